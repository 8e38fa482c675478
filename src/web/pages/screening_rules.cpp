// What a rule costs, before anybody switches it on.
#include <cmath>

#include "app/screening/rules.h"
#include "app/screening/state.h"
#include "web/components/button.h"
#include "web/components/details.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/components/tag.h"
#include "web/components/warning_text.h"
#include "web/pages/case_frame.h"
#include "web/pages/card_table.h"
#include "web/pages/organisation_shared.h"
#include "web/pages/screening.h"
#include "web/pages/screening_shared.h"

namespace rowan::web::pages {
namespace {

constexpr std::size_t most_switches = 30;

void on_off(Html& html, const app::RuleLine& line) {
  if (line.on) ui::tag(html, {.text = "On", .classes = "govuk-tag--green"});
  else if (line.changed_since) ui::tag(html, {.text = "Changed, so off", .classes = "govuk-tag--yellow"});
  else ui::tag(html, {.text = "Off", .classes = "govuk-tag--grey"});
}
std::string about(double homes) {
  if (homes < 0.05) return "none";
  const long tenths = std::lround(homes * 10);
  if (tenths < 100) return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
  return std::to_string(std::llround(homes));
}
std::string between(double least, double most) {
  const std::string from = about(least), to = about(most);
  return from == to ? from : from + " to " + to;
}
const std::string& name_of_rule(const app::ScreeningRules& rules, const std::string& id) {
  for (const app::RuleLine& line : rules.rules) if (line.rule.id == id) return line.rule.name;
  return id;
}
std::string percent(std::uint32_t part, std::uint32_t of) {
  if (of == 0) return "–";
  const double value = 100.0 * part / of;
  return std::to_string(static_cast<int>(value)) + "." + std::to_string(static_cast<int>(value * 10) % 10) + "%";
}

std::string in_words(const app::ScreeningRules& rules, const screening::Rule& rule) {
  std::string out;
  for (const screening::Part& part : rule.parts)
    for (const screening::Signal& signal : rules.signals)
      if (signal.id == part.signal) {
        const std::string at_least = part.at_least > 1 ? "at least " + std::to_string(part.at_least) + " of: " : std::string();
        if (out.empty()) out = at_least + signal.name;
        else out += " and " + at_least + lower_first(signal.name);
      }
  out += "; " + std::to_string(rule.total) + " together in " + std::to_string(rule.window_days) + " days";
  if (rule.distinct_days > 1) out += ", on " + std::to_string(rule.distinct_days) + " different days";
  if (rule.distinct_reporters > 1) out += ", from " + std::to_string(rule.distinct_reporters) + " different callers";
  if (rule.acceleration) out += ", and growing: at least " + std::to_string(rule.acceleration->at_least) + " in the last " + std::to_string(rule.acceleration->recent_days) + " days, more often than before";
  if (rule.fresh_days > 0) out += "; the last of them not older than " + std::to_string(rule.fresh_days) + " days";
  return out;
}

void state_of_data(Html& html, const app::ScreeningRules& rules) {
  if (rules.events == 0) {
    ui::inset_text(html, {.html = Html() << "Nothing has been imported yet, so nobody can see what a rule costs. " << link_to("/patterns/files", "Bring in repairs and complaints") << "."});
    return;
  }
  if (rules.read_before > 0)
    ui::warning_text(html, {.text = "The list of phrases has changed. " + std::to_string(rules.read_before) + " of " + std::to_string(rules.events) +
                                    " rows were read with an earlier list and their words are gone: import the files again. Until then a new phrase finds nothing in them."});
  html << "<p class=\"govuk-body\">" << rules.events << " jobs and complaints that say something, from " << long_date(*rules.first) << " to " << long_date(*rules.last) << ", at "
       << rules.homes << " homes.";
  if (rules.unknown_homes > 0) html << " " << rules.unknown_homes << " more homes are not in the register.";
  html << "</p>";
  for (const std::string& sentence : rules.cannot_say) html << "<p class=\"govuk-body\">" << sentence << "</p>";
}

void costs_table(Html& html, const app::RuleLine& line) {
  CardTable table{"What each threshold would flag", {"Threshold", "Homes now", "Homes a year ago", "By chance, if homes were alike", "By chance, as homes differ here"}, {}};
  for (const screening::ThresholdCost& cost : line.costs) {
    Html name;
    name << std::to_string(cost.total) << " or more";
    if (cost.own) name << " <strong class=\"govuk-tag\">This rule</strong>";
    table.rows.push_back({std::move(name), Html(std::to_string(cost.now)), Html(std::to_string(cost.a_year_ago)), Html(about(cost.chance_poisson)), Html(about(cost.chance_spread))});
  }
  card_table(html, table);
  html << "<p class=\"govuk-body\">By chance: so many homes would be flagged if nothing at all lay behind the jobs and complaints, reckoned from how often they come here. "
          "When the two are near the number of homes now, the rule finds little else.</p>";
}

void splits_table(Html& html, const app::RuleLine& line) {
  const screening::ThresholdCost* own = line.own();
  if (!own || own->splits.empty()) return;
  html << "<h2 class=\"govuk-heading-m\">Whom it would flag</h2><p class=\"govuk-body\">A share that is much higher in one group can mean that the rule finds thin walls, or neighbours who complain, and no harm.</p>";
  CardTable table{"Homes flagged by group", {"Group", "Homes", "Flagged", "Share"}, {}};
  for (const screening::ThresholdCost::Split& split : own->splits)
    table.rows.push_back({Html(split.marker), Html(std::to_string(split.homes)), Html(std::to_string(split.flagged)), Html(percent(split.flagged, split.homes))});
  card_table(html, table);
  if (line.blocks.empty()) return;
  html << "<h3 class=\"govuk-heading-s\">Buildings with several</h3>";
  CardTable blocks{"Buildings with several flagged homes", {"Building", "Homes", "Flagged"}, {}};
  for (const auto& block : line.blocks) blocks.rows.push_back({Html(block.building), Html(std::to_string(block.homes)), Html(std::to_string(block.flagged))});
  card_table(html, blocks);
}

void switch_form(Html& html, Page& page, const app::RuleLine& line, const Values& values) {
  html << "<h2 class=\"govuk-heading-m\">" << (line.on ? std::string_view("Switch it off") : std::string_view("Switch it on")) << "</h2>";
  if (!app::switches_screening_rules(page.desk(), page.actor())) {
    html << "<p class=\"govuk-body\">Your role looks at patterns and does not switch rules.</p>";
    return;
  }
  open_form(html, page, "/patterns/rules/" + line.rule.id);
  hidden(html, "on", line.on ? "no" : "yes");
  if (!line.on && line.own())
    html << "<p class=\"govuk-body\">It would bring " << line.own()->now << (line.own()->now == 1 ? std::string_view(" home") : std::string_view(" homes"))
         << " to look at now. Each is looked at by a person, and none is contacted.</p>";
  area_field(html, values, {.name = "reason", .label = line.on ? "Why is it switched off?" : "Why is it worth what it costs?", .rows = 3});
  submit(html, line.on ? "Switch off" : "Switch on", "/patterns/rules");
  close_form(html);
}

Response draw_rule(Page& page, const app::ScreeningRules& rules, const app::RuleLine& line, const Values& values) {
  Html html;
  error_summary_of(html, values);
  html << "<span class=\"govuk-caption-l\">A rule, version " << line.rule.version << "</span><h1 class=\"govuk-heading-l\">" << line.rule.name << "</h1><p class=\"govuk-body\">";
  on_off(html, line);
  html << "</p><p class=\"govuk-body\">" << in_words(rules, line.rule) << ".</p><p class=\"govuk-body\">From: " << line.rule.clause << "</p>";
  state_of_data(html, rules);
  if (!line.costs.empty()) costs_table(html, line);
  splits_table(html, line);
  switch_form(html, page, line, values);
  bool any = false;
  CardTable table{"Switched before, newest first", {"When", "What", "By", "Homes then", "Why"}, {}};
  for (const prompts::Switched& switched : rules.switches) {
    if (switched.what.rule != line.rule.id) continue;
    any = true;
    table.rows.push_back({Html(long_date(civil(switched.at).date)), Html(std::string(switched.what.on ? "On" : "Off")), Html(page.desk().staff.name(switched.by)),
                          Html(std::to_string(switched.what.homes_now)), Html(switched.what.reason)});
  }
  if (any) {
    html << "<h2 class=\"govuk-heading-m\">Switched before</h2>";
    card_table(html, table);
  }
  return patterns_page(page, {.title = "Rule " + line.rule.id, .tab = PatternTab::rules, .back = "/patterns/rules", .back_text = "Rules", .error = values.has_errors()}, html);
}

Response with_rule(Page& page, const Values& values) {
  const auto rules = app::screening_rules(page.desk(), page.actor(), page.part(0));
  if (!rules) return refusal_page(page, rules.refusal());
  for (const app::RuleLine& line : rules->rules) if (line.rule.id == page.part(0)) return draw_rule(page, *rules, line, values);
  return not_found_page(page);
}

void lexicon_details(Html& html, const app::ScreeningRules& rules) {
  Html list;
  list << "<ul class=\"govuk-list govuk-list--bullet\">";
  for (const screening::Term& term : rules.lexicon.terms) {
    list << "<li>";
    for (std::size_t i = 0; i < term.texts.size(); ++i) list << std::string_view(i > 0 ? ", " : "") << term.texts[i];
    if (term.texts.empty()) list << app::words_of(term);
    if (!term.source.empty()) list << " (" << term.source << ")";
    list << "</li>";
  }
  list << "</ul>";
  ui::details(html, {.summary_text = "Phrases and codes that are looked for", .html = std::move(list)});
  Html counters;
  counters << "<ul class=\"govuk-list govuk-list--bullet\">";
  for (const screening::Counter& counter : rules.counters)
    counters << "<li>" << counter.name << (counter.effect == screening::CounterEffect::not_counted ? std::string_view(": does not count") : std::string_view(": counts, and is said beside it")) << "</li>";
  counters << "</ul>";
  ui::details(html, {.summary_text = "What is left out, and what speaks against it", .html = std::move(counters)});
}

}  // namespace

Response pattern_rules(Page& page) {
  const auto rules = app::screening_rules(page.desk(), page.actor());
  if (!rules) return refusal_page(page, rules.refusal());
  Html html;
  html << "<h1 class=\"govuk-heading-l\">Rules</h1><p class=\"govuk-body\">See what a rule costs before you switch it on. Two signals together say more than either alone.</p>";
  state_of_data(html, *rules);
  CardTable table{"Rules", {"Rule", "State", "Homes now", "A year ago", "By chance alone"}, {}};
  for (const app::RuleLine& line : rules->rules) {
    Html state;
    on_off(state, line);
    const screening::ThresholdCost* own = line.own();
    Html name = link_to("/patterns/rules/" + line.rule.id, line.rule.name);
    name << "<br><span class=\"rw-muted\">" << in_words(*rules, line.rule) << "</span>";
    table.rows.push_back({std::move(name), std::move(state), Html(own ? std::to_string(own->now) : "Not known"), Html(own ? std::to_string(own->a_year_ago) : "Not known"),
                          Html(own ? between(own->chance_poisson, own->chance_spread) : "Not known")});
  }
  card_table(html, table);
  lexicon_details(html, *rules);
  if (!rules->switches.empty()) {
    html << "<h2 class=\"govuk-heading-m\">Switched before</h2>";
    CardTable switched{"Switched before, newest first", {"When", "Rule", "What", "By", "Why"}, {}};
    for (std::size_t i = 0; i < rules->switches.size() && i < most_switches; ++i) {
      const prompts::Switched& one = rules->switches[i];
      switched.rows.push_back({Html(long_date(civil(one.at).date)), Html(name_of_rule(*rules, one.what.rule)), Html(std::string(one.what.on ? "On" : "Off")), Html(page.desk().staff.name(one.by)), Html(one.what.reason)});
    }
    card_table(html, switched);
  }
  return patterns_page(page, {.title = "Rules of patterns", .tab = PatternTab::rules}, html);
}

Response pattern_rule(Page& page) { return with_rule(page, Values()); }

Response switch_pattern_rule(Page& page) {
  Typed typed(page.form());
  prompts::RuleSwitched what;
  what.rule = page.part(0);
  what.on = typed.text("on") == "yes";
  what.reason = typed.text("reason");
  const auto again = [&](const Values& values) { return with_rule(page, values); };
  return after(page, app::switch_screening_rule(page.desk(), page.actor(), what, page.token()), "/patterns/rules/" + url_part(what.rule), again);
}

}  // namespace rowan::web::pages
