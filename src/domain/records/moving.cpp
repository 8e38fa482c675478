// Leaving home and moving: where it is not safe, offers and viewings, the new home and what must not be lost on the way (CX-4.2, CX-4.4,
// SG-4, SG-20, SG-21). What tells of the new home is kept apart and stands in no other place.
#include <algorithm>

#include "domain/access.h"
#include "domain/records/places.h"
#include "domain/records/themes.h"
#include "domain/records/values.h"

namespace rowan::record_themes {
namespace {

constexpr RecordTheme here = RecordTheme::housing;
const RoleSet those_who_arrange_it{Role::officer, Role::manager, Role::da_lead, Role::safeguarding_lead};

std::string value(const RecordMade& record, std::string_view field) {
  const std::string* v = value_of(record, field);
  return v ? *v : std::string{};
}

RecordRow danger_area() {
  return {.what = "danger-area",
          .title = "Area that is not safe",
          .hint = "Nothing is offered there without a reason. Ask them: they know where the other person goes.",
          .theme = here,
          .clause = "SG-20",
          .timeline = "decision",
          .choices = {{"home", "The other person lives there"},
                      {"work", "The other person works there"},
                      {"family", "Their family or friends live there"},
                      {"prison", "Near a prison, or a bail address"},
                      {"school_run", "On the way to a school or nursery"},
                      {"exclusion", "An order keeps somebody out of it, or in it"},
                      {"other", "Another reason"}},
          .text_label = "What they said about it",
          .text_needed_for = {"other"},
          .fields = {{.code = "area",
                      .label = "Which area?",
                      .hint = "The beginning of a postcode, for example SY1, or the name of a place",
                      .needed = true},
                     {.code = "until", .label = "Until when, if it ends?", .kind = FieldKind::date}},
          .due = {{.title = "See whether the area is safe now", .field = "until", .expires = true}}};
}
RecordRow danger_area_end() {
  return {.what = "danger-area-end",
          .title = "The area is safe again",
          .hint = "Ask them before it is taken off.",
          .theme = here,
          .clause = "SG-20",
          .timeline = "decision",
          .text_label = "What changed, and what they say",
          .text_needed = true,
          .continues = {"danger-area"},
          .once = true,
          .ends = true};
}

void check_offer(const Seen& seen, const RecordMade& record, std::vector<Problem>& problems) {
  if (!value(record, "danger_why").empty()) return;
  const std::string offered = value(record, "postcode") + ' ' + value(record, "address");
  for (const DangerArea& each : danger_areas(seen.get(), seen.now()))
    if (area_covers(each.area, value(record, "postcode")) || area_covers(each.area, offered)) {
      problems.push_back(
          {"offer.danger-area", "This home lies in an area that is not safe for them. If they want it all the same, say why", "danger_why"});
      return;
    }
}
RecordRow offer() {
  return {.what = "home-offer",
          .title = "Offer of a home",
          .hint = "Held against the areas that are not safe. The address is written here and nowhere else.",
          .theme = here,
          .clause = "CX-4.4",
          .timeline = "decision",
          .choices = {{"direct_let", "Direct let"},
                      {"management_transfer", "Management transfer"},
                      {"points", "By points or bidding"},
                      {"other_landlord", "From another landlord or the council"},
                      {"other", "Another way"}},
          .text_label = "What they need of it, and what they said",
          .fields = {{.code = "address", .label = "Address", .kind = FieldKind::long_words, .needed = true},
                     {.code = "postcode", .label = "Postcode", .needed = true},
                     {.code = "danger_why",
                      .label = "If it lies in an area that is not safe: why it is offered all the same",
                      .kind = FieldKind::long_words},
                     {.code = "more_why",
                      .label = "If the policy makes fewer offers: why another is made",
                      .kind = FieldKind::long_words},
                     {.code = "answer_by", .label = "Answer by", .kind = FieldKind::date, .needed = true}},
          .due = {{.title = "Ask whether they want the home", .field = "answer_by", .met_by = {"home-reserved", "home-not-taken"}}},
          .affects_them = true,
          .affects_them_for = {"management_transfer"},
          .kept = RecordClass::new_home,
          .readers = those_who_arrange_it,
          .check = check_offer};
}
// Somebody came to two viewings because the times were known (safeguards 24).
void check_viewing(const Seen& seen, const RecordMade& record, std::vector<Problem>& problems) {
  if (value(record, "told") == "safe_way" && !seen.get().contact.known())
    problems.push_back({"viewing.safe-way", "No way of reaching them is approved. Approve one first, or tell them in person", "told"});
  if (value(record, "others_know") != "no" && value(record, "others_why").empty())
    problems.push_back({"viewing.others", "Say who else knows the time or the place, and why that is safe", "others_why"});
}
RecordRow viewing() {
  return {.what = "home-viewing",
          .title = "Viewing",
          .hint = "Time and place go to them by a safe way, and to nobody else who need not know.",
          .theme = here,
          .clause = "SG-20",
          .timeline = "contact",
          .text_label = "Anything else",
          .fields = {{.code = "at", .label = "When?", .kind = FieldKind::instant, .needed = true},
                     {.code = "meets", .label = "Who of us is there?", .kind = FieldKind::staff, .needed = true},
                     {.code = "told",
                      .label = "How were they told?",
                      .kind = FieldKind::choice,
                      .choices = {{"in_person", "In person"}, {"safe_way", "By a way that is approved as safe"}},
                      .needed = true},
                     {.code = "others_know",
                      .label = "Does anybody else know the time or the place?",
                      .kind = FieldKind::choice,
                      .choices = {{"no", "No"}, {"yes", "Yes"}, {"unknown", "Not known"}},
                      .needed = true},
                     {.code = "others_why", .label = "If so: who, and why that is safe", .kind = FieldKind::long_words}},
          .continues = {"home-offer"},
          .due = {{.title = "Be at the viewing", .field = "at", .met_by = {"home-reserved", "home-not-taken", "home-viewing"}}},
          .kept = RecordClass::new_home,
          .readers = those_who_arrange_it,
          .check = check_viewing};
}
RecordRow reserved() {
  return {.what = "home-reserved",
          .title = "They take the home",
          .hint = "The home is reserved for them.",
          .theme = here,
          .clause = "CX-4.4",
          .fact = "reservation.made",
          .timeline = "decision",
          .text_label = "What was agreed",
          .continues = {"home-offer"},
          .once = true,
          .ends = true,
          .kept = RecordClass::new_home,
          .readers = those_who_arrange_it};
}
RecordRow not_taken() {
  return {.what = "home-not-taken",
          .title = "They do not take the home",
          .hint = "Saying no to a home that is not safe is no fault of theirs.",
          .theme = here,
          .clause = "CX-4.4",
          .timeline = "decision",
          .choices = {{"not_safe", "It is not safe for them"},
                      {"not_suitable", "It does not fit what they need"},
                      {"declined", "They do not want it"},
                      {"withdrawn", "We took the offer back"}},
          .text_label = "What they said",
          .text_needed = true,
          .continues = {"home-offer"},
          .once = true,
          .ends = true,
          .kept = RecordClass::new_home,
          .readers = those_who_arrange_it};
}

// How lasting a tenancy is. Somebody who had a lasting one keeps one, unless they chose otherwise knowing it.
int strength(const std::string& tenure) {
  if (tenure == "secure" || tenure == "assured" || tenure == "contract") return 3;
  if (tenure == "fixed_term" || tenure == "starter") return 2;
  if (tenure == "licence") return 1;
  return 0;
}
void check_tenure(const Seen&, const RecordMade& record, std::vector<Problem>& problems) {
  const std::string before = value(record, "tenure_before"), after = value(record, "tenure_after");
  // Not known before: held as if it had been a lasting one.
  const int had = before == "unknown" ? 3 : strength(before);
  const bool weaker = strength(after) < had || (before == "secure" && after != "secure");
  if (!weaker) return;
  if (value(record, "chosen") != "yes") {
    problems.push_back({"tenure.weaker",
                        "They would hold the new home less securely than the old one. That needs their own choice in writing, after advice",
                        "chosen"});
    return;
  }
  if (value(record, "advice").empty())
    problems.push_back({"tenure.advice", "Say who advised them and when, and where their written choice is kept", "advice"});
}
std::vector<RecordChoice> tenures(bool unknown) {
  std::vector<RecordChoice> out{{"secure", "Secure tenancy"},
                                {"assured", "Assured tenancy, for as long as they want"},
                                {"contract", "Secure occupation contract (Wales)"},
                                {"fixed_term", "For a fixed time"},
                                {"starter", "Starter or introductory tenancy"},
                                {"licence", "Licence"},
                                {"none", "None of their own"}};
  if (unknown) out.push_back({"unknown", "Not known"});
  return out;
}
RecordRow new_home() {
  return {
      .what = "new-home",
      .title = "New home",
      .hint = "Where they live now. Written here only: not in notes, not on the old tenancy, in no letter.",
      .theme = here,
      .clause = "CX-4.4",
      .basis = "Housing Act 1985 s.81ZA",
      .timeline = "decision",
      .text_label = "Anything else",
      .fields =
          {{.code = "address", .label = "New address", .kind = FieldKind::long_words, .needed = true},
           {.code = "from", .label = "From when?", .kind = FieldKind::date, .needed = true},
           {.code = "tenure_before", .label = "How did they hold the old home?", .kind = FieldKind::choice, .choices = tenures(true), .needed = true},
           {.code = "tenure_after", .label = "How do they hold the new one?", .kind = FieldKind::choice, .choices = tenures(false), .needed = true},
           {.code = "chosen",
            .label = "If less securely: did they choose that themselves, in writing?",
            .kind = FieldKind::choice,
            .choices = {{"yes", "Yes"}, {"no", "No"}}},
           {.code = "advice", .label = "Who advised them, when, and where their choice is kept", .kind = FieldKind::long_words}},
      .due = {{.title = "Go through what has to be told about the move", .else_days = 2, .else_field = "from", .met_by = {"new-home-list"}}},
      .kept = RecordClass::new_home,
      .readers = those_who_arrange_it,
      .check = check_tenure};
}

std::vector<RecordChoice> how_it_stands() { return {{"done", "Done"}, {"not_needed", "Not needed"}, {"to_do", "Still to do"}}; }
RecordField point(std::string code, std::string label, std::string hint = {}) {
  return {.code = std::move(code),
          .label = std::move(label),
          .hint = std::move(hint),
          .kind = FieldKind::choice,
          .choices = how_it_stands(),
          .needed = true};
}
void check_list(const Seen&, const RecordMade& record, std::vector<Problem>& problems) {
  const bool left = std::any_of(record.values.begin(), record.values.end(), [](const FieldValue& v) { return v.value == "to_do"; });
  if (left && value(record, "rest_by").empty()) problems.push_back({"list.rest", "Say by when the rest is done", "rest_by"});
}
RecordField rest_by() { return {.code = "rest_by", .label = "If something is left: by when?", .kind = FieldKind::date}; }

RecordRow new_home_list() {
  return {.what = "new-home-list",
          .title = "What has to be told about the move",
          .hint = "One by one. A system or a letter that is forgotten gives the new address away, or goes to the old one.",
          .theme = here,
          .clause = "SG-4",
          .timeline = "decision",
          .text_label = "What is left, and why",
          .fields = {point("letters", "Letters that wait for the old address are stopped"),
                     point("systems", "Our other systems hold the new address where few can read it"),
                     point("contractors", "Nobody who works for us has the new address without need"),
                     point("self_service", "Their own online account is closed to anybody who knew the password"),
                     point("told", "They know, by a safe way, what they have to change themselves"),
                     point("safe_contact", "Ways of reaching them were looked at again"), rest_by()},
          .continues = {"new-home"},
          .due = {{.title = "Finish what has to be told about the move", .field = "rest_by", .met_by = {"new-home-list"}}},
          .kept = RecordClass::new_home,
          .readers = those_who_arrange_it,
          .check = check_list};
}

RecordRow left_home() {
  return {
      .what = "left-home",
      .title = "They have left home",
      .hint = "For now or for good. Never write where to.",
      .theme = here,
      .clause = "CX-4.2",
      .timeline = "incident",
      .choices = {{"for_now", "For now, they may come back"}, {"for_good", "For good"}, {"unknown", "Not known yet"}},
      .text_label = "What they need now",
      .fields =
          {{.code = "left_on", .label = "When did they leave?", .kind = FieldKind::date, .needed = true},
           {.code = "safe", .label = "Are they somewhere safe?", .kind = FieldKind::yes_no_unknown, .needed = true, .fact = "tonight.safe_place"}},
      .due = {{.title = "Go through the list for leaving home", .else_days = 1, .else_field = "left_on", .met_by = {"left-home-list"}}}};
}
RecordRow left_home_list() {
  return {.what = "left-home-list",
          .title = "List for leaving home",
          .hint = "What is lost when nobody asks. Go through it with them, when it is safe to talk.",
          .theme = here,
          .clause = "SG-21",
          .timeline = "decision",
          .text_label = "What is left, and why",
          .fields = {point("housing_costs", "Help with housing costs",
                           "For two homes at once where they mean to come back; the council or Universal Credit decides"),
                     point("rent", "Rent and arrears", "Who pays from now, and what happens with arrears; nothing is chased until this is settled"),
                     point("notice", "What giving notice would do",
                           "Advice before they sign anything: notice by one joint tenant can end the tenancy for both"),
                     point("belongings", "Their belongings, and how to fetch them safely"), point("papers", "Papers, medicines, money and telephone"),
                     point("keys", "Keys, and who else has some"), point("post", "Their post", "Sent on by a way that tells nobody where"),
                     point("school", "School or nursery"), point("pets", "Pets"), rest_by()},
          .continues = {"left-home"},
          .due = {{.title = "Finish the list for leaving home", .field = "rest_by", .met_by = {"left-home-list"}}},
          .check = check_list};
}
RecordRow came_back() {
  return {.what = "left-home-end",
          .title = "How it ended",
          .hint = "They came back, or they live somewhere else now.",
          .theme = here,
          .clause = "CX-4.2",
          .timeline = "decision",
          .choices = {{"back", "They came back"}, {"elsewhere", "They live somewhere else"}},
          .text_label = "What they want now",
          .continues = {"left-home"},
          .once = true,
          .ends = true};
}

}  // namespace

std::vector<RecordRow> moving() {
  return {danger_area(), danger_area_end(), offer(),     viewing(),        reserved(), not_taken(),
          new_home(),    new_home_list(),   left_home(), left_home_list(), came_back()};
}

}  // namespace rowan::record_themes
