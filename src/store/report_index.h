#pragma once
// Reports as the inbox sees them. Rebuildable from the record.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/case_index.h"

namespace rowan::store {

enum class ReportState { waiting, opened, attached, ending, ended };
inline constexpr std::string_view report_state_names[] = {"waiting", "opened", "attached", "ending", "ended"};
constexpr std::span<const std::string_view> names_of(ReportState) { return report_state_names; }

struct ReportRow {
  ReportId id;
  std::string reference;  // R-4001-Y
  Instant received_at;
  ReportState state = ReportState::waiting;
  std::string route;      // code
  TeamId team;
  std::string summary;    // sealed in the table
  std::int64_t last_seq = 0;
};

void put_report(Tx& tx, const ReportRow& row);
void remove_report(Tx& tx, ReportId id);
void set_report_grants(Tx& tx, ReportId id, std::span<const Grant> grants);
void set_report_bars(Tx& tx, ReportId id, std::span<const StaffId> barred);
void clear_report_index(Tx& tx);

struct ReportFilter {
  std::optional<ReportState> state = ReportState::waiting;
  std::optional<TeamId> team;
};
struct ReportPage {
  std::vector<ReportRow> rows;
  std::optional<ReportId> next;  // pass as `after` for the next page
};
// Oldest first for waiting, newest first otherwise.
[[nodiscard]] ReportPage list_reports(const Reader& reader, const Viewer& viewer, const ReportFilter& filter, Instant now, std::size_t limit,
                                      std::optional<ReportId> after = {});
[[nodiscard]] std::size_t count_reports(const Reader& reader, const Viewer& viewer, const ReportFilter& filter, Instant now, std::size_t cap);
// Every report of one state that somebody may list at `now`, in no order.
void each_listed_report(const Reader& reader, const Viewer& viewer, ReportState state, Instant now, const std::function<void(ReportId)>& each);
// Every report of one state, of whoever.
void each_report_in(const Reader& reader, ReportState state, const std::function<void(ReportId)>& each);
[[nodiscard]] bool may_list_report(const Reader& reader, const Viewer& viewer, ReportId id, Instant now);
[[nodiscard]] std::optional<ReportRow> find_report(const Reader& reader, ReportId id);
[[nodiscard]] std::optional<ReportId> report_by_reference(const Reader& reader, std::string_view reference);

}  // namespace rowan::store
