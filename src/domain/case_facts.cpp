// What the policy's rules may ask of a case: facts raised by each kind of entry.
#include "domain/case.h"
#include "domain/records.h"
#include "domain/records/values.h"
#include "domain/risk/risk.h"
#include "domain/special.h"
#include <algorithm>

namespace rowan {
namespace {

std::string yes_no(bool yes) { return yes ? "yes" : "no"; }
std::string code(Answer a) { return std::string(name_of(a)); }

struct Raiser {
  Facts& facts;
  const Case& c;
  const CaseLine& line;

  void happened(std::string_view fact, std::string value = {}) { facts.happened(fact, line.happened_at, std::move(value)); }
  void set(std::string_view fact, std::string value) { facts.set(fact, std::move(value), line.happened_at); }

  void operator()(const CaseOpened& e) {
    facts.set("report.route", std::string(name_of(e.route)), e.received_at);
    facts.set("report.directness", std::string(name_of(directness_of(e.route))), e.received_at);
    facts.happened("report.received", e.received_at, std::string(name_of(e.route)));
    happened("case.opened");
    set("survivor.age_band", std::string(name_of(e.age_band)));
    if (e.lead) happened("case.allocated");
  }
  // The report that opened the case stands in CaseOpened; each later one starts its own clock.
  void operator()(const ReportAttached& e) {
    // Each report has its own: one that looks less serious takes no time off the clock of another, nor adds to it.
    if (e.severity) facts.happened("report.severity", line.happened_at, std::string(name_of(*e.severity)));
    if (e.report != c.opened.report) happened("report.received", std::string(name_of(e.route)));
  }
  void operator()(const DangerAsked& e) {
    set("danger.immediate", code(e.answer));
    set("danger.police", e.police == Police::not_recorded ? "none" : std::string(name_of(e.police)));
    if (e.answer != Answer::not_asked) happened("danger.asked", code(e.answer));
  }
  void operator()(const HouseholdAsked& e) {
    set("household.children", code(e.children));
    set("household.adults_at_risk", code(e.adults_at_risk));
    if (e.children != Answer::not_asked && e.adults_at_risk != Answer::not_asked) happened("household.asked");
  }
  void operator()(const SafeContactSet& e) {
    // That a way is not safe is worth knowing, and is not yet a way to reach them (NHG-25).
    if (e.channel.person.empty() && e.channel.safety == ChannelSafety::approved) happened("safe_contact.recorded", "approved");
  }
  void operator()(const DoNotContactSet& e) { if (e.on) happened("safe_contact.recorded", "do_not_contact"); }
  void operator()(const MustNotKnowSet&) {}
  void operator()(const PerpetratorAsked& e) {
    set("perpetrator.named", std::string(name_of(e.given)));
    set("perpetrator.age_band", std::string(name_of(e.age_band)));
    if (e.joint_tenant == Answer::yes || e.joint_tenant == Answer::no) set("perpetrator.joint_tenant", code(e.joint_tenant));
    if (!e.relationship.empty()) set("relationship", e.relationship);
    if (e.given != NameGiven::not_asked) happened("perpetrator.asked", std::string(name_of(e.given)));
  }
  void operator()(const Classified& e) {
    set("definition.statutory", e.statutory == Answer::not_asked ? "unknown" : code(e.statutory));
    set("definition.policy", e.policy == Answer::not_asked ? "unknown" : code(e.policy));
  }
  void operator()(const WishesRecorded& e) {
    happened("wishes.recorded");
    if (!e.housing.empty()) set("wishes.housing", e.housing);
  }
  void operator()(const ContactRecorded& e) {
    if (!e.person.empty()) return;  // a witness was reached, not the survivor
    const std::string channel(name_of(e.channel_kind));
    if (e.outcome == ContactOutcome::attempted) return happened("contact.attempted", channel);
    happened("contact.made", channel);
    happened("response.made", channel);
  }
  // Asked and not approved yet, set aside or taken up again: nothing has happened.
  void operator()(const RecordMade& e) { if (!e.asked.value_or(false) && !e.turn && !set_aside(e)) raise(e); }
  // What was asked counts from the moment that the last person agreed.
  void operator()(const ApprovalAnswered& e) {
    if (!e.approved || e.more.value_or(false)) return;
    for (const CaseLine& asked : c.lines) {
      if (asked.seq != e.of) continue;
      if (std::holds_alternative<NotReferringAsked>(asked.event)) happened("safeguarding.not_referred");
      const auto* made = std::get_if<RecordMade>(&asked.event);
      if (!made || set_aside(*made, e.of)) continue;
      raise(*made);
      if (made->basis) happened("wish.overridden", std::string(name_of(*made->basis)));
    }
  }
  void operator()(const NotReferringAsked&) {}
  void operator()(const NotReferringAnswered& e) { if (e.approved) happened("safeguarding.not_referred"); }
  void operator()(const NoteAdded&) {}
  void operator()(const Corrected&) {}
  void operator()(const TaskAdded&) {}
  void operator()(const TaskDone&) {}
  void operator()(const TaskMoved&) {}
  void operator()(const DutyRedated&) {}
  void operator()(const Allocated& e) { if (e.to) happened("case.allocated"); }
  void operator()(const HandOverOffered&) {}
  void operator()(const HandOverAnswered& e) { if (e.accepted) happened("case.allocated"); }
  void operator()(const AccessGranted&) {}
  void operator()(const AccessEnded&) {}
  void operator()(const Barred&) {}
  void operator()(const BarLifted&) {}
  void operator()(const Restricted&) {}
  void operator()(const CaseClosed&) { happened("case.closed"); }
  void operator()(const CaseReopened&) {}
  void operator()(const StaffLinked& e) { happened("staff.link_recorded", std::string(name_of(e.as))); }
  void operator()(const SupervisionDiscussed&) { happened("supervision.discussed"); }
  void operator()(const UrgentAccessReviewed&) {}
  void operator()(const AgenciesTold&) { happened("agencies.told", "told"); }
  void operator()(const LiaisonRecorded& e) { happened("liaison.recorded", std::string(name_of(e.agency))); }
  void operator()(const SpecialAsked&) {}
  void operator()(const FurtherPerpetrator&) {}
  void operator()(const PersonLearned&) {}
  void operator()(const RiskAssessed&) {}  // raise_risk_facts
  void operator()(const RiskReceived&) {}
  void operator()(const RiskChanged&) {}
  void operator()(const Shared& e) { happened("information.shared", std::string(name_of(e.consent))); }
  void operator()(const SharingRefused&) { happened("information.not_shared"); }
  void operator()(const DocumentMade&) {}
  void operator()(const DocumentLooked&) {}
  void operator()(const DocumentReleased&) {}
  void operator()(const DocumentGiven&) {}
  void operator()(const PhotoAdded&) { happened("damage.photographed"); }
  void operator()(const OwnerSet&) {}
  void operator()(const TenancySet&) {}  // tenancy_facts

 private:
  // "Not done", and not taken up again since: what was written down before is kept, and counts for nothing. One person must not be
  // able to stop a clock that way (NHG-11).
  [[nodiscard]] bool set_aside(const RecordMade& made) const { return set_aside(made, line.seq); }
  // `seq`: of the entry that made it.
  [[nodiscard]] bool set_aside(const RecordMade& made, std::int64_t seq) const {
    const std::int64_t instance = made.of.value_or(seq);
    if (const RecordRow* row = find_record(made.what); row && !row->never_set_aside.empty()) return false;  // nobody's to set aside (CX-4.10)
    bool aside = false;
    for (const CaseLine& other : c.lines)
      if (const auto* turned = std::get_if<RecordMade>(&other.event); turned && turned->turn && turned->of == instance) aside = *turned->turn == RecordTurn::not_done;
    return aside;
  }
  void raise(const RecordMade& e) {
    if (const RecordRow* row = find_record(e.what)) return raise(*row, e);
    for (const FactRaised& raised : e.raised)
      if (of_an_earlier_closing(raised.name)) continue;
      else if (const FactName* fact = find_fact(raised.name)) facts.happened(fact->name, raised.at.value_or(line.happened_at), raised.value);
  }
  // What was said and agreed about an earlier closing is not about the next one: the case was opened again since.
  [[nodiscard]] bool of_an_earlier_closing(std::string_view fact) const {
    constexpr std::string_view about_closing[] = {"closure.informed", "closure.signed_off", "monitoring.started", "monitoring.not_needed"};
    if (std::find(std::begin(about_closing), std::end(about_closing), fact) == std::end(about_closing)) return false;
    return std::any_of(c.lines.begin(), c.lines.end(),
                       [&](const CaseLine& other) { return other.seq > line.seq && std::holds_alternative<CaseReopened>(other.event); });
  }
  void raise(const RecordRow& row, const RecordMade& e) {
    if (of_an_earlier_closing(row.fact)) return;
    if (const FactName* fact = find_fact(row.fact); fact && fact->kind == FactKind::choice) set(fact->name, e.value);
    else if (fact) happened(fact->name, e.value);
    for (const RecordField& field : row.fields) {
      const FactName* fact = find_fact(field.fact);
      const std::string* value = value_of(e, field.code);
      if (!fact || !value) continue;
      const auto date = field.kind == FieldKind::date ? date_from_iso(*value) : std::nullopt;
      const auto at = date ? std::optional(instant_of({*date, 0, 0, 0})) : field.kind == FieldKind::instant ? instant_from_iso(*value) : std::nullopt;
      if (fact->kind == FactKind::choice) facts.set(fact->name, *value, line.happened_at);
      else facts.happened(fact->name, at.value_or(line.happened_at), at ? std::string{} : *value);
    }
  }
};

// All three parts answered, whatever the answers: the moment of the last one (CX-4.1b).
void enquiry_complete(Facts& facts) {
  const auto details = facts.first("enquiry.details"), support = facts.first("enquiry.support"), wanted = facts.first("enquiry.wanted");
  if (details && support && wanted) facts.happened("enquiry.complete", std::max({*details, *support, *wanted}));
}

// What the register said at the opening, and then each answer in its turn (CX-4.4, CX-1.1).
void tenancy_facts(Facts& facts, const Case& c) {
  const auto set = [&](const std::string& held, const std::string& tenure, Instant at) {
    if (!held.empty()) facts.set("tenancy.kind", held, at);
    if (!tenure.empty()) facts.set("tenure", tenure, at);
  };
  set(c.opened.tenancy_kind, c.opened.tenure, c.opened_at);
  for (const CaseLine& line : c.lines)
    if (const auto* said = std::get_if<TenancySet>(&line.event)) set(said->held, said->tenure, line.happened_at);
}

}  // namespace

Facts facts_of(const Case& c) {
  Facts facts;
  for (const CaseLine& line : c.lines) std::visit(Raiser{facts, c, line}, line.event);
  enquiry_complete(facts);
  special_facts(facts, c);
  // A choice has the time it came to be so, not the time of the last entry: a note moves no clock.
  facts.set("case.stage", c.closed ? "closed" : c.in_enquiry() ? "enquiry" : "open", c.closed ? c.closed_at : c.opened_at);
  facts.set("safe_contact.known", yes_no(c.contact.known()), facts.last("safe_contact.recorded").value_or(c.opened_at));
  facts.set("staff.linked", yes_no(c.restricted || c.perpetrator.works_for_us == Answer::yes || !c.staff_links.empty()), c.opened_at);
  facts.set("survivor.identified", yes_no(static_cast<bool>(c.opened.survivor)), c.opened_at);
  raise_risk_facts(c, facts);
  if (!c.opened.nation.empty()) facts.set("property.nation", c.opened.nation, c.opened_at);  // not known is no nation: every law that may hold is asked
  if (!c.opened.area.empty()) facts.set("property.area", c.opened.area, c.opened_at);
  if (!c.opened.owner.empty()) facts.set("property.owner", c.opened.owner, c.opened_at);
  if (!c.opened.policy.empty()) facts.set("policy.at_opening", c.opened.policy, c.opened_at);
  tenancy_facts(facts, c);
  return facts;
}

}  // namespace rowan
