// The register of the organisation's own duties (NHG-12, CX-0.4).
#include "app/organisation/organisation.h"
#include "web/components/button.h"
#include "web/components/notification_banner.h"
#include "web/components/summary_list.h"
#include "web/pages/card_table.h"
#include "web/pages/organisation.h"
#include "web/pages/organisation_shared.h"

namespace rowan::web::pages {
namespace {

using organisation::DutyLine;
using organisation::DutyLineState;
using organisation::DutySet;
using organisation::RecurringDuty;

const std::string list_address = "/organisation/duties";
std::string address_of(std::int64_t id) { return list_address + "/" + std::to_string(id); }

void state_tag(Html& html, DutyLineState state) {
  switch (state) {
    case DutyLineState::overdue: return ui::tag(html, {.text = "Overdue", .classes = "govuk-tag--red"});
    case DutyLineState::soon: return ui::tag(html, {.text = "Due soon", .classes = "govuk-tag--yellow"});
    case DutyLineState::later: return ui::tag(html, {.text = "In time", .classes = "govuk-tag--blue"});
    case DutyLineState::ended: return ui::tag(html, {.text = "Ended", .classes = "govuk-tag--grey"});
  }
}

bool keeps(Page& page) { return may(page.actor(), Permission::keep_organisation); }

void duty_fields(Html& html, Page& page, const Values& values, bool of_policy) {
  hidden(html, "about", values.one("about"));
  if (!of_policy) {
    text_field(html, values,
               {.name = "title", .label = "What has to be done?", .hint = "For example: talk about signs of abuse in every team meeting"});
    text_field(html, values, {.name = "clause", .label = "Clause it comes from (optional)", .width = 20});
  } else {
    hidden(html, "title", values.one("title"));
  }
  select_field(html, values, {.name = "owner", .label = "Who is it for?"}, colleague_options(page));
  if (!of_policy) {
    text_field(html, values, {.name = "months", .label = "How often, in months?", .width = 5});
    date_field(html, values, {.name = "first_due", .label = "When is it first due?"});
  }
  text_field(html, values, {.name = "remind_days", .label = "How many days before shall it show as due soon?", .width = 5});
}

DutySet read_duty(Page& page, Typed& typed, std::int64_t id) {
  DutySet what;
  what.id = id;
  what.title = typed.text("title");
  what.clause = typed.text("clause");
  what.about = typed.text("about");
  what.owner = StaffId{typed.number("owner")};
  if (what.owner && !page.desk().staff.find(what.owner)) typed.problem("form.choice", "Choose a colleague", "owner");
  if (what.about.empty()) {
    what.months = static_cast<int>(typed.number("months"));
    what.first_due = typed.date("first_due");
  }
  what.remind_days = typed.text("remind_days").empty() ? 30 : static_cast<int>(typed.number("remind_days"));
  return what;
}

Values values_of(const DutySet& what) {
  Values values;
  values.set("title", what.title)
      .set("clause", what.clause)
      .set("about", what.about)
      .set("owner", std::to_string(what.owner.value))
      .set("months", std::to_string(what.months));
  values.set("remind_days", std::to_string(what.remind_days));
  if (what.first_due) set_date(values, "first_due", *what.first_due);
  return values;
}

Response draw_new(Page& page, const Values& values) {
  const bool of_policy = !values.one("about").empty();
  Html html;
  error_summary_of(html, values);
  html << "<h1 class=\"govuk-heading-l\">";
  if (of_policy) html << values.one("title"); else html << "Add a duty";
  html << "</h1>";
  open_form(html, page, list_address + "/new");
  duty_fields(html, page, values, of_policy);
  submit(html, "Save", list_address);
  close_form(html);
  return organisation_page(page, {.title = "Add a duty", .back = list_address, .back_text = "Duties", .wide = false, .error = values.has_errors()},
                           html);
}

void done_form(Html& html, Page& page, const RecurringDuty& duty, const Values& values) {
  html << "<h2 class=\"govuk-heading-m\">It was done</h2>";
  open_form(html, page, address_of(duty.what.id) + "/done");
  date_field(html, values, {.name = "on", .label = "On which day?"});
  area_field(html, values, {.name = "evidence", .label = "What was done, and what shows it?", .rows = 3});
  text_field(
      html, values,
      {.name = "attachment", .label = "Where the document lies (optional)", .hint = "A reference of your own filing. Never the name of a survivor"});
  submit(html, "Save");
  close_form(html);
}

void history(Html& html, Page& page, const RecurringDuty& duty) {
  if (duty.done.empty()) return;
  CardTable table{"When it was done, newest first", {"Day", "By", "What shows it", "In time"}, {}};
  for (auto line = duty.done.rbegin(); line != duty.done.rend(); ++line) {
    std::string evidence = line->what.evidence;
    if (!line->what.attachment.empty()) evidence += " (" + line->what.attachment + ")";
    table.rows.push_back({Html(long_date(line->what.on)), Html(page.desk().staff.name(line->by)), Html(evidence),
                          Html(line->late && line->was_due ? "No, it was due on " + long_date(*line->was_due) : "Yes")});
  }
  html << "<h2 class=\"govuk-heading-m\">Done before</h2>";
  card_table(html, table);
}

Response draw_duty(Page& page, const RecurringDuty& duty, const Values& details, const Values& done) {
  Html html;
  error_summary_of(html, details.has_errors() ? details : done);
  html << "<h1 class=\"govuk-heading-l\">" << duty.what.title << "</h1>";
  ui::SummaryList list;
  const auto row = [&](std::string key, std::string value) {
    list.rows.push_back({.key = {.text = std::move(key)}, .value = {.text = std::move(value)}});
  };
  row("Owner", staff_name(page, duty.what.owner));
  const auto due = duty.due();
  if (duty.what.about.empty()) row("Due", due ? long_date(*due) : "Ended");
  if (!duty.what.clause.empty()) row("Clause", duty.what.clause);
  ui::summary_list(html, list);
  const bool own = duty.what.about.empty() && !duty.what.ended;
  if (own && (keeps(page) || duty.what.owner == page.actor().id)) done_form(html, page, duty, done);
  history(html, page, duty);
  if (keeps(page)) {
    html << "<h2 class=\"govuk-heading-m\">Change it</h2>";
    open_form(html, page, address_of(duty.what.id));
    duty_fields(html, page, details, !duty.what.about.empty());
    check_field(html, details, {.name = "ended", .label = "Does it go on?"}, {{"yes", "It has ended", "What was done stays on record"}});
    submit(html, "Save changes", list_address, "Cancel", "govuk-button--secondary");
    close_form(html);
  }
  return organisation_page(page,
                           {.title = "Duty of the organisation",
                            .back = list_address,
                            .back_text = "Duties",
                            .wide = false,
                            .error = details.has_errors() || done.has_errors()},
                           html);
}

Values done_today(Page& page) {
  Values values;
  return set_date(values, "on", civil(page.now()).date);
}

// The duty of the address, with the page drawn over it; or the answer for none.
Response with_duty(Page& page, const std::function<Response(const RecurringDuty&)>& draw) {
  const auto view = app::organisation_duties(page.desk(), page.actor());
  if (!view) return refusal_page(page, view.refusal());
  const RecurringDuty* duty = view->known.find(number_part(page, 0));
  return duty ? draw(*duty) : not_found_page(page);
}

}  // namespace

Response organisation_duties(Page& page) {
  const auto view = app::organisation_duties(page.desk(), page.actor());
  if (!view) return refusal_page(page, view.refusal());
  Html html;
  html << "<div class=\"rw-pagehead\"><h1 class=\"govuk-heading-l\">Duties of the organisation</h1>";
  if (keeps(page)) {
    html << "<div class=\"rw-actions\">";
    ui::button(html, {.text = "Add a duty", .href = "/organisation/duties/new"});
    html << "</div>";
  }
  html << "</div><p class=\"govuk-body\">What the policies ask of us as a whole. A policy past its review date is still applied.</p>";
  if (view->lines.empty()) html << "<p class=\"govuk-body\">Nothing is written down yet.</p>";
  else {
    CardTable table{"Overdue first, then by date", {"What", "State", "Due", "Owner", "Last done"}, {}};
    for (const DutyLine& line : view->lines) {
      Html what, state;
      if (line.id) what << link_to(address_of(line.id), line.title);
      else if (keeps(page)) what << link_to(list_address + "/new?about=" + percent_encode(line.about), line.title);
      else what << line.title;
      if (!line.clause.empty()) what << "<br>" << line.clause;
      state_tag(state, line.state);
      const std::string last = line.last_done       ? long_date(*line.last_done) + (line.last_late ? ", late" : "")
                               : line.about.empty() ? "Never"
                                                    : "When the next version is in force";
      table.rows.push_back(
          {std::move(what), std::move(state), Html(line.due ? long_date(*line.due) : "No more"), Html(staff_name(page, line.owner)), Html(last)});
    }
    card_table(html, table);
    html << "<p class=\"govuk-body rw-no-print\">" << link_to(list_address + ".csv", "Download as a table") << ", or "
         << link_to(list_address + ".csv?state=overdue", "what is overdue alone") << "</p>";
  }
  return organisation_page(page, {.title = "Duties of the organisation"}, html);
}

Response organisation_duties_csv(Page& page) {
  auto view = app::organisation_duties(page.desk(), page.actor());
  if (!view) return refusal_page(page, view.refusal());
  if (page.query("state") == "overdue") std::erase_if(view->lines, [](const DutyLine& line) { return line.state != DutyLineState::overdue; });
  Response response;
  response.body = organisation::duties_csv(view->lines, [&](StaffId id) { return page.desk().staff.name(id); });
  response.set("Content-Type", "text/csv; charset=utf-8");
  response.set("Content-Disposition", "attachment; filename=\"duties.csv\"");
  return response;
}

Response new_organisation_duty(Page& page) {
  Values values;
  values.set("months", "12").set("remind_days", "30");
  const std::string about = page.query("about");
  if (about.empty()) return draw_new(page, values);
  const auto view = app::organisation_duties(page.desk(), page.actor());
  if (!view) return refusal_page(page, view.refusal());
  for (const DutyLine& line : view->lines)
    if (line.about == about) return draw_new(page, values.set("about", about).set("title", line.title).set("remind_days", "60"));
  return not_found_page(page);
}

Response set_organisation_duty(Page& page) {
  Typed typed(page.form());
  const DutySet what = read_duty(page, typed, 0);
  const auto again = [&](const Values& values) { return draw_new(page, values); };
  if (!typed.good()) return again(Values(page.form(), typed.problems()));
  return after(page, app::set_organisation_duty(page.desk(), page.actor(), what, page.token()), list_address, again);
}

Response organisation_duty(Page& page) {
  return with_duty(page, [&](const RecurringDuty& duty) { return draw_duty(page, duty, values_of(duty.what), done_today(page)); });
}

Response change_organisation_duty(Page& page) {
  Typed typed(page.form());
  DutySet what = read_duty(page, typed, number_part(page, 0));
  what.ended = typed.ticked("ended");
  const auto again = [&](const Values& values) {
    return with_duty(page, [&](const RecurringDuty& duty) { return draw_duty(page, duty, values, done_today(page)); });
  };
  if (!what.id) return not_found_page(page);
  if (!typed.good()) return again(Values(page.form(), typed.problems()));
  return after(page, app::set_organisation_duty(page.desk(), page.actor(), what, page.token()), address_of(what.id), again);
}

Response organisation_duty_done(Page& page) {
  Typed typed(page.form());
  organisation::DutyDone what{number_part(page, 0), typed.date("on").value_or(Date{}), typed.text("evidence"), typed.text("attachment")};
  const auto again = [&](const Values& values) {
    return with_duty(page, [&](const RecurringDuty& duty) { return draw_duty(page, duty, values_of(duty.what), values); });
  };
  if (!typed.good()) return again(Values(page.form(), typed.problems()));
  return after(page, app::organisation_duty_done(page.desk(), page.actor(), what, page.token()), list_address, again);
}

}  // namespace rowan::web::pages
