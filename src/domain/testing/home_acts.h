#pragma once
// For tests of the home: each act in a line.
#include <gtest/gtest.h>

#include <algorithm>

#include "domain/chronology.h"
#include "domain/records/places.h"
#include "domain/records/plain_order.h"
#include "domain/records/security_waits.h"
#include "domain/records/under_policy.h"
#include "domain/testing/record_samples.h"
#include "domain/timeline.h"

namespace rowan::testing_ {

inline std::int64_t add(CaseBuilder& b, const Actor& by, const RecordMade& made) { return b.take(make_record(b.seen(by), made, b.now()), by.id); }
inline std::string why(CaseBuilder& b, const RecordMade& made) { return why_not(make_record(b.seen(officer()), made, b.now())); }
inline bool asks(CaseBuilder& b, std::string_view title) {
  const auto all = record_items(b.get(), {}, b.now());
  return std::any_of(all.begin(), all.end(), [&](const RecordItem& item) { return item.title == title; });
}
inline RecordMade chosen(std::string_view what, std::string value, std::optional<std::int64_t> of = {}) {
  RecordMade made = sample_of(what, of);
  made.value = std::move(value);
  return made;
}
inline bool happened(CaseBuilder& b, std::string_view fact) { return facts_of(b.get()).first(fact).has_value(); }

}  // namespace rowan::testing_
