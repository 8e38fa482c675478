#include <algorithm>
#include <charconv>

#include "app/housing_system.h"
#include "app/organisation/organisation.h"
#include "web/pages/card_table.h"
#include "web/pages/organisation.h"
#include "web/pages/organisation_shared.h"
#include "web/site/words.h"

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

// Labels that have not reached the housing system (CX-5.1a). Nothing where none waits: most policies send none.
void housing_system(Html& html, Page& page) {
  const auto status = app::label_status_for(page.desk(), page.actor());
  if (!status || status->waiting + status->failing == 0) return;
  html << "<h2 class=\"govuk-heading-m\">Housing system</h2><p class=\"govuk-body\">" << status->waiting
       << std::string(status->waiting == 1 ? " label waits" : " labels wait") << " to be sent. " << status->failing << " could not be sent and " << std::string(status->failing == 1 ? "is" : "are") << " tried again.</p>";
  bool any = false;
  for (const app::LabelWaiting& label : status->labels) {
    if (label.tries == 0) continue;
    if (!any) html << "<ul class=\"govuk-list\">";
    html << "<li>" << link_to("/cases/" + label.reference, label.reference) << ": failed " << label.tries
         << std::string(label.tries == 1 ? " time" : " times") << ", next try " << near_time(label.next_try, page.now()) << "</li>";
    any = true;
  }
  if (any) html << "</ul>";
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
  if (may(actor, Permission::review_urgent)) line("/urgent-access", "Urgent access", "Every hour of it is looked at afterwards by somebody else");
  if (may(actor, Permission::organisation)) {
    line("/organisation/duties", "Duties of the organisation", "Awareness, reviews and everything else that comes back");
    line("/organisation/training", "Training", "Who did which course, and until when it counts");
    line("/organisation/documents", "Documents beside the policies", "Where they lie, and names that are not settled yet");
  }
  html << "</ul>";
  if (may(actor, Permission::organisation)) housing_system(html, page);
  own_training(html, page);
  return staff_page(page, {.title = "Organisation", .nav = Nav::organisation, .wide = false}, html);
}

}  // namespace rowan::web::pages
