#include "screening/strict_row.h"

namespace rowan::screening {

namespace {

enum class After { field, row, end };

class Careful {
 public:
  Careful(std::string_view text, std::size_t begin, char delimiter, const csv::Limits& limits, StrictRow& row)
      : text_(text), at_(begin), delimiter_(delimiter), limits_(limits), row_(row) {}

  // False when the row is broken off.
  bool read() {
    for (;;) {
      ++column_;
      const std::size_t begin = at_;
      const std::size_t faults = row_.faults.size();
      FieldBytes field;
      After after = After::end;
      if (!(at_ < text_.size() && text_[at_] == '"' ? quoted(field, after) : bare(field, after))) return false;
      std::size_t size = field.bytes.size();
      if (field.doubled) for (std::size_t n = 0; n < field.bytes.size(); ++n) if (field.bytes[n] == '"') { --size; ++n; }
      if (size > limits_.field_bytes && row_.faults.size() == faults)
        fault(begin, column_, "csv.field.size", "This field is longer than " + std::to_string(limits_.field_bytes >> 10) + " KiB.");
      if (row_.fields.size() <= limits_.columns) { row_.fields.push_back(field); row_.begins.push_back(begin); }
      if (after != After::field) return true;
    }
  }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::size_t after_line() const {
    const std::size_t end = text_.find('\n', at_);
    return end == std::string_view::npos ? text_.size() : end + 1;
  }
  void fault(std::size_t position, int column, std::string id, std::string text) {
    row_.faults.push_back({position, column, std::move(id), std::move(text)});
  }

 private:
  After separator() {
    if (at_ == text_.size()) return After::end;
    if (text_[at_] == delimiter_) { ++at_; return After::field; }
    if (at_ + 1 == text_.size() && text_[at_] == '\r') { ++at_; return After::end; }
    at_ += text_[at_] == '\r' ? 2 : 1;
    return After::row;
  }

  [[nodiscard]] static bool control(char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; }

  bool bare(FieldBytes& field, After& after) {
    const std::size_t start = at_;
    bool strange = false;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == delimiter_ || c == '\n') break;
      if (c == '\r') {
        if (at_ + 1 == text_.size() || text_[at_ + 1] == '\n') break;
        fault(start, column_, "csv.line-end", "There is a carriage return without a line feed here. Lines end with CRLF or LF.");
        return false;
      }
      if (c == '"') {
        fault(start, column_, "csv.quote.stray", "There is a quotation mark inside a field that is not in quotation marks. Put the field in "
                                                 "quotation marks and double those inside it.");
        return false;
      }
      strange = control(c) || strange;
    }
    field.bytes = text_.substr(start, at_ - start);
    if (strange) fault(start, column_, "csv.control", "There is a control character in this field.");
    after = separator();
    return true;
  }

  bool quoted(FieldBytes& field, After& after) {
    const std::size_t opened = at_;
    const std::size_t start = ++at_;
    bool strange = false;
    for (;; ++at_) {
      if (at_ >= text_.size()) {
        row_.stopped = true;
        fault(opened, column_, "csv.quote.open", "The quotation mark that opens this field is never closed. Nothing after it could be read.");
        return false;
      }
      const char c = text_[at_];
      if (c == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
        field.doubled = true;
        ++at_;
      } else if (c != '\n' && c != '\r') {
        strange = control(c) || strange;
      }
    }
    field.bytes = text_.substr(start, at_ - start);
    ++at_;
    const bool carriage_end = at_ < text_.size() && text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n');
    if (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n' && !carriage_end) {
      fault(at_, column_, "csv.quote.after", "There is something after the closing quotation mark. Double the quotation marks inside a field.");
      return false;
    }
    if (strange) fault(opened, column_, "csv.control", "There is a control character in this field.");
    after = separator();
    return true;
  }

  std::string_view text_;
  std::size_t at_;
  char delimiter_;
  const csv::Limits& limits_;
  StrictRow& row_;
  int column_ = 0;
};

}  // namespace

void read_strict_row(std::string_view text, std::size_t begin, char delimiter, std::size_t width, const csv::Limits& limits, StrictRow& row) {
  row.fields.clear();
  row.begins.clear();
  row.faults.clear();
  row.stopped = false;
  Careful careful(text, begin, delimiter, limits, row);
  if (!careful.read()) {
    row.end = row.stopped ? text.size() : careful.after_line();
    return;
  }
  row.end = careful.at();
  if (!row.faults.empty()) return;
  if (row.fields.size() > limits.columns)
    careful.fault(begin, 0, "csv.columns", "This row has more than " + std::to_string(limits.columns) + " columns.");
  else if (width != 0 && row.fields.size() != width)
    careful.fault(begin, 0, "csv.width",
                  "This row has " + std::to_string(row.fields.size()) + " columns; the header has " + std::to_string(width) + ".");
}

std::size_t after_empty_lines(std::string_view text, std::size_t at) {
  for (;;) {
    if (at < text.size() && text[at] == '\n') at += 1;
    else if (at + 1 < text.size() && text[at] == '\r' && text[at + 1] == '\n') at += 2;
    else return at;
  }
}

}  // namespace rowan::screening
