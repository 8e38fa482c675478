#pragma once
// Sessions. Only a keyed hash of the token is kept; signing out and revoking delete the row, effective on the next request.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/tx.h"

namespace rowan::store {

struct Session {
  StaffId staff;
  Instant created;
  Instant last_seen;
  Instant expires;
  Instant fresh_until;      // until when a dangerous act needs no new sign-in
  std::string csrf_secret;  // sealed in the table
};

// What stands in the table for a token.
[[nodiscard]] std::string session_key(const security::KeyRing& keys, std::string_view token);
void put_session(Tx& tx, std::string_view token, const Session& session);
[[nodiscard]] std::optional<Session> find_session(const Reader& reader, std::string_view token, Instant now);  // nothing once expired
void touch_session(Tx& tx, std::string_view token, Instant last_seen, Instant expires);
void refresh_session(Tx& tx, std::string_view token, Instant fresh_until);
void end_session(Tx& tx, std::string_view token);
std::int64_t end_sessions_of(Tx& tx, StaffId staff);  // gives how many
std::int64_t purge_sessions(Tx& tx, Instant now);     // the expired ones

}  // namespace rowan::store
