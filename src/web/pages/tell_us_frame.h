#pragma once
// What the handlers of the public page share: the cookie, the form with its token, and pages that are never kept.
#include <functional>
#include <string>
#include <vector>

#include "web/html.h"
#include "web/pages/tell_us_questions.h"
#include "web/site/layout.h"

namespace rowan::web::tell {

inline constexpr std::string_view cookie_name = "tell";

// What one request needs of the session, copied out so that nothing is built while others wait.
struct Session {
  std::string cookie;
  std::string secret;
  std::string send_token;
  TellAnswers answers;
  std::string sent_reference;
  bool sent = false, sent_danger = false, sent_no_contact = false;
};
[[nodiscard]] std::optional<Session> session_of(Page& page);
// A fresh one; nothing when there is no room.
[[nodiscard]] std::optional<Session> begin_session(Page& page);
void forget_session(Page& page);

void set_session_cookie(Response& response, const Page& page, const std::string& value);
void expire_session_cookie(Response& response, const Page& page);

void open_tell_form(Html& html, Page& page, const Session& session, const std::string& action);
[[nodiscard]] bool token_good(Page& page, const Session& session);

// The links at the end of every question: nothing is kept by following them.
void continue_or_stop(Html& html, const std::string& text);

[[nodiscard]] Response gone_page(Page& page);     // there is no session, or it was too long ago
[[nodiscard]] Response stale_page(Page& page, const Session& session);
[[nodiscard]] Response busy_page(Page& page);     // no room, or too many reports

// "1"-based number of a step in the flow; 0 when these answers do not lead to it.
[[nodiscard]] std::size_t number_of(Step step, const TellAnswers& answers);
[[nodiscard]] std::string address_of(std::size_t number, bool from_check = false);
void phone_lines(Html& html, Page& page);

}  // namespace rowan::web::tell
