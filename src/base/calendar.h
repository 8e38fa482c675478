#pragma once
// Working days, bank holidays and business hours, and what "by the next working day" means on a wall clock.
// Dates of holidays are facts of law (Banking and Financial Dealings Act 1971 and royal proclamations); the yearly ones are
// computed, the one-offs are listed in calendar.cpp.
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace rowan {

// Whose bank holidays count.
enum class Holidays { england_and_wales, scotland, northern_ireland };
inline constexpr std::string_view holidays_names[] = {"england_and_wales", "scotland", "northern_ireland"};
constexpr std::span<const std::string_view> names_of(Holidays) { return holidays_names; }

// The Sunday of Easter in the western churches.
[[nodiscard]] Date easter_sunday(int year);
// Every bank holiday of the year in order, substitutes in place of the days they stand for. One-offs are known for 2018 to 2030.
[[nodiscard]] std::vector<Date> bank_holidays(int year, Holidays whose);
[[nodiscard]] bool is_bank_holiday(Date date, Holidays whose);

// The hours of one weekday, minutes after midnight, from <= t < to. Closed all day: from == to.
struct OpenHours {
  int from = 0;
  int to = 0;
  [[nodiscard]] constexpr bool closed() const { return from >= to; }
  friend constexpr bool operator==(const OpenHours&, const OpenHours&) = default;
};

// When a landlord's office works. A day is a working day when its weekday has hours and it is neither a bank holiday nor one of the
// landlord's own closed days (Scottish towns keep local holidays).
struct WorkingCalendar {
  Holidays holidays = Holidays::england_and_wales;
  std::string zone{london};
  std::array<OpenHours, 7> week = {{{540, 1020}, {540, 1020}, {540, 1020}, {540, 1020}, {540, 1020}, {}, {}}};  // Monday first
  std::vector<Date> closed_days = {};  // in order
  friend bool operator==(const WorkingCalendar&, const WorkingCalendar&) = default;
};

// What the end of "n working days" is on a clock.
enum class DayEnd {
  same_time,   // "same time next working day": the wall time of the start, on the nth working day after it
  end_of_day,  // "end of the next working day": when the office closes on the nth working day after the start
};
inline constexpr std::string_view day_end_names[] = {"same_time", "end_of_day"};
constexpr std::span<const std::string_view> names_of(DayEnd) { return day_end_names; }

[[nodiscard]] bool is_working_day(Date date, const WorkingCalendar& calendar);
// The nth working day after `date`; n = 0 gives `date` itself when it is a working day, else the next one. n >= 0.
// A calendar with no hours at all has no working day: nothing.
[[nodiscard]] std::optional<Date> add_working_days(Date date, int n, const WorkingCalendar& calendar);

// The end of n working days from `start`. A start while the office is closed counts as its next opening.
// With n = 0 and end_of_day: the close of business of that day ("same working day").
[[nodiscard]] std::optional<Instant> after_working_days(Instant start, int n, DayEnd end, const WorkingCalendar& calendar);
// The instant at which the office will have been open for `amount` since `start`. Time is counted as it
// passes, also over a change of the clocks.
[[nodiscard]] std::optional<Instant> after_working_time(Instant start, Duration amount, const WorkingCalendar& calendar);

// The same wall time n calendar days, or months, later in the zone (a month without that day ends on its last day).
[[nodiscard]] Instant add_calendar_days(Instant start, int n, std::string_view zone = london);
[[nodiscard]] Instant add_calendar_months(Instant start, int n, std::string_view zone = london);
// Midnight that ends the day of `at` in the zone.
[[nodiscard]] Instant end_of_day(Instant at, std::string_view zone = london);
[[nodiscard]] Instant start_of_day(Date date, std::string_view zone = london);

}  // namespace rowan
