#include <algorithm>
#include <charconv>

#include "app/organisation/organisation.h"
#include "web/pages/card_table.h"
#include "web/pages/organisation.h"
#include "web/pages/organisation_shared.h"

namespace rowan::web::pages {

std::int64_t number_part(const Page& page, std::size_t n) {
  const std::string& text = page.part(n);
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc{} && end == text.data() + text.size() && number > 0 ? number : 0;
}

Response organisation_page(Page& page, const OrganisationFrame& frame, const Html& body) {
  return staff_page(
      page,
      {.title = frame.title, .nav = Nav::organisation, .error = frame.error, .back = frame.back, .back_text = frame.back_text, .wide = frame.wide},
      body);
}

namespace {

std::string_view standing_words(TrainingState state) {
  switch (state) {
    case TrainingState::not_needed: return "Not needed";
    case TrainingState::missing: return "Never done";
    case TrainingState::valid: return "Valid";
    case TrainingState::expiring: return "Ends soon";
    case TrainingState::lapsed: return "Lapsed";
  }
  return {};
}

void own_training(Html& html, Page& page) {
  const auto cells = app::own_training(page.desk(), page.actor());
  if (cells.empty()) return;
  html << "<h2 class=\"govuk-heading-m\">Your training</h2><ul class=\"govuk-list\">";
  for (const organisation::MatrixCell& cell : cells) {
    if (cell.standing.state == TrainingState::not_needed) continue;
    html << "<li>" << cell.course << ": " << standing_words(cell.standing.state);
    if (cell.standing.expires) html << ", until " << long_date(*cell.standing.expires);
    html << "</li>";
  }
  html << "</ul>";
}

}  // namespace

Response organisation_hub(Page& page) {
  const Actor& actor = page.actor();
  Html html;
  html << "<h1 class=\"govuk-heading-l\">Organisation</h1><ul class=\"govuk-list govuk-list--spaced\">";
  const auto line = [&](const std::string& href, std::string_view text, std::string_view hint) {
    html << "<li>" << link_to(href, text) << "<br>" << hint << "</li>";
  };
  line("/agencies", "Support agencies", "Who helps whom, where, and how to reach them");
  if (may(actor, Permission::work_cases)) line("/one-to-ones", "One-to-ones", "Every open case is spoken of with its owner");
  if (may(actor, Permission::allocate)) line("/deviations", "Departures from the duties", "Where cases went another way than their policy, and why");
  if (may(actor, Permission::organisation)) {
    line("/organisation/duties", "Duties of the organisation", "Awareness, reviews and everything else that comes back");
    line("/organisation/training", "Training", "Who did which course, and until when it counts");
    line("/organisation/documents", "Documents beside the policies", "Where they lie, and names that are not settled yet");
  }
  html << "</ul>";
  own_training(html, page);
  return staff_page(page, {.title = "Organisation", .nav = Nav::organisation, .wide = false}, html);
}

}  // namespace rowan::web::pages
