#include "app/policy_figures.h"

#include <algorithm>

#include "app/case_row.h"
#include "app/worklist.h"
#include "domain/access.h"
#include "domain/records/security_waits.h"
#include "domain/report.h"
#include "store/report_index.h"

namespace rowan::app {
namespace {

constexpr std::string_view first_contact_rule = "first-contact";
constexpr Duration recently = elapsed_days(30);

void add(FirstContacts& figures, DutyState state) {
  switch (state) {
    case DutyState::open: ++figures.open; return;
    case DutyState::overdue: ++figures.overdue; return;
    case DutyState::met: ++figures.met; return;
    case DutyState::met_late: ++figures.met_late; return;
    case DutyState::exception: ++figures.exceptions; return;
    case DutyState::no_target_open: ++figures.no_target; return;
    case DutyState::not_needed: ++figures.not_needed; return;
  }
}

bool asked_by(const Duty& duty, std::string_view policy) {
  return policy.empty() || std::any_of(duty.cited.begin(), duty.cited.end(), [&](const Citation& c) { return c.policy_id == policy; });
}

// The rights are asked of the domain once more: the index only proposes. `waits` are those of permissions given.
void count_case(const Desk& desk, const Actor& actor, const Case& c, std::string_view policy, Instant now, PolicyFigures& out,
                std::vector<std::int64_t>& waits) {
  if (!may_see(c, actor, now)) return;
  ++out.cases;
  if (policy.empty() || c.opened.policy == policy)
    for (const PoliceSecurityWait& wait : police_security_waits(c, now)) {
      if (wait.permitted) waits.push_back(wait.minutes);
      else out.police_security.longest_waiting = std::max(out.police_security.longest_waiting, wait.minutes);
      out.police_security.waiting += !wait.permitted;
    }
  for (const Duty& duty : duties_of(desk, c, now))
    if (duty.rule == first_contact_rule && asked_by(duty, policy)) add(out.first_contact, duty.state);
}

Result<void> count_cases(Desk& desk, store::Reader& reader, const Actor& actor, std::string_view policy, Instant now, PolicyFigures& out) {
  store::CaseFilter every;
  every.open.reset();
  const store::CasePage page = store::list_cases(reader, viewer_of(actor), every, store::CaseOrder::newest_first, now, figure_cases);
  out.more_cases = page.next.has_value();
  std::vector<std::int64_t> waits;
  for (const store::CaseRow& row : page.rows) {
    const auto entries = reader.load(stream_of(row.id), StreamKind::case_);
    if (!entries && entries.refusal().because == Because::not_found) continue;  // disposed of since
    if (!entries) return entries.refusal();
    count_case(desk, actor, fold_case(*entries), policy, now, out, waits);
  }
  std::sort(waits.begin(), waits.end());
  out.police_security.given = waits.size();
  if (!waits.empty()) {
    out.police_security.median = waits[(waits.size() - 1) / 2];
    out.police_security.longest = waits.back();
  }
  return {};
}

void count_reports(store::Reader& reader, const Actor& actor, Instant now, PolicyFigures& out) {
  const store::Viewer viewer{actor.id, report_principals_of(actor)};
  const auto in_state = [&](store::ReportState state) {
    store::ReportFilter filter;
    filter.state = state;
    return store::count_reports(reader, viewer, filter, now, figure_reports);
  };
  out.reports_waiting = in_state(store::ReportState::waiting) + in_state(store::ReportState::ending);
  out.reports_ended = in_state(store::ReportState::ended);
  store::ReportFilter every;
  every.state.reset();
  for (const store::ReportRow& row : store::list_reports(reader, viewer, every, now, figure_reports).rows)
    out.reports_recent += row.received_at >= now - recently;
}

}  // namespace

Result<PolicyFigures> policy_figures(Desk& desk, const Actor& actor, std::string_view policy) {
  const Instant now = desk.now();
  return desk.store.read([&](store::Reader& reader) -> Result<PolicyFigures> {
    PolicyFigures out;
    out.sees_cases = may(actor, Permission::work_cases);
    out.sees_reports = !report_principals_of(actor).empty();
    if (out.sees_cases)
      if (auto counted = count_cases(desk, reader, actor, policy, now, out); !counted) return counted.refusal();
    if (out.sees_reports) count_reports(reader, actor, now, out);
    return out;
  });
}

}  // namespace rowan::app
