#include "policy/records_section.h"

#include <algorithm>
#include <memory>
#include <set>

#include "domain/records/sound.h"
#include "policy/fields.h"

namespace rowan::policy {
namespace {

constexpr int most_days = 3660;

std::vector<RecordChoice> read_choices(Fields& of, Faults& faults) {
  std::vector<RecordChoice> out;
  for (const Yaml& node : of.list("choices")) {
    Fields fields{node, faults, "a choice"};
    if (!fields.good()) continue;
    RecordChoice choice{fields.text("code"), fields.text("label")};
    fields.finish();
    out.push_back(std::move(choice));
  }
  return out;
}

// The events of the catalogue, and the pack's own. A choice of the catalogue is never set by a pack's record: what we ask, we answer.
std::string read_event(Fields& of, Faults& faults) {
  const Yaml* node = of.optional("fact");
  if (!node) return {};
  const auto name = Fields::text_of(*node, faults);
  if (!name) return {};
  const FactName* fact = find_fact(*name);
  if (fact && fact->kind == FactKind::event) return *name;
  faults.add(node->at, "A record raises an event of the catalogue, or one of the pack's own named \"pack.\" and small letters, digits or _.");
  return {};
}

RecordField read_field(const Yaml& node, Faults& faults) {
  RecordField out;
  Fields fields{node, faults, "a field of a record"};
  if (!fields.good()) return out;
  out.code = fields.text("code");
  out.label = fields.text("label");
  out.hint = fields.optional_text("hint");
  out.kind = fields.required_choice<FieldKind>("kind");
  out.choices = read_choices(fields, faults);
  out.needed = fields.flag("needed");
  if (const Yaml* when = fields.optional("needed_when")) {
    Fields other{*when, faults, "when a field is needed"};
    if (other.good()) {
      out.needed_when = other.text("field");
      out.needed_when_is = other.texts("is");
    }
    other.finish();
  }
  out.fact = read_event(fields, faults);
  fields.finish();
  return out;
}

RecordDue read_due(const Yaml& node, Faults& faults) {
  RecordDue out;
  Fields fields{node, faults, "a day of a record"};
  if (!fields.good()) return out;
  out.title = fields.text("title");
  out.field = fields.optional_text("field");
  if (const Yaml* days = fields.optional("else_days")) out.else_days = Fields::number_of(*days, -most_days, most_days, faults);
  out.else_field = fields.optional_text("else_field");
  if (const Yaml* days = fields.optional("remind_days")) out.remind_days = Fields::number_of(*days, 1, most_days, faults).value_or(0);
  out.met_by = fields.texts("met_by");
  out.expires = fields.flag("expires");
  fields.finish();
  return out;
}

RoleSet read_roles(Fields& of, std::string_view key, Faults& faults) {
  RoleSet out;
  for (const Yaml& node : of.list(key)) if (const auto role = Fields::choice_of<Role>(node, faults)) out.add(*role);
  return out;
}

void read_words(Fields& of, RecordRow& row, Faults& faults) {
  const Yaml* node = of.optional("words");
  if (!node) return;
  Fields fields{*node, faults, "the words of a record"};
  if (!fields.good()) return;
  row.text_label = fields.text("label");
  row.text_needed = fields.flag("needed");
  row.text_needed_for = fields.texts("needed_for");
  fields.finish();
}

RecordRow read_row(Fields& fields, Faults& faults) {
  RecordRow row;
  row.what = fields.text("code");
  row.title = fields.text("title");
  row.hint = fields.text("hint");
  row.theme = fields.choice<RecordTheme>("theme").value_or(RecordTheme::other);
  row.basis = fields.optional_text("basis");
  row.fact = read_event(fields, faults);
  row.timeline = fields.text("timeline");
  row.choices = read_choices(fields, faults);
  read_words(fields, row, faults);
  for (const Yaml& each : fields.list("fields")) row.fields.push_back(read_field(each, faults));
  row.continues = fields.texts("continues");
  row.once = fields.flag("once");
  row.ends_for = fields.texts("ends_for");
  row.ends = fields.flag("ends") || !row.ends_for.empty();
  for (const Yaml& each : fields.list("due")) row.due.push_back(read_due(each, faults));
  row.approvers = read_roles(fields, "approved_by", faults);
  row.affects_them = fields.flag("affects_them");
  row.kept = fields.choice<RecordClass>("kept").value_or(RecordClass::ordinary);
  row.readers = read_roles(fields, "readers", faults);
  return row;
}

// Events that mean another person's agreement, because every row of ours that raises them asks for it (NHG-11, CX-4.13c).
bool means_agreement(std::string_view fact) {
  bool raised = false;
  for (const RecordRow& row : record_rows()) {
    if (row.fact != fact) continue;
    if (row.approvers.empty()) return false;
    raised = true;
  }
  return raised;
}

bool own_event(std::string_view fact) { return fact.starts_with("pack."); }

void names_in(const std::vector<Moment>& moments, std::vector<std::string_view>& out) { for (const Moment& m : moments) out.push_back(m.fact); }

}  // namespace

void read_records(Fields& fields, Pack& pack, Faults& faults) {
  std::vector<std::pair<Place, std::size_t>> places;
  for (const Yaml& node : fields.list("records")) {
    Fields row{node, faults, "a record"};
    if (!row.good()) continue;
    RecordRow made = read_row(row, faults);
    const Yaml* clause = row.required("clause");
    if (clause) made.clause = Fields::text_of(*clause, faults).value_or("");
    pack.section_clauses.push_back({"records", made.clause, node.at, clause ? clause->at : node.at});
    row.finish();
    if (find_record(made.what)) faults.add(node.at, "\"" + made.what + "\" is a record of every landlord already; choose another code.");
    if (std::any_of(pack.policy.records.begin(), pack.policy.records.end(), [&](const RecordRow& r) { return r.what == made.what; }))
      faults.add(node.at, "There are two records \"" + made.what + "\".");
    bool agreement = means_agreement(made.fact);
    for (const RecordField& field : made.fields) agreement = agreement || means_agreement(field.fact);
    if (agreement && made.approvers.empty()) faults.add(node.at, "What it raises means that another person has agreed: say who, with approved_by.");
    places.emplace_back(node.at, pack.policy.records.size());
    pack.policy.records.push_back(std::move(made));
  }
  const RecordShapes among({std::make_shared<const std::vector<RecordRow>>(pack.policy.records)});
  for (const auto& [at, i] : places)
    for (std::string& fault : unsound(pack.policy.records[i], among)) faults.add(at, std::move(fault));
}

void check_records(const Pack& pack, Faults& faults) {
  std::set<std::string, std::less<>> raised;
  for (const RecordRow& row : pack.policy.records) {
    raised.insert(row.fact);
    for (const RecordField& field : row.fields) raised.insert(field.fact);
  }
  const auto check = [&](const std::vector<std::string_view>& names, Place at) {
    std::set<std::string_view> told;
    for (const std::string_view name : names)
      if (own_event(name) && !raised.contains(name) && told.insert(name).second)
        faults.add(at, "No record of this pack raises \"" + std::string(name) + "\".");
  };
  for (std::size_t i = 0; i < pack.policy.duties.size(); ++i) {
    const DutyRule& rule = pack.policy.duties[i];
    std::vector<std::string_view> names = facts_in(rule.when), more = facts_in(rule.not_needed);
    names.insert(names.end(), more.begin(), more.end());
    for (const auto* moments : {&rule.start, &rule.stop, &rule.attempts, &rule.exceptions}) names_in(*moments, names);
    for (const ClockVariant& variant : rule.variants) {
      more = facts_in(variant.when);
      names.insert(names.end(), more.begin(), more.end());
    }
    check(names, pack.duty_at[i]);
  }
  const auto& rows = pack.policy.records;
  for (std::size_t i = 0; i < pack.policy.gates.size(); ++i) {
    const GateRule& rule = pack.policy.gates[i];
    std::vector<std::string_view> names = facts_in(rule.when), more = facts_in(rule.needs);
    names.insert(names.end(), more.begin(), more.end());
    check(names, pack.gate_at[i]);
    const bool known = find_record(rule.record) || std::any_of(rows.begin(), rows.end(), [&](const RecordRow& r) { return r.what == rule.record; });
    if (rule.act == Act::make_record && !rule.record.empty() && !known)
      faults.add(pack.gate_at[i], "There is no record \"" + rule.record + "\" for a gate to stand before.");
  }
}

std::string read_before(const Yaml& node, Faults& faults) {
  constexpr std::string_view lead = "record:";
  const auto text = Fields::text_of(node, faults);
  if (!text) return {};
  if (text->starts_with(lead) && text->size() > lead.size()) return text->substr(lead.size());
  faults.add(node.at, "Expected \"record:\" and the code of a record, for example record:meeting-listing.");
  return {};
}

}  // namespace rowan::policy
