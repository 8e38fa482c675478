#pragma once
// Checks that the acts of a case share. Each adds its fault to the list, so that every one is reported at once.
#include <string>

#include "base/result.h"
#include "base/text.h"
#include "base/time.h"
#include "domain/entry.h"

namespace rowan {

// White space is no reason and no name.
[[nodiscard]] inline bool blank(std::string_view text) { return trim(text).empty(); }

class Faults {
 public:
  void add(std::string id, std::string text, std::string field) { refusal_.problems.push_back({std::move(id), std::move(text), std::move(field)}); }
  void need(const std::string& value, std::string text, std::string field) { if (blank(value)) add("form.needed", std::move(text), std::move(field)); }
  void at_most(const std::string& value, std::size_t most, std::string field) {
    if (value.size() > most) add("form.too-long", "This is too long. Use " + std::to_string(most) + " characters or fewer", std::move(field));
  }
  void not_future(Instant at, Instant now, std::string field) {
    if (at > now + minutes(5)) add("form.future", "The time it happened cannot be in the future", std::move(field));
  }
  [[nodiscard]] bool any() const { return !refusal_.problems.empty(); }
  [[nodiscard]] Refusal take() { return std::move(refusal_); }

 private:
  Refusal refusal_{Because::invalid, {}};
};

inline constexpr std::size_t longest_text = 20'000;
inline constexpr std::size_t longest_line = 300;

[[nodiscard]] inline Refusal refused(std::string id, std::string text, std::string field = {}) { return Refusal::one(Because::refused, std::move(id), std::move(text), std::move(field)); }

template <class T>
[[nodiscard]] std::vector<NewEntry> one(const T& value, Instant happened_at) {
  std::vector<NewEntry> out;
  out.push_back(new_entry(value, happened_at));
  return out;
}

}  // namespace rowan
