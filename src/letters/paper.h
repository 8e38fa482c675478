#pragma once
// One page of HTML for the worker. Markup enters only as a string literal; every other word is text and is escaped.
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

namespace rowan::letters {

class Mark {
 public:
  template <std::size_t N>
  consteval Mark(const char (&literal)[N]) : text_(literal, N - 1) {}
  [[nodiscard]] constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

class Paper {
 public:
  Paper& operator<<(Mark mark) { out_ += mark.text(); return *this; }
  // Exactly these two types: a char pointer is neither text nor markup.
  template <class T>
    requires(std::same_as<T, std::string> || std::same_as<T, std::string_view>)
  Paper& operator<<(const T& text) { return say(text); }
  template <std::same_as<Paper> T>
  Paper& operator<<(const T& other) { out_ += other.out_; return *this; }
  // One paragraph a line typed; nothing for no words.
  Paper& words(std::string_view text);
  // "Label: value" as one paragraph; nothing for no value.
  Paper& pair(std::string_view label, std::string_view value);
  [[nodiscard]] const std::string& html() const { return out_; }

 private:
  Paper& say(std::string_view text);
  std::string out_;
};

// What stands in the foot of every page, and nothing else that a title or a property of the file could say (SG-2).
struct Foot {
  std::string copy;        // "RW-4821-K/3"
  std::string printed_by;  // empty on what goes to somebody's home
  std::string printed_at;
};
// The whole document around `body`. Its title is "Letter" or "Document".
enum class Title { letter, document };
[[nodiscard]] std::string whole_document(Title title, const Foot& foot, const Paper& body);

}  // namespace rowan::letters
