#pragma once
// What screening knows of a repair job, a noise or anti-social-behaviour complaint, or a colleague's concern: when, at which home, under
// which code, and which terms of the lexicon its text had. The text itself is not here. 16 bytes an event; a pure value.
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/time.h"

namespace rowan::screening {

enum class EventKind : std::uint8_t { repair, noise, concern };
inline constexpr std::string_view event_kind_names[] = {"repair", "noise", "concern"};
constexpr std::span<const std::string_view> names_of(EventKind) { return event_kind_names; }

// Kinds as a set: bit n for EventKind n.
using Kinds = std::uint8_t;
inline constexpr Kinds every_kind = 7;
constexpr Kinds only(EventKind kind) { return static_cast<Kinds>(1u << static_cast<unsigned>(kind)); }

// A day as a number: days since 1 January 1970. Screening takes dates from there to 6 June 2149.
using Day = std::uint16_t;
inline constexpr Day last_day = 65535;
[[nodiscard]] std::optional<Day> day_of(Date date);  // none outside the range, or when there is no such date
[[nodiscard]] Date date_of(Day day);

// Terms of a lexicon, bit n for the nth term (lexicon.h). 64 at most.
using Bits = std::uint64_t;

// A reference of another system (a home, an order number, who reported), kept once. Plain decimal numbers are their own value, so that
// eighty million of them need no memory; other texts are numbered by Keys. Compare only keys of the same Keys.
using Key = std::uint64_t;

class Keys {
 public:
  [[nodiscard]] Key of(std::string_view text);                           // the same text gives the same key
  [[nodiscard]] std::optional<Key> find(std::string_view text) const;    // none when `of` was never asked for it
  [[nodiscard]] std::string text(Key key) const;
  // A key that needs no table: digits only, no leading zero, at most 18 of them.
  [[nodiscard]] static std::optional<Key> plain(std::string_view text);
  // For a row that came without an id: the number of its file in this import, and its number in the file. Never the same as another's.
  [[nodiscard]] static Key row(std::uint32_t file, std::uint64_t row);
  [[nodiscard]] static bool is_row(Key key);

 private:
  std::vector<std::string> texts_;
  std::unordered_map<std::string, Key> numbers_;
};

struct Event {
  std::uint32_t home = 0;  // index into Columns::homes
  Day day = 0;
  std::uint16_t code = 0;  // index into Columns::codes; says the kind too
  Bits bits = 0;
  friend bool operator==(const Event&, const Event&) = default;
};
static_assert(sizeof(Event) == 16);

// A kind with a trade or complaint code as the landlord writes it (empty when none was given).
struct Code {
  EventKind kind = EventKind::repair;
  std::string text;
  friend auto operator<=>(const Code&, const Code&) = default;
};

// Everything that is screened: the events ordered by home, then day, then as they came. Made by ColumnsBuilder.
struct Columns {
  std::vector<Event> events;
  std::vector<Key> sources;              // the source's id of each event, in the same order
  std::vector<std::uint32_t> reporters;  // empty when nothing is known; else for each event 0 (unknown) or 1 + index into reporter_keys
  std::vector<Key> homes;                // of each home index
  std::vector<std::uint32_t> first;      // homes.size() + 1 offsets: the events of home h are [first[h], first[h + 1])
  std::vector<Code> codes;
  std::vector<Key> reporter_keys;
  Keys keys;

  [[nodiscard]] EventKind kind(const Event& event) const { return codes[event.code].kind; }
  [[nodiscard]] std::optional<std::uint32_t> home_of(std::string_view reference) const;  // none when it has no event and was not named
};

// One event on its way in, with words still words. `home` and `source` must not be empty.
struct NewEvent {
  std::string_view source;
  std::string_view home;
  Day day = 0;
  EventKind kind = EventKind::repair;
  std::string_view code = {};
  Bits bits = 0;
  std::string_view reporter = {};  // empty: not known
};

// Gathers events in any order and puts them in theirs. Not for several threads.
class ColumnsBuilder {
 public:
  // Homes that exist whether or not they have an event; they get the first indexes, in this order. Call before the first event.
  void name_home(std::string_view reference);
  void add(const NewEvent& event);
  // In order, and ready. The same source id of the same kind twice: the later one stands (replaced() says how often). Asked once, at the end.
  [[nodiscard]] Columns finish();

  // For a reader that has keys and codes already (scan.h): no words are looked at.
  struct Raw {
    Key source = 0;
    Key home = 0;
    Bits bits = 0;
    Day day = 0;
    std::uint16_t code = 0;
    std::uint32_t reporter = 0;
  };
  void add(const Raw& raw);
  [[nodiscard]] std::uint16_t code(EventKind kind, std::string_view text);  // 65,535 different ones; later ones share one that says "other"
  [[nodiscard]] std::uint32_t reporter(std::string_view text);              // 0 for an empty text
  [[nodiscard]] Keys& keys() { return columns_.keys; }
  [[nodiscard]] std::size_t size() const { return count_; }
  [[nodiscard]] std::size_t replaced() const { return replaced_; }
  [[nodiscard]] std::uint32_t next_file() { return ++files_; }  // for Keys::row

 private:
  struct Waiting {
    Event event;
    Key source = 0;
  };
  [[nodiscard]] std::uint32_t home(Key key);
  [[nodiscard]] bool sources_ascend() const;
  void mark_replaced(std::vector<bool>& gone);
  Columns columns_;
  std::vector<std::vector<Waiting>> waiting_;  // blocks of one size, so that growing copies nothing
  std::vector<std::uint32_t> reporters_;       // as long as the events when any reporter is known
  std::vector<std::uint32_t> slots_;           // open addressing: 1 + home index
  std::unordered_map<std::string, std::uint16_t> codes_;
  std::unordered_map<std::string, std::uint32_t> reporter_numbers_;
  std::size_t count_ = 0;
  std::size_t replaced_ = 0;
  std::uint32_t files_ = 0;
};

}  // namespace rowan::screening
