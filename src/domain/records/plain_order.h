#pragma once
// Orders to a contractor or the repairs system: a number and the words of the trade, and nothing of why (CX-4.9, CX-4.11).
#include <string>
#include <string_view>
#include <vector>

#include "domain/records.h"

namespace rowan {

struct Case;

// What in the words of an order says more than the work: each as words for whoever wrote it, which never repeat what was found.
[[nodiscard]] std::vector<std::string> too_much_in_order(const Case& c, std::string_view words);
// A RecordCheck of rows with the fields `order` and `wording`.
void plain_order(const Seen& seen, const RecordMade& record, std::vector<Problem>& problems);

}  // namespace rowan
