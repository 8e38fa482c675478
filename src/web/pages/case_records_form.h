#pragma once
// The form of a row, and what was typed into it. For the pages of records only.
#include "app/records.h"
#include "web/pages/case_frame.h"

namespace rowan::web::pages {

// Draws the page with the form. `of` is the instance that it continues, 0 for a new one.
[[nodiscard]] Response draw_record_form(Page& page, const app::OpenedCase& opened, const RecordRow& row, std::int64_t of, const Values& values);
// The record as typed; what cannot be read is told in `typed`, each at its field.
[[nodiscard]] RecordMade read_record(Page& page, Typed& typed, const RecordRow& row);
// The answer to somebody whose role does not read rows of this kind.
[[nodiscard]] Response not_for_you(Page& page, const app::OpenedCase& opened, const RecordRow& row);

[[nodiscard]] std::string record_path(const Page& page, std::int64_t instance);
[[nodiscard]] std::string register_path(const Page& page, RecordTheme theme);
// "Open", "Waiting for approval" … in its colour.
void state_tag(Html& html, const RecordInstance& instance);

}  // namespace rowan::web::pages
