// A case and the rest of the landlord's work: colleagues (NHG-14), one-to-ones (CX-5.1b), agencies (NHG-27), liaison (CX-3.2f), special
// handling (CX-2.3), and whose name stands on what is sent (CX-0.8).
#include <gtest/gtest.h>

#include "domain/case_acts_links.h"
#include "domain/sender.h"
#include "domain/special.h"
#include "domain/telling.h"
#include "domain/testing/case_builder.h"

namespace rowan {
namespace {

using namespace testing_;

constexpr TeamId south{8};
// Everybody of a small landlord: the officer of the case and a colleague in the north team, its manager, one officer and the manager in the
// south, and the domestic abuse lead, who sits in the north team.
const Actor ann = officer(1), carl = person(2, {Role::manager}, north, true), bea = officer(4);
const Actor lead = person(3, {Role::da_lead}, north), sam = person(5, {Role::officer}, south), mo = person(6, {Role::manager}, south, true);
const std::vector<Actor> everybody{ann, carl, lead, bea, sam, mo};

StaffLinkInput linked(const Actor& who, StaffAs as = StaffAs::relative, StaffId owner = {}) { return {who.id, as, "The survivor said so", owner}; }

// ---- NHG-14 ----

TEST(Clauses, NHG_14_a_case_that_concerns_a_colleague_is_kept_from_them_and_their_line) {
  for (const StaffAs as : {StaffAs::survivor, StaffAs::perpetrator, StaffAs::relative}) {
    CaseBuilder b;
    b.act(ann, link_staff, linked(sam, as), std::span<const Actor>(everybody));
    EXPECT_TRUE(b->restricted);
    EXPECT_TRUE(b.sees(ann)) << "its owner stays: she works in another team";
    for (const Actor& kept : {sam, mo, carl, bea, lead}) EXPECT_FALSE(b.sees(kept)) << kept.id.value << " is on no list";
    EXPECT_EQ(facts_of(b.get()).value("staff.linked"), "yes");
    EXPECT_EQ(facts_of(b.get()).value("staff.link_recorded"), name_of(as));
  }
}
TEST(Clauses, NHG_14_the_owner_of_such_a_case_works_outside_the_line) {
  CaseBuilder b;
  // Bea works in Ann's own team: Ann cannot keep it, and nobody of the team can take it.
  EXPECT_TRUE(names_problem(link_staff(b.seen(ann), linked(bea), everybody), "staff-link.owner"));
  for (const Actor& in : {ann, bea, carl})
    EXPECT_TRUE(names_problem(link_staff(b.seen(ann), linked(bea, StaffAs::survivor, in.id), everybody), "staff-link.owner")) << in.id.value;
  b.act(ann, link_staff, linked(bea, StaffAs::survivor, lead.id), std::span<const Actor>(everybody));
  EXPECT_EQ(b->lead, lead.id) << "who is trusted with such cases may sit in the team";
  EXPECT_TRUE(b.sees(lead));
  for (const Actor& kept : {ann, bea, carl, sam, mo}) EXPECT_FALSE(b.sees(kept)) << kept.id.value;
}
TEST(Clauses, NHG_14_nothing_of_it_is_given_to_the_line_later) {
  CaseBuilder b;
  b.act(ann, link_staff, linked(sam), std::span<const Actor>(everybody));
  const Actor newcomer = person(9, {Role::officer}, south), elsewhere = person(10, {Role::officer}, TeamId{11});
  EXPECT_EQ(why_not(grant_access(b.seen(ann), newcomer, "To help", {})), "access.person");
  EXPECT_EQ(why_not(allocate(b.seen(ann), newcomer, "Away")), "allocate.role");
  EXPECT_EQ(why_not(offer_hand_over(b.seen(ann), newcomer, "Please")), "access.person");
  EXPECT_EQ(why_not(grant_access(b.seen(ann), elsewhere, "To help", {})), "");
  const Actor trusted_manager = person(12, {Role::da_lead}, south, true);
  EXPECT_EQ(why_not(take_urgent_access(b.get(), trusted_manager, "There is smoke at the door", b.now())), "case.none");
}
TEST(Clauses, NHG_14_the_manager_who_writes_it_down_stays_by_name) {
  CaseBuilder b;
  b.act(carl, link_staff, linked(sam), std::span<const Actor>(everybody));
  EXPECT_TRUE(b.sees(carl));
  EXPECT_EQ(right_to(b.get(), carl, b.now()), Right::granted);
}
TEST(Clauses, NHG_14_a_restriction_for_a_colleague_is_lifted_by_those_trusted_with_it_alone) {
  CaseBuilder b;
  b.act(ann, link_staff, linked(sam), std::span<const Actor>(everybody));
  b.put(AccessGranted{lead.id, "Advice", b.now(), {}, false});
  b.put(AccessGranted{carl.id, "Advice", b.now(), {}, false});
  EXPECT_EQ(why_not(restrict_case(b.seen(carl), false, "It was a mistake")), "restrict.linked");
  EXPECT_EQ(why_not(restrict_case(b.seen(lead), false, "It was a mistake")), "");
}
TEST(Clauses, NHG_14_nobody_writes_it_down_of_themselves_or_twice) {
  CaseBuilder b;
  EXPECT_EQ(why_not(link_staff(b.seen(ann), linked(ann), everybody)), "staff-link.self");
  b.act(ann, link_staff, linked(sam), std::span<const Actor>(everybody));
  EXPECT_TRUE(names_problem(link_staff(b.seen(ann), linked(sam), everybody), "staff-link.same"));
  EXPECT_EQ(why_not(link_staff(b.seen(ann), StaffLinkInput{StaffId{}, StaffAs::relative, "A cousin works for us somewhere", {}}, everybody)), "")
      << "who it is need not be known";
}
TEST(Safeguards, SG_33_a_further_perpetrator_who_works_for_us_restricts_the_case) {
  CaseBuilder b;
  b.act(carl, add_perpetrator, FurtherPerpetrator{"Her brother", "Brother", Answer::yes, "Repairs team"});
  EXPECT_TRUE(b->restricted);
  EXPECT_TRUE(concerns_staff(b.get()));
  EXPECT_TRUE(b.sees(carl)) << "who wrote it down";
  EXPECT_FALSE(b.sees(person(13, {Role::manager}, north, true)));
}

// ---- CX-5.1b ----

// Every mix of: manages the team, is its owner, is kept from it, it is restricted, has access by name, has the role.
TEST(Clauses, CX_5_1b_who_discusses_a_case_the_whole_table) {
  for (int bits = 0; bits < 64; ++bits) {
    const bool manages = bits & 1, owner = bits & 2, barred = bits & 4, restricted = bits & 8, granted = bits & 16, role = bits & 32;
    const Actor who = person(20, {role ? Role::manager : Role::officer}, north, manages);
    const std::vector<Actor> staff{who};
    CaseBuilder b(report_of(survivor_said()), owner ? who.id : StaffId{1});
    if (restricted) b.put(Restricted{true, "x"});
    if (granted) b.put(AccessGranted{who.id, "x", b.now(), {}, false});
    if (barred) b.put(Barred{who.id, "x"});
    const bool sees = !barred && (granted || (manages && !restricted));
    const bool expected = role && !owner && sees;  // nobody else here could: whoever sees it steps in
    EXPECT_EQ(supervises(b.get(), who, staff, b.now()), expected) << bits;
  }
}
TEST(Clauses, CX_5_1b_a_manager_kept_from_a_case_leaves_it_to_another_supervisor) {
  CaseBuilder b;
  b.put(AccessGranted{mo.id, "Second view", b.now(), {}, false});
  EXPECT_TRUE(supervises(b.get(), carl, everybody, b.now()));
  EXPECT_FALSE(supervises(b.get(), mo, everybody, b.now())) << "the team's own manager does it";
  b.put(Barred{carl.id, "A cousin of one of them"});
  EXPECT_FALSE(supervises(b.get(), carl, everybody, b.now()));
  EXPECT_TRUE(supervises(b.get(), mo, everybody, b.now())) << "now nobody of the team can";
  EXPECT_FALSE(supervises(b.get(), lead, everybody, b.now())) << "who does not see it discusses nothing";
}
TEST(Clauses, CX_5_1b_urgent_access_is_no_supervision) {
  CaseBuilder b;
  b.put(Restricted{true, "x"});
  b.put(AccessGranted{lead.id, "There is smoke", b.now(), b.now() + hours(1), true});
  EXPECT_FALSE(supervises(b.get(), lead, everybody, b.now()));
}
TEST(Clauses, CX_5_1b_what_was_decided_stands_on_the_case_and_clears_the_duty) {
  CaseBuilder b;
  b.later(elapsed_days(3));
  EXPECT_EQ(why_not(discuss(b.seen(ann), Date{2026, 11, 19}, "Go on", everybody)), "supervision.role") << "not by its owner alone";
  EXPECT_TRUE(names_problem(discuss(b.seen(carl), Date{2026, 11, 19}, " ", everybody), "form.needed"));
  EXPECT_TRUE(names_problem(discuss(b.seen(carl), Date{2026, 11, 20}, "Go on", everybody), "form.future"));
  EXPECT_TRUE(names_problem(discuss(b.seen(carl), Date{2026, 11, 15}, "Go on", everybody), "supervision.before"));
  b.act(carl, discuss, Date{2026, 11, 18}, std::string("Visit together"), std::span<const Actor>(everybody));
  const Facts facts = facts_of(b.get());
  EXPECT_EQ(facts.count("supervision.discussed"), 1);
  EXPECT_EQ(civil(*facts.last("supervision.discussed")).date, (Date{2026, 11, 18})) << "of the day they met, not of the day it was typed";
  EXPECT_EQ(b->discussed_at, facts.last("supervision.discussed"));
}

// ---- NHG-27 ----

TellAgencies refuge(std::int64_t channel, Instant when = monday) {
  return {{{3, "Wexcombe Refuge", "01632 960120"}}, channel, ChannelKind::call, false, when, "Read out the number"};
}

TEST(Clauses, NHG_27_agencies_are_named_by_a_way_that_is_safe_for_it_and_no_other) {
  CaseBuilder b;
  EXPECT_EQ(why_not(tell_agencies(b.seen(ann), refuge(99), {})), "contact.not-known");
  Channel letter = safe_text("4 Ash Row");
  letter.kind = ChannelKind::letter;
  letter.safety = ChannelSafety::not_safe;
  const auto unsafe = b.put(SafeContactSet{letter, "He opens the post"});
  EXPECT_EQ(why_not(tell_agencies(b.seen(ann), refuge(unsafe), {})), "contact.not-safe") << "no leaflet goes to an unsafe address";
  Channel other_purpose = safe_text();
  other_purpose.purposes = {Purpose::appointment};
  const auto appointments = b.put(SafeContactSet{other_purpose, "x"});
  EXPECT_EQ(why_not(tell_agencies(b.seen(ann), refuge(appointments), {})), "contact.purpose");
  Channel witness = safe_text("07700 900155");
  witness.person = "A neighbour";
  const auto neighbours = b.put(SafeContactSet{witness, "x"});
  EXPECT_EQ(why_not(tell_agencies(b.seen(ann), refuge(neighbours), {})), "agencies.person");
  const GateState shut{"plan-before-approach", "Set a plan first", "why", "NHG-20", Truth::no, Override::reason, false, {}};
  const auto good = b.put(SafeContactSet{safe_text("07700 900143"), "x"});
  EXPECT_EQ(why_not(tell_agencies(b.seen(ann), refuge(good), {shut})), "gate.plan-before-approach");
  EXPECT_EQ(facts_of(b.get()).count("agencies.told"), 0);
  b.act(ann, tell_agencies, refuge(good), std::vector<GateState>{});
  const Facts facts = facts_of(b.get());
  EXPECT_EQ(facts.value("agencies.told"), "told");
  EXPECT_EQ(facts.count("contact.made"), 1);
  const auto* told = std::get_if<AgenciesTold>(&b->lines.back().event);
  ASSERT_NE(told, nullptr);
  EXPECT_EQ(told->agencies.front().name, "Wexcombe Refuge") << "which one is on record";
}
TEST(Clauses, NHG_27_who_gets_in_touch_is_told_then_and_nobody_is_told_of_nothing) {
  CaseBuilder b;
  TellAgencies asked = refuge(0);
  asked.they_started = true;
  b.act(ann, tell_agencies, asked, std::vector<GateState>{});
  EXPECT_EQ(facts_of(b.get()).count("agencies.told"), 1);
  asked.agencies.clear();
  EXPECT_TRUE(names_problem(tell_agencies(b.seen(ann), asked, {}), "form.choice"));
}

// ---- CX-3.2f ----

TEST(Clauses, CX_3_2f_a_talk_with_an_agency_is_typed_and_names_its_line_of_the_sharing_ledger) {
  for (std::size_t i = 0; i < std::size(liaison_agency_names); ++i) {
    CaseBuilder b;
    LiaisonRecorded talk;
    talk.agency = static_cast<LiaisonAgency>(i);
    talk.name = "Wexcombe";
    talk.text = "They will visit on Tuesday";
    b.act(ann, record_liaison, talk, b.now());
    EXPECT_EQ(facts_of(b.get()).value("liaison.recorded"), liaison_agency_names[i]);
    talk.shared = true;
    EXPECT_TRUE(names_problem(record_liaison(b.seen(ann), talk, b.now()), "liaison.sharing"));
    talk.sharing = b->lines.front().seq;
    EXPECT_TRUE(names_problem(record_liaison(b.seen(ann), talk, b.now()), "liaison.sharing")) << "another entry is no line of the ledger";
    Shared shared;
    shared.agency = "Wexcombe";
    shared.what = "The address";
    talk.sharing = b.put(shared);
    EXPECT_EQ(why_not(record_liaison(b.seen(ann), talk, b.now())), "");
  }
}
TEST(Clauses, CX_3_2f_nothing_shared_points_at_no_line) {
  CaseBuilder b;
  LiaisonRecorded talk;
  talk.name = "Wexcombe";
  talk.text = "Asked in general";
  talk.sharing = 4;
  b.act(ann, record_liaison, talk, b.now());
  EXPECT_EQ(std::get<LiaisonRecorded>(b->lines.back().event).sharing, 0);
}

// ---- CX-2.3 ----

bool warns(const Case& c, std::string_view id) {
  for (const SpecialWarning& warning : special_warnings(c)) if (warning.id == id) return true;
  return false;
}

TEST(Clauses, CX_2_3_a_yes_asked_or_classified_warns_and_one_does_not_undo_the_other) {
  const auto kind = [](SpecialAsked& asked, int which) -> Answer& {
    return which == 0 ? asked.honour_based : which == 1 ? asked.forced_marriage : asked.fgm;
  };
  const char* canonical[] = {"honour_based", "forced_marriage", "fgm"};
  for (int which = 0; which < 3; ++which)
    for (const Answer asked : {Answer::not_asked, Answer::no, Answer::unknown, Answer::yes})
      for (const bool classified : {false, true}) {
        CaseBuilder b;
        SpecialAsked answers;
        kind(answers, which) = asked;
        if (asked != Answer::not_asked) b.act(ann, ask_special, answers);
        Classified types;
        types.statutory = Answer::yes;
        if (classified) types.canonical = {canonical[which]};
        b.act(ann, classify, types);
        const bool yes = asked == Answer::yes || classified;
        EXPECT_EQ(warns(b.get(), "special.go-between"), yes) << which << static_cast<int>(asked) << classified;
        EXPECT_EQ(warns(b.get(), "special.judgement"), yes);
        EXPECT_EQ(warns(b.get(), "special.several"), yes);
        EXPECT_EQ(warns(b.get(), "special.honour"), yes && which == 0);
        EXPECT_EQ(warns(b.get(), "special.forced-marriage"), yes && which == 1);
        EXPECT_EQ(warns(b.get(), "special.fgm-child"), yes && which == 2) << "whether a child is concerned is not known, and that is not no";
        EXPECT_EQ(b->contact.no_go_betweens, yes);
      }
}
TEST(Clauses, CX_2_3_each_warning_leads_to_its_helpline) {
  CaseBuilder b;
  b.act(ann, ask_special, SpecialAsked{Answer::yes, Answer::yes, Answer::yes, Answer::yes, {}});
  for (const SpecialWarning& warning : special_warnings(b.get())) {
    if (warning.id == "special.honour") EXPECT_EQ(warning.helpline, "honour_based");
    if (warning.id == "special.forced-marriage") EXPECT_EQ(warning.helpline, "forced_marriage");
    if (warning.id == "special.fgm-child") EXPECT_NE(warning.text.find("police"), std::string::npos);
  }
}
TEST(Clauses, CX_2_3_mutilation_of_somebody_under_18_is_known_from_age_or_answer) {
  for (const AgeBand age : {AgeBand::unknown, AgeBand::under_16, AgeBand::from_16_to_17, AgeBand::adult})
    for (const Answer asked : {Answer::not_asked, Answer::no, Answer::unknown, Answer::yes}) {
      CaseBuilder b;
      b->opened.age_band = age;
      b.act(ann, ask_special, SpecialAsked{Answer::not_asked, Answer::not_asked, Answer::yes, asked, {}});
      const bool child = age == AgeBand::under_16 || age == AgeBand::from_16_to_17 || asked == Answer::yes;
      const std::string expected = child ? "yes" : asked == Answer::no ? "no" : "unknown";
      EXPECT_EQ(facts_of(b.get()).value("special.fgm_child"), expected) << static_cast<int>(age) << static_cast<int>(asked);
    }
}
TEST(Clauses, CX_2_3_nobody_of_the_family_or_community_carries_a_message_or_interprets) {
  for (const bool flagged : {false, true})
    for (std::size_t i = 0; i < std::size(go_between_names); ++i) {
      CaseBuilder b;
      Channel through = safe_text("Auntie");
      through.kind = ChannelKind::trusted_person;
      const auto who = static_cast<GoBetween>(i);
      if (who != GoBetween::not_said) through.relation = who;
      const auto before = b.put(SafeContactSet{through, "x"});  // approved before it was known
      if (flagged) b.act(ann, ask_special, SpecialAsked{Answer::yes, Answer::not_asked, Answer::not_asked, Answer::not_asked, {}});
      const bool kept_out = flagged && who != GoBetween::professional && who != GoBetween::friend_of_theirs;
      EXPECT_EQ(why_not(safe_channel(b->contact, before, Purpose::safety, b.now())), kept_out ? "contact.go-between" : "") << i << flagged;
      EXPECT_EQ(names_problem(set_safe_contact(b.seen(ann), through, {}), "contact.go-between"), kept_out);
      const auto text = b.put(SafeContactSet{safe_text(), "x"});
      for (const Interpreter interpreter : {Interpreter::none, Interpreter::professional, Interpreter::family_or_community}) {
        ContactInput input;
        input.channel = text;
        input.happened_at = b.now();
        input.text = "Spoke";
        input.interpreter = interpreter;
        const bool refused = flagged && interpreter == Interpreter::family_or_community;
        EXPECT_EQ(why_not(record_contact(b.seen(ann), input, {})), refused ? "contact.interpreter" : "");
      }
    }
}
TEST(Clauses, CX_2_3_several_people_who_harm_are_kept_each) {
  CaseBuilder b;
  b.act(ann, add_perpetrator, FurtherPerpetrator{"An uncle", "Father's brother", Answer::no, {}});
  b.act(ann, add_perpetrator, FurtherPerpetrator{"A neighbour of the uncle", "Community", Answer::unknown, {}});
  EXPECT_EQ(b->further_perpetrators.size(), 2u);
  EXPECT_FALSE(b->restricted);
  EXPECT_TRUE(names_problem(add_perpetrator(b.seen(ann), {}), "form.needed"));
}

// ---- what is learned of a person (docs/who-is-known.md) ----

TEST(Learned, of_whom_the_case_names_with_at_least_one_thing_and_taken_back_with_a_reason) {
  CaseBuilder b;
  PersonLearned what{.who = LearnedOf::further, .further = 1, .names = {"Uncle Karl"}};
  EXPECT_TRUE(names_problem(learn_of_person(b.seen(ann), what), "form.choice")) << "nobody of that kind is named";
  b.act(ann, add_perpetrator, FurtherPerpetrator{"An uncle", "Father's brother", Answer::no, {}});
  EXPECT_TRUE(names_problem(learn_of_person(b.seen(ann), {.who = LearnedOf::survivor}), "form.needed"));
  EXPECT_TRUE(names_problem(learn_of_person(b.seen(ann), {.who = LearnedOf::survivor, .born = Date{2999, 1, 1}}), "form.future"));
  EXPECT_TRUE(names_problem(learn_of_person(b.seen(ann), {.who = LearnedOf::named, .names = {"X"}}), "form.choice")) << "only a report says that";
  b.act(ann, learn_of_person, what);
  ASSERT_EQ(b->learned.size(), 1u);
  EXPECT_TRUE(names_problem(take_back_learned(b.seen(ann), b->learned[0].seq, " "), "form.needed"));
  EXPECT_EQ(why_not(take_back_learned(b.seen(ann), 1, "Wrong")), "learned.none");
  b.act(ann, take_back_learned, b->learned[0].seq, std::string("Another uncle"));
  EXPECT_TRUE(b->learned.empty());
}
TEST(Learned, a_number_and_a_name_of_the_survivor_are_secrets_of_theirs_and_a_name_of_the_other_person_must_not_be_told) {
  CaseBuilder b;
  b.put(PersonLearned{.who = LearnedOf::survivor, .names = {"Zuleika Thorne"}, .phone = "07700 900888"});
  const Secrets secrets = other_side_secrets(b.get(), {});
  EXPECT_FALSE(found_in("Call 07700 900888", secrets).empty());
  EXPECT_FALSE(found_in("Zuleika said so", secrets).empty());
  EXPECT_FALSE(found_in("Call 07700900888", contact_secrets(b.get())).empty());
}

// ---- CX-0.8 ----

TEST(Clauses, CX_0_8_the_landlords_name_stands_only_where_the_way_may_show_it) {
  const ContactBlock block{"01632 960000", "hello@northbrook.example", "northbrook.example", "@northbrook", {}};
  const NeutralSender neutral{"Customer team", "01632 960001"};
  for (const bool may_show : {false, true}) {
    CaseBuilder b;
    Channel letter = safe_text("4 Ash Row");
    letter.kind = ChannelKind::letter;
    letter.names_us = may_show;
    const auto id = b.put(SafeContactSet{letter, "x"});
    const auto way = safe_channel(b->contact, id, Purpose::case_work, b.now());
    ASSERT_TRUE(way);
    const Sender sender = sender_for(*way, "Northbrook Homes", block, neutral);
    EXPECT_EQ(sender.neutral, !may_show);
    EXPECT_EQ(sender.name, may_show ? "Northbrook Homes" : "Customer team");
    EXPECT_EQ(sender.phone, may_show ? "01632 960000" : "01632 960001");
    EXPECT_EQ(sender.email + sender.website + sender.social, may_show ? "hello@northbrook.examplenorthbrook.example@northbrook" : "");
    // A life at stake overrides the way, not the name.
    const auto forced = override_to_save_life(b->contact, letter, Purpose::safety, b.now(), "She does not answer and there was a scream");
    ASSERT_TRUE(forced);
    EXPECT_TRUE(sender_for(*forced, "Northbrook Homes", block, neutral).neutral);
  }
}
TEST(Clauses, CX_0_8_a_neutral_sender_that_gives_us_away_is_found_before_it_writes) {
  const std::vector<ContactBlock> published{{"01632 960000", {}, {}, {}, "01632 960009"}};
  const auto fault = [&](const char* name, const char* phone) {
    const auto found = not_neutral({name, phone}, "Northbrook Homes", published);
    return found.empty() ? std::string() : found.front().id;
  };
  EXPECT_EQ(fault("", ""), "") << "no name at all is as neutral as can be";
  EXPECT_EQ(fault("Customer team", "01632 960001"), "");
  EXPECT_EQ(fault("Homes team", ""), "");
  for (const char* name : {"Northbrook", "The northbrook team", "NorthbrookHomes"}) EXPECT_EQ(fault(name, ""), "sender.named") << name;
  for (const char* name : {"Domestic team", "Safeguarding", "Abuse support"}) EXPECT_EQ(fault(name, ""), "sender.telling") << name;
  EXPECT_EQ(fault("Customer team", "ring us"), "sender.phone");
  for (const char* phone : {"01632 960000", "+44 1632 960009"}) EXPECT_EQ(fault("Customer team", phone), "sender.published") << phone;
}

}  // namespace
}  // namespace rowan
