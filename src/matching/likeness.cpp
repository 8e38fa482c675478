#include "matching/likeness.h"

#include <cmath>
#include <cstdlib>

#include "matching/facts.h"

namespace rowan::matching {
namespace {

using W = Weight;

float bits(double times) { return static_cast<float>(std::log2(times)); }

// What a slip is worth (docs/matching.md). Two records of one person stand so with m; two people do by chance with u, when the rarer word is no
// name of its own, or because the rarer word is a name that people bear (then a slip would have had to make just that name: `rate`).
// It never says more than the commoner word, had it been the same.
float slip_bits(double m, double u, double rate, double rarer, double commoner) {
  return bits(std::min(m / (u + m * rarer / rate), 0.5 / commoner));
}

double by_length(double at, double factor, int length, int from) {
  return at * std::clamp(std::pow(factor, from - length), 0.05, 40.0);
}

bool share_group(std::span<const std::uint16_t> a, std::span<const std::uint16_t> b) {
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) return true;
    a[i] < b[j] ? ++i : ++j;
  }
  return false;
}

}  // namespace

int slips(std::string_view a, std::string_view b, int most) {
  if (a == b) return 0;
  if (a.size() > b.size()) std::swap(a, b);
  const int n = static_cast<int>(a.size()), m = static_cast<int>(b.size());
  if (m > 64 || m - n > most) return most + 1;
  int begin = 0;
  while (begin < n && a[static_cast<std::size_t>(begin)] == b[static_cast<std::size_t>(begin)]) ++begin;
  int tail = 0;
  while (tail < n - begin && a[static_cast<std::size_t>(n - 1 - tail)] == b[static_cast<std::size_t>(m - 1 - tail)]) ++tail;
  a = a.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(n - begin - tail));
  b = b.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(m - begin - tail));
  const int rows = static_cast<int>(a.size()), columns = static_cast<int>(b.size());
  if (rows == 0) return columns;
  if (least_slips(letters_of(a), letters_of(b)) > most) return most + 1;
  std::uint8_t store[3][65];
  std::uint8_t *before = store[0], *last = store[1], *now = store[2];
  for (int j = 0; j <= columns; ++j) last[j] = static_cast<std::uint8_t>(j);
  for (int i = 1; i <= rows; ++i) {
    now[0] = static_cast<std::uint8_t>(i);
    int least = i;
    const char c = a[static_cast<std::size_t>(i - 1)];
    for (int j = 1; j <= columns; ++j) {
      const char d = b[static_cast<std::size_t>(j - 1)];
      int cost = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (c == d ? 0 : 1)});
      if (i > 1 && j > 1 && c == b[static_cast<std::size_t>(j - 2)] && a[static_cast<std::size_t>(i - 2)] == d) cost = std::min(cost,
          before[j - 2] + 1);
      now[j] = static_cast<std::uint8_t>(cost);
      least = std::min(least, cost);
    }
    if (least > most) return most + 1;
    std::uint8_t* const free = before;
    before = last;
    last = now;
    now = free;
  }
  return std::min<int>(last[columns], most + 1);
}

Sketch sketch_of(std::string_view text, std::span<const std::uint16_t> groups, std::string_view skeleton) {
  Sketch sketch{letters_of(text), 0,
                static_cast<std::uint16_t>(hash32(skeleton)), static_cast<std::uint8_t>(std::min<std::size_t>(text.size(), 255)), text.empty() ? '\0' : text[0]};
  for (const std::uint16_t group : groups) sketch.groups |= 1u << (group * 0x9E3779B1u >> 27);
  return sketch;
}

Relation relation(const WordFacts& asked, double forms_share, const WordFacts& known, const Weights& w) {
  const double most_bits = w[W::name_bits_most];
  if (asked.text == known.text) {
    // One spelling of a common name, however rare it is itself, could be anybody's spelling of it.
    const double share = std::max(known.share, w[W::spelling_share] * forms_share);
    return {Likeness::exact, std::min(bits(w[W::name_exact_m] / share), static_cast<float>(most_bits))};
  }
  const int a = static_cast<int>(asked.text.size()), b = static_cast<int>(known.text.size());
  const int shorter = std::min(a, b), longer = std::max(a, b);
  if (shorter == 1) {
    if (asked.text[0] != known.text[0]) return {};
    return {Likeness::initial, bits(w[W::initial_m] / w[W::initial_u])};
  }
  Relation best;
  const auto offer = [&](Likeness likeness, float worth) {
    worth = std::min(worth, static_cast<float>(most_bits));
    if (best.likeness == Likeness::none || worth > best.bits) best = {likeness, worth};
  };
  const double rarer = std::min(asked.share, known.share), commoner = std::max(asked.share, known.share);
  const int off = longer - shorter > 3 ? 4 : slips(asked.text, known.text, 3);
  if (!asked.groups.empty() && share_group(asked.groups, known.groups)) {
    // "Alex" is as likely any one Alexandra's short form as any one Alexander's: it is weighed by all whom it could mean, not by how many of
    // those bear the name compared.
    float further = static_cast<float>(w[W::known_form_slip_bits]) * static_cast<float>(std::min(off, 3));
    if (asked.text[0] != known.text[0]) further += static_cast<float>(w[W::known_form_letter_bits]);
    const float worth = bits(w[W::known_form_m] / std::max(forms_share, commoner)) + further;
    return {Likeness::known_form, std::min(worth, static_cast<float>(most_bits))};
  }
  const int allowed = most_slips(static_cast<std::size_t>(longer));
  if (off == 1 && longer >= 3) {
    offer(Likeness::one_letter, slip_bits(w[W::one_letter_m], by_length(w[W::one_letter_u], 3.0, longer, 6), w[W::one_letter_rate], rarer, commoner));
  } else if (off <= allowed && longer >= 5) {
    const double u = by_length(w[W::near_u], 2.2, longer, 8) * (off == 3 ? 3.0 : 1.0);
    offer(Likeness::near, slip_bits(w[W::near_m], u, w[W::near_rate], rarer, commoner));
  }
  const bool sound = off <= std::clamp(longer / 3, 2, 3) || asked.skeleton.size() >= 5;
  if (sound && longer - shorter <= 3 && shorter >= 3 && asked.skeleton == known.skeleton && asked.skeleton.size() >= 2) {
    const double u = by_length(w[W::sound_u], 3.0, static_cast<int>(asked.skeleton.size()), 4);
    offer(Likeness::sounds_alike, slip_bits(w[W::sound_m], u, w[W::sound_rate], rarer, commoner));
  }
  if (shorter >= 3 && longer >= shorter + 2 && (a < b ? known.text.starts_with(asked.text) : asked.text.starts_with(known.text))) {
    const double u = by_length(w[W::shortened_u], 4.0, shorter, 5);
    offer(Likeness::shortened, slip_bits(w[W::shortened_m], u, w[W::shortened_rate], rarer, commoner));
  }
  return best;
}

}  // namespace rowan::matching
