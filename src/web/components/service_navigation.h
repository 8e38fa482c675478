#pragma once
// The menu of the service under the header.
#include <optional>
#include <string>
#include <vector>

#include "web/html.h"

namespace rowan::web::ui {

struct NavigationItem {
  std::string text;
  Html html;  // instead of text
  Url href;
  bool active = false;   // the page is somewhere below
  bool current = false;  // the page itself
  Attributes attributes;
};

struct ServiceNavigationSlots {
  Html start;
  Html end;
  bool end_inline = false;
  Html navigation_start;
  Html navigation_end;
};

struct ServiceNavigation {
  std::vector<NavigationItem> navigation;
  std::string service_name;
  Url service_url;
  std::string menu_button_text = "Menu";
  std::string menu_button_label;
  std::string navigation_label;  // menu_button_text when empty
  std::string navigation_id = "navigation";
  Classes navigation_classes;
  std::optional<bool> collapse_navigation_on_mobile;  // when there is more than one item
  std::string aria_label = "Service information";
  ServiceNavigationSlots slots;
  Classes classes;
  Attributes attributes;
};

void service_navigation(Html& html, const ServiceNavigation& options);

}  // namespace rowan::web::ui
