#pragma once
// multipart/form-data (RFC 7578), read once and strictly, for the few forms that bring a file. Names of files are not kept: they may tell.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "web/server/form.h"

namespace rowan::web {

struct UploadedFile {
  std::string field;
  std::string bytes;
};
struct MultipartForm {
  Form form;
  std::vector<UploadedFile> files;  // a file field left empty gives none

  [[nodiscard]] const UploadedFile* file(std::string_view field) const;
};

// The boundary of a Content-Type header: 1 to 70 characters that RFC 2046 allows. Nothing when the header is of another type or not well made.
[[nodiscard]] std::optional<std::string> multipart_boundary(std::string_view content_type);

inline constexpr std::size_t max_upload_files = 4;

// Text fields are held to `limits` and cleaned as those of parse_form. Refused as Because::invalid: form.multipart (not well formed, or cut
// off), form.too_many_fields, form.too_many_files, form.name_too_long, form.value_too_long, form.utf8, form.nul, form.no_name.
[[nodiscard]] Result<MultipartForm> parse_multipart(std::string_view body, std::string_view boundary, const FormLimits& limits = {});

}  // namespace rowan::web
