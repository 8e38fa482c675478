#pragma once
// Instants and civil times. `now` is read once, at the edge, and passed as a value: nothing below app reads a clock.
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rowan {

// A length of time in microseconds.
struct Duration {
  std::int64_t micros = 0;
  friend constexpr auto operator<=>(const Duration&, const Duration&) = default;
};
constexpr Duration seconds(std::int64_t n) { return {n * 1'000'000}; }
constexpr Duration minutes(std::int64_t n) { return seconds(n * 60); }
constexpr Duration hours(std::int64_t n) { return minutes(n * 60); }
constexpr Duration elapsed_days(std::int64_t n) { return hours(n * 24); }

// A point in time: microseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t micros = 0;
  friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
};
constexpr Instant operator+(Instant a, Duration d) { return {a.micros + d.micros}; }
constexpr Instant operator-(Instant a, Duration d) { return {a.micros - d.micros}; }
constexpr Duration operator-(Instant a, Instant b) { return {a.micros - b.micros}; }

// A calendar date without a zone.
struct Date {
  int year = 0;
  int month = 0;  // 1..12
  int day = 0;    // 1..31
  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

// A clock time on a date, as read off a wall in one zone. minute_of_day 0..1439.
struct CivilTime {
  Date date;
  int hour = 0;
  int minute = 0;
  int second = 0;
  friend constexpr auto operator<=>(const CivilTime&, const CivilTime&) = default;
};

enum class Weekday { monday, tuesday, wednesday, thursday, friday, saturday, sunday };

[[nodiscard]] bool valid(Date date);
[[nodiscard]] Weekday weekday_of(Date date);
[[nodiscard]] Date add_days(Date date, int days);
[[nodiscard]] Date add_months(Date date, int months);  // the 31st of a shorter month becomes its last day
[[nodiscard]] int days_between(Date from, Date to);

// The zone of every British landlord. Other zones are for tests and for times written elsewhere.
inline constexpr std::string_view london = "Europe/London";

[[nodiscard]] CivilTime civil(Instant at, std::string_view zone = london);
// A wall time that happens twice (clocks going back) is read as the first; one that never happens
// (clocks going forward) is read as the instant the clocks change.
[[nodiscard]] Instant instant_of(const CivilTime& at, std::string_view zone = london);

[[nodiscard]] std::string iso(Instant at);                                  // 2026-11-19T11:05:00Z
[[nodiscard]] std::string iso(Date date);                                   // 2026-11-19
[[nodiscard]] std::optional<Instant> instant_from_iso(std::string_view s);  // RFC 3339, with Z or an offset
[[nodiscard]] std::optional<Date> date_from_iso(std::string_view s);

// In the words of the pages (GOV.UK style): "19 November 2026", "Thursday 19 November", "11:05am", "midday", "midnight".
[[nodiscard]] std::string_view month_name(int month);
[[nodiscard]] std::string_view weekday_name(Weekday day);
[[nodiscard]] std::string long_date(Date date);
[[nodiscard]] std::string day_and_date(Date date);
[[nodiscard]] std::string clock_words(int hour, int minute);
[[nodiscard]] std::string date_and_time(Instant at);  // 19 November 2026 at 11:05am

}  // namespace rowan
