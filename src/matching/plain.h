#pragma once
// Two descriptions compared without an index: the plainest Knowledge there is. compare() uses it, and the judge of the tests.
#include <string>
#include <string_view>
#include <vector>

#include "matching/score.h"

namespace rowan::matching {

// How many persons there are, and how many of them have what; none at all unless overridden.
class Counts {
 public:
  virtual ~Counts() = default;
  [[nodiscard]] virtual double persons() const { return 0; }
  [[nodiscard]] virtual double name(std::string_view) const { return 0; }
  [[nodiscard]] virtual double place_word(std::string_view) const { return 0; }
  [[nodiscard]] virtual double birth(std::uint32_t) const { return 0; }
  [[nodiscard]] virtual double postcode(std::uint64_t) const { return 0; }
};

// `asked_counted`: the one who is asked about is among the counted; `known_counted`: the one compared is.
[[nodiscard]] Candidate score_plainly(const Facts& asked, const Facts& known, const Counts& counts, bool asked_counted, bool known_counted,
                                      const Weights& weights);

}  // namespace rowan::matching
