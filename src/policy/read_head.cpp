// What a policy says about itself: dates, approvals, words, codes, clauses.
#include <algorithm>
#include <array>

#include "policy/fields.h"
#include "policy/pack.h"

namespace rowan {

inline constexpr std::string_view clause_feature_names[] = {"now", "later"};
static constexpr std::span<const std::string_view> names_of(ClauseFeature) { return clause_feature_names; }

}  // namespace rowan

namespace rowan::policy {
namespace {

PolicyDates read_dates(const Yaml& node, Pack& pack, Faults& faults) {
  Fields fields{node, faults, "the dates"};
  PolicyDates dates;
  for (const Yaml& item : fields.list("approved")) {
    Fields approval{item, faults, "an approval"};
    Approval read;
    read.body = approval.text("body");
    const Yaml* on = approval.required("on");
    if (on && !(on->kind == Yaml::Kind::scalar && on->text == "not_applicable")) read.on = Fields::date_of(*on, faults);
    approval.finish();
    dates.approved.push_back(std::move(read));
  }
  dates.effective = fields.date("effective");
  if (const Yaml* until = fields.optional("effective_until")) {
    dates.effective_until = Fields::date_of(*until, faults);
    pack.until_at = until->at;
  }
  if (const Yaml* review = fields.optional("review")) {
    dates.review = Fields::date_of(*review, faults);
    pack.review_at = review->at;
  }
  dates.last_updated = fields.date("last_updated");
  fields.finish();
  return dates;
}

AssociatedDocument read_document(const Yaml& node, Faults& faults) {
  Fields fields{node, faults, "a document"};
  AssociatedDocument document;
  document.id = fields.text("id");
  document.name = fields.text("name");
  document.kind = fields.text("kind");
  document.review = fields.date("review");
  for (const Yaml& item : fields.list("aliases")) {
    Fields alias{item, faults, "an alias"};
    document.aliases.push_back({alias.text("name"), alias.flag("confirmed")});
    alias.finish();
  }
  fields.finish();
  return document;
}

ContactBlock read_contact(const Yaml& node, Faults& faults) {
  Fields fields{node, faults, "the contact block"};
  ContactBlock contact{fields.optional_text("phone"), fields.optional_text("email"), fields.optional_text("website"), fields.optional_text("social"),
                       fields.optional_text("out_of_hours")};
  fields.finish();
  return contact;
}

Vocabulary read_vocabulary(const Yaml& node, Faults& faults) {
  Fields fields{node, faults, "the vocabulary"};
  Vocabulary words{fields.optional_text("survivor"), fields.optional_text("customer"), fields.optional_text("perpetrator"), fields.optional_text("case")};
  fields.finish();
  return words;
}

// "09:00" to minutes after midnight; "24:00" is the midnight that ends the day.
std::optional<int> minute_of_day(std::string_view text) {
  if (text == "24:00") return 1440;
  if (text.size() != 5 || text[2] != ':') return {};
  for (const std::size_t i : {0, 1, 3, 4}) if (text[i] < '0' || text[i] > '9') return {};
  const int hour = (text[0] - '0') * 10 + text[1] - '0', minute = (text[3] - '0') * 10 + text[4] - '0';
  return hour < 24 && minute < 60 ? std::optional{hour * 60 + minute} : std::nullopt;
}

OpenHours read_hours(const Yaml& node, Faults& faults) {
  const std::string& text = node.text;
  if (node.kind == Yaml::Kind::scalar && text.size() == 11 && text[5] == '-') {
    const auto from = minute_of_day(std::string_view{text}.substr(0, 5)), to = minute_of_day(std::string_view{text}.substr(6));
    if (from && to && *from < *to) return {*from, *to};
  }
  faults.add(node.at, "Expected opening hours, for example 09:00-17:00.");
  return {};
}

WorkingCalendar read_calendar(const Yaml& node, Pack& pack, Faults& faults) {
  static constexpr std::array<std::string_view, 7> days{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  Fields fields{node, faults, "the calendar"};
  WorkingCalendar calendar;
  calendar.week = {};
  if (const Yaml* holidays = fields.required("holidays")) {
    pack.policy.holidays_by_property = holidays->kind == Yaml::Kind::scalar && holidays->text == "by_property";
    if (!pack.policy.holidays_by_property) calendar.holidays = Fields::choice_of<Holidays>(*holidays, faults).value_or(Holidays::england_and_wales);
  }
  if (const Yaml* hours = fields.required("hours")) {
    Fields week{*hours, faults, "the opening hours"};
    bool any = false;
    for (std::size_t i = 0; i < days.size(); ++i)
      if (const Yaml* day = week.optional(days[i])) {
        calendar.week[i] = read_hours(*day, faults);
        any = true;
      }
    if (week.good() && !any) faults.add(hours->at, "A calendar needs at least one day with opening hours.");
    week.finish();
  }
  for (const Yaml& day : fields.list("closed_days"))
    if (const auto date = Fields::date_of(day, faults)) {
      if (!calendar.closed_days.empty() && !(calendar.closed_days.back() < *date)) faults.add(day.at, "Closed days stand in order, each once.");
      calendar.closed_days.push_back(*date);
    }
  fields.finish();
  return calendar;
}

void read_codes(Fields& fields, Policy& policy, Faults& faults) {
  for (const Yaml& node : fields.list("abuse_types")) {
    Fields code{node, faults, "a type of abuse"};
    policy.abuse_types.push_back({code.text("code"), code.text("label"), code.required_choice<AbuseType>("is")});
    code.finish();
  }
  for (const Yaml& node : fields.list("relationships")) {
    Fields code{node, faults, "a relationship"};
    RelationshipCode read{code.text("code"), code.text("label"), false, true};
    if (code.required("personally_connected")) read.personally_connected = code.flag("personally_connected");
    if (code.has("in_scope")) read.in_scope = code.flag("in_scope");
    code.finish();
    policy.relationships.push_back(std::move(read));
  }
  static constexpr std::string_view directness = find_fact("report.directness")->choices;
  static constexpr std::string_view routes = find_fact("report.route")->choices;
  const auto words = [](std::string_view spaced) {
    std::vector<std::string_view> out;
    for (std::size_t from = 0; from < spaced.size();) {
      const std::size_t end = std::min(spaced.find(' ', from), spaced.size());
      out.push_back(spaced.substr(from, end - from));
      from = end + 1;
    }
    return out;
  };
  for (const Yaml& node : fields.list("routes")) {
    Fields route{node, faults, "a route"};
    const Yaml *code = route.required("code"), *how = route.required("directness");
    RouteCode read{code ? code->text : "", route.text("label"), how ? how->text : ""};
    if (code) static_cast<void>(Fields::one_of(*code, words(routes), faults));
    if (how) static_cast<void>(Fields::one_of(*how, words(directness), faults));
    route.finish();
    policy.routes.push_back(std::move(read));
  }
  for (const Yaml& node : fields.list("severities")) {
    Fields severity{node, faults, "a severity"};
    const SeverityCode read{severity.required_choice<Severity>("code"), severity.text("label")};
    severity.finish();
    if (std::any_of(policy.severities.begin(), policy.severities.end(), [&](const SeverityCode& s) { return s.code == read.code; }))
      faults.add(node.at, "The severity \"" + std::string(name_of(read.code)) + "\" is here twice.");
    policy.severities.push_back(read);
  }
  for (const Yaml& node : fields.list("roles")) {
    Fields role{node, faults, "a role"};
    policy.titles.push_back({role.text("title"), role.required_choice<Role>("role")});
    role.finish();
  }
}

Clause read_clause(const Yaml& node, Faults& faults) {
  Fields fields{node, faults, "a clause"};
  Clause clause;
  clause.id = fields.text("id");
  clause.number = fields.optional_text("number");
  clause.text = fields.text("text");
  clause.modality = fields.required_choice<Modality>("modality");
  clause.blocks = fields.texts("blocks");
  if (clause.blocks.empty()) clause.blocks.push_back(clause.id);  // a clause with nothing to tell apart is its own block
  clause.does = fields.text("does");
  clause.feature = fields.choice<ClauseFeature>("feature").value_or(ClauseFeature::now);
  clause.basis = fields.texts("basis");
  if (const Yaml* reading = fields.optional("interpretation")) {
    Fields interpretation{*reading, faults, "an interpretation"};
    clause.interpretation = Interpretation{interpretation.text("text"), interpretation.text("owner")};
    interpretation.finish();
  }
  fields.finish();
  return clause;
}

}  // namespace

void read_head(Fields& fields, Pack& pack, Faults& faults) {
  Policy& policy = pack.policy;
  policy.id = fields.text("pack");
  if (const Yaml* layer = fields.required("layer")) {
    const auto known = Fields::choice_of<PolicyLayer>(*layer, faults);
    pack.layer_known = known.has_value();
    policy.layer = known.value_or(PolicyLayer::landlord);
  }
  policy.title = fields.text("title");
  policy.landlord = fields.optional_text("landlord");
  policy.legal_entity = fields.optional_text("legal_entity");
  policy.entity_code = fields.optional_text("entity_code");
  for (const Yaml& item : fields.list("nations")) if (const auto nation = Fields::choice_of<Nation>(item, faults)) policy.nations.push_back(*nation);
  policy.areas = fields.texts("areas");
  policy.source = fields.optional_text("source");
  policy.purpose = fields.optional_text("purpose");
  if (const Yaml* dates = fields.optional("dates")) policy.dates = read_dates(*dates, pack, faults);
  policy.author_role = fields.optional_text("author_role");
  policy.consultations = fields.texts("consultations");
  for (const Yaml& node : fields.list("documents")) policy.documents.push_back(read_document(node, faults));
  if (const Yaml* contact = fields.optional("contact")) policy.contact = read_contact(*contact, faults);
  if (const Yaml* words = fields.optional("vocabulary")) policy.vocabulary = read_vocabulary(*words, faults);
  if (const Yaml* calendar = fields.optional("calendar")) policy.calendar = read_calendar(*calendar, pack, faults);
  read_codes(fields, policy, faults);
  pack.has_clauses = fields.has("clauses");
  for (const Yaml& node : fields.list("clauses")) {
    pack.clause_at.push_back(node.at);
    policy.clauses.push_back(read_clause(node, faults));
  }
}

}  // namespace rowan::policy
