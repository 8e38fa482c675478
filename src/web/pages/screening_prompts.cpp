// Prompts for the team (NHG-16): what to look at, why, what speaks against it, and what somebody found.
#include <algorithm>

#include "app/screening/prompts.h"
#include "web/components/button.h"
#include "web/components/details.h"
#include "web/components/inset_text.h"
#include "web/components/sub_navigation.h"
#include "web/components/summary_list.h"
#include "web/components/tag.h"
#include "web/pages/card_table.h"
#include "web/pages/organisation_shared.h"
#include "web/pages/screening.h"
#include "web/pages/screening_shared.h"
#include "web/site/id_in.h"

namespace rowan::web::pages {
namespace {

using prompts::PromptState;

std::string address_of(std::int64_t id) { return "/patterns/" + std::to_string(id); }

void state_tag(Html& html, PromptState state) {
  switch (state) {
    case PromptState::open: return ui::tag(html, {.text = "To look at", .classes = "govuk-tag--yellow"});
    case PromptState::opened: return ui::tag(html, {.text = "Case opened", .classes = "govuk-tag--blue"});
    case PromptState::known: return ui::tag(html, {.text = "Known already", .classes = "govuk-tag--blue"});
    case PromptState::no_concern: return ui::tag(html, {.text = "No concern", .classes = "govuk-tag--grey"});
    case PromptState::expired: return ui::tag(html, {.text = "Missed", .classes = "govuk-tag--red"});
  }
}

std::string what_words(const prompts::Prompt& prompt) {
  if (prompt.concern) return "A colleague noticed something";
  std::string out;
  for (const prompts::RuleMet& rule : prompt.rules) (out.empty() ? out : out += "; ") += rule.name;
  return out;
}

void lines_table(Html& html, const std::vector<app::PromptLine>& lines, const std::string& caption, bool open) {
  CardTable table{caption, {"Home", "What was found", open ? "Look by" : "Raised", "State"}, {}};
  for (const app::PromptLine& line : lines) {
    Html state;
    state_tag(state, line.state);
    table.rows.push_back({link_to(address_of(line.prompt.id), line.home), Html(what_words(line.prompt)),
                          Html(long_date(open ? line.prompt.expires : civil(line.prompt.raised_at).date)), std::move(state)});
  }
  card_table(html, table);
}

void rule_section(Html& html, const prompts::RuleMet& rule) {
  html << "<section class=\"rw-section\"><h2 class=\"govuk-heading-m\">" << rule.name << "</h2><p class=\"govuk-body\">" << rule.words << "</p>";
  ui::SummaryList facts;
  const auto row = [&](const char* key, std::string value) { facts.rows.push_back({.key = {.text = key}, .value = {.text = std::move(value)}}); };
  row("Rule", rule.rule + ", version " + std::to_string(rule.rule_version));
  row("Window", long_date(rule.from) + " to " + long_date(rule.to));
  row("Counted", std::to_string(rule.counted) + " on " + std::to_string(rule.days) + (rule.days == 1 ? " day" : " days") +
                     (rule.reporters > 0 ? ", from " + std::to_string(rule.reporters) + (rule.reporters == 1 ? " caller" : " different callers") : std::string()));
  row("Left out", rule.left_out == 0 ? std::string("Nothing") : std::to_string(rule.left_out));
  ui::summary_list(html, facts);
  CardTable table{"Jobs and complaints in the window, by day", {"Number", "Day", "Code", "Words found", "Counts"}, {}};
  for (const prompts::EvidenceLine& line : rule.lines) {
    std::string words, counts = line.counts ? "Yes" : "No";
    for (const std::string& phrase : line.phrases) (words.empty() ? words : words += "; ") += phrase;
    for (const std::string& why : line.why) counts += (counts.size() > 3 ? "; " : ": ") + why;
    table.rows.push_back({Html(kind_words(line.what) + " " + line.source), Html(long_date(line.on)), Html(line.code.empty() ? "None" : line.code),
                          Html(words.empty() ? "None" : words), Html(counts)});
  }
  card_table(html, table);
  html << "<h3 class=\"govuk-heading-s\">What speaks against it</h3>";
  if (rule.against.empty()) {
    html << "<p class=\"govuk-body\">Nothing that the records say. That shows nothing: most such patterns have an ordinary reason.</p>";
  } else {
    html << "<ul class=\"govuk-list govuk-list--bullet\">";
    for (const std::string& against : rule.against) html << "<li>" << against << "</li>";
    html << "</ul>";
  }
  html << "</section>";
}

void concern_section(Html& html, Page& page, const app::PromptView& view, const Values& values) {
  const prompts::Prompt& prompt = view.line.prompt;
  html << "<section class=\"rw-section\"><h2 class=\"govuk-heading-m\">What a colleague noticed</h2>";
  ui::SummaryList facts;
  const auto row = [&](const char* key, std::string value) { facts.rows.push_back({.key = {.text = key}, .value = {.text = std::move(value)}}); };
  row("Who", page.desk().staff.name(prompt.said_by));
  row("When", date_and_time(prompt.raised_at));
  row("Where, in their words", prompt.concern->where);
  row("What, in their words", prompt.concern->text.empty() ? "They wrote nothing more" : prompt.concern->text);
  if (!prompt.concern->report.empty()) row("They asked for somebody today", "Report " + prompt.concern->report);
  ui::summary_list(html, facts);
  html << "<p class=\"govuk-body\">They were told nothing more, and see nothing of this. If you speak with them, ask what they saw and say that they did right.</p>";
  if (!prompt.home && view.line.state == PromptState::open) {
    html << "<h3 class=\"govuk-heading-s\">Which home is it?</h3>";
    const std::string find = values.one("find").empty() ? prompt.concern->where : values.one("find");
    open_form(html, page, address_of(prompt.id) + "/home");
    std::vector<Option> homes;
    for (const app::HomeFound& home : app::homes_like(page.desk(), find, 10)) homes.push_back({std::to_string(home.home.value), home.label});
    if (!homes.empty()) radio_field(html, values, {.name = "home", .label = "Homes that may be meant"}, std::move(homes));
    text_field(html, values, {.name = "find", .label = "Or look for another address or reference"});
    submit(html, "Go on", {}, {}, "govuk-button--secondary");
    close_form(html);
  }
  html << "</section>";
}

void answers(Html& html, Page& page, const app::PromptView& view, const Values& values) {
  const std::int64_t id = view.line.prompt.id;
  html << "<section class=\"rw-section\"><h2 class=\"govuk-heading-m\">What did you find?</h2>"
          "<p class=\"govuk-body\">Look at the records first. Do not write, call or visit because of this page: whoever lives there may be watched, and may not be who you think.</p>";
  open_form(html, page, address_of(id) + "/answer");
  std::vector<Option> reasons;
  for (std::size_t i = 0; i < std::size(prompts::no_concern_names); ++i) reasons.push_back({std::string(prompts::no_concern_names[i]), std::string(prompts::no_concern_labels[i])});
  radio_field(html, values, {.name = "outcome", .label = "Without a new case"},
              {{"known", "It is known already", "There is a case, or another team has it in hand"}, {"no_concern", "No concern"}});
  radio_field(html, values, {.name = "why", .label = "If there is no concern, why?"}, std::move(reasons));
  area_field(html, values, {.name = "reason", .label = "What did you look at, and what did you find?", .rows = 3});
  if (!view.cases.empty()) {
    html << "<p class=\"govuk-body\">Open cases of this home that you may see: ";
    for (std::size_t i = 0; i < view.cases.size(); ++i) {
      if (i > 0) html << ", ";
      html << link_to("/cases/" + view.cases[i], view.cases[i]);
    }
    html << "</p>";
  }
  submit(html, "Save");
  close_form(html);
  html << "<h3 class=\"govuk-heading-s\">Or open a case</h3>"
          "<p class=\"govuk-body\">It begins as an enquiry: a plan for a safe first approach comes before anybody is spoken to.</p>";
  open_form(html, page, address_of(id) + "/open");
  std::vector<Option> people;
  for (const auto& person : view.people) people.push_back({std::to_string(person.id.value), person.name});
  people.push_back({"none", "Not known yet", {}, {}, false, people.empty() ? "" : "or"});
  radio_field(html, values, {.name = "person", .label = "Who may it be happening to?", .hint = "Whoever lives there by the register. A pattern does not say who"}, std::move(people));
  std::vector<Option> leads{{"me", "Me"}, {"nobody", "Nobody yet: a manager of the team allocates it"}};
  for (const auto& one : page.desk().staff.all())
    if (one->active && one->actor.id != page.actor().id && may(one->actor, Permission::work_cases))
      leads.push_back({std::to_string(one->actor.id.value), one->actor.name + (one->job_title.empty() ? "" : ", " + one->job_title)});
  select_field(html, values, {.name = "lead", .label = "Who gets the case?"}, std::move(leads));
  area_field(html, values, {.name = "case_reason", .label = "Why is a case opened?", .rows = 2});
  submit(html, "Open a case");
  close_form(html);
  html << "</section>";
}

void answered(Html& html, Page& page, const prompts::Looked& answer) {
  ui::SummaryList facts;
  const auto row = [&](const char* key, std::string value) { facts.rows.push_back({.key = {.text = key}, .value = {.text = std::move(value)}}); };
  row("Outcome", std::string(label_of(answer.what.outcome)));
  if (answer.what.why) row("Why", std::string(label_of(*answer.what.why)));
  if (!answer.what.reason.empty()) row("In words", answer.what.reason);
  if (!answer.what.reference.empty()) row("Case", answer.what.reference);
  row("By", page.desk().staff.name(answer.by) + ", " + date_and_time(answer.at));
  html << "<h2 class=\"govuk-heading-m\">What was found</h2>";
  ui::summary_list(html, facts);
}

Response draw(Page& page, const app::PromptView& view, const Values& values) {
  const prompts::Prompt& prompt = view.line.prompt;
  Html html;
  error_summary_of(html, values);
  html << "<span class=\"govuk-caption-l\">Number " << prompt.id << "</span><h1 class=\"govuk-heading-l\">" << view.line.home << "</h1><p class=\"govuk-body\">";
  state_tag(html, view.line.state);
  html << " Raised on " << long_date(civil(prompt.raised_at).date) << ". ";
  if (view.line.state == PromptState::open) html << "Look at it by " << long_date(prompt.expires) << ".";
  html << "</p>";
  ui::inset_text(html, {.text = "This is a prompt to look, not a finding. It stands on no home, no tenancy and no person, and nobody outside your team can tell that it is here."});
  if (prompt.answer) answered(html, page, *prompt.answer);
  if (prompt.concern) concern_section(html, page, view, values);
  for (const prompts::RuleMet& rule : prompt.rules) rule_section(html, rule);
  if (!view.texts.empty()) {
    html << "<h2 class=\"govuk-heading-m\">Words of the jobs and complaints</h2><p class=\"govuk-body\">The policy keeps them, sealed.</p><dl class=\"govuk-body\">";
    for (const auto& [source, text] : view.texts) html << "<dt><strong>" << source << "</strong></dt><dd>" << text << "</dd>";
    html << "</dl>";
  }
  if (!view.earlier.empty()) {
    html << "<h2 class=\"govuk-heading-m\">Earlier about the same home</h2>";
    lines_table(html, view.earlier, "Earlier about the same home, newest first", false);
  }
  if (!prompt.answer) answers(html, page, view, values);
  return patterns_page(page, {.title = "Pattern " + std::to_string(prompt.id), .back = "/patterns", .wide = false, .error = values.has_errors()}, html);
}

Response with_prompt(Page& page, const Values& values) {
  const auto view = app::view_prompt(page.desk(), page.actor(), number_part(page, 0));
  return view ? draw(page, *view, values) : refusal_page(page, view.refusal());
}

void yield_row(CardTable& table, const prompts::Yield& yield, const std::string& name) {
  const auto percent = [](std::optional<int> value) { return value ? std::to_string(*value) + "%" : std::string("Nobody looked yet"); };
  table.rows.push_back({Html(name), Html(std::to_string(yield.raised)), Html(std::to_string(yield.open)), Html(std::to_string(yield.opened)), Html(std::to_string(yield.known)),
                        Html(std::to_string(yield.no_concern)), Html(std::to_string(yield.expired)), Html(percent(yield.yield_percent())), Html(percent(yield.false_alarm_percent()))});
}

}  // namespace

std::string kind_words(std::string_view kind) {
  if (kind == "repair") return "Repair";
  if (kind == "noise") return "Complaint";
  return "Concern";
}

Response patterns_page(Page& page, const PatternFrame& frame, const Html& body) {
  ui::SubNavigation nav;
  nav.label = "Parts of patterns";
  nav.items.push_back({"To look at", Url("/patterns"), frame.tab == PatternTab::look && frame.back.empty()});
  nav.items.push_back({"Rules", Url("/patterns/rules"), frame.tab == PatternTab::rules});
  nav.items.push_back({"Files", Url("/patterns/files"), frame.tab == PatternTab::files});
  nav.items.push_back({"Figures", Url("/patterns/figures"), frame.tab == PatternTab::figures});
  Html html;
  ui::sub_navigation(html, nav);
  html << body;
  return staff_page(page, {.title = frame.title, .nav = Nav::patterns, .error = frame.error, .back = frame.back, .back_text = frame.back_text, .wide = frame.wide}, html);
}

Response patterns(Page& page) {
  const auto list = app::prompt_list(page.desk(), page.actor());
  if (!list) return refusal_page(page, list.refusal());
  Html html;
  html << "<h1 class=\"govuk-heading-l\">Patterns to look at</h1><p class=\"govuk-body\">What repairs, complaints and colleagues say together. Each is a reason for a trained person to look, and no more.</p>";
  if (list->open.empty()) html << "<p class=\"govuk-body\">There is nothing to look at.</p>";
  else lines_table(html, list->open, "To look at, soonest first", true);
  html << "<p class=\"govuk-body\">" << link_to("/before-acting/waiting", "Colleagues who wait before they act on a home") << "</p>";
  if (!list->closed.empty()) {
    html << "<h2 class=\"govuk-heading-m\">Dealt with</h2>";
    lines_table(html, list->closed, "Dealt with, newest first", false);
  }
  return patterns_page(page, {.title = "Patterns"}, html);
}

Response pattern(Page& page) {
  Values values;
  values.set("lead", "me").set("person", "none");
  return with_prompt(page, values);
}

Response answer_pattern(Page& page) {
  Typed typed(page.form());
  prompts::PromptAnswered what;
  what.prompt = number_part(page, 0);
  const std::string outcome = typed.text("outcome");
  if (outcome == "known") what.outcome = prompts::Outcome::known;
  else if (outcome != "no_concern") typed.problem("form.choice", "Choose what you found", "outcome");
  const std::string why = typed.text("why");
  if (!why.empty()) what.why = named<prompts::NoConcern>(why);
  what.reason = typed.text("reason");
  const auto again = [&](const Values& values) { return with_prompt(page, values); };
  if (!typed.good()) return again(Values(page.form(), typed.problems()));
  return after(page, app::answer_prompt(page.desk(), page.actor(), what, page.token()), "/patterns", again);
}

Response open_from_pattern(Page& page) {
  Typed typed(page.form());
  app::OpenChoice choice;
  const std::string person = typed.text("person"), lead = typed.text("lead");
  choice.person = id_in<PersonTag>(person);
  if (person.empty()) typed.problem("open.person", "Choose who it may be, or “Not known yet”", "person");
  else if (person != "none" && (!choice.person || !page.desk().known.label(choice.person)))
    typed.problem("open.person", "Choose one of the people shown", "person");
  choice.lead = lead == "me" ? page.actor().id : id_in<StaffTag>(lead);
  if (!choice.lead && lead != "nobody") typed.problem("open.lead", "Choose who gets the case", "lead");
  choice.team = page.actor().team;
  const std::string reason = typed.text("case_reason");
  if (reason.empty()) typed.problem("form.needed", "Say why a case is opened", "case_reason");
  const auto again = [&](const Values& values) { return with_prompt(page, values); };
  if (!typed.good()) return again(Values(page.form(), typed.problems()));
  const auto opened = app::open_case_from_prompt(page.desk(), page.actor(), number_part(page, 0), choice, reason, page.token());
  return after(page, opened, opened && choice.lead == page.actor().id ? "/cases/" + *opened : "/patterns", again);
}

Response place_pattern(Page& page) {
  Typed typed(page.form());
  const std::string home = typed.text("home");
  const auto again = [&](const Values& values) { return with_prompt(page, values); };
  if (home.empty()) {
    // Nothing chosen: another search, by POST, so that no address stands in an address.
    Values values(page.form());
    values.set("lead", "me").set("person", "none");
    return again(values);
  }
  const HomeId chosen = id_in<HomeTag>(home);
  return after(page, app::place_concern(page.desk(), page.actor(), number_part(page, 0), chosen, page.token()), address_of(number_part(page, 0)), again);
}

Response pattern_figures(Page& page) {
  const auto figures = app::screening_figures(page.desk(), page.actor());
  if (!figures) return refusal_page(page, figures.refusal());
  Html html;
  html << "<h1 class=\"govuk-heading-l\">What it brought</h1><p class=\"govuk-body\">Yield: of what somebody looked at, how much led to a case or was known already. "
          "False alarms: how much was no concern. What nobody looked at in time is counted as missed, never as no concern.</p>";
  CardTable table{"By rule", {"Rule", "Raised", "To look at", "Case opened", "Known", "No concern", "Missed", "Yield", "False alarms"}, {}};
  for (const prompts::Yield& yield : figures->rules) yield_row(table, yield, yield.name);
  yield_row(table, figures->all, "All together");
  card_table(html, table);
  if (!figures->reasons.empty()) {
    html << "<h2 class=\"govuk-heading-m\">Why there was no concern</h2><ul class=\"govuk-list govuk-list--bullet\">";
    for (const auto& [why, count] : figures->reasons) html << "<li>" << label_of(why) << ": " << count << "</li>";
    html << "</ul>";
  }
  return patterns_page(page, {.title = "Figures of patterns", .tab = PatternTab::figures}, html);
}

}  // namespace rowan::web::pages
