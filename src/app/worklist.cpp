#include "app/worklist.h"

#include <functional>
#include <initializer_list>

namespace rowan::app {
namespace {

// The days of the worklist are days in London: "today" ends at midnight there.
Instant end_of_day(Instant now, int days) { return instant_of({add_days(civil(now).date, days + 1), 0, 0, 0}); }

store::CaseFilter base_filter(const Actor& actor, WorkView view) {
  store::CaseFilter f;
  switch (view) {
    case WorkView::mine: f.lead = actor.id; break;
    case WorkView::team: f.team = actor.team; break;
    case WorkView::unallocated: f.unallocated = true; break;
    case WorkView::closed: f.open = false; break;
  }
  return f;
}

void narrow(store::CaseFilter& f, DueFilter due, Instant now) {
  switch (due) {
    case DueFilter::any: break;
    case DueFilter::overdue: f.due_before = now; break;
    case DueFilter::today: f.due_after = now; f.due_before = end_of_day(now, 0); break;
    case DueFilter::week: f.due_after = now; f.due_before = end_of_day(now, 7); break;
  }
}

store::CaseFilter full_filter(const Actor& actor, const WorkFilter& filter, Instant now) {
  store::CaseFilter f = base_filter(actor, filter.view);
  narrow(f, filter.due, now);
  if (filter.contact_check) f.contact_check_before = now;
  switch (filter.risk_check) {
    case RiskFilter::any: break;
    case RiskFilter::not_known: f.risk_check_before = Instant{1}; break;
    case RiskFilter::out_of_date: f.risk_check_after = Instant{1}; f.risk_check_before = Instant{now.micros + 1}; break;
  }
  if (!filter.risk.empty()) f.risk = filter.risk;
  if (!filter.stage.empty()) f.stage = filter.stage;
  return f;
}

store::CaseOrder order_of(const WorkFilter& filter) {
  if (filter.view == WorkView::closed) return store::CaseOrder::newest_first;
  if (filter.contact_check) return store::CaseOrder::contact_check_first;
  return filter.risk_check != RiskFilter::any ? store::CaseOrder::risk_check_first : store::CaseOrder::due_first;
}

// A list without a filter, or with one of the strip's own, has its number among the counts.
std::size_t matching(const WorkFilter& filter, const WorkCounts& counts, const std::function<std::size_t()>& count) {
  if (filter.view == WorkView::closed || !filter.risk.empty() || !filter.stage.empty() || filter.risk_check != RiskFilter::any || (filter.contact_check && filter.due != DueFilter::any)) return count();
  if (filter.contact_check) return counts.contact;
  switch (filter.due) {
    case DueFilter::overdue: return counts.overdue;
    case DueFilter::today: return counts.today;
    case DueFilter::week: return counts.week;
    case DueFilter::any: break;
  }
  switch (filter.view) {
    case WorkView::mine: return counts.mine;
    case WorkView::team: return counts.team;
    case WorkView::unallocated: return counts.unallocated;
    case WorkView::closed: break;
  }
  return count();
}

}  // namespace

store::Viewer viewer_of(const Actor& actor) {
  // No case permission, no names to find cases under.
  if (!may(actor, Permission::work_cases)) return {actor.id, {}};
  return {actor.id, principals_of(actor)};
}

SharedRow work_row(Desk& desk, const store::Reader& reader, CaseId id, std::uint64_t stamp) {
  if (auto kept = desk.rows.find(desk.store, id, {{store::Topic::row, id.value}}, Instant{0})) return std::move(*kept);
  auto found = store::find_case(reader, id);
  if (!found) return nullptr;
  auto row = std::make_shared<WorkRow>();
  row->summary = from_json<CaseSummary>(found->summary);
  row->row = std::move(*found);
  row->row.summary = {};
  desk.rows.keep(id, row, stamp, store::never);
  return row;
}

namespace {

constexpr std::initializer_list<store::Change> lists_change = {{store::Topic::list}, {store::Topic::grant}, {store::Topic::staff}};

WorkCounts count_all(store::Reader& reader, const Actor& actor, const store::Viewer& viewer, WorkView view, Instant now) {
  const auto count = [&](const WorkFilter& f) { return store::count_cases(reader, viewer, full_filter(actor, f, now), now, count_cap); };
  WorkCounts out;
  out.overdue = count({.view = view, .due = DueFilter::overdue});
  out.today = count({.view = view, .due = DueFilter::today});
  out.week = count({.view = view, .due = DueFilter::week});
  out.contact = count({.view = view, .contact_check = true});
  // What was counted already is not counted again: each count walks up to count_cap rows. All of a list are at least its overdue ones.
  const auto all_of = [&](WorkView of) { return of == view && out.overdue == count_cap ? count_cap : count({.view = of}); };
  out.mine = all_of(WorkView::mine);
  out.team = all_of(WorkView::team);
  out.unallocated = all_of(WorkView::unallocated);
  return out;
}

WorkCounts counts_of(Desk& desk, store::Reader& reader, const Actor& actor, const store::Viewer& viewer, WorkView view, Instant now, std::uint64_t stamp) {
  const std::string key = std::to_string(actor.id.value) + ' ' + std::string(name_of(view));
  if (const auto kept = desk.counts.find(desk.store, key, lists_change, now)) return *kept;
  const WorkCounts counts = count_all(reader, actor, viewer, view, now);
  desk.counts.keep(key, counts, stamp, now + figures_last);
  return counts;
}

}  // namespace

Result<Worklist> worklist(Desk& desk, const Actor& actor, const WorkFilter& filter, std::size_t page, std::size_t page_size) {
  const Instant now = desk.now();
  const store::Viewer viewer = viewer_of(actor);
  const std::uint64_t stamp = desk.store.stamp();  // before the snapshot that is counted in
  return desk.store.read([&](store::Reader& reader) -> Result<Worklist> {
    Worklist out;
    out.now = now;
    const store::CaseOrder order = order_of(filter);
    const store::CaseFilter wanted = full_filter(actor, filter, now);
    for (const CaseId id : store::list_case_ids(reader, viewer, wanted, order, now, page_size, {}, page * page_size).ids)
      if (SharedRow row = work_row(desk, reader, id, stamp)) out.rows.push_back(std::move(row));
    out.counts = counts_of(desk, reader, actor, viewer, filter.view == WorkView::closed ? WorkView::mine : filter.view, now, stamp);
    out.counts.matching = page == 0 && out.rows.size() < page_size ? out.rows.size() : matching(filter, out.counts, [&] { return store::count_cases(reader, viewer, wanted, now, count_cap); });
    return out;
  });
}

std::vector<Load> workload(Desk& desk, const Actor& manager) {
  std::vector<Load> out;
  if (!manager.manages_team) return out;
  const Instant now = desk.now();
  if (auto kept = desk.loads.find(desk.store, manager.id, lists_change, now)) return std::move(*kept);
  const std::uint64_t stamp = desk.store.stamp();
  const store::Viewer viewer = viewer_of(manager);
  const auto done = desk.store.read([&](store::Reader& reader) -> Result<void> {
    for (const auto& person : desk.staff.all()) {
      if (person->actor.team != manager.team || !person->active || !may(person->actor, Permission::work_cases)) continue;
      store::CaseFilter f;
      f.lead = person->actor.id;
      f.due_before = now;
      const std::size_t overdue = store::count_cases(reader, viewer, f, now, count_cap);
      f.due_before = {};
      out.push_back({person->actor.id, person->actor.name, overdue == count_cap ? count_cap : store::count_cases(reader, viewer, f, now, count_cap), overdue});
    }
    return {};
  });
  if (!done) return {};
  desk.loads.keep(manager.id, out, stamp, now + figures_last);
  return out;
}

}  // namespace rowan::app
