#include "app/organisation/supervision.h"

#include <algorithm>
#include <map>

#include "app/organisation/registers.h"
#include "app/owner.h"
#include "app/worklist.h"
#include "domain/organisation/one_to_ones.h"

namespace rowan::app {
namespace {

constexpr std::size_t most_cases = 2'000;  // of one supervisor
constexpr std::string_view discussed_event = "supervision.discussed";

Refusal no_such_sheet() { return Refusal::one(Because::not_found, "supervision.none", "There is nobody here whose cases you discuss."); }

bool stops_with_discussion(const PolicyHistory& policies, std::string_view rule) {
  for (const PolicyVersion& version : policies.versions())
    if (const DutyRule* found = version.policy->duty(rule))
      return std::any_of(found->stop.begin(), found->stop.end(), [](const Moment& stop) { return stop.fact == discussed_event; });
  return false;
}

// The duty of the policy to discuss the case: of several the one that is owed, the first due of those.
std::optional<Duty> discussion_duty(const Desk& desk, const Case& c, Instant now) {
  std::optional<Duty> found;
  if (!desk.policies) return found;
  const auto before = [](const Duty& a, const Duty& b) {
    if (a.done() != b.done()) return !a.done();
    return a.due && (!b.due || *a.due < *b.due);
  };
  for (Duty& duty : duties_of(desk, c, now))
    if (stops_with_discussion(*desk.policies, duty.rule) && (!found || before(duty, *found))) found = std::move(duty);
  return found;
}

SheetCase sheet_case(const Desk& desk, const Case& c, Instant now) {
  return {c.id, c.opened.reference, c.opened_at, c.discussed_at, discussion_duty(desk, c, now), {}};
}

bool waits_longer(const SheetCase& a, const SheetCase& b) {
  const auto key = [](const SheetCase& s) { return std::pair(s.discussed_at.value_or(s.opened_at), s.id); };
  return key(a) < key(b);
}

Result<void> each_open_case(const Desk& desk, store::Reader& reader, const Actor& actor, std::optional<StaffId> lead, Instant now,
                            const std::function<void(const Case&)>& each) {
  store::CaseFilter filter;
  filter.lead = lead;
  const store::CasePage page = store::list_cases(reader, viewer_of(actor), filter, store::CaseOrder::newest_first, now, most_cases);
  for (const store::CaseRow& row : page.rows) {
    if (!row.lead) continue;
    const auto entries = reader.load(stream_of(row.id), StreamKind::case_);
    if (!entries && entries.refusal().because == Because::not_found) continue;  // disposed of since
    if (!entries) return entries.refusal();
    const Case c = fold_for(desk, reader, *entries);
    if (!c.closed && may_see(c, actor, now)) each(c);
  }
  return {};
}

Result<std::vector<Sheet>> sheets(Desk& desk, const Actor& supervisor, std::optional<StaffId> officer) {
  if (!may(supervisor, Permission::allocate))
    return Refusal::one(Because::refused, "supervision.role", "Your role does not hold one-to-ones about cases.");
  const Instant now = desk.now();
  const std::vector<Actor> staff = active_staff(desk);
  return desk.store.read([&](store::Reader& reader) -> Result<std::vector<Sheet>> {
    std::map<StaffId, Sheet> by_officer;
    const auto read = each_open_case(desk, reader, supervisor, officer, now, [&](const Case& c) {
      if (supervises(c, supervisor, staff, now)) by_officer[c.lead].cases.push_back(sheet_case(desk, c, now));
    });
    if (!read) return read.refusal();
    const auto entries = read_register(reader, organisation::Register::one_to_ones);
    if (!entries) return entries.refusal();
    const auto held = organisation::fold_one_to_ones(*entries);
    std::vector<Sheet> out;
    for (auto& [lead, sheet] : by_officer) {
      sheet.officer = lead;
      for (const organisation::OneToOne& one : held.held)
        if (one.what.officer == lead && one.what.supervisor == supervisor.id && (!sheet.last_held || *sheet.last_held < one.what.on))
          sheet.last_held = one.what.on;
      std::sort(sheet.cases.begin(), sheet.cases.end(), waits_longer);
      out.push_back(std::move(sheet));
    }
    std::stable_sort(out.begin(), out.end(), [](const Sheet& a, const Sheet& b) { return waits_longer(a.cases.front(), b.cases.front()); });
    return out;
  });
}

// A case as it will be: what is written and what the lists say of it.
struct Written {
  Case before;
  NewEntries entries;
  IndexedCase indexed;
};

Result<Written> decide_on(const Desk& desk, store::Reader& reader, const Actor& supervisor, StaffId officer, Date on, const Discussed& said,
                          std::span<const Actor> staff, Instant now) {
  const auto id = store::case_by_reference(reader, said.reference);
  if (!id || !store::may_list_case(reader, viewer_of(supervisor), *id, now)) return no_such_case();
  const auto loaded = reader.load(stream_of(*id), StreamKind::case_);
  if (!loaded) return loaded.refusal();
  Written out{fold_for(desk, reader, *loaded), {}, {}};
  const auto seen = may_see(out.before, supervisor, now);
  if (!seen) return seen.refusal();
  if (out.before.lead != officer) return Refusal::one(Because::refused, "supervision.lead", "This case has another owner by now.");
  auto entries = discuss(*seen, on, said.decision, staff);
  if (!entries) return entries.refusal();
  out.entries = std::move(*entries);
  Case after = out.before;
  std::int64_t seq = after.last_seq;
  for (const NewEntry& entry : out.entries) {
    const Entry made{{stream_of(*id), ++seq, 0, entry.kind, entry.version, entry.happened_at, now, supervisor.id}, entry.payload};
    apply(after, made.head, read_case_event(made));
  }
  out.indexed = index_case(desk, after, now);
  return out;
}

}  // namespace

std::size_t Sheet::overdue() const {
  return static_cast<std::size_t>(
      std::count_if(cases.begin(), cases.end(), [](const SheetCase& c) { return c.duty && c.duty->state == DutyState::overdue; }));
}

Result<std::vector<Sheet>> supervision(Desk& desk, const Actor& supervisor) { return sheets(desk, supervisor, {}); }

Result<Sheet> one_to_one_sheet(Desk& desk, const Actor& supervisor, StaffId officer) {
  auto found = sheets(desk, supervisor, officer);
  if (!found) return found.refusal();
  if (found->empty()) return no_such_sheet();
  const auto logged = desk.store.write([&](store::Tx& tx) -> Result<void> {
    tx.log_access({desk.now(), supervisor.id, stream_of(officer), "supervision.sheet", {}});
    return {};
  });
  if (!logged) return logged.refusal();
  return std::move(found->front());
}

Result<void> hold_one_to_one(Desk& desk, const Actor& supervisor, StaffId officer, Date on, const std::vector<Discussed>& cases,
                             const std::string& form_token) {
  if (!may(supervisor, Permission::allocate))
    return Refusal::one(Because::refused, "supervision.role", "Your role does not hold one-to-ones about cases.");
  if (cases.empty()) return Refusal::one(Because::invalid, "form.needed", "Write down what was decided on at least one case", "decision");
  const Instant now = desk.now();
  const std::vector<Actor> staff = active_staff(desk);
  return desk.store.write([&](store::Tx& tx) -> Result<void> {
    if (auto used = tx.use_form_token(form_token, now); !used) return used;
    Refusal faults{Because::invalid, {}};
    organisation::OneToOneHeld held{officer, supervisor.id, on, {}};
    for (const Discussed& said : cases) {
      const auto written = decide_on(desk, tx, supervisor, officer, on, said, staff, now);
      if (!written) {
        for (Problem problem : written.refusal().problems) {
          if (problem.field != "on") problem.field = "decision-" + said.reference;
          faults.problems.push_back(std::move(problem));
        }
        continue;
      }
      const StreamId stream = stream_of(written->before.id);
      if (auto done = tx.append(stream, written->before.last_seq, written->entries, supervisor.id, now); !done) return done.refusal();
      put_index(tx, written->indexed);
      tx.log_access({now, supervisor.id, stream, "supervision.discussed", {}});
      held.cases.push_back(written->before.id);
    }
    if (!faults.problems.empty()) return faults;
    if (auto done = append_to_register(tx, organisation::Register::one_to_ones, {new_entry(held, now)}, supervisor.id, now); !done)
      return done.refusal();
    return {};
  });
}

Result<std::vector<DiscussionDue>> all_discussions(Desk& desk) {
  const Instant now = desk.now();
  return desk.store.read([&](store::Reader& reader) -> Result<std::vector<DiscussionDue>> {
    std::vector<CaseId> open;
    store::for_each_case(reader, [&](const store::CaseRow& row) { if (row.open && row.lead) open.push_back(row.id); });
    std::vector<DiscussionDue> out;
    for (const CaseId id : open) {
      const auto entries = reader.load(stream_of(id), StreamKind::case_);
      if (!entries && entries.refusal().because == Because::not_found) continue;
      if (!entries) return entries.refusal();
      const Case c = fold_for(desk, reader, *entries);
      if (c.closed || !c.lead) continue;
      SheetCase line = sheet_case(desk, c, now);
      out.push_back({line.reference, c.lead, line.discussed_at, std::move(line.duty)});
    }
    return out;
  });
}

Result<std::vector<SheetCase>> own_one_to_ones(Desk& desk, const Actor& officer) {
  const Instant now = desk.now();
  const std::vector<Actor> staff = active_staff(desk);
  return desk.store.read([&](store::Reader& reader) -> Result<std::vector<SheetCase>> {
    std::vector<SheetCase> out;
    const auto read = each_open_case(desk, reader, officer, officer.id, now, [&](const Case& c) {
      SheetCase mine = sheet_case(desk, c, now);
      for (const Actor& colleague : staff) if (supervises(c, colleague, staff, now)) mine.supervisors.push_back(colleague.id);
      out.push_back(std::move(mine));
    });
    if (!read) return read.refusal();
    std::sort(out.begin(), out.end(), waits_longer);
    return out;
  });
}

}  // namespace rowan::app
