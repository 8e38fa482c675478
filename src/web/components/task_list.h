#pragma once
// What needs doing, each with its state.
#include <string>
#include <vector>

#include "web/components/tag.h"
#include "web/html.h"

namespace rowan::web::ui {

struct TaskTitle {
  std::string text;
  Html html;  // instead of text
  Classes classes;
};

struct TaskHint {
  std::string text;
  Html html;  // instead of text

  [[nodiscard]] bool given() const { return !text.empty() || !html.empty(); }
};

struct TaskStatus {
  Tag tag;
  std::string text;  // when there is no tag
  Html html;         // instead of text, for example a due clock
  Classes classes;
};

struct Task {
  TaskTitle title;
  TaskHint hint;
  Url href;
  TaskStatus status;
  Classes classes;
  bool left_out = false;  // holds its number without being shown
};

struct TaskList {
  std::vector<Task> items;
  std::string id_prefix = "task-list";
  Classes classes;
  Attributes attributes;
};

void task_list(Html& html, const TaskList& options);

}  // namespace rowan::web::ui
