#include "domain/duties/duties.h"

#include <gtest/gtest.h>

#include <random>

namespace rowan {
namespace {

Instant at(std::string_view wall, std::string_view zone = london) {
  return instant_of({*date_from_iso(wall.substr(0, 10)), std::stoi(std::string(wall.substr(11, 2))), std::stoi(std::string(wall.substr(14, 2))), 0},
                    zone);
}

DutyRule contact_within(std::optional<Clock> clock) {
  DutyRule rule;
  rule.id = "first-contact";
  rule.title = "Contact the survivor";
  rule.clause = "P-1";
  rule.why = "Because";
  rule.start = {{"report.received"}};
  rule.stop = {{"contact.made"}};
  rule.attempts = {{"contact.attempted"}};
  rule.exceptions = {{"contact.unsafe"}};
  rule.clock = clock;
  rule.escalate = {{75, Role::manager}, {100, Role::da_lead}};
  return rule;
}
const Clock day{Clock::Kind::elapsed_hours, 24};

std::shared_ptr<Policy> policy(std::string id, PolicyLayer layer, std::vector<DutyRule> rules) {
  auto p = std::make_shared<Policy>();
  p->id = std::move(id);
  p->version = "v-" + p->id;
  p->layer = layer;
  p->duties = std::move(rules);
  return p;
}
PolicyHistory landlord(std::vector<DutyRule> rules) {
  PolicyHistory history;
  history.adopt(policy("p", PolicyLayer::landlord, std::move(rules)), Instant{});
  return history;
}
Facts reported(std::string_view wall) {
  Facts facts;
  facts.happened("report.received", at(wall), "survivor");
  return facts;
}
Duty one(const Facts& facts, const PolicyHistory& history, Instant now, std::span<const Redating> redatings = {}) {
  const auto list = duties(facts, history, redatings, now);
  EXPECT_EQ(list.size(), 1u);
  return list.empty() ? Duty{} : list.front();
}

TEST(Duties, open_until_due_then_overdue) {
  const PolicyHistory history = landlord({contact_within(day)});
  const Facts facts = reported("2026-03-20 17:00");
  EXPECT_EQ(one(facts, history, at("2026-03-21 17:00")).state, DutyState::open) << "the last instant still counts";
  EXPECT_EQ(one(facts, history, at("2026-03-21 17:00") + Duration{1}).state, DutyState::overdue);
}
TEST(Duties, met_and_met_late) {
  const PolicyHistory history = landlord({contact_within(day)});
  Facts facts = reported("2026-03-20 17:00");
  facts.happened("contact.made", at("2026-03-21 17:00"), "call");
  EXPECT_EQ(one(facts, history, at("2026-03-30 17:00")).state, DutyState::met);
  Facts late = reported("2026-03-20 17:00");
  late.happened("contact.made", at("2026-03-21 17:01"), "call");
  const Duty duty = one(late, history, at("2026-03-30 17:00"));
  EXPECT_EQ(duty.state, DutyState::met_late);
  EXPECT_TRUE(duty.breached());
}
TEST(Duties, a_contact_before_the_report_is_not_the_answer_to_it) {
  Facts facts = reported("2026-03-20 17:00");
  facts.happened("contact.made", at("2026-03-20 16:00"), "call");
  EXPECT_EQ(one(facts, landlord({contact_within(day)}), at("2026-03-20 18:00")).state, DutyState::open);
  DutyRule lenient = contact_within(day);
  lenient.earlier_counts = true;
  EXPECT_EQ(one(facts, landlord({lenient}), at("2026-03-20 18:00")).state, DutyState::met);
}
TEST(Duties, an_attempt_counts_only_where_the_policy_says_so) {
  Facts facts = reported("2026-03-20 17:00");
  facts.happened("contact.attempted", at("2026-03-20 19:00"), "call");
  const Duty tried = one(facts, landlord({contact_within(day)}), at("2026-03-20 20:00"));
  EXPECT_EQ(tried.state, DutyState::open);
  EXPECT_EQ(tried.attempts, std::vector{at("2026-03-20 19:00")});
  DutyRule lenient = contact_within(day);
  lenient.attempt_counts = true;
  EXPECT_EQ(one(facts, landlord({lenient}), at("2026-03-20 20:00")).state, DutyState::met);
}
TEST(Duties, an_exception_after_the_miss_does_not_undo_it) {
  const PolicyHistory history = landlord({contact_within(day)});
  Facts facts = reported("2026-03-20 17:00");
  facts.happened("contact.unsafe", at("2026-03-21 18:00"));
  EXPECT_EQ(one(facts, history, at("2026-03-22 17:00")).state, DutyState::overdue);
}
TEST(Duties, escalate_by_share_of_the_time_and_when_due) {
  const PolicyHistory history = landlord({contact_within(day)});
  const Facts facts = reported("2026-03-20 17:00");
  EXPECT_EQ(one(facts, history, at("2026-03-21 10:59")).escalated, std::nullopt);
  EXPECT_EQ(one(facts, history, at("2026-03-21 11:00")).escalated, Role::manager);
  EXPECT_EQ(one(facts, history, at("2026-03-21 17:01")).escalated, Role::da_lead);
}

TEST(Safeguards, SG_17_a_new_date_never_hides_a_miss) {
  const PolicyHistory history = landlord({contact_within(day)});
  const Redating moved[] = {{"first-contact", at("2026-03-28 17:00"), at("2026-03-21 12:00"), "asked for next week"},
                            {"first-contact", at("2026-03-30 17:00"), at("2026-03-22 12:00"), "and again"}};
  const Duty before = one(reported("2026-03-20 17:00"), history, at("2026-03-21 16:00"), moved);
  EXPECT_EQ(before.due, at("2026-03-21 17:00"));
  EXPECT_EQ(before.agreed_due, at("2026-03-30 17:00"));
  EXPECT_EQ(before.redated, 2);
  const Duty after = one(reported("2026-03-20 17:00"), history, at("2026-03-22 16:00"), moved);
  EXPECT_EQ(after.state, DutyState::overdue);
  EXPECT_EQ(after.escalated, Role::da_lead);
  EXPECT_EQ(next_due(std::vector{after}), at("2026-03-21 17:00"));
  Facts met = reported("2026-03-20 17:00");
  met.happened("contact.made", at("2026-03-25 09:00"), "call");
  EXPECT_EQ(one(met, history, at("2026-04-25 09:00"), moved).state, DutyState::met_late);
}
TEST(Duties, an_agreed_date_is_the_only_date_where_the_policy_gives_none) {
  const PolicyHistory history = landlord({contact_within({})});
  const Facts facts = reported("2026-03-20 17:00");
  const Duty free = one(facts, history, at("2027-03-20 17:00"));
  EXPECT_EQ(free.state, DutyState::no_target_open);
  EXPECT_EQ(free.due, std::nullopt);
  EXPECT_EQ(next_due(std::vector{free}), std::nullopt);
  const Redating agreed[] = {{"first-contact", at("2026-03-28 17:00"), at("2026-03-21 12:00"), "promised"}};
  EXPECT_EQ(one(facts, history, at("2026-03-27 17:00"), agreed).state, DutyState::no_target_open);
  EXPECT_EQ(one(facts, history, at("2026-03-29 17:00"), agreed).state, DutyState::overdue);
}

TEST(Duties, every_report_starts_its_own_clock_under_a_stable_id) {
  DutyRule rule = contact_within(day);
  rule.starts = DutyRule::Starts::every;
  const PolicyHistory history = landlord({rule});
  Facts facts = reported("2026-03-20 17:00");
  facts.happened("contact.made", at("2026-03-20 18:00"), "call");
  facts.happened("report.received", at("2026-05-01 10:00"), "survivor");
  const auto list = duties(facts, history, {}, at("2026-05-01 11:00"));
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].id, "first-contact@20260501T090000Z");
  EXPECT_EQ(list[0].state, DutyState::open);
  EXPECT_EQ(list[1].id, "first-contact@20260320T170000Z");
  EXPECT_EQ(list[1].state, DutyState::met);
}
TEST(Duties, an_event_of_unknown_kind_starts_a_clock_and_stops_none) {
  DutyRule rule = contact_within(day);
  rule.start = {{"report.received", {"survivor"}}};
  rule.stop = {{"contact.made", {"call"}}};
  Facts facts;
  facts.happened("report.received", at("2026-03-20 17:00"));
  facts.happened("contact.made", at("2026-03-20 18:00"));
  EXPECT_EQ(one(facts, landlord({rule}), at("2026-03-20 19:00")).state, DutyState::open);
}
TEST(Duties, severity_chooses_the_clock_and_the_unknown_gets_the_earliest) {
  DutyRule rule = contact_within(Clock{Clock::Kind::elapsed_hours, 48});
  rule.variants = {{{Condition::Kind::is, {}, "report.severity", {"serious"}}, Clock{Clock::Kind::elapsed_hours, 4}},
                   {{Condition::Kind::is, {}, "report.severity", {"immediate_danger"}}, Clock{Clock::Kind::at_once}}};
  const auto due = [&](std::string severity) {
    Facts facts = reported("2026-03-20 17:00");
    if (!severity.empty()) facts.set("report.severity", severity, at("2026-03-20 17:00"));
    return one(facts, landlord({rule}), at("2026-03-20 17:00")).due;
  };
  EXPECT_EQ(due("serious"), at("2026-03-20 21:00"));
  EXPECT_EQ(due("immediate_danger"), at("2026-03-20 17:00"));
  EXPECT_EQ(due("other"), at("2026-03-22 17:00"));
  EXPECT_EQ(due(""), at("2026-03-20 17:00"));
}
TEST(Duties, one_duty_can_follow_another) {
  DutyRule audit = contact_within(Clock{Clock::Kind::calendar_days, 14});
  audit.id = "audit";
  audit.start.clear();
  audit.start_after_duty = "first-contact";
  audit.stop = {{"audit.done"}};
  const PolicyHistory history = landlord({contact_within(day), audit});
  Facts facts = reported("2026-03-20 17:00");
  EXPECT_EQ(duties(facts, history, {}, at("2026-03-20 18:00")).size(), 1u);
  facts.happened("contact.made", at("2026-03-20 18:00"), "call");
  const auto list = duties(facts, history, {}, at("2026-03-20 19:00"));
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].rule, "audit");
  EXPECT_EQ(list[0].due, at("2026-04-03 18:00"));
}

TEST(Duties, a_running_clock_keeps_the_rule_it_started_under) {
  PolicyHistory history = landlord({contact_within(day)});
  history.adopt(policy("p-2", PolicyLayer::landlord, {contact_within(Clock{Clock::Kind::elapsed_hours, 2})}), at("2026-03-20 18:00"));
  const Duty running = one(reported("2026-03-20 17:00"), history, at("2026-03-20 20:30"));
  EXPECT_EQ(running.due, at("2026-03-21 17:00"));
  EXPECT_EQ(running.cited, (std::vector<Citation>{{"p", "v-p", "P-1"}}));
  const Duty fresh = one(reported("2026-03-20 18:00"), history, at("2026-03-20 20:30"));
  EXPECT_EQ(fresh.due, at("2026-03-20 20:00"));
  EXPECT_EQ(fresh.cited.front().policy_id, "p-2");
}
TEST(Duties, the_stricter_deadline_of_an_overlay_wins_and_both_are_cited) {
  PolicyHistory history = landlord({contact_within(Clock{Clock::Kind::elapsed_hours, 48})});
  auto borough = policy("borough", PolicyLayer::overlay, {contact_within(day)});
  borough->areas = {"camden"};
  history.adopt(borough, Instant{});
  Facts facts = reported("2026-03-20 17:00");
  EXPECT_EQ(one(facts, history, at("2026-03-20 18:00")).due, at("2026-03-22 17:00")) << "the area is not known";
  facts.set("property.area", "camden", at("2026-03-20 17:00"));
  const Duty duty = one(facts, history, at("2026-03-20 18:00"));
  EXPECT_EQ(duty.due, at("2026-03-21 17:00"));
  ASSERT_EQ(duty.cited.size(), 2u);
  EXPECT_EQ(duty.cited[0].policy_id, "borough");
  EXPECT_EQ(duty.cited[1].policy_id, "p");
}
TEST(Duties, a_landlord_cannot_stretch_the_law) {
  PolicyHistory history = landlord({contact_within(Clock{Clock::Kind::elapsed_hours, 48})});
  history.adopt(policy("law", PolicyLayer::statutory, {contact_within(day)}), Instant{});
  EXPECT_EQ(one(reported("2026-03-20 17:00"), history, at("2026-03-20 18:00")).due, at("2026-03-21 17:00"));
}
TEST(Duties, ours_speaks_only_where_nobody_else_does_and_is_labelled) {
  DutyRule ours = contact_within(day);
  ours.ours = true;
  PolicyHistory silent = landlord({});
  silent.adopt(policy("ours", PolicyLayer::ours, {ours}), Instant{});
  EXPECT_TRUE(one(reported("2026-03-20 17:00"), silent, at("2026-03-20 18:00")).ours);

  PolicyHistory no_target = landlord({contact_within({})});
  no_target.adopt(policy("ours", PolicyLayer::ours, {ours}), Instant{});
  const Duty lent = one(reported("2026-03-20 17:00"), no_target, at("2026-03-20 18:00"));
  EXPECT_FALSE(lent.ours);
  EXPECT_TRUE(lent.due_is_ours);
  EXPECT_EQ(lent.due, at("2026-03-21 17:00"));

  PolicyHistory slower = landlord({contact_within(Clock{Clock::Kind::elapsed_hours, 48})});
  slower.adopt(policy("ours", PolicyLayer::ours, {ours}), Instant{});
  const Duty own = one(reported("2026-03-20 17:00"), slower, at("2026-03-20 18:00"));
  EXPECT_FALSE(own.due_is_ours);
  EXPECT_EQ(own.due, at("2026-03-22 17:00")) << "the landlord has said it";
  EXPECT_EQ(own.cited.size(), 1u);
}
TEST(Duties, met_for_one_layer_is_not_met_for_a_stricter_one) {
  DutyRule lenient = contact_within(day), strict = contact_within(Clock{Clock::Kind::elapsed_hours, 48});
  lenient.attempt_counts = true;
  PolicyHistory history = landlord({lenient});
  history.adopt(policy("law", PolicyLayer::statutory, {strict}), Instant{});
  Facts facts = reported("2026-03-20 17:00");
  facts.happened("contact.attempted", at("2026-03-20 18:00"), "call");
  EXPECT_EQ(one(facts, history, at("2026-03-20 19:00")).state, DutyState::open);
}
TEST(Duties, the_owner_of_the_home_chooses_the_landlords_policy) {
  PolicyHistory history;
  auto north = policy("north", PolicyLayer::landlord, {contact_within(day)});
  north->entity_code = "north";
  auto south = policy("south", PolicyLayer::landlord, {contact_within({})});
  south->entity_code = "south";
  history.adopt(north, Instant{});
  history.adopt(south, Instant{});
  Facts facts = reported("2026-03-20 17:00");
  facts.set("property.owner", "south", at("2026-03-20 17:00"));
  EXPECT_EQ(one(facts, history, at("2026-03-20 18:00")).cited.front().policy_id, "south");
  facts.set("property.owner", "north", at("2026-03-20 17:00"));
  EXPECT_EQ(one(facts, history, at("2026-03-20 18:00")).cited.front().policy_id, "north");
}

bool slow_open(Instant now, const WorkingCalendar& calendar) {
  const CivilTime wall = civil(now, calendar.zone);
  for (const Date closed : calendar.closed_days) if (closed == wall.date) return false;
  for (const Date holiday : bank_holidays(wall.date.year, calendar.holidays)) if (holiday == wall.date) return false;
  const OpenHours hours = calendar.week[static_cast<std::size_t>(weekday_of(wall.date))];
  return hours.from <= wall.hour * 60 + wall.minute && wall.hour * 60 + wall.minute < hours.to;
}
bool slow_opens_on(Date day, const WorkingCalendar& calendar) {
  for (Instant t = start_of_day(day, calendar.zone); civil(t, calendar.zone).date == day; t = t + minutes(15))
    if (slow_open(t, calendar)) return true;
  return false;
}
// The first minute of the day at which the wall shows this time or a later one.
Instant slow_wall(Date day, const CivilTime& wanted, std::string_view zone) {
  Instant t = start_of_day(day, zone);
  while (std::tuple{civil(t, zone).date, civil(t, zone).hour, civil(t, zone).minute} < std::tuple{day, wanted.hour, wanted.minute})
    t = t + minutes(1);
  return t;
}

// The slow judge of a clock: steps a minute at a time and looks at the wall.
Instant slow_due(const Clock& clock, Instant start, const WorkingCalendar& calendar) {
  Instant t = start;
  const CivilTime from = civil(start, calendar.zone);
  switch (clock.kind) {
    case Clock::Kind::at_once: return start;
    case Clock::Kind::elapsed_hours:
      for (int i = 0; i < clock.amount * 60; ++i) t = t + minutes(1);
      return t;
    case Clock::Kind::same_day:
      while (civil(t, calendar.zone).date == from.date) t = t + minutes(1);
      return t;
    case Clock::Kind::calendar_days: {
      Date wanted = from.date;
      for (int i = 0; i < clock.amount; ++i) wanted = add_days(wanted, 1);
      while (civil(t, calendar.zone).date < wanted ||
             (civil(t, calendar.zone).date == wanted &&
              std::tuple{civil(t, calendar.zone).hour, civil(t, calendar.zone).minute} < std::tuple{from.hour, from.minute}))
        t = t + minutes(1);
      return t;
    }
    case Clock::Kind::calendar_months: {
      // One month on and back to a day that exists, day by day on the calendar on the wall.
      int month = from.date.month, year = from.date.year;
      for (int i = 0; i < clock.amount; ++i) if (++month > 12) month = 1, ++year;
      Date wanted{year, month, from.date.day};
      while (!valid(wanted)) --wanted.day;
      return slow_wall(wanted, from, calendar.zone);
    }
    case Clock::Kind::working_days: {
      while (!slow_open(t, calendar)) t = t + minutes(1);
      const CivilTime begun = civil(t, calendar.zone);
      Date day = begun.date;
      for (int left = clock.amount; left > 0;) {
        day = add_days(day, 1);
        if (slow_opens_on(day, calendar)) --left;
      }
      if (clock.day_end == DayEnd::same_time) return slow_wall(day, begun, calendar.zone);
      Instant last = start_of_day(day, calendar.zone);
      for (t = last; civil(t, calendar.zone).date == day; t = t + minutes(1)) if (slow_open(t, calendar)) last = t;
      return last + minutes(1);
    }
    case Clock::Kind::working_hours:
      for (int left = clock.amount * 60; left > 0; t = t + minutes(1)) if (slow_open(t, calendar)) --left;
      return t;
  }
  return t;
}
TEST(ClocksAgainstASlowJudge, random_starts_zones_and_clock_changes) {
  std::mt19937 random{17};
  const std::string_view zones[] = {london, "Europe/Dublin", "Atlantic/Azores", "America/New_York"};
  const Instant changes[] = {at("2026-03-28 18:00"), at("2026-10-24 18:00"), at("2025-03-29 18:00"), at("2027-10-30 18:00")};
  for (int i = 0; i < 300; ++i) {
    WorkingCalendar calendar;
    calendar.zone = zones[random() % 4];
    const Instant start = (random() % 2 ? changes[random() % 4] : at("2026-06-01 00:00")) + minutes(static_cast<int>(random() % 2000));
    const Clock clocks[] = {{Clock::Kind::elapsed_hours, static_cast<int>(1 + random() % 60)},
                            {Clock::Kind::same_day},
                            {Clock::Kind::calendar_days, static_cast<int>(1 + random() % 4)},
                            {Clock::Kind::at_once}};
    for (const Clock& clock : clocks)
      ASSERT_EQ(iso(*due_of(clock, start, calendar)), iso(slow_due(clock, start, calendar)))
          << in_words(clock) << " from " << iso(start) << ' ' << calendar.zone;
  }
}

// Hours do not begin or end within the hour that a change of the clocks repeats or skips.
WorkingCalendar random_office(std::mt19937& random) {
  WorkingCalendar calendar;
  const std::string_view zones[] = {london, "Europe/Dublin", "Atlantic/Azores", "America/New_York"};
  calendar.zone = zones[random() % 4];
  calendar.holidays = static_cast<Holidays>(random() % 3);
  for (OpenHours& day : calendar.week) {
    day = {};
    if (random() % 4 == 0) continue;
    day.from = 240 + static_cast<int>(random() % 16) * 30;
    day.to = day.from + 60 + static_cast<int>(random() % 10) * 60;
  }
  calendar.week[random() % 5] = {540, 1020};
  for (Date day{2025, 1, 1}; day.year < 2029; day = add_days(day, 1 + static_cast<int>(random() % 30))) calendar.closed_days.push_back(day);
  return calendar;
}
TEST(ClocksAgainstASlowJudge, working_time_and_months_over_random_calendars_zones_and_clock_changes) {
  std::mt19937 random{29};
  const Instant changes[] = {at("2026-03-28 18:00"), at("2026-10-24 18:00"), at("2025-12-24 12:00"), at("2027-03-25 12:00"), at("2028-02-28 12:00")};
  for (int i = 0; i < 150; ++i) {
    const WorkingCalendar calendar = random_office(random);
    const Instant start = (random() % 2 ? changes[random() % 5] : at("2025-06-01 00:00")) + minutes(static_cast<int>(random() % 20000));
    const Clock clocks[] = {{Clock::Kind::working_days, static_cast<int>(1 + random() % 5), DayEnd::same_time},
                            {Clock::Kind::working_days, static_cast<int>(random() % 5), DayEnd::end_of_day},
                            {Clock::Kind::working_hours, static_cast<int>(1 + random() % 30)},
                            {Clock::Kind::calendar_months, static_cast<int>(1 + random() % 14)}};
    for (const Clock& clock : clocks)
      ASSERT_EQ(iso(*due_of(clock, start, calendar)), iso(slow_due(clock, start, calendar)))
          << in_words(clock) << " from " << iso(start) << ' ' << calendar.zone;
  }
}
TEST(Duties, a_review_that_is_done_starts_the_next_and_does_not_end_it) {
  DutyRule review = contact_within(Clock{Clock::Kind::calendar_days, 28});
  review.id = "case-review";
  review.start = {{"case.opened"}, {"case.reviewed"}};
  review.starts = DutyRule::Starts::last;
  review.stop = {{"case.reviewed"}};
  review.stop_later = true;
  Facts facts;
  facts.happened("case.opened", at("2026-03-02 10:00"));
  EXPECT_EQ(one(facts, landlord({review}), at("2026-03-03 10:00")).due, at("2026-03-30 10:00"));
  facts.happened("case.reviewed", at("2026-03-20 10:00"));
  const Duty next = one(facts, landlord({review}), at("2026-03-21 10:00"));
  EXPECT_EQ(next.state, DutyState::open);
  EXPECT_EQ(next.due, at("2026-04-17 10:00"));
  EXPECT_EQ(one(facts, landlord({review}), at("2026-04-17 10:01")).state, DutyState::overdue);
}

}  // namespace
}  // namespace rowan
