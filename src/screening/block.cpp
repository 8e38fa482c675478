#include "screening/block.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"

namespace rowan::screening {

void Block::clear() {
  rows = good = 0;
  kinds = {};
  first.reset();
  last.reset();
  kept.clear();
  homes.clear();
  texts.clear();
  faults.clear();
  stopped = high = false;
  nul.reset();
  words.clear();
  end = begin;
}

// A row whose fields are known: from the separators of the tile, or from the careful reader.
struct BlockReader::Row {
  const char* text = nullptr;             // of the file
  std::size_t base = 0;                   // of the tile
  std::size_t begin = 0;                  // in the file
  const std::uint16_t* ends = nullptr;    // in the tile
  bool carriage = false;
  const StrictRow* strict = nullptr;

  [[nodiscard]] std::size_t begin_of(std::size_t column) const {
    if (strict != nullptr) return strict->begins[column];
    return column == 0 ? begin : base + ends[column - 1] + 1u;
  }
  // The field with its marks.
  [[nodiscard]] std::string_view whole(std::size_t column, bool is_last) const {
    const std::size_t from = begin_of(column);
    std::size_t size = base + ends[column] - from;
    if (is_last && carriage && size > 0 && text[from + size - 1] == '\r') --size;
    return {text + from, size};
  }
  [[nodiscard]] FieldBytes field(std::size_t column, bool is_last) const {
    if (strict != nullptr) return strict->fields[column];
    const std::string_view bytes = whole(column, is_last);
    if (bytes.empty() || bytes.front() != '"') return {bytes, false};
    return {bytes.substr(1, bytes.size() - 2), true};
  }
};

namespace {

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

bool blank(std::string_view text) {
  if (!text.empty() && static_cast<unsigned char>(text.front()) > ' ') [[likely]] return false;
  return trimmed(text).empty();
}

// For short texts: by eight bytes, without a call.
bool same_bytes(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  if (a.size() < 8 || a.size() > 16) return a == b;
  const auto eight = [](const char* at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, 8);
    return bytes;
  };
  const std::size_t rest = a.size() - 8;
  return eight(a.data()) == eight(b.data()) && eight(a.data() + rest) == eight(b.data() + rest);
}

bool ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool same_word(std::string_view cell, std::string_view word) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(cell.begin(), cell.end(), word.begin(), word.end(), [&](char a, char b) { return small(a) == small(b); });
}

// As UTF-8 and with single quotation marks.
std::string plain_words(const FieldBytes& field) {
  std::string text;
  for (std::size_t n = 0; n < field.bytes.size(); ++n) {
    text += field.bytes[n];
    if (field.doubled && field.bytes[n] == '"') ++n;
  }
  if (valid_utf8(text)) return text;
  return utf8_from_windows_1252(text).value_or(std::string());
}

}  // namespace

BlockReader::BlockReader(const Plan& plan) : plan_(plan), tile_(std::make_unique<Tile>()), last_tile_(Tile::bytes + 2 * Tile::padding) {}

bool BlockReader::looks_like_rows(std::size_t at) {
  for (int n = 0; n < 8; ++n) {
    at = after_empty_lines(plan_.text, at);
    if (at >= plan_.text.size()) return true;
    read_strict_row(plan_.text, at, plan_.delimiter, plan_.width, plan_.options->limits, strict_);
    if (!strict_.faults.empty()) return false;
    at = strict_.end;
  }
  return true;
}

std::size_t BlockReader::guess(std::size_t from) {
  const std::string_view text = plan_.text;
  if (from == 0 || from >= text.size()) return std::min(from, text.size());
  const std::size_t line = text.find('\n', from - 1);
  const std::size_t outside = line == std::string_view::npos ? text.size() : line + 1;
  if (looks_like_rows(outside)) return outside;
  // Or it begins inside a field in quotation marks: after the mark that closes it, the first line end outside such marks.
  bool inside = true;
  for (std::size_t at = from; at < text.size() && at - from < (std::size_t{1} << 20); ++at) {
    if (text[at] == '"') inside = !inside;
    if (text[at] == '\n' && !inside && looks_like_rows(at + 1)) return at + 1;
  }
  return outside;
}

void BlockReader::read(Block& block) {
  block.clear();
  const std::string_view text = plan_.text;
  const bool wide = plan_.matcher->wide && plan_.options->speed == Matcher::Speed::best;
  std::size_t at = block.begin;
  while (at < block.boundary && !block.stopped) {
    TileRequest request{text.data() + at, std::min(Tile::bytes, text.size() - at), plan_.delimiter, plan_.carriage};
    if (text.size() - at < Tile::bytes + Tile::padding) {
      // The end of the file: what is read beyond it must be there, and its last line must end.
      std::fill(last_tile_.begin(), last_tile_.end(), ' ');
      std::copy_n(text.data() + at, text.size() - at < Tile::bytes ? text.size() - at : Tile::bytes, last_tile_.begin());
      if (text.size() - at < Tile::bytes && text.back() != '\n') last_tile_[request.size++] = '\n';
      request.text = last_tile_.data();
    }
    if (wide) read_tile_wide(request, plan_.filter, *tile_);
    else read_tile_portable(request, plan_.filter, *tile_);
    block.high = block.high || tile_->high;
    block.end = at;
    if (tile_->strange || !in_order(at)) {
      read_carefully(block, at, std::min(block.boundary, at + request.size));
    } else if (tile_->line_ends == 0) {
      read_carefully(block, at, at + 1);
    } else {
      read_rows(block, at);
    }
    at = block.end;
  }
}

// Every row of the tile has as many fields as the header: then each line end is the separator it should be, and there are no others.
bool BlockReader::in_order(std::size_t base) const {
  const std::size_t rows = tile_->line_ends;
  const std::size_t width = plan_.width;
  if (tile_->separator_count < rows * width || tile_->separator_count >= (rows + 1) * width) return false;
  const std::string_view text = plan_.text.substr(base);
  for (std::size_t n = 1; n <= rows; ++n) {
    const std::size_t place = tile_->separators[n * width - 1];
    if (place < text.size() && text[place] != '\n') return false;  // beyond it: the last line of a file that does not end its last line
  }
  return true;
}

void BlockReader::read_rows(Block& block, std::size_t base) {
  const std::size_t width = plan_.width;
  Row row;
  row.text = plan_.text.data();
  row.base = row.begin = base;
  row.carriage = plan_.carriage;
  row.ends = tile_->separators.data();
  next_candidate_ = 0;
  for (std::size_t n = 0; n < tile_->line_ends && row.begin < block.boundary; ++n) {
    const std::size_t line_end = base + row.ends[width - 1];
    ++block.rows;
    take(block, row);
    row.begin = line_end + 1;
    row.ends += width;
    block.end = std::min(row.begin, plan_.text.size());
  }
}

void BlockReader::read_carefully(Block& block, std::size_t at, std::size_t until) {
  while (at < until && !block.stopped) {
    const std::size_t begin = after_empty_lines(plan_.text, at);
    block.end = begin;
    if (begin >= plan_.text.size() || begin >= block.boundary) return;
    if (begin >= until && begin != at) return;
    read_strict_row(plan_.text, begin, plan_.delimiter, plan_.width, plan_.options->limits, strict_);
    ++block.rows;
    block.end = at = strict_.end;
    block.stopped = strict_.stopped;
    if (const std::size_t nul = plan_.text.substr(begin, strict_.end - begin).find('\0'); nul != std::string_view::npos && !block.nul)
      block.nul = begin + nul;
    for (std::size_t n = begin; n < strict_.end && !block.high; ++n) block.high = static_cast<unsigned char>(plan_.text[n]) >= 0x80;
    if (!strict_.faults.empty()) {
      for (FaultAt& one : strict_.faults) if (block.faults.size() < plan_.options->most_faults) block.faults.push_back(std::move(one));
      continue;
    }
    Row row;
    row.text = plan_.text.data();
    row.begin = begin;
    row.strict = &strict_;
    take(block, row);
  }
}

std::optional<Day> BlockReader::day(std::string_view cell) {
  // Exports are in order of day: the same text again gives the same day.
  if (same_bytes(cell, last_date_)) return last_day_;
  last_date_ = cell;
  return last_day_ = read_date(trimmed(cell), plan_.mapping->dates);
}

std::optional<EventKind> BlockReader::kind(std::string_view cell) const {
  const Mapping& mapping = *plan_.mapping;
  if (!mapping.kind) return mapping.always;
  if (cell.size() == 1) {
    const std::uint8_t found = plan_.kind_of_letter[static_cast<unsigned char>(cell.front())];
    if (found == 0) return {};
    return static_cast<EventKind>(found - 1);
  }
  const std::string_view word = trimmed(cell);
  for (const std::string& one : mapping.repair_words) if (same_word(word, one)) return EventKind::repair;
  for (const std::string& one : mapping.noise_words) if (same_word(word, one)) return EventKind::noise;
  for (const std::string& one : mapping.concern_words) if (same_word(word, one)) return EventKind::concern;
  return {};
}

// The candidates of the tile that lie in the field, compared in full.
Bits BlockReader::phrases_of_candidates(std::string_view field, std::size_t base, std::size_t& candidate) const {
  const Filter& filter = plan_.filter;
  const char* const tile = plan_.text.data() + base;
  const auto begin = static_cast<std::size_t>(field.data() - tile), end = begin + field.size();
  const std::uint16_t* const places = tile_->candidates.data();
  const std::size_t count = tile_->candidate_count;
  Bits bits = 0;
  while (candidate < count && places[candidate] < begin + 2) ++candidate;
  for (; candidate < count && places[candidate] < end; ++candidate) {
    const std::size_t place = places[candidate];
    const auto look = [&](std::uint16_t at, std::uint32_t found) {
      for (; at != 0; at = filter.grams[at - 1].next) {
        const Gram& gram = filter.grams[at - 1];
        if (gram.bytes != found || place < begin + gram.offset) continue;
        const Pattern& pattern = plan_.matcher->patterns[gram.pattern];
        if ((bits & pattern.bit) == 0 && stands(pattern, field, place - gram.offset - begin)) bits |= pattern.bit;
      }
    };
    std::uint32_t bytes = 0;
    if (place >= 3) {
      std::memcpy(&bytes, tile + place - 3, 4);
      bytes |= 0x20202020u;
      if (const std::uint16_t at = filter.slots[Filter::slot(bytes)]; at != 0) look(at, bytes);
    }
    if (!filter.any_short) continue;
    bytes = 0;
    for (unsigned n = 0; n < 3; ++n) bytes |= static_cast<std::uint32_t>(static_cast<unsigned char>(tile[place - 2 + n]) | 0x20u) << (8 * (n + 1));
    if (const std::uint16_t at = filter.short_slots[Filter::slot(bytes)]; at != 0) look(at, bytes);
  }
  return bits;
}

Bits BlockReader::phrases(const Row& row) {
  const std::vector<int>& columns = plan_.mapping->text;
  Bits bits = 0;
  if (row.strict != nullptr) {
    for (const int column : columns)
      bits |= bits_in(plan_.matcher->patterns, plan_.filter, row.strict->fields[static_cast<std::size_t>(column)].bytes);
    return bits;
  }
  // Columns may be mapped in any order, so each but the only one begins at the first candidate of the row.
  const std::size_t first = next_candidate_;
  for (const int column : columns) {
    next_candidate_ = first;
    const auto at = static_cast<std::size_t>(column);
    bits |= phrases_of_candidates(row.field(at, at + 1 == plan_.width).bytes, row.base, next_candidate_);
  }
  return bits;
}

void BlockReader::fault(Block& block, const Row& row, int column, std::string id, std::string text) const {
  if (block.faults.size() >= plan_.options->most_faults) return;
  block.faults.push_back({row.begin_of(static_cast<std::size_t>(column)), column + 1, "screening." + std::move(id), std::move(text)});
}

std::string_view BlockReader::words_of(Block& block, const FieldBytes& field, bool trim) const {
  if ((!field.doubled || field.bytes.find('"') == std::string_view::npos) && ascii(field.bytes)) return trim ? trimmed(field.bytes) : field.bytes;
  const std::string& words = block.words.emplace_back(plain_words(field));
  return trim ? trimmed(words) : std::string_view(words);
}

void BlockReader::take(Block& block, const Row& row) {
  const Mapping& mapping = *plan_.mapping;
  const auto field = [&](int column) { return row.field(static_cast<std::size_t>(column), static_cast<std::size_t>(column) + 1 == plan_.width); };
  const FieldBytes home = field(*mapping.home);
  const std::optional<Day> when = day(field(*mapping.date).bytes);
  const std::optional<EventKind> what = mapping.kind ? kind(field(*mapping.kind).bytes) : mapping.always;
  const bool nowhere = blank(home.bytes);
  const bool nameless = mapping.source && blank(field(*mapping.source).bytes);
  const bool maybe = row.strict != nullptr || next_candidate_ < tile_->candidate_count;
  const Bits found = maybe ? phrases(row) : 0;
  if (!when || !what || nowhere || nameless) [[unlikely]] {
    if (nameless) fault(block, row, *mapping.source, "source.blank", "There is no number of the job or complaint here.");
    if (nowhere) fault(block, row, *mapping.home, "home.blank", "There is no reference of a home here.");
    if (!when) fault(block, row, *mapping.date, "date", "This is not a date we can read. Write it as 2026-01-31 or 31/01/2026.");
    if (!what) fault(block, row, *mapping.kind, "kind", "This does not say whether it is a repair, a noise complaint or a concern.");
    return;
  }
  ++block.good;
  ++block.kinds[static_cast<std::size_t>(*what)];
  if (!block.first || *when < *block.first) block.first = *when;
  if (!block.last || *when > *block.last) block.last = *when;
  Bits bits = found;
  if (mapping.code && !plan_.matcher->prefixes.empty()) {
    const std::string_view code = trimmed(field(*mapping.code).bytes);
    for (const auto& [prefix, bit] : plan_.matcher->prefixes) {
      if (code.size() >= prefix.size() && same_word(code.substr(0, prefix.size()), prefix)) bits |= bit;
    }
  }
  if (mapping.crime_reference && plan_.matcher->crime_reference != 0 && !trimmed(field(*mapping.crime_reference).bytes).empty())
    bits |= plan_.matcher->crime_reference;
  bits &= plan_.matcher->of_kind[static_cast<std::size_t>(*what)];
  if (plan_.options->count_homes) {
    const std::string_view reference = words_of(block, home, true);
    block.homes.push_back({reference, Keys::plain(reference)});
  }
  if ((bits & plan_.options->keep) != 0 || plan_.options->keep_without_terms) keep(block, row, *what, *when, bits);
}

void BlockReader::keep(Block& block, const Row& row, EventKind what, Day when, Bits bits) {
  const Mapping& mapping = *plan_.mapping;
  const auto words = [&](const std::optional<int>& column) {
    if (!column) return std::string_view();
    return words_of(block, row.field(static_cast<std::size_t>(*column), static_cast<std::size_t>(*column) + 1 == plan_.width), true);
  };
  KeptRow& kept = block.kept.emplace_back();
  kept.home.text = words(mapping.home);
  kept.home.key = Keys::plain(kept.home.text);
  kept.source.text = words(mapping.source);
  kept.source.key = Keys::plain(kept.source.text);
  kept.code = words(mapping.code);
  kept.reporter = words(mapping.reporter);
  kept.bits = bits;
  kept.row = block.rows;
  kept.day = when;
  kept.kind = what;
  if (!plan_.options->keep_text) return;
  std::string& text = block.texts.emplace_back();
  for (const int column : mapping.text) {
    if (!text.empty()) text += '\n';
    text += plain_words(row.field(static_cast<std::size_t>(column), static_cast<std::size_t>(column) + 1 == plan_.width));
  }
}

}  // namespace rowan::screening
