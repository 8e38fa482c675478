#include "domain/policy/rule.h"

namespace rowan {
namespace {

std::string counted(int n, std::string_view unit) { return std::to_string(n) + ' ' + std::string(unit) + (n == 1 ? "" : "s"); }

std::string days_in_words(const Clock& clock) {
  const bool weeks = clock.amount > 0 && clock.amount % 7 == 0;
  const std::string length = weeks ? counted(clock.amount / 7, "week") : counted(clock.amount, "day");
  return clock.day_end == DayEnd::end_of_day ? "end of the day after " + length : length;
}

std::string working_days_in_words(const Clock& clock) {
  if (clock.day_end == DayEnd::same_time) return clock.amount == 1 ? "same time next working day" : counted(clock.amount, "working day");
  if (clock.amount == 0) return "end of the same working day";
  return clock.amount == 1 ? "end of the next working day" : "end of the day after " + counted(clock.amount, "working day");
}

}  // namespace

std::string_view in_words(Modality modality) {
  switch (modality) {
    case Modality::must: return "must";
    case Modality::must_decide: return "must decide, yes or no, with a reason";
    case Modality::may: return "may";
    case Modality::aim: return "aim to";
    case Modality::frame: return "for information";
  }
  return {};
}

std::string in_words(const Clock& clock) {
  switch (clock.kind) {
    case Clock::Kind::at_once: return "at once";
    case Clock::Kind::elapsed_hours: return counted(clock.amount, "hour");
    case Clock::Kind::calendar_days: return days_in_words(clock);
    case Clock::Kind::calendar_months: return counted(clock.amount, "month");
    case Clock::Kind::same_day: return "same day";
    case Clock::Kind::working_days: return working_days_in_words(clock);
    case Clock::Kind::working_hours: return counted(clock.amount, "working hour");
  }
  return {};
}

std::optional<Instant> due_of(const Clock& clock, Instant start, const WorkingCalendar& calendar) {
  switch (clock.kind) {
    case Clock::Kind::at_once: return start;
    case Clock::Kind::elapsed_hours: return start + hours(clock.amount);
    case Clock::Kind::calendar_days: {
      const Instant then = add_calendar_days(start, clock.amount, calendar.zone);
      return clock.day_end == DayEnd::end_of_day ? end_of_day(then, calendar.zone) : then;
    }
    case Clock::Kind::calendar_months: {
      const Instant then = add_calendar_months(start, clock.amount, calendar.zone);
      return clock.day_end == DayEnd::end_of_day ? end_of_day(then, calendar.zone) : then;
    }
    case Clock::Kind::same_day: return end_of_day(start, calendar.zone);
    case Clock::Kind::working_days: return after_working_days(start, clock.amount, clock.day_end, calendar);
    case Clock::Kind::working_hours: return after_working_time(start, hours(clock.amount), calendar);
  }
  return {};
}

}  // namespace rowan
