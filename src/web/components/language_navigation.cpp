#include "web/components/language_navigation.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

namespace {

void current_language(Html& html, const LanguageItem& item) {
  html << "<span class=\"govuk-language-navigation__text";
  also(html, item.classes);
  html << "\" aria-current=\"true\"";
  given(html, " lang=\"", item.lang);
  given(html, " dir=\"", item.dir);
  html << item.attributes << ">";
  words(html, item.text, item.html);
  html << "</span>";
}

void other_language(Html& html, const LanguageItem& item) {
  html << "<a class=\"govuk-language-navigation__link";
  also(html, item.classes);
  html << "\" href=\"" << item.href << "\" rel=\"alternate\"";
  given(html, " lang=\"", item.lang);
  given(html, " hreflang=\"", first_given(item.href_lang, item.lang));
  given(html, " dir=\"", item.dir);
  html << item.attributes << ">";
  words(html, item.text, item.html);
  if (!item.language_description_text.empty()) {
    html << "<span class=\"govuk-visually-hidden\"> " << item.language_description_text << "</span>";
  }
  html << "</a>";
}

}  // namespace

void language_navigation(Html& html, const LanguageNavigation& options) {
  html << "<nav class=\"govuk-language-navigation";
  also(html, options.classes);
  html << "\"" << options.attributes << " aria-label=\"" << options.aria_label << "\"><ul class=\"govuk-language-navigation__list\">";
  for (const LanguageItem& item : options.items) {
    html << "<li class=\"govuk-language-navigation__list-item\">";
    if (item.current || item.href.empty()) {
      current_language(html, item);
    } else {
      other_language(html, item);
    }
    html << "</li>";
  }
  html << "</ul></nav>";
}

}  // namespace rowan::web::ui
