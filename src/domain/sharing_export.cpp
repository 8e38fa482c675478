#include "domain/sharing_export.h"

#include "base/codec.h"
#include "base/csv.h"

namespace rowan {
namespace {

std::string words(std::string_view label) { return std::string(label); }

struct Filler {
  SharingRow& row;
  const std::function<std::string(StaffId)>& staff;
  void operator()(const Shared& s) {
    row.kind = "shared";
    row.agency = s.agency;
    row.person = s.person;
    row.method = words(label_of(s.method));
    row.what = s.what;
    if (s.document) row.document = std::to_string(s.document);
    row.sha256 = s.sha256;
    row.why = s.why;
    row.lawful_basis = words(label_of(s.basis));
    row.special_category = words(label_of(s.special));
    row.offences = s.offences ? "Yes" : "No";
    row.schedule_one = words(label_of(s.condition));
    row.consent = words(label_of(s.consent));
    row.not_sought = s.not_sought;
    row.risk = s.risk;
    row.least = s.least;
    row.told = words(label_of(s.told));
    row.not_told = s.not_told;
    row.decided_by = staff(s.decided_by);
  }
  void operator()(const SharingRefused& s) {
    row.kind = "not_shared";
    row.agency = s.agency;
    row.person = s.person;
    row.what = s.what;
    row.why = s.why;
    row.instead = s.instead;
    row.decided_by = staff(s.decided_by);
  }
};

// Reads the fields of a row in their order: the headings and the cells are never of two lists.
struct Cells {
  csv::Writer& csv;
  bool names;
  void operator()(std::string_view name, const std::string& value) { csv.cell(names ? name : std::string_view(value)); }
};

}  // namespace

SharingRow sharing_row(std::string_view reference, const LedgerLine& line, const std::function<std::string(StaffId)>& staff) {
  SharingRow row;
  row.reference = reference;
  row.happened_at = iso(line.happened_at);
  row.entered_at = iso(line.entered_at);
  row.written_by = staff(line.actor);
  std::visit(Filler{row, staff}, line.what);
  return row;
}

std::string sharing_csv(std::span<const SharingRow> rows) {
  std::string out;
  csv::Writer csv(out);
  SharingRow heading;
  Cells names{csv, true}, cells{csv, false};
  heading.fields(names);
  csv.end_row();
  for (SharingRow row : rows) {
    row.fields(cells);
    csv.end_row();
  }
  return out;
}

std::string sharing_json(std::span<const SharingRow> rows) {
  std::string out = "{\"sharing\":[";
  for (const SharingRow& row : rows) (out += out.back() == '[' ? "" : ",") += to_json(row);
  return out + "]}";
}

}  // namespace rowan
