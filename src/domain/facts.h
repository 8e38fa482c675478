#pragma once
// What a policy's rules may ask of a case. A fold fills Facts; a policy pack names them; the linter refuses a name that is not
// in the catalogue below. Absent is a value of its own: "not known" is never "no".
#include <array>
#include <cstdint>
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
    {"staff.linked", FactKind::choice, "yes no", "survivor, perpetrator or relative is a member of staff (NHG-14)"},
    {"special.honour_based", FactKind::choice, "yes no unknown", "so-called honour-based abuse (CX-2.3)"},
    {"special.forced_marriage", FactKind::choice, "yes no unknown", "forced marriage, done or feared (CX-2.3)"},
    {"special.fgm", FactKind::choice, "yes no unknown", "genital mutilation, done or feared (CX-2.3)"},
    {"special.fgm_child", FactKind::choice, "yes no unknown", "genital mutilation, of somebody under 18 (CX-2.3)"},
    {"safe_contact.known", FactKind::choice, "yes no", "at least one way to reach the survivor is approved (NHG-25)"},
    {"definition.statutory", FactKind::choice, "yes no unknown", "meets section 1 of the Domestic Abuse Act 2021"},
    {"definition.policy", FactKind::choice, "yes no unknown", "within the scope of the landlord's own policy"},
    {"risk.level", FactKind::choice, "standard medium high unknown", "the level of risk now in force"},
    {"risk.by_score", FactKind::choice, "standard medium high unknown", "the level that the score of our latest risk assessment gives (NHG-9)"},
    {"risk.judgement", FactKind::choice, "standard medium high unknown", "the professional judgement of our latest risk assessment (NHG-9)"},
    {"risk.critical", FactKind::choice, "yes no", "a critical factor is present in our latest risk assessment"},
    {"risk.suicide", FactKind::choice, "yes no unknown not_asked", "somebody may take their own life, as our latest risk assessment says (SG-37)"},
    {"wishes.housing", FactKind::choice, "stay leave_now leave_later unsure", "what the survivor wants about their home, as they last said (CX-4.2)"},
    {"tonight.safe_place", FactKind::choice, "yes no unknown not_asked", "somewhere safe to stay tonight (CX-4.3)"},
    {"direct_let.basis", FactKind::choice, "significant_risk other", "why a direct let is asked for (CX-4.4)"},
    {"removal.survivor_supports", FactKind::choice, "yes no", "the survivor supports removing the perpetrator, as they last said (CX-4.6c)"},
    {"removal.police_support", FactKind::choice, "yes no", "the police support removing the perpetrator (CX-4.6c)"},
    {"removal.specialist_supports", FactKind::choice, "yes no", "a specialist service supports removing the perpetrator (CX-4.6c)"},
    {"engagement.willing", FactKind::choice, "yes no unknown", "the survivor is able and willing to work with us now, from recorded attempts (CX-4.13b)"},
    {"neighbours.affected", FactKind::choice, "yes no unknown", "the abuse affects neighbours, with what shows it (CX-4.13b)"},
    {"case.stage", FactKind::choice, "enquiry open closed", "stage of the case"},
    {"property.nation", FactKind::choice, "england wales scotland northern_ireland", "nation of the home"},
    {"property.area", FactKind::choice, "", "borough or county of the home, a code"},
    {"property.owner", FactKind::choice, "", "legal entity that owns the home, a code (CX-1.3)"},
    {"policy.at_opening", FactKind::choice, "", "the pack that was applied when the case was opened (CX-1.3)"},
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
    {"safeguarding.acknowledged", FactKind::event, "", "the authority acknowledged our referral (NHG-11)"},
    {"safeguarding.outcome", FactKind::event, "", "the authority told us the outcome of our referral (NHG-11)"},
    {"safeguarding.disagreed", FactKind::event, "", "we disagreed with the outcome of a referral and said so (NHG-11)"},
    {"safeguarding.not_referred", FactKind::event, "", "a second person approved not referring, with a reason (NHG-11)"},
    {"child_safeguarding.decided", FactKind::event, "", "child-safeguarding decision for someone under 16 (NHG-5)"},
    {"risk.assessed", FactKind::event, "standard medium high unknown", "a risk assessment was recorded (with the level in force since)"},
    {"risk.received", FactKind::event, "standard medium high unknown", "another agency's risk assessment was recorded, with its grade"},
    {"risk.changed", FactKind::event, "other incident immediate_danger escalation separation strangulation release breach disengagement bail_ends order_ends court child_contact money_stops unknown_occupant told_somebody case_reopened received_higher", "something happened, or comes up, that can change the risk"},
    {"incident.recorded", FactKind::event, "", "a new incident was recorded"},
    {"supervision.discussed", FactKind::event, "", "the case was discussed at a one-to-one (CX-5.1b)"},
    {"liaison.recorded", FactKind::event, "police childrens_services adults_services multi_agency_hub health probation council_housing other", "we spoke with another agency about the case (CX-3.2f)"},
    {"staff.link_recorded", FactKind::event, "survivor perpetrator relative", "it was written down that the case concerns a colleague (NHG-14)"},
    {"audit.done", FactKind::event, "", "a manager's audit of the case was done"},
    {"safety_measures.decided", FactKind::event, "", "safety measures at home were considered and decided (NHG-18)"},
    {"hms.recorded", FactKind::event, "", "the label was recorded on the housing system (CX-5.1a)"},
    {"staying.considered", FactKind::event, "yes not_yet", "staying in the home was looked at with them before anything else (CX-4.2)"},
    {"direct_let.decided", FactKind::event, "", "a direct let was considered and decided (CX-4.4)"},
    {"removal.decided", FactKind::event, "", "removal of the perpetrator was considered and decided (CX-4.6a)"},
    {"legal_options.decided", FactKind::event, "", "legal options were reviewed and decided (NHG-10)"},
    {"security.decided", FactKind::event, "", "additional security was considered and decided (CX-4.9)"},
    {"housing_advice.given", FactKind::event, "council refuge specialist family_or_friends own_home declined", "advice on where to go was given (CX-4.3)"},
    {"reservation.made", FactKind::event, "", "a home was reserved"},
    {"form.received", FactKind::event, "", "a form the landlord asked for came back"},
    {"police_security.requested", FactKind::event, "", "police asked to fit security items (CX-4.10)"},
    {"police_security.permitted", FactKind::event, "", "permission for police-fitted items was given (CX-4.10)"},
    {"damage.recorded", FactKind::event, "", "damage by the perpetrator was recorded (CX-4.12)"},
    {"damage.photographed", FactKind::event, "", "damage was photographed (CX-4.12)"},
    {"information.shared", FactKind::event, "in_writing by_word refused no_answer not_sought", "something was shared with an agency (with what was said about consent, CX-5.3)"},
    {"information.not_shared", FactKind::event, "", "sharing something was refused, with a reason (CX-5.3)"},
    {"direct_let.supported", FactKind::event, "police other_agency", "a direct let is supported, with the statement on record (CX-4.4)"},
    {"possession.discussed", FactKind::event, "", "possession was talked over with the survivor and support was assured (CX-4.7)"},
    {"interim.arranged", FactKind::event, "", "an interim arrangement was made, with its end and the longer step (CX-4.6b)"},
    {"perpetrator_action.decided", FactKind::event, "", "an action about the perpetrator was decided, with its outcome (CX-3.2c)"},
    {"recharge.decided", FactKind::event, "raised held not_raised", "a charge to the perpetrator was raised, held until safe, or not raised for a reason (CX-4.12)"},
    {"crime_report.decided", FactKind::event, "yes no later", "reporting the damage as a crime was decided with the survivor (CX-4.12)"},
    {"antisocial_behaviour.agreed", FactKind::event, "", "another person agreed to the antisocial behaviour route (CX-4.13c)"},
    {"antisocial_behaviour.risk_reviewed", FactKind::event, "", "the risk of the antisocial behaviour route to the survivor was reviewed (CX-4.13c)"},
    {"meeting.referred", FactKind::event, "visible_high_risk professional_judgement escalation repeat", "the case was referred to the multi-agency meeting (CX-3.2e)"},
    {"case.reviewed", FactKind::event, "", "the case was reviewed"},
    {"panel.discussed", FactKind::event, "", "the case was discussed at a panel"},
    {"closure.informed", FactKind::event, "told not_safe_to_tell", "the survivor was told by a safe way that the case is coming to its end, or could not be"},
    {"closure.signed_off", FactKind::event, "", "another person agreed that the case may be closed"},
    {"monitoring.started", FactKind::event, "", "the watch before closing began"},
    {"monitoring.not_needed", FactKind::event, "", "another person agreed that there is nothing to watch before closing"},
    {"feedback.offered", FactKind::event, "", "the survivor was asked about our service, by a safe way"},
    {"award.made", FactKind::event, "direct_let management_transfer points mutual_exchange out_of_area", "an award of rehousing was made"},
    {"award.ended", FactKind::event, "used renewed ended", "an award was used, renewed or ended"},
    {"perpetrator.offered", FactKind::event, "support_line behaviour_programme housing_plan", "something was offered to the person who harms"},
    {"meeting.held", FactKind::event, "", "a multi-agency meeting about the case took place (NHG-9)"},
    {"meeting.attended", FactKind::event, "attended apologies none", "whether we were at the meeting (NHG-9)"},
    {"meeting.action_agreed", FactKind::event, "", "the meeting gave us an action (CX-3.2e)"},
    {"meeting.action_done", FactKind::event, "done could_not", "our action from the meeting was answered for, with evidence (CX-3.2e)"},
    {"meeting.transferred", FactKind::event, "", "the case was transferred to another area's meeting (NHG-9)"},
    {"plan.action_agreed", FactKind::event, "contact_perpetrator legal_action transfer security referral share other", "an action of the plan was decided (NHG-8)"},
    {"plan.action_done", FactKind::event, "done partly stopped", "an action of the plan was answered for (NHG-8)"},
    {"wish.overridden", FactKind::event, "risk_of_harm child legal_duty", "an action went ahead without their agreement, signed off (NHG-8)"},
    {"meeting.listed", FactKind::event, "", "the case was listed at a multi-agency meeting"},
    {"meeting.research_returned", FactKind::event, "", "our research return was sent before the meeting"},
};

// Events of a pack's own records are named "pack." and a code of small letters, digits and _. Kept once, for as long as the program
// runs, so that views of them stay good. Null for a name of another shape.
[[nodiscard]] const FactName* pack_fact(std::string_view name);

[[nodiscard]] constexpr const FactName* find_fact(std::string_view name) {
  for (const FactName& fact : fact_catalogue) if (fact.name == name) return &fact;
  return name.starts_with("pack.") ? pack_fact(name) : nullptr;
}

// One thing known, with when it came to be so.
struct Fact {
  std::string_view name;  // points into the catalogue, or to a pack's own
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
  [[nodiscard]] std::span<const Fact> all() const& { return facts_; }
  std::span<const Fact> all() const&& = delete;  // of one that is about to go

  // Those of one name, in the order they were told. Nearly every question of a policy is about something that never was.
  class Of {
   public:
    class Each {
     public:
      Each(const Facts* facts, std::string_view name, std::int32_t at) : facts_(facts), name_(name), at_(at) { pass_others(); }
      [[nodiscard]] const Fact& operator*() const { return facts_->facts_[static_cast<std::size_t>(at_)]; }
      Each& operator++() {
        at_ = facts_->next_[static_cast<std::size_t>(at_)];
        pass_others();
        return *this;
      }
      [[nodiscard]] bool operator!=(const Each& other) const { return at_ != other.at_; }

     private:
      void pass_others() {
        while (at_ != none && facts_->facts_[static_cast<std::size_t>(at_)].name != name_) at_ = facts_->next_[static_cast<std::size_t>(at_)];
      }
      const Facts* facts_;
      std::string_view name_;
      std::int32_t at_;
    };
    Of(const Facts& facts, std::string_view name) : facts_(&facts), name_(name) {}
    [[nodiscard]] Each begin() const { return {facts_, name_, facts_->chains_[place(name_)].first}; }
    [[nodiscard]] Each end() const { return {facts_, name_, none}; }

   private:
    const Facts* facts_;
    std::string_view name_;
  };
  [[nodiscard]] Of of(std::string_view name) const& { return {*this, name}; }
  Of of(std::string_view name) const&& = delete;

 private:
  static constexpr std::int32_t none = -1;
  struct Chain {
    std::int32_t first = none, last = none;
  };
  [[nodiscard]] static unsigned place(std::string_view name) {
    if (name.empty()) return 0;
    const auto letter = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(name[at])); };
    return (letter(0) * 7 + letter(name.size() / 2) * 29 + letter(name.size() - 1) * 53 + static_cast<unsigned>(name.size()) * 97) % 256;
  }
  void add(std::string_view name, std::string value, Instant at);

  std::vector<Fact> facts_;
  std::vector<std::int32_t> next_;     // by fact: the next of its chain
  std::array<Chain, 256> chains_{};  // by name, some names sharing one
};

}  // namespace rowan
