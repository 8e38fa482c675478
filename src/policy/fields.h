#pragma once
// Reading a pack's tree key by key. Whatever is not asked for is an unknown key, and that is a fault too.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/codec.h"
#include "base/time.h"
#include "policy/fault.h"
#include "policy/yaml_tree.h"

namespace rowan::policy {

// A map whose keys are taken one after another.
class Fields {
 public:
  // `what` names the thing in sentences: "a duty". A value that is no map is a fault, and then every key is missing silently.
  Fields(const Yaml& node, Faults& faults, std::string_view what);

  [[nodiscard]] bool good() const { return map_ != nullptr; }
  [[nodiscard]] Place at() const { return node_->at; }
  [[nodiscard]] Faults& faults() { return faults_; }
  [[nodiscard]] bool has(std::string_view key) const;

  const Yaml* optional(std::string_view key);  // null when it is not there
  const Yaml* required(std::string_view key);  // null and a fault when it is not there

  std::string text(std::string_view key);           // required, not blank
  std::string optional_text(std::string_view key);  // "" when it is not there
  bool flag(std::string_view key);                  // false when it is not there
  std::optional<bool> answer(std::string_view key);  // true or false; nothing when it is not there
  std::optional<int> number(std::string_view key, int least, int most);
  std::optional<Date> date(std::string_view key);
  std::vector<std::string> texts(std::string_view key);  // a list, or nothing when it is not there
  const std::vector<Yaml>& list(std::string_view key);   // a list, or an empty one when it is not there

  template <Named E> std::optional<E> choice(std::string_view key) {
    const Yaml* node = optional(key);
    return node ? choice_of<E>(*node, faults_) : std::nullopt;
  }
  template <Named E> E required_choice(std::string_view key) {
    const Yaml* node = required(key);
    return node ? choice_of<E>(*node, faults_).value_or(E{}) : E{};
  }
  template <Named E> static std::optional<E> choice_of(const Yaml& node, Faults& faults) {
    const std::span<const std::string_view> names = names_of(E{});
    if (!one_of(node, {names.begin(), names.end()}, faults)) return {};
    return named<E>(node.text);
  }

  // A list of words of an enumeration, each once.
  template <Named E> std::vector<E> choices(std::string_view key) {
    std::vector<E> out;
    for (const Yaml& item : list(key))
      if (const auto one = choice_of<E>(item, faults_)) {
        if (std::find(out.begin(), out.end(), *one) != out.end()) faults_.add(item.at, '"' + item.text + "\" is here twice.");
        else out.push_back(*one);
      }
    return out;
  }

  // Every key that was not taken is a fault.
  void finish();

  // A scalar that is one of the words, or a fault that names them.
  static bool one_of(const Yaml& node, const std::vector<std::string_view>& words, Faults& faults);
  // The text of a scalar; nothing and a fault for anything else or for blank text.
  static std::optional<std::string> text_of(const Yaml& node, Faults& faults);
  // A whole number from `least` to `most`, or nothing and a fault.
  static std::optional<int> number_of(const Yaml& node, int least, int most, Faults& faults);
  static std::optional<Date> date_of(const Yaml& node, Faults& faults);
  // "2026-03-20 17:00" on the wall in London, or an instant with a zone, "2026-03-20T17:00:00Z".
  static std::optional<Instant> instant_of(const Yaml& node, Faults& faults);

 private:
  const Yaml* node_;
  const Yaml* map_ = nullptr;
  Faults& faults_;
  std::string what_;
  std::vector<std::string_view> asked_;
};

}  // namespace rowan::policy
