#include "screening/screen.h"

#include <gtest/gtest.h>

#include "base/codec.h"

#include "screening/import.h"
#include "screening/testing/twin.h"

namespace rowan::screening {
namespace {

// A landlord made at random: few homes, few days, so that windows and thresholds are often just met.
struct World {
  Columns columns;
  HomeFacts facts;
  RuleSet rules;
  Day as_of = 0;
};

World world_of(unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
  World world;
  ColumnsBuilder builder;
  for (int home = 0; home < 12; ++home) builder.name_home("H" + std::to_string(home));
  const int events = below(400);
  for (int n = 0; n < events; ++n) {
    const std::string source = "S" + std::to_string(n), home = "H" + std::to_string(below(14)),
                      reporter = below(3) == 0 ? "" : "P" + std::to_string(below(3));
    builder.add({source, home, static_cast<Day>(20000 + below(500)), static_cast<EventKind>(below(3)), below(2) ? "a" : "b", random() % 64,
                 seed % 3 == 0 ? std::string_view() : reporter});
  }
  world.columns = builder.finish();
  world.facts.markers = {"block", "social", "estate"};
  for (std::size_t home = 0; home + 1 < world.columns.homes.size(); ++home)
    world.facts.of_home.push_back(below(4) == 0 ? static_cast<std::uint32_t>(below(8)) : 0);
  for (std::uint32_t home = 0; home < 5; ++home)
    world.facts.voids.push_back({home, static_cast<Day>(20000 + below(200)), static_cast<Day>(20200 + below(100))});
  for (int n = 0; n < 7; ++n) {
    Term term;
    term.id = "t" + std::to_string(n);
    term.texts = {"phrase " + std::to_string(n)};
    world.rules.lexicon.terms.push_back(term);
  }
  world.rules.signals = {{"a", "A", only(EventKind::repair), 3, random() % 4 == 0 ? Bits{4} : 0},
                         {"b", "B", static_cast<Kinds>(only(EventKind::noise) | only(EventKind::concern)), 12, 0},
                         {"c", "C", only(EventKind::concern), 0, 0}};
  Counter storm;
  storm.id = "storm";
  storm.any_of = random() % 2 ? 16 : 0;
  storm.from = static_cast<Day>(20100);
  storm.to = static_cast<Day>(20100 + below(200));
  Counter estate;
  estate.id = "estate";
  estate.marker = below(2) ? "estate" : "nowhere";
  estate.all_of = 32;
  Counter empty;
  empty.id = "empty";
  empty.while_void = true;
  Counter mild = storm;
  mild.id = "mild";
  mild.effect = CounterEffect::speaks_against;
  world.rules.counters = {storm, estate, empty, mild};
  if (below(2)) world.rules.markers_left_out = {"block"};
  for (int n = 0; n < 5; ++n) {
    Rule rule;
    rule.id = "r" + std::to_string(n);
    rule.window_days = 1 + below(120);
    rule.total = 1 + below(6);
    rule.parts.push_back({below(2) ? "a" : "b", below(3)});
    if (below(2)) rule.parts.push_back({below(2) ? "c" : "b", below(2)});
    rule.distinct_days = below(std::min(4u, static_cast<unsigned>(rule.window_days)));
    rule.distinct_reporters = below(4) == 0 ? below(3) : 0;
    rule.fresh_days = below(2) ? below(200) : 0;
    rule.on = below(6) != 0;
    if (below(4) == 0) rule.acceleration = Acceleration{1 + below(90), 1 + below(365), 1 + below(3), 0.5 + below(4)};
    world.rules.rules.push_back(rule);
  }
  world.as_of = static_cast<Day>(20100 + below(500));
  return world;
}

TEST(Screening, random_landlords_are_judged_as_the_slow_twin_judges_them) {
  std::size_t hits = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    const World world = world_of(seed);
    ASSERT_TRUE(faults_of(world.rules).empty()) << faults_of(world.rules).front().text;
    const std::vector<Hit> expected = twin::screen(world.columns, world.facts, world.rules, world.as_of);
    for (const int threads : {1, 2, 5}) {
      ScreenOptions options;
      options.as_of = world.as_of;
      options.threads = threads;
      const std::vector<Hit> got = screen(world.columns, world.facts, world.rules, options).hits;
      ASSERT_EQ(got.size(), expected.size()) << "seed " << seed;
      for (std::size_t n = 0; n < got.size(); ++n)
        ASSERT_TRUE(got[n] == expected[n]) << "seed " << seed << " home " << expected[n].home << " rule " << expected[n].rule;
    }
    hits += expected.size();
  }
  EXPECT_GT(hits, 1000u);
}

TEST(Screening, more_is_never_less) {
  // Properties: an event more, a lower threshold or a longer window never takes a hit away (rules without acceleration and freshness).
  for (unsigned seed = 1; seed <= 100; ++seed) {
    World world = world_of(seed);
    for (Rule& rule : world.rules.rules) { rule.acceleration.reset(); rule.fresh_days = 0; }
    const auto met = [&](const RuleSet& rules) {
      std::set<std::pair<std::uint32_t, std::uint16_t>> found;
      for (const Hit& hit : screen(world.columns, world.facts, rules, {world.as_of, 1, true}).hits) found.insert({hit.home, hit.rule});
      return found;
    };
    const auto before = met(world.rules);
    RuleSet lower = world.rules, longer = world.rules;
    for (Rule& rule : lower.rules) rule.total = std::max(1, rule.total - 1);
    for (Rule& rule : longer.rules) rule.window_days += 30;
    for (const auto& more : {met(lower), met(longer)}) ASSERT_TRUE(std::includes(more.begin(), more.end(), before.begin(), before.end())) << seed;
    world.as_of = last_day;
    const auto later = met(world.rules);
    ASSERT_TRUE(std::includes(later.begin(), later.end(), before.begin(), before.end())) << seed;
  }
}

TEST(Screening, an_explanation_counts_what_the_hit_counts) {
  for (unsigned seed = 1; seed <= 100; ++seed) {
    const World world = world_of(seed);
    ScreenOptions options;
    options.as_of = world.as_of;
    for (const Hit& hit : screen(world.columns, world.facts, world.rules, options).hits) {
      const Explanation told = explain(world.columns, world.facts, world.rules, hit);
      ASSERT_EQ(told.counted, static_cast<int>(hit.counted));
      int counted = 0, left_out = 0;
      for (const Explanation::Line& line : told.lines) {
        ASSERT_GE(line.day, hit.from);
        ASSERT_LE(line.day, hit.to);
        if (!line.signals.empty()) ++counted;
        if (line.signals.empty() && !line.counters.empty()) ++left_out;
      }
      ASSERT_EQ(counted, told.counted);
      ASSERT_EQ(left_out, told.left_out);
      ASSERT_EQ(evidence(world.columns, world.facts, world.rules, hit).size(), hit.counted);
    }
  }
}

struct Told {
  const char* day;
  EventKind kind;
  const char* text;
  const char* home = "100";
  const char* crime = "";
};

Columns columns_of(const std::vector<Told>& events) {
  std::string bytes = "Id,UPRN,Date,Kind,Crime reference,Description\n";
  for (std::size_t n = 0; n < events.size(); ++n)
    bytes += std::to_string(n + 1) + "," + events[n].home + "," + events[n].day + "," + std::string(name_of(events[n].kind)) + "," + events[n].crime +
             "," + events[n].text + "\n";
  ColumnsBuilder builder;
  ReadOptions options;
  options.keep_without_terms = true;
  const auto read = read_events(bytes, guess_mapping(*read_header(bytes), EventKind::repair), Matcher(default_rules().lexicon), options, builder);
  EXPECT_TRUE(read.ok());
  EXPECT_EQ(read->counts.bad, 0);
  return builder.finish();
}

std::vector<std::string> rules_met(const Columns& columns, const char* as_of, const HomeFacts& facts = {}) {
  ScreenOptions options;
  options.as_of = *read_date(as_of, DateOrder::iso_or_day_first);
  std::vector<std::string> met;
  for (const Hit& hit : screen(columns, facts, default_rules(), options).hits) met.push_back(default_rules().rules[hit.rule].id);
  return met;
}

using enum EventKind;
const std::vector<std::string> nothing;

TEST(Clauses, NHG_16_damage_and_noise_together_make_one_prompt_with_its_reasons) {
  const Columns columns = columns_of({{"2026-01-02", repair, "bedroom door kicked in"},
                                      {"2026-01-20", noise, "man shouting and woman crying"},
                                      {"2026-02-01", repair, "LOCK CHANGE please"},
                                      {"2026-02-02", repair, "tap dripping"},
                                      {"2026-02-03", noise, "no shouting heard tonight"}});
  ScreenOptions options;
  options.as_of = *day_of({2026, 2, 10});
  const Screened found = screen(columns, {}, default_rules(), options);
  ASSERT_EQ(found.hits.size(), 1u);
  const Explanation told = explain(columns, {}, default_rules(), found.hits[0]);
  EXPECT_EQ(told.rule, "damage_and_noise");
  EXPECT_EQ(told.rule_version, 1);
  EXPECT_EQ(told.counted, 3);
  EXPECT_EQ(told.days, 3);
  ASSERT_EQ(told.lines.size(), 3u);
  EXPECT_EQ(told.lines[0].terms, std::vector<std::string>{"kicked"});
  EXPECT_EQ(told.lines[1].terms, (std::vector<std::string>{"shouting", "crying"}));
  EXPECT_EQ(told.lines[2].signals, std::vector<std::string>{"access_damage"});
  EXPECT_EQ(told.words,
            "Damage and distressing noise together: 3 jobs or complaints on 3 different days between 4 November 2025 and 1 February 2026.");
  EXPECT_TRUE(told.against.empty());
}

TEST(Clauses, NHG_16_either_signal_alone_prompts_nobody_until_the_rule_is_switched_on) {
  const Columns columns = columns_of({{"2026-01-02", noise, "shouting"},
                                      {"2026-01-20", noise, "screaming"},
                                      {"2026-02-01", noise, "banging"},
                                      {"2026-02-02", repair, "tap dripping"}});
  EXPECT_EQ(rules_met(columns, "2026-02-10"), nothing);
  RuleSet rules = default_rules();
  for (Rule& rule : rules.rules) if (rule.id == "repeated_noise") rule.on = true;
  EXPECT_EQ(screen(columns, {}, rules, {*day_of({2026, 2, 10}), 1, false}).hits.size(), 1u);
}

TEST(Clauses, NHG_16_shared_parts_of_a_block_and_empty_homes_do_not_count) {
  const std::vector<Told> events = {{"2026-01-02", repair, "communal door kicked in"},
                                    {"2026-01-20", noise, "shouting"},
                                    {"2026-02-01", repair, "void works: lock change"},
                                    {"2026-02-02", noise, "screaming"}};
  EXPECT_EQ(rules_met(columns_of(events), "2026-02-10"), nothing);
  std::vector<Told> own = events;
  own[0].text = "own door kicked in";
  EXPECT_EQ(rules_met(columns_of(own), "2026-02-10"), std::vector<std::string>{"damage_and_noise"});
  HomeFacts block;
  block.markers = {"block"};
  block.of_home = {1};
  EXPECT_EQ(rules_met(columns_of(own), "2026-02-10", block), nothing);
  HomeFacts empty;
  empty.voids = {{0, *day_of({2025, 12, 1}), *day_of({2026, 1, 31})}};
  EXPECT_EQ(rules_met(columns_of(own), "2026-02-10", empty), nothing);
}

TEST(Clauses, NHG_16_a_dismissed_prompt_comes_back_only_with_new_evidence) {
  std::vector<Told> events = {{"2026-01-02", repair, "door kicked in"}, {"2026-01-20", noise, "shouting"}, {"2026-02-01", noise, "screaming"}};
  const auto of = [&](const char* as_of) {
    const Columns columns = columns_of(events);
    ScreenOptions options;
    options.as_of = *read_date(as_of, DateOrder::iso_or_day_first);
    const Screened found = screen(columns, {}, default_rules(), options);
    return found.hits.empty() ? std::vector<Key>() : evidence(columns, {}, default_rules(), found.hits[0]);
  };
  const std::vector<Key> dismissed = of("2026-02-02");
  EXPECT_EQ(dismissed.size(), 3u);
  EXPECT_FALSE(new_evidence(dismissed, of("2026-02-20")));
  events.push_back({"2026-02-21", repair, "tap dripping"});
  EXPECT_FALSE(new_evidence(dismissed, of("2026-02-22")));
  events.push_back({"2026-02-23", repair, "window smashed"});
  EXPECT_TRUE(new_evidence(dismissed, of("2026-02-24")));
}

TEST(Clauses, NHG_16_what_speaks_against_is_said_beside_the_hit) {
  const Columns columns = columns_of({{"2026-01-02", repair, "window smashed in burglary", "100", "CR/1"},
                                      {"2026-01-02", noise, "shouting at football on tv"},
                                      {"2026-01-03", noise, "banging"}});
  ScreenOptions options;
  options.as_of = *day_of({2026, 1, 10});
  const Screened found = screen(columns, {}, default_rules(), options);
  ASSERT_EQ(found.hits.size(), 1u);
  const Explanation told = explain(columns, {}, default_rules(), found.hits[0]);
  EXPECT_EQ(told.against, (std::vector<std::string>{"1 of these: ball games are named.", "1 of these: music, a party, television or works are named.",
                                                    "1 of these: a burglary with a crime reference."}));
  EXPECT_EQ(told.lines[0].counters, std::vector<std::string>{"burglary_reported"});
}

TEST(Safeguards, SG_34_a_colleagues_concern_joins_the_same_pot) {
  EXPECT_EQ(rules_met(columns_of({{"2026-01-02", concern, "x"}}), "2026-02-10"), nothing);
  EXPECT_EQ(rules_met(columns_of({{"2026-01-02", concern, "x"}, {"2026-02-01", repair, "door kicked in"}}), "2026-02-10"),
            std::vector<std::string>{"concern_and_damage"});
  EXPECT_EQ(rules_met(columns_of({{"2026-01-02", concern, "x"}, {"2026-02-01", noise, "screaming"}}), "2026-02-10"),
            std::vector<std::string>{"concern_and_noise"});
}

TEST(Safeguards, SG_32_different_callers_weigh_more_than_one_who_calls_often) {
  RuleSet rules = default_rules();
  const auto several = [&](const std::vector<const char*>& callers) {
    ColumnsBuilder builder;
    for (std::size_t n = 0; n < callers.size(); ++n)
      builder.add({std::to_string(n + 1), "100", static_cast<Day>(20000 + n), noise, "", rules.lexicon.bit("shouting"), callers[n]});
    const Columns columns = builder.finish();
    const Screened found = screen(columns, {}, rules, {20010, 1, true});
    bool met = false;
    for (const Hit& hit : found.hits) met = met || rules.rules[hit.rule].id == "several_callers";
    return std::pair(met, found.not_judged);
  };
  EXPECT_EQ(several({"A", "B"}), std::pair(true, nothing));
  EXPECT_EQ(several({"A", "A", "A", "A"}), std::pair(false, nothing));
  EXPECT_EQ(several({"A", "", ""}), std::pair(false, nothing)) << "who is not known may be the same person";
  EXPECT_EQ(several({"", ""}), std::pair(false, std::vector<std::string>{"several_callers"})) << "and a rule that cannot be judged is named";
}

TEST(Screening, the_rules_that_ship_have_no_faults_and_wrong_ones_are_all_told) {
  EXPECT_TRUE(faults_of(default_rules()).empty()) << faults_of(default_rules()).front().text;
  EXPECT_LE(default_rules().lexicon.terms.size(), most_terms);
  for (const Term& term : default_rules().lexicon.terms) EXPECT_FALSE(term.source.empty()) << term.id;
  EXPECT_TRUE(default_rules().needs_events_without_terms(concern));
  EXPECT_FALSE(default_rules().needs_events_without_terms(repair));
  const Bits on = default_rules().terms_that_count(false), all = default_rules().terms_that_count(true);
  EXPECT_NE(on & default_rules().lexicon.bit("kicked"), 0u);
  EXPECT_EQ(on & default_rules().lexicon.bit("doors_locks_glass_plaster"), 0u) << "its rule is off";
  EXPECT_NE(all & default_rules().lexicon.bit("doors_locks_glass_plaster"), 0u);
  EXPECT_EQ(all & default_rules().lexicon.bit("music"), 0u) << "only speaks against";
  RuleSet wrong = default_rules();
  wrong.rules[0].parts[0].signal = "nothing";
  wrong.rules[1].window_days = 0;
  wrong.rules[2].total = 0;
  wrong.signals[0].any_of = Bits{1} << 63;
  wrong.signals[1].kinds = 0;
  wrong.counters.emplace_back().id = "all";
  wrong.lexicon.terms[0].texts = {"ab", "caf\xC3\xA9", " x y"};
  std::vector<std::string> ids;
  for (const Problem& one : faults_of(wrong)) ids.push_back(one.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"screening.lexicon.length", "screening.lexicon.character", "screening.lexicon.space",
                                           "screening.rules.term", "screening.rules.kinds", "screening.rules.everything", "screening.rules.signal",
                                           "screening.rules.window", "screening.rules.total"}));
}

}  // namespace
}  // namespace rowan::screening
