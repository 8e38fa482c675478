#pragma once
// The bar at the top, for services that are not on GOV.UK: no crown.
#include <string>

#include "web/html.h"

namespace rowan::web::ui {

struct GenericHeader {
  std::string logo_text;
  Html logo_html;  // instead of logo_text
  Url url;         // "/" when empty
  Classes container_classes = "govuk-width-container";
  Html after_logo;  // ours: more inside the container, for example the tools of a signed-in person
  Classes classes;
  Attributes attributes;
};

void generic_header(Html& html, const GenericHeader& options);

}  // namespace rowan::web::ui
