#pragma once
// How a lexicon is looked for in much text. Every phrase is known by four neighbouring bytes of it (its gram), chosen to be rare. A filter
// passes the places where some gram may end: for each of the four bytes, two tables say by its halves which of eight groups of grams it may
// belong to. What passes is compared in full. The filter only saves work; it never decides.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "screening/lexicon.h"

namespace rowan::screening {

struct Pattern {
  std::string text;  // small letters
  Bits bit = 0;
  bool whole_words = false;
  bool unless_negated = false;
};

struct Gram {
  std::uint32_t bytes = 0;      // small letters, the first byte lowest
  std::uint32_t mask = 0;       // 0xFFFFFF00 for a phrase of three bytes: what stands before it is all the same
  std::uint16_t pattern = 0;
  std::uint16_t offset = 0;     // where in the pattern its last byte stands
  std::uint16_t next = 0;       // 1 + index of another gram of the same slot; 0: none
};

struct Filter {
  static constexpr unsigned slot_bits = 12;
  alignas(32) std::uint8_t low[4][16] = {};   // by the lower half of the byte: the groups, a bit each
  alignas(32) std::uint8_t high[4][16] = {};  // by the upper half
  std::vector<Gram> grams;
  std::array<std::uint16_t, std::size_t{1} << slot_bits> slots = {};        // 1 + index into grams of whole grams
  std::array<std::uint16_t, std::size_t{1} << slot_bits> short_slots = {};  // of three bytes
  bool any_short = false;

  [[nodiscard]] static std::uint32_t slot(std::uint32_t bytes) { return (bytes * 0x9E3779B1u) >> (32 - slot_bits); }
};

// `sample`: some of the text that will be read. Only the speed depends on it.
[[nodiscard]] Filter make_filter(const std::vector<Pattern>& patterns, std::string_view sample);

struct Matcher::Inside {
  std::vector<Pattern> patterns;
  Filter filter;
  std::vector<std::pair<std::string, Bits>> prefixes;  // in capitals
  Bits crime_reference = 0;
  std::array<Bits, 3> of_kind = {};  // the terms that are looked for in each kind of event
  bool wide = false;
};

// Does the pattern stand in `field` from `begin`, word boundaries and negation heard?
[[nodiscard]] bool stands(const Pattern& pattern, std::string_view field, std::size_t begin);

// The terms whose patterns stand in the field.
[[nodiscard]] Bits bits_in(const std::vector<Pattern>& patterns, const Filter& filter, std::string_view field);

[[nodiscard]] bool processor_is_wide();

}  // namespace rowan::screening
