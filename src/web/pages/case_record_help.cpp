#include "web/pages/case_record_help.h"

#include <algorithm>

#include "app/records.h"
#include "domain/policy/closure.h"
#include "domain/policy/offers.h"
#include "domain/policy/rehousing.h"
#include "domain/records/meeting_routes.h"
#include "web/components/summary_list.h"
#include "web/components/tag.h"
#include "web/components/warning_text.h"
#include "web/site/address.h"

namespace rowan::web::pages {
namespace {

void add_row(ui::SummaryList& list, std::string key, std::string value) { list.rows.push_back({.key = {.text = std::move(key)}, .value = {.text = std::move(value)}}); }

void route_row(ui::SummaryList& list, const MeetingRoute& each) {
  ui::SummaryRow row{.key = {.text = std::string(label_of(each.route))}};
  ui::Tag tag;
  tag.text = each.holds ? "Applies" : each.said ? "Not from what is on record" : "For you to judge";
  tag.classes.add(each.holds ? "govuk-tag--red" : each.said ? "govuk-tag--grey" : "govuk-tag--blue");
  ui::tag(row.value.html, tag);
  row.value.html << "<br>" << each.why;
  list.rows.push_back(std::move(row));
}

// Which routes apply and why, and when the meeting is (NHG-9, CX-3.2e).
void meeting(Html& html, Page& page, const Case& c) {
  const MeetingView view = meeting_view(c, policy_of(page, c), app::shapes_of(page.desk(), c), page.now());
  html << "<section class=\"rw-section\" aria-labelledby=\"meeting-routes\"><h3 class=\"govuk-heading-m\" id=\"meeting-routes\">Does it go to the meeting?</h3>";
  if (view.must_refer)
    ui::warning_text(html, {.text = "It goes back to the meeting: a further incident after a referral is a must, whatever the risk looks like now.", .icon_fallback_text = "Warning"});
  html << "<p class=\"govuk-body\">Each route is enough on its own. <span class=\"rw-meta\">"
       << (view.clause.empty() ? std::string("No policy of this case says when") : view.area.empty() ? "Thresholds of " + view.clause : "Thresholds of " + view.clause + " for " + view.area) << "</span></p>";
  ui::SummaryList list;
  for (const MeetingRoute& each : view.routes) route_row(list, each);
  if (view.last_referral) add_row(list, "Last referral", date_and_time(*view.last_referral));
  if (view.cycle) add_row(list, "How often it meets", std::string(label_of(*view.cycle)) + (view.emergency ? ". An emergency meeting can be asked for in between" : ""));
  add_row(list, "Next meeting", view.next ? date_and_time(*view.next) : std::string("Not known: write down one date of it when the case is listed"));
  if (view.research_due)
    add_row(list, "Our research is due",
            "By the end of " + long_date(add_days(civil(*view.research_due).date, -1)) + (view.our_research_day ? ". Rowan’s own reminder, not in your policy" : ""));
  ui::summary_list(html, list);
  html << "</section>";
}

// What they want about their home, the last answer first. Both the answers page and the record of options ask it.
void wish_over_time(Html& html, const Case& c) {
  struct Said { Instant at; std::string what; };
  std::vector<Said> all;
  const RecordRow* row = find_record("housing-options");
  for (const CaseLine& line : c.lines) {
    if (const auto* wish = std::get_if<WishesRecorded>(&line.event); wish && !wish->housing.empty()) all.push_back({line.happened_at, std::string(row->choice_label(wish->housing))});
    if (const auto* made = std::get_if<RecordMade>(&line.event); made && made->what == row->what && !made->turn) all.push_back({line.happened_at, std::string(row->choice_label(made->value))});
  }
  if (all.empty()) {
    html << "<p class=\"govuk-body\">What they want about their home was not asked yet.</p>";
    return;
  }
  std::stable_sort(all.begin(), all.end(), [](const Said& a, const Said& b) { return b.at < a.at; });
  html << "<p class=\"govuk-body\">What they want, the last first:</p><ul class=\"govuk-list govuk-list--bullet\">";
  for (const Said& each : all) html << "<li>" << each.what << ", " << date_and_time(each.at) << "</li>";
  html << "</ul>";
}

// They said so, and nobody has shown them a way to a place since.
bool nowhere_safe(const Facts& facts) {
  if (facts.value("tonight.safe_place") != "no") return false;
  const auto all = facts.all();
  const auto said = std::find_if(all.begin(), all.end(), [](const Fact& fact) { return fact.name == "tonight.safe_place"; });
  return said != all.end() && !facts.first_after("housing_advice.given", said->at);
}

// What can be offered for tonight; somebody with nowhere safe is advised at once (CX-4.3).
void tonight(Html& html, Page& page, const Case& c) {
  const Policy* policy = policy_of(page, c);
  const TemporaryRule* rule = policy && policy->temporary_accommodation ? &*policy->temporary_accommodation : nullptr;
  const Facts facts = facts_of(c);
  html << "<section class=\"rw-section\" aria-labelledby=\"tonight-options\"><h3 class=\"govuk-heading-m\" id=\"tonight-options\">Tonight</h3>";
  if (nowhere_safe(facts))
    ui::warning_text(html, {.text = "They have nowhere safe tonight. Advise them now, before anything else: having no home free is no answer.", .icon_fallback_text = "Warning"});
  html << "<p class=\"govuk-body\">What can be offered" << (rule ? " (" + policy->id + " " + rule->clause + ")" : std::string()) << ":</p><ul class=\"govuk-list govuk-list--bullet\">";
  for (const TonightOption& option : tonight_options(rule)) html << "<li>" << option.label << "</li>";
  html << "</ul>";
  wish_over_time(html, c);
  if (!c.closed)
    html << "<p class=\"govuk-body\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/records/" + address_of("housing-advice"))) << "\">Write down where they can go</a></p>";
  html << "</section>";
}

// The watch before closing, and until when it goes (SG-36).
void watch(Html& html, Page& page, const Case& c) {
  const auto policies = page.desk().policies;
  if (!policies) return;
  const Facts facts = facts_of(c);
  for (const PolicyVersion* version : policies->about(facts)) {
    const auto& rule = version->policy->closure;
    if (!rule || !rule->monitoring_weeks || !version->in_force(page.now())) continue;
    const Monitoring state = monitoring_of(*rule, facts, page.now());
    html << "<p class=\"govuk-body rw-note\">" << version->policy->id << " " << rule->clause << " asks for " << *rule->monitoring_weeks << " weeks without a new incident. ";
    if (!state.since) html << "The watch has not begun.";
    else if (state.over) html << "The watch ended on " << date_and_time(*state.until) << " and nothing happened in it.";
    else html << "It goes until " << date_and_time(*state.until) << ", and begins anew with an incident.";
    html << "</p>";
  }
}

// Whether the survivor is to be asked how it was, and never by a way that is not safe (NHG-8).
void feedback(Html& html, Page& page, const Case& c) {
  const Policy* policy = policy_of(page, c);
  const FeedbackRule* rule = policy && policy->survivor_feedback ? &*policy->survivor_feedback : nullptr;
  const std::string where = rule ? " (" + policy->id + " " + rule->clause + ")" : std::string();
  const std::string within = rule && rule->within_weeks ? ", within " + std::to_string(*rule->within_weeks) + " weeks of being told" : std::string();
  html << "<p class=\"govuk-body rw-note\">";
  switch (feedback_of(rule, facts_of(c))) {
    case FeedbackState::not_in_policy: html << "The policy of this case asks for no survey. What they say can be written down all the same."; break;
    case FeedbackState::not_yet:
      html << (c.contact.known() ? "Not yet: they are asked once they have been told that the case is coming to its end" + where + "."
                                 : "Not by us: no safe way of contact is known, and a survey is a message like any other" + where + ".");
      break;
    case FeedbackState::due: html << "Ask them now, by a safe way" << within << where << "."; break;
    case FeedbackState::asked: html << "They were asked already" << where << ". Another answer can be written down."; break;
  }
  html << "</p>";
}

bool one_of(std::string_view what, std::initializer_list<std::string_view> list) { return std::find(list.begin(), list.end(), what) != list.end(); }

}  // namespace

void help_for(Html& html, Page& page, const app::OpenedCase& opened, const RecordRow& row) {
  const Case& c = opened.get();
  if (one_of(row.what, {"meeting-referral", "meeting-listing"})) meeting(html, page, c);
  if (one_of(row.what, {"tonight", "housing-advice", "housing-options"})) tonight(html, page, c);
  if (one_of(row.what, {"closing-watch", "closing-agreed"})) watch(html, page, c);
  if (row.what == "feedback") feedback(html, page, c);
}
void help_for_theme(Html& html, Page& page, const app::OpenedCase& opened, RecordTheme theme) {
  if (opened.get().closed) return;
  if (theme == RecordTheme::meetings) meeting(html, page, opened.get());
  if (theme == RecordTheme::housing) tonight(html, page, opened.get());
}

}  // namespace rowan::web::pages
