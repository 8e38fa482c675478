#include "web/components/service_navigation.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

namespace {

void current_mark(Html& html, const NavigationItem& item) {
  if (item.current) {
    html << " aria-current=\"page\"";
  } else if (item.active) {
    html << " aria-current=\"true\"";
  }
}

void item_content(Html& html, const NavigationItem& item) {
  // Strong marks the current item even where somebody's own colours hide ours.
  const bool marked = item.active || item.current;
  if (marked) html << "<strong class=\"govuk-service-navigation__active-fallback\">";
  words(html, item.text, item.html);
  if (marked) html << "</strong>";
}

void menu_item(Html& html, const NavigationItem& item) {
  html << "<li class=\"govuk-service-navigation__item";
  if (item.active || item.current) html << " govuk-service-navigation__item--active";
  html << "\">";
  if (!item.href.empty()) {
    html << "<a class=\"govuk-service-navigation__link\" href=\"" << item.href << "\"";
    current_mark(html, item);
    html << item.attributes << ">";
    item_content(html, item);
    html << "</a>";
  } else if (!item.text.empty() || !item.html.empty()) {
    html << "<span class=\"govuk-service-navigation__text\"";
    current_mark(html, item);
    html << ">";
    item_content(html, item);
    html << "</span>";
  }
  html << "</li>";
}

void service_name(Html& html, const ServiceNavigation& options) {
  if (options.service_name.empty()) return;
  html << "<span class=\"govuk-service-navigation__service-name\">";
  if (options.service_url.empty()) {
    html << "<span class=\"govuk-service-navigation__text\">" << options.service_name << "</span>";
  } else {
    html << "<a href=\"" << options.service_url << "\" class=\"govuk-service-navigation__link\">" << options.service_name << "</a>";
  }
  html << "</span>";
}

void menu(Html& html, const ServiceNavigation& options) {
  if (options.navigation.empty() && options.slots.navigation_start.empty() && options.slots.navigation_end.empty()) return;
  html << "<nav aria-label=\"" << first_given(options.navigation_label, options.menu_button_text) << "\" class=\"govuk-service-navigation__wrapper";
  also(html, options.navigation_classes);
  html << "\">";
  if (options.collapse_navigation_on_mobile.value_or(options.navigation.size() > 1)) {
    html << "<button type=\"button\" class=\"govuk-service-navigation__toggle govuk-js-service-navigation-toggle\" aria-controls=\""
         << options.navigation_id << "\"";
    if (options.menu_button_label != options.menu_button_text) given(html, " aria-label=\"", options.menu_button_label);
    html << " hidden aria-hidden=\"true\">" << options.menu_button_text << "</button>";
  }
  html << "<ul class=\"govuk-service-navigation__list\" id=\"" << options.navigation_id << "\">" << options.slots.navigation_start;
  for (const NavigationItem& item : options.navigation) menu_item(html, item);
  html << options.slots.navigation_end << "</ul></nav>";
}

}  // namespace

void service_navigation(Html& html, const ServiceNavigation& options) {
  // With a name or slots it is a region of its own; without, the nav inside is enough.
  const bool section = !options.service_name.empty() || !options.slots.start.empty() || !options.slots.end.empty();
  if (section) {
    html << "<section aria-label=\"" << options.aria_label << "\"";
  } else {
    html << "<div";
  }
  html << " class=\"govuk-service-navigation";
  also(html, options.classes);
  html << "\" data-module=\"govuk-service-navigation\"" << options.attributes << "><div class=\"govuk-width-container";
  if (options.slots.end_inline) html << " govuk-service-navigation__inlining-container";
  html << "\">" << options.slots.start << "<div class=\"govuk-service-navigation__container\">";
  service_name(html, options);
  menu(html, options);
  html << "</div>" << options.slots.end << "</div>" << (section ? Markup("</section>") : Markup("</div>"));
}

}  // namespace rowan::web::ui
