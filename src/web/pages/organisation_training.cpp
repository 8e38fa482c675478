// The training matrix (NHG-13).
#include "app/organisation/organisation.h"
#include "web/components/button.h"
#include "web/components/inset_text.h"
#include "web/pages/card_table.h"
#include "web/pages/organisation.h"
#include "web/pages/organisation_shared.h"

namespace rowan::web::pages {
namespace {

const std::string address = "/organisation/training";

void standing(Html& html, const organisation::MatrixCell& cell) {
  switch (cell.standing.state) {
    case TrainingState::not_needed: html << "Not needed"; return;
    case TrainingState::missing: ui::tag(html, {.text = "Never done", .classes = "govuk-tag--red"}); return;
    case TrainingState::lapsed: ui::tag(html, {.text = "Lapsed", .classes = "govuk-tag--red"}); break;
    case TrainingState::expiring: ui::tag(html, {.text = "Ends soon", .classes = "govuk-tag--yellow"}); break;
    case TrainingState::valid: ui::tag(html, {.text = "Valid", .classes = "govuk-tag--green"}); break;
  }
  if (cell.standing.expires) html << "<br>Until " << long_date(*cell.standing.expires);
  else if (cell.last_done) html << "<br>Done on " << long_date(*cell.last_done) << ". The policy gives no period";
}

std::string rule_words(const TrainingRule& rule) {
  std::string out = rule.course + ": " +
                    (rule.every_months ? "every " + std::to_string(*rule.every_months) + " months" : "once, the policy gives no period") + ". ";
  if (!rule.on_lapse) return out + "A lapse means nothing for giving somebody a case.";
  return out + (*rule.on_lapse == OnLapse::block ? "Nobody without it is given a case." : "Whoever gives a case to somebody without it is warned.");
}

std::vector<Option> course_options(const app::TrainingView& view) {
  std::vector<Option> out{{"", "Choose a course"}};
  for (const TrainingRule& rule : view.rules) out.push_back({rule.course, rule.course});
  out.push_back({"other", "Another course"});
  return out;
}

Response draw_new(Page& page, const Values& values) {
  const auto view = app::training(page.desk(), page.actor());
  if (!view) return refusal_page(page, view.refusal());
  Html html;
  error_summary_of(html, values);
  html << "<h1 class=\"govuk-heading-l\">Write down training</h1>";
  open_form(html, page, address + "/new");
  select_field(html, values, {.name = "staff", .label = "Who?"}, colleague_options(page));
  select_field(html, values, {.name = "course", .label = "Which course?"}, course_options(*view));
  text_field(html, values, {.name = "other_course", .label = "Name of another course", .hint = "Only when it is not in the list"});
  date_field(html, values, {.name = "on", .label = "When was it finished?"});
  text_field(html, values, {.name = "evidence", .label = "What shows it? (optional)", .hint = "For example the number of the certificate"});
  submit(html, "Save", address);
  close_form(html);
  return organisation_page(
      page, {.title = "Write down training", .back = address, .back_text = "Training", .wide = false, .error = values.has_errors()}, html);
}

void written_down(Html& html, Page& page, const app::TrainingView& view) {
  if (view.known.lines.empty()) return;
  html << "<h2 class=\"govuk-heading-m\">As written down</h2>";
  const bool keeps = may(page.actor(), Permission::keep_organisation);
  CardTable table{"Newest first", {"Who", "Course", "Day", "What shows it"}, {}};
  for (auto line = view.known.lines.rbegin(); line != view.known.lines.rend(); ++line)
    table.rows.push_back(
        {Html(page.desk().staff.name(line->what.staff)), Html(line->what.course), Html(long_date(line->what.on)), Html(line->what.evidence)});
  card_table(html, table);
  if (!keeps) return;
  std::vector<Option> lines{{"", "Choose a line"}};
  for (auto line = view.known.lines.rbegin(); line != view.known.lines.rend(); ++line)
    lines.push_back(
        {std::to_string(line->seq), page.desk().staff.name(line->what.staff) + ", " + line->what.course + ", " + long_date(line->what.on)});
  html << "<h2 class=\"govuk-heading-m\">A line is wrong</h2>";
  open_form(html, page, address + "/strike");
  select_field(html, Values(), {.name = "seq", .label = "Which line does not count?"}, std::move(lines));
  text_field(html, Values(), {.name = "reason", .label = "Why?"});
  submit(html, "Strike it out", {}, {}, "govuk-button--secondary");
  close_form(html);
}

Response draw_matrix(Page& page, const Values& values) {
  const auto view = app::training(page.desk(), page.actor());
  if (!view) return refusal_page(page, view.refusal());
  Html html;
  error_summary_of(html, values);
  html << "<div class=\"rw-pagehead\"><h1 class=\"govuk-heading-l\">Training</h1>";
  if (may(page.actor(), Permission::keep_organisation)) {
    html << "<div class=\"rw-actions\">";
    ui::button(html, {.text = "Write down training", .href = "/organisation/training/new"});
    html << "</div>";
  }
  html << "</div>";
  if (view->rules.empty())
    ui::inset_text(html, {.text = "No policy in force says which training is needed. What is written down here expires never."});
  else {
    html << "<ul class=\"govuk-list govuk-list--bullet\">";
    for (const TrainingRule& rule : view->rules) html << "<li>" << rule_words(rule) << "</li>";
    html << "</ul>";
    CardTable table{"Who needs which course, by name", {"Who"}, {}};
    for (const TrainingRule& rule : view->rules) table.head.push_back(rule.course);
    for (const organisation::MatrixRow& row : view->matrix) {
      std::vector<Html> cells;
      cells.emplace_back(row.staff.name);
      for (const organisation::MatrixCell& cell : row.cells) {
        Html html_cell;
        standing(html_cell, cell);
        cells.push_back(std::move(html_cell));
      }
      table.rows.push_back(std::move(cells));
    }
    card_table(html, table);
  }
  written_down(html, page, *view);
  return organisation_page(page, {.title = "Training", .error = values.has_errors()}, html);
}

}  // namespace

Response training(Page& page) { return draw_matrix(page, Values()); }
Response new_training(Page& page) {
  Values values;
  return draw_new(page, set_date(values, "on", civil(page.now()).date));
}
Response record_training(Page& page) {
  Typed typed(page.form());
  organisation::TrainingDone what{StaffId{typed.number("staff")}, typed.text("course"), typed.date("on").value_or(Date{}), typed.text("evidence")};
  if (what.course == "other") what.course = typed.text("other_course");
  const auto again = [&](const Values& values) { return draw_new(page, values); };
  if (!typed.good()) return again(Values(page.form(), typed.problems()));
  return after(page, app::record_training(page.desk(), page.actor(), what, page.token()), address, again);
}
Response strike_training(Page& page) {
  Typed typed(page.form());
  const organisation::TrainingStruck what{typed.number("seq"), typed.text("reason")};
  return after(page, app::strike_training(page.desk(), page.actor(), what, page.token()), address,
               [&](const Values& values) { return draw_matrix(page, values); });
}

}  // namespace rowan::web::pages
