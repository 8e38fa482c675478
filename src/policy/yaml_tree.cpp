#include "policy/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

namespace rowan::policy {
namespace {

Place place(const YAML::Mark& mark) { return mark.is_null() ? Place{} : Place{mark.line + 1, mark.column + 1}; }

// Thrown out of the parser to stop it: the rest would not be worth reading.
struct Stop {};

// Builds the tree from the parser's events. Anchors, aliases and tags are refused where they stand, so nothing can expand.
class Builder : public YAML::EventHandler {
 public:
  explicit Builder(Faults& faults) : faults_(faults) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    check(mark, "", anchor);
    put({Yaml::Kind::nothing, place(mark), {}, false, {}, {}});
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    stop(mark, "Anchors and aliases (& and *) are not used in packs: write the value out.");
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    check(mark, tag, anchor);
    put({Yaml::Kind::scalar, place(mark), value, tag == "!", {}, {}});
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Yaml::Kind::list);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Yaml::Kind::map);
  }
  void OnMapEnd() override { close(); }

  [[nodiscard]] std::optional<Yaml> take() { return std::move(root_); }

 private:
  struct Frame {
    Yaml node;
    std::optional<YamlEntry> key;  // of a map: the key whose value comes next
  };

  [[noreturn]] void stop(const YAML::Mark& mark, std::string text) {
    faults_.add(place(mark), std::move(text));
    throw Stop{};
  }
  void check(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != 0) stop(mark, "Anchors and aliases (& and *) are not used in packs: write the value out.");
    if (!tag.empty() && tag != "?" && tag != "!") stop(mark, "Tags (!) are not used in packs.");
    if (++nodes_ > most_nodes) stop(mark, "This pack has more than " + std::to_string(most_nodes) + " values.");
  }
  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Yaml::Kind kind) {
    check(mark, tag, anchor);
    if (static_cast<int>(frames_.size()) >= most_depth) stop(mark, "This is nested more than " + std::to_string(most_depth) + " deep.");
    frames_.push_back({{kind, place(mark), {}, false, {}, {}}, {}});
  }
  void close() {
    Yaml node = std::move(frames_.back().node);
    frames_.pop_back();
    put(std::move(node));
  }
  void put(Yaml node) {
    if (frames_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& frame = frames_.back();
    if (frame.node.kind == Yaml::Kind::list) {
      frame.node.items.push_back(std::move(node));
    } else if (!frame.key) {
      if (node.kind != Yaml::Kind::scalar) {
        faults_.add(node.at, "A key must be a word.");
        throw Stop{};
      }
      frame.key = YamlEntry{std::move(node.text), node.at, {}};
    } else {
      keep(frame.node.entries, std::move(*frame.key), std::move(node));
      frame.key.reset();
    }
  }
  void keep(std::vector<YamlEntry>& entries, YamlEntry entry, Yaml value) {
    const auto same = std::find_if(entries.begin(), entries.end(), [&](const YamlEntry& e) { return e.key == entry.key; });
    if (same != entries.end()) {
      faults_.add(entry.at, "The key \"" + entry.key + "\" is here twice; the first is on line " + std::to_string(same->at.line) + '.');
      return;
    }
    entry.value = std::move(value);
    entries.push_back(std::move(entry));
  }

  Faults& faults_;
  std::vector<Frame> frames_;
  std::optional<Yaml> root_;
  int nodes_ = 0;
};

// The length of the well-formed UTF-8 character at `at`, or 0. Control characters other than line breaks count as malformed.
std::size_t character_at(std::string_view s, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < s.size() ? static_cast<unsigned char>(s[at + i]) : 0u; };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  const unsigned b = byte(0);
  if (b < 0x80) return (b >= 0x20 && b != 0x7F) || b == '\n' || b == '\r' || b == '\t' ? 1 : 0;
  if (b >= 0xC2 && b <= 0xDF) return tail(1) ? 2 : 0;
  if (b >= 0xE0 && b <= 0xEF) {
    const bool shortest = b != 0xE0 || byte(1) >= 0xA0, no_surrogate = b != 0xED || byte(1) < 0xA0;
    return tail(1) && tail(2) && shortest && no_surrogate ? 3 : 0;
  }
  if (b >= 0xF0 && b <= 0xF4) {
    const bool shortest = b != 0xF0 || byte(1) >= 0x90, in_range = b != 0xF4 || byte(1) < 0x90;
    return tail(1) && tail(2) && tail(3) && shortest && in_range ? 4 : 0;
  }
  return 0;
}

bool readable(std::string_view text, Faults& faults) {
  if (text.size() > most_bytes) {
    faults.add({}, "This pack is larger than " + std::to_string(most_bytes) + " bytes.");
    return false;
  }
  Place at;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = character_at(text, i);
    if (length == 0) {
      faults.add(at, "This is not plain UTF-8 text.");
      return false;
    }
    if (text[i] == '\n') at = {at.line + 1, 1};
    else ++at.column;
    i += length;
  }
  return true;
}

}  // namespace

std::optional<Yaml> parse_yaml(std::string_view text, Faults& faults) {
  if (!readable(text, faults)) return {};
  Builder builder{faults};
  try {
    std::istringstream in{std::string(text)};
    YAML::Parser parser{in};
    if (!parser.HandleNextDocument(builder)) {
      faults.add({}, "This pack is empty.");
      return {};
    }
    Faults ignored{""};
    Builder second{ignored};
    if (parser.HandleNextDocument(second)) {
      faults.add({}, "A pack is one document; there is a second after \"---\".");
      return {};
    }
  } catch (const Stop&) {
    if (!faults.any()) faults.add({}, "A pack is one document; there is a second after \"---\".");
    return {};
  } catch (const YAML::Exception& e) {
    faults.add(place(e.mark), "This is not YAML: " + e.msg + '.');
    return {};
  }
  return builder.take();
}

}  // namespace rowan::policy
