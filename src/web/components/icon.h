#pragma once
// Small pictures beside words. They never stand alone: the words say the same, so screen readers skip them.
#include "web/html.h"

namespace rowan::web::ui {

enum class Icon { lock, text, phone, mail, stop, people, eye_off, yes, no, shield };

// A picture of `size` pixels that takes the colour of the text around it. Needs icon_sprite once on the page.
void icon(Html& html, Icon which, int size = 20, const Classes& classes = {});

// All drawings, hidden, once at the start of body.
void icon_sprite(Html& html);

}  // namespace rowan::web::ui
