// Any bytes at all: a form of clean text within its limits, or problems with places.
#include "web/server/form.h"

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
  const FormLimits limits{.max_fields = 20, .max_name_bytes = 30, .max_value_bytes = 100};
  const auto form = parse_form({reinterpret_cast<const char*>(data), size}, limits);
  if (!form) {
    must(!form.refusal().problems.empty());
    for (const rowan::Problem& problem : form.refusal().problems) must(!problem.id.empty() && !problem.text.empty() && valid_utf8(problem.field));
    return 0;
  }
  std::string again;
  must(form->fields().size() <= limits.max_fields);
  for (const Form::Field& field : form->fields()) {
    must(!field.name.empty() && field.name.size() <= limits.max_name_bytes && field.value.size() <= limits.max_value_bytes);
    must(valid_utf8(field.name) && valid_utf8(field.value));
    must(field.value.find('\r') == field.value.npos && field.value.find('\0') == field.value.npos);
    must(form->has(field.name) && !form->all(field.name).empty());
    again += (again.empty() ? "" : "&") + percent_encode(field.name) + "=" + percent_encode(field.value);
  }
  // Written out and read again it is the same form.
  const auto second = parse_form(again, limits);
  must(second.ok() && second->fields().size() == form->fields().size());
  for (std::size_t i = 0; i < form->fields().size(); ++i)
    must(second->fields()[i].name == form->fields()[i].name && second->fields()[i].value == form->fields()[i].value);
  return 0;
}
