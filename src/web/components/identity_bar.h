#pragma once
// Who this page is about, what to mind, and what can be done: at the top of every page of a case (layout from the Ministry of Justice library).
#include <string>
#include <vector>

#include "web/components/tags_list.h"
#include "web/html.h"

namespace rowan::web::ui {

struct IdentityAction {
  std::string text;
  std::string visually_hidden_text;  // follows the text
  Url href;
  bool secondary = true;
};

struct IdentityBar {
  std::string name;
  std::vector<ListedTag> tags;
  std::string tags_label = "Risk and flags";
  std::vector<std::string> line;  // reference, home, born, tenancy
  std::vector<IdentityAction> actions;
  Html strip;  // the safe strip, inside the same sticky block
};

void identity_bar(Html& html, const IdentityBar& options);

}  // namespace rowan::web::ui
