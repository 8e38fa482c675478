#include "web/components/pagination.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

namespace {

void arrow(Html& html, bool next) {
  html << "<svg class=\"govuk-pagination__icon govuk-pagination__icon--" << (next ? Markup("next") : Markup("prev"))
       << "\" xmlns=\"http://www.w3.org/2000/svg\" height=\"13\" width=\"15\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\"><path d=\"";
  if (next) {
    html << "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z";
  } else {
    html << "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z";
  }
  html << "\"></path></svg>";
}

// Block level: neighbours above each other, with titles, and no page numbers.
void neighbour(Html& html, const PaginationLink& link, bool next, bool block_level) {
  if (link.href.empty()) return;
  const Markup word = next ? Markup("next") : Markup("prev");
  html << "<div class=\"govuk-pagination__" << word << "\"><a class=\"govuk-link govuk-pagination__link\" href=\"" << link.href << "\" rel=\"" << word
       << "\"" << link.attributes << ">";
  if (block_level || !next) arrow(html, next);
  html << "<span class=\"govuk-pagination__link-title";
  if (block_level && link.label_text.empty()) html << " govuk-pagination__link-title--decorated";
  html << "\">";
  if (link.text.empty() && link.html.empty()) {
    html << (next ? Markup("Next") : Markup("Previous")) << "<span class=\"govuk-visually-hidden\"> page</span>";
  } else {
    words(html, link.text, link.html);
  }
  html << "</span>";
  if (block_level && !link.label_text.empty()) {
    html << " <span class=\"govuk-visually-hidden\">:</span> <span class=\"govuk-pagination__link-label\">" << link.label_text << "</span>";
  }
  if (!block_level && next) arrow(html, next);
  html << "</a></div>";
}

void page(Html& html, const PaginationItem& item) {
  html << "<li class=\"govuk-pagination__item";
  if (item.current) html << " govuk-pagination__item--current";
  if (item.ellipsis) {
    html << " govuk-pagination__item--ellipsis\">&ctdot;</li>";
    return;
  }
  html << "\"><a class=\"govuk-link govuk-pagination__link\" href=\"" << item.href << "\" aria-label=\"";
  if (item.visually_hidden_text.empty()) {
    html << "Page " << item.number;
  } else {
    html << item.visually_hidden_text;
  }
  html << "\"";
  if (item.current) html << " aria-current=\"page\"";
  html << item.attributes << ">" << item.number << "</a></li>";
}

}  // namespace

void pagination(Html& html, const Pagination& options) {
  const bool block_level = options.items.empty() && (!options.next.href.empty() || !options.previous.href.empty());
  html << "<nav class=\"govuk-pagination";
  if (block_level) html << " govuk-pagination--block";
  also(html, options.classes);
  html << "\" aria-label=\"" << options.landmark_label << "\"" << options.attributes << ">";
  neighbour(html, options.previous, false, block_level);
  if (!options.items.empty()) {
    html << "<ul class=\"govuk-pagination__list\">";
    for (const PaginationItem& item : options.items) page(html, item);
    html << "</ul>";
  }
  neighbour(html, options.next, true, block_level);
  html << "</nav>";
}

}  // namespace rowan::web::ui
