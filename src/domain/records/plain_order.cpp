#include "domain/records/plain_order.h"

#include "domain/access.h"
#include "domain/records/values.h"
#include "domain/telling.h"

namespace rowan {
namespace {

// Beside the words that no letter may have: what people write into an order to say why it is urgent.
Secrets reasons_for_work() {
  Secrets out;
  out.words = {"da",         "dv",         "ex",      "partner",    "husband",           "wife",  "boyfriend",
               "girlfriend", "threat",     "threats", "threatened", "harassment",        "crime", "attack",
               "attacked",   "frightened", "unsafe",  "vulnerable", "restraining order", "bail"};
  return out;
}

}  // namespace

std::vector<std::string> too_much_in_order(const Case& c, std::string_view words) {
  return found_in(words, other_side_secrets(c, {}) + subject_words() + reasons_for_work());
}

void plain_order(const Seen& seen, const RecordMade& record, std::vector<Problem>& problems) {
  const std::string* wording = value_of(record, "wording");
  if (!wording) return;
  for (const std::string& found : too_much_in_order(seen.get(), *wording))
    problems.push_back({"order.words", "Many people read an order. It has " + found + " in it: say only what has to be done", "wording"});
}

}  // namespace rowan
