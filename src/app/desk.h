#pragma once
// What every act and question needs: the record, the policies in force, who is known, and the clock. Made once, at the start.
#include <functional>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>

#include "app/afterwards.h"
#include "app/case_cache.h"
#include "app/case_sums.h"
#include "app/lists.h"
#include "app/people/known.h"
#include "app/people/known_cases.h"
#include "app/people/known_reports.h"
#include "app/remembered.h"
#include "app/untold.h"
#include "domain/actor.h"
#include "domain/policy/history.h"
#include "domain/risk/risk_tool.h"
#include "domain/staff.h"
#include "security/keys.h"
#include "security/password.h"
#include "store/session.h"
#include "store/store.h"

namespace rowan::app {

// Staff as pages name them: kept in memory, read on every page.
struct Colleague {
  Actor actor;
  std::string user_name;
  std::string job_title;
  bool active = true;
  StaffProfile profile = {};  // shown to nobody as it is: only whether somebody fits what was asked for
  std::int64_t seq = 0;  // of the entry that made them so: acts are followed in any order, and the later one stays
};

struct Team {
  TeamId id;
  std::string name;
};

class StaffList {
 public:
  void put(Colleague colleague);  // one older than what is held changes nothing
  [[nodiscard]] std::shared_ptr<const Colleague> find(StaffId id) const;
  [[nodiscard]] std::string name(StaffId id) const;  // "The system" for 0, "A former colleague" for someone not found
  [[nodiscard]] std::vector<std::shared_ptr<const Colleague>> all() const;  // by name

 private:
  mutable std::shared_mutex guard_;
  std::unordered_map<StaffId, std::shared_ptr<const Colleague>> people_;
};

struct Landlord {
  std::string name = "Your landlord";
  std::string duty_lead;
  std::string duty_phone;
  std::string out_of_hours;
  std::string leave_to = "https://www.bbc.co.uk/weather";  // where "Exit this page" goes
  std::vector<Team> teams;
  std::string default_owner;  // whose policy a case follows while its home is not known
  std::string neutral_name = {};   // under which we write where our own name must not be seen (CX-0.8); empty: only the writer's
  std::string neutral_phone = {};  // a number that is answered without a name; empty: none
};

// Wrong tries at signing in, by person and by the place they come from, in memory only: somebody who guesses is slowed, and the
// person whose name they use is not. Ten guesses in five minutes at most.
class SignInPace {
 public:
  [[nodiscard]] bool waits(StaffId who, std::string_view peer, Instant now) const;
  void failed(StaffId who, std::string_view peer, Instant now);
  void good(StaffId who, std::string_view peer);

 private:
  struct Tries {
    std::int64_t count = 0;
    Instant next;
  };
  static constexpr std::size_t most = 20'000;
  static std::string key(StaffId who, std::string_view peer);
  mutable std::mutex guard_;
  std::unordered_map<std::string, Tries> tries_;
};

// How long a number that depends on the time as well is remembered.
inline constexpr Duration figures_last = seconds(10);

struct WorkRow;  // app/worklist.h

struct Desk {
  store::Store& store;
  std::function<Instant()> clock;
  Landlord landlord;
  std::shared_ptr<const PolicyHistory> policies;  // replaced whole when a pack is adopted
  people::KnownIndex known;        // the landlord's register: people and homes
  people::KnownCases case_names;   // everybody whom a case names
  people::KnownReports report_names = {};  // everybody whom a report that waits names, but who reported it
  StaffList staff;
  security::Passwords passwords;
  SignInPace sign_in_pace = {};
  std::shared_ptr<const RiskTools> risk_tools = nullptr;  // ours and those brought in; read at the start
  CaseCache cases = CaseCache{};
  CaseSums sums = {};  // for lists over many cases
  Remembered<std::string, store::Session> sessions = Remembered<std::string, store::Session>{};  // by keyed hash of the token
  Remembered<StaffId, MenuCounts> menu = Remembered<StaffId, MenuCounts>{};
  Remembered<std::string, WorkCounts> counts = Remembered<std::string, WorkCounts>{};  // by person and view
  Remembered<StaffId, std::vector<Load>> loads = Remembered<StaffId, std::vector<Load>>{};
  Remembered<std::string, bool> no_draft = Remembered<std::string, bool>{};
  Remembered<CaseId, std::shared_ptr<const WorkRow>> rows = Remembered<CaseId, std::shared_ptr<const WorkRow>>(8'000);  // as lists show them
  Remembered<std::string, std::shared_ptr<const people::IdSet>> may_list =
      Remembered<std::string, std::shared_ptr<const people::IdSet>>{200};  // cases, by viewer

  Untold untold = {};
  Afterwards afterwards = {};  // last, so that what still goes on has everything above

  [[nodiscard]] Instant now() const { return clock(); }
  [[nodiscard]] std::string team_name(TeamId id) const;
};

// The number for nights and weekends: what the landlord's policy prints, else the configuration's. Of several landlords, that of the one
// whose policy a case follows while its home is not known. Empty: neither says.
[[nodiscard]] std::string out_of_hours(const Desk& desk, Instant now);

}  // namespace rowan::app
