#include "app/notices.h"

#include "app/case_row.h"
#include "app/reports.h"
#include "app/screening/pots.h"
#include "app/urgent.h"
#include "domain/report.h"

namespace rowan::app {

std::vector<std::string> notice_principals(const Actor& actor) {
  std::vector<std::string> out = principals_of(actor);
  for (std::string& principal : report_principals_of(actor)) if (principal != out.front()) out.push_back(std::move(principal));
  return out;
}

namespace {

constexpr std::size_t most_counted = 100;

// Told about a case once, barred from it since: the notice is no longer theirs. One of a whole team's is only for those who may see the case,
// and one of a report for those who may see the report as it is now, since a report may be kept from one of all who triage.
bool still_theirs(const Desk& desk, const store::Reader& reader, const Actor& actor, const std::vector<std::string>& principals, const store::Notice& notice, Instant now) {
  if (!notice.stream) return true;
  if (notice.kind == "screening.new" && !on_screening_team(desk, actor)) return false;  // not of the team any more
  const auto stream = reader.stream(notice.stream);
  if (!stream) return false;  // about what is not there
  switch (stream->kind) {
    case StreamKind::case_: {
      const CaseId about{notice.stream.value};
      if (notice.principal.starts_with("managers:")) return store::may_list_case(reader, {actor.id, principals}, about, now);
      return !store::barred_from(reader, about, actor.id);
    }
    case StreamKind::report: return may_see_report(reader, actor, ReportId{notice.stream.value}, now);
    case StreamKind::person:
    case StreamKind::home:
    case StreamKind::staff:
    case StreamKind::organisation:
    case StreamKind::meeting:
    case StreamKind::signal: return true;  // it went to the people it concerns, and says nothing of a case
  }
  return true;
}

std::vector<store::Notice> unread(const Desk& desk, store::Reader& reader, const Actor& actor, std::size_t limit, Instant now) {
  const auto principals = notice_principals(actor);
  std::vector<store::Notice> out;
  for (store::Notice& notice : store::notices_for(reader, principals, true, 0, limit)) {
    if (still_theirs(desk, reader, actor, principals, notice, now)) out.push_back(std::move(notice));
  }
  return out;
}

}  // namespace

std::vector<store::Notice> notices_for(Desk& desk, const Actor& actor, std::size_t limit) {
  auto found = desk.store.read([&](store::Reader& reader) -> Result<std::vector<store::Notice>> { return unread(desk, reader, actor, limit, desk.now()); });
  return found ? std::move(*found) : std::vector<store::Notice>{};
}

MenuCounts menu_counts(Desk& desk, const Actor& actor) {
  const Instant now = desk.now();
  if (const auto kept = desk.menu.find(desk.store, actor.id, {{store::Topic::notice}, {store::Topic::report}, {store::Topic::grant}}, now)) return *kept;
  const std::uint64_t stamp = desk.store.stamp();
  const auto counts = desk.store.read([&](store::Reader& reader) -> Result<MenuCounts> {
    return MenuCounts{may(actor, Permission::triage) ? reports_waiting(reader, actor, now) : 0, unread(desk, reader, actor, most_counted, now).size()};
  });
  if (!counts) return {};
  desk.menu.keep(actor.id, *counts, stamp, now + figures_last);
  return *counts;
}

std::size_t unread_notices(Desk& desk, const Actor& actor) {
  return notices_for(desk, actor, most_counted).size();
}

Result<void> read_notice(Desk& desk, const Actor& actor, std::int64_t id) {
  const auto principals = notice_principals(actor);
  return desk.store.write([&](store::Tx& tx) -> Result<void> {
    const auto found = store::notices_for(tx, principals, true, id + 1, 1);
    const bool theirs = !found.empty() && found.front().id == id && still_theirs(desk, tx, actor, principals, found.front(), desk.now());
    if (!theirs || !store::mark_read(tx, id, principals, desk.now())) return Refusal::one(Because::not_found, "notice.none", "There is no such message.");
    return {};
  });
}

std::size_t climb_overdue(Desk& desk, Instant since) {
  const Instant now = desk.now();
  std::vector<store::Notice> notices;
  for (const Team& team : desk.landlord.teams) {
    const std::string managers = managers_principal(team.id);
    const auto late = desk.store.read([&](store::Reader& reader) -> Result<store::CasePage> {
      store::CaseFilter f;
      f.due_after = since;
      f.due_before = now;
      return store::list_cases(reader, {StaffId{}, {managers}}, f, store::CaseOrder::due_first, now, 200);
    });
    if (!late) continue;
    for (const store::CaseRow& row : late->rows)
      notices.push_back({0, managers, now, "duty.overdue", stream_of(row.id), row.reference + " is overdue: " + from_json<CaseSummary>(row.summary).next});
  }
  for (store::Notice& notice : overdue_urgent_looks(desk, since)) notices.push_back(std::move(notice));
  if (notices.empty()) return 0;
  const auto done = desk.store.write([&](store::Tx& tx) -> Result<void> {
    for (const store::Notice& notice : notices) store::put_notice(tx, notice);
    return {};
  });
  return done ? notices.size() : 0;
}

}  // namespace rowan::app
