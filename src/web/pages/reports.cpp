// The lists of reports, and taking one.
#include "web/pages/reports.h"

#include <algorithm>

#include "web/components/button.h"
#include "web/components/sub_navigation.h"
#include "web/components/tags_list.h"
#include "web/pages/reports_shared.h"
#include "web/site/words.h"

namespace rowan::web::pages {
namespace {

constexpr std::size_t most_rows = 5000;  // looked at, so that danger comes first however many wait
constexpr std::size_t most_shown = 500;
constexpr std::size_t most_done = 100;
constexpr std::size_t most_ended = 50;

enum class List { waiting, done, ended };

void lists_navigation(Html& html, Page& page, List current) {
  ui::SubNavigation nav;
  nav.label = "Lists of reports";
  nav.items.push_back({"Waiting", Url("/reports"), current == List::waiting});
  nav.items.push_back({"Case opened or attached", Url("/reports/done"), current == List::done});
  if (may(page.actor(), Permission::allocate)) nav.items.push_back({"Ended without a case", Url("/reports/ended"), current == List::ended});
  if (page.actor().roles.has(Role::da_lead)) nav.items.push_back({"The same person in other cases", Url("/same-person"), false});
  ui::sub_navigation(html, nav);
}

void page_head(Html& html, std::string_view title) {
  html << "<div class=\"rw-pagehead\"><h1 class=\"govuk-heading-l\">" << title << "</h1>";
  ui::button(html, {.text = "Take a report", .href = Url("/reports/new")});
  html << "</div>";
}

void open_table(Html& html, std::string_view caption, std::initializer_list<std::string_view> heads) {
  html << "<table class=\"rw-cases\"><caption class=\"govuk-visually-hidden\">" << caption << "</caption><thead><tr>";
  for (const std::string_view head : heads) html << "<th scope=\"col\">" << head << "</th>";
  html << "</tr></thead><tbody>";
}
void close_table(Html& html) { html << "</tbody></table>"; }

void name_cell(Html& html, const app::WaitingReport& row) {
  html << "<th scope=\"row\"><a class=\"govuk-link govuk-link--no-visited-state rw-cases__name\" href=\"" << Url("/reports/" + row.reference) << "\">" << row.summary.title
       << "</a><div class=\"rw-muted\">" << row.reference << "</div></th>";
}
std::string from_words(const app::WaitingReport& row) { return row.summary.from + (row.summary.door == Door::public_page ? ", on the public page" : ""); }

void waiting_row(Html& html, const app::WaitingReport& row, Instant now) {
  const bool danger = row.summary.danger == Answer::yes;
  html << "<tr class=\"";
  if (danger) html << "rw-row--now";
  html << "\">";
  name_cell(html, row);
  html << "<td data-label=\"Heard\"><span>";
  html << "Waiting " << length_words(now - row.received_at) << "<br><span class=\"rw-muted\">" << near_time(row.received_at, now) << "</span></span></td><td data-label=\"From\"><span>" << from_words(row)
       << "</span></td><td data-label=\"Marks\">";
  std::vector<ui::ListedTag> tags;
  if (danger) tags.push_back({"Danger now", ui::TagColour::red});
  else if (row.summary.danger == Answer::unknown || row.summary.danger == Answer::not_asked) tags.push_back({"Danger not known", ui::TagColour::yellow});
  if (row.state == store::ReportState::ending) tags.push_back({"Second person needed", ui::TagColour::purple});
  if (tags.empty()) html << "<span class=\"rw-muted\">None</span>";
  else ui::tags_list(html, tags);
  html << "</td></tr>";
}

std::string_view state_words(store::ReportState state) {
  switch (state) {
    case store::ReportState::waiting: return "Waiting";
    case store::ReportState::ending: return "Second person needed";
    case store::ReportState::opened: return "Case opened";
    case store::ReportState::attached: return "Attached to a case";
    case store::ReportState::ended: return "Ended without a case";
  }
  return "";
}

}  // namespace

Response reports(Page& page) {
  std::vector<app::WaitingReport> rows = app::reports_in(page.desk(), page.actor(), store::ReportState::waiting, most_rows).rows;
  for (app::WaitingReport& row : app::reports_in(page.desk(), page.actor(), store::ReportState::ending, most_rows).rows) rows.push_back(std::move(row));
  // Danger first, then whoever has waited longest.
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    const bool x = a.summary.danger == Answer::yes, y = b.summary.danger == Answer::yes;
    return x != y ? x : a.received_at < b.received_at;
  });
  Html body;
  page_head(body, "New reports");
  lists_navigation(body, page, List::waiting);
  if (rows.empty()) {
    body << "<p class=\"govuk-body\">No report is waiting.</p>";
  } else {
    body << "<p class=\"govuk-body\">Danger comes first, then whoever has waited longest. " << rows.size() << (rows.size() == 1 ? std::string_view(" report is waiting.") : std::string_view(" reports are waiting.")) << "</p>";
    open_table(body, "Reports that are waiting", {"Report", "Heard", "From", "Marks"});
    for (std::size_t i = 0; i < rows.size() && i < most_shown; ++i) waiting_row(body, rows[i], page.now());
    close_table(body);
    if (rows.size() > most_shown)
      body << "<p class=\"govuk-body\"><strong>The first " << most_shown << " are shown.</strong> The others come up as these are dealt with.</p>";
  }
  return staff_page(page, {.title = "New reports", .nav = Nav::reports}, body);
}

Response reports_dealt_with(Page& page) {
  std::vector<app::WaitingReport> rows;
  for (const store::ReportState state : {store::ReportState::opened, store::ReportState::attached})
    for (app::WaitingReport& row : app::reports_in(page.desk(), page.actor(), state, most_done).rows) rows.push_back(std::move(row));
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.received_at > b.received_at; });
  Html body;
  page_head(body, "Reports with a case");
  lists_navigation(body, page, List::done);
  if (rows.empty()) {
    body << "<p class=\"govuk-body\">No report has become part of a case yet.</p>";
  } else {
    open_table(body, "Reports that are part of a case, newest first", {"Report", "Heard", "From", "Now"});
    for (const app::WaitingReport& row : rows) {
      body << "<tr>";
      name_cell(body, row);
      body << "<td data-label=\"Heard\"><span>" << near_time(row.received_at, page.now()) << "</span></td><td data-label=\"From\"><span>" << from_words(row) << "</span></td><td data-label=\"Now\"><span>"
           << state_words(row.state) << "</span></td></tr>";
    }
    close_table(body);
    body << "<p class=\"govuk-body\">The newest " << most_done << " of each kind at most.</p>";
  }
  return staff_page(page, {.title = "Reports with a case", .nav = Nav::reports}, body);
}

Response reports_ended(Page& page) {
  const auto ended = app::ended_reports(page.desk(), page.actor(), most_ended);
  if (!ended) return refusal_page(page, ended.refusal());
  Html body;
  page_head(body, "Reports ended without a case");
  lists_navigation(body, page, List::ended);
  body << "<p class=\"govuk-body\">Each has a reason and two people who agreed.</p>";
  if (ended->empty()) {
    body << "<p class=\"govuk-body\">No report has been ended without a case.</p>";
  } else {
    open_table(body, "Reports ended without a case, newest first", {"Report", "Heard", "Reason", "Who"});
    for (const app::EndedReport& one : *ended) {
      body << "<tr>";
      name_cell(body, one.row);
      body << "<td data-label=\"Heard\"><span>" << near_time(one.row.received_at, page.now()) << "</span></td><td data-label=\"Reason\"><span>" << one.reason << "</span></td><td data-label=\"Who\"><span>"
           << page.desk().staff.name(one.asked_by) << " asked, " << page.desk().staff.name(one.agreed_by) << " agreed</span></td></tr>";
    }
    close_table(body);
  }
  return staff_page(page, {.title = "Reports ended", .nav = Nav::reports}, body);
}

namespace {

Response show_form(Page& page, const Values& values) {
  Html body;
  error_summary_of(body, values);
  body << "<h1 class=\"govuk-heading-l\">Take a report</h1><p class=\"govuk-body\">Believe what you hear. Only the first two answers are needed. Proof, a police report or a crime number is never needed.</p>";
  report_form(body, page, values);
  const bool triages = may(page.actor(), Permission::triage);
  return staff_page(page, {.title = "Take a report", .nav = Nav::reports, .error = values.has_errors(), .back = triages ? "/reports" : "", .wide = false}, body);
}

}  // namespace

Response new_report(Page& page) {
  const CivilTime now = civil(page.now());
  Values values;
  values.set("received-day", std::to_string(now.date.day)).set("received-month", std::to_string(now.date.month)).set("received-year", std::to_string(now.date.year));
  values.set("received-time", clock_words(now.hour, now.minute)).set("route", "survivor").set("police", "not_recorded").set("perpetrator_given", "not_asked").set("children", "not_asked").set("adults_at_risk", "not_asked").set("works_for_us", "not_asked");
  return show_form(page, values);
}

Response take_report(Page& page) {
  Typed typed(page.form());
  const ReportReceived report = read_report(typed, page.form());
  // To the minute: the time that stands in the form is a little before now.
  const Instant received = typed.date_time("received").value_or(page.now());
  std::vector<Problem> wrong;
  // All that is wrong at once, in the order of the page: the form's own faults and those of the record.
  if (const auto good = rowan::take_report(report, received, page.now()); !good) wrong = good.refusal().problems;
  wrong.insert(wrong.end(), typed.problems().begin(), typed.problems().end());
  if (!wrong.empty()) return show_form(page, Values(page.form(), std::move(wrong)));
  const bool triages = may(page.actor(), Permission::triage);
  const auto taken = app::take_report(page.desk(), page.actor(), report, received, page.token());
  if (taken) return Response::see_other(triages ? "/reports/" + taken->reference : "/reports/taken");
  return after(page, taken, triages ? "/reports" : "/reports/taken", [&](const Values& values) { return show_form(page, values); });
}

Response report_taken(Page& page) {
  if (may(page.actor(), Permission::triage)) return Response::see_other("/reports");
  Html body;
  body << "<h1 class=\"govuk-heading-l\">Thank you. It is with the people who deal with this</h1>"
          "<p class=\"govuk-body\">What you wrote cannot be read back here. That protects the person it is about.</p>"
          "<ul class=\"govuk-list govuk-list--bullet\"><li>Do not speak about it with colleagues, neighbours or anyone in that home.</li><li>Do not go back to check, and do not contact anyone about it.</li>"
          "<li>If you see that someone is in danger, call 999.</li></ul>";
  const app::Landlord& landlord = page.desk().landlord;
  if (!landlord.duty_phone.empty()) body << "<p class=\"govuk-body\">If you remember something more, take another report or call " << landlord.duty_phone << ".</p>";
  body << "<p class=\"govuk-body\">Hearing this can be hard. You can talk to your manager about how you are.</p>";
  ui::button(body, {.text = "Take another report", .href = Url("/reports/new"), .classes = "govuk-button--secondary"});
  return staff_page(page, {.title = "Thank you", .nav = Nav::reports, .wide = false}, body);
}

}  // namespace rowan::web::pages
