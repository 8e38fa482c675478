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
  if (facts_.empty()) {
    facts_.reserve(64);
    next_.reserve(64);
  }
  const auto here = static_cast<std::int32_t>(facts_.size());
  Chain& chain = chains_[place(name)];
  if (chain.first == none) chain.first = here;
  else next_[static_cast<std::size_t>(chain.last)] = here;
  chain.last = here;
  next_.push_back(none);
  facts_.push_back({name, std::move(value), at});
}

void Facts::set(std::string_view name, std::string value, Instant at) {
  for (std::int32_t i = chains_[place(name)].first; i != none; i = next_[static_cast<std::size_t>(i)]) {
    Fact& fact = facts_[static_cast<std::size_t>(i)];
    if (fact.name != name) continue;
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
  const Fact* latest = nullptr;
  for (const Fact& fact : of(name)) if (!latest || latest->at <= fact.at) latest = &fact;
  return latest ? std::optional<std::string_view>{latest->value} : std::nullopt;
}
std::optional<Instant> Facts::first(std::string_view name) const {
  std::optional<Instant> found;
  for (const Fact& fact : of(name)) if (!found || fact.at < *found) found = fact.at;
  return found;
}
std::optional<Instant> Facts::last(std::string_view name) const {
  std::optional<Instant> found;
  for (const Fact& fact : of(name)) if (!found || *found < fact.at) found = fact.at;
  return found;
}
std::optional<Instant> Facts::first_after(std::string_view name, Instant from) const {
  std::optional<Instant> found;
  for (const Fact& fact : of(name)) if (from <= fact.at && (!found || fact.at < *found)) found = fact.at;
  return found;
}
int Facts::count(std::string_view name) const {
  int n = 0;
  for ([[maybe_unused]] const Fact& fact : of(name)) ++n;
  return n;
}

}  // namespace rowan
