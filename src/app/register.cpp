#include "app/register.h"

#include <algorithm>

#include "base/text.h"
#include "domain/tenancy.h"

namespace rowan::app {
namespace {

bool holds(const people::Tenancy& tenancy, PersonId person) {
  return std::find(tenancy.tenants.begin(), tenancy.tenants.end(), person) != tenancy.tenants.end();
}

}  // namespace

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
    if (!holds(*tenancy, person_id)) continue;
    what.tenancy_kind = tenancy->kind == people::TenancyKind::joint ? "joint" : tenancy->kind == people::TenancyKind::sole ? "sole" : "unknown";
    what.tenancy = tenancy->kind == people::TenancyKind::joint ? "Joint tenant" : "Tenant";
    what.tenure = tenure_code(tenancy->tenure);
  }
  if (what.tenure.empty()) what.tenure = tenure_code(home->details.tenure);
  if (what.tenancy.empty() && home->member(person_id)) {
    what.tenancy = "Household member";
    what.tenancy_kind = "none";
  }
}

RegisterSays register_says(Desk& desk, const Case& c) {
  RegisterSays out;
  if (!c.opened.home) return out;
  OpenCase filled;
  const Date today = civil(desk.now()).date;
  fill_from_register(desk, c.opened.survivor, c.opened.home, today, filled);
  out.held = filled.tenancy_kind;
  out.tenure = filled.tenure;
  const auto home = home_of(desk, c.opened.home);
  if (!home) return out;
  for (const people::Tenancy* tenancy : home->tenancies_on(today)) {
    if (tenancy->kind != people::TenancyKind::joint) continue;
    for (const PersonId tenant : tenancy->tenants) {
      if (tenant == c.opened.survivor) continue;
      const auto person = person_of(desk, tenant);
      if (!person) continue;
      const std::string name = people::full_name(person->details);
      const bool same = tenant == c.perpetrator.person || (!c.perpetrator.name.empty() && fold_words(name) == fold_words(c.perpetrator.name));
      if (same) out.perpetrator_among_them = true;
      out.joint_tenants.push_back(name);
    }
  }
  return out;
}

}  // namespace rowan::app
