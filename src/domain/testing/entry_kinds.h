#pragma once
// What holds for every kind of entry: it comes back in every field, a newer version is refused, and what an earlier program wrote, kept in
// tests/golden and never written anew, is still read.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "domain/entry.h"
#include "domain/testing/case_builder.h"
#include "domain/testing/fields.h"

namespace rowan::testing_ {

template <class Event, class F, std::size_t... I>
void each_kind(F f, std::index_sequence<I...>) { (f.template operator()<std::variant_alternative_t<I, Event>>(), ...); }
template <class Event, class F>
void each_kind(F f) { each_kind<Event>(f, std::make_index_sequence<std::variant_size_v<Event>>{}); }

struct FrozenLine {
  std::int64_t seq = 0;
  std::string kind;
  int version = 0;
  Instant happened, entered;
  StaffId actor;
  std::string payload;
  template <class F>
  void fields(F& f) { f("seq", seq); f("kind", kind); f("version", version); f("happened", happened); f("entered", entered); f("actor", actor); f("payload", payload); }
};
// `file`: below tests/golden.
inline std::vector<Entry> frozen_entries(const std::string& file, StreamId stream) {
  std::vector<Entry> entries;
  std::ifstream lines(std::string(ROWAN_SOURCE_DIR) + "/tests/golden/" + file);
  for (std::string text; std::getline(lines, text);) {
    const auto line = from_json<FrozenLine>(text);
    entries.push_back({{stream, line.seq, 0, line.kind, line.version, line.happened, line.entered, line.actor}, line.payload});
  }
  return entries;
}

template <class Event, class Read>
void expect_newer_and_unknown_refused(const Read& read) {
  each_kind<Event>([&]<class T>() {
    Entry entry{{StreamId{9}, 1, 0, std::string(T::kind), T::version, monday, monday, StaffId{2}}, to_json(filled<T>())};
    EXPECT_TRUE(std::holds_alternative<T>(read(entry)));
    entry.head.version = T::version + 1;
    EXPECT_THROW((void)read(entry), Unreadable) << T::kind;
  });
  const Entry strange{{StreamId{9}, 1, 0, "never-heard-of", 1, monday, monday, StaffId{2}}, "{}"};
  EXPECT_THROW((void)read(strange), Unreadable);
}
template <class Event, class Read>
void expect_frozen_read_whole(const std::string& file, const Read& read) {
  std::vector<std::string> have;
  for (const Entry& entry : frozen_entries(file, StreamId{9})) {
    std::visit([&](const auto& event) { EXPECT_EQ(to_json(event), entry.payload) << entry.head.kind; }, read(entry));
    have.push_back(entry.head.kind);
  }
  each_kind<Event>([&]<class T>() { EXPECT_NE(std::find(have.begin(), have.end(), T::kind), have.end()) << T::kind; });
}

}  // namespace rowan::testing_
