#include "app/sharing_export.h"

#include <algorithm>

#include "app/cases.h"
#include "app/worklist.h"
#include "domain/access.h"
#include "domain/case_acts_checks.h"

namespace rowan::app {
namespace {

constexpr const char* act = "sharing.exported";

void add(SharingExport& out, const Desk& desk, const Case& c) {
  for (const LedgerLine& line : sharing_ledger(c)) out.rows.push_back(sharing_row(c.opened.reference, line, [&](StaffId id) { return desk.staff.name(id); }));
}
void newest_first(SharingExport& out) {
  std::stable_sort(out.rows.begin(), out.rows.end(), [](const SharingRow& a, const SharingRow& b) { return a.happened_at > b.happened_at; });
}

}  // namespace

Result<SharingExport> sharing_of_case(Desk& desk, const Actor& actor, std::string_view reference) {
  const auto opened = view_case(desk, actor, reference, act);
  if (!opened) return opened.refusal();
  if (!may_run(opened->seen)) return Refusal::one(Because::refused, "sharing.urgent", "Urgent access does not let you take the ledger out.");
  SharingExport out;
  out.cases = 1;
  add(out, desk, opened->get());
  newest_first(out);
  return out;
}

Result<SharingExport> sharing_of_all(Desk& desk, const Actor& actor) {
  if (!may(actor, Permission::allocate)) return Refusal::one(Because::refused, "sharing.role", "The ledger of all cases is for managers.");
  const Instant now = desk.now();
  std::vector<CaseId> shown;
  auto found = desk.store.read([&](store::Reader& reader) -> Result<SharingExport> {
    SharingExport out;
    store::CaseFilter every;
    every.open.reset();
    const store::CasePage page = store::list_cases(reader, viewer_of(actor), every, store::CaseOrder::newest_first, now, sharing_cases);
    out.more_cases = page.next.has_value();
    for (const store::CaseRow& row : page.rows) {
      const auto entries = reader.load(stream_of(row.id), StreamKind::case_);
      if (!entries && entries.refusal().because == Because::not_found) continue;  // disposed of since
      if (!entries) return entries.refusal();
      const Case c = fold_case(*entries);
      const auto seen = may_see(c, actor, now);
      if (!seen || !may_run(*seen)) continue;
      ++out.cases;
      const std::size_t before = out.rows.size();
      add(out, desk, c);
      if (out.rows.size() != before) shown.push_back(c.id);
    }
    return out;
  });
  if (!found) return found;
  const auto logged = desk.store.write([&](store::Tx& tx) -> Result<void> {
    for (const CaseId id : shown) tx.log_access({now, actor.id, stream_of(id), act, {}});
    return {};
  });
  if (!logged) return logged.refusal();
  newest_first(*found);
  return found;
}

}  // namespace rowan::app
