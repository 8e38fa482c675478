// The engine of records: values, steps, approval, days, classes, a pack's own rows. Truth tables where something is held back.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "domain/records/shapes_of.h"
#include "domain/records/sound.h"
#include "domain/testing/record_samples.h"
#include "domain/timeline.h"

namespace rowan {
namespace {

using namespace testing_;

const RecordInstance* find(const std::vector<RecordInstance>& all, std::int64_t id) {
  for (const RecordInstance& instance : all) if (instance.id == id) return &instance;
  return nullptr;
}
RecordState state_of(const CaseBuilder& b, std::int64_t id, const RecordShapes& shapes = {}) {
  CaseBuilder copy = b;
  return record_instance(copy.get(), shapes, id, copy.now())->state;
}
std::int64_t add(CaseBuilder& b, const Actor& by, const RecordMade& made, const RecordRules& rules = {}) {
  return b.take(add_record(b.seen(by), made, b.now(), rules), by.id);
}
std::int64_t answer(CaseBuilder& b, const Actor& by, std::int64_t seq, bool yes, const RecordShapes& shapes = {}) {
  return b.take(answer_approval(b.seen(by), seq, yes, "Because", shapes), by.id);
}
RecordMade turn(std::string_view what, std::int64_t of, RecordTurn how) {
  RecordMade made;
  made.what = what;
  made.text = "A reason";
  if (of) made.of = of;
  made.turn = how;
  return made;
}

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

// ---- days

TEST(RecordDays, ADateIsOverAtTheEndOfItInLondonAlsoWhenTheClocksChange) {
  const RecordRow& row = *find_record("meeting-action");
  const RecordDue& due = row.due.front();
  for (const auto& [date, end] : {std::pair{"2026-11-20", "2026-11-21T00:00:00Z"},
                                  {"2026-07-20", "2026-07-20T23:00:00Z"},
                                  {"2026-03-29", "2026-03-29T23:00:00Z"},
                                  {"2026-10-25", "2026-10-26T00:00:00Z"}})
    EXPECT_EQ(day_of(due, row, with(sample_of(row), "due", date), monday), at(end)) << date;
}
TEST(RecordDays, AReminderComesBeforeTheDayAndTheDayItselfMakesItExpired) {
  const std::vector<RecordRow> rows{{.what = "own-award",
                                     .title = "Award of points",
                                     .hint = "h",
                                     .fields = {{.code = "ends", .label = "Ends", .kind = FieldKind::date, .needed = true}},
                                     .due = {{.title = "Renew the award", .field = "ends", .remind_days = 28, .expires = true}}}};
  const RecordShapes shapes({std::make_shared<const std::vector<RecordRow>>(rows)});
  CaseBuilder b;
  const auto id = add(b, officer(), with(sample_of(rows[0]), "ends", "2027-01-31"), {shapes, {}});
  const auto item = record_items(b.get(), shapes, b.now()).at(0);
  EXPECT_EQ(item.due, at("2027-01-04T00:00:00Z"));
  EXPECT_EQ(item.day, at("2027-02-01T00:00:00Z"));
  EXPECT_TRUE(item.expires);
  EXPECT_FALSE(item.lapsed(at("2027-01-31T23:59:59Z")));
  EXPECT_TRUE(item.lapsed(at("2027-02-01T00:00:01Z")));
  EXPECT_EQ(record_instance(b.get(), shapes, id, at("2027-01-31T23:59:59Z"))->state, RecordState::open);
  EXPECT_EQ(record_instance(b.get(), shapes, id, at("2027-02-01T00:00:01Z"))->state, RecordState::expired);
  add(b, officer(), turn("own-award", id, RecordTurn::not_done), {shapes, {}});
  EXPECT_TRUE(record_items(b.get(), shapes, at("2027-02-01T00:00:01Z")).empty());
}
TEST(RecordDays, AClosedCaseIsAskedForNothing) {
  CaseBuilder b;
  add(b, officer(), sample_of("meeting-action"));
  EXPECT_TRUE(names_problem(close_case(b.seen(team_manager()), "Done", "By text"), "case.close-records"));
  b->closed = true;
  EXPECT_TRUE(record_items(b.get(), {}, b.now()).empty());
}

// ---- classes

TEST(RecordClasses, MinutesAreReadOnlyByTheirRolesAndNeverInAnUrgentHour) {
  CaseBuilder b;
  const RecordRow& minutes_row = *find_record("meeting-minutes");
  for (std::size_t i = 0; i < std::size(role_names); ++i) {
    const auto role = static_cast<Role>(i);
    Actor who = person(30 + static_cast<std::int64_t>(i), {role});
    if (!may(who, Permission::work_cases)) continue;
    b.act(officer(), grant_access, who, "Works on it", std::optional<Instant>{});
    const bool reads = role == Role::manager || role == Role::da_lead || role == Role::safeguarding_lead;
    EXPECT_EQ(may_read(b.seen(who), minutes_row), reads) << role_names[i];
    EXPECT_EQ(why_not(make_record(b.seen(who), sample_of("meeting-minutes"), b.now())), reads ? "" : "record.role") << role_names[i];
    EXPECT_TRUE(may_read(b.seen(who), *find_record("meeting-action")));
  }
  Actor stranger = team_manager(60);
  stranger.team = TeamId{9};
  b.take(take_urgent_access(b.get(), stranger, "Somebody is at the door now", b.now()), stranger.id);
  EXPECT_FALSE(may_read(b.seen(stranger), minutes_row));
}
TEST(RecordClasses, TheTimelineKeepsTheWordsFromWhoeverMayNotReadThem) {
  CaseBuilder b;
  RecordMade minutes_of = sample_of("meeting-minutes");
  minutes_of.text = "A neighbour said so";
  const auto seq = add(b, team_manager(), minutes_of);
  b.act(team_manager(), correct, seq, std::string("Another neighbour said so"), std::string("Misheard"));
  EXPECT_EQ(why_not(correct(b.seen(officer()), seq, "x", "y")), "entry.none");
  for (const bool allowed : {false, true}) {
    Names names;
    if (allowed) names.may_read = [](const RecordRow&) { return true; };
    for (const TimelineItem& item : timeline(b.get(), names)) {
      if (item.seq != seq) continue;
      EXPECT_EQ(item.withheld, !allowed);
      EXPECT_EQ(item.kept, RecordClass::minutes);
      EXPECT_EQ(item.text.empty(), !allowed);
      EXPECT_EQ(item.details.empty(), !allowed);
      EXPECT_FALSE(item.title.empty());
    }
  }
}

// ---- gates before a record

TEST(RecordGates, AGateIsPassedAsItSaysAndNeverOtherwise) {
  for (const Truth open : {Truth::no, Truth::unknown, Truth::yes})
    for (const Override pass : {Override::never, Override::reason, Override::second_person})
      for (const bool reason : {false, true}) {
        CaseBuilder b;
        GateState gate;
        gate.id = "talk-first";
        gate.title = "Talk it through first";
        gate.clause = "XX-1";
        gate.open = open;
        gate.pass = pass;
        RecordMade made = sample_of("meeting-action");
        if (reason) made.pass_reason = "It cannot wait";
        const auto result = add_record(b.seen(officer()), made, b.now(), {{}, {gate}});
        const bool through = open == Truth::yes || (pass != Override::never && reason);
        ASSERT_EQ(result.ok(), through) << static_cast<int>(open) << static_cast<int>(pass) << reason;
        if (!through) {
          EXPECT_EQ(why_not(result), "gate.talk-first");
          continue;
        }
        const auto seq = b.take(result, StaffId{1});
        const auto& kept = std::get<RecordMade>(b->lines.back().event);
        EXPECT_EQ(kept.gate_said.empty(), open == Truth::yes);
        EXPECT_EQ(kept.asked.value_or(false), open != Truth::yes && pass == Override::second_person);
        EXPECT_EQ(facts_of(b.get()).first("meeting.action_agreed").has_value(), !kept.asked.value_or(false));
        if (kept.asked.value_or(false)) answer(b, team_manager(), seq, true);
        EXPECT_TRUE(facts_of(b.get()).first("meeting.action_agreed"));
      }
}
TEST(RecordGates, AGateOfAPolicyStandsBeforeItsRecordAndNoOther) {
  auto policy = std::make_shared<Policy>();
  policy->id = "own";
  policy->layer = PolicyLayer::landlord;
  GateRule gate;
  gate.id = "talk-first";
  gate.act = Act::make_record;
  gate.record = "meeting-action";
  gate.needs = {Condition::Kind::happened, {}, find_fact("contact.made")->name};
  policy->gates.push_back(gate);
  PolicyHistory history;
  history.adopt(policy, monday - elapsed_days(30));
  CaseBuilder b;
  EXPECT_EQ(gates_before_record(facts_of(b.get()), history, "meeting-action", b.now()).size(), 1u);
  EXPECT_TRUE(gates_before_record(facts_of(b.get()), history, "meeting-listing", b.now()).empty());
  EXPECT_TRUE(gates(facts_of(b.get()), history, Act::close_case, b.now()).empty());
}
TEST(RecordChecks, ARowMayRefuseForAReasonOfItsOwn) {
  const std::vector<RecordRow> rows{{.what = "own-locks",
                                     .title = "Locks",
                                     .hint = "h",
                                     .text_label = "Words",
                                     .check = [](const Seen& seen, const RecordMade&, std::vector<Problem>& problems) {
                                       if (seen.get().perpetrator.joint_tenant == Answer::yes)
                                         problems.push_back({"locks.joint-tenant", "A joint tenant would be shut out", "text"});
                                     }}};
  const RecordShapes shapes({std::make_shared<const std::vector<RecordRow>>(rows)});
  CaseBuilder b;
  EXPECT_EQ(why_not(add_record(b.seen(officer()), sample_of(rows[0]), b.now(), {shapes, {}})), "");
  b->perpetrator.joint_tenant = Answer::yes;
  EXPECT_EQ(why_not(add_record(b.seen(officer()), sample_of(rows[0]), b.now(), {shapes, {}})), "locks.joint-tenant");
}

// ---- a pack's own rows

TEST(RecordsOfPacks, ARowOfAPackRaisesItsOwnEventAlsoWhenThePackHasGone) {
  const std::vector<RecordRow> rows{{.what = "own-referral",
                                     .title = "Referral to the refuge",
                                     .hint = "h",
                                     .fact = "pack.refuge_referred",
                                     .timeline = "decision",
                                     .choices = {{"sent", "Sent"}},
                                     .fields = {{.code = "moved", .label = "Moved in", .kind = FieldKind::date, .fact = "pack.refuge_moved_in"}},
                                     .kept = RecordClass::perpetrator_file}};
  const RecordShapes shapes({std::make_shared<const std::vector<RecordRow>>(rows)});
  CaseBuilder b;
  EXPECT_EQ(why_not(make_record(b.seen(officer()), sample_of(rows[0]), b.now())), "record.none");
  add(b, officer(), sample_of(rows[0]), {shapes, {}});
  const Facts facts = facts_of(b.get());  // without the pack
  EXPECT_EQ(facts.value("pack.refuge_referred"), "sent");
  EXPECT_EQ(facts.first("pack.refuge_moved_in"), at("2026-11-20T00:00:00Z"));
  for (const TimelineItem& item : timeline(b.get(), Names{}))
    if (item.seq == b->last_seq) {
      EXPECT_TRUE(item.withheld) << "nobody knows any more who may read it";
      EXPECT_EQ(item.kept, RecordClass::perpetrator_file);
    }
}
TEST(RecordsOfPacks, OurCodesStayOursAndTheLatestPackSpeaksFirst) {
  const auto rows = [](std::string what, std::string title) {
    RecordRow row;
    row.what = std::move(what);
    row.title = std::move(title);
    return std::make_shared<const std::vector<RecordRow>>(std::vector<RecordRow>{row});
  };
  const RecordShapes shapes({rows("own", "Newer"), rows("own", "Older"), rows("agencies", "Theirs")});
  EXPECT_EQ(shapes.find("own")->title, "Newer");
  EXPECT_EQ(shapes.find("agencies")->title, "Support agencies");
  EXPECT_TRUE(shapes.of_pack("own"));
  EXPECT_FALSE(shapes.of_pack("agencies"));
  EXPECT_EQ(shapes.all().size(), record_rows().size() + 1);
}
TEST(RecordsOfPacks, NamesOfTheirFactsAreKeptOnceAndOnlyOfTheirShape) {
  const FactName* one = find_fact("pack.refuge_referred");
  ASSERT_NE(one, nullptr);
  EXPECT_EQ(one, find_fact(std::string("pack.refuge_") + "referred"));
  EXPECT_EQ(one->kind, FactKind::event);
  for (const char* wrong : {"pack.", "pack.Refuge", "pack.a-b", "packs.a", "pack"}) EXPECT_EQ(find_fact(wrong), nullptr) << wrong;
}

}  // namespace
}  // namespace rowan
