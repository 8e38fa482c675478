#include "matching/plain.h"

#include <algorithm>
#include <map>

#include "matching/names.h"

namespace rowan::matching {
namespace {

using W = Weight;

class Plain final : public Knowledge {
 public:
  Plain(const Facts& asked, const Facts& known, const Counts& counts, bool asked_counted, bool known_counted, const Weights& weights)
      : asked_(asked), known_(known), counts_(counts), asked_own_(asked_counted ? 1 : 0), known_own_(known_counted ? 1 : 0), w_(weights) {
    for (const Place& place : known.places) for (const std::string& word : place.words) place_words_.push_back(&word);
  }

  Relation name(std::size_t asked, std::uint32_t known) override {
    const std::string& a = asked_.words[asked].text;
    const std::string& k = known_.words[known].text;
    const std::string a_skeleton = skeleton(a), k_skeleton = skeleton(k);
    double count = 0;
    for (const std::string_view form : forms_of(a)) count += counts_.name(form);
    const double forms_share = groups_of(a).empty() ? 0 : smoothed(count, counts_.persons(), w_[W::prior_known_name] * 4, w_);
    const WordFacts asked_facts{a, groups_of(a), a_skeleton, share(a, asked_own_)};
    const WordFacts known_facts{k, groups_of(k), k_skeleton, share(k, known_own_)};
    return relation(asked_facts, forms_share, known_facts, w_);
  }

  std::string_view name_text(std::uint32_t known) override { return known_.words[known].text; }

  Shape name_shape(std::uint32_t known) override { return {known_.words[known].text.size(), known_.words[known].text.front()}; }

  float place_word(std::size_t place, std::size_t word, std::uint32_t known) override {
    const std::string& a = asked_.places[place].words[word];
    const std::string& k = *place_words_[known];
    if (!same_place_word(a, k) || (a.front() != k.front() && a.back() != k.back())) return 0;
    return place_word_bits(place_share(known), a == k, w_);
  }

  std::string_view place_text(std::uint32_t known) override { return *place_words_[known]; }

  Shape place_shape(std::uint32_t known) override { return {place_words_[known]->size(), place_words_[known]->front()}; }

  double place_share(std::uint32_t known) override {
    return smoothed(std::max(0.0, counts_.place_word(*place_words_[known]) - known_own_), counts_.persons(), prior_of_place_word, w_);
  }

  double birth_share(std::uint32_t date) override {
    return smoothed(std::max(0.0, counts_.birth(date) - known_own_), counts_.persons(), prior_of_birth(w_), w_);
  }

  double postcode_share(std::uint64_t postcode) override {
    return smoothed(std::max(0.0, counts_.postcode(postcode) - known_own_), counts_.persons(), w_[W::prior_postcode], w_);
  }

 private:
  [[nodiscard]] double share(std::string_view word, double own) const {
    return smoothed(std::max(0.0, counts_.name(word) - own), counts_.persons(), prior_of_name(word, w_), w_);
  }

  const Facts& asked_;
  const Facts& known_;
  const Counts& counts_;
  double asked_own_, known_own_;
  const Weights& w_;
  std::vector<const std::string*> place_words_;
};

}  // namespace

Candidate score_plainly(const Facts& asked, const Facts& known, const Counts& counts, bool asked_counted, bool known_counted,
    const Weights& weights) {
  std::vector<KnownWord> words;
  for (const NameWord& word : known.words) words.push_back({static_cast<std::uint32_t>(words.size()), word.role, word.kind, word.leads});
  std::vector<std::uint32_t> refs;
  for (const Place& place : known.places) for (std::size_t i = 0;
      i < place.words.size(); ++i) refs.push_back(static_cast<std::uint32_t>(refs.size()));
  std::vector<KnownPlace> places;
  std::size_t at = 0;
  for (const Place& place : known.places) {
    places.push_back({place.postcode, std::span(refs).subspan(at, place.words.size()), place.numbers});
    at += place.words.size();
  }
  const std::vector<std::string_view> emails(known.emails.begin(), known.emails.end()), numbers(known.numbers.begin(), known.numbers.end());
  const KnownFacts facts{words, known.births, places, known.phones, emails, numbers};
  Plain plain(asked, known, counts, asked_counted, known_counted, weights);
  return score(asked, facts, plain, weights);
}

Candidate compare(const Person& query, const Person& known, const Weights& weights) {
  Candidate candidate = score_plainly(facts_of(query), facts_of(known), Counts(), false, false, weights);
  candidate.key = known.key;
  return candidate;
}

}  // namespace rowan::matching
