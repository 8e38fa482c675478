#pragma once
// For the tests of this folder: reads the options of a published fixture, and brings two pieces of HTML to one form.
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/html.h"

namespace rowan::web {

// Tests alone may make markup, addresses and attributes out of strings: the fixtures are JSON.
struct HtmlTestAccess {
  static Html html(std::string_view raw) {
    Html made;
    made.put(raw);
    return made;
  }
  static Url url(std::string address) {
    Url made;
    made.address_ = std::move(address);
    return made;
  }
  static Attribute attribute(std::string name, std::string value) { return Attribute(nullptr, std::move(name), std::move(value)); }
};

}  // namespace rowan::web

namespace rowan::web::ui {

// One value among the options of a fixture. Missing, null and false mean "not given", as they do to the published templates.
class Given {
 public:
  explicit Given(const boost::json::value* value) : value_(value) {}

  Given operator[](std::string_view key) const {
    if (!value_ || !value_->is_object()) return Given(nullptr);
    const auto* found = value_->as_object().if_contains(key);
    return Given(found);
  }
  // True for what a template takes as a yes.
  explicit operator bool() const {
    if (!present()) return false;
    if (value_->is_bool()) return value_->as_bool();
    if (value_->is_string()) return !value_->as_string().empty();
    if (value_->is_int64()) return value_->as_int64() != 0;
    if (value_->is_object()) return !value_->as_object().empty();
    return true;
  }
  bool present() const { return value_ && !value_->is_null(); }
  bool is_false() const { return value_ && value_->is_bool() && !value_->as_bool(); }
  bool is_object() const { return value_ && value_->is_object(); }

  std::string text() const {
    if (!present()) return {};
    if (value_->is_string()) return std::string(value_->as_string());
    if (value_->is_int64()) return std::to_string(value_->as_int64());
    if (value_->is_uint64()) return std::to_string(value_->as_uint64());
    if (value_->is_bool()) return value_->as_bool() ? "true" : "false";
    return {};
  }
  std::string text_or(std::string usual) const { return *this ? text() : usual; }
  std::optional<std::string> maybe_text() const { return present() ? std::optional(text()) : std::nullopt; }
  Html html() const { return *this ? HtmlTestAccess::html(text()) : Html(); }
  Url url() const { return HtmlTestAccess::url(text()); }
  Classes classes() const { return Classes(text()); }
  int number_or(int usual) const { return *this ? static_cast<int>(value_->as_int64()) : usual; }
  std::optional<int> maybe_number() const { return present() ? std::optional(static_cast<int>(value_->as_int64())) : std::nullopt; }
  std::optional<bool> maybe_flag() const { return present() && value_->is_bool() ? std::optional(value_->as_bool()) : std::nullopt; }

  Attributes attributes() const {
    Attributes made;
    if (!is_object()) return made;
    for (const auto& [name, value] : value_->as_object()) made.add(HtmlTestAccess::attribute(std::string(name), Given(&value).text()));
    return made;
  }
  std::vector<Given> items() const {
    std::vector<Given> made;
    if (!value_ || !value_->is_array()) return made;
    for (const auto& item : value_->as_array()) made.emplace_back(&item);
    return made;
  }
  const boost::json::object& object() const { return value_->as_object(); }

 private:
  const boost::json::value* value_;
};

// One form for HTML that a browser shows alike: no white space at the edges of blocks, one space elsewhere, written before the word it
// precedes. What stands in a textarea is left alone.
std::string one_form(std::string_view html);

// Renders the component of this name with the options of a fixture; empty when the component is not known.
std::optional<Html> render_form_control(std::string_view component, const Given& options);
std::optional<Html> render_other(std::string_view component, const Given& options);

}  // namespace rowan::web::ui
