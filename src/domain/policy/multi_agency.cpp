#include "domain/policy/multi_agency.h"

#include <algorithm>

#include "base/calendar.h"

namespace rowan {
namespace {

bool escalates(const EscalationCount& rule, std::span<const MeetingIncident> incidents, Instant now) {
  const Instant from = add_calendar_months(now, -rule.within_months);
  const Instant middle = from + Duration{(now - from).micros / 2};
  int earlier = 0, later = 0;
  for (const MeetingIncident& incident : incidents) {
    if (incident.at < from || now < incident.at) continue;
    ++(incident.at < middle ? earlier : later);
  }
  return earlier + later >= rule.incidents && (!rule.rising || earlier < later);
}

// Which of its weekday in the month a date is: 0 the first … 4 the fifth.
int place_in_month(Date date) { return (date.day - 1) / 7; }
Date in_month(int year, int month, Weekday day, int place) {
  Date first{year, month, 1};
  while (weekday_of(first) != day) first = add_days(first, 1);
  Date found = add_days(first, 7 * place);
  return found.month == month ? found : add_days(found, -7);
}

}  // namespace

MeetingThresholds MultiAgencyRule::in(std::string_view area) const {
  const auto own = std::find_if(areas.begin(), areas.end(), [&](const AreaThresholds& a) { return !area.empty() && a.area == area; });
  if (own == areas.end()) return says;
  MeetingThresholds out = own->says;
  if (!out.questions_high) out.questions_high = says.questions_high;
  if (!out.professional_judgement) out.professional_judgement = says.professional_judgement;
  if (!out.escalation) out.escalation = says.escalation;
  if (!out.repeat_months) out.repeat_months = says.repeat_months;
  if (!out.cycle) out.cycle = says.cycle;
  if (!out.emergency) out.emergency = says.emergency;
  return out;
}

bool is_repeat(int repeat_months, Instant last_referral, std::span<const MeetingIncident> incidents, Instant now) {
  const Instant until = end_of_day(add_calendar_months(last_referral, repeat_months));
  return std::any_of(incidents.begin(), incidents.end(), [&](const MeetingIncident& incident) {
    return incident.counts_for_repeat && last_referral < incident.at && incident.at < until && incident.at <= now;
  });
}

MeetingAnswer meeting_referral(const MeetingThresholds& says, const MeetingQuestion& question, Instant now) {
  MeetingAnswer out;
  const auto holds = [&](ReferralRoute route, std::string why) {
    out.routes.push_back(route);
    out.why.push_back(std::move(why));
  };
  if (says.questions_high && question.yes_answers && *question.yes_answers >= *says.questions_high)
    holds(ReferralRoute::visible_high_risk,
          std::to_string(*question.yes_answers) + " yes answers; the threshold is " + std::to_string(*says.questions_high) + '.');
  if (says.professional_judgement.value_or(false) && question.judged_high)
    holds(ReferralRoute::professional_judgement, "Judged to be high risk, whatever the score says.");
  if (says.escalation && escalates(*says.escalation, question.incidents, now))
    holds(ReferralRoute::escalation, "At least " + std::to_string(says.escalation->incidents) + " incidents in " +
                                         std::to_string(says.escalation->within_months) + " months" +
                                         (says.escalation->rising ? ", and rising." : "."));
  if (says.repeat_months && question.last_referral && is_repeat(*says.repeat_months, *question.last_referral, question.incidents, now)) {
    holds(ReferralRoute::repeat, "A further incident within " + std::to_string(*says.repeat_months) + " months of the last referral.");
    out.must_refer = true;
  }
  return out;
}

Instant next_meeting(MeetingCycle cycle, Instant known, Instant now) {
  const CivilTime wall = civil(known);
  const auto on = [&](Date date) { return instant_of({date, wall.hour, wall.minute, wall.second}); };
  if (cycle == MeetingCycle::monthly) {
    const CivilTime today = civil(now);
    int year = today.date.year, month = today.date.month;
    Instant next = on(in_month(year, month, weekday_of(wall.date), place_in_month(wall.date)));
    while (next <= now) {
      if (++month > 12) month = 1, ++year;
      next = on(in_month(year, month, weekday_of(wall.date), place_in_month(wall.date)));
    }
    return next;
  }
  const int step = cycle == MeetingCycle::weekly ? 7 : 14;
  const int apart = days_between(wall.date, civil(now).date);
  // The last date of the cycle on or before today, whichever side of `known` today is.
  const int back = ((apart % step) + step) % step;
  Date date = add_days(civil(now).date, -back);
  while (on(date) <= now) date = add_days(date, step);
  return on(date);
}

}  // namespace rowan
