#pragma once
// The slow twin of Index, for tests and fuzzing: keeps every person as told, counts everything anew for each question, compares the query with
// every single person and sorts. No routes, no vocabulary, no packed records, no memory of earlier answers.
#include <map>
#include <optional>
#include <vector>

#include "matching/index.h"
#include "matching/plain.h"

namespace rowan::matching::testing {

class Judge {
 public:
  explicit Judge(Weights weights = default_weights()) : weights_(std::move(weights)) {}
  void add(const Person& person) { persons_[person.key] = person; }
  bool remove(Key key) { return persons_.erase(key) != 0; }
  [[nodiscard]] std::size_t size() const { return persons_.size(); }
  [[nodiscard]] const std::map<Key, Person>& persons() const { return persons_; }

  // Everybody but the asked, compared; the likeliest first, ties by key.
  [[nodiscard]] std::vector<Candidate> rank(const Person& query) const;
  // As Index::find.
  [[nodiscard]] std::vector<Candidate> find(const Person& query, std::size_t limit = 10) const;
  [[nodiscard]] std::optional<Candidate> score(const Person& query, Key key) const;

 private:
  std::map<Key, Person> persons_;
  Weights weights_;
};

}  // namespace rowan::matching::testing
