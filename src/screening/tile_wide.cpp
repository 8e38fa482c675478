// The tile with AVX2: 64 bytes a step, a bit for a byte. What is inside quotation marks is the prefix parity of their bits, which one
// carry-less multiplication by all ones gives.
#include "screening/tile.h"

#if defined(__x86_64__)
#include <immintrin.h>

#include <bit>

#define ROWAN_WIDE __attribute__((target("avx2,bmi,bmi2,pclmul,popcnt,lzcnt")))

namespace rowan::screening {

namespace {

ROWAN_WIDE inline std::uint64_t bits_of(__m256i low, __m256i high) {
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(low)) |
         (static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(high))) << 32);
}

ROWAN_WIDE inline std::uint64_t where(__m256i low, __m256i high, __m256i what) {
  return bits_of(_mm256_cmpeq_epi8(low, what), _mm256_cmpeq_epi8(high, what));
}

// Writes the numbers of the set bits, eight at a time: seldom are there more, so the branch is foreseen.
ROWAN_WIDE inline std::uint16_t* write_places(std::uint64_t bits, std::size_t base, std::uint16_t* out) {
  const int count = __builtin_popcountll(bits);
  std::uint16_t* const end = out + count;
  const auto first = static_cast<std::uint16_t>(base);
  for (int n = 0; n < 6; ++n) {
    out[n] = static_cast<std::uint16_t>(first + _tzcnt_u64(bits));
    bits = _blsr_u64(bits);
  }
  if (count > 6) [[unlikely]] {
    for (out += 6; bits != 0; bits = _blsr_u64(bits)) *out++ = static_cast<std::uint16_t>(first + _tzcnt_u64(bits));
  }
  return end;
}

struct Tables {
  __m256i low[4], high[4];
};

struct Before {
  __m256i first, second, third;  // of the 32 bytes before: groups that each byte may begin, be second of, be third of
};

template <int count>
ROWAN_WIDE inline __m256i shifted(__m256i before, __m256i now) {
  return _mm256_alignr_epi8(now, _mm256_permute2x128_si256(before, now, 0x21), 16 - count);
}

// A zero byte where no gram can end.
ROWAN_WIDE inline __m256i groups_ending(__m256i text, const Tables& tables, Before& before) {
  const __m256i half = _mm256_set1_epi8(0x0F);
  const __m256i low = _mm256_and_si256(text, half), high = _mm256_and_si256(_mm256_srli_epi16(text, 4), half);
  const __m256i first = _mm256_and_si256(_mm256_shuffle_epi8(tables.low[0], low), _mm256_shuffle_epi8(tables.high[0], high));
  const __m256i second = _mm256_and_si256(_mm256_shuffle_epi8(tables.low[1], low), _mm256_shuffle_epi8(tables.high[1], high));
  const __m256i third = _mm256_and_si256(_mm256_shuffle_epi8(tables.low[2], low), _mm256_shuffle_epi8(tables.high[2], high));
  const __m256i fourth = _mm256_and_si256(_mm256_shuffle_epi8(tables.low[3], low), _mm256_shuffle_epi8(tables.high[3], high));
  const __m256i ending = _mm256_and_si256(_mm256_and_si256(fourth, shifted<1>(before.third, third)),
                                          _mm256_and_si256(shifted<2>(before.second, second), shifted<3>(before.first, first)));
  before = {first, second, third};
  return ending;
}

template <bool carriage>
ROWAN_WIDE void read(const TileRequest& request, const Filter& filter, Tile& tile) {
  Tables tables;
  for (int n = 0; n < 4; ++n) {
    tables.low[n] = _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(filter.low[n])));
    tables.high[n] = _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(filter.high[n])));
  }
  const __m256i quote = _mm256_set1_epi8('"'), feed = _mm256_set1_epi8('\n'), delimiter = _mm256_set1_epi8(request.delimiter);
  const __m256i highest_control = _mm256_set1_epi8(0x1F), returns = _mm256_set1_epi8('\r'), tab = _mm256_set1_epi8('\t'),
                zero = _mm256_setzero_si256();
  Before before{_mm256_set1_epi8(-1), _mm256_set1_epi8(-1), _mm256_set1_epi8(-1)};
  __m256i every = zero, control = zero;
  std::uint64_t inside = 0, misplaced = 0, closed_before = 0, ended_before = 1, returned_before = 0;
  std::uint16_t* separator = tile.separators.data();
  std::uint16_t* candidate = tile.candidates.data();
  std::size_t line_ends = 0;
  for (std::size_t at = 0; at < request.size; at += 64) {
    const __m256i a = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(request.text + at));
    const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(request.text + at + 32));
    const std::uint64_t here = request.size - at >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << (request.size - at)) - 1;
    const __m256i feed_a = _mm256_cmpeq_epi8(a, feed), feed_b = _mm256_cmpeq_epi8(b, feed);
    const std::uint64_t quotes = where(a, b, quote) & here;
    const std::uint64_t feeds = bits_of(feed_a, feed_b) & here;
    const std::uint64_t delimiters = where(a, b, delimiter) & here;
    // 1 from an opening mark up to, not with, its closing one.
    const std::uint64_t quoted = static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_clmulepi64_si128(
                                     _mm_set_epi64x(0, static_cast<std::int64_t>(quotes)), _mm_set1_epi8(-1), 0))) ^ inside;
    inside = static_cast<std::uint64_t>(static_cast<std::int64_t>(quoted) >> 63);
    const std::uint64_t ends = (feeds | delimiters) & ~quoted;
    const std::uint64_t opening = quotes & quoted, closing = quotes & ~quoted;
    const std::uint64_t after_closing = (closing << 1) | closed_before;
    misplaced |= opening & ~((ends << 1) | ended_before | after_closing);
    std::uint64_t may_follow = ends | opening;
    if constexpr (carriage) {
      const std::uint64_t returned = where(a, b, returns) & here & ~quoted;
      may_follow |= returned;
      misplaced |= ((returned << 1) | returned_before) & ~feeds & here;
      returned_before = returned >> 63;
    }
    misplaced |= after_closing & ~may_follow & here;
    closed_before = closing >> 63;
    ended_before = ends >> 63;
    line_ends += static_cast<std::size_t>(__builtin_popcountll(feeds & ~quoted));
    separator = write_places(ends, at, separator);
    if (here == ~std::uint64_t{0}) [[likely]] {
      every = _mm256_or_si256(every, _mm256_or_si256(a, b));
      __m256i control_a = _mm256_andnot_si256(feed_a, _mm256_cmpeq_epi8(_mm256_max_epu8(a, highest_control), highest_control));
      __m256i control_b = _mm256_andnot_si256(feed_b, _mm256_cmpeq_epi8(_mm256_max_epu8(b, highest_control), highest_control));
      if constexpr (carriage) {
        control_a = _mm256_andnot_si256(_mm256_cmpeq_epi8(a, returns), control_a);
        control_b = _mm256_andnot_si256(_mm256_cmpeq_epi8(b, returns), control_b);
      }
      control_a = _mm256_andnot_si256(_mm256_cmpeq_epi8(a, tab), control_a);
      control_b = _mm256_andnot_si256(_mm256_cmpeq_epi8(b, tab), control_b);
      control = _mm256_or_si256(control, _mm256_or_si256(control_a, control_b));
    } else {
      for (std::size_t n = at; n < request.size; ++n) {
        const auto c = static_cast<unsigned char>(request.text[n]);
        tile.high = tile.high || c >= 0x80;
        if (c < 0x20 && c != '\n' && c != '\t' && (c != '\r' || !carriage)) misplaced = 1;
      }
    }
    const __m256i ending_a = groups_ending(a, tables, before);
    const __m256i ending_b = groups_ending(b, tables, before);
    std::uint64_t candidates = ~where(ending_a, ending_b, zero) & here;
    for (; candidates != 0; candidates = _blsr_u64(candidates)) *candidate++ = static_cast<std::uint16_t>(at + _tzcnt_u64(candidates));
  }
  tile.high = tile.high || _mm256_movemask_epi8(every) != 0;
  tile.strange = misplaced != 0 || _mm256_movemask_epi8(control) != 0;
  tile.line_ends = line_ends;
  tile.separator_count = static_cast<std::size_t>(separator - tile.separators.data());
  tile.candidate_count = static_cast<std::size_t>(candidate - tile.candidates.data());
}

}  // namespace

void read_tile_wide(const TileRequest& request, const Filter& filter, Tile& tile) {
  tile.high = false;
  if (request.carriage) read<true>(request, filter, tile);
  else read<false>(request, filter, tile);
}

}  // namespace rowan::screening

#else

namespace rowan::screening {
void read_tile_wide(const TileRequest& request, const Filter& filter, Tile& tile) { read_tile_portable(request, filter, tile); }
}  // namespace rowan::screening

#endif
