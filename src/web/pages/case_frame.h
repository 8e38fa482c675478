#pragma once
// What every page of a case has: the bar that says who it is about and what is safe, and the tabs. A page gets its case only here.
#include <functional>
#include <string>

#include "app/cases.h"
#include "domain/records.h"
#include "domain/timeline.h"
#include "web/site/fields.h"
#include "web/site/layout.h"

namespace rowan::web::pages {

enum class CaseTab { overview, tasks, people, timeline, safe_contact, access, none };

struct CaseFrame {
  std::string title;  // "Add a task": the reference is added
  CaseTab tab = CaseTab::none;
  std::string back;   // empty: the overview, unless the tab is the overview
  bool wide = false;
  bool error = false;
  int status = 200;
};

// Opens the case of the address's first part, with the look written down, and draws the page; or the answer for a case that does
// not exist for this person.
[[nodiscard]] Response with_case(Page& page, const std::function<Response(const app::OpenedCase&)>& draw);
[[nodiscard]] Response case_page(Page& page, const app::OpenedCase& opened, const CaseFrame& frame, const Html& body);

// A form on a case: reads, acts, and goes on to `to` (below the case's address); with errors, draws the form again over the case.
using CaseForm = std::function<Response(const app::OpenedCase&, const Values&)>;
[[nodiscard]] Response act_on(Page& page, std::string_view code, const app::Decide& decide, const std::string& to, const CaseForm& again, const std::vector<Problem>& typed = {},
                              const std::string& forget_draft = {});

[[nodiscard]] std::string case_path(const Page& page, std::string_view below = {});
[[nodiscard]] std::string first_name(const Case& c);
[[nodiscard]] std::string lower_first(std::string s);  // "Children" in the middle of a sentence
[[nodiscard]] Names names_for(Page& page, const Case& c);
[[nodiscard]] const Policy* policy_of(Page& page, const Case& c);

// Words of ours (a heading, a label, a hint) as the landlord of the case says them; never for what somebody typed.
[[nodiscard]] std::string said(Page& page, const Case& c, std::string_view text);

// The safe contact panel, and its one line.
void safe_panel_of(Html& html, Page& page, const Case& c);
void timeline_of(Html& html, Page& page, const Case& c, std::optional<TimelineKind> only, std::size_t most);
void duties_and_tasks(Html& html, Page& page, const Case& c, std::size_t most);

// The answer for a case that is not there, not granted or barred.
// Something was not found: the case, for this person, or only a part of it.
[[nodiscard]] Response not_there(Page& page, const Refusal& refusal);
[[nodiscard]] Response no_case_page(Page& page, const std::vector<Problem>& problems = {});

}  // namespace rowan::web::pages
