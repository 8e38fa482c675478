// Prompts and asks as pure decisions (NHG-16, SG-30, SG-31, SG-32, SG-34).
#include <gtest/gtest.h>

#include "domain/screening/acts.h"
#include "domain/testing/case_builder.h"

namespace rowan::prompts {
namespace {

using namespace testing_;

// A pot that grows by what the acts give.
struct Growing {
  std::vector<Entry> entries;
  Instant now = monday;
  void add(const NewEntry& entry, StaffId by = {}) {
    const auto seq = static_cast<std::int64_t>(entries.size()) + 1;
    entries.push_back({{StreamId{9}, seq, seq, entry.kind, entry.version, entry.happened_at, now, by}, entry.payload});
  }
  void add(const std::vector<NewEntry>& all) { for (const NewEntry& entry : all) add(entry); }
  [[nodiscard]] Prompts prompts() const { return fold_prompts(entries); }
  [[nodiscard]] Asks asks() const { return fold_asks(entries); }
  [[nodiscard]] Date today() const { return civil(now).date; }
};

EvidenceLine job(const std::string& number, bool counts = true) { return {number, "repair", {2026, 11, 2}, "33", {"kicked in"}, counts, {}}; }
RuleMet met(std::vector<EvidenceLine> lines, std::string rule = "damage_and_noise") {
  RuleMet out;
  out.rule = std::move(rule);
  out.name = "Damage and noise";
  out.from = {2026, 9, 1};
  out.to = {2026, 11, 2};
  out.lines = std::move(lines);
  return out;
}
constexpr HomeId home{77};

Growing raised() {
  Growing pot;
  pot.add(prompts_for(pot.prompts(), {{home, {met({job("J1"), job("J2"), job("N1")})}}}, 28, pot.now));
  return pot;
}
PromptAnswered dismissal(std::int64_t id) { return {id, Outcome::no_concern, NoConcern::ordinary_wear, "Old doors, seen by the surveyor", {}}; }

TEST(Clauses, NHG_16_one_prompt_a_home_however_often_the_rules_run) {
  Growing pot = raised();
  ASSERT_EQ(pot.prompts().all.size(), 1u);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(prompts_for(pot.prompts(), {{home, {met({job("J1"), job("J2"), job("N1")})}}}, 28, pot.now).empty());
  // Something new while it is open: the same prompt, and more time to look.
  pot.now = pot.now + elapsed_days(5);
  pot.add(prompts_for(pot.prompts(), {{home, {met({job("J1"), job("J2"), job("N1"), job("J3")})}}}, 28, pot.now));
  ASSERT_EQ(pot.prompts().all.size(), 1u);
  EXPECT_EQ(pot.prompts().all[0].evidence().size(), 4u);
  EXPECT_EQ(pot.prompts().all[0].expires, add_days(pot.today(), 28));
  // Another home is another prompt.
  pot.add(prompts_for(pot.prompts(), {{HomeId{78}, {met({job("J9")})}}}, 28, pot.now));
  EXPECT_EQ(pot.prompts().all.size(), 2u);
}
TEST(Clauses, NHG_16_a_dismissed_prompt_comes_back_only_with_new_evidence) {
  Growing pot = raised();
  const auto done = answer_prompt(pot.prompts(), dismissal(1), pot.now);
  ASSERT_TRUE(done);
  pot.add(*done, StaffId{4});
  EXPECT_EQ(pot.prompts().all[0].state(pot.today()), PromptState::no_concern);
  const auto again = [&](std::vector<EvidenceLine> lines) { return prompts_for(pot.prompts(), {{home, {met(std::move(lines))}}}, 28, pot.now); };
  EXPECT_TRUE(again({job("J1"), job("J2"), job("N1")}).empty());
  EXPECT_TRUE(again({job("J2"), job("N1")}).empty()) << "less of the same is nothing new";
  EXPECT_TRUE(again({job("J1"), job("J2"), job("N1"), job("J3", false)}).empty()) << "an event that does not count is no evidence";
  const auto back = again({job("J1"), job("J2"), job("N1"), job("J4")});
  ASSERT_EQ(back.size(), 1u);
  pot.add(back);
  EXPECT_EQ(pot.prompts().all[1].before, 1) << "whoever looks sees what was decided before";
  // The same under another rule is the same evidence.
  pot.add(*answer_prompt(pot.prompts(), dismissal(pot.prompts().all[1].id), pot.now), StaffId{4});
  EXPECT_TRUE(prompts_for(pot.prompts(), {{home, {met({job("J1"), job("J4")}, "repeated_damage")}}}, 28, pot.now).empty());
}
TEST(Clauses, NHG_16_an_outcome_has_a_reason_and_is_given_once) {
  Growing pot = raised();
  EXPECT_EQ(answer_prompt(pot.prompts(), {1, Outcome::no_concern, NoConcern::works, "  ", {}}, pot.now).refusal().first().field, "reason");
  EXPECT_EQ(answer_prompt(pot.prompts(), {1, Outcome::no_concern, {}, "Looked", {}}, pot.now).refusal().first().field, "why");
  EXPECT_EQ(answer_prompt(pot.prompts(), {1, Outcome::known, {}, "", {}}, pot.now).refusal().first().field, "reason");
  EXPECT_EQ(answer_prompt(pot.prompts(), dismissal(12), pot.now).refusal().because, Because::not_found);
  const auto done = answer_prompt(pot.prompts(), dismissal(1), pot.now);
  ASSERT_TRUE(done);
  pot.add(*done, StaffId{4});
  EXPECT_EQ(pot.prompts().all[0].answer->by, StaffId{4});
  EXPECT_EQ(answer_prompt(pot.prompts(), dismissal(1), pot.now).refusal().first().id, "prompt.answered");
}
TEST(Clauses, NHG_16_a_prompt_nobody_looked_at_expires_and_counts_as_missed) {
  Growing pot = raised();
  const Date last = pot.prompts().all[0].expires;
  EXPECT_EQ(last, add_days(pot.today(), 28));
  EXPECT_EQ(pot.prompts().all[0].state(last), PromptState::open);
  EXPECT_EQ(pot.prompts().all[0].state(add_days(last, 1)), PromptState::expired);
  EXPECT_TRUE(pot.prompts().open_about(home, add_days(last, 1)).empty()) << "what has expired holds nothing";
  const Figures figures = figures_of(pot.prompts(), add_days(last, 1));
  EXPECT_EQ(figures.all.expired, 1u);
  EXPECT_EQ(figures.all.yield_percent(), std::nullopt) << "nobody looked, so nothing can be said of the yield";
}
TEST(Clauses, NHG_16_yield_and_false_alarms_are_counted_by_rule) {
  Growing pot;
  for (int i = 0; i < 4; ++i) {
    std::vector<RuleMet> rules{met({job("J" + std::to_string(i))})};
    if (i == 3) rules.push_back(met({job("K3")}, "repeated_damage"));
    pot.add(prompts_for(pot.prompts(), {{HomeId{100 + i}, rules}}, 28, pot.now));
  }
  pot.add(*answer_prompt(pot.prompts(), {1, Outcome::opened, {}, "", "RW-4001-H"}, pot.now));
  pot.add(*answer_prompt(pot.prompts(), {2, Outcome::known, {}, "RW-4002 is theirs", {}}, pot.now));
  pot.add(*answer_prompt(pot.prompts(), dismissal(4), pot.now));
  const Figures figures = figures_of(pot.prompts(), pot.today());
  EXPECT_EQ(figures.all.raised, 4u);
  EXPECT_EQ(figures.all.open, 1u);
  EXPECT_EQ(figures.all.yield_percent(), 67);
  EXPECT_EQ(figures.all.false_alarm_percent(), 33);
  ASSERT_EQ(figures.rules.size(), 2u);
  EXPECT_EQ(figures.rules[1].rule, "repeated_damage");
  EXPECT_EQ(figures.rules[1].false_alarm_percent(), 100);
  EXPECT_EQ(figures.reasons, (std::vector<std::pair<NoConcern, std::size_t>>{{NoConcern::ordinary_wear, 1}}));
}

TEST(Clauses, NHG_16_a_rule_is_on_only_as_somebody_saw_it) {
  Growing pot;
  const auto settings = [&] { return fold_settings(pot.entries); };
  RuleSwitched what{"repeated_damage", "f1", true, "", 4, 3, 12, 20};
  EXPECT_EQ(switch_rule(settings(), what, pot.now).refusal().first().field, "reason");
  what.reason = "Two of us can look at four a month";
  pot.add(*switch_rule(settings(), what, pot.now), StaffId{4});
  EXPECT_TRUE(settings().on("repeated_damage", "f1"));
  EXPECT_FALSE(settings().on("repeated_damage", "f2")) << "the policy changed the rule: off until somebody looks again";
  EXPECT_TRUE(settings().changed_since("repeated_damage", "f2"));
  EXPECT_EQ(switch_rule(settings(), what, pot.now).refusal().first().id, "screening.same");
  what.on = false;
  pot.add(*switch_rule(settings(), what, pot.now), StaffId{4});
  EXPECT_FALSE(settings().on("repeated_damage", "f1"));
  EXPECT_FALSE(settings().changed_since("repeated_damage", "f2"));
}

TEST(Clauses, NHG_16_who_is_on_the_team_the_whole_table) {
  ScreeningPolicy policy;
  policy.team = {Role::champion, Role::da_lead};
  policy.rules_by = {Role::da_lead};
  for (std::size_t i = 0; i < std::size(role_names); ++i) {
    const Role role = static_cast<Role>(i);
    const Actor who = person(5, {role});
    EXPECT_EQ(on_team(&policy, who), role == Role::champion || role == Role::da_lead) << role_names[i];
    EXPECT_EQ(switches_rules(&policy, who), role == Role::da_lead) << role_names[i];
    EXPECT_FALSE(on_team(nullptr, who)) << "no policy of screening, no team";
  }
  policy.rules_by.clear();
  EXPECT_FALSE(switches_rules(&policy, person(5, {Role::champion}))) << "a champion looks, and switches nothing on";
}

// ---- asks ----

TEST(Safeguards, SG_30_SG_31_SG_32_what_is_held_for_whom_the_whole_table) {
  int rows = 0, held = 0;
  for (std::size_t a = 0; a < std::size(home_act_names); ++a)
    for (const bool noise_of_harm : {false, true})
      for (const bool known : {false, true})
        for (const bool prompt : {false, true})
          for (const bool open_case : {false, true})
            for (const bool drawn : {false, true}) {
              ActAsked ask;
              ask.act = static_cast<HomeAct>(a);
              ask.heard = {noise_of_harm ? Heard::screaming : Heard::music};
              Standing standing{known, {}, {}, drawn};
              if (open_case) standing.cases = {CaseId{3}};
              if (prompt) standing.prompts = {1};
              hold(ask, standing);
              const bool harm = noise_of_harm && ask.act == HomeAct::antisocial_behaviour;
              const bool team = prompt || harm || !known || (drawn && !open_case);
              const auto has = [&](Holder h) { return std::find(ask.waits_for.begin(), ask.waits_for.end(), h) != ask.waits_for.end(); };
              EXPECT_EQ(has(Holder::team), team) << a << noise_of_harm << known << prompt << open_case << drawn;
              EXPECT_EQ(has(Holder::case_people), open_case);
              EXPECT_EQ(ask.by_lot, drawn && !prompt && !harm && known && !open_case);
              held += !ask.waits_for.empty();
              ++rows;
            }
  EXPECT_EQ(rows, 5 * 32);
  EXPECT_GT(held, rows / 2);
}
TEST(Safeguards, SG_32_every_sound_that_may_be_somebody_being_hurt_is_looked_at_first) {
  for (std::size_t i = 0; i < std::size(heard_names); ++i) {
    const auto heard = static_cast<Heard>(i);
    ActAsked ask;
    ask.act = HomeAct::antisocial_behaviour;
    ask.heard = {Heard::music, heard};
    hold(ask, {true, {}, {}, false});
    const bool harm = heard == Heard::shouting || heard == Heard::screaming || heard == Heard::banging || heard == Heard::things_broken;
    EXPECT_EQ(!ask.waits_for.empty(), harm) << heard_names[i];
  }
}
TEST(Safeguards, SG_30_it_goes_ahead_only_when_everybody_whose_answer_it_needs_said_yes) {
  for (const bool team_yes : {false, true})
    for (const bool case_yes : {false, true}) {
      Growing pot;
      ActAsked what;
      what.where = "4 Ash Row";
      what.home = home;
      what.act = HomeAct::recharge;
      hold(what, {true, {CaseId{3}}, {1}, false});
      pot.add(*ask_before(what, pot.now), StaffId{20});
      EXPECT_EQ(pot.asks().all[0].state(), AskState::waits);
      pot.add(*answer_ask(pot.asks(), {1, {}, team_yes, "Looked at it", {}}, {Holder::team}, StaffId{4}, pot.now), StaffId{4});
      EXPECT_EQ(pot.asks().all[0].state(), team_yes ? AskState::waits : AskState::stop);
      if (!team_yes) continue;
      pot.add(*answer_ask(pot.asks(), {1, {}, case_yes, "Spoke with her", {}}, {Holder::case_people}, StaffId{5}, pot.now), StaffId{5});
      EXPECT_EQ(pot.asks().all[0].state(), case_yes ? AskState::go_ahead : AskState::stop);
    }
}
TEST(Safeguards, SG_30_who_may_not_answer_gets_the_answer_for_nothing_there) {
  Growing pot;
  ActAsked what;
  what.where = "4 Ash Row";
  what.act = HomeAct::visit;
  hold(what, {true, {CaseId{3}}, {}, false});
  what.home = home;
  pot.add(*ask_before(what, pot.now), StaffId{20});
  const AskAnswered yes{1, {}, true, "Because", {}};
  EXPECT_EQ(answer_ask(pot.asks(), yes, {}, StaffId{8}, pot.now).refusal().because, Because::not_found);
  EXPECT_EQ(answer_ask(pot.asks(), yes, {Holder::team}, StaffId{8}, pot.now).refusal().because, Because::not_found)
      << "the team does not learn that the home has a case";
  EXPECT_EQ(answer_ask(pot.asks(), yes, {Holder::case_people}, StaffId{20}, pot.now).refusal().first().id, "ask.own");
  EXPECT_EQ(answer_ask(pot.asks(), {1, {}, true, "", {}}, {Holder::case_people}, StaffId{5}, pot.now).refusal().first().field, "reason");
  ASSERT_TRUE(answer_ask(pot.asks(), yes, {Holder::case_people}, StaffId{5}, pot.now));
}
TEST(Safeguards, SG_31_the_words_for_the_asker_never_say_why) {
  Growing pot;
  ActAsked what;
  what.where = "4 Ash Row";
  what.act = HomeAct::arrears;
  hold(what, {true, {}, {1}, false});
  pot.add(*ask_before(what, pot.now), StaffId{20});
  EXPECT_EQ(answer_ask(pot.asks(), {1, {}, false, "There is a case", "She is a victim of her husband"}, {Holder::team}, StaffId{4}, pot.now).refusal().first().field, "words");
  EXPECT_EQ(answer_ask(pot.asks(), {1, {}, false, "There is a case", "Safeguarding has it"}, {Holder::team}, StaffId{4}, pot.now).refusal().first().field, "words");
  EXPECT_TRUE(answer_ask(pot.asks(), {1, {}, false, "There is a case", "Leave it with us until Friday"}, {Holder::team}, StaffId{4}, pot.now));
}
TEST(Safeguards, SG_32_asking_again_while_it_waits_is_the_same_ask) {
  Growing pot;
  ActAsked what;
  what.where = "4 Ash Row";
  what.home = home;
  what.act = HomeAct::visit;
  hold(what, {true, {}, {1}, false});
  pot.add(*ask_before(what, pot.now), StaffId{20});
  EXPECT_NE(pot.asks().same_waiting(StaffId{20}, home, "", HomeAct::visit), nullptr);
  EXPECT_EQ(pot.asks().same_waiting(StaffId{21}, home, "", HomeAct::visit), nullptr);
  EXPECT_EQ(pot.asks().same_waiting(StaffId{20}, home, "", HomeAct::letter), nullptr);
  pot.add(*answer_ask(pot.asks(), {1, {}, true, "Nothing there", {}}, {Holder::team}, StaffId{4}, pot.now), StaffId{4});
  EXPECT_EQ(pot.asks().same_waiting(StaffId{20}, home, "", HomeAct::visit), nullptr) << "answered: asking again looks again";
}

TEST(Safeguards, SG_32_an_ask_about_a_home_that_waits_or_was_answered_no_holds_every_other_for_the_same_people) {
  Growing pot;
  ActAsked screaming;
  screaming.where = "4 Ash Row";
  screaming.home = home;
  screaming.act = HomeAct::antisocial_behaviour;
  screaming.heard = {Heard::screaming};
  hold(screaming, {true, {CaseId{3}}, {}, false});
  pot.add(*ask_before(screaming, pot.now), StaffId{20});
  const Instant long_ago = pot.now - elapsed_days(28);
  const auto letter_now = [&] {
    ActAsked letter;
    letter.where = "4 Ash Row";
    letter.home = home;
    letter.act = HomeAct::letter;
    hold(letter, {true, {}, {}, true, earlier_of(pot.asks().holding(home, long_ago))});
    return letter;
  };
  ActAsked letter = letter_now();
  EXPECT_EQ(letter.waits_for, (std::vector<Holder>{Holder::team, Holder::case_people}));
  EXPECT_EQ(letter.cases, std::vector<CaseId>{CaseId{3}}) << "the case of then, though it be closed";
  EXPECT_EQ(letter.earlier, std::vector<std::int64_t>{1});
  EXPECT_FALSE(letter.by_lot);
  EXPECT_TRUE(pot.asks().holding(HomeId{78}, long_ago).empty()) << "another home";
  EXPECT_TRUE(pot.asks().holding({}, long_ago).empty()) << "what was not found is no home";
  EXPECT_TRUE(pot.asks().holding(home, long_ago, 1).empty()) << "not by itself";
  // Who said yes needs not be asked again; who said no does, for as long as a no stands.
  pot.add(*answer_ask(pot.asks(), {1, {}, true, "Looked at it", {}}, {Holder::team}, StaffId{4}, pot.now), StaffId{4});
  EXPECT_EQ(letter_now().waits_for, std::vector<Holder>{Holder::case_people});
  pot.add(*answer_ask(pot.asks(), {1, {}, false, "He would know", {}}, {Holder::case_people}, StaffId{5}, pot.now), StaffId{5});
  EXPECT_EQ(letter_now().waits_for, std::vector<Holder>{Holder::case_people});
  EXPECT_EQ(pot.asks().holding(home, pot.now).size(), 1u);
  EXPECT_TRUE(pot.asks().holding(home, pot.now + seconds(1)).empty());
}
TEST(Safeguards, SG_32_more_of_an_ask_that_waits_is_held_for_no_fewer_and_answers_to_less_do_not_count) {
  Growing pot;
  ActAsked what;
  what.where = "4 Ash Row";
  what.home = home;
  what.act = HomeAct::antisocial_behaviour;
  what.heard = {Heard::music};
  what.note = "A letter on Friday";
  hold(what, {true, {CaseId{3}}, {}, true});
  pot.add(*ask_before(what, pot.now), StaffId{20});
  const Standing as_before{true, {CaseId{3}}, {}, true};
  EXPECT_FALSE(ask_more(pot.asks().all[0], what, as_before, pot.now)->has_value()) << "the same again is nothing more";
  pot.add(*answer_ask(pot.asks(), {1, {}, true, "Music is music", {}}, {Holder::case_people}, StaffId{5}, pot.now), StaffId{5});
  ASSERT_EQ(pot.asks().all[0].state(), AskState::go_ahead);
  Growing waits;
  hold(what, {true, {CaseId{3}}, {9}, false});
  waits.add(*ask_before(what, waits.now), StaffId{20});
  waits.add(*answer_ask(waits.asks(), {1, {}, true, "Music is music", {}}, {Holder::team}, StaffId{4}, waits.now), StaffId{4});
  ActAsked more = what;
  more.heard = {Heard::screaming};
  more.note = "And a notice";
  const auto grew = ask_more(waits.asks().all[0], more, {true, {}, {}, false}, waits.now);
  ASSERT_TRUE(grew && *grew);
  waits.add(**grew, StaffId{20});
  const Asks asks = waits.asks();
  ASSERT_EQ(asks.all.size(), 1u);
  EXPECT_EQ(asks.all[0].what.heard, (std::vector<Heard>{Heard::music, Heard::screaming}));
  EXPECT_EQ(asks.all[0].what.note, "A letter on Friday\nAnd a notice");
  EXPECT_EQ(asks.all[0].what.cases, std::vector<CaseId>{CaseId{3}}) << "though nothing stands there now";
  EXPECT_TRUE(asks.all[0].still_waits_for(Holder::team)) << "they said yes to music";
  EXPECT_TRUE(asks.all[0].still_waits_for(Holder::case_people));
  EXPECT_EQ(asks.all[0].as_of, 3);
  // By lot, until there is a reason.
  ActAsked drawn;
  drawn.where = "6 Ash Row";
  drawn.home = HomeId{79};
  hold(drawn, {true, {}, {}, true});
  waits.add(*ask_before(drawn, waits.now), StaffId{20});
  waits.add(**ask_more(*waits.asks().find(4), drawn, {true, {}, {11}, false}, waits.now), StaffId{20});
  EXPECT_FALSE(waits.asks().find(4)->what.by_lot);
  EXPECT_EQ(waits.asks().find(4)->what.prompts, std::vector<std::int64_t>{11});
}
TEST(Safeguards, SG_30_a_yes_to_a_home_that_nobody_named_needs_its_name_or_that_it_is_none_of_ours) {
  Growing pot;
  ActAsked what;
  what.where = "The flat by the bins";
  what.act = HomeAct::visit;
  hold(what, {false, {}, {}, false});
  pot.add(*ask_before(what, pot.now), StaffId{20});
  AskAnswered yes{1, {}, true, "Nothing there", {}};
  EXPECT_EQ(answer_ask(pot.asks(), yes, {Holder::team}, StaffId{4}, pot.now).refusal().first().field, "home");
  yes.go_ahead = false;
  EXPECT_TRUE(answer_ask(pot.asks(), yes, {Holder::team}, StaffId{4}, pot.now)) << "a no needs nothing";
  yes.go_ahead = true;
  yes.none_of_ours = true;
  EXPECT_TRUE(answer_ask(pot.asks(), yes, {Holder::team}, StaffId{4}, pot.now));
  ActAsked named;
  named.home = home;
  pot.add(**ask_more(pot.asks().all[0], named, {true, {CaseId{3}}, {}, false}, pot.now), StaffId{4});
  EXPECT_EQ(pot.asks().all[0].what.home, home);
  EXPECT_EQ(pot.asks().all[0].what.where, "The flat by the bins") << "the asker reads their own words";
  EXPECT_EQ(pot.asks().all[0].what.waits_for, (std::vector<Holder>{Holder::team, Holder::case_people}));
  const auto answered = answer_ask(pot.asks(), {1, {}, true, "Nothing of ours", {}}, {Holder::team}, StaffId{4}, pot.now);
  ASSERT_TRUE(answered);
  pot.add(*answered, StaffId{4});
  EXPECT_EQ(pot.asks().all[0].state(), AskState::waits) << "and the people of its case are asked";
}

// ---- concerns ----

TEST(Safeguards, SG_34_one_tap_and_a_place_are_enough) {
  EXPECT_EQ(say_concern({{}, " ", "", false, {}, {}}, 28, monday).refusal().first().field, "where");
  Growing pot;
  pot.add(*say_concern({home, "4 Ash Row", "", false, {}, {}}, 28, pot.now), StaffId{30});
  const Prompts known = pot.prompts();
  ASSERT_EQ(known.all.size(), 1u);
  EXPECT_EQ(known.all[0].said_by, StaffId{30});
  EXPECT_TRUE(known.all[0].open(pot.today()));
  EXPECT_EQ(known.open_about(home, pot.today()).size(), 1u) << "what a colleague saw holds as much as what the rules found";
  EXPECT_EQ(known.open_of(home, pot.today()), nullptr) << "and what the rules find there is a prompt of its own";
}
TEST(Safeguards, SG_34_a_concern_about_a_place_that_was_not_found_is_placed_by_the_team) {
  Growing pot;
  pot.add(*say_concern({{}, "The flat over the shop", "", false, {}, {}}, 28, pot.now), StaffId{30});
  EXPECT_FALSE(place_concern(pot.prompts(), {1, {}}, pot.now));
  EXPECT_EQ(place_concern(pot.prompts(), {2, home}, pot.now).refusal().because, Because::not_found);
  pot.add(*place_concern(pot.prompts(), {1, home}, pot.now), StaffId{4});
  EXPECT_EQ(pot.prompts().all[0].home, home);
}

}  // namespace
}  // namespace rowan::prompts
