#include "app/people/known_load.h"

#include <algorithm>
#include <iterator>
#include <thread>
#include <vector>

#include "app/people/known.h"
#include "store/store.h"

namespace rowan::people {

namespace {

struct Loaded {
  std::vector<Person> persons;
  std::vector<HomeRecord> homes;
  std::vector<PersonId> gone_persons;
  std::vector<HomeId> gone_homes;
};

// One stream, folded into the list; the id of one that is there no more goes to `gone`.
template <class Item, class IdType, class Fold>
Result<void> load_one(const store::Reader& reader, IdType id, StreamKind kind, Fold&& fold, std::vector<Item>& into, std::vector<IdType>& gone) {
  const Result<std::vector<Entry>> entries = reader.load(stream_of(id), kind);
  if (entries) { into.push_back(fold(id, *entries)); return {}; }
  if (entries.refusal().because != Because::not_found) return entries.refusal();
  gone.push_back(id);
  return {};
}

Result<void> load(const store::Reader& reader, std::span<const PersonId> persons, std::span<const HomeId> homes, Loaded& loaded) {
  loaded.persons.reserve(persons.size());
  loaded.homes.reserve(homes.size());
  try {
    for (const PersonId id : persons)
      if (Result<void> done = load_one(reader, id, StreamKind::person, fold_person, loaded.persons, loaded.gone_persons); !done) return done;
    for (const HomeId id : homes)
      if (Result<void> done = load_one(reader, id, StreamKind::home, fold_home, loaded.homes, loaded.gone_homes); !done) return done;
  } catch (const Unreadable&) {
    return Refusal::one(Because::failed, "record.damaged", "A record of a person or home could not be read.");
  }
  return {};
}

constexpr std::size_t worth_dividing = 5'000;  // streams

template <class T>
std::span<const T> share(std::span<const T> all, std::size_t part, std::size_t parts) {
  const std::size_t from = all.size() * part / parts;
  return all.subspan(from, all.size() * (part + 1) / parts - from);
}

void put(KnownIndex& known, const Loaded& loaded) {
  known.put_all(loaded.persons, loaded.homes);
  for (const PersonId id : loaded.gone_persons) known.forget(id);
  for (const HomeId id : loaded.gone_homes) known.forget(id);
}

}  // namespace

Result<void> load_known(store::Store& store, KnownIndex& known) {
  std::vector<PersonId> persons;
  std::vector<HomeId> homes;
  const Result<void> listed = store.read([&](store::Reader& reader) -> Result<void> {
    using store::StreamInfo;
    reader.for_each_stream(StreamKind::person, [&](const StreamInfo& info) { if (!info.disposed) persons.push_back(PersonId{info.stream.value}); });
    reader.for_each_stream(StreamKind::home, [&](const StreamInfo& info) { if (!info.disposed) homes.push_back(HomeId{info.stream.value}); });
    return {};
  });
  if (!listed) return listed;

  // Opening seals is nearly all of the work, and every part can be opened by itself.
  const std::size_t parts = persons.size() + homes.size() < worth_dividing ? 1 : std::clamp(std::thread::hardware_concurrency(), 1u, 4u);
  std::vector<Loaded> loaded(parts);
  std::vector<Result<void>> results(parts);
  std::vector<std::thread> threads;
  const auto read_part = [&](std::size_t part) {
    results[part] = store.read([&](store::Reader& reader) -> Result<void> {
      return load(reader, share(std::span<const PersonId>(persons), part, parts), share(std::span<const HomeId>(homes), part, parts), loaded[part]);
    });
  };
  for (std::size_t part = 1; part < parts; ++part) threads.emplace_back(read_part, part);
  read_part(0);
  for (std::thread& each : threads) each.join();
  for (const Result<void>& result : results) if (!result) return result;

  Loaded all = std::move(loaded[0]);
  for (std::size_t part = 1; part < parts; ++part) {
    std::move(loaded[part].persons.begin(), loaded[part].persons.end(), std::back_inserter(all.persons));
    std::move(loaded[part].homes.begin(), loaded[part].homes.end(), std::back_inserter(all.homes));
  }
  known.put_all(all.persons, all.homes);
  return {};
}

Result<void> refresh_known(store::Store& store, KnownIndex& known, std::span<const PersonId> persons, std::span<const HomeId> homes) {
  if (persons.empty() && homes.empty()) return {};
  // Whoever lives or lived in a changed home is compared by its address too.
  std::vector<PersonId> touched(persons.begin(), persons.end());
  for (const HomeId home : homes) for (const PersonId person : known.people_of(home)) touched.push_back(person);
  Loaded loaded;
  const Result<void> read = store.read([&](store::Reader& reader) -> Result<void> {
    if (auto done = load(reader, {}, homes, loaded); !done) return done;
    for (const HomeRecord& home : loaded.homes) {
      for (const Tenancy& tenancy : home.tenancies) touched.insert(touched.end(), tenancy.tenants.begin(), tenancy.tenants.end());
      for (const HouseholdMember& member : home.members) touched.push_back(member.person);
    }
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    return load(reader, touched, {}, loaded);
  });
  if (read) put(known, loaded);
  return read;
}

}  // namespace rowan::people
