// From the options of a published fixture to our own: everything that is no form control. The checks are in fixtures_test.cpp.
#include "web/components/components.h"
#include "web/components/fixture_support.h"

namespace rowan::web::ui {
namespace {

Html back_link_from(const Given& g) {
  Html html;
  back_link(html, {.text = g["text"].text_or("Back"), .html = g["html"].html(), .href = g["href"].url(), .classes = g["classes"].classes(),
                   .attributes = g["attributes"].attributes()});
  return html;
}

Html button_from(const Given& g) {
  Html html;
  button(html, {.text = g["text"].text(), .html = g["html"].html(), .href = g["href"].url(), .type = g["type"].text_or("submit"),
                .name = g["name"].text(), .value = g["value"].text(), .id = g["id"].text(), .disabled = bool(g["disabled"]),
                .is_start_button = bool(g["isStartButton"]), .prevent_double_click = g["preventDoubleClick"].maybe_flag(),
                .classes = g["classes"].classes(), .attributes = g["attributes"].attributes()});
  return html;
}

Html details_from(const Given& g) {
  Html html;
  details(html, {.summary_text = g["summaryText"].text(), .summary_html = g["summaryHtml"].html(), .text = g["text"].text(),
                 .html = g["html"].html(), .id = g["id"].text(), .open = bool(g["open"]), .classes = g["classes"].classes(),
                 .attributes = g["attributes"].attributes()});
  return html;
}

Html error_summary_from(const Given& g) {
  ErrorSummary made{.title_text = g["titleText"].text(), .title_html = g["titleHtml"].html(), .description_text = g["descriptionText"].text(),
                    .description_html = g["descriptionHtml"].html()};
  for (const Given& line : g["errorList"].items()) {
    made.error_list.push_back({.text = line["text"].text(), .html = line["html"].html(), .href = line["href"].url(),
                               .attributes = line["attributes"].attributes()});
  }
  made.disable_auto_focus = g["disableAutoFocus"].maybe_flag();
  made.classes = g["classes"].classes();
  made.attributes = g["attributes"].attributes();
  Html html;
  error_summary(html, made);
  return html;
}

Html exit_this_page_from(const Given& g) {
  Html html;
  exit_this_page(html, {.text = g["text"].text(), .html = g["html"].html(), .redirect_url = g["redirectUrl"].url(), .id = g["id"].text(),
                        .activated_text = g["activatedText"].text(), .timed_out_text = g["timedOutText"].text(),
                        .press_two_more_times_text = g["pressTwoMoreTimesText"].text(), .press_one_more_time_text = g["pressOneMoreTimeText"].text(),
                        .classes = g["classes"].classes(), .attributes = g["attributes"].attributes()});
  return html;
}

Html generic_header_from(const Given& g) {
  Html html;
  generic_header(html, {.logo_text = g["logoText"].text(), .logo_html = g["logoHtml"].html(), .url = g["url"].url(),
                        .container_classes = Classes(g["containerClasses"].text_or("govuk-width-container")), .classes = g["classes"].classes(),
                        .attributes = g["attributes"].attributes()});
  return html;
}

Html inset_text_from(const Given& g) {
  Html html;
  inset_text(html, {.text = g["text"].text(), .html = g["html"].html(), .id = g["id"].text(), .classes = g["classes"].classes(),
                    .attributes = g["attributes"].attributes()});
  return html;
}

Html language_navigation_from(const Given& g) {
  LanguageNavigation made;
  for (const Given& item : g["items"].items()) {
    made.items.push_back({.text = item["text"].text(), .html = item["html"].html(), .href = item["href"].url(), .lang = item["lang"].text(),
                          .href_lang = item["hrefLang"].text(), .dir = item["dir"].text(), .current = bool(item["current"]),
                          .language_description_text = item["languageDescriptionText"].text(), .classes = item["classes"].classes(),
                          .attributes = item["attributes"].attributes()});
  }
  made.aria_label = g["ariaLabel"].text_or("Language");
  made.classes = g["classes"].classes();
  made.attributes = g["attributes"].attributes();
  Html html;
  language_navigation(html, made);
  return html;
}

Html notification_banner_from(const Given& g) {
  Html html;
  notification_banner(html, {.text = g["text"].text(), .html = g["html"].html(), .type = g["type"].text(), .title_text = g["titleText"].text(),
                             .title_html = g["titleHtml"].html(), .title_heading_level = g["titleHeadingLevel"].number_or(2),
                             .title_id = g["titleId"].text_or("govuk-notification-banner-title"), .role = g["role"].text(),
                             .disable_auto_focus = g["disableAutoFocus"].maybe_flag(), .classes = g["classes"].classes(),
                             .attributes = g["attributes"].attributes()});
  return html;
}

PaginationLink pagination_link(const Given& g) {
  return {.href = g["href"].url(), .text = g["text"].text(), .html = g["html"].html(), .label_text = g["labelText"].text(),
          .attributes = g["attributes"].attributes()};
}

Html pagination_from(const Given& g) {
  Pagination made;
  made.previous = pagination_link(g["previous"]);
  made.next = pagination_link(g["next"]);
  for (const Given& item : g["items"].items()) {
    if (!item) continue;
    made.items.push_back({.number = item["number"].text(), .href = item["href"].url(), .current = bool(item["current"]),
                          .ellipsis = bool(item["ellipsis"]), .visually_hidden_text = item["visuallyHiddenText"].text(),
                          .attributes = item["attributes"].attributes()});
  }
  made.landmark_label = g["landmarkLabel"].text_or("Pagination");
  made.classes = g["classes"].classes();
  made.attributes = g["attributes"].attributes();
  Html html;
  pagination(html, made);
  return html;
}

Html panel_from(const Given& g) {
  Panel made{.title_text = g["titleText"].text(), .title_html = g["titleHtml"].html(), .text = g["text"].text(), .html = g["html"].html()};
  made.heading_level = g["headingLevel"].number_or(1);
  for (const Given& item : g["actions"]["items"].items()) {
    made.actions.items.push_back({.text = item["text"].text(), .href = item["href"].url(), .type = item["type"].text(),
                                  .classes = item["classes"].classes(), .attributes = item["attributes"].attributes()});
  }
  made.actions.classes = g["actions"]["classes"].classes();
  made.actions.attributes = g["actions"]["attributes"].attributes();
  made.classes = g["classes"].classes();
  made.attributes = g["attributes"].attributes();
  Html html;
  panel(html, made);
  return html;
}

Html service_navigation_from(const Given& g) {
  ServiceNavigation made;
  for (const Given& item : g["navigation"].items()) {
    if (!item) continue;
    made.navigation.push_back({.text = item["text"].text(), .html = item["html"].html(), .href = item["href"].url(),
                               .active = bool(item["active"]), .current = bool(item["current"]), .attributes = item["attributes"].attributes()});
  }
  made.service_name = g["serviceName"].text();
  made.service_url = g["serviceUrl"].url();
  made.menu_button_text = g["menuButtonText"].text_or("Menu");
  made.menu_button_label = g["menuButtonLabel"].text();
  made.navigation_label = g["navigationLabel"].text();
  made.navigation_id = g["navigationId"].text_or("navigation");
  made.navigation_classes = g["navigationClasses"].classes();
  made.collapse_navigation_on_mobile = g["collapseNavigationOnMobile"].maybe_flag();
  made.aria_label = g["ariaLabel"].text_or("Service information");
  const Given slots = g["slots"];
  made.slots = {.start = slots["start"].html(), .end = slots["end"].is_object() ? slots["end"]["html"].html() : slots["end"].html(),
                .end_inline = slots["end"]["align"].text() == "inline", .navigation_start = slots["navigationStart"].html(),
                .navigation_end = slots["navigationEnd"].html()};
  made.classes = g["classes"].classes();
  made.attributes = g["attributes"].attributes();
  Html html;
  service_navigation(html, made);
  return html;
}

Html skip_link_from(const Given& g) {
  Html html;
  skip_link(html, {.text = g["text"].text(), .html = g["html"].html(), .href = g["href"].url(), .classes = g["classes"].classes(),
                   .attributes = g["attributes"].attributes()});
  return html;
}

SummaryActions summary_actions(const Given& g) {
  SummaryActions made;
  for (const Given& item : g["items"].items()) {
    made.items.push_back({.text = item["text"].text(), .html = item["html"].html(), .href = item["href"].url(),
                          .visually_hidden_text = item["visuallyHiddenText"].text(), .classes = item["classes"].classes(),
                          .attributes = item["attributes"].attributes()});
  }
  made.classes = g["classes"].classes();
  return made;
}

Html summary_list_from(const Given& g) {
  SummaryList made;
  for (const Given& row : g["rows"].items()) {
    if (!row) continue;
    auto cell = [&](const char* key) {
      return SummaryCell{.text = row[key]["text"].text(), .html = row[key]["html"].html(), .classes = row[key]["classes"].classes()};
    };
    made.rows.push_back({.key = cell("key"), .value = cell("value"), .actions = summary_actions(row["actions"]), .classes = row["classes"].classes()});
  }
  if (const Given card = g["card"]; card) {
    const Given title = card["title"];
    made.card = SummaryCard{.title = {.text = title["text"].text(), .html = title["html"].html(), .heading_level = title["headingLevel"].number_or(2),
                                      .classes = title["classes"].classes()},
                            .actions = summary_actions(card["actions"]), .classes = card["classes"].classes(),
                            .attributes = card["attributes"].attributes()};
  }
  made.classes = g["classes"].classes();
  made.attributes = g["attributes"].attributes();
  Html html;
  summary_list(html, made);
  return html;
}

TableCell table_cell(const Given& g) {
  return {.text = g["text"].text(), .html = g["html"].html(), .format = g["format"].text(), .colspan = g["colspan"].number_or(0),
          .rowspan = g["rowspan"].number_or(0), .classes = g["classes"].classes(), .attributes = g["attributes"].attributes()};
}

Html table_from(const Given& g) {
  Table made{.caption = g["caption"].text(), .caption_classes = g["captionClasses"].classes()};
  for (const Given& cell : g["head"].items()) made.head.push_back(table_cell(cell));
  for (const Given& row : g["rows"].items()) {
    if (!row) continue;
    std::vector<TableCell> cells;
    for (const Given& cell : row.items()) cells.push_back(table_cell(cell));
    made.rows.push_back(std::move(cells));
  }
  made.first_cell_is_header = bool(g["firstCellIsHeader"]);
  made.classes = g["classes"].classes();
  made.attributes = g["attributes"].attributes();
  Html html;
  table(html, made);
  return html;
}

Tag tag_of(const Given& g) {
  return {.text = g["text"].text(), .html = g["html"].html(), .classes = g["classes"].classes(), .attributes = g["attributes"].attributes()};
}

Html tag_from(const Given& g) {
  Html html;
  tag(html, tag_of(g));
  return html;
}

Html task_list_from(const Given& g) {
  TaskList made;
  for (const Given& item : g["items"].items()) {
    const Given title = item["title"];
    const Given status = item["status"];
    made.items.push_back({.title = {.text = title["text"].text(), .html = title["html"].html(), .classes = title["classes"].classes()},
                          .hint = {.text = item["hint"]["text"].text(), .html = item["hint"]["html"].html()}, .href = item["href"].url(),
                          .status = {.tag = tag_of(status["tag"]), .text = status["text"].text(), .html = status["html"].html(),
                                     .classes = status["classes"].classes()},
                          .classes = item["classes"].classes(), .left_out = !item});
  }
  made.id_prefix = g["idPrefix"].text_or("task-list");
  made.classes = g["classes"].classes();
  made.attributes = g["attributes"].attributes();
  Html html;
  task_list(html, made);
  return html;
}

Html warning_text_from(const Given& g) {
  Html html;
  warning_text(html, {.text = g["text"].text(), .html = g["html"].html(), .icon_fallback_text = g["iconFallbackText"].text_or("Warning"),
                      .classes = g["classes"].classes(), .attributes = g["attributes"].attributes()});
  return html;
}

struct Renderer {
  std::string_view component;
  Html (*render)(const Given&);
};
constexpr Renderer kRenderers[] = {{"back-link", back_link_from},
                                   {"button", button_from},
                                   {"details", details_from},
                                   {"error-summary", error_summary_from},
                                   {"exit-this-page", exit_this_page_from},
                                   {"generic-header", generic_header_from},
                                   {"inset-text", inset_text_from},
                                   {"language-navigation", language_navigation_from},
                                   {"notification-banner", notification_banner_from},
                                   {"pagination", pagination_from},
                                   {"panel", panel_from},
                                   {"service-navigation", service_navigation_from},
                                   {"skip-link", skip_link_from},
                                   {"summary-list", summary_list_from},
                                   {"table", table_from},
                                   {"tag", tag_from},
                                   {"task-list", task_list_from},
                                   {"warning-text", warning_text_from}};

}  // namespace

std::optional<Html> render_other(std::string_view component, const Given& options) {
  for (const Renderer& renderer : kRenderers) {
    if (renderer.component == component) return renderer.render(options);
  }
  return std::nullopt;
}

}  // namespace rowan::web::ui
