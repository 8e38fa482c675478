#include "screening/tile.h"

namespace rowan::screening {

void read_tile_portable(const TileRequest& request, const Filter& filter, Tile& tile) {
  std::uint16_t* separator = tile.separators.data();
  std::uint16_t* candidate = tile.candidates.data();
  tile.line_ends = 0;
  tile.strange = tile.high = false;
  bool inside = false;
  bool field_begins = true;   // the byte before was a separator
  bool closed = false;        // the byte before closed a quoted field, or was the first of two
  bool returned = false;      // the byte before was a carriage return outside quotation marks
  std::uint8_t groups[3] = {0xFF, 0xFF, 0xFF};  // of the last three bytes: those that may be one, two and three bytes into a gram
  for (std::size_t at = 0; at < request.size; ++at) {
    const char c = request.text[at];
    const auto byte = static_cast<unsigned char>(c);
    tile.high = tile.high || byte >= 0x80;
    const auto part = [&](unsigned n) { return static_cast<std::uint8_t>(filter.low[n][byte & 15] & filter.high[n][byte >> 4]); };
    if (groups[2] & part(3)) *candidate++ = static_cast<std::uint16_t>(at);
    groups[2] = groups[1] & part(2);
    groups[1] = groups[0] & part(1);
    groups[0] = part(0);
    if (byte < 0x20 && c != '\t' && c != '\n' && (c != '\r' || !request.carriage)) tile.strange = true;
    if (c == '"') {
      if (!inside && !field_begins && !closed) tile.strange = true;
      closed = inside;
      inside = !inside;
      field_begins = returned = false;
      continue;
    }
    const bool ends = !inside && (c == request.delimiter || c == '\n');
    if (closed && !ends && c != '\r') tile.strange = true;
    if (returned && c != '\n') tile.strange = true;
    returned = c == '\r' && !inside;
    closed = false;
    field_begins = ends;
    if (!ends) continue;
    *separator++ = static_cast<std::uint16_t>(at);
    if (c == '\n') ++tile.line_ends;
  }
  tile.separator_count = static_cast<std::size_t>(separator - tile.separators.data());
  tile.candidate_count = static_cast<std::size_t>(candidate - tile.candidates.data());
}

}  // namespace rowan::screening
