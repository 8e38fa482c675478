#include "matching/index.h"

#include <algorithm>
#include <mutex>
#include <shared_mutex>
#include <stdexcept>

#include "matching/search.h"
#include "matching/store.h"

namespace rowan::matching {

struct Index::State {
  explicit State(Weights given) : weights(std::move(given)) {}

  // A search's working memory, given back after it; as many as there were searches at one time.
  [[nodiscard]] std::unique_ptr<SearchScratch> take() const {
    const std::lock_guard hold(scratch_lock);
    if (idle.empty()) return std::make_unique<SearchScratch>();
    std::unique_ptr<SearchScratch> scratch = std::move(idle.back());
    idle.pop_back();
    return scratch;
  }
  void give_back(std::unique_ptr<SearchScratch> scratch) const {
    const std::lock_guard hold(scratch_lock);
    idle.push_back(std::move(scratch));
  }

  Weights weights;
  mutable std::shared_mutex lock;
  Store store;
  mutable std::mutex scratch_lock;
  mutable std::vector<std::unique_ptr<SearchScratch>> idle;
};

Index::Index(Weights weights) : state_(std::make_unique<State>(std::move(weights))) {}
Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

void Index::add(const Person& person) { add(std::span(&person, 1)); }

void Index::add(std::span<const Person> persons) {
  for (const Person& person : persons) {
    if (person.key == Key{}) throw std::invalid_argument("matching: a person without a key");
  }
  if (persons.size() == 1) {
    const Facts facts = facts_of(persons.front());
    const std::unique_lock hold(state_->lock);
    state_->store.put(persons.front().key, facts);
    return;
  }
  const std::unique_lock hold(state_->lock);
  state_->store.expect(persons.size());
  for (const Person& person : persons) state_->store.put(person.key, facts_of(person));
}

bool Index::remove(Key key) {
  const std::unique_lock hold(state_->lock);
  return state_->store.remove(key);
}

void Index::clear() {
  const std::unique_lock hold(state_->lock);
  const std::lock_guard hold_scratch(state_->scratch_lock);
  state_->store = Store();
  state_->idle.clear();
}

bool Index::contains(Key key) const {
  const std::shared_lock hold(state_->lock);
  return state_->store.slot_of(key) != Store::none;
}

std::size_t Index::size() const {
  const std::shared_lock hold(state_->lock);
  return state_->store.size();
}

Memory Index::memory() const {
  const std::shared_lock hold(state_->lock);
  Memory memory = state_->store.memory();
  const std::lock_guard hold_scratch(state_->scratch_lock);
  for (const auto& scratch : state_->idle) memory.bytes += scratch->bytes();
  return memory;
}

const Weights& Index::weights() const { return state_->weights; }

std::vector<Candidate> Index::find(const Person& query, std::size_t limit, const Only& only) const {
  const Facts asked = facts_of(query);
  if (asked.empty() || limit == 0) return {};
  std::unique_ptr<SearchScratch> scratch = state_->take();
  std::vector<Candidate> found;
  {
    const std::shared_lock hold(state_->lock);
    found = Search(state_->store, state_->weights, asked, query.key, *scratch).find(std::min<std::size_t>(limit, 1000), only);
  }
  state_->give_back(std::move(scratch));
  return found;
}

std::optional<Candidate> Index::score(const Person& query, Key key) const {
  const Facts asked = facts_of(query);
  std::unique_ptr<SearchScratch> scratch = state_->take();
  std::optional<Candidate> candidate;
  {
    const std::shared_lock hold(state_->lock);
    const std::uint32_t slot = state_->store.slot_of(key);
    if (slot != Store::none) candidate = Search(state_->store, state_->weights, asked, query.key, *scratch).score(slot);
  }
  state_->give_back(std::move(scratch));
  return candidate;
}

}  // namespace rowan::matching
