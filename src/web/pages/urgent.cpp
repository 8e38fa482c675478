// Looking at urgent access afterwards (CX-5.2). Whoever does so may see nothing of the case: here stand who, when, why and which kinds of
// page, and no name, no address and no word of what was read.
#include "web/pages/urgent.h"

#include "app/audit.h"
#include "app/urgent.h"
#include "web/components/due_clock.h"
#include "web/components/summary_list.h"
#include "web/pages/card_table.h"
#include "web/pages/organisation_shared.h"
#include "web/site/fields.h"
#include "web/site/words.h"

namespace rowan::web::pages {
namespace {

std::string address_of(const app::UrgentLook& look) { return "/urgent-access/" + look.reference + "/" + std::to_string(look.taken.seq); }

void waiting(Html& html, Page& page, const std::vector<app::UrgentLook>& owed) {
  html << "<h2 class=\"govuk-heading-m\">Waiting</h2>";
  if (owed.empty()) {
    html << "<p class=\"govuk-body\">Nothing is waiting.</p>";
    return;
  }
  CardTable table{"The one due first on top", {"Case", "Taken by", "When", "Look at it by"}, {}};
  for (const app::UrgentLook& look : owed) {
    Html due;
    ui::due_clock(due, due_words(look.due, page.now()));
    if (look.own) due << "Somebody else has to look at this one";
    table.rows.push_back(
        {link_to(address_of(look), look.reference), Html(page.desk().staff.name(look.taken.who)), Html(date_and_time(look.taken.from)), std::move(due)});
  }
  card_table(html, table);
}

void looked_at(Html& html, Page& page, const std::vector<app::UrgentLook>& done) {
  if (done.empty()) return;
  html << "<h2 class=\"govuk-heading-m\">Looked at</h2>";
  CardTable table{"Newest first", {"Case", "Taken by", "When", "What was found"}, {}};
  for (const app::UrgentLook& look : done) {
    const std::string found = std::string(label_of(look.taken.review->found)) + ", " + page.desk().staff.name(look.taken.reviewed_by);
    table.rows.push_back(
        {link_to(address_of(look), look.reference), Html(page.desk().staff.name(look.taken.who)), Html(date_and_time(look.taken.from)), Html(found)});
  }
  card_table(html, table);
}

void what_was_done(Html& html, const app::UrgentLook& look) {
  html << "<h2 class=\"govuk-heading-m\">What was done in that hour</h2>";
  if (look.looked.empty()) {
    html << "<p class=\"govuk-body\">Nothing is in the access log.</p>";
    return;
  }
  CardTable table{"Newest first, without what was read or written", {"When", "What"}, {}};
  for (const app::Look& one : look.looked) table.rows.push_back({Html(date_and_time(one.at)), Html(app::act_words(one.act))});
  card_table(html, table);
}

Response draw(Page& page, const app::UrgentLook& look, const Values& values) {
  Html html;
  error_summary_of(html, values);
  html << "<h1 class=\"govuk-heading-l\">Look at the urgent access</h1>";
  ui::SummaryList list;
  const auto row = [&](std::string key, std::string value) {
    list.rows.push_back({.key = {.text = std::move(key)}, .value = {.text = std::move(value)}});
  };
  row("Case", look.reference);
  row("Taken by", page.desk().staff.name(look.taken.who));
  row("When", date_and_time(look.taken.from) + ", until " + date_and_time(look.taken.until));
  row("Why", look.taken.reason);
  if (look.taken.review) {
    row("What was found", std::string(label_of(look.taken.review->found)));
    row("How, and what was done", look.taken.review->text);
    const std::string late = look.due < look.taken.reviewed_at ? ", late" : "";
    row("Looked at by", page.desk().staff.name(look.taken.reviewed_by) + ", " + date_and_time(look.taken.reviewed_at) + late);
  } else {
    ui::SummaryRow due{.key = {.text = "Look at it by"}};
    ui::due_clock(due.value.html, due_words(look.due, page.now()));
    due.value.html << "The end of the next working day. Rowan’s own time, not in your policy";
    list.rows.push_back(std::move(due));
  }
  ui::summary_list(html, list);
  what_was_done(html, look);
  if (look.own) html << "<p class=\"govuk-body\">You took this access yourself. Somebody else has to look at it.</p>";
  else if (!look.taken.review) {
    html << "<h2 class=\"govuk-heading-m\">What did you find?</h2>";
    open_form(html, page, address_of(look));
    radio_field(html, values, {.name = "found", .label = "Was it justified?"},
                options_of({UrgentFinding::justified, UrgentFinding::not_justified}));
    area_field(html, values,
               {.name = "text",
                .label = "How you found this, and what was done",
                .hint = "It goes onto the record of the case. Write nothing of what the case is about",
                .rows = 4});
    submit(html, "Save", "/urgent-access");
    close_form(html);
  }
  const OrganisationFrame frame{.title = "Urgent access", .back = "/urgent-access", .back_text = "Urgent access", .error = values.has_errors()};
  return organisation_page(page, frame, html);
}

Response with_look(Page& page, const Values& values) {
  const auto look = app::urgent_look(page.desk(), page.actor(), page.part(0), number_part(page, 1));
  if (!look) return look.refusal().because == Because::not_found ? not_found_page(page) : refusal_page(page, look.refusal());
  return draw(page, *look, values);
}

}  // namespace

Response urgent_looks(Page& page) {
  const auto looks = app::urgent_looks(page.desk(), page.actor());
  if (!looks) return refusal_page(page, looks.refusal());
  Html html;
  html << "<h1 class=\"govuk-heading-l\">Urgent access</h1><p class=\"govuk-body\">Every hour of urgent access is looked at afterwards by "
          "somebody other than who took it, by the end of the next working day. That time is Rowan’s own: your policy gives none.</p>";
  waiting(html, page, looks->owed);
  looked_at(html, page, looks->done);
  return organisation_page(page, {.title = "Urgent access", .back = "/organisation", .back_text = "Organisation"}, html);
}

Response urgent_look(Page& page) { return with_look(page, {}); }

Response review_urgent(Page& page) {
  Typed typed(page.form());
  const auto again = [&](const Values& values) { return with_look(page, values); };
  const auto found = named<UrgentFinding>(typed.text("found"));
  if (!found) return again(Values(page.form(), {{"form.choice", "Say whether it was justified", "found"}}));
  const app::With with{page.token(), {}, {}, {}, {}};
  const auto done = app::review_urgent(page.desk(), page.actor(), page.part(0), number_part(page, 1), *found, typed.text("text"), with);
  if (!done && done.refusal().because == Because::not_found) return not_found_page(page);
  return after(page, done, "/urgent-access", again);
}

}  // namespace rowan::web::pages
