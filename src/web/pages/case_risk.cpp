#include "web/pages/case_risk.h"

#include "app/risk.h"
#include "web/components/button.h"
#include "web/components/inset_text.h"
#include "web/components/warning_text.h"
#include "web/pages/case_frame.h"
#include "web/pages/case_risk_form.h"
#include "web/pages/case_risk_view.h"

namespace rowan::web::pages {
namespace {

constexpr const char* draft_name = "risk";
constexpr const char* tab_title = "Review";  // what the browser's tab says: nothing telling

std::string form_bytes(const Form& form) {
  std::string out;
  for (const Form::Field& field : form.fields()) {
    if (field.name == "_token" || field.name == "later") continue;
    out += (out.empty() ? "" : "&") + percent_encode(field.name) + '=' + percent_encode(field.value);
  }
  return out;
}
// What was typed and put by for later.
std::optional<std::pair<Values, Instant>> kept_draft(Page& page, const app::OpenedCase& opened) {
  const auto draft = app::draft_of(page.desk(), opened, draft_name);
  if (!draft) return {};
  const auto form = parse_form(draft->first);
  if (!form) return {};
  return std::pair{Values(*form), draft->second};
}

// Who may, when this person may not.
void who_may(Html& html, Page& page, const app::OpenedCase& opened, const RiskPolicy& rules) {
  const Policy* policy = policy_of(page, opened.get());
  std::string who;
  for (const std::string& role : list_of(rules.used_by)) {
    const Role named_role = named<Role>(role).value_or(Role::officer);
    who += (who.empty() ? "" : ", ") + (policy ? policy->title_of(named_role) : std::string(title_of(named_role)));
  }
  html << "<p class=\"govuk-body\">Your role sees the level and not what it rests on. ";
  if (who.empty()) html << "No policy says who may assess risk here.</p>";
  else html << "Under this policy these may assess it: " << who << ".</p>";
}

Response locked(Page& page, const app::OpenedCase& opened, const RiskPolicy& rules) {
  Html html;
  html << "<h2 class=\"govuk-heading-l\">Risk</h2>";
  who_may(html, page, opened, rules);
  html << "<p class=\"govuk-body\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/review"))
       << "\">Back to the risk of this case</a></p>";
  return case_page(page, opened, {.title = tab_title, .status = 403}, html);
}

Response draw_assess(Page& page, const app::OpenedCase& opened, const Values* values) {
  const RiskPolicy rules = app::risk_policy_of(page.desk(), opened.get(), page.now());
  const RiskTool* tool = app::tool_of(page.desk(), rules);
  if (!may_assess(page.actor(), rules, tool) || !may_run(opened.seen)) return locked(page, opened, rules);
  Html html;
  if (!tool) {
    html << "<h2 class=\"govuk-heading-l\">Assess the risk</h2><p class=\"govuk-body\">The policy asks for the tool “" << rules.tool
         << "”, and this installation has none of that name. Tell your administrator. Until then, write what you judge into a note and raise what "
            "cannot wait.</p>";
    return case_page(page, opened, {.title = tab_title}, html);
  }
  const auto draft = values ? std::optional<std::pair<Values, Instant>>{} : kept_draft(page, opened);
  const Values shown = values ? *values : draft ? draft->first : Values();
  error_summary_of(html, shown);
  html << "<h2 class=\"govuk-heading-l\">Assess the risk</h2>";
  if (draft) html << "<p class=\"govuk-body\">This is what you put by on " << date_and_time(draft->second) << ". It counts once you save it.</p>";
  html << "<p class=\"govuk-body\">" << tool->title << ", version " << tool->version << ".</p>";
  open_form(html, page, case_path(page, "/review/new"));
  risk_fields(html, shown, *tool, first_name(opened.get()));
  html << "<div class=\"govuk-button-group\">";
  ui::button(html, {.text = "Save the assessment", .prevent_double_click = true});
  ui::button(html, {.text = "Put by for later", .name = "later", .value = "yes", .classes = "govuk-button--secondary"});
  html << "<a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/review")) << "\">Cancel</a></div>";
  close_form(html);
  return case_page(page, opened, {.title = tab_title, .error = shown.has_errors()}, html);
}

Response draw_received(Page& page, const app::OpenedCase& opened, const Values& values) {
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">An assessment we received</h2>"
          "<p class=\"govuk-body\">It stands beside ours and changes none of it. A higher grade raises the level at once and asks for ours to be "
          "done again.</p>";
  open_form(html, page, case_path(page, "/review/received"));
  text_field(html, values, {.name = "agency", .label = "Who made it?", .hint = "For example, the police, with team and name"});
  text_field(html, values, {.name = "tool", .label = "Which tool did they use?", .hint = "As they call it, if they said"});
  radio_field(html, values, {.name = "grade", .label = "Their grade"},
              options_of<RiskLevel>({RiskLevel::standard, RiskLevel::medium, RiskLevel::high, RiskLevel::unknown}));
  text_field(html, values, {.name = "grade_words", .label = "Their grade or score in their words"});
  date_field(html, values, {.name = "on", .label = "When did they make it?", .hint = "Leave empty if it was not said"});
  text_field(html, values, {.name = "reference", .label = "Their reference", .width = 20});
  area_field(html, values, {.name = "text", .label = "What else they told us", .rows = 4});
  submit(html, "Save", case_path(page, "/review"));
  close_form(html);
  return case_page(page, opened, {.title = tab_title, .error = values.has_errors()}, html);
}

Response draw_changed(Page& page, const app::OpenedCase& opened, const Values& values) {
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">Something that changes the risk</h2>"
          "<p class=\"govuk-body\">Something that happened, or a date that is coming. The risk is looked at again because of it: two weeks before a "
          "date, and on the day.</p>";
  open_form(html, page, case_path(page, "/review/changed"));
  radio_field(html, values, {.name = "cause", .label = "What is it?"},
              options_of<RiskCause>({RiskCause::incident, RiskCause::escalation, RiskCause::separation, RiskCause::strangulation, RiskCause::release,
                                     RiskCause::breach, RiskCause::bail_ends, RiskCause::order_ends, RiskCause::court, RiskCause::child_contact,
                                     RiskCause::money_stops, RiskCause::unknown_occupant, RiskCause::told_somebody, RiskCause::other}));
  area_field(html, values, {.name = "text", .label = "What happened, or what is coming, and how we know", .rows = 4});
  date_time_field(html, values, {.name = "when", .label = "When did it happen?", .hint = "Leave empty for now, or if it is still to come"});
  date_field(html, values, {.name = "on", .label = "On which day does it come?", .hint = "Only for something still to come"});
  submit(html, "Save", case_path(page, "/review"));
  close_form(html);
  return case_page(page, opened, {.title = tab_title, .error = values.has_errors()}, html);
}

void action(Html& html, Page& page, std::string_view below, const std::string& text, bool secondary = true) {
  ui::Button b;
  b.text = text;
  b.href = Url(case_path(page, below));
  if (secondary) b.classes.add("govuk-button--secondary");
  ui::button(html, b);
}

}  // namespace

Response risk(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    const Case& c = opened.get();
    const RiskPolicy rules = app::risk_policy_of(page.desk(), c, page.now());
    const RiskTool* tool = app::tool_of(page.desk(), rules);
    const bool full = may_assess(page.actor(), rules, tool);
    Html html;
    html << "<h2 class=\"govuk-heading-l\">Risk</h2>";
    risk_level_of(html, c, risk_state(c, rules, page.now()), rules);
    if (!full) who_may(html, page, opened, rules);
    html << "<div class=\"govuk-button-group\">";
    if (full && !c.closed && may_run(opened.seen))
      action(html, page, "/review/new", risk_standing(c).assessed ? "Assess the risk again" : "Assess the risk", false);
    action(html, page, "/review/changed", "Something has changed");
    action(html, page, "/review/received", "Write down an assessment we received");
    html << "</div>";
    if (full)
      if (const auto draft = kept_draft(page, opened))
        html << "<p class=\"govuk-body\">You put an assessment by on " << date_and_time(draft->second)
             << ". <a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/review/new")) << "\">Go on with it</a></p>";
    const RiskStanding standing = risk_standing(c);
    if (full && standing.assessed) {
      html << "<h3 class=\"govuk-heading-m\">Our latest assessment</h3>";
      assessment_of(html, page, *standing.assessed);
    }
    risk_history_of(html, page, c, full);
    return case_page(page, opened, {.title = tab_title, .wide = true}, html);
  });
}

Response risk_assessment(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    const Case& c = opened.get();
    const CaseLine* line = nullptr;
    for (const CaseLine& l : c.lines) if (std::to_string(l.seq) == page.part(1) && std::holds_alternative<RiskAssessed>(l.event)) line = &l;
    if (!line) return not_found_page(page);
    const RiskPolicy rules = app::risk_policy_of(page.desk(), c, page.now());
    if (!may_assess(page.actor(), rules, nullptr)) return locked(page, opened, rules);
    Html html;
    html << "<h2 class=\"govuk-heading-l\">Assessment of " << date_and_time(line->happened_at) << "</h2>";
    assessment_of(html, page, *line);
    answers_of(html, std::get<RiskAssessed>(line->event));
    html << "<p class=\"govuk-body\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/review"))
         << "\">Back to the risk of this case</a></p>";
    return case_page(page, opened, {.title = tab_title, .wide = true}, html);
  });
}

Response assess_risk_form(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_assess(page, opened, nullptr); });
}
Response assess_risk(Page& page) {
  if (!page.form().one("later").empty()) {
    const auto kept = app::keep_draft(page.desk(), page.actor(), page.part(0), draft_name, form_bytes(page.form()));
    if (!kept) return kept.refusal().because == Because::not_found ? no_case_page(page) : refusal_page(page, kept.refusal());
    return Response::see_other(case_path(page, "/review"));
  }
  // The tool is that of the rules as they are for this case: it is read again where the case is decided.
  const auto decide = [&](const Seen& seen) -> Result<NewEntries> {
    const RiskPolicy rules = app::risk_policy_of(page.desk(), seen.get(), seen.now());
    const RiskTool* tool = app::tool_of(page.desk(), rules);
    if (!tool) return Refusal::one(Because::refused, "risk.no-tool", "This installation does not have the tool that the policy asks for.");
    Typed typed(page.form());
    const AssessRisk input = read_risk(typed, *tool);
    if (!typed.good()) return Refusal{Because::invalid, typed.problems()};
    return rowan::assess_risk(seen, input, *tool, rules);
  };
  return act_on(
      page, "risk.assessed", decide, "/review",
      [&](const app::OpenedCase& opened, const Values& values) { return draw_assess(page, opened, &values); }, {}, draft_name);
}

Response received_risk_form(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_received(page, opened, Values()); });
}
Response receive_risk(Page& page) {
  Typed typed(page.form());
  RiskReceived received;
  received.agency = typed.text("agency");
  received.tool = typed.text("tool");
  received.grade = typed.choice("grade", RiskLevel::unknown);
  received.grade_words = typed.text("grade_words");
  received.on = typed.date("on");
  received.reference = typed.text("reference");
  received.text = typed.text("text");
  return act_on(page, "risk.received", [&](const Seen& seen) { return rowan::receive_risk(seen, received); }, "/review",
                [&](const app::OpenedCase& opened, const Values& values) { return draw_received(page, opened, values); }, typed.problems());
}

Response changed_risk_form(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_changed(page, opened, Values()); });
}
Response change_risk(Page& page) {
  Typed typed(page.form());
  RiskChanged changed;
  changed.cause = typed.choice("cause", RiskCause::other);
  if (page.form().one("cause").empty()) typed.problem("form.choice", "Choose what it is", "cause");
  changed.text = typed.text("text");
  changed.on = typed.date("on");
  const auto when = typed.date_time("when");
  return act_on(page, "risk.changed", [&](const Seen& seen) { return rowan::change_risk(seen, changed, when); }, "/review",
                [&](const app::OpenedCase& opened, const Values& values) { return draw_changed(page, opened, values); }, typed.problems());
}

}  // namespace rowan::web::pages
