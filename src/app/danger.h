#pragma once
// The answer about immediate danger on a case (NHG-21).
#include <string_view>

#include "app/cases.h"

namespace rowan::app {

// Writes the answer down. Danger while nobody is known to have called the police is told at once to who leads the case and to the
// managers who may see it, in the same commit: the answer may be saved without a word about the police, but never quietly.
[[nodiscard]] Result<OpenedCase> ask_danger(Desk& desk, const Actor& actor, std::string_view reference, const DangerAsked& asked, With with);

}  // namespace rowan::app
