// The safe-contact gate: every answer it can give, and a slow judge beside it (NHG-25, SG-1).
#include <gtest/gtest.h>

#include <random>

#include "domain/testing/case_builder.h"

namespace rowan {
namespace {

using namespace testing_;

SafeContact with(Channel channel) {
  channel.id = 4;
  SafeContact contact;
  contact.channels.push_back(std::move(channel));
  return contact;
}
std::string ask(const SafeContact& contact, Instant now, Purpose purpose = Purpose::case_work, std::int64_t id = 4) { return why_not(safe_channel(contact, id, purpose, now)); }

TEST(Safeguards, SG_1_OnlyAnApprovedChannelPasses) {
  EXPECT_EQ(ask(with(safe_text()), monday), "");
  Channel unsafe = safe_text();
  unsafe.safety = ChannelSafety::not_safe;
  EXPECT_EQ(ask(with(unsafe), monday), "contact.not-safe");
  EXPECT_EQ(ask(SafeContact{}, monday), "contact.not-known");
  EXPECT_EQ(ask(with(safe_text()), monday, Purpose::case_work, 99), "contact.not-known");
  EXPECT_EQ(ask(with(Channel{}), monday), "contact.not-safe");  // a channel nobody judged is not safe
}

TEST(Safeguards, SG_1_AnApprovalCoversThePurposesItNamesAndNoOther) {
  Channel c = safe_text();
  for (int bits = 0; bits < 32; ++bits) {
    c.purposes.clear();
    for (int p = 0; p < 5; ++p) if (bits & (1 << p)) c.purposes.push_back(static_cast<Purpose>(p));
    for (int p = 0; p < 5; ++p) EXPECT_EQ(ask(with(c), monday, static_cast<Purpose>(p)), bits == 0 || (bits & (1 << p)) ? "" : "contact.purpose") << bits << " " << p;
  }
}

TEST(Clauses, NHG_25_OutsideSafeDaysAndHoursIsRefused) {
  Channel c = safe_text();
  c.days = {Weekday::monday, Weekday::tuesday};
  c.from_minute = 600;
  c.until_minute = 840;
  EXPECT_EQ(ask(with(c), at("2026-11-16T09:59:59Z")), "contact.hours");
  EXPECT_EQ(ask(with(c), at("2026-11-16T10:00:00Z")), "");
  EXPECT_EQ(ask(with(c), at("2026-11-16T13:59:59Z")), "");
  EXPECT_EQ(ask(with(c), at("2026-11-16T14:00:00Z")), "contact.hours");
  EXPECT_EQ(ask(with(c), at("2026-11-18T11:00:00Z")), "contact.day");
}

TEST(Clauses, NHG_25_AWindowPastMidnightBelongsToTheDayItBeganOn) {
  Channel c = safe_text();
  c.days = {Weekday::friday};
  c.from_minute = 22 * 60;
  c.until_minute = 60;
  EXPECT_EQ(ask(with(c), at("2026-11-20T21:59:00Z")), "contact.hours");
  EXPECT_EQ(ask(with(c), at("2026-11-20T22:00:00Z")), "");
  EXPECT_EQ(ask(with(c), at("2026-11-21T00:59:00Z")), "");               // Saturday by the calendar, Friday's window
  EXPECT_EQ(ask(with(c), at("2026-11-21T01:00:00Z")), "contact.day");
  EXPECT_EQ(ask(with(c), at("2026-11-20T00:30:00Z")), "contact.day");    // that is Thursday's window
  EXPECT_EQ(ask(with(c), at("2026-11-21T22:30:00Z")), "contact.day");
}

TEST(Clauses, NHG_25_HoursAreThoseOfTheWallOnBothClockChanges) {
  Channel c = safe_text();
  c.check_by = Date{2027, 1, 1};
  c.from_minute = 60;
  c.until_minute = 180;  // 1am to 3am
  // Back: 1am to 2am happens twice on 25 October 2026.
  EXPECT_EQ(ask(with(c), at("2026-10-24T23:59:00Z")), "contact.hours");  // 0:59 BST
  EXPECT_EQ(ask(with(c), at("2026-10-25T00:30:00Z")), "");               // 1:30 BST
  EXPECT_EQ(ask(with(c), at("2026-10-25T01:30:00Z")), "");               // 1:30 GMT, again
  EXPECT_EQ(ask(with(c), at("2026-10-25T03:00:00Z")), "contact.hours");
  // Forward: 1am to 2am never happens on 29 March 2026.
  EXPECT_EQ(ask(with(c), at("2026-03-29T00:59:00Z")), "contact.hours");  // 0:59 GMT
  EXPECT_EQ(ask(with(c), at("2026-03-29T01:00:00Z")), "");               // 2:00 BST
  EXPECT_EQ(ask(with(c), at("2026-03-29T02:00:00Z")), "contact.hours");  // 3:00 BST
}

TEST(Clauses, NHG_25_AStaleApprovalIsRefusedFromTheDayAfter) {
  Channel c = safe_text();
  c.check_by = Date{2026, 11, 16};
  EXPECT_EQ(ask(with(c), at("2026-11-16T23:59:59Z")), "");
  EXPECT_EQ(ask(with(c), at("2026-11-17T00:00:00Z")), "contact.stale");
  c.check_by = Date{2026, 7, 1};  // the day ends by the wall, an hour before it does in UTC
  EXPECT_EQ(ask(with(c), at("2026-07-01T22:59:59Z")), "");
  EXPECT_EQ(ask(with(c), at("2026-07-01T23:00:00Z")), "contact.stale");
}

TEST(Clauses, NHG_25_DoNotContactBeatsEveryApproval) {
  SafeContact contact = with(safe_text());
  contact.do_not_contact = true;
  EXPECT_EQ(ask(contact, monday), "contact.do-not");
  EXPECT_EQ(ask(contact, monday, Purpose::safety), "contact.do-not");
  EXPECT_EQ(ask(contact, monday, Purpose::safety, 99), "contact.do-not");
  EXPECT_TRUE(contact.known());
  EXPECT_EQ(in_short(contact), "Do not contact");
}

TEST(Clauses, NHG_7_AWitnessHasASafeContactRecordOfTheirOwn) {
  Channel witness = safe_text();
  witness.person = "Mrs Adeyemi";
  SafeContact contact = with(witness);
  EXPECT_FALSE(contact.known());  // a way to the witness is no way to the survivor
  EXPECT_EQ(in_short(contact), "Not known yet");
  EXPECT_EQ(ask(contact, monday), "");
  contact.do_not_contact = true;  // the survivor's word, about themselves
  EXPECT_EQ(ask(contact, monday), "");
}

TEST(Safeguards, SG_1_NothingGoesToWhoMustNotFindOut) {
  Channel trusted = safe_text("Craig");
  trusted.kind = ChannelKind::trusted_person;
  SafeContact contact = with(trusted);
  EXPECT_EQ(ask(contact, monday), "");
  contact.must_not_know = {{"Craig Marsh (husband)", "", ""}};
  EXPECT_EQ(ask(contact, monday), "contact.must-not-know");
  contact.channels[0].value = "Her sister Ellie Marsh";
  EXPECT_EQ(ask(contact, monday), "");
  contact.channels[0].kind = ChannelKind::text;
  contact.channels[0].person = "CRAIG MARSH";
  EXPECT_EQ(ask(contact, monday), "contact.must-not-know");
}

TEST(Safeguards, SG_1_AnOverrideNeedsAReasonAndKeepsIt) {
  EXPECT_EQ(why_not(override_to_save_life({}, safe_text(), Purpose::safety, monday, "")), "contact.override-reason");
  EXPECT_EQ(why_not(override_to_save_life({}, safe_text(), Purpose::safety, monday, "              ")), "contact.override-reason");
  const auto made = override_to_save_life({}, safe_text(), Purpose::safety, monday, "He is on his way with a knife");
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made->override_reason(), "He is on his way with a knife");
}

// The judge: walks the minutes of the calendar one by one, from the words of the rule and not from its code.
bool judged_safe(const SafeContact& contact, std::int64_t id, Purpose purpose, Instant now) {
  const Channel* found = nullptr;
  for (const Channel& channel : contact.channels) if (channel.id == id) found = &channel;
  if (!found || found->safety == ChannelSafety::not_safe) return false;
  if (contact.do_not_contact && found->person.empty()) return false;
  bool purpose_fits = found->purposes.empty();
  for (const Purpose p : found->purposes) purpose_fits = purpose_fits || p == purpose;
  const CivilTime wall = civil(now);
  if (!purpose_fits || (found->check_by && days_between(*found->check_by, wall.date) > 0)) return false;
  for (int back = 0; back <= 1; ++back) {  // windows that began today, and yesterday
    const Date began = add_days(wall.date, -back);
    bool day_fits = found->days.empty();
    for (const Weekday d : found->days) day_fits = day_fits || d == weekday_of(began);
    if (!day_fits || found->from_minute == found->until_minute) continue;
    const int end = found->until_minute > found->from_minute ? found->until_minute : found->until_minute + 1440;
    for (int minute = found->from_minute; minute < end; ++minute) {
      const Date date = add_days(began, minute / 1440);
      if (date == wall.date && minute % 1440 == wall.hour * 60 + wall.minute) return true;
    }
  }
  return false;
}

TEST(Safeguards, SG_1_TheGateAgreesWithASlowJudgeOnRandomChannelsAndTimes) {
  std::mt19937 random(20261116);
  const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const Instant changes[] = {at("2026-03-29T01:00:00Z"), at("2026-10-25T01:00:00Z"), at("2026-11-16T00:00:00Z")};
  int safe = 0;
  for (int round = 0; round < 6000; ++round) {
    SafeContact contact;
    contact.do_not_contact = pick(8) == 0;
    for (int i = 0, n = 1 + pick(3); i < n; ++i) {
      Channel c;
      c.id = i + 1;
      c.safety = pick(5) ? ChannelSafety::approved : ChannelSafety::not_safe;
      c.person = pick(6) ? "" : "A witness";
      for (int p = 0; p < 5; ++p) if (pick(3) == 0) c.purposes.push_back(static_cast<Purpose>(p));
      if (pick(2)) for (int d = 0; d < 7; ++d) if (pick(2)) c.days.push_back(static_cast<Weekday>(d));
      c.from_minute = pick(3) ? pick(1441) : 0;
      c.until_minute = pick(3) ? pick(1441) : 1440;
      if (pick(2)) c.check_by = add_days(civil(changes[0]).date, pick(300));
      contact.channels.push_back(c);
    }
    const Instant now = changes[pick(3)] + minutes(pick(8 * 1440) - 4 * 1440);
    const auto id = static_cast<std::int64_t>(1 + pick(3));
    const auto purpose = static_cast<Purpose>(pick(5));
    const bool gate = safe_channel(contact, id, purpose, now).ok();
    ASSERT_EQ(gate, judged_safe(contact, id, purpose, now)) << "round " << round;
    safe += gate;
  }
  EXPECT_GT(safe, 300);  // both answers were met often enough to mean something
  EXPECT_LT(safe, 4000);
}

TEST(SafeContactWords, EachWayKeepsItsOwnHours) {
  SafeContact contact = with(safe_text());
  contact.channels[0].from_minute = 600;
  contact.channels[0].until_minute = 840;
  contact.channels[0].days = {Weekday::monday, Weekday::tuesday, Weekday::wednesday, Weekday::thursday, Weekday::monday};
  EXPECT_EQ(in_short(contact), "Text message only, 10am to 2pm, Monday to Thursday");
  Channel call = safe_text();
  call.kind = ChannelKind::call;
  call.from_minute = 1080;
  call.until_minute = 1200;
  contact.channels.push_back(call);
  EXPECT_EQ(in_short(contact), "Text message, 10am to 2pm, Monday to Thursday; phone call, 6pm to 8pm");
  contact.channels[1].from_minute = 600;
  contact.channels[1].until_minute = 840;
  contact.channels[1].days = contact.channels[0].days;
  EXPECT_EQ(in_short(contact), "Text message or phone call, 10am to 2pm, Monday to Thursday");
}

}  // namespace
}  // namespace rowan
