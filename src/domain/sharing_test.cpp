// Sharing: with consent it goes, without it goes at once on a written risk of harm, else it is refused; and refusing is written too.
#include "domain/sharing.h"

#include "domain/disclosure.h"
#include "domain/testing/case_builder.h"

namespace rowan {
namespace {

using namespace testing_;

Shared told_police() {
  Shared s;
  s.agency = "Wexcombe police";
  s.person = "PC 4411";
  s.what = "That he was at the door on Sunday.";
  s.why = "They are looking for him.";
  s.basis = LawfulBasis::recognised_safeguarding;
  s.consent = Consent::in_writing;
  s.least = "The date and the place, nothing of the children.";
  return s;
}

constexpr std::string_view blank_words = " \n ";

// Every combination of what the rule looks at, against the rule written out again as plainly as it can be.
TEST(Clauses, CX_5_3_SharingWithoutConsentNeedsARiskOfHarmAndNothingElse) {
  CaseBuilder c;
  int allowed = 0, tried = 0;
  for (const Consent consent : {Consent::in_writing, Consent::by_word, Consent::refused, Consent::no_answer, Consent::not_sought})
    for (const bool risk : {false, true})
      for (const bool why_not_asked : {false, true})
        for (const Answer told : {Answer::not_asked, Answer::yes, Answer::no, Answer::unknown})
          for (const bool why_not_told : {false, true})
            for (const int policy : {0, 1, 2}) {  // says nothing; written or by word; written only
              Shared s = told_police();
              s.consent = consent;
              s.risk = risk ? "He said on Sunday that he would kill her." : std::string(blank_words);
              s.not_sought = why_not_asked ? "He is in the room with her." : "";
              s.told = told;
              s.not_told = why_not_told ? "No safe way today." : "";
              ConsentRule rule;
              if (policy == 2) rule.form = ConsentForm::written;
              const auto made = share(c.seen(officer()), s, {}, policy ? &rule : nullptr);

              const bool agreed = consent == Consent::in_writing || (consent == Consent::by_word && policy != 2);
              const bool informed = told == Answer::yes || (told == Answer::no && why_not_told);
              const bool asked = consent != Consent::not_sought || why_not_asked;
              const bool expected = agreed || (risk && asked && informed);
              EXPECT_EQ(made.ok(), expected) << name_of(consent) << risk << why_not_asked << name_of(told) << why_not_told << policy;
              if (!agreed && !risk) { EXPECT_TRUE(names_problem(made, "sharing.risk")); }
              allowed += made.ok();
              ++tried;
            }
  EXPECT_EQ(tried, 240 * 2);
  EXPECT_GT(allowed, 0);
}

TEST(Clauses, CX_5_3_WithARiskOfHarmItGoesAtOnceUnderUrgentAccessTooAndNobodyApproves) {
  CaseBuilder c;
  const Actor night = person(9, {Role::officer}, TeamId{12});
  c.take(take_urgent_access(c.get(), night, "Police on the line", c.now()), night.id);
  Shared s = told_police();
  s.consent = Consent::not_sought;
  s.not_sought = "He has her phone.";
  s.risk = "He is on his way to her with a knife.";
  s.told = Answer::no;
  s.not_told = "He has her phone.";
  const auto made = share(c.seen(night), s, {});
  ASSERT_TRUE(made);
  ASSERT_EQ(made->size(), 1u);
  EXPECT_EQ(made->front().kind, Shared::kind);  // the sharing itself, not a request for it
  c.take(made, night.id);
  const auto ledger = sharing_ledger(c.get());
  ASSERT_EQ(ledger.size(), 1u);
  EXPECT_EQ(std::get<Shared>(ledger[0].what).decided_by, night.id);
  EXPECT_EQ(ledger[0].happened_at, c.now());
  EXPECT_EQ(facts_of(c.get()).value("information.shared"), "not_sought");
}

TEST(Clauses, CX_5_3_RefusingToShareIsOnTheLedgerToo) {
  CaseBuilder c;
  SharingRefused no;
  EXPECT_TRUE(names_problem(refuse_to_share(c.seen(officer()), no, {}), "form.needed"));
  no.agency = "A letting agent";
  no.what = "Her new address";
  no.why = "They have no need of it.";
  c.act(officer(), refuse_to_share, no, std::optional<Instant>{});
  c.later(minutes(5));
  c.act(officer(), [](const Seen& seen) { return share(seen, told_police(), {}); });
  const auto ledger = sharing_ledger(c.get());
  ASSERT_EQ(ledger.size(), 2u);
  EXPECT_TRUE(std::holds_alternative<Shared>(ledger[0].what));
  EXPECT_EQ(std::get<SharingRefused>(ledger[1].what).why, "They have no need of it.");
  EXPECT_EQ(facts_of(c.get()).count("information.not_shared"), 1);
}

TEST(Clauses, CX_5_3_ConsentIsNoBasisWhereItWasNotGiven) {
  CaseBuilder c;
  for (const Consent consent : {Consent::in_writing, Consent::by_word, Consent::refused, Consent::no_answer, Consent::not_sought}) {
    Shared s = told_police();
    s.consent = consent;
    s.not_sought = s.risk = s.not_told = "Written down";
    s.told = Answer::no;
    const bool agreed = consent == Consent::in_writing || consent == Consent::by_word;
    for (const int where : {0, 1, 2}) {
      Shared by_consent = s;
      if (where == 0) by_consent.basis = LawfulBasis::consent;
      if (where == 1) by_consent.special = SpecialCategory::explicit_consent;
      if (where == 2) by_consent.condition = ScheduleOne::consent;
      EXPECT_EQ(share(c.seen(officer()), by_consent, {}).ok(), agreed) << name_of(consent) << where;
    }
  }
  Shared none = told_police();
  none.basis = LawfulBasis::none;
  EXPECT_EQ(why_not(share(c.seen(officer()), none, {})), "sharing.basis");
}

// Sections 10(3) and (5): every special category with every condition, crimes or none.
TEST(Clauses, CX_5_3_SpecialCategoriesAndCrimesNeedAConditionThatFits) {
  CaseBuilder c;
  const auto part_two = [](ScheduleOne k) { return k == ScheduleOne::statutory || k == ScheduleOne::unlawful_acts || k == ScheduleOne::safeguarding || k == ScheduleOne::economic_wellbeing; };
  for (std::size_t special = 0; special < special_category_names[0].size() + 2 && special < std::size(special_category_names); ++special)
    for (std::size_t condition = 0; condition < std::size(schedule_one_names); ++condition)
      for (const bool offences : {false, true}) {
        Shared s = told_police();
        s.special = static_cast<SpecialCategory>(special);
        s.condition = static_cast<ScheduleOne>(condition);
        s.offences = offences;
        bool expected = true;
        if (s.special == SpecialCategory::substantial_public_interest) expected = part_two(s.condition);
        if (s.special == SpecialCategory::health_or_social_care) expected = s.condition == ScheduleOne::health_or_social_care;
        if (offences && s.condition == ScheduleOne::none) expected = false;
        EXPECT_EQ(share(c.seen(officer()), s, {}).ok(), expected) << name_of(s.special) << name_of(s.condition) << offences;
      }
}

TEST(Clauses, CX_5_2_NothingIsSharedWithSomebodyWhoMustNotKnow) {
  CaseBuilder c;
  PerpetratorAsked asked;
  asked.given = NameGiven::named;
  asked.name = "Craig Marsh";
  c.put(asked);
  c.put(FurtherPerpetrator{.name = "Dean Marsh", .relation = "Brother", .works_for_us = Answer::no, .text = {}});
  c.put(MustNotKnowSet{{{"Sue Marsh", "His mother", ""}}});
  for (const char* who : {"Craig Marsh", "craig  marsh", "Dean Marsh", "Sue Marsh"}) {
    Shared s = told_police();
    s.person = who;
    EXPECT_EQ(why_not(share(c.seen(officer()), s, {})), "sharing.other-person") << who;
    s = told_police();
    s.agency = who;
    EXPECT_EQ(why_not(share(c.seen(officer()), s, {})), "sharing.other-person") << who;
  }
  Shared s = told_police();
  s.person = "Craig Marshall";
  EXPECT_TRUE(share(c.seen(officer()), s, {}));
}

TEST(Clauses, CX_5_3_TheLedgerHasExactlyTheVersionOfTheDocumentThatWasSent) {
  CaseBuilder c;
  DocumentMade made;
  made.form = DocumentForm::referral;
  made.audience = Audience::agency;
  made.recipient = "Wexcombe police";
  made.purpose = "Referral";
  made.sha256 = "ab12";
  made.copy = next_copy(c.get());
  const auto document = c.act(officer(), document_made, made);
  Shared s = told_police();
  s.what.clear();
  EXPECT_TRUE(names_problem(share(c.seen(officer()), s, {}), "form.needed"));
  s.document = document;
  s.sha256 = "something else";  // what a form says does not count
  const auto shared = share(c.seen(officer()), s, {});
  ASSERT_TRUE(shared);
  c.take(shared, StaffId{1});
  EXPECT_EQ(std::get<Shared>(sharing_ledger(c.get())[0].what).sha256, "ab12");
  EXPECT_EQ(document_of(c.get(), document)->given.size(), 1u);
  s.agency = "A letting agent";
  EXPECT_EQ(why_not(share(c.seen(officer()), s, {})), "document.recipient");
  s.document = 999;
  EXPECT_EQ(why_not(share(c.seen(officer()), s, {})), "document.none");
}

TEST(Sharing, EveryFaultIsToldAtItsField) {
  CaseBuilder c;
  const auto made = share(c.seen(officer()), Shared{}, c.now() + hours(1));
  ASSERT_FALSE(made);
  for (const char* field : {"agency", "why", "least", "what", "when", "basis", "risk", "not_sought", "told"}) {
    const auto& problems = made.refusal().problems;
    EXPECT_TRUE(std::any_of(problems.begin(), problems.end(), [&](const Problem& p) { return p.field == field; })) << field;
  }
}

}  // namespace
}  // namespace rowan
