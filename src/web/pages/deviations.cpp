// Departures from the duties of the policy, with their reasons, for managers (CX-3.2d).
#include "app/deviations.h"

#include "web/components/inset_text.h"
#include "web/pages/card_table.h"
#include "web/pages/deviations.h"
#include "web/pages/organisation_shared.h"
#include "web/site/words.h"

namespace rowan::web::pages {
namespace {

std::string counts_words(const app::OfficerDeviations& officer) {
  std::string out;
  for (std::size_t i = 0; i < std::size(deviation_kind_names); ++i)
    if (officer.counts[i])
      out += (out.empty() ? "" : ", ") + std::to_string(officer.counts[i]) + " " + std::string(label_of(static_cast<DeviationKind>(i)));
  return out;
}

void by_officer(Html& html, Page& page, const app::DeviationList& list) {
  CardTable table{"By officer, the most first", {"Officer", "Team of the cases", "All", "Of which", "Without a reason"}, {}};
  for (const app::OfficerDeviations& each : list.by_officer) {
    Html without;
    if (each.without_reason) ui::tag(without, {.text = std::to_string(each.without_reason) + " without a reason", .classes = "govuk-tag--red"});
    else without << "None";
    table.rows.push_back({link_to("/deviations?officer=" + std::to_string(each.who.value), staff_name(page, each.who)),
                          Html(page.desk().team_name(each.team)), Html(std::to_string(each.all())), Html(counts_words(each)), std::move(without)});
  }
  card_table(html, table);
}

void rows(Html& html, Page& page, const app::DeviationList& list) {
  CardTable table{"The latest first", {"Case", "What", "How", "Why", "When", "Who"}, {}};
  for (const app::CaseDeviation& row : list.rows) {
    Html why;
    if (row.what.reason.empty()) ui::tag(why, {.text = "No reason given", .classes = "govuk-tag--red"});
    else why << row.what.reason;
    const std::string clause = row.what.clause.empty() ? "" : " (" + row.what.clause + ")";
    table.rows.push_back({link_to("/cases/" + row.reference + (row.what.seq ? "/timeline#entry-" + std::to_string(row.what.seq) : ""), row.reference),
                          Html(row.what.what + clause), Html(std::string(label_of(row.what.kind))), std::move(why),
                          Html(long_date(civil(row.what.at).date)), Html(staff_name(page, row.what.by))});
  }
  card_table(html, table);
  if (list.more_rows) html << "<p class=\"govuk-body\">" << list.more_rows << " older ones are not shown. Choose an officer to see fewer.</p>";
}

void left_blank(Html& html, const app::DeviationList& list) {
  html << "<h2 class=\"govuk-heading-m\">Nothing written yet</h2>";
  if (list.blanks.empty()) {
    html << "<p class=\"govuk-body\">There is nothing of which nobody has written anything.</p>";
    return;
  }
  html << "<p class=\"govuk-body\">The policy asks for these and names no time, so no clock runs out. Open cases that hold nothing about them since an earlier day:</p>";
  CardTable table{"The longest wait first", {"What", "Open cases", "Since", "Waiting longest"}, {}};
  for (const app::BlankAsked& each : list.blanks) {
    Html cases;
    for (std::size_t i = 0; i < each.references.size(); ++i) {
      if (i) cases << ", ";
      cases << link_to("/cases/" + each.references[i], each.references[i]);
    }
    if (each.cases > each.references.size()) cases << " and " << each.cases - each.references.size() << " more";
    table.rows.push_back({Html(each.title + (each.clause.empty() ? "" : " (" + each.clause + ")")), Html(std::to_string(each.cases)),
                          Html(long_date(civil(each.since).date)), std::move(cases)});
  }
  card_table(html, table);
}

}  // namespace

Response deviations(Page& page) {
  const std::string asked = page.query("officer");
  const StaffId only{std::strtoll(asked.c_str(), nullptr, 10)};
  const auto list = app::deviations(page.desk(), page.actor(), only ? std::optional(only) : std::nullopt);
  if (!list) return refusal_page(page, list.refusal());
  Html html;
  html << "<h1 class=\"govuk-heading-l\">Departures from the duties</h1>";
  ui::inset_text(
      html, {.text = "Every case is dealt with in the same way, and where it is not, somebody says why. That you have read this list stands in the "
                     "record of each case in it."});
  html << "<p class=\"govuk-body\">Over the " << list->cases << " cases that you may see";
  if (list->more_cases) html << ", the most recent ones: older cases are left out";
  html << ".</p>";
  if (list->by_officer.empty()) {
    html << "<p class=\"govuk-body\">There are none.</p>";
  } else {
    html << "<h2 class=\"govuk-heading-m\">By officer</h2>";
    by_officer(html, page, *list);
    html << "<h2 class=\"govuk-heading-m\">" << (only ? std::string("Of one officer") : std::string("All")) << "</h2>";
    if (only) html << "<p class=\"govuk-body\">" << link_to("/deviations", "Show all") << "</p>";
    rows(html, page, *list);
  }
  if (!only) left_blank(html, *list);
  return organisation_page(page, {.title = "Departures"}, html);
}

}  // namespace rowan::web::pages
