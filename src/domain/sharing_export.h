#pragma once
// The sharing ledger as a table and as JSON, for an auditor, the Information Commissioner or a subject's own request (CX-5.3). Pure: who may
// have which lines is decided before.
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "domain/sharing.h"

namespace rowan {

// One line of the ledger of one case, every value as words. `kind` is "shared" or "not_shared".
struct SharingRow {
  std::string reference, kind, happened_at, entered_at, agency, person, method, what, document, sha256, why, lawful_basis, special_category, offences,
      schedule_one, consent, not_sought, risk, least, told, not_told, instead, decided_by, written_by;
  template <class F> void fields(F& f) {
    f("case", reference); f("kind", kind); f("happened_at", happened_at); f("entered_at", entered_at); f("agency", agency); f("person", person); f("method", method);
    f("what", what); f("document", document); f("sha256", sha256); f("why", why); f("lawful_basis", lawful_basis); f("special_category", special_category);
    f("offences", offences); f("schedule_one", schedule_one); f("consent", consent); f("why_not_asked", not_sought); f("risk_of_harm", risk);
    f("kept_to_what_is_needed", least); f("they_know", told); f("why_not_told", not_told); f("done_instead", instead); f("decided_by", decided_by); f("written_by", written_by);
  }
};
[[nodiscard]] SharingRow sharing_row(std::string_view reference, const LedgerLine& line, const std::function<std::string(StaffId)>& staff);

// RFC 4180 with a heading line; no cell that a spreadsheet would run.
[[nodiscard]] std::string sharing_csv(std::span<const SharingRow> rows);
// {"sharing":[{…}]}; what is empty is left out.
[[nodiscard]] std::string sharing_json(std::span<const SharingRow> rows);

}  // namespace rowan
