#include "store/draft.h"

#include <cstdint>
#include <string_view>

#include "security/seal.h"
#include "security/token.h"

namespace rowan::store {

namespace {

std::string place(StaffId staff, StreamId stream, std::string_view form) {
  return "draft:" + std::to_string(staff.value) + ':' + std::to_string(stream.value) + ':' + std::string{form};
}
Draft draft_of(const Reader& reader, StaffId staff, const Row& row) {
  Draft draft{row.string(1), StreamId{row.integer(0)}, {}, row.instant(3)};
  if (!security::unseal_into(reader.keys().key(security::Purpose::index_seal), row.blob(2), place(staff, draft.stream, draft.form), draft.body))
    throw Unreadable{"a draft"};
  return draft;
}

}  // namespace

void put_draft(Tx& tx, StaffId staff, const Draft& draft) {
  tx.touch(Topic::draft, draft.stream.value);
  const std::string body = security::seal(tx.keys().key(security::Purpose::index_seal), draft.body, place(staff, draft.stream, draft.form));
  tx.db().execute(
      "INSERT INTO draft (staff, stream, form, body, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (staff, stream, form) DO UPDATE SET body = "
      "excluded.body, at = excluded.at",
      {staff, draft.stream, draft.form, Blob{body}, draft.at});
}

std::optional<Draft> find_draft(const Reader& reader, StaffId staff, StreamId stream, std::string_view form) {
  std::optional<Draft> found;
  reader.db().query("SELECT stream, form, body, at FROM draft WHERE staff = $1 AND stream = $2 AND form = $3", {staff, stream, form},
                    [&](const Row& row) { found = draft_of(reader, staff, row); });
  return found;
}

std::vector<Draft> drafts_of(const Reader& reader, StaffId staff) {
  std::vector<Draft> drafts;
  reader.db().query("SELECT stream, form, body, at FROM draft WHERE staff = $1 ORDER BY at DESC, stream, form", {staff},
                    [&](const Row& row) { drafts.push_back(draft_of(reader, staff, row)); });
  return drafts;
}

void remove_draft(Tx& tx, StaffId staff, StreamId stream, std::string_view form) {
  tx.touch(Topic::draft, stream.value);
  tx.db().execute("DELETE FROM draft WHERE staff = $1 AND stream = $2 AND form = $3", {staff, stream, form});
}
std::int64_t purge_drafts(Tx& tx, Instant before) { return tx.db().execute("DELETE FROM draft WHERE at < $1", {before}); }

Result<void> Tx::use_form_token(std::string_view token, Instant at) {
  const std::string hash = security::token_hash(keys_.key(security::Purpose::session_token), "form " + std::string{token});
  if (db_.execute("INSERT INTO form_token (token_hash, used_at) VALUES ($1, $2) ON CONFLICT DO NOTHING", {Blob{hash}, at}) == 1) return {};
  return Refusal::one(Because::conflict, "form.used", "This form was sent already. What you entered the first time has been saved.");
}
std::int64_t purge_form_tokens(Tx& tx, Instant before) { return tx.db().execute("DELETE FROM form_token WHERE used_at < $1", {before}); }

}  // namespace rowan::store
