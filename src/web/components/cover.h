#pragma once
// Cover screen: hides the page when somebody walks up. The button appears only when scripts run; Escape twice does the same.
#include "web/html.h"

namespace rowan::web::ui {

void cover_button(Html& html);
// What is seen instead, last in body.
void curtain(Html& html);

}  // namespace rowan::web::ui
