// The questions of the public page: one a page, each answer kept in memory until it is sent, stopped or left.
#include "web/pages/tell_us.h"

#include <charconv>

#include "web/components/button.h"
#include "web/pages/tell_us_forms.h"
#include "web/pages/tell_us_frame.h"

namespace rowan::web::pages {
using namespace tell;
namespace {

std::size_t number_in(const std::string& text) {
  std::size_t n = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), n);
  return fault == std::errc{} && end == text.data() + text.size() && text.size() <= 2 && text.front() != '0' ? n : 0;
}

Values held_values(Step step, const TellAnswers& answers) {
  Values values;
  for (const std::string& field : fields_of(step))
    for (const std::string& value : all(answers, field)) values.set(field, value);
  return values;
}

Response show(Page& page, const Session& session, std::size_t number, const Values& values, bool from_check) {
  const auto steps = flow(session.answers);
  const Step step = steps.at(number - 1);
  const auto policies = page.desk().policies;
  const Policy* policy = policy_in_force(policies.get(), page.desk().landlord.default_owner, page.now());
  Html body;
  error_summary_of(body, values);
  open_tell_form(body, page, session, address_of(number, from_check));
  fields(body, step, {session.answers, values, policy});
  continue_or_stop(body, "Continue");
  close_form(body);
  const std::string back = from_check ? "/tell-us/check" : number == 1 ? "/tell-us/before-you-start" : address_of(number - 1);
  Response response = public_page(page, {.title = plain_title(step), .error = values.has_errors(), .back = back}, body);
  set_session_cookie(response, page, session.cookie);
  return response;
}

std::string trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\n' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\n' || s.back() == '\t')) s.remove_suffix(1);
  return std::string(s);
}

// Keeps what was typed on one page; false when it is too much in all.
bool keep(Page& page, Session& session, Step step) {
  bool room = true;
  const bool found = page.site().tell->with(session.cookie, page.now(), [&](TellSessions::Session& held) {
    for (const std::string& field : fields_of(step)) {
      std::vector<std::string> values;
      for (const std::string_view value : page.form().all(field))
        if (std::string text = trimmed(value); !text.empty()) values.push_back(std::move(text));
      room = held.put(field, std::move(values)) && room;
    }
    session.answers = held.answers;
  });
  return found && room;
}

// After Continue. A change from the check page goes back to it, unless the change brings questions that were not asked yet.
std::string next_of(const Session& session, Step step, bool from_check, bool new_way) {
  const auto steps = flow(session.answers);
  const std::size_t number = number_of(step, session.answers);
  const bool warn = step == Step::danger && number < steps.size() && steps[number] == Step::act_now;
  if (from_check && !new_way) return warn ? address_of(number + 1, true) : "/tell-us/check";
  return number < steps.size() ? address_of(number + 1) : "/tell-us/check";
}

}  // namespace

Response tell_question(Page& page) {
  const std::size_t number = number_in(page.part(0));
  if (number == 0) return not_found_page(page);
  auto session = session_of(page);
  if (session && session->sent) {  // another report begins with nothing of the last one
    if (number > 1) return Response::see_other("/tell-us/done");
    forget_session(page);
    session.reset();
  }
  if (!session) {
    if (number > 1) return page.request().cookie(cookie_name) ? gone_page(page) : Response::see_other("/tell-us");
    session = begin_session(page);
    if (!session) return busy_page(page);
  }
  const auto steps = flow(session->answers);
  if (number > steps.size()) return Response::see_other(steps.size() == 1 ? "/tell-us/1" : "/tell-us/check");
  return show(page, *session, number, held_values(steps[number - 1], session->answers), page.query("check") == "1");
}

Response tell_answer(Page& page) {
  const std::size_t number = number_in(page.part(0));
  if (number == 0) return not_found_page(page);
  auto session = session_of(page);
  if (!session) return gone_page(page);
  if (session->sent) return Response::see_other("/tell-us/done");
  if (!token_good(page, *session)) return stale_page(page, *session);
  const auto steps = flow(session->answers);
  if (number > steps.size()) return Response::see_other("/tell-us/check");
  const Step step = steps[number - 1];
  const bool from_check = page.query("check") == "1";
  if (auto wrong = problems(step, page.form()); !wrong.empty()) return show(page, *session, number, Values(page.form(), std::move(wrong)), from_check);
  const auto teller_before = teller_of(session->answers);
  if (!keep(page, *session, step))
    return show(page, *session, number, Values(page.form(), {{"tell.much", "This is more than we can keep. Please write less, and tell us the rest when we speak", fields_of(step).empty() ? "" : fields_of(step).front()}}), from_check);
  return Response::see_other(next_of(*session, step, from_check, teller_before != teller_of(session->answers)));
}

}  // namespace rowan::web::pages
