#pragma once
// The registers of the organisation: each a stream of its own kind, found by name, made when first written to.
#include <functional>
#include <string>
#include <vector>

#include "app/desk.h"
#include "domain/organisation/entries.h"
#include "store/tx.h"

namespace rowan::app {

// The whole register; empty as long as nobody wrote in it.
[[nodiscard]] Result<std::vector<Entry>> read_register(store::Reader& reader, organisation::Register which);

// Decides on the register as it is and appends, in one commit with the use of the form's token and a line of the access log. Empty
// `form_token`: no form sent this.
using DecideOnRegister = std::function<Result<std::vector<NewEntry>>(const std::vector<Entry>&)>;
[[nodiscard]] Result<void> write_register(Desk& desk, const Actor& actor, organisation::Register which, const char* act,
                                          const std::string& form_token, const DecideOnRegister& decide);
// The same inside a commit of somebody else's; gives the seq of the last entry.
[[nodiscard]] Result<std::int64_t> append_to_register(store::Tx& tx, organisation::Register which, const std::vector<NewEntry>& entries, StaffId by,
                                                      Instant now);

// Everybody active, for rules that ask about colleagues.
[[nodiscard]] std::vector<Actor> active_staff(const Desk& desk);

}  // namespace rowan::app
