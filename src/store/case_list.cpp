// The worklist. For each principal one range of one index, already in order; the few ranges are merged here. So a page costs the
// same whether the landlord has two thousand cases or half a million.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/case_index.h"

namespace rowan::store {

namespace {

struct Key {
  std::int64_t key = 0;
  std::int64_t id = 0;
  friend auto operator<=>(const Key&, const Key&) = default;
};

// A statement and its parameters, put together from fixed pieces only: the texts are few and each is prepared once.
struct Query {
  std::string sql;
  std::vector<Param> params;
  std::string place(Param value) {
    params.push_back(value);
    return '$' + std::to_string(params.size());
  }
  void where(std::string_view test, Param value) { sql += std::string{" AND "} + std::string{test} + place(value); }
};

std::string_view key_column(CaseOrder order) {
  switch (order) {
    case CaseOrder::due_first: return "g.next_due";
    case CaseOrder::contact_check_first: return "g.contact_check";
    case CaseOrder::risk_check_first: return "g.risk_check";
    case CaseOrder::newest_first: return "g.case_id";
  }
  return "g.case_id";
}

Query seen_by(const std::string& principal, const Viewer& viewer, const CaseFilter& filter, bool open, std::string_view key, const Instant& now) {
  Query q;
  q.sql = "SELECT " + std::string{key} + ", g.case_id FROM case_grant g WHERE g.principal = " + q.place(principal);
  q.where("g.open = ", open ? 1 : 0);
  const std::string at = q.place(now);
  q.sql += " AND g.from_at <= " + at + " AND (g.until_at = 0 OR g.until_at > " + at + ")";
  q.sql += " AND NOT EXISTS (SELECT 1 FROM case_bar b WHERE b.case_id = g.case_id AND b.staff = " + q.place(viewer.staff) + ")";
  if (filter.lead) q.where("g.lead = ", *filter.lead);
  if (filter.unallocated) q.where("g.lead = ", StaffId{});
  if (filter.team) q.where("g.team = ", *filter.team);
  if (filter.due_after) q.where("g.next_due >= ", *filter.due_after);
  if (filter.due_before) q.where("g.next_due < ", *filter.due_before);
  if (filter.contact_check_before) q.where("g.contact_check < ", *filter.contact_check_before);
  if (filter.risk_check_after) q.where("g.risk_check >= ", *filter.risk_check_after);
  if (filter.risk_check_before) q.where("g.risk_check < ", *filter.risk_check_before);
  if (filter.risk) q.where("g.risk = ", *filter.risk);
  if (filter.stage) q.where("g.stage = ", *filter.stage);
  return q;
}

std::vector<bool> open_states(const CaseFilter& filter) { return filter.open ? std::vector<bool>{*filter.open} : std::vector<bool>{true, false}; }

std::vector<std::string> without_twins(std::vector<std::string> principals) {
  std::ranges::sort(principals);
  principals.erase(std::unique(principals.begin(), principals.end()), principals.end());
  return principals;
}

void collect(const Reader& reader, const Query& q, std::vector<Key>& keys) {
  auto take = [&](const Row& row) { keys.push_back({row.integer(0), row.integer(1)}); };
  reader.db().run_query(q.sql, q.params, RowSink{take});
}

}  // namespace

CaseIds list_case_ids(const Reader& reader, const Viewer& viewer, const CaseFilter& filter, CaseOrder order, Instant now, std::size_t limit,
                      std::optional<CaseCursor> after, std::size_t skip) {
  const bool newest = order == CaseOrder::newest_first;
  const std::string key{key_column(order)};
  std::vector<Key> keys;
  for (const std::string& principal : without_twins(viewer.principals)) {
    for (const bool open : open_states(filter)) {
      Query q = seen_by(principal, viewer, filter, open, key, now);
      if (after && newest) q.where("g.case_id < ", after->id);
      if (after && !newest) {
        const std::string from = q.place(after->key), id = q.place(after->id);
        q.sql += " AND (" + key + ", g.case_id) > (" + from + ", " + id + ")";
      }
      q.sql += newest ? " ORDER BY g.case_id DESC LIMIT " : " ORDER BY " + key + ", g.case_id LIMIT ";
      q.sql += q.place(skip + limit + 1);
      collect(reader, q, keys);
    }
  }
  if (newest) std::ranges::sort(keys, std::greater<>{});
  else std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());

  CaseIds page;
  const std::size_t end = std::min(keys.size(), skip + limit);
  for (std::size_t i = std::min(skip, keys.size()); i < end; ++i) page.ids.push_back(CaseId{keys[i].id});
  if (keys.size() > end && end > 0) page.next = CaseCursor{keys[end - 1].key, CaseId{keys[end - 1].id}};
  return page;
}

CasePage list_cases(const Reader& reader, const Viewer& viewer, const CaseFilter& filter, CaseOrder order, Instant now, std::size_t limit,
                    std::optional<CaseCursor> after, std::size_t skip) {
  const CaseIds found = list_case_ids(reader, viewer, filter, order, now, limit, after, skip);
  CasePage page{{}, found.next};
  for (const CaseId id : found.ids) if (auto row = find_case(reader, id)) page.rows.push_back(std::move(*row));
  return page;
}

std::size_t count_cases(const Reader& reader, const Viewer& viewer, const CaseFilter& filter, Instant now, std::size_t cap) {
  std::vector<Key> keys;
  for (const std::string& principal : without_twins(viewer.principals)) {
    for (const bool open : open_states(filter)) {
      Query q = seen_by(principal, viewer, filter, open, "0", now);
      q.sql += " LIMIT " + q.place(cap);
      collect(reader, q, keys);
    }
  }
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return std::min(keys.size(), cap);
}

void each_listed_case(const Reader& reader, const Viewer& viewer, Instant now, const std::function<void(CaseId)>& each) {
  for (const std::string& principal : without_twins(viewer.principals))
    for (const bool open : {true, false})
      reader.db().query(
          "SELECT g.case_id FROM case_grant g WHERE g.principal = $1 AND g.open = $2 AND g.from_at <= $3 AND (g.until_at = 0 OR g.until_at > $3) "
          "AND NOT EXISTS (SELECT 1 FROM case_bar b WHERE b.case_id = g.case_id AND b.staff = $4)",
          {principal, open ? 1 : 0, now, viewer.staff}, [&](const Row& row) { each(CaseId{row.integer(0)}); });
}

bool barred_from(const Reader& reader, CaseId id, StaffId staff) {
  return reader.db().number("SELECT 1 FROM case_bar WHERE case_id = $1 AND staff = $2", {id, staff}) != 0;
}

bool may_list_case(const Reader& reader, const Viewer& viewer, CaseId id, Instant now) {
  bool granted = false;
  for (const std::string& principal : viewer.principals) {  // all of them, and the bar, whatever is found: one time for every answer
    if (reader.db().number("SELECT 1 FROM case_grant WHERE principal = $1 AND case_id = $2 AND from_at <= $3 AND (until_at = 0 OR until_at > $3)",
                           {principal, id, now}) != 0) granted = true;
  }
  const bool barred = barred_from(reader, id, viewer.staff);
  return granted && !barred;
}

}  // namespace rowan::store
