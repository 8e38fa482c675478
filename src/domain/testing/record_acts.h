#pragma once
// For tests of records: each act in a line.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "domain/records/shapes_of.h"
#include "domain/records/sound.h"
#include "domain/testing/record_samples.h"
#include "domain/timeline.h"

namespace rowan::testing_ {

inline const RecordInstance* find(const std::vector<RecordInstance>& all, std::int64_t id) {
  for (const RecordInstance& instance : all) if (instance.id == id) return &instance;
  return nullptr;
}
inline RecordState state_of(const CaseBuilder& b, std::int64_t id, const RecordShapes& shapes = {}) {
  CaseBuilder copy = b;
  return record_instance(copy.get(), shapes, id, copy.now())->state;
}
inline std::int64_t add(CaseBuilder& b, const Actor& by, const RecordMade& made, const RecordRules& rules = {}) {
  return b.take(add_record(b.seen(by), made, b.now(), rules), by.id);
}
inline std::int64_t answer(CaseBuilder& b, const Actor& by, std::int64_t seq, bool yes, const RecordShapes& shapes = {}) {
  return b.take(answer_approval(b.seen(by), seq, yes, "Because", shapes), by.id);
}
inline RecordMade turn(std::string_view what, std::int64_t of, RecordTurn how) {
  RecordMade made;
  made.what = what;
  made.text = "A reason";
  if (of) made.of = of;
  made.turn = how;
  return made;
}

}  // namespace rowan::testing_
