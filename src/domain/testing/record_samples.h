#pragma once
// For tests only: a record of any row with every question answered, as a form sends it.
#include "domain/records/acts.h"
#include "domain/records/values.h"
#include "domain/testing/case_builder.h"

namespace rowan::testing_ {

inline std::string sample_value(const RecordField& field) {
  switch (field.kind) {
    case FieldKind::words:
    case FieldKind::agency: return "One line";
    case FieldKind::long_words: return "Several words,\nin two lines";
    case FieldKind::date: return "2026-11-20";
    case FieldKind::instant: return "2026-11-24T10:00:00Z";
    case FieldKind::choice: return field.choices.front().code;
    case FieldKind::yes_no_unknown: return "unknown";
    case FieldKind::number: return "14";
    case FieldKind::money: return "12550";
    case FieldKind::reference: return "AB-12/7";
    case FieldKind::staff: return "1";
  }
  return {};
}

// Every field has a value; an action that touches them has their agreement.
inline RecordMade sample_of(const RecordRow& row, std::optional<std::int64_t> of = {}) {
  RecordMade made;
  made.what = row.what;
  if (!row.choices.empty()) made.value = row.choices.front().code;
  if (!row.text_label.empty()) made.text = "Words";
  // An address is nobody else's words: what holds it is refused everywhere but with the move.
  for (const RecordField& field : row.fields) made.values.push_back({field.code, field.code == "address" ? "14 Sample Row" : field.code == "postcode" ? "WX9 9ZZ" : sample_value(field)});
  made.of = of;
  if (row.affects_them) made.wish = RecordWish::agreed;
  return made;
}
inline RecordMade sample_of(std::string_view what, std::optional<std::int64_t> of = {}) { return sample_of(*find_record(what), of); }

inline RecordMade with(RecordMade made, std::string_view code, std::string value) {
  for (FieldValue& each : made.values) if (each.code == code) { each.value = std::move(value); return made; }
  made.values.push_back({std::string(code), std::move(value)});
  return made;
}
inline RecordMade without(RecordMade made, std::string_view code) {
  std::erase_if(made.values, [&](const FieldValue& each) { return each.code == code; });
  return made;
}

}  // namespace rowan::testing_
