#pragma once
// The same page in another language.
#include <string>
#include <vector>

#include "web/html.h"

namespace rowan::web::ui {

struct LanguageItem {
  std::string text;
  Html html;             // instead of text
  Url href;              // none makes it the current language
  std::string lang;      // "cy"
  std::string href_lang;  // `lang` when empty
  std::string dir;
  bool current = false;
  std::string language_description_text;
  Classes classes;
  Attributes attributes;
};

struct LanguageNavigation {
  std::vector<LanguageItem> items;
  std::string aria_label = "Language";
  Classes classes;
  Attributes attributes;
};

void language_navigation(Html& html, const LanguageNavigation& options);

}  // namespace rowan::web::ui
