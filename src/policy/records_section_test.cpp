// Records of a pack: the how-to is followed word for word, and what is not whole is refused with its place.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "domain/duties/duties.h"
#include "domain/records/shapes_of.h"
#include "domain/testing/record_samples.h"
#include "policy/load.h"

namespace rowan::policy {
namespace {

using namespace testing_;

std::string contents(const std::string& below) {
  std::ifstream in{std::string(ROWAN_SOURCE_DIR) + "/" + below, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}
// The n-th block of YAML in the how-to.
std::string block(int n) {
  const std::string page = contents("docs/adding-a-record.md"), opening = "```yaml\n";
  std::size_t from = 0;
  for (int i = 0; i <= n; ++i) from = page.find(opening, from) + opening.size();
  return page.substr(from, page.find("```", from) - from);
}
std::string pack_of(const std::string& records, const std::string& duty = {}) {
  std::string pack = contents("tests/data/policies/sound.yaml");
  pack.insert(pack.find("gates:\n"), duty);
  return pack + records;
}
std::string faults_of(const std::string& pack) {
  std::string out;
  for (const Fault& fault : read_pack({"own.yaml", pack}).faults) out += in_words(fault) + '\n';
  return out;
}
std::string changed(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

TEST(RecordsOfPacks, TheHowToAddsAReferralWithAPackAlone) {
  const ReadPack read = read_pack({"own.yaml", pack_of(block(0), block(1))});
  for (const Fault& fault : read.faults) ADD_FAILURE() << in_words(fault);
  ASSERT_TRUE(read.policy);
  PolicyHistory history;
  history.adopt(read.policy, monday - elapsed_days(400));
  CaseBuilder b;
  ContactRecorded made;
  b.put(made);
  const auto advice = [&] {
    for (const Duty& duty : duties(facts_of(b.get()), history, {}, b.now())) if (duty.id == "advice") return duty.state;
    return DutyState::exception;
  };
  EXPECT_EQ(advice(), DutyState::open);
  const RecordRules rules{record_shapes(history, facts_of(b.get())), {}};
  ASSERT_NE(rules.shapes.find("advice-referral"), nullptr);
  RecordMade referral = without(without(sample_of(*rules.shapes.find("advice-referral")), "answer_by"), "why_not");
  EXPECT_TRUE(names_problem(add_record(b.seen(officer()), with(referral, "told", "no"), b.now(), rules), "form.needed"));
  const auto id = b.take(add_record(b.seen(officer()), referral, b.now(), rules), StaffId{1});
  EXPECT_EQ(advice(), DutyState::met);
  const auto items = record_items(b.get(), rules.shapes, b.now());
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].title, "Ask the advice desk for an answer");
  EXPECT_EQ(items[0].due, instant_of({Date{2026, 11, 22}, 0, 0, 0}));
  RecordMade answered = sample_of(*rules.shapes.find("advice-answer"), id);
  b.take(add_record(b.seen(officer()), answered, b.now(), rules), StaffId{1});
  EXPECT_TRUE(record_items(b.get(), rules.shapes, b.now()).empty());
  EXPECT_EQ(record_instance(b.get(), rules.shapes, id, b.now())->state, RecordState::ended);
}
TEST(RecordsOfPacks, ARecordThatIsNotWholeIsRefusedWithItsPlace) {
  const std::string good = block(0);
  ASSERT_EQ(faults_of(pack_of(good)), "");
  const std::tuple<const char*, const char*, const char*> tries[] = {
      {"code: advice-referral\n", "code: agencies\n", "is a record of every landlord already"},
      {"code: advice-answer\n", "code: advice-referral\n", "There are two records"},
      {"fact: pack.advice_referred", "fact: safeguarding.concern", "raises an event"},
      {"fact: pack.advice_referred", "fact: pack.Advice", "raises an event"},
      {"fact: pack.advice_referred", "fact: meeting.referred", "has no value \"debt\""},
      {"timeline: decision", "timeline: diary", "There is no kind of timeline entry"},
      {"code: worker", "code: when", "every form has for itself"},
      {"kind: words}", "kind: colour}", "is not one of"},
      {"field: told, is", "field: tolled, is", "there is no such other field"},
      {"field: answer_by", "field: worker", "is no date"},
      {"met_by: [advice-answer]", "met_by: [advice-reply]", "There is no step"},
      {"continues: [advice-referral]", "continues: [advice-answer]", "that begins something"},
      {"theme: other", "theme: others", "is not one of"},
      {"clause: S-1", "clause: S-9", "There is no clause"},
      {"ends: true", "readers: [boss]", "is not one of"},
      {"hint: They help", "hunt: They help", "did you mean \"hint\""},
      {"fact: pack.advice_answered", "fact: closure.signed_off", "means that another person has agreed"},
      {"timeline: decision\n", "timeline: decision\n    readers: [manager]\n", "A step is read by those who read what it continues"},
      {"timeline: decision\n", "timeline: decision\n    kept: minutes\n", "kept apart in the same way"},
  };
  for (const auto& [from, to, says] : tries) {
    const std::string faults = faults_of(pack_of(changed(good, from, to)));
    EXPECT_NE(faults.find(says), std::string::npos) << from << " -> " << to << '\n' << faults;
    EXPECT_EQ(faults.find("own.yaml:1:1 "), std::string::npos) << "the place is the record's: " << faults;
  }
}
TEST(RecordsOfPacks, AnOwnEventThatNoRecordRaisesIsRefused) {
  EXPECT_EQ(faults_of(pack_of(block(0), block(1))), "");
  const std::string duty = changed(block(1), "event: pack.advice_referred}]}", "event: pack.advice_refered}]}");
  EXPECT_NE(faults_of(pack_of(block(0), duty)).find("No record of this pack raises \"pack.advice_refered\""), std::string::npos);
}
TEST(RecordsOfPacks, AGateStandsBeforeARecordByName) {
  const auto gated = [](const std::string& before) { return changed(contents("tests/data/policies/sound.yaml"), "act: close_case", before); };
  const ReadPack read = read_pack({"own.yaml", gated("before: record:meeting-listing")});
  ASSERT_TRUE(read.policy);
  EXPECT_EQ(read.policy->gates.at(0).act, Act::make_record);
  EXPECT_EQ(read.policy->gates.at(0).record, "meeting-listing");
  EXPECT_NE(faults_of(gated("before: record:meeting-lifting")).find("There is no record \"meeting-lifting\""), std::string::npos);
  EXPECT_NE(faults_of(gated("before: closing")).find("Expected \"record:\""), std::string::npos);
  EXPECT_NE(faults_of(gated("act: make_record")).find("Say which record"), std::string::npos);
}

}  // namespace
}  // namespace rowan::policy
