#include "web/pages/staff.h"

#include <algorithm>
#include <charconv>

#include "app/account_acts.h"
#include "app/accounts.h"
#include "security/totp.h"
#include "web/components/button.h"
#include "web/components/inset_text.h"
#include "web/components/notification_banner.h"
#include "web/components/summary_list.h"
#include "web/components/tag.h"
#include "web/components/warning_text.h"
#include "web/pages/card_table.h"
#include "web/site/fields.h"
#include "web/site/layout.h"

namespace rowan::web::pages {
namespace {

std::optional<StaffId> staff_id(std::string_view text) {
  std::int64_t id = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (fault != std::errc{} || end != text.data() + text.size() || id <= 0) return {};
  return StaffId{id};
}
std::string address_of(StaffId id) { return "/staff/" + std::to_string(id.value); }

std::string roles_in_words(RoleSet roles) {
  std::string out;
  for (const std::string& role : list_of(roles)) (out.empty() ? out : out += ", ") += title_of(named<Role>(role).value_or(Role::officer));
  return out;
}

std::string_view role_hint(Role role) {
  switch (role) {
    case Role::officer: return "Takes reports and works on the cases given to them";
    case Role::manager: return "Sees the cases of their team, gives them to officers, agrees as the second person";
    case Role::da_lead: return "As a manager, and for cases that concern staff";
    case Role::safeguarding_lead: return "Works on cases, also those that concern staff";
    case Role::data_protection: return "Reads the access log, opens no case";
    case Role::auditor: return "Reads the access log, opens no case and takes no report";
    case Role::administrator: return "Adds people and sets roles, opens no case";
    case Role::champion: return "As an officer, and trained to assess risk where the policy leaves that to champions";
    case Role::contractor: return "Can say that something is not right, and reads nothing";
    case Role::colleague: return "Works in another service: asks before acting on a home, says that something is not right, and reads nothing";
  }
  return {};
}

std::vector<Option> role_options() {
  std::vector<Option> out;
  for (std::size_t i = 0; i < std::size(role_names); ++i) {
    const Role role = static_cast<Role>(i);
    out.push_back({std::string(role_names[i]), std::string(title_of(role)), std::string(role_hint(role))});
  }
  return out;
}
std::vector<Option> team_options(const app::Desk& desk) {
  std::vector<Option> out{{"", "No team"}};
  for (const app::Team& team : desk.landlord.teams) out.push_back({std::to_string(team.id.value), team.name});
  return out;
}

void details_fields(Html& html, Page& page, const Values& values) {
  text_field(html, values, {.name = "name", .label = "Name"});
  text_field(html, values, {.name = "user_name", .label = "User name", .hint = "For signing in. No spaces.", .width = 20});
  text_field(html, values, {.name = "job_title", .label = "Job title (optional)"});
  check_field(html, values, {.name = "roles", .label = "Roles", .hint = "Choose all that apply. Nobody opens a case by role alone."}, role_options());
  select_field(html, values, {.name = "team", .label = "Team"}, team_options(page.desk()));
  check_field(html, values, {.name = "manages_team", .label = "Managing"},
              {{"yes", "Manages this team", "Sees every case of the team that is not restricted"}});
}

StaffDetails read_details(Page& page, Typed& typed) {
  StaffDetails details;
  details.name = typed.text("name");
  details.user_name = typed.text("user_name");
  details.job_title = typed.text("job_title");
  if (details.job_title.size() > 100) typed.problem("staff.job_title", "Use 100 characters or fewer", "job_title");
  details.roles = typed.many("roles");
  details.manages_team = typed.ticked("manages_team");
  details.team = TeamId{typed.number("team")};
  const auto& teams = page.desk().landlord.teams;
  const bool known = !details.team || std::ranges::any_of(teams, [&](const app::Team& team) { return team.id == details.team; });
  if (!known) typed.problem("staff.team", "Choose one of the teams", "team");
  if (details.manages_team && !details.team) typed.problem("staff.team", "Choose the team they manage", "team");
  return details;
}

Values values_of(const app::Colleague& who) {
  Values values;
  values.set("name", who.actor.name).set("user_name", who.user_name).set("job_title", who.job_title);
  for (std::string& role : list_of(who.actor.roles)) values.set("roles", std::move(role));
  values.set("team", who.actor.team ? std::to_string(who.actor.team.value) : "");
  if (who.actor.manages_team) values.set("manages_team", "yes");
  values.set("active", who.active ? "yes" : "no");
  return values;
}

std::string in_fours(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i != 0 && i % 4 == 0) out += ' ';
    out += text[i];
  }
  return out;
}

// What is shown once and never again; the page is not stored by browsers (no-store).
struct Secrets {
  std::string password;
  std::string totp_secret;
};
Response once_page(Page& page, std::string_view heading, const app::Colleague& who, const Secrets& secrets) {
  Html html;
  html << "<h1 class=\"govuk-heading-l\">" << heading << "</h1>";
  ui::warning_text(html, {.text = "This is shown once. Hand it over in person or by a way that only they can read."});
  ui::SummaryList list;
  const auto row = [&](const char* key, std::string value) {
    ui::SummaryRow line;
    line.key.text = key;
    line.value.text = std::move(value);
    list.rows.push_back(std::move(line));
  };
  row("Name", who.actor.name);
  row("User name", who.user_name);
  if (!secrets.password.empty()) row("Password", secrets.password);
  if (!secrets.totp_secret.empty()) {
    row("Key for the code app", in_fours(security::base32(secrets.totp_secret)));
    row("The same as a link", security::otpauth_uri("Rowan", who.user_name, secrets.totp_secret));
  }
  ui::summary_list(html, list);
  if (!secrets.password.empty()) html << "<p class=\"govuk-body\">They can change the password under \"Your account\".</p>";
  html << "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/staff\">Back to staff</a></p>";
  return staff_page(page, {.title = std::string(heading), .nav = Nav::people, .wide = false}, html);
}

Response draw_new(Page& page, const Values& values) {
  Html html;
  error_summary_of(html, values);
  html << "<h1 class=\"govuk-heading-l\">Add a member of staff</h1>";
  open_form(html, page, "/staff/new");
  details_fields(html, page, values);
  submit(html, "Add", "/staff");
  close_form(html);
  return staff_page(
      page,
      {.title = "Add a member of staff", .nav = Nav::people, .error = values.has_errors(), .back = "/staff", .back_text = "Staff", .wide = false},
      html);
}

void reset_form(Html& html, Page& page, StaffId id, const char* what, const char* text) {
  open_form(html, page, address_of(id));
  hidden(html, "what", what);
  ui::button(html, {.text = text, .prevent_double_click = true, .classes = "govuk-button--secondary"});
  close_form(html);
}

Response draw_member(Page& page, const app::Colleague& who, const Values& values) {
  Html html;
  error_summary_of(html, values);
  html << "<h1 class=\"govuk-heading-l\">" << who.actor.name << "</h1>";
  const std::string title = "Member of staff " + std::to_string(who.actor.id.value);
  const Frame frame{.title = title, .nav = Nav::people, .error = values.has_errors(), .back = "/staff", .back_text = "Staff", .wide = false};
  if (who.actor.id == page.actor().id) {
    ui::inset_text(html, {.text = "This is your own account. Another administrator has to change it."});
    return staff_page(page, frame, html);
  }
  if (page.query("saved") == "yes") ui::notification_banner(html, {.text = "Saved.", .type = "success"});
  open_form(html, page, address_of(who.actor.id));
  hidden(html, "what", "details");
  details_fields(html, page, values);
  radio_field(
      html, values, {.name = "active", .label = "Can they sign in?"},
      {{"yes", "Yes"}, {"no", "No, they have left or are away for long", "They are signed out at once. Their open cases need somebody else first."}});
  submit(html, "Save", "/staff");
  close_form(html);
  html << "<h2 class=\"govuk-heading-m\">If they cannot sign in</h2><p class=\"govuk-body\">Make sure that you speak to the right person. Both end "
          "whatever sessions they have.</p>";
  reset_form(html, page, who.actor.id, "password", "Make a new password");
  reset_form(html, page, who.actor.id, "code", "Make a new key for the code app");
  return staff_page(page, frame, html);
}

Response save_details(Page& page, const app::Colleague& who) {
  Typed typed(page.form());
  StaffDetails details = read_details(page, typed);
  details.active = page.form().one("active") != "no";
  const auto again = [&](const Values& values) { return draw_member(page, who, values); };
  if (!typed.good()) return again(Values(page.form(), typed.problems()));
  const auto done = app::change_staff(page.desk(), page.actor(), who.actor.id, details);
  if (!done && done.refusal().first().id == "staff.user_name_taken") return again(Values(page.form(), done.refusal().problems));
  return after(page, done, address_of(who.actor.id) + "?saved=yes", again);
}

Response used_before(Page& page, const Refusal& refusal, StaffId id) {
  // Sent a second time: what was made the first time was shown then, and is not made again.
  return refusal.first().id == "form.used" ? Response::see_other(address_of(id)) : refusal_page(page, refusal);
}

}  // namespace

Response staff(Page& page) {
  Html html;
  html << "<div class=\"rw-pagehead\"><h1 class=\"govuk-heading-l\">Staff</h1><div class=\"rw-actions\">";
  ui::button(html, {.text = "Add a member of staff", .href = "/staff/new"});
  html << "</div></div>";
  CardTable table{"Everybody with an account, by name", {"Name", "Roles", "Team", "State"}, {}};
  for (const auto& who : page.desk().staff.all()) {
    Html name, state;
    name << "<a class=\"govuk-link\" href=\"" << Url(address_of(who->actor.id)) << "\">" << who->actor.name << "</a><br>" << who->user_name;
    if (!who->job_title.empty()) name << "<br>" << who->job_title;
    if (who->active) state << "Active";
    else ui::tag(state, {.text = "Cannot sign in", .classes = "govuk-tag--grey"});
    std::string team = who->actor.team ? page.desk().team_name(who->actor.team) : "None";
    if (who->actor.manages_team) team += ", manager";
    table.rows.push_back({std::move(name), Html(roles_in_words(who->actor.roles)), Html(team), std::move(state)});
  }
  card_table(html, table);
  return staff_page(page, {.title = "Staff", .nav = Nav::people}, html);
}

Response new_staff(Page& page) { return draw_new(page, {}); }

Response add_staff(Page& page) {
  Typed typed(page.form());
  const StaffDetails details = read_details(page, typed);
  if (!typed.good()) return draw_new(page, Values(page.form(), typed.problems()));
  const auto made = app::add_staff(page.desk(), page.actor(), details, {});
  if (!made) {
    const Refusal& refusal = made.refusal();
    if (refusal.because == Because::invalid || refusal.first().id == "staff.user_name_taken")
      return draw_new(page, Values(page.form(), refusal.problems));
    return refusal_page(page, refusal);
  }
  const auto who = page.desk().staff.find(made->id);
  return once_page(page, "Account made", *who, {made->password, made->totp_secret});
}

Response staff_member(Page& page) {
  const auto id = staff_id(page.part(0));
  const auto who = id ? page.desk().staff.find(*id) : nullptr;
  return who ? draw_member(page, *who, values_of(*who)) : not_found_page(page);
}

Response change_staff(Page& page) {
  const auto id = staff_id(page.part(0));
  const auto who = id ? page.desk().staff.find(*id) : nullptr;
  if (!who) return not_found_page(page);
  const std::string_view what = page.form().one("what");
  if (what == "password") {
    const auto made = app::reset_password(page.desk(), page.actor(), *id, page.token());
    return made ? once_page(page, "New password made", *who, {*made, {}}) : used_before(page, made.refusal(), *id);
  }
  if (what == "code") {
    const auto made = app::reset_code(page.desk(), page.actor(), *id, page.token());
    return made ? once_page(page, "New key for the code app made", *who, {{}, *made}) : used_before(page, made.refusal(), *id);
  }
  return save_details(page, *who);
}

}  // namespace rowan::web::pages
