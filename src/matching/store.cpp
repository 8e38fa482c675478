#include "matching/store.h"

#include <algorithm>
#include <array>

namespace rowan::matching {
namespace {

constexpr std::array<std::string_view, 40> common_in_addresses = {
    "road", "rd", "street", "st", "avenue", "ave", "lane", "ln", "close", "cl", "drive", "dr", "way", "court", "ct", "house", "crescent", "cres",
        "place",
    "pl", "gardens", "gdns", "terrace", "tce", "grove", "flat", "apartment", "apt", "unit", "floor", "room", "block", "the", "of", "circuit",
        "square",
    "walk", "park", "hill", "green"};
constexpr std::array<std::string_view, 22> common_mail = {
    "gmail.com", "googlemail.com", "hotmail.com", "hotmail.co.uk", "yahoo.com", "yahoo.co.uk", "outlook.com", "live.com", "live.co.uk", "icloud.com",
        "me.com",
    "btinternet.com", "aol.com", "msn.com", "sky.com", "talktalk.net", "virginmedia.com", "ntlworld.com", "mail.com", "proton.me", "protonmail.com",
        "wp.pl"};

template <class List>
bool one_of(std::string_view word, const List& list) { return std::find(list.begin(), list.end(), word) != list.end(); }

std::uint32_t mix(std::uint64_t value, std::uint64_t seed) {
  value += seed * 0x9E3779B97F4A7C15ull;
  value ^= value >> 30;
  value *= 0xBF58476D1CE4E5B9ull;
  value ^= value >> 27;
  value *= 0x94D049BB133111EBull;
  return static_cast<std::uint32_t>(value >> 32);
}

void once(std::vector<std::uint32_t>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

namespace route {

std::uint32_t postcode(std::uint64_t packed) { return mix(packed, 1); }
std::uint32_t phone(std::uint64_t phone) { return mix(phone, 3); }

void numbers(std::string_view number, std::vector<std::uint32_t>& out) {
  const std::size_t part = number.size() < 8 ? 3 : 4;
  out.push_back(hash32(number, 6));
  out.push_back(hash32(number.substr(0, part), 10));
  out.push_back(hash32(number.substr(number.size() - part), 11));
}


void addresses(const Place& place, std::vector<std::uint32_t>& out) {
  const auto tells = [](const std::string& word) { return word.size() >= 3 && !one_of(word, common_in_addresses); };
  if (place.numbers.empty()) {
    int most = 4;
    for (const std::string& word : place.words) if (word.size() >= 4 && tells(word) && most-- > 0) out.push_back(hash32(word, 7));
    return;
  }
  auto street = std::find_if(place.words.begin(), place.words.end(), tells);
  if (street == place.words.end()) street = place.words.begin();
  if (street == place.words.end()) return;
  for (const std::uint32_t number : place.numbers) out.push_back(mix(number, 2 + static_cast<std::uint64_t>(hash32(*street))));
}

void emails(std::string_view email, std::vector<std::uint32_t>& out) {
  const std::size_t at = email.find('@');
  out.push_back(hash32(email.substr(0, at), 4));
  const std::string_view domain = email.substr(at + 1);
  if (!one_of(domain, common_mail)) out.push_back(hash32(domain, 5));
}

}  // namespace route

namespace {

// Every key of the ways to these facts (Facts or KnownFacts), each once.
template <class AnyFacts>
void ways_of(const AnyFacts& facts, std::span<const Place> places, std::vector<std::uint32_t>& out) {
  out.clear();
  for (const Place& place : places) {
    if (place.postcode != 0) out.push_back(route::postcode(place.postcode));
    route::addresses(place, out);
  }
  for (const std::uint64_t phone : facts.phones) out.push_back(route::phone(phone));
  for (const std::string_view email : facts.emails) route::emails(email, out);
  for (const std::string_view number : facts.numbers) route::numbers(number, out);
  once(out);
}

}  // namespace

void Store::expect(std::size_t persons) {
  const std::size_t whole = slots_.size() + persons;
  slots_.reserve(whole);
  while (whole * 3 > keys_.size() * 2) grow_keys();
  ways_.expect(whole * 2);
  births_.reserve(std::min<std::size_t>(whole, 40'000));
}

std::size_t Store::place_of(Key key) const {
  const std::size_t mask = keys_.size() - 1;
  std::size_t at = mix(key.value, 9) & mask;
  while (keys_[at] != 0 && slots_[keys_[at] - 1].key != key) at = (at + 1) & mask;
  return at;
}

std::uint32_t Store::slot_of(Key key) const {
  if (keys_.empty() || key == Key{}) return none;
  const std::uint32_t held = keys_[place_of(key)];
  return held == 0 ? none : held - 1;
}

void Store::grow_keys() {
  std::vector<std::uint32_t> old;
  old.swap(keys_);
  keys_.assign(std::max<std::size_t>(64, old.size() * 2), 0);
  for (const std::uint32_t held : old) if (held != 0) keys_[place_of(slots_[held - 1].key)] = held;
}

void Store::enter(std::uint32_t slot, Key key) {
  if ((live_ + 1) * 3 > keys_.size() * 2) grow_keys();
  slots_[slot].key = key;
  keys_[place_of(key)] = slot + 1;
  ++live_;
}

void Store::forget_key(Key key) {
  const std::size_t mask = keys_.size() - 1;
  std::size_t hole = place_of(key);
  keys_[hole] = 0;
  for (std::size_t at = (hole + 1) & mask; keys_[at] != 0; at = (at + 1) & mask) {
    const std::size_t home = mix(slots_[keys_[at] - 1].key.value, 9) & mask;
    if (((at - home) & mask) < ((at - hole) & mask)) continue;
    keys_[hole] = keys_[at];
    keys_[at] = 0;
    hole = at;
  }
  --live_;
}

void Store::put(Key key, const Facts& facts) {
  const std::uint32_t before = slot_of(key);
  if (before != none) take_out(before);
  std::uint32_t slot;
  if (!free_.empty()) {
    slot = free_.back();
    free_.pop_back();
  } else {
    slot = static_cast<std::uint32_t>(slots_.size());
    slots_.push_back({});
  }
  enter(slot, key);
  ways_of(facts, facts.places, made_ways_);
  for (const std::uint32_t way : made_ways_) ways_.prepare(way);

  word_ids_.clear();
  for (std::size_t i = 0; i < facts.words.size(); ++i) {
    std::size_t same = 0;
    while (facts.words[same].text != facts.words[i].text) ++same;
    word_ids_.push_back(same < i ? word_ids_[same] : names_.add(facts.words[i].text, slot));
  }
  place_ids_.clear();
  for (const Place& place : facts.places) {
    for (const std::string& word : place.words) {
      bool fresh = false;
      const std::uint32_t id = place_words_.intern(word, fresh);
      if (id >= place_word_facts_.size()) place_word_facts_.resize(id + 1);
      if (fresh) place_word_facts_[id] = {0, word.front(), word.back(), static_cast<std::uint8_t>(word.size())};
      ++place_word_facts_[id].count;
      place_ids_.push_back(id);
    }
  }
  for (std::size_t i = 0; i < facts.births.size(); ++i) {
    if (facts.births[i].one_date()) births_[facts.births[i].first].push_back(slot);
  }
  slots_[slot].record = records_.add(facts, word_ids_, place_ids_);
  for (const std::uint32_t way : made_ways_) ways_.add(way, slot);
  if (before != none) compact_if_wasteful();
}

void Store::take_out(std::uint32_t slot) {
  Record record;
  read(slot, record);
  const KnownFacts& facts = record.facts;
  std::vector<Place> places;
  for (const KnownPlace& known : facts.places) {
    Place& place = places.emplace_back();
    place.postcode = known.postcode;
    for (const std::uint32_t word : known.words) place.words.emplace_back(place_words_.text(word));
    place.numbers.assign(known.numbers.begin(), known.numbers.end());
  }
  ways_of(facts, places, made_ways_);
  for (const std::uint32_t way : made_ways_) ways_.remove(way, slot);
  for (const KnownPlace& known : facts.places) {
    for (const std::uint32_t word : known.words) if (--place_word_facts_[word].count == 0) place_words_.forget(word);
  }
  for (const BirthRange& birth : facts.births) {
    if (!birth.one_date()) continue;
    const auto found = births_.find(birth.first);
    std::vector<std::uint32_t>& list = found->second;
    *std::find(list.begin(), list.end(), slot) = list.back();
    list.pop_back();
    if (list.empty()) births_.erase(found);
  }
  word_ids_.clear();
  for (const KnownWord& word : facts.words) word_ids_.push_back(word.ref);
  once(word_ids_);
  for (const std::uint32_t word : word_ids_) names_.remove(word, slot);
  forget_key(slots_[slot].key);
  records_.remove(slots_[slot].record);
  slots_[slot] = {};
  free_.push_back(slot);
}

bool Store::remove(Key key) {
  const std::uint32_t slot = slot_of(key);
  if (slot == none) return false;
  take_out(slot);
  compact_if_wasteful();
  return true;
}

void Store::compact_if_wasteful() {
  if (!records_.wasteful()) return;
  std::vector<RecordAt*> records;
  for (Slot& slot : slots_) if (slot.record.size != 0) records.push_back(&slot.record);
  records_.compact(records);
}

const std::vector<std::uint32_t>* Store::born_on(std::uint32_t date) const {
  const auto found = births_.find(date);
  return found == births_.end() ? nullptr : &found->second;
}

Memory Store::memory() const {
  std::size_t bytes = slots_.capacity() * sizeof(Slot);
  bytes += (free_.capacity() + keys_.capacity()) * sizeof(std::uint32_t) + place_word_facts_.capacity() * sizeof(PlaceWord);
  bytes += records_.bytes() + names_.bytes() + place_words_.bytes() + ways_.bytes();
  bytes += births_.bucket_count() * sizeof(void*);
  for (const auto& [date, slots] : births_) bytes += 56 + slots.capacity() * sizeof(std::uint32_t);
  return {live_, names_.size(), bytes};
}

}  // namespace rowan::matching
