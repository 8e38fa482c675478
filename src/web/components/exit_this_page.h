#pragma once
// The red way out. On public pages give our own "/leave", which forgets the answers before it redirects.
#include <string>

#include "web/html.h"

namespace rowan::web::ui {

struct ExitThisPage {
  std::string text;
  Html html;         // instead of text; "Emergency Exit this page" when both are empty
  Url redirect_url;  // the weather page of the BBC when empty
  std::string id;
  std::string activated_text;  // English words when empty, as the next three
  std::string timed_out_text;
  std::string press_two_more_times_text;
  std::string press_one_more_time_text;
  Classes classes;
  Attributes attributes;
};

void exit_this_page(Html& html, const ExitThisPage& options);

}  // namespace rowan::web::ui
