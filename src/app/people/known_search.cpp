#include <algorithm>

#include "app/people/known.h"
#include "app/people/known_query.h"
#include "app/people/known_segment.h"

namespace rowan::people {

namespace {

constexpr std::size_t most_hits = 200;
constexpr std::size_t most_looked_at = 4'000;  // records that may be named; keeps the worst query ("s m") quick

int weight(MatchedOn field) {
  switch (field) {
    case MatchedOn::phone: case MatchedOn::uprn:
    case MatchedOn::reference: case MatchedOn::home_reference: case MatchedOn::tenancy_reference: return 20;
    case MatchedOn::email: case MatchedOn::postcode: return 16;
    case MatchedOn::family_name: return 14;
    case MatchedOn::given_name: return 12;
    case MatchedOn::known_as: return 11;
    case MatchedOn::previous_name: return 10;
    case MatchedOn::date_of_birth: return 8;
    case MatchedOn::address: return 6;
  }
  return 0;
}

struct Found {
  std::size_t segment = 0;
  std::uint32_t record = 0;
  int score = 0;
};
bool nearer(const Found& a, const Found& b) {
  if (a.score != b.score) return a.score > b.score;
  return std::pair(a.segment, a.record) < std::pair(b.segment, b.record);
}

// One query word against one record: the best score and its field; 0 when it is not there.
struct WordMatch { int score = 0; MatchedOn field = MatchedOn::given_name; };
WordMatch best_of(const Segment& segment, std::span<const Use> uses, const WordRange& range, std::size_t length) {
  WordMatch best;
  for (const Use use : uses) {
    const std::uint32_t word = use.word();
    if (word < range.first || word >= range.last) continue;
    const bool exact = range.exact && word == range.first;
    const int near = exact ? 100 : static_cast<int>(60 * length / segment.word(word).size());
    if (const int score = near + weight(use.field()); score > best.score) best = {score, use.field()};
  }
  return best;
}

class Search {
 public:
  Search(const KnownIndex::State& state, std::vector<QueryWord> words, std::size_t limit, const IdSet* only)
      : state_(state), words_(std::move(words)), limit_(limit), only_(only) {
    best_.reserve(limit_ + 1);
  }

  void run() {
    split_where_joined_is_unknown();
    if (words_.empty()) return;
    for (std::size_t s = 0; s < state_.segments.size(); ++s) look_in(s);
    std::sort(best_.begin(), best_.end(), nearer);
  }

  [[nodiscard]] KnownHits hits() const {
    KnownHits out;
    out.more = more_;
    for (const Found& found : best_) {
      const Segment& segment = *state_.segments[found.segment];
      const Key key = segment.key(found.record);
      KnownHit hit;
      if (is_home(key)) hit.home = home_of(key);
      else hit.person = person_of(key);
      hit.label = segment.label(found.record);
      hit.date_of_birth = segment.date_of_birth(found.record);
      for (const QueryWord& word : words_)
        hit.matched.push_back(best_of(segment, segment.uses(found.record), segment.beginning_with(word.text), word.text.size()).field);
      hit.score = found.score;
      out.hits.push_back(std::move(hit));
    }
    return out;
  }

 private:
  // "smith-jones" is one word if anything begins with "smithjones", else two.
  void split_where_joined_is_unknown() {
    std::vector<QueryWord> words;
    for (QueryWord& word : words_) {
      const bool joined = word.parts.empty() || std::any_of(state_.segments.begin(), state_.segments.end(), [&](const auto& segment) {
        const WordRange range = segment->beginning_with(word.text);
        return range.first < range.last;
      });
      if (joined) words.push_back(std::move(word));
      else for (std::string& part : word.parts) words.push_back({std::move(part), {}});
    }
    words_ = std::move(words);
  }

  void look_in(std::size_t s) {
    const Segment& segment = *state_.segments[s];
    std::vector<WordRange> ranges;
    for (const QueryWord& word : words_) {
      ranges.push_back(segment.beginning_with(word.text));
      if (ranges.back().first == ranges.back().last) return;
    }
    // The word with the fewest records leads; the others are only checked.
    const auto fewer = [&](const WordRange& a, const WordRange& b) { return segment.count(a) < segment.count(b); };
    const auto lead = std::min_element(ranges.begin(), ranges.end(), fewer);
    for (std::uint32_t word = lead->first; word < lead->last; ++word) {
      for (const std::uint32_t record : segment.records_with(word)) {
        if (only_ && !only_->has(number_of(segment.key(record)))) continue;
        if (looked_at_++ >= most_looked_at) { more_ = true; return; }
        if (state_.alive(s, record)) consider(s, record, ranges);
      }
    }
  }

  void consider(std::size_t s, std::uint32_t record, const std::vector<WordRange>& ranges) {
    const Segment& segment = *state_.segments[s];
    const auto uses = segment.uses(record);
    int total = 0;
    for (std::size_t w = 0; w < ranges.size(); ++w) {
      const WordMatch match = best_of(segment, uses, ranges[w], words_[w].text.size());
      if (match.score == 0) return;
      total += match.score;
    }
    const Found found{s, record, total};
    if (best_.size() == limit_ && !nearer(found, best_.front())) { more_ = more_ || !holds(found); return; }
    if (holds(found)) return;
    // A heap with the farthest in front.
    best_.push_back(found);
    std::push_heap(best_.begin(), best_.end(), nearer);
    if (best_.size() <= limit_) return;
    more_ = true;
    std::pop_heap(best_.begin(), best_.end(), nearer);
    best_.pop_back();
  }

  // A record comes up once for each of its words that the leading word begins.
  [[nodiscard]] bool holds(const Found& found) const {
    return std::any_of(best_.begin(), best_.end(), [&](const Found& f) { return f.record == found.record && f.segment == found.segment; });
  }

  const KnownIndex::State& state_;
  std::vector<QueryWord> words_;
  std::size_t limit_;
  const IdSet* only_;
  std::vector<Found> best_;
  std::size_t looked_at_ = 0;
  bool more_ = false;
};

}  // namespace

KnownHits KnownIndex::search(std::string_view query, std::size_t limit, const IdSet* only) const {
  const auto now = state();
  Search search(*now, query_words(query), std::clamp<std::size_t>(limit, 1, most_hits), only);
  search.run();
  return search.hits();
}

}  // namespace rowan::people
