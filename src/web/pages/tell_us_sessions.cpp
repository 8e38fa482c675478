// Answers in memory, and how often reports may come.
#include <algorithm>

#include "security/token.h"
#include "web/pages/tell_us.h"

namespace rowan::web {
namespace {

// Freed memory is handed out again as it is, so what was said is overwritten first; volatile, or the compiler would leave it out.
void overwrite(std::string& text) {
  volatile char* at = text.data();
  for (std::size_t i = 0; i < text.size(); ++i) at[i] = 0;
  text.clear();
}
void overwrite(std::vector<std::string>& values) {
  for (std::string& value : values) overwrite(value);
  values.clear();
}
std::size_t bytes_of(const std::vector<std::string>& values) {
  std::size_t n = 0;
  for (const std::string& value : values) n += value.size() + 32;
  return n;
}

}  // namespace

bool TellSessions::Session::put(const std::string& field, std::vector<std::string> values) {
  std::size_t all = bytes_of(values) + field.size();
  for (const auto& [name, held] : answers) if (name != field) all += name.size() + bytes_of(held);
  if (all > most_bytes) return false;
  std::vector<std::string>& held = answers[field];
  overwrite(held);
  if (values.empty()) answers.erase(field);
  else held = std::move(values);
  return true;
}
void TellSessions::Session::wipe() {
  for (auto& [name, values] : answers) overwrite(values);
  answers.clear();
}

void TellSessions::sweep(Instant now) {
  if (now - swept_ < seconds(20)) return;
  swept_ = now;
  for (auto at = sessions_.begin(); at != sessions_.end();) {
    if (now - at->second.last_seen <= quiet) {
      ++at;
      continue;
    }
    at->second.wipe();
    at = sessions_.erase(at);
  }
}

// A session without a word in it may go for a new one; one that holds answers never does.
bool TellSessions::make_room() {
  auto oldest = sessions_.end();
  for (auto at = sessions_.begin(); at != sessions_.end(); ++at)
    if (at->second.answers.empty() && (oldest == sessions_.end() || at->second.last_seen < oldest->second.last_seen)) oldest = at;
  if (oldest == sessions_.end()) return false;
  sessions_.erase(oldest);
  return true;
}

std::string TellSessions::begin(Instant now) {
  const std::lock_guard lock(guard_);
  sweep(now);
  if (sessions_.size() >= most_sessions && !make_room()) return {};
  std::string token = security::make_token();
  Session& session = sessions_[token];
  session.secret = security::make_token();
  session.send_token = "tell." + security::make_token();
  session.last_seen = now;
  return token;
}

bool TellSessions::with(std::string_view token, Instant now, const std::function<void(Session&)>& f) {
  const std::lock_guard lock(guard_);
  sweep(now);
  const auto found = sessions_.find(std::string(token));
  if (found == sessions_.end()) return false;
  Session& session = found->second;
  if (now - session.last_seen > quiet) {
    session.wipe();
    sessions_.erase(found);
    return false;
  }
  session.last_seen = now;
  f(session);
  return true;
}

void TellSessions::forget(std::string_view token) {
  const std::lock_guard lock(guard_);
  const auto found = sessions_.find(std::string(token));
  if (found == sessions_.end()) return;
  found->second.wipe();
  sessions_.erase(found);
}

std::size_t TellSessions::count() const {
  const std::lock_guard lock(guard_);
  return sessions_.size();
}

bool TellRate::take(std::string_view peer, Instant now) {
  const std::lock_guard lock(guard_);
  while (!taken_.empty() && now - taken_.front().first > window) taken_.pop_front();
  if (taken_.size() >= most_in_all) return false;
  // Behind a proxy that does not say who asks, everybody would be one place: then only the count in all holds.
  const bool nobody = peer.empty() || peer == "unix" || peer == "127.0.0.1" || peer == "::1";
  std::string from = nobody ? std::string() : security::token_hash(key_, peer);
  if (!nobody && std::count_if(taken_.begin(), taken_.end(), [&](const auto& t) { return t.second == from; }) >= static_cast<std::ptrdiff_t>(most_from_one)) return false;
  taken_.emplace_back(now, std::move(from));
  return true;
}

}  // namespace rowan::web
