#include "web/pages/case_records_form.h"

#include <algorithm>

#include "domain/records/values.h"
#include "web/components/button.h"
#include "web/components/tag.h"
#include "web/pages/agency_field.h"
#include "web/pages/case_record_help.h"
#include "web/site/address.h"

namespace rowan::web::pages {
namespace {

std::vector<Option> options_from(Page& page, const Case& c, const std::vector<RecordChoice>& choices) {
  std::vector<Option> out;
  for (const RecordChoice& choice : choices) out.push_back({choice.code, said(page, c, choice.label)});
  return out;
}

// Without those that the policy of the case does not offer.
std::vector<Option> choices_of(Page& page, const Case& of, const RecordRow& row, const RecordRules& rules) {
  std::vector<RecordChoice> choices = row.choices;
  const auto& gone = rules.not_offered;
  std::erase_if(choices, [&](const RecordChoice& c) { return std::find(gone.begin(), gone.end(), c.code) != gone.end(); });
  return options_from(page, of, choices);
}

std::vector<Option> colleagues(Page& page, const Case& c) {
  std::vector<Option> out{{"", "Choose a colleague"}};
  for (const auto& person : page.desk().staff.all())
    if (person->active && right_to(c, person->actor, page.now()) != Right::none)
      out.push_back({std::to_string(person->actor.id.value), person->actor.name});
  return out;
}

FieldText text_of_field(Page& page, const Case& c, const RecordField& field) {
  FieldText out;
  out.name = field.code;
  out.label = said(page, c, field.label) + (field.needed || !field.needed_when.empty() ? "" : " (optional)");
  out.hint = said(page, c, field.hint);
  return out;
}

void draw_field(Html& html, Page& page, const Case& c, const Values& values, const RecordField& field) {
  FieldText text = text_of_field(page, c, field);
  switch (field.kind) {
    case FieldKind::words: return text_field(html, values, text);
    case FieldKind::agency: return agency_field(html, page, c, values, text);
    case FieldKind::long_words:
      text.rows = 3;
      return area_field(html, values, text);
    case FieldKind::date: return date_field(html, values, text);
    case FieldKind::instant: return date_time_field(html, values, text);
    case FieldKind::choice: return radio_field(html, values, text, options_from(page, c, field.choices));
    case FieldKind::yes_no_unknown: return radio_field(html, values, text, {{"yes", "Yes"}, {"no", "No"}, {"unknown", "Not known"}});
    case FieldKind::number:
      text.width = 5;
      return text_field(html, values, text);
    case FieldKind::money:
      text.width = 10;
      if (text.hint.empty()) text.hint = "In pounds, for example 120 or 85.50";
      return text_field(html, values, text);
    case FieldKind::reference:
      text.width = 20;
      return text_field(html, values, text);
    case FieldKind::staff: return select_field(html, values, text, colleagues(page, c));
  }
}

void draw_wish(Html& html, const Values& values, const RecordRow& row) {
  std::string only;
  for (const std::string& code : row.affects_them_for) only += (only.empty() ? "" : ", ") + std::string(row.choice_label(code));
  radio_field(html, values,
              {.name = "wish",
               .label = "What do they want?",
               .hint = (only.empty() ? "" : "Asked for: " + only + ". ") +
                       std::string("Ask them first, where it is safe. Without an answer this cannot go ahead")},
              options_of<RecordWish>({RecordWish::agreed, RecordWish::declined, RecordWish::not_consulted}));
  radio_field(html, values,
              {.name = "basis", .label = "If they do not agree, or could not be asked: on what ground?", .hint = "A manager then has to agree"},
              options_of<OverrideBasis>({OverrideBasis::risk_of_harm, OverrideBasis::child, OverrideBasis::legal_duty}));
  area_field(html, values, {.name = "basis_text", .label = "Explain the ground", .rows = 3});
}

// What stands against it, and a box for a reason where a reason passes it.
void draw_gates(Html& html, const Values& values, const std::vector<GateState>& gates) {
  bool closed = false, passable = true;
  for (const GateState& gate : gates) {
    if (gate.open == Truth::yes) continue;
    if (!closed) html << "<div class=\"govuk-inset-text\"><p class=\"govuk-body\"><strong>This comes first</strong></p>";
    closed = true;
    passable = passable && gate.pass != Override::never;
    html << "<p class=\"govuk-body\">" << gate.title << " <span class=\"rw-meta\">" << gate.clause << "</span><br>" << gate.why << "</p>";
  }
  if (!closed) return;
  html << "</div>";
  if (passable) area_field(html, values, {.name = "pass_reason", .label = "Why it has to go ahead all the same", .rows = 3});
}

// Nothing passes what stands before it: the button says so before anybody has typed.
void shut_button(Html& html, const char* text, const std::string& back) {
  html << "<div class=\"govuk-button-group\">";
  ui::Button b;
  b.text = text;
  b.disabled = true;
  ui::button(html, b);
  html << "<a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(back) << "\">Cancel</a></div>";
}

}  // namespace

std::string record_path(const Page& page, std::int64_t instance) { return case_path(page, "/recorded/" + std::to_string(instance)); }
std::string register_path(const Page& page, RecordTheme theme) { return case_path(page, "/register/" + std::string(name_of(theme))); }

void state_tag(Html& html, const RecordInstance& instance) {
  ui::Tag tag;
  tag.text = label_of(instance.state);
  switch (instance.state) {
    case RecordState::open: tag.classes.add("govuk-tag--blue"); break;
    case RecordState::waiting: tag.classes.add("govuk-tag--yellow"); break;
    case RecordState::ended:
      tag.classes.add("govuk-tag--grey");
      tag.text = instance.refused ? "Not approved" : instance.not_done ? "Not done" : "Done";
      break;
    case RecordState::expired: tag.classes.add("govuk-tag--red"); break;
  }
  ui::tag(html, tag);
}

Response not_for_you(Page& page, const app::OpenedCase& opened, const RecordRow& row) {
  Html html;
  html << "<h2 class=\"govuk-heading-l\">" << label_of(row.kept) << "</h2><p class=\"govuk-body\">Your role does not read or write this. ";
  if (!row.readers.empty()) {
    html << "These can: ";
    std::string names;
    for (std::size_t i = 0; i < std::size(role_names); ++i)
      if (row.readers.has(static_cast<Role>(i))) names += (names.empty() ? "" : ", ") + lower_first(std::string(title_of(static_cast<Role>(i))));
    html << names << ".";
  }
  html << "</p>";
  return case_page(page, opened, {.title = "Kept apart", .status = 403}, html);
}

Response draw_record_form(Page& page, const app::OpenedCase& opened, const RecordRow& row, std::int64_t of, const Values& values) {
  const Case& c = opened.get();
  if (!may_read(opened.seen, row)) return not_for_you(page, opened, row);
  const RecordRules rules = app::rules_for(page.desk(), c, row.what, page.now());
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">" << said(page, c, row.title) << "</h2><p class=\"govuk-body\">" << said(page, c, row.hint) << " <span class=\"rw-meta\">" << row.clause
       << "</span></p>";
  if (!row.basis.empty()) html << "<p class=\"rw-meta\">The law it rests on: " << row.basis << "</p>";
  if (row.kept != RecordClass::ordinary)
    html << "<div class=\"govuk-inset-text\">" << label_of(row.kept) << ". Never part of what is given to " << first_name(c)
         << " or to anybody outside.</div>";
  help_for(html, page, opened, row);
  open_form(html, page, of ? record_path(page, of) + "/next/" + address_of(row.what) : case_path(page, "/records/" + address_of(row.what)));
  for (const std::string& note : rules.notes) html << "<p class=\"govuk-body rw-note\">" << said(page, c, note) << "</p>";
  draw_gates(html, values, rules.gates);
  if (!row.choices.empty())
    radio_field(html, values, {.name = "value", .label = row.fields.empty() ? "Answer" : "What is it?"}, choices_of(page, c, row, rules));
  for (const RecordField& field : row.fields) draw_field(html, page, c, values, field);
  if (!row.text_label.empty()) area_field(html, values, {.name = "text", .label = said(page, c, row.text_label), .rows = 4});
  if (row.affects_them) draw_wish(html, values, row);
  date_time_field(html, values, {.name = "when", .label = "When did this happen?", .hint = "Leave empty for now"});
  const bool another = !row.approvers.empty() || rules.another_agrees;
  if (another) html << "<p class=\"govuk-body\">Another person has to agree before this counts.</p>";
  for (const std::string& code : rules.another_agrees_for)
    html << "<p class=\"govuk-body\">By the policy, others have to agree before this counts: " << said(page, c, row.choice_label(code)) << ".</p>";
  const bool shut = std::any_of(rules.gates.begin(), rules.gates.end(), [](const GateState& g) { return g.open != Truth::yes && g.pass == Override::never; });
  if (shut) shut_button(html, another ? "Ask for approval" : "Save", of ? record_path(page, of) : register_path(page, row.theme));
  else submit(html, another ? "Ask for approval" : "Save", of ? record_path(page, of) : register_path(page, row.theme));
  close_form(html);
  return case_page(page, opened, {.title = "Record", .tab = CaseTab::people, .error = values.has_errors()}, html);
}

RecordMade read_record(Page& page, Typed& typed, const RecordRow& row) {
  RecordMade made;
  made.what = row.what;
  if (!row.choices.empty()) made.value = typed.text("value");
  if (!row.text_label.empty()) made.text = typed.text("text");
  for (const RecordField& field : row.fields) {
    std::string text;
    if (field.kind == FieldKind::date) {
      if (const auto date = typed.date(field.code)) text = iso(*date);
    } else if (field.kind == FieldKind::instant) {
      if (const auto at = typed.date_time(field.code)) text = iso(*at);
    } else if (field.kind == FieldKind::agency) {
      text = read_agency(page, typed, field.code);
    } else {
      text = typed.text(field.code);
    }
    if (text.empty()) continue;
    const auto value = canonical_value(field, text);
    made.values.push_back({field.code, value ? *value : text});  // one that is not canonical is refused where it is written
  }
  if (row.affects_them) {
    if (const auto wish = named<RecordWish>(typed.text("wish"))) made.wish = *wish;
    if (const auto basis = named<OverrideBasis>(typed.text("basis"))) made.basis = *basis;
    made.basis_text = typed.text("basis_text");
  }
  made.pass_reason = typed.text("pass_reason");
  return made;
}

}  // namespace rowan::web::pages
