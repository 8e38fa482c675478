#include "web/components/print_line.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

void print_line(Html& html, const PrintLine& options) {
  html << "<div class=\"rw-print-only\">Copy " << options.copy << ". Printed by " << options.who << " on " << options.when
       << ". Contains sensitive personal information. Do not leave unattended, and never take it to the property.</div>";
}

}  // namespace rowan::web::ui
