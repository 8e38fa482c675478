// Who reported it stays out of what goes outside; the sharing ledger taken out; documents when several are asked for at once.
#include <thread>

#include "base/reference.h"
#include "domain/disclosure.h"
#include "letters/testing/pdf.h"
#include "store/access_log.h"
#include "web/pages/test_box.h"

namespace rowan::web {
namespace {

using letters::PdfOnDisk;

struct DisclosureBox : ::testing::Test, TestBox {
  Person officer, manager, outsider;
  std::string ref;
  std::string at(const std::string& below) const { return "/cases/" + ref + below; }
  void SetUp() override {
    adopt_policies();
    officer = person("Priya", {"officer"});
    manager = person("Jo", {"manager"}, north, true);
    outsider = person("Sam", {"officer"}, south);
    ref = make_case("Amara Bell", officer.id);
    ReportReceived said;
    said.route = rowan::Route::neighbour;
    said.danger = Answer::no;
    said.handle = "Shouting upstairs";
    said.account = "I live below and hear him every night";
    said.reporter.name = "Joan Larkspur";
    said.reporter.contact = "07700 900333";
    said.team = north;
    const auto taken = app::take_report(desk, officer.actor, said, now, {});
    ASSERT_TRUE(taken);
    ASSERT_TRUE(app::attach_to_case(desk, officer.actor, taken->reference, ref, {}));
    ASSERT_EQ(post(at("/notes"), &officer, {{"text", "Ms Larkspur rang again"}}).status, 303);
    ASSERT_EQ(post(at("/notes"), &officer, {{"text", "The door was kicked in"}}).status, 303);
  }
  Fields chronology(const char* audience) const {
    return {{"audience", audience}, {"recipient", "Wexcombe office"}, {"other_side", "no"}, {"purpose", "Asked for"}, {"about", "everyone"}};
  }
  std::string made(const Fields& fields) {
    const Response r = post(at("/documents/new/chronology"), &officer, fields);
    EXPECT_EQ(r.status, 303) << r.body;
    const std::string to = header_of(r, "Location");
    return to.substr(to.rfind('/') + 1);
  }
  Response copy(const std::string& number, const Person& who) { return get(at("/documents/" + number + "/copy"), &who); }
  std::int64_t seq_of(const std::string& words) {
    const auto opened = app::view_case(desk, officer.actor, ref);
    for (const CaseLine& line : opened->get().lines) if (text_of(line).value_or("").find(words) != std::string::npos) return line.seq;
    return 0;
  }
  Fields shared() const {
    return {{"agency", "Wexcombe police"}, {"method", "phone"}, {"what", "=HYPERLINK(\"http://x\")"}, {"why", "They look for him"}, {"least", "Only the date"}, {"consent", "refused"}, {"told", "yes"},
            {"risk", "He said that he would kill her"}, {"basis", "recognised_safeguarding"}, {"special", "none"}, {"condition", "none"}};
  }
};
using ReporterClauses = DisclosureBox;
using LedgerClauses = DisclosureBox;
using DocumentQueue = DisclosureBox;

TEST_F(ReporterClauses, NHG_15_NoCopyForSomebodyOutsideSaysWhoReportedItAndThePageSaysWhatStaysOut) {
  for (const char* audience : {"agency", "ombudsman", "court"}) {
    Fields look = chronology(audience);
    look.emplace_back("look", "yes");
    const Response preview = post(at("/documents/new/chronology"), &officer, look);
    EXPECT_EQ(preview.status, 200);
    EXPECT_TRUE(has(preview, "What stays out")) << audience;
    EXPECT_TRUE(has(preview, "These may say who reported it: read each"));
    EXPECT_TRUE(has(preview, "Ms Larkspur rang again")) << "whoever checks reads the words";
    EXPECT_TRUE(has(preview, "name=\"cleared\""));
    EXPECT_TRUE(has(preview, "value=\"Wexcombe office\"")) << "what was typed stays";
    const std::string number = made(chronology(audience));
    const PdfOnDisk pdf(copy(number, officer).body);
    const std::string all = pdf.text() + pdf.tagged_text();
    for (const char* tells : {"Larkspur", "Joan", "900333", "I live below", "A neighbour"}) EXPECT_EQ(all.find(tells), std::string::npos) << audience << tells;
    EXPECT_NE(all.find("kicked in"), std::string::npos);
    EXPECT_TRUE(has(get(at("/documents/" + number), &officer), "Its words stay out"));
  }
}
TEST_F(ReporterClauses, NHG_15_WhatAPersonLetsInAfterReadingItNeedsASecondPersonToo) {
  Fields fields = chronology("ombudsman");
  fields.emplace_back("cleared", std::to_string(seq_of("rang again")));
  fields.emplace_back("cleared", std::to_string(seq_of("kicked in")));  // says nothing about anybody: not kept as one let in
  const std::string number = made(fields);
  const auto opened = app::view_case(desk, officer.actor, ref);
  EXPECT_EQ(document_of(opened->get(), std::stoll(number))->made.cleared, (std::vector<std::int64_t>{seq_of("rang again")}));
  EXPECT_NE(copy(number, officer).status, 200);
  EXPECT_TRUE(has(get(at("/documents/" + number), &officer), "This holds entries that may say who reported it."));
  const std::string path = "/documents/" + number, version = document_of(opened->get(), std::stoll(number))->made.sha256;
  ASSERT_TRUE(post(at(path + "/read"), &officer, {}).body.starts_with("%PDF"));
  ASSERT_TRUE(post(at(path + "/read"), &manager, {}).body.starts_with("%PDF"));
  ASSERT_EQ(post(at(path + "/release"), &manager, {{"version", version}, {"approved", "yes"}, {"reason", "She agreed to be named"}}).status, 303);
  const std::string text = PdfOnDisk(copy(number, officer).body).text();
  EXPECT_NE(text.find("rang again"), std::string::npos);
  EXPECT_EQ(text.find("I live below"), std::string::npos) << "the account was not let in";
}
TEST_F(ReporterClauses, NHG_15_OnlyAnOrderOfACourtAndOnlyForTheCourt) {
  Fields order = chronology("agency");
  order.emplace_back("reporter_order", "ZZ26F00417");
  EXPECT_TRUE(has(post(at("/documents/new/chronology"), &officer, order), "An agency needs what happened, and not who reported it"));
  order[0].second = "court";
  const std::string number = made(order);
  EXPECT_NE(copy(number, officer).status, 200) << "two people read it first";
  const Response read = post(at("/documents/" + number + "/read"), &manager, {});
  EXPECT_NE(PdfOnDisk(read.body).text().find("Ms Larkspur rang again"), std::string::npos);
  EXPECT_TRUE(has(get(at("/documents/" + number), &officer), "ZZ26F00417"));
}
TEST_F(ReporterClauses, NHG_15_AReferralToAnAgencyDoesNotNameThemEither) {
  const Fields fields{{"recipient", "Wexcombe refuge"}, {"other_side", "no"}, {"asked", "Ring her"}, {"purpose", "Referral"}};
  for (const char* text : {"Mrs Larkspur is worried", "ring 07700 900 333"}) {
    Fields typed = fields;
    typed.emplace_back("text", text);
    EXPECT_TRUE(has(post(at("/documents/new/referral"), &officer, typed), "names somebody who reported it")) << text;
  }
  ASSERT_EQ(post(at("/household"), &officer, {{"children", "yes"}, {"adults", "no"}, {"members", "Tobias, 7; Joan Larkspur looks after him"}}).status, 303);
  Fields part = fields;
  part.emplace_back("text", "She needs a place");
  part.emplace_back("parts", "household");
  EXPECT_TRUE(has(post(at("/documents/new/referral"), &officer, part), "names somebody who reported it"));
}

TEST_F(LedgerClauses, CX_5_3_TheLedgerIsTakenOutByThoseOnTheCaseAndEachTimeIsWrittenDown) {
  ASSERT_EQ(post(at("/sharing/new"), &officer, shared()).status, 303);
  EXPECT_TRUE(has(get(at("/sharing"), &officer), "as a table (CSV)"));
  EXPECT_FALSE(has(get(at("/sharing"), &officer), "Every case that you may see"));
  const Response table = get(at("/sharing/csv"), &officer), json = get(at("/sharing/json"), &officer);
  EXPECT_EQ(header_of(table, "Content-Type"), "text/csv; charset=utf-8");
  EXPECT_EQ(header_of(table, "Content-Disposition"), "attachment; filename=\"list.csv\"") << "the name of a file says nothing";
  EXPECT_EQ(header_of(table, "Cache-Control"), "no-store");
  EXPECT_TRUE(has(table, "'=HYPERLINK")) << "nothing that a spreadsheet would run: " << table.body;
  EXPECT_FALSE(has(table, ",=HYPERLINK"));
  EXPECT_FALSE(has(table, "\"=HYPERLINK"));
  EXPECT_TRUE(has(json, "\"agency\":\"Wexcombe police\""));
  const auto looks = store.read([&](store::Reader& r) { return store::looked_by(r, officer.id, 0, 20); });
  EXPECT_EQ(std::count_if(looks.begin(), looks.end(), [](const auto& look) { return look.access.act == "sharing.exported"; }), 2);
  EXPECT_TRUE(has(get(at("/access"), &officer), "Took the sharing ledger out as a file"));
}
TEST_F(LedgerClauses, CX_5_2_NobodyTakesOutMoreThanTheyMaySee) {
  ASSERT_EQ(post(at("/sharing/new"), &officer, shared()).status, 303);
  const std::string mine = ref;
  const Person south_lead = person("Kim", {"manager"}, south, true);
  EXPECT_EQ(get(at("/sharing/csv"), &outsider).status, get("/cases/" + case_reference(4999) + "/sharing/csv", &outsider).status) << "not there and not theirs are one answer";
  EXPECT_FALSE(has(get(at("/sharing/csv"), &outsider), "Wexcombe"));
  EXPECT_EQ(get("/sharing/csv", &officer).status, 404) << "the ledger of all cases is for managers";
  const Response all = get("/sharing/csv", &manager), none = get("/sharing/csv", &south_lead);
  EXPECT_TRUE(has(all, "Wexcombe police"));
  EXPECT_TRUE(has(all, mine));
  EXPECT_EQ(none.status, 200);
  EXPECT_FALSE(has(none, "Wexcombe"));
  EXPECT_EQ(count_of(none.body, "\r\n"), 1U) << "headings alone";
  // The look is on the case, for those on it to see.
  EXPECT_TRUE(has(get(at("/access"), &officer), "Jo Okafor"));
}

TEST_F(DocumentQueue, OfSeveralAtOnceSomeAreMadeAndTheRestAreToldToComeBackWithTheirWordsKept) {
  site = std::make_unique<Site>(desk, SiteOptions{.policy_folder = ROWAN_SOURCE_DIR "/policies", .documents_waiting = 1});
  constexpr int several = 6;
  std::vector<Request> requests;
  for (int i = 0; i < several; ++i) {
    Request r = request(Method::post, at("/documents/new/chronology"), &officer);
    r.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
    r.body = "_token=" + percent_encode(make_form_token(desk.store, officer.secret)) + "&audience=internal&purpose=Kept%20words&about=everyone";
    requests.push_back(std::move(r));
  }
  std::vector<Response> answers(several);
  {
    std::vector<std::jthread> all;
    for (int i = 0; i < several; ++i) all.emplace_back([&, i] { answers[static_cast<std::size_t>(i)] = answer(*site, requests[static_cast<std::size_t>(i)]); });
  }
  int busy = 0, made_well = 0;
  for (const Response& r : answers) {
    if (r.status == 503) {
      ++busy;
      EXPECT_EQ(header_of(r, "Retry-After"), "10");
      EXPECT_TRUE(has(r, "Several documents are being made at this moment"));
      EXPECT_TRUE(has(r, "value=\"Kept words\""));
    } else {
      made_well += r.status == 303;
    }
  }
  EXPECT_GE(busy, 1);
  EXPECT_GE(made_well, 1);
  EXPECT_EQ(post(at("/documents/new/chronology"), &officer, {{"audience", "internal"}, {"purpose", "x"}, {"about", "everyone"}}).status, 303) << "a moment later it will do";
}

}  // namespace
}  // namespace rowan::web
