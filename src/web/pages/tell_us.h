#pragma once
// The public page: one question a page, nothing kept on the device.
#include "web/site/site.h"

#include <mutex>
#include <unordered_map>

namespace rowan::web {

// The answers of somebody who is telling us, in memory only, found by a random cookie, forgotten on leaving, on sending and after
// half an hour without a word.
class TellSessions {
 public:
  struct Session {
    std::string secret;                 // of the form tokens
    std::unordered_map<std::string, std::vector<std::string>> answers;
    Instant last_seen;
    std::string sent_reference;         // after sending
  };
  [[nodiscard]] std::string begin(Instant now);  // gives the cookie's value
  // Runs f on the session, alone; false when there is none.
  bool with(std::string_view token, Instant now, const std::function<void(Session&)>& f);
  void forget(std::string_view token);
  [[nodiscard]] std::size_t count() const;

 private:
  mutable std::mutex guard_;
  std::unordered_map<std::string, Session> sessions_;
};

namespace pages {

[[nodiscard]] Response tell_start(Page& page);
[[nodiscard]] Response tell_before(Page& page);
[[nodiscard]] Response tell_stay_safe(Page& page);
[[nodiscard]] Response tell_other_ways(Page& page);
[[nodiscard]] Response tell_check(Page& page);
[[nodiscard]] Response tell_send(Page& page);
[[nodiscard]] Response tell_done(Page& page);
[[nodiscard]] Response tell_stop(Page& page);
[[nodiscard]] Response tell_question(Page& page);
[[nodiscard]] Response tell_answer(Page& page);
[[nodiscard]] Response leave(Page& page);

}  // namespace pages

}  // namespace rowan::web
