#include "store/report_index.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

namespace rowan::store {

namespace {

ReportRow row_of(const Reader& reader, const Row& row) {
  const ReportId id{row.integer(0)};
  return {id, row.string(1), row.instant(2), named<ReportState>(row.text(3)).value_or(ReportState::waiting), row.string(4), TeamId{row.integer(5)},
          reader.unseal_column("report", id.value, row.blob(6)), row.integer(7)};
}

// Fixed texts for the eight cases of state, team and page.
std::string seen_sql(const ReportFilter& filter, bool from_cursor, bool oldest_first, bool counting) {
  std::string sql =
      "SELECT g.report_id FROM report_grant g WHERE g.principal = $1 AND g.from_at <= $2 AND (g.until_at = 0 OR g.until_at > $2) "
      "AND NOT EXISTS (SELECT 1 FROM report_bar b WHERE b.report_id = g.report_id AND b.staff = $3)";
  int next = 5;
  if (filter.state) sql += " AND g.state = $" + std::to_string(next++);
  if (filter.team) sql += " AND g.team = $" + std::to_string(next++);
  if (from_cursor) sql += (oldest_first ? " AND g.report_id > $" : " AND g.report_id < $") + std::to_string(next);
  if (!counting) sql += oldest_first ? " ORDER BY g.report_id" : " ORDER BY g.report_id DESC";
  return sql + " LIMIT $4";
}

std::vector<std::int64_t> seen_ids(const Reader& reader, const Viewer& viewer, const ReportFilter& filter, Instant now, std::size_t limit,
                                   std::optional<ReportId> after, bool oldest_first, bool counting) {
  const std::string sql = seen_sql(filter, after.has_value(), oldest_first, counting);
  std::vector<std::int64_t> ids;
  for (const std::string& principal : viewer.principals) {
    std::vector<Param> params{principal, now, viewer.staff, limit};
    if (filter.state) params.emplace_back(name_of(*filter.state));
    if (filter.team) params.emplace_back(*filter.team);
    if (after) params.emplace_back(*after);
    auto take = [&](const Row& row) { ids.push_back(row.integer(0)); };
    reader.db().run_query(sql, params, RowSink{take});
  }
  if (oldest_first) std::ranges::sort(ids);
  else std::ranges::sort(ids, std::greater<>{});
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace

void put_report(Tx& tx, const ReportRow& row) {
  tx.touch(Topic::report);
  const std::string summary = tx.seal_column("report", row.id.value, row.summary);
  tx.db().execute(
      "INSERT INTO report_index (report_id, reference, received_at, state, route, team, summary, last_seq) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
      "ON CONFLICT (report_id) DO UPDATE SET reference = excluded.reference, received_at = excluded.received_at, state = excluded.state, route = "
      "excluded.route, "
      "team = excluded.team, summary = excluded.summary, last_seq = excluded.last_seq",
      {row.id, row.reference, row.received_at, name_of(row.state), row.route, row.team, Blob{summary}, row.last_seq});
  tx.db().execute("UPDATE report_grant SET state = $2, team = $3 WHERE report_id = $1 AND (state <> $2 OR team <> $3)",
                  {row.id, name_of(row.state), row.team});
}

void remove_report(Tx& tx, ReportId id) {
  tx.touch(Topic::report);
  tx.db().execute("DELETE FROM report_grant WHERE report_id = $1", {id});
  tx.db().execute("DELETE FROM report_bar WHERE report_id = $1", {id});
  tx.db().execute("DELETE FROM report_index WHERE report_id = $1", {id});
}

void set_report_grants(Tx& tx, ReportId id, std::span<const Grant> grants) {
  tx.touch(Topic::report);
  tx.db().execute("DELETE FROM report_grant WHERE report_id = $1", {id});
  for (const Grant& grant : grants) {
    tx.db().execute(
        "INSERT INTO report_grant (principal, report_id, state, team, from_at, until_at) SELECT $2, report_id, state, team, $3, $4 FROM report_index "
        "WHERE report_id = $1",
        {id, grant.principal, grant.from, grant.until});
  }
}

void set_report_bars(Tx& tx, ReportId id, std::span<const StaffId> barred) {
  tx.touch(Topic::report);
  tx.db().execute("DELETE FROM report_bar WHERE report_id = $1", {id});
  for (const StaffId staff : barred) tx.db().execute("INSERT INTO report_bar (report_id, staff) VALUES ($1, $2) ON CONFLICT DO NOTHING", {id, staff});
}

void clear_report_index(Tx& tx) {
  tx.touch(Topic::report);
  tx.db().execute("DELETE FROM report_grant");
  tx.db().execute("DELETE FROM report_bar");
  tx.db().execute("DELETE FROM report_index");
}

ReportPage list_reports(const Reader& reader, const Viewer& viewer, const ReportFilter& filter, Instant now, std::size_t limit,
                        std::optional<ReportId> after) {
  const std::vector<std::int64_t> ids = seen_ids(reader, viewer, filter, now, limit + 1, after, filter.state == ReportState::waiting, false);
  ReportPage page;
  for (std::size_t i = 0; i < std::min(ids.size(), limit); ++i) {
    if (auto row = find_report(reader, ReportId{ids[i]})) page.rows.push_back(std::move(*row));
  }
  if (ids.size() > limit && limit > 0) page.next = ReportId{ids[limit - 1]};
  return page;
}

std::size_t count_reports(const Reader& reader, const Viewer& viewer, const ReportFilter& filter, Instant now, std::size_t cap) {
  return std::min(cap, seen_ids(reader, viewer, filter, now, cap, {}, true, true).size());
}

void each_listed_report(const Reader& reader, const Viewer& viewer, ReportState state, Instant now, const std::function<void(ReportId)>& each) {
  for (const std::string& principal : viewer.principals)
    reader.db().query(
        "SELECT g.report_id FROM report_grant g WHERE g.principal = $1 AND g.state = $2 AND g.from_at <= $3 AND (g.until_at = 0 OR g.until_at > $3) "
        "AND NOT EXISTS (SELECT 1 FROM report_bar b WHERE b.report_id = g.report_id AND b.staff = $4)",
        {principal, name_of(state), now, viewer.staff}, [&](const Row& row) { each(ReportId{row.integer(0)}); });
}

void each_report_in(const Reader& reader, ReportState state, const std::function<void(ReportId)>& each) {
  reader.db().query("SELECT report_id FROM report_index WHERE state = $1 ORDER BY report_id", {name_of(state)},
                    [&](const Row& row) { each(ReportId{row.integer(0)}); });
}

bool may_list_report(const Reader& reader, const Viewer& viewer, ReportId id, Instant now) {
  bool granted = false;
  for (const std::string& principal : viewer.principals) {
    if (reader.db().number("SELECT 1 FROM report_grant WHERE principal = $1 AND report_id = $2 AND from_at <= $3 AND (until_at = 0 OR until_at > $3)",
                           {principal, id, now}) != 0) granted = true;
  }
  const bool barred = reader.db().number("SELECT 1 FROM report_bar WHERE report_id = $1 AND staff = $2", {id, viewer.staff}) != 0;
  return granted && !barred;
}

std::optional<ReportRow> find_report(const Reader& reader, ReportId id) {
  std::optional<ReportRow> found;
  reader.db().query("SELECT report_id, reference, received_at, state, route, team, summary, last_seq FROM report_index WHERE report_id = $1", {id},
                    [&](const Row& row) { found = row_of(reader, row); });
  return found;
}

std::optional<ReportId> report_by_reference(const Reader& reader, std::string_view reference) {
  std::optional<ReportId> found;
  reader.db().query("SELECT report_id FROM report_index WHERE reference = $1", {reference},
                    [&](const Row& row) { found = ReportId{row.integer(0)}; });
  return found;
}

}  // namespace rowan::store
