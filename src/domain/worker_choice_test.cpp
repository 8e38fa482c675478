// Every wish against everything a colleague may have said of themselves (NHG-24).
#include "domain/worker_choice.h"

#include <gtest/gtest.h>

#include "domain/testing/record_samples.h"

namespace rowan {
namespace {

using namespace testing_;

RecordMade asked(std::string value, std::vector<FieldValue> values = {}) {
  RecordMade made;
  made.what = "worker";
  made.value = std::move(value);
  made.values = std::move(values);
  return made;
}
WorkerFit fit(const RecordMade& made, const StaffProfile& profile, StaffId who = StaffId{30}) {
  CaseBuilder b;
  b.act(officer(), make_record, made, b.now());
  return worker_fit(worker_wish(b.get()), who, profile);
}
StaffProfile is(WorkerGender gender, std::vector<std::string> languages = {}) { return {gender, std::move(languages)}; }

TEST(Clauses, NHG_24_every_wish_for_a_gender_against_everything_a_worker_may_say) {
  using enum WorkerGender;
  using enum WorkerFit;
  struct Wish {
    RecordMade made;
    WorkerGender wanted;
  };
  const Wish wishes[] = {{asked("woman"), woman},
                         {asked("man"), man},
                         {asked("same_gender", {{"gender", "woman"}}), woman},
                         {asked("opposite_gender", {{"gender", "man"}}), man},
                         {asked("same_gender", {{"gender", "other"}}), other},
                         {asked("same_gender"), not_said},
                         {asked("opposite_gender"), not_said}};
  for (const Wish& wish : wishes)
    for (const WorkerGender said : {not_said, woman, man, other}) {
      const WorkerFit expected = wish.wanted == not_said || said == not_said ? not_known : wish.wanted == said ? fits : conflict;
      EXPECT_EQ(fit(wish.made, is(said)), expected) << wish.made.value << ' ' << name_of(said);
    }
}
TEST(Clauses, NHG_24_a_person_a_language_and_no_preference_are_held_to_what_is_known) {
  using enum WorkerFit;
  EXPECT_EQ(fit(asked("no_preference"), is(WorkerGender::man)), no_preference);
  EXPECT_EQ(fit(asked("specific", {{"person", "30"}}), {}), fits);
  EXPECT_EQ(fit(asked("specific", {{"person", "31"}}), {}), conflict);
  EXPECT_EQ(fit(asked("specific"), {}), not_known);
  EXPECT_EQ(fit(asked("culture_language"), is(WorkerGender::not_said, {"Polish"})), not_known);
  EXPECT_EQ(fit(asked("culture_language", {{"language", "Polish"}}), {}), not_known);
  EXPECT_EQ(fit(asked("culture_language", {{"language", "POLISH"}}), is(WorkerGender::not_said, {"Urdu", "Polish"})), fits);
  EXPECT_EQ(fit(asked("culture_language", {{"language", "Polish"}}), is(WorkerGender::not_said, {"Urdu"})), conflict);
  EXPECT_EQ(worker_fit({}, StaffId{30}, is(WorkerGender::man)), not_asked);
}
TEST(Clauses, NHG_24_nobody_says_it_of_somebody_else) {
  EXPECT_FALSE(record_profile(is(WorkerGender::woman), officer(1), StaffId{2}, monday));
  EXPECT_FALSE(record_profile(is(WorkerGender::woman), Actor{}, StaffId{}, monday));
  EXPECT_TRUE(record_profile(is(WorkerGender::woman), officer(1), StaffId{1}, monday));
}

}  // namespace
}  // namespace rowan
