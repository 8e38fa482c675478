#pragma once
// Staff: who they are and what their roles are, as entries of their own streams.
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/actor.h"
#include "domain/entry.h"

namespace rowan {

struct StaffDetails {
  std::string user_name;
  std::string name;
  std::string job_title;
  std::vector<std::string> roles;
  TeamId team;
  bool manages_team = false;
  bool active = true;
  template <class F> void fields(F& f) {
    f("user_name", user_name); f("name", name); f("job_title", job_title); f("roles", roles); f("team", team); f("manages_team", manages_team); f("active", active);
  }
};
struct StaffRecorded {
  static constexpr std::string_view kind = "staff-recorded";
  static constexpr int version = 1;
  StaffDetails details;  // the whole state; the one before stays in the record
  template <class F> void fields(F& f) { details.fields(f); }
};

struct Staff {
  StaffId id;
  std::int64_t last_seq = 0;
  StaffDetails details;
};
[[nodiscard]] Staff fold_staff(const std::vector<Entry>& entries);
[[nodiscard]] Actor actor_of(const Staff& staff);

// Every fault at once. Only an administrator does this; and nobody gives themselves another role.
[[nodiscard]] Result<NewEntry> record_staff(const StaffDetails& details, const Actor& by, StaffId of, Instant now);

}  // namespace rowan
