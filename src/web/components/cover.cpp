#include "web/components/cover.h"

#include "web/components/icon.h"

namespace rowan::web::ui {

void cover_button(Html& html) {
  html << "<button type=\"button\" class=\"rw-cover\" data-rw-cover title=\"You can also press Escape twice\" hidden>";
  icon(html, Icon::eye_off);
  html << "Cover screen</button>";
}

void curtain(Html& html) {
  html << "<div class=\"rw-curtain\"><p class=\"govuk-body-l\">Rowan is covered.</p>"
          "<button type=\"button\" class=\"govuk-button\" data-rw-uncover>Carry on</button>"
          "<p class=\"govuk-body-s\">Press Escape twice, quickly, to cover any page.</p></div>";
}

}  // namespace rowan::web::ui
