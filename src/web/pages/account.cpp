#include "web/pages/account.h"

#include <charconv>

#include "app/account_acts.h"
#include "app/messages.h"
#include "web/components/button.h"
#include "web/components/error_summary.h"
#include "web/components/input.h"
#include "web/components/inset_text.h"
#include "web/components/password_input.h"
#include "web/components/summary_list.h"
#include "web/pages/places.h"
#include "web/server/cookie.h"
#include "web/site/fields.h"
#include "web/site/layout.h"

namespace rowan::web::pages {
namespace {

constexpr std::size_t most_messages = 100;

std::string home_of(const Page& page) { return page.signed_in() ? first_page(page.actor()) : "/sign-in"; }

// The browser's own help with passwords and codes is wanted here (WCAG 2.2, 3.3.8): typing them from memory is not asked for.
void user_name_field(Html& html, const std::string& value) {
  ui::Input options;
  options.name = "user_name";
  options.value = value;
  options.label.text = "User name";
  options.autocomplete = "username";
  options.autocapitalize = "none";
  options.spellcheck = false;
  options.classes = "govuk-input--width-20";
  ui::input(html, options);
}
void password_field(Html& html, const char* name, const char* label, const char* autocomplete, const std::string& hint = {},
                    const std::string& error = {}) {
  ui::PasswordInput options;
  options.name = name;
  options.label.text = label;
  options.hint.text = hint;
  options.error_message.text = error;
  options.autocomplete = autocomplete;
  options.classes = "govuk-input--width-20";
  ui::password_input(html, options);
}
void code_field(Html& html) {
  ui::Input options;
  options.name = "code";
  options.label.text = "Code from your app";
  options.hint.text = "6 digits. It changes every 30 seconds.";
  options.autocomplete = "one-time-code";
  options.inputmode = "numeric";
  options.pattern = "[0-9 ]*";
  options.spellcheck = false;
  options.classes = "govuk-input--width-10";
  ui::input(html, options);
}

struct SignInPage {
  std::string user_name = {};
  std::string next = {};
  bool refused = false;
  bool changed = false;  // the password was changed a moment ago
};
Response draw_sign_in(Page& page, const SignInPage& shown) {
  Html html;
  if (shown.refused)
    ui::error_summary(html, {.title_text = "There is a problem",
                             .error_list = {{.text = "The user name, password or code is wrong. Codes change every 30 seconds, and each works once",
                                             .href = "#user_name"}}});
  html << "<h1 class=\"govuk-heading-l\">Sign in</h1>";
  if (shown.changed) ui::inset_text(html, {.text = "Your password is changed. Sign in with the new one and the next code."});
  html << "<form method=\"post\" action=\"/sign-in\" novalidate>";
  if (!shown.next.empty()) hidden(html, "next", shown.next);
  user_name_field(html, shown.user_name);
  password_field(html, "password", "Password", "current-password");
  code_field(html);
  ui::button(html, {.text = "Sign in", .prevent_double_click = true});
  html << "</form><p class=\"govuk-body\">If you cannot sign in, ask an administrator. <a class=\"govuk-link\" href=\"/help\">Duty numbers</a> are "
          "there without signing in.</p>";
  return plain_page(page.desk().landlord.name, {.title = "Sign in", .error = shown.refused}, html);
}

std::string session_cookie_of(const Page& page, std::string token) {
  return set_cookie({.name = std::string(session_cookie), .value = std::move(token), .secure = page.request().secure});
}

Response signed_out(const Page& page, std::string_view to) {
  Response response = Response::see_other(to);
  response.add("Set-Cookie", clear_cookie(session_cookie, page.request().secure));
  // "cookies" is left out: it would reach every service of the landlord's domain. Our own cookie is taken away above.
  response.set("Clear-Site-Data", "\"cache\", \"storage\"");
  return response;
}

Response draw_account(Page& page, const Values& values) {
  const Actor& actor = page.actor();
  Html html;
  error_summary_of(html, values);
  html << "<h1 class=\"govuk-heading-l\">Your account</h1>";
  std::string roles;
  for (const std::string& role : list_of(actor.roles)) (roles.empty() ? roles : roles += ", ") += title_of(named<Role>(role).value_or(Role::officer));
  ui::SummaryList list;
  const auto row = [&](const char* key, std::string value) {
    ui::SummaryRow line;
    line.key.text = key;
    line.value.text = std::move(value);
    list.rows.push_back(std::move(line));
  };
  row("Name", actor.name);
  row("User name", page.visitor().who->user_name);
  if (!page.visitor().who->job_title.empty()) row("Job title", page.visitor().who->job_title);
  row("Roles", roles);
  if (actor.team) row("Team", page.desk().team_name(actor.team) + (actor.manages_team ? ", as its manager" : ""));
  ui::summary_list(html, list);
  if (may(actor, Permission::work_cases))
    html << "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/account/about-you\">About you, if you like</a>: for people who ask for a woman, a man or a language</p>";
  open_form(html, page, "/sign-out");
  ui::button(html, {.text = "Sign out", .classes = "govuk-button--secondary"});
  close_form(html);
  html << "<h2 class=\"govuk-heading-m\">Change your password</h2><p class=\"govuk-body\">You are signed out everywhere, and sign in again with the "
          "new one.</p>";
  html << "<form method=\"post\" action=\"/account/password\" novalidate>";
  hidden(html, "_token", page.new_token());
  password_field(html, "current", "The password you use now", "current-password", {}, values.error("current"));
  password_field(html, "password", "New password", "new-password", "At least 12 characters. A few words that do not belong together are good.",
                 values.error("password"));
  submit(html, "Change password");
  close_form(html);
  html << "<p class=\"govuk-body\">For a new sign-in code, or another role, ask an administrator.</p>";
  return staff_page(page, {.title = "Your account", .nav = Nav::account, .error = values.has_errors(), .wide = false}, html);
}

void one_message(Html& html, Page& page, const app::Message& message) {
  html << "<li class=\"rw-section\"><p class=\"govuk-body govuk-!-margin-bottom-1\"><strong>" << message.notice.text
       << "</strong></p><p class=\"rw-small rw-muted\">" << date_and_time(message.notice.at) << "</p>";
  if (!message.path.empty())
    html << "<p class=\"govuk-body govuk-!-margin-bottom-2\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(message.path)
         << "\">Open " << message.reference << "</a></p>";
  open_form(html, page, "/messages/" + std::to_string(message.notice.id) + "/read");
  ui::button(html, {.html = Html() << "Mark as read<span class=\"govuk-visually-hidden\">: " << message.notice.text << "</span>",
                    .classes = "govuk-button--secondary"});
  close_form(html);
  html << "</li>";
}

}  // namespace

Response start(Page& page) { return Response::see_other(home_of(page)); }

Response sign_in_form(Page& page) {
  if (page.signed_in()) return Response::see_other(home_of(page));
  return draw_sign_in(page, {.next = page_here(page.query("next")), .changed = page.query("changed") == "password"});
}

Response sign_in(Page& page) {
  const Typed typed(page.form());
  const std::string user_name = typed.text("user_name"), next = page_here(page.form().one("next"));
  std::string code;
  for (const char c : page.form().one("code"))
    if (c != ' ' && c != '-') code += c;
  const auto done = app::sign_in(page.desk(), user_name, page.form().one("password"), code, page.site().options.idle, page.request().peer);
  // One answer whatever was wrong, also when the machine was: it says nothing about who has an account.
  if (!done) return draw_sign_in(page, {.user_name = user_name, .next = next, .refused = true});
  const auto who = app::visitor(page.desk(), done->token, page.site().options.idle, false);
  // A session from before ends here: the browser has one at a time.
  if (const auto old = page.request().cookie(session_cookie)) (void)app::sign_out(page.desk(), *old);
  Response response = Response::see_other(!next.empty() ? next : who ? first_page(who->who->actor) : "/");
  response.add("Set-Cookie", session_cookie_of(page, done->token));
  return response;
}

Response account(Page& page) { return draw_account(page, {}); }

Response change_password(Page& page) {
  const auto done = app::change_own_password(page.desk(), page.actor(), page.form().one("current"), page.form().one("password"), page.token());
  if (done) return signed_out(page, "/sign-in?changed=password");
  return after(page, done, "/account", [&](const Values& values) { return draw_account(page, Values(Form(), values.problems())); });
}

Response sign_out(Page& page) {
  if (const auto cookie = page.request().cookie(session_cookie))
    if (const auto done = app::sign_out(page.desk(), *cookie); !done) return refusal_page(page, done.refusal());  // still signed in: say so
  return signed_out(page, "/sign-in");
}

// Coming here has kept the session alive already: every POST does. The empty act waits until that is on disk, because acts are
// written in order.
Response stay(Page& page) {
  if (const auto kept = page.desk().store.write([](store::Tx&) -> Result<void> { return {}; }); !kept) return refusal_page(page, kept.refusal());
  const std::string back = page_here(page.form().one("back"));
  return Response::see_other(back.empty() ? home_of(page) : back);
}

Response messages(Page& page) {
  const auto list = app::messages_for(page.desk(), page.actor(), most_messages);
  Html html;
  html << "<h1 class=\"govuk-heading-l\">Messages</h1>";
  if (list.empty()) {
    html << "<p class=\"govuk-body\">You have no messages.</p>";
  } else {
    html << "<ul class=\"govuk-list\">";
    for (const app::Message& message : list) one_message(html, page, message);
    html << "</ul>";
  }
  return staff_page(page, {.title = "Messages", .nav = Nav::messages, .wide = false}, html);
}

Response read_message(Page& page) {
  const std::string& text = page.part(0);
  std::int64_t id = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (fault != std::errc{} || end != text.data() + text.size()) return not_found_page(page);
  const auto done = app::read_notice(page.desk(), page.actor(), id);
  // Read before, or somebody else's: one answer, and nothing changed.
  if (!done && done.refusal().because != Because::not_found) return refusal_page(page, done.refusal());
  return Response::see_other("/messages");
}

}  // namespace rowan::web::pages
