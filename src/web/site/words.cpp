#include "web/site/words.h"

namespace rowan::web {
using ui::Due;
using ui::DueClock;
namespace {

std::string count(std::int64_t n, const char* one, const char* many) { return std::to_string(n) + ' ' + (n == 1 ? one : many); }

}  // namespace

std::string length_words(Duration length) {
  const std::int64_t all = (length.micros < 0 ? -length.micros : length.micros) / 60'000'000;
  if (all < 1) return "less than a minute";
  const std::int64_t days = all / 1440, left = all % 1440, hour = left / 60, minute = left % 60;
  if (days >= 2) return count(days, "day", "days");
  if (days == 1) return hour ? "1 day " + count(hour, "hour", "hours") : "1 day";
  if (hour >= 3 || minute == 0) return hour ? count(hour, "hour", "hours") : count(minute, "minute", "minutes");
  return hour ? count(hour, "hour", "hours") + ' ' + count(minute, "minute", "minutes") : count(minute, "minute", "minutes");
}

std::string near_time(Instant at, Instant now) {
  const CivilTime then = civil(at);
  const Date today = civil(now).date;
  const std::string clock = clock_words(then.hour, then.minute);
  const int days = days_between(today, then.date);
  if (days == 0) return clock + " today";
  if (days == -1) return clock + " yesterday";
  if (days == 1) return clock + " tomorrow";
  return clock + " on " + day_and_date(then.date);
}

DueClock due_words(std::optional<Instant> due, Instant now) {
  if (!due) return {Due::wait, "No date", ""};
  if (*due < now) return {Due::now, "Overdue by " + length_words(now - *due), "Was due " + near_time(*due, now)};
  const CivilTime then = civil(*due);
  const int days = days_between(civil(now).date, then.date);
  if (*due - now <= hours(24)) return {days == 0 ? Due::soon : Due::later, length_words(*due - now) + " left", "Due " + near_time(*due, now)};
  return {Due::later, "Due " + day_and_date(then.date), then.hour == 0 && then.minute == 0 ? "" : "by " + clock_words(then.hour, then.minute)};
}

DueClock due_words(const Duty& duty, Instant now) {
  switch (duty.state) {
    case DutyState::met: return {Due::later, "Done", duty.met_at ? date_and_time(*duty.met_at) : ""};
    case DutyState::met_late: return {Due::now, "Done late", duty.met_at ? date_and_time(*duty.met_at) + (duty.due ? ", was due " + date_and_time(*duty.due) : "") : ""};
    case DutyState::not_needed: return {Due::wait, "Not needed", ""};
    case DutyState::exception: return {Due::wait, "Exception recorded", duty.due ? "The target was " + near_time(*duty.due, now) : ""};
    case DutyState::no_target_open:
      if (duty.agreed_due) return {Due::later, "Agreed for " + day_and_date(civil(*duty.agreed_due).date), "No target in policy"};
      return {Due::wait, "No target in policy", "As soon as it is safe"};
    case DutyState::open:
    case DutyState::overdue: {
      DueClock clock = due_words(duty.due, now);
      // An agreed new date stands beside the first one; it never takes its place (SG-17).
      if (duty.agreed_due) clock.note += (clock.note.empty() ? "New date " : ". New date ") + near_time(*duty.agreed_due, now);
      if (duty.escalated) clock.note += (clock.note.empty() ? "" : ". ") + std::string("The ") + std::string(title_of(*duty.escalated)) + " has been told";
      return clock;
    }
  }
  return {};
}

DueClock due_words(const RecordItem& item, Instant now) {
  if (item.approval) return {Due::wait, "Waits for an answer", ""};
  DueClock clock = due_words(item.due, now);
  // The day itself is over at midnight; the day that people know is the one before.
  if (item.expires && item.day)
    clock.note += (clock.note.empty() ? "" : ". ") + std::string(item.lapsed(now) ? "It ended on " : "It ends on ") + long_date(civil(*item.day - seconds(1)).date);
  return clock;
}

}  // namespace rowan::web
