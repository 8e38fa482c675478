// The engine of records: values, steps, approval, days, classes, a pack's own rows. Truth tables where something is held back.
#include "domain/testing/record_acts.h"

namespace rowan {
namespace {

using namespace testing_;

// ---- the table

TEST(Records, EveryRowIsSound) {
  std::set<std::string> codes;
  for (const RecordRow& row : record_rows()) {
    for (const std::string& fault : unsound(row, {})) { ADD_FAILURE() << row.what << ": " << fault; }
    EXPECT_TRUE(codes.insert(row.what).second) << row.what;
    EXPECT_FALSE(row.clause.empty()) << row.what;
  }
  EXPECT_GE(codes.size(), 30u);
}

// ---- values

TEST(RecordValues, WhatIsTypedBecomesOneCanonicalFormOrIsRefused) {
  struct Try {
    FieldKind kind;
    const char* typed;
    const char* stored;  // null: refused
  };
  const Try tries[] = {
      {FieldKind::words, "  one line ", "one line"},
      {FieldKind::words, " \n ", nullptr},
      {FieldKind::words, "two\nlines", nullptr},
      {FieldKind::date, "2026-11-19", "2026-11-19"},
      {FieldKind::date, "2026-02-30", nullptr},
      {FieldKind::date, "19/11/2026", nullptr},
      {FieldKind::instant, "2026-11-19T11:05:00Z", "2026-11-19T11:05:00Z"},
      {FieldKind::instant, "2026-07-19T11:05:00+01:00", "2026-07-19T10:05:00Z"},
      {FieldKind::instant, "2026-11-19", nullptr},
      {FieldKind::choice, "b", "b"},
      {FieldKind::choice, "c", nullptr},
      {FieldKind::choice, "", nullptr},
      {FieldKind::yes_no_unknown, "unknown", "unknown"},
      {FieldKind::yes_no_unknown, "not_asked", nullptr},
      {FieldKind::yes_no_unknown, "Yes", nullptr},
      {FieldKind::number, "1,250", "1250"},
      {FieldKind::number, "007", "7"},
      {FieldKind::number, "-1", nullptr},
      {FieldKind::number, "1.5", nullptr},
      {FieldKind::number, "99999999999999999999", nullptr},
      {FieldKind::money, "£1,250", "125000"},
      {FieldKind::money, "85.5", "8550"},
      {FieldKind::money, "85.50", "8550"},
      {FieldKind::money, "85.505", nullptr},
      {FieldKind::money, "-3", nullptr},
      {FieldKind::money, "£", nullptr},
      {FieldKind::money, "5.", nullptr},
      {FieldKind::reference, " MA-12/7 ", "MA-12/7"},
      {FieldKind::reference, "a<b", nullptr},
      {FieldKind::reference, "", nullptr},
      {FieldKind::staff, "12", "12"},
      {FieldKind::staff, "0", nullptr},
      {FieldKind::staff, "x", nullptr},
      {FieldKind::staff, "012", nullptr},
      {FieldKind::agency, "Northbrook Council", "Northbrook Council"},
  };
  for (const Try& each : tries) {
    RecordField field{.code = "f", .label = "F", .kind = each.kind, .choices = {{"a", "A"}, {"b", "B"}}};
    const auto stored = canonical_value(field, each.typed);
    EXPECT_EQ(stored.value_or("(refused)"), each.stored ? each.stored : "(refused)") << name_of(each.kind) << " [" << each.typed << "]";
    if (stored) { EXPECT_EQ(value_fault(field, *stored), ""); }
    if (stored && each.kind != FieldKind::money) { EXPECT_EQ(canonical_value(field, *stored), stored) << "the canonical form is its own"; }
    EXPECT_FALSE(value_fault(field, "\x01\n").empty() && each.kind != FieldKind::long_words);
  }
  EXPECT_EQ(value_in_words({.code = "f", .label = "F", .kind = FieldKind::money}, "8505", {}), "£85.05");
  EXPECT_EQ(value_in_words({.code = "f", .label = "F", .kind = FieldKind::date}, "2026-11-19", {}), "19 November 2026");
}
TEST(RecordValues, EveryFaultIsToldAtItsField) {
  CaseBuilder b;
  RecordMade made = sample_of("safeguarding-referral");
  made = with(without(without(made, "authority"), "why_without"), "team", "nobody");
  made = with(with(made, "told", "not_told"), "reference", "a<b");
  made.text = " ";
  const auto result = add_record(b.seen(officer()), made, b.now() + hours(1), {});
  ASSERT_FALSE(result);
  std::set<std::string> fields;
  for (const Problem& problem : result.refusal().problems) fields.insert(problem.field);
  EXPECT_EQ(fields, (std::set<std::string>{"authority", "team", "why_without", "reference", "text", "when"}));
}
TEST(RecordValues, AFieldThatTheRowDoesNotHaveOrHasTwiceIsRefused) {
  CaseBuilder b;
  RecordMade made = with(sample_of("meeting-action"), "colour", "red");
  EXPECT_TRUE(names_problem(add_record(b.seen(officer()), made, b.now(), {}), "field.unknown"));
  made = sample_of("meeting-action");
  made.values.push_back(made.values.front());
  EXPECT_TRUE(names_problem(add_record(b.seen(officer()), made, b.now(), {}), "field.unknown"));
}
TEST(RecordValues, AFieldIsNeededOnlyWhenAnotherSaysSo) {
  const RecordRow& row = *find_record("meeting-referral");
  for (const char* route : {"visible_high_risk", "professional_judgement", "escalation", "repeat"}) {
    CaseBuilder b;
    RecordMade made = without(without(sample_of(row), "answers"), "earlier");
    made.value = route;
    const auto result = add_record(b.seen(officer()), made, b.now(), {});
    const std::string needs = std::string(route) == "visible_high_risk" ? "answers" : std::string(route) == "repeat" ? "earlier" : "";
    EXPECT_EQ(result.ok(), needs.empty()) << route;
    if (!result) { EXPECT_EQ(result.refusal().first().field, needs); }
  }
}

// ---- steps

TEST(RecordSteps, AnInstanceGoesFromOpenToEndedAndMayBeOpenedAgain) {
  CaseBuilder b;
  const auto id = add(b, officer(), sample_of("safeguarding-referral"));
  EXPECT_EQ(state_of(b, id), RecordState::open);
  add(b, officer(), sample_of("safeguarding-acknowledged", id));
  EXPECT_EQ(state_of(b, id), RecordState::open);
  RecordMade outcome = sample_of("safeguarding-outcome", id);
  outcome.value = "no_action";
  add(b, officer(), outcome);
  EXPECT_EQ(state_of(b, id), RecordState::open) << "no action is not the end: somebody has to say whether it is right";
  add(b, officer(), sample_of("safeguarding-disagreement", id));
  add(b, officer(), sample_of("safeguarding-settled", id));
  EXPECT_EQ(state_of(b, id), RecordState::ended);
  EXPECT_EQ(why_not(make_record(b.seen(officer()), sample_of("safeguarding-acknowledged", id), b.now())), "record.ended");
  add(b, officer(), turn("safeguarding-referral", id, RecordTurn::opened_again));
  EXPECT_EQ(state_of(b, id), RecordState::open);
  add(b, officer(), sample_of("safeguarding-acknowledged", id));
}
TEST(RecordSteps, AStepBelongsToAnInstanceOfItsOwnKind) {
  CaseBuilder b;
  const auto action = add(b, officer(), sample_of("meeting-action"));
  EXPECT_EQ(why_not(make_record(b.seen(officer()), sample_of("safeguarding-acknowledged"), b.now())), "record.step");
  EXPECT_EQ(why_not(make_record(b.seen(officer()), sample_of("safeguarding-acknowledged", action), b.now())), "record.not-now");
  EXPECT_EQ(why_not(make_record(b.seen(officer()), sample_of("safeguarding-acknowledged", 999), b.now())), "record.none");
  EXPECT_EQ(why_not(make_record(b.seen(officer()), sample_of("meeting-action", action), b.now())), "record.not-now");
}
TEST(RecordSteps, SettingAsideNeedsAReasonAndRaisesNoFact) {
  for (const RecordRow& row : record_rows()) {
    if (row.is_step()) continue;
    CaseBuilder b;
    RecordMade aside = turn(row.what, 0, RecordTurn::not_done);
    if (!row.never_set_aside.empty()) {
      EXPECT_EQ(why_not(make_record(b.seen(team_manager()), aside, b.now())), "record.never-set-aside") << row.what;
      continue;
    }
    aside.text = " ";
    EXPECT_EQ(why_not(make_record(b.seen(team_manager()), aside, b.now())), "form.needed") << row.what;
    const Facts facts_before = facts_of(b.get());
    const std::size_t before = facts_before.all().size();
    aside.text = "They asked us not to";
    aside.value = row.choices.empty() ? "" : row.choices.front().code;
    const auto id = add(b, team_manager(), aside);
    const Facts facts_after = facts_of(b.get());
    EXPECT_EQ(facts_after.all().size(), before) << row.what;
    EXPECT_TRUE(std::get<RecordMade>(b->lines.back().event).value.empty()) << row.what;
    const auto instance = record_instance(b.get(), {}, id, b.now());
    EXPECT_EQ(instance->state, RecordState::ended) << row.what;
    EXPECT_TRUE(instance->not_done) << row.what;
    // And taken up again: now it can be done.
    add(b, team_manager(), turn(row.what, id, RecordTurn::opened_again));
    EXPECT_EQ(state_of(b, id), RecordState::open) << row.what;
    const auto again = record_instance(b.get(), {}, id, b.now());
    ASSERT_FALSE(again->next.empty()) << row.what;
    EXPECT_EQ(again->next.front()->what, row.what);
    EXPECT_EQ(why_not(make_record(b.seen(team_manager()), sample_of(row, id), b.now())), "") << row.what;
  }
}

TEST(RecordSteps, WhatIsSetAsideIsNeitherADecisionNorAnAnswer) {
  CaseBuilder b;
  b->opened.age_band = AgeBand::under_16;
  Classified no;
  no.statutory = Answer::no;
  no.reason = "Under 16";
  add(b, officer(), turn("child-safeguarding", 0, RecordTurn::not_done));
  EXPECT_EQ(why_not(classify(b.seen(officer()), no)), "definition.child");
  add(b, officer(), sample_of("child-safeguarding"));
  EXPECT_EQ(why_not(classify(b.seen(officer()), no)), "");
}

// ---- approval

TEST(RecordApproval, OnlyAnotherPersonOfTheRoleAnswersWithAReasonAndOnlyOnce) {
  struct Who {
    const char* name;
    Actor actor;
    const char* refusal;  // "" = may
  };
  Actor lead = da_lead();
  lead.team = north;
  const Who who[] = {{"who asked", team_manager(), "approval.own"},
                     {"an officer", officer(), "approval.role"},
                     {"a manager", team_manager(12), ""},
                     {"the domestic abuse lead", lead, ""}};
  for (const Who& each : who)
    for (const bool yes : {false, true}) {
      CaseBuilder b;
      b.act(officer(), grant_access, lead, "Works on it", std::optional<Instant>{});
      const auto asked = add(b, team_manager(), sample_of("not-referring"));
      EXPECT_FALSE(facts_of(b.get()).first("safeguarding.not_referred"));
      EXPECT_EQ(why_not(answer_approval(b.seen(each.actor), asked, yes, "Because", {})), each.refusal) << each.name;
      if (*each.refusal) continue;
      EXPECT_EQ(why_not(answer_approval(b.seen(each.actor), asked, yes, " ", {})), "form.needed");
      answer(b, each.actor, asked, yes);
      EXPECT_EQ(facts_of(b.get()).first("safeguarding.not_referred").has_value(), yes) << each.name;
      EXPECT_EQ(why_not(answer_approval(b.seen(each.actor), asked, yes, "Because", {})), "approval.none");
      EXPECT_EQ(record_instance(b.get(), {}, asked, b.now())->refused, !yes);
    }
}
TEST(RecordApproval, AnHourOfUrgentAccessApprovesNothing) {
  CaseBuilder b;
  const auto asked = add(b, team_manager(), sample_of("not-referring"));
  Actor other = team_manager(13);
  other.team = TeamId{9};
  b.take(take_urgent_access(b.get(), other, "Somebody is at the door now", b.now()), other.id);
  EXPECT_EQ(why_not(answer_approval(b.seen(other), asked, true, "Because", {})), "access.urgent");
}
TEST(RecordApproval, TheFactStandsFromTheMomentOfTheAnswer) {
  CaseBuilder b;
  const auto asked = add(b, team_manager(), sample_of("not-referring"));
  b.later(hours(5));
  answer(b, team_manager(12), asked, true);
  EXPECT_EQ(facts_of(b.get()).first("safeguarding.not_referred"), b.now());
}
TEST(RecordApproval, APolicyWithTwoLayersNeedsTwoDifferentPeople) {
  ApprovalRule two = approval_by_role();
  two.more = [](std::string_view decision, std::size_t given) { return decision == "not_referring" && given < 2; };
  CaseBuilder b;
  const auto asked = add(b, team_manager(), sample_of("not-referring"));
  b.take(answer_approval(b.seen(team_manager(12)), asked, true, "Yes", {}, two), StaffId{12});
  EXPECT_FALSE(facts_of(b.get()).first("safeguarding.not_referred"));
  EXPECT_EQ(state_of(b, asked), RecordState::waiting);
  EXPECT_EQ(why_not(answer_approval(b.seen(team_manager(12)), asked, true, "Yes", {}, two)), "approval.twice");
  b.take(answer_approval(b.seen(team_manager(14)), asked, true, "Yes", {}, two), StaffId{14});
  EXPECT_TRUE(facts_of(b.get()).first("safeguarding.not_referred"));
}
TEST(RecordApproval, ARequestStoredBeforeRecordsCouldWaitIsAnsweredLikeAnyOther) {
  CaseBuilder b;
  const auto old = b.put(NotReferringAsked{"Already open to the team"});
  EXPECT_EQ(state_of(b, old), RecordState::waiting);
  EXPECT_TRUE(b->not_referring_by);
  EXPECT_EQ(why_not(make_record(b.seen(officer()), sample_of("not-referring"), b.now())), "record.waiting");
  EXPECT_EQ(why_not(answer_approval(b.seen(officer()), old, true, "Yes", {})), "approval.own");
  answer(b, team_manager(), old, true);
  EXPECT_FALSE(b->not_referring_by);
  EXPECT_TRUE(facts_of(b.get()).first("safeguarding.not_referred"));
  CaseBuilder c;
  const auto answered = c.put(NotReferringAsked{"Already open to the team"});
  c.put(NotReferringAnswered{false, "Refer them"}, StaffId{2});
  EXPECT_TRUE(record_instance(c.get(), {}, answered, c.now())->refused);
}

// Any order of asking, answering, steps, setting aside and opening again: the view agrees with a slow count of what stands.
TEST(RecordProperties, AnyOrderOfStepsAndAnswersLeavesOneTruth) {
  std::mt19937 dice(20261116);
  const std::vector<std::string> whats{
      "safeguarding-referral", "safeguarding-acknowledged", "safeguarding-outcome", "safeguarding-settled",  "not-referring",
      "plan-action",           "plan-action-outcome",       "meeting-action",       "meeting-action-outcome"};
  for (int round = 0; round < 60; ++round) {
    CaseBuilder b;
    for (int i = 0; i < 40; ++i) {
      b.later(minutes(static_cast<std::int64_t>(dice() % 600)));
      const auto all = record_instances(b.get(), {}, b.now());
      const std::int64_t of = all.empty() || dice() % 3 == 0 ? 0 : all[dice() % all.size()].id;
      const Actor by = dice() % 2 ? officer() : team_manager();
      Result<NewEntries> made = Refusal{};
      if (dice() % 4 == 0 && of) {
        made = answer_approval(b.seen(by), of, dice() % 2, "Because", {});
      } else if (dice() % 5 == 0) {
        made = make_record(
            b.seen(by),
            turn(of ? find(all, of)->row()->what : whats[dice() % whats.size()], of, dice() % 2 ? RecordTurn::not_done : RecordTurn::opened_again),
            b.now());
      } else {
        RecordMade record = sample_of(whats[dice() % whats.size()], of ? std::optional(of) : std::nullopt);
        if (record.wish && dice() % 2) {
          record.wish = RecordWish::declined;
          record.basis = OverrideBasis::child;
          record.basis_text = "A child is in danger";
        }
        made = make_record(b.seen(by), record, b.now());
      }
      if (made) b.take(made, by.id);
      // The slow judge: from the bare entries.
      for (const RecordInstance& instance : record_instances(b.get(), {}, b.now())) {
        bool waits = false;
        for (const RecordStep& step : instance.steps) {
          bool answered = false;
          for (const CaseLine& line : b->lines)
            if (const auto* a = std::get_if<ApprovalAnswered>(&line.event); a && a->of == step.seq) {
              EXPECT_NE(line.actor, step.actor) << "nobody approves what they asked for";
              EXPECT_FALSE(answered) << "answered twice";
              answered = true;
            }
          waits = waits || (step.made->asked.value_or(false) && !answered);
        }
        const bool over = instance.not_done || instance.refused;
        if (waits && !over) { EXPECT_TRUE(instance.state == RecordState::waiting || instance.state == RecordState::ended); }
        if (instance.state == RecordState::waiting) { EXPECT_TRUE(waits); }
        if (instance.state == RecordState::ended) { EXPECT_TRUE(instance.next.empty() && instance.items.empty()); }
      }
      // A fact for each that stands, and none for what waits, was refused or was set aside.
      int referred = 0, overridden = 0;
      for (const RecordInstance& instance : record_instances(b.get(), {}, b.now()))
        for (const RecordStep& step : instance.steps) {
          if (!step.made->turn && step.stands() && step.row->what == "not-referring") ++referred;
          if (!step.made->turn && step.stands() && step.made->basis) ++overridden;
        }
      EXPECT_EQ(facts_of(b.get()).count("safeguarding.not_referred"), referred);
      EXPECT_EQ(facts_of(b.get()).count("wish.overridden"), overridden);
    }
    // What is folded again is the same.
    EXPECT_EQ(record_instances(b.get(), {}, b.now()).size(), [&] {
      const Case again = fold_case(b.entries());
      return record_instances(again, {}, b.now()).size();
    }());
  }
}

}  // namespace
}  // namespace rowan
