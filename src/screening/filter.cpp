// Choosing the grams and their groups. Every choice gives the same answers; a good one lets less through.
#include <algorithm>
#include <bit>
#include <map>

#include "screening/matcher_inside.h"

namespace rowan::screening {

namespace {

// The kind of thing that is written in such files, for when there is no sample.
constexpr std::string_view usual_text =
    "41200,R,100023336956,2026-03-04,321007,\"Kitchen tap dripping, tenant will be in after three. Call before attending\",84.20\n"
    "41201,N,10009951,04/03/2026,NSE,Neighbour playing loud music until late at night and the dog is barking. Asked to send officer,\n"
    "WO-77120,R,20044,05/03/2026 10:15,650101,NO HEATING OR HOT WATER. BOILER LOSING PRESSURE. ELDERLY TENANT. MAKE SAFE,120.00\n"
    "WO-77121,R,20991,05/03/2026,320115,\"Front door catching on the frame, lock stiff; ease and adjust. Window handle loose\",64.10\n"
    "WO-77122,R,3000772,06/03/2026,540101,Damp and mould reported in rear bedroom and bathroom wall. Survey required before works,\n"
    "41202,N,10009951,07/03/2026,ASB,Rubbish left in communal hallway and young people gathering on the stairs. Report back to caller,\n";

struct Choice {
  std::uint32_t bytes = 0;
  std::uint32_t mask = 0;
};
constexpr bool operator<(const Choice& a, const Choice& b) { return std::pair(a.bytes, a.mask) < std::pair(b.bytes, b.mask); }

std::uint32_t folded(unsigned char c) { return c | 0x20u; }

// How often grams and bytes come in a sample of text.
class Frequency {
 public:
  explicit Frequency(std::string_view sample) : grams_(std::size_t{1} << 16, 0) {
    std::uint32_t bytes = 0;
    for (std::size_t n = 0; n < sample.size(); ++n) {
      const auto c = static_cast<unsigned char>(sample[n]);
      bytes = (bytes >> 8) | (folded(c) << 24);
      byte_[c] += 1.0;
      if (n >= 3) ++grams_[(bytes * 0x9E3779B1u) >> 16];
    }
    const double all = static_cast<double>(sample.size()) + 64;
    for (double& b : byte_) b = (b + 0.25) / all;
    for (unsigned c = 0; c < 256; ++c) folded_[c | 0x20u] += byte_[c];
    size_ = static_cast<double>(sample.size());
  }
  // Expected share of places that have it.
  [[nodiscard]] double of(const Choice& choice) const {
    double guess = 1;
    for (unsigned n = 0; n < 4; ++n) if ((choice.mask >> (8 * n)) & 0xFF) guess *= folded_[(choice.bytes >> (8 * n)) & 0xFF];
    if (choice.mask != 0xFFFFFFFFu) return guess;
    return guess * 0.1 + static_cast<double>(grams_[(choice.bytes * 0x9E3779B1u) >> 16]) / size_;
  }
  [[nodiscard]] double byte(unsigned c) const { return byte_[c]; }

 private:
  std::vector<std::uint32_t> grams_;
  std::array<double, 256> byte_ = {};
  std::array<double, 256> folded_ = {};
  double size_ = 0;
};

Choice at(const Pattern& pattern, std::size_t last) {
  Choice choice;
  for (std::size_t n = 0; n < 4; ++n) {
    if (last + n < 3) continue;  // a phrase of three bytes
    choice.bytes |= static_cast<std::uint32_t>(static_cast<unsigned char>(pattern.text[last + n - 3])) << (8 * n);
    choice.mask |= 0xFFu << (8 * n);
  }
  return choice;
}

// One gram for each pattern, rare ones and those that many patterns share first.
std::vector<std::pair<Choice, std::vector<std::pair<std::uint16_t, std::uint16_t>>>> choose(const std::vector<Pattern>& patterns,
                                                                                            const Frequency& frequency) {
  std::map<Choice, std::vector<std::pair<std::uint16_t, std::uint16_t>>> places;
  for (std::size_t p = 0; p < patterns.size(); ++p) {
    const std::size_t size = patterns[p].text.size();
    for (std::size_t last = size == 3 ? 2 : 3; last < size; ++last)
      places[at(patterns[p], last)].emplace_back(static_cast<std::uint16_t>(p), static_cast<std::uint16_t>(last));
  }
  std::vector<bool> done(patterns.size(), false);
  std::size_t left = patterns.size();
  std::vector<std::pair<Choice, std::vector<std::pair<std::uint16_t, std::uint16_t>>>> chosen;
  while (left > 0) {
    auto best = places.end();
    double best_cost = 0;
    for (auto one = places.begin(); one != places.end(); ++one) {
      std::size_t fresh = 0;
      std::uint16_t before = 0xFFFF;
      for (const auto& [p, last] : one->second) {
        if (!done[p] && p != before) ++fresh;
        before = p;
      }
      if (fresh == 0) continue;
      const double cost = (frequency.of(one->first) + 2e-4) / static_cast<double>(fresh);
      if (best == places.end() || cost < best_cost) { best = one; best_cost = cost; }
    }
    chosen.push_back({best->first, {}});
    for (const auto& [p, last] : best->second) {
      if (done[p]) continue;
      done[p] = true;
      --left;
      chosen.back().second.emplace_back(p, last);
    }
    places.erase(best);
  }
  return chosen;
}

struct Group {
  std::array<std::uint16_t, 4> low = {}, high = {};  // halves that are allowed at each place, a bit each
  void take(const Choice& choice) {
    for (unsigned n = 0; n < 4; ++n) {
      if (((choice.mask >> (8 * n)) & 0xFF) == 0) { low[n] = high[n] = 0xFFFF; continue; }
      const unsigned c = (choice.bytes >> (8 * n)) & 0xFF;
      const unsigned other = c >= 'a' && c <= 'z' ? c - 32 : c;
      low[n] = static_cast<std::uint16_t>(low[n] | (1u << (c & 15)));
      high[n] = static_cast<std::uint16_t>(high[n] | (1u << (c >> 4)) | (1u << (other >> 4)));
    }
  }
  [[nodiscard]] double passes(const Frequency& frequency) const {
    double all = 1;
    for (unsigned n = 0; n < 4; ++n) {
      double here = 0;
      for (unsigned c = 0; c < 256; ++c) if (((low[n] >> (c & 15)) & 1) && ((high[n] >> (c >> 4)) & 1)) here += frequency.byte(c);
      all *= here;
    }
    return all;
  }
};

// Puts the grams into eight groups so that little passes: one after another where it adds least, then moved while that helps.
std::array<Group, 8> group(const std::vector<Choice>& grams, const Frequency& frequency) {
  std::vector<unsigned> in(grams.size(), 8);
  const auto made_of = [&](unsigned which, std::size_t without) {
    Group made;
    for (std::size_t n = 0; n < grams.size(); ++n) if (in[n] == which && n != without) made.take(grams[n]);
    return made;
  };
  for (int round = 0; round < 4; ++round) {
    for (std::size_t n = 0; n < grams.size(); ++n) {
      double best = 0;
      unsigned to = 8;
      for (unsigned which = 0; which < 8; ++which) {
        Group with = made_of(which, n);
        const double before = with.passes(frequency);
        with.take(grams[n]);
        const double added = with.passes(frequency) - before;
        if (to == 8 || added < best) { to = which; best = added; }
      }
      in[n] = to;
    }
  }
  std::array<Group, 8> groups;
  for (unsigned which = 0; which < 8; ++which) groups[which] = made_of(which, grams.size());
  return groups;
}

}  // namespace

Filter make_filter(const std::vector<Pattern>& patterns, std::string_view sample) {
  const Frequency frequency(sample.size() < 4096 ? usual_text : sample);
  const auto chosen = choose(patterns, frequency);
  std::vector<Choice> grams;
  for (const auto& one : chosen) grams.push_back(one.first);
  const auto groups = group(grams, frequency);
  Filter filter;
  for (unsigned which = 0; which < 8; ++which) {
    for (unsigned n = 0; n < 4; ++n) {
      for (unsigned half = 0; half < 16; ++half) {
        if ((groups[which].low[n] >> half) & 1) filter.low[n][half] = static_cast<std::uint8_t>(filter.low[n][half] | (1u << which));
        if ((groups[which].high[n] >> half) & 1) filter.high[n][half] = static_cast<std::uint8_t>(filter.high[n][half] | (1u << which));
      }
    }
  }
  for (const auto& [choice, places] : chosen) {
    const bool whole = choice.mask == 0xFFFFFFFFu;
    filter.any_short = filter.any_short || !whole;
    auto& head = (whole ? filter.slots : filter.short_slots)[Filter::slot(choice.bytes)];
    for (const auto& [pattern, offset] : places) {
      filter.grams.push_back({choice.bytes, choice.mask, pattern, offset, head});
      head = static_cast<std::uint16_t>(filter.grams.size());
    }
  }
  return filter;
}

}  // namespace rowan::screening
