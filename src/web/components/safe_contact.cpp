#include "web/components/safe_contact.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

namespace {

void ways(Html& html, const std::string& heading, const std::vector<Html>& list, bool safe) {
  html << "<div><h3 class=\"govuk-heading-s\">" << heading << "</h3><ul class=\"rw-list " << (safe ? Markup("rw-list--yes") : Markup("rw-list--no"))
       << "\">";
  for (const Html& way : list) {
    html << "<li>";
    icon(html, safe ? Icon::yes : Icon::no);
    html << "<span>" << way << "</span></li>";
  }
  html << "</ul></div>";
}

}  // namespace

void safe_line(Html& html, const SafeLine& options) {
  html << "<p class=\"rw-safe-line\">";
  icon(html, options.icon, 20, options.stop ? Classes("rw-icon--now") : Classes());
  html << "<span><strong>" << options.what << "</strong> " << options.note << "</span></p>";
}

void safe_strip(Html& html, const SafeStrip& options) {
  html << "<div class=\"rw-strip\"><div class=\"govuk-width-container rw-strip__in\"><p>";
  icon(html, Icon::shield, 18);
  html << "<strong>" << options.what << "</strong> " << options.rest << "</p></div></div>";
}

void safe_panel(Html& html, const SafePanel& options) {
  html << "<section class=\"rw-safe\" aria-labelledby=\"" << options.id << "\"><div class=\"rw-safe__head\">";
  icon(html, Icon::shield, 28);
  html << "<h2 class=\"govuk-heading-m\" id=\"" << options.id << "\">" << options.title << "</h2></div><div class=\"rw-safe__body\">";
  if (!options.safe.empty()) ways(html, options.safe_heading, options.safe, true);
  if (!options.not_safe.empty()) ways(html, options.not_safe_heading, options.not_safe, false);
  html << "</div>";
  if (!options.must.empty()) html << "<p class=\"rw-safe__must\"><strong>" << options.must << "</strong> " << options.must_note << "</p>";
  html << "<div class=\"rw-safe__foot\"><p>" << options.checked;
  if (!options.check_again.empty()) html << " <strong>" << options.check_again << "</strong>";
  html << "</p>";
  if (!options.change.empty()) {
    html << "<p><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << options.change << "\">" << options.change_text << "</a></p>";
  }
  html << "</div></section>";
}

}  // namespace rowan::web::ui
