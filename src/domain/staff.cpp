#include "domain/staff.h"

#include <algorithm>

#include "base/codec.h"
#include "domain/upcast.h"

namespace rowan {

Staff fold_staff(const std::vector<Entry>& entries) {
  Staff staff;
  for (const Entry& entry : entries) {
    staff.id = StaffId{entry.head.stream.value};
    staff.last_seq = entry.head.seq;
    if (entry.head.kind == StaffProfileSet::kind) {
      staff.profile = from_json<StaffProfileSet>(upcast(entry.head.kind, entry.head.version, StaffProfileSet::version, entry.payload)).profile;
      continue;
    }
    if (entry.head.kind != StaffRecorded::kind) throw Unreadable("an entry kind this version does not know");
    staff.details = from_json<StaffRecorded>(upcast(entry.head.kind, entry.head.version, StaffRecorded::version, entry.payload)).details;
  }
  return staff;
}

Actor actor_of(const Staff& staff) {
  Actor actor{staff.id, staff.details.name, {}, staff.details.team, staff.details.manages_team};
  for (const std::string& role : staff.details.roles) if (const auto known = named<Role>(role)) actor.roles.add(*known);
  return actor;
}

Result<NewEntry> record_profile(const StaffProfile& profile, const Actor& by, StaffId of, Instant now) {
  if (!by.id || by.id != of) return Refusal::one(Because::refused, "profile.self", "Only you say this of yourself.");
  const auto too_long = [](const std::string& language) { return language.size() > longest_language; };
  if (profile.languages.size() > most_languages || std::ranges::any_of(profile.languages, too_long))
    return Refusal::one(Because::invalid, "profile.languages", "Write up to 10 languages of up to 40 characters each", "languages");
  return new_entry(StaffProfileSet{profile}, now);
}

Result<NewEntry> record_staff(const StaffDetails& details, const Actor& by, StaffId of, Instant now) {
  if (by.id && !may(by, Permission::manage_staff)) return Refusal::one(Because::refused, "staff.role", "An administrator does this.");
  if (by.id && by.id == of) return Refusal::one(Because::refused, "staff.self", "Another administrator has to change your own account.");
  Refusal faults{Because::invalid, {}};
  const auto fault = [&](std::string text, std::string field) { faults.problems.push_back({"staff." + field, std::move(text), std::move(field)}); };
  if (details.name.empty() || details.name.size() > 100) fault("Enter a name of up to 100 characters", "name");
  if (details.user_name.size() < 2 || details.user_name.size() > 100 || details.user_name.find_first_of(" \t\n") != std::string::npos) fault("Enter a user name of 2 to 100 characters without spaces", "user_name");
  for (const std::string& role : details.roles) if (!named<Role>(role)) fault("There is no role " + role, "roles");
  if (details.roles.empty()) fault("Choose at least one role", "roles");
  if (!faults.problems.empty()) return faults;
  return new_entry(StaffRecorded{details}, now);
}

}  // namespace rowan
