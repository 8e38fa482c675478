#pragma once
// The record of a case in plain words, for the page, the chronology and the versions of a corrected entry. Pure: names come in.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/case.h"
#include "domain/records.h"

namespace rowan {

enum class TimelineKind { contact, decision, incident, document, access, note };
inline constexpr std::string_view timeline_kind_names[] = {"contact", "decision", "incident", "document", "access", "note"};
constexpr std::span<const std::string_view> names_of(TimelineKind) { return timeline_kind_names; }
inline constexpr std::string_view timeline_kind_labels[] = {"Contact", "Decision", "Incident", "Document", "Access", "Note"};
constexpr std::string_view label_of(TimelineKind kind) { return timeline_kind_labels[static_cast<std::size_t>(kind)]; }

// Where words come from that the case itself does not hold. One left empty gives "a colleague", or the code itself.
struct Names {
  std::function<std::string(StaffId)> staff;                     // "Priya Nair"; never asked for 0
  std::function<std::string(std::string_view code)> abuse_type;  // labels of the policy pack
  std::function<std::string(std::string_view code)> relationship;
  std::function<std::string(std::string_view code)> duty;        // title of a duty of the policy
  std::function<std::string(std::string_view code)> owner = {};  // name of a landlord; none: the code
  std::function<const RecordRow*(std::string_view what)> record;  // rows that hold for the case; none: our own
  std::function<std::string(std::string_view)> said = {};  // our own titles in the landlord's words (domain/policy/vocabulary.h); none: as they are
  // Whether words of a row that is kept apart may be shown; none: no.
  std::function<bool(const RecordRow& row)> may_read;
};

struct TimelineItem {
  std::int64_t seq = 0;
  TimelineKind kind = TimelineKind::note;
  std::string title;
  std::string text;  // as it stands after corrections; may be empty
  std::vector<std::pair<std::string, std::string>> details;  // "Police" – "We called the police"
  Instant happened_at;
  Instant entered_at;
  StaffId actor;                  // 0: the public page or the system
  bool late = false;              // entered more than a day after it happened (SG-25)
  std::int64_t corrected_by = 0;  // seq of the latest correction; 0: none
  Instant corrected_at;           // of that correction
  bool can_correct = false;       // it has a text that a correction may replace
  bool overridden = false;        // a contact that the gate had refused, to save life
  RecordClass kept = RecordClass::ordinary;  // anything else is left out of what is given to the survivor
  bool withheld = false;          // its words are not for whoever asks: there is a title only
};

inline constexpr Duration late_after = elapsed_days(1);

// Newest first by when it happened; of the same instant, the later entry first. A correction is no item of its own: it shows on what
// it corrects. `only` leaves out every other kind.
[[nodiscard]] std::vector<TimelineItem> timeline(const Case& c, const Names& names, std::optional<TimelineKind> only = {});

// One text an entry has had.
struct TextVersion {
  std::int64_t seq = 0;  // of the entry that brought this text
  std::string text;
  std::string reason;    // of the correction; empty for the first version
  StaffId actor;
  Instant entered_at;
};
// Every version, the first one first (SG-25). Empty when there is no such entry or it has no text to correct.
[[nodiscard]] std::vector<TextVersion> versions_of(const Case& c, std::int64_t seq);

}  // namespace rowan
