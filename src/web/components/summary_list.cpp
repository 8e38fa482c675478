#include "web/components/summary_list.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

namespace {

void action_link(Html& html, const SummaryAction& action, const SummaryCardTitle* card) {
  html << "<a class=\"govuk-link";
  also(html, action.classes);
  html << "\" href=\"" << action.href << "\"" << action.attributes << ">";
  words(html, action.text, action.html);
  if (card || !action.visually_hidden_text.empty()) {
    html << "<span class=\"govuk-visually-hidden\">";
    if (!action.visually_hidden_text.empty()) html << " " << action.visually_hidden_text;
    if (card) {
      html << " (";
      words(html, card->text, card->html);
      html << ")";
    }
    html << "</span>";
  }
  html << "</a>";
}

void row(Html& html, const SummaryRow& options, bool other_rows_have_actions, const SummaryCardTitle* card) {
  const SummaryActions& actions = options.actions;
  html << "<div class=\"govuk-summary-list__row";
  if (other_rows_have_actions && actions.items.empty()) html << " govuk-summary-list__row--no-actions";
  also(html, options.classes);
  html << "\"><dt class=\"govuk-summary-list__key";
  also(html, options.key.classes);
  html << "\">";
  words(html, options.key.text, options.key.html);
  html << "</dt><dd class=\"govuk-summary-list__value";
  also(html, options.value.classes);
  html << "\">";
  words(html, options.value.text, options.value.html);
  html << "</dd>";
  if (!actions.items.empty()) {
    html << "<dd class=\"govuk-summary-list__actions";
    also(html, actions.classes);
    html << "\">";
    if (actions.items.size() == 1) {
      action_link(html, actions.items.front(), card);
    } else {
      html << "<ul class=\"govuk-summary-list__actions-list\">";
      for (const SummaryAction& action : actions.items) {
        html << "<li class=\"govuk-summary-list__actions-list-item\">";
        action_link(html, action, card);
        html << "</li>";
      }
      html << "</ul>";
    }
    html << "</dd>";
  }
  html << "</div>";
}

void open_card(Html& html, const SummaryCard& card, const SummaryCardTitle* title) {
  html << "<div class=\"govuk-summary-card";
  also(html, card.classes);
  html << "\"" << card.attributes << "><div class=\"govuk-summary-card__title-wrapper\">";
  if (title) {
    html << "<h" << title->heading_level << " class=\"govuk-summary-card__title";
    also(html, title->classes);
    html << "\">";
    words(html, title->text, title->html);
    html << "</h" << title->heading_level << ">";
  }
  const SummaryActions& actions = card.actions;
  if (actions.items.size() == 1) {
    html << "<div class=\"govuk-summary-card__actions";
    also(html, actions.classes);
    html << "\">";
    action_link(html, actions.items.front(), title);
    html << "</div>";
  } else if (!actions.items.empty()) {
    html << "<ul class=\"govuk-summary-card__actions";
    also(html, actions.classes);
    html << "\">";
    for (const SummaryAction& action : actions.items) {
      html << "<li class=\"govuk-summary-card__action\">";
      action_link(html, action, title);
      html << "</li>";
    }
    html << "</ul>";
  }
  html << "</div><div class=\"govuk-summary-card__content\">";
}

}  // namespace

void summary_list(Html& html, const SummaryList& options) {
  const SummaryCardTitle* title = options.card && options.card->title.given() ? &options.card->title : nullptr;
  if (options.card) open_card(html, *options.card, title);
  bool any_actions = false;
  for (const SummaryRow& one : options.rows) any_actions = any_actions || !one.actions.items.empty();
  html << "<dl class=\"govuk-summary-list";
  also(html, options.classes);
  html << "\"" << options.attributes << ">";
  for (const SummaryRow& one : options.rows) row(html, one, any_actions, title);
  html << "</dl>";
  if (options.card) html << "</div></div>";
}

}  // namespace rowan::web::ui
