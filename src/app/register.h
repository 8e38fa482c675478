#pragma once
// The landlord's own register of homes and people, as acts on cases need it.
#include <optional>

#include "app/desk.h"
#include "domain/case_acts.h"
#include "domain/people/home.h"
#include "domain/people/person.h"

namespace rowan::app {

[[nodiscard]] std::optional<people::Person> person_of(Desk& desk, PersonId id);
[[nodiscard]] std::optional<people::HomeRecord> home_of(Desk& desk, HomeId id);

// Home, tenancy, owner, nation and date of birth from the register; what is not there stays empty, and nothing of it is needed.
void fill_from_register(Desk& desk, PersonId person, HomeId home, Date today, OpenCase& what);

}  // namespace rowan::app
