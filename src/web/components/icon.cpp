#include "web/components/icon.h"

namespace rowan::web::ui {
namespace {

// The name of a drawing in the sprite.
Markup name_of(Icon which) {
  switch (which) {
    case Icon::lock: return "i-lock";
    case Icon::text: return "i-text";
    case Icon::phone: return "i-phone";
    case Icon::mail: return "i-mail";
    case Icon::stop: return "i-stop";
    case Icon::people: return "i-people";
    case Icon::eye_off: return "i-eye-off";
    case Icon::yes: return "i-yes";
    case Icon::no: return "i-no";
    case Icon::shield: return "i-shield";
  }
  return "";
}

}  // namespace

void icon(Html& html, Icon which, int size, const Classes& classes) {
  html << "<svg";
  if (!classes.empty()) html << " class=\"" << classes << "\"";
  html << " width=\"" << size << "\" height=\"" << size << "\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#" << name_of(which) << "\"/></svg>";
}

void icon_sprite(Html& html) {
  html << "<svg class=\"rw-sprite\" aria-hidden=\"true\" focusable=\"false\">"
          "<symbol id=\"i-lock\" viewBox=\"0 0 16 16\"><path fill=\"currentColor\" d=\""
          "M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7h1Zm2 0h4V5a2 2 0 0 0-4 0v2Z"
          "\"/></symbol>"
          "<symbol id=\"i-text\" viewBox=\"0 0 20 20\"><path fill=\"currentColor\" d=\""
          "M2 3h16v11H8l-4 4v-4H2V3Zm3 4v2h10V7H5Zm0 3v2h7v-2H5Z"
          "\"/></symbol>"
          "<symbol id=\"i-phone\" viewBox=\"0 0 20 20\"><path fill=\"currentColor\" d=\""
          "M6.2 2 8.6 6.4 6.9 8.2c.9 2 2.4 3.6 4.6 4.7l1.9-1.7L18 13.6V17c0 .6-.5 1-1.1 1C8.7 17.7 2.3 11.3 2 3.1 2 2.5 2.4 2 3 2h3.2Z"
          "\"/></symbol>"
          "<symbol id=\"i-mail\" viewBox=\"0 0 20 20\"><path fill=\"currentColor\" d=\""
          "M2 4h16v1.2l-8 5-8-5V4Zm0 3.5 8 5 8-5V16H2V7.5Z"
          "\"/></symbol>"
          "<symbol id=\"i-stop\" viewBox=\"0 0 20 20\"><path fill=\"currentColor\" d=\""
          "M6 2h8l4 4v8l-4 4H6l-4-4V6l4-4Zm3 3v6h2V5H9Zm0 8v2h2v-2H9Z"
          "\"/></symbol>"
          "<symbol id=\"i-people\" viewBox=\"0 0 20 20\"><path fill=\"currentColor\" d=\""
          "M7 9a3 3 0 1 1 0-6 3 3 0 0 1 0 6Zm7 0a2.5 2.5 0 1 1 0-5 2.5 2.5 0 0 1 0 5ZM1 16c0-3 2.5-5 6-5s6 2 6 5v1H1v-1Zm13.5"
          " 1H19v-1c0-2.5-2-4-5-4l-.8.1c.9 1 1.3 2.3 1.3 3.9v1Z"
          "\"/></symbol>"
          "<symbol id=\"i-eye-off\" viewBox=\"0 0 20 20\"><path fill=\"currentColor\" d=\""
          "m3.4 2 14.6 14.6-1.4 1.4-3-3A9.6 9.6 0 0 1 10 15.8C5.5 15.8 2.2 12.8 1 10c.6-1.4 1.8-2.9 3.4-4L2 3.4 3.4 2ZM10 4.2c4.5 0 7.8"
          " 3 9 5.8a9.7 9.7 0 0 1-2.5 3.3l-2.8-2.8a3.8 3.8 0 0 0-4.2-4.2L7.7 4.5A9 9 0 0 1 10 4.2Z"
          "\"/></symbol>"
          "<symbol id=\"i-yes\" viewBox=\"0 0 20 20\"><path fill=\"currentColor\" d=\""
          "M8 15.8 2.2 10l1.9-1.9L8 12l8-8 1.9 1.9L8 15.8Z"
          "\"/></symbol>"
          "<symbol id=\"i-no\" viewBox=\"0 0 20 20\"><path fill=\"currentColor\" d=\""
          "M4.2 2.3 10 8.1l5.8-5.8 1.9 1.9L11.9 10l5.8 5.8-1.9 1.9-5.8-5.8-5.8 5.8-1.9-1.9L8.1 10 2.3 4.2l1.9-1.9Z"
          "\"/></symbol>"
          "<symbol id=\"i-shield\" viewBox=\"0 0 24 24\"><path fill=\"currentColor\" d=\""
          "M12 1 21 4.5V11c0 5.5-3.7 10-9 12-5.3-2-9-6.5-9-12V4.5L12 1Zm-1.2 5v8h2.4V6h-2.4Zm0 10v2.4h2.4V16h-2.4Z"
          "\"/></symbol>"
          "</svg>";
}

}  // namespace rowan::web::ui
