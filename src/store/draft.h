#pragma once
// Half-filled forms, kept for the person who typed them, sealed.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/tx.h"

namespace rowan::store {

struct Draft {
  std::string form;
  StreamId stream;
  std::string body;
  Instant at;
};

void put_draft(Tx& tx, StaffId staff, const Draft& draft);
[[nodiscard]] std::optional<Draft> find_draft(const Reader& reader, StaffId staff, StreamId stream, std::string_view form);
[[nodiscard]] std::vector<Draft> drafts_of(const Reader& reader, StaffId staff);  // newest first
void remove_draft(Tx& tx, StaffId staff, StreamId stream, std::string_view form);
std::int64_t purge_drafts(Tx& tx, Instant before);
std::int64_t purge_form_tokens(Tx& tx, Instant before);  // used one-time tokens older than any live form

}  // namespace rowan::store
