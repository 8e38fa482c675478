#include "domain/people/home.h"

#include <algorithm>

#include "base/text.h"

namespace rowan::people {

bool from_national_register(const Uprn& uprn) { return uprn.source == "addressbase" || uprn.source == "osplaces"; }

std::string one_line(const HomeDetails& home) {
  std::string line;
  const auto add = [&](const std::string& part) {
    if (part.empty()) return;
    if (!line.empty()) line += ", ";
    line += part;
  };
  for (const std::string& part : home.address_lines) add(part);
  add(home.postcode);
  return line;
}

const Tenancy* HomeRecord::tenancy(std::string_view reference) const {
  const auto found = std::find_if(tenancies.begin(), tenancies.end(), [&](const Tenancy& t) { return t.reference == reference; });
  return found == tenancies.end() ? nullptr : &*found;
}

const HouseholdMember* HomeRecord::member(PersonId person) const {
  const auto found = std::find_if(members.begin(), members.end(), [&](const HouseholdMember& m) { return m.person == person; });
  return found == members.end() ? nullptr : &*found;
}

std::vector<const Tenancy*> HomeRecord::tenancies_on(Date day) const {
  std::vector<const Tenancy*> running;
  for (const Tenancy& each : tenancies) if (each.runs_on(day)) running.push_back(&each);
  return running;
}

std::vector<PersonId> HomeRecord::everyone() const {
  std::vector<PersonId> people;
  for (const Tenancy& each : tenancies) people.insert(people.end(), each.tenants.begin(), each.tenants.end());
  for (const HouseholdMember& each : members) people.push_back(each.person);
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  return people;
}

namespace {

// A later entry about the same thing replaces it; otherwise it is one more.
void take(std::vector<Tenancy>& list, Tenancy tenancy) {
  for (Tenancy& each : list) if (each.reference == tenancy.reference) { each = std::move(tenancy); return; }
  list.push_back(std::move(tenancy));
}
void take(std::vector<HouseholdMember>& list, HouseholdMember member) {
  for (HouseholdMember& each : list) if (each.person == member.person) { each = std::move(member); return; }
  list.push_back(std::move(member));
}
void check_order(std::vector<Problem>& problems, std::optional<Date> first, std::optional<Date> last, std::string field) {
  if ((first && !valid(*first)) || (last && !valid(*last))) problems.push_back({"home.date", "Enter a real date.", field});
  else if (first && last && *last < *first) problems.push_back({"home.date.order", "The end is before the start.", field});
}

}  // namespace

bool apply(HomeRecord& home, const EntryHead& head, std::string_view payload) {
  home.seq = head.seq;
  const std::string_view kind = head.kind;
  if (kind == HomeRecorded::kind || kind == HomeChanged::kind) home.details = from_json<HomeDetails>(payload);
  else if (kind == TenancyRecorded::kind || kind == TenancyChanged::kind) take(home.tenancies, from_json<Tenancy>(payload));
  else if (kind == HouseholdMemberRecorded::kind || kind == HouseholdMemberChanged::kind) take(home.members, from_json<HouseholdMember>(payload));
  else return false;
  return true;
}

HomeRecord fold_home(HomeId id, std::span<const Entry> entries) {
  HomeRecord home;
  home.id = id;
  for (const Entry& entry : entries) apply(home, entry.head, entry.payload);
  return home;
}

std::vector<Problem> problems_of(const HomeDetails& home) {
  std::vector<Problem> problems;
  if (std::all_of(home.address_lines.begin(), home.address_lines.end(), [](const std::string& line) { return trim(line).empty(); }))
    problems.push_back({"home.address", "Enter the first line of the address.", "address_lines"});
  if (!home.postcode.empty() && !is_postcode(home.postcode)) problems.push_back({"home.postcode", "Enter a full postcode.", "postcode"});
  if (home.uprn) {
    const std::string& value = home.uprn->value;
    const bool digits = std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (value.empty() || value.size() > 12 || !digits) problems.push_back({"home.uprn", "A UPRN has 1 to 12 digits.", "uprn"});
    if (home.uprn->source.empty()) problems.push_back({"home.uprn.source", "Say where the UPRN comes from.", "uprn"});
  }
  return problems;
}

std::vector<Problem> problems_of(const Tenancy& tenancy) {
  std::vector<Problem> problems;
  if (trim(tenancy.reference).empty()) problems.push_back({"tenancy.reference", "Enter the tenancy reference.", "reference"});
  check_order(problems, tenancy.start, tenancy.end, "end");
  if (tenancy.kind == TenancyKind::sole && tenancy.tenants.size() > 1)
    problems.push_back({"tenancy.sole", "A sole tenancy has one tenant.", "kind"});
  return problems;
}

std::vector<Problem> problems_of(const HouseholdMember& member) {
  std::vector<Problem> problems;
  if (!member.person) problems.push_back({"household.person", "Say who lives there.", "person"});
  check_order(problems, member.from, member.until, "until");
  return problems;
}

}  // namespace rowan::people
