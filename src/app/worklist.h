#pragma once
// The worklist: what needs somebody first. One range scan of the index, limited to what the asker may see.
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

struct WorkRow {
  store::CaseRow row;
  CaseSummary summary;
};

struct Worklist {
  std::vector<WorkRow> rows;
  WorkCounts counts;
  Instant now;
};

[[nodiscard]] Result<Worklist> worklist(Desk& desk, const Actor& actor, const WorkFilter& filter, std::size_t page, std::size_t page_size);

// How much each colleague of the team carries, for the manager.
[[nodiscard]] std::vector<Load> workload(Desk& desk, const Actor& manager);

[[nodiscard]] store::Viewer viewer_of(const Actor& actor);

}  // namespace rowan::app
