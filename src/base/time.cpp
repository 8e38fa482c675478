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
// The offset of London at the last moment asked for, kept while it holds: nearly every time on a page has the same one.
std::chrono::seconds london_offset(date::sys_seconds at) {
  thread_local date::sys_info kept{};
  if (at < kept.begin || at >= kept.end) kept = zone_named(london)->get_info(at);
  return kept.offset;
}
CivilTime civil_of(std::chrono::seconds local) {
  const date::sys_seconds at{local};
  const auto day = date::floor<date::days>(at);
  const auto second = static_cast<int>((at - day).count());
  return {date_of(day), second / 3600, second / 60 % 60, second % 60};
}
// "07" at the place of `width` characters.
void put_digits(char* at, int number, int width) {
  for (int i = width; i-- > 0; number /= 10) at[i] = static_cast<char>('0' + number % 10);
}
void add_number(std::string& out, int number) {
  std::array<char, 12> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
  out.append(text.data(), end);
}
void add_long_date(std::string& out, Date d) {
  add_number(out, d.day);
  out += ' ';
  out += month_name(d.month);
  out += ' ';
  add_number(out, d.year);
}
void add_clock(std::string& out, int hour, int minute) {
  if (minute == 0 && hour == 0) { out += "midnight"; return; }
  if (minute == 0 && hour == 12) { out += "midday"; return; }
  add_number(out, hour % 12 == 0 ? 12 : hour % 12);
  if (minute != 0) {
    out += minute < 10 ? ":0" : ":";
    add_number(out, minute);
  }
  out += hour < 12 ? "am" : "pm";
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
  const auto seconds = date::floor<std::chrono::seconds>(sys(at));
  if (zone == london) return civil_of(seconds.time_since_epoch() + london_offset(seconds));
  if (zone == universal) return civil_of(seconds.time_since_epoch());
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
  std::string out = iso(c.date) + "T00:00:00Z";
  char* const clock = out.data() + out.size() - 9;
  put_digits(clock, c.hour, 2);
  put_digits(clock + 3, c.minute, 2);
  put_digits(clock + 6, c.second, 2);
  return out;
}
std::string iso(Date d) {
  if (d.year < 0 || d.year > 9999) {  // no date of ours, but never a wrong one
    std::array<char, 48> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", d.year, d.month, d.day);
    return out.data();
  }
  std::string out = "0000-00-00";
  put_digits(out.data(), d.year, 4);
  put_digits(out.data() + 5, d.month, 2);
  put_digits(out.data() + 8, d.day, 2);
  return out;
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
std::string long_date(Date d) {
  std::string out;
  add_long_date(out, d);
  return out;
}
std::string day_and_date(Date d) { return std::string(weekday_name(weekday_of(d))) + ' ' + std::to_string(d.day) + ' ' + std::string(month_name(d.month)); }
std::string clock_words(int hour, int minute) {
  std::string out;
  add_clock(out, hour, minute);
  return out;
}
std::string date_and_time(Instant at) {
  const CivilTime c = civil(at);
  std::string out;
  out.reserve(36);
  add_long_date(out, c.date);
  out += " at ";
  add_clock(out, c.hour, c.minute);
  return out;
}

}  // namespace rowan
