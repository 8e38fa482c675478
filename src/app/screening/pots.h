#pragma once
// The streams of screening: one a pot, of kind `signal`, found by name and made when first written to. And whose policy speaks.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/desk.h"
#include "domain/screening/acts.h"
#include "domain/screening/pots.h"
#include "store/tx.h"

namespace rowan::app {

// What the landlord's policy in force says about screening; nothing: it says nothing, and there is none. An installation screens by one
// policy, that of its default owner: a lexicon is one for all homes.
[[nodiscard]] std::optional<ScreeningPolicy> screening_policy(const Desk& desk);
// Whether this person is on the team. What tells of screening asks this first, and answers as if there were no such page.
[[nodiscard]] bool on_screening_team(const Desk& desk, const Actor& who);
[[nodiscard]] bool switches_screening_rules(const Desk& desk, const Actor& who);
// Everybody of it who is active.
[[nodiscard]] std::vector<StaffId> screening_team(const Desk& desk);

// Nothing: nobody wrote in it yet.
[[nodiscard]] Result<std::optional<StreamId>> find_pot(const store::Reader& reader, prompts::Pot which);
[[nodiscard]] Result<StreamId> make_pot(store::Tx& tx, prompts::Pot which, Instant now);  // the one there is, or a new one
[[nodiscard]] Result<std::vector<Entry>> read_pot(const store::Reader& reader, prompts::Pot which);
// Gives the seq of the last entry.
[[nodiscard]] Result<std::int64_t> append_to_pot(store::Tx& tx, prompts::Pot which, const std::vector<NewEntry>& entries, StaffId by, Instant now);

// Decides on the pot as it is and appends, in one commit with the form's token and a line of the access log. Empty `form_token`: no form
// sent this.
using DecideOnPot = std::function<Result<std::vector<NewEntry>>(const std::vector<Entry>&)>;
[[nodiscard]] Result<void> write_pot(Desk& desk, const Actor& actor, prompts::Pot which, const char* act, const std::string& form_token,
                                     const DecideOnPot& decide);

}  // namespace rowan::app
