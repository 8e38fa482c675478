#include "domain/facts.h"

namespace rowan {

void Facts::set(std::string_view name, std::string value, Instant at) {
  for (Fact& fact : facts_)
    if (fact.name == name) {
      // Said again is not new: a clock that it started goes on (SG-17).
      if (fact.value == value) {
        if (at < fact.at) fact.at = at;
        return;
      }
      fact.value = std::move(value);
      if (fact.at < at) fact.at = at;
      return;
    }
  facts_.push_back({name, std::move(value), at});
}

void Facts::happened(std::string_view name, Instant at, std::string value) { facts_.push_back({name, std::move(value), at}); }

std::optional<std::string_view> Facts::value(std::string_view name) const {
  const Fact* latest = nullptr;
  for (const Fact& fact : facts_) if (fact.name == name && (!latest || latest->at <= fact.at)) latest = &fact;
  return latest ? std::optional<std::string_view>{latest->value} : std::nullopt;
}
std::optional<Instant> Facts::first(std::string_view name) const {
  std::optional<Instant> found;
  for (const Fact& fact : facts_) if (fact.name == name && (!found || fact.at < *found)) found = fact.at;
  return found;
}
std::optional<Instant> Facts::last(std::string_view name) const {
  std::optional<Instant> found;
  for (const Fact& fact : facts_) if (fact.name == name && (!found || *found < fact.at)) found = fact.at;
  return found;
}
std::optional<Instant> Facts::first_after(std::string_view name, Instant from) const {
  std::optional<Instant> found;
  for (const Fact& fact : facts_) if (fact.name == name && from <= fact.at && (!found || fact.at < *found)) found = fact.at;
  return found;
}
int Facts::count(std::string_view name) const {
  int n = 0;
  for (const Fact& fact : facts_) if (fact.name == name) ++n;
  return n;
}

}  // namespace rowan
