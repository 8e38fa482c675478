#include "screening/import.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_set>

#include "base/text.h"
#include "screening/block.h"

namespace rowan::screening {

namespace {

constexpr std::size_t most_waiting = 16;  // blocks read and not yet put together
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

Refusal refused(std::string id, std::string text) { return Refusal::one(Because::invalid, std::move(id), std::move(text), "1"); }

std::string in_utf8(std::string_view text) {
  if (valid_utf8(text)) return std::string(text);
  return utf8_from_windows_1252(text).value_or(std::string());
}

std::string without_doubles(const FieldBytes& field) {
  std::string text;
  for (std::size_t n = 0; n < field.bytes.size(); ++n) {
    text += field.bytes[n];
    if (field.doubled && field.bytes[n] == '"') ++n;
  }
  return text;
}

// Different homes, by their keys.
class KeySet {
 public:
  void add(const std::vector<Word>& words) {
    if ((count_ + words.size()) * 10 >= slots_.size() * 7) grow(words.size());
    for (const Word& word : words) {
      if (!word.key) { others_.insert(std::string(word.text)); continue; }
      if (put(*word.key + 1)) ++count_;
    }
  }
  [[nodiscard]] std::size_t size() const { return count_ + others_.size(); }

 private:
  bool put(Key key) {
    for (std::size_t slot = (key * 0x9E3779B97F4A7C15u) >> shift_;; slot = (slot + 1) & (slots_.size() - 1)) {
      if (slots_[slot] == key) return false;
      if (slots_[slot] == 0) { slots_[slot] = key; return true; }
    }
  }
  void grow(std::size_t more) {
    std::vector<Key> old = std::move(slots_);
    std::size_t size = std::size_t{1} << 12;
    while ((count_ + more) * 10 >= size * 7) size *= 2;
    slots_.assign(size, 0);
    shift_ = 64 - std::countr_zero(size);
    for (const Key key : old) if (key != 0) (void)put(key);
  }
  std::vector<Key> slots_;
  int shift_ = 64;
  std::size_t count_ = 0;
  std::unordered_set<std::string> others_;
};

// What the stretches of the file have told of its encoding.
class Encoding {
 public:
  explicit Encoding(bool marked) : marked_(marked) {}
  void look(std::string_view text, const Block& block) {
    if (block.nul && !nul_) nul_ = block.nul;
    if (!block.high) return;
    const std::string_view piece = text.substr(block.begin, block.end - block.begin);
    const auto bad = first_invalid_utf8(piece);
    if (!bad) {
      whole_ = whole_ || std::any_of(piece.begin(), piece.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
      return;
    }
    if (!bad_) bad_ = block.begin + *bad;
    whole_ = whole_ || has_whole_sequence(piece);
    unknown_ = unknown_ || !utf8_from_windows_1252(piece);
  }
  // As csv::decode has it: one encoding for the whole file.
  [[nodiscard]] std::optional<Refusal> fault(std::string_view text) const {
    const auto at = [&](std::size_t place) {
      return std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(place), '\n'));
    };
    const auto say = [&](std::string id, std::string words, std::size_t place) {
      return Refusal::one(Because::invalid, "csv.encoding." + id, std::move(words), at(place));
    };
    if (nul_) return say("nul", "The file has NUL bytes, so it is not a CSV file. Save it as CSV in UTF-8.", *nul_);
    if (!bad_) return {};
    if (marked_) return say("damaged", "The file says that it is UTF-8, but this line is not.", *bad_);
    if (whole_) return say("damaged", "Most of the file is UTF-8, but this line is not. Save the file again as CSV in UTF-8.", *bad_);
    if (unknown_) return say("unknown", "The file is neither UTF-8 nor Windows-1252. Save it as CSV in UTF-8.", *bad_);
    return {};
  }

 private:
  static bool has_whole_sequence(std::string_view text) {
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
      const auto c = static_cast<unsigned char>(text[at]);
      if (c < 0xC2 || c > 0xF4) continue;
      const std::size_t length = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
      if (at + length <= text.size() && valid_utf8(text.substr(at, length))) return true;
    }
    return false;
  }
  bool marked_;
  bool whole_ = false, unknown_ = false;
  std::optional<std::size_t> bad_, nul_;
};

// Puts the stretches together in order of the file.
class Together {
 public:
  Together(const Plan& plan, bool marked, ColumnsBuilder& into) : plan_(plan), into_(into), encoding_(marked), file_(into.next_file()) {}

  void look_at_header(std::size_t end) {
    Block header;
    header.end = end;
    header.high = true;
    encoding_.look(plan_.text, header);
  }

  void add(Block& block) {
    encoding_.look(plan_.text, block);
    for (const FaultAt& one : block.faults) if (faults_.size() < plan_.options->most_faults) faults_.push_back(one);
    for (const KeptRow& row : block.kept) add(row);
    for (std::string& text : block.texts) read_.texts.push_back(std::move(text));
    if (plan_.options->count_homes) homes_.add(block.homes);
    ReadCounts& counts = read_.counts;
    counts.rows += block.rows;
    counts.good += block.good;
    counts.kept += static_cast<std::int64_t>(block.kept.size());
    counts.repairs += block.kinds[0];
    counts.noise += block.kinds[1];
    counts.concerns += block.kinds[2];
    if (block.first && (!counts.first || *block.first < *counts.first)) counts.first = block.first;
    if (block.last && (!counts.last || *block.last > *counts.last)) counts.last = block.last;
  }

  [[nodiscard]] Result<ReadRows> finish(std::size_t bytes) {
    if (auto fault = encoding_.fault(plan_.text)) return std::move(*fault);
    read_.counts.bad = read_.counts.rows - read_.counts.good;
    read_.counts.bytes = static_cast<std::int64_t>(bytes);
    read_.counts.homes = static_cast<std::int64_t>(homes_.size());
    tell_lines();
    return std::move(read_);
  }

 private:
  void add(const KeptRow& row) {
    ColumnsBuilder::Raw raw;
    raw.home = row.home.key ? *row.home.key : into_.keys().of(row.home.text);
    if (!plan_.mapping->source) raw.source = Keys::row(file_, static_cast<std::uint64_t>(read_.counts.rows + row.row));
    else raw.source = row.source.key ? *row.source.key : into_.keys().of(row.source.text);
    raw.bits = row.bits;
    raw.day = row.day;
    raw.code = code(row);
    raw.reporter = into_.reporter(row.reporter);
    into_.add(raw);
  }
  // Codes are few and short; the last ones are remembered by their bytes.
  std::uint16_t code(const KeptRow& row) {
    if (row.code.size() > 8) return into_.code(row.kind, row.code);
    std::uint64_t bytes = 0;
    for (const char c : row.code) bytes = (bytes << 8) | static_cast<unsigned char>(c);
    const std::uint64_t mark = (bytes ^ (std::uint64_t{row.code.size()} << 60)) * 4 + static_cast<std::uint64_t>(row.kind) + 1;
    Remembered& one = remembered_[(mark * 0x9E3779B97F4A7C15u) >> 56];
    if (one.mark != mark || one.text != row.code) one = {mark, std::string(row.code), into_.code(row.kind, row.code)};
    return one.code;
  }
  void tell_lines() {
    const std::string_view text = plan_.text;
    std::size_t at = 0;
    std::int64_t line = 1;
    for (FaultAt& one : faults_) {
      if (one.position < at) { at = 0; line = 1; }
      line += std::count(text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + static_cast<std::ptrdiff_t>(one.position), '\n');
      at = one.position;
      read_.faults.push_back({{line, one.column}, std::move(one.id), std::move(one.text)});
    }
  }

  struct Remembered {
    std::uint64_t mark = 0;
    std::string text;
    std::uint16_t code = 0;
  };
  const Plan& plan_;
  ColumnsBuilder& into_;
  Encoding encoding_;
  std::uint32_t file_;
  ReadRows read_;
  std::vector<FaultAt> faults_;
  KeySet homes_;
  std::array<Remembered, 256> remembered_;
};

// Hands out stretches to threads, and puts together what comes back, in order.
class Reading {
 public:
  Reading(const Plan& plan, std::size_t begin, Together& together)
      : plan_(plan), together_(together), begin_(begin), bytes_(std::max<std::size_t>(64, plan.options->block_bytes)),
        count_(std::max<std::size_t>(1, (plan.text.size() - begin + bytes_ - 1) / bytes_)), expected_(begin) {}
  [[nodiscard]] std::size_t count() const { return count_; }

  void work() {
    BlockReader reader(plan_);
    for (;;) {
      std::unique_ptr<Block> block;
      std::size_t number = 0;
      {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return next_ - joined_ < most_waiting; });
        if (next_ == count_ || stopped_) return;
        number = next_++;
        if (!spare_.empty()) { block = std::move(spare_.back()); spare_.pop_back(); }
      }
      if (!block) block = std::make_unique<Block>();
      const std::size_t from = begin_ + number * bytes_;
      block->boundary = std::min(plan_.text.size(), from + bytes_);
      block->begin = number == 0 ? begin_ : reader.guess(from);
      reader.read(*block);
      std::lock_guard lock(mutex_);
      waiting_[number % most_waiting] = std::move(block);
      join(reader);
    }
  }

 private:
  // With the mutex held: the stretches that are next in order.
  void join(BlockReader& reader) {
    while (joined_ < count_ && waiting_[joined_ % most_waiting]) {
      std::unique_ptr<Block> block = std::move(waiting_[joined_ % most_waiting]);
      ++joined_;
      if (!stopped_ && expected_ < block->boundary) {
        if (after_empty_lines(plan_.text, expected_) != after_empty_lines(plan_.text, block->begin)) {
          block->begin = expected_;
          reader.read(*block);
        }
        together_.add(*block);
        expected_ = block->end;
        stopped_ = block->stopped;
      }
      spare_.push_back(std::move(block));
    }
    room_.notify_all();
  }

  const Plan& plan_;
  Together& together_;
  const std::size_t begin_;
  const std::size_t bytes_;
  const std::size_t count_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::size_t next_ = 0, joined_ = 0;
  std::size_t expected_;  // where the next row begins that is not yet in
  bool stopped_ = false;
  std::array<std::unique_ptr<Block>, most_waiting> waiting_;
  std::vector<std::unique_ptr<Block>> spare_;
};

struct Header {
  std::vector<std::string> names;
  std::size_t begin = 0;  // of the first row
  bool carriage = false;
};

Result<Header> header_of(std::string_view text, char delimiter, const csv::Limits& limits) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return refused("csv.encoding.utf16", "The file is in UTF-16. Save it as CSV in UTF-8.");
  const std::size_t at = after_empty_lines(text, 0);
  if (at >= text.size()) return refused("csv.empty", "The file is empty.");
  StrictRow row;
  read_strict_row(text, at, delimiter, 0, limits, row);
  if (!row.faults.empty()) {
    const FaultAt& fault = row.faults.front();
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(fault.position), '\n');
    return Refusal::one(Because::invalid, fault.id, fault.text, std::to_string(line));
  }
  Header header;
  for (const FieldBytes& field : row.fields) header.names.push_back(in_utf8(without_doubles(field)));
  header.begin = row.end;
  header.carriage = row.end >= 2 && text.substr(0, row.end).ends_with("\r\n");
  return header;
}

std::string_view without_mark(std::string_view bytes) { return bytes.starts_with(utf8_mark) ? bytes.substr(utf8_mark.size()) : bytes; }

void letters_of_kinds(const Mapping& mapping, Plan& plan) {
  const auto note = [&](const std::vector<std::string>& words, EventKind kind) {
    for (const std::string& word : words) {
      if (word.size() != 1) continue;
      for (const int c : {std::tolower(static_cast<unsigned char>(word[0])), std::toupper(static_cast<unsigned char>(word[0]))})
        if (plan.kind_of_letter[static_cast<std::size_t>(c)] == 0)
          plan.kind_of_letter[static_cast<std::size_t>(c)] = static_cast<std::uint8_t>(1 + static_cast<int>(kind));
    }
  };
  note(mapping.repair_words, EventKind::repair);
  note(mapping.noise_words, EventKind::noise);
  note(mapping.concern_words, EventKind::concern);
}

}  // namespace

Result<std::vector<std::string>> read_header(std::string_view bytes, char delimiter) {
  const std::string_view text = without_mark(bytes);
  const char used = delimiter != 0 ? delimiter : csv::sniff_delimiter(text.substr(0, 65536));
  auto header = header_of(text, used, ReadOptions().limits);
  if (!header) return header.refusal();
  return std::move(header->names);
}

Result<ReadRows> read_events(std::string_view bytes, const Mapping& mapping, const Matcher& matcher, const ReadOptions& options,
                             ColumnsBuilder& into) {
  if (bytes.size() > options.limits.file_bytes)
    return refused("csv.file.size", "The file is larger than " + std::to_string(options.limits.file_bytes >> 20) + " MiB.");
  Plan plan;
  plan.text = without_mark(bytes);
  plan.delimiter = options.delimiter != 0 ? options.delimiter : csv::sniff_delimiter(plan.text.substr(0, 65536));
  const auto header = header_of(plan.text, plan.delimiter, options.limits);
  if (!header) return header.refusal();
  if (auto faults = faults_of(mapping, header->names.size()); !faults.empty()) return Refusal{Because::invalid, std::move(faults)};
  plan.mapping = &mapping;
  plan.matcher = &matcher.inside();
  plan.options = &options;
  plan.width = header->names.size();
  plan.carriage = header->carriage;
  plan.filter = make_filter(plan.matcher->patterns, plan.text.substr(header->begin, std::size_t{1} << 18));
  letters_of_kinds(mapping, plan);
  Together together(plan, plan.text.size() != bytes.size(), into);
  together.look_at_header(header->begin);
  Reading reading(plan, header->begin, together);
  const std::size_t threads = std::min(reading.count(), static_cast<std::size_t>(std::clamp(options.threads, 1, 64)));
  std::vector<std::thread> others;
  for (std::size_t n = 1; n < threads; ++n) others.emplace_back([&] { reading.work(); });
  reading.work();
  for (std::thread& one : others) one.join();
  return together.finish(bytes.size());
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat about{};
  if (file < 0 || fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
    if (file >= 0) ::close(file);
    return Refusal::one(Because::not_found, "screening.file", "There is no such file, or it cannot be read.", path);
  }
  MappedFile mapped;
  mapped.size_ = static_cast<std::size_t>(about.st_size);
  if (mapped.size_ > 0) {
    void* const data = mmap(nullptr, mapped.size_, PROT_READ, MAP_PRIVATE, file, 0);
    if (data != MAP_FAILED) mapped.data_ = static_cast<const char*>(data);
  }
  ::close(file);
  if (mapped.size_ > 0 && mapped.data_ == nullptr)
    return Refusal::one(Because::failed, "screening.file.map", "The file could not be read into memory.", path);
  return mapped;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) munmap(const_cast<char*>(data_), size_);
}
MappedFile::MappedFile(MappedFile&& other) noexcept : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

}  // namespace rowan::screening
