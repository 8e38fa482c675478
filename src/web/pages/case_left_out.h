#pragma once
// What a chronology leaves out, and why: before it is made, and while it is read before it goes.
#include "domain/chronology.h"
#include "web/pages/case_frame.h"

namespace rowan::web::pages {

// In the form: the entries that may say who reported it, each with its words and a box to let them in, and the rest by reason.
void draw_left_out_choice(Html& html, const Values& values, const DocumentMade& made, const std::vector<LeftOut>& out);
// On the page of a document: the same, to read.
void draw_left_out(Html& html, const DocumentMade& made, const std::vector<LeftOut>& out);

}  // namespace rowan::web::pages
