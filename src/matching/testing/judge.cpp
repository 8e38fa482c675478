#include "matching/testing/judge.h"

#include <algorithm>
#include <set>
#include <string>

namespace rowan::matching::testing {
namespace {

class Counted final : public Counts {
 public:
  explicit Counted(const std::map<Key, Person>& persons) : persons_(static_cast<double>(persons.size())) {
    for (const auto& [key, person] : persons) {
      const Facts facts = facts_of(person);
      std::set<std::string> names;
      std::set<std::uint64_t> postcodes;
      for (const NameWord& word : facts.words) names.insert(word.text);
      for (const std::string& name : names) ++names_[name];
      for (const BirthRange& birth : facts.births) if (birth.one_date()) ++births_[birth.first];
      for (const Place& place : facts.places) {
        for (const std::string& word : place.words) ++place_words_[word];
        if (place.postcode != 0) postcodes.insert(place.postcode);
      }
      for (const std::uint64_t postcode : postcodes) ++postcodes_[postcode];
    }
  }
  double persons() const override { return persons_; }
  double name(std::string_view word) const override { return of(names_, std::string(word)); }
  double place_word(std::string_view word) const override { return of(place_words_, std::string(word)); }
  double birth(std::uint32_t date) const override { return of(births_, date); }
  double postcode(std::uint64_t postcode) const override { return std::min(of(postcodes_, postcode), 2000.0); }

 private:
  template <class K>
  [[nodiscard]] static double of(const std::map<K, int>& counts, const K& key) {
    const auto found = counts.find(key);
    return found == counts.end() ? 0 : found->second;
  }
  double persons_;
  std::map<std::string, int> names_, place_words_;
  std::map<std::uint32_t, int> births_;
  std::map<std::uint64_t, int> postcodes_;
};

bool before(const Candidate& a, const Candidate& b) { return a.weight != b.weight ? a.weight > b.weight : a.key < b.key; }

}  // namespace

std::vector<Candidate> Judge::rank(const Person& query) const {
  const Counted counts(persons_);
  const Facts asked = facts_of(query);
  std::vector<Candidate> all;
  for (const auto& [key, person] : persons_) {
    if (key == query.key) continue;
    Candidate candidate = score_plainly(asked, facts_of(person), counts, persons_.contains(query.key), true, weights_);
    candidate.key = key;
    all.push_back(candidate);
  }
  std::sort(all.begin(), all.end(), before);
  return all;
}

std::vector<Candidate> Judge::find(const Person& query, std::size_t limit) const {
  if (facts_of(query).empty()) return {};
  std::vector<Candidate> found;
  for (const Candidate& candidate : rank(query)) {
    if (candidate.weight < weights_[Weight::least_bits] || found.size() == limit) break;
    found.push_back(candidate);
  }
  return found;
}

std::optional<Candidate> Judge::score(const Person& query, Key key) const {
  for (const Candidate& candidate : rank(query)) if (candidate.key == key) return candidate;
  if (!persons_.contains(key)) return std::nullopt;
  Candidate candidate = score_plainly(facts_of(query), facts_of(persons_.at(key)), Counted(persons_), persons_.contains(query.key), true, weights_);
  candidate.key = key;
  return candidate;
}

}  // namespace rowan::matching::testing
