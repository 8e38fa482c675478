#include "web/site/address.h"

#include <gtest/gtest.h>

#include <set>

#include "domain/records.h"

namespace rowan::web {
namespace {

TEST(Addresses, no_two_kinds_of_record_share_one_and_none_of_them_tells_anything) {
  std::set<std::string> seen;
  for (const RecordRow& row : record_rows()) {
    const std::string address = address_of(row.what);
    EXPECT_TRUE(seen.insert(address).second) << row.what;
    EXPECT_EQ(address.size(), 9u);
    EXPECT_EQ(address.find_first_of("aeiouy"), std::string::npos) << "no words: " << address;
    EXPECT_TRUE(means(address, row.what));
    EXPECT_TRUE(means(row.what, row.what)) << "an address written out goes on leading there";
  }
}
TEST(Addresses, stay_what_they_are_from_one_version_to_the_next) { EXPECT_EQ(address_of("safeguarding-referral"), "d52n4p3tk"); }

}  // namespace
}  // namespace rowan::web
