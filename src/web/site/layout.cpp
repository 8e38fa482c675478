#include "web/site/layout.h"

#include "app/notices.h"
#include "app/screening/pots.h"
#include "web/assets.h"
#include "web/components/back_link.h"
#include "web/components/cover.h"
#include "web/components/exit_this_page.h"
#include "web/components/generic_header.h"
#include "web/components/icon.h"
#include "web/components/notification_badge.h"
#include "web/components/print_line.h"
#include "web/components/service_navigation.h"
#include "web/components/session_end.h"
#include "web/components/skip_link.h"
#include "web/site/fields.h"

namespace rowan::web {
namespace {

struct Head {
  std::string title;
  std::string_view style;
  std::string_view script;
  std::string_view icon;
  bool is_public = false;
};

void open_page(Html& html, const Head& head) {
  html << "<!DOCTYPE html><html lang=\"en\" class=\"govuk-template";
  if (head.is_public) html << " rw-public";
  html << "\"><head><meta charset=\"utf-8\"><title>" << head.title << "</title>"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">"
          "<meta name=\"robots\" content=\"noindex, nofollow\"><meta name=\"referrer\" content=\"no-referrer\"><meta name=\"theme-color\" content=\"";
  if (head.is_public) html << "#ffffff"; else html << "#1f4a43";
  html << "\"><link rel=\"icon\" href=\"" << Url(asset_path(head.icon)) << "\" type=\"image/svg+xml\"><link rel=\"stylesheet\" href=\"" << Url(asset_path(head.style)) << "\"></head>"
          "<body class=\"govuk-template__body\"><script>document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');</script>";
}
void close_page(Html& html, std::string_view script) {
  html << "<script type=\"module\" src=\"" << Url(asset_path(script)) << "\"></script></body></html>";
}

Html logo() {
  return Html() << "<svg width=\"30\" height=\"30\" viewBox=\"0 0 32 32\" aria-hidden=\"true\" focusable=\"false\"><path d=\"M16 30V15\" stroke=\"currentColor\" stroke-width=\"2.4\" stroke-linecap=\"round\"/>"
                   "<path d=\"M15 22C8 22 4 18 4 12c7 0 11 4 11 10ZM17 22c7 0 11-4 11-10-7 0-11 4-11 10Z\" fill=\"currentColor\"/><circle cx=\"16\" cy=\"6\" r=\"4\" fill=\"#f08a5d\"/>"
                   "<circle cx=\"11\" cy=\"11\" r=\"3.2\" fill=\"#f08a5d\"/><circle cx=\"21\" cy=\"11\" r=\"3.2\" fill=\"#f08a5d\"/></svg> Rowan";
}

Html badge(std::size_t count) {
  Html html;
  if (count) ui::notification_badge(html, static_cast<int>(count));
  return html;
}

void navigation(Html& html, Page& page, Nav current) {
  const Actor& actor = page.actor();
  ui::ServiceNavigation nav;
  nav.navigation_label = "Menu";
  const auto add = [&](Nav which, const char* text, const char* href, std::size_t count = 0) {
    ui::NavigationItem item;
    item.href = href;
    item.active = which == current;
    if (count) item.html = Html() << std::string_view(text) << " " << badge(count);
    else item.text = text;
    nav.navigation.push_back(std::move(item));
  };
  const app::MenuCounts counts = app::menu_counts(page.desk(), actor);
  if (may(actor, Permission::work_cases)) {
    add(Nav::cases, "Cases", "/cases");
    add(Nav::tasks, "Tasks", "/tasks");
  }
  if (may(actor, Permission::triage)) add(Nav::reports, "New reports", "/reports", counts.reports);
  else if (may(actor, Permission::take_reports)) add(Nav::reports, "Tell us", "/concern");
  if (app::on_screening_team(page.desk(), actor)) add(Nav::patterns, "Patterns", "/patterns");
  if (may(actor, Permission::ask_before_acting)) add(Nav::before_acting, "Before you act", "/before-acting");
  add(Nav::messages, "Messages", "/messages", counts.notices);
  if (may(actor, Permission::see_policy)) add(Nav::policy, "Policy", "/policy");
  if (may(actor, Permission::see_policy)) add(Nav::organisation, "Organisation", "/organisation");
  if (may(actor, Permission::manage_staff)) add(Nav::people, "Staff", "/staff");
  if (may(actor, Permission::audit)) add(Nav::audit, "Access log", "/audit");
  add(Nav::account, "Your account", "/account");
  ui::service_navigation(html, nav);
}

void header(Html& html, Page& page) {
  ui::GenericHeader bar;
  bar.logo_html = logo();
  bar.url = "/";
  bar.classes = "rw-header";
  bar.after_logo << "<ul class=\"rw-header__tools\"><li class=\"rw-header__account\">" << page.actor().name << ", " << page.desk().landlord.name << "</li><li>";
  ui::cover_button(bar.after_logo);
  bar.after_logo << "</li></ul>";
  ui::generic_header(html, bar);
}

void footer_links(Html& html, bool is_public) {
  html << "<footer class=\"rw-footer\"><div class=\"govuk-width-container\"><h2 class=\"govuk-visually-hidden\">Support links</h2><ul>";
  const auto link = [&](const char* href, std::string_view text) { html << "<li><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(href) << "\">" << text << "</a></li>"; };
  if (is_public) {
    link("/tell-us/stay-safe-online", "Stay safe online");
    link("/tell-us/other-ways", "Other ways to reach us");
  } else {
    link("/help", "Help and duty numbers");
  }
  link("/accessibility", "Accessibility statement");
  link("/privacy", "Privacy");
  link("/cookies", "Cookies");
  html << "</ul>";
  if (!is_public) html << "<p>Every case you open, search for, print or download is recorded with your name and the time.</p>";
  html << "</div></footer>";
}

}  // namespace

Response staff_page(Page& page, const Frame& frame, const Html& body) {
  Html html;
  html.reserve(body.size() + 12'000);
  open_page(html, {(frame.error ? "Error: " : "") + frame.title + " – Rowan", "staff.css", "staff.js", "icon.svg", false});
  ui::icon_sprite(html);
  ui::skip_link(html, {.text = "Skip to main content", .href = "#main-content"});
  html << "<header class=\"govuk-template__header\">";
  header(html, page);
  navigation(html, page, frame.nav);
  html << "</header>";
  const CivilTime ends = civil(page.visitor().expires);
  html << "<div class=\"govuk-width-container\">";
  Html token;
  hidden(token, "_token", page.new_token());
  // Where "Stay signed in" comes back to; queries hold ids and choices only.
  hidden(token, "back", page.request().path + (page.request().method == Method::get && !page.request().query.empty() ? "?" + page.request().query : std::string()));
  ui::session_end(html, {.ends_at = iso(page.visitor().expires), .when = clock_words(ends.hour, ends.minute), .stay = Url("/session/stay"), .hidden = std::move(token)});
  if (!frame.back.empty()) ui::back_link(html, {.text = frame.back_text, .href = Url(frame.back)});
  html << "</div>";
  const CivilTime now = civil(page.now());
  if (frame.before_main) html << "<main id=\"main-content\">" << frame.before_main << "<div class=\"govuk-width-container govuk-main-wrapper govuk-!-padding-top-4\">";
  else html << "<div class=\"govuk-width-container\"><main class=\"govuk-main-wrapper\" id=\"main-content\">";
  ui::print_line(html, {.copy = 1, .who = page.actor().name, .when = long_date(now.date) + " at " + clock_words(now.hour, now.minute)});
  if (!frame.wide) html << "<div class=\"govuk-grid-row\"><div class=\"govuk-grid-column-two-thirds\">";
  html << body;
  if (!frame.wide) html << "</div></div>";
  if (frame.before_main) html << "</div></main>";
  else html << "</main></div>";
  footer_links(html, false);
  ui::curtain(html);
  close_page(html, "staff.js");
  return Response::html(std::move(html).take(), frame.status);
}

Response public_page(Page& page, const PublicFrame& frame, const Html& body) {
  const std::string& landlord = page.desk().landlord.name;
  Html html;
  open_page(html, {(frame.error ? "Error: " : "") + frame.title + " – " + landlord, "public.css", "public.js", "icon-public.svg", true});
  ui::skip_link(html, {.text = "Skip to main content", .href = "#main-content"});
  if (frame.exit_button) html << "<a href=\"/leave\" class=\"govuk-skip-link govuk-js-exit-this-page-skiplink\" rel=\"nofollow noreferrer\" data-module=\"govuk-skip-link\">Exit this page</a>";
  html << "<header class=\"govuk-template__header\">";
  ui::generic_header(html, {.logo_text = landlord, .url = "/tell-us", .classes = "rw-header--public"});
  html << "</header><div class=\"govuk-width-container\">";
  if (frame.exit_button) ui::exit_this_page(html, {.redirect_url = "/leave"});
  if (!frame.back.empty()) ui::back_link(html, {.href = Url(frame.back)});
  html << "<main class=\"govuk-main-wrapper\" id=\"main-content\"><div class=\"govuk-grid-row\"><div class=\"govuk-grid-column-two-thirds\">" << body;
  if (frame.help)
    html << "<div class=\"rw-help\"><p><strong>In danger now? Call 999.</strong> If you cannot speak on a mobile, press 55 when asked.</p>"
            "<p>To talk to someone any time, call <span class=\"rw-nowrap\">0808 2000 247</span>. It is free.</p></div>";
  html << "</div></div></main></div>";
  footer_links(html, true);
  close_page(html, "public.js");
  return Response::html(std::move(html).take(), frame.status);
}

Response plain_page(const std::string& landlord, const PlainFrame& frame, const Html& body) {
  Html html;
  open_page(html, {(frame.error ? "Error: " : "") + frame.title + " – Rowan", "staff.css", "staff.js", "icon.svg", false});
  ui::skip_link(html, {.text = "Skip to main content", .href = "#main-content"});
  html << "<header class=\"govuk-template__header\">";
  ui::GenericHeader bar;
  bar.logo_html = logo();
  bar.url = "/";
  bar.classes = "rw-header";
  bar.after_logo << "<ul class=\"rw-header__tools\"><li class=\"rw-header__account\">" << landlord << "</li></ul>";
  ui::generic_header(html, bar);
  html << "</header><div class=\"govuk-width-container\"><main class=\"govuk-main-wrapper\" id=\"main-content\"><div class=\"govuk-grid-row\"><div class=\"govuk-grid-column-two-thirds\">" << body
       << "</div></div></main></div>";
  footer_links(html, false);
  close_page(html, "staff.js");
  return Response::html(std::move(html).take(), frame.status);
}

Response not_found_page(Page& page) {
  Html body;
  body << "<h1 class=\"govuk-heading-l\">Page not found</h1><p class=\"govuk-body\">Check the address. If you typed a reference, check each letter and number.</p>"
          "<p class=\"govuk-body\">If you found this by searching for an address: do not visit, call or write there until you have spoken to the duty lead.</p>";
  if (!page.signed_in()) return plain_page(page.desk().landlord.name, {.title = "Page not found", .status = 404}, body);
  return staff_page(page, {.title = "Page not found", .wide = false, .status = 404}, body);
}

Response refusal_page(Page& page, const Refusal& refusal) {
  if (refusal.because == Because::not_found) return not_found_page(page);
  if (refusal.because == Because::failed) return failure_page(503);
  Html body;
  body << "<h1 class=\"govuk-heading-l\">This cannot be done</h1>";
  for (const Problem& problem : refusal.problems) body << "<p class=\"govuk-body\">" << problem.text << "</p>";
  body << "<p class=\"govuk-body\">Nothing was changed.</p>";
  const int status = refusal.because == Because::conflict ? 409 : 403;
  if (!page.signed_in()) return plain_page(page.desk().landlord.name, {.title = "This cannot be done", .status = status}, body);
  return staff_page(page, {.title = "This cannot be done", .wide = false, .status = status}, body);
}

Response failure_page(int status) {
  Html body;
  const char* title = status == 404 ? "Page not found" : status == 413 ? "That is too much at once" : status >= 500 ? "Sorry, something is wrong" : "That request was not understood";
  body << "<h1 class=\"govuk-heading-l\">" << std::string_view(title) << "</h1>";
  if (status >= 500) body << "<p class=\"govuk-body\">What you sent may not have been saved. Try again in a few minutes.</p>";
  body << "<p class=\"govuk-body\"><strong>In danger now? Call 999.</strong></p>";
  return plain_page("", {.title = title, .status = status}, body);
}

Response busy_page() {
  Html body;
  body << "<h1 class=\"govuk-heading-l\">Try again in a moment</h1><p class=\"govuk-body\">Too much is being asked for at this moment. What you sent "
          "was not saved. Wait ten seconds, go back, and send it again.</p><p class=\"govuk-body\"><strong>In danger now? Call 999.</strong></p>";
  return plain_page("", {.title = "Try again in a moment", .status = 503}, body).set("Retry-After", "10");
}

}  // namespace rowan::web
