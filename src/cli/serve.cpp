#include <algorithm>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <malloc.h>

#include <csignal>
#include <cstdio>
#include <thread>

#include "app/known.h"
#include "app/screening/asks.h"
#include "cli/commands.h"
#include "cli/housekeeping.h"
#include "cli/installation.h"
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
    Housekeeping housekeeping(desk, config.housing_system_folder, *log);
    std::jthread keeper([&](std::stop_token stop) { housekeeping.run(std::move(stop)); });
    server.run();
  }
  log->info(R"("event":"stopped")");
  return done;
}

}  // namespace rowan::cli
