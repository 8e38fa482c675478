// One-to-ones (CX-5.1b). Sheets hold references and nothing that tells whom a case is about, so that they can be printed.
#include "app/organisation/supervision.h"
#include "web/components/inset_text.h"
#include "web/components/warning_text.h"
#include "web/pages/card_table.h"
#include "web/pages/organisation.h"
#include "web/pages/organisation_shared.h"
#include "web/site/words.h"

namespace rowan::web::pages {
namespace {

std::string address_of(StaffId officer) { return "/one-to-ones/" + std::to_string(officer.value); }

std::string discussed_words(const app::SheetCase& c) { return c.discussed_at ? long_date(civil(*c.discussed_at).date) : "Not yet"; }

void due_cell(Html& html, const app::SheetCase& c, Instant now) {
  if (!c.duty) html << "No target in policy";
  else ui::due_clock(html, due_words(*c.duty, now));
}

void sheets(Html& html, Page& page) {
  const auto mine = app::supervision(page.desk(), page.actor());
  if (!mine) return;
  html << "<h2 class=\"govuk-heading-m\">People whose cases you discuss</h2>";
  if (mine->empty()) {
    html << "<p class=\"govuk-body\">Nobody has an open case that you discuss with them.</p>";
    return;
  }
  CardTable table{"The longest wait first", {"Officer", "Open cases", "Overdue", "Longest wait", "Last one-to-one with you"}, {}};
  for (const app::Sheet& sheet : *mine) {
    Html overdue;
    if (const std::size_t n = sheet.overdue()) ui::tag(overdue, {.text = std::to_string(n) + " overdue", .classes = "govuk-tag--red"});
    else overdue << "None";
    const app::SheetCase& longest = sheet.cases.front();
    const std::string wait = longest.discussed_at ? "Since " + discussed_words(longest) : "Never, opened " + long_date(civil(longest.opened_at).date);
    table.rows.push_back({link_to(address_of(sheet.officer), page.desk().staff.name(sheet.officer)), Html(std::to_string(sheet.cases.size())),
                          std::move(overdue), Html(wait), Html(sheet.last_held ? long_date(*sheet.last_held) : "None yet")});
  }
  card_table(html, table);
}

void own(Html& html, Page& page) {
  const auto mine = app::own_one_to_ones(page.desk(), page.actor());
  if (!mine || mine->empty()) return;
  html << "<h2 class=\"govuk-heading-m\">Your own cases</h2>";
  CardTable table{"The longest wait first", {"Case", "Last discussed", "Due", "With whom"}, {}};
  bool alone = false;
  for (const app::SheetCase& c : *mine) {
    Html due, who;
    due_cell(due, c, page.now());
    for (const StaffId id : c.supervisors) who << page.desk().staff.name(id) << "<br>";
    if (c.supervisors.empty()) {
      who << link_to("/cases/" + c.reference + "/access", "Nobody who may see it");
      alone = true;
    }
    table.rows.push_back({link_to("/cases/" + c.reference, c.reference), Html(discussed_words(c)), std::move(due), std::move(who)});
  }
  card_table(html, table);
  if (alone)
    ui::warning_text(
        html,
        {.text = "A case that no supervisor may see is discussed with nobody. Let a manager of another team, or the domestic abuse lead, see it.",
         .icon_fallback_text = "Warning"});
}

Response draw_sheet(Page& page, const app::Sheet& sheet, const Values& values) {
  const std::string name = page.desk().staff.name(sheet.officer);
  Html html;
  error_summary_of(html, values);
  html << "<h1 class=\"govuk-heading-l\">One-to-one with " << name << "</h1>";
  ui::inset_text(
      html,
      {.text =
           "Cases stand here by reference only. What you write goes onto the record of each case. Leave a case empty that you did not speak of."});
  CardTable table{"Open cases, the longest wait first", {"Case", "Open since", "Last discussed", "Due"}, {}};
  for (const app::SheetCase& c : sheet.cases) {
    Html due;
    due_cell(due, c, page.now());
    table.rows.push_back(
        {link_to("/cases/" + c.reference, c.reference), Html(long_date(civil(c.opened_at).date)), Html(discussed_words(c)), std::move(due)});
  }
  card_table(html, table);
  html << "<p class=\"govuk-body\">" << link_to(address_of(sheet.officer) + "/paper", "This sheet on paper (PDF)") << "</p>";
  html << "<h2 class=\"govuk-heading-m\">What was decided</h2>";
  open_form(html, page, address_of(sheet.officer));
  date_field(html, values, {.name = "on", .label = "When did you meet?"});
  for (const app::SheetCase& c : sheet.cases)
    area_field(html, values,
               {.name = "decision-" + c.reference, .label = c.reference, .hint = "What was decided, or that nothing changes. No names", .rows = 3});
  submit(html, "Save to the cases", "/one-to-ones");
  close_form(html);
  return organisation_page(page, {.title = "One-to-one", .back = "/one-to-ones", .back_text = "One-to-ones", .error = values.has_errors()}, html);
}

Response with_sheet(Page& page, const std::function<Response(const app::Sheet&)>& draw) {
  const auto sheet = app::one_to_one_sheet(page.desk(), page.actor(), StaffId{number_part(page, 0)});
  if (!sheet) return sheet.refusal().because == Because::not_found ? not_found_page(page) : refusal_page(page, sheet.refusal());
  return draw(*sheet);
}

}  // namespace

Response one_to_ones(Page& page) {
  Html html;
  html << "<h1 class=\"govuk-heading-l\">One-to-ones</h1><p class=\"govuk-body\">Every open case is discussed between its owner and a supervisor who "
          "may see it. "
          "A case that a manager is kept from is discussed with somebody else.</p>";
  if (may(page.actor(), Permission::allocate)) sheets(html, page);
  own(html, page);
  return organisation_page(page, {.title = "One-to-ones"}, html);
}

Response one_to_one(Page& page) {
  Values values;
  set_date(values, "on", civil(page.now()).date);
  return with_sheet(page, [&](const app::Sheet& sheet) { return draw_sheet(page, sheet, values); });
}

Response hold_one_to_one(Page& page) {
  const auto again = [&](const Values& values) { return with_sheet(page, [&](const app::Sheet& sheet) { return draw_sheet(page, sheet, values); }); };
  Typed typed(page.form());
  const auto on = typed.date("on");
  if (!on && typed.good()) typed.problem("form.needed", "Enter the day you met", "on");
  if (!typed.good()) return again(Values(page.form(), typed.problems()));
  const StaffId officer{number_part(page, 0)};
  const auto sheet = app::one_to_one_sheet(page.desk(), page.actor(), officer);
  if (!sheet) return sheet.refusal().because == Because::not_found ? not_found_page(page) : refusal_page(page, sheet.refusal());
  std::vector<app::Discussed> cases;
  for (const app::SheetCase& c : sheet->cases)
    if (std::string decision = typed.text("decision-" + c.reference); !decision.empty()) cases.push_back({c.reference, std::move(decision)});
  if (cases.empty())
    return again(
        Values(page.form(), {{"form.needed", "Write down what was decided on at least one case", "decision-" + sheet->cases.front().reference}}));
  return after(page, app::hold_one_to_one(page.desk(), page.actor(), officer, *on, cases, page.token()), "/one-to-ones", again);
}

}  // namespace rowan::web::pages
