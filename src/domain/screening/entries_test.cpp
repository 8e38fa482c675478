// Entries of screening: every field written and read back, newer versions refused, and the frozen file still read.
#include <gtest/gtest.h>

#include <fstream>

#include "domain/screening/entries.h"
#include "domain/testing/case_builder.h"
#include "domain/testing/fields.h"

namespace rowan::prompts {
namespace {

using namespace testing_;

template <class F, std::size_t... I>
void each_kind(F f, std::index_sequence<I...>) { (f.template operator()<std::variant_alternative_t<I, Event>>(), ...); }
template <class F>
void each_kind(F f) { each_kind(f, std::make_index_sequence<std::variant_size_v<Event>>{}); }

struct FrozenLine {
  std::int64_t seq = 0;
  std::string kind;
  int version = 0;
  Instant happened, entered;
  StaffId actor;
  std::string payload;
  template <class F>
  void fields(F& f) {
    f("seq", seq);
    f("kind", kind);
    f("version", version);
    f("happened", happened);
    f("entered", entered);
    f("actor", actor);
    f("payload", payload);
  }
};

TEST(ScreeningEntries, EveryKindComesBackInEveryField) {
  each_kind([]<class T>() {
    const T value = filled<T>(3);
    EXPECT_EQ(to_json(from_json<T>(to_json(value))), to_json(value)) << T::kind;
    EXPECT_GT(fields_written<T>(), 0) << T::kind;
  });
  EXPECT_EQ(members<EvidenceLine>(), fields_written<EvidenceLine>());
  EXPECT_EQ(members<ConcernSaid>(), fields_written<ConcernSaid>());
  EXPECT_EQ(members<AskAnswered>(), fields_written<AskAnswered>());
  EXPECT_EQ(members<RuleSwitched>(), fields_written<RuleSwitched>());
}
TEST(ScreeningEntries, ANewerVersionIsRefusedAndSoIsAnUnknownKind) {
  each_kind([]<class T>() {
    Entry entry{{StreamId{9}, 1, 0, std::string(T::kind), T::version, monday, monday, StaffId{2}}, to_json(filled<T>())};
    EXPECT_TRUE(std::holds_alternative<T>(read_event(entry)));
    entry.head.version = T::version + 1;
    EXPECT_THROW((void)read_event(entry), Unreadable) << T::kind;
  });
  const Entry strange{{StreamId{9}, 1, 0, "prompt-forgotten", 1, monday, monday, StaffId{2}}, "{}"};
  EXPECT_THROW((void)read_event(strange), Unreadable);
}
TEST(ScreeningEntries, TheFrozenFileHasEveryKindAndIsReadWhole) {
  std::vector<std::string> have;
  std::ifstream file(std::string(ROWAN_SOURCE_DIR) + "/tests/golden/screening/v1.jsonl");
  for (std::string text; std::getline(file, text);) {
    const auto line = from_json<FrozenLine>(text);
    const Entry entry{{StreamId{9}, line.seq, 0, line.kind, line.version, line.happened, line.entered, line.actor}, line.payload};
    std::visit([&](const auto& e) { EXPECT_EQ(to_json(e), line.payload) << line.kind; }, read_event(entry));
    have.push_back(line.kind);
  }
  each_kind([&]<class T>() { EXPECT_NE(std::find(have.begin(), have.end(), T::kind), have.end()) << T::kind; });
}

}  // namespace
}  // namespace rowan::prompts
