// Entries of screening: every field written and read back, newer versions refused, and the frozen file still read.
#include "domain/screening/entries.h"

#include "domain/testing/entry_kinds.h"

namespace rowan::prompts {
namespace {

using namespace testing_;

TEST(ScreeningEntries, EveryKindComesBackInEveryField) {
  each_kind<Event>([]<class T>() {
    const T value = filled<T>(3);
    EXPECT_EQ(to_json(from_json<T>(to_json(value))), to_json(value)) << T::kind;
    EXPECT_GT(fields_written<T>(), 0) << T::kind;
  });
  EXPECT_EQ(members<EvidenceLine>(), fields_written<EvidenceLine>());
  EXPECT_EQ(members<ConcernSaid>(), fields_written<ConcernSaid>());
  EXPECT_EQ(members<AskAnswered>(), fields_written<AskAnswered>());
  EXPECT_EQ(members<ActAsked>(), fields_written<ActAsked>());
  EXPECT_EQ(members<RuleSwitched>(), fields_written<RuleSwitched>());
}
TEST(ScreeningEntries, ANewerVersionIsRefusedAndSoIsAnUnknownKind) { expect_newer_and_unknown_refused<Event>(read_event); }
TEST(ScreeningEntries, TheFrozenFileHasEveryKindAndIsReadWhole) { expect_frozen_read_whole<Event>("screening/v1.jsonl", read_event); }

}  // namespace
}  // namespace rowan::prompts
