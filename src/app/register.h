#pragma once
// The landlord's own register of homes and people, as acts on cases need it.
#include <optional>
#include <string>
#include <vector>

#include "app/desk.h"
#include "domain/case_acts.h"
#include "domain/people/home.h"
#include "domain/people/person.h"

namespace rowan::app {

[[nodiscard]] std::optional<people::Person> person_of(Desk& desk, PersonId id);
[[nodiscard]] std::optional<people::HomeRecord> home_of(Desk& desk, HomeId id);

// Home, tenancy, owner, nation and date of birth from the register; what is not there stays empty, and nothing of it is needed.
void fill_from_register(Desk& desk, PersonId person, HomeId home, Date today, OpenCase& what);

// What the register says today about the home of a case. It is offered to whoever answers, and decides nothing (CX-4.4, NHG-26).
struct RegisterSays {
  std::string held;    // sole, joint, none, unknown; empty: nothing
  std::string tenure;  // a code of domain/tenancy.h, or the register's own
  std::vector<std::string> joint_tenants;  // names of those who hold a joint tenancy there, but the survivor
  bool perpetrator_among_them = false;     // by the record of the person, or by the whole name
};
[[nodiscard]] RegisterSays register_says(Desk& desk, const Case& c);

}  // namespace rowan::app
