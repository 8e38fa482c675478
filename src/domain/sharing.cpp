#include "domain/sharing.h"

#include <algorithm>

#include "domain/case_acts_checks.h"
#include "domain/disclosure.h"

namespace rowan {
namespace {

// Sections 10(3) and (5) of the Data Protection Act 2018: which condition of Schedule 1 may stand with what.
bool condition_fits(SpecialCategory special, ScheduleOne condition) {
  switch (special) {
    case SpecialCategory::none:
    case SpecialCategory::explicit_consent:
    case SpecialCategory::vital_interests:
    case SpecialCategory::legal_claims: return true;
    case SpecialCategory::substantial_public_interest:
      return condition == ScheduleOne::statutory || condition == ScheduleOne::unlawful_acts || condition == ScheduleOne::safeguarding || condition == ScheduleOne::economic_wellbeing;
    case SpecialCategory::health_or_social_care: return condition == ScheduleOne::health_or_social_care;
  }
  return false;
}

// What was asked, in the words of the policy's rule.
ConsentGiven given_of(Consent consent) {
  switch (consent) {
    case Consent::in_writing: return ConsentGiven::in_writing;
    case Consent::by_word: return ConsentGiven::by_word;
    case Consent::refused: return ConsentGiven::refused;
    case Consent::no_answer:
    case Consent::not_sought: return ConsentGiven::not_asked;
  }
  return ConsentGiven::not_asked;
}

void check_law(const Shared& s, bool agreed, Faults& faults) {
  if (s.basis == LawfulBasis::none) faults.add("sharing.basis", "Choose the lawful basis", "basis");
  if (s.basis == LawfulBasis::consent && !agreed) faults.add("sharing.basis", "They have not agreed, so consent cannot be the basis", "basis");
  if (s.special == SpecialCategory::explicit_consent && !agreed) faults.add("sharing.basis", "They have not agreed, so consent cannot be the basis", "special");
  if (s.condition == ScheduleOne::consent && !agreed) faults.add("sharing.basis", "They have not agreed, so consent cannot be the condition", "condition");
  if (!condition_fits(s.special, s.condition)) faults.add("sharing.condition", "Choose the condition of Schedule 1 that goes with what you chose above", "condition");
  if (s.offences && s.condition == ScheduleOne::none) faults.add("sharing.condition", "What speaks of crimes needs a condition of Schedule 1", "condition");
}

void check_without_consent(const Shared& s, Faults& faults) {
  if (s.consent == Consent::not_sought) faults.need(s.not_sought, "Say why they were not asked", "not_sought");
  if (s.told != Answer::yes && s.told != Answer::no) faults.add("form.needed", "Say whether they have been told", "told");
  if (s.told == Answer::no) faults.need(s.not_told, "Say why they were not told", "not_told");
}

bool would_reach(const Case& c, const std::string& who) {
  if (blank(who)) return false;
  Channel probe;
  probe.person = who;
  std::vector<MustNotKnow> people = c.contact.must_not_know;
  for (const std::string& name : perpetrators_of(c)) people.push_back({name, {}, {}});
  for (const CaseLine& line : c.lines)  // under any name they were ever said to have, also one taken back
    if (const auto* learned = std::get_if<PersonLearned>(&line.event); learned && learned->who != LearnedOf::survivor)
      for (const auto* list : {&learned->names, &learned->earlier}) for (const std::string& name : *list) people.push_back({name, {}, {}});
  return reaches_who_must_not_know(probe, people);
}

void check_reach(const Case& c, const std::string& agency, const std::string& person, Faults& faults) {
  for (const auto& [who, field] : {std::pair(&agency, "agency"), std::pair(&person, "person")})
    if (would_reach(c, *who)) faults.add("sharing.other-person", "This is somebody who must not find out", field);
}

}  // namespace

Result<NewEntries> share(const Seen& seen, Shared shared, std::optional<Instant> happened_at, const ConsentRule* rule) {
  const Case& c = seen.get();
  Faults faults;
  faults.need(shared.agency, "Enter the agency", "agency");
  faults.need(shared.why, "Say why they need it", "why");
  faults.need(shared.least, "Say how you kept it to what they need", "least");
  if (blank(shared.what) && !shared.document) faults.add("form.needed", "Say exactly what you shared, or choose the document", "what");
  for (const auto& [text, field] : {std::pair(&shared.what, "what"), std::pair(&shared.why, "why"), std::pair(&shared.risk, "risk"), std::pair(&shared.least, "least"),
                                    std::pair(&shared.not_sought, "not_sought"), std::pair(&shared.not_told, "not_told")})
    faults.at_most(*text, longest_text, field);
  faults.at_most(shared.agency, longest_line, "agency");
  faults.at_most(shared.person, longest_line, "person");
  if (happened_at) faults.not_future(*happened_at, seen.now(), "when");
  // The risk of harm is the ground that no policy can take away, and that waits for nobody (CX-5.3).
  std::optional<WithoutConsent> without;
  if (!blank(shared.risk)) without = WithoutConsent{ConsentException::risk_of_harm, shared.risk};
  const auto ground = may_share(rule, given_of(shared.consent), without);
  const bool agreed = ground && *ground == SharingGround::consent;
  if (!ground) faults.add("sharing.risk", ground.refusal().first().text, "risk");
  check_law(shared, agreed, faults);
  if (!agreed) check_without_consent(shared, faults);
  check_reach(c, shared.agency, shared.person, faults);
  if (shared.document) {
    if (const auto fits = may_be_shared(c, shared.document, shared.agency); !fits) faults.add(fits.refusal().first().id, fits.refusal().first().text, "document");
    else shared.sha256 = *fits;
  } else {
    shared.sha256.clear();
  }
  if (faults.any()) return faults.take();
  if (agreed) shared.told = Answer::yes;
  if (!shared.decided_by) shared.decided_by = seen.by().id;
  return one(shared, happened_at.value_or(seen.now()));
}

Result<NewEntries> refuse_to_share(const Seen& seen, SharingRefused refused, std::optional<Instant> happened_at) {
  Faults faults;
  faults.need(refused.agency, "Enter who asked", "agency");
  faults.need(refused.what, "Say what they asked for", "what");
  faults.need(refused.why, "Say why it was not given", "why");
  faults.at_most(refused.agency, longest_line, "agency");
  faults.at_most(refused.person, longest_line, "person");
  for (const auto& [text, field] : {std::pair(&refused.what, "what"), std::pair(&refused.why, "why"), std::pair(&refused.instead, "instead")}) faults.at_most(*text, longest_text, field);
  if (happened_at) faults.not_future(*happened_at, seen.now(), "when");
  if (faults.any()) return faults.take();
  if (!refused.decided_by) refused.decided_by = seen.by().id;
  return one(refused, happened_at.value_or(seen.now()));
}

std::vector<LedgerLine> sharing_ledger(const Case& c) {
  std::vector<LedgerLine> out;
  for (const CaseLine& line : c.lines) {
    if (const auto* shared = std::get_if<Shared>(&line.event)) out.push_back({line.seq, line.happened_at, line.entered_at, line.actor, *shared});
    if (const auto* not_shared = std::get_if<SharingRefused>(&line.event)) out.push_back({line.seq, line.happened_at, line.entered_at, line.actor, *not_shared});
  }
  std::stable_sort(out.begin(), out.end(), [](const LedgerLine& a, const LedgerLine& b) { return std::pair(a.happened_at, a.seq) > std::pair(b.happened_at, b.seq); });
  return out;
}

}  // namespace rowan
