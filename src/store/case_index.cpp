#include "store/case_index.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

#include "store/case_ties.h"

namespace rowan::store {

namespace {

constexpr std::string_view select_case =
    "SELECT case_id, reference, lead, team, open, stage, risk, next_due, contact_check, risk_check, opened_at, updated_at, flags, summary, "
    "last_seq FROM case_index ";

CaseRow row_of(const Reader& reader, const Row& row) {
  const CaseId id{row.integer(0)};
  return {id,
          row.string(1),
          StaffId{row.integer(2)},
          TeamId{row.integer(3)},
          row.integer(4) != 0,
          row.string(5),
          row.string(6),
          row.instant(7),
          row.instant(8),
          row.instant(9),
          row.instant(10),
          row.instant(11),
          row.integer(12),
          reader.unseal_column("case", id.value, row.blob(13)),
          row.integer(14)};
}

// What lists sort and filter by, as the row has it and as it was.
struct Listed {
  std::int64_t open, next_due, contact_check, risk_check, lead, team;
  std::string risk, stage, reference;
};

Listed listed(const CaseRow& row) {
  return {row.open ? 1 : 0, row.next_due.micros, row.contact_check.micros, row.risk_check.micros, row.lead.value, row.team.value, row.risk, row.stage, row.reference};
}
std::optional<Listed> find_listed(const Reader& reader, CaseId id) {
  std::optional<Listed> out;
  reader.db().query("SELECT open, next_due, contact_check, risk_check, lead, team, risk, stage, reference FROM case_index WHERE case_id = $1", {id},
                    [&](const Row& r) {
                      out = Listed{r.integer(0), r.integer(1), r.integer(2), r.integer(3), r.integer(4), r.integer(5), r.string(6), r.string(7), r.string(8)};
                    });
  return out;
}

// Copies into the grants what changed and no more: each index that is not touched is some pages less to write.
void refresh_grants(Tx& tx, const CaseRow& row, const Listed& old) {
  const bool dates = old.next_due != row.next_due.micros || old.contact_check != row.contact_check.micros || old.risk_check != row.risk_check.micros;
  const bool rest = (old.open != 0) != row.open || old.lead != row.lead.value || old.team != row.team.value || old.risk != row.risk || old.stage != row.stage;
  if (dates || rest) tx.touch(Topic::list);
  if (old.next_due != row.next_due.micros) tx.db().execute("UPDATE case_grant SET next_due = $2 WHERE case_id = $1", {row.id, row.next_due});
  if (old.contact_check != row.contact_check.micros)
    tx.db().execute("UPDATE case_grant SET contact_check = $2 WHERE case_id = $1", {row.id, row.contact_check});
  if (old.risk_check != row.risk_check.micros) tx.db().execute("UPDATE case_grant SET risk_check = $2 WHERE case_id = $1", {row.id, row.risk_check});
  if (rest) {
    tx.db().execute("UPDATE case_grant SET open = $2, lead = $3, team = $4, risk = $5, stage = $6 WHERE case_id = $1",
                    {row.id, row.open ? 1 : 0, row.lead, row.team, row.risk, row.stage});
  }
}

}  // namespace

void put_case(Tx& tx, const CaseRow& row, const CaseRow* held) {
  tx.touch(Topic::row, row.id.value);
  const std::optional<Listed> old = held ? listed(*held) : find_listed(tx, row.id);
  if (held && held->summary == row.summary) {  // as good as nothing changed: no need to seal the same words again
    tx.db().execute(
        "UPDATE case_index SET lead = $2, team = $3, open = $4, stage = $5, risk = $6, next_due = $7, contact_check = $8, opened_at = $9, "
        "updated_at = $10, flags = $11, last_seq = $12, risk_check = $13 WHERE case_id = $1",
        {row.id, row.lead, row.team, row.open ? 1 : 0, row.stage, row.risk, row.next_due, row.contact_check, row.opened_at, row.updated_at, row.flags,
         row.last_seq, row.risk_check});
    if (old->reference != row.reference) tx.db().execute("UPDATE case_index SET reference = $2 WHERE case_id = $1", {row.id, row.reference});
    refresh_grants(tx, row, *old);
    return;
  }
  const std::string summary = tx.seal_column("case", row.id.value, row.summary);
  const int open = row.open ? 1 : 0;
  if (old) {
    tx.db().execute(
        "UPDATE case_index SET lead = $2, team = $3, open = $4, stage = $5, risk = $6, next_due = $7, contact_check = $8, opened_at = $9, "
        "updated_at = $10, flags = $11, summary = $12, last_seq = $13, risk_check = $14 WHERE case_id = $1",
        {row.id, row.lead, row.team, open, row.stage, row.risk, row.next_due, row.contact_check, row.opened_at, row.updated_at, row.flags,
         Blob{summary}, row.last_seq, row.risk_check});
    if (old->reference != row.reference) tx.db().execute("UPDATE case_index SET reference = $2 WHERE case_id = $1", {row.id, row.reference});
    refresh_grants(tx, row, *old);
  } else {
    tx.db().execute(
        "INSERT INTO case_index (case_id, reference, lead, team, open, stage, risk, next_due, contact_check, opened_at, updated_at, flags, summary, "
        "last_seq, risk_check) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        {row.id, row.reference, row.lead, row.team, open, row.stage, row.risk, row.next_due, row.contact_check, row.opened_at, row.updated_at,
         row.flags, Blob{summary}, row.last_seq, row.risk_check});
  }
}

void remove_case(Tx& tx, CaseId id) {
  tx.touch(Topic::row, id.value);
  tx.touch(Topic::grant);
  tx.db().execute("DELETE FROM case_grant WHERE case_id = $1", {id});
  tx.db().execute("DELETE FROM case_bar WHERE case_id = $1", {id});
  remove_case_ties(tx, id);
  tx.db().execute("DELETE FROM case_index WHERE case_id = $1", {id});
}

void set_case_grants(Tx& tx, CaseId id, std::span<const Grant> grants) {
  std::vector<Grant> old;
  tx.db().query("SELECT principal, from_at, until_at FROM case_grant WHERE case_id = $1", {id}, [&](const Row& row) {
    old.push_back({row.string(0), row.instant(1), row.instant(2)});
  });
  const auto same = [](const Grant& a, const Grant& b) { return a.principal == b.principal && a.from == b.from && a.until == b.until; };
  const auto among = [&](const Grant& grant, std::span<const Grant> all) {
    return std::ranges::any_of(all, [&](const Grant& other) { return same(grant, other); });
  };
  for (const Grant& grant : old) {
    if (among(grant, grants)) continue;
    tx.touch(Topic::grant);
    tx.db().execute("DELETE FROM case_grant WHERE case_id = $1 AND principal = $2", {id, grant.principal});
  }
  for (const Grant& grant : grants) {
    if (among(grant, old)) continue;
    tx.touch(Topic::grant);
    tx.db().execute(
        "INSERT INTO case_grant (principal, case_id, open, next_due, contact_check, risk_check, lead, team, risk, stage, from_at, until_at) "
        "SELECT $2, case_id, open, next_due, contact_check, risk_check, lead, team, risk, stage, $3, $4 FROM case_index WHERE case_id = $1",
        {id, grant.principal, grant.from, grant.until});
  }
}

void set_case_bars(Tx& tx, CaseId id, std::span<const StaffId> barred) {
  std::vector<StaffId> old;
  tx.db().query("SELECT staff FROM case_bar WHERE case_id = $1", {id}, [&](const Row& row) { old.push_back(StaffId{row.integer(0)}); });
  if (std::ranges::is_permutation(old, barred)) return;
  tx.touch(Topic::grant);
  tx.db().execute("DELETE FROM case_bar WHERE case_id = $1", {id});
  for (const StaffId staff : barred) tx.db().execute("INSERT INTO case_bar (case_id, staff) VALUES ($1, $2) ON CONFLICT DO NOTHING", {id, staff});
}

void clear_case_index(Tx& tx) {
  tx.touch(Topic::grant);
  for (std::size_t key = 0; key < Changes::streams; ++key) tx.touch(Topic::row, static_cast<std::int64_t>(key));
  tx.db().execute("DELETE FROM case_grant");
  tx.db().execute("DELETE FROM case_bar");
  clear_case_ties(tx);
  tx.db().execute("DELETE FROM case_index");
}

std::optional<CaseRow> find_case(const Reader& reader, CaseId id) {
  static const std::string sql = std::string{select_case} + "WHERE case_id = $1";
  std::optional<CaseRow> found;
  reader.db().query(sql, {id}, [&](const Row& row) { found = row_of(reader, row); });
  return found;
}

std::optional<CaseId> case_by_reference(const Reader& reader, std::string_view reference) {
  std::optional<CaseId> found;
  reader.db().query("SELECT case_id FROM case_index WHERE reference = $1", {reference}, [&](const Row& row) { found = CaseId{row.integer(0)}; });
  return found;
}

void for_each_case(const Reader& reader, const std::function<void(const CaseRow&)>& each) {
  static const std::string sql = std::string{select_case} + "ORDER BY case_id";
  reader.db().query(sql, {}, [&](const Row& row) { each(row_of(reader, row)); });
}

std::vector<CaseId> cases_changed_last(const Reader& reader, std::size_t limit) {
  std::vector<CaseId> changed;
  reader.db().query("SELECT case_id FROM case_index ORDER BY updated_at DESC, case_id LIMIT $1", {limit},
                    [&](const Row& row) { changed.push_back(CaseId{row.integer(0)}); });
  return changed;
}

std::vector<CaseId> stale_cases(const Reader& reader) {
  std::vector<CaseId> stale;
  reader.db().query(
      "SELECT s.stream FROM stream s LEFT JOIN case_index c ON c.case_id = s.stream WHERE s.kind = $1 AND s.last_seq > 0 "
      "AND (c.last_seq IS NULL OR c.last_seq <> s.last_seq) ORDER BY s.stream",
      {name_of(StreamKind::case_)}, [&](const Row& row) { stale.push_back(CaseId{row.integer(0)}); });
  return stale;
}

}  // namespace rowan::store
