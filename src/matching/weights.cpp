#include "matching/weights.h"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <utility>

#include "base/text.h"

namespace rowan::matching {
namespace {

struct Row {
  std::string_view name;
  double value;
  std::string_view meaning;
};

constexpr Row rows[] = {
#define ROWAN_WEIGHT(name, value, meaning) {#name, value, meaning},
#include "matching/weights.inc"
#undef ROWAN_WEIGHT
};
static_assert(std::size(rows) == weight_count);

std::pair<std::string_view, std::string_view> name_and_rest(std::string_view line) {
  const std::size_t gap = line.find_first_of(" \t");
  if (gap == std::string_view::npos) return {line, {}};
  return {line.substr(0, gap), trim(line.substr(gap))};
}

bool read(std::string_view text, double& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

}  // namespace

const Weights& default_weights() {
  static const Weights weights = [] {
    Weights made{"2026-11-22b", {}};
    for (std::size_t i = 0; i < weight_count; ++i) made.values[i] = rows[i].value;
    return made;
  }();
  return weights;
}

std::string_view name_of(Weight which) { return rows[static_cast<std::size_t>(which)].name; }
std::string_view meaning_of(Weight which) { return rows[static_cast<std::size_t>(which)].meaning; }

Result<Weights> weights_from_text(std::string_view text) {
  Weights weights = default_weights();
  weights.version.clear();
  Refusal refusal{Because::invalid, {}};
  for (int line_number = 1; !text.empty(); ++line_number) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    line = trim(line.substr(0, line.find('#')));
    if (line.empty()) continue;
    const auto [name, value] = name_and_rest(line);
    if (name == "version") {
      weights.version = value;
      continue;
    }
    std::size_t which = 0;
    while (which < weight_count && rows[which].name != name) ++which;
    if (which == weight_count) {
      refusal.problems.push_back({"matching.weights.unknown", "There is no weight of this name.", std::to_string(line_number)});
    } else if (!read(value, weights.values[which])) {
      refusal.problems.push_back({"matching.weights.value", "A weight must be a number.", std::to_string(line_number)});
    }
  }
  if (weights.version.empty()) refusal.problems.push_back({"matching.weights.version", "A set of weights must say its version.", "version"});
  if (!refusal.problems.empty()) return refusal;
  return weights;
}

std::string text_of(const Weights& weights) {
  std::string text = "version " + weights.version + "\n";
  for (std::size_t i = 0; i < weight_count; ++i) {
    char number[40];
    std::snprintf(number, sizeof number, "%.17g", weights.values[i]);
    text.append(rows[i].name).append(" ").append(number).append("  # ").append(rows[i].meaning).append("\n");
  }
  return text;
}

}  // namespace rowan::matching
