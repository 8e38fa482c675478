#include "web/pages/tell_us_frame.h"

#include <algorithm>

#include "web/components/button.h"
#include "web/server/cookie.h"
#include "web/site/fields.h"

namespace rowan::web::tell {

std::optional<Session> session_of(Page& page) {
  const auto cookie = page.request().cookie(cookie_name);
  if (!cookie || cookie->empty()) return {};
  Session out;
  out.cookie = std::string(*cookie);
  const bool found = page.site().tell->with(*cookie, page.now(), [&](TellSessions::Session& held) {
    out.secret = held.secret;
    out.send_token = held.send_token;
    out.answers = held.answers;
    out.sent_reference = held.sent_reference;
    out.sent = held.sent;
    out.sent_danger = held.sent_danger;
    out.sent_no_contact = held.sent_no_contact;
  });
  if (!found) return {};
  return out;
}

std::optional<Session> begin_session(Page& page) {
  Session out;
  out.cookie = page.site().tell->begin(page.now());
  if (out.cookie.empty()) return {};
  page.site().tell->with(out.cookie, page.now(), [&](TellSessions::Session& held) {
    out.secret = held.secret;
    out.send_token = held.send_token;
  });
  return out;
}

void forget_session(Page& page) {
  if (const auto cookie = page.request().cookie(cookie_name)) page.site().tell->forget(*cookie);
}

void set_session_cookie(Response& response, const Page& page, const std::string& value) {
  // No Max-Age: it goes when the browser closes, and means nothing half an hour later.
  response.add("Set-Cookie", set_cookie({.name = std::string(cookie_name), .value = value, .secure = page.request().secure, .same_site = SameSite::strict}));
}
void expire_session_cookie(Response& response, const Page& page) { response.add("Set-Cookie", clear_cookie(cookie_name, page.request().secure)); }

void open_tell_form(Html& html, Page& page, const Session& session, const std::string& action) {
  html << "<form method=\"post\" action=\"" << Url(action) << "\" novalidate autocomplete=\"off\">";
  hidden(html, "_token", make_form_token(page.desk().store, session.secret));
}
bool token_good(Page& page, const Session& session) { return form_token_good(page.desk().store, session.secret, page.form().one("_token")); }

void continue_or_stop(Html& html, const std::string& text) {
  html << "<div class=\"govuk-button-group\">";
  ui::button(html, {.text = text, .prevent_double_click = true, .classes = "govuk-button--primary"});
  html << "<a class=\"govuk-link govuk-link--no-visited-state\" href=\"/tell-us/stop\">Stop and delete my answers</a></div>";
}

Response gone_page(Page& page) {
  Html body;
  body << "<h1 class=\"govuk-heading-l\">Your answers have been deleted</h1>"
          "<p class=\"govuk-body\">We do this after 30 minutes without a word, so that nobody else finds them.</p><p class=\"govuk-body\">Nothing was sent to us.</p>";
  ui::button(body, {.text = "Start again", .href = Url("/tell-us/1"), .classes = "govuk-button--primary"});
  Response response = public_page(page, {.title = "Start again"}, body);
  expire_session_cookie(response, page);
  return response;
}

Response stale_page(Page& page, const Session& session) {
  Html body;
  body << "<h1 class=\"govuk-heading-l\">Please send that page again</h1>"
          "<p class=\"govuk-body\">The page was open for too long or came from somewhere else. What you answered before it is still here.</p>";
  ui::button(body, {.text = "Carry on", .href = Url(session.answers.empty() ? "/tell-us/1" : "/tell-us/check"), .classes = "govuk-button--primary"});
  return public_page(page, {.title = "Please try again", .status = 403}, body);
}

Response busy_page(Page& page) {
  Html body;
  body << "<h1 class=\"govuk-heading-l\">We cannot take this right now</h1>"
          "<p class=\"govuk-body\">Many people are writing to us at this moment. This is not because of anything you did. Please try again in 10 minutes.</p>";
  phone_lines(body, page);
  Response response = public_page(page, {.title = "Please try again", .status = 503}, body);
  response.set("Retry-After", "600");
  return response;
}

std::size_t number_of(Step step, const TellAnswers& answers) {
  const auto steps = flow(answers);
  const auto found = std::find(steps.begin(), steps.end(), step);
  return found == steps.end() ? 0 : static_cast<std::size_t>(found - steps.begin()) + 1;
}
std::string address_of(std::size_t number, bool from_check) { return "/tell-us/" + std::to_string(number) + (from_check ? "?check=1" : ""); }

void phone_lines(Html& html, Page& page) {
  const app::Landlord& landlord = page.desk().landlord;
  const std::string out_of_hours = app::out_of_hours(page.desk(), page.now());
  if (landlord.duty_phone.empty() && out_of_hours.empty()) return;
  html << "<p class=\"govuk-body\">You can also call us:</p><ul class=\"govuk-list govuk-list--bullet\">";
  if (!landlord.duty_phone.empty()) html << "<li>in working hours: <span class=\"rw-nowrap\">" << landlord.duty_phone << "</span></li>";
  if (!out_of_hours.empty()) html << "<li>evenings, nights and weekends: <span class=\"rw-nowrap\">" << out_of_hours << "</span></li>";
  html << "</ul>";
}

}  // namespace rowan::web::tell
