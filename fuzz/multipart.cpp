// Any bytes at all: a form of clean text with its files, or a problem.
#include "web/server/multipart.h"

#include <cstdint>
#include <cstdlib>

#include "web/server/message.h"

using namespace rowan::web;

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const std::size_t line = std::min(bytes.find('\n'), bytes.size());  // the first line is the header
  const auto boundary = multipart_boundary(bytes.substr(0, line));
  if (!boundary) return 0;
  must(!boundary->empty() && boundary->size() <= 70);
  const FormLimits limits{.max_fields = 20, .max_name_bytes = 30, .max_value_bytes = 100};
  const auto form = parse_multipart(bytes.substr(std::min(line + 1, bytes.size())), *boundary, limits);
  if (!form) {
    must(!form.refusal().problems.empty() && !form.refusal().first().id.empty() && !form.refusal().first().text.empty());
    return 0;
  }
  must(form->form.fields().size() <= limits.max_fields && form->files.size() <= max_upload_files);
  for (const Form::Field& field : form->form.fields()) {
    must(!field.name.empty() && field.name.size() <= limits.max_name_bytes && field.value.size() <= limits.max_value_bytes);
    must(valid_utf8(field.name) && valid_utf8(field.value) && field.value.find('\r') == field.value.npos && field.value.find('\0') == field.value.npos);
  }
  for (const UploadedFile& file : form->files) must(!file.field.empty() && file.bytes.find("\r\n--" + *boundary) == std::string::npos);
  return 0;
}
