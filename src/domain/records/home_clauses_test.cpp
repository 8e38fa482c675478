// Staying, leaving, moving, security and damage: what the policies ask, through the acts. One test or more a clause block.
#include "domain/testing/home_acts.h"

namespace rowan {
namespace {

using namespace testing_;

// ---- staying or leaving

TEST(Clauses, CX_4_2_what_they_want_changes_and_every_answer_stays) {
  CaseBuilder b;
  for (const char* wish : {"stay", "leave_now", "unsure", "leave_later"}) {
    add(b, officer(), chosen("housing-options", wish));
    EXPECT_EQ(facts_of(b.get()).value("wishes.housing"), wish);
    b.later(hours(1));
  }
  std::string told;
  for (const TimelineItem& item : timeline(b.get(), Names{}))
    for (const auto& [key, value] : item.details) told += value + '\n';
  for (const char* words : {"Stay in their home", "Leave now", "Not sure yet", "Leave for longer, or for good"})
    EXPECT_NE(told.find(words), std::string::npos) << words;
}
TEST(Clauses, CX_4_2_staying_is_looked_at_only_when_it_says_so) {
  CaseBuilder b;
  add(b, officer(), without(with(sample_of("housing-options"), "looked_at", "not_yet"), "staying"));
  EXPECT_EQ(facts_of(b.get()).value("staying.considered"), "not_yet");
  EXPECT_TRUE(names_problem(make_record(b.seen(officer()), without(sample_of("housing-options"), "staying"), b.now()), "form.needed"));
  add(b, officer(), sample_of("housing-options"));
  EXPECT_EQ(facts_of(b.get()).value("staying.considered"), "yes");
}

// ---- nowhere safe tonight

TEST(Clauses, CX_4_3_no_stock_is_no_answer_and_our_own_homes_only_where_the_policy_has_them) {
  const RecordRow& row = *find_record("housing-advice");
  for (const RecordChoice& choice : row.choices) EXPECT_EQ(choice.code.find("stock"), std::string::npos);
  CaseBuilder b;
  Policy none, own, council;
  none.temporary_accommodation = TemporaryRule{"CX-4.3", TemporaryFrom::none};
  own.temporary_accommodation = TemporaryRule{"X-1", TemporaryFrom::own_homes};
  council.temporary_accommodation = TemporaryRule{"X-2", TemporaryFrom::local_authority};
  const auto allowed = [&](const Policy* policy, const std::string& code) {
    RecordRules rules;
    hold_to_policy(rules, row, b.get(), policy, b.now());
    return why_not(add_record(b.seen(officer()), chosen("housing-advice", code), b.now(), rules));
  };
  for (const RecordChoice& choice : row.choices)
    for (const Policy* policy : {static_cast<const Policy*>(nullptr), static_cast<const Policy*>(&none), static_cast<const Policy*>(&council),
                                 static_cast<const Policy*>(&own)})
      EXPECT_EQ(allowed(policy, choice.code), choice.code == "own_home" && policy != &own ? "form.choice" : "") << choice.code;
}
TEST(Clauses, CX_4_3_advice_needs_the_place_and_can_be_a_referral_with_consent) {
  CaseBuilder b;
  EXPECT_EQ(why(b, without(chosen("housing-advice", "council"), "service")), "form.needed");
  RecordMade made = chosen("housing-advice", "council");
  EXPECT_EQ(find_record("housing-advice")->field("referral")->choices.front().code, "referred");
  add(b, officer(), made);
  EXPECT_EQ(facts_of(b.get()).value("housing_advice.given"), "council");
}

// ---- direct let, offers, the new home

TEST(Clauses, CX_4_4_a_joint_tenant_is_told_of_other_options_by_a_complete_table) {
  Policy policy;
  policy.id = "connexus-2023";
  policy.rehousing = RehousingRule{{{RehousingWay::direct_let, "CX-4.4", true, {Supporter::police, Supporter::other_agency}, true, {}, {}}}};
  const RecordRow& row = *find_record("direct-let");
  for (const char* tenancy : {"", "sole", "joint", "none", "unknown"})
    for (const char* supporter : {"", "police", "other_agency"})
      for (const char* basis : {"", "significant_risk", "other"}) {
        CaseBuilder b;
        b->opened.tenancy_kind = tenancy;
        if (*supporter) {
          RecordMade made = chosen("direct-let-support", supporter);
          add(b, officer(), *basis ? with(made, "grounds", basis) : with(made, "grounds", "other"));
        }
        RecordRules rules;
        hold_to_policy(rules, row, b.get(), &policy, b.now());
        ASSERT_EQ(rules.notes.size(), 1u);
        const std::string name = std::string(tenancy) + '/' + supporter + '/' + basis;
        const std::string t = tenancy;
        const bool not_theirs = t == "joint" || t == "none" || (*supporter && std::string(basis) != "significant_risk");
        const bool ready = t == "sole" && *supporter && std::string(basis) == "significant_risk";
        EXPECT_EQ(rules.notes[0].starts_with("Not available under this clause (connexus-2023 CX-4.4). Other options:"), not_theirs) << name;
        EXPECT_EQ(rules.notes[0].starts_with("Everything the policy asks for"), ready) << name;
        EXPECT_EQ(rules.notes[0].starts_with("Still to be considered"), !not_theirs && !ready) << name;
      }
}
TEST(Clauses, CX_4_4_the_new_address_stands_in_no_other_place) {
  const std::string canary = "14 Quillfeather Close";
  CaseBuilder b;
  const auto offer = add(b, officer(), with(with(sample_of("home-offer"), "address", canary + ", Wexcombe"), "postcode", "WX4 9QZ"));
  add(b, officer(), sample_of("home-viewing", offer));
  add(b, officer(), sample_of("home-reserved", offer));
  add(b, officer(), with(sample_of("new-home"), "address", canary));
  EXPECT_TRUE(happened(b, "reservation.made"));
  EXPECT_EQ(b->opened.home_line.find("Quillfeather"), std::string::npos) << "the old home stays the old home";
  const Facts facts = facts_of(b.get());
  for (const Fact& fact : facts.all()) EXPECT_EQ(fact.value.find("Quillfeather"), std::string::npos);
  for (const RecordItem& item : record_items(b.get(), {}, b.now())) EXPECT_EQ((item.title + item.about).find("Quillfeather"), std::string::npos);
  for (const View view : {View::whole, View::outside, View::other_side, View::own_file}) {
    ChronologyChoice choice;
    choice.view = view;
    const auto lines = chronology(b.get(), {}, {}, choice, {});
    ASSERT_TRUE(lines);
    for (const ChronologyLine& line : *lines) {
      std::string all = line.title + line.text;
      for (const auto& [key, value] : line.details) all += key + value;
      for (const char* word : {"Quillfeather", "WX4", "Offer of a home", "Viewing", "New home"})
        EXPECT_EQ(all.find(word), std::string::npos) << line.title;
    }
  }
}
TEST(Clauses, CX_4_4_an_hour_of_urgent_access_and_other_roles_do_not_read_the_new_address) {
  for (const char* what : {"home-offer", "home-viewing", "home-reserved", "home-not-taken", "new-home", "new-home-list"}) {
    const RecordRow& row = *find_record(what);
    EXPECT_EQ(row.kept, RecordClass::new_home) << what;
    EXPECT_FALSE(row.readers.has(Role::contractor) || row.readers.has(Role::administrator) || row.readers.has(Role::auditor)) << what;
    CaseBuilder b;
    EXPECT_TRUE(may_read(b.seen(officer()), row));
    const Actor elsewhere = person(40, {Role::officer}, TeamId{9});
    b.take(take_urgent_access(b.get(), elsewhere, "She is on the telephone now", b.now()), elsewhere.id);
    ASSERT_EQ(b.seen(elsewhere).right(), Right::urgent);
    EXPECT_FALSE(may_read(b.seen(elsewhere), row)) << what;
  }
}
TEST(Safeguards, SG_20_an_offer_in_an_area_that_is_not_safe_is_stopped_until_somebody_says_why) {
  CaseBuilder b;
  const auto area = add(b, officer(), without(with(sample_of("danger-area"), "area", "SY1"), "until"));
  const auto offer = [&](const char* postcode) { return without(with(sample_of("home-offer"), "postcode", postcode), "danger_why"); };
  EXPECT_EQ(why(b, offer("SY1 2AB")), "offer.danger-area");
  EXPECT_EQ(why(b, offer("sy12ab")), "offer.danger-area");
  EXPECT_EQ(why(b, offer("SY11 2AB")), "");
  EXPECT_EQ(why(b, offer("HR4 9AA")), "");
  EXPECT_EQ(why(b, with(offer("SY1 2AB"), "danger_why", "Her sister is next door and he has moved away. She asked for it")), "");
  add(b, officer(), sample_of("danger-area-end", area));
  EXPECT_EQ(why(b, offer("SY1 2AB")), "") << "it was taken off";
}
TEST(Safeguards, SG_20_an_area_that_ran_out_no_longer_stops_an_offer) {
  CaseBuilder b;
  add(b, officer(), with(with(sample_of("danger-area"), "area", "Monkmoor"), "until", "2026-11-18"));
  const RecordMade offer = without(with(with(sample_of("home-offer"), "postcode", "SY2 5AA"), "address", "3 Monkmoor Road"), "danger_why");
  EXPECT_EQ(why(b, offer), "offer.danger-area");
  b.later(elapsed_days(4));
  EXPECT_EQ(why(b, offer), "");
}
TEST(Safeguards, SG_20_areas_and_postcodes) {
  struct Try {
    const char* area;
    const char* offered;
    bool in;
  };
  for (const Try& t : {Try{"SY1", "SY1 2AB", true},
                       {"SY1", "SY11 2AB", false},
                       {"SY11", "SY1 1AB", false},
                       {"SY", "SY99 9ZZ", true},
                       {"SY", "S1 1AA", false},
                       {"S", "SY1 1AA", false},
                       {"SY1 2", "SY1 2AB", true},
                       {"SY1 2", "SY1 3AB", false},
                       {"SY1 2AB", "sy12ab", true},
                       {"SY1 2AB", "SY1 2AC", false},
                       {"sy 1", "SY1 2AB", true},
                       {"SY1", "SY1", true},
                       {"SY1", "SY", true},
                       {"Monkmoor", "3 Monkmoor Road, Shrewsbury", true},
                       {"Monkmoor", "SY1 2AB", false},
                       {"EC1A", "EC1A 1BB", true},
                       {"EC1", "EC1A 1BB", false},
                       {"SY1 1", "SY1 1AB", true},
                       {"SY1 1", "SY11 1AB", false},
                       {"S1", "SY1", false},
                       {"12 Low Lane, SY1 2AB", "SY1 2AB", true},
                       {"", "SY1 2AB", false},
                       {" ", "", false}})
    EXPECT_EQ(area_covers(t.area, t.offered), t.in) << t.area << " / " << t.offered;
}
TEST(Safeguards, SG_20_a_viewing_is_told_by_a_safe_way_alone_and_to_nobody_else_without_a_reason) {
  CaseBuilder b;
  const auto offer = add(b, officer(), sample_of("home-offer"));
  RecordMade viewing = with(sample_of("home-viewing", offer), "told", "safe_way");
  EXPECT_EQ(why(b, viewing), "viewing.safe-way");
  b.act(officer(), set_safe_contact, safe_text(), std::string("She said so"));
  EXPECT_EQ(why(b, viewing), "");
  for (const char* known : {"yes", "unknown"}) {
    EXPECT_EQ(why(b, without(with(viewing, "others_know", known), "others_why")), "viewing.others") << known;
    EXPECT_EQ(why(b, with(viewing, "others_know", known)), "") << known;
  }
}
TEST(Clauses, CX_4_4_a_lasting_tenancy_is_not_lost_in_a_move_by_a_complete_table) {
  const RecordRow& row = *find_record("new-home");
  for (const RecordChoice& before : row.field("tenure_before")->choices)
    for (const RecordChoice& after : row.field("tenure_after")->choices)
      for (const char* choice : {"", "yes", "no"})
        for (const bool advised : {false, true}) {
          CaseBuilder b;
          RecordMade made = with(with(sample_of(row), "tenure_before", before.code), "tenure_after", after.code);
          made = *choice ? with(made, "chosen", choice) : without(made, "chosen");
          if (!advised) made = without(made, "advice");
          const auto strength = [](const std::string& code) {
            if (code == "secure" || code == "assured" || code == "contract" || code == "unknown") return 3;
            return code == "fixed_term" || code == "starter" ? 2 : code == "licence" ? 1 : 0;
          };
          const bool weaker = strength(after.code) < strength(before.code) || (before.code == "secure" && after.code != "secure");
          const std::string wanted = !weaker ? "" : std::string(choice) != "yes" ? "tenure.weaker" : !advised ? "tenure.advice" : "";
          EXPECT_EQ(why(b, made), wanted) << before.code << " to " << after.code << ' ' << choice << advised;
        }
}
TEST(Safeguards, SG_4_what_has_to_be_told_about_a_move_stays_open_until_the_list_is_through) {
  CaseBuilder b;
  const auto id = add(b, officer(), sample_of("new-home"));
  EXPECT_TRUE(asks(b, "Go through what has to be told about the move"));
  RecordMade list = with(sample_of("new-home-list", id), "letters", "to_do");
  EXPECT_EQ(why(b, without(list, "rest_by")), "list.rest");
  add(b, officer(), list);
  EXPECT_TRUE(asks(b, "Finish what has to be told about the move"));
  add(b, officer(), without(sample_of("new-home-list", id), "rest_by"));
  EXPECT_TRUE(record_items(b.get(), {}, b.now()).empty());
}
TEST(Safeguards, SG_21_leaving_home_without_the_list_becomes_an_exception) {
  CaseBuilder b;
  const auto id = add(b, officer(), with(sample_of("left-home"), "left_on", "2026-11-16"));
  ASSERT_TRUE(asks(b, "Go through the list for leaving home"));
  EXPECT_FALSE(record_items(b.get(), {}, b.now()).front().lapsed(b.now()));
  b.later(elapsed_days(3));
  EXPECT_TRUE(record_items(b.get(), {}, b.now()).front().lapsed(b.now()));
  EXPECT_EQ(why(b, without(sample_of("left-home-list", id), "rent")), "form.needed") << "every point has an answer";
  add(b, officer(), without(sample_of("left-home-list", id), "rest_by"));
  EXPECT_FALSE(asks(b, "Go through the list for leaving home"));
}
TEST(Clauses, CX_4_3_leaving_for_somewhere_unsafe_asks_for_advice_at_once) {
  CaseBuilder b;
  add(b, officer(), with(sample_of("left-home"), "safe", "no"));
  EXPECT_EQ(facts_of(b.get()).value("tonight.safe_place"), "no");
}

}  // namespace
}  // namespace rowan
