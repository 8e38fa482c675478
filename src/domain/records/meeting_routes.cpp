#include "domain/records/meeting_routes.h"

#include <algorithm>

#include "base/calendar.h"
#include "domain/records/instances.h"
#include "domain/records/values.h"
#include "domain/risk/risk.h"

namespace rowan {
namespace {

// Violence or threats, to things too; stalking or harassment; rape or sexual abuse: what the meetings count as a repeat.
bool counts_for_repeat(const RecordMade& incident) {
  const std::string* kind = value_of(incident, "kind");
  return !kind || *kind == "violence" || *kind == "stalking" || *kind == "sexual";
}

std::string months(int n) { return std::to_string(n) + (n == 1 ? " month" : " months"); }

// What to say of a route that the answer does not name.
std::string why_not(ReferralRoute route, const MeetingThresholds& says, const MeetingQuestion& question) {
  switch (route) {
    case ReferralRoute::visible_high_risk:
      if (!says.questions_high) return "The policy names no number of answers.";
      if (!question.yes_answers) return "The risk has not been assessed, so there is nothing to count. The threshold is " + std::to_string(*says.questions_high) + " yes answers.";
      return std::to_string(*question.yes_answers) + " yes answers; the threshold is " + std::to_string(*says.questions_high) + '.';
    case ReferralRoute::professional_judgement:
      if (!says.professional_judgement) return "The policy does not say. Your judgement is enough: give your reasons.";
      return *says.professional_judgement ? "Nobody has judged it to be high risk yet. Your judgement is enough: give your reasons." : "The policy does not take judgement alone.";
    case ReferralRoute::escalation:
      if (!says.escalation) return "The policy names no number of incidents.";
      return "Fewer than " + std::to_string(says.escalation->incidents) + " incidents on record in " + months(says.escalation->within_months) + (says.escalation->rising ? ", or not rising." : ".");
    case ReferralRoute::repeat:
      if (!question.last_referral) return "No earlier referral is on record.";
      if (!says.repeat_months) return "The policy does not say how long a referral is looked back on.";
      return "No further incident of the kinds that count within " + months(*says.repeat_months) + " of the last referral.";
  }
  return {};
}
bool is_said(ReferralRoute route, const MeetingThresholds& says) {
  switch (route) {
    case ReferralRoute::visible_high_risk: return says.questions_high.has_value();
    case ReferralRoute::professional_judgement: return says.professional_judgement.has_value();
    case ReferralRoute::escalation: return says.escalation.has_value();
    case ReferralRoute::repeat: return says.repeat_months.has_value();
  }
  return false;
}

// The latest date of the meeting that this case was listed at; any one date of a cycle gives all of it.
std::optional<Instant> known_meeting(const Case& c) {
  std::optional<Instant> out;
  for (const CaseLine& line : c.lines)
    if (const auto* made = std::get_if<RecordMade>(&line.event); made && made->what == "meeting-listing" && !made->turn)
      if (const std::string* value = value_of(*made, "meeting"))
        if (const auto when = instant_from_iso(*value); when && (!out || *out < *when)) out = when;
  return out;
}

void add_research(MeetingView& out, const RecordShapes& shapes) {
  const RecordRow* row = find_record("meeting-listing");
  const ReminderDays* set = shapes.days_for("meeting-listing");
  for (const RecordDue& due : row->due) {
    if (due.else_field != "meeting" || !due.else_days) continue;
    const int days = set ? -set->days : *due.else_days;
    out.research_due = instant_of({add_days(civil(*out.next).date, days + 1), 0, 0, 0});
    out.our_research_day = !set;
  }
}

}  // namespace

MeetingQuestion meeting_question(const Case& c, const RecordShapes& shapes, Instant now) {
  MeetingQuestion out;
  const RiskStanding standing = risk_standing(c);
  if (const auto* assessed = standing.assessed ? std::get_if<RiskAssessed>(&standing.assessed->event) : nullptr) {
    const auto yes = std::count_if(assessed->answers.begin(), assessed->answers.end(), [](const RiskAnswered& a) { return a.answer == "yes"; });
    out.yes_answers = static_cast<int>(yes);
    out.judged_high = assessed->judgement == RiskLevel::high;
  }
  for (const RecordInstance& instance : record_instances(c, shapes, now)) {
    if (!instance.row() || instance.not_done || !instance.steps.front().stands()) continue;
    const RecordStep& first = instance.steps.front();
    if (first.made && first.row->what == "incident") out.incidents.push_back({first.happened_at, counts_for_repeat(*first.made)});
    if (first.row->what == "meeting-referral" && (!out.last_referral || *out.last_referral < first.happened_at)) out.last_referral = first.happened_at;
  }
  return out;
}

MeetingView meeting_view(const Case& c, const Policy* policy, const RecordShapes& shapes, Instant now) {
  MeetingView out;
  const MultiAgencyRule* rule = policy && policy->multi_agency ? &*policy->multi_agency : nullptr;
  const MeetingThresholds says = rule ? rule->in(c.opened.area) : MeetingThresholds{};
  if (rule) {
    out.clause = policy->id + " " + rule->clause;
    const bool own = std::any_of(rule->areas.begin(), rule->areas.end(), [&](const AreaThresholds& a) { return !c.opened.area.empty() && a.area == c.opened.area; });
    if (own) out.area = c.opened.area;
  }
  const MeetingQuestion question = meeting_question(c, shapes, now);
  const MeetingAnswer answer = meeting_referral(says, question, now);
  out.last_referral = question.last_referral;
  out.must_refer = answer.must_refer;
  for (std::size_t i = 0; i < std::size(referral_route_names); ++i) {
    const auto route = static_cast<ReferralRoute>(i);
    const auto found = std::find(answer.routes.begin(), answer.routes.end(), route);
    MeetingRoute each{route, is_said(route, says), found != answer.routes.end(), {}};
    each.why = each.holds ? answer.why[static_cast<std::size_t>(found - answer.routes.begin())] : why_not(route, says, question);
    out.routes.push_back(std::move(each));
  }
  out.cycle = says.cycle;
  out.emergency = says.emergency.value_or(false);
  if (const auto known = known_meeting(c); known && (says.cycle || now < *known)) {
    out.next = now < *known ? *known : next_meeting(*says.cycle, *known, now);
    add_research(out, shapes);
  }
  return out;
}

std::string_view label_of(ReferralRoute route) {
  switch (route) {
    case ReferralRoute::visible_high_risk: return "The number of high-risk answers";
    case ReferralRoute::professional_judgement: return "Professional judgement";
    case ReferralRoute::escalation: return "Things are getting worse";
    case ReferralRoute::repeat: return "A repeat after an earlier referral";
  }
  return {};
}
std::string_view label_of(MeetingCycle cycle) {
  switch (cycle) {
    case MeetingCycle::weekly: return "every week";
    case MeetingCycle::fortnightly: return "every two weeks";
    case MeetingCycle::monthly: return "every month";
  }
  return {};
}

}  // namespace rowan
