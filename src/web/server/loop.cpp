#include "web/server/loop.h"

#include <algorithm>

#include "web/server/session.h"

namespace rowan::web::wire {
namespace {

constexpr std::chrono::milliseconds sweep_every{100};  // how late a deadline may be noticed

}  // namespace

void answer(const Handler& handler, Job&& job) {
  if (job.other) {
    try {
      job.other();
    } catch (...) {
      // As above: it carries its own reply.
    }
    return;
  }
  Reply reply = reply_to(std::move(job.exchange));
  try {
    handler(std::move(job.request), std::move(reply));
  } catch (...) {
    // The reply goes without having been called, which answers 500. What is worth logging, the handler has logged.
  }
}

Shared::Shared(ServerOptions the_options, Gate the_gate, Handler the_handler)
    : options(std::move(the_options)),
      gate(std::move(the_gate)),
      handler(std::move(the_handler)),
      workers(options.workers, [this](Job&& job) { answer(handler, std::move(job)); }) {}

Loop::Loop(Shared& the_shared) : shared(the_shared), work(context.get_executor()), sweeper_(context) {}

void Loop::add(Session& session) {
  sessions.push_back(&session);
  sweep_later();
}

void Loop::remove(Session& session) {
  const auto at = std::ranges::find(sessions, &session);
  *at = sessions.back();
  sessions.pop_back();
}

void Loop::stop() {
  if (stopping) return;
  stopping = true;
  cut_all_at_ = Clock::now() + shared.options.limits.stop_deadline;
  for (Session* session : sessions) session->close_if_idle();
  work.reset();
}

// One timer for all sessions: cheaper than one armed and disarmed at every read.
void Loop::sweep_later() {
  if (sweeping_ || sessions.empty()) return;
  sweeping_ = true;
  sweeper_.expires_after(sweep_every);
  sweeper_.async_wait([this](const boost::system::error_code&) { sweep(); });
}

void Loop::sweep() {
  sweeping_ = false;
  const auto now = Clock::now();
  for (Session* session : sessions) {
    if (now >= cut_all_at_) session->cut();
    else session->look_at_clock(now);
  }
  sweep_later();
}

}  // namespace rowan::web::wire
