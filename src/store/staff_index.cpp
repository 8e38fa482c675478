#include "store/staff_index.h"

#include <cstdint>
#include <string_view>

#include "security/seal.h"

namespace rowan::store {

namespace {

std::string name_hash(const Reader& reader, std::string_view user_name) {
  std::string lower{user_name};
  for (char& c : lower) if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return security::keyed_digest(reader.keys().key(security::Purpose::lookup_hash), {"user name", lower});
}
std::string totp_place(StaffId id) { return "totp:" + std::to_string(id.value); }

StaffRow row_of(const Reader& reader, const Row& row) {
  const StaffId id{row.integer(0)};
  return {id, reader.unseal_column("user name", id.value, row.blob(1)), row.integer(2) != 0, TeamId{row.integer(3)}, row.string(4),
          reader.unseal_column("staff", id.value, row.blob(5))};
}
// A row to change, made when it is not there yet.
void sign_in_row(Tx& tx, StaffId id) {
  tx.db().execute(
      "INSERT INTO sign_in (staff_id, password_hash, totp, last_totp_step, failed, next_allowed) VALUES ($1, '', $2, 0, 0, 0) ON CONFLICT DO NOTHING",
      {id, Blob{}});
}

}  // namespace

Result<void> put_staff(Tx& tx, const StaffRow& row) {
  const std::string hash = name_hash(tx, row.user_name);
  if (tx.db().number("SELECT staff_id FROM staff_index WHERE user_name_hash = $1 AND staff_id <> $2", {Blob{hash}, row.id}) != 0) {
    return Refusal::one(Because::conflict, "staff.user_name_taken", "Somebody else has this user name", "user_name");
  }
  const std::string name = tx.seal_column("user name", row.id.value, row.user_name), profile = tx.seal_column("staff", row.id.value, row.profile);
  tx.touch(Topic::staff);
  tx.db().execute(
      "INSERT INTO staff_index (staff_id, user_name_hash, user_name, active, team, roles, profile) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT "
      "(staff_id) DO "
      "UPDATE SET user_name_hash = excluded.user_name_hash, user_name = excluded.user_name, active = excluded.active, team = excluded.team, "
      "roles = excluded.roles, profile = excluded.profile",
      {row.id, Blob{hash}, Blob{name}, row.active ? 1 : 0, row.team, row.roles, Blob{profile}});
  return {};
}

std::optional<StaffRow> find_staff(const Reader& reader, StaffId id) {
  std::optional<StaffRow> found;
  reader.db().query("SELECT staff_id, user_name, active, team, roles, profile FROM staff_index WHERE staff_id = $1", {id},
                    [&](const Row& row) { found = row_of(reader, row); });
  return found;
}

std::optional<StaffId> staff_by_user_name(const Reader& reader, std::string_view user_name) {
  std::optional<StaffId> found;
  const std::string hash = name_hash(reader, user_name);
  reader.db().query("SELECT staff_id FROM staff_index WHERE user_name_hash = $1", {Blob{hash}},
                    [&](const Row& row) { found = StaffId{row.integer(0)}; });
  return found;
}

std::vector<StaffRow> all_staff(const Reader& reader) {
  std::vector<StaffRow> all;
  reader.db().query("SELECT staff_id, user_name, active, team, roles, profile FROM staff_index ORDER BY staff_id", {},
                    [&](const Row& row) { all.push_back(row_of(reader, row)); });
  return all;
}

SignInState sign_in_state(const Reader& reader, StaffId id) {
  SignInState state;
  reader.db().query("SELECT password_hash, totp, last_totp_step, failed, next_allowed FROM sign_in WHERE staff_id = $1", {id}, [&](const Row& row) {
    state = {row.string(0), {}, row.integer(2), row.integer(3), row.instant(4)};
    const std::string_view sealed = row.blob(1);
    if (!sealed.empty() && !security::unseal_into(reader.keys().key(security::Purpose::one_time_code), sealed, totp_place(id), state.totp_secret)) {
      throw Unreadable{"a sealed one-time secret"};
    }
  });
  return state;
}

void set_password_hash(Tx& tx, StaffId id, std::string_view hash) {
  sign_in_row(tx, id);
  tx.db().execute("UPDATE sign_in SET password_hash = $2 WHERE staff_id = $1", {id, hash});
}

void set_totp_secret(Tx& tx, StaffId id, std::string_view secret) {
  sign_in_row(tx, id);
  const std::string sealed = secret.empty() ? std::string{} : security::seal(tx.keys().key(security::Purpose::one_time_code), secret, totp_place(id));
  tx.db().execute("UPDATE sign_in SET totp = $2, last_totp_step = 0 WHERE staff_id = $1", {id, Blob{sealed}});
}

bool use_totp_step(Tx& tx, StaffId id, std::int64_t step) {
  return tx.db().execute("UPDATE sign_in SET last_totp_step = $2 WHERE staff_id = $1 AND last_totp_step < $2", {id, step}) == 1;
}

void set_failures(Tx& tx, StaffId id, std::int64_t failed, Instant next_allowed) {
  sign_in_row(tx, id);
  tx.db().execute("UPDATE sign_in SET failed = $2, next_allowed = $3 WHERE staff_id = $1", {id, failed, next_allowed});
}

}  // namespace rowan::store
