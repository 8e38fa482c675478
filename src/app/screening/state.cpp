#include "app/screening/state.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "policy/read_screening.h"
#include "security/seal.h"
#include "store/notice.h"
#include "store/screening_chunk.h"

namespace rowan::app {
namespace {

using screening::EventKind;

constexpr int threads = 2;

std::string unknown_home(std::int64_t hash) { return "unknown " + std::to_string(hash); }

// A rule means what it says, what its signals say, what is left out, and the lexicon: any of them makes it another rule.
std::string fingerprint_of(const screening::RuleSet& rules, const screening::Rule& rule, const std::string& lexicon) {
  std::string text = rule.id;
  const auto add = [&](const auto& value) { text += '|' + std::to_string(value); };
  add(rule.version);
  add(rule.window_days);
  add(rule.total);
  add(rule.distinct_days);
  add(rule.distinct_reporters);
  add(rule.fresh_days);
  if (rule.acceleration) {
    add(rule.acceleration->recent_days);
    add(rule.acceleration->before_days);
    add(rule.acceleration->at_least);
    add(static_cast<int>(rule.acceleration->times * 100));
  }
  for (const screening::Part& part : rule.parts) {
    text += '|' + part.signal;
    add(part.at_least);
    for (const screening::Signal& signal : rules.signals)
      if (signal.id == part.signal) {
        add(signal.kinds);
        add(signal.any_of);
        add(signal.none_of);
      }
  }
  for (const screening::Counter& counter : rules.counters) {
    text += '|' + counter.id + '|' + counter.marker.value_or("");
    add(static_cast<int>(counter.effect));
    add(counter.kinds);
    add(counter.any_of);
    add(counter.all_of);
    add(counter.from.value_or(0));
    add(counter.to.value_or(0));
    add(counter.while_void);
  }
  for (const std::string& marker : rules.markers_left_out) text += '|' + marker;
  return security::hex(security::digest({text, lexicon})).substr(0, 32);
}

void take_events(ScreeningState& state, const StoredEvents& stored) {
  const TermsNow terms(stored.terms, state.rules.lexicon);
  screening::ColumnsBuilder builder;
  for (const ScreenedHome& home : state.homes.all()) builder.name_home(std::to_string(home.id.value));
  std::unordered_set<std::int64_t> unknown;
  std::string home, reporter;
  for (const StoredEvent& event : stored.events) {
    if (event.home < 0) unknown.insert(event.home);
    if (stored.lexicons[event.lexicon] != state.lexicon) ++state.read_before;
    home = event.home < 0 ? unknown_home(event.home) : std::to_string(event.home);
    reporter = event.reporter ? std::to_string(event.reporter) : std::string();
    const screening::Code& code = stored.codes[event.code];
    builder.add({.source = event.source, .home = home, .day = event.day, .kind = code.kind, .code = code.text, .bits = terms.now(event.bits), .reporter = reporter});
    state.first = state.first ? std::min(*state.first, event.day) : event.day;
    state.last = state.last ? std::max(*state.last, event.day) : event.day;
  }
  for (const prompts::Prompt& prompt : state.prompts.all) {
    const auto day = screening::day_of(civil(prompt.raised_at).date);
    if (!prompt.concern || !prompt.home || !day) continue;
    builder.add({.source = "concern " + std::to_string(prompt.id), .home = std::to_string(prompt.home.value), .day = *day, .kind = EventKind::concern});
  }
  state.events = stored.events.size();
  state.unknown_homes = unknown.size();
  state.columns = builder.finish();
  state.facts = state.homes.facts(state.columns, state.policy.after_letting_days);
}

std::string name_of_counter(const screening::RuleSet& rules, const std::string& id) {
  for (const screening::Counter& counter : rules.counters) if (counter.id == id) return counter.name;
  return id;
}

// One message a person, however many there are: it says nothing of where.
void tell_team(Desk& desk, store::Tx& tx, std::size_t how_many, StreamId about, Instant now) {
  for (const StaffId who : screening_team(desk))
    store::put_notice(tx, {0, staff_principal(who), now, "screening.new", about, how_many == 1 ? "There is something new for you to look at" : "There are " + std::to_string(how_many) + " new things for you to look at"});
}

}  // namespace

std::string words_of(const screening::Term& term, std::string_view code) {
  std::string first = term.texts.empty() ? term.id : term.texts.front();
  // Of several prefixes the one that this code begins with.
  for (const std::string& text : term.texts)
    if (term.sort == screening::TermSort::code_prefix && fold_joined(code).starts_with(fold_joined(text))) first = text;
  switch (term.sort) {
    case screening::TermSort::phrase: return first;
    case screening::TermSort::code_prefix: return "code " + first + "…";
    case screening::TermSort::crime_reference: return "a crime reference was given";
  }
  return first;
}

Result<StoredEvents> read_stored(const store::Reader& reader) {
  const auto stream = find_pot(reader, prompts::Pot::settings);
  if (!stream) return stream.refusal();
  if (!*stream) return StoredEvents{};
  const auto pieces = store::read_screening_chunks(reader, **stream);
  if (!pieces) return pieces.refusal();
  return unpack_events(*pieces);
}
Result<void> write_stored(store::Tx& tx, const StoredEvents& events, Instant now) {
  const auto stream = make_pot(tx, prompts::Pot::settings, now);
  if (!stream) return stream.refusal();
  return store::put_screening_chunks(tx, *stream, pack_events(events));
}

Result<ScreeningState> load_screening(const Desk& desk, const store::Reader& reader) {
  const auto policy = screening_policy(desk);
  if (!policy) return prompts::no_such_thing();
  ScreeningState state;
  state.policy = *policy;
  state.rules = policy::rule_set_of(*policy);
  state.lexicon = app::fingerprint_of(state.rules.lexicon);
  state.today = screening::day_of(civil(desk.now()).date).value_or(0);
  const auto settings = read_pot(reader, prompts::Pot::settings);
  if (!settings) return settings.refusal();
  state.settings = prompts::fold_settings(*settings);
  const auto known = read_pot(reader, prompts::Pot::prompts);
  if (!known) return known.refusal();
  state.prompts = prompts::fold_prompts(*known);
  for (screening::Rule& rule : state.rules.rules) {
    state.fingerprints.push_back(fingerprint_of(state.rules, rule, state.lexicon));
    rule.on = state.settings.on(rule.id, state.fingerprints.back());
  }
  auto homes = HomeBook::read(reader);
  if (!homes) return homes.refusal();
  state.homes = std::move(homes).value();
  const auto stored = read_stored(reader);
  if (!stored) return stored.refusal();
  take_events(state, *stored);
  return state;
}

HomeId home_of(const ScreeningState& state, std::uint32_t index) {
  const auto& homes = state.homes.all();
  return index < homes.size() ? homes[index].id : HomeId{};  // the register's homes were named first, in their order
}

prompts::RuleMet rule_met(const ScreeningState& state, const screening::Hit& hit) {
  const screening::Explanation said = screening::explain(state.columns, state.facts, state.rules, hit);
  prompts::RuleMet out;
  out.rule = said.rule;
  const screening::Rule& rule = state.rules.rules[hit.rule];
  out.name = rule.name;
  out.rule_version = said.rule_version;
  out.fingerprint = state.fingerprints[hit.rule];
  out.clause = rule.clause;
  out.from = said.from;
  out.to = said.to;
  out.counted = said.counted;
  out.days = said.days;
  out.reporters = said.reporters;
  out.left_out = said.left_out;
  out.words = said.words;
  out.against = said.against;
  for (const screening::Explanation::Line& line : said.lines) {
    prompts::EvidenceLine each;
    each.source = state.columns.keys.text(line.source);
    each.what = name_of(line.kind);
    each.on = screening::date_of(line.day);
    each.code = line.code;
    for (const std::string& id : line.terms)
      for (const screening::Term& term : state.rules.lexicon.terms) if (term.id == id) each.phrases.push_back(words_of(term, line.code));
    each.counts = !line.signals.empty();
    for (const std::string& id : line.counters) each.why.push_back(name_of_counter(state.rules, id));
    out.lines.push_back(std::move(each));
  }
  return out;
}

Result<std::size_t> look_again_when_due(Desk& desk, LastLook& last) {
  if (!screening_policy(desk)) return std::size_t{0};
  const Date today = civil(desk.now()).date;
  const auto seq = desk.store.read([](store::Reader& reader) -> Result<std::int64_t> {
    const auto pot = find_pot(reader, prompts::Pot::prompts);
    if (!pot) return pot.refusal();
    return *pot ? reader.last_seq(**pot) : std::int64_t{0};
  });
  if (!seq) return seq.refusal();
  if (last.day == today && last.seq == *seq) return std::size_t{0};
  last = {today, *seq};
  return look_again(desk);
}

Result<std::size_t> look_again(Desk& desk) {
  if (!screening_policy(desk)) return std::size_t{0};
  std::vector<prompts::Finding> findings;
  int expires_days = 0;
  const auto looked = desk.store.read([&](store::Reader& reader) -> Result<void> {
    const auto state = load_screening(desk, reader);
    if (!state) return state.refusal();
    expires_days = state->policy.expires_days;
    if (std::none_of(state->rules.rules.begin(), state->rules.rules.end(), [](const screening::Rule& rule) { return rule.on; })) return {};
    const screening::Screened found = screening::screen(state->columns, state->facts, state->rules, {.as_of = state->today, .threads = threads});
    for (const screening::Hit& hit : found.hits) {
      const HomeId home = home_of(*state, hit.home);
      if (!home) continue;
      if (findings.empty() || findings.back().home != home) findings.push_back({home, {}});
      findings.back().rules.push_back(rule_met(*state, hit));
    }
    return {};
  });
  if (!looked) return looked.refusal();
  if (findings.empty()) return std::size_t{0};
  const Instant now = desk.now();
  return desk.store.write_for<std::size_t>([&](store::Tx& tx) -> Result<std::size_t> {
    const auto known = read_pot(tx, prompts::Pot::prompts);
    if (!known) return known.refusal();
    const auto entries = prompts::prompts_for(prompts::fold_prompts(*known), findings, expires_days, now);
    if (entries.empty()) return std::size_t{0};
    if (auto done = append_to_pot(tx, prompts::Pot::prompts, entries, {}, now); !done) return done.refusal();
    const auto pot = find_pot(tx, prompts::Pot::prompts);
    if (!pot || !*pot) return prompts::no_such_thing();
    tell_team(desk, tx, entries.size(), **pot, now);
    return entries.size();
  });
}

}  // namespace rowan::app
