// One person's next steps: every case of theirs with what is to be done, the most urgent first.
#include "app/worklist.h"
#include "web/components/task_list.h"
#include "web/pages/case_table.h"
#include "web/pages/worklist.h"
#include "web/site/layout.h"
#include "web/site/words.h"

namespace rowan::web::pages {
namespace {

enum class When { overdue, today, later };
constexpr std::size_t most = app::count_cap;

When when_of(const app::WorkRow& row, Instant now) {
  const Instant due = row.summary.next_due;
  if (due.micros == 0) return When::later;
  if (due < now) return When::overdue;
  return civil(due).date == civil(now).date ? When::today : When::later;
}

ui::Task task_of(const app::WorkRow& row, Instant now) {
  ui::Task task;
  task.href = Url(next_step_address(row));
  task.title.text = row.summary.next;
  const std::string_view name = name_hidden(row) ? "Name hidden" : row.summary.name.empty() ? "Name not known" : std::string_view(row.summary.name);
  task.hint.text = std::string(name) + ", " + row.row.reference;
  ui::due_clock(task.status.html, next_step_clock(row, now));
  return task;
}

void group(Html& html, std::string_view heading, const std::string& id, std::vector<ui::Task> items) {
  if (items.empty()) return;
  html << "<section class=\"rw-section\"><h2 class=\"govuk-heading-m\">" << heading << " (" << items.size() << ")</h2>";
  ui::TaskList list;
  list.id_prefix = id;
  list.classes = "rw-tasks";
  list.items = std::move(items);
  ui::task_list(html, list);
  html << "</section>";
}

}  // namespace

Response tasks(Page& page) {
  const auto list = app::worklist(page.desk(), page.actor(), {}, 0, most);
  if (!list) return refusal_page(page, list.refusal());
  const Instant now = list->now;
  std::vector<ui::Task> overdue, today, later;
  for (const app::SharedRow& shared : list->rows) {
    const app::WorkRow& row = *shared;
    if (row.summary.next.empty()) continue;
    switch (when_of(row, now)) {
      case When::overdue: overdue.push_back(task_of(row, now)); break;
      case When::today: today.push_back(task_of(row, now)); break;
      case When::later: later.push_back(task_of(row, now)); break;
    }
  }
  const bool nothing = overdue.empty() && today.empty() && later.empty();
  const CivilTime t = civil(now);
  Html html;
  html.reserve(4'000 + list->rows.size() * 700);
  html << "<h1 class=\"govuk-heading-l\">Tasks</h1><p class=\"govuk-body\">The next step of each of your cases. Times at "
       << clock_words(t.hour, t.minute) << ", " << day_and_date(t.date) << ".";
  if (list->rows.size() == most) html << " These are the " << most << " most urgent.";
  html << "</p>";
  if (nothing)
    html << "<p class=\"govuk-body\">Nothing is waiting for you. <a class=\"govuk-link\" href=\"/cases/team\">See the cases of your team</a>.</p>";
  group(html, "Overdue", "overdue", std::move(overdue));
  group(html, "Due today", "today", std::move(today));
  group(html, "Later", "later", std::move(later));
  return staff_page(page, {.title = "Tasks", .nav = Nav::tasks}, html);
}

}  // namespace rowan::web::pages
