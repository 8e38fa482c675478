// The pages of the organisation and of what ties a case to it, over a whole site.
#include "web/pages/test_box.h"

#include <fstream>
#include <iterator>

#include "app/cases.h"
#include "app/housing_system.h"
#include "app/notices.h"
#include "app/organisation/organisation.h"
#include "app/organisation/supervision.h"
#include "app/search.h"
#include "app/worklist.h"

namespace rowan::web {
namespace {

struct OrganisationPages : ::testing::Test {
  TestBox box;
  TestBox::Person ann, carl, lead, auditor;

  void SetUp() override {
    ann = box.person("Ann", {"officer"});
    carl = box.person("Carl", {"manager"}, TestBox::north, true);
    lead = box.person("Lena", {"da_lead"}, TestBox::south);
    auditor = box.person("Ida", {"auditor"});
  }
  // A policy of our own, so that a test says what it rests on.
  void adopt(Policy policy) {
    policy.id = "test-pack";
    policy.version = "ab12";
    policy.layer = PolicyLayer::landlord;
    policy.title = "Policy on abuse";
    policy.landlord = "Northbrook Homes";
    policy.dates.effective = Date{2023, 4, 1};
    auto history = std::make_shared<PolicyHistory>();
    history->adopt(std::make_shared<const Policy>(std::move(policy)), box.now - elapsed_days(200));
    box.desk.policies = history;
  }
  Case case_of(const std::string& reference) {
    const auto entries = box.desk.store.read([&](store::Reader& reader) -> Result<std::vector<Entry>> {
      return reader.load(stream_of(*store::case_by_reference(reader, reference)), StreamKind::case_);
    });
    return fold_case(*entries);
  }
  void put(const std::string& reference, const TestBox::Person& who, const app::Decide& decide) {
    const auto done = app::act_on_case(box.desk, who.actor, reference, "test", decide);
    ASSERT_TRUE(done) << done.refusal().first().text;
  }
  static TestBox::Fields day(const std::string& name, int year, int month, int d) {
    return {{name + "-day", std::to_string(d)}, {name + "-month", std::to_string(month)}, {name + "-year", std::to_string(year)}};
  }
  static TestBox::Fields with(TestBox::Fields fields, const TestBox::Fields& more) {
    fields.insert(fields.end(), more.begin(), more.end());
    return fields;
  }
};

std::string id_of(StaffId id) { return std::to_string(id.value); }

TEST_F(OrganisationPages, NHG_12_a_duty_is_written_down_done_with_evidence_and_exported_when_overdue) {
  const auto fields =
      with({{"title", "Talk about signs of abuse"}, {"clause", "NHG-12"}, {"owner", id_of(auditor.id)}, {"months", "6"}, {"remind_days", "30"}},
           day("first_due", 2026, 11, 10));
  ASSERT_EQ(box.post("/organisation/duties/new", &carl, fields).status, 303);
  const Response list = box.get("/organisation/duties", &auditor);
  EXPECT_TRUE(has(list, "Talk about signs of abuse"));
  EXPECT_TRUE(has(list, "Overdue"));
  const Response csv = box.get("/organisation/duties.csv?state=overdue", &auditor);
  EXPECT_EQ(header_of(csv, "Content-Type"), "text/csv; charset=utf-8");
  EXPECT_TRUE(has(csv, "Talk about signs of abuse,NHG-12,Ida Okafor,6,2026-11-10,overdue"));
  const std::size_t at = list.body.find("/organisation/duties/", list.body.find("<tbody"));
  const std::string address = list.body.substr(at, list.body.find('"', at) - at);
  EXPECT_TRUE(has(box.post(address + "/done", &auditor, day("on", 2026, 11, 16)), "Say what was done"));
  ASSERT_EQ(
      box.post(address + "/done", &auditor, with({{"evidence", "Both teams on Monday"}, {"attachment", "A-17"}}, day("on", 2026, 11, 16))).status,
      303)
      << "its owner says so";
  EXPECT_FALSE(has(box.get("/organisation/duties.csv?state=overdue", &carl), "Talk about signs"));
  EXPECT_TRUE(has(box.get(address, &carl), "No, it was due on 10 November 2026")) << "late stays late";
}

TEST_F(OrganisationPages, NHG_12_who_does_not_keep_the_registers_changes_nothing) {
  for (const char* address : {"/organisation/duties", "/organisation/training", "/organisation/documents"}) {
    EXPECT_EQ(box.get(address, &ann).status, 404) << address;
    EXPECT_EQ(box.get(address, &auditor).status, 200) << address;
  }
  EXPECT_EQ(box.post("/organisation/duties/new", &auditor, {{"title", "x"}}).status, 404);
  EXPECT_EQ(box.get("/organisation", &ann).status, 200);
}

TEST_F(OrganisationPages, CX_0_4_a_missed_review_shows_in_the_register_and_nothing_stops) {
  Policy policy;
  policy.dates.review = Date{2026, 3, 31};
  adopt(policy);
  const Response list = box.get("/organisation/duties", &carl);
  EXPECT_TRUE(has(list, "Review the policy: Policy on abuse, Northbrook Homes"));
  EXPECT_TRUE(has(list, "Overdue"));
  EXPECT_NO_THROW(box.make_case("Danielle Marsh", ann.id));
}

Policy with_training(OnLapse lapse) {
  Policy policy;
  policy.training = {{"NHG-13", "Awareness", 12, {}, lapse}};
  return policy;
}

TEST_F(OrganisationPages, NHG_13_a_policy_that_blocks_gives_no_case_to_somebody_untrained) {
  adopt(with_training(OnLapse::block));
  const TestBox::Person bea = box.person("Bea", {"officer"});
  ASSERT_EQ(box.post("/organisation/training/new", &carl, with({{"staff", id_of(ann.id)}, {"course", "Awareness"}}, day("on", 2026, 1, 31))).status,
            303);
  const std::string reference = box.make_case("Danielle Marsh", ann.id);
  const Response refused =
      box.post("/cases/" + reference + "/allocate", &carl, {{"to", id_of(bea.id)}, {"reason", "Knows the estate"}, {"untrained", "yes"}});
  EXPECT_TRUE(has(refused, "The policy gives no case to them until it is done."));
  EXPECT_EQ(case_of(reference).lead, ann.id);
  EXPECT_TRUE(has(box.get("/organisation/training", &carl), "Never done"));
  ASSERT_EQ(box.post("/organisation/training/new", &carl, with({{"staff", id_of(bea.id)}, {"course", "Awareness"}}, day("on", 2026, 11, 1))).status,
            303);
  EXPECT_EQ(box.post("/cases/" + reference + "/allocate", &carl, {{"to", id_of(bea.id)}, {"reason", "Knows the estate"}}).status, 303);
  EXPECT_EQ(case_of(reference).lead, bea.id);
  EXPECT_THROW(box.make_case("Maria Hale", carl.id), std::runtime_error) << "nor does a case begin with somebody untrained";
}

TEST_F(OrganisationPages, NHG_13_a_policy_that_warns_asks_once_and_writes_it_down) {
  adopt(with_training(OnLapse::warn));
  const TestBox::Person bea = box.person("Bea", {"officer"});
  const std::string reference = box.make_case("Danielle Marsh", ann.id);
  const Response warned = box.post("/cases/" + reference + "/allocate", &carl, {{"to", id_of(bea.id)}, {"reason", "Knows the estate"}});
  EXPECT_TRUE(has(warned, "Bea Okafor has not done the training"));
  EXPECT_TRUE(has(warned, "They get the case all the same"));
  EXPECT_EQ(case_of(reference).lead, ann.id);
  ASSERT_EQ(
      box.post("/cases/" + reference + "/allocate", &carl, {{"to", id_of(bea.id)}, {"reason", "Knows the estate"}, {"untrained", "yes"}}).status,
      303);
  const Case c = case_of(reference);
  EXPECT_EQ(c.lead, bea.id);
  EXPECT_NE(std::get<Allocated>(c.lines.back().event).reason.find("has not done the training"), std::string::npos);
}

TEST_F(OrganisationPages, NHG_14_a_case_that_concerns_a_colleague_is_in_no_search_count_duplicate_or_notice_of_others) {
  Policy policy;
  policy.documents = {{"wellbeing-policy", "Wellbeing policy", "policy", {}, {}}};
  adopt(policy);
  TestBox::Person sam = box.person("Sam", {"officer"}, TestBox::south);
  TestBox::Person mo = box.person("Mona", {"manager"}, TestBox::south, true);
  const std::string reference = box.make_case("Danielle Marsh", ann.id);
  ASSERT_EQ(app::find_cases(box.desk, carl.actor, "Marsh", 10)->rows.size(), 1u) << "control: before, the manager finds it";
  const auto link = box.post("/cases/" + reference + "/staff-link", &ann, {{"who", id_of(sam.id)}, {"as", "perpetrator"}, {"text", "She told us"}});
  ASSERT_EQ(link.status, 303);
  people::PersonAsked same_name;
  same_name.name = "Danielle Marsh";
  for (const TestBox::Person* who : {&carl, &lead, &sam, &mo}) {
    EXPECT_TRUE(app::find_cases(box.desk, who->actor, "Marsh", 10)->rows.empty()) << who->user_name;
    EXPECT_TRUE(app::find_cases(box.desk, who->actor, reference, 10)->rows.empty()) << who->user_name;
    EXPECT_TRUE(app::cases_like(box.desk, who->actor, same_name, 10).empty()) << who->user_name << " is told of no duplicate";
    const auto list = app::worklist(box.desk, who->actor, {app::WorkView::team, app::DueFilter::any, false, {}, {}}, 0, 25);
    EXPECT_EQ(list->counts.team + list->counts.mine + list->counts.overdue, 0u) << who->user_name;
    EXPECT_EQ(box.get("/cases/" + reference, who).status, 403) << who->user_name;
    EXPECT_FALSE(has(box.get("/one-to-ones", who), reference)) << who->user_name;
    for (const store::Notice& notice : app::notices_for(box.desk, who->actor, 50))
      EXPECT_EQ(notice.text.find(reference), std::string::npos) << who->user_name;
  }
  EXPECT_FALSE(has(box.get("/organisation/training", &carl), reference));
  EXPECT_EQ(app::find_cases(box.desk, ann.actor, "Marsh", 10)->rows.size(), 1u) << "who is on it finds it";
  EXPECT_EQ(app::cases_like(box.desk, ann.actor, same_name, 10).size(), 1u);
  const Response own = box.get("/cases/" + reference, &ann);
  EXPECT_TRUE(has(own, "This case concerns a colleague."));
  EXPECT_TRUE(has(own, "Wellbeing policy")) << "the way to the other policy";
  EXPECT_FALSE(has(own, "<title>Sam"));
}

TEST_F(OrganisationPages, NHG_14_the_officer_in_the_line_hands_it_out_of_the_line_and_sees_it_no_more) {
  TestBox::Person bea = box.person("Bea", {"officer"});
  const std::string reference = box.make_case("Danielle Marsh", ann.id);
  const std::string address = "/cases/" + reference + "/staff-link";
  EXPECT_TRUE(
      has(box.post(address, &ann, {{"who", id_of(bea.id)}, {"as", "survivor"}, {"text", "She told us"}}), "Choose who has the case from now on"));
  const auto done = box.post(address, &ann, {{"who", id_of(bea.id)}, {"as", "survivor"}, {"text", "She told us"}, {"owner", id_of(lead.id)}});
  EXPECT_EQ(header_of(done, "Location"), "/cases");
  for (const TestBox::Person* who : {&ann, &bea, &carl}) EXPECT_EQ(box.get("/cases/" + reference, who).status, 403) << who->user_name;
  EXPECT_EQ(box.get("/cases/" + reference, &lead).status, 200);
  ASSERT_FALSE(app::notices_for(box.desk, lead.actor, 50).empty()) << "the new owner hears of it";
}

TEST_F(OrganisationPages, CX_5_1b_the_sheet_names_cases_by_handle_and_what_was_decided_goes_onto_each) {
  const std::string first = box.make_case("Danielle Marsh", ann.id), second = box.make_case("Maria Hale", ann.id);
  const std::string address = "/one-to-ones/" + id_of(ann.id);
  const Response sheet = box.get(address, &carl);
  ASSERT_EQ(sheet.status, 200);
  EXPECT_TRUE(has(sheet, first));
  EXPECT_TRUE(has(sheet, second));
  for (const char* name : {"Danielle", "Marsh", "Maria", "Hale"}) EXPECT_FALSE(has(sheet, name)) << name;
  EXPECT_TRUE(has(box.post(address, &carl, day("on", 2026, 11, 16)), "Write down what was decided"));
  ASSERT_EQ(box.post(address, &carl, with({{"decision-" + first, "Visit together on Thursday"}}, day("on", 2026, 11, 16))).status, 303);
  EXPECT_EQ(facts_of(case_of(first)).count("supervision.discussed"), 1);
  EXPECT_EQ(facts_of(case_of(second)).count("supervision.discussed"), 0) << "a case that was not spoken of stays open";
  EXPECT_TRUE(has(box.get("/cases/" + first, &ann), "Visit together on Thursday"));
  for (const TestBox::Person* who : {&ann, &auditor}) EXPECT_EQ(box.get(address, who).status, 404) << who->user_name;
  EXPECT_EQ(box.get("/one-to-ones/" + id_of(lead.id), &carl).status, 404) << "nobody whose cases he discusses";
}

TEST_F(OrganisationPages, CX_5_1b_a_case_a_manager_is_kept_from_is_on_another_supervisors_sheet_alone) {
  const std::string plain = box.make_case("Danielle Marsh", ann.id), kept = box.make_case("Maria Hale", ann.id);
  put(kept, ann, [&](const Seen& seen) { return bar(seen, carl.id, "His cousin"); });
  const auto carls = app::one_to_one_sheet(box.desk, carl.actor, ann.id);
  ASSERT_TRUE(carls);
  ASSERT_EQ(carls->cases.size(), 1u);
  EXPECT_EQ(carls->cases[0].reference, plain);
  EXPECT_FALSE(has(box.get("/one-to-ones", &carl), kept));
  const Response own = box.get("/one-to-ones", &ann);
  EXPECT_TRUE(has(own, "Nobody who may see it")) << "its owner sees that nobody discusses it";
  put(kept, ann, [&](const Seen& seen) { return grant_access(seen, lead.actor, "One-to-ones", {}); });
  const auto lenas = app::one_to_one_sheet(box.desk, lead.actor, ann.id);
  ASSERT_TRUE(lenas);
  ASSERT_EQ(lenas->cases.size(), 1u) << "only the one that its own manager cannot discuss";
  EXPECT_EQ(lenas->cases[0].reference, kept);
  EXPECT_FALSE(has(box.get("/one-to-ones", &ann), "Nobody who may see it"));
  // What is typed for a case of somebody else's sheet is refused with the whole form.
  const auto done = app::hold_one_to_one(box.desk, carl.actor, ann.id, {2026, 11, 16}, {{plain, "Go on"}, {kept, "Let me see"}}, "token-x");
  ASSERT_FALSE(done);
  EXPECT_EQ(facts_of(case_of(plain)).count("supervision.discussed"), 0) << "none is written when one is refused";
}

TEST_F(OrganisationPages, CX_5_1b_an_open_case_not_discussed_in_the_period_is_overdue_until_it_is) {
  Policy policy;
  DutyRule rule;
  rule.id = "one-to-one-check";
  rule.title = "Discuss the case at a one-to-one";
  rule.clause = "CX-5.1b";
  rule.start = {{find_fact("case.opened")->name, {}}};
  rule.stop = {{find_fact("supervision.discussed")->name, {}}};
  rule.clock = Clock{Clock::Kind::calendar_days, 28};
  policy.duties = {rule};
  adopt(policy);
  const std::string reference = box.make_case("Danielle Marsh", ann.id);
  EXPECT_EQ(app::supervision(box.desk, carl.actor)->front().overdue(), 0u);
  box.now = box.now + elapsed_days(29);
  carl = box.sign_in(carl.id);
  EXPECT_EQ(app::supervision(box.desk, carl.actor)->front().overdue(), 1u);
  EXPECT_TRUE(has(box.get("/one-to-ones", &carl), "1 overdue"));
  const auto today = civil(box.now).date;
  ASSERT_EQ(
      box.post("/one-to-ones/" + id_of(ann.id), &carl, with({{"decision-" + reference, "Go on"}}, day("on", today.year, today.month, today.day)))
          .status,
      303);
  EXPECT_EQ(app::supervision(box.desk, carl.actor)->front().overdue(), 0u);
}

TEST_F(OrganisationPages, CX_0_7_and_CX_5_4_an_unsettled_name_is_shown_until_somebody_says) {
  Policy policy;
  policy.documents = {{"procedure", "Domestic Abuse Procedure", "procedure", Date{2026, 1, 1}, {{"Domestic Violence Procedure", false}}}};
  adopt(policy);
  const Response first = box.get("/organisation/documents", &auditor);
  const std::size_t at = first.body.find("/organisation/documents/");
  const std::string address = first.body.substr(at, first.body.find('"', at) - at);
  EXPECT_TRUE(has(box.get("/organisation/documents", &auditor), "Not settled"));
  EXPECT_TRUE(has(box.get("/organisation/documents", &auditor), "Past its review"));
  EXPECT_EQ(box.post(address + "/alias", &auditor, {{"name", "Domestic Violence Procedure"}, {"same", "yes"}, {"reason", "x"}}).status, 404);
  EXPECT_TRUE(has(box.post(address + "/alias", &carl, {{"name", "Domestic Violence Procedure"}, {"same", "yes"}}), "Say how you know"));
  ASSERT_EQ(box.post(address + "/alias", &carl, {{"name", "Domestic Violence Procedure"}, {"same", "yes"}, {"reason", "Renamed in 2022"}}).status,
            303);
  const Response settled = box.get("/organisation/documents", &auditor);
  EXPECT_FALSE(has(settled, "Not settled"));
  EXPECT_TRUE(has(settled, "Carl Okafor, 16 November 2026"));
  ASSERT_EQ(box.post(address + "/note", &carl, with({{"location", "https://intranet.example/da"}}, day("review", 2027, 1, 1))).status, 303);
  EXPECT_FALSE(has(box.get("/organisation/documents", &auditor), "Past its review"));
}

struct AgencyPages : OrganisationPages {
  void SetUp() override {
    OrganisationPages::SetUp();
    box.now = *instant_from_iso("2026-12-01T10:30:00Z");
    ann = box.sign_in(ann.id);
    carl = box.sign_in(carl.id);
    std::ifstream in(ROWAN_SOURCE_DIR "/policies/agencies/uk.csv");
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    const auto made = app::import_agencies(box.desk, Actor{}, text);
    ASSERT_TRUE(made) << made.refusal().first().text;
    ASSERT_GT(made->added, 10u);
    const auto again = app::import_agencies(box.desk, Actor{}, text);
    EXPECT_EQ(again->added + again->updated, 0u) << "the same file again changes nothing";
  }
};

TEST_F(AgencyPages, NHG_27_the_directory_has_lines_for_everybody_and_flags_what_is_old) {
  const Response all = box.get("/agencies", &ann);
  for (const char* name : {"Men&#39;s Advice Line", "National LGBT+ Domestic Abuse Helpline", "Karma Nirvana", "Respect Phoneline"})
    EXPECT_TRUE(has(all, name) || has(all, "Men's Advice Line")) << name;
  EXPECT_TRUE(has(all, "Out of date"));
  EXPECT_FALSE(has(all, "Add an agency")) << "an officer keeps no directory";
  const Response honour = box.get("/agencies?area=england&for=honour_based", &ann);
  EXPECT_TRUE(has(honour, "Karma Nirvana"));
  EXPECT_FALSE(has(honour, "Respect Phoneline"));
  EXPECT_FALSE(has(honour, "Live Fear Free"));
  EXPECT_TRUE(has(box.get("/agencies", &carl), "Add an agency"));
}

TEST_F(AgencyPages, NHG_27_somebody_is_told_by_a_safe_way_only_and_which_is_on_the_case) {
  const std::string reference = box.make_case("Danielle Marsh", ann.id);
  const std::string address = "/cases/" + reference + "/agencies";
  const auto known = app::agencies(box.desk);
  const std::string karma = [&] {
    for (const auto& agency : known->agencies) if (agency.what.name == "Karma Nirvana") return std::to_string(agency.id);
    return std::string();
  }();
  Channel letter;
  letter.kind = ChannelKind::letter;
  letter.value = "4 Ash Row";
  letter.safety = ChannelSafety::approved;
  letter.approved_by = "Herself";
  letter.check_by = Date{2026, 12, 20};
  letter.purposes = {Purpose::appointment};
  put(reference, ann, [&](const Seen& seen) { return set_safe_contact(seen, letter, {}); });
  const std::string by_letter = std::to_string(case_of(reference).contact.channels.front().id);
  EXPECT_FALSE(has(box.get(address, &ann), "Respect Phoneline")) << "a line for people who harm";
  const Response refused = box.post(address, &ann, {{"agencies", karma}, {"channel", by_letter}, {"text", "Posted the leaflet"}});
  EXPECT_TRUE(has(refused, "They did not agree to be contacted that way about this."));
  EXPECT_EQ(facts_of(case_of(reference)).count("agencies.told"), 0);
  ASSERT_EQ(box.post(address, &ann, {{"agencies", karma}, {"channel", "them"}, {"text", "Read it out when she rang"}}).status, 303);
  const Case c = case_of(reference);
  EXPECT_EQ(facts_of(c).value("agencies.told"), "told");
  EXPECT_EQ(std::get<AgenciesTold>(c.lines.back().event).agencies.front().phone, "0800 5999 247");
  EXPECT_TRUE(has(box.get("/cases/" + reference, &ann), "Told of support agencies"));
}

TEST_F(AgencyPages, CX_2_3_a_yes_warns_on_the_case_with_the_helpline) {
  const std::string reference = box.make_case("Danielle Marsh", ann.id);
  EXPECT_FALSE(has(box.get("/cases/" + reference, &ann), "Nobody of the family or the community"));
  ASSERT_EQ(box.post("/cases/" + reference + "/special", &ann, {{"forced_marriage", "yes"}}).status, 303);
  const Response page = box.get("/cases/" + reference, &ann);
  EXPECT_TRUE(has(page, "Nobody of the family or the community carries a message or interprets."));
  EXPECT_TRUE(has(page, "whatever a score says"));
  EXPECT_TRUE(has(page, "020 7008 0151"));
  ASSERT_EQ(box.post("/cases/" + reference + "/further-perpetrator", &ann, {{"name", "An uncle"}, {"relation", "Uncle"}}).status, 303);
  ASSERT_EQ(box.post("/cases/" + reference + "/further-perpetrator", &ann, {{"name", "A cousin"}}).status, 303);
  EXPECT_EQ(case_of(reference).further_perpetrators.size(), 2u);
}

TEST_F(AgencyPages, CX_3_2f_a_talk_with_the_police_is_on_the_timeline_with_what_was_shared) {
  const std::string reference = box.make_case("Danielle Marsh", ann.id);
  const std::string address = "/cases/" + reference + "/liaison";
  EXPECT_TRUE(has(box.post(address, &ann, {{"agency", "police"}, {"name", "Wexcombe"}, {"text", "They will visit"}, {"shared", "yes"}}),
                  "Write it there first"));
  ASSERT_EQ(box.post(address, &ann, {{"agency", "police"}, {"name", "Wexcombe"}, {"text", "They will visit"}, {"shared", "no"}}).status, 303);
  EXPECT_EQ(facts_of(case_of(reference)).value("liaison.recorded"), "police");
  EXPECT_TRUE(has(box.get("/cases/" + reference, &ann), "Spoke with: Wexcombe"));
}

TEST_F(OrganisationPages, CX_5_1a_labels_that_wait_or_failed_stand_on_the_page_and_a_restricted_case_counts_only_for_who_sees_it) {
  box.adopt_policies();
  const auto line = [&](const TestBox::Person& who) {
    const Response page = box.get("/organisation", &who);
    const std::size_t at = page.body.find("Housing system</h2>");
    return at == std::string::npos ? std::string() : page.body.substr(at, 700);
  };
  const auto due = [&] { return app::labels_to_send(box.desk, 10).value(); };
  EXPECT_EQ(line(carl), "") << "nothing waits";
  const std::string one = box.make_case("Danielle Marsh", ann.id), two = box.make_case("Samina Iqbal", ann.id);
  EXPECT_NE(line(carl).find("2 labels wait to be sent. 0 could not be sent"), std::string::npos) << line(carl);
  for (int i = 0; i < 2; ++i) {
    for (const app::LabelToSend& label : due())
      if (label.reference == one) ASSERT_TRUE(app::label_failed(box.desk, label));
    box.now = box.now + minutes(2);
  }
  EXPECT_NE(line(carl).find("1 label waits to be sent. 1 could not be sent and is tried again."), std::string::npos) << line(carl);
  EXPECT_NE(line(carl).find(one + "</a>: failed 2 times, next try"), std::string::npos) << line(carl);
  EXPECT_NE(line(auditor).find("1 could not be sent"), std::string::npos);
  EXPECT_EQ(line(auditor).find(one), std::string::npos) << "an auditor is told how many, and of no case";
  EXPECT_EQ(line(ann), "") << "not for an officer";
  ASSERT_EQ(box.post("/cases/" + one + "/access/restrict", &ann, {{"on", "yes"}, {"restrict_reason", "A colleague's sister"}}).status, 303);
  EXPECT_NE(line(auditor).find("1 label waits to be sent. 0 could not be sent"), std::string::npos) << line(auditor);
  box.now = box.now + hours(1);
  for (const app::LabelToSend& label : due()) ASSERT_TRUE(app::label_sent(box.desk, label));
  EXPECT_EQ(app::label_status(box.desk)->labels.size(), 0U);
}

}  // namespace
}  // namespace rowan::web
