#include "app/rebuild.h"

#include <algorithm>

#include "app/accounts.h"
#include "app/case_row.h"
#include "app/known_hits.h"
#include "app/owner.h"
#include "app/reports.h"
#include "domain/staff.h"
#include "store/index_digest.h"
#include "store/report_index.h"
#include "store/staff_index.h"

namespace rowan::app {
namespace {

std::vector<StreamId> streams(store::Reader& reader, StreamKind kind) {
  std::vector<StreamId> out;
  reader.for_each_stream(kind, [&](const store::StreamInfo& info) { if (!info.disposed && info.last_seq > 0) out.push_back(info.stream); });
  return out;
}

}  // namespace

Result<Rebuilt> rebuild(Desk& desk) {
  Rebuilt count;
  const auto done = desk.store.write([&](store::Tx& tx) -> Result<void> {
    count = {};
    store::clear_case_index(tx);
    for (const StreamId stream : streams(tx, StreamKind::case_)) {
      const auto entries = tx.load(stream, StreamKind::case_);
      if (!entries) return entries.refusal();
      const Case c = fold_for(desk, tx, *entries);
      put_index(tx, index_case(desk, c, c.updated_at));
      ++count.cases;
    }
    store::clear_report_index(tx);
    for (const StreamId stream : streams(tx, StreamKind::report)) {
      const auto entries = tx.load(stream, StreamKind::report);
      if (!entries) return entries.refusal();
      const Report report = fold_report(*entries);
      put_index(tx, index_report(report), report);
      ++count.reports;
    }
    for (const StreamId stream : streams(tx, StreamKind::staff)) {
      const auto entries = tx.load(stream, StreamKind::staff);
      if (!entries) return entries.refusal();
      const Staff staff = fold_staff(*entries);
      if (auto put = store::put_staff(tx, {staff.id, staff.details.user_name, staff.details.active, staff.details.team, to_text(actor_of(staff).roles), to_json(staff.details)}); !put) return put;
      ++count.staff;
    }
    return {};
  });
  if (!done) return done.refusal();
  return count;
}

Result<std::string> index_digest(Desk& desk) {
  return desk.store.read([](store::Reader& reader) -> Result<std::string> { return store::index_digest(reader); });
}

Result<void> warm_up(Desk& desk) {
  return desk.store.read([&](store::Reader& reader) -> Result<void> {
    for (const StreamId stream : streams(reader, StreamKind::staff)) {
      const auto entries = reader.load(stream, StreamKind::staff);
      if (!entries) return entries.refusal();
      const Staff staff = fold_staff(*entries);
      desk.staff.put(colleague_of(staff));
    }
    std::vector<people::CaseParties> cases;
    store::for_each_case(reader, [&](const store::CaseRow& row) {
      cases.push_back(parties_of(row, from_json<CaseSummary>(row.summary)));
    });
    desk.case_names.put_all(cases);
    std::vector<people::ReportParties> waiting;
    Result<void> read;
    for (const store::ReportState state : {store::ReportState::waiting, store::ReportState::ending})
      store::each_report_in(reader, state, [&](ReportId id) {
        const auto entries = reader.load(stream_of(id), StreamKind::report);
        if (entries) waiting.push_back(parties_of(fold_report(*entries)));
        else if (read) read = entries.refusal();
      });
    desk.report_names.put_all(waiting);
    return read;
  });
}

}  // namespace rowan::app
