// "Before you act": whoever is about to warn, charge, visit or write about a home asks here (SG-30, SG-31, SG-32). Words, layout and work are
// the same whatever stands behind an answer.
#include <algorithm>

#include "app/screening/asks.h"
#include "app/screening/prompts.h"
#include "web/components/button.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/components/tag.h"
#include "web/components/warning_text.h"
#include "web/pages/card_table.h"
#include "web/pages/organisation_shared.h"
#include "web/pages/screening.h"
#include "web/pages/screening_shared.h"
#include "web/site/id_in.h"

namespace rowan::web::pages {
namespace {

using prompts::AskState;
using prompts::HomeAct;

void state_tag(Html& html, AskState state) {
  switch (state) {
    case AskState::go_ahead: return ui::tag(html, {.text = "Go ahead", .classes = "govuk-tag--green"});
    case AskState::waits: return ui::tag(html, {.text = "Wait", .classes = "govuk-tag--yellow"});
    case AskState::stop: return ui::tag(html, {.text = "Do not go ahead", .classes = "govuk-tag--red"});
  }
}
std::string act_words(HomeAct act, const std::vector<prompts::Heard>& heard) {
  std::string out(label_of(act));
  for (std::size_t i = 0; i < heard.size(); ++i) out += (i == 0 ? ": " : ", ") + std::string(label_of(heard[i]));
  return out;
}
bool may_be_hurt(const std::vector<prompts::Heard>& heard) { return std::any_of(heard.begin(), heard.end(), prompts::may_be_somebody_being_hurt); }

template <class E, std::size_t N>
std::vector<Option> options_from(const std::string_view (&names)[N], const std::string_view (&labels)[N]) {
  std::vector<Option> out;
  for (std::size_t i = 0; i < N; ++i) out.push_back({std::string(names[i]), std::string(labels[i])});
  return out;
}

Response frame(Page& page, const std::string& title, const Html& html, bool error = false, const std::string& back = "/before-acting", bool wide = false) {
  return staff_page(page, {.title = title, .nav = Nav::before_acting, .error = error, .back = back, .back_text = back.empty() ? "" : "Before you act", .wide = wide}, html);
}

void ask_form(Html& html, Page& page, const Values& values, const std::vector<app::HomeFound>& homes) {
  open_form(html, page, "/before-acting");
  text_field(html, values, {.name = "where", .label = "Which home?", .hint = "Address, UPRN, or the reference of the home or tenancy. No names of people"});
  if (!homes.empty()) {
    std::vector<Option> options;
    for (const app::HomeFound& home : homes) options.push_back({std::to_string(home.home.value), home.label});
    options.push_back({"none", "None of these", {}, {}, false, "or"});
    radio_field(html, values, {.name = "home", .label = "Which of these is it?"}, std::move(options));
  }
  radio_field(html, values, {.name = "act", .label = "What do you want to do?"}, options_from<HomeAct>(prompts::home_act_names, prompts::home_act_labels));
  check_field(html, values, {.name = "heard", .label = "If it is about noise or behaviour, what was heard?"}, options_from<prompts::Heard>(prompts::heard_names, prompts::heard_labels));
  html << "<p class=\"govuk-body\"><strong>If somebody may be in danger now, call 999 first.</strong></p>";
  area_field(html, values, {.name = "note", .label = "What would you send, charge or do, and when? (optional)", .rows = 2});
  submit(html, "Ask");
  close_form(html);
}

Response draw(Page& page, const Values& values, const std::vector<app::HomeFound>& homes) {
  Html html;
  error_summary_of(html, values);
  html << "<h1 class=\"govuk-heading-l\">Before you act</h1><p class=\"govuk-body\">Ask before you warn, charge, visit or write about a home. Most answers are to go ahead. "
          "Some wait, also by lot: to wait says nothing about anybody who lives there. Do not speak about it with them, or with colleagues.</p>";
  ask_form(html, page, values, homes);
  const auto mine = app::own_asks(page.desk(), page.actor());
  if (mine && !mine->empty()) {
    html << "<h2 class=\"govuk-heading-m\">What you asked</h2>";
    CardTable table{"What you asked, newest first", {"Home", "What", "When", "Answer"}, {}};
    for (const app::OwnAsk& ask : *mine) {
      Html state;
      state_tag(state, ask.state);
      table.rows.push_back({link_to("/before-acting/asks/" + std::to_string(ask.id), ask.where), Html(act_words(ask.act, ask.heard)), Html(long_date(civil(ask.at).date)), std::move(state)});
    }
    card_table(html, table);
  }
  // A list that is empty is not there: who has nothing to answer cannot tell that others have.
  if (const auto waiting = app::asks_waiting_for(page.desk(), page.actor()); waiting && !waiting->empty())
    html << "<p class=\"govuk-body\">" << link_to("/before-acting/waiting", "Colleagues who wait for your answer") << "</p>";
  return frame(page, "Before you act", html, values.has_errors(), "");
}

void what_to_ask_yourself(Html& html, const app::OwnAsk& ask) {
  if (may_be_hurt(ask.heard)) {
    ui::warning_text(html, {.text = "If it is heard again now: call 999. On a mobile, somebody who cannot speak can press 55 when asked."});
    html << "<p class=\"govuk-body\">Ask whoever reported it what they heard, word for word, and write that down. Ask whether they were afraid for anybody. "
            "Do not tell them, or the home, that anybody else has reported it.</p>";
  }
  if (ask.act == HomeAct::arrears)
    html << "<p class=\"govuk-body\">Before you take it further, ask yourself who holds the money in that home, who opens the post, and whether the debt is one person’s doing. "
            "Talk with each tenant alone, and only about their own account.</p>";
  if (ask.act == HomeAct::recharge) html << "<p class=\"govuk-body\">Making the home safe never waits for a charge, and nobody has to bring a crime number.</p>";
}

bool answers_for(const app::WaitingAsk& waiting, prompts::Holder holder) {
  return std::find(waiting.as.begin(), waiting.as.end(), holder) != waiting.as.end();
}

void why_it_waits(Html& html, const app::WaitingAsk& waiting) {
  const prompts::Ask& ask = waiting.ask;
  html << "<h2 class=\"govuk-heading-m\">Why it waits</h2><ul class=\"govuk-list govuk-list--bullet\">";
  if (answers_for(waiting, prompts::Holder::team)) {
    if (waiting.prompts) html << "<li>" << link_to("/patterns", "A pattern is open") << " about this home</li>";
    if (may_be_hurt(ask.what.heard)) html << "<li>What was heard may be somebody being hurt</li>";
    if (!ask.what.home) html << "<li>The home was not found in the register</li>";
    if (ask.what.by_lot) html << "<li>By lot: nothing is known about this home</li>";
  }
  for (const std::string& reference : waiting.cases) html << "<li>Case " << link_to("/cases/" + reference, reference) << " is tied to this home</li>";
  for (const app::WaitingAsk::Earlier& earlier : waiting.earlier) {
    const std::string_view state = earlier.state == AskState::waits ? "waits as well" : "was answered no";
    html << "<li>Another question about this home, of " << long_date(civil(earlier.at).date) << ", " << state << ": " << act_words(earlier.act, earlier.heard);
    if (!earlier.reason.empty()) html << ". Why: " << earlier.reason;
    html << "</li>";
  }
  html << "</ul>";
}

// A yes to a home that nobody named would be held to no case and no pattern there.
void home_search(Html& html, Page& page, const std::string& action, const std::string& find) {
  open_form(html, page, action);
  hidden(html, "do", "find");
  Values search;
  search.set("find", find);
  text_field(html, search, {.name = "find", .label = "Look for the home in the register", .hint = "Another spelling, the postcode, or a reference"});
  submit(html, "Look", {}, {}, "govuk-button--secondary");
  close_form(html);
}
void home_choice(Html& html, Page& page, const Values& values, const std::string& find) {
  std::vector<Option> homes;
  for (const app::HomeFound& home : app::homes_like(page.desk(), find, 10)) homes.push_back({std::to_string(home.home.value), home.label});
  homes.push_back({"none", "None of our homes", {}, {}, false, homes.empty() ? "" : "or"});
  radio_field(html, values, {.name = "home", .label = "Which home is it?", .hint = "Needed before it may go ahead. Whoever has to be asked because of that home is asked then"},
              std::move(homes));
}

Response waiting_page(Page& page, const Values& values) {
  const auto waiting = app::ask_waiting_for(page.desk(), page.actor(), number_part(page, 0));
  if (!waiting) return refusal_page(page, waiting.refusal());
  const prompts::Ask& ask = waiting->ask;
  Html html;
  error_summary_of(html, values);
  html << "<h1 class=\"govuk-heading-l\">" << ask.what.where << "</h1>";
  ui::SummaryList facts;
  const auto row = [&](const char* key, std::string value) { facts.rows.push_back({.key = {.text = key}, .value = {.text = std::move(value)}}); };
  row("Who asks", waiting->who);
  row("When", date_and_time(ask.at));
  if (!waiting->home.empty() && waiting->home != ask.what.where) row("Home in the register", waiting->home);
  row("What they want to do", act_words(ask.what.act, ask.what.heard));
  row("In their words", ask.what.note.empty() ? "They wrote nothing more" : ask.what.note);
  ui::summary_list(html, facts);
  why_it_waits(html, *waiting);
  ui::inset_text(html, {.text = "They see only “wait”, and then “go ahead” or “do not go ahead” with the words you give them. When somebody else has to answer as well, it waits for both."});
  const std::string action = "/before-acting/waiting/" + std::to_string(ask.id);
  const bool name_home = !ask.what.home && answers_for(*waiting, prompts::Holder::team);
  const std::string find = values.one("find").empty() ? ask.what.where : values.one("find");
  if (name_home) home_search(html, page, action, find);
  open_form(html, page, action);
  if (name_home) {
    hidden(html, "find", find);
    home_choice(html, page, values, find);
  }
  radio_field(html, values, {.name = "answer", .label = "Your answer"}, {{"yes", "It may go ahead"}, {"no", "It must not go ahead"}});
  area_field(html, values, {.name = "reason", .label = "Why?", .hint = "For those who decide. The person who asked never reads it", .rows = 3});
  text_field(html, values, {.name = "words", .label = "Words for the person who asked (optional)", .hint = "For example: leave it until Friday, then ask again. Nothing about the home"});
  submit(html, "Save", "/before-acting/waiting");
  close_form(html);
  return frame(page, "Somebody waits", html, values.has_errors());
}

}  // namespace

Response before_acting(Page& page) { return draw(page, Values(), {}); }

Response ask_before_acting(Page& page) {
  Typed typed(page.form());
  prompts::ActAsked what;
  what.where = typed.text("where");
  const std::string home = typed.text("home"), act = typed.text("act");
  what.home = id_in<HomeTag>(home);
  if (const auto chosen = named<HomeAct>(act)) what.act = *chosen;
  else typed.problem("form.choice", "Choose what you want to do", "act");
  for (const std::string& each : typed.many("heard")) if (const auto heard = named<prompts::Heard>(each)) what.heard.push_back(*heard);
  what.note = typed.text("note");
  // Of several homes that may be meant, they say which: a wrong home would get the wrong answer.
  std::vector<app::HomeFound> homes;
  if (!what.home && home != "none" && !what.where.empty()) homes = app::homes_like(page.desk(), what.where, 10);
  if (homes.size() > 1) typed.problem("form.choice", "Choose which home you mean", "home");
  else homes.clear();
  const auto again = [&](const Values& values) { return draw(page, values, homes); };
  if (!typed.good()) return again(Values(page.form(), typed.problems()));
  const auto asked = app::ask_before_acting(page.desk(), page.actor(), what, page.token());
  return after(page, asked, asked ? "/before-acting/asks/" + std::to_string(asked->id) : "/before-acting", again);
}

Response own_ask(Page& page) {
  const auto ask = app::own_ask(page.desk(), page.actor(), number_part(page, 0));
  if (!ask) return refusal_page(page, ask.refusal());
  Html html;
  html << "<span class=\"govuk-caption-l\">" << ask->where << "</span><h1 class=\"govuk-heading-l\">";
  switch (ask->state) {
    case AskState::go_ahead: html << "You may go ahead"; break;
    case AskState::waits: html << "Wait. Someone will come back to you"; break;
    case AskState::stop: html << "Do not go ahead"; break;
  }
  html << "</h1><p class=\"govuk-body\">" << act_words(ask->act, ask->heard) << ". Asked on " << date_and_time(ask->at) << ".</p>";
  if (!ask->words.empty()) ui::inset_text(html, {.text = ask->words});
  if (ask->state == AskState::waits)
    html << "<p class=\"govuk-body\">You get a message with the answer. Until then do not write, charge, visit or call about it, and do not speak about it with anybody at that home.</p>";
  if (ask->state == AskState::stop) {
    html << "<p class=\"govuk-body\">If it cannot be left, speak with the duty lead";
    if (!page.desk().landlord.duty_phone.empty()) html << " on " << page.desk().landlord.duty_phone;
    html << ".</p>";
  }
  what_to_ask_yourself(html, *ask);
  ui::button(html, {.text = "Ask about another home", .href = Url("/before-acting"), .classes = "govuk-button--secondary"});
  return frame(page, "Your question", html);
}

Response asks_to_answer(Page& page) {
  const auto waiting = app::asks_waiting_for(page.desk(), page.actor());
  if (!waiting) return refusal_page(page, waiting.refusal());
  Html html;
  html << "<h1 class=\"govuk-heading-l\">Colleagues who wait for your answer</h1>";
  if (waiting->empty()) {
    html << "<p class=\"govuk-body\">Nobody waits for you.</p>";
  } else {
    CardTable table{"Who waits, longest first", {"Home", "What", "Who", "Since"}, {}};
    for (const app::WaitingAsk& each : *waiting)
      table.rows.push_back({link_to("/before-acting/waiting/" + std::to_string(each.ask.id), each.ask.what.where), Html(act_words(each.ask.what.act, each.ask.what.heard)), Html(each.who),
                            Html(date_and_time(each.ask.at))});
    card_table(html, table);
  }
  return frame(page, "Who waits for you", html, false, "/before-acting", true);
}

Response ask_to_answer(Page& page) { return waiting_page(page, Values()); }

Response answer_before_acting(Page& page) {
  Typed typed(page.form());
  if (typed.text("do") == "find") return waiting_page(page, Values(page.form()));
  prompts::AskAnswered what;
  what.ask = number_part(page, 0);
  const std::string answer = typed.text("answer");
  if (answer != "yes" && answer != "no") typed.problem("form.choice", "Choose whether it may go ahead", "answer");
  what.go_ahead = answer == "yes";
  what.reason = typed.text("reason");
  what.words = typed.text("words");
  const std::string named = typed.text("home");
  const HomeId home = id_in<HomeTag>(named);
  if (named == "none") what.none_of_ours = true;
  else if (!named.empty() && !home) typed.problem("form.choice", "Choose one of the homes shown", "home");
  const auto again = [&](const Values& values) { return waiting_page(page, values); };
  if (!typed.good()) return again(Values(page.form(), typed.problems()));
  return after(page, app::answer_ask(page.desk(), page.actor(), what, page.token(), home), "/before-acting/waiting", again);
}

}  // namespace rowan::web::pages
