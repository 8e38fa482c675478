#pragma once
// A piece of a CSV file, looked at once: where its fields and rows end, and where a phrase may stand. Two makers give the same tile: one byte by
// byte, one 32 bytes at a time (AVX2 and carry-less multiplication for what is inside quotation marks).
#include <array>
#include <cstddef>
#include <cstdint>

#include "screening/matcher_inside.h"

namespace rowan::screening {

struct Tile {
  static constexpr std::size_t bytes = 16384;
  static constexpr std::size_t padding = 64;  // bytes after the tile that must be readable
  std::array<std::uint16_t, bytes + 64> separators;  // delimiters and line feeds outside quotation marks, in order
  std::array<std::uint16_t, bytes + 64> candidates;  // where the last byte of a gram may be
  std::size_t separator_count = 0;
  std::size_t candidate_count = 0;
  std::size_t line_ends = 0;     // of the separators
  bool strange = false;  // a quotation mark out of place, a control character or a lone carriage return may be there: read with care
  bool high = false;     // bytes outside ASCII
};

struct TileRequest {
  const char* text = nullptr;  // begins a row
  std::size_t size = 0;        // at most Tile::bytes
  char delimiter = ',';
  bool carriage = false;       // lines end CRLF
};

void read_tile_portable(const TileRequest& request, const Filter& filter, Tile& tile);
// Only when processor_is_wide().
void read_tile_wide(const TileRequest& request, const Filter& filter, Tile& tile);

}  // namespace rowan::screening
