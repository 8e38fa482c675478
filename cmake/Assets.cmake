# embed_assets(TARGET): compiles assets/ with tools/build-assets when something there changed, and puts the files into TARGET.
function(embed_assets TARGET)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS
    ${CMAKE_SOURCE_DIR}/assets/images/* ${CMAKE_SOURCE_DIR}/assets/scripts/*.js ${CMAKE_SOURCE_DIR}/assets/styles/*.scss)
  set(folder ${CMAKE_BINARY_DIR}/assets)
  add_custom_command(
    OUTPUT ${folder}/embedded_assets.cpp
    COMMAND ${CMAKE_SOURCE_DIR}/tools/build-assets ${folder}
    DEPENDS ${sources} ${CMAKE_SOURCE_DIR}/assets/build.mjs ${CMAKE_SOURCE_DIR}/assets/package-lock.json ${CMAKE_SOURCE_DIR}/tools/build-assets
    COMMENT "Building style sheets and scripts"
    VERBATIM)
  target_sources(${TARGET} PRIVATE ${folder}/embedded_assets.cpp)
  # The assembler takes the files in; a cached object would miss nothing, as their names change with their content.
  set_source_files_properties(${folder}/embedded_assets.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()
