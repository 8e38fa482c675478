// Records: days, classes that are kept apart, gates, and a pack's own rows.
#include "domain/testing/record_acts.h"

namespace rowan {
namespace {

using namespace testing_;

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
