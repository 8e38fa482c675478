#pragma once
// The pages of a list, or the neighbours of a page.
#include <string>
#include <vector>

#include "web/html.h"

namespace rowan::web::ui {

struct PaginationLink {
  Url href;  // none leaves the link out
  std::string text;
  Html html;               // instead of text; "Previous page" or "Next page" when both are empty
  std::string label_text;  // the title of that page, when there are no numbers
  Attributes attributes;
};

struct PaginationItem {
  std::string number;
  Url href;
  bool current = false;
  bool ellipsis = false;
  std::string visually_hidden_text;  // "Page <number>" when empty
  Attributes attributes;
};

struct Pagination {
  PaginationLink previous;
  std::vector<PaginationItem> items;
  PaginationLink next;
  std::string landmark_label = "Pagination";
  Classes classes;
  Attributes attributes;
};

void pagination(Html& html, const Pagination& options);

}  // namespace rowan::web::ui
