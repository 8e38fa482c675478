#include "web/pages/case_risk_view.h"

#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/components/tags_list.h"
#include "web/components/warning_text.h"
#include "web/pages/case_frame.h"
#include "web/pages/case_risk.h"
#include "web/site/address.h"
#include "web/site/words.h"
#include <algorithm>

namespace rowan::web::pages {
namespace {

void add_row(ui::SummaryList& list, std::string key, const std::string& value, const std::string& note = {}) {
  ui::SummaryRow row;
  row.key.text = std::move(key);
  row.value.html << value;
  if (!note.empty()) row.value.html << "<br><span class=\"rw-meta rw-words\">" << note << "</span>";
  list.rows.push_back(std::move(row));
}
std::string points_words(std::int64_t n) { return std::to_string(n) + (n == 1 ? " point" : " points"); }

std::string score_note(const RiskAssessed& e) {
  std::size_t open = 0, asked = 0;
  for (const RiskAnswered& a : e.answers) {
    if (a.answer.empty()) continue;
    ++asked;
    open += a.answer == answer_unknown || a.answer == answer_not_asked;
  }
  if (open == 0) return "Every prompt is answered.";
  std::string out = std::to_string(open) + " of " + std::to_string(asked) + " prompts are not known or were not asked.";
  if (e.by_score_at_most > e.by_score) out += " If those were so too, the points would say " + std::string(label_of(e.by_score_at_most)) + ".";
  return out;
}

// Why the level is what it is, in one sentence each.
std::vector<std::string> reasons_of(const RiskAssessed& e) {
  std::vector<std::string> out;
  const std::string level(label_of(e.level));
  if (e.by_score == e.level) out.push_back("The points say " + level + ".");
  if (e.by_own_view == e.level) out.push_back("What they think raises it to " + level + ".");
  if (e.judgement == e.level) out.push_back("Professional judgement says " + level + ".");
  if (e.judgement == RiskLevel::unknown && e.before == e.level) out.push_back(level + " was in force before, and points never lower it.");
  if (e.judgement != RiskLevel::unknown && e.judgement < e.level)
    out.push_back("The judgement was lower (" + std::string(label_of(e.judgement)) + "). It does not go below the points or what they think.");
  return out;
}

void suicide_lines(Html& html, Page& page, const RiskAssessed& e) {
  if (e.suicide_survivor != Answer::yes && e.suicide_perpetrator != Answer::yes) return;
  ui::WarningText warning;
  warning.html << "Thoughts of suicide. If life is in danger now: 999. Samaritans answer day and night on 116 123; NHS urgent mental health help is "
                  "111, option 2. Give numbers by a safe way only. "
                  "Consider <a class=\"govuk-link govuk-link--no-visited-state\" href=\""
               << Url(case_path(page, "/records/" + address_of("safeguarding-referral")))
               << "\">a safeguarding referral</a>. When whoever harms them speaks of suicide, others are in danger too.";
  ui::warning_text(html, warning);
}

// One line of the history, ready to be put in order.
struct Happened {
  Instant at;
  std::int64_t seq = 0;
  Html html;
};

Happened of_received(Page& page, const CaseLine& line, const RiskReceived& e, bool full) {
  Happened out{line.happened_at, line.seq, {}};
  out.html << "<p class=\"govuk-body\"><strong>Received from " << e.agency << ": " << label_of(e.grade) << "</strong>";
  if (!e.grade_words.empty()) out.html << ", in their words: " << e.grade_words;
  out.html << "</p><p class=\"rw-meta\">";
  if (!e.tool.empty()) out.html << "Their tool: " << e.tool << ". ";
  if (e.on) out.html << "Made on " << long_date(*e.on) << ". ";
  if (!e.reference.empty()) out.html << "Their reference: " << e.reference << ". ";
  out.html << "Written down by " << page.desk().staff.name(line.actor) << ", " << date_and_time(line.entered_at) << "</p>";
  if (full && !e.text.empty()) out.html << "<p class=\"govuk-body rw-words\">" << e.text << "</p>";
  return out;
}
Happened of_changed(Page& page, const CaseLine& line, const RiskChanged& e) {
  Happened out{line.happened_at, line.seq, {}};
  out.html << "<p class=\"govuk-body\"><strong>" << label_of(e.cause);
  if (e.on) out.html << ", on " << long_date(*e.on);
  out.html << "</strong></p><p class=\"govuk-body rw-words\">" << (line.corrected_by ? line.text_now : e.text) << "</p><p class=\"rw-meta\">"
           << page.desk().staff.name(line.actor) << ", " << date_and_time(line.happened_at) << "</p>";
  return out;
}
Happened of_assessed(Page& page, const CaseLine& line, const RiskAssessed& e, bool full) {
  Happened out{line.happened_at, line.seq, {}};
  out.html << "<p class=\"govuk-body\"><strong>Assessed by us: " << label_of(e.level) << "</strong></p><p class=\"rw-meta\">"
           << page.desk().staff.name(line.actor) << ", " << date_and_time(line.happened_at) << "</p>";
  if (full)
    out.html << "<p class=\"govuk-body\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\""
             << Url(case_path(page, "/review/" + std::to_string(line.seq))) << "\">Read the answers<span class=\"govuk-visually-hidden\"> of "
             << date_and_time(line.happened_at) << "</span></a></p>";
  return out;
}

}  // namespace

void risk_level_of(Html& html, const Case& c, const RiskState& state, const RiskPolicy& rules) {
  ui::tags_list(html, {risk_tag_of(state.level, state.assessed_at.has_value(), state.out_of_date)}, "Level of risk");
  if (!state.assessed_at) html << "<p class=\"govuk-body\">We have not assessed the risk yet. Not assessed is not low.</p>";
  else html << "<p class=\"govuk-body\">Assessed on " << date_and_time(*state.assessed_at) << ".</p>";
  const RiskStanding standing = risk_standing(c);
  if (standing.raised_by)
    html << "<p class=\"govuk-body\">Raised to " << label_of(state.level) << " by the assessment of "
         << std::get<RiskReceived>(standing.raised_by->event).agency << ".</p>";
  if (state.out_of_date) {
    ui::InsetText inset;
    inset.html
        << "<p><strong>Out of date.</strong> The level stays in force until it is assessed again.</p><ul class=\"govuk-list govuk-list--bullet\">";
    if (state.lapsed) inset.html << "<li>The time an assessment lasts has passed.</li>";
    for (const RiskChange& change : state.changes) {
      inset.html << "<li>" << label_of(change.cause);
      if (change.on) inset.html << ", " << long_date(*change.on);
      inset.html << ": known since " << date_and_time(change.at) << "</li>";
    }
    inset.html << "</ul>";
    ui::inset_text(html, inset);
  } else if (state.old_from) {
    html << "<p class=\"govuk-body\">To be looked at again by " << date_and_time(*state.old_from) << ".</p>";
  }
  if (rules.clause.empty()) return;
  const std::string from = rules.ours ? "A safety default of ours, because the landlord’s policy names no tool: " : "By the policy: ";
  html << "<p class=\"rw-meta\">" << from << rules.clause << "</p>";
}

void assessment_of(Html& html, Page& page, const CaseLine& line) {
  const auto& e = std::get<RiskAssessed>(line.event);
  suicide_lines(html, page, e);
  ui::SummaryList list;
  std::string why;
  for (const std::string& reason : reasons_of(e)) why += (why.empty() ? "" : " ") + reason;
  add_row(list, "Level in force since", std::string(label_of(e.level)), why);
  add_row(list, "Points",
          points_words(e.score) + (e.by_score == RiskLevel::unknown ? ": these prompts give no level" : ": " + std::string(label_of(e.by_score))),
          score_note(e));
  add_row(list, "Professional judgement", e.judgement == RiskLevel::unknown ? "None given" : std::string(label_of(e.judgement)), e.judgement_why);
  add_row(list, "What they think", std::string(label_of(e.own_view)), e.own_words);
  std::string critical;
  for (const RiskAnswered& a : e.answers)
    if (a.critical) critical += (critical.empty() ? "" : "\n") + a.asked + (a.answer == answer_yes ? "" : ": " + a.label);
  add_row(list, "Critical factors", critical.empty() ? "None among the answers" : "Present, and judged", critical);
  add_row(list, "Thoughts of suicide",
          "They: " + lower_first(std::string(label_of(e.suicide_survivor))) +
              ". Whoever harms them: " + lower_first(std::string(label_of(e.suicide_perpetrator))));
  add_row(list, "Answers", std::string(label_of(e.with)));
  add_row(list, "Tool", e.tool_title + ", version " + e.tool_version, e.acknowledgement);
  add_row(list, "By", page.desk().staff.name(line.actor) + ", " + date_and_time(line.happened_at));
  ui::summary_list(html, list);
}

void answers_of(Html& html, const RiskAssessed& e) {
  html << "<h3 class=\"govuk-heading-m\">What was asked</h3>";
  ui::SummaryList list;
  for (const RiskAnswered& a : e.answers)
    add_row(list, a.asked,
            a.answer.empty() ? std::string(a.words.empty() ? "Nothing written" : "In words") : a.label + (a.critical ? " (critical factor)" : ""),
            a.words);
  ui::summary_list(html, list);
}

void risk_history_of(Html& html, Page& page, const Case& c, bool full) {
  std::vector<Happened> all;
  for (const CaseLine& line : c.lines) {
    if (const auto* assessed = std::get_if<RiskAssessed>(&line.event)) all.push_back(of_assessed(page, line, *assessed, full));
    if (const auto* received = std::get_if<RiskReceived>(&line.event)) all.push_back(of_received(page, line, *received, full));
    if (const auto* changed = std::get_if<RiskChanged>(&line.event)) all.push_back(of_changed(page, line, *changed));
  }
  if (all.empty()) return;
  std::stable_sort(all.begin(), all.end(), [](const Happened& a, const Happened& b) { return a.at != b.at ? a.at > b.at : a.seq > b.seq; });
  html << "<h3 class=\"govuk-heading-m\">History</h3><ul class=\"govuk-list\">";
  for (const Happened& one : all) html << "<li class=\"rw-section\" id=\"risk-" << one.seq << "\">" << one.html << "</li>";
  html << "</ul>";
}

}  // namespace rowan::web::pages
