#pragma once
// The values of a record's fields: from what was typed to the canonical form that is stored, and to the words of a page.
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "domain/records.h"

namespace rowan {

// What was typed, as it is stored: "£12.50" is "1250", " AB 12 " is "AB 12". Nothing when it cannot be read. A date or an instant
// comes in ISO form from its parts.
[[nodiscard]] std::optional<std::string> canonical_value(const RecordField& field, std::string_view typed);
// Why a value cannot be this field's, as a sentence; "" when it is canonical.
[[nodiscard]] std::string value_fault(const RecordField& field, std::string_view value);

// "19 November 2026", "£12.50", the label of a choice; `staff` gives a colleague's name.
[[nodiscard]] std::string value_in_words(const RecordField& field, std::string_view value, const std::function<std::string(StaffId)>& staff);

[[nodiscard]] const std::string* value_of(const RecordMade& made, std::string_view code);  // null: none
[[nodiscard]] bool field_needed(const RecordField& field, const RecordMade& made);

}  // namespace rowan
