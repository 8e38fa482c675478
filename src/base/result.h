#pragma once
// Result<T>: a value, or the reason there is none. Exceptions are for bugs and broken machines only.
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace rowan {

// One thing that stands in the way. `id` is a key of the message catalogue (base/messages.h) and never changes;
// `text` is the sentence for the person who meets it; `field` names the form field or place, when there is one.
struct Problem {
  std::string id;
  std::string text;
  std::string field = {};
  friend bool operator==(const Problem&, const Problem&) = default;
};

// What kind of refusal it is, so that the edge can answer without reading words.
enum class Because {
  invalid,    // the input has faults; every one is listed
  refused,    // a rule says no
  not_found,  // there is no such thing, or it does not exist for this person: one answer for both
  conflict,   // somebody else wrote in between; load again
  failed      // the machine could not: disk, database, key
};

struct Refusal {
  Because because = Because::refused;
  std::vector<Problem> problems;

  static Refusal one(Because because, std::string id, std::string text, std::string field = {}) {
    return {because, {{std::move(id), std::move(text), std::move(field)}}};
  }
  [[nodiscard]] const Problem& first() const { return problems.front(); }
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(Refusal refusal) : held_(std::in_place_index<1>, std::move(refusal)) {}

  [[nodiscard]] bool ok() const { return held_.index() == 0; }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] T& value() & { return std::get<0>(held_); }
  [[nodiscard]] const T& value() const& { return std::get<0>(held_); }
  [[nodiscard]] T&& value() && { return std::get<0>(std::move(held_)); }
  [[nodiscard]] const Refusal& refusal() const { return std::get<1>(held_); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

 private:
  std::variant<T, Refusal> held_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Refusal refusal) : refusal_(std::move(refusal)) {}
  [[nodiscard]] bool ok() const { return !refusal_; }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const Refusal& refusal() const { return *refusal_; }

 private:
  std::optional<Refusal> refusal_;
};

}  // namespace rowan
