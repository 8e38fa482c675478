#pragma once
// Html: one growing buffer of markup. Three rules keep it safe, and the compiler holds two of them:
//   markup enters only as a string literal (Markup has a consteval constructor; a run-time char pointer does not compile),
//   std::string and std::string_view are text and always escaped, whether they stand in an element or in a quoted attribute,
//   addresses, class names and attribute names have types of their own (Url, Classes, Attributes).
//
//   Html page;
//   page << "<p class=\"govuk-body\">" << person.name << "</p>";
//   page << Html("<b>") (the same as the literal), page << made (another Html, copied in), page << 42.
//   page << "<a href=\"" << Url("/cases/" + reference) << "\">" << reference << "</a>";
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rowan::web {

struct HtmlTestAccess;  // defined by tests only: makes markup, addresses and attribute names out of published fixtures

// Markup known when the program was compiled.
class Markup {
 public:
  template <std::size_t N>
  consteval Markup(const char (&literal)[N]) : data_(literal), size_(N - 1) {
    if (literal[N - 1] != '\0') throw "markup must be a string literal";
  }
  [[nodiscard]] constexpr std::string_view view() const { return {data_, size_}; }

 private:
  const char* data_;
  std::size_t size_;
};

// An address that is safe in href, src and action. Kept as given when it is a path of this site ("/cases", not "//elsewhere"), a query
// ("?page=2"), a place on the page ("#name"), or starts with https:, tel: or mailto:. Anything else, and anything with a control
// character or a backslash, becomes "#". An empty address means "none".
class Url {
 public:
  Url() = default;
  Url(std::string address);
  Url(std::string_view address) : Url(std::string(address)) {}
  Url(const char* address) : Url(std::string(address)) {}

  [[nodiscard]] bool empty() const { return address_.empty(); }
  [[nodiscard]] const std::string& text() const { return address_; }
  friend bool operator==(const Url&, const Url&) = default;

 private:
  friend struct HtmlTestAccess;
  static bool acceptable(std::string_view address);
  std::string address_;
};

// Percent-encodes one path segment or query value (RFC 3986 unreserved characters stay), for building addresses from data.
[[nodiscard]] std::string url_part(std::string_view text);

// Class names, separated by single spaces. A name with a character outside A-Z a-z 0-9 _ - ! : . is left out.
class Classes {
 public:
  Classes() = default;
  Classes(const char* names) { add(names); }
  Classes(std::string_view names) { add(names); }
  Classes(const std::string& names) { add(names); }

  Classes& add(std::string_view names);
  Classes& add_if(bool wanted, std::string_view names) { return wanted ? add(names) : *this; }
  [[nodiscard]] bool empty() const { return names_.empty(); }
  [[nodiscard]] bool contains(std::string_view part) const { return names_.find(part) != std::string::npos; }
  [[nodiscard]] const std::string& text() const { return names_; }

 private:
  std::string names_;
};

// What an attribute may be called, checked when the program is compiled: no event handler (on...), no style, no srcdoc.
consteval bool attribute_name_ok(std::string_view name) {
  if (name.empty() || name == "style" || name == "srcdoc" || name.starts_with("on")) return false;
  for (char c : name) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':')) return false;
  }
  return true;
}
consteval bool holds_address(std::string_view name) {
  return name == "href" || name == "src" || name == "action" || name == "formaction" || name == "poster" || name == "cite" || name == "data";
}

class AttributeName {
 public:
  template <std::size_t N>
  consteval AttributeName(const char (&name)[N]) : name_(name, N - 1) {
    if (!attribute_name_ok(name_)) throw "not an attribute name that may be used";
    if (holds_address(name_)) throw "this attribute holds an address: give it a Url";
  }
  [[nodiscard]] constexpr std::string_view view() const { return name_; }

 private:
  std::string_view name_;
};
class AddressName {
 public:
  template <std::size_t N>
  consteval AddressName(const char (&name)[N]) : name_(name, N - 1) {
    if (!holds_address(name_)) throw "this attribute holds no address";
  }
  [[nodiscard]] constexpr std::string_view view() const { return name_; }

 private:
  std::string_view name_;
};

// One attribute: name and value, or a name alone (`hidden`).
class Attribute {
 public:
  Attribute(AttributeName name) : name_(name.view()) {}
  Attribute(AttributeName name, std::string value) : name_(name.view()), value_(std::move(value)) {}
  template <std::same_as<Url> Address>
  Attribute(AddressName name, Address address) : name_(name.view()), value_(address.text()) {}

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::optional<std::string>& value() const { return value_; }

 private:
  friend struct HtmlTestAccess;
  Attribute(std::nullptr_t, std::string name, std::optional<std::string> value) : name_(std::move(name)), value_(std::move(value)) {}
  std::string name_;
  std::optional<std::string> value_;
};

// Attributes in the order given. Printed with a space before each: Attributes{{"data-rw-draft", "/drafts/7"}, {"hidden"}}.
class Attributes {
 public:
  Attributes() = default;
  Attributes(std::initializer_list<Attribute> list) : list_(list) {}
  Attributes& add(Attribute attribute) {
    list_.push_back(std::move(attribute));
    return *this;
  }
  Attributes& add(const Attributes& more) {
    list_.insert(list_.end(), more.list_.begin(), more.list_.end());
    return *this;
  }
  [[nodiscard]] bool empty() const { return list_.empty(); }
  [[nodiscard]] const std::vector<Attribute>& list() const { return list_; }

 private:
  std::vector<Attribute> list_;
};

template <class T>
concept Text = std::same_as<T, std::string> || std::same_as<T, std::string_view>;
// Characters and truth values are no numbers here: writing one is nearly always a slip.
template <class T>
concept Number = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> && !std::same_as<T, signed char> &&
                 !std::same_as<T, unsigned char> && !std::same_as<T, wchar_t> && !std::same_as<T, char8_t> && !std::same_as<T, char16_t> &&
                 !std::same_as<T, char32_t>;

class Html;
// What may be written with <<, besides a literal. The types match exactly: a char pointer turns into none of them.
template <class T>
concept Piece = Text<T> || Number<T> || std::same_as<T, Url> || std::same_as<T, Classes> || std::same_as<T, Attributes> || std::same_as<T, Html>;

class Html {
 public:
  Html() = default;
  Html(Markup markup) { put(markup.view()); }
  // Text becomes an escaped fragment: explicit, so that nobody passes markup in a string by mistake.
  template <Text T>
  explicit Html(const T& text) {
    escape(text);
  }

  Html& operator<<(Markup markup) & {
    put(markup.view());
    return *this;
  }
  template <Piece T>
  Html& operator<<(const T& piece) & {
    write(piece);
    return *this;
  }
  // So that a slot can be filled in one expression: {.html = Html() << "<b>" << name << "</b>"}.
  Html&& operator<<(Markup markup) && {
    put(markup.view());
    return std::move(*this);
  }
  template <Piece T>
  Html&& operator<<(const T& piece) && {
    write(piece);
    return std::move(*this);
  }

  // Adds what another Html already holds: it was made by these same rules.
  Html& append(const Html& made) {
    put(made.view());
    return *this;
  }

  [[nodiscard]] bool empty() const { return buffer_.empty(); }
  explicit operator bool() const { return !buffer_.empty(); }
  [[nodiscard]] std::size_t size() const { return buffer_.size(); }
  [[nodiscard]] std::string_view view() const { return buffer_; }
  [[nodiscard]] const std::string& str() const { return buffer_; }
  // Gives the page away without a copy and leaves this empty.
  [[nodiscard]] std::string take() && { return std::exchange(buffer_, {}); }
  // Room for about this many bytes. A page does well to reserve what such pages usually take: growing step by step costs more than writing.
  void reserve(std::size_t bytes) { buffer_.reserve(bytes); }

 private:
  friend struct HtmlTestAccess;
  void put(std::string_view piece) { buffer_.append(piece); }
  void escape(std::string_view text);
  template <Piece T>
  void write(const T& piece) {
    if constexpr (Text<T>) {
      escape(piece);
    } else if constexpr (std::signed_integral<T>) {
      put_signed(piece);
    } else if constexpr (std::unsigned_integral<T>) {
      put_unsigned(piece);
    } else if constexpr (std::same_as<T, Html>) {
      put(piece.view());
    } else if constexpr (std::same_as<T, Attributes>) {
      for (const Attribute& attribute : piece.list()) put_attribute(attribute);
    } else {
      escape(piece.text());
    }
  }
  void put_signed(long long number);
  void put_unsigned(unsigned long long number);
  void put_attribute(const Attribute& attribute);

  std::string buffer_;
};

template <class T>
concept CanBeWritten = requires(Html& html, T piece) { html << piece; };
static_assert(CanBeWritten<std::string> && CanBeWritten<std::string_view> && CanBeWritten<int> && CanBeWritten<Url> && CanBeWritten<Html>);
static_assert(!CanBeWritten<const char*> && !CanBeWritten<char*>, "a run-time char pointer is never markup");
static_assert(!CanBeWritten<bool> && !CanBeWritten<char>, "a truth value or a character is neither markup nor a number");

}  // namespace rowan::web
