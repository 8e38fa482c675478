#pragma once
// The cases as lists see them: what the worklist sorts and filters by, and a sealed summary. Rebuildable from the record.
// Who may see a case is a set of grants to principals ("staff:12", "managers:3"); a bar against a person beats every grant.
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/tx.h"

namespace rowan::store {

inline constexpr Instant never{std::numeric_limits<std::int64_t>::max()};

struct CaseRow {
  CaseId id;
  std::string reference;      // RW-4001-H
  StaffId lead;               // 0 = not allocated
  TeamId team;
  bool open = true;
  std::string stage;          // code
  std::string risk;           // code
  Instant next_due = never;   // of the next duty; never = none
  Instant contact_check = never;  // when safe contact must be checked again; 0 = stop or not known; never = no check due
  Instant risk_check = never;     // when the risk must be looked at again; 0 = never assessed by us; never = no look due
  Instant opened_at;
  Instant updated_at;
  std::int64_t flags = 0;     // bits of the application's own
  std::string summary;        // sealed in the table, clear here; the application's own JSON
  std::int64_t last_seq = 0;  // of the stream when this row was made
};

struct Grant {
  std::string principal;
  Instant from = {0};   // 0 = always
  Instant until = {0};  // 0 = no end
  friend bool operator==(const Grant&, const Grant&) = default;
};

// Adds or replaces; grants follow the new values. `held`: the row as it stands in the table, where that is known for certain.
void put_case(Tx& tx, const CaseRow& row, const CaseRow* held = nullptr);
void remove_case(Tx& tx, CaseId id);        // with its grants and bars
// Replaces all grants / all bars of one case. The case row must be there already.
void set_case_grants(Tx& tx, CaseId id, std::span<const Grant> grants);
void set_case_bars(Tx& tx, CaseId id, std::span<const StaffId> barred);
void clear_case_index(Tx& tx);              // before a rebuild

// Who asks: the principals they hold and who they are (for bars). No principals see nothing.
struct Viewer {
  StaffId staff;
  std::vector<std::string> principals;
};

enum class CaseOrder { due_first, contact_check_first, risk_check_first, newest_first };

struct CaseFilter {
  std::optional<StaffId> lead;
  bool unallocated = false;
  std::optional<TeamId> team;
  std::optional<bool> open = true;
  std::optional<Instant> due_after;             // next_due >= this
  std::optional<Instant> due_before;            // next_due < this
  std::optional<Instant> contact_check_before;  // contact_check < this
  std::optional<Instant> risk_check_after;      // risk_check >= this
  std::optional<Instant> risk_check_before;     // risk_check < this
  std::optional<std::string> risk;
  std::optional<std::string> stage;
};
struct CaseCursor { std::int64_t key = 0; CaseId id; };  // of the last row of the page before
struct CaseIds {
  std::vector<CaseId> ids;
  std::optional<CaseCursor> next;  // nothing = this was the last page
};
struct CasePage {
  std::vector<CaseRow> rows;
  std::optional<CaseCursor> next;
};

// Without bars, without grants that are over or not yet begun at `now`; a case reachable by two grants comes once.
// due_first, contact_check_first and risk_check_first: soonest first, then id. newest_first: highest id first.
[[nodiscard]] CaseIds list_case_ids(const Reader& reader, const Viewer& viewer, const CaseFilter& filter, CaseOrder order, Instant now,
                                    std::size_t limit, std::optional<CaseCursor> after = {}, std::size_t skip = 0);
// The same with what each is.
[[nodiscard]] CasePage list_cases(const Reader& reader, const Viewer& viewer, const CaseFilter& filter, CaseOrder order, Instant now,
                                  std::size_t limit, std::optional<CaseCursor> after = {}, std::size_t skip = 0);
// At most cap: show "99+" style counts.
[[nodiscard]] std::size_t count_cases(const Reader& reader, const Viewer& viewer, const CaseFilter& filter, Instant now, std::size_t cap);

// One case, by grants alone: the domain's rules decide in the end.
[[nodiscard]] bool may_list_case(const Reader& reader, const Viewer& viewer, CaseId id, Instant now);
// Every case somebody may list at `now`, open or closed, in no order; one reachable by two grants may come twice.
void each_listed_case(const Reader& reader, const Viewer& viewer, Instant now, const std::function<void(CaseId)>& each);
[[nodiscard]] bool barred_from(const Reader& reader, CaseId id, StaffId staff);
[[nodiscard]] std::optional<CaseRow> find_case(const Reader& reader, CaseId id);  // without looking at grants
[[nodiscard]] std::optional<CaseId> case_by_reference(const Reader& reader, std::string_view reference);
void for_each_case(const Reader& reader, const std::function<void(const CaseRow&)>& each);
// The cases written in last, the latest first.
[[nodiscard]] std::vector<CaseId> cases_changed_last(const Reader& reader, std::size_t limit);
// Cases whose stream has moved on from the row, or which have none: what a rebuild must do.
[[nodiscard]] std::vector<CaseId> stale_cases(const Reader& reader);

}  // namespace rowan::store
