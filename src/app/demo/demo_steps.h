#pragma once
// Inside the demo: one thing that is written down on a case some time after the first contact.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/case.h"

namespace rowan::demo {

struct DemoStep {
  Duration after;                   // since the first contact
  RecordMade made;                  // `of` is filled in where it is a step of `of_what`
  std::string_view of_what = {};
  bool by_manager = false;          // else by whoever has the case
  std::optional<bool> answer = {};  // what the manager says to it, some hours later, where it waits for another person
  std::string_view answer_why = {};
};

inline RecordMade made(std::string what, std::string value, std::string text, std::vector<FieldValue> values = {}) {
  RecordMade out{std::move(what), std::move(value), std::move(text)};
  out.values = std::move(values);
  return out;
}
inline RecordMade agreed(RecordMade record) {
  record.wish = RecordWish::agreed;
  return record;
}

}  // namespace rowan::demo
