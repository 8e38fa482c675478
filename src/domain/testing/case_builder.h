#pragma once
// For tests only: a case built in memory. Acts are applied as the app would apply them, and each new entry gets its head here.
#include <gtest/gtest.h>

#include "domain/case_acts.h"

namespace rowan::testing_ {

inline Instant at(std::string_view text) {
  const auto instant = instant_from_iso(text);
  if (!instant) throw std::invalid_argument("not a time");
  return *instant;
}

inline const Instant monday = at("2026-11-16T10:00:00Z");  // a Monday, winter time
inline constexpr TeamId north{7};

inline Actor person(std::int64_t id, RoleSet roles, TeamId team = north, bool manages = false) { return {StaffId{id}, "Person " + std::to_string(id), roles, team, manages}; }
inline Actor officer(std::int64_t id = 1) { return person(id, {Role::officer}); }
inline Actor team_manager(std::int64_t id = 2) { return person(id, {Role::manager}, north, true); }
inline Actor da_lead(std::int64_t id = 3) { return person(id, {Role::da_lead}, TeamId{9}); }

inline ReportReceived survivor_said() {
  ReportReceived said;
  said.route = Route::survivor;
  said.danger = Answer::no;
  said.handle = "Woman at the desk";
  said.account = "He has her bank card.";
  return said;
}
inline Report report_of(ReportReceived said, Instant received = monday - hours(1), std::int64_t id = 500) {
  Report report;
  report.id = ReportId{id};
  report.received_at = report.entered_at = received;
  report.said = std::move(said);
  return report;
}

// Puts a head on each new entry and folds it in, as the store would.
class CaseBuilder {
 public:
  explicit CaseBuilder(const Report& report, StaffId lead = StaffId{1}, TeamId team = north, Instant now = monday) : now_(now) {
    OpenCase what;
    what.reference = "RW-4821-K";
    what.lead = lead;
    what.team = team;
    take(open_case(what, report, officer(), now), StaffId{1});
  }
  CaseBuilder() : CaseBuilder(report_of(survivor_said())) {}

  Case& get() { return case_; }
  Case* operator->() { return &case_; }
  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  CaseBuilder& later(Duration d) { now_ = now_ + d; return *this; }

  [[nodiscard]] Seen seen(const Actor& by) const {
    auto seen = may_see(case_, by, now_);
    if (!seen) throw std::logic_error("this person does not see the case");
    return *seen;
  }
  [[nodiscard]] bool sees(const Actor& who) const { return may_see(case_, who, now_).ok(); }

  // The act must be allowed; gives the seq of its first entry.
  std::int64_t take(const Result<NewEntries>& made, StaffId actor) {
    if (!made) {
      ADD_FAILURE() << "refused: " << made.refusal().first().id;
      return 0;
    }
    const std::int64_t first = case_.last_seq + 1;
    for (const NewEntry& entry : *made) append(entry, actor);
    return first;
  }
  template <class Act, class... Args>
  std::int64_t act(const Actor& by, Act what, Args&&... args) { return take(what(seen(by), std::forward<Args>(args)...), by.id); }
  template <class T>
  std::int64_t put(const T& value, StaffId actor = StaffId{1}) {
    append(new_entry(value, now_), actor);
    return case_.last_seq;
  }
  template <class T>
  std::int64_t put_at(const T& value, Instant happened, StaffId actor = StaffId{1}) {
    append(new_entry(value, happened), actor);
    return case_.last_seq;
  }

 private:
  void append(const NewEntry& made, StaffId actor) {
    Entry entry;
    entry.head = {StreamId{77}, case_.last_seq + 1, 0, made.kind, made.version, made.happened_at, now_, actor};
    entry.payload = made.payload;
    apply(case_, entry.head, read_case_event(entry));
    entries_.push_back(std::move(entry));
  }
  Instant now_;
  Case case_;
  std::vector<Entry> entries_;
};

// The id of the first problem, or "" when it went well.
template <class T>
std::string why_not(const Result<T>& result) { return result ? std::string{} : result.refusal().first().id; }
template <class T>
bool names_problem(const Result<T>& result, std::string_view id) {
  if (result) return false;
  for (const Problem& problem : result.refusal().problems) if (problem.id == id) return true;
  return false;
}

inline Channel safe_text(std::string value = "07700 900142") {
  Channel c;
  c.kind = ChannelKind::text;
  c.safety = ChannelSafety::approved;
  c.value = std::move(value);
  c.approved_by = "Herself";
  c.check_by = Date{2026, 12, 10};
  return c;
}

}  // namespace rowan::testing_
