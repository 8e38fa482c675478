#include "matching/search.h"

#include <algorithm>
#include <cmath>

#include "matching/names.h"

namespace rowan::matching {
namespace {

using W = Weight;

constexpr std::size_t compared_least = 300;  // so many of the gathered are compared in full, or three times the limit
constexpr double steps_per_bit = 64;

// What a way is worth while gathering; the comparison in full decides afterwards.
constexpr double by_postcode = 8, by_address = 8, by_phone = 9, by_email = 9, by_number = 6, by_parts = 4;
constexpr std::uint32_t by_near_postcode = 4 * 64;  // in steps

std::uint32_t number_of(int year, int month, int day) { return static_cast<std::uint32_t>(year * 10000 + month * 100 + day); }

}  // namespace

std::size_t SearchScratch::bytes() const {
  return names.bytes() + places.bytes() + (gathered.capacity() + touched.capacity() + buckets.capacity() + ways.capacity()) * sizeof(std::uint32_t) +
         alike.capacity() * sizeof(alike[0]) + neighbours.shared.capacity() + neighbours.is_found.capacity() +
         (neighbours.touched.capacity() + neighbours.found.capacity()) * sizeof(std::uint32_t) + sizeof(SearchScratch);
}

Search::Search(const Store& store, const Weights& weights, const Facts& asked, Key asked_key, SearchScratch& scratch)
    : store_(store), w_(weights), asked_(asked), self_(store.slot_of(asked_key)), scratch_(scratch), persons_(static_cast<double>(store.size())) {
  scratch_.names.begin();
  scratch_.places.begin();
  prepare();
}

void Search::prepare() {
  words_.resize(asked_.words.size());
  const double own = self_ == Store::none ? 0 : 1;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    AskedWord& word = words_[i];
    const std::string& text = asked_.words[i].text;
    const std::uint32_t id = store_.names().find(text);
    const double count = id == Interner::none ? 0 : std::max(0.0, static_cast<double>(store_.names().word(id).persons.size()) - own);
    word.skeleton = skeleton(text);
    word.facts = {text, groups_of(text), word.skeleton, smoothed(count, persons_, prior_of_name(text, w_), w_)};
    word.sketch = sketch_of(text, word.facts.groups, word.skeleton);
    if (!word.facts.groups.empty()) word.forms_share = share_of_forms(text);
  }
  for (const Place& place : asked_.places) {
    place_first_.push_back(static_cast<std::uint32_t>(asked_place_ids_.size()));
    for (const std::string& word : place.words) asked_place_ids_.push_back(store_.place_words().find(word));
  }
}

double Search::share_of_forms(std::string_view word) const {
  double count = 0;
  for (const std::string_view form : forms_of(word)) {
    const std::uint32_t id = store_.names().find(form);
    if (id != Interner::none) count += static_cast<double>(store_.names().word(id).persons.size());
  }
  return smoothed(count, persons_, w_[W::prior_known_name] * 4, w_);
}

Relation Search::name(std::size_t asked, std::uint32_t known) {
  if (unrelated(words_[asked].sketch, store_.names().sketch(known))) return {};
  bool found = false;
  RelationMemo::Entry& entry = scratch_.names.place(static_cast<std::uint32_t>(asked) << 26 | known, found);
  if (found) return entry.relation;
  const Vocabulary::Word& word = store_.names().word(known);
  const std::string_view text = store_.names().text(known);
  const double others = static_cast<double>(word.persons.size()) - 1;  // the person compared bears it already
  const WordFacts facts{text, word.groups, word.skeleton, smoothed(others, persons_, prior_of_name(word.common, !word.groups.empty(), w_), w_)};
  entry.relation = relation(words_[asked].facts, words_[asked].forms_share, facts, w_);
  return entry.relation;
}

float Search::place_word(std::size_t place, std::size_t word, std::uint32_t known) {
  const std::uint32_t asked = place_first_[place] + static_cast<std::uint32_t>(word);
  if (asked_place_ids_[asked] == known) return place_word_bits(place_share(known), true, w_);
  const std::string& text = asked_.places[place].words[word];
  const Store::PlaceWord& ends = store_.place_word(known);
  if (text.front() != ends.first && text.back() != ends.last) return 0;
  const std::string_view other = store_.place_words().text(known);
  bool found = false;
  RelationMemo::Entry& entry = scratch_.places.place(asked << 25 ^ known, found);
  if (!found) entry.relation.bits = same_place_word(text, other) ? place_word_bits(place_share(known), false, w_) : 0;
  return entry.relation.bits;
}

double Search::place_share(std::uint32_t known) {
  return smoothed(store_.place_word(known).count - 1.0, persons_, prior_of_place_word, w_);
}

double Search::birth_share(std::uint32_t date) {
  const std::vector<std::uint32_t>* const born = store_.born_on(date);
  return smoothed(born == nullptr ? 0 : static_cast<double>(born->size()) - 1, persons_, prior_of_birth(w_), w_);
}

double Search::postcode_share(std::uint64_t postcode) {
  const double count = static_cast<double>(store_.postcode_count(postcode));
  return smoothed(std::max(0.0, count - 1), persons_, w_[W::prior_postcode], w_);
}

double Search::weigh(std::uint32_t slot) {
  store_.read(slot, scratch_.record);
  return matching::weigh(asked_, scratch_.record.facts, *this, w_);
}

Candidate Search::score(std::uint32_t slot) {
  store_.read(slot, scratch_.record);
  Candidate candidate = matching::score(asked_, scratch_.record.facts, *this, w_);
  candidate.key = store_.key_of(slot);
  return candidate;
}

void Search::note(std::uint32_t slot, std::uint32_t steps) {
  std::uint32_t& held = scratch_.gathered[slot];
  if (held == 0) scratch_.touched.push_back(slot);
  if ((held & 0xFF) == way_) return;  // counted once by each way, by its best word, which comes first
  held = ((held & ~0xFFu) | way_) + (steps << 8);
}

void Search::gather_from(const std::vector<std::uint32_t>& slots, double bits) {
  const auto steps = static_cast<std::uint32_t>(bits * steps_per_bit);
  for (const std::uint32_t slot : slots) note(slot, steps);
}

void Search::gather_word(std::size_t asked) {
  if (++way_ > 200) return;
  store_.names().neighbours(asked_.words[asked].text, scratch_.neighbours);
  scratch_.alike.clear();
  for (const std::uint32_t id : scratch_.neighbours.found) {
    const float bits = name(asked, id).bits;
    if (bits > 0.5f) scratch_.alike.emplace_back(bits, id);
  }
  std::sort(scratch_.alike.begin(), scratch_.alike.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [bits, id] : scratch_.alike) gather_from(store_.names().word(id).persons, bits);
}

// Two words of the query that the index has as one, and one that it has as two.
void Search::gather_joined() {
  const std::vector<NameWord>& words = asked_.words;
  const auto look = [&](std::string_view text, double bits) {
    const std::uint32_t id = store_.names().find(text);
    if (id == Interner::none || ++way_ > 200) return;
    gather_from(store_.names().word(id).persons, bits);
  };
  std::string joined;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i].kind != words[i + 1].kind || words[i].text.size() < 2 || words[i + 1].text.size() < 2) continue;
    joined.assign(words[i].text).append(words[i + 1].text);
    look(joined, by_parts * 2);
  }
  for (const NameWord& word : words) {
    const std::string_view text = word.text;
    for (std::size_t at = 2; text.size() >= 6 && at + 2 <= text.size(); ++at) {
      const std::uint32_t first = store_.names().find(text.substr(0, at)), second = store_.names().find(text.substr(at));
      if (first == Interner::none || second == Interner::none) continue;
      look(text.substr(0, at), by_parts);
      look(text.substr(at), by_parts);
    }
  }
}

void Search::gather_births() {
  for (const BirthRange& birth : asked_.births) {
    if (!birth.one_date() || ++way_ > 200) continue;
    const int year = static_cast<int>(birth.first / 10000), month = static_cast<int>(birth.first / 100 % 100),
        day = static_cast<int>(birth.first % 100);
    const auto look = [&](std::uint32_t date, double bits) {
      const std::vector<std::uint32_t>* const born = store_.born_on(date);
      if (born != nullptr && born->size() <= Store::crowd) gather_from(*born, bits);
    };
    look(birth.first, 10);
    look(number_of(year, day, month), 7);
    for (const int off : {-1, 1, -10, 10}) look(number_of(year + off, month, day), 5);
    look(number_of(year, 1, 1), 3);
    // One digit changed in year, month or day; what is no date is simply not there.
    for (std::uint32_t unit = 1; unit <= 10000000; unit *= 10) {
      const std::uint32_t digit = birth.first / unit % 10;
      for (std::uint32_t other = 0; other < 10; ++other) if (other != digit) look(birth.first - digit * unit + other * unit, 4);
    }
  }
}

void Search::gather_way(std::uint32_t key, double bits) {
  if (++way_ > 200 || store_.ways().count(key, Store::crowd) >= Store::crowd) return;
  const auto steps = static_cast<std::uint32_t>(bits * steps_per_bit);
  store_.ways().each(key, Store::crowd, [&](std::uint32_t slot) { note(slot, steps); });
}

// Every postcode with one letter or digit changed, or two neighbours exchanged.
void Search::gather_near_postcodes(std::uint64_t postcode) {
  if (++way_ > 200) return;
  char letters[10];
  const std::size_t size = unpack_postcode(postcode, letters);
  const auto look = [&] {
    store_.ways().each(route::postcode(packed_postcode({letters, size})), Store::crowd, [&](std::uint32_t slot) { note(slot, by_near_postcode); });
  };
  for (std::size_t i = 0; i < size; ++i) {
    const char was = letters[i];
    const bool digit = was >= '0' && was <= '9';
    for (char c = digit ? '0' : 'a'; c <= (digit ? '9' : 'z'); ++c) {
      if (c == was) continue;
      letters[i] = c;
      look();
    }
    letters[i] = was;
    if (i + 1 == size || letters[i + 1] == was) continue;
    std::swap(letters[i], letters[i + 1]);
    look();
    std::swap(letters[i], letters[i + 1]);
  }
}

void Search::gather_ways() {
  std::vector<std::uint32_t>& keys = scratch_.ways;
  const auto follow = [&](double bits) {
    for (const std::uint32_t key : keys) gather_way(key, bits);
    keys.clear();
  };
  keys.clear();
  for (const Place& place : asked_.places) {
    if (place.postcode != 0) {
      gather_way(route::postcode(place.postcode), by_postcode);
      gather_near_postcodes(place.postcode);
    }
    route::addresses(place, keys);
    follow(by_address);
  }
  for (const std::uint64_t phone : asked_.phones) gather_way(route::phone(phone), by_phone);
  for (const std::string& email : asked_.emails) {
    route::emails(email, keys);
    follow(by_email);
  }
  for (const std::string& number : asked_.numbers) {
    route::numbers(number, keys);
    follow(by_number);
  }
}

void Search::gather() {
  if (scratch_.gathered.size() < store_.slots()) scratch_.gathered.resize(store_.slots(), 0);
  scratch_.touched.clear();
  for (std::size_t i = 0; i < asked_.words.size(); ++i) gather_word(i);
  gather_births();
  gather_ways();
  gather_joined();
}

// Leaves in `touched` the best by what was gathered, at most `most`, ties by key; clears what was gathered.
void Search::keep_best(std::size_t most) {
  std::vector<std::uint32_t>& touched = scratch_.touched;
  std::vector<std::uint32_t>& gathered = scratch_.gathered;
  if (touched.size() > most) {
    // First by half bits in buckets: the lists of a common name are long, and most of them cannot be among the best.
    std::vector<std::uint32_t>& buckets = scratch_.buckets;
    constexpr std::uint32_t last = 1023, per_bucket = static_cast<std::uint32_t>(steps_per_bit / 2);
    buckets.assign(last + 1, 0);
    const auto bucket = [&](std::uint32_t slot) { return std::min(last, (gathered[slot] >> 8) / per_bucket); };
    for (const std::uint32_t slot : touched) ++buckets[bucket(slot)];
    std::size_t count = 0;
    std::uint32_t cut = last + 1;
    while (cut > 0 && count < most) count += buckets[--cut];
    std::size_t kept = 0;
    for (const std::uint32_t slot : touched) {
      if (bucket(slot) >= cut) touched[kept++] = slot;
      else gathered[slot] = 0;
    }
    touched.resize(kept);
  }
  if (touched.size() > most) {
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
      const std::uint32_t x = gathered[a] >> 8, y = gathered[b] >> 8;
      return x != y ? x > y : store_.key_of(a) < store_.key_of(b);
    };
    std::nth_element(touched.begin(), touched.begin() + static_cast<std::ptrdiff_t>(most), touched.end(), better);
  }
  for (const std::uint32_t slot : touched) gathered[slot] = 0;
  if (touched.size() > most) touched.resize(most);
}

void Search::leave_only(const std::function<bool(Key)>& only) {
  std::size_t kept = 0;
  for (const std::uint32_t slot : scratch_.touched) {
    if (only(store_.key_of(slot))) scratch_.touched[kept++] = slot;
    else scratch_.gathered[slot] = 0;
  }
  scratch_.touched.resize(kept);
}

std::vector<Candidate> Search::find(std::size_t limit, const std::function<bool(Key)>& only) {
  gather();
  if (only) leave_only(only);
  keep_best(std::max(compared_least, limit * 3));
  std::vector<Candidate> found;
  const auto before = [](const Candidate& a, const Candidate& b) { return a.weight != b.weight ? a.weight > b.weight : a.key < b.key; };
  // A heap of the best so far, the worst of them on top.
  found.reserve(limit + 1);
  const std::vector<std::uint32_t>& slots = scratch_.touched;
  constexpr std::size_t ahead = 8;  // the memory of those who come next is on its way meanwhile
  for (std::size_t i = 0; i < std::min(2 * ahead, slots.size()); ++i) store_.prepare_slot(slots[i]);
  for (std::size_t i = 0; i < std::min(ahead, slots.size()); ++i) store_.prepare(slots[i]);
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const std::uint32_t slot = slots[i];
    if (i + 2 * ahead < slots.size()) store_.prepare_slot(slots[i + 2 * ahead]);
    if (i + ahead < slots.size()) store_.prepare(slots[i + ahead]);
    if (slot == self_) continue;
    const double enough = found.size() == limit ? found.front().weight : w_[W::least_bits];
    if (weigh(slot) < enough) continue;
    Candidate candidate = score(slot);
    if (found.size() == limit && !before(candidate, found.front())) continue;
    found.push_back(candidate);
    std::push_heap(found.begin(), found.end(), before);
    if (found.size() > limit) {
      std::pop_heap(found.begin(), found.end(), before);
      found.pop_back();
    }
  }
  std::sort_heap(found.begin(), found.end(), before);
  return found;
}

}  // namespace rowan::matching
