#include "web/pages/case_owner.h"

#include "app/owner.h"
#include "web/pages/case_frame.h"

namespace rowan::web::pages {
namespace {

Response draw_owner(Page& page, const app::OpenedCase& opened, const Values& values) {
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">Who owns the home</h2>"
          "<p class=\"govuk-body\">The case follows the policy of the landlord who owns the home. "
          "Every duty and its clock is worked out anew, from the day of the report.</p>";
  const app::PolicyDoubt doubt = app::policy_doubt(page.desk(), opened.get());
  if (doubt.any()) html << "<p class=\"govuk-body\">" << doubt.words << "</p>";
  open_form(html, page, case_path(page, "/owner"));
  std::vector<Option> owners;
  if (page.desk().policies) for (const PolicyOwner& owner : policy_owners(*page.desk().policies)) owners.push_back({owner.code, owner.name});
  radio_field(html, values, {.name = "owner", .label = "Who owns it?"}, owners);
  area_field(html, values, {.name = "text", .label = "How do you know?", .rows = 2});
  submit(html, "Save", case_path(page));
  close_form(html);
  return case_page(page, opened, {.title = "Owner of the home", .error = values.has_errors()}, html);
}

}  // namespace

void policy_doubt_of(Html& html, Page& page, const Case& c) {
  const app::PolicyDoubt doubt = app::policy_doubt(page.desk(), c);
  if (!doubt.any()) return;
  html << "<div class=\"govuk-inset-text\">" << doubt.words << " ";
  if (may(page.actor(), Permission::allocate))
    html << "<a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/owner")) << "\">Record who owns the home</a>";
  else html << "Ask a manager to record who owns the home.";
  html << "</div>";
}

Response owner_form(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_owner(page, opened, Values()); });
}
Response set_owner(Page& page) {
  Typed typed(page.form());
  const auto again = [&](const Values& values) {
    return with_case(page, [&](const app::OpenedCase& opened) { return draw_owner(page, opened, values); });
  };
  const auto done = app::set_owner(page.desk(), page.actor(), page.part(0), typed.text("owner"), typed.text("text"), {page.token(), {}, {}, {}, {}});
  if (!done && done.refusal().because == Because::not_found) return not_there(page, done.refusal());
  return after(page, done, case_path(page), again);
}

}  // namespace rowan::web::pages
