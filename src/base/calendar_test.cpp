#include "base/calendar.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace rowan {
namespace {

Date d(std::string_view text) { return *date_from_iso(text); }
Instant at(std::string_view wall, std::string_view zone = london) {
  return instant_of({d(wall.substr(0, 10)), std::stoi(std::string(wall.substr(11, 2))), std::stoi(std::string(wall.substr(14, 2))), 0}, zone);
}
std::string holidays(int year, Holidays whose) {
  std::string out;
  for (const Date date : bank_holidays(year, whose)) out += (out.empty() ? "" : " ") + iso(date).substr(5);
  return out;
}

TEST(Calendar, easter_falls_where_the_churches_keep_it) {
  for (const std::string_view easter :
       {"2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28",
        "2028-04-16", "2029-04-01", "2030-04-21", "2038-04-25", "2285-03-22"})
    EXPECT_EQ(iso(easter_sunday(d(easter).year)), easter);
}

TEST(Calendar, bank_holidays_of_england_and_wales_as_published) {
  const std::pair<int, std::string_view> published[] = {
      {2018, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26"}, {2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26"},
      {2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"}, {2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"},
      {2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"}, {2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"},
      {2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"}, {2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"},
      {2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"}, {2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"}};
  for (const auto& [year, expected] : published) EXPECT_EQ(holidays(year, Holidays::england_and_wales), expected) << year;
}
TEST(Calendar, scotland_and_northern_ireland_keep_their_own_days) {
  EXPECT_EQ(holidays(2022, Holidays::scotland), "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27");
  EXPECT_EQ(holidays(2023, Holidays::scotland), "01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26");
  EXPECT_EQ(holidays(2024, Holidays::scotland), "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26");
  EXPECT_EQ(holidays(2026, Holidays::scotland), "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28");
  EXPECT_EQ(holidays(2024, Holidays::northern_ireland), "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26");
  EXPECT_EQ(holidays(2025, Holidays::northern_ireland), "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26");
}
TEST(Calendar, no_bank_holiday_falls_on_a_weekend_or_twice) {
  for (int year = 2018; year <= 2030; ++year)
    for (const Holidays whose : {Holidays::england_and_wales, Holidays::scotland, Holidays::northern_ireland}) {
      const std::vector<Date> days = bank_holidays(year, whose);
      EXPECT_EQ(std::set<Date>(days.begin(), days.end()).size(), days.size()) << year;
      for (const Date date : days) EXPECT_LT(weekday_of(date), Weekday::saturday) << iso(date);
    }
}

TEST(Calendar, the_two_conventions_of_the_next_working_day) {
  const WorkingCalendar office;
  EXPECT_EQ(after_working_days(at("2026-03-19 15:30"), 1, DayEnd::same_time, office), at("2026-03-20 15:30"));
  EXPECT_EQ(after_working_days(at("2026-03-19 15:30"), 1, DayEnd::end_of_day, office), at("2026-03-20 17:00"));
  EXPECT_EQ(after_working_days(at("2026-03-20 15:30"), 1, DayEnd::same_time, office), at("2026-03-23 15:30"));
  EXPECT_EQ(after_working_days(at("2026-04-02 15:30"), 1, DayEnd::same_time, office), at("2026-04-07 15:30")) << "over Easter";
}
TEST(Calendar, what_comes_while_the_office_is_closed_comes_at_the_next_opening) {
  const WorkingCalendar office;
  EXPECT_EQ(after_working_days(at("2026-03-20 18:00"), 1, DayEnd::same_time, office), at("2026-03-24 09:00")) << "Friday evening is Monday morning";
  EXPECT_EQ(after_working_days(at("2026-03-23 07:00"), 1, DayEnd::same_time, office), at("2026-03-24 09:00")) << "before opening";
  EXPECT_EQ(after_working_days(at("2026-03-20 18:00"), 0, DayEnd::end_of_day, office), at("2026-03-23 17:00"));
  EXPECT_EQ(after_working_days(at("2026-03-20 11:00"), 0, DayEnd::end_of_day, office), at("2026-03-20 17:00"));
}
TEST(Calendar, a_calendar_that_is_never_open_gives_no_date) {
  WorkingCalendar never;
  never.week = {};
  EXPECT_FALSE(after_working_days(at("2026-03-20 11:00"), 1, DayEnd::same_time, never));
  EXPECT_FALSE(after_working_time(at("2026-03-20 11:00"), hours(1), never));
  EXPECT_FALSE(add_working_days(d("2026-03-20"), 1, never));
}
TEST(Calendar, months_end_on_the_last_day_of_a_short_month) {
  EXPECT_EQ(add_calendar_months(at("2026-01-31 10:00"), 1), at("2026-02-28 10:00"));
  EXPECT_EQ(add_calendar_days(at("2026-03-28 17:00"), 1), at("2026-03-29 17:00")) << "a calendar day keeps the wall time over a clock change";
}

// The slow judge: walks minute by minute and asks only what the wall clock says.
bool open_at(Instant now, const WorkingCalendar& calendar) {
  const CivilTime wall = civil(now, calendar.zone);
  const OpenHours hours = calendar.week[static_cast<std::size_t>(weekday_of(wall.date))];
  const int minute = wall.hour * 60 + wall.minute;
  for (const Date closed : calendar.closed_days) if (closed == wall.date) return false;
  return hours.from <= minute && minute < hours.to && !is_bank_holiday(wall.date, calendar.holidays);
}
// Open at any minute of the day, asked minute by minute.
bool opens_on(Date day, const WorkingCalendar& calendar) {
  for (Instant t = start_of_day(day, calendar.zone); civil(t, calendar.zone).date == day; t = t + minutes(15)) if (open_at(t, calendar)) return true;
  return false;
}
Instant slow_working_time(Instant start, int open_minutes, const WorkingCalendar& calendar) {
  while (open_minutes > 0) {
    if (open_at(start, calendar)) --open_minutes;
    start = start + minutes(1);
  }
  return start;
}
Instant slow_same_time(Instant start, int n, const WorkingCalendar& calendar) {
  while (!open_at(start, calendar)) start = start + minutes(1);
  const CivilTime wall = civil(start, calendar.zone);
  for (Date day = wall.date;;) {
    if (n == 0) return instant_of({day, wall.hour, wall.minute, wall.second}, calendar.zone);
    day = add_days(day, 1);
    if (opens_on(day, calendar)) --n;
  }
}
// Walks on to the last open minute of the nth open day.
Instant slow_end_of_day(Instant start, int n, const WorkingCalendar& calendar) {
  while (!open_at(start, calendar)) start = start + minutes(1);
  Date day = civil(start, calendar.zone).date;
  while (n > 0) {
    day = add_days(day, 1);
    if (opens_on(day, calendar)) --n;
  }
  Instant last = start_of_day(day, calendar.zone);
  for (Instant t = last; civil(t, calendar.zone).date == day; t = t + minutes(1)) if (open_at(t, calendar)) last = t;
  return last + minutes(1);
}

WorkingCalendar random_calendar(std::mt19937& random) {
  WorkingCalendar calendar;
  const std::string_view zones[] = {london, "Europe/Dublin", "America/New_York", "Australia/Lord_Howe"};
  calendar.zone = zones[random() % 4];
  calendar.holidays = static_cast<Holidays>(random() % 3);
  for (OpenHours& day : calendar.week) {
    day = {};
    // Hours may span the change of the clocks; they do not begin or end within the hour that is repeated or skipped.
    if (random() % 4 != 0)
      day.from = random() % 3 == 0 ? 0 : 180 + static_cast<int>(random() % 16) * 30, day.to = day.from + 60 + static_cast<int>(random() % 10) * 60;
  }
  calendar.week[random() % 5] = {540, 1020};
  // Days of the landlord's own: some alone, some a whole fortnight, in order.
  for (Date day{2022, 1, 1}; day.year < 2027; day = add_days(day, 1 + static_cast<int>(random() % 60)))
    for (int left = random() % 8 == 0 ? 14 : 1; left > 0; --left, day = add_days(day, 1)) calendar.closed_days.push_back(day);
  return calendar;
}
// Every third start is near a change of the clocks in London.
Instant random_start(std::mt19937& random) {
  const Instant changes[] = {at("2026-03-29 00:30"), at("2026-10-25 00:30"), at("2024-03-31 00:30"), at("2022-12-24 12:00"), at("2026-04-02 12:00")};
  const int minute = static_cast<int>(random() % (4 * 365 * 1440));
  return random() % 3 == 0 ? changes[random() % 5] + minutes(static_cast<int>(random() % 2880) - 1440) : at("2022-01-01 00:00") + minutes(minute);
}

TEST(CalendarAgainstASlowJudge, working_hours) {
  std::mt19937 random{20260320};
  for (int i = 0; i < 400; ++i) {
    const WorkingCalendar calendar = random_calendar(random);
    const Instant start = random_start(random);
    const int length = 1 + static_cast<int>(random() % 1500);
    ASSERT_EQ(iso(*after_working_time(start, minutes(length), calendar)), iso(slow_working_time(start, length, calendar)))
        << iso(start) << ' ' << length << ' ' << calendar.zone;
  }
}
TEST(CalendarAgainstASlowJudge, same_time_next_working_day) {
  std::mt19937 random{20261024};
  for (int i = 0; i < 400; ++i) {
    const WorkingCalendar calendar = random_calendar(random);
    const Instant start = random_start(random);
    const int n = static_cast<int>(random() % 8);
    ASSERT_EQ(iso(*after_working_days(start, n, DayEnd::same_time, calendar)), iso(slow_same_time(start, n, calendar)))
        << iso(start) << ' ' << n << ' ' << calendar.zone;
  }
}
TEST(CalendarAgainstASlowJudge, end_of_a_working_day) {
  std::mt19937 random{20261130};
  for (int i = 0; i < 400; ++i) {
    const WorkingCalendar calendar = random_calendar(random);
    const Instant start = random_start(random);
    const int n = static_cast<int>(random() % 8);
    ASSERT_EQ(iso(*after_working_days(start, n, DayEnd::end_of_day, calendar)), iso(slow_end_of_day(start, n, calendar)))
        << iso(start) << ' ' << n << ' ' << calendar.zone;
  }
}
TEST(Calendar, a_day_of_the_landlords_own_is_no_working_day) {
  WorkingCalendar office;
  office.holidays = Holidays::scotland;
  office.closed_days = {d("2026-09-21")};
  EXPECT_FALSE(is_working_day(d("2026-09-21"), office));
  EXPECT_EQ(after_working_days(at("2026-09-18 11:00"), 1, DayEnd::end_of_day, office), at("2026-09-22 17:00"));
  EXPECT_EQ(after_working_time(at("2026-09-18 16:00"), hours(2), office), at("2026-09-22 10:00"));
}

}  // namespace
}  // namespace rowan
