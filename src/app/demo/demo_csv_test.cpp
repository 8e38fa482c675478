#include "app/demo/demo_csv.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/csv.h"
#include "base/text.h"

namespace rowan::demo {

std::vector<std::map<std::string, std::string>> rows(const std::string& text) {
  csv::Reader reader(text);
  csv::Row row;
  EXPECT_TRUE(reader.next(row));
  const std::vector<std::string> header(row.fields.begin(), row.fields.end());
  std::vector<std::map<std::string, std::string>> out;
  while (reader.next(row)) {
    auto& each = out.emplace_back();
    for (std::size_t i = 0; i < header.size(); ++i) each[header[i]] = row.fields[i];
  }
  EXPECT_TRUE(reader.faults().empty());
  return out;
}

TEST(DemoLandlord, IsTheSameForTheSameSeedOnly) {
  EXPECT_EQ(make_demo_csv(1).person, make_demo_csv(1).person);
  EXPECT_NE(make_demo_csv(1).person, make_demo_csv(2).person);
}
TEST(DemoLandlord, HasFourHundredHomesAndAboutSevenHundredPeople) {
  const DemoCsv made = make_demo_csv(7);
  EXPECT_EQ(rows(made.property).size(), 400u);
  const std::size_t people = rows(made.person).size();
  EXPECT_GE(people, 600u);
  EXPECT_LE(people, 800u);
  std::map<std::string, std::set<std::string>> tenants;
  for (auto& row : rows(made.tenancy)) tenants[row["tenancy_reference"]].insert(row["person_id"]);
  const auto any = [&](auto&& is) { return std::any_of(tenants.begin(), tenants.end(), is); };
  EXPECT_TRUE(any([](const auto& t) { return t.second.size() == 2; })) << "joint tenancies as two rows";
  EXPECT_TRUE(any([](const auto& t) { return t.second.begin()->find(';') != std::string::npos; })) << "and as one";
  std::size_t children = 0;
  for (auto& row : rows(made.household_member)) children += row["relationship"] == "child";
  EXPECT_GE(children, 60u);
}
TEST(DemoLandlord, CannotBeTakenForRealPeople) {
  const DemoCsv made = make_demo_csv(7);
  const auto starts = [](const std::string& text, std::initializer_list<const char*> list) {
    return std::any_of(list.begin(), list.end(), [&](const char* start) { return text.starts_with(start); });
  };
  for (auto& row : rows(made.person)) {
    for (const char* column : {"phone", "phone_2"}) {
      const std::string phone = phone_normal_form(row[column]);
      EXPECT_TRUE(phone.empty() || (phone.size() == 11 && starts(phone, {"07700900", "01632960", "02079460"}))) << phone;
    }
    EXPECT_TRUE(row["email"].empty() || (is_email(row["email"]) && row["email"].ends_with(".example"))) << row["email"];
    EXPECT_TRUE(valid_utf8(row["known_as"]));
  }
  for (auto& row : rows(made.property)) {
    EXPECT_TRUE(is_postcode(row["postcode"]) && row["postcode"].starts_with("ZZ")) << row["postcode"];
    EXPECT_EQ(row["uprn_source"], "demo");
  }
}
TEST(DemoLandlord, HasPeopleOnNoTenancy) {
  const DemoCsv made = make_demo_csv(7);
  std::string tenants;
  for (auto& row : rows(made.tenancy)) tenants += row["person_id"] + ";";
  std::size_t none = 0;
  for (auto& row : rows(made.person)) none += tenants.find(row["person_id"]) == std::string::npos;
  EXPECT_GT(none, 100u);
}

}  // namespace rowan::demo
