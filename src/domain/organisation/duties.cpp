#include "domain/organisation/duties.h"

#include <algorithm>

#include "base/csv.h"
#include "domain/case_acts_checks.h"

namespace rowan::organisation {
namespace {

constexpr int review_reminder_days = 60;  // ours, until an owner sets another for a policy's review
constexpr int longest_period = 120;       // months

RecurringDuty* find_in(std::vector<RecurringDuty>& duties, std::int64_t id) {
  const auto found = std::find_if(duties.begin(), duties.end(), [&](const RecurringDuty& d) { return d.what.id == id; });
  return found == duties.end() ? nullptr : &*found;
}

DutyLineState state_of(std::optional<Date> due, int remind_days, Date today) {
  if (!due) return DutyLineState::ended;
  if (*due < today) return DutyLineState::overdue;
  return days_between(today, *due) <= remind_days ? DutyLineState::soon : DutyLineState::later;
}

std::string about_policy(const Policy& policy) { return "policy:" + policy.id; }

const DutySet* settings_for(const DutyRegister& known, std::string_view about) {
  for (const RecurringDuty& duty : known.duties) if (duty.what.about == about && !duty.what.ended) return &duty.what;
  return nullptr;
}

void add_reviews(std::vector<DutyLine>& out, const DutyRegister& known, const PolicyHistory& policies, Instant now) {
  const Date today = civil(now).date;
  std::vector<std::string> seen;
  for (const PolicyVersion& version : policies.versions()) {
    const Policy& policy = *version.policy;
    if (policy.layer != PolicyLayer::landlord || !version.in_force(now) || !policy.dates.review) continue;
    const std::string about = about_policy(policy);
    if (std::find(seen.begin(), seen.end(), about) != seen.end()) continue;
    seen.push_back(about);
    const DutySet* settings = settings_for(known, about);
    DutyLine line;
    line.title = "Review the policy: " + policy.title + ", " + policy.landlord;
    line.about = about;
    if (settings) {
      line.id = settings->id;
      line.owner = settings->owner;
    }
    line.due = policy.dates.review;
    line.state = state_of(line.due, settings ? settings->remind_days : review_reminder_days, today);
    out.push_back(std::move(line));
  }
}

}  // namespace

std::optional<Date> RecurringDuty::due() const {
  if (what.ended) return {};
  if (done.empty()) return what.first_due;
  return add_months(done.back().what.on, what.months);
}

const RecurringDuty* DutyRegister::find(std::int64_t id) const {
  const auto found = std::find_if(duties.begin(), duties.end(), [&](const RecurringDuty& d) { return d.what.id == id; });
  return found == duties.end() ? nullptr : &*found;
}

DutyRegister fold_duties(const std::vector<Entry>& entries) {
  DutyRegister out;
  for (const Entry& entry : entries) {
    out.last_seq = entry.head.seq;
    const Event event = read_event(entry);
    if (const auto* set = std::get_if<DutySet>(&event)) {
      DutySet what = *set;
      if (!what.id) what.id = entry.head.seq;
      if (RecurringDuty* known = find_in(out.duties, what.id)) known->what = std::move(what);
      else out.duties.push_back({std::move(what), {}});
    } else if (const auto* done = std::get_if<DutyDone>(&event)) {
      RecurringDuty* known = find_in(out.duties, done->duty);
      if (!known) continue;
      const std::optional<Date> was_due = known->due();
      known->done.push_back({*done, entry.head.actor, was_due, was_due && *was_due < done->on});
    }
  }
  return out;
}

std::vector<DutyLine> duty_lines(const DutyRegister& known, const PolicyHistory* policies, Instant now) {
  std::vector<DutyLine> out;
  const Date today = civil(now).date;
  for (const RecurringDuty& duty : known.duties) {
    if (!duty.what.about.empty()) continue;
    const DutySet& what = duty.what;
    DutyLine line{what.id, what.title, what.clause, {}, what.owner, what.months, duty.due(), {}, {}, {}, false};
    line.state = state_of(line.due, what.remind_days, today);
    if (!duty.done.empty()) {
      line.last_done = duty.done.back().what.on;
      line.last_evidence = duty.done.back().what.evidence;
      line.last_late = duty.done.back().late;
    }
    out.push_back(std::move(line));
  }
  if (policies) add_reviews(out, known, *policies, now);
  std::stable_sort(out.begin(), out.end(), [](const DutyLine& a, const DutyLine& b) {
    const auto key = [](const DutyLine& l) { return std::tuple(l.state == DutyLineState::ended, l.due.value_or(Date{9999, 12, 31})); };
    return key(a) < key(b);
  });
  return out;
}

Result<NewEntry> set_duty(const DutyRegister& known, DutySet what, const Actor& by, Instant now) {
  if (!may(by, Permission::keep_organisation)) return refused("organisation.role", "Your role cannot change the registers of the organisation.");
  const RecurringDuty* old = known.find(what.id);
  if (what.id && !old) return Refusal::one(Because::not_found, "organisation.none", "There is no such duty.");
  if (old && old->what.about != what.about) return refused("organisation.about", "A duty of its own does not become the review of a policy.");
  Faults faults;
  faults.need(what.title, "Say what has to be done", "title");
  faults.at_most(what.title, longest_line, "title");
  faults.at_most(what.clause, longest_line, "clause");
  if (!what.owner) faults.add("form.choice", "Choose who it is for", "owner");
  if (what.about.empty() && (what.months < 1 || what.months > longest_period))
    faults.add("organisation.months", "Enter how often, in months from 1 to 120", "months");
  if (what.about.empty() && (!what.first_due || !valid(*what.first_due))) faults.add("form.needed", "Enter the day it is first due", "first_due");
  if (what.remind_days < 0 || what.remind_days > 366) faults.add("organisation.remind", "Enter days from 0 to 366", "remind_days");
  if (faults.any()) return faults.take();
  return new_entry(what, now);
}

Result<NewEntry> duty_done(const DutyRegister& known, DutyDone what, const Actor& by, Instant now) {
  const RecurringDuty* duty = known.find(what.duty);
  if (!duty || !may(by, Permission::organisation)) return Refusal::one(Because::not_found, "organisation.none", "There is no such duty.");
  if (duty->what.owner != by.id && !may(by, Permission::keep_organisation)) return refused("organisation.role", "Its owner says that this is done.");
  if (duty->what.ended) return refused("organisation.ended", "This duty has ended.");
  if (!duty->what.about.empty()) return refused("organisation.review", "A policy is reviewed when its next version is in force.");
  Faults faults;
  faults.need(what.evidence, "Say what was done and what shows it", "evidence");
  faults.at_most(what.evidence, longest_text, "evidence");
  faults.at_most(what.attachment, longest_line, "attachment");
  if (!valid(what.on)) faults.add("form.needed", "Enter the day", "on");
  else if (civil(now).date < what.on) faults.add("form.future", "The day cannot be in the future", "on");
  if (!duty->done.empty() && what.on < duty->done.back().what.on) faults.add("organisation.order", "It was done again after that day already", "on");
  if (faults.any()) return faults.take();
  return new_entry(what, now);
}

std::string duties_csv(std::span<const DutyLine> lines, const std::function<std::string(StaffId)>& owner) {
  std::string out;
  csv::Writer csv(out);
  for (const char* heading : {"duty", "clause", "owner", "every_months", "due", "state", "last_done", "evidence"}) csv.cell(heading);
  csv.end_row();
  for (const DutyLine& line : lines) {
    csv.cell(line.title).cell(line.clause).cell(line.owner ? owner(line.owner) : "").cell(line.months ? std::to_string(line.months) : "");
    csv.cell(line.due ? iso(*line.due) : "").cell(name_of(line.state)).cell(line.last_done ? iso(*line.last_done) : "").cell(line.last_evidence);
    csv.end_row();
  }
  return out;
}

}  // namespace rowan::organisation
