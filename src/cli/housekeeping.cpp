#include "cli/housekeeping.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <exception>
#include <thread>
#include <utility>

#include "app/notices.h"
#include "links/file_drop.h"
#include "store/checkpoint.h"
#include "store/draft.h"
#include "store/session.h"

namespace rowan::cli {

Housekeeping::Housekeeping(app::Desk& desk, std::string housing_system_folder, spdlog::logger& log)
    : desk_(desk), housing_system_folder_(std::move(housing_system_folder)), log_(log), looked_(desk.now() - minutes(15)) {}

void Housekeeping::run(std::stop_token stop) {
  step("labels", [&] { labels(); });  // what waited while nobody served
  while (!stop.stop_requested()) {
    for (int i = 0; i < 60 && !stop.stop_requested(); ++i) std::this_thread::sleep_for(std::chrono::seconds(1));
    if (!stop.stop_requested()) all_steps();
  }
}

void Housekeeping::all_steps() {
  step("overdue", [&] { overdue(); });
  step("screening", [&] { screening(); });
  step("labels", [&] { labels(); });
  step("over", [&] { over_and_done(); });
}

void Housekeeping::step(const char* name, const std::function<void()>& work) {
  try {
    work();
  } catch (const std::exception&) {  // its words may hold some of what could not be read
    log_.error(R"("event":"housekeeping","step":"{}","problem":"fault")", name);
  }
}

void Housekeeping::overdue() {
  const Instant now = desk_.now();
  if (const std::size_t told = app::climb_overdue(desk_, looked_)) log_.info(R"("event":"overdue","told":{})", told);
  looked_ = now;
}

void Housekeeping::screening() {
  // What it finds is the team's alone: the log has no number of it.
  if (const auto found = app::look_again_when_due(desk_, patterns_); !found)
    log_.error(R"("event":"screening","problem":"{}")", found.refusal().first().id);
}

void Housekeeping::labels() {
  const auto delivered = links::deliver_labels(desk_, housing_system_folder_);
  if (!delivered) log_.error(R"("event":"housing-system","problem":"{}")", delivered.refusal().first().id);
  else if (delivered->failed) log_.warn(R"("event":"housing-system","sent":{},"failed":{})", delivered->sent, delivered->failed);
  else if (delivered->sent) log_.info(R"("event":"housing-system","sent":{})", delivered->sent);
}

void Housekeeping::over_and_done() {
  const Instant now = desk_.now();
  const auto done = desk_.store.write([&](store::Tx& tx) -> Result<void> {
    (void)store::purge_sessions(tx, now);
    (void)store::purge_drafts(tx, now - elapsed_days(30));
    (void)store::purge_form_tokens(tx, now - elapsed_days(2));
    if (tx.last_position() != last_position_) {
      (void)store::write_checkpoint(tx, now);
      last_position_ = tx.last_position();
    }
    return {};
  });
  if (!done) log_.error(R"("event":"housekeeping","problem":"{}")", done.refusal().first().id);
}

}  // namespace rowan::cli
