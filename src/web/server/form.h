#pragma once
// application/x-www-form-urlencoded, read once and strictly: every fault is reported with the field it is in, nothing is guessed.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace rowan::web {

struct FormLimits {
  std::size_t max_fields = 500;
  std::size_t max_name_bytes = 200;
  std::size_t max_value_bytes = 100'000;
};

class Form {
 public:
  struct Field {
    std::string name;
    std::string value;
  };

  // The first value of a field; empty when it was not sent.
  [[nodiscard]] std::string_view one(std::string_view name) const;
  // Nothing when it was not sent: tells an empty field from an absent one.
  [[nodiscard]] std::optional<std::string_view> maybe(std::string_view name) const;
  // Every value of a field (checkboxes), in the order sent.
  [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] const std::vector<Field>& fields() const { return fields_; }
  // For tests and for building a form by hand.
  Form& add(std::string name, std::string value);

 private:
  std::vector<Field> fields_;
};

// Values are valid UTF-8 without NUL, and line ends are '\n' (CRLF and a lone CR become it).
// Refused as Because::invalid with one Problem a fault, `field` naming the field where its name could be read, else "field 3":
// form.escape, form.utf8, form.nul, form.no_name, form.name_too_long, form.value_too_long, form.too_many_fields.
[[nodiscard]] Result<Form> parse_form(std::string_view body, const FormLimits& limits = {});

}  // namespace rowan::web
