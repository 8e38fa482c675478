#pragma once
// What stands in an address is kept by browsers, and read by whoever borrows the machine: a duty or a kind of record is named there by
// a code that says nothing. The same on every machine and in every version, so that an address in a message keeps leading somewhere.
#include <string>
#include <string_view>

namespace rowan::web {

// Nine letters and figures for a code of a policy or of a record, "safeguarding-referral".
[[nodiscard]] std::string address_of(std::string_view code);
// Whether this part of an address means the code: as its address, or written out.
[[nodiscard]] bool means(std::string_view part, std::string_view code);

}  // namespace rowan::web
