#include "web/site/site.h"

#include <chrono>
#include <future>
#include <memory>

#include "security/token.h"
#include "web/assets.h"
#include "web/pages/screening_uploads.h"
#include "web/pages/tell_us.h"
#include "web/site/layout.h"
#include <algorithm>

namespace rowan::web {
namespace {

using security::Purpose;

// ---- the table of routes, split once into segments ----

struct Compiled {
  const Route* route;
  std::vector<std::string_view> segments;
};

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> out;
  if (!path.empty()) path.remove_prefix(1);
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    out.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return out;
}

const std::vector<Compiled>& compiled() {
  static const std::vector<Compiled> table = [] {
    std::vector<Compiled> out;
    for (const Route& route : routes()) out.push_back({&route, split(route.pattern)});
    return out;
  }();
  return table;
}

struct Matched {
  const Route* route = nullptr;
  std::vector<std::string> parts;
};

Matched match(Method method, std::string_view path) {
  const auto segments = split(path);
  for (const Compiled& candidate : compiled()) {
    if (candidate.route->method != method || candidate.segments.size() != segments.size()) continue;
    bool same = true;
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < segments.size() && same; ++i) {
      if (candidate.segments[i].starts_with('{')) parts.emplace_back(segments[i]);
      else same = candidate.segments[i] == segments[i];
    }
    if (same) return {candidate.route, std::move(parts)};
  }
  return {};
}

std::string token_proof(const store::Store& store, std::string_view secret, std::string_view random) {
  std::string message(secret);
  message += '|';
  message += random;
  return security::base64url(security::token_hash(store.keys().key(Purpose::session_token), message));
}

Response asset(const Request& request) {
  const Asset* found = find_asset(request.path);
  if (!found) return failure_page(404);
  const auto accepts = request.header("Accept-Encoding");
  const bool gzip = !found->gzip.empty() && accepts && accepts->find("gzip") != std::string_view::npos;
  Response response = Response::fixed(gzip ? found->gzip : found->body, found->type);
  if (gzip) response.set("Content-Encoding", "gzip");
  response.set("Vary", "Accept-Encoding");
  response.set("Cache-Control", "public, max-age=31536000, immutable");
  return response;
}

Response sign_in_first(const Request& request) {
  if (request.method == Method::get && request.path != "/") return Response::see_other("/sign-in?next=" + percent_encode(request.path));
  return Response::see_other("/sign-in");
}

Response expired_form(Page& page) {
  Html body;
  body << "<h1 class=\"govuk-heading-l\">This form is out of date</h1>"
          "<p class=\"govuk-body\">Nothing was changed. Go back to the page, and send the form again. What you typed is kept as a draft where the page said so.</p>";
  return page.signed_in() ? staff_page(page, {.title = "This form is out of date", .wide = false, .status = 403}, body)
                          : plain_page(page.desk().landlord.name, {.title = "This form is out of date", .status = 403}, body);
}

Response run(Site& site, const Request& request, const Route& route, std::vector<std::string> parts, bool may_wait, std::optional<app::Hold>& held) {
  Form form;
  MultipartForm brought;
  std::optional<app::Visitor> visitor;
  const bool is_public = std::holds_alternative<Public>(route.needs);
  if (!is_public)
    if (const auto cookie = request.cookie(session_cookie)) visitor = app::visitor(site.desk, *cookie, site.options.idle, route.method == Method::post || request.path.find("/drafts/") == std::string::npos);
  // A file is taken apart only for somebody who may bring one.
  if (route.brings_files && !visitor) return sign_in_first(request);
  if (route.method == Method::post) {
    // A browser says when a form of another site sent this; older ones do not, and the token holds for all.
    const auto from = request.header("Sec-Fetch-Site");
    if (from && *from != "same-origin" && *from != "none") return failure_page(403);
    if (route.brings_files) {
      const auto boundary = multipart_boundary(request.header("Content-Type").value_or(""));
      if (!boundary) return failure_page(415);
      auto parsed = parse_multipart(request.body, *boundary);
      if (!parsed) return failure_page(400);
      brought = std::move(parsed).value();
      form = brought.form;
    } else {
      if (request.content_type() != "application/x-www-form-urlencoded") return failure_page(415);
      auto parsed = parse_form(request.body);
      if (!parsed) return failure_page(400);
      form = std::move(parsed).value();
    }
  }
  Page page(site, request, form, std::move(visitor), std::move(parts), may_wait);
  if (route.brings_files) page.bring(brought);
  if (const Permission* needed = std::get_if<Permission>(&route.needs)) {
    if (!page.signed_in()) return sign_in_first(request);
    if (!may(page.actor(), *needed)) return not_found_page(page);
    if (route.method == Method::post && !form_token_good(site.desk.store, page.visitor().csrf_secret, form.one("_token"))) return expired_form(page);
  }
  Response response = route.handler(page);
  held = std::move(page.held());
  return response;
}

// Tokens and addresses of cases never reach the log: only the pattern of the route does.
void log_line(Site& site, const Request& request, const Route* route, int status, std::chrono::steady_clock::time_point began) {
  if (!site.options.log) return;
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began).count();
  std::string line = R"({"event":"request","method":")";
  line += request.method == Method::post ? "POST" : "GET";
  line += R"(","route":")";
  line += route ? route->pattern : "none";
  line += R"(","status":)" + std::to_string(status) + R"(,"micros":)" + std::to_string(micros) + "}";
  site.options.log(line);
}

}  // namespace

Site::Site(app::Desk& d, SiteOptions o) : desk(d), options(std::move(o)), tell(std::make_shared<TellSessions>()), uploads(std::make_shared<PatternUploads>()), pdf(options.documents_waiting) {}
Site::~Site() = default;

std::string make_form_token(const store::Store& store, std::string_view secret) {
  const std::string random = security::make_token(16);
  return random + '.' + token_proof(store, secret, random);
}
bool form_token_good(const store::Store& store, std::string_view secret, std::string_view token) {
  const std::size_t dot = token.find('.');
  if (dot == std::string_view::npos || dot > 64) return false;
  return security::equal_in_constant_time(token_proof(store, secret, token.substr(0, dot)), token.substr(dot + 1));
}

std::string Page::new_token() const { return visitor_ ? make_form_token(site_.desk.store, visitor_->csrf_secret) : std::string(); }

std::variant<BodyRule, Response> gate(Site& site, const Request& head) {
  if (head.path.starts_with("/assets/")) return BodyRule{0, true};
  const Matched found = match(head.method, head.path);
  if (!found.route) return BodyRule{0};
  // Nobody who is not signed in makes us hold a file: a cookie that is no session is as good as none.
  if (found.route->brings_files) {
    const auto cookie = head.cookie(session_cookie);
    if (!cookie || !app::visitor(site.desk, *cookie, site.options.idle, false)) return BodyRule{0};
  }
  return BodyRule{found.route->max_body, found.route->at_once};
}

namespace {

Response draw(Site& site, const Request& request, bool may_wait, std::optional<app::Hold>& held) {
  const auto began = std::chrono::steady_clock::now();
  Matched found = match(request.method, request.path);
  Response response;
  try {
    if (found.route) {
      response = run(site, request, *found.route, std::move(found.parts), may_wait, held);
    } else {
      std::optional<app::Visitor> visitor;
      if (const auto cookie = request.cookie(session_cookie)) visitor = app::visitor(site.desk, *cookie, site.options.idle, false);
      const Form none;
      Page page(site, request, none, std::move(visitor), {});
      response = not_found_page(page);
    }
  } catch (const std::exception&) {
    // What went wrong may carry a word of a case; the log gets the route and the number only.
    response = failure_page(500);
  }
  if (!response.header("Cache-Control")) response.set("Cache-Control", "no-store");
  log_line(site, request, found.route, response.status, began);
  return response;
}

// The answer leaves when what it rests on is durable. A look that could not be written down shows nothing; an act that was refused in
// the lane is done again from the start, where it may wait and say what is wrong.
void answer(Site& site, const std::shared_ptr<Request>& request, const Reply& reply, bool may_wait) {
  std::optional<app::Hold> held;
  Response response = draw(site, *request, may_wait, held);
  if (!held) return reply(std::move(response));
  auto waiting = std::make_shared<Response>(std::move(response));
  held->release([&site, request, reply, waiting, may_wait](const Result<void>& done) {
    if (done) return reply(std::move(*waiting));
    if (may_wait) return reply(failure_page(503).set("Cache-Control", "no-store"));
    site.options.later([&site, request, reply] { answer(site, request, reply, true); });
  });
}

}  // namespace

void answer(Site& site, Request&& request, const Reply& reply) {
  if (request.path.starts_with("/assets/") && request.method == Method::get) return reply(asset(request));
  answer(site, std::make_shared<Request>(std::move(request)), reply, !site.options.later);
}

Response answer(Site& site, const Request& request) {
  const auto promise = std::make_shared<std::promise<Response>>();
  Request copy = request;
  answer(site, std::move(copy), [promise](Response&& response) { promise->set_value(std::move(response)); });
  return promise->get_future().get();
}

std::vector<Header> headers_always(bool secure) {
  std::vector<Header> out{
      {"Content-Security-Policy",
       "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self' 'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='; connect-src 'self'; "
       "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"X-Frame-Options", "DENY"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()"}};
  if (secure) out.push_back({"Strict-Transport-Security", "max-age=63072000; includeSubDomains"});
  return out;
}

}  // namespace rowan::web
