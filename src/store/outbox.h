#pragma once
// Work for the outside world, written in the same commit as the act that asks for it and done afterwards. Bodies are sealed.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/tx.h"

namespace rowan::store {

struct Outgoing {
  std::int64_t id = 0;
  std::string kind;     // code: which worker
  StreamId stream;
  Instant not_before;   // next try
  std::int64_t tries = 0;
  std::string body;     // sealed in the table
};

std::int64_t put_outgoing(Tx& tx, const Outgoing& item);
[[nodiscard]] std::vector<Outgoing> due_outgoing(const Reader& reader, Instant now, std::size_t limit);
// All that is there of one kind, due or not, the next try first.
[[nodiscard]] std::vector<Outgoing> all_outgoing(const Reader& reader, std::string_view kind, std::size_t limit);
void retry_outgoing(Tx& tx, std::int64_t id, Instant not_before);  // one more try counted
void finish_outgoing(Tx& tx, std::int64_t id);

}  // namespace rowan::store
