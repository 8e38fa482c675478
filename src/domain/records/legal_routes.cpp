#include "domain/records/legal_routes.h"

#include <algorithm>

namespace rowan {

std::string_view label_of(LegalRouteKind kind) {
  switch (kind) {
    case LegalRouteKind::possession: return "Grounds for possession";
    case LegalRouteKind::order: return "Injunctions and orders";
    case LegalRouteKind::tenancy: return "Changing who holds the tenancy";
  }
  return {};
}

// The grounds of the Housing Act 1988 are England's alone here: in Wales the Renting Homes (Wales) Act 2016 stands in their place since
// 1 December 2022. Scotland and Northern Ireland have law of their own, none of which is on this list.
std::span<const LegalRoute> legal_routes() {
  using K = LegalRouteKind;
  static const std::vector<LegalRoute> routes{
      {.code = "ground_14a",
       .title = "Ground 14A: a partner has left because of violence",
       .kind = K::possession,
       .nations = {LawOf::england},
       .source = "Housing Act 1988 Schedule 2 Ground 14A, put in by Housing Act 1996 section 149",
       .who = "The landlord",
       .needs = {"The landlord is a registered provider of social housing or a charitable housing trust",
                 "The two live or lived there as a couple, and one or both of them hold the tenancy",
                 "One of them has left because of violence or threats by the other, to them or to family living with them",
                 "Whoever left is unlikely to return"},
       .note = "Not open while the survivor still lives there. The notice also has to be served on whoever left, or all reasonable steps "
               "taken to do so. Notes made at the time and what support workers saw can be enough; they need not give evidence.",
       .from = Date{1997, 2, 28}},
      {.code = "ground_14",
       .title = "Ground 14: nuisance, or a serious offence in the area",
       .kind = K::possession,
       .nations = {LawOf::england},
       .source = "Housing Act 1988 Schedule 2 Ground 14, as put in by Housing Act 1996 section 148",
       .who = "The landlord",
       .needs = {"Conduct that causes or can cause nuisance to people living or working near, or a conviction for certain offences"},
       .note = "It is against every tenant of the home: a survivor who is a joint tenant can lose the home with it.",
       .from = Date{1997, 2, 28}},
      {.code = "ground_7a",
       .title = "Ground 7A: a conviction or a broken order",
       .kind = K::possession,
       .nations = {LawOf::england},
       .source = "Housing Act 1988 Schedule 2 Ground 7A, put in by Anti-social Behaviour, Crime and Policing Act 2014 section 97",
       .who = "The landlord",
       .needs = {"A conviction for a serious offence, or a broken injunction or order, of the kinds the ground lists"},
       .discretionary = false,
       .note = "The court has no choice once it is proved, and it is against every tenant of the home.",
       .from = Date{2014, 10, 20}},
      {.code = "ground_12",
       .title = "Ground 12: a term of the tenancy is broken",
       .kind = K::possession,
       .nations = {LawOf::england},
       .source = "Housing Act 1988 Schedule 2 Ground 12",
       .who = "The landlord",
       .needs = {"A term of the tenancy, other than the rent, was broken"},
       .note = "It is against every tenant of the home.",
       .from = Date{1989, 1, 15}},
      {.code = "non_molestation",
       .title = "Non-molestation order",
       .kind = K::order,
       .nations = {LawOf::england, LawOf::wales},
       .source = "Family Law Act 1996 section 42",
       .who = "The survivor, alone or with a solicitor or a national injunction service",
       .needs = {"The two are associated persons: partners, relatives, parents of a child, or living in one household"},
       .note = "Can be had without notice on the same day. Breaking it is a crime. It binds once it is served in person.",
       .from = Date{1997, 10, 1}},
      {.code = "occupation_order",
       .title = "Occupation order",
       .kind = K::order,
       .nations = {LawOf::england, LawOf::wales},
       .source = "Family Law Act 1996 sections 33 to 38",
       .who = "The survivor, alone or with a solicitor or a national injunction service",
       .needs = {"The two are associated persons and the home is or was theirs", "The court weighs the harm to each"},
       .note = "Says who lives in the home and who stays away; a power of arrest can go with it.",
       .from = Date{1997, 10, 1}},
      {.code = "civil_injunction",
       .title = "Injunction sought by the landlord",
       .kind = K::order,
       .nations = {LawOf::england, LawOf::wales},
       .source = "Anti-social Behaviour, Crime and Policing Act 2014 Part 1",
       .who = "The landlord",
       .needs = {"Conduct that causes nuisance in connection with housing",
                 "To keep somebody out of their home: violence or threats, or a significant risk of harm (section 13)"},
       .note = "Can be had without notice.",
       .from = Date{2015, 3, 23}},
      {.code = "protection_notice",
       .title = "Domestic abuse protection notice and order",
       .kind = K::order,
       .nations = {LawOf::england, LawOf::wales},
       .source = "Domestic Abuse Act 2021 Part 3",
       .who = "The police give the notice; police, survivor and others can ask for the order",
       .needs = {"The person who harms is 18 or over", "They live in an area where the notices and orders are in use"},
       .note = "The notice lasts 48 hours and can keep them out of the home. In use area by area: ask the police whether yours is one.",
       .from = Date{2024, 11, 27}},
      {.code = "violence_protection_order",
       .title = "Domestic violence protection notice and order",
       .kind = K::order,
       .nations = {LawOf::england, LawOf::wales},
       .source = "Crime and Security Act 2010 sections 24 to 33",
       .who = "The police",
       .needs = {"The person who harms is 18 or over and has used or threatened violence"},
       .note = "Where the newer notice is not in use yet. The order lasts 14 to 28 days.",
       .from = Date{2014, 3, 8}},
      {.code = "restraining_order",
       .title = "Restraining order",
       .kind = K::order,
       .nations = {LawOf::england, LawOf::wales},
       .source = "Sentencing Act 2020 section 360; Protection from Harassment Act 1997 section 5A",
       .who = "The prosecution, in a criminal court",
       .needs = {"A criminal case: after a conviction, or after an acquittal"},
       .from = Date{2020, 12, 1}},
      {.code = "stalking_protection_order",
       .title = "Stalking protection order",
       .kind = K::order,
       .nations = {LawOf::england, LawOf::wales},
       .source = "Stalking Protection Act 2019",
       .who = "The police",
       .needs = {"Acts of stalking, and a need to protect somebody from them"},
       .from = Date{2020, 1, 20}},
      {.code = "surrender",
       .title = "They give up their part of the tenancy",
       .kind = K::tenancy,
       .nations = {LawOf::england},
       .source = "The tenancy agreement; the law of surrender, release and assignment",
       .who = "The joint tenants and the landlord together",
       .needs = {"Everybody who holds the tenancy agrees in writing"},
       .note = "One joint tenant alone can end a periodic joint tenancy for both: ask a lawyer first about what that does to the survivor."},
      {.code = "transfer_by_court",
       .title = "A court transfers the tenancy",
       .kind = K::tenancy,
       .nations = {LawOf::england, LawOf::wales},
       .source = "Family Law Act 1996 Schedule 7; Matrimonial Causes Act 1973 section 24; Children Act 1989 Schedule 1",
       .who = "The survivor, with a solicitor",
       .needs = {"They are or were married, civil partners or living together, or it is for the good of a child"},
       .from = Date{1997, 10, 1}},
  };
  return routes;
}

const LegalRoute* find_legal_route(std::string_view code) {
  for (const LegalRoute& route : legal_routes()) if (route.code == code) return &route;
  return nullptr;
}
Answer law_in(const LegalRoute& route, std::string_view nation) {
  const auto here = named<LawOf>(nation);
  if (!here) return Answer::unknown;
  return std::find(route.nations.begin(), route.nations.end(), *here) != route.nations.end() ? Answer::yes : Answer::no;
}
std::string nations_words(const LegalRoute& route) {
  std::string out;
  for (std::size_t i = 0; i < route.nations.size(); ++i)
    out += (i == 0 ? "" : i + 1 == route.nations.size() ? " and " : ", ") + std::string(label_of(route.nations[i]));
  return out;
}
bool in_force(const LegalRoute& route, Date day) { return (!route.from || *route.from <= day) && (!route.until || day <= *route.until); }

std::vector<const LegalRoute*> legal_routes_on(Date day) {
  std::vector<const LegalRoute*> out;
  for (const LegalRoute& route : legal_routes()) if (in_force(route, day)) out.push_back(&route);
  return out;
}
std::vector<RecordChoice> choices_of(LegalRouteKind kind) {
  std::vector<RecordChoice> out;
  for (const LegalRoute& route : legal_routes()) if (route.kind == kind) out.push_back({std::string(route.code), std::string(route.title)});
  return out;
}

std::vector<std::string> ground_14a_warnings(const PartnerLeft& known) {
  std::vector<std::string> out;
  if (known.survivor_lives_there == Answer::yes)
    out.emplace_back("The survivor still lives there: Ground 14A is not open until one of the two has left because of violence.");
  else if (known.survivor_lives_there != Answer::no) out.emplace_back("It is not known whether the survivor still lives there.");
  if (known.left_because_of_violence != Answer::yes) out.emplace_back("It is not known that they left because of violence or threats.");
  if (known.unlikely_to_return != Answer::yes) out.emplace_back("It is not known that they are unlikely to return.");
  if (known.registered_provider != Answer::yes)
    out.emplace_back("It is not known that the landlord of this home is a registered provider or a charitable housing trust.");
  return out;
}

}  // namespace rowan
