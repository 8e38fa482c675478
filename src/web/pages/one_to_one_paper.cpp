#include "web/pages/one_to_one_paper.h"

#include "app/organisation/supervision.h"
#include "letters/templates.h"
#include "web/pages/case_documents.h"
#include "web/site/layout.h"

namespace rowan::web::pages {

// References, dates and titles of duties: nothing on it tells whom a case is about (CX-5.1b). It is not kept, as the register keeps what was
// decided.
Response one_to_one_paper(Page& page) {
  const StaffId officer{std::strtoll(page.part(0).c_str(), nullptr, 10)};
  const auto sheet = app::one_to_one_sheet(page.desk(), page.actor(), officer);
  if (!sheet) return sheet.refusal().because == Because::not_found ? not_found_page(page) : refusal_page(page, sheet.refusal());
  const std::string today = long_date(civil(page.now()).date), by = page.desk().staff.name(page.actor().id);
  letters::SheetWords words{page.desk().staff.name(officer), by, today, {}};
  for (const app::SheetCase& c : sheet->cases)
    words.rows.push_back({c.reference, long_date(civil(c.opened_at).date), c.discussed_at ? long_date(civil(*c.discussed_at).date) : "Not yet", c.duty && c.duty->due ? "Discuss by " + date_and_time(*c.duty->due) : std::string()});
  auto pdf = page.site().pdf.pdf(letters::one_to_one_html(words, {std::to_string(officer.value) + "/" + iso(civil(page.now()).date), by, today}));
  if (!pdf) return pdf.refusal().first().id == "letters.busy" ? busy_page() : refusal_page(page, pdf.refusal());
  return file_response(page, letters::File{"document.pdf", "application/pdf", std::move(*pdf)}, false);
}

}  // namespace rowan::web::pages
