#pragma once
// What a landlord's policy says about patterns in repairs and noise (NHG-16): who looks at them, for how long, and by which lexicon and
// rules. Plain values with terms by name; src/policy makes the engine's rule set of them. What a pack leaves out of the lexicon, signals,
// counters and rules comes from the rules that ship (screening/rules.h).
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "domain/actor.h"

namespace rowan {

struct ScreeningTerm {
  std::string id;
  std::vector<std::string> phrases;  // exactly one of phrases, codes and crime_reference
  std::vector<std::string> codes;    // prefixes of trade or complaint codes
  bool crime_reference = false;      // a crime reference was given
  std::vector<std::string> kinds;    // repair, noise, concern: where it is looked for; empty: everywhere
  bool whole_words = false;
  bool unless_negated = false;
  std::string source;                // where the evidence for it is
};
struct ScreeningSignal {
  std::string id, name;
  std::vector<std::string> kinds;    // repair, noise, concern
  std::vector<std::string> any_of, none_of;  // ids of terms
};
struct ScreeningCounter {
  std::string id, name;
  bool only_speaks_against = false;  // else such events do not count at all
  std::vector<std::string> kinds, any_of, all_of;
  std::optional<Date> from, to;
  std::string marker;                // of homes; empty: all
  bool while_void = false;
};
struct ScreeningPart {
  std::string signal;
  int at_least = 1;
};
struct ScreeningAcceleration {
  int recent_days = 90, before_days = 365, at_least = 2;
  int times_percent = 200;  // of the rate before
};
struct ScreeningRule {
  std::string id, name;
  int version = 1;
  int window_days = 90;
  std::vector<ScreeningPart> parts;
  int total = 1;
  int distinct_days = 0, distinct_reporters = 0;
  std::optional<ScreeningAcceleration> acceleration;
  int fresh_days = 90;
};

struct ScreeningPolicy {
  std::string clause;
  std::vector<Role> team;      // who gets prompts, and nobody else
  std::vector<Role> rules_by;  // who of them switches rules on; empty: everybody of the team who may
  int expires_days = 28;       // a prompt nobody dealt with is over then, and counts as missed
  int keep_days = 1826;        // events older than that are dropped at the next import
  bool keep_text = false;      // the words of jobs and complaints, sealed; else they are dropped once their terms are known
  int held_by_lot = 10;        // of a hundred asks about homes where nothing stands, so many wait all the same: to wait means nothing
  int after_letting_days = 28; // repairs so soon after a letting belong to the letting
  std::vector<std::string> left_out;  // markers of homes that are not screened: "tenure communal"
  // Nothing: those that ship.
  std::optional<std::vector<ScreeningTerm>> lexicon;
  std::optional<std::vector<ScreeningSignal>> signals;
  std::optional<std::vector<ScreeningCounter>> counters;
  std::optional<std::vector<ScreeningRule>> rules;
};

}  // namespace rowan
