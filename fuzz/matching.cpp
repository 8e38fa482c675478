// Any bytes as a story of people added, changed and removed, and of questions in between: the index must say what its slow twin says, word for
// word and bit for bit, miss nobody whom that calls the same person or of the household, and forget wholly.
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>

#include "matching/testing/judge.h"
#include "matching/words.h"

namespace {

using namespace rowan::matching;

void require(bool holds) { if (!holds) std::abort(); }

// Takes values from the front of the bytes; zeros when they are used up.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : at_(data), left_(size) {}
  [[nodiscard]] bool empty() const { return left_ == 0; }
  std::uint8_t one() {
    if (left_ == 0) return 0;
    --left_;
    return *at_++;
  }
  // A text up to a byte below 2, at most 40 bytes; the small ones are letters, so that people meet.
  std::string text() {
    std::string out;
    while (!empty() && out.size() < 40) {
      const std::uint8_t byte = one();
      if (byte < 2) break;
      out += byte < 32 ? static_cast<char>('a' + byte % 6) : static_cast<char>(byte);
    }
    return out;
  }

 private:
  const std::uint8_t* at_;
  std::size_t left_;
};

Person person(Bytes& bytes, std::uint64_t key) {
  Person made;
  made.key = {key};
  const std::uint8_t what = bytes.one();
  const std::string given = bytes.text(), family = bytes.text();
  if (what & 1) made.names.push_back({NameKind::current, "", "", given + " " + family});
  else made.names.push_back({NameKind::current, given, family, ""});
  if (what & 2) made.names.push_back({static_cast<NameKind>(bytes.one() % 4), bytes.text(), bytes.text(), ""});
  const auto date = [&] { return rowan::Date{1900 + bytes.one() % 120, bytes.one() % 14, bytes.one() % 34}; };
  if (what & 4) made.births.push_back(Birth::on(date()));
  if (what & 8) made.births.push_back(Birth::between(date(), date()));
  if (what & 16) made.addresses.push_back({bytes.text(), bytes.text()});
  if (what & 32) made.phones.push_back(bytes.text());
  if (what & 64) made.emails.push_back(bytes.text() + "@" + bytes.text());
  if (what & 128) made.numbers.push_back(bytes.text());
  return made;
}

void ask(const Index& index, const testing::Judge& judge, const Person& query) {
  const auto found = index.find(query, 100);
  const auto right = judge.find(query, 100);
  std::map<Key, const Candidate*> here;
  for (const Candidate& candidate : found) here[candidate.key] = &candidate;
  require(here.size() == found.size());
  std::size_t seen = 0;
  for (const Candidate& candidate : right) {
    const auto same = here.find(candidate.key);
    if (same == here.end()) {
      require(candidate.band != Band::same);
      continue;
    }
    require(*same->second == candidate);
    ++seen;
  }
  require(seen == found.size());
  for (const Candidate& candidate : found) require(!sentence(candidate.reasons).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 2000) return 0;
  const std::string raw(reinterpret_cast<const char*>(data), size);
  for (const char c : latin(raw)) require(c == ' ' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
  (void)person_from_text(raw);
  Bytes bytes(data, size);
  Index index;
  testing::Judge judge;
  for (int step = 0; step < 24 && !bytes.empty(); ++step) {
    const std::uint8_t act = bytes.one();
    const std::uint64_t key = 1 + act / 4 % 12;
    if (act % 4 == 0) {
      require(index.remove(Key{key}) == judge.remove(Key{key}));
    } else if (act % 4 == 1) {
      ask(index, judge, person(bytes, act & 128 ? key : 0));
    } else {
      const Person made = person(bytes, key);
      index.add(made);
      judge.add(made);
      ask(index, judge, made);
    }
    require(index.size() == judge.size());
  }
  for (std::uint64_t key = 1; key <= 12; ++key) (void)index.remove(Key{key});
  require(index.size() == 0 && index.memory().words == 0);
  return 0;
}
