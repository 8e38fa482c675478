#include "app/deviations.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "app/worklist.h"
#include "domain/access.h"

namespace rowan::app {
namespace {

void count(DeviationList& list, const CaseDeviation& row) {
  auto found = std::find_if(list.by_officer.begin(), list.by_officer.end(),
                            [&](const OfficerDeviations& o) { return o.who == row.what.by && o.team == row.team; });
  if (found == list.by_officer.end()) {
    list.by_officer.push_back({row.what.by, row.team, {}, 0});
    found = list.by_officer.end() - 1;
  }
  ++found->counts[static_cast<std::size_t>(row.what.kind)];
  found->without_reason += row.what.reason.empty();
}

struct BlankOf {
  CaseId id;
  std::string reference;
  BlankDuty what;
};
// By what is asked for; `shown` gains the cases whose references stand in it.
std::vector<BlankAsked> asked_for(std::vector<BlankOf> all, std::set<CaseId>& shown) {
  std::stable_sort(all.begin(), all.end(), [](const BlankOf& a, const BlankOf& b) { return a.what.since < b.what.since; });
  std::vector<BlankAsked> out;
  for (const BlankOf& each : all) {
    auto found = std::find_if(out.begin(), out.end(), [&](const BlankAsked& a) { return a.title == each.what.title && a.clause == each.what.clause; });
    if (found == out.end()) found = out.insert(out.end(), {each.what.title, each.what.clause, 0, each.what.since, {}});
    ++found->cases;
    if (found->references.size() == blank_references) continue;
    found->references.push_back(each.reference);
    shown.insert(each.id);
  }
  return out;
}

struct Gathered {
  DeviationList list;
  std::set<CaseId> shown;
};
Result<Gathered> gather(Desk& desk, const Actor& manager, Instant now) {
  const std::uint64_t stamp = desk.store.stamp();
  return desk.store.read([&](store::Reader& reader) -> Result<Gathered> {
    Gathered gathered;
    DeviationList& out = gathered.list;
    std::vector<BlankOf> blanks;
    store::CaseFilter every;
    every.open.reset();
    const store::CasePage page = store::list_cases(reader, viewer_of(manager), every, store::CaseOrder::newest_first, now, deviation_cases);
    out.more_cases = page.next.has_value();
    for (const store::CaseRow& row : page.rows) {
      const auto sum = desk.sums.of(desk, reader, row.id, stamp, now);
      if (!sum && sum.refusal().because == Because::not_found) continue;  // disposed of since
      if (!sum) return sum.refusal();
      const Case& c = (*sum)->head;
      const auto seen = may_see(c, manager, now);
      if (!seen) continue;
      ++out.cases;
      for (const Deviation& each : (*sum)->deviations) out.rows.push_back({c.id, c.opened.reference, c.team, c.lead, shown_to(*seen, each)});
      if (c.closed) continue;  // nothing is owed on it any more
      for (const BlankDuty& each : (*sum)->blanks)
        if (is_blank_by(each, now)) blanks.push_back({c.id, c.opened.reference, each});
    }
    out.blanks = asked_for(std::move(blanks), gathered.shown);
    return gathered;
  });
}

}  // namespace

std::size_t OfficerDeviations::all() const { return std::accumulate(std::begin(counts), std::end(counts), std::size_t{0}); }

Result<DeviationList> deviations(Desk& desk, const Actor& manager, std::optional<StaffId> only) {
  if (!may(manager, Permission::allocate)) return Refusal::one(Because::refused, "deviations.role", "This list is for managers.");
  const Instant now = desk.now();
  auto gathered = gather(desk, manager, now);
  if (!gathered) return gathered.refusal();
  DeviationList* list = &gathered->list;
  for (const CaseDeviation& row : list->rows) count(*list, row);
  std::stable_sort(list->by_officer.begin(), list->by_officer.end(),
                   [](const OfficerDeviations& a, const OfficerDeviations& b) { return a.all() > b.all(); });
  if (only) std::erase_if(list->rows, [&](const CaseDeviation& row) { return row.what.by != *only; });
  std::stable_sort(list->rows.begin(), list->rows.end(), [](const CaseDeviation& a, const CaseDeviation& b) { return a.what.at > b.what.at; });
  if (list->rows.size() > deviation_rows) {
    list->more_rows = list->rows.size() - deviation_rows;
    list->rows.resize(deviation_rows);
  }
  std::set<CaseId>& shown = gathered->shown;
  for (const CaseDeviation& row : list->rows) shown.insert(row.id);
  const auto logged = desk.store.write([&](store::Tx& tx) -> Result<void> {
    for (const CaseId id : shown) tx.log_access({now, manager.id, stream_of(id), "deviations.viewed", {}});
    return {};
  });
  if (!logged) return logged.refusal();
  return std::move(*list);
}

}  // namespace rowan::app
