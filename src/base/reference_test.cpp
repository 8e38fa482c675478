#include "base/reference.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>

namespace rowan {
namespace {

TEST(Reference, reads_back_however_it_is_typed) {
  const std::string made = case_reference(4001);
  EXPECT_EQ(made, "RW-4001-H");
  for (const char* typed : {"RW-4001-H", "rw-4001-h", " rw 4001 h ", "RW4001H", "R W-4001 - h"})
    EXPECT_EQ(parse_case_reference(typed), made) << typed;
  EXPECT_EQ(report_reference(4001), "R-4001-Y");
  EXPECT_EQ(parse_report_reference("r4001y"), "R-4001-Y");
}

TEST(Reference, one_wrong_digit_and_two_swapped_never_pass) {
  for (std::int64_t number = 4001; number < 6000; number += 7) {
    const std::string digits = std::to_string(number);
    const char letter = case_reference(number).back();
    for (std::size_t i = 0; i < digits.size(); ++i) {
      for (char d = '0'; d <= '9'; ++d) {
        std::string wrong = digits;
        wrong[i] = d;
        EXPECT_EQ(parse_case_reference("RW-" + wrong + '-' + letter).has_value(), wrong == digits) << wrong;
      }
      if (i + 1 < digits.size() && digits[i] != digits[i + 1]) {
        std::string swapped = digits;
        std::swap(swapped[i], swapped[i + 1]);
        EXPECT_FALSE(parse_case_reference("RW-" + swapped + '-' + letter)) << swapped;
      }
    }
  }
}

TEST(Reference, refuses_what_is_not_one) {
  for (const char* text : {"", "RW", "RW-H", "RW--H", "RW-4001", "RW-04001-H", "RW--4001-H4", "R-4001-H", "RW-4001-I", "RW-99999999999999999999-H",
                           "RW-40x1-H", "4001-H"}) {
    EXPECT_FALSE(parse_case_reference(text)) << text;
  }
  EXPECT_FALSE(parse_report_reference("RW-4001-H"));
  for (std::int64_t n = 4001; n < 4100; ++n) EXPECT_FALSE(parse_report_reference("R-" + std::to_string(n) + '-' + case_reference(n).back())) << n;
}

}  // namespace
}  // namespace rowan
