// Every kind of entry: written and read back whole, refused when newer, and still readable as version 1 wrote it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "domain/testing/case_builder.h"
#include "domain/testing/entry_kinds.h"
#include "domain/testing/fields.h"
#include <algorithm>

namespace rowan {
namespace {

using namespace testing_;

template <class T>
void check_kind() {
  EXPECT_EQ(members<T>(), fields_written<T>()) << T::kind << ": a member is not in fields()";
  for (const int seed : {0, 1, 2, 3}) {
    const T value = filled<T>(seed);
    const std::string json = to_json(value);
    EXPECT_EQ(to_json(from_json<T>(json)), json) << T::kind;
    EXPECT_NE(json, to_json(filled<T>(seed + 100))) << T::kind;  // the filler does fill
  }
  EXPECT_EQ(to_json(from_json<T>(to_json(T{}))), to_json(T{})) << T::kind;
}
template <class T>
Entry entry_of(const T& value, std::int64_t seq = 1) {
  return {{StreamId{77}, seq, 0, std::string(T::kind), T::version, monday, monday + minutes(seq), StaffId{1}}, to_json(value)};
}
template <class T>
void check_versions() {
  Entry entry = entry_of(filled<T>());
  const CaseEvent event = read_case_event(entry);
  EXPECT_TRUE(std::holds_alternative<T>(event)) << T::kind;
  for (const int version : {T::version + 1, 0, -1}) {
    entry.head.version = version;
    EXPECT_THROW((void)read_case_event(entry), Unreadable) << T::kind << version;
  }
}
TEST(Entries, EveryKindOfACaseComesBackInEveryField) { each_kind<CaseEvent>([]<class T>() { check_kind<T>(); }); }
TEST(Entries, EveryKindOfAReportComesBackInEveryField) {
  check_kind<ReportReceived>();
  check_kind<ReportPlaced>();
  check_kind<EndAsked>();
  check_kind<EndAnswered>();
}
TEST(Entries, TheNestedPartsComeBackInEveryField) {
  EXPECT_EQ(members<Channel>(), fields_written<Channel>());
  EXPECT_EQ(members<MustNotKnow>(), fields_written<MustNotKnow>());
  EXPECT_EQ(members<PersonSaid>(), fields_written<PersonSaid>());
  EXPECT_EQ(members<ReporterSaid>(), fields_written<ReporterSaid>());
}
TEST(Entries, ANewerVersionIsRefusedAndSoIsAnUnknownKind) {
  each_kind<CaseEvent>([]<class T>() { check_versions<T>(); });
  Entry entry = entry_of(NoteAdded{"x", false});
  entry.head.kind = "note-burned";
  EXPECT_THROW((void)read_case_event(entry), Unreadable);
}
TEST(Entries, NoTwoKindsShareAName) {
  std::vector<std::string_view> names;
  each_kind<CaseEvent>([&]<class T>() { names.push_back(T::kind); });
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
}
TEST(Entries, DamagedPayloadsAreRefusedNotRead) {
  Entry entry = entry_of(NoteAdded{"x", false});
  for (const char* payload : {"", "[]", "{", R"({"text":4})", R"({"text":"x","about_other":"no"})", "{\"text\":\"\xff\"}"}) {
    entry.payload = payload;
    EXPECT_THROW((void)read_case_event(entry), Unreadable) << payload;
  }
  entry = entry_of(ContactRecorded{});
  entry.payload = R"({"outcome":"shouted"})";
  EXPECT_THROW((void)read_case_event(entry), Unreadable);
}

// ---- the frozen file: one line an entry, as version 1 wrote it. It is never written anew; a later version adds a file of its own. ----

std::uint64_t digest_of(std::string_view text) {  // FNV-1a
  std::uint64_t hash = 14695981039346656037ull;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return hash;
}
// All that a fold holds, in text: a changed fold changes it.
std::string all_of(const Case& c) {
  std::ostringstream out;
  out << c.id.value << ' ' << c.last_seq << ' ' << c.opened_at.micros << ' ' << c.updated_at.micros << ' ' << c.team.value << ' ' << c.lead.value << ' ' << c.restricted << c.closed << ' '
      << c.closed_at.micros << '\n' << to_json(c.opened) << to_json(c.danger) << to_json(c.household) << to_json(c.perpetrator) << to_json(c.classified) << '\n';
  for (const Channel& k : c.contact.channels) out << to_json(k) << '\n';
  for (const MustNotKnow& m : c.contact.must_not_know) out << to_json(m) << '\n';
  out << c.contact.do_not_contact << '\n';
  for (const auto w : c.wishes) out << w << ' ';
  for (const CaseTask& t : c.tasks)
    out << t.id << t.title << t.hint << (t.due ? t.due->micros : 0) << ' ' << (t.due_at_first ? t.due_at_first->micros : 0) << ' ' << t.owner.value << t.done << t.done_at.micros << t.outcome << '\n';
  for (const CaseGrant& g : c.grants) out << g.to.value << g.purpose << g.from.micros << ' ' << (g.until ? g.until->micros : 0) << g.urgent << g.by.value << '\n';
  for (const CaseBar& bar : c.bars) out << bar.who.value << bar.reason << '\n';
  for (const CaseRedating& r : c.redatings) out << r.duty << r.due.micros << ' ' << r.at.micros << r.reason << '\n';
  out << c.hand_over_to.value << c.hand_over_note << c.not_referring_by.value << '\n';
  for (const CaseLine& l : c.lines) {
    out << l.seq << ' ' << l.happened_at.micros << ' ' << l.entered_at.micros << ' ' << l.actor.value << ' ' << l.corrected_by << l.text_now;
    std::visit([&](const auto& e) { out << e.kind << to_json(e) << '\n'; }, l.event);
  }
  const Facts facts = facts_of(c);
  for (const Fact& fact : facts.all()) out << fact.name << '=' << fact.value << '@' << fact.at.micros << '\n';
  return out.str();
}
std::vector<Entry> frozen_entries() { return testing_::frozen_entries("entries/v1.jsonl", StreamId{77}); }

// Every line of every frozen file: kinds that came later have files of their own beside the first.
std::vector<Entry> all_frozen_entries() {
  std::vector<Entry> entries;
  for (const auto& item : std::filesystem::directory_iterator(std::string(ROWAN_SOURCE_DIR) + "/tests/golden/entries"))
    for (Entry& entry : testing_::frozen_entries("entries/" + item.path().filename().string(), StreamId{77})) entries.push_back(std::move(entry));
  return entries;
}

TEST(Golden, EveryKindStandsInAFrozenFileAndIsStillRead) {
  std::vector<std::string> have;
  for (const Entry& entry : all_frozen_entries()) {
    EXPECT_NO_THROW((void)read_case_event(entry)) << entry.head.kind << ' ' << entry.head.version;
    have.push_back(entry.head.kind);
  }
  each_kind<CaseEvent>([&]<class T>() { EXPECT_NE(std::find(have.begin(), have.end(), T::kind), have.end()) << T::kind; });
}
TEST(Golden, TheFileOfVersionOneFoldsToTheSameCase) {
  const Case c = fold_case(frozen_entries());
  EXPECT_EQ(c.opened.reference, "RW-4821-K");
  EXPECT_EQ(digest_of(all_of(c)), 2289042785162929012ull) << "The fold or the facts of a case changed. If that is meant, say so in the commit and take the new number.\n" << all_of(c);
}
TEST(Golden, FoldingAgainAndEntryByEntryGivesTheSame) {
  const std::vector<Entry> entries = frozen_entries();
  Case c;
  for (const Entry& entry : entries) apply(c, entry.head, read_case_event(entry));
  EXPECT_EQ(all_of(c), all_of(fold_case(entries)));
}

TEST(Facts, AChoiceKeepsTheLaterInstantAndAnEventEveryOne) {
  Facts facts;
  facts.set("risk.level", "high", monday);
  facts.set("risk.level", "medium", monday - hours(3));  // entered later, of an earlier hour
  EXPECT_EQ(facts.value("risk.level"), "medium");
  EXPECT_EQ(facts.first("risk.level"), monday);
  facts.happened("contact.made", monday, "call");
  facts.happened("contact.made", monday - hours(1), "text");
  EXPECT_EQ(facts.value("contact.made"), "call");
  EXPECT_EQ(facts.first("contact.made"), monday - hours(1));
  EXPECT_EQ(facts.last("contact.made"), monday);
  EXPECT_EQ(facts.first_after("contact.made", monday - minutes(30)), monday);
  EXPECT_EQ(facts.count("contact.made"), 2);
}
TEST(Facts, EveryFactThatACaseRaisesIsInTheCatalogueWithItsValue) {
  const Facts facts = facts_of(fold_case(frozen_entries()));
  for (const Fact& fact : facts.all()) {
    const FactName* name = find_fact(fact.name);
    ASSERT_NE(name, nullptr) << fact.name;
    if (name->choices.empty()) continue;
    EXPECT_NE((" " + std::string(name->choices) + " ").find(" " + fact.value + " "), std::string::npos) << fact.name << " = " << fact.value;
  }
}

}  // namespace
}  // namespace rowan
