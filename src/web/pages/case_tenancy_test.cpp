// The tenancy as an answer: from the register, corrected on the page, and what hangs on it (CX-4.4, CX-1.1, NHG-26, CX-4.12a, CX-4.5).
#include "app/cases.h"
#include "app/register.h"
#include "domain/people/home.h"
#include "domain/people/person.h"
#include "web/pages/test_box.h"

namespace rowan::web {
namespace {

struct TenancyPages : testing::Test, TestBox {
  Person officer, manager;
  std::string ref;
  PersonId survivor, other_tenant;
  HomeId home;

  void SetUp() override {
    adopt_policies();
    officer = person("amira", {"officer"});
    manager = person("sam", {"manager"}, north, true);
    ref = make_case("Danielle Marsh", officer.id);
  }
  std::string at(const std::string& below) const { return "/cases/" + ref + below; }
  std::string done(const std::string& below, const Fields& fields) {
    const Response r = post(at(below), &officer, fields);
    EXPECT_EQ(r.status, 303) << below << r.body.substr(r.body.find("error-summary") == std::string::npos ? 0 : r.body.find("error-summary"), 1500);
    return header_of(r, "Location");
  }
  const Case& opened() { return *(kept = app::view_case(desk, manager.actor, ref)->kept); }
  std::shared_ptr<const Case> kept;
  std::string fact(std::string_view name) { return std::string(facts_of(opened()).value(name).value_or("(none)")); }
  std::optional<DutyState> duty(std::string_view rule) {
    for (const Duty& each : app::duties_of(desk, opened(), now))
      if (each.rule == rule) return each.state;
    return {};
  }

  template <class Id>
  Id put(StreamKind kind, const NewEntries& entries) {
    Id id;
    const auto written = desk.store.write([&](store::Tx& tx) -> Result<void> {
      const StreamId stream = tx.create_stream(kind);
      id = Id{stream.value};
      const auto appended = tx.append(stream, 0, entries, officer.id, now);
      return appended ? Result<void>{} : appended.refusal();
    });
    EXPECT_TRUE(written);
    return id;
  }
  PersonId in_register(const char* given, const char* family) {
    people::PersonDetails details;
    details.given = given;
    details.family = family;
    return put<PersonId>(StreamKind::person, {new_entry(people::PersonRecorded{details}, now)});
  }
  // A home of the register, let to her alone or to both, and a case opened from it.
  void open_from_register(people::TenancyKind kind, const std::string& tenure, people::Nation nation = people::Nation::unknown) {
    survivor = in_register("Danielle", "Marsh");
    other_tenant = in_register("Craig", "Marsh");
    people::HomeDetails details;
    details.address_lines = {"4 Ash Row", "Wexcombe"};
    details.postcode = "ZZ1 1AA";
    details.nation = nation;
    people::Tenancy tenancy;
    tenancy.reference = "T-1";
    tenancy.tenure = tenure;
    tenancy.kind = kind;
    tenancy.tenants = {survivor};
    if (kind == people::TenancyKind::joint) tenancy.tenants.push_back(other_tenant);
    home = put<HomeId>(StreamKind::home, {new_entry(people::HomeRecorded{details}, now), new_entry(people::TenancyRecorded{tenancy}, now)});
    ReportReceived said;
    said.route = rowan::Route::survivor;
    said.danger = Answer::no;
    said.handle = said.survivor.name = "Danielle Marsh";
    said.account = "She told us at the desk.";
    said.team = north;
    const auto taken = app::take_report(desk, officer.actor, said, now, {});
    ASSERT_TRUE(taken);
    app::OpenChoice choice;
    choice.person = survivor;
    choice.home = home;
    choice.lead = officer.id;
    choice.team = north;
    const auto made = app::open_from_report(desk, officer.actor, taken->reference, choice, "register" + std::to_string(++token_number));
    ASSERT_TRUE(made) << made.refusal().first().text;
    ref = *made;
  }
  void say_joint_tenant(const char* answer, const char* lives = "yes") {
    done("/perpetrator", {{"given", "named"}, {"name", "Craig Marsh"}, {"lives_there", lives}, {"joint_tenant", answer}});
  }
  static Fields portal(const char* why = "") {
    return {{"safety", "approved"}, {"kind", "portal"}, {"approved_by", "Herself"}, {"check_by-day", "30"}, {"check_by-month", "11"}, {"check_by-year", "2026"}, {"despite_joint_tenant", why}};
  }
  // What a direct let needs besides the tenancy.
  void support_a_direct_let() {
    done("/records/safety-measures", {{"value", "no"}, {"text", "She does not want to stay"}});
    done("/records/direct-let-support", {{"value", "police"}, {"text", "They support it"}, {"grounds", "significant_risk"}, {"stated_on-day", "14"}, {"stated_on-month", "11"}, {"stated_on-year", "2026"}});
  }
};

const TestBox::Fields a_yes{{"value", "yes"}, {"text", "She is at significant risk"}, {"wish", "agreed"}};

TEST_F(TenancyPages, CX_4_4_a_joint_tenant_by_the_register_reads_of_other_options_and_a_sole_one_of_a_decision) {
  open_from_register(people::TenancyKind::joint, "social-rent");
  EXPECT_EQ(fact("tenancy.kind"), "joint");
  EXPECT_EQ(fact("tenure"), "general_needs");
  support_a_direct_let();
  Response form = get(at("/records/direct-let"), &officer);
  EXPECT_TRUE(has(form, "Not available under this clause (connexus-2023 CX-4.4). Other options"));
  EXPECT_EQ(post(at("/records/direct-let"), &officer, a_yes).status, 200);

  open_from_register(people::TenancyKind::sole, "social-rent");
  EXPECT_TRUE(has(get(at("/records/direct-let"), &officer), "it waits for what is missing below, and is not dropped")) << "no support yet";
  EXPECT_EQ(post(at("/records/direct-let"), &officer, a_yes).status, 200);
  support_a_direct_let();
  form = get(at("/records/direct-let"), &officer);
  EXPECT_TRUE(has(form, "They are owed a yes or a no, with the reason"));
  done("/records/direct-let", a_yes);
}
TEST_F(TenancyPages, CX_4_4_for_somebody_typed_in_by_hand_the_page_says_how_the_home_is_held) {
  support_a_direct_let();
  EXPECT_TRUE(has(get(at("/records/direct-let"), &officer), "is not dropped")) << "nobody knows who holds the home";
  EXPECT_TRUE(has(get(at("/people"), &officer), "/tenancy"));
  EXPECT_TRUE(has(post(at("/tenancy"), &officer, {{"held", "joint"}}), "Say who told us"));
  EXPECT_TRUE(has(post(at("/tenancy"), &officer, {{"told_by", "Danielle"}}), "Choose how the home is held"));
  done("/tenancy", {{"held", "joint"}, {"tenure", "affordable_rent"}, {"told_by", "Danielle, by phone"}, {"text", "With Craig since 2019"}});
  EXPECT_TRUE(has(get(at("/records/direct-let"), &officer), "Not available under this clause"));
  EXPECT_EQ(post(at("/records/direct-let"), &officer, a_yes).status, 200);
  done("/tenancy", {{"held", "sole"}, {"told_by", "The tenancy agreement"}, {"text", "He signed it over in October"}});
  EXPECT_EQ(fact("tenancy.kind"), "sole");
  EXPECT_EQ(fact("tenure"), "affordable_rent") << "what is not asked again keeps its answer";
  const Response people = get(at("/people"), &officer);
  EXPECT_TRUE(has(people, "Theirs alone, affordable rent"));
  EXPECT_TRUE(has(people, "Told by The tenancy agreement"));
  EXPECT_TRUE(has(people, "Sole tenant")) << "in the bar over the case";
  for (const std::string& page : {at("/tenancy"), at("/timeline")})
    for (const char* words : {"With Craig since 2019", "He signed it over in October", "Theirs together with somebody"})
      EXPECT_TRUE(has(get(page, &officer), words)) << page << words;
  done("/records/direct-let", a_yes);
}
TEST_F(TenancyPages, CX_4_4_what_the_register_says_can_be_corrected_and_a_difference_is_shown) {
  open_from_register(people::TenancyKind::joint, "HMO-3");
  const Response form = get(at("/tenancy"), &officer);
  EXPECT_TRUE(has(form, "The housing register says today: Theirs together with somebody, hmo 3"));
  EXPECT_TRUE(has(form, "from the housing register"));
  EXPECT_TRUE(has(get(at(""), &officer), "Joint tenant"));
  done("/tenancy", {{"held", "sole"}, {"tenure", "hmo_3"}, {"told_by", "Danielle"}, {"text", "She holds it alone"}});
  const Response people = get(at("/people"), &officer);
  EXPECT_TRUE(has(people, "The housing register says otherwise: theirs together with somebody"));
  EXPECT_FALSE(has(people, "Joint tenant</li>"));
  EXPECT_EQ(fact("tenancy.kind"), "sole");
  say_joint_tenant("yes");
  EXPECT_TRUE(has(post(at("/tenancy"), &officer, {{"held", "sole"}, {"told_by", "Danielle"}}), "stands on record as a tenant there too"));
}
TEST_F(TenancyPages, CX_1_1_a_policy_for_some_tenures_says_yes_no_or_not_known_on_the_page) {
  const auto set = policy::load_policies(ROWAN_SOURCE_DIR "/policies");
  Policy own = *set->find("connexus-2023");
  own.version = "of this test";
  own.scope = ScopeRule{"X-1", {"general_needs", "supported"}, {}, {}, {}, {}, {}};
  auto history = std::make_shared<PolicyHistory>();
  history->adopt(std::make_shared<const Policy>(std::move(own)), now - elapsed_days(30));
  desk.policies = history;
  open_from_register(people::TenancyKind::sole, "");
  const auto says = [&](const char* words) { return has(get(at("/definition"), &officer), std::string(words) + " somebody who lives in a home of ours"); };
  EXPECT_TRUE(says("does not say whether it speaks for")) << "no tenure is known";
  const std::pair<const char*, const char*> answers[] = {{"general_needs", "The policy speaks for"}, {"supported", "The policy speaks for"},
                                                         {"leasehold", "do not reach"}, {"shared_ownership", "do not reach"},
                                                         {"none", "do not reach"}, {"unknown", "does not say whether it speaks for"}};
  for (const auto& [tenure, words] : answers) {
    done("/tenancy", {{"held", "sole"}, {"tenure", tenure}, {"told_by", "Danielle"}});
    EXPECT_EQ(fact("tenure"), tenure);
    EXPECT_TRUE(says(words)) << tenure;
  }
}

// ---- NHG-26

TEST_F(TenancyPages, NHG_26_the_register_proposes_a_joint_tenant_and_decides_nothing) {
  open_from_register(people::TenancyKind::joint, "social-rent");
  EXPECT_TRUE(has(get(at("/perpetrator"), &officer), "The housing register names Craig Marsh as joint tenant of this home. Say whether one of them"));
  done("/perpetrator", {{"given", "named"}, {"name", "craig marsh"}});
  EXPECT_TRUE(has(get(at("/perpetrator"), &officer), "That is the name of the other person"));
  EXPECT_TRUE(has(get(at("/people"), &officer), "The housing register names Craig Marsh as joint tenant"));
  EXPECT_EQ(fact("perpetrator.joint_tenant"), "(none)") << "a person says it";
  say_joint_tenant("yes");
  EXPECT_FALSE(has(get(at("/perpetrator"), &officer), "The housing register names"));
  open_from_register(people::TenancyKind::sole, "social-rent");
  EXPECT_FALSE(has(get(at("/perpetrator"), &officer), "The housing register names"));
}
TEST_F(TenancyPages, NHG_26_the_portal_of_a_joint_tenant_is_refused_and_only_a_manager_passes_it_with_a_reason) {
  open_from_register(people::TenancyKind::sole, "social-rent");
  done("/safe-contact/new", portal());
  EXPECT_TRUE(opened().contact.known());
  say_joint_tenant("yes");
  EXPECT_FALSE(opened().contact.known()) << "approved before it was known, and shut now";
  EXPECT_TRUE(has(get(at("/safe-contact"), &officer), "no longer safe: the other person holds the home too"));
  EXPECT_TRUE(has(get(at(""), &officer), "Not known yet"));
  const Response officers = post(at("/safe-contact/new"), &officer, portal("I think it is fine"));
  EXPECT_EQ(officers.status, 200);
  EXPECT_TRUE(has(officers, "The other person holds the home too: they may see what the tenants’ portal shows"));
  EXPECT_FALSE(has(officers, "name=\"despite_joint_tenant\"")) << "not for an officer to pass";
  Fields letter = portal();
  letter[1].second = "letter";
  letter.push_back({"value", "4 Ash Row, Wexcombe ZZ1 1AA"});
  EXPECT_TRUE(has(post(at("/safe-contact/new"), &officer, letter), "the home they share"));
  letter.back().second = "c/o 12 Elm Close, ZZ3 4CD";
  done("/safe-contact/new", letter);
  const Response managers = post(at("/safe-contact/new"), &manager, portal());
  EXPECT_TRUE(has(managers, "name=\"despite_joint_tenant\""));
  EXPECT_EQ(post(at("/safe-contact/new"), &manager, portal("The account is hers alone since today")).status, 303);
  EXPECT_TRUE(has(get(at("/timeline"), &officer), "The account is hers alone since today"));
}
TEST_F(TenancyPages, NHG_26_a_joint_tenant_asks_for_the_four_points_until_each_is_answered) {
  const auto set = policy::load_policies(ROWAN_SOURCE_DIR "/policies");
  auto history = std::make_shared<PolicyHistory>();
  history->adopt(set->find("notting-hill-genesis-2019"), now - elapsed_days(30));
  desk.policies = history;
  ref = make_case("Danielle Marsh", officer.id);
  say_joint_tenant("unknown");
  EXPECT_FALSE(duty("joint-tenant-safeguards"));
  say_joint_tenant("yes");
  EXPECT_EQ(duty("joint-tenant-safeguards"), DutyState::no_target_open);
  EXPECT_TRUE(has(get(at("/tasks"), &officer), "Make the portal, letters, keys and rent account safe from a joint tenant"));
  Fields four{{"value", "settled"}, {"portal", "done"}, {"portal_done", "Her own account"}, {"letters", "done"}, {"letters_done", "Held by us"},
              {"keys", "open"}, {"keys_done", "Ask her which keys he has"}, {"rent_account", "none"}};
  EXPECT_TRUE(has(post(at("/records/joint-tenant"), &officer, four), "Keys and locks: this is still open"));
  four[0].second = "open";
  four.insert(four.end(), {{"again_on-day", "20"}, {"again_on-month", "11"}, {"again_on-year", "2026"}});
  const std::string page = done("/records/joint-tenant", four);
  EXPECT_EQ(duty("joint-tenant-safeguards"), DutyState::no_target_open) << "not while one is open";
  EXPECT_TRUE(has(get(at("/tasks"), &officer), "Look again at what reaches a joint tenant"));
  four[0].second = "settled";
  four[5].second = "done";
  done(page.substr(at("").size()) + "/next/joint-tenant-again", four);
  EXPECT_EQ(duty("joint-tenant-safeguards"), DutyState::met);
  EXPECT_TRUE(has(get(page, &officer), "Ask her which keys he has"));
}

// ---- CX-4.12a, CX-4.5

TEST_F(TenancyPages, CX_4_12a_a_no_that_the_case_speaks_against_needs_the_account_and_the_address) {
  open_from_register(people::TenancyKind::joint, "social-rent");
  say_joint_tenant("yes");
  const std::string page = done("/records/damage", {{"where", "Front door"}, {"shown_by", "She saw him"}, {"text", "Kicked in"}, {"seen_on-day", "16"}, {"seen_on-month", "11"}, {"seen_on-year", "2026"}});
  Fields charge{{"value", "raised"}, {"charged_to", "perpetrator"}, {"shared", "no"}, {"survivor_there", "no"}, {"safety", "safe"}, {"safety_why", "He is away"}, {"amount", "420"}};
  const Response refused = post(page + "/next/damage-charge", &officer, charge);
  EXPECT_EQ(refused.status, 200);
  EXPECT_TRUE(has(refused, "Write which account is charged"));
  EXPECT_TRUE(has(refused, "Write where the letter goes"));
  charge.insert(charge.end(), {{"which_account", "One of his own, opened for this"}, {"sent_where", "His mother’s, 12 Elm Close, ZZ3 4CD"}});
  done(page.substr(at("").size()) + "/next/damage-charge", charge);
  EXPECT_TRUE(has(get(page, &officer), "One of his own, opened for this"));
}
TEST_F(TenancyPages, CX_4_5_a_case_in_scotland_lists_no_law_of_england_and_an_unknown_nation_warns) {
  open_from_register(people::TenancyKind::sole, "social-rent", people::Nation::scotland);
  Response list = get(at("/legal-routes"), &officer);
  for (const char* words : {"Ground 14A", "Occupation order", "Grounds for possession"}) EXPECT_FALSE(has(list, words)) << words;
  EXPECT_TRUE(has(list, "The home is in Scotland. This list holds no law of that nation"));
  open_from_register(people::TenancyKind::sole, "social-rent", people::Nation::wales);
  list = get(at("/legal-routes"), &officer);
  EXPECT_FALSE(has(list, "Ground 14A"));
  EXPECT_TRUE(has(list, "Occupation order"));
  EXPECT_TRUE(has(list, "Law in England and Wales"));
  open_from_register(people::TenancyKind::sole, "social-rent", people::Nation::england);
  list = get(at("/legal-routes"), &officer);
  EXPECT_TRUE(has(list, "Ground 14A"));
  EXPECT_FALSE(has(list, "It is not on record in which nation"));
  // The register does not say it. A landlord of one nation has its homes there; without one nobody knows.
  open_from_register(people::TenancyKind::sole, "social-rent");
  EXPECT_FALSE(has(get(at("/legal-routes"), &officer), "It is not on record in which nation"));
  const auto of_england = std::exchange(desk.policies, nullptr);
  open_from_register(people::TenancyKind::sole, "social-rent");
  desk.policies = of_england;
  list = get(at("/legal-routes"), &officer);
  EXPECT_TRUE(has(list, "Ground 14A"));
  EXPECT_TRUE(has(list, "It is not on record in which nation the home is"));
  EXPECT_TRUE(has(list, ". Law in England. In force since"));
}

}  // namespace
}  // namespace rowan::web
