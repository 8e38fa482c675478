// The sections of a landlord's policy beside its duties and gates, and the rules they make.
#include <algorithm>
#include <functional>

#include "domain/policy/generated.h"
#include "domain/tenancy.h"
#include "policy/fields.h"
#include "policy/pack.h"
#include "policy/read_condition.h"

namespace rowan::policy {
namespace {

constexpr int most_weeks = 520, most_months = 120;

// A section is a map with its clause first of all.
struct Section {
  Fields fields;
  std::string clause;

  Section(const Yaml& node, std::string_view key, Pack& pack, Faults& faults) : fields(node, faults, '"' + std::string(key) + '"') {
    const Yaml* named = fields.required("clause");
    if (named) clause = Fields::text_of(*named, faults).value_or("");
    pack.section_clauses.push_back({std::string(key), clause, node.at, named ? named->at : node.at});
  }
};

const std::vector<Yaml>& items_of(const Yaml& node, std::string_view key, Faults& faults) {
  if (node.kind != Yaml::Kind::list || node.items.empty())
    faults.add(node.at, "The key \"" + std::string(key) + "\" takes a list with at least one entry.");
  return node.items;
}

ApprovalLayer read_layer(Fields& fields, Faults& faults) {
  ApprovalLayer layer;
  layer.body = fields.optional_text("body");
  const bool of_body = fields.has("body");
  if (of_body && fields.has("approver")) faults.add(fields.at(), "A layer has either an approver or a body with recorded_by.");
  if (of_body) layer.approver = fields.required_choice<Role>("recorded_by");
  else layer.approver = fields.required_choice<Role>("approver");
  layer.deputies = fields.choices<Role>("deputies");
  if (std::find(layer.deputies.begin(), layer.deputies.end(), layer.approver) != layer.deputies.end())
    faults.add(fields.at(), "Nobody deputises for their own role.");
  return layer;
}

void read_approvals(const Yaml& node, Pack& pack, Faults& faults) {
  for (const Yaml& item : items_of(node, "approvals", faults)) {
    Section section{item, "approvals", pack, faults};
    Fields& fields = section.fields;
    ApprovalPath path;
    path.clause = section.clause;
    if (const Yaml* decision = fields.required("decision")) {
      path.decision = Fields::text_of(*decision, faults).value_or("");
      if (!path.decision.empty() && !is_approvable(path.decision)) {
        const std::string near = nearest(path.decision, {std::begin(approvable_decisions), std::end(approvable_decisions)});
        faults.add(decision->at, "There is no decision \"" + path.decision + '"' + (near.empty() ? "." : "; did you mean \"" + near + "\"?"));
      }
      if (pack.policy.approval_of(path.decision)) faults.add(decision->at, "The approval of \"" + path.decision + "\" is here twice.");
    }
    if (fields.has("layers")) {
      const std::vector<Yaml>& layers = fields.list("layers");
      if (layers.empty()) faults.add(item.at, "An approval needs at least one layer.");
      for (const Yaml& each : layers) {
        Fields layer{each, faults, "a layer of approval"};
        path.layers.push_back(read_layer(layer, faults));
        layer.finish();
      }
    } else {
      path.layers.push_back(read_layer(fields, faults));
    }
    fields.finish();
    pack.policy.approvals.push_back(std::move(path));
  }
}

void read_closure(const Yaml& node, Pack& pack, Faults& faults) {
  Section section{node, "closure", pack, faults};
  ClosureRule rule;
  rule.clause = section.clause;
  rule.needs = section.fields.choices<ClosureNeed>("needs");
  const bool reassessed = std::find(rule.needs.begin(), rule.needs.end(), ClosureNeed::risk_reassessed) != rule.needs.end();
  if (section.fields.has("risk_within_weeks") && !reassessed) faults.add(node.at, "risk_within_weeks goes with the need risk_reassessed.");
  rule.risk_within_weeks = section.fields.number("risk_within_weeks", 1, most_weeks).value_or(0);
  rule.monitoring_weeks = section.fields.number("monitoring_weeks", 1, most_weeks);
  const bool named = section.fields.has("needs") && !section.fields.list("needs").empty();
  if (section.fields.good() && !named && !section.fields.has("monitoring_weeks"))
    faults.add(node.at, "Closing needs at least one of needs and monitoring_weeks; leave the section out when the policy does not say.");
  section.fields.finish();
  pack.policy.closure = std::move(rule);
}

void read_training(const Yaml& node, Pack& pack, Faults& faults) {
  for (const Yaml& item : items_of(node, "training", faults)) {
    Section section{item, "training", pack, faults};
    TrainingRule rule;
    rule.clause = section.clause;
    rule.course = section.fields.text("course");
    rule.every_months = section.fields.number("every_months", 1, most_months);
    rule.roles = section.fields.choices<Role>("roles");
    rule.on_lapse = section.fields.choice<OnLapse>("on_lapse");
    section.fields.finish();
    pack.policy.training.push_back(std::move(rule));
  }
}

void read_intervals(Fields& fields, ReviewRule& rule, Faults& faults) {
  const Yaml* every = fields.optional("every_weeks");
  if (every && every->kind == Yaml::Kind::scalar) {
    if (const auto weeks = Fields::number_of(*every, 1, most_weeks, faults)) rule.every.push_back({"", *weeks});
    return;
  }
  if (!every) return;
  Fields by_risk{*every, faults, "reviews by risk"};
  for (const std::string_view risk : {"high", "medium", "standard"})
    if (const auto weeks = by_risk.number(risk, 1, most_weeks)) rule.every.push_back({std::string(risk), *weeks});
  if (by_risk.good() && every->entries.empty()) faults.add(every->at, "Name at least one of high, medium and standard.");
  by_risk.finish();
}
void read_reviews(const Yaml& node, Pack& pack, Faults& faults) {
  Section section{node, "reviews", pack, faults};
  Fields& fields = section.fields;
  ReviewRule rule;
  rule.clause = section.clause;
  read_intervals(fields, rule, faults);
  rule.on_events = read_moments(fields.list("on_events"), faults);
  if (const Yaml* clock = fields.optional("after_event")) {
    rule.after_event = read_clock(*clock, faults);
    if (rule.on_events.empty()) faults.add(clock->at, "after_event goes with on_events.");
  }
  rule.awards_lapse_months = fields.number("awards_lapse_months", 1, most_months);
  rule.by = fields.choice<Role>("by").value_or(Role::officer);
  if (fields.good() && !fields.has("every_weeks") && rule.on_events.empty() && !fields.has("awards_lapse_months"))
    faults.add(node.at, "Reviews need at least one of every_weeks, on_events and awards_lapse_months.");
  fields.finish();
  pack.policy.reviews = std::move(rule);
}

void read_second_line(const Yaml& node, Pack& pack, Faults& faults) {
  for (const Yaml& item : items_of(node, "second_line_check", faults)) {
    Section section{item, "second_line_check", pack, faults};
    SecondLineCheck check;
    check.clause = section.clause;
    check.kind = section.fields.required_choice<CheckKind>("kind");
    if (const Yaml* clock = section.fields.optional("after_first_response")) check.after_first_response = read_clock(*clock, faults);
    if (const Yaml* clock = section.fields.optional("every")) check.every = read_clock(*clock, faults);
    check.by = section.fields.choice<Role>("by").value_or(Role::manager);
    section.fields.finish();
    pack.policy.second_line.push_back(std::move(check));
  }
}

MeetingThresholds read_thresholds(Fields& fields, Faults& faults) {
  MeetingThresholds says;
  says.questions_high = fields.number("questions_high", 1, 100);
  says.professional_judgement = fields.answer("professional_judgement");
  if (const Yaml* node = fields.optional("escalation")) {
    Fields count{*node, faults, "escalation"};
    EscalationCount escalation;
    count.required("incidents");
    escalation.incidents = count.number("incidents", 1, 100).value_or(1);
    escalation.rising = count.flag("rising");
    count.required("within_months");
    escalation.within_months = count.number("within_months", 1, most_months).value_or(12);
    count.finish();
    says.escalation = escalation;
  }
  says.repeat_months = fields.number("repeat_months", 1, most_months);
  says.cycle = fields.choice<MeetingCycle>("cycle");
  says.emergency = fields.answer("emergency");
  return says;
}
void read_multi_agency(const Yaml& node, Pack& pack, Faults& faults) {
  Section section{node, "multi_agency", pack, faults};
  MultiAgencyRule rule;
  rule.clause = section.clause;
  rule.says = read_thresholds(section.fields, faults);
  for (const Yaml& item : section.fields.list("areas")) {
    Fields fields{item, faults, "an area"};
    AreaThresholds area;
    area.area = fields.text("area");
    area.says = read_thresholds(fields, faults);
    fields.finish();
    if (std::any_of(rule.areas.begin(), rule.areas.end(), [&](const AreaThresholds& a) { return a.area == area.area; }))
      faults.add(item.at, "The area \"" + area.area + "\" is here twice.");
    rule.areas.push_back(std::move(area));
  }
  section.fields.finish();
  pack.policy.multi_agency = std::move(rule);
}

void read_consent(const Yaml& node, Pack& pack, Faults& faults) {
  Section section{node, "consent", pack, faults};
  ConsentRule rule;
  rule.clause = section.clause;
  rule.form = section.fields.choice<ConsentForm>("form");
  rule.exceptions = section.fields.choices<ConsentException>("exceptions");
  section.fields.finish();
  pack.policy.consent = std::move(rule);
}

void read_rehousing(const Yaml& node, Pack& pack, Faults& faults) {
  RehousingRule rule;
  for (const Yaml& item : items_of(node, "rehousing", faults)) {
    Section section{item, "rehousing", pack, faults};
    Fields& fields = section.fields;
    RehousingRoute route;
    route.clause = section.clause;
    route.way = fields.required_choice<RehousingWay>("way");
    route.sole_tenant = fields.flag("sole_tenant");
    route.supporters = fields.choices<Supporter>("supporters");
    route.significant_risk = fields.flag("significant_risk");
    route.lapse_months = fields.number("lapse_months", 1, most_months);
    route.offers = fields.number("offers", 1, 20);
    const bool conditions = route.sole_tenant || !route.supporters.empty() || route.significant_risk;
    if (conditions && route.way != RehousingWay::direct_let)
      faults.add(item.at, "sole_tenant, supporters and significant_risk go with a direct let. Write what another way needs as a gate.");
    fields.finish();
    if (rule.find(route.way)) faults.add(item.at, "The way \"" + std::string(name_of(route.way)) + "\" is here twice.");
    rule.routes.push_back(std::move(route));
  }
  pack.policy.rehousing = std::move(rule);
}

void read_temporary(const Yaml& node, Pack& pack, Faults& faults) {
  Section section{node, "temporary_accommodation", pack, faults};
  pack.policy.temporary_accommodation = TemporaryRule{section.clause, section.fields.required_choice<TemporaryFrom>("from")};
  section.fields.finish();
}

void read_recharge(const Yaml& node, Pack& pack, Faults& faults) {
  Section section{node, "recharge", pack, faults};
  RechargeRule rule;
  rule.clause = section.clause;
  if (const Yaml* to = section.fields.required("to")) {
    // Refused whatever the version (SG-30).
    if (to->kind == Yaml::Kind::scalar && (to->text == "survivor" || to->text == "joint_account"))
      faults.add(to->at, "Damage done to a survivor's home is never charged to the survivor, whatever a policy says.");
    else rule.to_perpetrator = Fields::one_of(*to, {"perpetrator", "nobody"}, faults) && to->text == "perpetrator";
  }
  rule.split_arrears = section.fields.flag("split_arrears");
  section.fields.finish();
  pack.policy.recharge = std::move(rule);
}

void read_housing_system(const Yaml& node, Pack& pack, Faults& faults) {
  Section section{node, "housing_system", pack, faults};
  HousingSystemRule rule;
  rule.clause = section.clause;
  rule.label = section.fields.required_choice<HousingLabel>("label");
  rule.words = section.fields.optional_text("words");
  if (section.fields.good() && (rule.label == HousingLabel::none) != rule.words.empty())
    faults.add(node.at, "A label has words, as the housing system writes it; \"none\" has none.");
  section.fields.finish();
  pack.policy.housing_system = std::move(rule);
}

void read_offers(const Yaml& node, Pack& pack, Faults& faults) {
  Section section{node, "perpetrator_offers", pack, faults};
  PerpetratorOffersRule rule{section.clause, section.fields.choices<PerpetratorOffer>("offers")};
  if (section.fields.good() && rule.offers.empty()) faults.add(node.at, "Name at least one offer.");
  section.fields.finish();
  pack.policy.perpetrator_offers = std::move(rule);
}

void read_feedback(const Yaml& node, Pack& pack, Faults& faults) {
  Section section{node, "survivor_feedback", pack, faults};
  FeedbackRule rule;
  rule.clause = section.clause;
  if (const Yaml* survey = section.fields.required("survey")) static_cast<void>(Fields::one_of(*survey, {"per_case"}, faults));
  rule.within_weeks = section.fields.number("within_weeks", 1, most_weeks);
  section.fields.finish();
  pack.policy.survivor_feedback = std::move(rule);
}

void read_scope(const Yaml& node, Pack& pack, Faults& faults) {
  Section section{node, "scope", pack, faults};
  Fields& fields = section.fields;
  ScopeRule rule;
  rule.clause = section.clause;
  for (const std::string& tenure : fields.texts("tenures")) rule.tenures.push_back(tenure_code(tenure));  // as the cases hold them
  rule.applicants = fields.answer("applicants");
  rule.staff = fields.answer("staff");
  rule.councillors = fields.answer("councillors");
  rule.contractors = fields.answer("contractors");
  rule.managing_agents = fields.answer("managing_agents");
  fields.finish();
  pack.policy.scope = std::move(rule);
}

// Only a row of ours that counts days itself can be told another number: elsewhere it would be a setting that does nothing.
bool counts_days(std::string_view record) {
  const RecordRow* row = find_record(record);
  return row && std::any_of(row->due.begin(), row->due.end(), [](const RecordDue& due) { return due.else_days.has_value(); });
}
void read_reminders(const Yaml& node, Pack& pack, Faults& faults) {
  for (const Yaml& item : items_of(node, "reminders", faults)) {
    Section section{item, "reminders", pack, faults};
    ReminderDays rule;
    rule.clause = section.clause;
    if (const Yaml* record = section.fields.required("record")) {
      rule.record = Fields::text_of(*record, faults).value_or("");
      const bool twice = std::any_of(pack.policy.reminders.begin(), pack.policy.reminders.end(), [&](const ReminderDays& r) { return r.record == rule.record; });
      if (!rule.record.empty() && !counts_days(rule.record)) faults.add(record->at, "There is no record \"" + rule.record + "\" of ours with a reminder after some days.");
      else if (twice) faults.add(record->at, "The reminder of \"" + rule.record + "\" is here twice.");
    }
    rule.days = section.fields.number("days", 0, most_weeks * 7).value_or(0);
    if (section.fields.good() && !section.fields.has("days")) faults.add(item.at, "A reminder needs its number of days.");
    section.fields.finish();
    pack.policy.reminders.push_back(std::move(rule));
  }
}

void read_rights(const Yaml& node, Pack& pack, Faults& faults) {
  for (const Yaml& item : items_of(node, "rights", faults)) {
    Section section{item, "rights", pack, faults};
    RightText right;
    right.clause = section.clause;
    right.text = section.fields.text("text");
    right.source = section.fields.text("source");
    if (const auto day = section.fields.date("checked_on")) right.checked = *day;
    else if (!section.fields.has("checked_on")) faults.add(item.at, "The key \"checked_on\" is missing: the day the text was held against its source.");
    section.fields.finish();
    pack.policy.rights.push_back(std::move(right));
  }
}

struct Reader {
  std::string_view key;
  void (*read)(const Yaml&, Pack&, Faults&);
};
constexpr Reader readers[] = {
    {"approvals", read_approvals},     {"closure", read_closure},       {"training", read_training},
    {"reviews", read_reviews},         {"second_line_check", read_second_line}, {"multi_agency", read_multi_agency},
    {"consent", read_consent},         {"rehousing", read_rehousing},   {"temporary_accommodation", read_temporary},
    {"recharge", read_recharge},       {"housing_system", read_housing_system}, {"perpetrator_offers", read_offers},
    {"survivor_feedback", read_feedback}, {"scope", read_scope}, {"rights", read_rights}, {"screening", read_screening},        {"reminders", read_reminders},
};

const SectionClause& made_by(const Pack& pack, std::string_view section, const std::string& clause) {
  const SectionClause* found = nullptr;
  for (const SectionClause& each : pack.section_clauses)
    if (each.section == section && (!found || each.clause == clause)) found = &each;
  return *found;
}

void add_generated(Pack& pack) {
  for (GeneratedDuty& made : generated_duties(pack.policy)) {
    const SectionClause& from = made_by(pack, made.section, made.rule.clause);
    pack.duty_at.push_back(from.at);
    pack.duty_clause_at.push_back(from.clause_at);
    pack.start_after_at.push_back(from.at);
    pack.duty_examples.push_back({made.rule.id, from.at, {}});
    pack.policy.duties.push_back(std::move(made.rule));
  }
  for (GeneratedGate& made : generated_gates(pack.policy)) {
    const SectionClause& from = made_by(pack, made.section, made.rule.clause);
    pack.gate_at.push_back(from.at);
    pack.gate_clause_at.push_back(from.clause_at);
    pack.gate_examples.push_back({made.rule.id, from.at, {}});
    pack.policy.gates.push_back(std::move(made.rule));
  }
}

Exemplified* find(std::vector<Exemplified>& rules, std::string_view id) {
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const Exemplified& rule) { return rule.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

// Examples of rules that sections make, as those have no place of their own to carry them. More for other rules are welcome.
void read_examples(Fields& pack_fields, Pack& pack, Faults& faults) {
  for (const Yaml& node : pack_fields.list("examples")) {
    Fields fields{node, faults, "an example"};
    if (!fields.good()) continue;
    const Yaml* of = fields.required("of");
    if (!of) continue;
    const std::string id = Fields::text_of(*of, faults).value_or("");
    Exemplified *duty = find(pack.duty_examples, id), *gate = find(pack.gate_examples, id);
    if (!duty && !gate && !id.empty()) {
      faults.add(of->at, "There is no duty or gate \"" + id + "\" in this pack.");
      continue;
    }
    Example example = read_example(fields, !duty, faults);
    fields.finish();
    if (duty) duty->examples.push_back(std::move(example));
    else if (gate) gate->examples.push_back(std::move(example));
  }
}

}  // namespace

void read_sections(Fields& fields, Pack& pack, Faults& faults) {
  for (const Reader& reader : readers)
    if (const Yaml* node = fields.optional(reader.key)) reader.read(*node, pack, faults);
  add_generated(pack);
  read_examples(fields, pack, faults);
}

}  // namespace rowan::policy
