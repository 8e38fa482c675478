#pragma once
// How typed values become the JSON of an entry's payload and come back. A type lists its fields once:
//
//   struct NoteAdded {
//     std::string text;
//     template <class F> void fields(F& f) { f("text", text); }
//   };
//
// Absent optionals, empty strings and empty lists are not written; missing fields read as empty; a field of the wrong type is
// a fault. Enums are written by name: give them `names_of(E)` (see below). Nested types with fields() nest as objects.
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/ids.h"
#include "base/time.h"

namespace rowan {

// An enum that can be written: names_of gives the names in order of value, first value 0.
template <class E>
concept Named = std::is_enum_v<E> && requires(E e) { { names_of(e) } -> std::convertible_to<std::span<const std::string_view>>; };

template <Named E>
[[nodiscard]] std::string_view name_of(E e) { return names_of(e)[static_cast<std::size_t>(e)]; }

template <Named E>
[[nodiscard]] std::optional<E> named(std::string_view name) {
  const std::span<const std::string_view> names = names_of(E{});
  for (std::size_t i = 0; i < names.size(); ++i) if (names[i] == name) return static_cast<E>(i);
  return {};
}

// Bytes that are not what this program writes: a newer version, or damage. Caught where records are loaded.
struct Unreadable : std::runtime_error { using std::runtime_error::runtime_error; };

class JsonWriter {
 public:
  template <class T> void operator()(std::string_view key, const T& value) { if (!empty(value)) { this->key(key); put(value); } }
  [[nodiscard]] std::string take() { return std::move(out_); }
  void open() { out_ += '{'; first_ = true; }
  void close() { out_ += '}'; first_ = false; }

 private:
  template <class T> static bool empty(const T& value) {
    if constexpr (requires { value.has_value(); }) return !value.has_value();
    else if constexpr (requires { value.empty(); }) return value.empty();
    else return false;
  }
  void key(std::string_view key);
  void text(std::string_view value);
  void number(std::int64_t value);
  void boolean(bool value) { out_ += value ? "true" : "false"; }

  void put(bool value) { boolean(value); }
  template <std::integral T> void put(T value) { number(static_cast<std::int64_t>(value)); }
  template <Named E> void put(E value) { text(name_of(value)); }
  void put(const std::string& value) { text(value); }
  void put(Instant value) { number(value.micros); }
  void put(Duration value) { number(value.micros); }
  void put(Date value) { text(iso(value)); }
  template <class Tag> void put(Id<Tag> value) { number(value.value); }
  template <class T> void put(const std::optional<T>& value) { put(*value); }
  template <class T> void put(const std::vector<T>& list) {
    out_ += '[';
    bool comma = false;
    for (const auto& item : list) { if (comma) out_ += ','; put(item); comma = true; }
    out_ += ']';
  }
  template <class T> requires requires(T t, JsonWriter& w) { t.fields(w); }
  void put(const T& value) { open(); const_cast<T&>(value).fields(*this); close(); }

  std::string out_;
  bool first_ = true;
};

// A parsed payload. Reading is by key; the order of keys does not matter.
class JsonReader {
 public:
  // Throws Unreadable when the bytes are not one JSON object.
  explicit JsonReader(std::string_view json);
  ~JsonReader();
  JsonReader(const JsonReader&) = delete;
  JsonReader& operator=(const JsonReader&) = delete;

  template <class T> void operator()(std::string_view key, T& value) { if (const void* node = find(key)) get(node, value); }

 private:
  struct Document;
  explicit JsonReader(const void* object);
  [[nodiscard]] const void* find(std::string_view key) const;
  static std::string_view text(const void* node);
  static std::int64_t number(const void* node);
  static bool boolean(const void* node);
  static std::size_t size(const void* list);
  static const void* at(const void* list, std::size_t index);
  static const void* object(const void* node);
  [[noreturn]] static void bad(std::string_view what);

  void get(const void* n, bool& value) { value = boolean(n); }
  template <std::integral T> requires(!std::same_as<T, bool>) void get(const void* n, T& value) { value = static_cast<T>(number(n)); }
  template <Named E> void get(const void* n, E& value) {
    const auto found = named<E>(text(n));
    if (!found) bad("a name this version does not know");
    value = *found;
  }
  void get(const void* n, std::string& value) { value = text(n); }
  void get(const void* n, Instant& value) { value.micros = number(n); }
  void get(const void* n, Duration& value) { value.micros = number(n); }
  void get(const void* n, Date& value) {
    const auto date = date_from_iso(text(n));
    if (!date) bad("a date");
    value = *date;
  }
  template <class Tag> void get(const void* n, Id<Tag>& value) { value.value = number(n); }
  template <class T> void get(const void* n, std::optional<T>& value) { T inner{}; get(n, inner); value = std::move(inner); }
  template <class T> void get(const void* n, std::vector<T>& list) {
    list.resize(size(n));
    for (std::size_t i = 0; i < list.size(); ++i) get(at(n, i), list[i]);
  }
  template <class T> requires requires(T t, JsonReader& r) { t.fields(r); }
  void get(const void* n, T& value) { JsonReader inner{object(n)}; value.fields(inner); }

  std::unique_ptr<Document> document_;
  const void* object_ = nullptr;
};

template <class T>
[[nodiscard]] std::string to_json(const T& value) {
  JsonWriter w;
  w.open();
  const_cast<T&>(value).fields(w);
  w.close();
  return w.take();
}
// Throws Unreadable.
template <class T>
[[nodiscard]] T from_json(std::string_view json) {
  JsonReader r{json};
  T value{};
  value.fields(r);
  return value;
}

}  // namespace rowan
