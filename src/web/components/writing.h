#pragma once
// What the sources of this folder share; pages do not need it.
#include <string>

#include "web/html.h"

namespace rowan::web::ui {

// The markup when there is some, else the text.
inline void words(Html& html, const std::string& text, const Html& markup) {
  if (markup.empty()) {
    html << text;
  } else {
    html << markup;
  }
}

// Further class names after those of the component.
inline void also(Html& html, const Classes& classes) {
  if (!classes.empty()) html << " " << classes;
}

// `start` is everything up to the value, for example ` id="`. Nothing is written for an empty value.
inline void given(Html& html, Markup start, const std::string& value) {
  if (!value.empty()) html << start << value << "\"";
}
inline void given(Html& html, Markup start, const Url& value) {
  if (!value.empty()) html << start << value << "\"";
}

inline Markup spelled(bool value) { return value ? Markup("true") : Markup("false"); }

inline const std::string& first_given(const std::string& one, const std::string& other) { return one.empty() ? other : one; }

}  // namespace rowan::web::ui
