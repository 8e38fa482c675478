// Staying, leaving, moving, security and damage: what the policies ask, through the acts. One test or more a clause block.
#include <gtest/gtest.h>

#include <algorithm>

#include "domain/chronology.h"
#include "domain/records/places.h"
#include "domain/records/plain_order.h"
#include "domain/records/security_waits.h"
#include "domain/records/under_policy.h"
#include "domain/testing/record_samples.h"
#include "domain/timeline.h"

namespace rowan {
namespace {

using namespace testing_;

std::int64_t add(CaseBuilder& b, const Actor& by, const RecordMade& made) { return b.take(make_record(b.seen(by), made, b.now()), by.id); }
std::string why(CaseBuilder& b, const RecordMade& made) { return why_not(make_record(b.seen(officer()), made, b.now())); }
bool asks(CaseBuilder& b, std::string_view title) {
  const auto all = record_items(b.get(), {}, b.now());
  return std::any_of(all.begin(), all.end(), [&](const RecordItem& item) { return item.title == title; });
}
RecordMade chosen(std::string_view what, std::string value, std::optional<std::int64_t> of = {}) {
  RecordMade made = sample_of(what, of);
  made.value = std::move(value);
  return made;
}
bool happened(CaseBuilder& b, std::string_view fact) { return facts_of(b.get()).first(fact).has_value(); }

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

// ---- security

TEST(Clauses, CX_4_9_security_is_decided_yes_no_or_partly_with_a_reason) {
  for (const char* value : {"yes", "no", "partial"}) {
    CaseBuilder b;
    RecordMade made = chosen("security", value);
    made.text = " ";
    EXPECT_EQ(why(b, made), "form.needed");
    made.text = "The back door does not lock";
    EXPECT_EQ(why(b, without(without(without(made, "cost"), "agreed"), "done_by")), std::string(value) == "no" ? "" : "form.needed");
    add(b, officer(), made);
    EXPECT_EQ(facts_of(b.get()).value("security.decided"), value);
  }
  CaseBuilder b;
  EXPECT_EQ(why(b, chosen("security", "")), "form.choice");
}
TEST(Clauses, CX_4_9_nobody_but_the_landlord_can_be_made_to_pay) {
  for (const char* what : {"security", "security-order", "security-done"}) {
    const RecordRow& row = *find_record(what);
    for (const RecordField& field : row.fields)
      for (const RecordChoice& choice : field.choices)
        for (const char* payer : {"survivor", "tenant", "them"}) EXPECT_NE(choice.code, payer) << what << field.code;
    CaseBuilder b;
    const auto id = row.is_step() ? std::optional(add(b, officer(), sample_of("security"))) : std::nullopt;
    EXPECT_EQ(why(b, with(sample_of(row, id), "payer", "survivor")), "field.unknown") << what;
  }
}
TEST(Clauses, CX_4_9_the_order_to_the_contractor_says_nothing_of_why) {
  CaseBuilder b(report_of([] {
    ReportReceived said = survivor_said();
    said.survivor.name = said.handle = "Danielle Marsh";
    return said;
  }()));
  b.act(officer(), set_safe_contact, safe_text("07700 900142"), std::string("She said so"));
  const auto id = add(b, officer(), sample_of("security"));
  const auto refused = [&](std::string words) { return why(b, with(sample_of("security-order", id), "wording", std::move(words))); };
  EXPECT_EQ(refused("Front door: fit a new five-lever lock and a chain"), "");
  EXPECT_EQ(refused("Back gate: renew hinges, fit a light with a sensor"), "");
  for (const char* words :
       {"Fit a lock, domestic abuse", "DA case, fit a lock", "New lock after an assault", "Locks for Danielle", "Ring 07700 900142 first",
        "Police ask for a chain", "Perpetrator has a key", "Her ex has a key", "Survivor at risk, urgent", "Violence marker: two men"})
    EXPECT_EQ(refused(words), "order.words") << words;
}
TEST(Clauses, CX_4_9_it_is_ordered_done_and_asked_whether_they_feel_safe) {
  CaseBuilder b;
  const auto id = add(b, officer(), sample_of("security"));
  EXPECT_TRUE(asks(b, "Order the security work and see that it is done"));
  add(b, officer(), sample_of("security-order", id));
  EXPECT_TRUE(asks(b, "Order the security work and see that it is done"));
  add(b, officer(), sample_of("security-done", id));
  EXPECT_FALSE(asks(b, "Order the security work and see that it is done"));
}
TEST(Clauses, CX_4_10_only_who_looks_after_the_items_can_keep_permission_waiting) {
  CaseBuilder b;
  const auto id = add(b, officer(), sample_of("police-security"));
  const RecordRow& permission = *find_record("police-security-permission");
  EXPECT_TRUE(permission.approvers.empty()) << "no manager is asked";
  EXPECT_TRUE(permission.choices.empty()) << "there is no other outcome";
  EXPECT_EQ(why(b, without(sample_of("police-security-permission", id), "maintenance")), "form.needed");
  EXPECT_EQ(why(b, with(sample_of("police-security-permission", id), "maintenance", "nobody")), "field.value");
  add(b, officer(), sample_of("police-security-maintenance", id));
  EXPECT_FALSE(happened(b, "police_security.permitted"));
  EXPECT_TRUE(asks(b, "Settle who looks after the police items, and give permission"));
  for (const char* party : {"police", "landlord", "tenant"})
    EXPECT_EQ(why(b, with(sample_of("police-security-permission", id), "maintenance", party)), "") << party;
  add(b, officer(), sample_of("police-security-permission", id));
  EXPECT_TRUE(happened(b, "police_security.permitted")) << "and nobody else had to agree";
  EXPECT_EQ(record_instance(b.get(), {}, id, b.now())->state, RecordState::ended);
  for (const RecordRow* step : RecordShapes{}.steps_of("police-security")) {
    const std::string said = step->what + step->title;
    for (const char* word : {"refus", "declin", "reject"}) EXPECT_EQ(said.find(word), std::string::npos) << said;
  }
}
TEST(Clauses, CX_4_10_the_minutes_from_the_request_to_permission_are_measured) {
  CaseBuilder b;
  const auto first = add(b, officer(), sample_of("police-security"));
  b.later(minutes(7));
  add(b, officer(), sample_of("police-security-permission", first));
  add(b, officer(), sample_of("police-security"));
  b.later(minutes(30));
  RecordMade aside;
  aside.what = "police-security";
  aside.turn = RecordTurn::not_done;
  aside.text = "The police do not want to fit it any more";
  aside.of = add(b, officer(), sample_of("police-security"));
  add(b, officer(), aside);
  const auto waits = police_security_waits(b.get(), b.now());
  ASSERT_EQ(waits.size(), 2u) << "what the police took back is not counted";
  EXPECT_EQ(waits[0].minutes, 7);
  EXPECT_TRUE(waits[0].permitted);
  EXPECT_EQ(waits[1].minutes, 30);
  EXPECT_FALSE(waits[1].permitted);
}

// ---- damage

TEST(Clauses, CX_4_11_a_repair_is_a_bare_number_and_waits_for_nothing) {
  CaseBuilder b;
  const auto id = add(b, officer(), sample_of("damage"));
  const RecordMade repair = sample_of("damage-repair", id);
  EXPECT_EQ(why(b, repair), "") << "nothing about a charge, a photograph or the police is decided yet";
  for (const char* priority : {"emergency", "urgent", "routine"})
    for (const char* charge : {"raised", "held", "not_raised"}) {
      CaseBuilder c;
      const auto damage = add(c, officer(), sample_of("damage"));
      add(c, officer(), chosen("damage-charge", charge, damage));
      EXPECT_EQ(why(c, with(sample_of("damage-repair", damage), "priority", priority)), "") << priority << charge;
    }
  for (const char* what : {"damage", "damage-repair", "damage-repaired"})
    for (const RecordField& field : find_record(what)->fields) {
      EXPECT_NE(field.kind == FieldKind::money && field.needed, true) << what << field.code;
      for (const char* word : {"rime", "prepay", "deposit", "police"}) EXPECT_EQ(field.label.find(word), std::string::npos) << what << field.code;
    }
  EXPECT_EQ(why(b, with(repair, "order", "Danielle’s door")), "field.value") << "a number, and no words";
  EXPECT_EQ(why(b, with(repair, "wording", "Door broken by her partner, domestic")), "order.words");
}
TEST(Clauses, CX_4_12a_damage_asks_for_what_shows_who_did_it) {
  CaseBuilder b;
  for (const char* field : {"where", "seen_on", "shown_by"}) EXPECT_EQ(why(b, without(sample_of("damage"), field)), "form.needed") << field;
  add(b, officer(), sample_of("damage"));
  EXPECT_TRUE(happened(b, "damage.recorded"));
}
TEST(Safeguards, SG_30_a_charge_is_raised_only_to_the_perpetrator_by_a_complete_table) {
  const RecordRow& row = *find_record("damage-charge");
  const auto codes = [&](const char* field) { return row.field(field)->choices; };
  for (const RecordChoice& who : codes("charged_to"))
    for (const RecordChoice& shared : codes("shared"))
      for (const RecordChoice& there : codes("survivor_there"))
        for (const RecordChoice& safety : codes("safety"))
          for (const bool why_safe : {false, true})
            for (const bool same_person : {false, true}) {
              CaseBuilder b;
              const auto id = add(b, officer(), sample_of("damage"));
              if (same_person) b->opened.survivor = b->perpetrator.person = PersonId{12};
              RecordMade made =
                  with(with(with(with(sample_of(row, id), "charged_to", who.code), "shared", shared.code), "survivor_there", there.code), "safety",
                       safety.code);
              if (!why_safe) made = without(made, "safety_why");
              const bool goes =
                  who.code == "perpetrator" && shared.code == "no" && there.code == "no" && safety.code == "safe" && why_safe && !same_person;
              const auto result = make_record(b.seen(officer()), made, b.now());
              const std::string name = who.code + shared.code + there.code + safety.code + (why_safe ? "+" : "-") + (same_person ? "same" : "");
              EXPECT_EQ(result.ok(), goes) << name;
              EXPECT_EQ(names_problem(result, "recharge.survivor"), who.code == "survivor" || same_person) << name;
              EXPECT_EQ(names_problem(result, "recharge.address"), there.code != "no") << name;
              EXPECT_EQ(names_problem(result, "recharge.safety"), safety.code != "safe" || !why_safe) << name;
              EXPECT_EQ(names_problem(result, "recharge.shared-account"), who.code == "joint_account" || shared.code != "no") << name;
            }
}
TEST(Clauses, CX_4_12a_a_charge_that_is_not_safe_is_held_and_looked_at_again) {
  CaseBuilder b;
  const auto id = add(b, officer(), sample_of("damage"));
  RecordMade held = chosen("damage-charge", "held", id);
  EXPECT_EQ(why(b, without(held, "look_again")), "form.needed");
  held.text.clear();
  EXPECT_EQ(why(b, held), "form.needed") << "with its reason";
  add(b, officer(), chosen("damage-charge", "held", id));
  EXPECT_EQ(facts_of(b.get()).value("recharge.decided"), "held");
  EXPECT_TRUE(asks(b, "Look again at the charge that is held"));
  add(b, officer(), without(chosen("damage-charge", "not_raised", id), "look_again"));
  EXPECT_FALSE(asks(b, "Look again at the charge that is held"));
  EXPECT_EQ(facts_of(b.get()).value("recharge.decided"), "not_raised");
}
TEST(Clauses, CX_4_12a_a_policy_that_charges_nobody_raises_no_charge) {
  CaseBuilder b;
  const auto id = add(b, officer(), sample_of("damage"));
  Policy charges, charges_nobody;
  charges.recharge = RechargeRule{"CX-4.12a", true, false};
  charges_nobody.recharge = RechargeRule{"X-1", false, false};
  for (const Policy* policy :
       {static_cast<const Policy*>(nullptr), static_cast<const Policy*>(&charges_nobody), static_cast<const Policy*>(&charges)}) {
    RecordRules rules;
    hold_to_policy(rules, *find_record("damage-charge"), b.get(), policy, b.now());
    EXPECT_EQ(why_not(add_record(b.seen(officer()), sample_of("damage-charge", id), b.now(), rules)),
              policy == &charges ? "" : "recharge.not-in-policy");
    EXPECT_EQ(why_not(add_record(b.seen(officer()), chosen("damage-charge", "not_raised", id), b.now(), rules)), "");
  }
}
TEST(Clauses, CX_4_12b_a_report_to_the_police_needs_their_yes_or_a_ground_by_a_complete_table) {
  for (const char* decided : {"yes", "no", "later"})
    for (const char* view : {"", "agree", "disagree", "not_asked"})
      for (const char* ground : {"", "risk_of_harm", "child", "legal_duty"})
        for (const bool words : {false, true}) {
          CaseBuilder b;
          const auto id = add(b, officer(), sample_of("damage"));
          RecordMade made = chosen("damage-crime-report", decided, id);
          made = *view ? with(made, "their_view", view) : without(made, "their_view");
          made = *ground ? with(made, "ground", ground) : without(made, "ground");
          if (!words) made = without(made, "ground_why");
          const bool without_them = std::string(decided) == "yes" && std::string(view) != "agree";
          const bool goes = *view && (!without_them || (*ground && words));
          const auto result = make_record(b.seen(officer()), made, b.now());
          EXPECT_EQ(result.ok(), goes) << decided << '/' << view << '/' << ground << words;
          EXPECT_EQ(names_problem(result, "crime-report.ground"), without_them && !*ground);
          if (!result) continue;
          b.take(result, StaffId{1});
          EXPECT_EQ(facts_of(b.get()).value("crime_report.decided"), decided);
        }
}
TEST(Clauses, CX_4_9_where_the_policy_says_so_another_person_agrees_to_what_it_costs) {
  CaseBuilder b;
  Policy policy;
  policy.approvals.push_back({"security_spending", "X-9", {{Role::manager, "", {}}}});
  RecordRules rules;
  hold_to_policy(rules, *find_record("security"), b.get(), &policy, b.now());
  const auto id = b.take(add_record(b.seen(officer()), sample_of("security"), b.now(), rules), StaffId{1});
  EXPECT_FALSE(happened(b, "security.decided"));
  EXPECT_EQ(why_not(answer_approval(b.seen(officer()), id, true, "Yes", {})), "approval.own");
  b.take(answer_approval(b.seen(team_manager()), id, true, "Yes", {}), StaffId{2});
  EXPECT_TRUE(happened(b, "security.decided"));
}

}  // namespace
}  // namespace rowan
