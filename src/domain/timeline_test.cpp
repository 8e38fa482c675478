// The record of a case in words, and the versions of a corrected entry (SG-25).
#include <gtest/gtest.h>

#include <chrono>

#include "domain/testing/case_builder.h"
#include "domain/testing/fields.h"
#include "domain/timeline.h"
#include <algorithm>

namespace rowan {
namespace {

using namespace testing_;

Names names() {
  Names n;
  n.staff = [](StaffId id) { return id == StaffId{9} ? std::string("Priya Nair") : "Person " + std::to_string(id.value); };
  n.abuse_type = [](std::string_view code) { return code == "financial" ? std::string("Financial abuse") : std::string(); };
  n.relationship = [](std::string_view code) { return "Label of " + std::string(code); };
  n.duty = [](std::string_view) { return std::string("Contact them within 24 hours"); };
  return n;
}
TimelineItem newest(const CaseBuilder& b) {
  CaseBuilder copy = b;
  for (TimelineItem& item : timeline(copy.get(), names())) if (item.seq == copy->last_seq) return item;
  return {};
}
std::string detail(const TimelineItem& item, std::string_view label) {
  for (const auto& [name, value] : item.details) if (name == label) return value;
  return {};
}
template <class T>
std::string title_after(const T& value) {
  CaseBuilder b;
  b->opened.name = "Danielle Marsh";
  b.put(value);
  return newest(b).title;
}
ContactRecorded contact(ChannelKind kind, ContactOutcome outcome) {
  ContactRecorded made;
  made.channel_kind = kind;
  made.outcome = outcome;
  return made;
}

TEST(Timeline, SaysEachThingInPlainWords) {
  EXPECT_EQ(title_after(contact(ChannelKind::text, ContactOutcome::received)), "Text reply from Danielle Marsh");
  EXPECT_EQ(title_after(contact(ChannelKind::call, ContactOutcome::made)), "Spoke to Danielle Marsh by phone");
  EXPECT_EQ(title_after(contact(ChannelKind::visit, ContactOutcome::made)), "Met Danielle Marsh");
  EXPECT_EQ(title_after(contact(ChannelKind::trusted_person, ContactOutcome::received)), "Word from Danielle Marsh through someone they trust");
  EXPECT_EQ(title_after(contact(ChannelKind::call, ContactOutcome::attempted)), "Contact tried, not reached");
  ContactRecorded witness = contact(ChannelKind::call, ContactOutcome::made);
  witness.person = "Mrs Adeyemi";
  EXPECT_EQ(title_after(witness), "Spoke to Mrs Adeyemi by phone");
  EXPECT_EQ(title_after(ReportAttached{}), "Report received");
  EXPECT_EQ(title_after(AccessGranted{StaffId{9}, "Cover", monday, {}, false}), "Access given to Priya Nair");
  EXPECT_EQ(title_after(AccessGranted{StaffId{9}, "Police there", monday, monday + hours(1), true}), "Urgent access for one hour");
  EXPECT_EQ(title_after(Barred{StaffId{9}, "x"}), "Kept from Priya Nair");
  EXPECT_EQ(title_after(Allocated{StaffId{9}, ""}), "Case given to Priya Nair");
  EXPECT_EQ(title_after(RecordMade{"meeting-place", "accepted", ""}), "A safe place to meet");
  EXPECT_EQ(title_after(WishesRecorded{"To stay", "stay"}), "What Danielle Marsh wants");
  EXPECT_EQ(title_after(DutyRedated{"first-contact", monday, "x"}), "New date for: Contact them within 24 hours");
  EXPECT_EQ(title_after(NoteAdded{"x", false}), "Note");
}

TEST(Timeline, EveryKindOfEntryHasATitleAndCorrectionsHaveNone) {
  const auto check = []<class T>() {
    CaseBuilder b;
    b.put(filled<T>());
    const TimelineItem item = newest(b);
    if constexpr (std::is_same_v<T, Corrected>) EXPECT_EQ(item.seq, 0);
    else EXPECT_FALSE(item.title.empty()) << T::kind;
    CaseBuilder bare;
    bare.put(T{});
    EXPECT_NO_THROW((void)timeline(bare.get(), Names{}));  // no names to be had: still no fault
  };
  [&]<std::size_t... I>(std::index_sequence<I...>) { (check.template operator()<std::variant_alternative_t<I, CaseEvent>>(), ...); }(std::make_index_sequence<std::variant_size_v<CaseEvent>>{});
}

TEST(Timeline, TheLabelsOfThePackStandForItsCodes) {
  CaseBuilder b;
  Classified c;
  c.types = {"financial", "own_code"};
  b.put(c);
  EXPECT_EQ(detail(newest(b), "Kinds"), "Financial abuse, own_code");
}

TEST(Timeline, ARestrictionSaysToHowManyPeople) {
  CaseBuilder b;
  b.act(officer(), grant_access, officer(9), "Cover", std::optional<Instant>{});
  b.act(officer(), grant_access, officer(10), "Until yesterday", std::optional<Instant>(b.now() + hours(1)));
  b.act(officer(), grant_access, officer(11), "Then barred", std::optional<Instant>{});
  b.act(officer(), bar, StaffId{11}, "Knows him");
  b.later(hours(2));
  b.act(team_manager(), restrict_case, true, "A relative works in repairs");  // brings access for who restricts it
  const auto items = timeline(b.get(), names());
  const auto found = std::find_if(items.begin(), items.end(), [](const TimelineItem& i) { return i.title.starts_with("Access restricted"); });
  ASSERT_NE(found, items.end());
  EXPECT_EQ(found->title, "Access restricted to 3 people");  // the lead, officer 9, the manager
  EXPECT_EQ(found->text, "A relative works in repairs");
  b.later(hours(1)).act(officer(), grant_access, officer(14), "Later", std::optional<Instant>{});
  EXPECT_EQ(std::count_if(items.begin(), items.end(), [](const TimelineItem& i) { return i.title == "Access restricted to 3 people"; }), 1);
}

TEST(Safeguards, SG_25_NewestFirstByWhenItHappenedAndLateShowsAsLate) {
  CaseBuilder b(report_of(survivor_said(), monday));
  b.later(hours(30));
  const auto on_time = b.put_at(NoteAdded{"now", false}, b.now());
  const auto a_day = b.put_at(NoteAdded{"a day ago", false}, b.now() - hours(24));
  const auto late = b.put_at(NoteAdded{"before the report", false}, monday - hours(1));
  const auto items = timeline(b.get(), names(), TimelineKind::note);
  ASSERT_EQ(items.size(), 3u);
  EXPECT_EQ(items[0].seq, on_time);
  EXPECT_EQ(items[1].seq, a_day);
  EXPECT_EQ(items[2].seq, late);
  EXPECT_FALSE(items[1].late);
  EXPECT_TRUE(items[2].late);
  EXPECT_EQ(items[2].entered_at, b.now());
  EXPECT_EQ(items[2].happened_at, monday - hours(1));
}

TEST(Safeguards, SG_25_EveryVersionOfACorrectedTextIsKeptWithWhoWhenAndWhy) {
  CaseBuilder b;
  const auto note = b.act(officer(), add_note, "He left at 9", false, std::optional<Instant>{});
  EXPECT_EQ(versions_of(b.get(), note).size(), 1u);
  b.later(minutes(5)).act(officer(), correct, note, "He left at 10", "Typing");
  b.later(minutes(5)).act(team_manager(), correct, note, "He left at 11", "The camera says so");
  const auto versions = versions_of(b.get(), note);
  ASSERT_EQ(versions.size(), 3u);
  EXPECT_EQ(versions[0].text, "He left at 9");
  EXPECT_EQ(versions[0].actor, StaffId{1});
  EXPECT_TRUE(versions[0].reason.empty());
  EXPECT_EQ(versions[1].text, "He left at 10");
  EXPECT_EQ(versions[1].reason, "Typing");
  EXPECT_EQ(versions[2].actor, StaffId{2});
  EXPECT_EQ(versions[2].entered_at, b.now());
  const auto items = timeline(b.get(), names(), TimelineKind::note);
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].text, "He left at 11");
  EXPECT_EQ(items[0].corrected_by, versions[2].seq);
  EXPECT_EQ(items[0].corrected_at, b.now());
  EXPECT_TRUE(items[0].can_correct);
  EXPECT_TRUE(versions_of(b.get(), 1).empty());
  EXPECT_TRUE(versions_of(b.get(), 999).empty());
}

TEST(Safeguards, SG_1_AnOverriddenContactShowsAsOne) {
  CaseBuilder b;
  ContactRecorded made = contact(ChannelKind::call, ContactOutcome::made);
  b.put(made);
  EXPECT_EQ(detail(newest(b), "Safe way used"), "Yes");
  EXPECT_FALSE(newest(b).overridden);
  made.override_reason = "He was on his way";
  made.gate_said = "No safe way is known";
  b.put(made);
  EXPECT_TRUE(newest(b).overridden);
  EXPECT_EQ(detail(newest(b), "Safe way used"), "No");
  EXPECT_EQ(detail(newest(b), "What stood against it"), "No safe way is known");
}

TEST(Safeguards, SG_17_AMovedTaskShowsTheDateFirstAgreed) {
  CaseBuilder b;
  const auto id = b.act(officer(), add_task, TaskAdded{"Order lock change", "", b.now() + hours(2), {}});
  b.act(officer(), move_task, id, b.now() + hours(20), "Locksmith ill");
  EXPECT_EQ(newest(b).title, "New date for task: Order lock change");
  EXPECT_EQ(detail(newest(b), "First due"), date_and_time(b.now() + hours(2)));
}

TEST(Timeline, FortyEntriesAreCheap) {
  CaseBuilder b;
  while (b->lines.size() < 40) {
    b.act(officer(), add_note, "A line of some forty or fifty letters for a note", false, std::optional<Instant>{});
    b.put(contact(ChannelKind::text, ContactOutcome::received));
  }
  const Names n = names();
  auto best = std::chrono::nanoseconds::max();
  for (int i = 0; i < 200; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const auto items = timeline(b.get(), n);
    best = std::min<std::chrono::nanoseconds>(best, std::chrono::steady_clock::now() - start);
    ASSERT_FALSE(items.empty());
  }
  RecordProperty("nanoseconds", std::to_string(best.count()));
  EXPECT_LT(best, std::chrono::milliseconds(1));  // tens of microseconds when built for speed; this bound holds also with checks on
}

}  // namespace
}  // namespace rowan
