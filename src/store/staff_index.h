#pragma once
// Staff as sign-in and lists see them. User names are kept sealed, and found by a keyed hash of their lower case.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/tx.h"

namespace rowan::store {

struct StaffRow {
  StaffId id;
  std::string user_name;      // as typed; unique without regard to case
  bool active = true;
  TeamId team;
  std::string roles;          // codes separated by spaces
  std::string profile;        // sealed: name, job title … the application's own JSON
};
struct SignInState {
  std::string password_hash;  // empty = cannot sign in with a password yet
  std::string totp_secret;    // sealed in the table; empty = not enrolled
  std::int64_t last_totp_step = 0;
  std::int64_t failed = 0;    // wrong tries since the last good one
  Instant next_allowed = {0};
};

// Refused: conflict "staff.user_name_taken" (field "user_name").
[[nodiscard]] Result<void> put_staff(Tx& tx, const StaffRow& row);
[[nodiscard]] std::optional<StaffRow> find_staff(const Reader& reader, StaffId id);
[[nodiscard]] std::optional<StaffId> staff_by_user_name(const Reader& reader, std::string_view user_name);
[[nodiscard]] std::vector<StaffRow> all_staff(const Reader& reader);

// What a rebuild cannot bring back is not touched by put_staff.
[[nodiscard]] SignInState sign_in_state(const Reader& reader, StaffId id);
void set_password_hash(Tx& tx, StaffId id, std::string_view hash);
void set_totp_secret(Tx& tx, StaffId id, std::string_view secret);  // empty = not enrolled; forgets the last step
// false when this or a later step was used before: the code is a replay.
[[nodiscard]] bool use_totp_step(Tx& tx, StaffId id, std::int64_t step);
void set_failures(Tx& tx, StaffId id, std::int64_t failed, Instant next_allowed);

}  // namespace rowan::store
