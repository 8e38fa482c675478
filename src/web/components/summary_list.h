#pragma once
// Questions with their answers, and links to change them; in a card when `card` is set.
#include <optional>
#include <string>
#include <vector>

#include "web/html.h"

namespace rowan::web::ui {

struct SummaryAction {
  std::string text;
  Html html;  // instead of text
  Url href;
  std::string visually_hidden_text;
  Classes classes;
  Attributes attributes;
};

struct SummaryActions {
  std::vector<SummaryAction> items;
  Classes classes;
};

struct SummaryCell {
  std::string text;
  Html html;  // instead of text
  Classes classes;
};

struct SummaryRow {
  SummaryCell key;
  SummaryCell value;
  SummaryActions actions;
  Classes classes;
};

struct SummaryCardTitle {
  std::string text;
  Html html;  // instead of text
  int heading_level = 2;
  Classes classes;

  [[nodiscard]] bool given() const { return !text.empty() || !html.empty(); }
};

struct SummaryCard {
  SummaryCardTitle title;
  SummaryActions actions;
  Classes classes;
  Attributes attributes;
};

struct SummaryList {
  std::vector<SummaryRow> rows;
  std::optional<SummaryCard> card;
  Classes classes;
  Attributes attributes;
};

void summary_list(Html& html, const SummaryList& options);

}  // namespace rowan::web::ui
