// "Is anyone here already known?" of the landlord's register.
#include <algorithm>
#include <unordered_set>

#include "app/people/known.h"
#include "app/people/known_segment.h"
#include "app/people/widely.h"

namespace rowan::people {
namespace {

using matching::NameKind;

// "4 Ash Row, Wexcombe, ZZ1 1AA": what stands last is the postcode, when it holds a digit.
matching::Address address_of(const std::string& label) {
  const std::size_t comma = label.rfind(", ");
  if (comma == label.npos || label.find_first_of("0123456789", comma) == label.npos) return {label, {}};
  return {label.substr(0, comma), label.substr(comma + 2)};
}

matching::Person matched(const Person& person) {
  matching::Person out;
  out.key = {static_cast<std::uint64_t>(key_of(person.id))};
  const PersonDetails& d = person.details;
  out.names.push_back({NameKind::current, d.given, d.family, {}});
  if (!d.known_as.empty()) out.names.push_back({NameKind::alias, d.known_as, d.family, {}});
  const auto earlier = [&](const std::string& name) {
    if (name.find(' ') == name.npos) out.names.push_back({NameKind::earlier, d.given, name, {}});
    else out.names.push_back({NameKind::earlier, {}, {}, name});
  };
  for (const std::string& name : d.previous_names) earlier(name);
  for (const std::string& name : person.earlier_names) earlier(name);
  if (d.date_of_birth) out.births.push_back(matching::Birth::on(*d.date_of_birth));
  out.phones = d.phones;
  out.emails = d.emails;
  for (const SourceId& source : d.sources) out.numbers.push_back(source.value);
  return out;
}

}  // namespace

matching::Person to_match(const PersonAsked& asked) {
  matching::Person out;
  if (!asked.name.empty()) out.names.push_back(name_of_line(asked.name));
  if (asked.date_of_birth) out.births.push_back(matching::Birth::on(*asked.date_of_birth));
  if (!asked.postcode.empty() || !asked.address.empty()) out.addresses.push_back({asked.address, asked.postcode});
  if (!asked.phone.empty()) (asked.phone.find('@') == asked.phone.npos ? out.phones : out.emails).push_back(asked.phone);
  if (!asked.email.empty()) out.emails.push_back(asked.email);
  return out;
}

void KnownIndex::compare_with(std::span<const Person> persons) {
  if (likeness_ == Likeness::left_out || persons.empty()) return;
  std::vector<matching::Person> out;
  out.reserve(persons.size());
  std::unordered_set<PersonId> taken;
  // From the back, as above: of two states of the same person the later one counts.
  for (std::size_t i = persons.size(); i-- > 0;) {
    if (!taken.insert(persons[i].id).second) continue;
    out.push_back(matched(persons[i]));
    for (const HomeId home : homes_of(persons[i].id))
      if (const auto where = label(home)) out.back().addresses.push_back(address_of(*where));
  }
  who_.add(out);
}

std::vector<MaybeKnown> KnownIndex::who_is_known(const matching::Person& asked, std::size_t limit) const {
  std::vector<MaybeKnown> out;
  const auto now = state();
  for (const matching::Candidate& each : find_widely(who_, asked, limit)) {
    const auto key = static_cast<Key>(each.key.value);
    const auto found = now->find(key);
    if (!found) continue;
    const Segment& segment = *now->segments[found->first];
    out.push_back({person_of(key), std::string(segment.label(found->second)), segment.date_of_birth(found->second), each.band, each.weight, each.reasons});
  }
  return out;
}
std::vector<MaybeKnown> KnownIndex::who_is_known(const PersonAsked& asked, std::size_t limit) const { return who_is_known(to_match(asked), limit); }

}  // namespace rowan::people
