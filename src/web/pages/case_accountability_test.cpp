// Under the shipped policy, through the acts and the pages: removal, possession, the antisocial behaviour route, orders on the case, legal
// routes, and departures for managers. Complete truth tables where something is held back.
#include "app/records.h"
#include "domain/records/instances.h"
#include "domain/testing/record_samples.h"
#include "web/pages/test_box.h"
#include "web/site/address.h"

namespace rowan::web {
namespace {

using testing_::sample_of;
using testing_::with;
using testing_::without;

struct Accountability : testing::Test {
  TestBox box;
  TestBox::Person officer = box.person("amira", {"officer"});
  TestBox::Person manager = box.person("sam", {"manager"}, TestBox::north, true);
  TestBox::Person other = box.person("lou", {"manager"}, TestBox::north, true);
  std::string ref;
  int cases = 0;

  void SetUp() override {
    box.adopt_policies();
    ref = fresh();
  }
  std::string fresh() { return box.make_case("Danielle Marsh " + std::to_string(++cases), officer.id); }
  std::string at(const std::string& below) const { return "/cases/" + ref + below; }
  Result<app::OpenedCase> act(const TestBox::Person& who, const RecordMade& made) {
    return app::record(box.desk, who.actor, ref, made, box.now, {});
  }
  std::int64_t add(const TestBox::Person& who, const RecordMade& made) {
    const auto done = act(who, made);
    if (!done) {
      ADD_FAILURE() << made.what << ": " << done.refusal().first().id << ' ' << done.refusal().first().text;
      return 0;
    }
    return done->get().last_seq;
  }
  static RecordMade said(std::string_view what, std::string value, std::optional<std::int64_t> of = {}) {
    RecordMade made = sample_of(what, of);
    made.value = std::move(value);
    return made;
  }
  static RecordMade owned(RecordMade made, const TestBox::Person& who) {
    for (FieldValue& each : made.values)
      if (const RecordField* field = find_record(made.what)->field(each.code); field->kind == FieldKind::staff)
        each.value = std::to_string(who.id.value);
    return made;
  }
  Result<app::OpenedCase> answer(const TestBox::Person& who, std::int64_t seq, bool yes) {
    return app::answer_record(box.desk, who.actor, ref, seq, yes, "Because", {});
  }
  static bool named(const Result<app::OpenedCase>& result, std::string_view id) {
    return !result && std::any_of(result.refusal().problems.begin(), result.refusal().problems.end(), [&](const Problem& p) { return p.id == id; });
  }
  app::OpenedCase seen() { return std::move(*app::view_case(box.desk, officer.actor, ref)); }
  void reach() {
    box.now = box.now + minutes(5);
    Channel channel;
    channel.kind = ChannelKind::text;
    channel.safety = ChannelSafety::approved;
    channel.value = "07700 900142";
    channel.approved_by = "Herself";
    channel.check_by = Date{2027, 6, 1};
    const auto set =
        app::act_on_case(box.desk, officer.actor, ref, "safe-contact.set", [&](const Seen& s) { return set_safe_contact(s, channel, ""); });
    ASSERT_TRUE(set);
    ContactInput input;
    input.channel = set->get().last_seq;
    input.happened_at = box.now;
    input.text = "About the boiler";
    ASSERT_TRUE(app::contact(box.desk, officer.actor, ref, input, {}));
  }
};

// ---- CX-4.6c, CX-4.7

TEST_F(Accountability, CX_4_6c_TheStepGoesAheadOnlyWithBothSupportsByACompleteTable) {
  const char* answers[] = {"", "no", "yes"};
  for (const std::string survivor : answers)
    for (const std::string police : answers)
      for (const std::string specialist : answers) {
        ref = fresh();
        if (!survivor.empty()) add(officer, said("removal-survivor", survivor));
        if (!police.empty()) add(officer, said("removal-police", police));
        if (!specialist.empty()) add(officer, said("removal-specialist", specialist));
        const bool open = survivor == "yes" && (police == "yes" || specialist == "yes");
        const auto result = act(officer, said("removal", "both"));
        EXPECT_EQ(result.ok(), open) << survivor << '/' << police << '/' << specialist;
        EXPECT_EQ(named(result, "gate.removal-supported"), !open);
        if (!open) {
          RecordMade passed = said("removal", "both");
          passed.pass_reason = "It cannot wait";
          EXPECT_FALSE(act(officer, passed).ok()) << "no reason passes it";
          continue;
        }
        // Withdrawn between asking and answering: it is shut again, and nobody can agree to it any more.
        const std::int64_t asked = result->get().last_seq;
        add(officer, said("removal-survivor", "no"));
        EXPECT_TRUE(named(answer(manager, asked, true), "gate.removal-supported"));
        EXPECT_TRUE(answer(manager, asked, false).ok());
        EXPECT_TRUE(named(act(officer, said("removal", "both")), "gate.removal-supported"));
        add(officer, said("removal-survivor", "yes"));
        EXPECT_TRUE(act(officer, said("removal", "both")).ok());
      }
}
TEST_F(Accountability, CX_4_7_NoNoticeAndNoClaimBeforeTheTalkByACompleteTable) {
  for (const char* what : {"notice", "claim"})
    for (int bits = 0; bits < 8; ++bits) {
      ref = fresh();
      if (bits & 1) add(officer, owned(sample_of("possession-talk"), officer));
      if (bits & 2) add(officer, said("removal-survivor", "yes"));
      if (bits & 4) add(officer, said("removal-specialist", "yes"));
      const auto result = act(officer, said("possession", what));
      EXPECT_EQ(result.ok(), bits == 7) << what << bits;
      EXPECT_EQ(named(result, "gate.possession-discussed"), !(bits & 1));
      if (result) { EXPECT_TRUE(answer(manager, result->get().last_seq, true).ok()); }
    }
}
TEST_F(Accountability, CX_4_7_TheFormSaysWhatComesFirstAndItsButtonIsShut) {
  const Response shut = box.get(at("/records/possession"), &officer);
  EXPECT_TRUE(has(shut, "This comes first"));
  EXPECT_TRUE(has(shut, "Talk possession over with the victim/survivor"));
  EXPECT_TRUE(has(shut, "disabled"));
  add(officer, owned(sample_of("possession-talk"), officer));
  add(officer, said("removal-survivor", "yes"));
  add(officer, said("removal-police", "yes"));
  const Response open = box.get(at("/records/possession"), &officer);
  EXPECT_FALSE(has(open, "This comes first"));
  EXPECT_FALSE(has(open, "disabled"));
}
TEST_F(Accountability, CX_4_6a_TheDecisionStandsAsADutyUntilItIsDecided) {
  for (const char* decided : {"yes", "no"}) {
    ref = fresh();
    const auto duty = [&]() -> std::optional<Duty> {
      for (const Duty& each : app::duties_of(box.desk, seen().get(), box.now)) if (each.rule == "removal-decision") return each;
      return {};
    };
    EXPECT_FALSE(duty());
    const auto wishes = app::act_on_case(box.desk, officer.actor, ref, "wishes.recorded", [](const Seen& s) {
      return record_wishes(s, {"She stays", "stay"});
    });
    ASSERT_TRUE(wishes);
    EXPECT_FALSE(duty()) << "and the person who harms is on the tenancy";
    PerpetratorAsked asked;
    asked.given = NameGiven::declined;
    asked.joint_tenant = Answer::yes;
    ASSERT_TRUE(app::act_on_case(box.desk, officer.actor, ref, "perpetrator.asked", [&](const Seen& s) { return ask_perpetrator(s, asked); }));
    ASSERT_TRUE(duty());
    EXPECT_FALSE(duty()->done());
    box.now = box.now + elapsed_days(60);
    EXPECT_FALSE(duty()->done()) << "however long";
    add(officer, said("removal-decision", decided));
    EXPECT_TRUE(duty()->done());
    const auto all = app::duties_of(box.desk, seen().get(), box.now);
    EXPECT_EQ(std::any_of(all.begin(), all.end(), [](const Duty& d) { return d.rule == "interim-arrangements"; }), std::string(decided) == "yes");
  }
}

// ---- CX-4.5, CX-4.8, NHG-10

TEST_F(Accountability, CX_4_5_TheRegisterOfTheCaseListsGround14aAndWarnsWhileTheSurvivorStays) {
  const Response first = box.get(at("/legal-routes"), &officer);
  for (const char* words : {"Ground 14A", "registered provider of social housing", "has left because of violence or threats", "unlikely to return",
                            "Housing Act 1988 Schedule 2 Ground 14A", "In force since 28 February 1997", "Non-molestation order"}) {
    EXPECT_TRUE(has(first, words)) << words;
  }
  EXPECT_FALSE(has(first, "They want to stay"));
  ASSERT_TRUE(app::act_on_case(box.desk, officer.actor, ref, "wishes.recorded", [](const Seen& s) {
    return record_wishes(s, {"She stays", "stay"});
  }));
  EXPECT_TRUE(has(box.get(at("/legal-routes"), &officer), "They want to stay, so the victim/survivor may still live there"));
  EXPECT_EQ(title_of(first).find("Danielle"), std::string::npos);
}
TEST_F(Accountability, CX_4_8_TermsOfAnOrderStandOnTheCaseForThoseOnItAndNowhereElse) {
  const TestBox::Person stranger = box.person("kit", {"officer"}, TestBox::south);
  const std::string terms = "Not within 100 metres of Ash Road";
  add(officer, with(with(without(sample_of("order"), "check_on"), "expires_on", "2027-05-01"), "terms", terms));
  for (const TestBox::Person* who : std::initializer_list<const TestBox::Person*>{&officer, &manager}) {
    EXPECT_TRUE(has(box.get(at(""), who), terms)) << who->user_name;
  }
  EXPECT_EQ(box.get(at(""), &stranger).body.find(terms), std::string::npos);
  for (const char* list : {"/cases", "/cases/team", "/tasks", "/messages"}) {
    for (const TestBox::Person* who : std::initializer_list<const TestBox::Person*>{&officer, &manager, &stranger}) {
      EXPECT_FALSE(has(box.get(list, who), "Ash Road")) << list;
    }
  }
  EXPECT_TRUE(has(box.get(at(""), &officer), "Non-molestation order, until 1 May 2027"));
  box.now = box.now + elapsed_days(200);
  const auto back = box.sign_in(officer.id);
  EXPECT_FALSE(has(box.get(at(""), &back), "Non-molestation order, until")) << "it ran out";
  EXPECT_TRUE(has(box.get(at(""), &back), "The order ends: ask whether another is needed")) << "and that is an exception";
}
TEST_F(Accountability, NHG_10_ABlankDecisionOnLegalOptionsShowsOnTheCaseUntilItIsMade) {
  const auto set = policy::load_policies(ROWAN_SOURCE_DIR "/policies");
  ASSERT_TRUE(set);
  auto history = policy::start_history(*set, "notting-hill-genesis-2019", box.now - elapsed_days(30));
  ASSERT_TRUE(history);
  box.desk.policies = std::make_shared<const PolicyHistory>(std::move(*history));
  ref = fresh();
  const char* duty = "Decide on legal action, taken, not taken or deferred, with the reason";
  EXPECT_TRUE(has(box.get(at("/tasks"), &officer), duty));
  const auto standing = [&] {
    for (const Duty& each : app::duties_of(box.desk, seen().get(), box.now)) if (each.rule == "legal-options") return each.done();
    return false;
  };
  EXPECT_FALSE(standing());
  const TestBox::Fields blank{{"value", "not_taken"}, {"text", " "}, {"looked_at", "An injunction"}, {"their_view", "She does not want one"}};
  EXPECT_TRUE(has(box.post(at("/records/legal-options"), &officer, blank), "href=\"#text\""));
  EXPECT_FALSE(standing());
  TestBox::Fields whole = blank;
  whole[1].second = "She has moved and wants no more of it";
  EXPECT_EQ(box.post(at("/records/legal-options"), &officer, whole).status, 303);
  EXPECT_TRUE(standing());
}
TEST_F(Accountability, CX_4_8_AReferralWithoutConsentIsRefusedAtItsFieldAndNoGroundPassesIt) {
  TestBox::Fields fields{{"value", "ncdv"},      {"legal_help", "specialist"}, {"consent", "not_asked"}, {"text", "Told her what they do"},
                         {"pass_reason", "Now"}, {"basis", "risk_of_harm"}};
  const Response refused = box.post(at("/records/injunction"), &officer, fields);
  EXPECT_EQ(refused.status, 200);
  EXPECT_TRUE(has(refused, "href=\"#consent\""));
  fields[2].second = "given";
  EXPECT_EQ(box.post(at("/records/injunction"), &officer, fields).status, 303);
}
TEST_F(Accountability, CX_4_6b_LocksAreRefusedInTheFormWithTheLegalWarning) {
  TestBox::Fields fields{{"wish", "agreed"},       {"value", "lock_change"},  {"starts_on-day", "16"},
                         {"starts_on-month", "11"}, {"starts_on-year", "2026"},
                         {"ends_on-day", "20"},     {"ends_on-month", "12"},
                         {"ends_on-year", "2026"},  {"owner", std::to_string(officer.id.value)},
                         {"bridges_to", "order"},   {"bridge_by-day", "1"},
                         {"bridge_by-month", "12"}, {"bridge_by-year", "2026"},
                         {"home_held_by", "both"},  {"text", "New locks at the front"}};
  const Response refused = box.post(at("/records/interim-arrangement"), &officer, fields);
  EXPECT_EQ(refused.status, 200);
  EXPECT_TRUE(has(refused, "may be an unlawful eviction"));
  add(officer, with(without(with(sample_of("order"), "expires_on", "2027-05-01"), "check_on"), "keeps_out", "yes"));
  EXPECT_EQ(box.post(at("/records/interim-arrangement"), &officer, fields).status, 303);
}

// ---- CX-4.13

TEST_F(Accountability, CX_4_13c_TheRouteOpensOnlyWithBothConditionsTheRiskAndTheAgreementByACompleteTable) {
  const char* answers[] = {"", "yes", "no", "unknown"};
  for (const std::string willing : answers)
    for (const std::string neighbours : answers)
      for (const bool reviewed : {false, true}) {
        ref = fresh();
        reach();
        if (!willing.empty()) add(officer, with(said("engagement", willing), "shown_by", "they_said"));
        if (!neighbours.empty()) add(officer, said("neighbours-affected", neighbours));
        if (reviewed) add(officer, said("antisocial-behaviour-risk", "can_be_considered"));
        const bool may_ask = willing == "no" && neighbours == "yes" && reviewed;
        const auto asked = act(officer, sample_of("antisocial-behaviour-agreement"));
        EXPECT_EQ(asked.ok(), may_ask) << willing << neighbours << reviewed;
        const Response page = box.get(at("/engagement"), &officer);
        EXPECT_TRUE(has(page, "disabled")) << "nobody has agreed yet";
        if (!asked) continue;
        const std::int64_t id = asked->get().last_seq;
        const RecordMade route = sample_of("antisocial-behaviour-route", id);
        EXPECT_TRUE(named(act(officer, route), "record.waiting"));
        for (const bool yes : {false, true}) {
          const std::int64_t request = yes ? add(officer, sample_of("antisocial-behaviour-agreement")) : id;
          EXPECT_TRUE(named(answer(officer, request, yes), "approval.own"));
          EXPECT_TRUE(answer(manager, request, yes).ok());
          EXPECT_EQ(act(officer, sample_of("antisocial-behaviour-route", request)).ok(), yes);
          EXPECT_EQ(has(box.get(at("/engagement"), &officer), "next/" + address_of("antisocial-behaviour-route")), yes) << "the button";
        }
        // It shuts again when they work with us, or neighbours are not affected any more.
        add(officer, said("neighbours-affected", "no"));
        EXPECT_FALSE(has(box.get(at("/engagement"), &officer), "next/antisocial-behaviour-route"));
      }
}
TEST_F(Accountability, CX_4_13c_OnlyTheRoleOfThePolicyAgreesAndItsDeputyWhenNobodyElseIsThere) {
  // The shipped policy names no deputy; a copy of it names the domestic abuse lead.
  const auto adopt = [&](std::vector<Role> deputies) {
    PolicyHistory history;
    for (const PolicyVersion& version : box.desk.policies->versions()) {
      auto copy = std::make_shared<Policy>(*version.policy);
      for (ApprovalPath& path : copy->approvals)
        if (path.decision == "antisocial_behaviour_route") path.layers.front().deputies = deputies;
      history.adopt(copy, version.adopted);
    }
    box.desk.policies = std::make_shared<const PolicyHistory>(std::move(history));
  };
  const TestBox::Person lead = box.person("jo", {"da_lead"});
  const auto ask = [&](const TestBox::Person& who) {
    ref = fresh();
    reach();
    EXPECT_TRUE(app::act_on_case(box.desk, manager.actor, ref, "access.granted",
                                 [&](const Seen& s) { return grant_access(s, lead.actor, "Works on it", {}); }));
    add(officer, with(said("engagement", "no"), "shown_by", "they_said"));
    add(officer, said("neighbours-affected", "yes"));
    add(officer, said("antisocial-behaviour-risk", "can_be_considered"));
    return add(who, sample_of("antisocial-behaviour-agreement"));
  };
  std::int64_t id = ask(manager);
  EXPECT_TRUE(named(answer(manager, id, true), "approval.own"));
  EXPECT_TRUE(named(answer(officer, id, true), "approval.role"));
  EXPECT_TRUE(named(answer(lead, id, true), "approval.role")) << "another manager is there";
  EXPECT_TRUE(answer(other, id, true).ok());
  adopt({Role::da_lead});
  id = ask(manager);
  EXPECT_TRUE(named(answer(lead, id, true), "approval.role")) << "another manager is there";
  ASSERT_TRUE(app::act_on_case(box.desk, manager.actor, ref, "barred", [&](const Seen& s) { return bar(s, other.actor.id, "A relative"); }));
  EXPECT_TRUE(answer(lead, id, true).ok()) << "nobody else of the role may see the case";
}
TEST_F(Accountability, CX_4_13a_ThePageShowsTriesAndWhatMayExplainASilenceAndNoVerdict) {
  const Response before = box.get(at("/engagement"), &officer);
  EXPECT_TRUE(has(before, "No safe way to reach them is approved"));
  EXPECT_TRUE(has(before, "Not in touch yet"));
  reach();
  const Response after = box.get(at("/engagement"), &officer);
  EXPECT_TRUE(has(after, "Tried 1 time, reached 1"));
  EXPECT_TRUE(has(after, "They can be reached only like this"));
  const Response refused = box.post(at("/records/engagement"), &officer, {{"value", "unknown"}, {"text", "She is uncooperative"}});
  EXPECT_EQ(refused.status, 200);
  EXPECT_TRUE(has(refused, "judges them"));
}

// ---- CX-3.2d

TEST_F(Accountability, CX_3_2d_ManagersListDeparturesByOfficerWithReasonsAndOthersDoNot) {
  const TestBox::Person far = box.person("kit", {"manager"}, TestBox::south, true);
  add(officer, with(said("deviation", "other_way"), "duty", "Offer of an interview"));
  RecordMade aside;
  aside.what = "worker";
  aside.turn = RecordTurn::not_done;
  aside.text = "She chose me herself";
  add(officer, aside);
  box.now = box.now + elapsed_days(3);
  const auto boss = box.sign_in(manager.id), south = box.sign_in(far.id), amira = box.sign_in(officer.id);
  const Response list = box.get("/deviations", &boss);
  EXPECT_EQ(list.status, 200);
  for (const char* words :
       {"She chose me herself", "Offer of an interview", "Done in another way", "Set aside", "Overdue", "No reason given", "amira Okafor", "North"}) {
    EXPECT_TRUE(has(list, words)) << words;
  }
  EXPECT_TRUE(has(list, "/cases/" + ref));
  EXPECT_FALSE(has(list, "Danielle")) << "cases by reference only";
  EXPECT_FALSE(has(box.get("/deviations?officer=" + std::to_string(other.id.value), &boss), "She chose me herself"));
  EXPECT_TRUE(has(box.get("/deviations?officer=" + std::to_string(officer.id.value), &boss), "She chose me herself"));
  EXPECT_FALSE(has(box.get("/deviations", &south), "She chose me herself")) << "of cases they may see";
  EXPECT_NE(box.get("/deviations", &amira).status, 200);
  bool logged = false;
  for (const app::Look& look : app::who_has_looked(box.desk, seen(), 50))
    logged = logged || (look.act == "deviations.viewed" && look.who == "sam Okafor");
  EXPECT_TRUE(logged) << "a list with reasons is a look";
  EXPECT_TRUE(has(box.get("/organisation", &boss), "/deviations"));
  EXPECT_FALSE(has(box.get("/organisation", &amira), "/deviations"));
}

}  // namespace
}  // namespace rowan::web
