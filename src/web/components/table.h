#pragma once
// A plain table.
#include <string>
#include <vector>

#include "web/html.h"

namespace rowan::web::ui {

struct TableCell {
  std::string text;
  Html html;           // instead of text
  std::string format;  // "numeric" sets figures to the right
  int colspan = 0;     // 0 leaves it out
  int rowspan = 0;
  Classes classes;
  Attributes attributes;
};

struct Table {
  std::string caption;
  Classes caption_classes;
  std::vector<TableCell> head;
  std::vector<std::vector<TableCell>> rows;
  bool first_cell_is_header = false;
  Classes classes;
  Attributes attributes;
};

void table(Html& html, const Table& options);

}  // namespace rowan::web::ui
