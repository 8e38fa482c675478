#include <algorithm>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <malloc.h>

#include <csignal>
#include <cstdio>
#include <thread>

#include "app/known.h"
#include "app/notices.h"
#include "app/screening/asks.h"
#include "app/screening/state.h"
#include "cli/commands.h"
#include "cli/installation.h"
#include "links/file_drop.h"
#include "store/checkpoint.h"
#include "store/draft.h"
#include "store/session.h"
#include "web/server/server.h"
#include "web/site/layout.h"
#include "web/site/site.h"

namespace rowan::cli {
namespace {

std::shared_ptr<spdlog::logger> make_log(const Config& config) {
  auto log = config.log_file.empty() ? spdlog::stderr_logger_mt("rowan") : spdlog::basic_logger_mt("rowan", config.log_file);
  // JSON lines; a message is the inside of the object. Ids and numbers only ever go in.
  log->set_pattern(R"({"at":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})", spdlog::pattern_time_type::utc);
  log->set_level(spdlog::level::from_str(config.log_level));
  log->flush_on(spdlog::level::warn);
  spdlog::flush_every(std::chrono::seconds(1));
  return log;
}

void deliver(app::Desk& desk, const std::string& folder, spdlog::logger& log) {
  const auto delivered = links::deliver_labels(desk, folder);
  if (!delivered) log.error(R"("event":"housing-system","problem":"{}")", delivered.refusal().first().id);
  else if (delivered->failed) log.warn(R"("event":"housing-system","sent":{},"failed":{})", delivered->sent, delivered->failed);
  else if (delivered->sent) log.info(R"("event":"housing-system","sent":{})", delivered->sent);
}

// What has to be done now and then: sessions and drafts that are over, duties that became overdue, labels for the housing system, a signed
// checkpoint.
void housekeeping(std::stop_token stop, app::Desk& desk, const std::string& housing_system_folder, spdlog::logger& log) {
  Instant looked = desk.now() - minutes(15);
  std::int64_t last_position = -1;
  app::LastLook patterns;
  deliver(desk, housing_system_folder, log);  // what waited while nobody served
  while (!stop.stop_requested()) {
    for (int i = 0; i < 60 && !stop.stop_requested(); ++i) std::this_thread::sleep_for(std::chrono::seconds(1));
    if (stop.stop_requested()) return;
    const Instant now = desk.now();
    if (const std::size_t told = app::climb_overdue(desk, looked)) log.info(R"("event":"overdue","told":{})", told);
    looked = now;
    // What it finds is the team's alone: the log has no number of it.
    if (const auto found = app::look_again_when_due(desk, patterns); !found) log.error(R"("event":"screening","problem":"{}")", found.refusal().first().id);
    deliver(desk, housing_system_folder, log);
    const auto done = desk.store.write([&](store::Tx& tx) -> Result<void> {
      (void)store::purge_sessions(tx, now);
      (void)store::purge_drafts(tx, now - elapsed_days(30));
      (void)store::purge_form_tokens(tx, now - elapsed_days(2));
      if (tx.last_position() != last_position) {
        (void)store::write_checkpoint(tx, now);
        last_position = tx.last_position();
      }
      return {};
    });
    if (!done) log.error(R"("event":"housekeeping","problem":"{}")", done.refusal().first().id);
  }
}

}  // namespace

int serve(const Config& config, const Output& out) {
  // What one thread makes another throws away: with a heap for each of them, what is free in one is of no use to the others.
  ::mallopt(M_ARENA_MAX, 2);
  auto log = make_log(config);
  auto opened = open_installation(config, Warm::all);
  if (!opened) return out.refuse(opened.refusal());
  app::Desk& desk = *opened->desk;
  web::SiteOptions site_options;
  site_options.idle = minutes(config.idle_minutes);
  site_options.log = [log](std::string_view line) { log->info("{}", line.substr(1, line.size() - 2)); };
  site_options.policy_folder = config.policy_folder;
  site_options.documents_waiting = static_cast<std::size_t>(std::clamp(config.workers / 4, 1, 8));
  web::ServerOptions options;
  std::function<void(std::function<void()>)> later;
  site_options.later = [&later](std::function<void()> work) { later(std::move(work)); };
  web::Site site(desk, std::move(site_options));
  options.limits.max_connections = static_cast<std::size_t>(config.connections);
  options.limits.body_bytes_total = static_cast<std::size_t>(config.upload_megabytes) * 1024 * 1024;
  options.io_threads = std::clamp(std::thread::hardware_concurrency(), 1u, 4u);
  options.workers = static_cast<unsigned>(config.workers);
  options.trust_unix_proxy = config.trust_proxy;
  options.always = web::headers_always(!config.certificate.empty());
  options.refusal_page = [](int status) { return status == 503 ? web::busy_page() : web::failure_page(status); };
  web::Server server(std::move(options), [&site](const web::Request& head) { return web::gate(site, head); }, [&site](web::Request&& request, const web::Reply& reply) { web::answer(site, std::move(request), reply); });
  later = [&server](std::function<void()> work) { server.run_later(std::move(work)); };
  if (!config.certificate.empty())
    if (auto tls = server.use_tls(config.certificate, config.key); !tls) return out.refuse(tls.refusal());
  if (!config.unix_socket.empty())
    if (auto socket = server.listen_unix(config.unix_socket); !socket) return out.refuse(socket.refusal());
  if (!config.address.empty()) {
    const auto port = server.listen_tcp(config.address, static_cast<std::uint16_t>(config.port));
    if (!port) return out.refuse(port.refusal());
    const bool v6 = config.address.find(':') != std::string::npos;
    std::printf("%s://%s%s%s:%u/\n", config.certificate.empty() ? "http" : "https", v6 ? "[" : "", config.address.c_str(), v6 ? "]" : "", *port);
    std::fflush(stdout);
  }
  // A pack with a fault is refused whole, and service goes on with the last good ones: somebody has to hear of it.
  for (const Problem& fault : opened->policy_faults) {
    log->warn(R"("event":"policy-refused","place":{})", json_text(fault.field));
    std::fprintf(stderr, "%s\n", fault.text.c_str());
  }
  log->info(R"("event":"started","version":"{}")", "0.1.0");
  server.stop_on_signals();
  {
    app::tell_again(desk);
    app::tell_of_asks_again(desk);
    std::jthread keeper([&](std::stop_token stop) { housekeeping(stop, desk, config.housing_system_folder, *log); });
    server.run();
  }
  log->info(R"("event":"stopped")");
  return done;
}

}  // namespace rowan::cli
