#include "app/screening/rules.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/screening/state.h"
#include "policy/read_screening.h"

namespace rowan::app {
namespace {

constexpr int threads = 2;
constexpr std::uint32_t simulated = 60'000;  // homes; enough for the figures to be right to a few in a hundred
constexpr std::size_t most_blocks = 5;

// The rules that are asked about: simulating the others is work for nothing.
screening::RuleSet asked_about(const ScreeningState& state, std::string_view rule) {
  screening::RuleSet out = state.rules;
  if (!rule.empty()) std::erase_if(out.rules, [&](const screening::Rule& each) { return each.id != rule; });
  return out;
}

screening::ThresholdQuestion question_of(const ScreeningState& state, bool around) {
  screening::ThresholdQuestion question;
  question.as_of = state.today;
  question.homes = static_cast<std::uint32_t>(std::max(state.homes.all().size(), state.columns.homes.size()));
  question.history_from = state.first.value_or(0);
  question.threads = threads;
  question.simulated_homes = simulated;
  question.every_home_is_named = true;
  if (!around) question.totals.clear();
  return question;
}

std::vector<RuleLine::Block> blocks_of(const ScreeningState& state, const std::vector<screening::Hit>& hits, std::size_t rule, const std::map<std::string, std::size_t>& sizes) {
  std::map<std::string, std::size_t> flagged;
  for (const screening::Hit& hit : hits) {
    if (hit.rule != rule) continue;
    const ScreenedHome* home = state.homes.home(home_of(state, hit.home));
    if (home && !home->building.empty()) ++flagged[home->building];
  }
  std::vector<RuleLine::Block> out;
  for (const auto& [building, count] : flagged)
    if (count > 1) out.push_back({building, sizes.at(building), count});
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.flagged > b.flagged; });
  if (out.size() > most_blocks) out.resize(most_blocks);
  return out;
}

Result<ScreeningState> state_of(Desk& desk) {
  return desk.store.read([&](store::Reader& reader) -> Result<ScreeningState> { return load_screening(desk, reader); });
}

}  // namespace

const screening::ThresholdCost* RuleLine::own() const {
  const auto found = std::find_if(costs.begin(), costs.end(), [](const screening::ThresholdCost& cost) { return cost.own; });
  return found == costs.end() ? nullptr : &*found;
}

Result<ScreeningRules> screening_rules(Desk& desk, const Actor& actor, std::string_view rule) {
  if (!on_screening_team(desk, actor)) return prompts::no_such_thing();
  const auto state = state_of(desk);
  if (!state) return state.refusal();
  const auto logged = desk.store.write([&](store::Tx& tx) -> Result<void> {
    tx.log_access({desk.now(), actor.id, {}, "screening.viewed", {}});
    return {};
  });
  if (!logged) return logged.refusal();
  ScreeningRules out;
  out.signals = state->rules.signals;
  out.lexicon = state->rules.lexicon;
  out.counters = state->rules.counters;
  out.left_out = state->rules.markers_left_out;
  out.homes = state->homes.all().size();
  out.events = state->events;
  out.unknown_homes = state->unknown_homes;
  out.read_before = state->read_before;
  if (state->first) out.first = screening::date_of(*state->first);
  if (state->last) out.last = screening::date_of(*state->last);
  out.switches.assign(state->settings.switches.rbegin(), state->settings.switches.rend());
  out.files.assign(state->settings.files.rbegin(), state->settings.files.rend());
  out.policy_clause = state->policy.clause;
  screening::ThresholdTable table;
  std::vector<screening::Hit> hits;
  if (state->events > 0) {
    table = screening::threshold_costs(state->columns, state->facts, asked_about(*state, rule), question_of(*state, !rule.empty()));
    if (!rule.empty()) hits = screening::screen(state->columns, state->facts, state->rules, {.as_of = state->today, .threads = threads, .rules_off_too = true}).hits;
  }
  out.rates = table.rates;
  out.cannot_say = table.cannot_say;
  std::map<std::string, std::size_t> sizes;
  for (const ScreenedHome& home : state->homes.all()) if (!home.building.empty()) ++sizes[home.building];
  for (std::size_t i = 0; i < state->rules.rules.size(); ++i) {
    RuleLine line;
    line.rule = state->rules.rules[i];
    line.fingerprint = state->fingerprints[i];
    line.on = line.rule.on;
    line.changed_since = state->settings.changed_since(line.rule.id, line.fingerprint);
    for (const screening::ThresholdCost& cost : table.rows) if (cost.rule == line.rule.id) line.costs.push_back(cost);
    line.blocks = blocks_of(*state, hits, i, sizes);
    out.rules.push_back(std::move(line));
  }
  return out;
}

Result<ScreeningFiles> screening_files(Desk& desk, const Actor& actor) {
  if (!on_screening_team(desk, actor)) return prompts::no_such_thing();
  const auto policy = screening_policy(desk);
  if (!policy) return prompts::no_such_thing();
  const std::string lexicon = fingerprint_of(policy::rule_set_of(*policy).lexicon);
  return desk.store.read([&](store::Reader& reader) -> Result<ScreeningFiles> {
    const auto entries = read_pot(reader, prompts::Pot::settings);
    if (!entries) return entries.refusal();
    const auto stored = read_stored(reader);
    if (!stored) return stored.refusal();
    const prompts::Settings settings = prompts::fold_settings(*entries);
    ScreeningFiles out;
    out.files.assign(settings.files.rbegin(), settings.files.rend());
    for (const StoredEvent& event : stored->events) out.read_before += stored->lexicons[event.lexicon] != lexicon;
    return out;
  });
}

Result<void> switch_screening_rule(Desk& desk, const Actor& actor, prompts::RuleSwitched what, const std::string& form_token) {
  if (!switches_screening_rules(desk, actor)) return prompts::no_such_thing();
  const auto state = state_of(desk);
  if (!state) return state.refusal();
  const auto& rules = state->rules.rules;
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const screening::Rule& rule) { return rule.id == what.rule; });
  if (found == rules.end()) return prompts::no_such_thing();
  what.fingerprint = state->fingerprints[static_cast<std::size_t>(found - rules.begin())];
  if (what.on && state->events == 0)
    return Refusal::one(Because::invalid, "screening.none", "Import repairs and complaints first: nobody can see what this rule costs", "on");
  if (what.on && state->read_before > 0)
    return Refusal::one(Because::invalid, "screening.lexicon", "The list of phrases has changed. Import the files again first: until then nobody can see what this rule costs", "on");
  if (const auto good = prompts::switch_rule(state->settings, what, desk.now()); !good) return good.refusal();
  if (state->events > 0) {
    const screening::ThresholdTable table = screening::threshold_costs(state->columns, state->facts, asked_about(*state, what.rule), question_of(*state, false));
    for (const screening::ThresholdCost& cost : table.rows) {
      if (cost.rule != what.rule || !cost.own) continue;
      what.homes_now = cost.now;
      what.homes_a_year_ago = cost.a_year_ago;
      what.chance_tenths = std::llround(cost.chance_poisson * 10);
      what.chance_spread_tenths = std::llround(cost.chance_spread * 10);
    }
  }
  const auto written = write_pot(desk, actor, prompts::Pot::settings, "screening.changed", form_token, [&](const std::vector<Entry>& known) -> Result<std::vector<NewEntry>> {
    const auto entry = prompts::switch_rule(prompts::fold_settings(known), what, desk.now());
    if (!entry) return entry.refusal();
    return std::vector<NewEntry>{*entry};
  });
  if (!written) return written;
  if (!what.on) return {};
  const auto looked = look_again(desk);
  return looked ? Result<void>{} : Result<void>{looked.refusal()};
}

}  // namespace rowan::app
