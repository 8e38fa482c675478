#include "base/calendar.h"

#include <algorithm>

namespace rowan {
namespace {

Date first_monday(int year, int month) {
  const Date first{year, month, 1};
  return add_days(first, (7 - static_cast<int>(weekday_of(first))) % 7);
}
Date last_monday(int year, int month) {
  const Date last = add_days(add_months({year, month, 1}, 1), -1);
  return add_days(last, -static_cast<int>(weekday_of(last)));
}
bool weekend(Date date) { return weekday_of(date) >= Weekday::saturday; }

// A holiday that falls on a weekend, or on a day another holiday has taken, moves to the next free weekday.
void add_or_substitute(std::vector<Date>& days, Date day) {
  while (weekend(day) || std::find(days.begin(), days.end(), day) != days.end()) day = add_days(day, 1);
  days.push_back(day);
}

// Proclaimed once. Where one moved a yearly holiday, the move is in early_may and spring_holiday below.
struct OneOff {
  Date date;
  bool england_and_wales, scotland, northern_ireland;
};
constexpr OneOff one_offs[] = {
    {{2022, 6, 3}, true, true, true},    // Platinum Jubilee
    {{2022, 9, 19}, true, true, true},   // State funeral of Queen Elizabeth II
    {{2023, 5, 8}, true, true, true},    // Coronation of King Charles III
    {{2026, 6, 15}, false, true, false},  // Scotland at the men's football World Cup
};

// VE Day's 75th anniversary moved the holiday of 2020 from Monday to Friday 8 May.
Date early_may(int year) { return year == 2020 ? Date{2020, 5, 8} : first_monday(year, 5); }
// The Platinum Jubilee moved the holiday of 2022 to Thursday 2 June.
Date spring_holiday(int year) { return year == 2022 ? Date{2022, 6, 2} : last_monday(year, 5); }

void add_christmas(std::vector<Date>& days, int year) {
  // When Christmas Day is a Sunday, Boxing Day keeps its Monday and Christmas moves behind it.
  const Date christmas{year, 12, 25}, boxing{year, 12, 26};
  if (!weekend(boxing)) days.push_back(boxing);
  add_or_substitute(days, christmas);
  if (weekend(boxing)) add_or_substitute(days, boxing);
}

// A wall time on a date, from minutes after midnight. 1440 is the midnight that ends the day.
Instant at_minute(Date date, int minute, std::string_view zone) {
  if (minute >= 1440) return start_of_day(add_days(date, 1), zone);
  return instant_of({date, minute / 60, minute % 60, 0}, zone);
}

const OpenHours& hours_of(Date date, const WorkingCalendar& calendar) { return calendar.week[static_cast<std::size_t>(weekday_of(date))]; }
bool ever_open(const WorkingCalendar& calendar) {
  return std::any_of(calendar.week.begin(), calendar.week.end(), [](const OpenHours& h) { return !h.closed(); });
}

// The wall time of `start` on another date. The fraction of a second is kept.
Instant same_wall_time(Instant start, Date date, std::string_view zone) {
  CivilTime wall = civil(start, zone);
  wall.date = date;
  const std::int64_t fraction = ((start.micros % 1'000'000) + 1'000'000) % 1'000'000;
  return instant_of(wall, zone) + Duration{fraction};
}

}  // namespace

Date easter_sunday(int year) {
  // The anonymous Gregorian computus: golden number, century corrections, epact, Sunday letter.
  const int golden = year % 19, century = year / 100, in_century = year % 100;
  const int leap_skips = century / 4, moon_shift = (century + 8) / 25, moon = (century - moon_shift + 1) / 3;
  const int epact = (19 * golden + century - leap_skips - moon + 15) % 30;
  const int letter = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
  const int late = (golden + 11 * epact + 22 * letter) / 451;
  const int march_day = epact + letter - 7 * late + 114;
  return {year, march_day / 31, march_day % 31 + 1};
}

std::vector<Date> bank_holidays(int year, Holidays whose) {
  std::vector<Date> days;
  const Date easter = easter_sunday(year);
  add_or_substitute(days, {year, 1, 1});
  if (whose == Holidays::scotland) add_or_substitute(days, {year, 1, 2});
  if (whose == Holidays::northern_ireland) add_or_substitute(days, {year, 3, 17});
  days.push_back(add_days(easter, -2));
  if (whose != Holidays::scotland) days.push_back(add_days(easter, 1));
  days.push_back(early_may(year));
  days.push_back(spring_holiday(year));
  if (whose == Holidays::northern_ireland) add_or_substitute(days, {year, 7, 12});
  days.push_back(whose == Holidays::scotland ? first_monday(year, 8) : last_monday(year, 8));
  if (whose == Holidays::scotland) add_or_substitute(days, {year, 11, 30});
  add_christmas(days, year);
  for (const OneOff& once : one_offs)
    if (once.date.year == year && (whose == Holidays::england_and_wales ? once.england_and_wales
                                   : whose == Holidays::scotland        ? once.scotland
                                                                        : once.northern_ireland))
      days.push_back(once.date);
  std::sort(days.begin(), days.end());
  return days;
}

bool is_bank_holiday(Date date, Holidays whose) {
  const std::vector<Date> days = bank_holidays(date.year, whose);
  return std::binary_search(days.begin(), days.end(), date);
}

bool is_working_day(Date date, const WorkingCalendar& calendar) {
  return !hours_of(date, calendar).closed() && !is_bank_holiday(date, calendar.holidays) &&
         std::find(calendar.closed_days.begin(), calendar.closed_days.end(), date) == calendar.closed_days.end();
}

std::optional<Date> add_working_days(Date date, int n, const WorkingCalendar& calendar) {
  if (!ever_open(calendar)) return {};
  if (n == 0) while (!is_working_day(date, calendar)) date = add_days(date, 1);
  for (int left = n; left > 0;) {
    date = add_days(date, 1);
    if (is_working_day(date, calendar)) --left;
  }
  return date;
}

std::optional<Instant> after_working_days(Instant start, int n, DayEnd end, const WorkingCalendar& calendar) {
  if (!ever_open(calendar)) return {};
  Date day = civil(start, calendar.zone).date;
  const bool in_time = is_working_day(day, calendar) && start < at_minute(day, hours_of(day, calendar).to, calendar.zone);
  if (!in_time) day = *add_working_days(day, is_working_day(day, calendar) ? 1 : 0, calendar);
  start = std::max(start, at_minute(day, hours_of(day, calendar).from, calendar.zone));
  const Date last = *add_working_days(day, n, calendar);
  if (end == DayEnd::end_of_day) return at_minute(last, hours_of(last, calendar).to, calendar.zone);
  return same_wall_time(start, last, calendar.zone);
}

std::optional<Instant> after_working_time(Instant start, Duration amount, const WorkingCalendar& calendar) {
  if (!ever_open(calendar)) return {};
  for (Date day = civil(start, calendar.zone).date;; day = add_days(day, 1)) {
    if (!is_working_day(day, calendar)) continue;
    const OpenHours& hours = hours_of(day, calendar);
    const Instant from = std::max(start, at_minute(day, hours.from, calendar.zone)), to = at_minute(day, hours.to, calendar.zone);
    if (to <= from) continue;
    if (amount <= to - from) return from + amount;
    amount.micros -= (to - from).micros;
  }
}

Instant add_calendar_days(Instant start, int n, std::string_view zone) { return same_wall_time(start, add_days(civil(start, zone).date, n), zone); }
Instant add_calendar_months(Instant start, int n, std::string_view zone) {
  return same_wall_time(start, add_months(civil(start, zone).date, n), zone);
}
Instant start_of_day(Date date, std::string_view zone) { return instant_of({date, 0, 0, 0}, zone); }
Instant end_of_day(Instant at, std::string_view zone) { return start_of_day(add_days(civil(at, zone).date, 1), zone); }

}  // namespace rowan
