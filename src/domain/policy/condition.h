#pragma once
// What must hold for a rule of a policy: an expression over recorded facts. Three answers, because "not known" is never "no".
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/facts.h"

namespace rowan {

enum class Truth { no, unknown, yes };
[[nodiscard]] constexpr Truth operator!(Truth t) { return t == Truth::yes ? Truth::no : t == Truth::no ? Truth::yes : Truth::unknown; }

// A stretch of the calendar that ends now, in London time.
struct Span {
  int days = 0;
  int months = 0;
  friend constexpr bool operator==(const Span&, const Span&) = default;
};

struct Condition {
  enum class Kind {
    always,      // nothing is asked
    all,         // every part
    any,         // at least one part
    none_of,     // not one of the parts
    is,          // the choice has one of the values; "unknown" and "not_asked" leave it unknown unless they are asked for
    known,       // the choice has an answer that is neither "unknown" nor "not_asked"
    happened,    // the event happened (with one of the values, when values are given)
    after,       // the event happened at or after the first `other`
    only_after,  // the event never happened before the first `other`
    count,       // how often the event happened, compared with `number`, within `within` before now if given
  };
  enum class Compare { at_least, at_most, exactly };

  Kind kind = Kind::always;
  std::vector<Condition> parts = {};    // all, any, none_of
  std::string_view fact = {};           // a name in the catalogue of facts.h
  std::vector<std::string> values = {};
  std::string_view other = {};          // after, only_after: the earlier event
  Compare compare = Compare::at_least;  // count
  int number = 0;
  std::optional<Span> within = {};

  friend bool operator==(const Condition&, const Condition&) = default;
};

[[nodiscard]] Truth evaluate(const Condition& condition, const Facts& facts, Instant now);

// The condition as a sentence part: "children live at the property: yes". Always true gives "always".
[[nodiscard]] std::string in_words(const Condition& condition);
// Each question of the condition with its answer now, one line each: "… : yes (holds)". For the "why" of a page.
struct Reason {
  std::string text;
  Truth holds;
};
[[nodiscard]] std::vector<Reason> reasons(const Condition& condition, const Facts& facts, Instant now);

// Every fact the condition asks about, each once.
[[nodiscard]] std::vector<std::string_view> facts_in(const Condition& condition);

}  // namespace rowan
