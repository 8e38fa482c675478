#pragma once
// Screening as it stands: what was kept of the files, the homes of the register, the rules of the policy with those that are on. Read whole
// when it is needed and thrown away; nothing of it is kept in memory.
#include <optional>
#include <string>
#include <vector>

#include "app/screening/homes.h"
#include "app/screening/pots.h"
#include "app/screening/stored.h"
#include "screening/screen.h"

namespace rowan::app {

struct ScreeningState {
  ScreeningPolicy policy;
  screening::RuleSet rules;               // `on` as somebody switched them
  std::vector<std::string> fingerprints;  // of each rule
  std::string lexicon;                    // fingerprint
  HomeBook homes;
  screening::Columns columns;
  screening::HomeFacts facts;
  prompts::Settings settings;
  prompts::Prompts prompts;
  std::size_t events = 0;                 // of files
  std::size_t unknown_homes = 0;          // homes of events that the register has not got
  std::optional<screening::Day> first, last;
  // Events whose text was read with another lexicon: what its new terms would have found is missing until the files are imported again.
  std::size_t read_before = 0;
  screening::Day today = 0;
};

// Refused as not found where the policy says nothing of screening.
[[nodiscard]] Result<ScreeningState> load_screening(const Desk& desk, const store::Reader& reader);

// What is kept of the files; nothing: no file was read yet.
[[nodiscard]] Result<StoredEvents> read_stored(const store::Reader& reader);
[[nodiscard]] Result<void> write_stored(store::Tx& tx, const StoredEvents& events, Instant now);

// The home of an index of the columns; 0: one that the register has not got.
[[nodiscard]] HomeId home_of(const ScreeningState& state, std::uint32_t index);
// A hit as it is written down and shown.
[[nodiscard]] prompts::RuleMet rule_met(const ScreeningState& state, const screening::Hit& hit);
// In words, for pages: "hole in door", "code 33…", "a crime reference was given".
[[nodiscard]] std::string words_of(const screening::Term& term, std::string_view code = {});

// Runs the rules that are on and writes what is new: prompts raised or grown, and a message to each of the team. Gives how many of them
// are new, which only the team may be told.
[[nodiscard]] Result<std::size_t> look_again(Desk& desk);
// The same, on the first call of a day and when a colleague's concern came since the last one: cheap otherwise.
struct LastLook {
  Date day;
  std::int64_t seq = -1;
};
[[nodiscard]] Result<std::size_t> look_again_when_due(Desk& desk, LastLook& last);

}  // namespace rowan::app
