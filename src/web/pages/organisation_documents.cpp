// The documents beside the policies (CX-0.7, CX-5.4).
#include "app/organisation/organisation.h"
#include "web/components/summary_list.h"
#include "web/components/warning_text.h"
#include "web/pages/card_table.h"
#include "web/pages/organisation.h"
#include "web/pages/organisation_shared.h"

namespace rowan::web::pages {
namespace {

using organisation::AliasLine;
using organisation::AliasState;
using organisation::DocumentLine;

const std::string list_address = "/organisation/documents";
std::string address_of(const DocumentLine& line) { return list_address + "/" + std::to_string(line.number()); }

void alias_words(Html& html, Page& page, const AliasLine& alias) {
  html << "“" << alias.name << "”: ";
  switch (alias.state) {
    case AliasState::unresolved: ui::tag(html, {.text = "Not settled", .classes = "govuk-tag--yellow"}); return;
    case AliasState::same: html << "the same document"; break;
    case AliasState::different: html << "another document, which this register does not hold"; break;
  }
  if (alias.by_policy) html << ", as the policy says";
  else html << ". " << page.desk().staff.name(alias.by) << ", " << date_and_time(alias.at) << ": " << alias.reason;
}

// Locations are typed by people: a link only where it is a web address.
Html location_words(const DocumentLine& line) {
  if (line.location.empty()) return Html("Not written down yet");
  Html html;
  if (line.location.starts_with("https://"))
    html << "<a class=\"govuk-link\" rel=\"noreferrer\" href=\"" << Url(line.location) << "\">"
         << "Open<span class=\"govuk-visually-hidden\"> " << line.name << "</span></a>";
  else html << "<span class=\"govuk-!-text-break-word\">" << line.location << "</span>";
  if (!line.edition.empty()) html << "<br>Edition " << line.edition;
  return html;
}

Response draw_document(Page& page, const DocumentLine& line, const Values& alias_values, const Values& note_values) {
  Html html;
  error_summary_of(html, alias_values.has_errors() ? alias_values : note_values);
  html << "<h1 class=\"govuk-heading-l\">" << line.name << "</h1><p class=\"govuk-body\">Goes together with: " << line.policy_title << "</p>";
  if (line.past_review)
    ui::warning_text(html, {.text = "This document was to be reviewed by " + long_date(*line.review) + ".", .icon_fallback_text = "Warning"});
  ui::SummaryList list;
  list.rows.push_back({.key = {.text = "Where it lies"}, .value = {.html = location_words(line)}});
  list.rows.push_back({.key = {.text = "To be reviewed by"}, .value = {.text = line.review ? long_date(*line.review) : "Not stated"}});
  for (const AliasLine& alias : line.aliases) {
    Html words;
    alias_words(words, page, alias);
    list.rows.push_back({.key = {.text = "Also called"}, .value = {.html = std::move(words)}});
  }
  ui::summary_list(html, list);
  if (may(page.actor(), Permission::keep_organisation)) {
    for (const AliasLine& alias : line.aliases) {
      if (alias.by_policy) continue;
      html << "<h2 class=\"govuk-heading-m\">Is “" << alias.name << "” the same document?</h2>";
      open_form(html, page, address_of(line) + "/alias");
      hidden(html, "name", alias.name);
      const bool mine = alias_values.one("name") == alias.name;
      const Values values = mine ? alias_values : Values();
      radio_field(html, values, {.name = "same", .label = "Is it?"}, {{"yes", "Yes, the same under another name"}, {"no", "No, another document"}},
                  true);
      text_field(html, values, {.name = "reason", .label = "How do you know?"});
      submit(html, "Settle this name", {}, {}, "govuk-button--secondary");
      close_form(html);
    }
    html << "<h2 class=\"govuk-heading-m\">Where it lies, and its review</h2>";
    open_form(html, page, address_of(line) + "/note");
    text_field(html, note_values, {.name = "location", .label = "Where does it lie?", .hint = "A web address or a file number"});
    text_field(html, note_values, {.name = "edition", .label = "Edition (optional)", .width = 20});
    date_field(html, note_values, {.name = "review", .label = "To be reviewed by (optional)"});
    submit(html, "Save", list_address);
    close_form(html);
  }
  return organisation_page(page,
                           {.title = "Document",
                            .back = list_address,
                            .back_text = "Documents",
                            .wide = false,
                            .error = alias_values.has_errors() || note_values.has_errors()},
                           html);
}

Values note_values_of(const DocumentLine& line) {
  Values values;
  values.set("location", line.location).set("edition", line.edition);
  if (line.review) set_date(values, "review", *line.review);
  return values;
}

Response with_document(Page& page, const std::function<Response(const DocumentLine&)>& draw) {
  const auto view = app::documents(page.desk(), page.actor());
  if (!view) return refusal_page(page, view.refusal());
  const std::int64_t number = number_part(page, 0);
  for (const DocumentLine& line : view->lines) if (line.number() == number) return draw(line);
  return not_found_page(page);
}

}  // namespace

Response documents(Page& page) {
  const auto view = app::documents(page.desk(), page.actor());
  if (!view) return refusal_page(page, view.refusal());
  Html html;
  html << "<h1 class=\"govuk-heading-l\">Documents beside the policies</h1><p class=\"govuk-body\">A policy may call one document by several names. "
          "A name stays unsettled until somebody says whether it is the same.</p>";
  if (view->lines.empty()) html << "<p class=\"govuk-body\">No policy in force names a document.</p>";
  else {
    CardTable table{"By policy, in its order", {"Document", "State", "Where it lies", "Policy"}, {}};
    for (const DocumentLine& line : view->lines) {
      Html name, state;
      name << link_to(address_of(line), line.name);
      for (const AliasLine& alias : line.aliases) {
        name << "<br>";
        alias_words(name, page, alias);
      }
      if (line.past_review) ui::tag(state, {.text = "Past its review", .classes = "govuk-tag--red"});
      else if (line.needs_owner()) ui::tag(state, {.text = "Name not settled", .classes = "govuk-tag--yellow"});
      else state << "In order";
      table.rows.push_back({std::move(name), std::move(state), location_words(line), Html(line.policy_title)});
    }
    card_table(html, table);
  }
  return organisation_page(page, {.title = "Documents"}, html);
}

Response document(Page& page) {
  return with_document(page, [&](const DocumentLine& line) { return draw_document(page, line, Values(), note_values_of(line)); });
}
Response settle_alias(Page& page) {
  return with_document(page, [&](const DocumentLine& line) {
    Typed typed(page.form());
    const auto again = [&](const Values& values) { return draw_document(page, line, values, note_values_of(line)); };
    const std::string same = typed.text("same");
    if (same != "yes" && same != "no") typed.problem("form.choice", "Choose yes or no", "same");
    if (!typed.good()) return again(Values(page.form(), typed.problems()));
    const organisation::AliasSettled what{line.policy, line.id, typed.text("name"), same == "yes", typed.text("reason")};
    return after(page, app::settle_alias(page.desk(), page.actor(), what, page.token()), address_of(line), again);
  });
}
Response note_document(Page& page) {
  return with_document(page, [&](const DocumentLine& line) {
    Typed typed(page.form());
    const auto again = [&](const Values& values) { return draw_document(page, line, Values(), values); };
    const organisation::DocumentNoted what{line.policy, line.id, typed.text("location"), typed.text("edition"), typed.date("review")};
    if (!typed.good()) return again(Values(page.form(), typed.problems()));
    return after(page, app::note_document(page.desk(), page.actor(), what, page.token()), address_of(line), again);
  });
}

}  // namespace rowan::web::pages
