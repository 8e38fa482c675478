#pragma once
// For tests: a landlord with two policies' worth of screening, six homes, a few people who live there, and staff.
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "app/accounts.h"
#include "app/people/import.h"
#include "app/people/known_load.h"
#include "app/screening/asks.h"
#include "app/screening/import.h"
#include "app/screening/prompts.h"
#include "app/screening/rules.h"
#include "app/screening/state.h"
#include "policy/load.h"
#include "store/test_store.h"

namespace rowan::app::testing {

struct TestLandlord {
  Instant now = *instant_from_iso("2026-11-16T10:00:00Z");
  store::TestStore store;
  Desk desk{.store = *store.store,
            .clock = [this] { return now; },
            .landlord = {.name = "Northbrook Homes", .duty_lead = "Jo Reid", .teams = {{TeamId{7}, "North"}}},
            .policies = {},
            .passwords = security::Passwords({.memory_bytes = 64 * 1024, .passes = 1})};
  Actor lead, second, officer, manager, colleague, operative;
  int token_number = 0;

  TestLandlord() {
    homes();
    adopt();
    lead = add("Lena", {"da_lead"});
    second = add("Sana", {"safeguarding_lead"});
    officer = add("Olu", {"officer"});
    manager = add("Morag", {"manager"}, true);
    colleague = add("Cole", {"colleague"});
    operative = add("Opie", {"contractor"});
  }

  Actor add(const std::string& name, std::vector<std::string> roles, bool manages = false) {
    StaffDetails details;
    details.user_name = "user." + name;
    details.name = name + " Okafor";
    details.roles = std::move(roles);
    details.team = TeamId{7};
    details.manages_team = manages;
    const auto made = add_staff(desk, Actor{}, details, "seven wet paper kites");
    if (!made) throw std::runtime_error(made.refusal().first().text);
    return desk.staff.find(made->id)->actor;
  }
  void adopt() {
    const auto set = policy::load_policies(ROWAN_SOURCE_DIR "/policies");
    if (!set) throw std::runtime_error(set.refusal().first().text);
    auto history = policy::start_history(*set, "connexus-2023", now - elapsed_days(400));
    if (!history) throw std::runtime_error(history.refusal().first().text);
    desk.policies = std::make_shared<const PolicyHistory>(std::move(*history));
  }
  // The same policies with the landlord's screening changed.
  void change(const std::function<void(ScreeningPolicy&)>& how) {
    PolicyHistory history;
    for (const PolicyVersion& version : desk.policies->versions()) {
      Policy copy = *version.policy;
      if (copy.screening) how(*copy.screening);
      history.adopt(std::make_shared<const Policy>(std::move(copy)), version.adopted);
    }
    desk.policies = std::make_shared<const PolicyHistory>(std::move(history));
  }

  void homes() {
    people::ImportFiles files;
    std::string property = "property_id,uprn,uprn_source,address_line_1,address_line_2,postcode,tenure,nation,area,owner\n", tenancy = "tenancy_reference,property_id,person_id,tenure,start_date,end_date,kind\n",
                person = "person_id,given_name,family_name\n";
    for (int i = 1; i <= 6; ++i) {
      const std::string n = std::to_string(i);
      property += "H-" + n + ",9999000000" + n + ",demo," + (i <= 2 ? "Flat " + n + " Ash House" : n + " Elm Row") + ",Wexcombe,ZZ1 1A" + static_cast<char>('A' + (i <= 2 ? 0 : i)) + ",social-rent,england,WEX,OWN\n";
      person += "P-" + n + ",Given" + n + ",Family" + n + "\n";
      tenancy += "T-" + n + ",H-" + n + ",P-" + n + ",social-rent,2015-01-01,,sole\n";
    }
    files.property = people::ImportFile{"property.csv", property};
    files.person = people::ImportFile{"person.csv", person};
    files.tenancy = people::ImportFile{"tenancy.csv", tenancy};
    people::ImportOptions options;
    options.now = now - elapsed_days(900);
    const auto report = people::import_housing(desk.store, &desk.known, std::move(files), options);
    if (!report || !report->faults.empty()) throw std::runtime_error("homes");
  }
  HomeId home(int n) {
    return *desk.store.read([&](store::Reader& reader) -> Result<HomeId> { return *HomeBook::read(reader)->find("H-" + std::to_string(n)); });
  }
  std::string token() { return "token" + std::to_string(++token_number); }

  static constexpr const char* jobs_header = "Job,UPRN,Raised,SOR,Description,Crime ref\n";
  static constexpr const char* noise_header = "Case ID,UPRN,Date reported,Category,Details,Reported by\n";
  ScreeningImportReport bring(const std::string& csv, screening::EventKind kind, ScreeningImportOptions options = {}) {
    auto columns = screening_columns(desk, csv, kind);
    if (!columns) throw std::runtime_error(columns.refusal().first().text);
    auto report = import_screening(desk, lead.id, csv, columns->mapping, options);
    if (!report) throw std::runtime_error(report.refusal().first().text);
    return std::move(*report);
  }
  ScreeningImportReport repairs(const std::string& rows, ScreeningImportOptions options = {}) { return bring(jobs_header + rows, screening::EventKind::repair, options); }
  ScreeningImportReport noise(const std::string& rows, ScreeningImportOptions options = {}) { return bring(noise_header + rows, screening::EventKind::noise, options); }
  // Home 1: damage and cries together. Home 3: one damage. Home 9: not in the register.
  void a_pattern() {
    repairs("J1,99990000001,01/10/2026,N32,\"Front door kicked in, frame split\",\n"
            "J2,99990000001,20/10/2026,N39,Lock change requested,\n"
            "J3,99990000003,21/10/2026,N55,Broken window in kitchen,\n"
            "J4,99990000003,22/10/2026,N60,Boiler has no pressure,\n"
            "J9,77770000009,22/10/2026,N32,Door kicked in,\n");
    noise("C1,99990000001,25/10/2026,noise,Neighbour heard screaming and banging,caller-7\n"
          "C2,99990000004,26/10/2026,noise,Loud music all night,caller-8\n");
  }
  void switch_on(const std::string& rule) {
    const auto done = switch_screening_rule(desk, lead, {rule, {}, true, "We can look at these"}, token());
    if (!done) throw std::runtime_error(done.refusal().first().text);
  }
  std::vector<PromptLine> open() {
    auto list = prompt_list(desk, lead);
    if (!list) throw std::runtime_error(list.refusal().first().text);
    return list->open;
  }
};

struct Screening : ::testing::Test {
  TestLandlord landlord;
  Desk& desk = landlord.desk;
};

}  // namespace rowan::app::testing
