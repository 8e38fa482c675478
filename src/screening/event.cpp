#include "screening/event.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace rowan::screening {

namespace {

constexpr std::size_t block_size = std::size_t{1} << 14;
constexpr Key numbered = Key{1} << 63;  // an index into texts_
constexpr Key of_a_row = Key{1} << 62;
constexpr unsigned row_digits = 44;

constexpr Date epoch{1970, 1, 1};

std::uint64_t mix(Key key) {
  key *= 0x9E3779B97F4A7C15u;
  return key ^ (key >> 29);
}

std::string coded(EventKind kind, std::string_view text) {
  return std::string(1, static_cast<char>('0' + static_cast<int>(kind))) + std::string(text);
}

// The events of one home by day; those of one day stay as they came. Files are mostly in order already.
void put_in_order(Columns& columns, std::uint32_t from, std::uint32_t to) {
  const auto earlier = [&](const Event& a, const Event& b) { return a.day < b.day; };
  const auto begin = columns.events.begin();
  if (std::is_sorted(begin + from, begin + to, earlier)) return;
  std::vector<std::uint32_t> order(to - from);
  std::iota(order.begin(), order.end(), from);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return earlier(columns.events[a], columns.events[b]); });
  const auto arrange = [&](auto& column) {
    if (column.empty()) return;
    auto arranged = std::vector(column.begin() + from, column.begin() + to);
    for (std::size_t n = 0; n < order.size(); ++n) arranged[n] = column[order[n]];
    std::copy(arranged.begin(), arranged.end(), column.begin() + from);
  };
  arrange(columns.events);
  arrange(columns.sources);
  arrange(columns.reporters);
}

}  // namespace

std::optional<Day> day_of(Date date) {
  if (!valid(date) || date < epoch || date.year > 2149) return {};
  const int days = days_between(epoch, date);
  if (days > last_day) return {};
  return static_cast<Day>(days);
}

Date date_of(Day day) { return add_days(epoch, day); }

std::optional<Key> Keys::plain(std::string_view text) {
  if (text.empty() || text.size() > 18 || (text.front() == '0' && text.size() > 1)) return {};
  Key value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return {};
    value = value * 10 + static_cast<Key>(c - '0');
  }
  return value;
}

Key Keys::row(std::uint32_t file, std::uint64_t row) {
  return of_a_row | (Key{file & 0x1FFFF} << row_digits) | (row & ((Key{1} << row_digits) - 1));
}

bool Keys::is_row(Key key) { return (key & numbered) == 0 && (key & of_a_row) != 0; }

Key Keys::of(std::string_view text) {
  if (const auto value = plain(text)) return *value;
  const auto [at, added] = numbers_.try_emplace(std::string(text), numbered | texts_.size());
  if (added) texts_.push_back(at->first);
  return at->second;
}

std::optional<Key> Keys::find(std::string_view text) const {
  if (const auto value = plain(text)) return value;
  const auto at = numbers_.find(std::string(text));
  if (at == numbers_.end()) return {};
  return at->second;
}

std::string Keys::text(Key key) const {
  if (key & numbered) return texts_[key & ~numbered];
  if (!is_row(key)) return std::to_string(key);
  return "row " + std::to_string(key & ((Key{1} << row_digits) - 1)) + " of file " + std::to_string((key & ~of_a_row) >> row_digits);
}

std::optional<std::uint32_t> Columns::home_of(std::string_view reference) const {
  const auto key = keys.find(reference);
  if (!key) return {};
  const auto at = std::find(homes.begin(), homes.end(), *key);
  if (at == homes.end()) return {};
  return static_cast<std::uint32_t>(at - homes.begin());
}

std::uint32_t ColumnsBuilder::home(Key key) {
  std::vector<Key>& homes = columns_.homes;
  if (slots_.size() < 16 || homes.size() * 10 >= slots_.size() * 7) {
    slots_.assign(std::max<std::size_t>(16, slots_.size() * 2), 0);
    for (std::uint32_t index = 0; index < homes.size(); ++index) {
      std::size_t slot = mix(homes[index]) & (slots_.size() - 1);
      while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = index + 1;
    }
  }
  for (std::size_t slot = mix(key) & (slots_.size() - 1);; slot = (slot + 1) & (slots_.size() - 1)) {
    if (slots_[slot] == 0) {
      homes.push_back(key);
      slots_[slot] = static_cast<std::uint32_t>(homes.size());
    }
    if (homes[slots_[slot] - 1] == key) return slots_[slot] - 1;
  }
}

void ColumnsBuilder::name_home(std::string_view reference) { (void)home(columns_.keys.of(reference)); }

std::uint16_t ColumnsBuilder::code(EventKind kind, std::string_view text) {
  const auto [at, added] = codes_.try_emplace(coded(kind, text), 0);
  if (!added) return at->second;
  // The last three numbers are for "one of too many codes", one for each kind.
  constexpr std::size_t most = 65533;
  if (columns_.codes.size() >= most) {
    while (columns_.codes.size() < most + 3) columns_.codes.push_back({static_cast<EventKind>(columns_.codes.size() - most), "other"});
    return at->second = static_cast<std::uint16_t>(most + static_cast<std::size_t>(kind));
  }
  columns_.codes.push_back({kind, std::string(text)});
  return at->second = static_cast<std::uint16_t>(columns_.codes.size() - 1);
}

std::uint32_t ColumnsBuilder::reporter(std::string_view text) {
  if (text.empty()) return 0;
  const auto [at, added] = reporter_numbers_.try_emplace(std::string(text), 0);
  if (added) {
    columns_.reporter_keys.push_back(columns_.keys.of(text));
    at->second = static_cast<std::uint32_t>(columns_.reporter_keys.size());
  }
  return at->second;
}

void ColumnsBuilder::add(const NewEvent& event) {
  add(Raw{columns_.keys.of(event.source), columns_.keys.of(event.home), event.bits, event.day, code(event.kind, event.code),
          reporter(event.reporter)});
}

void ColumnsBuilder::add(const Raw& raw) {
  if (waiting_.empty() || waiting_.back().size() == block_size) waiting_.emplace_back().reserve(block_size);
  waiting_.back().push_back({{home(raw.home), raw.day, raw.code, raw.bits}, raw.source});
  if (raw.reporter != 0 && reporters_.empty()) reporters_.resize(count_, 0);
  if (raw.reporter != 0 || !reporters_.empty()) reporters_.push_back(raw.reporter);
  ++count_;
}

// Most exports come in order of their numbers, and then no number comes twice.
bool ColumnsBuilder::sources_ascend() const {
  std::array<Key, 3> before{};
  std::array<bool, 3> seen{};
  for (const auto& block : waiting_) {
    for (const Waiting& one : block) {
      const auto kind = static_cast<std::size_t>(columns_.codes[one.event.code].kind);
      if (seen[kind] && one.source <= before[kind]) return false;
      seen[kind] = true;
      before[kind] = one.source;
    }
  }
  return true;
}

void ColumnsBuilder::mark_replaced(std::vector<bool>& gone) {
  if (sources_ascend()) return;
  const auto at = [&](std::size_t n) -> const Waiting& { return waiting_[n / block_size][n % block_size]; };
  std::vector<std::uint32_t> order(count_);
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return std::pair(at(a).source, a) < std::pair(at(b).source, b); });
  gone.assign(count_, false);
  for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
    while (to < order.size() && at(order[to]).source == at(order[from]).source) ++to;
    if (to - from == 1) continue;
    std::array<bool, 3> later{};
    for (std::size_t n = to; n-- > from;) {
      const auto kind = static_cast<std::size_t>(columns_.codes[at(order[n]).event.code].kind);
      if (later[kind]) { gone[order[n]] = true; ++replaced_; }
      later[kind] = true;
    }
  }
}

Columns ColumnsBuilder::finish() {
  std::vector<bool> gone;
  mark_replaced(gone);
  std::vector<std::uint32_t>& first = columns_.first;
  first.assign(columns_.homes.size() + 2, 0);
  std::size_t n = 0;
  for (const auto& block : waiting_)
    for (const Waiting& one : block) if (gone.empty() || !gone[n++]) ++first[one.event.home + 2];
  for (std::size_t home = 2; home < first.size(); ++home) first[home] += first[home - 1];
  const std::size_t kept = count_ - replaced_;
  columns_.events.resize(kept);
  columns_.sources.resize(kept);
  if (!reporters_.empty()) columns_.reporters.resize(kept);
  slots_ = {};
  n = 0;
  for (auto& block : waiting_) {
    for (const Waiting& one : block) {
      const std::size_t from = n++;
      if (!gone.empty() && gone[from]) continue;
      // first[h + 1] is where the next event of h goes; when all are placed it is where those of h + 1 begin.
      const std::uint32_t at = first[one.event.home + 1]++;
      columns_.events[at] = one.event;
      columns_.sources[at] = one.source;
      if (!reporters_.empty()) columns_.reporters[at] = reporters_[from];
    }
    block = {};
  }
  first.pop_back();
  for (std::size_t home = 0; home + 1 < first.size(); ++home) put_in_order(columns_, first[home], first[home + 1]);
  return std::move(columns_);
}

}  // namespace rowan::screening
