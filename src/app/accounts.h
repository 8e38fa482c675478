#pragma once
// Staff accounts, signing in and sessions.
#include <optional>
#include <string>
#include <vector>

#include "app/desk.h"
#include "domain/staff.h"

namespace rowan::app {

struct NewAccount {
  StaffId id;
  std::string password;     // made here when none was given; shown once
  std::string totp_secret;  // raw bytes
};
[[nodiscard]] Colleague colleague_of(const Staff& staff);  // as desk.staff keeps them

// `by` with id 0 is the command line.
[[nodiscard]] Result<NewAccount> add_staff(Desk& desk, const Actor& by, const StaffDetails& details, std::string password);
[[nodiscard]] Result<void> change_staff(Desk& desk, const Actor& by, StaffId id, const StaffDetails& details);
[[nodiscard]] Result<void> set_password(Desk& desk, StaffId id, std::string_view password);
[[nodiscard]] Result<std::string> new_totp(Desk& desk, StaffId id);
[[nodiscard]] std::optional<StaffId> find_staff(Desk& desk, std::string_view user_name);

// The code of this moment, for tests and for an enrolment check.
[[nodiscard]] std::optional<std::string> current_code(Desk& desk, StaffId id);

struct SignedIn {
  std::string token;
  Instant expires;
};
// One answer for every way it can fail, and it takes as long for a user nobody has. Slowed after wrong tries from one place (`peer`),
// for a moment only: nobody can lock a colleague out.
[[nodiscard]] Result<SignedIn> sign_in(Desk& desk, std::string_view user_name, std::string_view password, std::string_view code, Duration idle, std::string_view peer = {});

struct Visitor {
  std::shared_ptr<const Colleague> who;
  std::string csrf_secret;
  Instant expires;
};
// Finds the session; keeps it alive when `touch`. Nothing when it ended, or the person is no longer active.
[[nodiscard]] std::optional<Visitor> visitor(Desk& desk, std::string_view token, Duration idle, bool touch);
[[nodiscard]] Result<void> sign_out(Desk& desk, std::string_view token);

}  // namespace rowan::app
