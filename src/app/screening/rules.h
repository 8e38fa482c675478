#pragma once
// What a threshold costs, seen before it is switched on: homes flagged now and a year ago, what chance alone would flag, and how flags are
// spread. Switching a rule on or off is an act of a permitted person, with a reason, recorded with the figures they saw.
#include <string>
#include <vector>

#include "app/screening/pots.h"
#include "screening/chance.h"

namespace rowan::app {

struct RuleLine {
  screening::Rule rule;
  std::string fingerprint;
  bool on = false;
  bool changed_since = false;  // was on, and the policy changed it: off until somebody looks again
  std::vector<screening::ThresholdCost> costs;  // its own threshold and those around it
  [[nodiscard]] const screening::ThresholdCost* own() const;
  struct Block {
    std::string building;
    std::size_t homes = 0, flagged = 0;
  };
  std::vector<Block> blocks;  // buildings with several flagged flats, most first
};
struct ScreeningRules {
  std::vector<RuleLine> rules;
  std::vector<screening::Signal> signals;
  screening::Lexicon lexicon;
  std::vector<screening::Counter> counters;
  std::vector<std::string> left_out;
  std::vector<std::pair<std::string, screening::Rate>> rates;
  std::vector<std::string> cannot_say;
  std::size_t homes = 0, events = 0, unknown_homes = 0, read_before = 0;
  std::optional<Date> first, last;
  std::vector<prompts::Switched> switches;  // newest first
  std::vector<prompts::ReadOnce> files;     // newest first
  std::string policy_clause;
};
// For the team; not found for everybody else. Of all rules what their own thresholds cost; with `rule`, of that one alone, with the thresholds
// around it, how flags are spread and buildings. The chance figures are simulated with a fixed seed: the same data give the same figures.
[[nodiscard]] Result<ScreeningRules> screening_rules(Desk& desk, const Actor& actor, std::string_view rule = {});

struct ScreeningFiles {
  std::vector<prompts::ReadOnce> files;  // newest first
  std::size_t read_before = 0;           // events whose text was read with another list of phrases
};
[[nodiscard]] Result<ScreeningFiles> screening_files(Desk& desk, const Actor& actor);

// `what.rule`, `on` and `reason`; the rest is filled in. Refused: not found for whoever may not; "screening.same", "screening.lexicon" when
// files have to be imported again first, "screening.none" when nothing was imported. The rules run at once.
[[nodiscard]] Result<void> switch_screening_rule(Desk& desk, const Actor& actor, prompts::RuleSwitched what, const std::string& form_token);

}  // namespace rowan::app
