#include "web/server/multipart.h"

#include <algorithm>

#include "web/server/message.h"

namespace rowan::web {
namespace {

Refusal fault(std::string id, std::string text, std::string field = {}) { return Refusal::one(Because::invalid, std::move(id), std::move(text), std::move(field)); }
Refusal malformed() { return fault("form.multipart", "The form did not come over whole. Send it again."); }

bool boundary_char(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || std::string_view("'()+_,-./:=?").find(c) != std::string_view::npos;
}

// One parameter of a header: name=token or name="quoted", where browsers write %22, %0D and %0A for what may not stand there.
struct Parameter {
  std::string_view name;
  std::string_view value;
};
std::optional<Parameter> next_parameter(std::string_view& rest) {
  while (rest.starts_with(' ') || rest.starts_with('\t')) rest.remove_prefix(1);
  const std::size_t equals = rest.find('=');
  if (equals == 0 || equals == std::string_view::npos) return {};
  Parameter out{rest.substr(0, equals), {}};
  rest.remove_prefix(equals + 1);
  if (rest.starts_with('"')) {
    const std::size_t end = rest.find('"', 1);
    if (end == std::string_view::npos) return {};
    out.value = rest.substr(1, end - 1);
    rest.remove_prefix(end + 1);
  } else {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    out.value = rest.substr(0, end);
    rest.remove_prefix(end);
  }
  if (rest.empty()) return out;
  if (!rest.starts_with(';')) return {};
  rest.remove_prefix(1);
  return out;
}

struct PartHead {
  std::string name;
  bool file = false;
  bool named_file = false;  // with a file name: something was chosen
};
std::optional<PartHead> read_head(std::string_view lines) {
  std::optional<PartHead> head;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find("\r\n"), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 2, lines.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || line.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos) return {};
    if (!same_word(line.substr(0, colon), "Content-Disposition")) continue;
    std::string_view rest = line.substr(colon + 1);
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    if (head || !rest.starts_with("form-data;")) return {};
    rest.remove_prefix(std::string_view("form-data;").size());
    head.emplace();
    bool named = false;
    while (!rest.empty()) {
      const auto parameter = next_parameter(rest);
      if (!parameter) return {};
      if (same_word(parameter->name, "name")) {
        if (named) return {};
        named = true;
        head->name = parameter->value;
      } else if (same_word(parameter->name, "filename") || same_word(parameter->name, "filename*")) {
        head->file = true;
        head->named_file = head->named_file || !parameter->value.empty();
      }
    }
    if (!named) return {};
  }
  return head;
}

// As parse_form leaves a value: valid UTF-8, no NUL, line ends '\n'.
std::string_view clean(std::string_view raw, std::string& text) {
  if (raw.find('\0') != raw.npos) return "form.nul";
  if (!valid_utf8(raw)) return "form.utf8";
  text.clear();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '\r') text += raw[i];
    else if (i + 1 == raw.size() || raw[i + 1] != '\n') text += '\n';
  }
  return {};
}

std::optional<Refusal> take_part(const PartHead& head, std::string_view content, const FormLimits& limits, MultipartForm& out) {
  std::string name, value;
  if (const auto wrong = clean(head.name, name); !wrong.empty()) return fault(std::string(wrong), "The name of a field cannot be read.");
  if (name.empty()) return fault("form.no_name", "A field of the form has no name.");
  if (name.size() > limits.max_name_bytes) return fault("form.name_too_long", "The name of a field is too long.");
  if (head.file) {
    if (!head.named_file && content.empty()) return {};
    if (out.files.size() == max_upload_files) return fault("form.too_many_files", "Send fewer files at once.", name);
    out.files.push_back({std::move(name), std::string(content)});
    return {};
  }
  if (out.form.fields().size() == limits.max_fields) return fault("form.too_many_fields", "The form has too many fields.");
  if (const auto wrong = clean(content, value); !wrong.empty()) return fault(std::string(wrong), "This field cannot be read.", name);
  if (value.size() > limits.max_value_bytes) return fault("form.value_too_long", "This is too long. Shorten it and try again.", name);
  out.form.add(std::move(name), std::move(value));
  return {};
}

}  // namespace

const UploadedFile* MultipartForm::file(std::string_view field) const {
  for (const UploadedFile& file : files) if (file.field == field) return &file;
  return nullptr;
}

std::optional<std::string> multipart_boundary(std::string_view content_type) {
  const std::size_t semicolon = content_type.find(';');
  if (semicolon == std::string_view::npos || !same_word(content_type.substr(0, semicolon), "multipart/form-data")) return {};
  std::string_view rest = content_type.substr(semicolon + 1);
  std::optional<std::string> found;
  while (!rest.empty()) {
    const auto parameter = next_parameter(rest);
    if (!parameter) return {};
    if (!same_word(parameter->name, "boundary")) continue;
    if (found || parameter->value.empty() || parameter->value.size() > 70 || !std::all_of(parameter->value.begin(), parameter->value.end(), boundary_char)) return {};
    found = std::string(parameter->value);
  }
  return found;
}

Result<MultipartForm> parse_multipart(std::string_view body, std::string_view boundary, const FormLimits& limits) {
  const std::string first = "--" + std::string(boundary), between = "\r\n" + first;
  if (!body.starts_with(first)) return malformed();
  body.remove_prefix(first.size());
  MultipartForm out;
  std::size_t parts = 0;
  while (!body.starts_with("--")) {
    if (!body.starts_with("\r\n")) return malformed();
    body.remove_prefix(2);
    if (++parts > limits.max_fields + max_upload_files) return fault("form.too_many_fields", "The form has too many fields.");
    const std::size_t blank = body.find("\r\n\r\n");
    if (blank == std::string_view::npos || blank > 4096) return malformed();
    const auto head = read_head(body.substr(0, blank));
    body.remove_prefix(blank + 4);
    const std::size_t end = body.find(between);
    if (!head || end == std::string_view::npos) return malformed();
    if (auto refused = take_part(*head, body.substr(0, end), limits, out)) return std::move(*refused);
    body.remove_prefix(end + between.size());
  }
  if (body != "--" && body != "--\r\n") return malformed();
  return out;
}

}  // namespace rowan::web
