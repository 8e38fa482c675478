#pragma once
// The site: its parts, what a page is given, and the table of routes. A route says who may use it; there is no way to write a row
// without saying so.
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/accounts.h"
#include "app/desk.h"
#include "app/hold.h"
#include "letters/worker.h"
#include "web/html.h"
#include "web/server/form.h"
#include "web/server/message.h"
#include "web/server/multipart.h"
#include "web/server/server.h"

namespace rowan::web {

struct SiteOptions {
  Duration idle = minutes(30);            // 15 to 60; configuration
  std::function<void(std::string_view json_line)> log;
  std::string policy_folder;
  std::size_t documents_waiting = 8;      // for the one that draws; each holds a worker of the server
  // Runs something on a thread that may wait. With it, acts are answered from the write lane; without it, every act waits where it is.
  std::function<void(std::function<void()>)> later;
};

class TellSessions;  // answers of the public page, in memory only (pages/tell_us.h)
class PatternUploads;  // files of repairs and complaints on their way in, in memory only (pages/screening_uploads.h)

// Pages are counted and timed here for /health and the logs; ids and numbers only.
struct Site {
  app::Desk& desk;
  SiteOptions options;
  std::shared_ptr<TellSessions> tell;
  std::shared_ptr<PatternUploads> uploads;
  letters::PdfWorker pdf;  // starts its process when the first document is asked for
  std::atomic<bool> ready{true};

  Site(app::Desk& d, SiteOptions o);
  ~Site();
};

// Who may use a route. Needs a permission of staff, or is open to anybody, or belongs to the public page.
struct Open {};
struct Public {};
using Needs = std::variant<Open, Public, Permission>;

class Page;
using PageHandler = Response (*)(Page&);

struct Route {
  Method method;
  std::string_view pattern;  // "/cases/{ref}/notes": a part in braces matches one segment
  Needs needs;
  PageHandler handler;
  std::size_t max_body;
  bool brings_files = false;  // a form with files: multipart/form-data instead of the usual kind
  bool at_once = false;  // never waits for the disk's flush: answered on the network's own thread
};
// The only ways to write a row: both need to be told who may use it.
constexpr Route get(std::string_view pattern, Needs needs, PageHandler handler) { return {Method::get, pattern, needs, handler, 0}; }
constexpr Route post(std::string_view pattern, Needs needs, PageHandler handler, std::size_t max_body = 256 * 1024) { return {Method::post, pattern, needs, handler, max_body}; }

constexpr Route upload(std::string_view pattern, Needs needs, PageHandler handler, std::size_t max_body) { return {Method::post, pattern, needs, handler, max_body, true}; }
// For pages that are asked for most and wait for nothing: what they write is in the page's hold().
constexpr Route at_once(Route route) {
  route.at_once = true;
  return route;
}

// Every route of the site, in one table (routes.cpp).
[[nodiscard]] std::span<const Route> routes();

// One request being answered.
class Page {
 public:
  Page(Site& site, const Request& request, const Form& form, std::optional<app::Visitor> visitor, std::vector<std::string> parts, bool may_wait = true)
      : site_(site), request_(request), form_(form), visitor_(std::move(visitor)), parts_(std::move(parts)), now_(site.desk.now()), may_wait_(may_wait) {}

  [[nodiscard]] Site& site() { return site_; }
  [[nodiscard]] app::Desk& desk() { return site_.desk; }
  [[nodiscard]] const Request& request() const { return request_; }
  [[nodiscard]] const Form& form() const { return form_; }
  [[nodiscard]] Instant now() const { return now_; }
  // A file of an upload route; null when none was chosen.
  [[nodiscard]] const UploadedFile* file(std::string_view field) const { return files_ ? files_->file(field) : nullptr; }
  void bring(const MultipartForm& files) { files_ = &files; }
  // The n-th {part} of the address.
  [[nodiscard]] const std::string& part(std::size_t n) const { return parts_.at(n); }
  [[nodiscard]] std::string query(std::string_view name) const { return request_.query_value(name).value_or(""); }

  [[nodiscard]] bool signed_in() const { return visitor_.has_value(); }
  [[nodiscard]] const app::Visitor& visitor() const { return *visitor_; }
  [[nodiscard]] const Actor& actor() const { return visitor_->who->actor; }

  // What is drawn leaves only when everything given to this is durable.
  [[nodiscard]] app::Hold& hold() {
    if (!hold_) hold_.emplace();
    return *hold_;
  }
  [[nodiscard]] std::optional<app::Hold>& held() { return hold_; }
  // False: an act should go into the hold. If it is refused there, the whole request is run again and may wait.
  [[nodiscard]] bool may_wait() const { return may_wait_; }

  // A fresh one-time token for a form: proves that the form is ours and this person's (CSRF), and works once.
  [[nodiscard]] std::string new_token() const;
  // The token a POST came with, checked already; pass it to the act so that a second post changes nothing.
  [[nodiscard]] std::string token() const { return std::string(form_.one("_token")); }

 private:
  Site& site_;
  const Request& request_;
  const Form& form_;
  const MultipartForm* files_ = nullptr;
  std::optional<app::Visitor> visitor_;
  std::vector<std::string> parts_;
  Instant now_;
  bool may_wait_;
  std::optional<app::Hold> hold_;
};

[[nodiscard]] std::string make_form_token(const store::Store& store, std::string_view secret);
[[nodiscard]] bool form_token_good(const store::Store& store, std::string_view secret, std::string_view token);

// For the server.
[[nodiscard]] std::variant<BodyRule, Response> gate(Site& site, const Request& head);
// `reply` is called once, on this thread or on another one later.
void answer(Site& site, Request&& request, const Reply& reply);
[[nodiscard]] Response answer(Site& site, const Request& request);  // waits for it
[[nodiscard]] std::vector<Header> headers_always(bool secure);

inline constexpr std::string_view session_cookie = "rowan_session";

}  // namespace rowan::web
