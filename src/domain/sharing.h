#pragma once
// Sharing with others outside the landlord (CX-5.2, CX-5.3). With the person's consent it goes. Without, it goes at once when the risk
// of harm is written down, and needs nobody's approval, since waiting is what harms. Without either it is refused. Pure.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/case_acts.h"
#include "domain/policy/consent.h"

namespace rowan {

// Refusals: sharing.risk (no consent and no risk of harm), sharing.basis (a lawful basis missing, or consent named as one that was not
// given), sharing.condition (no condition of Schedule 1 that fits), sharing.other-person (it would reach somebody who must not know),
// document.none, document.recipient, document.not-released. The hash of a named document is filled in here. `rule` is what the policy says
// of consent; null: nothing.
[[nodiscard]] Result<NewEntries> share(const Seen& seen, Shared shared, std::optional<Instant> happened_at, const ConsentRule* rule = nullptr);
// Refusing to share is written down too.
[[nodiscard]] Result<NewEntries> refuse_to_share(const Seen& seen, SharingRefused refused, std::optional<Instant> happened_at);

// The ledger of one case, newest first.
struct LedgerLine {
  std::int64_t seq = 0;
  Instant happened_at;
  Instant entered_at;
  StaffId actor;
  std::variant<Shared, SharingRefused> what;
};
[[nodiscard]] std::vector<LedgerLine> sharing_ledger(const Case& c);

}  // namespace rowan
