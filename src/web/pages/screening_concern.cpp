// A colleague or an operative noticed something (SG-34): one tap, no word of what it may be about, and nothing to read back.
#include "app/screening/prompts.h"
#include "web/components/button.h"
#include "web/pages/screening.h"
#include "web/pages/screening_shared.h"

namespace rowan::web::pages {
namespace {

Response draw(Page& page, const Values& values) {
  Html html;
  error_summary_of(html, values);
  html << "<h1 class=\"govuk-heading-l\">Something is not right</h1><p class=\"govuk-body\">You need not be sure, and you need not say why. A trained colleague looks at it quietly.</p>"
          "<p class=\"govuk-body\"><strong>If someone may be in danger now, leave and call 999.</strong></p>";
  open_form(html, page, "/concern");
  text_field(html, values, {.name = "where", .label = "Where?", .hint = "Address, or the number of your job"});
  area_field(html, values, {.name = "text", .label = "What did you notice? (optional)", .hint = "What you saw or heard, in a few words. No names", .rows = 3});
  check_field(html, values, {.name = "soon", .label = "How soon?"}, {{"yes", "Somebody should look at it today"}});
  submit(html, "Something is not right", {}, {});
  close_form(html);
  if (!may(page.actor(), Permission::triage)) html << "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/reports/new\">Somebody told you about it? Write down what they said</a></p>";
  return staff_page(page, {.title = "Something is not right", .nav = Nav::reports, .error = values.has_errors(), .wide = false}, html);
}

}  // namespace

Response concern_form(Page& page) { return draw(page, Values()); }

Response say_concern(Page& page) {
  Typed typed(page.form());
  prompts::ConcernSaid what;
  what.where = typed.text("where");
  what.text = typed.text("text");
  what.soon = typed.ticked("soon");
  return after(page, app::say_concern(page.desk(), page.actor(), what, page.token()), "/concern/done", [&](const Values& values) { return draw(page, values); });
}

Response concern_said(Page& page) {
  Html html;
  html << "<h1 class=\"govuk-heading-l\">Thank you</h1><p class=\"govuk-body\">A trained colleague looks at it. You will not hear what comes of it: that protects everybody.</p>"
          "<ul class=\"govuk-list govuk-list--bullet\"><li>Do your job as you always would.</li><li>Do not ask anybody there about it, and do not go back to check.</li><li>If you see that someone is in danger, call 999.</li></ul>";
  ui::button(html, {.text = "Say something else", .href = Url("/concern"), .classes = "govuk-button--secondary"});
  return staff_page(page, {.title = "Thank you", .nav = Nav::reports, .wide = false}, html);
}

}  // namespace rowan::web::pages
