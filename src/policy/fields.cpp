#include "policy/fields.h"

#include <algorithm>
#include <charconv>

namespace rowan::policy {
namespace {

constexpr std::size_t longest_text = 4000;

std::string listed(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) out += (out.empty() ? "" : ", ") + std::string(word);
  return out;
}

}  // namespace

Fields::Fields(const Yaml& node, Faults& faults, std::string_view what) : node_(&node), faults_(faults), what_(what) {
  if (node.kind == Yaml::Kind::map) map_ = &node;
  else faults.add(node.at, "Expected keys and values for " + what_ + '.');
}

bool Fields::has(std::string_view key) const {
  return map_ && std::any_of(map_->entries.begin(), map_->entries.end(), [&](const YamlEntry& e) { return e.key == key; });
}

const Yaml* Fields::optional(std::string_view key) {
  asked_.push_back(key);
  if (!map_) return nullptr;
  for (const YamlEntry& entry : map_->entries) {
    if (entry.key != key) continue;
    if (entry.value.kind != Yaml::Kind::nothing) return &entry.value;
    faults_.add(entry.at, "The key \"" + entry.key + "\" has no value. Leave it out when the policy does not say.");
    return nullptr;
  }
  return nullptr;
}
const Yaml* Fields::required(std::string_view key) {
  const Yaml* node = optional(key);
  if (!node && map_ && !has(key)) faults_.add(node_->at, "The key \"" + std::string(key) + "\" is missing from " + what_ + '.');
  return node;
}

std::string Fields::text(std::string_view key) {
  const Yaml* node = required(key);
  return node ? text_of(*node, faults_).value_or("") : "";
}
std::string Fields::optional_text(std::string_view key) {
  const Yaml* node = optional(key);
  return node ? text_of(*node, faults_).value_or("") : "";
}
bool Fields::flag(std::string_view key) {
  const Yaml* node = optional(key);
  return node && one_of(*node, {"true", "false"}, faults_) && node->text == "true";
}
std::optional<bool> Fields::answer(std::string_view key) {
  const Yaml* node = optional(key);
  return node && one_of(*node, {"true", "false"}, faults_) ? std::optional{node->text == "true"} : std::nullopt;
}
std::optional<int> Fields::number(std::string_view key, int least, int most) {
  const Yaml* node = optional(key);
  return node ? number_of(*node, least, most, faults_) : std::nullopt;
}
std::optional<Date> Fields::date(std::string_view key) {
  const Yaml* node = optional(key);
  return node ? date_of(*node, faults_) : std::nullopt;
}
const std::vector<Yaml>& Fields::list(std::string_view key) {
  static const std::vector<Yaml> none;
  const Yaml* node = optional(key);
  if (!node) return none;
  if (node->kind != Yaml::Kind::list) faults_.add(node->at, "The key \"" + std::string(key) + "\" takes a list.");
  return node->items;
}
std::vector<std::string> Fields::texts(std::string_view key) {
  std::vector<std::string> out;
  for (const Yaml& item : list(key))
    if (auto value = text_of(item, faults_)) out.push_back(std::move(*value));
  return out;
}

void Fields::finish() {
  if (!map_) return;
  for (const YamlEntry& entry : map_->entries) {
    if (std::find(asked_.begin(), asked_.end(), entry.key) != asked_.end()) continue;
    const std::string near = nearest(entry.key, asked_);
    faults_.add(entry.at, "There is no key \"" + entry.key + "\" in " + what_ + (near.empty() ? "." : "; did you mean \"" + near + "\"?"));
  }
}

bool Fields::one_of(const Yaml& node, const std::vector<std::string_view>& words, Faults& faults) {
  if (node.kind == Yaml::Kind::scalar && std::find(words.begin(), words.end(), node.text) != words.end()) return true;
  if (node.kind != Yaml::Kind::scalar) faults.add(node.at, "Expected one of: " + listed(words) + '.');
  else faults.add(node.at, '"' + node.text.substr(0, 60) + "\" is not one of: " + listed(words) + '.');
  return false;
}

std::optional<std::string> Fields::text_of(const Yaml& node, Faults& faults) {
  if (node.kind != Yaml::Kind::scalar) {
    faults.add(node.at, "Expected text.");
    return {};
  }
  if (node.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    faults.add(node.at, "This text is blank.");
    return {};
  }
  if (node.text.size() > longest_text) {
    faults.add(node.at, "This text is longer than " + std::to_string(longest_text) + " bytes.");
    return {};
  }
  return node.text;
}

std::optional<int> Fields::number_of(const Yaml& node, int least, int most, Faults& faults) {
  int n = 0;
  const char* end = node.text.data() + node.text.size();
  const auto [stopped, fault] = std::from_chars(node.text.data(), end, n);
  if (node.kind == Yaml::Kind::scalar && !node.text.empty() && fault == std::errc{} && stopped == end && n >= least && n <= most) return n;
  faults.add(node.at, "Expected a whole number from " + std::to_string(least) + " to " + std::to_string(most) + '.');
  return {};
}

std::optional<Date> Fields::date_of(const Yaml& node, Faults& faults) {
  const auto date = node.kind == Yaml::Kind::scalar ? date_from_iso(node.text) : std::nullopt;
  if (!date) faults.add(node.at, "Expected a date, for example 2023-04-01.");
  return date;
}

std::optional<Instant> Fields::instant_of(const Yaml& node, Faults& faults) {
  if (node.kind == Yaml::Kind::scalar) {
    if (const auto at = instant_from_iso(node.text)) return at;
    // The wall in London: instant_from_iso checks the shape, the zone is read here.
    if (node.text.size() == 16 && instant_from_iso(node.text + ":00Z")) {
      const auto number = [&](std::size_t from) { return (node.text[from] - '0') * 10 + (node.text[from + 1] - '0'); };
      return rowan::instant_of({*date_from_iso(node.text.substr(0, 10)), number(11), number(14), 0});
    }
  }
  faults.add(node.at, "Expected a time, for example 2026-03-20 17:00 (London) or 2026-03-20T17:00:00Z.");
  return {};
}

}  // namespace rowan::policy
