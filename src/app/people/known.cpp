#include "app/people/known.h"

#include <algorithm>
#include <unordered_set>

#include "app/people/known_segment.h"

namespace rowan::people {

std::optional<std::pair<std::size_t, std::uint32_t>> KnownIndex::State::find(Key key) const {
  for (std::size_t s = segments.size(); s-- > 0;)
    if (const auto record = segments[s]->find(key); record && alive(s, *record)) return std::pair{s, *record};
  return {};
}

namespace {

struct Change {
  std::vector<std::shared_ptr<const Segment>>& segments;
  std::vector<std::shared_ptr<const std::vector<bool>>>& dead;
  std::size_t& persons;
  std::size_t& homes;

  std::size_t& counter(Key key) { return is_home(key) ? homes : persons; }

  // Marks the live record of a key as replaced. `marks` holds the copies made so far in this change, one for each segment.
  void bury(Key key, std::vector<std::shared_ptr<std::vector<bool>>>& marks) {
    for (std::size_t s = 0; s < segments.size(); ++s) {
      const auto record = segments[s]->find(key);
      if (!record || (*dead[s])[*record]) continue;
      if (!marks[s]) dead[s] = marks[s] = std::make_shared<std::vector<bool>>(*dead[s]);
      (*marks[s])[*record] = true;
      --counter(key);
      return;
    }
  }

  // Adds what the builder holds. Segments not much larger than it are taken into it first, so that there are never many.
  void add(SegmentBuilder& builder) {
    while (!segments.empty() && segments.back()->size() <= 2 * builder.size()) {
      const Segment& last = *segments.back();
      for (std::uint32_t record = 0; record < last.size(); ++record) if (!(*dead.back())[record]) builder.copy(last, record);
      segments.pop_back();
      dead.pop_back();
    }
    if (builder.size() == 0) return;
    segments.push_back(builder.build());
    dead.push_back(std::make_shared<const std::vector<bool>>(segments.back()->size(), false));
  }
};

}  // namespace

KnownIndex::KnownIndex(Likeness likeness) : state_(std::make_shared<const State>()), likeness_(likeness) {}
KnownIndex::~KnownIndex() = default;

std::shared_ptr<const KnownIndex::State> KnownIndex::state() const {
  const std::shared_lock lock{guard_};
  return state_;
}
void KnownIndex::install(std::shared_ptr<const State> next) {
  const std::unique_lock lock{guard_};
  state_.swap(next);
}

void KnownIndex::put(const Person& person) { put_all(std::span(&person, 1), {}); }
void KnownIndex::put(const HomeRecord& home) { put_all({}, std::span(&home, 1)); }

void KnownIndex::put_all(std::span<const Person> persons, std::span<const HomeRecord> homes) {
  const std::lock_guard turn{updating_};
  auto next = std::make_shared<State>(*state());
  Change change{next->segments, next->dead, next->persons, next->homes};
  std::vector<std::shared_ptr<std::vector<bool>>> marks(next->segments.size());
  SegmentBuilder builder;
  // From the back, so that of two states of the same thing the later one counts.
  std::unordered_set<Key> taken;
  const auto take_all = [&](const auto& list) {
    for (std::size_t i = list.size(); i-- > 0;) {
      const Key key = key_of(list[i].id);
      if (!taken.insert(key).second) continue;
      change.bury(key, marks);
      builder.add(list[i]);
      ++change.counter(key);
    }
  };
  take_all(persons);
  take_all(homes);
  change.add(builder);
  install(std::move(next));
  compare_with(persons);
}

void KnownIndex::forget(PersonId person) { forget_key(key_of(person)); }
void KnownIndex::forget(HomeId home) { forget_key(key_of(home)); }

void KnownIndex::forget_key(std::int64_t key) {
  const std::lock_guard turn{updating_};
  if (!is_home(key)) (void)who_.remove({static_cast<std::uint64_t>(key)});
  auto next = std::make_shared<State>(*state());
  const auto found = next->find(key);
  if (!found) return;
  // The words themselves must go, not only the way to them: the segment is built again without the record.
  Change change{next->segments, next->dead, next->persons, next->homes};
  const Segment& old = *next->segments[found->first];
  SegmentBuilder builder;
  for (std::uint32_t record = 0; record < old.size(); ++record)
    if (record != found->second && next->alive(found->first, record)) builder.copy(old, record);
  --change.counter(key);
  const auto at = static_cast<std::ptrdiff_t>(found->first);
  if (builder.size() == 0) {
    next->segments.erase(next->segments.begin() + at);
    next->dead.erase(next->dead.begin() + at);
  } else {
    next->segments[found->first] = builder.build();
    next->dead[found->first] = std::make_shared<const std::vector<bool>>(builder.size(), false);
  }
  install(std::move(next));
}

std::vector<PersonId> KnownIndex::people_of(HomeId home) const {
  const auto now = state();
  std::vector<PersonId> people;
  if (const auto found = now->find(key_of(home)))
    for (const std::int64_t person : now->segments[found->first]->people(found->second)) people.push_back(PersonId{person});
  return people;
}

std::vector<HomeId> KnownIndex::homes_of(PersonId person) const {
  const auto now = state();
  std::vector<HomeId> homes;
  for (std::size_t s = 0; s < now->segments.size(); ++s)
    for (const std::uint32_t record : now->segments[s]->homes_of(person))
      if (now->alive(s, record)) homes.push_back(home_of(now->segments[s]->key(record)));
  std::sort(homes.begin(), homes.end());
  return homes;
}

std::optional<std::string> KnownIndex::label_of(std::int64_t key) const {
  const auto now = state();
  const auto found = now->find(key);
  if (!found) return {};
  return std::string(now->segments[found->first]->label(found->second));
}
std::optional<std::string> KnownIndex::label(PersonId person) const { return label_of(key_of(person)); }
std::optional<std::string> KnownIndex::label(HomeId home) const { return label_of(key_of(home)); }

std::size_t KnownIndex::persons() const { return state()->persons; }
std::size_t KnownIndex::homes() const { return state()->homes; }
std::size_t KnownIndex::bytes() const {
  const auto now = state();
  std::size_t total = 0;
  for (const auto& segment : now->segments) total += segment->bytes() + segment->size() / 8;
  return total;
}

}  // namespace rowan::people
