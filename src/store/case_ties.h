#pragma once
// Which open cases a home or a person is tied to, so that an act on a home can wait for the people of the case (SG-30, SG-31, SG-32).
// Only keyed hashes stand in the table: without the key file it ties nothing to anybody. Rebuildable from the record.
#include <cstdint>
#include <span>
#include <vector>

#include "store/tx.h"

namespace rowan::store {

struct Tie {
  HomeId home;      // one of the two
  PersonId person;
  friend bool operator==(const Tie&, const Tie&) = default;
};

// Replaces all ties of one case. A case tied to nothing keeps one empty tie, so that it is known to have been looked at.
void set_case_ties(Tx& tx, CaseId id, bool open, std::span<const Tie> ties);
void clear_case_ties(Tx& tx);
void remove_case_ties(Tx& tx, CaseId id);

// Open cases tied to any of these, each once, in order.
[[nodiscard]] std::vector<CaseId> open_cases_tied_to(const Reader& reader, std::span<const Tie> ties);
// Open cases of which nobody has written down yet what they are tied to: those of before this table. Whoever asks folds them.
[[nodiscard]] std::vector<CaseId> open_cases_without_ties(const Reader& reader);

}  // namespace rowan::store
