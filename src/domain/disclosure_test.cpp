// Who may have a document: two people for what the other side may read, a safe way for what goes to the survivor.
#include "domain/disclosure.h"

#include "domain/sharing.h"
#include "domain/testing/case_builder.h"

namespace rowan {
namespace {

using namespace testing_;

CaseBuilder with_perpetrator() {
  CaseBuilder c;
  PerpetratorAsked asked;
  asked.given = NameGiven::named;
  asked.name = "Craig Marsh";
  c.put(asked);
  return c;
}
DocumentMade letter_to(Audience audience, const Case& c) {
  DocumentMade made;
  made.form = DocumentForm::letter;
  made.audience = audience;
  made.purpose = "To say when we come";
  made.sha256 = "ab12";
  made.copy = next_copy(c);
  return made;
}

// Every way in which two people may or may not have read and answered, against the rule in plain words.
TEST(Safeguards, SG_5_WhatTheOtherSideMayReadGoesOnlyWhenTwoDifferentPeopleReadThisVersion) {
  int proofs = 0;
  for (const bool maker_read : {false, true})
    for (const bool other_read : {false, true})
      for (const bool same_version : {false, true})
        for (const int answer : {0, 1, 2})  // none, no, yes
          for (const bool by_maker : {false, true}) {
            CaseBuilder c = with_perpetrator();
            const auto document = c.put(letter_to(Audience::perpetrator, c.get()), StaffId{1});
            const std::string version = same_version ? "ab12" : "cd34";
            if (maker_read) c.put(DocumentLooked{document, "ab12"}, StaffId{1});
            if (other_read) c.put(DocumentLooked{document, version}, StaffId{2});
            if (answer) c.put(DocumentReleased{document, version, answer == 2, "Checked"}, StaffId{by_maker ? 1 : 2});
            const auto proof = released(*document_of(c.get(), document));
            const bool expected = maker_read && other_read && same_version && answer == 2 && !by_maker;
            EXPECT_EQ(proof.ok(), expected) << maker_read << other_read << same_version << answer << by_maker;
            EXPECT_EQ(may_open(c.seen(officer()), document).ok(), expected);
            EXPECT_EQ(give_document(c.seen(officer()), document, "By post", {}).ok(), expected);
            proofs += proof.ok();
          }
  EXPECT_EQ(proofs, 1);
}

TEST(Safeguards, SG_5_TheActsLeadToAReleaseInOneWayOnly) {
  CaseBuilder c = with_perpetrator();
  const auto document = c.act(officer(), document_made, letter_to(Audience::perpetrator, c.get()));
  const auto answer = [&](const Actor& who, const char* hash = "ab12", bool yes = true) { return release_document(c.seen(who), document, hash, yes, "Read it all"); };
  EXPECT_EQ(why_not(answer(officer())), "document.role");
  EXPECT_EQ(why_not(answer(team_manager())), "document.not-read");
  c.act(team_manager(), look_at_document, document);
  EXPECT_EQ(why_not(answer(team_manager())), "document.not-read");  // its maker has not
  c.act(officer(), look_at_document, document);
  EXPECT_TRUE(look_at_document(c.seen(officer()), document)->empty());  // read once is read
  EXPECT_EQ(why_not(answer(team_manager(), "cd34")), "document.version");
  EXPECT_EQ(why_not(may_open(c.seen(officer()), document)), "document.not-released");
  c.take(answer(team_manager()), StaffId{2});
  EXPECT_TRUE(may_open(c.seen(officer()), document));
  c.take(answer(team_manager(), "ab12", false), StaffId{2});  // a second thought counts
  EXPECT_EQ(why_not(may_open(c.seen(officer()), document)), "document.not-released");
}

TEST(Safeguards, SG_5_AManagerWhoMadeItDoesNotReleaseIt) {
  CaseBuilder c = with_perpetrator();
  const auto document = c.act(team_manager(), document_made, letter_to(Audience::perpetrator, c.get()));
  c.act(team_manager(), look_at_document, document);
  EXPECT_EQ(why_not(release_document(c.seen(team_manager()), document, "ab12", true, "Mine")), "document.same-person");
}

TEST(Safeguards, SG_5_ACourtCopyThatTheOtherSideMayReadNeedsTwoPeopleAndNotKnowingCountsAsYes) {
  for (const Answer other : {Answer::no, Answer::yes, Answer::unknown, Answer::not_asked}) {
    CaseBuilder c = with_perpetrator();
    DocumentMade made;
    made.form = DocumentForm::chronology;
    made.audience = Audience::court;
    made.recipient = "Wexcombe County Court";
    made.purpose = "Hearing";
    made.other_side = other;
    made.sha256 = "ab12";
    made.copy = next_copy(c.get());
    const auto document = c.act(officer(), document_made, made);
    EXPECT_EQ(may_open(c.seen(officer()), document).ok(), other == Answer::no) << name_of(other);
    EXPECT_EQ(may_be_shared(c.get(), document, "Wexcombe County Court").ok(), other == Answer::no);
  }
}

TEST(Safeguards, SG_1_NHG_25_ALetterToTheSurvivorNeedsASafeWayWhenItIsMadeAndAgainWhenItIsOpened) {
  CaseBuilder c;
  DocumentMade made = letter_to(Audience::survivor, c.get());
  EXPECT_EQ(why_not(may_make(c.seen(officer()), made)), "contact.not-known");
  made.channel = c.put(SafeContactSet{safe_text(), "Asked her"});
  EXPECT_EQ(why_not(may_make(c.seen(officer()), made)), "document.way");
  Channel post = safe_text("4 Ash Row, Wexcombe ZZ1 1AA");
  post.kind = ChannelKind::letter;
  made.channel = c.put(SafeContactSet{post, "Asked her"});
  const auto document = c.act(officer(), document_made, made);
  EXPECT_TRUE(may_open(c.seen(officer()), document));
  post.id = made.channel;
  post.safety = ChannelSafety::not_safe;
  c.put(SafeContactSet{post, "He opens the post"});
  EXPECT_EQ(why_not(may_open(c.seen(officer()), document)), "contact.not-safe");
  EXPECT_EQ(why_not(give_document(c.seen(officer()), document, "By post", {})), "contact.not-safe");
}

TEST(Safeguards, SG_1_AWitnesssAddressIsNoWayToTheSurvivor) {
  CaseBuilder c;
  Channel post = safe_text("9 Elm Row, Wexcombe");
  post.kind = ChannelKind::letter;
  post.person = "Mrs Adeyemi";
  DocumentMade made = letter_to(Audience::survivor, c.get());
  c.put(SafeContactSet{safe_text(), "Asked her"});
  made.channel = c.put(SafeContactSet{post, "Asked her"});
  EXPECT_EQ(why_not(may_make(c.seen(officer()), made)), "document.way");
}

TEST(Documents, EveryFormGoesToItsReadersOnly) {
  int good = 0;
  for (std::size_t form = 0; form < std::size(document_form_names); ++form)
    for (std::size_t audience = 0; audience < std::size(audience_names); ++audience) {
      CaseBuilder c = with_perpetrator();
      Channel post = safe_text("4 Ash Row");
      post.kind = ChannelKind::letter;
      DocumentMade made;
      made.channel = c.put(SafeContactSet{post, "Asked"});
      made.form = static_cast<DocumentForm>(form);
      made.audience = static_cast<Audience>(audience);
      made.purpose = "Work";
      made.recipient = "Somebody";
      good += may_make(c.seen(officer()), made).ok();
    }
  EXPECT_EQ(good, 1 + 2 + 2 + 1 + 4 + 1 + 1);
}

TEST(Documents, ACopyHasANumberOfItsOwnAndUrgentAccessMakesAndOpensNone) {
  CaseBuilder c = with_perpetrator();
  DocumentMade made;
  made.form = DocumentForm::chronology;
  made.purpose = "One-to-one";
  made.sha256 = "ab12";
  made.copy = next_copy(c.get());
  EXPECT_EQ(made.copy, "RW-4821-K/1");
  const auto document = c.act(officer(), document_made, made);
  EXPECT_EQ(why_not(document_made(c.seen(officer()), made)), "record.conflict");
  EXPECT_EQ(next_copy(c.get()), "RW-4821-K/2");
  const Actor night = person(9, {Role::officer}, TeamId{12});
  c.take(take_urgent_access(c.get(), night, "Police on the line", c.now()), night.id);
  made.copy = next_copy(c.get());
  EXPECT_EQ(why_not(document_made(c.seen(night), made)), "document.role");
  EXPECT_EQ(why_not(may_open(c.seen(night), document)), "document.role");
}

TEST(Documents, WhatGoesToAnAgencyIsInTheLedgerOnly) {
  CaseBuilder c;
  DocumentMade made;
  made.form = DocumentForm::referral;
  made.audience = Audience::agency;
  made.recipient = "Wexcombe refuge";
  made.purpose = "Referral";
  made.sha256 = "ab12";
  made.copy = next_copy(c.get());
  const auto document = c.act(officer(), document_made, made);
  EXPECT_EQ(why_not(give_document(c.seen(officer()), document, "By email", {})), "document.ledger");
}


TEST(Clauses, NHG_15_what_says_who_reported_it_goes_to_a_court_only_and_two_people_read_it_first) {
  for (std::size_t i = 0; i < std::size(audience_names); ++i)
    for (const Answer other_side : {Answer::no, Answer::yes, Answer::unknown}) {
      CaseBuilder c = with_perpetrator();
      DocumentMade made;
      made.form = static_cast<Audience>(i) == Audience::perpetrator ? DocumentForm::own_file : DocumentForm::chronology;
      made.audience = static_cast<Audience>(i);
      made.other_side = other_side;
      made.purpose = "The hearing";
      made.recipient = "Wexcombe County Court";
      made.reporter_order = "ZZ26F00417";
      const bool court = made.audience == Audience::court && other_side == Answer::no;
      EXPECT_EQ(names_problem(may_make(c.seen(officer()), made), "document.reporter"), !court) << name_of(made.audience) << name_of(other_side);
      EXPECT_TRUE(needs_release(made));
    }
  DocumentMade plain;
  plain.form = DocumentForm::chronology;
  plain.audience = Audience::ombudsman;
  EXPECT_FALSE(needs_release(plain));
  plain.cleared = {4};
  EXPECT_TRUE(needs_release(plain)) << "an entry that may say it was let in";
  EXPECT_FALSE(why_release(plain).empty());
}

}  // namespace
}  // namespace rowan
