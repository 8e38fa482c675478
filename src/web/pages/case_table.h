#pragma once
// The table of cases: person and home, next step with its clock, safe contact, flags, stage. The same in every list.
#include <string>
#include <vector>

#include "app/worklist.h"
#include "web/components/due_clock.h"
#include "web/html.h"
#include "web/site/site.h"

namespace rowan::web::pages {

struct CaseTable {
  std::string caption;      // for screen readers
  bool who_has_it = false;  // the lead beside the day: lists of more than one person's cases
  bool allocate = false;    // a link to give the case to somebody
};
void case_table(Html& html, Page& page, const std::vector<app::SharedRow>& rows, const CaseTable& options);

[[nodiscard]] bool name_hidden(const app::WorkRow& row);  // restricted: the name stays out of every list
[[nodiscard]] std::string case_address(const app::WorkRow& row);
[[nodiscard]] std::string next_step_address(const app::WorkRow& row);
[[nodiscard]] ui::DueClock next_step_clock(const app::WorkRow& row, Instant now);
// "18", and "100+" where counting stopped.
[[nodiscard]] std::string count_words(std::size_t count);

}  // namespace rowan::web::pages
