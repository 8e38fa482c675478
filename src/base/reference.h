#pragma once
// References people read out on the telephone: RW-4001-H for a case, R-4001-Y for a report. The check letter catches one wrong
// digit and two neighbours swapped. Letters that look like a digit or like each other are not used.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rowan {

inline constexpr std::int64_t first_reference_number = 4001;

// The letter for a number; `of` parts the two families, so a report's reference never passes for a case's.
[[nodiscard]] char check_letter(std::int64_t number, std::string_view family);

[[nodiscard]] std::string case_reference(std::int64_t number);    // RW-4001-H
[[nodiscard]] std::string report_reference(std::int64_t number);  // R-4001-Y

// Tolerant of spaces, missing hyphens and lower case; nothing when the check letter is wrong. Gives the canonical form.
[[nodiscard]] std::optional<std::string> parse_case_reference(std::string_view text);
[[nodiscard]] std::optional<std::string> parse_report_reference(std::string_view text);

}  // namespace rowan
