#include "app/people/known_cases.h"

#include <algorithm>

#include "app/people/widely.h"

namespace rowan::people {
namespace {

constexpr std::size_t most_parties = 200;  // of one case

// The key of a party: the case and its place there. Never 0, as places count from 1.
std::uint64_t key_of(CaseId id, std::size_t place) { return static_cast<std::uint64_t>(id.value) << 8 | (place + 1); }
CaseId case_of(std::uint64_t key) { return CaseId{static_cast<std::int64_t>(key >> 8)}; }
std::size_t place_of(std::uint64_t key) { return (key & 0xFF) - 1; }

Person survivor_of(const CaseParties& c) {
  Person person;
  person.id = PersonId{c.id.value};
  const std::string name = c.parties.empty() ? std::string() : c.parties.front().name;
  const std::size_t space = name.rfind(' ');
  person.details.given = name.substr(0, space);
  if (space != name.npos) person.details.family = name.substr(space + 1);
  person.details.date_of_birth = c.born;
  person.details.phones = c.phones;
  person.details.sources = {{"case", c.reference}};
  person.seq = std::max<std::int64_t>(c.seq, 1);
  return person;
}
HomeRecord home_of_case(const CaseParties& c) {
  HomeRecord home;
  home.id = HomeId{c.id.value};
  home.details.address_lines = {c.home};
  home.seq = std::max<std::int64_t>(c.seq, 1);
  return home;
}

// "Brandt", once of Anna Berg, was "Anna Brandt".
matching::Name earlier_name(const std::string& name, const std::string& now) {
  if (name.find(' ') != name.npos) return name_of_line(name, matching::NameKind::earlier);
  return {matching::NameKind::earlier, name_of_line(now).given, name, {}};
}

bool begins_a_name(std::string_view word) {
  const auto first = static_cast<unsigned char>(word.front());
  return (first >= 'A' && first <= 'Z') || first >= 0x80;  // other scripts have no capitals to go by
}

// Takes all parties of a case out of what is compared.
template <class Places, class ByPerson>
void leave_out(CaseId id, matching::Index& who, Places& places, ByPerson& by_person) {
  const auto found = places.find(id);
  if (found == places.end()) return;
  const auto& all = found->second.places;
  for (std::size_t i = 0; i < all.size(); ++i) {
    (void)who.remove({key_of(id, i)});
    if (const auto held = by_person.find(all[i].person); held != by_person.end()) {
      std::erase(held->second, key_of(id, i));
      if (held->second.empty()) by_person.erase(held);
    }
  }
  places.erase(found);
}

}  // namespace

matching::Person to_match(const CaseParties& c, const Party& party) {
  matching::Person out;
  if (!party.name.empty()) out.names.push_back(name_of_line(party.name));
  if (party.part == Part::survivor) {
    if (c.born) out.births.push_back(matching::Birth::on(*c.born));
    out.phones = c.phones;
  }
  if (party.more) {
    for (const std::string& name : party.more->names) out.names.push_back(name_of_line(name, matching::NameKind::alias));
    for (const std::string& name : party.more->earlier) out.names.push_back(earlier_name(name, party.name));
    for (const Date born : party.more->births) out.births.push_back(matching::Birth::on(born));
    for (const std::string& way : party.more->phones) (way.find('@') == way.npos ? out.phones : out.emails).push_back(way);
    for (const std::string& address : party.more->addresses) out.addresses.push_back({address, {}});
  }
  // Where the survivor lives is where the household does. Whoever harms may live anywhere.
  if (party.part != Part::perpetrator && !c.home.empty()) out.addresses.push_back({c.home, {}});
  return out;
}

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> out;
  std::string name;
  std::size_t words = 0;
  const auto close = [&] {
    if (words >= 2 && out.size() < 20 && std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
    name.clear();
    words = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n,;:.()/&+0123456789", at), text.size());
    if (end > at) {
      const std::string_view word = text.substr(at, end - at);
      if (begins_a_name(word)) {
        name += (name.empty() ? "" : " ") + std::string(word);
        ++words;
      } else {
        close();
      }
    }
    if (end < text.size() && text[end] != ' ' && text[end] != '\t') close();
    at = end + 1;
  }
  close();
  return out;
}

void KnownCases::place(const CaseParties& c, std::vector<matching::Person>& into) const {
  std::vector<Place> places;
  for (const Party& party : c.parties) {
    if (places.size() == most_parties) break;
    const std::uint64_t key = key_of(c.id, places.size());
    into.push_back(to_match(c, party));
    into.back().key = {key};
    if (party.person) by_person_[party.person].push_back(key);
    places.push_back({party.part, party.person});
  }
  places_[c.id] = {c.seq, std::move(places)};
}

void KnownCases::forget(CaseId id) {
  catch_up();
  const std::lock_guard turn(taking_);
  survivors_.forget(PersonId{id.value});
  survivors_.forget(HomeId{id.value});
  const std::unique_lock lock(guard_);
  leave_out(id, who_, places_, by_person_);
}

void KnownCases::put(CaseParties c) {
  const std::lock_guard lock(putting_);
  put_.push_back(std::move(c));
  ++not_taken_;
}

void KnownCases::put_all(std::span<const CaseParties> cases) {
  catch_up();
  const std::lock_guard turn(taking_);
  take({cases.begin(), cases.end()});
}

void KnownCases::catch_up() const {
  if (not_taken_ == 0) return;
  const std::lock_guard turn(taking_);  // whoever comes while another does it waits until it is done
  std::vector<CaseParties> now;
  {
    const std::lock_guard lock(putting_);
    now.swap(put_);
  }
  if (now.empty()) return;
  const std::size_t many = now.size();
  take(std::move(now));
  not_taken_ -= many;
}

void KnownCases::take(std::vector<CaseParties> cases) const {
  // Of two of one case the later one, in whatever order they came; nothing that is older than what is held.
  std::stable_sort(cases.begin(), cases.end(), [](const CaseParties& a, const CaseParties& b) { return std::pair(a.id, a.seq) < std::pair(b.id, b.seq); });
  const auto kept = std::unique(cases.rbegin(), cases.rend(), [](const CaseParties& a, const CaseParties& b) { return a.id == b.id; });
  cases.erase(cases.begin(), kept.base());
  std::erase_if(cases, [&](const CaseParties& c) {
    const auto held = places_.find(c.id);
    return held != places_.end() && c.seq < held->second.seq;
  });
  std::vector<Person> persons;
  std::vector<HomeRecord> homes;
  std::vector<matching::Person> parties;
  for (const CaseParties& c : cases) {
    persons.push_back(survivor_of(c));
    if (!c.home.empty()) homes.push_back(home_of_case(c));
  }
  survivors_.put_all(persons, homes);
  const std::unique_lock lock(guard_);
  for (const CaseParties& c : cases) {
    leave_out(c.id, who_, places_, by_person_);
    place(c, parties);
  }
  who_.add(parties);
}

std::vector<CaseHit> KnownCases::find(const matching::Person& asked, std::size_t limit, const IdSet* only) const {
  catch_up();
  std::vector<CaseHit> out;
  matching::Index::Only may_be_named;
  if (only) may_be_named = [only](matching::Key key) { return only->has(case_of(key.value).value); };
  const std::shared_lock lock(guard_);  // so that a case is seen before or after a change, never between
  for (const matching::Candidate& each : find_widely(who_, asked, limit, may_be_named)) {
    const auto held = places_.find(case_of(each.key.value));
    const std::size_t place = place_of(each.key.value);
    if (held == places_.end() || place >= held->second.places.size()) continue;
    out.push_back({held->first, static_cast<std::uint8_t>(place), held->second.places[place].part, each.band, each.weight, each.reasons});
  }
  return out;
}

std::vector<CaseHit> KnownCases::of(PersonId person) const {
  catch_up();
  std::vector<CaseHit> out;
  const std::shared_lock lock(guard_);
  const auto held = by_person_.find(person);
  if (held == by_person_.end()) return out;
  for (const std::uint64_t key : held->second) {
    const std::size_t place = place_of(key);
    out.push_back({case_of(key), static_cast<std::uint8_t>(place), places_.at(case_of(key)).places[place].part, matching::Band::possible, 0, {}});
  }
  return out;
}

std::vector<CaseId> KnownCases::with_perpetrator() const {
  catch_up();
  std::vector<CaseId> out;
  {
    const std::shared_lock lock(guard_);
    for (const auto& [id, held] : places_)
      if (std::any_of(held.places.begin(), held.places.end(), [](const Place& one) { return one.part == Part::perpetrator; })) out.push_back(id);
  }
  std::sort(out.begin(), out.end(), [](CaseId a, CaseId b) { return b < a; });
  return out;
}

}  // namespace rowan::people
