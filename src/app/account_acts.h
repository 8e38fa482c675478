#pragma once
// Passwords and codes: a person's own, and those an administrator makes anew for somebody who cannot get in.
#include <string>
#include <string_view>

#include "app/desk.h"

namespace rowan::app {

// Asks for the password in use, and ends every session of this person: whoever else was signed in as them is out.
// Refused: "password.wrong" (field "current"; wrong tries slow down as they do when signing in), the faults of
// Passwords::check_rules, "password.same" (field "password"), "form.used".
[[nodiscard]] Result<void> change_own_password(Desk& desk, const Actor& actor, std::string_view current, std::string_view fresh,
                                               std::string_view form_token);

// What somebody says of themselves for people who ask for a woman, a man or a language (NHG-24). An empty one takes it back: what was said
// stays in their own sealed record and is shown to nobody. Refused: "profile.self", "profile.languages" (field languages), "form.used".
[[nodiscard]] Result<void> set_own_profile(Desk& desk, const Actor& actor, const StaffProfile& profile, std::string_view form_token);

// Both give the new secret once: it is kept as a hash, or sealed. They end the person's sessions, and are written down under the
// administrator's name. Refused: "staff.role", "staff.self" (their own is another administrator's to reset), "staff.none", "form.used".
[[nodiscard]] Result<std::string> reset_password(Desk& desk, const Actor& by, StaffId id, std::string_view form_token);
[[nodiscard]] Result<std::string> reset_code(Desk& desk, const Actor& by, StaffId id, std::string_view form_token);  // raw bytes

}  // namespace rowan::app
