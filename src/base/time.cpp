#include "base/time.h"

#include <date/date.h>
#include <date/tz.h>

#include <array>
#include <charconv>
#include <cstdio>

namespace rowan {
namespace {

date::sys_days days_of(Date d) {
  return date::year{d.year} / static_cast<unsigned>(d.month) / static_cast<unsigned>(d.day);
}
Date date_of(date::sys_days days) {
  const date::year_month_day ymd{days};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())), static_cast<int>(static_cast<unsigned>(ymd.day()))};
}
date::sys_time<std::chrono::microseconds> sys(Instant at) {
  return date::sys_time<std::chrono::microseconds>{std::chrono::microseconds{at.micros}};
}
// Looking a zone up by name costs more than using it; these two are used on every page.
constexpr std::string_view universal = "Etc/UTC";
const date::time_zone* zone_named(std::string_view zone) {
  static const date::time_zone* const home = date::locate_zone(london);
  static const date::time_zone* const utc = date::locate_zone(universal);
  return zone == london ? home : zone == universal ? utc : date::locate_zone(zone);
}
std::optional<int> digits(std::string_view s, std::size_t from, std::size_t count) {
  if (s.size() < from + count) return {};
  int n = 0;
  const auto [end, fault] = std::from_chars(s.data() + from, s.data() + from + count, n);
  if (fault != std::errc{} || end != s.data() + from + count || s[from] == '-') return {};
  return n;
}

}  // namespace

bool valid(Date d) {
  return d.month >= 1 && d.month <= 12 && d.day >= 1 && (date::year{d.year} / static_cast<unsigned>(d.month) / static_cast<unsigned>(d.day)).ok();
}
Weekday weekday_of(Date d) { return static_cast<Weekday>(date::weekday{days_of(d)}.iso_encoding() - 1); }
Date add_days(Date d, int n) { return date_of(days_of(d) + date::days{n}); }
Date add_months(Date d, int n) {
  auto ymd = date::year{d.year} / static_cast<unsigned>(d.month) / static_cast<unsigned>(d.day) + date::months{n};
  if (!ymd.ok()) ymd = ymd.year() / ymd.month() / date::last;
  return date_of(date::sys_days{ymd});
}
int days_between(Date from, Date to) { return static_cast<int>((days_of(to) - days_of(from)).count()); }

CivilTime civil(Instant at, std::string_view zone) {
  const auto local = zone_named(zone)->to_local(sys(at));
  const auto day = date::floor<date::days>(local);
  const date::hh_mm_ss time{date::floor<std::chrono::seconds>(local - day)};
  return {date_of(date::sys_days{day.time_since_epoch()}), static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count())};
}

Instant instant_of(const CivilTime& at, std::string_view zone) {
  const date::local_seconds local{days_of(at.date).time_since_epoch() + std::chrono::hours{at.hour} + std::chrono::minutes{at.minute} + std::chrono::seconds{at.second}};
  const auto info = zone_named(zone)->get_info(local);
  const auto utc = info.result == date::local_info::nonexistent ? info.first.end : date::sys_seconds{local.time_since_epoch() - info.first.offset};
  return {std::chrono::duration_cast<std::chrono::microseconds>(utc.time_since_epoch()).count()};
}

std::string iso(Instant at) {
  const CivilTime c = civil(at, universal);
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02d-%02dT%02d:%02d:%02dZ", c.date.year, c.date.month, c.date.day, c.hour, c.minute, c.second);
  return out.data();
}
std::string iso(Date d) {
  std::array<char, 48> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", d.year, d.month, d.day);
  return out.data();
}
std::optional<Date> date_from_iso(std::string_view s) {
  const auto year = digits(s, 0, 4), month = digits(s, 5, 2), day = digits(s, 8, 2);
  if (s.size() != 10 || s[4] != '-' || s[7] != '-' || !year || !month || !day) return {};
  const Date date{*year, *month, *day};
  return valid(date) ? std::optional{date} : std::nullopt;
}
std::optional<Instant> instant_from_iso(std::string_view s) {
  const auto date = date_from_iso(s.substr(0, 10));
  const auto hour = digits(s, 11, 2), minute = digits(s, 14, 2), second = digits(s, 17, 2);
  if (!date || s.size() < 20 || (s[10] != 'T' && s[10] != ' ') || s[13] != ':' || s[16] != ':' || !hour || !minute || !second) return {};
  if (*hour > 23 || *minute > 59 || *second > 60) return {};
  std::size_t at = 19;
  if (s[at] == '.') while (++at < s.size() && s[at] >= '0' && s[at] <= '9') {}
  int offset = 0;
  if (s.substr(at) != "Z") {
    const auto h = digits(s, at + 1, 2), m = digits(s, at + 4, 2);
    if (s.size() != at + 6 || (s[at] != '+' && s[at] != '-') || s[at + 3] != ':' || !h || !m) return {};
    offset = (*h * 60 + *m) * (s[at] == '-' ? -1 : 1);
  }
  return instant_of({*date, *hour, *minute, *second}, universal) - minutes(offset);
}

std::string_view month_name(int month) {
  static constexpr std::array<std::string_view, 12> names{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
  return names.at(static_cast<std::size_t>(month - 1));
}
std::string_view weekday_name(Weekday day) {
  static constexpr std::array<std::string_view, 7> names{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  return names.at(static_cast<std::size_t>(day));
}
std::string long_date(Date d) { return std::to_string(d.day) + ' ' + std::string(month_name(d.month)) + ' ' + std::to_string(d.year); }
std::string day_and_date(Date d) { return std::string(weekday_name(weekday_of(d))) + ' ' + std::to_string(d.day) + ' ' + std::string(month_name(d.month)); }
std::string clock_words(int hour, int minute) {
  if (minute == 0 && hour == 0) return "midnight";
  if (minute == 0 && hour == 12) return "midday";
  std::string out = std::to_string(hour % 12 == 0 ? 12 : hour % 12);
  if (minute != 0) out += (minute < 10 ? ":0" : ":") + std::to_string(minute);
  return out + (hour < 12 ? "am" : "pm");
}
std::string date_and_time(Instant at) {
  const CivilTime c = civil(at);
  return long_date(c.date) + " at " + clock_words(c.hour, c.minute);
}

}  // namespace rowan
