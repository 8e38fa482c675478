#include "base/csv.h"

#include <algorithm>

#include "base/text.h"

namespace rowan::csv {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

std::int64_t line_of(std::string_view text, std::size_t at) {
  return 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
}

Refusal refused(std::string id, std::string text, std::int64_t line = 1) {
  return Refusal::one(Because::invalid, std::move(id), std::move(text), std::to_string(line));
}

bool has_whole_utf8_sequence(std::string_view text) {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0xC2 || c > 0xF4) continue;
    const std::size_t length = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    if (at + length <= text.size() && valid_utf8(text.substr(at, length))) return true;
  }
  return false;
}

}  // namespace

Result<Text> decode(std::string bytes, const Limits& limits) {
  if (bytes.size() > limits.file_bytes)
    return refused("csv.file.size", "The file is larger than " + std::to_string(limits.file_bytes >> 20) + " MiB.");
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return refused("csv.encoding.utf16", "The file is in UTF-16. Save it as CSV in UTF-8.");
  if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos)
    return refused("csv.encoding.nul", "The file has NUL bytes, so it is not a CSV file. Save it as CSV in UTF-8.", line_of(bytes, nul));
  if (bytes.starts_with(utf8_mark)) {
    bytes.erase(0, utf8_mark.size());
    if (const auto bad = first_invalid_utf8(bytes))
      return refused("csv.encoding.damaged", "The file says that it is UTF-8, but this line is not.", line_of(bytes, *bad));
    return Text{std::move(bytes), Encoding::utf8_with_mark};
  }
  const auto bad = first_invalid_utf8(bytes);
  if (!bad) return Text{std::move(bytes), Encoding::utf8};
  // In Windows-1252 a pair that happens to be UTF-8 is hardly ever text ("Ã©"), so a file with both is a damaged UTF-8 file.
  if (has_whole_utf8_sequence(bytes))
    return refused("csv.encoding.damaged", "Most of the file is UTF-8, but this line is not. Save the file again as CSV in UTF-8.",
                   line_of(bytes, *bad));
  if (auto text = utf8_from_windows_1252(bytes)) return Text{std::move(*text), Encoding::windows_1252};
  return refused("csv.encoding.unknown", "The file is neither UTF-8 nor Windows-1252. Save it as CSV in UTF-8.", line_of(bytes, *bad));
}

char sniff_delimiter(std::string_view text) {
  std::size_t counts[3] = {};
  constexpr std::string_view delimiters = ",;\t";
  bool inside = false;
  for (const char c : text) {
    if (c == '"') inside = !inside;
    else if (!inside && (c == '\n' || c == '\r')) break;
    else if (!inside) if (const std::size_t which = delimiters.find(c); which != std::string_view::npos) ++counts[which];
  }
  return delimiters[static_cast<std::size_t>(std::max_element(counts, counts + 3) - counts)];
}

bool Row::blank() const {
  return std::all_of(fields.begin(), fields.end(), [](std::string_view field) { return field.empty(); });
}

Reader::Reader(std::string_view utf8, char delimiter, Limits limits) : text_(utf8), delimiter_(delimiter), limits_(limits) {
  if (const auto bad = first_invalid_utf8(text_)) {
    stopped_ = true;
    (void)fault({line_of(text_, *bad), 0}, "csv.encoding.damaged", "This line is not UTF-8. Save the file again as CSV in UTF-8.");
  }
}

bool Reader::fault(Place place, std::string_view id, std::string text) {
  faults_.push_back({place, std::string(id), std::move(text)});
  return false;
}

void Reader::skip_line() {
  const std::size_t end = text_.find('\n', at_);
  at_ = end == std::string_view::npos ? text_.size() : end + 1;
  ++line_;
}

// At a delimiter, a line end or the end of the file: steps over it.
Reader::After Reader::separator() {
  if (at_ == text_.size()) return After::end;
  if (text_[at_] == delimiter_) { ++at_; return After::field; }
  if (at_ + 1 == text_.size() && text_[at_] == '\r') { ++at_; return After::end; }
  at_ += text_[at_] == '\r' ? 2 : 1;
  ++line_;
  return After::row;
}

std::optional<Reader::After> Reader::bare(std::string_view& value) {
  const std::size_t start = at_;
  bool control = false;
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == delimiter_ || c == '\n') break;
    if (c == '\r') {
      if (at_ + 1 == text_.size() || text_[at_ + 1] == '\n') break;
      (void)fault({line_, column_}, "csv.line-end", "There is a carriage return without a line feed here. Lines end with CRLF or LF.");
      return {};
    }
    if (c == '"') {
      (void)fault({line_, column_}, "csv.quote.stray", "There is a quotation mark inside a field that is not in quotation marks. Put the field in "
                                                       "quotation marks and double those inside it.");
      return {};
    }
    control = control || (static_cast<unsigned char>(c) < 0x20 && c != '\t');
  }
  value = text_.substr(start, at_ - start);
  if (control) (void)fault({line_, column_}, "csv.control", "There is a control character in this field.");
  return separator();
}

std::optional<Reader::After> Reader::quoted(std::string_view& value) {
  const Place opened{line_, column_};
  const std::size_t start = ++at_;
  bool doubled = false;
  bool control = false;
  for (;; ++at_) {
    if (at_ >= text_.size()) {
      stopped_ = true;
      (void)fault(opened, "csv.quote.open", "The quotation mark that opens this field is never closed. Nothing after it could be read.");
      return {};
    }
    const char c = text_[at_];
    if (c == '\n') ++line_;
    else if (c == '"') {
      if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
      doubled = true;
      ++at_;
    } else if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r') {
      control = true;
    }
  }
  value = text_.substr(start, at_ - start);
  ++at_;
  const bool carriage_end = at_ < text_.size() && text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n');
  if (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n' && !carriage_end) {
    (void)fault({line_, column_}, "csv.quote.after",
                "There is something after the closing quotation mark. Double the quotation marks inside a field.");
    return {};
  }
  if (control) (void)fault(opened, "csv.control", "There is a control character in this field.");
  if (doubled) {
    std::string& plain = unescaped_.emplace_back();
    for (std::size_t i = 0; i < value.size(); ++i) { plain += value[i]; if (value[i] == '"') ++i; }
    value = plain;
  }
  return separator();
}

// Reads one field into the row. None when the field has a fault.
std::optional<Reader::After> Reader::field(Row& row) {
  const Place place{line_, column_};
  std::string_view value;
  const bool opens = at_ < text_.size() && text_[at_] == '"';
  const std::size_t before = faults_.size();
  std::optional<After> after = opens ? quoted(value) : bare(value);
  if (!after) return {};
  if (value.size() > limits_.field_bytes && faults_.size() == before) {
    (void)fault(place, "csv.field.size", "This field is longer than " + std::to_string(limits_.field_bytes >> 10) + " KiB.");
  }
  // One more than the limit is enough to know that it was passed.
  if (row.fields.size() <= limits_.columns) { row.fields.push_back(value); row.lines.push_back(place.line); }
  ++column_;
  return after;
}

bool Reader::check_width(const Row& row) {
  if (row.fields.size() > limits_.columns)
    return fault({row.line, 0}, "csv.columns", "This row has more than " + std::to_string(limits_.columns) + " columns.");
  if (width_ == 0) { width_ = row.fields.size(); return true; }
  if (row.fields.size() == width_) return true;
  return fault({row.line, 0}, "csv.width",
               "This row has " + std::to_string(row.fields.size()) + " columns; the header has " + std::to_string(width_) + ".");
}

// One row, with or without a fault. False when it has one.
bool Reader::row(Row& row) {
  row.line = line_;
  row.fields.clear();
  row.lines.clear();
  unescaped_.clear();
  column_ = 1;
  const std::size_t before = faults_.size();
  for (;;) {
    const std::optional<After> after = field(row);
    if (!after) { if (!stopped_) skip_line(); return false; }
    if (*after != After::field) break;
  }
  return faults_.size() == before && check_width(row);
}

bool Reader::next(Row& row) {
  while (!stopped_ && at_ < text_.size()) {
    if (text_[at_] == '\n') { ++at_; ++line_; continue; }
    if (text_.substr(at_).starts_with("\r\n")) { at_ += 2; ++line_; continue; }
    if (rows_ == limits_.rows) {
      stopped_ = true;
      return fault({line_, 0}, "csv.rows", "The file has more than " + std::to_string(limits_.rows) + " rows. Divide it.");
    }
    ++rows_;
    const bool good = this->row(row);
    // Without a header no row means anything.
    if (!good && rows_ == 0) stopped_ = true;
    if (good) return true;
  }
  return false;
}

bool spreadsheet_would_run(std::string_view cell) {
  if (cell.starts_with('\t') || cell.starts_with('\r') || cell.starts_with('\n')) return true;
  cell = trim(cell);
  for (const std::string_view start : {"=", "+", "-", "@", "＝", "＋", "－", "＠"}) if (cell.starts_with(start)) return true;
  return false;
}

void Writer::put(std::string_view text, bool defuse) {
  if (!first_) out_ += delimiter_;
  first_ = false;
  const char special[] = {'"', '\r', '\n', delimiter_, '\0'};
  const bool spaced = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!spaced && text.find_first_of(special) == std::string_view::npos) {
    if (defuse) out_ += '\'';
    out_ += text;
    return;
  }
  out_ += '"';
  if (defuse) out_ += '\'';
  for (const char c : text) { out_ += c; if (c == '"') out_ += c; }
  out_ += '"';
}

Writer& Writer::cell(std::string_view text) { put(text, spreadsheet_would_run(text)); return *this; }
Writer& Writer::exact(std::string_view text) { put(text, false); return *this; }
Writer& Writer::number(std::int64_t value) { put(std::to_string(value), false); return *this; }
void Writer::end_row() {
  // A row of one empty cell would be an empty line, which readers pass over.
  if (out_.empty() || out_.back() == '\n') out_ += "\"\"";
  out_ += "\r\n";
  first_ = true;
}

}  // namespace rowan::csv
