// Asking before acting on a home, and concerns, with a real store (SG-30, SG-31, SG-32, SG-34).
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <optional>

#include "app/cases.h"
#include "app/messages.h"
#include "app/register.h"
#include "app/screening/test_landlord.h"

namespace rowan::app {
namespace {

using testing::Screening;
using testing::TestLandlord;
using prompts::AskState;
using prompts::HomeAct;

// ---- asks ----

prompts::ActAsked ask_of(const std::string& where, HomeAct act, std::vector<prompts::Heard> heard = {}) {
  prompts::ActAsked what;
  what.where = where;
  what.act = act;
  what.heard = std::move(heard);
  return what;
}
void no_lot(TestLandlord& landlord) {
  landlord.change([](ScreeningPolicy& says) { says.held_by_lot = 0; });
}

TEST_F(Screening, SG_30_a_charge_on_a_home_with_an_open_prompt_waits_for_the_team_and_nobody_is_told_why) {
  no_lot(landlord);
  landlord.a_pattern();
  landlord.switch_on("damage_and_noise");
  const auto free = ask_before_acting(desk, landlord.colleague, ask_of("4 Elm Row", HomeAct::recharge), landlord.token());
  ASSERT_TRUE(free);
  EXPECT_EQ(free->state, AskState::go_ahead);
  const auto held = ask_before_acting(desk, landlord.colleague, ask_of("99990000001", HomeAct::recharge), landlord.token());
  ASSERT_TRUE(held);
  EXPECT_EQ(held->state, AskState::waits);
  const auto mine = own_ask(desk, landlord.colleague, held->id);
  ASSERT_TRUE(mine);
  EXPECT_EQ(mine->words, "");
  EXPECT_FALSE(own_ask(desk, landlord.officer, held->id)) << "an ask is the asker's own";
  // The team has it to answer; nobody else has.
  ASSERT_EQ(asks_waiting_for(desk, landlord.lead)->size(), 1u);
  for (const Actor* who : {&landlord.officer, &landlord.manager, &landlord.colleague, &landlord.operative}) {
    EXPECT_TRUE(asks_waiting_for(desk, *who)->empty());
    EXPECT_EQ(answer_ask(desk, *who, {held->id, {}, true, "Because", {}}, landlord.token()).refusal().because, Because::not_found) << who->name;
  }
  ASSERT_TRUE(answer_ask(desk, landlord.lead, {held->id, {}, true, "The damage is storm damage, seen today", {}}, landlord.token()));
  EXPECT_EQ(own_ask(desk, landlord.colleague, held->id)->state, AskState::go_ahead);
  const auto told = messages_for(desk, landlord.colleague, 10);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].notice.text.find("storm"), std::string::npos) << "the reason is not for the asker";
  EXPECT_EQ(told[0].path, "/before-acting");
  EXPECT_FALSE(answer_ask(desk, landlord.second, {held->id, {}, false, "No", {}}, landlord.token())) << "answered once";
}
TEST_F(Screening, SG_30_the_answer_is_the_same_for_an_open_case_and_goes_to_the_people_of_the_case) {
  no_lot(landlord);
  landlord.a_pattern();
  landlord.switch_on("damage_and_noise");
  OpenChoice choice;
  choice.lead = landlord.officer.id;
  ASSERT_TRUE(open_case_from_prompt(desk, landlord.lead, landlord.open()[0].prompt.id, choice, "Fits", landlord.token()));
  // Home 1 has a case and no open prompt now; home 3 gets a prompt and has no case.
  ASSERT_TRUE(say_concern(desk, landlord.operative, {{}, "3 Elm Row", "", false, {}, {}}, landlord.token()));
  const auto of_case = ask_before_acting(desk, landlord.colleague, ask_of("H-1", HomeAct::visit), landlord.token());
  const auto of_prompt = ask_before_acting(desk, landlord.colleague, ask_of("H-3", HomeAct::visit), landlord.token());
  ASSERT_TRUE(of_case && of_prompt);
  const auto a = own_ask(desk, landlord.colleague, of_case->id), b = own_ask(desk, landlord.colleague, of_prompt->id);
  EXPECT_EQ(a->state, b->state);
  EXPECT_EQ(a->words, b->words);
  EXPECT_EQ(a->state, AskState::waits);
  // The case's people answer the first, the team the second; neither sees the other's.
  const auto officers = asks_waiting_for(desk, landlord.officer), teams = asks_waiting_for(desk, landlord.second);
  ASSERT_EQ(officers->size(), 1u);
  EXPECT_EQ((*officers)[0].ask.id, of_case->id);
  ASSERT_EQ(teams->size(), 1u);
  EXPECT_EQ((*teams)[0].ask.id, of_prompt->id);
  EXPECT_EQ(answer_ask(desk, landlord.second, {of_case->id, {}, true, "Go", {}}, landlord.token()).refusal().because, Because::not_found)
      << "the team does not learn that home 1 has a case";
  EXPECT_TRUE(answer_ask(desk, landlord.officer, {of_case->id, {}, false, "A visit would tell him", "Leave it until I call you"}, landlord.token()));
  EXPECT_EQ(own_ask(desk, landlord.colleague, of_case->id)->words, "Leave it until I call you");
}
TEST_F(Screening, SG_30_a_survivor_who_moved_within_the_register_is_held_at_the_new_home_too) {
  no_lot(landlord);
  OpenChoice choice;
  choice.lead = landlord.officer.id;
  choice.person = home_of(desk, landlord.home(4))->tenancies[0].tenants[0];
  choice.home = landlord.home(2);
  ReportReceived said;
  said.danger = Answer::no;
  said.handle = "At the desk";
  const auto report = take_report(desk, landlord.officer, said, landlord.now, {});
  choice.name = "Given4";
  ASSERT_TRUE(open_from_report(desk, landlord.officer, report->reference, choice, landlord.token()));
  EXPECT_EQ(ask_before_acting(desk, landlord.colleague, ask_of("H-2", HomeAct::visit), landlord.token())->state, AskState::waits) << "the home of the case";
  EXPECT_EQ(ask_before_acting(desk, landlord.colleague, ask_of("H-4", HomeAct::visit), landlord.token())->state, AskState::waits) << "where she lives by the register";
  EXPECT_EQ(ask_before_acting(desk, landlord.colleague, ask_of("H-5", HomeAct::visit), landlord.token())->state, AskState::go_ahead);
}
TEST_F(Screening, SG_30_cases_of_before_the_table_of_ties_are_held_as_well) {
  no_lot(landlord);
  OpenChoice choice;
  choice.lead = landlord.officer.id;
  choice.home = landlord.home(2);
  choice.name = "Somebody";
  ReportReceived said;
  said.danger = Answer::no;
  said.handle = "At the desk";
  const auto report = take_report(desk, landlord.officer, said, landlord.now, {});
  ASSERT_TRUE(open_from_report(desk, landlord.officer, report->reference, choice, landlord.token()));
  ASSERT_TRUE(desk.store.write([](store::Tx& tx) -> Result<void> { return store::clear_case_ties(tx), Result<void>{}; }));
  EXPECT_EQ(ask_before_acting(desk, landlord.colleague, ask_of("H-2", HomeAct::visit), landlord.token())->state, AskState::waits);
}
TEST_F(Screening, SG_31_an_arrears_action_on_a_home_with_an_open_prompt_waits_and_is_a_task_for_the_team) {
  no_lot(landlord);
  landlord.a_pattern();
  landlord.switch_on("damage_and_noise");
  const auto held = ask_before_acting(desk, landlord.colleague, ask_of("H-1", HomeAct::arrears), landlord.token());
  ASSERT_TRUE(held);
  EXPECT_EQ(held->state, AskState::waits);
  ASSERT_TRUE(desk.store.write([](store::Tx&) -> Result<void> { return {}; })) << "after what was sent before";
  const auto told = messages_for(desk, landlord.lead, 10);
  EXPECT_TRUE(std::any_of(told.begin(), told.end(), [](const Message& m) { return m.notice.kind == "act.held" && m.path == "/before-acting/waiting"; }));
  ASSERT_TRUE(answer_ask(desk, landlord.lead, {held->id, {}, false, "Money is part of it", "Leave the account as it is this month"}, landlord.token()));
  EXPECT_EQ(own_ask(desk, landlord.colleague, held->id)->state, AskState::stop);
  // Answered, and asked again: it is looked at again.
  EXPECT_EQ(ask_before_acting(desk, landlord.colleague, ask_of("H-1", HomeAct::arrears), landlord.token())->state, AskState::waits);
}
TEST_F(Screening, SG_32_a_warning_about_noise_waits_where_somebody_may_be_hurt_and_where_a_prompt_is_open) {
  no_lot(landlord);
  using prompts::Heard;
  EXPECT_EQ(ask_before_acting(desk, landlord.colleague, ask_of("H-5", HomeAct::antisocial_behaviour, {Heard::music}), landlord.token())->state, AskState::go_ahead);
  EXPECT_EQ(ask_before_acting(desk, landlord.colleague, ask_of("H-5", HomeAct::antisocial_behaviour, {Heard::screaming}), landlord.token())->state, AskState::waits);
  landlord.a_pattern();
  landlord.switch_on("damage_and_noise");
  EXPECT_EQ(ask_before_acting(desk, landlord.colleague, ask_of("H-1", HomeAct::antisocial_behaviour, {Heard::music}), landlord.token())->state, AskState::waits);
}
TEST_F(Screening, SG_32_some_wait_by_lot_and_the_same_ask_has_the_same_lot) {
  landlord.change([](ScreeningPolicy& says) { says.held_by_lot = 100; });
  const auto held = ask_before_acting(desk, landlord.colleague, ask_of("H-5", HomeAct::visit), landlord.token());
  EXPECT_EQ(held->state, AskState::waits) << "to wait means nothing";
  EXPECT_EQ(asks_waiting_for(desk, landlord.lead)->size(), 1u);
  landlord.change([](ScreeningPolicy& says) { says.held_by_lot = 40; });
  for (int n = 3; n <= 6; ++n)
    for (const HomeAct act : {HomeAct::letter, HomeAct::arrears}) {
      const auto first = ask_before_acting(desk, landlord.colleague, ask_of("H-" + std::to_string(n), act), landlord.token());
      const auto other = ask_before_acting(desk, landlord.officer, ask_of("H-" + std::to_string(n), act), landlord.token());
      EXPECT_EQ(first->state, other->state) << "asking again finds nothing out";
    }
}
TEST_F(Screening, SG_32_asking_again_makes_no_second_task) {
  no_lot(landlord);
  const auto first = ask_before_acting(desk, landlord.colleague, ask_of("Somewhere we do not know", HomeAct::visit), landlord.token());
  ASSERT_TRUE(first);
  EXPECT_EQ(first->state, AskState::waits) << "a home that was not found is looked at by a person";
  EXPECT_EQ(ask_before_acting(desk, landlord.colleague, ask_of("Somewhere we do not know", HomeAct::visit), landlord.token())->id, first->id);
  EXPECT_EQ(asks_waiting_for(desk, landlord.lead)->size(), 1u);
  EXPECT_FALSE(ask_before_acting(desk, landlord.operative, ask_of("H-1", HomeAct::visit), landlord.token())) << "operatives have no such question";
}

// A case of home 2.
void case_at_home_two(TestLandlord& landlord, StaffId lead) {
  ReportReceived said;
  said.danger = Answer::no;
  said.handle = "At the desk";
  const auto report = take_report(landlord.desk, landlord.officer, said, landlord.now, {});
  OpenChoice choice;
  choice.lead = lead;
  choice.home = landlord.home(2);
  choice.name = "Somebody";
  ASSERT_TRUE(open_from_report(landlord.desk, landlord.officer, report->reference, choice, landlord.token()));
}
// What was sent before this has been written.
void all_is_sent(Desk& desk) {
  (void)desk.store.write([](store::Tx&) -> Result<void> { return {}; });
}
std::size_t told_to_answer(Desk& desk, const Actor& who) {
  const auto told = messages_for(desk, who, 50);
  return static_cast<std::size_t>(std::count_if(told.begin(), told.end(), [](const Message& m) { return m.notice.kind == "act.held"; }));
}

TEST_F(Screening, SG_32_what_waits_or_was_answered_no_holds_whatever_is_asked_about_the_home_by_anybody) {
  no_lot(landlord);
  using prompts::Heard;
  const auto ask = [&](const Actor& who, HomeAct act, std::vector<Heard> heard = {}) {
    return ask_before_acting(desk, who, ask_of("H-5", act, std::move(heard)), landlord.token());
  };
  const auto screaming = ask(landlord.colleague, HomeAct::antisocial_behaviour, {Heard::screaming});
  ASSERT_EQ(screaming->state, AskState::waits);
  EXPECT_EQ(ask(landlord.colleague, HomeAct::letter)->state, AskState::waits);
  EXPECT_EQ(ask(landlord.colleague, HomeAct::recharge)->state, AskState::waits);
  EXPECT_EQ(ask(landlord.manager, HomeAct::antisocial_behaviour, {Heard::music})->state, AskState::waits) << "another person and another word";
  EXPECT_EQ(ask_before_acting(desk, landlord.colleague, ask_of("H-6", HomeAct::letter), landlord.token())->state, AskState::go_ahead);
  ASSERT_TRUE(answer_ask(desk, landlord.lead, {screaming->id, {}, false, "It may be somebody being hurt", {}}, landlord.token()));
  const auto music = ask(landlord.colleague, HomeAct::antisocial_behaviour, {Heard::music});
  EXPECT_EQ(music->state, AskState::waits) << "the same warning in other words";
  const auto shown = asks_waiting_for(desk, landlord.second);
  ASSERT_EQ(shown->size(), 4u);
  for (const WaitingAsk& each : *shown) {
    ASSERT_FALSE(each.earlier.empty()) << "whoever answers reads what was asked and answered before";
    EXPECT_EQ(each.earlier[0].reason, "It may be somebody being hurt");
    ASSERT_TRUE(answer_ask(desk, landlord.second, {each.ask.id, {}, true, "This alone is fine", {}}, landlord.token()));
  }
  landlord.now = landlord.now + elapsed_days(27);
  EXPECT_EQ(ask(landlord.officer, HomeAct::visit)->state, AskState::waits);
  ASSERT_TRUE(answer_ask(desk, landlord.lead, {asks_waiting_for(desk, landlord.lead)->front().ask.id, {}, true, "Fine by now", {}}, landlord.token()));
  landlord.now = landlord.now + elapsed_days(2);
  EXPECT_EQ(ask(landlord.officer, HomeAct::arrears)->state, AskState::go_ahead) << "a no is over when a prompt would be";
}
TEST_F(Screening, SG_30_the_team_reads_nothing_of_what_the_people_of_a_case_answered_before) {
  no_lot(landlord);
  case_at_home_two(landlord, landlord.officer.id);
  const auto first = ask_before_acting(desk, landlord.colleague, ask_of("H-2", HomeAct::visit), landlord.token());
  ASSERT_TRUE(answer_ask(desk, landlord.officer, {first->id, {}, false, "He is there in the mornings", {}}, landlord.token()));
  ASSERT_TRUE(say_concern(desk, landlord.operative, {{}, "Flat 2 Ash House, Wexcombe", "", false, {}, {}}, landlord.token()));
  ASSERT_EQ(ask_before_acting(desk, landlord.colleague, ask_of("H-2", HomeAct::letter), landlord.token())->state, AskState::waits);
  const auto team = asks_waiting_for(desk, landlord.second), people = asks_waiting_for(desk, landlord.officer);
  ASSERT_TRUE(team->size() == 1 && people->size() == 1);
  EXPECT_TRUE((*team)[0].earlier.empty());
  ASSERT_EQ((*people)[0].earlier.size(), 1u);
  EXPECT_EQ((*people)[0].earlier[0].reason, "He is there in the mornings");
}
TEST_F(Screening, SG_32_what_was_heard_besides_is_added_to_the_ask_that_waits) {
  no_lot(landlord);
  using prompts::Heard;
  landlord.a_pattern();
  landlord.switch_on("damage_and_noise");
  const auto music = ask_before_acting(desk, landlord.colleague, ask_of("H-1", HomeAct::antisocial_behaviour, {Heard::music}), landlord.token());
  const auto more = ask_before_acting(desk, landlord.colleague, ask_of("H-1", HomeAct::antisocial_behaviour, {Heard::screaming}), landlord.token());
  EXPECT_EQ(more->id, music->id);
  EXPECT_EQ(ask_waiting_for(desk, landlord.lead, music->id)->ask.what.heard, (std::vector<Heard>{Heard::music, Heard::screaming}));
  EXPECT_EQ(asks_waiting_for(desk, landlord.lead)->size(), 1u);
}
TEST_F(Screening, SG_30_a_home_that_was_not_found_is_named_before_a_yes_and_the_people_of_its_case_are_asked) {
  no_lot(landlord);
  case_at_home_two(landlord, landlord.officer.id);
  const auto held = ask_before_acting(desk, landlord.colleague, ask_of("The flat by the bins", HomeAct::visit), landlord.token());
  ASSERT_EQ(held->state, AskState::waits);
  const auto blind = answer_ask(desk, landlord.lead, {held->id, {}, true, "Nothing there", {}}, landlord.token());
  ASSERT_FALSE(blind);
  EXPECT_EQ(blind.refusal().first().field, "home");
  EXPECT_FALSE(answer_ask(desk, landlord.lead, {held->id, {}, true, "Nothing there", {}}, landlord.token(), HomeId{999'999}));
  EXPECT_FALSE(answer_ask(desk, landlord.officer, {held->id, {}, true, "Mine", {}}, landlord.token(), landlord.home(2))) << "the team alone names it";
  ASSERT_TRUE(answer_ask(desk, landlord.lead, {held->id, {}, true, "Seen on the map", {}}, landlord.token(), landlord.home(2)));
  all_is_sent(desk);
  EXPECT_EQ(own_ask(desk, landlord.colleague, held->id)->state, AskState::waits);
  EXPECT_EQ(own_ask(desk, landlord.colleague, held->id)->where, "The flat by the bins");
  EXPECT_TRUE(asks_waiting_for(desk, landlord.lead)->empty()) << "and the team does not learn for whom it waits";
  EXPECT_TRUE(asks_waiting_for(desk, landlord.second)->empty());
  ASSERT_EQ(asks_waiting_for(desk, landlord.officer)->size(), 1u);
  EXPECT_EQ(told_to_answer(desk, landlord.officer), 1u);
  ASSERT_TRUE(answer_ask(desk, landlord.officer, {held->id, {}, true, "She knows of it", {}}, landlord.token()));
  EXPECT_EQ(own_ask(desk, landlord.colleague, held->id)->state, AskState::go_ahead);
  // Nothing of ours: said, and written down.
  const auto other = ask_before_acting(desk, landlord.colleague, ask_of("The shop on the corner", HomeAct::visit), landlord.token());
  ASSERT_TRUE(answer_ask(desk, landlord.lead, {other->id, {}, true, "A shop of somebody else", {}, true}, landlord.token()));
  EXPECT_EQ(own_ask(desk, landlord.colleague, other->id)->state, AskState::go_ahead);
}
TEST_F(Screening, SG_30_a_case_opened_while_somebody_waits_is_asked_before_a_yes_lets_it_go) {
  no_lot(landlord);
  landlord.a_pattern();
  landlord.switch_on("damage_and_noise");
  const auto held = ask_before_acting(desk, landlord.colleague, ask_of("H-1", HomeAct::visit), landlord.token());
  ASSERT_EQ(held->state, AskState::waits);
  OpenChoice choice;
  choice.lead = landlord.officer.id;
  ASSERT_TRUE(open_case_from_prompt(desk, landlord.lead, landlord.open()[0].prompt.id, choice, "Fits", landlord.token()));
  ASSERT_TRUE(answer_ask(desk, landlord.second, {held->id, {}, true, "The prompt is dealt with", {}}, landlord.token()));
  all_is_sent(desk);
  EXPECT_EQ(own_ask(desk, landlord.colleague, held->id)->state, AskState::waits);
  EXPECT_EQ(asks_waiting_for(desk, landlord.officer)->size(), 1u);
  EXPECT_EQ(told_to_answer(desk, landlord.officer), 1u);
}
TEST_F(Screening, SG_30_whoever_has_to_answer_is_told_and_never_whoever_asks) {
  no_lot(landlord);
  case_at_home_two(landlord, landlord.officer.id);
  ASSERT_EQ(ask_before_acting(desk, landlord.officer, ask_of("H-2", HomeAct::visit), landlord.token())->state, AskState::waits);
  all_is_sent(desk);
  EXPECT_EQ(told_to_answer(desk, landlord.officer), 0u) << "they may not answer themselves";
  EXPECT_EQ(told_to_answer(desk, landlord.manager), 1u) << "so somebody else of the case is told";
  ASSERT_EQ(ask_before_acting(desk, landlord.lead, ask_of("A place nobody knows", HomeAct::visit), landlord.token())->state, AskState::waits);
  all_is_sent(desk);
  EXPECT_EQ(told_to_answer(desk, landlord.lead), 0u);
  EXPECT_EQ(told_to_answer(desk, landlord.second), 1u);
}
TEST_F(Screening, SG_30_what_was_not_told_when_the_power_went_is_told_once_at_the_next_start) {
  no_lot(landlord);
  std::optional<AskedBefore> held;
  for (int call = 1; call < 500 && !held; ++call) {
    landlord.store.faults.arm(call, true);
    const auto asked = ask_before_acting(desk, landlord.colleague, ask_of("A place nobody knows", HomeAct::visit), "the one form");
    all_is_sent(desk);
    landlord.store.faults.disarm();
    if (asked) held = *asked;
  }
  ASSERT_TRUE(held);
  ASSERT_EQ(told_to_answer(desk, landlord.lead), 0u) << "everything after the ask itself was lost";
  for (int starts = 0; starts < 2; ++starts) {
    tell_of_asks_again(desk);
    desk.afterwards.wait();
    EXPECT_EQ(told_to_answer(desk, landlord.lead), 1u);
    EXPECT_EQ(told_to_answer(desk, landlord.second), 1u);
    EXPECT_EQ(told_to_answer(desk, landlord.colleague), 0u);
  }
  ASSERT_TRUE(answer_ask(desk, landlord.lead, {held->id, {}, false, "Not now", {}}, landlord.token()));
  ASSERT_EQ(ask_before_acting(desk, landlord.colleague, ask_of("Another place", HomeAct::visit), landlord.token())->state, AskState::waits);
  all_is_sent(desk);
  tell_of_asks_again(desk);
  desk.afterwards.wait();
  EXPECT_EQ(told_to_answer(desk, landlord.lead), 2u) << "what was told when it was asked is not told again";
}

// ---- concerns ----

TEST_F(Screening, SG_34_an_operatives_concern_lands_in_the_pot_and_they_can_read_nothing_back) {
  ASSERT_TRUE(say_concern(desk, landlord.operative, {{}, "3 Elm Row, Wexcombe", "", false, {}, {}}, landlord.token()));
  ASSERT_EQ(landlord.open().size(), 1u);
  const prompts::Prompt prompt = landlord.open()[0].prompt;
  EXPECT_EQ(prompt.home, landlord.home(3)) << "the words meant one home";
  EXPECT_EQ(prompt.said_by, landlord.operative.id);
  EXPECT_EQ(reports_waiting(desk, landlord.officer), 0u) << "it is no report unless they say so";
  EXPECT_FALSE(view_prompt(desk, landlord.operative, prompt.id));
  EXPECT_FALSE(prompt_list(desk, landlord.operative));
  EXPECT_TRUE(messages_for(desk, landlord.operative, 10).empty());
  ASSERT_TRUE(say_concern(desk, landlord.operative, {{}, "The flat over the shop", "He answered every question for her", true, {}, {}}, landlord.token()));
  EXPECT_EQ(reports_waiting(desk, landlord.officer), 1u) << "somebody today: in triage as well";
  const auto soon = landlord.open();
  ASSERT_EQ(soon.size(), 2u);
  EXPECT_FALSE(soon[1].prompt.home);
  ASSERT_TRUE(place_concern(desk, landlord.lead, soon[1].prompt.id, landlord.home(5), landlord.token()));
  EXPECT_EQ(view_prompt(desk, landlord.lead, soon[1].prompt.id)->line.prompt.home, landlord.home(5));
}
TEST_F(Screening, SG_34_a_concern_and_damage_together_are_a_pattern) {
  landlord.repairs("J3,99990000003,21/10/2026,N55,Broken window in kitchen,\n");
  landlord.switch_on("concern_and_damage");
  ASSERT_TRUE(say_concern(desk, landlord.operative, {{}, "3 Elm Row", "", false, {}, {}}, landlord.token()));
  ASSERT_TRUE(look_again(desk));
  const auto open = landlord.open();
  ASSERT_EQ(open.size(), 2u) << "the concern, and what the rule says";
  const auto rule = std::find_if(open.begin(), open.end(), [](const PromptLine& line) { return !line.prompt.rules.empty(); });
  ASSERT_NE(rule, open.end());
  EXPECT_EQ(rule->prompt.evidence().size(), 2u);
}
TEST_F(Screening, SG_34_without_a_screening_team_a_concern_is_a_report) {
  landlord.change([](ScreeningPolicy& says) { says.team = {Role::champion}; });
  ASSERT_TRUE(say_concern(desk, landlord.operative, {{}, "3 Elm Row", "", false, {}, {}}, landlord.token()));
  EXPECT_EQ(reports_waiting(desk, landlord.officer), 1u) << "somebody looks at it, whatever is set up";
}

}  // namespace
}  // namespace rowan::app
