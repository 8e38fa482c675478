#pragma once
// How many things wait, inside a menu link (from the Ministry of Justice library).
#include "web/html.h"

namespace rowan::web::ui {

// "3", said as "(3 need attention)". Writes nothing for 0.
void notification_badge(Html& html, int count);

}  // namespace rowan::web::ui
