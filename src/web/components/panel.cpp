#include "web/components/panel.h"

#include "web/components/writing.h"
#include "web/components/button.h"

namespace rowan::web::ui {

namespace {

void action_link(Html& html, const PanelAction& action) {
  if (action.href.empty() || action.type == "button") {
    Button made{.text = action.text, .href = action.href, .type = first_given(action.type, "button")};
    made.classes.add("govuk-button--inverse").add(action.classes.text());
    made.attributes = action.attributes;
    button(html, made);
    return;
  }
  html << "<a class=\"govuk-link govuk-link--inverse";
  also(html, action.classes);
  html << "\" href=\"" << action.href << "\"" << action.attributes << ">" << action.text << "</a>";
}

void action_links(Html& html, const PanelActions& actions) {
  if (actions.items.empty() && actions.classes.empty() && actions.attributes.empty()) return;
  html << "<div class=\"govuk-panel__actions";
  also(html, actions.classes);
  html << "\"" << actions.attributes << ">";
  if (!actions.items.empty()) {
    html << "<div class=\"govuk-button-group\">";
    for (const PanelAction& action : actions.items) {
      if (&action != &actions.items.front()) html << " ";
      action_link(html, action);
    }
    html << "</div>";
  }
  html << "</div>";
}

}  // namespace

void panel(Html& html, const Panel& options) {
  const bool interruption = options.classes.contains("govuk-panel--interruption");
  html << "<div class=\"govuk-panel";
  if (!interruption) html << " govuk-panel--confirmation";
  also(html, options.classes);
  html << "\"" << options.attributes << "><h" << options.heading_level << " class=\"govuk-panel__title\">";
  words(html, options.title_text, options.title_html);
  html << "</h" << options.heading_level << ">";
  if (!options.text.empty() || !options.html.empty()) {
    html << "<div class=\"govuk-panel__body\">";
    words(html, options.text, options.html);
    html << "</div>";
  }
  if (interruption) action_links(html, options.actions);
  html << "</div>";
}

}  // namespace rowan::web::ui
