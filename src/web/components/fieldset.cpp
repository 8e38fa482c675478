#include "web/components/fieldset.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void open_fieldset(Html& html, const Fieldset& options, const std::string& described_by, const std::string& role) {
  html << "<fieldset class=\"govuk-fieldset";
  also(html, options.classes);
  html << "\"";
  given(html, " role=\"", role);
  given(html, " aria-describedby=\"", described_by);
  html << options.attributes << ">";
  const Legend& legend = options.legend;
  if (!legend.given()) return;
  html << "<legend class=\"govuk-fieldset__legend";
  also(html, legend.classes);
  html << "\">";
  if (legend.is_page_heading) html << "<h1 class=\"govuk-fieldset__heading\">";
  words(html, legend.text, legend.html);
  if (legend.is_page_heading) html << "</h1>";
  html << "</legend>";
}

void close_fieldset(Html& html) { html << "</fieldset>"; }

void fieldset(Html& html, const Fieldset& options) {
  open_fieldset(html, options, options.described_by, options.role);
  html << options.html;
  close_fieldset(html);
}

}  // namespace rowan::web::ui
