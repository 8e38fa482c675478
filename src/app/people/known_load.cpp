#include "app/people/known_load.h"

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

void put(KnownIndex& known, const Loaded& loaded) {
  known.put_all(loaded.persons, loaded.homes);
  for (const PersonId id : loaded.gone_persons) known.forget(id);
  for (const HomeId id : loaded.gone_homes) known.forget(id);
}

}  // namespace

Result<void> load_known(store::Store& store, KnownIndex& known) {
  Loaded loaded;
  const Result<void> read = store.read([&](store::Reader& reader) -> Result<void> {
    std::vector<PersonId> persons;
    std::vector<HomeId> homes;
    reader.for_each_stream(StreamKind::person, [&](const store::StreamInfo& info) { if (!info.disposed) persons.push_back(PersonId{info.stream.value}); });
    reader.for_each_stream(StreamKind::home, [&](const store::StreamInfo& info) { if (!info.disposed) homes.push_back(HomeId{info.stream.value}); });
    return load(reader, persons, homes, loaded);
  });
  if (read) put(known, loaded);
  return read;
}

Result<void> refresh_known(store::Store& store, KnownIndex& known, std::span<const PersonId> persons, std::span<const HomeId> homes) {
  if (persons.empty() && homes.empty()) return {};
  Loaded loaded;
  const Result<void> read = store.read([&](store::Reader& reader) -> Result<void> { return load(reader, persons, homes, loaded); });
  if (read) put(known, loaded);
  return read;
}

}  // namespace rowan::people
