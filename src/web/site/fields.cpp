#include "web/site/fields.h"

#include <algorithm>
#include <charconv>

#include "web/components/button.h"
#include "web/components/checkboxes.h"
#include "web/components/date_input.h"
#include "web/components/error_summary.h"
#include "web/components/input.h"
#include "web/components/radios.h"
#include "web/components/select.h"
#include "web/components/textarea.h"
#include "web/site/layout.h"

namespace rowan::web {
using namespace ui;
namespace {

std::string trimmed(std::string_view s) {
  const auto space = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
  while (!s.empty() && space(s.front())) s.remove_prefix(1);
  while (!s.empty() && space(s.back())) s.remove_suffix(1);
  return std::string(s);
}

Label label_of_field(const FieldText& f) {
  Label label{.text = f.label, .is_page_heading = f.large};
  if (f.large) label.classes.add("govuk-label--l");
  return label;
}
std::optional<Fieldset> legend_of_field(const FieldText& f) {
  Fieldset set;
  set.legend.text = f.label;
  set.legend.is_page_heading = f.large;
  set.legend.classes.add(f.large ? "govuk-fieldset__legend--l" : "govuk-fieldset__legend--s");
  return set;
}
// Where an error link goes: the first control of the field.
std::string anchor(const std::string& field) { return "#" + field; }

}  // namespace

std::vector<std::string> Values::all(std::string_view name) const {
  std::vector<std::string> out;
  for (const std::string_view v : form_.all(name)) out.emplace_back(v);
  return out;
}
std::string Values::error(std::string_view field) const {
  for (const Problem& p : problems_) if (p.field == field) return p.text;
  return {};
}

void error_summary_of(Html& html, const Values& values) {
  if (!values.has_errors()) return;
  ErrorSummary summary;
  summary.title_text = "There is a problem";
  for (const Problem& p : values.problems()) summary.error_list.push_back({.text = p.text, .href = p.field.empty() ? Url() : Url(anchor(p.field))});
  error_summary(html, summary);
}

void open_form(Html& html, Page& page, const std::string& action, const Attributes& extra) {
  html << "<form method=\"post\" action=\"" << Url(action) << "\" novalidate autocomplete=\"off\"" << extra << ">";
  hidden(html, "_token", page.new_token());
}
void close_form(Html& html) { html << "</form>"; }
void hidden(Html& html, const std::string& name, const std::string& value) {
  html << "<input type=\"hidden\" name=\"" << name << "\" value=\"" << value << "\">";
}

void text_field(Html& html, const Values& values, const FieldText& f) {
  Input options;
  options.name = f.name;
  options.id = f.name;
  options.value = values.one(f.name);
  options.label = label_of_field(f);
  options.hint.text = f.hint;
  options.error_message.text = values.error(f.name);
  options.type = f.type;
  if (f.autocomplete_off) options.autocomplete = "off";
  options.spellcheck = false;
  if (f.width) options.classes.add("govuk-input--width-" + std::to_string(f.width));
  input(html, options);
}
void area_field(Html& html, const Values& values, const FieldText& f) {
  Textarea options;
  options.name = f.name;
  options.id = f.name;
  options.value = values.one(f.name);
  options.label = label_of_field(f);
  options.hint.text = f.hint;
  options.error_message.text = values.error(f.name);
  options.rows = f.rows;
  options.autocomplete = "off";
  textarea(html, options);
}
void radio_field(Html& html, const Values& values, const FieldText& f, std::vector<Option> options, bool inline_) {
  Radios group;
  group.name = f.name;
  group.id_prefix = f.name;
  group.value = values.one(f.name);
  group.fieldset = legend_of_field(f);
  group.hint.text = f.hint;
  group.error_message.text = values.error(f.name);
  if (inline_) group.classes.add("govuk-radios--inline");
  for (Option& o : options) {
    if (!o.divider.empty()) {
      RadioItem divider;
      divider.divider = o.divider;
      group.items.push_back(std::move(divider));
    }
    RadioItem item;
    item.value = o.value;
    item.text = o.label;
    item.hint.text = o.hint;
    item.conditional = std::move(o.conditional);
    group.items.push_back(std::move(item));
  }
  radios(html, group);
}
void check_field(Html& html, const Values& values, const FieldText& f, std::vector<Option> options) {
  Checkboxes group;
  group.name = f.name;
  group.id_prefix = f.name;
  group.values = values.all(f.name);
  if (!f.label.empty()) group.fieldset = legend_of_field(f);
  group.hint.text = f.hint;
  group.error_message.text = values.error(f.name);
  for (Option& o : options) {
    if (!o.divider.empty()) {
      CheckboxItem divider;
      divider.divider = o.divider;
      group.items.push_back(std::move(divider));
    }
    CheckboxItem item;
    item.value = o.value;
    item.text = o.label;
    item.hint.text = o.hint;
    item.conditional = std::move(o.conditional);
    if (o.exclusive) item.behaviour = "exclusive";
    group.items.push_back(std::move(item));
  }
  checkboxes(html, group);
}
void select_field(Html& html, const Values& values, const FieldText& f, std::vector<Option> options) {
  Select list;
  list.name = f.name;
  list.id = f.name;
  list.value = values.one(f.name);
  list.label = label_of_field(f);
  list.hint.text = f.hint;
  list.error_message.text = values.error(f.name);
  for (Option& o : options) list.items.push_back({.text = o.label, .value = o.value});
  select(html, list);
}

namespace {

DateInput date_parts(const Values& values, const FieldText& f) {
  DateInput options;
  options.id = f.name;
  options.name_prefix = f.name;
  options.fieldset = legend_of_field(f);
  options.hint.text = f.hint.empty() ? "For example, 27 3 2026" : f.hint;
  options.error_message.text = values.error(f.name);
  for (const char* part : {"day", "month", "year"}) {
    DateItem item;
    item.name = part;
    item.id = std::string(part) == "day" ? f.name : f.name + "-" + part;  // error links go to the first part
    item.value = values.one(f.name + "-" + part);
    item.classes.add(std::string(part) == "year" ? "govuk-input--width-4" : "govuk-input--width-2");
    options.items.push_back(std::move(item));
  }
  return options;
}

}  // namespace

void date_field(Html& html, const Values& values, const FieldText& f) { date_input(html, date_parts(values, f)); }
void date_time_field(Html& html, const Values& values, const FieldText& f) {
  DateInput options = date_parts(values, f);
  DateItem time;
  time.name = "time";
  time.label = "Time";
  time.value = values.one(f.name + "-time");
  time.inputmode = "text";
  time.classes.add("govuk-input--width-5");
  options.items.push_back(std::move(time));
  date_input(html, options);
}

void submit(Html& html, const std::string& text, const std::string& cancel, const std::string& cancel_text, const char* classes) {
  html << "<div class=\"govuk-button-group\">";
  Button b;
  b.text = text;
  b.prevent_double_click = true;
  b.classes.add(classes);
  button(html, b);
  if (!cancel.empty()) html << "<a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(cancel) << "\">" << cancel_text << "</a>";
  html << "</div>";
}

std::string Typed::text(std::string_view name) const { return trimmed(form_.one(name)); }
std::int64_t Typed::number(std::string_view name) {
  const std::string s = text(name);
  std::int64_t n = 0;
  const auto [end, fault] = std::from_chars(s.data(), s.data() + s.size(), n);
  return fault == std::errc{} && end == s.data() + s.size() ? n : 0;
}
bool Typed::ticked(std::string_view name, std::string_view value) const {
  const auto all = form_.all(name);
  return std::find(all.begin(), all.end(), value) != all.end();
}
std::vector<std::string> Typed::many(std::string_view name) const {
  std::vector<std::string> out;
  for (const std::string_view v : form_.all(name)) if (!v.empty()) out.emplace_back(v);
  return out;
}
std::optional<Date> Typed::date(std::string_view name) {
  const std::string prefix(name);
  const std::string day = text(prefix + "-day"), month = text(prefix + "-month"), year = text(prefix + "-year");
  if (day.empty() && month.empty() && year.empty()) return {};
  const auto number_of = [](const std::string& s) {
    int n = 0;
    const auto [end, fault] = std::from_chars(s.data(), s.data() + s.size(), n);
    return fault == std::errc{} && end == s.data() + s.size() ? n : 0;
  };
  const Date date{number_of(year), number_of(month), number_of(day)};
  if (date.year < 1900 || date.year > 2200 || !valid(date)) {
    problem("form.date", "Enter a real date with day, month and year, for example 27 3 2026", prefix);
    return {};
  }
  return date;
}
std::optional<int> read_clock(std::string_view text) {
  std::string s;
  for (const char c : text) if (c != ' ') s += static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  if (s == "midday" || s == "noon") return 720;
  if (s == "midnight") return 0;
  int hour = 0, minute = 0;
  const char* at = s.data();
  const char* const last = s.data() + s.size();
  auto read = std::from_chars(at, last, hour);
  if (read.ec != std::errc{} || read.ptr == at || hour < 0) return {};
  at = read.ptr;
  if (at != last && (*at == ':' || *at == '.')) {
    const char* const from = ++at;
    read = std::from_chars(at, last, minute);
    if (read.ec != std::errc{} || read.ptr != from + 2) return {};
    at = read.ptr;
  } else if (read.ptr - s.data() == 4) {  // 1430
    minute = hour % 100;
    hour /= 100;
  }
  const std::string_view rest(at, static_cast<std::size_t>(last - at));
  if (rest == "am" || rest == "pm") {
    if (hour < 1 || hour > 12) return {};
    hour = hour % 12 + (rest == "pm" ? 12 : 0);
  } else if (!rest.empty()) {
    return {};
  }
  if (hour > 23 || minute < 0 || minute > 59) return {};
  return hour * 60 + minute;
}
std::optional<int> Typed::minute_of_day(std::string_view name) {
  const std::string s = text(name);
  if (s.empty()) return {};
  if (const auto minute = read_clock(s)) return minute;
  problem("form.time", "Enter a time, for example 10am or 2:30pm", std::string(name));
  return {};
}
std::optional<Instant> Typed::date_time(std::string_view name) {
  const std::size_t before = problems_.size();
  const auto day = date(name);
  const std::string prefix(name);
  const std::string time = text(prefix + "-time");
  if (problems_.size() != before) return {};
  if (!day && time.empty()) return {};
  const auto minute = read_clock(time.empty() ? "midnight" : time);
  if (!day || !minute) {
    problem("form.date-time", !day ? "Enter the date as well as the time" : "Enter a time, for example 10am or 2:30pm", prefix);
    return {};
  }
  return instant_of({*day, *minute / 60, *minute % 60, 0});
}

Response after(Page& page, const Result<void>& result, const std::string& path, const std::function<Response(const Values&)>& again) {
  if (result) return Response::see_other(path);
  const Refusal& refusal = result.refusal();
  if (refusal.first().id == "form.used") return Response::see_other(path);
  const bool busy = refusal.first().id == "case.busy";  // what was typed comes back with the form
  if ((busy || refusal.because == Because::invalid || refusal.because == Because::refused) && again) return again(Values(page.form(), refusal.problems));
  return refusal_page(page, refusal);
}

}  // namespace rowan::web
