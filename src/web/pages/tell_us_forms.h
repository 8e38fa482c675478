#pragma once
// How each question of the public page looks.
#include <string>

#include "web/html.h"
#include "web/pages/tell_us_questions.h"
#include "web/site/fields.h"

namespace rowan::web::tell {

struct Shown {
  const TellAnswers& answers;  // what the questions depend on
  const Values& values;        // what the fields hold
  const Policy* policy;
};
// The fields of one step with its heading. A step that only says something (act_now) has no field.
void fields(Html& html, Step step, const Shown& shown);

}  // namespace rowan::web::tell
