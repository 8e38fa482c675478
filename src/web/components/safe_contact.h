#pragma once
// Safe contact, in its three sizes: a line in a list, a strip on every page of a case, the whole panel on the overview.
#include <string>
#include <vector>

#include "web/components/icon.h"
#include "web/html.h"

namespace rowan::web::ui {

struct SafeLine {
  Icon icon = Icon::stop;
  bool stop = true;  // red: "Not known yet" is a stop, not a gap
  std::string what;  // "Text only"
  std::string note;  // "10am to 2pm, not Fridays"
};
void safe_line(Html& html, const SafeLine& options);

struct SafeStrip {
  std::string what;  // "Text only, 10am to 2pm, Monday to Thursday."
  std::string rest;  // "No calls, letters or visits. Craig Marsh must not find out."
};
void safe_strip(Html& html, const SafeStrip& options);

struct SafePanel {
  std::string title;  // "Before you contact Danielle"
  std::vector<Html> safe;
  std::vector<Html> not_safe;
  std::string must;       // "Craig Marsh must not find out about this case"; empty leaves the block out
  std::string must_note;
  std::string checked;    // "Checked with Danielle on 17 November."
  std::string check_again;  // "Check again by 24 November."
  Url change;             // none leaves the link out
  std::string change_text = "Change safe contact";
  std::string safe_heading = "Safe";
  std::string not_safe_heading = "Not safe";
  std::string id = "safe-title";
};
void safe_panel(Html& html, const SafePanel& options);

}  // namespace rowan::web::ui
