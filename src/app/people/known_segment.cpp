#include "app/people/known_segment.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"

namespace rowan::people {

// ---- reading ----

std::size_t Segment::bytes() const {
  const auto of = [](const auto& v) { return v.capacity() * sizeof(v[0]); };
  return of(keys_) + of(labels_) + of(label_start_) + of(births_) + of(uses_) + of(use_start_) + of(people_) + of(people_start_) + of(lives_) +
         of(words_) + of(word_start_) + of(postings_) + of(posting_start_);
}

std::optional<std::uint32_t> Segment::find(Key key) const {
  const auto at = std::lower_bound(keys_.begin(), keys_.end(), key);
  if (at == keys_.end() || *at != key) return {};
  return static_cast<std::uint32_t>(at - keys_.begin());
}

std::optional<Date> Segment::date_of_birth(std::uint32_t record) const {
  const std::int32_t birth = births_[record];
  if (birth == 0) return {};
  return Date{birth / 10000, birth / 100 % 100, birth % 100};
}

std::vector<std::uint32_t> Segment::homes_of(PersonId person) const {
  std::vector<std::uint32_t> homes;
  auto at = std::lower_bound(lives_.begin(), lives_.end(), person.value, [](const Lives& a, std::int64_t b) { return a.person < b; });
  for (; at != lives_.end() && at->person == person.value; ++at) homes.push_back(at->home);
  return homes;
}

WordRange Segment::beginning_with(std::string_view text) const {
  const auto before = [&](auto&& goes_before) {
    std::uint32_t low = 0, high = static_cast<std::uint32_t>(words());
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (goes_before(word(middle))) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  WordRange range;
  range.first = before([&](std::string_view word) { return word < text; });
  range.last = before([&](std::string_view word) { return word.substr(0, text.size()) <= text; });
  range.exact = range.first < range.last && word(range.first).size() == text.size();
  return range;
}

std::optional<std::uint32_t> Segment::word_number(std::string_view text) const {
  const WordRange range = beginning_with(text);
  if (!range.exact) return {};
  return range.first;
}

// ---- building ----

std::uint32_t WordTable::number(std::string_view word) {
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>{}(word));
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].number_and_one != 0; at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].hash == hash && this->at(slots_[at].number_and_one - 1) == word) return slots_[at].number_and_one - 1;
  pool_ += word;
  start_.push_back(static_cast<std::uint32_t>(pool_.size()));
  const auto made = static_cast<std::uint32_t>(size());
  slots_[at] = {hash, made};
  if (size() * 2 > slots_.size()) grow();
  return made - 1;
}

void WordTable::grow() {
  std::vector<Slot> larger(slots_.size() * 2);
  for (const Slot& slot : slots_) {
    if (slot.number_and_one == 0) continue;
    std::size_t at = slot.hash & (larger.size() - 1);
    while (larger[at].number_and_one != 0) at = (at + 1) & (larger.size() - 1);
    larger[at] = slot;
  }
  slots_.swap(larger);
}

std::vector<std::uint32_t> WordTable::sorted() const {
  // The first eight bytes as a number decide nearly every comparison without a look at the pool.
  struct Item { std::uint64_t head; std::uint32_t number; };
  std::vector<Item> items(size());
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    std::uint64_t head = 0;
    const std::string_view word = at(i);
    for (std::size_t k = 0; k < 8; ++k) head = head << 8 | (k < word.size() ? static_cast<unsigned char>(word[k]) : 0u);
    items[i] = {head, i};
  }
  const auto before = [&](const Item& a, const Item& b) { return a.head != b.head ? a.head < b.head : at(a.number) < at(b.number); };
  std::sort(items.begin(), items.end(), before);
  std::vector<std::uint32_t> numbers;
  numbers.reserve(items.size());
  for (const Item& item : items) numbers.push_back(item.number);
  return numbers;
}

SegmentBuilder::Record& SegmentBuilder::begin(Key key, std::string_view label) {
  Record& record = records_.emplace_back();
  record.key = key;
  record.label_start = static_cast<std::uint32_t>(labels_.size());
  labels_ += label;
  record.label_end = static_cast<std::uint32_t>(labels_.size());
  record.use_start = static_cast<std::uint32_t>(uses_.size());
  record.people_start = static_cast<std::uint32_t>(people_.size());
  return record;
}

void SegmentBuilder::end() {
  Record& record = records_.back();
  const auto first = uses_.begin() + record.use_start;
  std::sort(first, uses_.end(), [](Use a, Use b) { return a.bits < b.bits; });
  uses_.erase(std::unique(first, uses_.end(), [](Use a, Use b) { return a.bits == b.bits; }), uses_.end());
  record.use_end = static_cast<std::uint32_t>(uses_.size());
  record.people_end = static_cast<std::uint32_t>(people_.size());
}

void SegmentBuilder::word(std::string_view text, MatchedOn field) {
  if (!text.empty()) uses_.emplace_back(words_.number(text), field);
}

// Every word, and for one with marks inside ("Smith-Jones") the whole without them.
void SegmentBuilder::name(std::string_view text, MatchedOn field) {
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    const std::string_view chunk = text.substr(0, space);
    const std::vector<std::string> parts = fold_words(chunk);
    for (const std::string& part : parts) word(part, field);
    if (parts.size() > 1) word(fold_joined(chunk), field);
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
  }
}

void SegmentBuilder::add(const Person& person) {
  const PersonDetails& details = person.details;
  Record& record = begin(key_of(person.id), full_name(details));
  name(details.given, MatchedOn::given_name);
  name(details.family, MatchedOn::family_name);
  name(details.known_as, MatchedOn::known_as);
  for (const std::string& each : details.previous_names) name(each, MatchedOn::previous_name);
  for (const std::string& each : person.earlier_names) name(each, MatchedOn::previous_name);
  for (const std::string& each : details.phones) word(phone_normal_form(each), MatchedOn::phone);
  for (const std::string& each : details.emails) word(fold_joined(each), MatchedOn::email);
  for (const SourceId& each : details.sources) word(fold_joined(each.value), MatchedOn::reference);
  if (details.date_of_birth) {
    record.birth = packed(*details.date_of_birth);
    word(std::to_string(record.birth), MatchedOn::date_of_birth);
  }
  end();
}

void SegmentBuilder::add(const HomeRecord& home) {
  begin(key_of(home.id), one_line(home.details));
  for (const std::string& each : home.details.address_lines) name(each, MatchedOn::address);
  word(fold_joined(home.details.postcode), MatchedOn::postcode);
  if (home.details.uprn) word(home.details.uprn->value, MatchedOn::uprn);
  for (const SourceId& each : home.details.sources) word(fold_joined(each.value), MatchedOn::home_reference);
  for (const Tenancy& each : home.tenancies) {
    word(fold_joined(each.reference), MatchedOn::tenancy_reference);
    for (const SourceId& source : each.sources) word(fold_joined(source.value), MatchedOn::tenancy_reference);
  }
  for (const PersonId person : home.everyone()) people_.push_back(person.value);
  end();
}

void SegmentBuilder::copy(const Segment& from, std::uint32_t number) {
  Record& record = begin(from.key(number), from.label(number));
  record.birth = from.births_[number];
  for (const Use use : from.uses(number)) word(from.word(use.word()), use.field());
  const auto people = from.people(number);
  people_.insert(people_.end(), people.begin(), people.end());
  end();
}

// Writes the words in order and gives the new number of each old one.
std::vector<std::uint32_t> SegmentBuilder::number_words(Segment& out) {
  const std::vector<std::uint32_t> order = words_.sorted();
  std::vector<std::uint32_t> numbers(words_.size());
  out.words_.reserve(words_.length());
  out.word_start_.reserve(words_.size() + 1);
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    numbers[order[i]] = i;
    out.word_start_.push_back(static_cast<std::uint32_t>(out.words_.size()));
    out.words_ += words_.at(order[i]);
  }
  out.word_start_.push_back(static_cast<std::uint32_t>(out.words_.size()));
  return numbers;
}

void SegmentBuilder::fill_records(Segment& out, const std::vector<std::uint32_t>& numbers) {
  std::sort(records_.begin(), records_.end(), [](const Record& a, const Record& b) { return a.key < b.key; });
  const std::size_t n = records_.size();
  out.keys_.reserve(n); out.births_.reserve(n);
  out.labels_.reserve(labels_.size()); out.uses_.reserve(uses_.size()); out.people_.reserve(people_.size());
  for (auto* start : {&out.label_start_, &out.use_start_, &out.people_start_}) { start->reserve(n + 1); start->push_back(0); }
  for (std::uint32_t i = 0; i < n; ++i) {
    const Record& record = records_[i];
    out.keys_.push_back(record.key);
    out.births_.push_back(record.birth);
    out.labels_.append(labels_, record.label_start, record.label_end - record.label_start);
    out.label_start_.push_back(static_cast<std::uint32_t>(out.labels_.size()));
    for (std::uint32_t u = record.use_start; u < record.use_end; ++u) out.uses_.emplace_back(numbers[uses_[u].word()], uses_[u].field());
    out.use_start_.push_back(static_cast<std::uint32_t>(out.uses_.size()));
    for (std::uint32_t p = record.people_start; p < record.people_end; ++p) {
      out.people_.push_back(people_[p]);
      out.lives_.push_back({people_[p], i});
    }
    out.people_start_.push_back(static_cast<std::uint32_t>(out.people_.size()));
  }
  std::sort(out.lives_.begin(), out.lives_.end(), [](const auto& a, const auto& b) { return a.person < b.person; });
  out.lives_.shrink_to_fit();
}

void SegmentBuilder::fill_postings(Segment& out) {
  // Counted first, then placed: a word's records come out in order, each once.
  out.posting_start_.assign(out.words() + 1, 0);
  std::vector<std::uint32_t> last(out.words(), 0);
  const auto each_word = [&](auto&& take) {
    std::fill(last.begin(), last.end(), 0);
    for (std::uint32_t record = 0; record < out.size(); ++record)
      for (const Use use : out.uses(record)) if (last[use.word()] != record + 1) { last[use.word()] = record + 1; take(use.word(), record); }
  };
  each_word([&](std::uint32_t word, std::uint32_t) { ++out.posting_start_[word + 1]; });
  std::partial_sum(out.posting_start_.begin(), out.posting_start_.end(), out.posting_start_.begin());
  out.postings_.resize(out.posting_start_.back());
  std::vector<std::uint32_t> next(out.posting_start_.begin(), out.posting_start_.end() - 1);
  each_word([&](std::uint32_t word, std::uint32_t record) { out.postings_[next[word]++] = record; });
}

std::shared_ptr<const Segment> SegmentBuilder::build() {
  auto out = std::make_shared<Segment>();
  const std::vector<std::uint32_t> numbers = number_words(*out);
  fill_records(*out, numbers);
  fill_postings(*out);
  return out;
}

}  // namespace rowan::people
