#pragma once
// What the lists show of a case, made from its fold. Thrown away and made again by a rebuild, with the same result.
#include "app/desk.h"
#include "domain/case.h"
#include "domain/duties/duties.h"
#include "store/case_index.h"
#include "store/case_ties.h"

namespace rowan::app {

enum class SafeState { stop, safe, check, do_not };
inline constexpr std::string_view safe_state_names[] = {"stop", "safe", "check", "do_not"};
constexpr std::span<const std::string_view> names_of(SafeState) { return safe_state_names; }

// Sealed in the index row, so that a list of 25 needs no fold.
struct CaseSummary {
  std::string name;
  std::string home;
  std::vector<std::string> phones;  // for the search
  std::string safe;                 // in short
  SafeState safe_state = SafeState::stop;
  ChannelKind safe_kind = ChannelKind::text;
  std::string next;                 // what is to be done next
  std::string next_duty;            // its duty id; empty when it is a task
  std::int64_t next_task = 0;
  std::int64_t next_record = 0;     // the instance of a record that asks for it
  Instant next_due;                 // 0: no date
  bool next_no_target = false;
  bool manager_told = false;        // the next step is overdue and has climbed
  Route route = Route::survivor;
  std::optional<Date> born;
  bool risk_assessed = false;       // by us
  Instant risk_old_from;            // when the assessment is out of date; 0: it stays
  std::vector<people::Party> parties;  // whom the case names, the survivor first
  template <class F> void fields(F& f) {
    f("name", name); f("home", home); f("phones", phones); f("safe", safe); f("safe_state", safe_state); f("safe_kind", safe_kind); f("next", next);
    f("next_duty", next_duty); f("next_task", next_task); f("next_record", next_record); f("next_due", next_due); f("next_no_target", next_no_target); f("manager_told", manager_told);
    f("route", route); f("born", born);
    f("risk_assessed", risk_assessed); f("risk_old_from", risk_old_from);
    f("parties", parties);
  }
};

inline constexpr std::int64_t flag_restricted = 1;
inline constexpr std::int64_t flag_danger = 2;

struct IndexedCase {
  store::CaseRow row;
  CaseSummary summary;
  std::vector<store::Grant> grants;
  std::vector<StaffId> barred;
  std::vector<store::Tie> ties;  // homes and people on whom an action has to wait for the people of the case
};

[[nodiscard]] std::vector<Redating> redatings_of(const Case& c);
// A text of ours as the landlord of the case says it; never for what somebody typed.
[[nodiscard]] std::string in_the_words_of(const Desk& desk, const Case& c, std::string_view text);
// The gates of the policies before an act on it, in its landlord's words.
[[nodiscard]] std::vector<GateState> gates_of(const Desk& desk, const Case& c, Act act, Instant at);
[[nodiscard]] std::vector<Duty> duties_of(const Desk& desk, const Case& c, Instant now);
// `now` decides only which duty comes next; two calls with the same record and now are equal.
[[nodiscard]] IndexedCase index_case(const Desk& desk, const Case& c, Instant now);
// `held`: what index_case gave for the entry before, where that is known: then only what differs is written.
void put_index(store::Tx& tx, const IndexedCase& indexed, const IndexedCase* held = nullptr);
// The home of the case, the survivor and whoever harms, as far as the landlord's register knows them.
[[nodiscard]] std::vector<store::Tie> ties_of(const Case& c);
// The numbers of the safe contact record, which the search knows.
[[nodiscard]] std::vector<std::string> phones_of(const Case& c);
// Everybody the case names: the survivor, whoever harms, the household as far as names can be read out of what was said of it.
[[nodiscard]] std::vector<people::Party> parties_of(const Case& c);
[[nodiscard]] people::CaseParties parties_of(const store::CaseRow& row, const CaseSummary& summary);

}  // namespace rowan::app
