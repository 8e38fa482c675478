#pragma once
// What a policy's rules may ask of a case. A fold fills Facts; a policy pack names them; the linter refuses a name that is not
// in the catalogue below. Absent is a value of its own: "not known" is never "no".
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace rowan {

enum class FactKind { choice, event };

struct FactName {
  std::string_view name;
  FactKind kind;
  std::string_view choices;  // of a choice: the allowed values, separated by spaces; empty = any code
  std::string_view means;
};

// Events may carry a value too (the channel of a contact, the answer of a decision). A report received carries its route, so that
// each report starts the clocks of its own route. Contact judged unsafe is an exception to a clock, never a met target.
inline constexpr FactName fact_catalogue[] = {
    {"report.route", FactKind::choice, "survivor perpetrator_self neighbour relative police other_professional staff contractor anonymous pattern", "who brought the report (NHG-15)"},
    {"report.directness", FactKind::choice, "direct professional_third_party other_third_party suspected perpetrator_self", "how the report reached us, as both policies divide routes"},
    {"report.severity", FactKind::choice, "immediate_danger serious other", "how serious the report looked when it was taken"},
    {"danger.immediate", FactKind::choice, "yes no unknown not_asked", "is the person in immediate danger (NHG-21)"},
    {"danger.police", FactKind::choice, "called_by_us called_by_them encouraged declined none", "what was done about calling the police (NHG-21)"},
    {"household.children", FactKind::choice, "yes no unknown not_asked", "children live at the property (NHG-11, NHG-22)"},
    {"household.adults_at_risk", FactKind::choice, "yes no unknown not_asked", "an adult at risk lives at the property (NHG-11, NHG-22)"},
    {"safeguarding.concern", FactKind::choice, "yes no", "staff believe there is a safeguarding concern (NHG-22)"},
    {"survivor.identified", FactKind::choice, "yes no", "we know who the survivor is"},
    {"survivor.age_band", FactKind::choice, "under_16 16_17 18_plus unknown", "age of the person harmed"},
    {"perpetrator.age_band", FactKind::choice, "under_16 16_17 18_plus unknown", "age of the person who harms"},
    {"perpetrator.named", FactKind::choice, "named declined unknown not_asked", "the name of the perpetrator (NHG-26)"},
    {"perpetrator.joint_tenant", FactKind::choice, "yes no", "the perpetrator is a joint tenant of the survivor's home"},
    {"relationship", FactKind::choice, "", "relationship of the perpetrator to the survivor, a pack code"},
    {"tenancy.kind", FactKind::choice, "sole joint none unknown", "the survivor's tenancy"},
    {"tenure", FactKind::choice, "", "tenure, a code of the import; never needed to open a case (NHG-4)"},
    {"staff.linked", FactKind::choice, "yes no", "survivor, perpetrator or relative is a member of staff (NHG-14)"},
    {"safe_contact.known", FactKind::choice, "yes no", "at least one way to reach the survivor is approved (NHG-25)"},
    {"definition.statutory", FactKind::choice, "yes no unknown", "meets section 1 of the Domestic Abuse Act 2021"},
    {"definition.policy", FactKind::choice, "yes no unknown", "within the scope of the landlord's own policy"},
    {"risk.level", FactKind::choice, "standard medium high unknown", "the level of risk now in force"},
    {"case.stage", FactKind::choice, "enquiry open closed", "stage of the case"},
    {"property.nation", FactKind::choice, "england wales scotland northern_ireland", "nation of the home"},
    {"property.area", FactKind::choice, "", "borough or county of the home, a code"},
    {"property.owner", FactKind::choice, "", "legal entity that owns the home, a code (CX-1.3)"},
    {"report.received", FactKind::event, "survivor perpetrator_self neighbour relative police other_professional staff contractor anonymous pattern", "a report reached us, by this route"},
    {"case.opened", FactKind::event, "", "the case was opened"},
    {"case.allocated", FactKind::event, "", "the case was given to an officer"},
    {"case.closed", FactKind::event, "", "the case was closed"},
    {"danger.asked", FactKind::event, "", "immediate danger was asked about (NHG-21)"},
    {"household.asked", FactKind::event, "", "children and adults at risk were asked about (NHG-22)"},
    {"meeting_place.offered", FactKind::event, "", "a meeting at a place that feels safe was offered (NHG-23)"},
    {"worker_choice.offered", FactKind::event, "", "a choice of worker was offered (NHG-24)"},
    {"safe_contact.recorded", FactKind::event, "", "a safe way of contact was recorded (NHG-25)"},
    {"perpetrator.asked", FactKind::event, "", "the perpetrator's name and relationship were asked about (NHG-26)"},
    {"agencies.told", FactKind::event, "", "support agencies were named to the person, or declined (NHG-27)"},
    {"contact.attempted", FactKind::event, "", "an attempt to reach the survivor"},
    {"contact.made", FactKind::event, "", "the survivor was reached"},
    {"contact.unsafe", FactKind::event, "", "contact was judged unsafe for now, with a reason"},
    {"response.made", FactKind::event, "", "a first response was made to whoever reported"},
    {"enquiry.details", FactKind::event, "", "professional: details taken from the survivor (CX-4.1b i)"},
    {"enquiry.support", FactKind::event, "", "professional: support in place (CX-4.1b ii)"},
    {"enquiry.wanted", FactKind::event, "", "professional: action or information wanted from us (CX-4.1b iii)"},
    {"enquiry.complete", FactKind::event, "", "all three parts of the professional enquiry are answered"},
    {"direct_contact.decided", FactKind::event, "yes no by_agency", "whether we contact the survivor directly was decided (CX-4.1c)"},
    {"interview.offered", FactKind::event, "", "an interview was offered (CX-4.1c)"},
    {"support.offered", FactKind::event, "", "support was offered (CX-1.2)"},
    {"specialist.recorded", FactKind::event, "", "specialist service: involved, offered, declined or not offered (CX-3.2a)"},
    {"wishes.recorded", FactKind::event, "", "what the survivor wants was recorded (NHG-8)"},
    {"safety_check.done", FactKind::event, "", "safety of partner and household checked before any contact (NHG-15, perpetrator's own disclosure)"},
    {"perpetrator_support.offered", FactKind::event, "", "a support line for people who harm was offered (NHG-15)"},
    {"contact_plan.set", FactKind::event, "", "safe-enquiry plan set before a first approach (NHG-20)"},
    {"safeguarding.referred", FactKind::event, "", "a safeguarding referral was made (NHG-11)"},
    {"safeguarding.not_referred", FactKind::event, "", "a second person approved not referring, with a reason (NHG-11)"},
    {"child_safeguarding.decided", FactKind::event, "", "child-safeguarding decision for someone under 16 (NHG-5)"},
    {"risk.assessed", FactKind::event, "", "a risk assessment was recorded"},
    {"incident.recorded", FactKind::event, "", "a new incident was recorded"},
    {"supervision.discussed", FactKind::event, "", "the case was discussed at a one-to-one (CX-5.1b)"},
    {"audit.done", FactKind::event, "", "a manager's audit of the case was done"},
    {"safety_measures.decided", FactKind::event, "", "safety measures at home were considered and decided (NHG-18)"},
    {"hms.recorded", FactKind::event, "", "the label was recorded on the housing system (CX-5.1a)"},
    {"direct_let.decided", FactKind::event, "", "a direct let was considered and decided (CX-4.4)"},
    {"removal.decided", FactKind::event, "", "removal of the perpetrator was considered and decided (CX-4.6a)"},
    {"legal_options.decided", FactKind::event, "", "legal options were reviewed and decided (NHG-10)"},
    {"security.decided", FactKind::event, "", "additional security was considered and decided (CX-4.9)"},
    {"housing_advice.given", FactKind::event, "", "advice on rehousing was given (CX-4.3)"},
    {"reservation.made", FactKind::event, "", "a home was reserved"},
    {"form.received", FactKind::event, "", "a form the landlord asked for came back"},
    {"police_security.requested", FactKind::event, "", "police asked to fit security items (CX-4.10)"},
    {"police_security.permitted", FactKind::event, "", "permission for police-fitted items was given (CX-4.10)"},
    {"damage.recorded", FactKind::event, "", "damage by the perpetrator was recorded (CX-4.12)"},
    {"damage.photographed", FactKind::event, "", "damage was photographed (CX-4.12)"},
    {"meeting.listed", FactKind::event, "", "the case was listed at a multi-agency meeting"},
    {"meeting.research_returned", FactKind::event, "", "our research return was sent before the meeting"},
};

[[nodiscard]] constexpr const FactName* find_fact(std::string_view name) {
  for (const FactName& fact : fact_catalogue) if (fact.name == name) return &fact;
  return nullptr;
}

// One thing known, with when it came to be so.
struct Fact {
  std::string_view name;  // points into the catalogue
  std::string value;
  Instant at;
};

class Facts {
 public:
  // A choice has one value now. Another value replaces it with its instant; the same value keeps the instant it came to be so.
  void set(std::string_view name, std::string value, Instant at);
  // An event happens any number of times.
  void happened(std::string_view name, Instant at, std::string value = {});

  [[nodiscard]] std::optional<std::string_view> value(std::string_view name) const;  // of a choice, or of the latest event
  [[nodiscard]] std::optional<Instant> first(std::string_view name) const;
  [[nodiscard]] std::optional<Instant> last(std::string_view name) const;
  [[nodiscard]] std::optional<Instant> first_after(std::string_view name, Instant from) const;  // at or after `from`
  [[nodiscard]] int count(std::string_view name) const;
  [[nodiscard]] std::span<const Fact> all() const { return facts_; }

 private:
  std::vector<Fact> facts_;  // a case has a few dozen: a walk beats a tree
};

}  // namespace rowan
