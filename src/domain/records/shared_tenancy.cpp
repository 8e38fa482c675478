// The person who harms holds the home too: whatever reaches one tenant reaches both (NHG-26). Four ways in, each with what was done.
#include "domain/access.h"
#include "domain/records/themes.h"
#include "domain/records/values.h"

namespace rowan::record_themes {
namespace {

struct Point {
  const char* code;
  const char* label;
  const char* hint;
};
constexpr Point points[] = {{"portal", "The tenants’ portal", "Who signs in there, what it shows, and whom it writes to"},
                            {"letters", "Letters to the address", "Every letter of every team, statements of the rent account and surveys too"},
                            {"keys", "Keys and locks", "Who holds keys or fobs. Locks are not changed on a tenant without an order"},
                            {"rent_account", "The rent account", "Who sees it, who is asked for arrears, and where refunds go"}};

void none_is_open(const Seen&, const RecordMade& record, std::vector<Problem>& problems) {
  if (record.value != "settled") return;
  for (const Point& point : points)
    if (const std::string* value = value_of(record, point.code); value && *value == "open")
      problems.push_back({"joint-tenant.open",
                          std::string(point.label) + ": this is still open. Settle it, or say that something is open", point.code});
}

std::vector<RecordField> the_four() {
  std::vector<RecordField> out;
  for (const Point& point : points) {
    const std::string code = point.code;
    out.push_back({.code = code,
                   .label = point.label,
                   .hint = point.hint,
                   .kind = FieldKind::choice,
                   .choices = {{"done", "Made safe"}, {"none", "There is none"}, {"open", "Still open"}},
                   .needed = true});
    out.push_back({.code = code + "_done",
                   .label = std::string(point.label) + ": what was done, or is still to do",
                   .kind = FieldKind::long_words,
                   .needed_when = code,
                   .needed_when_is = {"done", "open"}});
  }
  out.push_back({.code = "again_on",
                 .label = "When is what is open looked at again?",
                 .kind = FieldKind::date,
                 .needed_when = "value",
                 .needed_when_is = {"open"}});
  return out;
}

RecordRow row(std::string what, std::string title, std::string hint) {
  return {.what = std::move(what),
          .title = std::move(title),
          .hint = std::move(hint),
          .theme = RecordTheme::safety,
          .clause = "NHG-26",
          .fact = "joint_tenant.safeguarded",
          .timeline = "decision",
          .choices = {{"settled", "All four are dealt with"}, {"open", "Something is still open"}},
          .text_label = "What else there is to say",
          .fields = the_four(),
          .due = {{.title = "Look again at what reaches a joint tenant", .field = "again_on", .met_by = {"joint-tenant-again"}}},
          .check = none_is_open};
}

}  // namespace

std::vector<RecordRow> shared_tenancy() {
  RecordRow first = row("joint-tenant", "Joint tenant: portal, letters, keys and rent account",
                        "Where the person who harms holds the home too. The survivor says what is safe to change; the other must not learn of it "
                        "from a letter.");
  RecordRow again = row("joint-tenant-again", "Joint tenant: looked at again", "All four, as they stand now.");
  again.continues = {"joint-tenant"};
  again.ends = true;
  again.ends_for = {"settled"};
  return {std::move(first), std::move(again)};
}

}  // namespace rowan::record_themes
