#pragma once
// The form for a note, with the draft that is kept while one types.
#include <string>

#include "web/components/error_message.h"
#include "web/html.h"

namespace rowan::web::ui {

struct NoteBox {
  std::string id = "note";
  Url action;
  Url draft;    // where the script keeps the draft; none means no draft is kept
  Html hidden;  // hidden fields: the form token first of all
  std::string label = "Add a note";
  std::string hint;
  ErrorMessage error_message;
  std::string name = "text";
  std::string value;
  int rows = 4;
  Html more;  // between the text and the button, for example a checkbox
  std::string button_text = "Save note";
  std::string draft_kept;  // "2:32pm": when a kept draft is shown; empty otherwise
};

void note_box(Html& html, const NoteBox& options);

// The place where the page says that a draft is kept; any form with data-rw-draft needs one. `kept` as above.
void draft_status(Html& html, const std::string& kept);

}  // namespace rowan::web::ui
