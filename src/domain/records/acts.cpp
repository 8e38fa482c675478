#include "domain/records/acts.h"

#include <algorithm>

#include "domain/case_acts_checks.h"
#include "domain/records/values.h"
#include "domain/telling.h"

namespace rowan {
namespace {

bool has(const std::vector<std::string>& list, std::string_view code) { return std::find(list.begin(), list.end(), code) != list.end(); }

void check_values(const RecordRow& row, const RecordMade& record, Faults& faults) {
  for (std::size_t i = 0; i < record.values.size(); ++i) {
    const FieldValue& each = record.values[i];
    const RecordField* field = row.field(each.code);
    const bool twice = std::any_of(record.values.begin(), record.values.begin() + static_cast<std::ptrdiff_t>(i),
                                   [&](const FieldValue& v) { return v.code == each.code; });
    if (!field || twice) {
      faults.add("field.unknown", "This form has changed. Load the page again", each.code);
      continue;
    }
    if (const std::string fault = value_fault(*field, each.value); !fault.empty()) faults.add("field.value", fault, each.code);
  }
  for (const RecordField& field : row.fields)
    if (!value_of(record, field.code) && field_needed(field, record)) faults.add("form.needed", "Fill in: " + field.label, field.code);
}

// An action that touches them needs their wish, and a ground where it goes against it or without it (NHG-8). Not knowing blocks it.
void check_wish(const RecordRow& row, RecordMade& record, Faults& faults) {
  if (!row.touches_them(record.value)) {
    record.wish.reset();
    record.basis.reset();
    record.basis_text.clear();
    return;
  }
  if (!record.wish) {
    faults.add("wish.unknown", "Say what they want. Ask them first, where it is safe", "wish");
    return;
  }
  if (*record.wish == RecordWish::agreed) {
    record.basis.reset();
    record.basis_text.clear();
    return;
  }
  if (!record.basis) faults.add("wish.basis", "Say on what ground this goes ahead without their agreement", "basis");
  faults.need(record.basis_text, "Explain the ground", "basis_text");
  faults.at_most(record.basis_text, longest_text, "basis_text");
}

void check_gates(const std::vector<GateState>& gates, RecordMade& record, Faults& faults) {
  record.gate_said.clear();
  for (const GateState& gate : gates) {
    if (gate.open == Truth::yes) continue;
    const std::string said = gate.title + " (" + gate.clause + ")";
    if (gate.pass == Override::never || blank(record.pass_reason))
      faults.add("gate." + gate.id, said, gate.pass == Override::never ? "" : "pass_reason");
    (record.gate_said.empty() ? record.gate_said : record.gate_said += " ") += said;
  }
  if (record.gate_said.empty()) record.pass_reason.clear();
  faults.at_most(record.pass_reason, longest_text, "pass_reason");
}

// Facts of a pack's own row are kept with the entry: they must count the same when the pack has gone.
void keep_pack_row(const RecordRow& row, RecordMade& record) {
  record.title = row.title;
  if (row.kept != RecordClass::ordinary || !row.readers.empty()) record.kept_apart = name_of(row.kept);
  if (record.turn) return;
  if (!row.fact.empty()) record.raised.push_back({row.fact, record.value, {}});
  for (const RecordField& field : row.fields) {
    const std::string* value = value_of(record, field.code);
    if (field.fact.empty() || !value) continue;
    const auto date = field.kind == FieldKind::date ? date_from_iso(*value) : std::nullopt;
    const auto at = date ? std::optional(instant_of({*date, 0, 0, 0})) : field.kind == FieldKind::instant ? instant_from_iso(*value) : std::nullopt;
    record.raised.push_back({field.fact, at ? std::string{} : *value, at});
  }
}

Result<void> may_begin(const Seen& seen, const RecordRow& row, const RecordShapes& shapes) {
  if (row.is_step()) return refused("record.step", "This is a step of something. Open that first.");
  if (row.approvers.empty()) return {};
  for (const RecordInstance& other : record_instances(seen.get(), shapes, seen.now()))
    if (other.row() == &row && other.state == RecordState::waiting)
      return refused("record.waiting", "This has been asked already and waits for another person.");
  return {};
}

Result<void> may_continue(const Seen& seen, const RecordRow& row, const RecordMade& record, const RecordShapes& shapes) {
  const auto instance = record_instance(seen.get(), shapes, *record.of, seen.now());
  if (!instance) return Refusal::one(Because::not_found, "record.none", "There is no such record.");
  if (record.turn) {
    if (instance->row() != &row) return refused("record.not-now", "Set aside, or take up again, the whole of it.");
    if (*record.turn == RecordTurn::opened_again) {
      if (instance->refused) return refused("record.refused", "This was not approved. Ask again with a new record.");
      if (instance->state != RecordState::ended) return refused("record.open", "This is open.");
    } else if (instance->state == RecordState::ended) {
      return refused("record.ended", "This has ended. Open it again first.");
    }
    return {};
  }
  if (std::find(instance->next.begin(), instance->next.end(), &row) != instance->next.end()) return {};
  if (instance->state == RecordState::ended) return refused("record.ended", "This has ended. Open it again first.");
  if (instance->state == RecordState::waiting) return refused("record.waiting", "This waits for another person’s answer first.");
  return refused("record.not-now", "This step does not follow here, or was taken already.");
}

void check_words(const RecordRow& row, RecordMade& record, Faults& faults) {
  if (!row.choices.empty() && row.choice_label(record.value).empty()) faults.add("form.choice", "Choose an answer", "value");
  if (row.choices.empty()) record.value.clear();
  if (row.text_label.empty()) record.text.clear();
  const bool needed = row.text_needed || has(row.text_needed_for, record.value) || record.value == "not_offered" || record.value == "not_referred";
  if (needed) faults.need(record.text, "Fill in: " + row.text_label, "text");
}

void check_no_new_home(const Case& c, const RecordMade& record, Faults& faults) {
  if (tells_new_home(c, record.text)) faults.add("note.new-home", new_home_told, "text");
  for (const FieldValue& each : record.values)
    if (tells_new_home(c, each.value)) faults.add("note.new-home", new_home_told, each.code);
}

// What whoever has the case for one hour may write down besides contacts and notes.
bool for_the_urgent_hour(std::string_view what) {
  constexpr std::string_view whats[] = {"incident", "safety-check", "contact-unsafe", "safeguarding-referral", "tonight"};
  return std::find(std::begin(whats), std::end(whats), what) != std::end(whats);
}

// Nothing was done: only why, and nothing that could be taken for an answer.
RecordMade only_the_reason(const RecordMade& record) {
  RecordMade out;
  out.what = record.what;
  out.text = record.text;
  out.of = record.of;
  out.turn = record.turn;
  return out;
}

}  // namespace

std::string decision_of(const RecordRow& row, const RecordMade& made) {
  std::string own = row.decision.empty() ? "record:" + row.what : row.decision;
  for (const auto& [choice, decision] : row.decisions) if (choice == made.value) own = decision;
  if (!row.approvers.empty()) return own;
  return made.wish && *made.wish != RecordWish::agreed ? "override_wishes+" + own : own;
}

ApprovalRule approval_by_role() {
  return {.may_approve = [](const RecordRow& row, std::string_view, StaffId, std::span<const StaffId>, const Actor& who) -> Result<void> {
            const bool named = (row.approvers.bits & who.roles.bits) != 0;
            if (row.approvers.empty() ? may(who, Permission::allocate) : named) return {};
            return refused("approval.role", "A manager, or somebody else named by the policy, has to approve this.");
          },
          .more = [](std::string_view, std::size_t) { return false; }};
}

bool needs_approval(const RecordRow& row, const RecordMade& made) {
  if (made.turn) return false;
  return !row.approvers.empty() || (row.touches_them(made.value) && made.wish && *made.wish != RecordWish::agreed);
}

Result<NewEntries> add_record(const Seen& seen, RecordMade record, Instant happened_at, const RecordRules& rules) {
  if (seen.get().closed) return refused("case.closed", "This case is closed. Reopen it first.");
  const RecordRow* row = rules.shapes.find(record.what);
  if (!row) return Refusal::one(Because::not_found, "record.none", "There is no such record.");
  if (!may_read(seen, *row)) return refused("record.role", "Your role does not write records of this kind.");
  if (!may_run(seen) && !for_the_urgent_hour(row->what)) return refused("access.urgent", "Urgent access lets you write down contacts, notes and what keeps somebody safe now.");
  if (record.turn == RecordTurn::not_done && !row->never_set_aside.empty()) return refused("record.never-set-aside", row->never_set_aside, "text");
  if (auto may = record.of ? may_continue(seen, *row, record, rules.shapes) : may_begin(seen, *row, rules.shapes); !may) return may.refusal();
  Faults faults;
  faults.at_most(record.text, longest_text, "text");
  faults.not_future(happened_at, seen.now(), "when");
  if (record.turn) {
    record = only_the_reason(record);
    faults.need(record.text, *record.turn == RecordTurn::not_done ? "Say why this is not done" : "Say why this is taken up again", "text");
  } else {
    check_words(*row, record, faults);
    check_values(*row, record, faults);
    check_wish(*row, record, faults);
    check_gates(rules.gates, record, faults);
    std::vector<Problem> more;
    if (row->check) row->check(seen, record, more);
    if (has(rules.not_offered, record.value)) more.push_back({"form.choice", "This is not to be had under the policy of this case", "value"});
    if (rules.check) rules.check(seen, record, more);
    for (Problem& problem : more) faults.add(std::move(problem.id), std::move(problem.text), std::move(problem.field));
    if (row->kept != RecordClass::new_home) check_no_new_home(seen.get(), record, faults);
  }
  if (faults.any()) return faults.take();
  const bool second_person = std::any_of(rules.gates.begin(), rules.gates.end(),
                                         [](const GateState& g) { return g.open != Truth::yes && g.pass == Override::second_person; });
  record.asked.reset();
  if (!record.turn && (needs_approval(*row, record) || second_person || rules.another_agrees || has(rules.another_agrees_for, record.value)))
    record.asked = true;
  record.title.clear();
  record.raised.clear();
  record.kept_apart.clear();
  if (!find_record(row->what)) keep_pack_row(*row, record);
  return one(record, happened_at);
}

Result<NewEntries> make_record(const Seen& seen, RecordMade record, Instant happened_at) {
  return add_record(seen, std::move(record), happened_at, {});
}

Result<NewEntries> answer_approval(const Seen& seen, std::int64_t seq, bool approved, const std::string& reason, const RecordShapes& shapes,
                                   const ApprovalRule& rule, const std::string& minute) {
  static const RecordRow nobodys;  // of a pack that has gone: a manager answers
  if (seen.get().closed) return refused("case.closed", "This case is closed. Reopen it first.");
  if (!may_run(seen)) return refused("access.urgent", "Urgent access does not let you approve anything.");
  const std::vector<RecordInstance> all = record_instances(seen.get(), shapes, seen.now());
  const RecordStep* asked = nullptr;
  for (const RecordInstance& instance : all)
    for (const RecordStep& step : instance.steps) {
      if (step.seq != seq || step.approval != ApprovalState::asked) continue;
      if (instance.state == RecordState::ended) return refused("record.ended", "This was set aside meanwhile. Whoever asked has to take it up again first.");
      asked = &step;
    }
  if (!asked) return refused("approval.none", "Nobody has asked for this, or it was answered already.");
  const RecordRow& row = asked->row ? *asked->row : nobodys;
  if (!may_read(seen, row)) return refused("approval.role", "Your role does not read records of this kind.");
  if (asked->actor == seen.by().id) return refused("approval.own", "Another person has to approve. You asked for this.");
  if (std::find(asked->agreed.begin(), asked->agreed.end(), seen.by().id) != asked->agreed.end())
    return refused("approval.twice", "You have agreed already. Another person has to answer.");
  const std::string decision = decision_of(row, asked->made ? *asked->made : RecordMade{});
  if (auto may = rule.may_approve(row, decision, asked->actor, asked->agreed, seen.by()); !may) return may.refusal();
  Faults faults;
  if (approved && rule.gates)
    for (const GateState& gate : rule.gates(row.what))
      if (gate.open != Truth::yes && gate.pass == Override::never) faults.add("gate." + gate.id, gate.title + " (" + gate.clause + ")", "approved");
  const std::string body = rule.body ? rule.body(decision, asked->agreed.size()) : std::string{};
  if (!body.empty()) faults.need(minute, "Say where the minutes of the " + body + " have it: their date or number", "minute");
  faults.at_most(minute, longest_line, "minute");
  faults.need(reason, "Give your reason", "reason");
  faults.at_most(reason, longest_text, "reason");
  if (faults.any()) return faults.take();
  ApprovalAnswered answer{seq, approved, reason, {}};
  if (!body.empty()) {
    answer.body = body;
    answer.minute = trim(minute);
  }
  if (approved && rule.more(decision, asked->agreed.size() + 1)) answer.more = true;
  return one(answer, seen.now());
}

}  // namespace rowan
