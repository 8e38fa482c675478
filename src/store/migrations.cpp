#include "store/migrations.h"

#include <cstdint>
#include <map>
#include <string>

#include "security/seal.h"

namespace rowan::store {

namespace {

// An entry's id is its stream and seq in one number, so that a stream's entries lie side by side on disk and are read in one go.
// The grants repeat what lists sort and filter by, so that a worklist is one range of one index per principal.
constexpr std::string_view first_tables = R"sql(
CREATE TABLE sequence (name TEXT PRIMARY KEY, value INTEGER NOT NULL);

CREATE TABLE stream (stream INTEGER PRIMARY KEY, kind TEXT NOT NULL, last_seq INTEGER NOT NULL);
CREATE INDEX stream_by_kind ON stream (kind, stream);
CREATE TABLE stream_key (stream INTEGER PRIMARY KEY REFERENCES stream (stream), wrapped BLOB NOT NULL);
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  stream INTEGER NOT NULL REFERENCES stream (stream),
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  happened_at INTEGER NOT NULL,
  entered_at INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL,
  sealed BLOB NOT NULL
);
CREATE TABLE access_log (
  position INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  staff INTEGER NOT NULL,
  stream INTEGER NOT NULL,
  act TEXT NOT NULL,
  sealed BLOB NOT NULL,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL
);
CREATE INDEX access_log_by_stream ON access_log (stream, position);
CREATE INDEX access_log_by_staff ON access_log (staff, position);
CREATE TABLE checkpoint (
  number INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  hash BLOB NOT NULL,
  access_position INTEGER NOT NULL,
  access_hash BLOB NOT NULL,
  at INTEGER NOT NULL,
  signature BLOB NOT NULL
);

CREATE TABLE case_index (
  case_id INTEGER PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,
  lead INTEGER NOT NULL,
  team INTEGER NOT NULL,
  open INTEGER NOT NULL,
  stage TEXT NOT NULL,
  risk TEXT NOT NULL,
  next_due INTEGER NOT NULL,
  contact_check INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  flags INTEGER NOT NULL,
  summary BLOB NOT NULL,
  last_seq INTEGER NOT NULL
);
CREATE TABLE case_grant (
  principal TEXT NOT NULL,
  case_id INTEGER NOT NULL REFERENCES case_index (case_id),
  open INTEGER NOT NULL,
  next_due INTEGER NOT NULL,
  contact_check INTEGER NOT NULL,
  lead INTEGER NOT NULL,
  team INTEGER NOT NULL,
  risk TEXT NOT NULL,
  stage TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  PRIMARY KEY (principal, case_id)
);
CREATE INDEX case_grant_by_case ON case_grant (case_id);
CREATE INDEX case_grant_by_due ON case_grant (principal, open, next_due, case_id, from_at, until_at, team, risk, stage, lead, contact_check);
CREATE INDEX case_grant_by_lead ON case_grant (principal, open, lead, next_due, case_id, from_at, until_at, team, risk, stage);
CREATE INDEX case_grant_by_contact_check ON case_grant (principal, open, contact_check, case_id, from_at, until_at);
CREATE INDEX case_grant_by_age ON case_grant (principal, open, case_id, from_at, until_at);
CREATE TABLE case_bar (case_id INTEGER NOT NULL, staff INTEGER NOT NULL, PRIMARY KEY (case_id, staff));

CREATE TABLE report_index (
  report_id INTEGER PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,
  received_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  route TEXT NOT NULL,
  team INTEGER NOT NULL,
  summary BLOB NOT NULL,
  last_seq INTEGER NOT NULL
);
CREATE TABLE report_grant (
  principal TEXT NOT NULL,
  report_id INTEGER NOT NULL REFERENCES report_index (report_id),
  state TEXT NOT NULL,
  team INTEGER NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  PRIMARY KEY (principal, report_id)
);
CREATE INDEX report_grant_by_report ON report_grant (report_id);
CREATE INDEX report_grant_by_state ON report_grant (principal, state, report_id, team, from_at, until_at);
CREATE TABLE report_bar (report_id INTEGER NOT NULL, staff INTEGER NOT NULL, PRIMARY KEY (report_id, staff));

CREATE TABLE staff_index (
  staff_id INTEGER PRIMARY KEY,
  user_name_hash BLOB NOT NULL UNIQUE,
  user_name BLOB NOT NULL,
  active INTEGER NOT NULL,
  team INTEGER NOT NULL,
  roles TEXT NOT NULL,
  profile BLOB NOT NULL
);
CREATE TABLE sign_in (
  staff_id INTEGER PRIMARY KEY,
  password_hash TEXT NOT NULL,
  totp BLOB NOT NULL,
  last_totp_step INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  next_allowed INTEGER NOT NULL
);
CREATE TABLE session (
  token_hash BLOB PRIMARY KEY,
  staff INTEGER NOT NULL,
  created INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  fresh_until INTEGER NOT NULL,
  csrf BLOB NOT NULL
);
CREATE INDEX session_by_staff ON session (staff);
CREATE INDEX session_by_expiry ON session (expires);
CREATE TABLE form_token (token_hash BLOB PRIMARY KEY, used_at INTEGER NOT NULL);
CREATE INDEX form_token_by_use ON form_token (used_at);
CREATE TABLE draft (
  staff INTEGER NOT NULL,
  stream INTEGER NOT NULL,
  form TEXT NOT NULL,
  body BLOB NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (staff, stream, form)
);
CREATE TABLE notice (
  id INTEGER PRIMARY KEY,
  principal TEXT NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  stream INTEGER NOT NULL,
  body BLOB NOT NULL,
  read_at INTEGER NOT NULL
);
CREATE INDEX notice_by_principal ON notice (principal, id);
CREATE INDEX notice_unread ON notice (principal, read_at, id);
CREATE INDEX notice_by_stream ON notice (stream, principal);
CREATE TABLE import_source (
  system TEXT NOT NULL,
  source_hash BLOB NOT NULL,
  stream INTEGER NOT NULL,
  content_hash BLOB NOT NULL,
  PRIMARY KEY (system, source_hash)
);
CREATE TABLE outgoing (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  stream INTEGER NOT NULL,
  not_before INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  body BLOB NOT NULL
);
CREATE INDEX outgoing_by_time ON outgoing (not_before, id);
CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE pack (hash TEXT PRIMARY KEY, number INTEGER NOT NULL, name TEXT NOT NULL, adopted_at INTEGER NOT NULL, body BLOB NOT NULL);
)sql";

// Documents and photographs, in their own table so that a case is read without them.
constexpr std::string_view attachments = R"sql(
CREATE TABLE attachment (stream INTEGER NOT NULL REFERENCES stream (stream), name BLOB NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (stream, name));
)sql";

// When the risk of a case has to be looked at again, so that a manager's list of those is one range too. The rows there are say "at
// once" until each is made again, with the case's next entry or a rebuild: a case shown too much, never one too few.
constexpr std::string_view risk_checks = R"sql(
ALTER TABLE case_index ADD COLUMN risk_check INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_grant ADD COLUMN risk_check INTEGER NOT NULL DEFAULT 0;
CREATE INDEX case_grant_by_risk_check ON case_grant (principal, open, risk_check, case_id, from_at, until_at, team, lead, risk, stage);
)sql";

// What screening keeps of repairs and complaints, sealed in a few large pieces; and which homes and people an open case is tied to, as
// keyed hashes. Cases of before have no ties until their next entry: whoever asks folds those.
constexpr std::string_view screening = R"sql(
CREATE TABLE screening_chunk (
  stream INTEGER NOT NULL REFERENCES stream (stream),
  number INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (stream, number)
);
CREATE TABLE case_tie (case_id INTEGER NOT NULL, tie BLOB NOT NULL, open INTEGER NOT NULL, PRIMARY KEY (case_id, tie));
CREATE INDEX case_tie_by_tie ON case_tie (tie, open);
)sql";

constexpr Migration steps[] = {
    {1, "first tables", "7d576be814515e5d8f7e8db873ff9f04d7a783da316287403adb959d2914fc42", first_tables},
    {2, "attachments", "00bd3a55b5e4df4a29ebf910c10cfdd6bbc4cbdc78875e8996ecc53b80904d1c", attachments},
    {3, "risk checks", "999124ab0e49ebd4ef642cde72dff567d1b1cc366169ce0223db201bbb1a1486", risk_checks},
    {4, "screening", "c71b44b24ea6c232a249a88b426efa8cffd076ee45da00a24aaae875f6e951b2", screening},
};

Refusal failed(std::string id, std::string text) { return Refusal::one(Because::failed, std::move(id), std::move(text)); }

}  // namespace

std::span<const Migration> migrations() { return steps; }
std::string migration_digest(const Migration& migration) { return security::hex(security::digest({migration.sql})); }

Result<void> check_version(Connection& reader, std::span<const Migration> known) {
  const std::int64_t newest = reader.number("SELECT version FROM migration ORDER BY version DESC LIMIT 1");
  if (newest <= static_cast<std::int64_t>(known.size())) return {};
  return failed("store.newer", "These records were written by a newer version of Rowan (tables version " + std::to_string(newest) + ", this version knows " +
                                   std::to_string(known.size()) + "). Install that version, or restore a backup made by this one.");
}

Result<void> migrate(Connection& writer, std::span<const Migration> known) {
  writer.begin_write();
  writer.run_script("CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL)");
  writer.commit();
  if (auto fits = check_version(writer, known); !fits) return fits;
  std::map<std::int64_t, std::string> done;
  writer.query("SELECT version, digest FROM migration", {}, [&](const Row& row) { done[row.integer(0)] = row.string(1); });
  for (const Migration& step : known) {
    const std::string digest = migration_digest(step);
    const auto before = done.find(step.version);
    if (digest != step.digest || (before != done.end() && before->second != digest)) {
      return failed("store.migration_changed",
                    "Step " + std::to_string(step.version) + " of the tables is not the one that was released. Nothing was changed.");
    }
    if (before != done.end()) continue;
    writer.begin_write();
    writer.run_script(step.sql);
    writer.execute("INSERT INTO migration (version, name, digest) VALUES ($1, $2, $3)", {step.version, step.name, digest});
    writer.commit();
  }
  return {};
}

}  // namespace rowan::store
