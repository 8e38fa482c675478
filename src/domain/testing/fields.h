#pragma once
// For tests only: fills every field of an entry kind with a value of its own, so that a field that is lost on the way shows.
#include <string>

#include "domain/case_entries.h"
#include "domain/report.h"

namespace rowan::testing_ {

class Filler {
 public:
  explicit Filler(int seed = 0) : next_(seed) {}
  int count = 0;
  template <class T> void operator()(std::string_view, T& value) {
    ++count;
    put(value);
  }

 private:
  int next_;
  void put(std::string& v) { v = "text \"" + std::to_string(++next_) + "\"\n£ \\ é"; }
  void put(bool& v) { v = !v; ++next_; }
  template <std::integral T> void put(T& v) { v = static_cast<T>(1000 + ++next_); }
  template <Named E> void put(E& v) { v = static_cast<E>(1 + static_cast<std::size_t>(++next_) % (names_of(E{}).size() - 1)); }
  void put(Instant& v) { v = {1'790'000'000'000'000 + ++next_}; }
  void put(Date& v) { v = {2026, 1 + next_ % 12, 1 + ++next_ % 28}; }
  template <class Tag> void put(Id<Tag>& v) { v.value = 5000 + ++next_; }
  template <class T> void put(std::optional<T>& v) { put(v.emplace()); }
  template <class T> void put(std::vector<T>& v) { v.resize(2); for (auto& item : v) put(item); }
  template <class T> requires requires(T t, Filler& f) { t.fields(f); }
  void put(T& v) { Filler inner(next_); v.fields(inner); next_ = inner.next_; }
};

template <class T>
T filled(int seed = 0) {
  T value;
  Filler f(seed);
  value.fields(f);
  return value;
}
template <class T>
int fields_written() {
  T value;
  Filler f;
  value.fields(f);
  return f.count;
}

// How many members a struct has, whether or not fields() names them: by how many values it can be made from.
struct Any {
  template <class T> requires(!requires(T t) { t.has_value(); }) operator T() const;
};
struct AnyOptional {
  template <class T> operator std::optional<T>() const;
};
template <class T, class... Args>
constexpr int members() {
  if constexpr (requires { T{std::declval<Args>()..., Any{}}; }) return members<T, Args..., Any>();
  else if constexpr (requires { T{std::declval<Args>()..., AnyOptional{}}; }) return members<T, Args..., AnyOptional>();
  else return static_cast<int>(sizeof...(Args));
}

}  // namespace rowan::testing_
