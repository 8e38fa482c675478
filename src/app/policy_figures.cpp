#include "app/policy_figures.h"

#include <algorithm>

#include "app/worklist.h"
#include "domain/access.h"
#include "domain/report.h"
#include "store/report_index.h"

namespace rowan::app {
namespace {

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

bool asked_by(const FirstContact& contact, std::string_view policy) {
  return policy.empty() || std::find(contact.policies.begin(), contact.policies.end(), policy) != contact.policies.end();
}

void count_definition(const Classified& said, PolicyFigures& out) {
  const auto answered = [](Answer a) { return a == Answer::yes || a == Answer::no; };
  const bool law = said.statutory == Answer::yes, policy = said.policy == Answer::yes;
  if (!answered(said.statutory) || !answered(said.policy)) ++out.scope.not_known;
  else ++(law ? policy ? out.scope.both : out.scope.law_only : policy ? out.scope.policy_only : out.scope.neither);
  std::array<bool, statutory_type_count> of{};
  for (const std::string& code : said.canonical)
    if (const auto type = named<AbuseType>(code)) of[static_cast<std::size_t>(statutory_type(*type))] = true;
  if (!said.other.empty()) of[static_cast<std::size_t>(StatutoryType::psychological_emotional_or_other)] = true;
  for (std::size_t i = 0; i < of.size(); ++i) out.kinds[i] += of[i];
  out.without_kind += std::ranges::none_of(of, [](bool is) { return is; });
}

// In minutes, of permissions given and of contacts made.
struct Times {
  std::vector<std::int64_t> permissions, contacts;
};
// The middle one, of an even number the shorter of the two; 0 where there is none. Sorts.
std::int64_t median_of(std::vector<std::int64_t>& times) {
  std::ranges::sort(times);
  return times.empty() ? 0 : times[(times.size() - 1) / 2];
}

void count_case(const CaseSum& sum, std::string_view policy, Instant now, PolicyFigures& out, Times& times) {
  ++out.cases;
  const bool follows = policy.empty() || sum.head.opened.policy == policy;
  if (follows) count_definition(sum.head.classified, out);
  if (follows)
    for (const PoliceSecurityWait& wait : sum.waits) {
      if (wait.permitted) times.permissions.push_back(wait.minutes);
      else out.police_security.longest_waiting = std::max(out.police_security.longest_waiting, wait.minutes + (now - sum.at).micros / minutes(1).micros);
      out.police_security.waiting += !wait.permitted;
    }
  for (const FirstContact& contact : sum.first_contacts) {
    if (!asked_by(contact, policy)) continue;
    add(out.first_contact, contact.state);
    if (contact.minutes) times.contacts.push_back(*contact.minutes);
  }
}

Result<void> count_cases(Desk& desk, store::Reader& reader, std::uint64_t stamp, const Actor& actor, std::string_view policy, Instant now,
                         PolicyFigures& out) {
  store::CaseFilter every;
  every.open.reset();
  const store::CasePage page = store::list_cases(reader, viewer_of(actor), every, store::CaseOrder::newest_first, now, figure_cases);
  out.more_cases = page.next.has_value();
  Times times;
  for (const store::CaseRow& row : page.rows) {
    const auto sum = desk.sums.of(desk, reader, row.id, stamp, now);
    if (!sum && sum.refusal().because == Because::not_found) continue;  // disposed of since
    if (!sum) return sum.refusal();
    // The rights are asked of the domain once more: the index only proposes.
    if (may_see((*sum)->head, actor, now)) count_case(**sum, policy, now, out, times);
  }
  out.police_security.given = times.permissions.size();
  out.police_security.median = median_of(times.permissions);
  if (!times.permissions.empty()) out.police_security.longest = times.permissions.back();
  out.contact_times = {times.contacts.size(), median_of(times.contacts), 0};
  if (!times.contacts.empty()) out.contact_times.longest = times.contacts.back();
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
  const std::uint64_t stamp = desk.store.stamp();
  return desk.store.read([&](store::Reader& reader) -> Result<PolicyFigures> {
    PolicyFigures out;
    out.sees_cases = may(actor, Permission::work_cases);
    out.sees_reports = !report_principals_of(actor).empty();
    if (out.sees_cases)
      if (auto counted = count_cases(desk, reader, stamp, actor, policy, now, out); !counted) return counted.refusal();
    if (out.sees_reports) count_reports(reader, actor, now, out);
    return out;
  });
}

}  // namespace rowan::app
