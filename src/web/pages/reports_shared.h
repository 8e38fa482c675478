#pragma once
// What the pages of reports share.
#include <optional>
#include <string>

#include "app/reports.h"
#include "web/html.h"
#include "web/pages/reports.h"
#include "web/site/fields.h"
#include "web/site/layout.h"

namespace rowan::web::pages {

// The form for taking a report: everything on one page, immediate danger first (NHG-21).
void report_form(Html& html, Page& page, const Values& values);
// What was typed, as a report; problems are added to `typed`.
[[nodiscard]] ReportReceived read_report(Typed& typed, const Form& form);

// The page of one report; `values` holds what was typed into one of its small forms.
[[nodiscard]] Response report_page(Page& page, const app::OpenedReport& opened, const Values& values);

// Who is already known, of the register and of cases that this person may see.
void known_section(Html& html, Page& page, const app::OpenedReport& opened, const Values& values, bool open);

// The pack in force when the report came; null when there is none. Valid as long as `policies` is held.
[[nodiscard]] const Policy* policy_at(const PolicyHistory* policies, std::string_view owner, Instant at);
// How serious it looks, where a policy in force asks (app::severities_asked); draws nothing where none does. It need not be answered.
void severity_field(Html& html, Page& page, const Values& values);
[[nodiscard]] std::optional<Severity> read_severity(Typed& typed);
// Paragraphs for words of several lines.
[[nodiscard]] Html lines_of(const std::string& text);

}  // namespace rowan::web::pages
