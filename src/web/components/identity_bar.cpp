#include "web/components/identity_bar.h"

#include "web/components/button.h"

namespace rowan::web::ui {

namespace {

void actions(Html& html, const std::vector<IdentityAction>& list) {
  if (list.empty()) return;
  html << "<div class=\"moj-identity-bar__actions\"><ul class=\"rw-actions\">";
  for (const IdentityAction& action : list) {
    html << "<li>";
    Button link{.href = action.href};
    link.html << action.text;
    if (!action.visually_hidden_text.empty()) link.html << "<span class=\"govuk-visually-hidden\"> " << action.visually_hidden_text << "</span>";
    if (action.secondary) link.classes = "govuk-button--secondary";
    button(html, link);
    html << "</li>";
  }
  html << "</ul></div>";
}

}  // namespace

void identity_bar(Html& html, const IdentityBar& options) {
  html << "<div class=\"rw-case-top\"><div class=\"moj-identity-bar rw-identity\"><div class=\"moj-identity-bar__container\">"
          "<div class=\"moj-identity-bar__details\"><div class=\"rw-identity__top\"><h1 class=\"rw-identity__name\">"
       << options.name << "</h1>";
  tags_list(html, options.tags, options.tags_label);
  html << "</div>";
  if (!options.line.empty()) {
    html << "<ul class=\"rw-identity__line\">";
    for (const std::string& fact : options.line) html << "<li>" << fact << "</li>";
    html << "</ul>";
  }
  html << "</div>";
  actions(html, options.actions);
  html << "</div></div>" << options.strip << "</div>";
}

}  // namespace rowan::web::ui
