#include "web/pages/case_tasks.h"

#include "web/components/due_clock.h"
#include "web/components/summary_list.h"
#include "web/pages/case_frame.h"
#include "web/site/address.h"
#include "web/site/words.h"
#include <algorithm>

namespace rowan::web::pages {
namespace {

std::vector<Option> colleagues(Page& page, const Case& c) {
  std::vector<Option> out;
  for (const auto& person : page.desk().staff.all())
    if (person->active && right_to(c, person->actor, page.now()) != Right::none) out.push_back({std::to_string(person->actor.id.value), person->actor.name});
  return out;
}

Response draw_new(Page& page, const app::OpenedCase& opened, const Values& values) {
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">Add a task</h2>";
  open_form(html, page, case_path(page, "/tasks/new"));
  text_field(html, values, {.name = "title", .label = "What has to be done?", .hint = "Plain words. Give no reason that a contractor could read"});
  area_field(html, values, {.name = "hint", .label = "Anything to mind", .rows = 3});
  date_time_field(html, values, {.name = "due", .label = "When is it due?", .hint = "Leave empty when there is no date"});
  select_field(html, values, {.name = "owner", .label = "Whose task is it?"}, colleagues(page, opened.get()));
  submit(html, "Add task", case_path(page, "/tasks"));
  close_form(html);
  return case_page(page, opened, {.title = "Add a task", .tab = CaseTab::tasks, .error = values.has_errors()}, html);
}

Response draw_task(Page& page, const app::OpenedCase& opened, const Values& values) {
  const CaseTask* found = nullptr;
  for (const CaseTask& t : opened.get().tasks) if (std::to_string(t.id) == page.part(1)) found = &t;
  if (!found) return not_found_page(page);
  const CaseTask& t = *found;
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">" << t.title << "</h2>";
  if (!t.hint.empty()) html << "<p class=\"govuk-body\">" << t.hint << "</p>";
  ui::SummaryList list;
  list.rows.push_back({.key = {.text = "Owner"}, .value = {.text = page.desk().staff.name(t.owner)}});
  ui::SummaryRow due{.key = {.text = "Due"}};
  if (t.done) due.value.html << "Done on " << date_and_time(t.done_at) << ". " << t.outcome;
  else ui::due_clock(due.value.html, due_words(t.due, page.now()));
  list.rows.push_back(std::move(due));
  // A new date never hides the first one (SG-17).
  if (t.due_at_first && t.due != t.due_at_first) list.rows.push_back({.key = {.text = "First agreed for"}, .value = {.text = date_and_time(*t.due_at_first) + (*t.due_at_first < page.now() ? ", missed" : "")}});
  ui::summary_list(html, list);
  if (!t.done) {
    open_form(html, page, case_path(page, "/tasks/" + page.part(1) + "/done"));
    area_field(html, values, {.name = "outcome", .label = "What was done?", .rows = 3});
    submit(html, "Mark as done");
    close_form(html);
    html << "<h3 class=\"govuk-heading-m\">Agree a new date</h3><p class=\"govuk-body\">The first date stays on the record.</p>";
    open_form(html, page, case_path(page, "/tasks/" + page.part(1) + "/move"));
    date_time_field(html, values, {.name = "due", .label = "New date"});
    text_field(html, values, {.name = "reason", .label = "Why?"});
    submit(html, "Save new date", {}, {}, "govuk-button--secondary");
    close_form(html);
  }
  return case_page(page, opened, {.title = "Task", .tab = CaseTab::tasks, .error = values.has_errors()}, html);
}

Response draw_duty(Page& page, const app::OpenedCase& opened, const Values& values) {
  const auto all = app::duties_of(page.desk(), opened.get(), page.now());
  const auto found = std::find_if(all.begin(), all.end(), [&](const Duty& d) { return means(page.part(1), d.id); });
  if (found == all.end()) return not_found_page(page);
  const Duty& d = *found;
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">" << d.title << "</h2>";
  ui::SummaryList list;
  const auto row = [&](std::string key, std::string value) { list.rows.push_back({.key = {.text = std::move(key)}, .value = {.text = std::move(value)}}); };
  ui::SummaryRow state{.key = {.text = "State"}};
  ui::due_clock(state.value.html, due_words(d, page.now()));
  list.rows.push_back(std::move(state));
  row("Why", d.why);
  std::string clauses;
  for (const Citation& cited : d.cited) clauses += (clauses.empty() ? "" : ", ") + cited.clause + " of " + cited.policy_id;
  row("Clause", clauses + (d.ours ? " (our own safety rule)" : ""));
  row("Whose", std::string(title_of(d.owner)));
  row("Clock started", date_and_time(d.started));
  row("Time allowed", d.due_words.empty() ? "No target in policy" : d.due_words + (d.due_is_ours ? " (our own target)" : ""));
  if (d.due) row("Due", date_and_time(*d.due));
  if (d.agreed_due) row("New date agreed", date_and_time(*d.agreed_due));
  for (const Instant at : d.attempts) row("Tried", date_and_time(at));
  for (const DutyPart& part : d.parts) row(part.title, part.done ? date_and_time(*part.done) : "Still to do");
  if (d.exception_at) row("Exception", date_and_time(*d.exception_at));
  if (d.met_at) row("Done", date_and_time(*d.met_at));
  ui::summary_list(html, list);
  if (!d.done()) {
    html << "<h3 class=\"govuk-heading-m\">Agree a new date</h3><p class=\"govuk-body\">This does not change the target. If it is missed, it stays missed.</p>";
    open_form(html, page, case_path(page, "/duties/" + address_of(d.id) + "/redate"));
    date_time_field(html, values, {.name = "due", .label = "New date"});
    text_field(html, values, {.name = "reason", .label = "Why?"});
    submit(html, "Save new date", case_path(page), "Cancel", "govuk-button--secondary");
    close_form(html);
    html << "<p class=\"govuk-body\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/records/deviation"))
         << "\">This duty is done in another way: say why</a></p>";
  }
  return case_page(page, opened, {.title = "Duty", .tab = CaseTab::tasks, .error = values.has_errors()}, html);
}

std::int64_t id_of(const Page& page) { return std::strtoll(page.part(1).c_str(), nullptr, 10); }

}  // namespace

Response case_tasks(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    const Case& c = opened.get();
    Html html;
    html << "<h2 class=\"govuk-heading-l\">What needs doing</h2>";
    duties_and_tasks(html, page, c, 1000);
    html << "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"" << Url(case_path(page, "/tasks/new")) << "\">Add a task</a></p><h3 class=\"govuk-heading-m\">Done</h3><ul class=\"govuk-list govuk-list--spaced\">";
    std::size_t done = 0;
    for (const Duty& d : app::duties_of(page.desk(), c, page.now()))
      if (d.done()) {
        html << "<li><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/duties/" + address_of(d.id))) << "\">" << d.title << "</a>";
        ui::due_clock(html, due_words(d, page.now()));
        html << "</li>";
        ++done;
      }
    for (const CaseTask& t : c.tasks)
      if (t.done) {
        html << "<li><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/tasks/" + std::to_string(t.id))) << "\">" << t.title << "</a>, " << date_and_time(t.done_at) << ". " << t.outcome << "</li>";
        ++done;
      }
    html << "</ul>";
    if (!done) html << "<p class=\"govuk-body\">Nothing yet.</p>";
    return case_page(page, opened, {.title = "Tasks", .tab = CaseTab::tasks}, html);
  });
}

Response task_form(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_new(page, opened, Values().set("owner", std::to_string(page.actor().id.value))); });
}
Response add_task(Page& page) {
  Typed typed(page.form());
  TaskAdded task{typed.text("title"), typed.text("hint"), typed.date_time("due"), StaffId{typed.number("owner")}};
  return act_on(page, "task.added", [&](const Seen& seen) -> Result<NewEntries> {
    const auto owner = page.desk().staff.find(task.owner);
    if (task.owner && (!owner || right_to(seen.get(), owner->actor, seen.now()) == Right::none)) return Refusal::one(Because::invalid, "task.owner", "Choose somebody who can see the case", "owner");
    return rowan::add_task(seen, task);
  }, "/tasks", [&](const app::OpenedCase& opened, const Values& values) { return draw_new(page, opened, values); }, typed.problems());
}
Response task(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_task(page, opened, Values()); });
}
Response finish_task(Page& page) {
  Typed typed(page.form());
  return act_on(page, "task.done", [&](const Seen& seen) { return rowan::finish_task(seen, id_of(page), typed.text("outcome")); }, "/tasks",
                [&](const app::OpenedCase& opened, const Values& values) { return draw_task(page, opened, values); });
}
Response move_task(Page& page) {
  Typed typed(page.form());
  const auto due = typed.date_time("due");
  if (!due && typed.good()) typed.problem("form.needed", "Enter the new date", "due");
  return act_on(page, "task.moved", [&](const Seen& seen) { return rowan::move_task(seen, id_of(page), *due, typed.text("reason")); }, "/tasks/" + page.part(1),
                [&](const app::OpenedCase& opened, const Values& values) { return draw_task(page, opened, values); }, typed.problems());
}
Response duty(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_duty(page, opened, Values()); });
}
Response redate(Page& page) {
  Typed typed(page.form());
  const auto due = typed.date_time("due");
  if (!due && typed.good()) typed.problem("form.needed", "Enter the new date", "due");
  return act_on(page, "duty.redated", [&](const Seen& seen) {
    std::string id = page.part(1);
    for (const Duty& d : app::duties_of(page.desk(), seen.get(), page.now())) if (means(id, d.id)) id = d.id;
    return redate_duty(seen, id, *due, typed.text("reason"));
  }, "/duties/" + percent_encode(page.part(1)),
                [&](const app::OpenedCase& opened, const Values& values) { return draw_duty(page, opened, values); }, typed.problems());
}

}  // namespace rowan::web::pages
