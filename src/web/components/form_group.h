#pragma once
// What every form control shares: its group, with the hint and the error that describe it.
#include <string>

#include "web/components/error_message.h"
#include "web/components/hint.h"
#include "web/html.h"

namespace rowan::web::ui {

struct FormGroup {
  Html before;  // before the control or controls, after the hint and the error
  Html after;
  Classes classes;
  Attributes attributes;
};

// For the controls in this folder: opens the group; and writes the hint and the error under <id>-hint and <id>-error,
// adding both names to `described_by`.
void open_form_group(Html& html, const FormGroup& group, bool has_error);
void describe(Html& html, const std::string& id, const Hint& hint, const ErrorMessage& error, std::string& described_by);

}  // namespace rowan::web::ui
