#include "matching/vocabulary.h"

#include <algorithm>
#include <array>

#include "matching/facts.h"
#include "matching/likeness.h"
#include "matching/names.h"
#include "matching/words.h"

namespace rowan::matching {
namespace {

constexpr std::size_t letters = 37;  // none, a to z, 0 to 9
constexpr std::size_t gram_count = letters * letters * letters;
constexpr std::size_t most_grams = 44;
constexpr std::uint32_t sound_seed = 77;

std::size_t code(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<std::size_t>(c - 'a') + 1;
  if (c >= '0' && c <= '9') return static_cast<std::size_t>(c - '0') + 27;
  return 0;
}

// Three letters each, two blanks before and one after: "  k", " kh", "kha", "han", "an ". Each once.
std::size_t grams_of(std::string_view text, std::array<std::uint16_t, most_grams>& out) {
  std::size_t a = 0, b = 0, count = 0;
  for (std::size_t i = 0; i <= text.size() && count < most_grams; ++i) {
    const std::size_t c = i < text.size() ? code(text[i]) : 0;
    out[count++] = static_cast<std::uint16_t>((a * letters + b) * letters + c);
    a = b;
    b = c;
  }
  std::sort(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(count));
  return static_cast<std::size_t>(std::unique(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(count)) - out.begin());
}

}  // namespace

std::size_t Interner::place_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = table_.size() - 1;
  std::size_t at = hash & mask;
  while (table_[at] != 0 && texts_[table_[at] - 1] != text) at = (at + 1) & mask;
  return at;
}

std::uint32_t Interner::find(std::string_view text) const {
  if (table_.empty()) return none;
  const std::uint32_t held = table_[place_of(text, hash32(text))];
  return held == 0 ? none : held - 1;
}

std::uint32_t Interner::intern(std::string_view text, bool& fresh) {
  if ((live_ + 1) * 2 > table_.size()) grow();
  const std::size_t at = place_of(text, hash32(text));
  fresh = table_[at] == 0;
  if (!fresh) return table_[at] - 1;
  std::uint32_t id;
  if (!free_.empty()) {
    id = free_.back();
    free_.pop_back();
    texts_[id] = text;
  } else {
    id = static_cast<std::uint32_t>(texts_.size());
    texts_.emplace_back(text);
  }
  table_[at] = id + 1;
  ++live_;
  return id;
}

void Interner::forget(std::uint32_t id) {
  const std::size_t mask = table_.size() - 1;
  std::size_t hole = place_of(texts_[id], hash32(texts_[id]));
  table_[hole] = 0;
  // What stood behind it in the same run moves up, so that no search stops at the hole.
  for (std::size_t at = (hole + 1) & mask; table_[at] != 0; at = (at + 1) & mask) {
    const std::size_t home = hash32(texts_[table_[at] - 1]) & mask;
    if (((at - home) & mask) < ((at - hole) & mask)) continue;
    table_[hole] = table_[at];
    table_[at] = 0;
    hole = at;
  }
  std::fill(texts_[id].begin(), texts_[id].end(), '\0');
  texts_[id].clear();
  free_.push_back(id);
  --live_;
}

void Interner::grow() {
  std::vector<std::uint32_t> old;
  old.swap(table_);
  table_.assign(std::max<std::size_t>(64, old.size() * 2), 0);
  for (const std::uint32_t held : old) if (held != 0) table_[place_of(texts_[held - 1], hash32(texts_[held - 1]))] = held;
}

std::size_t Interner::bytes() const {
  std::size_t sum = texts_.capacity() * sizeof(std::string) + (table_.capacity() + free_.capacity()) * sizeof(std::uint32_t);
  for (const std::string& text : texts_) if (text.capacity() > 15) sum += text.capacity() + 1;
  return sum;
}

std::uint32_t Vocabulary::add(std::string_view text, std::uint32_t person) {
  bool fresh = false;
  const std::uint32_t id = words_.intern(text, fresh);
  if (fresh) {
    if (id == facts_.size()) {
      facts_.emplace_back();
      sketches_.emplace_back();
    }
    facts_[id] = {skeleton(text), groups_of(text), {}, common_share(text)};
    sketches_[id] = sketch_of(text, facts_[id].groups, facts_[id].skeleton);
    enter_grams(id, true);
    sounds_.add(hash32(facts_[id].skeleton, sound_seed), id);
  }
  facts_[id].persons.push_back(person);
  return id;
}

void Vocabulary::remove(std::uint32_t id, std::uint32_t person) {
  std::vector<std::uint32_t>& persons = facts_[id].persons;
  const auto found = std::find(persons.begin(), persons.end(), person);
  if (found == persons.end()) return;
  *found = persons.back();
  persons.pop_back();
  if (!persons.empty()) return;
  enter_grams(id, false);
  sounds_.remove(hash32(facts_[id].skeleton, sound_seed), id);
  facts_[id] = {};
  sketches_[id] = {};
  words_.forget(id);
}

void Vocabulary::enter_grams(std::uint32_t id, bool enter) {
  if (grams_.empty()) grams_.resize(gram_count);
  std::array<std::uint16_t, most_grams> grams;
  const std::size_t count = grams_of(words_.text(id), grams);
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<std::uint32_t>& list = grams_[grams[i]];
    if (enter) list.push_back(id);
    else if (const auto found = std::find(list.begin(), list.end(), id); found != list.end()) {
      *found = list.back();
      list.pop_back();
    }
  }
}

void Vocabulary::note(std::uint32_t id, NeighbourScratch& scratch) {
  if (id == Interner::none || scratch.is_found[id]) return;
  scratch.is_found[id] = 1;
  scratch.found.push_back(id);
}

void Vocabulary::neighbours(std::string_view text, NeighbourScratch& scratch) const {
  scratch.found.clear();
  if (words_.ids() == 0 || text.empty()) return;
  if (scratch.is_found.size() < words_.ids()) {
    scratch.is_found.resize(words_.ids(), 0);
    scratch.shared.resize(words_.ids(), 0);
  }
  note(find(text), scratch);
  note(find(text.substr(0, 1)), scratch);
  if (text.size() > 1) {
    for (const std::uint16_t group : groups_of(text)) for (const std::string_view form : words_of_group(group)) note(find(form), scratch);
    if (text.size() <= 4) by_slips(text, scratch);
    by_grams(text, scratch);
    sounds_.each(hash32(skeleton(text), sound_seed), 1000, [&](std::uint32_t id) { note(id, scratch); });
  }
  for (const std::uint32_t id : scratch.found) scratch.is_found[id] = 0;
}

// A short word has too few grams to be found by them: every word one slip away is looked up.
void Vocabulary::by_slips(std::string_view text, NeighbourScratch& scratch) const {
  char made[8];
  const std::size_t n = text.size();
  const auto look = [&](std::size_t size) { note(find({made, size}), scratch); };
  for (std::size_t i = 0; i < n; ++i) {
    std::copy(text.begin(), text.end(), made);
    for (char c = 'a'; c <= 'z'; ++c) { made[i] = c; look(n); }
    std::copy(text.begin() + static_cast<std::ptrdiff_t>(i) + 1, text.end(), std::copy_n(text.begin(), i, made));
    if (n > 2) look(n - 1);
    std::copy(text.begin(), text.end(), made);
    if (i + 1 < n) { std::swap(made[i], made[i + 1]); look(n); }
  }
  for (std::size_t i = 0; i <= n; ++i) {
    std::copy(text.begin() + static_cast<std::ptrdiff_t>(i), text.end(), std::copy_n(text.begin(), i, made) + 1);
    for (char c = 'a'; c <= 'z'; ++c) { made[i] = c; look(n + 1); }
  }
}

// Words that share enough grams. The rarest lists come first; a word that is in none of them cannot reach the number any more, so the longest
// lists only count words already met (the prefix filter).
void Vocabulary::by_grams(std::string_view text, NeighbourScratch& scratch) const {
  std::array<std::uint16_t, most_grams> grams;
  const std::size_t count = grams_of(text, grams);
  std::sort(grams.begin(), grams.begin() + static_cast<std::ptrdiff_t>(count), [&](std::uint16_t a, std::uint16_t b) {
    return grams_[a].size() != grams_[b].size() ? grams_[a].size() < grams_[b].size() : a < b;
  });
  const int enough = std::max(2, static_cast<int>(text.size()) + 1 - 3 * most_slips(text.size()));
  const std::size_t openers = count + 1 - std::min<std::size_t>(count, static_cast<std::size_t>(enough));
  scratch.touched.clear();
  for (std::size_t i = 0; i < count; ++i) {
    for (const std::uint32_t id : grams_[grams[i]]) {
      std::uint8_t& shared = scratch.shared[id];
      if (shared == 0) {
        if (i >= openers) continue;
        scratch.touched.push_back(id);
      }
      ++shared;
    }
  }
  for (const std::uint32_t id : scratch.touched) {
    if (scratch.shared[id] >= enough) note(id, scratch);
    scratch.shared[id] = 0;
  }
}

std::size_t Vocabulary::bytes() const {
  std::size_t sum = words_.bytes() + facts_.capacity() * sizeof(Word)
                    + sketches_.capacity() * sizeof(Sketch) + grams_.capacity() * sizeof(grams_[0]) + sounds_.bytes();
  for (const Word& word : facts_) {
    sum += word.persons.capacity() * sizeof(std::uint32_t);
    if (word.skeleton.capacity() > 15) sum += word.skeleton.capacity() + 1;
  }
  for (const auto& list : grams_) sum += list.capacity() * sizeof(std::uint32_t);
  return sum;
}

}  // namespace rowan::matching
