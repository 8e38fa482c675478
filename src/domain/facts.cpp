#include "domain/facts.h"

#include <algorithm>
#include <deque>
#include <mutex>

namespace rowan {
namespace {

struct PackFact {
  std::string name, means;
  FactName fact;
};

bool pack_shaped(std::string_view name) {
  const std::string_view code = name.substr(std::min<std::size_t>(5, name.size()));
  return name.starts_with("pack.") && !code.empty() && code.size() <= 60 &&
         std::all_of(code.begin(), code.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

}  // namespace

const FactName* pack_fact(std::string_view name) {
  if (!pack_shaped(name)) return nullptr;
  static std::mutex guard;
  static std::deque<PackFact> known;  // a deque moves nothing when it grows
  const std::lock_guard lock(guard);
  for (const PackFact& each : known) if (each.name == name) return &each.fact;
  PackFact& made = known.emplace_back();
  made.name = name;
  made.means = "recorded: " + made.name.substr(5);
  std::replace(made.means.begin(), made.means.end(), '_', ' ');
  made.fact = {made.name, FactKind::event, "", made.means};
  return &made.fact;
}

void Facts::add(std::string_view name, std::string value, Instant at) {
  if (facts_.empty()) facts_.reserve(64);
  names_[place(name) / 64] |= std::uint64_t{1} << (place(name) % 64);
  facts_.push_back({name, std::move(value), at});
}

void Facts::set(std::string_view name, std::string value, Instant at) {
  if (!may_hold(name)) return add(name, std::move(value), at);
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
  add(name, std::move(value), at);
}

void Facts::happened(std::string_view name, Instant at, std::string value) { add(name, std::move(value), at); }

std::optional<std::string_view> Facts::value(std::string_view name) const {
  if (!may_hold(name)) return {};
  const Fact* latest = nullptr;
  for (const Fact& fact : facts_) if (fact.name == name && (!latest || latest->at <= fact.at)) latest = &fact;
  return latest ? std::optional<std::string_view>{latest->value} : std::nullopt;
}
std::optional<Instant> Facts::first(std::string_view name) const {
  if (!may_hold(name)) return {};
  std::optional<Instant> found;
  for (const Fact& fact : facts_) if (fact.name == name && (!found || fact.at < *found)) found = fact.at;
  return found;
}
std::optional<Instant> Facts::last(std::string_view name) const {
  if (!may_hold(name)) return {};
  std::optional<Instant> found;
  for (const Fact& fact : facts_) if (fact.name == name && (!found || *found < fact.at)) found = fact.at;
  return found;
}
std::optional<Instant> Facts::first_after(std::string_view name, Instant from) const {
  if (!may_hold(name)) return {};
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
