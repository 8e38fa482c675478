#include "app/register.h"

#include <algorithm>

namespace rowan::app {

std::optional<people::Person> person_of(Desk& desk, PersonId id) {
  if (!id) return {};
  const auto loaded = desk.store.read([&](store::Reader& reader) { return reader.load(stream_of(id), StreamKind::person); });
  if (!loaded) return {};
  return people::fold_person(id, *loaded);
}
std::optional<people::HomeRecord> home_of(Desk& desk, HomeId id) {
  if (!id) return {};
  const auto loaded = desk.store.read([&](store::Reader& reader) { return reader.load(stream_of(id), StreamKind::home); });
  if (!loaded) return {};
  return people::fold_home(id, *loaded);
}

void fill_from_register(Desk& desk, PersonId person_id, HomeId home_id, Date today, OpenCase& what) {
  if (const auto person = person_of(desk, person_id)) {
    if (what.name.empty()) what.name = people::full_name(person->details);
    if (!what.born) what.born = person->details.date_of_birth;
  }
  const auto home = home_of(desk, home_id);
  if (!home) return;
  what.home_line = people::one_line(home->details);
  what.owner = home->details.owner;
  what.area = home->details.area;
  if (home->details.nation != people::Nation::unknown) what.nation = name_of(home->details.nation);
  for (const people::Tenancy* tenancy : home->tenancies_on(today)) {
    const bool tenant = std::find(tenancy->tenants.begin(), tenancy->tenants.end(), person_id) != tenancy->tenants.end();
    if (!tenant) continue;
    what.tenancy_kind = tenancy->kind == people::TenancyKind::joint ? "joint" : tenancy->kind == people::TenancyKind::sole ? "sole" : "unknown";
    what.tenancy = tenancy->kind == people::TenancyKind::joint ? "Joint tenant" : "Tenant";
  }
  if (what.tenancy.empty() && home->member(person_id)) {
    what.tenancy = "Household member";
    what.tenancy_kind = "none";
  }
}

}  // namespace rowan::app
