#pragma once
// Legal routes against somebody who harms at home, as dated data: the law changes, and a route counts only on the days it is in force
// (NHG-10, CX-4.5). What has to be true for each stands with it. For orientation; whoever uses one asks a lawyer.
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "domain/answers.h"
#include "domain/records.h"

namespace rowan {

enum class LegalRouteKind { possession, order, tenancy };
inline constexpr std::string_view legal_route_kind_names[] = {"possession", "order", "tenancy"};
constexpr std::span<const std::string_view> names_of(LegalRouteKind) { return legal_route_kind_names; }
[[nodiscard]] std::string_view label_of(LegalRouteKind kind);

// Each nation has its own law of housing and of the family.
enum class LawOf { england, wales, scotland, northern_ireland };
inline constexpr std::string_view law_of_names[] = {"england", "wales", "scotland", "northern_ireland"};
constexpr std::span<const std::string_view> names_of(LawOf) { return law_of_names; }
inline constexpr std::string_view law_of_labels[] = {"England", "Wales", "Scotland", "Northern Ireland"};
constexpr std::string_view label_of(LawOf nation) { return law_of_labels[static_cast<std::size_t>(nation)]; }

struct LegalRoute {
  std::string_view code;    // stored with records
  std::string_view title;
  LegalRouteKind kind = LegalRouteKind::order;
  std::vector<LawOf> nations;  // where it is law; never empty
  std::string_view source;  // where the law is
  std::string_view who;     // who asks for it
  std::vector<std::string_view> needs;  // what has to be true
  bool discretionary = true;            // the court weighs whether it is reasonable
  std::string_view note = {};
  std::optional<Date> from = {};   // nothing: before our list begins
  std::optional<Date> until = {};  // the last day; nothing: in force
  Date checked = {2026, 11, 22};   // the day it was last held against its source, by whoever keeps this list and not by a lawyer
};

[[nodiscard]] std::span<const LegalRoute> legal_routes();
[[nodiscard]] const LegalRoute* find_legal_route(std::string_view code);
[[nodiscard]] bool in_force(const LegalRoute& route, Date day);
[[nodiscard]] std::vector<const LegalRoute*> legal_routes_on(Date day);
// Whether the route is law where the home is. nation: a code of property.nation; unknown where the home's nation is not known.
[[nodiscard]] Answer law_in(const LegalRoute& route, std::string_view nation);
[[nodiscard]] std::string nations_words(const LegalRoute& route);  // "England and Wales"
// Of one kind, as choices of a form, those of the past with them: what was recorded keeps its name.
[[nodiscard]] std::vector<RecordChoice> choices_of(LegalRouteKind kind);

// What is known of the preconditions of Ground 14A.
struct PartnerLeft {
  Answer registered_provider = Answer::not_asked;
  Answer survivor_lives_there = Answer::not_asked;
  Answer left_because_of_violence = Answer::not_asked;
  Answer unlikely_to_return = Answer::not_asked;
};
// Every precondition of Ground 14A that is not known to be met, as a sentence. Empty: all four are.
[[nodiscard]] std::vector<std::string> ground_14a_warnings(const PartnerLeft& known);

}  // namespace rowan
