#pragma once
// Whose home a case is about, where its record does not say: taken from the register of homes, or said by a manager (CX-1.3).
#include <optional>
#include <string>
#include <vector>

#include "app/cases.h"
#include "domain/owner.h"

namespace rowan::app {

// The fold of a case, with the owner of its home out of the register where the record holds none. Cases opened before the register was
// there hold none; what the register says counts from then on as if it had been known at the opening.
[[nodiscard]] Case fold_for(const Desk& desk, const store::Reader& reader, const std::vector<Entry>& entries);

// What has to be said on the pages of a case whose policy nothing settles; empty: it is settled, or there is no policy at all.
struct PolicyDoubt {
  std::string words;
  [[nodiscard]] bool any() const { return !words.empty(); }
};
[[nodiscard]] PolicyDoubt policy_doubt(const Desk& desk, const Case& c);

[[nodiscard]] Result<OpenedCase> set_owner(Desk& desk, const Actor& actor, std::string_view reference, const std::string& owner,
                                           const std::string& text, With with);

}  // namespace rowan::app
