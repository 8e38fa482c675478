#include "policy/fault.h"

#include <algorithm>
#include <tuple>

namespace rowan::policy {
namespace {

constexpr std::size_t most_faults = 200;  // of one pack: a broken pack is not a reason for an endless page

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::string in_words(const Fault& fault) {
  return fault.file + ':' + std::to_string(fault.at.line) + ':' + std::to_string(fault.at.column) + ' ' + fault.text;
}

void Faults::add(Place at, std::string text) {
  if (list_.size() < most_faults) list_.push_back({file_, at, std::move(text)});
}

std::vector<Fault> Faults::take() {
  std::stable_sort(list_.begin(), list_.end(),
                   [](const Fault& a, const Fault& b) { return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column); });
  return std::move(list_);
}

std::string nearest(std::string_view word, const std::vector<std::string_view>& known) {
  if (word.size() > 64) return {};
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string_view candidate : known)
    if (const std::size_t d = distance(word, candidate); d < best_distance) {
      best_distance = d;
      best = candidate;
    }
  return std::string(best);
}

}  // namespace rowan::policy
