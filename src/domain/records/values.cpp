#include "domain/records/values.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "domain/case_acts_checks.h"
#include "domain/case_entries.h"

namespace rowan {
namespace {

constexpr std::int64_t largest_number = 1'000'000'000;
constexpr std::size_t longest_reference = 60;

std::optional<std::int64_t> whole(std::string_view text, std::int64_t most) {
  std::int64_t n = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (text.empty() || fault != std::errc{} || end != text.data() + text.size() || n < 0 || n > most) return {};
  return n;
}

std::string without(std::string_view text, std::string_view dropped) {
  std::string out;
  for (const char c : text) if (dropped.find(c) == std::string_view::npos) out += c;
  return out;
}

// "£1,250", "12.5" and "12.50" in pence. Three digits after the point are no money.
std::optional<std::string> pence(std::string_view typed) {
  std::string text(trim(typed));
  if (text.starts_with("£")) text.erase(0, std::string_view("£").size());
  text = without(text, ", ");
  const std::size_t point = text.find('.');
  const auto pounds = whole(text.substr(0, point), largest_number / 100);
  if (!pounds) return {};
  std::int64_t rest = 0;
  if (point != std::string::npos) {
    const std::string after = text.substr(point + 1);
    const auto part = whole(after, 99);
    if (!part || after.size() > 2) return {};
    rest = after.size() == 1 ? *part * 10 : *part;
  }
  return std::to_string(*pounds * 100 + rest);
}

bool reference_shaped(std::string_view text) {
  return !text.empty() && text.size() <= longest_reference && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-/._ ").find(c) != std::string_view::npos;
  });
}

bool is_canonical(const RecordField& field, std::string_view value) {
  switch (field.kind) {
    case FieldKind::words:
    case FieldKind::agency:
      return !blank(value) && value.size() <= longest_line && value.find('\n') == std::string_view::npos && trim(value) == value;
    case FieldKind::long_words: return !blank(value) && value.size() <= longest_text;
    case FieldKind::date: {
      const auto date = date_from_iso(value);
      return date && iso(*date) == value;
    }
    case FieldKind::instant: {
      const auto at = instant_from_iso(value);
      return at && iso(*at) == value;
    }
    case FieldKind::choice: return std::any_of(field.choices.begin(), field.choices.end(), [&](const RecordChoice& c) { return c.code == value; });
    case FieldKind::yes_no_unknown: return value == "yes" || value == "no" || value == "unknown";
    case FieldKind::number:
    case FieldKind::money: {
      const auto n = whole(value, largest_number);
      return n && std::to_string(*n) == value;
    }
    case FieldKind::reference: return reference_shaped(value) && trim(value) == value;
    case FieldKind::staff: {
      const auto n = whole(value, INT64_MAX);
      return n && *n > 0 && std::to_string(*n) == value;
    }
  }
  return false;
}

}  // namespace

std::optional<std::string> canonical_value(const RecordField& field, std::string_view typed) {
  std::string value(trim(typed));
  if (field.kind == FieldKind::money) {
    const auto found = pence(value);
    if (!found) return {};
    value = *found;
  } else if (field.kind == FieldKind::number) {
    const auto n = whole(without(value, ", "), largest_number);
    if (!n) return {};
    value = std::to_string(*n);
  } else if (field.kind == FieldKind::date) {
    const auto date = date_from_iso(value);
    if (!date) return {};
    value = iso(*date);
  } else if (field.kind == FieldKind::instant) {
    const auto at = instant_from_iso(value);
    if (!at) return {};
    value = iso(*at);
  }
  if (!is_canonical(field, value)) return {};
  return value;
}

std::string value_fault(const RecordField& field, std::string_view value) {
  if (is_canonical(field, value)) return {};
  switch (field.kind) {
    case FieldKind::words:
    case FieldKind::agency: return "Use one line of " + std::to_string(longest_line) + " characters or fewer";
    case FieldKind::long_words: return "This is too long. Use " + std::to_string(longest_text) + " characters or fewer";
    case FieldKind::date: return "Enter a real date with day, month and year, for example 27 3 2026";
    case FieldKind::instant: return "Enter a date and a time, for example 27 3 2026 and 2:30pm";
    case FieldKind::choice:
    case FieldKind::yes_no_unknown: return "Choose one of the answers";
    case FieldKind::number: return "Enter a whole number, for example 14";
    case FieldKind::money: return "Enter an amount of money, for example 120 or 85.50";
    case FieldKind::reference: return "Use letters, digits, spaces and - / . _ only, " + std::to_string(longest_reference) + " characters or fewer";
    case FieldKind::staff: return "Choose a colleague";
  }
  return {};
}

std::string value_in_words(const RecordField& field, std::string_view value, const std::function<std::string(StaffId)>& staff) {
  switch (field.kind) {
    case FieldKind::words:
    case FieldKind::long_words:
    case FieldKind::number:
    case FieldKind::reference:
    case FieldKind::agency: return std::string(value);
    case FieldKind::date:
      if (const auto date = date_from_iso(value)) return long_date(*date);
      return std::string(value);
    case FieldKind::instant:
      if (const auto at = instant_from_iso(value)) return date_and_time(*at);
      return std::string(value);
    case FieldKind::choice:
      for (const RecordChoice& choice : field.choices) if (choice.code == value) return choice.label;
      return std::string(value);
    case FieldKind::yes_no_unknown: return value == "yes" ? "Yes" : value == "no" ? "No" : "Not known";
    case FieldKind::money: {
      const auto n = whole(value, largest_number);
      if (!n) return std::string(value);
      const std::string rest = std::to_string(*n % 100);
      return "£" + std::to_string(*n / 100) + '.' + (rest.size() == 1 ? "0" : "") + rest;
    }
    case FieldKind::staff: {
      const auto n = whole(value, INT64_MAX);
      const std::string name = n && staff ? staff(StaffId{*n}) : std::string{};
      return name.empty() ? "a colleague" : name;
    }
  }
  return {};
}

const std::string* value_of(const RecordMade& made, std::string_view code) {
  if (code == "value") return made.value.empty() ? nullptr : &made.value;
  for (const FieldValue& each : made.values) if (each.code == code) return &each.value;
  return nullptr;
}
bool field_needed(const RecordField& field, const RecordMade& made) {
  if (field.needed) return true;
  if (field.needed_when.empty()) return false;
  const std::string* other = value_of(made, field.needed_when);
  return other &&
         (field.needed_when_is.empty() || std::find(field.needed_when_is.begin(), field.needed_when_is.end(), *other) != field.needed_when_is.end());
}

}  // namespace rowan
