#include "web/components/button.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

namespace {

void common(Html& html, const Button& options) {
  html << " class=\"govuk-button";
  also(html, options.classes);
  if (options.is_start_button) html << " govuk-button--start";
  html << "\" data-module=\"govuk-button\"" << options.attributes;
  given(html, " id=\"", options.id);
  html << ">";
}

void content(Html& html, const Button& options) {
  // The start button is a flexbox, which would lose the spaces between elements: they go into one span.
  const bool wrap = options.is_start_button && !options.html.empty();
  if (wrap) html << "<span>";
  words(html, options.text, options.html);
  if (wrap) html << "</span>";
  if (!options.is_start_button) return;
  html << "<svg class=\"govuk-button__start-icon\" xmlns=\"http://www.w3.org/2000/svg\" width=\"17.5\" height=\"19\" viewBox=\"0 0 33 40\""
          " aria-hidden=\"true\" focusable=\"false\"><path fill=\"currentColor\" d=\"M0 0h13l20 20-20 20H0l20-20z\"/></svg>";
}

}  // namespace

void button(Html& html, const Button& options) {
  if (!options.href.empty()) {
    html << "<a href=\"" << options.href << "\" role=\"button\" draggable=\"false\"";
    common(html, options);
    content(html, options);
    html << "</a>";
    return;
  }
  html << "<button type=\"" << options.type << "\"";
  given(html, " value=\"", options.value);
  given(html, " name=\"", options.name);
  if (options.disabled) html << " disabled aria-disabled=\"true\"";
  if (options.prevent_double_click) html << " data-prevent-double-click=\"" << spelled(*options.prevent_double_click) << "\"";
  common(html, options);
  content(html, options);
  html << "</button>";
}

}  // namespace rowan::web::ui
