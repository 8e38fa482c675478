#include "store/session.h"

#include <cstdint>
#include <string_view>

#include "security/seal.h"
#include "security/token.h"

namespace rowan::store {

namespace {

std::string hash_of(const Reader& reader, std::string_view token) { return session_key(reader.keys(), token); }

}  // namespace

std::string session_key(const security::KeyRing& keys, std::string_view token) {
  return security::token_hash(keys.key(security::Purpose::session_token), token);
}

void put_session(Tx& tx, std::string_view token, const Session& session) {
  const std::string hash = hash_of(tx, token);
  const std::string csrf = security::seal(tx.keys().key(security::Purpose::index_seal), session.csrf_secret, "session" + hash);
  tx.db().execute("INSERT INTO session (token_hash, staff, created, last_seen, expires, fresh_until, csrf) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                  {Blob{hash}, session.staff, session.created, session.last_seen, session.expires, session.fresh_until, Blob{csrf}});
}

std::optional<Session> find_session(const Reader& reader, std::string_view token, Instant now) {
  const std::string hash = hash_of(reader, token);
  std::optional<Session> found;
  reader.db().query("SELECT staff, created, last_seen, expires, fresh_until, csrf FROM session WHERE token_hash = $1 AND expires > $2",
                    {Blob{hash}, now}, [&](const Row& row) {
                      Session session{StaffId{row.integer(0)}, row.instant(1), row.instant(2), row.instant(3), row.instant(4), {}};
                      if (security::unseal_into(reader.keys().key(security::Purpose::index_seal), row.blob(5), "session" + hash, session.csrf_secret))
                        found = std::move(session);
                    });
  return found;
}

void touch_session(Tx& tx, std::string_view token, Instant last_seen, Instant expires) {
  tx.touch(Topic::session);
  tx.db().execute("UPDATE session SET last_seen = $2, expires = $3 WHERE token_hash = $1", {Blob{hash_of(tx, token)}, last_seen, expires});
}
void refresh_session(Tx& tx, std::string_view token, Instant fresh_until) {
  tx.touch(Topic::session);
  tx.db().execute("UPDATE session SET fresh_until = $2 WHERE token_hash = $1", {Blob{hash_of(tx, token)}, fresh_until});
}
void end_session(Tx& tx, std::string_view token) {
  tx.touch(Topic::session);
  tx.db().execute("DELETE FROM session WHERE token_hash = $1", {Blob{hash_of(tx, token)}});
}
std::int64_t end_sessions_of(Tx& tx, StaffId staff) {
  tx.touch(Topic::session);
  return tx.db().execute("DELETE FROM session WHERE staff = $1", {staff});
}
std::int64_t purge_sessions(Tx& tx, Instant now) { return tx.db().execute("DELETE FROM session WHERE expires <= $1", {now}); }

}  // namespace rowan::store
