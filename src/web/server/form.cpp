#include "web/server/form.h"

#include <algorithm>

#include "web/server/message.h"

namespace rowan::web {
namespace {

void normalise_line_ends(std::string& s) {
  if (s.find('\r') == s.npos) return;
  std::size_t to = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] != '\r') s[to++] = s[i];
    else if (i + 1 == s.size() || s[i + 1] != '\n') s[to++] = '\n';
  }
  s.resize(to);
}

// Decodes one piece and says what is wrong with it, by id; nothing wrong is an empty id.
std::string_view read_piece(std::string_view raw, std::string& text) {
  auto decoded = percent_decode(raw, true);
  if (!decoded) return "form.escape";
  if (decoded->find('\0') != decoded->npos) return "form.nul";
  if (!valid_utf8(*decoded)) return "form.utf8";
  normalise_line_ends(*decoded);
  text = std::move(*decoded);
  return {};
}

std::string_view sentence(std::string_view id) {
  if (id == "form.escape") return "A percent escape of the form is broken.";
  if (id == "form.nul") return "The form holds a NUL character.";
  if (id == "form.utf8") return "The form is not valid UTF-8.";
  if (id == "form.no_name") return "A field of the form has no name.";
  if (id == "form.name_too_long") return "The name of a field is too long.";
  if (id == "form.value_too_long") return "This is too long. Shorten it and try again.";
  return "The form has too many fields.";
}

struct Reader {
  const FormLimits& limits;
  Form form = {};
  Refusal refusal = {Because::invalid, {}};

  void fault(std::string_view id, std::string place) { refusal.problems.push_back({std::string{id}, std::string{sentence(id)}, std::move(place)}); }

  void read(std::string_view pair, std::size_t number) {
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view raw_value = pair.substr(std::min(equals + 1, pair.size()));
    std::string name;
    std::string value;
    std::string_view name_fault = read_piece(pair.substr(0, equals), name);
    if (name_fault.empty() && name.empty()) name_fault = "form.no_name";
    if (name_fault.empty() && name.size() > limits.max_name_bytes) name_fault = "form.name_too_long";
    const std::string place = name_fault.empty() ? name : "field " + std::to_string(number);
    if (!name_fault.empty()) fault(name_fault, place);
    std::string_view value_fault = read_piece(raw_value, value);
    if (value_fault.empty() && value.size() > limits.max_value_bytes) value_fault = "form.value_too_long";
    if (!value_fault.empty()) fault(value_fault, place);
    if (name_fault.empty() && value_fault.empty()) form.add(std::move(name), std::move(value));
  }
};

}  // namespace

std::string_view Form::one(std::string_view name) const { return maybe(name).value_or(std::string_view{}); }

std::optional<std::string_view> Form::maybe(std::string_view name) const {
  const auto found = std::ranges::find(fields_, name, &Field::name);
  if (found == fields_.end()) return {};
  return std::string_view{found->value};
}

std::vector<std::string_view> Form::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const Field& field : fields_)
    if (field.name == name) values.push_back(field.value);
  return values;
}

bool Form::has(std::string_view name) const { return maybe(name).has_value(); }

Form& Form::add(std::string name, std::string value) {
  fields_.push_back({std::move(name), std::move(value)});
  return *this;
}

Result<Form> parse_form(std::string_view body, const FormLimits& limits) {
  Reader reader{limits};
  std::size_t number = 0;
  while (!body.empty()) {
    // A hundred million empty fields would be a hundred million problems: this one ends the reading.
    if (++number > limits.max_fields) {
      reader.fault("form.too_many_fields", "");
      break;
    }
    const std::size_t end = std::min(body.find('&'), body.size());
    reader.read(body.substr(0, end), number);
    const bool more = end < body.size();
    body.remove_prefix(more ? end + 1 : end);
    if (more && body.empty()) reader.fault("form.no_name", "field " + std::to_string(number + 1));
  }
  if (!reader.refusal.problems.empty()) return reader.refusal;
  return std::move(reader.form);
}

}  // namespace rowan::web
