#pragma once
// For the tests of the pages: a whole site over a store of its own in a temporary folder, with a clock that tests turn.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "app/accounts.h"
#include "app/reports.h"
#include "policy/load.h"
#include "store/test_store.h"
#include "web/site/site.h"

namespace rowan::web {

inline std::size_t count_of(std::string_view text, std::string_view what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++n;
  return n;
}
inline bool has(const Response& r, std::string_view what) { return r.body.find(what) != std::string::npos; }
inline std::string title_of(const Response& r) {
  const std::size_t from = r.body.find("<title>") + 7;
  return r.body.substr(from, r.body.find("</title>") - from);
}
inline std::string header_of(const Response& r, std::string_view name) { return std::string(r.header(name).value_or("")); }

struct TestBox {
  static constexpr TeamId north{7}, south{8};
  Instant now = *instant_from_iso("2026-11-16T10:00:00Z");  // a Monday
  store::TestStore store;
  app::Desk desk{
      .store = *store.store,
      .clock = [this] { return now; },
      .landlord = {.name = "Northbrook Homes", .duty_lead = "Jo Reid", .duty_phone = "020 7946 0000", .teams = {{north, "North"}, {south, "South"}}},
      .policies = {},
      .passwords = security::Passwords({.memory_bytes = 64 * 1024, .passes = 1})};
  std::unique_ptr<Site> site = std::make_unique<Site>(desk, SiteOptions{.policy_folder = ROWAN_SOURCE_DIR "/policies"});
  int token_number = 0;

  void adopt_policies() {
    const auto set = policy::load_policies(ROWAN_SOURCE_DIR "/policies");
    ASSERT_TRUE(set) << set.refusal().first().text;
    auto history = policy::start_history(*set, "connexus-2023", now - elapsed_days(30));
    ASSERT_TRUE(history) << history.refusal().first().text;
    desk.policies = std::make_shared<const PolicyHistory>(std::move(*history));
  }

  struct Person {
    StaffId id;
    std::string user_name, password, cookie, secret;
    Actor actor;
  };
  static constexpr const char* good_password = "seven wet paper kites";

  StaffId add(const std::string& name, std::vector<std::string> roles, TeamId team = north, bool manages = false) {
    StaffDetails details;
    details.user_name = "user." + name;
    details.name = name + " Okafor";
    details.roles = std::move(roles);
    details.team = team;
    details.manages_team = manages;
    const auto made = app::add_staff(desk, Actor{}, details, good_password);
    if (!made) throw std::runtime_error(made.refusal().first().text);
    return made->id;
  }
  Person sign_in(StaffId id, std::string password = good_password) {
    Person p{id, desk.staff.find(id)->user_name, std::move(password), {}, {}, desk.staff.find(id)->actor};
    now = now + seconds(31);  // a code works once
    const auto done = app::sign_in(desk, p.user_name, p.password, *app::current_code(desk, id), minutes(30));
    if (!done) throw std::runtime_error("not signed in");
    p.cookie = done->token;
    p.secret = app::visitor(desk, p.cookie, minutes(30), false)->csrf_secret;
    return p;
  }
  Person person(const std::string& name, std::vector<std::string> roles, TeamId team = north, bool manages = false) {
    return sign_in(add(name, std::move(roles), team, manages));
  }

  Request request(Method method, const std::string& address, const Person* who = nullptr) const {
    Request r;
    r.method = method;
    const std::size_t mark = address.find('?');
    r.path = address.substr(0, mark);
    if (mark != std::string::npos) r.query = address.substr(mark + 1);
    if (who) r.headers.push_back({"Cookie", std::string(session_cookie) + "=" + who->cookie});
    return r;
  }
  Response get(const std::string& address, const Person* who = nullptr) { return answer(*site, request(Method::get, address, who)); }
  using Fields = std::vector<std::pair<std::string, std::string>>;
  Response post(const std::string& address, const Person* who, const Fields& fields, std::string token = {}) {
    Request r = request(Method::post, address, who);
    r.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
    if (who && token.empty()) token = make_form_token(desk.store, who->secret);
    r.body = "_token=" + percent_encode(token);
    for (const auto& [name, value] : fields) r.body += "&" + percent_encode(name) + "=" + percent_encode(value);
    return answer(*site, r);
  }

  // A case opened from a report of the person themselves; gives its reference.
  std::string make_case(const std::string& name, StaffId lead, TeamId team = north, Answer works_for_us = Answer::no) {
    ReportReceived said;
    said.route = rowan::Route::survivor;
    said.danger = Answer::no;
    said.handle = name;
    said.survivor.name = name;
    said.account = "She told us at the desk.";
    said.works_for_us = works_for_us;
    said.team = team;
    const auto lead_of = desk.staff.find(lead);
    Actor actor = lead_of ? lead_of->actor : Actor{StaffId{9'000}, "Desk", {Role::da_lead}, team};
    if (works_for_us == Answer::yes) actor.roles.add(Role::da_lead);
    const auto taken = app::take_report(desk, actor, said, now, {});
    if (!taken) throw std::runtime_error(taken.refusal().first().text);
    app::OpenChoice choice;
    choice.name = name;
    choice.lead = lead;
    choice.team = team;
    const auto opened = app::open_from_report(desk, actor, taken->reference, choice, "token" + std::to_string(++token_number));
    if (!opened) throw std::runtime_error(opened.refusal().first().text);
    return *opened;
  }
};

}  // namespace rowan::web
