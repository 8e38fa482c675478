#include "web/pages/case_left_out.h"

#include <algorithm>

#include "domain/reporter.h"

namespace rowan::web::pages {
namespace {

std::string entry_words(const LeftOut& each) { return date_and_time(each.happened_at) + ": " + each.title; }

void by_reason(Html& html, const std::vector<LeftOut>& out, OutReason reason) {
  const auto count = std::count_if(out.begin(), out.end(), [&](const LeftOut& each) { return each.reason == reason && !each.may_clear; });
  if (!count) return;
  html << "<details class=\"govuk-details\"><summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">" << count
       << (count == 1 ? std::string_view(" entry") : std::string_view(" entries")) << ". " << label_of(reason)
       << "</span></summary><div class=\"govuk-details__text\"><ul class=\"govuk-list\">";
  for (const LeftOut& each : out)
    if (each.reason == reason && !each.may_clear) html << "<li>" << entry_words(each) << (each.partly ? std::string_view(" (in part)") : std::string_view()) << "</li>";
  html << "</ul></div></details>";
}

void reasons(Html& html, const std::vector<LeftOut>& out) {
  for (std::size_t i = 0; i < std::size(out_reason_names); ++i) by_reason(html, out, static_cast<OutReason>(i));
}

void head(Html& html, const DocumentMade& made) {
  html << "<h3 class=\"govuk-heading-m\" id=\"left-out\">What stays out</h3>";
  if (made.audience != Audience::internal) html << "<p class=\"govuk-body\">" << reporter_rule(made).why << "</p>";
}

std::vector<LeftOut> flagged_in(const std::vector<LeftOut>& out) {
  std::vector<LeftOut> flagged;
  std::copy_if(out.begin(), out.end(), std::back_inserter(flagged), [](const LeftOut& each) { return each.may_clear; });
  return flagged;
}

}  // namespace

void draw_left_out_choice(Html& html, const Values& values, const DocumentMade& made, const std::vector<LeftOut>& out) {
  head(html, made);
  std::vector<Option> options;
  for (const LeftOut& each : flagged_in(out)) options.push_back({std::to_string(each.seq), entry_words(each), each.text});
  if (!options.empty())
    check_field(html, values,
                {.name = "cleared",
                 .label = "These may say who reported it: read each",
                 .hint = "Their words stay out. Choose one only when you have read it and it gives nobody away; a second person then reads the document before it goes"},
                std::move(options));
  if (out.empty()) html << "<p class=\"govuk-body\">Nothing: every entry of these days is in it.</p>";
  reasons(html, out);
}

void draw_left_out(Html& html, const DocumentMade& made, const std::vector<LeftOut>& out) {
  head(html, made);
  const auto flagged = flagged_in(out);
  const auto let_in = [&](const LeftOut& each) { return std::find(made.cleared.begin(), made.cleared.end(), each.seq) != made.cleared.end(); };
  if (!flagged.empty()) {
    html << "<p class=\"govuk-body\">These may say who reported it:</p><ul class=\"govuk-list govuk-list--bullet\">";
    for (const LeftOut& each : flagged)
      html << "<li>" << entry_words(each) << (let_in(each) ? std::string_view(". Read, and its words are in the document") : std::string_view(". Its words stay out")) << "</li>";
    html << "</ul>";
  }
  if (out.empty()) html << "<p class=\"govuk-body\">Nothing: every entry of these days is in it.</p>";
  reasons(html, out);
}

}  // namespace rowan::web::pages
