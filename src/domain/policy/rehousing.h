#pragma once
// Ways to another home, and a roof for tonight, as a policy offers them.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/policy/condition.h"

namespace rowan {

enum class RehousingWay { direct_let, management_transfer, points, mutual_exchange, out_of_area };
inline constexpr std::string_view rehousing_way_names[] = {"direct_let", "management_transfer", "points", "mutual_exchange", "out_of_area"};
constexpr std::span<const std::string_view> names_of(RehousingWay) { return rehousing_way_names; }
[[nodiscard]] std::string_view in_words(RehousingWay way);

enum class Supporter { police, other_agency };
inline constexpr std::string_view supporter_names[] = {"police", "other_agency"};
constexpr std::span<const std::string_view> names_of(Supporter) { return supporter_names; }

struct RehousingRoute {
  RehousingWay way = RehousingWay::direct_let;
  std::string clause;
  bool sole_tenant = false;            // only for a sole tenant
  std::vector<Supporter> supporters;   // one of these must support it; empty = nobody need
  bool significant_risk = false;       // on the basis of significant risk from the perpetrator
  std::optional<int> lapse_months;     // an award of it lapses
  std::optional<int> offers;           // so many suitable offers are made
};
struct RehousingRule {
  std::vector<RehousingRoute> routes;
  [[nodiscard]] const RehousingRoute* find(RehousingWay way) const;
};

// What must be on record before the route is decided, as a condition over facts (CX-4.4).
[[nodiscard]] Condition needs_of(const RehousingRoute& route);
// yes: the decision is due, yes or no with a reason. no: this way is not for them, others are (a joint tenant). unknown: it waits
// for what is missing.
[[nodiscard]] Truth route_open(const RehousingRoute& route, const Facts& facts, Instant now);

// Where somebody with nowhere safe tonight may be placed by the landlord itself. `none` is a policy's own word (CX-4.3).
enum class TemporaryFrom { none, own_homes, local_authority };
inline constexpr std::string_view temporary_from_names[] = {"none", "own_homes", "local_authority"};
constexpr std::span<const std::string_view> names_of(TemporaryFrom) { return temporary_from_names; }

struct TemporaryRule {
  std::string clause;
  TemporaryFrom from = TemporaryFrom::none;
};
struct TonightOption {
  std::string_view code;
  std::string_view label;
};
// What can be offered to somebody with nowhere safe tonight: council, refuge and specialist advice always; our own empty homes only
// where the policy says that there are any. Absent: not offered, as nobody may promise it.
[[nodiscard]] std::vector<TonightOption> tonight_options(const TemporaryRule* rule);

}  // namespace rowan
