// A case for somebody of the register who holds no tenancy: the link to the home is what they said themselves (NHG-4).
#include "app/people/import.h"
#include "web/pages/test_box.h"

namespace rowan::web {
namespace {

TEST(Clauses, NHG_4_ACaseIsOpenedThroughThePageForAHouseholdMemberWhoSaidSoThemselvesAndHoldsNoTenancy) {
  TestBox box;
  auto files = people::read_import_folder(ROWAN_SOURCE_DIR "/tests/data/import/no-tenancy-at-all");
  ASSERT_TRUE(files);
  people::ImportOptions options;
  options.now = box.now - elapsed_days(10);
  ASSERT_TRUE(people::import_housing(box.desk.store, &box.desk.known, std::move(files).value(), options));
  const TestBox::Person officer = box.person("Amira", {"officer"});
  ASSERT_EQ(box.post("/reports/new", &officer,
                     {{"danger", "no"}, {"handle", "Sam"}, {"survivor_name", "Sam"}, {"survivor_address", "1 Lantern Row"}, {"route", "survivor"}})
                .status,
            303);
  const auto waiting = app::reports_in(box.desk, officer.actor, store::ReportState::waiting, 5);
  ASSERT_EQ(waiting.rows.size(), 1u);
  const std::string open = "/reports/" + waiting.rows.front().reference + "/open";
  const Response form = box.get(open, &officer);
  const std::size_t at = form.body.find("name=\"person\"");
  ASSERT_NE(at, std::string::npos);
  const std::size_t from = form.body.find("value=\"", at) + 7;
  const std::string person = form.body.substr(from, form.body.find('"', from) - from);
  ASSERT_NE(person, "none") << "somebody of the register is offered";
  const Response opened =
      box.post(open, &officer, {{"person", person}, {"home", "theirs"}, {"name", "Sam"}, {"age_band", "18_plus"}, {"lead", "me"}, {"team", "7"}});
  ASSERT_EQ(opened.status, 303);
  const std::string reference = header_of(opened, "Location").substr(std::string("/cases/").size());
  const auto held = app::view_case(box.desk, officer.actor, reference);
  ASSERT_TRUE(held);
  const Case& c = held->get();
  EXPECT_EQ(std::to_string(c.opened.survivor.value), person);
  EXPECT_TRUE(c.opened.home) << "their home, though no tenancy ties them to it";
  EXPECT_EQ(c.opened.tenancy, "Household member");
  EXPECT_EQ(c.opened.tenancy_kind, "none");
  EXPECT_EQ(box.get("/cases/" + reference, &officer).status, 200);
}

}  // namespace
}  // namespace rowan::web
