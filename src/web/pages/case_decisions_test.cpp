// Letters with a decision about somebody's home: reasons, and how to have it looked at again, by a safe way only (SG-16).
#include "letters/testing/pdf.h"
#include "web/pages/test_box.h"

namespace rowan::web {
namespace {

struct Decisions : testing::Test {
  TestBox box;
  TestBox::Person officer = box.person("amira", {"officer"});
  std::string ref;

  void SetUp() override {
    box.adopt_policies();
    ref = box.make_case("Amara Bell", officer.id);
  }
  std::string at(const std::string& below) const { return "/cases/" + ref + below; }
  std::string safe_letter(bool names_us) {
    TestBox::Fields fields{{"safety", "approved"}, {"kind", "letter"}, {"value", "2 Elm Court, Wexcombe ZZ1 1AA"}, {"approved_by", "Herself"},
                           {"check_by-day", "1"}, {"check_by-month", "3"}, {"check_by-year", "2027"}};
    if (names_us) fields.emplace_back("names_us", "yes");
    EXPECT_EQ(box.post(at("/safe-contact/new"), &officer, fields).status, 303);
    return std::to_string(app::view_case(box.desk, officer.actor, ref)->get().contact.channels.back().id);
  }
  TestBox::Fields decision(const std::string& channel) const {
    return {{"audience", "survivor"}, {"channel", channel}, {"asked", "We cannot offer the flat at Mill Lane."},
            {"text", "It is let to somebody whose need is greater."}, {"purpose", "Offer turned down"}};
  }
  Response make(const TestBox::Fields& fields) { return box.post(at("/documents/new/letter_decision"), &officer, fields); }
};

TEST_F(Decisions, SG_16_a_decision_carries_its_reasons_and_how_to_have_it_looked_at_again) {
  const std::string channel = safe_letter(true);
  EXPECT_TRUE(has(box.get(at("/documents/new/letter_decision"), &officer), "What was decided?"));
  TestBox::Fields without = decision(channel);
  without[3].second.clear();
  EXPECT_TRUE(has(make(without), "Give the reasons"));
  const Response made = make(decision(channel));
  ASSERT_EQ(made.status, 303) << made.body.substr(0, 3000);
  const std::string to = header_of(made, "Location");
  const Response paper = box.get(to + "/copy", &officer);
  ASSERT_EQ(paper.status, 200);
  const letters::PdfOnDisk pdf(paper.body);
  const std::string text = pdf.text();
  for (const char* words : {"Our decision", "Mill Lane", "greater", "If you do not agree", "Housing Ombudsman", "0300 111 3000"})
    EXPECT_NE(text.find(words), std::string::npos) << words << '\n' << text;
}
TEST_F(Decisions, SG_16_without_a_text_of_rights_no_decision_can_be_sent) {
  const std::string channel = safe_letter(true);
  const auto set = policy::load_policies(ROWAN_SOURCE_DIR "/policies");
  auto history = std::make_shared<PolicyHistory>();
  history->adopt(set->find("connexus-2023"), box.now - elapsed_days(30));
  box.desk.policies = history;
  const Response no = make(decision(channel));
  EXPECT_EQ(no.status, 200);
  EXPECT_TRUE(has(no, "No policy of this case says how to have a decision looked at again"));
  EXPECT_TRUE(has(no, "Mill Lane")) << "what was typed stays";
}
TEST_F(Decisions, SG_16_SG_2_it_goes_by_no_way_on_which_our_name_must_not_be_seen_and_says_not_what_it_is_about) {
  const std::string plain = safe_letter(false);
  EXPECT_TRUE(has(make(decision(plain)), "our name must not be seen by this way"));
  TestBox::Fields none = decision("0");
  EXPECT_EQ(make(none).status, 200) << "no safe way, no letter";
  TestBox::Fields telling = decision(safe_letter(true));
  telling[2].second = "We cannot help with the domestic abuse.";
  EXPECT_TRUE(has(make(telling), "Say it in another way"));
}

}  // namespace
}  // namespace rowan::web
