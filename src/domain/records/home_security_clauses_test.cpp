// Security at home and damage: what the policies ask, through the acts. One test or more a clause block.
#include "domain/testing/home_acts.h"

namespace rowan {
namespace {

using namespace testing_;

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
}
TEST(Clauses, CX_4_10_refusal_is_no_outcome_whoever_asks_and_however_it_is_written) {
  const auto aside = [](std::optional<std::int64_t> of) {
    RecordMade made;
    made.what = "police-security";
    made.turn = RecordTurn::not_done;
    made.text = "We do not allow it";
    made.of = of;
    return made;
  };
  CaseBuilder b;
  for (const Actor& who : {officer(), team_manager()})
    EXPECT_EQ(why_not(make_record(b.seen(who), aside({}), b.now())), "record.never-set-aside") << "not as the first word either";
  const auto id = add(b, officer(), sample_of("police-security"));
  for (const Actor& who : {officer(), team_manager()}) EXPECT_EQ(why_not(make_record(b.seen(who), aside(id), b.now())), "record.never-set-aside");
  // Every way in which a request can end: permission, or what the police themselves took back.
  for (const RecordRow* step : RecordShapes{}.steps_of("police-security")) {
    CaseBuilder one;
    const auto of = add(one, officer(), sample_of("police-security"));
    add(one, officer(), sample_of(*step, of));
    const bool ends = record_instance(one.get(), {}, of, one.now())->state == RecordState::ended;
    EXPECT_EQ(ends, step->what == "police-security-permission" || step->what == "police-security-withdrawn") << step->what;
    EXPECT_TRUE(step->choices.empty()) << step->what;
  }
  EXPECT_EQ(why(b, without(sample_of("police-security-withdrawn", id), "told_by")), "form.needed") << "who of the police said so?";
  // One set aside before that was refused waits still: in the facts, and in the figure.
  CaseBuilder old;
  const auto waiting = add(old, officer(), sample_of("police-security"));
  old.put(aside(waiting));
  old.later(minutes(45));
  EXPECT_TRUE(happened(old, "police_security.requested"));
  const auto waits = police_security_waits(old.get(), old.now());
  ASSERT_EQ(waits.size(), 1u);
  EXPECT_EQ(waits[0].minutes, 45);
  EXPECT_FALSE(waits[0].permitted);
}
TEST(Clauses, CX_4_10_the_minutes_from_the_request_to_permission_are_measured) {
  CaseBuilder b;
  const auto first = add(b, officer(), sample_of("police-security"));
  b.later(minutes(7));
  add(b, officer(), sample_of("police-security-permission", first));
  add(b, officer(), sample_of("police-security"));
  b.later(minutes(30));
  add(b, officer(), sample_of("police-security-withdrawn", add(b, officer(), sample_of("police-security"))));
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
TEST(Clauses, CX_4_12a_a_no_against_what_the_case_says_needs_the_account_and_the_address_by_a_complete_table) {
  const std::string home = "4 Ash Row, Wexcombe, ZZ1 1AA";
  const std::string addresses[] = {"", "His mother’s, 12 Elm Close, ZZ3 4CD: the court wrote to him there", "4 Ash Row, Wexcombe ZZ1 1AA, where he still is"};
  for (const Answer lives : {Answer::not_asked, Answer::yes, Answer::no, Answer::unknown})
    for (const Answer joint : {Answer::not_asked, Answer::yes, Answer::no, Answer::unknown})
      for (const char* held : {"", "sole", "joint", "none", "unknown"})
        for (const char* wish : {"", "stay", "leave_now", "leave_later", "unsure"}) {
          CaseBuilder b;
          b->opened.home_line = home;
          PerpetratorAsked other;
          other.lives_there = lives;
          other.joint_tenant = joint;
          b.put(other);
          if (*held) b.put(TenancySet{held, "general_needs", "Herself", {}});
          if (*wish) b.put(WishesRecorded{"In her words", wish});
          const auto id = add(b, officer(), sample_of("damage"));
          const Seen seen = b.seen(officer());
          const bool tenancy_shared = joint == Answer::yes || (std::string(held) == "joint" && joint != Answer::no);
          const bool stays = std::string(wish) == "stay";
          const bool with_her = lives == Answer::yes || (lives != Answer::no && (tenancy_shared || stays));
          for (const char* shared : {"no", "yes", "unknown"})
            for (const char* there : {"no", "yes", "unknown"})
              for (const char* account : {"", "His own, opened for this charge"})
                for (std::size_t where = 0; where < 3; ++where) {
                  RecordMade made = with(with(sample_of("damage-charge", id), "shared", shared), "survivor_there", there);
                  made = *account ? with(made, "which_account", account) : without(made, "which_account");
                  made = where ? with(made, "sent_where", addresses[where]) : without(made, "sent_where");
                  const bool no_account = std::string(shared) == "no" && tenancy_shared && !*account;
                  const bool her_home = where == 2 && (stays || lives == Answer::no);
                  const bool no_address = std::string(there) == "no" && (her_home || (with_her && where == 0));
                  const auto result = make_record(seen, made, b.now());
                  const std::string row = std::string(name_of(lives)) + '/' + std::string(name_of(joint)) + '/' + held + '/' + wish + '/' + shared + '/' + there + '/' + account + std::to_string(where);
                  ASSERT_EQ(result.ok(), std::string(shared) == "no" && std::string(there) == "no" && !no_account && !no_address) << row;
                  ASSERT_EQ(names_problem(result, "recharge.case-says-shared"), no_account) << row;
                  ASSERT_EQ(names_problem(result, "recharge.case-says-there"), no_address) << row;
                }
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
