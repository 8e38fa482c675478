#pragma once
// Entries of the sharing ledger of a case (CX-5.3): what was told to whom outside the landlord, why, and under which law; and what was
// not. The rule is in sharing.h.
#include <string>
#include <string_view>

#include "base/ids.h"
#include "domain/answers.h"

namespace rowan {

// Consent of the person the information is about, to this sharing.
enum class Consent { in_writing, by_word, refused, no_answer, not_sought };
inline constexpr std::string_view consent_names[] = {"in_writing", "by_word", "refused", "no_answer", "not_sought"};
constexpr std::span<const std::string_view> names_of(Consent) { return consent_names; }
inline constexpr std::string_view consent_labels[] = {"Asked, and they agreed in writing", "Asked, and they agreed by word of mouth", "Asked, and they did not agree", "Asked, and there was no answer", "Not asked"};
constexpr std::string_view label_of(Consent c) { return consent_labels[static_cast<std::size_t>(c)]; }

enum class ShareMethod { secure_email, phone, in_person, meeting, post, agency_portal };
inline constexpr std::string_view share_method_names[] = {"secure_email", "phone", "in_person", "meeting", "post", "agency_portal"};
constexpr std::span<const std::string_view> names_of(ShareMethod) { return share_method_names; }
inline constexpr std::string_view share_method_labels[] = {"Encrypted email", "Phone", "In person", "At a meeting", "Post", "The agency’s own form or portal"};
constexpr std::string_view label_of(ShareMethod m) { return share_method_labels[static_cast<std::size_t>(m)]; }

// Article 6(1) of the UK GDPR, with the recognised legitimate interests of its Annex 1.
enum class LawfulBasis { none, consent, legal_obligation, vital_interests, public_task, legitimate_interests, recognised_safeguarding, recognised_crime, recognised_emergency };
inline constexpr std::string_view lawful_basis_names[] = {"none", "consent", "legal_obligation", "vital_interests", "public_task", "legitimate_interests", "recognised_safeguarding", "recognised_crime", "recognised_emergency"};
constexpr std::span<const std::string_view> names_of(LawfulBasis) { return lawful_basis_names; }
inline constexpr std::string_view lawful_basis_labels[] = {"Not chosen", "Consent, 6(1)(a)", "A legal obligation, 6(1)(c)", "To protect somebody’s life, 6(1)(d)", "A public task, 6(1)(e)", "Legitimate interests, 6(1)(f)",
    "Safeguarding a person at risk, 6(1)(ea) and Annex 1", "Preventing or detecting crime, 6(1)(ea) and Annex 1", "Responding to an emergency, 6(1)(ea) and Annex 1"};
constexpr std::string_view label_of(LawfulBasis b) { return lawful_basis_labels[static_cast<std::size_t>(b)]; }

// Article 9(2), for health, sexual life or orientation, ethnicity, belief. `none`: nothing of the kind was shared.
enum class SpecialCategory { none, explicit_consent, vital_interests, legal_claims, substantial_public_interest, health_or_social_care };
inline constexpr std::string_view special_category_names[] = {"none", "explicit_consent", "vital_interests", "legal_claims", "substantial_public_interest", "health_or_social_care"};
constexpr std::span<const std::string_view> names_of(SpecialCategory) { return special_category_names; }
inline constexpr std::string_view special_category_labels[] = {"Nothing of this kind was shared", "Explicit consent, 9(2)(a)", "To protect somebody’s life, 9(2)(c)", "Legal claims, 9(2)(f)", "Substantial public interest, 9(2)(g)", "Health or social care, 9(2)(h)"};
constexpr std::string_view label_of(SpecialCategory s) { return special_category_labels[static_cast<std::size_t>(s)]; }

// A condition of Schedule 1 to the Data Protection Act 2018.
enum class ScheduleOne { none, health_or_social_care, statutory, unlawful_acts, safeguarding, economic_wellbeing, consent, vital_interests, legal_claims };
inline constexpr std::string_view schedule_one_names[] = {"none", "health_or_social_care", "statutory", "unlawful_acts", "safeguarding", "economic_wellbeing", "consent", "vital_interests", "legal_claims"};
constexpr std::span<const std::string_view> names_of(ScheduleOne) { return schedule_one_names; }
inline constexpr std::string_view schedule_one_labels[] = {"None needed", "Health or social care, paragraph 2", "Functions under a law, paragraph 6", "Preventing or detecting unlawful acts, paragraph 10",
    "Safeguarding of children and of people at risk, paragraph 18", "Economic well-being of people at risk, paragraph 19", "Consent, paragraph 29", "To protect somebody’s life, paragraph 30", "Legal claims, paragraph 33"};
constexpr std::string_view label_of(ScheduleOne s) { return schedule_one_labels[static_cast<std::size_t>(s)]; }

struct Shared {
  static constexpr std::string_view kind = "information-shared";
  static constexpr int version = 1;
  std::string agency;
  std::string person;         // who there
  ShareMethod method = ShareMethod::secure_email;
  std::string what;           // the words, or a list of what was said; may be empty when a document says it all
  std::int64_t document = 0;  // seq of the DocumentMade that was sent; 0: none
  std::string sha256;         // of its bytes: exactly this version went
  std::string why;
  LawfulBasis basis = LawfulBasis::none;
  SpecialCategory special = SpecialCategory::none;
  bool offences = false;      // it speaks of crimes, alleged ones too (Article 10)
  ScheduleOne condition = ScheduleOne::none;
  Consent consent = Consent::not_sought;
  std::string not_sought;     // why they were not asked
  std::string risk;           // the risk of harm that lets it go without consent
  std::string least;          // how it was kept to what they need
  Answer told = Answer::not_asked;  // does the survivor know of this sharing
  std::string not_told;       // why not
  StaffId decided_by;
  template <class F> void fields(F& f) {
    f("agency", agency); f("person", person); f("method", method); f("what", what); f("document", document); f("sha256", sha256); f("why", why);
    f("basis", basis); f("special", special); f("offences", offences); f("condition", condition); f("consent", consent); f("not_sought", not_sought);
    f("risk", risk); f("least", least); f("told", told); f("not_told", not_told); f("decided_by", decided_by);
  }
};

struct SharingRefused {
  static constexpr std::string_view kind = "sharing-refused";
  static constexpr int version = 1;
  std::string agency;  // who asked
  std::string person;
  std::string what;    // what they asked for
  std::string why;     // why it was not given
  std::string instead; // what was offered or done instead
  StaffId decided_by;
  template <class F> void fields(F& f) { f("agency", agency); f("person", person); f("what", what); f("why", why); f("instead", instead); f("decided_by", decided_by); }
};

}  // namespace rowan
