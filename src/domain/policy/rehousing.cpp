#include "domain/policy/rehousing.h"

#include <algorithm>

#include "base/codec.h"

namespace rowan {

std::string_view in_words(RehousingWay way) {
  switch (way) {
    case RehousingWay::direct_let: return "direct let";
    case RehousingWay::management_transfer: return "management transfer";
    case RehousingWay::points: return "points for rehousing";
    case RehousingWay::mutual_exchange: return "mutual exchange";
    case RehousingWay::out_of_area: return "a move out of the area";
  }
  return {};
}

const RehousingRoute* RehousingRule::find(RehousingWay way) const {
  const auto found = std::find_if(routes.begin(), routes.end(), [&](const RehousingRoute& route) { return route.way == way; });
  return found == routes.end() ? nullptr : &*found;
}

Condition needs_of(const RehousingRoute& route) {
  Condition all{Condition::Kind::all};
  if (route.sole_tenant) all.parts.push_back({Condition::Kind::is, {}, "tenancy.kind", {"sole"}});
  if (!route.supporters.empty()) {
    Condition support{Condition::Kind::happened, {}, "direct_let.supported"};
    for (const Supporter supporter : route.supporters) support.values.emplace_back(name_of(supporter));
    all.parts.push_back(std::move(support));
  }
  if (route.significant_risk) all.parts.push_back({Condition::Kind::is, {}, "direct_let.basis", {"significant_risk"}});
  return all;
}

Truth route_open(const RehousingRoute& route, const Facts& facts, Instant now) {
  bool waits = false;
  for (const Condition& part : needs_of(route).parts) {
    const Truth holds = evaluate(part, facts, now);
    // Support not on record yet may still come; a joint tenancy is an answer.
    if (holds == Truth::no && part.kind == Condition::Kind::is) return Truth::no;
    waits = waits || holds != Truth::yes;
  }
  return waits ? Truth::unknown : Truth::yes;
}

std::vector<TonightOption> tonight_options(const TemporaryRule* rule) {
  std::vector<TonightOption> out{{"council", "Advice and referral to the council as homeless"},
                                 {"refuge", "A place in a refuge"},
                                 {"specialist", "Advice by a specialist domestic abuse service"},
                                 {"family_or_friends", "With family or friends, where it is safe"}};
  if (rule && rule->from == TemporaryFrom::own_homes) out.push_back({"own_home", "One of our own empty homes for now"});
  return out;
}

}  // namespace rowan
