#pragma once
// The worklist: what needs somebody first. One range scan of the index, limited to what the asker may see.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/case_row.h"
#include "app/desk.h"

namespace rowan::app {

enum class WorkView { mine, team, unallocated, closed };
inline constexpr std::string_view work_view_names[] = {"mine", "team", "unallocated", "closed"};
constexpr std::span<const std::string_view> names_of(WorkView) { return work_view_names; }

enum class DueFilter { any, overdue, today, week };
inline constexpr std::string_view due_filter_names[] = {"any", "overdue", "today", "week"};
constexpr std::span<const std::string_view> names_of(DueFilter) { return due_filter_names; }

// Cases whose risk somebody has to look at: never assessed by us, or out of date. Each is a range of one index.
enum class RiskFilter { any, not_known, out_of_date };
inline constexpr std::string_view risk_filter_names[] = {"any", "not_known", "out_of_date"};
constexpr std::span<const std::string_view> names_of(RiskFilter) { return risk_filter_names; }

struct WorkFilter {
  WorkView view = WorkView::mine;
  DueFilter due = DueFilter::any;
  bool contact_check = false;
  std::string risk;
  std::string stage;
  RiskFilter risk_check = RiskFilter::any;
};

// One case as lists show it. Rows are kept in memory until the case changes, so they are shared and not written to.
struct WorkRow {
  store::CaseRow row;  // its summary is the next line, read
  CaseSummary summary;
};
using SharedRow = std::shared_ptr<const WorkRow>;

// The row of a case, without looking at who asks. Null when there is none. `stamp`: of the store, taken before `reader` was opened.
[[nodiscard]] SharedRow work_row(Desk& desk, const store::Reader& reader, CaseId id, std::uint64_t stamp);

struct Worklist {
  std::vector<SharedRow> rows;
  WorkCounts counts;
  Instant now;
};

[[nodiscard]] Result<Worklist> worklist(Desk& desk, const Actor& actor, const WorkFilter& filter, std::size_t page, std::size_t page_size);

// How much each colleague of the team carries, for the manager.
[[nodiscard]] std::vector<Load> workload(Desk& desk, const Actor& manager);

[[nodiscard]] store::Viewer viewer_of(const Actor& actor);

}  // namespace rowan::app
