#pragma once
// The panel of a confirmation page; with class govuk-panel--interruption, a page that stops somebody on purpose.
#include <string>
#include <vector>

#include "web/html.h"

namespace rowan::web::ui {

struct PanelAction {
  std::string text;
  Url href;          // a link; none, or type "button", makes a button
  std::string type;  // "button" or "submit"
  Classes classes;
  Attributes attributes;
};

struct PanelActions {
  std::vector<PanelAction> items;
  Classes classes;
  Attributes attributes;
};

struct Panel {
  std::string title_text;
  Html title_html;  // instead of title_text
  std::string text;
  Html html;  // instead of text
  int heading_level = 1;
  PanelActions actions;  // shown in interruptions only
  Classes classes;
  Attributes attributes;
};

void panel(Html& html, const Panel& options);

}  // namespace rowan::web::ui
