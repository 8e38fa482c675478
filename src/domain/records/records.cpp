#include "domain/records.h"

#include <algorithm>

#include "domain/access.h"
#include "domain/records/themes.h"

namespace rowan {
namespace {

std::vector<RecordRow> make_rows() {
  std::vector<RecordRow> out;
  for (auto* theme : {record_themes::talking, record_themes::enquiry, record_themes::safeguarding, record_themes::meetings, record_themes::plan,
                      record_themes::closing, record_themes::accountability, record_themes::legal_orders, record_themes::engagement,
                      record_themes::safety, record_themes::shared_tenancy, record_themes::security_at_home, record_themes::housing, record_themes::moving,
                      record_themes::damage_to_home, record_themes::housing_system, record_themes::asked_for}) {
    std::vector<RecordRow> rows = theme();
    std::move(rows.begin(), rows.end(), std::back_inserter(out));
  }
  return out;
}

const RecordRow* find_in(std::span<const RecordRow> rows, std::string_view what) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const RecordRow& row) { return row.what == what; });
  return found == rows.end() ? nullptr : &*found;
}

bool one_of(const RoleSet wanted, const RoleSet held) { return (wanted.bits & held.bits) != 0; }

}  // namespace

std::string_view label_of(RecordTheme theme) {
  switch (theme) {
    case RecordTheme::talking: return "Talking with them";
    case RecordTheme::enquiry: return "When somebody else told us";
    case RecordTheme::safeguarding: return "Safeguarding";
    case RecordTheme::meetings: return "Multi-agency meetings";
    case RecordTheme::plan: return "Plan";
    case RecordTheme::safety: return "Staying safely at home";
    case RecordTheme::housing: return "Housing options";
    case RecordTheme::legal: return "Legal routes and orders";
    case RecordTheme::perpetrator: return "The other person";
    case RecordTheme::damage: return "Damage and repairs";
    case RecordTheme::engagement: return "Keeping in touch";
    case RecordTheme::sharing: return "Sharing";
    case RecordTheme::other: return "Our own records";
  }
  return {};
}

std::string_view label_of(RecordClass kept) {
  switch (kept) {
    case RecordClass::ordinary: return "";
    case RecordClass::minutes: return "Minutes, kept apart";
    case RecordClass::perpetrator_file: return "File about the other person, kept apart";
    case RecordClass::reporter_identity: return "Who reported it, kept apart";
    case RecordClass::new_home: return "The move, kept apart";
  }
  return {};
}

const RecordField* RecordRow::field(std::string_view code) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const RecordField& f) { return f.code == code; });
  return found == fields.end() ? nullptr : &*found;
}
std::string_view RecordRow::choice_label(std::string_view code) const {
  for (const RecordChoice& choice : choices) if (choice.code == code) return choice.label;
  return {};
}

bool RecordRow::touches_them(std::string_view value) const {
  return affects_them && (affects_them_for.empty() || std::find(affects_them_for.begin(), affects_them_for.end(), value) != affects_them_for.end());
}

std::span<const RecordRow> record_rows() {
  static const std::vector<RecordRow> rows = make_rows();
  return rows;
}
const RecordRow* find_record(std::string_view what) { return find_in(record_rows(), what); }

RecordShapes::RecordShapes(std::vector<std::shared_ptr<const std::vector<RecordRow>>> of_packs, std::vector<ReminderDays> days)
    : days_(std::move(days)), of_packs_(std::move(of_packs)) {}

const ReminderDays* RecordShapes::days_for(std::string_view what) const {
  const auto found = std::find_if(days_.begin(), days_.end(), [&](const ReminderDays& each) { return each.record == what; });
  return found == days_.end() ? nullptr : &*found;
}

const RecordRow* RecordShapes::find(std::string_view what) const {
  if (const RecordRow* ours = find_record(what)) return ours;
  for (const auto& rows : of_packs_) if (const RecordRow* row = find_in(*rows, what)) return row;
  return nullptr;
}
std::vector<const RecordRow*> RecordShapes::all() const {
  std::vector<const RecordRow*> out;
  for (const RecordRow& row : record_rows()) out.push_back(&row);
  for (const auto& rows : of_packs_)
    for (const RecordRow& row : *rows) if (find(row.what) == &row) out.push_back(&row);
  return out;
}
std::vector<const RecordRow*> RecordShapes::beginnings(RecordTheme theme) const {
  std::vector<const RecordRow*> out = all();
  std::erase_if(out, [&](const RecordRow* row) { return row->theme != theme || row->is_step(); });
  return out;
}
std::vector<const RecordRow*> RecordShapes::steps_of(std::string_view what) const {
  std::vector<const RecordRow*> out = all();
  std::erase_if(out, [&](const RecordRow* row) { return std::find(row->continues.begin(), row->continues.end(), what) == row->continues.end(); });
  return out;
}

bool may_read(const Seen& seen, const RecordRow& row) {
  // An hour of urgent access is for keeping somebody safe now; what is kept apart is not part of it.
  if (row.kept != RecordClass::ordinary && seen.right() == Right::urgent) return false;
  return row.readers.empty() || one_of(row.readers, seen.by().roles);
}

}  // namespace rowan
