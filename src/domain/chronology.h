#pragma once
// A chronology for a reader, by an allow-list: what is not named here for that reader is left out, and so is every kind of entry that is
// new. Pure.
#include <string>
#include <utility>
#include <vector>

#include "domain/disclosure.h"
#include "domain/records.h"
#include "domain/telling.h"
#include "domain/timeline.h"

namespace rowan {

// Who reads it decides what is in it.
//   whole       us: everything but who may see the case
//   outside     a court, an ombudsman, an agency, in confidence: no way of reaching anybody, no inside business
//   other_side  the other person may come to read it: only what happened and when, and the words chosen one by one
//   own_file    the person who harms, about themselves: what passed between them and us, in our own fixed words
enum class View { whole, outside, other_side, own_file };
[[nodiscard]] View view_of(const DocumentMade& made);

struct ChronologyChoice {
  View view = View::whole;
  About about = About::everyone;
  std::optional<Date> from = {};
  std::optional<Date> until = {};           // and of that day
  std::vector<std::int64_t> with_words = {};  // other_side: entries whose words go in
};

struct ChronologyLine {
  std::int64_t seq = 0;
  Instant happened_at;
  Instant entered_at;
  bool late = false;
  StaffId actor;
  std::string title;
  std::string text;
  std::vector<std::pair<std::string, std::string>> details;
  bool withheld = false;  // it had words that hold a way of reaching somebody: they are left out whole
};

// Oldest first. Refused, "chronology.telling" at "with_words": words chosen for the other side that hold something they must not read.
[[nodiscard]] Result<std::vector<ChronologyLine>> chronology(const Case& c, const Names& names, const RecordShapes& shapes, const ChronologyChoice& choice,
                                                             const std::vector<std::string>& reporters);

// Whether an entry is of the file of the person who harms: what they were offered, sent and told, and what is done about them.
[[nodiscard]] bool of_perpetrator(const Case& c, const RecordShapes& shapes, const CaseLine& line);

}  // namespace rowan
