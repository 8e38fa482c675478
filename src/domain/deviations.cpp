#include "domain/deviations.h"

#include <algorithm>

#include "base/text.h"
#include "domain/case_acts.h"
#include "domain/records/instances.h"
#include "domain/records/values.h"

namespace rowan {
namespace {

const Duty* duty_of(std::span<const Duty> duties, std::string_view id) {
  for (const Duty& duty : duties) if (duty.id == id) return &duty;
  return nullptr;
}
std::string clause_of(const Duty& duty) { return duty.cited.empty() ? std::string{} : duty.cited.front().clause; }

class Finder {
 public:
  Finder(const Case& c, const RecordShapes& shapes, std::span<const Duty> duties) : case_(c), shapes_(shapes), duties_(duties) {}
  std::vector<Deviation> run() {
    for (const CaseLine& line : case_.lines) {
      if (const auto* made = std::get_if<RecordMade>(&line.event)) record(line, *made);
      if (const auto* moved = std::get_if<DutyRedated>(&line.event)) redated(line, *moved);
      if (const auto* contact = std::get_if<ContactRecorded>(&line.event); contact && !contact->gate_said.empty())
        passed(line, contact->gate_said, contact->override_reason);
      if (const auto* paper = std::get_if<DocumentMade>(&line.event); paper && !paper->gate_said.empty())
        passed(line, paper->gate_said, paper->pass_reason);
    }
    for (const Duty& duty : duties_) if (duty.breached()) missed(duty);
    std::stable_sort(out_.begin(), out_.end(), [](const Deviation& a, const Deviation& b) { return a.at < b.at; });
    return std::move(out_);
  }

 private:
  void record(const CaseLine& line, const RecordMade& made) {
    const RecordRow* row = shapes_.find(made.what);
    Deviation d;
    d.read_by = read_by(case_, shapes_, made);
    d.what = row ? row->title : made.title.empty() ? "A record" : made.title;
    d.clause = row ? row->clause : "";
    d.by = line.actor;
    d.at = line.happened_at;
    d.seq = line.seq;
    const auto add = [&](DeviationKind kind, const std::string& reason) {
      d.kind = kind;
      d.reason = reason;
      out_.push_back(d);
    };
    if (made.turn) {
      if (*made.turn == RecordTurn::not_done) add(DeviationKind::set_aside, text_of(line).value_or(""));
      return;
    }
    if (!made.gate_said.empty()) add(DeviationKind::gate_passed, made.pass_reason);
    if (made.basis) add(DeviationKind::wish_overridden, std::string(label_of(*made.basis)) + ". " + made.basis_text);
    if (made.what != "deviation") return;
    const std::string* duty = value_of(made, "duty");
    if (duty) d.what = *duty;
    for (const Duty& each : duties_) if (duty && same(*duty, each.title)) d.clause = clause_of(each);
    add(DeviationKind::said, text_of(line).value_or(""));
  }
  void redated(const CaseLine& line, const DutyRedated& moved) {
    const Duty* duty = duty_of(duties_, moved.duty);
    out_.push_back({DeviationKind::new_date, duty ? duty->title : moved.duty, duty ? clause_of(*duty) : "", moved.reason, line.actor,
                    line.happened_at, line.seq, {}});
  }
  void passed(const CaseLine& line, const std::string& said, const std::string& reason) {
    out_.push_back({DeviationKind::gate_passed, said, "", reason, line.actor, line.happened_at, line.seq, {}});
  }
  // Late has a reason where somebody gave one for this duty: with a new date, or as a deviation of its own.
  void missed(const Duty& duty) {
    std::string reason;
    for (const CaseLine& line : case_.lines) {
      if (const auto* moved = std::get_if<DutyRedated>(&line.event); moved && moved->duty == duty.id) reason = moved->reason;
      const auto* made = std::get_if<RecordMade>(&line.event);
      if (!made || made->what != "deviation" || made->turn) continue;
      if (const std::string* named = value_of(*made, "duty"); named && same(*named, duty.title)) reason = text_of(line).value_or("");
    }
    const bool late = duty.state == DutyState::met_late;
    out_.push_back({late ? DeviationKind::late : DeviationKind::overdue, duty.title, clause_of(duty), reason, case_.lead,
                    late && duty.met_at ? *duty.met_at : duty.due.value_or(duty.started), 0, {}});
  }
  static bool same(std::string_view a, std::string_view b) { return fold(collapse(a)) == fold(collapse(b)); }

  const Case& case_;
  const RecordShapes& shapes_;
  std::span<const Duty> duties_;
  std::vector<Deviation> out_;
};

}  // namespace

std::string_view label_of(DeviationKind kind) {
  switch (kind) {
    case DeviationKind::said: return "Done in another way";
    case DeviationKind::set_aside: return "Set aside";
    case DeviationKind::gate_passed: return "Went ahead before what comes first";
    case DeviationKind::wish_overridden: return "Against or without their wish";
    case DeviationKind::new_date: return "New date agreed";
    case DeviationKind::late: return "Done late";
    case DeviationKind::overdue: return "Overdue";
  }
  return {};
}

std::vector<Deviation> deviations_of(const Case& c, const RecordShapes& shapes, std::span<const Duty> duties) {
  return Finder(c, shapes, duties).run();
}

std::vector<BlankDuty> blank_duties(std::span<const Duty> duties) {
  std::vector<BlankDuty> out;
  for (const Duty& duty : duties)
    if (duty.state == DutyState::no_target_open && !duty.agreed_due && (duty.modality == Modality::must || duty.modality == Modality::must_decide))
      out.push_back({duty.title, clause_of(duty), duty.started});
  std::stable_sort(out.begin(), out.end(), [](const BlankDuty& a, const BlankDuty& b) { return a.since < b.since; });
  return out;
}
bool is_blank_by(const BlankDuty& duty, Instant now) { return civil(duty.since).date < civil(now).date; }

Deviation shown_to(const Seen& seen, Deviation whole) {
  if (may_read(seen, whole.read_by)) return whole;
  whole.what = title_for_all(whole.read_by, whole.what);
  whole.clause.clear();
  whole.reason = "Kept apart";
  return whole;
}

}  // namespace rowan
