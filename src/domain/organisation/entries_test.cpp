// Entries of the organisation: every field written and read back, newer versions refused, and the frozen file still read.
#include "domain/organisation/entries.h"

#include "domain/testing/entry_kinds.h"

namespace rowan::organisation {
namespace {

using namespace testing_;

TEST(OrganisationEntries, EveryKindComesBackInEveryField) {
  each_kind<Event>([]<class T>() {
    EXPECT_EQ(members<T>(), fields_written<T>()) << T::kind << ": a member is not in fields()";
    const T value = filled<T>(3);
    EXPECT_EQ(to_json(from_json<T>(to_json(value))), to_json(value)) << T::kind;
  });
}
TEST(OrganisationEntries, ANewerVersionIsRefusedAndSoIsAnUnknownKind) { expect_newer_and_unknown_refused<Event>(read_event); }
TEST(OrganisationEntries, TheFrozenFileHasEveryKindAndIsReadWhole) { expect_frozen_read_whole<Event>("organisation/v1.jsonl", read_event); }

}  // namespace
}  // namespace rowan::organisation
