#pragma once
// The record: append-only streams of entries. An entry's payload is the JSON of one typed kind (base/codec.h).
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/codec.h"
#include "base/ids.h"
#include "base/time.h"

namespace rowan {

enum class StreamKind { case_, report, person, home, staff, organisation, meeting, signal };
inline constexpr std::string_view stream_kind_names[] = {"case", "report", "person", "home", "staff", "organisation", "meeting", "signal"};
constexpr std::span<const std::string_view> names_of(StreamKind) { return stream_kind_names; }

// What the store knows of an entry besides its payload; all of it is bound to the payload by the seal.
struct EntryHead {
  StreamId stream;
  std::int64_t seq = 0;       // 1, 2, 3 … within the stream
  std::int64_t position = 0;  // 1, 2, 3 … within the whole record
  std::string kind;           // for example "note-added"
  int version = 1;            // of the kind; older ones are read through upcasters
  Instant happened_at;        // when it happened, as the person says
  Instant entered_at;         // when it was written here; a late entry shows as late
  StaffId actor;              // who wrote it; 0 is the system itself or the public page
};

struct Entry {
  EntryHead head;
  std::string payload;
};

// An entry not yet written.
struct NewEntry {
  std::string kind;
  int version = 1;
  Instant happened_at;
  std::string payload;
};

// T has: static constexpr std::string_view kind; static constexpr int version; fields().
template <class T>
[[nodiscard]] NewEntry new_entry(const T& value, Instant happened_at) {
  return {std::string(T::kind), T::version, happened_at, to_json(value)};
}

}  // namespace rowan
