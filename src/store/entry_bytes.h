#pragma once
// Inside this layer only: the bytes that a seal and a hash bind of an entry's head or an access row's head. They never change
// for what is written already: a new form needs a new first word.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/entry.h"
#include "security/secret.h"
#include "store/tx.h"

namespace rowan::store {

inline constexpr std::size_t hash_bytes = 32;
inline const std::string genesis(hash_bytes, '\0');  // the hash before the first

// The row of an entry: a stream's entries have neighbouring numbers.
inline constexpr std::int64_t entries_a_stream = 1 << 20;
constexpr std::int64_t entry_row(StreamId stream, std::int64_t seq) { return stream.value * entries_a_stream + seq; }

inline void put_number(std::string& out, std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  for (int i = 0; i < 8; ++i) out += static_cast<char>(bits >> (8 * i));
}
inline void put_text(std::string& out, std::string_view text) {
  put_number(out, static_cast<std::int64_t>(text.size()));
  out += text;
}

// Into `out`, which keeps its room from one entry to the next.
inline void head_bytes(std::string& out, const EntryHead& head, std::string_view previous) {
  out = "entry-1";
  put_number(out, head.stream.value);
  put_number(out, head.seq);
  put_number(out, head.position);
  put_text(out, head.kind);
  put_number(out, head.version);
  put_number(out, head.happened_at.micros);
  put_number(out, head.entered_at.micros);
  put_number(out, head.actor.value);
  out += previous;
}
inline void access_bytes(std::string& out, std::int64_t position, Instant at, StaffId staff, StreamId stream, std::string_view act,
                         std::string_view previous) {
  out = "access-1";
  put_number(out, position);
  put_number(out, at.micros);
  put_number(out, staff.value);
  put_number(out, stream.value);
  put_text(out, act);
  out += previous;
}

// What a stream's wrapped key is bound to.
inline std::string key_place(StreamId stream, std::string_view kind) {
  return "stream-key-1 " + std::to_string(stream.value) + ' ' + std::string{kind};
}

// The stream's key, or nothing when the stream is disposed of. Throws Unreadable when the wrapping does not open.
[[nodiscard]] std::optional<security::StreamKey> stream_key(const Reader& reader, StreamId stream);

inline constexpr std::string_view disposed_act = "stream.disposed";

}  // namespace rowan::store
