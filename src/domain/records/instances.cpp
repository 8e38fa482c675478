#include "domain/records/instances.h"

#include <algorithm>

#include "base/calendar.h"
#include "domain/case_acts.h"
#include "domain/records/values.h"

namespace rowan {
namespace {

// What a stored request not to refer is shown under.
constexpr std::string_view not_referring = "not-referring";

RecordStep step_of(const CaseLine& line, const RecordShapes& shapes, const RecordMade& made) {
  RecordStep step;
  step.seq = line.seq;
  step.row = shapes.find(made.what);
  step.made = &made;
  step.text = text_of(line).value_or("");
  step.happened_at = line.happened_at;
  step.entered_at = line.entered_at;
  step.actor = line.actor;
  if (made.asked.value_or(false)) step.approval = ApprovalState::asked;
  return step;
}

class Gatherer {
 public:
  Gatherer(const Case& c, const RecordShapes& shapes) : shapes_(shapes) {
    for (const CaseLine& line : c.lines) {
      if (const auto* made = std::get_if<RecordMade>(&line.event)) add(line, *made);
      else if (const auto* answer = std::get_if<ApprovalAnswered>(&line.event))
        answered(line, answer->of, answer->approved, answer->reason, answer->more.value_or(false));
      else if (const auto* asked = std::get_if<NotReferringAsked>(&line.event)) add_old(line, *asked);
      else if (const auto* old = std::get_if<NotReferringAnswered>(&line.event)) answered(line, old_asked_, old->approved, old->reason, false);
    }
  }
  std::vector<RecordInstance> take() { return std::move(out_); }

 private:
  void add(const CaseLine& line, const RecordMade& made) {
    RecordStep step = step_of(line, shapes_, made);
    const auto found = std::find_if(out_.begin(), out_.end(), [&](const RecordInstance& i) { return made.of && i.id == *made.of; });
    if (found != out_.end()) {
      found->steps.push_back(std::move(step));
      return;
    }
    RecordInstance& begun = out_.emplace_back();
    begun.id = line.seq;
    begun.steps.push_back(std::move(step));
  }
  void add_old(const CaseLine& line, const NotReferringAsked& asked) {
    RecordInstance& begun = out_.emplace_back();
    begun.id = old_asked_ = line.seq;
    RecordStep step;
    step.seq = line.seq;
    step.row = shapes_.find(not_referring);
    step.text = asked.reason;
    step.happened_at = line.happened_at;
    step.entered_at = line.entered_at;
    step.actor = line.actor;
    step.approval = ApprovalState::asked;
    begun.steps.push_back(std::move(step));
  }
  void answered(const CaseLine& line, std::int64_t seq, bool approved, const std::string& reason, bool more) {
    for (RecordInstance& instance : out_)
      for (RecordStep& step : instance.steps) {
        if (step.seq != seq || step.approval != ApprovalState::asked) continue;
        if (approved) step.agreed.push_back(line.actor);
        if (approved && more) return;
        step.approval = approved ? ApprovalState::approved : ApprovalState::refused;
        step.answered_by = line.actor;
        step.answered_at = line.happened_at;
        step.answer = reason;
      }
  }

  const RecordShapes& shapes_;
  std::vector<RecordInstance> out_;
  std::int64_t old_asked_ = 0;
};

bool turned(const RecordStep& step, RecordTurn turn) { return step.made && step.made->turn == turn; }
bool has(const std::vector<std::string>& list, std::string_view code) { return std::find(list.begin(), list.end(), code) != list.end(); }

bool ends_it(const RecordStep& step) {
  if (!step.row || !step.made || !step.row->ends || step.made->turn) return false;
  return step.row->ends_for.empty() || has(step.row->ends_for, step.made->value);
}

// Whether a step that settles `due` was taken after the entry that asks for it.
bool met(const RecordInstance& instance, std::size_t from, const RecordDue& due) {
  for (std::size_t i = from + 1; i < instance.steps.size(); ++i)
    if (const RecordStep& later = instance.steps[i];
        later.row && later.made && !later.made->turn && later.stands() && has(due.met_by, later.row->what))
      return true;
  return false;
}

// What a policy sets for a reminder of one of our rows stands in place of our days. A pack's own rows have days of their own.
RecordDue as_set(const RecordDue& due, const RecordStep& step, const RecordShapes& shapes, RecordItem& item) {
  RecordDue out = due;
  item.clause = step.row->clause;
  item.our_day = false;
  const bool named = !due.field.empty() && value_of(*step.made, due.field);
  if (named || !due.else_days || shapes.of_pack(step.row->what)) return out;
  const ReminderDays* says = shapes.days_for(step.row->what);
  item.our_day = !says;
  if (!says) return out;
  item.clause = says->clause;
  out.else_days = *due.else_days < 0 ? -says->days : says->days;
  return out;
}

void add_items(RecordInstance& instance, const RecordShapes& shapes) {
  for (std::size_t i = 0; i < instance.steps.size(); ++i) {
    const RecordStep& step = instance.steps[i];
    if (!step.row) continue;
    RecordItem item;
    item.instance = instance.id;
    item.seq = step.seq;
    item.about = step.row->title;
    item.clause = step.row->clause;
    item.kept = step.row->kept;
    item.readers = step.row->readers;
    if (const RecordRow* first = instance.row(); first && first != step.row) {
      item.readers_of_whole = first->readers;
      if (item.kept == RecordClass::ordinary) item.kept = first->kept;
    }
    if (step.approval == ApprovalState::asked) {
      item.title = "Answer: " + step.row->title;
      item.approval = true;
      instance.items.push_back(item);
      continue;
    }
    if (!step.made || step.made->turn || !step.stands()) continue;
    // Of the same step taken again, the last one says by when.
    const bool repeated = std::any_of(instance.steps.begin() + static_cast<std::ptrdiff_t>(i) + 1, instance.steps.end(),
                                      [&](const RecordStep& s) { return s.row == step.row && s.stands() && s.made && !s.made->turn; });
    if (repeated) continue;
    for (const RecordDue& due : step.row->due) {
      if (due.when && !due.when(*step.made)) continue;
      item.day = day_of(as_set(due, step, shapes, item), *step.row, *step.made, step.happened_at);
      if (!item.day || met(instance, i, due)) continue;
      item.title = due.title;
      item.expires = due.expires;
      item.due = due.remind_days ? add_calendar_days(*item.day, -due.remind_days) : *item.day;
      instance.items.push_back(item);
    }
  }
  std::stable_sort(instance.items.begin(), instance.items.end(),
                   [](const RecordItem& a, const RecordItem& b) { return a.due && (!b.due || *a.due < *b.due); });
}

bool may_follow(const RecordRow& step, const RecordInstance& instance) {
  const RecordRow* first = instance.row();
  if (!first || !has(step.continues, first->what)) return false;
  if (!step.once) return true;
  return std::none_of(instance.steps.begin(), instance.steps.end(),
                      [&](const RecordStep& s) { return s.row == &step && s.stands() && s.made && !s.made->turn; });
}

// Whether everything the row can ask for depends on the answer, and this answer asks for none of it.
bool asks_for_nothing(const RecordRow& row, const RecordMade& made) {
  return !row.due.empty() && std::ranges::all_of(row.due, [&](const RecordDue& due) { return due.when && !due.when(made); });
}

void settle(RecordInstance& instance, const RecordShapes& shapes, Instant now) {
  const RecordStep& first = instance.steps.front();
  bool ended = false, waiting = false;
  for (const RecordStep& step : instance.steps) {
    if (step.approval == ApprovalState::asked) waiting = true;
    if (!step.stands()) continue;
    if (turned(step, RecordTurn::not_done)) ended = instance.not_done = true;
    else if (turned(step, RecordTurn::opened_again)) ended = instance.not_done = false;
    else if (ends_it(step)) ended = true;
  }
  instance.refused = first.approval == ApprovalState::refused;
  const std::vector<const RecordRow*> steps = first.row ? shapes.steps_of(first.row->what) : std::vector<const RecordRow*>{};
  // A thing said once, that nothing follows, is done when it is said; opened again, it is open until it is said again.
  const RecordStep& last = instance.steps.back();
  const bool said_once = first.row && first.made && !turned(last, RecordTurn::opened_again) &&
                         (steps.empty() ? first.row->due.empty() : instance.steps.size() == 1 && asks_for_nothing(*first.row, *first.made));
  if (instance.refused || (said_once && !waiting)) ended = true;
  if (!ended) add_items(instance, shapes);
  const bool passed =
      std::any_of(instance.items.begin(), instance.items.end(), [&](const RecordItem& item) { return item.expires && item.lapsed(now); });
  instance.state = ended ? RecordState::ended : waiting ? RecordState::waiting : passed ? RecordState::expired : RecordState::open;
  if (ended || first.approval == ApprovalState::asked) return;
  for (const RecordRow* step : steps) if (may_follow(*step, instance)) instance.next.push_back(step);
  // What was set aside and taken up again can be done now.
  const bool never_done = std::none_of(instance.steps.begin(), instance.steps.end(),
                                       [&](const RecordStep& s) { return s.row == first.row && s.made && !s.made->turn && s.stands(); });
  if (first.row && (never_done || (steps.empty() && turned(last, RecordTurn::opened_again)))) instance.next.insert(instance.next.begin(), first.row);
}

}  // namespace

std::string_view label_of(RecordState state) {
  switch (state) {
    case RecordState::open: return "Open";
    case RecordState::waiting: return "Waiting for approval";
    case RecordState::ended: return "Ended";
    case RecordState::expired: return "Expired";
  }
  return {};
}

ReadBy read_by(const Case& c, const RecordShapes& shapes, const RecordMade& made) {
  ReadBy out;
  const RecordRow* row = shapes.find(made.what);
  out.kept = row ? row->kept : named<RecordClass>(made.kept_apart).value_or(RecordClass::ordinary);
  out.readers = row ? row->readers : RoleSet{};
  out.nobody = !row && !made.kept_apart.empty();
  if (!made.of) return out;
  const auto first = std::lower_bound(c.lines.begin(), c.lines.end(), *made.of,
                                      [](const CaseLine& line, std::int64_t seq) { return line.seq < seq; });
  const RecordMade* whole = first != c.lines.end() && first->seq == *made.of ? std::get_if<RecordMade>(&first->event) : nullptr;
  if (!whole || whole->of) return out;
  const ReadBy of = read_by(c, shapes, *whole);
  out.readers_of_whole = of.readers;
  if (out.kept == RecordClass::ordinary) out.kept = of.kept;
  out.nobody = out.nobody || of.nobody;
  return out;
}
bool may_read(const Seen& seen, const ReadBy& by) {
  if (by.nobody || (by.kept != RecordClass::ordinary && seen.right() == Right::urgent)) return false;
  const auto holds = [&](RoleSet roles) { return roles.empty() || (roles.bits & seen.by().roles.bits) != 0; };
  return holds(by.readers) && holds(by.readers_of_whole);
}
std::string title_for_all(const ReadBy& by, std::string_view title) {
  if (by.for_all()) return std::string(title);
  return by.kept == RecordClass::ordinary ? "A record for some colleagues only" : std::string(label_of(by.kept));
}
bool may_read(const Seen& seen, const RecordInstance& instance, const RecordStep& step) {
  const auto readable = [&](const RecordStep& each) {
    if (each.row) return may_read(seen, *each.row);
    return !each.made || each.made->kept_apart.empty();
  };
  return readable(instance.steps.front()) && readable(step);
}

bool may_read(const Seen& seen, const RecordShapes& shapes, const CaseLine& line) {
  const RecordMade* made = std::get_if<RecordMade>(&line.event);
  if (const auto* answer = std::get_if<ApprovalAnswered>(&line.event))
    for (const CaseLine& asked : seen.get().lines) if (asked.seq == answer->of) made = std::get_if<RecordMade>(&asked.event);
  return !made || may_read(seen, read_by(seen.get(), shapes, *made));
}

std::optional<Instant> day_of(const RecordDue& due, const RecordRow& row, const RecordMade& made, Instant happened_at) {
  const auto instant_in = [&](std::string_view code, int days) -> std::optional<Instant> {
    const RecordField* field = row.field(code);
    const std::string* value = field ? value_of(made, code) : nullptr;
    if (!value) return {};
    if (const auto at = field->kind == FieldKind::instant ? instant_from_iso(*value) : std::nullopt)
      return days ? instant_of({add_days(civil(*at).date, days + 1), 0, 0, 0}) : *at;
    const auto date = date_from_iso(*value);
    return date ? std::optional(instant_of({add_days(*date, days + 1), 0, 0, 0})) : std::nullopt;
  };
  if (const auto named = instant_in(due.field, 0)) return named;
  if (!due.else_days) return {};
  if (!due.else_field.empty()) return instant_in(due.else_field, *due.else_days);
  return instant_of({add_days(civil(happened_at).date, *due.else_days + 1), 0, 0, 0});
}

std::vector<RecordInstance> record_instances(const Case& c, const RecordShapes& shapes, Instant now) {
  std::vector<RecordInstance> out = Gatherer(c, shapes).take();
  for (RecordInstance& instance : out) settle(instance, shapes, now);
  return out;
}
std::optional<RecordInstance> record_instance(const Case& c, const RecordShapes& shapes, std::int64_t id, Instant now) {
  for (RecordInstance& instance : record_instances(c, shapes, now)) if (instance.id == id) return std::move(instance);
  return {};
}

std::vector<RecordItem> record_items(const Case& c, const RecordShapes& shapes, Instant now) {
  std::vector<RecordItem> out;
  if (c.closed) return out;
  for (RecordInstance& instance : record_instances(c, shapes, now)) std::move(instance.items.begin(), instance.items.end(), std::back_inserter(out));
  std::stable_sort(out.begin(), out.end(), [](const RecordItem& a, const RecordItem& b) { return a.due && (!b.due || *a.due < *b.due); });
  return out;
}

}  // namespace rowan
