#include "web/components/task_list.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

namespace {

void name_and_hint(Html& html, const Task& task, const std::string& id) {
  html << "<div class=\"govuk-task-list__name-and-hint\">";
  if (task.href.empty()) {
    html << "<div";
    given(html, " class=\"", task.title.classes.text());
    html << ">";
    words(html, task.title.text, task.title.html);
    html << "</div>";
  } else {
    html << "<a class=\"govuk-link govuk-task-list__link";
    also(html, task.title.classes);
    html << "\" href=\"" << task.href << "\" aria-describedby=\"";
    if (task.hint.given()) html << id << "-hint ";
    html << id << "-status\">";
    words(html, task.title.text, task.title.html);
    html << "</a>";
  }
  if (task.hint.given()) {
    html << "<div id=\"" << id << "-hint\" class=\"govuk-task-list__hint\">";
    words(html, task.hint.text, task.hint.html);
    html << "</div>";
  }
  html << "</div>";
}

void status(Html& html, const TaskStatus& options, const std::string& id) {
  html << "<div class=\"govuk-task-list__status";
  also(html, options.classes);
  html << "\" id=\"" << id << "-status\">";
  if (options.tag.given()) {
    tag(html, options.tag);
  } else {
    words(html, options.text, options.html);
  }
  html << "</div>";
}

}  // namespace

void task_list(Html& html, const TaskList& options) {
  html << "<ul class=\"govuk-task-list";
  also(html, options.classes);
  html << "\"" << options.attributes << ">";
  int index = 0;
  for (const Task& task : options.items) {
    ++index;
    if (task.left_out) continue;
    const std::string id = options.id_prefix + "-" + std::to_string(index);
    html << "<li class=\"govuk-task-list__item";
    if (!task.href.empty()) html << " govuk-task-list__item--with-link";
    also(html, task.classes);
    html << "\">";
    name_and_hint(html, task, id);
    status(html, task.status, id);
    html << "</li>";
  }
  html << "</ul>";
}

}  // namespace rowan::web::ui
