#pragma once
// Notices inside the application: to one person ("staff:12") or to a group ("managers:3"). The text is sealed.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/tx.h"

namespace rowan::store {

struct Notice {
  std::int64_t id = 0;
  std::string principal;
  Instant at;
  std::string kind;     // code
  StreamId stream;      // what it is about; 0 = nothing of its own
  std::string text;     // sealed in the table
  Instant read_at = {0};  // 0 = unread
};

std::int64_t put_notice(Tx& tx, const Notice& notice);
// Newest first, of all the principals; `before` is the id of the last one of the page before, 0 for the first.
[[nodiscard]] std::vector<Notice> notices_for(const Reader& reader, std::span<const std::string> principals, bool unread_only, std::int64_t before,
                                              std::size_t limit);
[[nodiscard]] std::size_t count_unread(const Reader& reader, std::span<const std::string> principals, std::size_t cap);
// Only when it is to one of the principals; false otherwise.
[[nodiscard]] bool mark_read(Tx& tx, std::int64_t id, std::span<const std::string> principals, Instant at);
std::int64_t mark_read_about(Tx& tx, StreamId stream, std::string_view principal, Instant at);

}  // namespace rowan::store
