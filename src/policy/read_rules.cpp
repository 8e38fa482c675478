// Duties and gates, with their examples.
#include "policy/fields.h"
#include "policy/pack.h"
#include "policy/read_condition.h"
#include "policy/records_section.h"

namespace rowan {

inline constexpr std::string_view duty_starts_names[] = {"first", "last", "every"};
static constexpr std::span<const std::string_view> names_of(DutyRule::Starts) { return duty_starts_names; }

}  // namespace rowan

namespace rowan::policy {
namespace {

void read_example_facts(const std::vector<Yaml>& nodes, Example& example, Faults& faults) {
  for (const Yaml& node : nodes) {
    Fields fields{node, faults, "a fact of an example"};
    if (!fields.good()) continue;
    const Yaml *event = fields.optional("event"), *fact = fields.optional("fact"), *at = fields.required("at");
    const auto when = at ? Fields::instant_of(*at, faults) : std::nullopt;
    if ((event != nullptr) == (fact != nullptr)) faults.add(node.at, "Expected either an event or a fact.");
    const std::string_view name = event  ? read_fact(*event, FactKind::event, faults)
                                  : fact ? read_fact(*fact, FactKind::choice, faults)
                                         : std::string_view{};
    const Yaml* value = fact ? fields.required("is") : fields.optional("is");
    const std::vector<std::string> values = value ? read_values(*value, name, faults) : std::vector<std::string>{};
    if (value && values.size() > 1) faults.add(value->at, "A fact of an example has one value.");
    if (!name.empty() && when && event) example.facts.happened(name, *when, values.empty() ? "" : values.front());
    if (!name.empty() && when && fact && !values.empty()) example.facts.set(name, values.front(), *when);
    fields.finish();
  }
}

void read_expected_duty(const Yaml& node, Example& example, Faults& faults) {
  if (node.kind == Yaml::Kind::scalar) {
    example.absent = Fields::one_of(node, {"absent"}, faults);
    return;
  }
  Fields fields{node, faults, "what an example expects"};
  example.state = fields.required_choice<DutyState>("state");
  if (const Yaml* due = fields.optional("due")) {
    example.due_told = true;
    if (due->kind != Yaml::Kind::scalar || due->text != "no_target") example.due = Fields::instant_of(*due, faults);
  }
  if (const Yaml* to = fields.optional("escalated")) {
    example.escalated_told = true;
    if (to->kind != Yaml::Kind::scalar || to->text != "nobody") example.escalated = Fields::choice_of<Role>(*to, faults);
  }
  fields.finish();
}

void read_expected_gate(const Yaml& node, Example& example, Faults& faults) {
  if (!Fields::one_of(node, {"open", "closed", "absent"}, faults)) return;
  example.absent = node.text == "absent";
  example.open = node.text == "open" ? Truth::yes : Truth::no;
}

std::vector<Example> read_examples(Fields& rule, bool of_gate, Faults& faults) {
  std::vector<Example> out;
  const Yaml* list = rule.optional("examples");
  if (rule.good() && !rule.has("examples"))
    faults.add(rule.at(), "This rule has no examples. Give at least one: the facts, the time, and what is expected.");
  if (!list) return out;
  if (list->kind != Yaml::Kind::list || list->items.empty()) faults.add(list->at, "Expected a list of examples.");
  for (const Yaml& node : list->items) {
    Fields fields{node, faults, "an example"};
    if (!fields.good()) continue;
    out.push_back(read_example(fields, of_gate, faults));
    fields.finish();
  }
  return out;
}

int read_share(const Yaml& node, Faults& faults) {
  if (node.kind == Yaml::Kind::scalar && node.text == "due") return 100;
  if (node.kind == Yaml::Kind::scalar && node.text.size() >= 2 && node.text.back() == '%') {
    Yaml number = node;
    number.text.pop_back();
    return Fields::number_of(number, 1, 99, faults).value_or(100);
  }
  faults.add(node.at, "Expected \"due\", or a share of the time allowed such as 75%.");
  return 100;
}

std::vector<Escalation> read_escalations(const std::vector<Yaml>& nodes, Faults& faults) {
  std::vector<Escalation> out;
  for (const Yaml& node : nodes) {
    Fields fields{node, faults, "an escalation"};
    Escalation step;
    if (const Yaml* at = fields.required("at")) step.share = read_share(*at, faults);
    step.to = fields.required_choice<Role>("to");
    fields.finish();
    out.push_back(step);
  }
  return out;
}

std::vector<ClockVariant> read_variants(const std::vector<Yaml>& nodes, Faults& faults) {
  std::vector<ClockVariant> out;
  for (const Yaml& node : nodes) {
    Fields fields{node, faults, "a variant of a clock"};
    ClockVariant variant;
    if (const Yaml* when = fields.required("when")) variant.when = read_condition(*when, faults);
    if (const Yaml* clock = fields.required("clock")) variant.clock = read_clock(*clock, faults);
    fields.finish();
    out.push_back(std::move(variant));
  }
  return out;
}

void read_stop(Fields& fields, DutyRule& rule, Faults& faults) {
  const Yaml* node = fields.required("stop");
  if (!node) return;
  Fields stop{*node, faults, "what ends a duty"};
  if (!stop.good()) return;
  const bool all = stop.has("all");
  if (all == stop.has("any")) {
    faults.add(node->at, "What ends a duty has either any or all.");
    stop.finish();
    return;
  }
  rule.stop_needs_all = all;
  const std::vector<Yaml>& moments = stop.list(all ? "all" : "any");
  rule.stop = read_moments(moments, faults);
  if (moments.empty()) faults.add(node->at, "Name at least one event that ends the duty.");
  stop.finish();
}

void read_start(Fields& fields, DutyRule& rule, Pack& pack, Faults& faults) {
  rule.start = read_moments(fields.list("start"), faults);
  const Yaml* after = fields.optional("start_after");
  if (after) rule.start_after_duty = Fields::text_of(*after, faults).value_or("");
  pack.start_after_at.push_back(after ? after->at : fields.at());
  if (fields.good() && fields.has("start") == fields.has("start_after")) faults.add(fields.at(), "A duty has either start or start_after.");
  if (const auto starts = fields.choice<DutyRule::Starts>("starts")) rule.starts = *starts;
}

void read_duty(const Yaml& node, Pack& pack, Faults& faults) {
  Fields fields{node, faults, "a duty"};
  if (!fields.good()) return;
  DutyRule rule;
  rule.id = fields.text("id");
  rule.title = fields.text("title");
  const Yaml* clause = fields.required("clause");
  if (clause) rule.clause = Fields::text_of(*clause, faults).value_or("");
  rule.why = fields.text("why");
  rule.modality = fields.required_choice<Modality>("modality");
  rule.ours = fields.flag("ours");
  rule.comes_first = fields.flag("comes_first");
  if (const Yaml* when = fields.optional("when")) rule.when = read_condition(*when, faults);
  read_start(fields, rule, pack, faults);
  read_stop(fields, rule, faults);
  rule.stop_later = fields.flag("stop_later");
  rule.earlier_counts = fields.flag("earlier_counts");
  if (rule.stop_later && rule.earlier_counts) faults.add(node.at, "A duty has either earlier_counts or stop_later.");
  rule.attempts = read_moments(fields.list("attempts"), faults);
  if (const Yaml* counts = fields.optional("counts_as_met")) {
    rule.attempt_counts = Fields::one_of(*counts, {"contact", "attempt"}, faults) && counts->text == "attempt";
    if (rule.attempts.empty()) faults.add(counts->at, "counts_as_met needs attempts.");
  }
  rule.exceptions = read_moments(fields.list("exceptions"), faults);
  if (const Yaml* not_needed = fields.optional("not_needed")) rule.not_needed = read_condition(*not_needed, faults);
  if (const Yaml* clock = fields.optional("clock")) rule.clock = read_clock(*clock, faults);
  rule.variants = read_variants(fields.list("variants"), faults);
  rule.owner = fields.required_choice<Role>("owner");
  rule.escalate = read_escalations(fields.list("escalate"), faults);
  pack.duty_at.push_back(node.at);
  pack.duty_clause_at.push_back(clause ? clause->at : node.at);
  pack.duty_examples.push_back({rule.id, node.at, read_examples(fields, false, faults)});
  pack.policy.duties.push_back(std::move(rule));
  fields.finish();
}

void read_gate(const Yaml& node, Pack& pack, Faults& faults) {
  Fields fields{node, faults, "a gate"};
  if (!fields.good()) return;
  GateRule rule;
  rule.id = fields.text("id");
  rule.title = fields.text("title");
  const Yaml* clause = fields.required("clause");
  if (clause) rule.clause = Fields::text_of(*clause, faults).value_or("");
  rule.why = fields.text("why");
  rule.ours = fields.flag("ours");
  const Yaml* before = fields.optional("before");
  const Yaml* act = before ? fields.optional("act") : fields.required("act");
  if (before) rule.record = read_before(*before, faults);
  if (before) rule.act = Act::make_record;
  if (before && act) faults.add(act->at, "A gate stands before either an act or a record.");
  if (!before && act && act->text == name_of(Act::make_record)) faults.add(act->at, "Say which record: before: record:CODE.");
  if (act && !before) rule.act = Fields::choice_of<Act>(*act, faults).value_or(Act::close_case);
  if (act && (rule.act == Act::open_case || rule.act == Act::book_meeting || rule.act == Act::set_safe_contact))
    faults.add(act->at, "Nothing may stand before " + std::string(name_of(rule.act)) +
                            ": people are believed from the outset, without proof, police report or crime number (NHG-7).");
  if (const Yaml* when = fields.optional("when")) rule.when = read_condition(*when, faults);
  if (const Yaml* needs = fields.required("needs")) rule.needs = read_condition(*needs, faults);
  rule.pass = fields.required_choice<Override>("override");
  pack.gate_at.push_back(node.at);
  pack.gate_clause_at.push_back(clause ? clause->at : node.at);
  pack.gate_examples.push_back({rule.id, node.at, read_examples(fields, true, faults)});
  pack.policy.gates.push_back(std::move(rule));
  fields.finish();
}

}  // namespace

Example read_example(Fields& fields, bool of_gate, Faults& faults) {
  Example example;
  example.at = fields.at();
  example.says = fields.text("says");
  read_example_facts(fields.list("facts"), example, faults);
  if (const Yaml* now = fields.required("now")) example.now = Fields::instant_of(*now, faults).value_or(Instant{});
  if (const Yaml* expect = fields.required("expect"))
    of_gate ? read_expected_gate(*expect, example, faults) : read_expected_duty(*expect, example, faults);
  return example;
}

void read_rules(Fields& fields, Pack& pack, Faults& faults) {
  for (const Yaml& node : fields.list("duties")) read_duty(node, pack, faults);
  for (const Yaml& node : fields.list("gates")) read_gate(node, pack, faults);
}

}  // namespace rowan::policy
