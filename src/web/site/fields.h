#pragma once
// Forms as pages write them: what was typed stays, every error stands beside its field and in the summary, and the one-time
// token is never forgotten.
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "web/html.h"
#include "web/server/form.h"
#include "web/site/site.h"

namespace rowan::web {

// What a form shows: the values typed (or stored), and what is wrong with them.
class Values {
 public:
  Values() = default;
  explicit Values(const Form& form) : form_(form) {}
  Values(const Form& form, std::vector<Problem> problems) : form_(form), problems_(std::move(problems)) {}

  Values& set(std::string name, std::string value) { form_.add(std::move(name), std::move(value)); return *this; }
  [[nodiscard]] std::string one(std::string_view name) const { return std::string(form_.one(name)); }
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const;
  [[nodiscard]] std::string error(std::string_view field) const;  // empty: none
  [[nodiscard]] bool has_errors() const { return !problems_.empty(); }
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }

 private:
  Form form_;
  std::vector<Problem> problems_;
};

struct Option {
  std::string value;
  std::string label;
  std::string hint = {};
  Html conditional = {};  // shown while it is chosen
  bool exclusive = false; // checkboxes: clears the others
  std::string divider = {};  // "or" before this one
};

struct FieldText {
  std::string name;
  std::string label;
  std::string hint = {};
  std::string type = "text";
  int width = 0;         // characters: 5, 10, 20; 0 = full
  bool large = false;    // the label as the page's heading
  int rows = 4;          // of a text area
  bool autocomplete_off = true;
};

void error_summary_of(Html& html, const Values& values);
// Opens a form with its token; `extra` attributes for drafts.
void open_form(Html& html, Page& page, const std::string& action, const Attributes& extra = {});
void close_form(Html& html);
void hidden(Html& html, const std::string& name, const std::string& value);
void text_field(Html& html, const Values& values, const FieldText& field);
void area_field(Html& html, const Values& values, const FieldText& field);
void radio_field(Html& html, const Values& values, const FieldText& field, std::vector<Option> options, bool inline_ = false);
void check_field(Html& html, const Values& values, const FieldText& field, std::vector<Option> options);
void select_field(Html& html, const Values& values, const FieldText& field, std::vector<Option> options);
// Parts <name>-day, <name>-month, <name>-year.
void date_field(Html& html, const Values& values, const FieldText& field);
// A date and a clock time: the same parts and <name>-time ("2:30pm" or "14:30").
void date_time_field(Html& html, const Values& values, const FieldText& field);
void submit(Html& html, const std::string& text, const std::string& cancel = {}, const std::string& cancel_text = "Cancel", const char* classes = "");

// Options of a named enum with labels.
template <class E>
[[nodiscard]] std::vector<Option> options_of(std::initializer_list<E> list) {
  std::vector<Option> out;
  for (const E e : list) out.push_back({std::string(name_of(e)), std::string(label_of(e))});
  return out;
}

// Reading what was typed. Each reader adds its problem to the list and gives nothing when it cannot be read.
class Typed {
 public:
  explicit Typed(const Form& form) : form_(form) {}
  [[nodiscard]] std::string text(std::string_view name) const;  // trimmed
  template <class E> [[nodiscard]] E choice(std::string_view name, E otherwise) {
    const auto value = form_.one(name);
    if (value.empty()) return otherwise;
    if (const auto found = named<E>(value)) return *found;
    problem("form.choice", "Choose one of the answers", std::string(name));
    return otherwise;
  }
  [[nodiscard]] std::int64_t number(std::string_view name);
  [[nodiscard]] bool ticked(std::string_view name, std::string_view value = "yes") const;
  [[nodiscard]] std::vector<std::string> many(std::string_view name) const;
  [[nodiscard]] std::optional<Date> date(std::string_view name);             // empty parts: nothing, no problem
  [[nodiscard]] std::optional<Instant> date_time(std::string_view name);     // empty: nothing
  [[nodiscard]] std::optional<int> minute_of_day(std::string_view name);     // "10am", "14:30", "2.30pm"
  void problem(std::string id, std::string text, std::string field) { problems_.push_back({std::move(id), std::move(text), std::move(field)}); }
  [[nodiscard]] bool good() const { return problems_.empty(); }
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }

 private:
  const Form& form_;
  std::vector<Problem> problems_;
};
// "10am", "2:30pm", "14:30", "midday": minutes from midnight.
[[nodiscard]] std::optional<int> read_clock(std::string_view text);

// After an act: on to `path` when it worked, and also when this very form was sent before (it changed nothing the second time).
// `again` shows the form with its errors when something typed has to be put right.
[[nodiscard]] Response after(Page& page, const Result<void>& result, const std::string& path, const std::function<Response(const Values&)>& again);
template <class T>
[[nodiscard]] Response after(Page& page, const Result<T>& result, const std::string& path, const std::function<Response(const Values&)>& again) {
  return after(page, result ? Result<void>{} : Result<void>{result.refusal()}, path, again);
}

}  // namespace rowan::web
