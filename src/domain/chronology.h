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
  bool reporter_shown = false;               // outside: a court has ordered it (reporter_rule)
  std::vector<std::int64_t> cleared = {};    // outside: entries that may name who reported it, and that a person has read and lets in
};
// The choice of a document: its days, its reader, and whether who reported it may be in it.
[[nodiscard]] ChronologyChoice choice_of(const DocumentMade& made, std::vector<std::int64_t> with_words = {});

struct ChronologyLine {
  std::int64_t seq = 0;
  Instant happened_at;
  Instant entered_at;
  bool late = false;
  StaffId actor;
  std::string title;
  std::string text;
  std::vector<std::pair<std::string, std::string>> details;
  bool withheld = false;  // it had words that hold a way of reaching somebody, or may say who reported it: they are left out whole
};

// Why an entry, or some words of it, stays out.
enum class OutReason { access, not_for_colleagues, outside, fixed_words, way_of_contact, reporter, reporter_row };
inline constexpr std::string_view out_reason_names[] = {"access", "not_for_colleagues", "outside", "fixed_words", "way_of_contact", "reporter", "reporter_row"};
constexpr std::span<const std::string_view> names_of(OutReason) { return out_reason_names; }
[[nodiscard]] std::string_view label_of(OutReason reason);  // a sentence
struct LeftOut {
  std::int64_t seq = 0;
  Instant happened_at;
  std::string title;  // as the timeline has it, for whoever looks before it goes
  std::string text;
  OutReason reason = OutReason::outside;
  bool partly = false;     // the line is there, without these words
  bool may_clear = false;  // a person reads it and decides: its words go in when it is among `cleared`
};

// Oldest first. Refused, "chronology.telling" at "with_words": words chosen for the other side that hold something they must not read.
[[nodiscard]] Result<std::vector<ChronologyLine>> chronology(const Case& c, const Names& names, const RecordShapes& shapes, const ChronologyChoice& choice,
                                                             const std::vector<Reporter>& reporters);
// What of the chosen days and people is not in it, and why, oldest first: for a look before it goes. `names` are those of the person who
// looks, so that nobody learns more from this than from the case.
[[nodiscard]] std::vector<LeftOut> left_out(const Case& c, const Names& names, const RecordShapes& shapes, const ChronologyChoice& choice,
                                            const std::vector<Reporter>& reporters);

// Whether an entry is of the file of the person who harms: what they were offered, sent and told, and what is done about them.
[[nodiscard]] bool of_perpetrator(const Case& c, const RecordShapes& shapes, const CaseLine& line);

}  // namespace rowan
