#include "web/pages/case_records.h"

#include <algorithm>
#include <charconv>

#include "domain/records/values.h"
#include "web/components/due_clock.h"
#include "web/components/summary_list.h"
#include "web/pages/agency_field.h"
#include "web/pages/case_record_help.h"
#include "web/pages/case_records_form.h"
#include "web/site/address.h"
#include "web/site/words.h"

namespace rowan::web::pages {
namespace {

std::int64_t number_of(const std::string& text) {
  std::int64_t n = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), n);
  return fault == std::errc{} && end == text.data() + text.size() ? n : 0;
}

// What is drawn under an instance: whatever of it may be read by whoever asks.
std::string title_of(const RecordInstance& instance) {
  if (instance.row()) return instance.row()->title;
  const RecordMade* made = instance.steps.front().made;
  return made && !made->title.empty() ? made->title : "A record";
}
bool readable(const Seen& seen, const RecordInstance& instance) {
  if (instance.row()) return may_read(seen, *instance.row());
  return !instance.steps.front().made || instance.steps.front().made->kept_apart.empty();
}

void add_row(ui::SummaryList& list, std::string key, std::string value) {
  if (!value.empty()) list.rows.push_back({.key = {.text = std::move(key)}, .value = {.text = std::move(value)}});
}

// A day that neither the record nor a policy names is a reminder of ours, and is said to be (NHG-11, NHG-9).
void our_day_note(Html& html, const RecordItem& item) {
  if (item.our_day) html << " <span class=\"rw-meta\">Rowan’s own reminder, not in your policy</span>";
}

std::string approval_words(Page& page, const RecordStep& step) {
  switch (step.approval) {
    case ApprovalState::not_needed: return {};
    case ApprovalState::asked: {
      std::string out = "Waits for another person";
      for (const StaffId who : step.agreed) out += ". " + page.desk().staff.name(who) + " has agreed";
      return out;
    }
    case ApprovalState::approved:
      return "Approved by " + page.desk().staff.name(step.answered_by) + ", " + date_and_time(step.answered_at) + ". " + step.answer;
    case ApprovalState::refused:
      return "Not approved by " + page.desk().staff.name(step.answered_by) + ", " + date_and_time(step.answered_at) + ". " + step.answer;
  }
  return {};
}

void draw_step(Html& html, Page& page, const Seen& seen, const RecordInstance& instance, const RecordStep& step) {
  // A step may be for fewer people than the whole of it.
  if (!may_read(seen, instance, step)) {
    const bool named = step.row && step.row->kept != RecordClass::ordinary;
    html << "<section class=\"rw-section\"><h3 class=\"govuk-heading-m\" id=\"step-" << step.seq << "\">"
         << (named ? label_of(step.row->kept) : std::string_view{"A record for some colleagues only"}) << "</h3><p class=\"rw-meta\">"
         << date_and_time(step.happened_at) << "</p></section>";
    return;
  }
  const Case& c = seen.get();
  std::string title = said(page, c, step.row ? step.row->title : title_of(instance));
  if (step.made && step.made->turn) title = *step.made->turn == RecordTurn::not_done ? "Not done" : "Opened again";
  html << "<section class=\"rw-section\"><h3 class=\"govuk-heading-m\" id=\"step-" << step.seq << "\">" << title << "</h3><p class=\"rw-meta\">"
       << date_and_time(step.happened_at) << ", written by " << page.desk().staff.name(step.actor) << "</p>";
  ui::SummaryList list;
  const auto staff = [&](StaffId id) { return page.desk().staff.name(id); };
  if (step.made) {
    const RecordMade& made = *step.made;
    if (step.row) add_row(list, step.row->fields.empty() ? "Answer" : "What is it?", said(page, c, step.row->choice_label(made.value)));
    for (const FieldValue& each : made.values) {
      const RecordField* field = step.row ? step.row->field(each.code) : nullptr;
      add_row(list, field ? said(page, c, field->label) : each.code,
              !field                             ? each.value
              : field->kind == FieldKind::choice ? said(page, c, value_in_words(*field, each.value, staff))
                                                 : value_in_words(*field, each.value, staff));
      if (!field || field->kind != FieldKind::agency || list.rows.empty()) continue;
      ui::SummaryCell& shown = list.rows.back().value;
      shown.html << each.value;
      agency_known(shown.html, page, c, each.value);
    }
    if (made.wish) add_row(list, "What they want", std::string(label_of(*made.wish)));
    if (made.basis) add_row(list, "Ground for going ahead", std::string(label_of(*made.basis)) + ". " + made.basis_text);
    add_row(list, "What stood against it", made.gate_said);
    add_row(list, "Why it was passed", made.pass_reason);
  }
  add_row(list, step.made && step.made->turn ? "Why" : step.row && !step.row->text_label.empty() ? said(page, c, step.row->text_label) : "Words", step.text);
  add_row(list, "Approval", approval_words(page, step));
  if (step.row && !step.row->basis.empty()) add_row(list, "The law it rests on", step.row->basis);
  if (!list.rows.empty()) ui::summary_list(html, list);
  html << "</section>";
}

void draw_items(Html& html, Page& page, const Seen& seen, const RecordInstance& instance) {
  const bool any = std::any_of(instance.items.begin(), instance.items.end(), [](const RecordItem& item) { return !item.approval; });
  if (!any) return;
  html << "<h3 class=\"govuk-heading-m\">What it asks for</h3><ul class=\"govuk-list govuk-list--spaced\">";
  for (const RecordItem& item : instance.items) {
    if (item.approval) continue;
    html << "<li>" << said(page, seen.get(), may_read(seen, item) ? item.title : title_for_all(item, item.title));
    ui::due_clock(html, due_words(item, page.now()));
    our_day_note(html, item);
    html << "</li>";
  }
  html << "</ul>";
}

void draw_next(Html& html, Page& page, const Seen& seen, const RecordInstance& instance) {
  std::vector<const RecordRow*> next = instance.next;
  std::erase_if(next, [&](const RecordRow* row) { return !may_read(seen, *row); });
  if (next.empty()) return;
  html << "<h3 class=\"govuk-heading-m\">Add what happened next</h3><ul class=\"govuk-list govuk-list--spaced\">";
  for (const RecordRow* row : next)
    html << "<li><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(record_path(page, instance.id) + "/next/" + address_of(row->what)) << "\">"
         << said(page, seen.get(), row->title) << "</a></li>";
  html << "</ul>";
}

void draw_approval(Html& html, Page& page, const Seen& seen, const RecordInstance& instance, const Values& values) {
  for (const RecordStep& step : instance.steps) {
    if (step.approval != ApprovalState::asked || !may_read(seen, instance, step)) continue;
    const bool own = step.actor == page.actor().id;
    html << "<h3 class=\"govuk-heading-m\">Approval</h3><p class=\"govuk-body\">"
         << (own ? std::string("You asked for this. Another person has to answer.") : page.desk().staff.name(step.actor) + " has asked for this.")
         << "</p>";
    const ApprovalRule rule = app::approval_rule(page.desk(), seen.get(), page.now());
    const std::string decision = step.row ? decision_of(*step.row, step.made ? *step.made : RecordMade{}) : std::string{};
    const std::string whose = rule.whose ? rule.whose(decision, step.agreed.size()) : std::string{};
    if (!whose.empty()) html << "<p class=\"govuk-body\">Who agrees next, by the policy: " << whose << ".</p>";
    if (own) return;
    open_form(html, page, record_path(page, instance.id) + "/answer");
    hidden(html, "step", std::to_string(step.seq));
    const std::string body = rule.body ? rule.body(decision, step.agreed.size()) : std::string{};
    radio_field(html, values, {.name = "approved", .label = body.empty() ? "Do you agree?" : "Did the " + body + " agree?"},
                {{"yes", "Yes"}, {"no", "No"}});
    if (!body.empty())
      text_field(html, values, {.name = "minute", .label = "Where do its minutes have it?", .hint = "Date or number of the minute", .width = 20});
    area_field(html, values, {.name = "reason", .label = "Your reason", .rows = 3});
    submit(html, "Save answer");
    close_form(html);
    return;
  }
}

void draw_turn(Html& html, Page& page, const RecordInstance& instance, const Values& values) {
  if (!instance.row() || instance.refused || instance.state == RecordState::waiting) return;
  const bool again = instance.state == RecordState::ended;
  if (!again && !instance.row()->never_set_aside.empty()) {
    html << "<p class=\"govuk-body\">" << instance.row()->never_set_aside << ".</p>";
    return;
  }
  html << "<h3 class=\"govuk-heading-m\">" << std::string(again ? "Open it again" : "Not done after all") << "</h3>";
  open_form(html, page, record_path(page, instance.id) + "/turn");
  hidden(html, "turn", std::string(name_of(again ? RecordTurn::opened_again : RecordTurn::not_done)));
  area_field(html, values, {.name = "text", .label = again ? "Why is it opened again?" : "Why is it not done?", .rows = 2});
  submit(html, again ? "Open again" : "Set aside", {}, {}, "govuk-button--secondary");
  close_form(html);
}

Response draw_instance(Page& page, const app::OpenedCase& opened, const Values& values) {
  const Case& c = opened.get();
  const RecordShapes shapes = app::shapes_of(page.desk(), c);
  const auto instance = record_instance(c, shapes, number_of(page.part(1)), page.now());
  if (!instance) return not_found_page(page);
  if (!readable(opened.seen, *instance)) return instance->row() ? not_for_you(page, opened, *instance->row()) : not_found_page(page);
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">" << said(page, c, title_of(*instance)) << "</h2><p class=\"govuk-body\">";
  state_tag(html, *instance);
  if (instance->row()) html << " <span class=\"rw-meta\">" << instance->row()->clause << "</span>";
  html << "</p>";
  if (!c.closed) draw_approval(html, page, opened.seen, *instance, values);
  if (!c.closed) draw_items(html, page, opened.seen, *instance);
  if (!c.closed) draw_next(html, page, opened.seen, *instance);
  if (instance->row() && instance->row()->theme == RecordTheme::damage)
    html << "<p class=\"govuk-body\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/photos")) << "\">Photographs of damage</a></p>";
  for (std::size_t i = instance->steps.size(); i-- > 0;) draw_step(html, page, opened.seen, *instance, instance->steps[i]);
  if (!c.closed) draw_turn(html, page, *instance, values);
  if (instance->row())
    html << "<p class=\"govuk-body\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(register_path(page, instance->row()->theme))
         << "\">" << label_of(instance->row()->theme) << "</a></p>";
  return case_page(page, opened, {.title = "Record", .tab = CaseTab::people, .error = values.has_errors()}, html);
}

void draw_register(Html& html, Page& page, const app::OpenedCase& opened, const RecordShapes& shapes, const std::vector<RecordInstance>& all,
                   RecordTheme theme) {
  bool any = false;
  html << "<ul class=\"govuk-list govuk-list--spaced\">";
  for (std::size_t i = all.size(); i-- > 0;) {
    const RecordInstance& instance = all[i];
    if (!instance.row() || instance.row()->theme != theme) continue;
    any = true;
    html << "<li>";
    if (!readable(opened.seen, instance)) {
      html << (instance.row()->kept == RecordClass::ordinary ? std::string_view{"A record for some colleagues only"} : label_of(instance.row()->kept)) << ", " << long_date(civil(instance.steps.front().happened_at).date) << "</li>";
      continue;
    }
    html << "<a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(record_path(page, instance.id)) << "\">" << said(page, opened.get(), title_of(instance))
         << ", " << long_date(civil(instance.steps.front().happened_at).date) << "</a> ";
    state_tag(html, instance);
    for (const RecordItem& item : instance.items) {
      html << "<br>" << said(page, opened.get(), may_read(opened.seen, item) ? item.title : title_for_all(item, item.title));
      ui::due_clock(html, due_words(item, page.now()));
      our_day_note(html, item);
    }
    html << "</li>";
  }
  html << "</ul>";
  if (!any) html << "<p class=\"govuk-body\">Nothing yet.</p>";
  if (opened.get().closed) return;
  html << "<ul class=\"govuk-list govuk-list--spaced\">";
  for (const RecordRow* row : shapes.beginnings(theme))
    if (may_read(opened.seen, *row))
      html << "<li><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/records/" + address_of(row->what)))
           << "\">Add: " << lower_first(said(page, opened.get(), row->title)) << "</a></li>";
  html << "</ul>";
}

// Writes it, and goes on to its page; with faults, draws again.
Response write(Page& page, const RecordMade& made, Typed& typed, const CaseForm& again) {
  const auto show = [&](const Values& values) { return with_case(page, [&](const app::OpenedCase& opened) { return again(opened, values); }); };
  const Instant when = typed.date_time("when").value_or(page.now());
  if (!typed.good()) return show(Values(page.form(), typed.problems()));
  const auto done = app::record(page.desk(), page.actor(), page.part(0), made, when, {page.token(), {}, {}, {}, {}});
  if (!done && done.refusal().because == Because::not_found) return not_there(page, done.refusal());
  const std::int64_t instance = made.of ? *made.of : done ? done->get().last_seq : 0;
  return after(page, done, instance ? record_path(page, instance) : case_path(page, "/register"), show);
}

// The row of the address, for this case: with the case opened first, so that nobody learns anything from what a name does.
Response with_row(Page& page, std::size_t part, const std::function<Response(const app::OpenedCase&, const RecordShapes&, const RecordRow&)>& then) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    const RecordShapes shapes = app::shapes_of(page.desk(), opened.get());
    for (const RecordRow* row : shapes.all())
      if (means(page.part(part), row->what)) return then(opened, shapes, *row);
    return not_found_page(page);
  });
}

Response write_typed(Page& page, std::size_t part, std::optional<std::int64_t> of) {
  return with_row(page, part, [&](const app::OpenedCase&, const RecordShapes&, const RecordRow& row) {
    Typed typed(page.form());
    RecordMade made = read_record(page, typed, row);
    made.of = of;
    return write(page, made, typed, [&page, &row, of](const app::OpenedCase& opened, const Values& values) {
      return draw_record_form(page, opened, row, of.value_or(0), values);
    });
  });
}

}  // namespace

Response registers(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    const RecordShapes shapes = app::shapes_of(page.desk(), opened.get());
    const auto all = record_instances(opened.get(), shapes, page.now());
    Html html;
    html << "<h2 class=\"govuk-heading-l\">Records</h2>";
    for (std::size_t i = 0; i < std::size(record_theme_names); ++i) {
      const auto theme = static_cast<RecordTheme>(i);
      if (shapes.beginnings(theme).empty()) continue;
      html << "<section class=\"rw-section\"><h3 class=\"govuk-heading-m\">" << label_of(theme) << "</h3>";
      draw_register(html, page, opened, shapes, all, theme);
      html << "</section>";
    }
    return case_page(page, opened, {.title = "Records", .tab = CaseTab::people}, html);
  });
}

Response register_of(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    const auto theme = named<RecordTheme>(page.part(1));
    const RecordShapes shapes = app::shapes_of(page.desk(), opened.get());
    if (!theme || shapes.beginnings(*theme).empty()) return not_found_page(page);
    Html html;
    html << "<h2 class=\"govuk-heading-l\">" << label_of(*theme) << "</h2>";
    help_for_theme(html, page, opened, *theme);
    draw_register(html, page, opened, shapes, record_instances(opened.get(), shapes, page.now()), *theme);
    html << "<p class=\"govuk-body\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/register"))
         << "\">All records</a></p>";
    return case_page(page, opened, {.title = "Records", .tab = CaseTab::people}, html);
  });
}

Response record_form(Page& page) {
  return with_row(page, 1, [&](const app::OpenedCase& opened, const RecordShapes&, const RecordRow& row) {
    return row.is_step() ? not_found_page(page) : draw_record_form(page, opened, row, 0, Values());
  });
}
Response make_record(Page& page) { return write_typed(page, 1, {}); }

Response recorded(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_instance(page, opened, Values()); });
}
Response step_form(Page& page) {
  return with_row(page, 2, [&](const app::OpenedCase& opened, const RecordShapes& shapes, const RecordRow& row) {
    const std::int64_t of = number_of(page.part(1));
    return record_instance(opened.get(), shapes, of, page.now()) ? draw_record_form(page, opened, row, of, Values()) : not_found_page(page);
  });
}
Response make_step(Page& page) { return write_typed(page, 2, number_of(page.part(1))); }

Response turn_record(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    const auto instance = record_instance(opened.get(), app::shapes_of(page.desk(), opened.get()), number_of(page.part(1)), page.now());
    if (!instance || !instance->row()) return not_found_page(page);
    Typed typed(page.form());
    RecordMade made;
    made.what = instance->row()->what;
    made.of = instance->id;
    made.text = typed.text("text");
    made.turn = typed.choice("turn", RecordTurn::not_done);
    return write(page, made, typed, [&page](const app::OpenedCase& again, const Values& values) { return draw_instance(page, again, values); });
  });
}

Response answer_record(Page& page) {
  Typed typed(page.form());
  const std::string approved = typed.text("approved");
  const auto again = [&](const Values& values) {
    return with_case(page, [&](const app::OpenedCase& opened) { return draw_instance(page, opened, values); });
  };
  if (approved != "yes" && approved != "no") typed.problem("form.choice", "Choose an answer", "approved");
  if (!typed.good()) return again(Values(page.form(), typed.problems()));
  const auto done = app::answer_record(page.desk(), page.actor(), page.part(0), typed.number("step"), approved == "yes", typed.text("reason"),
                                       {page.token(), {}, {}, {}, {}}, typed.text("minute"));
  if (!done && done.refusal().because == Because::not_found) return not_there(page, done.refusal());
  return after(page, done, case_path(page, "/recorded/" + percent_encode(page.part(1))), again);
}

Response not_referring(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    for (const RecordInstance& instance : record_instances(opened.get(), RecordShapes{}, page.now()))
      if (instance.row() && instance.row()->what == "not-referring" && instance.state == RecordState::waiting)
        return Response::see_other(record_path(page, instance.id));
    return Response::see_other(case_path(page, "/records/" + address_of("not-referring")));
  });
}

}  // namespace rowan::web::pages
