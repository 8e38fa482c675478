#pragma once
// The frame of a page: header, navigation, footer, cover. Titles say nothing telling: a reference or a plain word, never a person.
#include <string>

#include "web/html.h"
#include "web/server/message.h"
#include "web/site/site.h"

namespace rowan::web {

enum class Nav { none, cases, tasks, reports, messages, policy, organisation, people, audit, account, patterns, before_acting };

struct Frame {
  std::string title;          // "Case RW-4001-H"; " – Rowan" is added
  Nav nav = Nav::none;
  bool error = false;         // "Error: " before the title
  std::string back;           // address of the page it belongs to; empty: no back link
  std::string back_text = "Back";
  Html before_main;           // inside main, over the full width: the case bar
  bool wide = true;           // false: two thirds of the width, for forms
  int status = 200;
};
// A page for staff.
[[nodiscard]] Response staff_page(Page& page, const Frame& frame, const Html& body);

// A page for the public: the landlord's name and icon, exit button, nothing kept anywhere.
struct PublicFrame {
  std::string title;
  bool error = false;
  std::string back;
  bool exit_button = true;
  bool help = true;   // 999 and the helpline
  int status = 200;
};
[[nodiscard]] Response public_page(Page& page, const PublicFrame& frame, const Html& body);

// Signed out, or nothing of the site at all: sign-in, errors.
struct PlainFrame {
  std::string title;
  bool error = false;
  int status = 200;
};
[[nodiscard]] Response plain_page(const std::string& landlord, const PlainFrame& frame, const Html& body);

// "Page not found": the same bytes for everything that is not there and everything that is not yours.
[[nodiscard]] Response not_found_page(Page& page);
[[nodiscard]] Response refusal_page(Page& page, const Refusal& refusal);
[[nodiscard]] Response failure_page(int status);
// Nothing was done and nothing is wrong: too much at once. 503 with Retry-After.
[[nodiscard]] Response busy_page();

}  // namespace rowan::web
