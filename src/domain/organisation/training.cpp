#include "domain/organisation/training.h"

#include <algorithm>

#include "domain/case_acts_checks.h"

namespace rowan::organisation {
namespace {

// Of two rules about one course the stricter one holds: the shorter period, and what a lapse means at its worst.
void make_stricter(TrainingRule& rule, const TrainingRule& other) {
  if (other.every_months && (!rule.every_months || *other.every_months < *rule.every_months)) rule.every_months = other.every_months;
  if (other.on_lapse && (!rule.on_lapse || *other.on_lapse == OnLapse::block)) rule.on_lapse = other.on_lapse;
  if (rule.roles.empty() || other.roles.empty()) rule.roles.clear();  // everybody who works cases
  else for (const Role role : other.roles) if (std::find(rule.roles.begin(), rule.roles.end(), role) == rule.roles.end()) rule.roles.push_back(role);
}

}  // namespace

std::vector<CourseDone> TrainingRegister::of(StaffId staff) const {
  std::vector<CourseDone> out;
  for (const TrainingLine& line : lines) if (line.what.staff == staff) out.push_back({line.what.course, line.what.on});
  return out;
}

TrainingRegister fold_training(const std::vector<Entry>& entries) {
  TrainingRegister out;
  for (const Entry& entry : entries) {
    out.last_seq = entry.head.seq;
    const Event event = read_event(entry);
    if (const auto* done = std::get_if<TrainingDone>(&event)) out.lines.push_back({entry.head.seq, *done, entry.head.actor});
    else if (const auto* struck = std::get_if<TrainingStruck>(&event))
      std::erase_if(out.lines, [&](const TrainingLine& line) { return line.seq == struck->seq; });
  }
  return out;
}

std::vector<TrainingRule> training_rules(const PolicyHistory* policies, Instant now) {
  std::vector<TrainingRule> out;
  if (!policies) return out;
  for (const PolicyVersion& version : policies->versions()) {
    if (version.policy->layer != PolicyLayer::landlord || !version.in_force(now)) continue;
    for (const TrainingRule& rule : version.policy->training) {
      const auto same = std::find_if(out.begin(), out.end(), [&](const TrainingRule& r) { return r.course == rule.course; });
      if (same == out.end()) out.push_back(rule);
      else make_stricter(*same, rule);
    }
  }
  return out;
}

std::vector<MatrixRow> training_matrix(const TrainingRegister& known, std::span<const TrainingRule> rules, std::span<const Actor> staff, Date today) {
  std::vector<MatrixRow> out;
  for (const Actor& person : staff) {
    MatrixRow row{person, {}};
    bool asked = false;
    for (const TrainingRule& rule : rules) {
      std::optional<Date> last;
      for (const TrainingLine& line : known.lines)
        if (line.what.staff == person.id && line.what.course == rule.course && (!last || *last < line.what.on)) last = line.what.on;
      row.cells.push_back({rule.course, standing_of(rule, person.roles, last, today), last});
      asked = asked || row.cells.back().standing.state != TrainingState::not_needed;
    }
    if (asked) out.push_back(std::move(row));
  }
  return out;
}

Result<NewEntry> record_training(const TrainingRegister& known, TrainingDone what, const Actor& by, Instant now) {
  if (!may(by, Permission::keep_organisation)) return refused("organisation.role", "Your role cannot change the registers of the organisation.");
  // A gate that somebody opens for themselves is none.
  if (what.staff == by.id) return refused("training.self", "A colleague writes down your own training.", "staff");
  Faults faults;
  if (!what.staff) faults.add("form.choice", "Choose the colleague", "staff");
  faults.need(what.course, "Enter the course", "course");
  faults.at_most(what.course, longest_line, "course");
  faults.at_most(what.evidence, longest_line, "evidence");
  if (!valid(what.on)) faults.add("form.needed", "Enter the day it was finished", "on");
  else if (civil(now).date < what.on) faults.add("form.future", "The day cannot be in the future", "on");
  for (const TrainingLine& line : known.lines)
    if (line.what.staff == what.staff && line.what.course == what.course && line.what.on == what.on)
      faults.add("training.same", "This is written down already", "on");
  if (faults.any()) return faults.take();
  return new_entry(what, now);
}

Result<NewEntry> strike_training(const TrainingRegister& known, TrainingStruck what, const Actor& by, Instant now) {
  if (!may(by, Permission::keep_organisation)) return refused("organisation.role", "Your role cannot change the registers of the organisation.");
  if (std::none_of(known.lines.begin(), known.lines.end(), [&](const TrainingLine& line) { return line.seq == what.seq; }))
    return Refusal::one(Because::not_found, "organisation.none", "There is no such line.");
  if (blank(what.reason)) return Refusal::one(Because::invalid, "form.needed", "Say why this line does not count", "reason");
  return new_entry(what, now);
}

}  // namespace rowan::organisation
