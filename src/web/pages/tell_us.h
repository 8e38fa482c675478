#pragma once
// The public page: one question a page, nothing kept on the device.
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "security/secret.h"
#include "web/site/site.h"

namespace rowan::web {

// What was answered so far, by field name.
using TellAnswers = std::map<std::string, std::vector<std::string>>;

// How many reports may be sent in ten minutes: in all, and from one place. Places are kept as a keyed hash, in memory, and forgotten.
class TellRate {
 public:
  static constexpr std::size_t most_in_all = 30;
  static constexpr std::size_t most_from_one = 5;
  static constexpr Duration window = minutes(10);
  // Counts one more, or says no.
  [[nodiscard]] bool take(std::string_view peer, Instant now);

 private:
  std::mutex guard_;
  security::SecretKey key_ = security::SecretKey::random();
  std::deque<std::pair<Instant, std::string>> taken_;  // oldest first
};

// The answers of somebody who is telling us, in memory only, found by a random cookie, overwritten and forgotten on leaving, on
// sending and after half an hour without a word.
class TellSessions {
 public:
  static constexpr std::size_t most_sessions = 5'000;
  static constexpr std::size_t most_bytes = 48 * 1024;  // of answers, in one session
  static constexpr Duration quiet = minutes(30);

  struct Session {
    std::string secret;      // of the form tokens
    std::string send_token;  // one for the whole session: whatever is pressed twice, one report is made
    TellAnswers answers;
    Instant last_seen;
    std::string sent_reference;  // after sending
    bool sent_danger = false;    // what the last page needs to know of the answers
    bool sent_no_contact = false;
    bool sent = false;

    // Puts an answer in place of the one before; false, and nothing changed, when it would be more than most_bytes in all.
    bool put(const std::string& field, std::vector<std::string> values);
    void wipe();  // overwrites the answers
  };

  // Gives the cookie's value; empty when too many people are in the middle of telling us.
  [[nodiscard]] std::string begin(Instant now);
  // Runs f on the session, alone; false when there is none.
  bool with(std::string_view token, Instant now, const std::function<void(Session&)>& f);
  void forget(std::string_view token);
  [[nodiscard]] std::size_t count() const;
  [[nodiscard]] TellRate& rate() { return rate_; }

 private:
  void sweep(Instant now);
  bool make_room();
  mutable std::mutex guard_;
  std::unordered_map<std::string, Session> sessions_;
  Instant swept_;
  TellRate rate_;
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
