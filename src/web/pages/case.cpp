#include "web/pages/case.h"

#include <algorithm>

#include "app/owner.h"
#include "app/records.h"
#include "app/risk.h"
#include "web/components/note_box.h"
#include "web/components/pills.h"
#include "web/components/summary_box.h"
#include "web/components/table.h"
#include "web/pages/case_accountability.h"
#include "web/pages/case_frame.h"
#include "web/pages/case_links.h"
#include "web/pages/case_owner.h"
#include "web/site/address.h"
#include "web/site/words.h"

namespace rowan::web::pages {
namespace {

std::string clock_of(Instant at) {
  const CivilTime c = civil(at);
  return clock_words(c.hour, c.minute);
}

std::optional<TimelineKind> kind_asked(const Page& page) {
  const std::string show = page.query("show");
  return named<TimelineKind>(show);
}

void timeline_pills(Html& html, Page& page, std::string_view below) {
  const auto now = kind_asked(page);
  const std::string base = case_path(page, below);
  std::vector<ui::Pill> pills{{"Everything", Url(base), !now}};
  for (const TimelineKind kind : {TimelineKind::contact, TimelineKind::decision, TimelineKind::incident, TimelineKind::note, TimelineKind::access}) {
    std::string label(label_of(kind));
    if (kind == TimelineKind::decision || kind == TimelineKind::incident || kind == TimelineKind::note) label += 's';
    pills.push_back({label, Url(base + "?show=" + std::string(name_of(kind))), now == kind});
  }
  ui::pills(html, pills, "Show on the timeline");
}

void note_form(Html& html, Page& page, const app::OpenedCase& opened, const Values* values) {
  ui::NoteBox box;
  box.action = Url(case_path(page, "/notes"));
  box.draft = Url("/drafts/" + percent_encode(page.part(0)) + "/note");
  hidden(box.hidden, "_token", page.new_token());
  box.hint = "Write what happened and what " + first_name(opened.get()) + " said, in their words. They can ask to read it, and a court may see it.";
  if (const auto draft = app::draft_of(page.desk(), opened, "note")) {
    box.value = draft->first;
    box.draft_kept = clock_of(draft->second);
  }
  if (values) {
    box.value = values->one("text");
    box.error_message.text = values->error("text");
  }
  box.more << "<div class=\"govuk-checkboxes govuk-checkboxes--small govuk-!-margin-bottom-3\" data-module=\"govuk-checkboxes\"><div class=\"govuk-checkboxes__item\">"
              "<input class=\"govuk-checkboxes__input\" id=\"about_other\" name=\"about_other\" type=\"checkbox\" value=\"yes\">"
              "<label class=\"govuk-label govuk-checkboxes__label\" for=\"about_other\">This note is about someone else too</label></div></div>";
  ui::note_box(html, box);
}

std::string policy_words(Page& page, const Case& c) {
  const Policy* policy = policy_of(page, c);
  return policy ? policy->landlord + ", " + policy->title : "No policy was in force";
}

std::string yes_words(Answer a, const std::string& what) {
  switch (a) {
    case Answer::yes: return what;
    case Answer::no: return "No " + lower_first(what);
    case Answer::unknown: return what + ": not known";
    case Answer::not_asked: return what + ": not asked yet";
  }
  return {};
}

// What stands open among the records, by theme, each with a link to its register.
void records_of(ui::SummaryBox& box, Page& page, const app::OpenedCase& opened) {
  const auto all = record_instances(opened.get(), app::shapes_of(page.desk(), opened.get()), page.now());
  for (std::size_t i = 0; i < std::size(record_theme_names); ++i) {
    const auto theme = static_cast<RecordTheme>(i);
    std::size_t open = 0, count = 0;
    for (const RecordInstance& instance : all)
      if (instance.row() && instance.row()->theme == theme) {
        ++count;
        open += instance.state != RecordState::ended;
      }
    // What is said once each stands under "People and answers".
    if (count == 0 || theme == RecordTheme::talking || theme == RecordTheme::enquiry) continue;
    box.facts.push_back({std::string(label_of(theme)), open ? std::to_string(open) + " open" : "Nothing open", "",
                         Html() << "<a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/register/" + std::string(name_of(theme)))) << "\">See all " << count
                                << "<span class=\"govuk-visually-hidden\"> of " << lower_first(std::string(label_of(theme))) << "</span></a>"});
  }
}

void boxes(Html& html, Page& page, const app::OpenedCase& opened) {
  const Case& c = opened.get();
  const app::Desk& desk = page.desk();
  ui::SummaryBox about;
  about.title = "About this case";
  const auto add = [&](std::string key, std::string value, std::string note = {}) { about.facts.push_back({std::move(key), std::move(value), std::move(note), {}}); };
  add("Case owner", c.lead ? desk.staff.name(c.lead) : "Not allocated", desk.team_name(c.team));
  add("Stage", c.closed ? "Closed" : c.in_enquiry() ? "Enquiry" : "Open", "Opened " + long_date(civil(c.opened_at).date) + ", day " + std::to_string(days_between(civil(c.opened_at).date, civil(page.now()).date) + 1));
  add("Report", std::string(label_of(c.opened.route)), "Received " + date_and_time(c.opened.received_at));
  add("Danger now", c.danger.answer == Answer::yes ? "Yes" : std::string(label_of(c.danger.answer)), c.danger.answer == Answer::yes ? std::string(label_of(c.danger.police)) : "");
  add("Household", yes_words(c.household.children, "Children"), yes_words(c.household.adults_at_risk, "Adults at risk"));
  add("What " + first_name(c) + " wants", c.wish_now().value_or("Not asked yet"));
  add("Policy", policy_words(page, c), c.opened.policy_hash.empty() ? "" : c.opened.policy + ", version " + c.opened.policy_hash.substr(0, 12));
  const RiskState risk = app::risk_state_of(desk, c, page.now());
  about.facts.push_back({"Risk", risk_tag(risk.level, risk.assessed_at.has_value(), risk.out_of_date), "",
                         Html() << "<a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/review")) << "\">What it rests on</a>"});
  records_of(about, page, opened);
  ui::summary_box(html, about);
  ui::SummaryBox who;
  who.title = "Who can see this case";
  std::string names = c.lead ? desk.staff.name(c.lead) : "";
  std::size_t count = c.lead ? 1 : 0;
  for (const CaseGrant& grant : c.grants)
    if (!grant.urgent && grant.to != c.lead && (!grant.until || page.now() < *grant.until)) {
      names += (names.empty() ? "" : ", ") + desk.staff.name(grant.to);
      ++count;
    }
  if (!c.restricted) names += (names.empty() ? "" : ", ") + std::string("managers of ") + desk.team_name(c.team);
  who.facts.push_back({"Named people", std::to_string(count), names, {}});
  who.facts.push_back({"Looks", "Every look is written down", "", Html() << "<a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/access")) << "\">See who has looked</a>"});
  ui::summary_box(html, who);
}

Response draw_overview(Page& page, const app::OpenedCase& opened, const Values* values) {
  const Case& c = opened.get();
  Html html;
  html.reserve(12'000 + 1'200 * std::min<std::size_t>(c.lines.size(), 40));
  if (values) error_summary_of(html, *values);
  case_warnings(html, page, c);
  policy_doubt_of(html, page, c);
  order_alerts(html, page, opened);
  safe_panel_of(html, page, c);
  html << "<div class=\"rw-columns\"><div><section class=\"rw-section\" aria-labelledby=\"next-title\"><div class=\"rw-head\"><h2 class=\"govuk-heading-m\" id=\"next-title\">What needs doing</h2></div>";
  duties_and_tasks(html, page, c, 5);
  html << "</section>";
  if (!c.closed) note_form(html, page, opened, values);
  html << "<section class=\"rw-section rw-timeline\" aria-labelledby=\"timeline-title\"><div class=\"rw-head\"><h2 class=\"govuk-heading-m\" id=\"timeline-title\">Timeline</h2></div>";
  timeline_pills(html, page, "");
  timeline_of(html, page, c, kind_asked(page), 40);
  html << "</section></div><aside aria-label=\"About this case\">";
  boxes(html, page, opened);
  html << "</aside></div>";
  return case_page(page, opened, {.tab = CaseTab::overview, .wide = true, .error = values != nullptr}, html);
}

const CaseLine* line_of(const Case& c, std::string_view seq) {
  for (const CaseLine& line : c.lines) if (std::to_string(line.seq) == seq) return &line;
  return nullptr;
}

Response draw_correct(Page& page, const app::OpenedCase& opened, const Values* values) {
  const CaseLine* line = line_of(opened.get(), page.part(1));
  if (!line || !text_of(*line) || !may_read(opened.seen, app::shapes_of(page.desk(), opened.get()), *line)) return not_found_page(page);
  Values shown = values ? *values : Values().set("text", *text_of(*line));
  Html html;
  error_summary_of(html, shown);
  html << "<h2 class=\"govuk-heading-l\">Correct an entry</h2><p class=\"govuk-body\">The first version is kept, and both can be read.</p>";
  open_form(html, page, case_path(page, "/timeline/" + page.part(1) + "/correct"));
  area_field(html, shown, {.name = "text", .label = "What it should say", .rows = 8});
  text_field(html, shown, {.name = "reason", .label = "Why you are correcting it"});
  submit(html, "Save correction", case_path(page));
  close_form(html);
  return case_page(page, opened, {.title = "Correct an entry", .error = shown.has_errors()}, html);
}

Response draw_close(Page& page, const app::OpenedCase& opened, const Values* values) {
  const Values shown = values ? *values : Values();
  const Case& c = opened.get();
  Html html;
  error_summary_of(html, shown);
  if (c.closed) {
    html << "<h2 class=\"govuk-heading-l\">Open the case again</h2>";
    open_form(html, page, case_path(page, "/reopen"));
    area_field(html, shown, {.name = "reason", .label = "Why it is opened again", .rows = 3});
    submit(html, "Open the case again", case_path(page));
  } else {
    html << "<h2 class=\"govuk-heading-l\">Close the case</h2>"
            "<p class=\"govuk-body\">A case is never closed because somebody stopped answering. Withdrawal can be a sign of danger.</p>";
    open_form(html, page, case_path(page, "/close"));
    area_field(html, shown, {.name = "reason", .label = "Why it can be closed", .rows = 4});
    area_field(html, shown, {.name = "told_how", .label = "How were they told, by a safe way?", .hint = "Or why they could not be told", .rows = 3});
    area_field(html, shown, {.name = "risk", .label = "What danger remains?", .hint = "Needed when they have been out of touch", .rows = 3});
    submit(html, "Close the case", case_path(page), "Cancel", "govuk-button--warning");
  }
  close_form(html);
  return case_page(page, opened, {.title = c.closed ? "Open again" : "Close", .error = shown.has_errors()}, html);
}

}  // namespace

Response overview(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_overview(page, opened, nullptr); });
}

Response add_note(Page& page) {
  Typed typed(page.form());
  const std::string text = typed.text("text");
  const bool other = typed.ticked("about_other");
  return act_on(page, "note.added", [&](const Seen& seen) { return rowan::add_note(seen, text, other, {}); }, "#timeline-title",
                [&](const app::OpenedCase& opened, const Values& values) { return draw_overview(page, opened, &values); }, {}, "note");
}

Response whole_timeline(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    Html html;
    html << "<h2 class=\"govuk-heading-l\">Timeline</h2>";
    timeline_pills(html, page, "/timeline");
    timeline_of(html, page, opened.get(), kind_asked(page), 100'000);
    return case_page(page, opened, {.title = "Timeline", .tab = CaseTab::timeline}, html);
  });
}

Response versions(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    const CaseLine* line = line_of(opened.get(), page.part(1));
    if (!line || !may_read(opened.seen, app::shapes_of(page.desk(), opened.get()), *line)) return not_found_page(page);
    Html html;
    html << "<h2 class=\"govuk-heading-l\">What changed</h2>";
    const auto all = versions_of(opened.get(), line->seq);
    for (std::size_t i = all.size(); i-- > 0;) {
      const TextVersion& v = all[i];
      html << "<h3 class=\"govuk-heading-s\">";
      if (i + 1 == all.size()) html << "As it stands"; else if (i == 0) html << "First version"; else html << "Version " << i + 1;
      html << "</h3><p class=\"govuk-body rw-words\">" << v.text << "</p><p class=\"rw-meta\">" << page.desk().staff.name(v.actor) << ", " << date_and_time(v.entered_at);
      if (!v.reason.empty()) html << ". Why: " << v.reason;
      html << "</p>";
    }
    return case_page(page, opened, {.title = "What changed"}, html);
  });
}

Response correct_form(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_correct(page, opened, nullptr); });
}
Response correct(Page& page) {
  Typed typed(page.form());
  const std::int64_t seq = std::strtoll(page.part(1).c_str(), nullptr, 10);
  return act_on(page, "entry.corrected", [&](const Seen& seen) {
    return rowan::correct_among(app::shapes_of(page.desk(), seen.get()), seen, seq, typed.text("text"), typed.text("reason"));
  }, "#entry-" + page.part(1),
                [&](const app::OpenedCase& opened, const Values& values) { return draw_correct(page, opened, &values); });
}

Response keep_draft(Page& page) {
  if (page.part(1) != "note") return not_found_page(page);
  const auto kept = app::keep_draft(page.desk(), page.actor(), page.part(0), page.part(1), std::string(page.form().one("text")));
  if (!kept) return kept.refusal().because == Because::not_found ? not_found_page(page) : refusal_page(page, kept.refusal());
  return Response::json("{\"kept\":\"" + clock_of(*kept) + "\"}");
}

Response more(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    const Case& c = opened.get();
    Html html;
    const auto link = [&](std::string_view below, std::string_view text) {
      html << "<li><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, below)) << "\">" << text << "</a></li>";
    };
    html << "<h2 class=\"govuk-heading-l\">More actions</h2><h3 class=\"govuk-heading-m\">Ask and write down</h3><ul class=\"govuk-list govuk-list--spaced\">";
    link("/danger", "Immediate danger");
    link("/review", "Risk: assess it, or say what changed");
    link("/household", "Children and adults at risk");
    link("/perpetrator", "The other person and the relationship");
    link("/definition", "Kinds of abuse and definition");
    link("/wishes", "What " + first_name(c) + " wants");
    link("/special", "Honour, forced marriage and genital mutilation");
    link("/further-perpetrator", "One more person who harms");
    link("/person-details", "Other names and details of a person");
    link("/agencies", "Tell them of support agencies");
    link("/liaison", "Spoke with police, safeguarding or another agency");
    html << "</ul>";
    const RecordShapes shapes = app::shapes_of(page.desk(), c);
    for (std::size_t i = 0; i < std::size(record_theme_names); ++i) {
      const auto theme = static_cast<RecordTheme>(i);
      const auto rows = shapes.beginnings(theme);
      if (rows.empty()) continue;
      html << "<h3 class=\"govuk-heading-m\">" << label_of(theme) << "</h3><ul class=\"govuk-list govuk-list--spaced\">";
      for (const RecordRow* row : rows) if (may_read(opened.seen, *row)) link("/records/" + address_of(row->what), said(page, opened.get(), row->title));
      if (theme == RecordTheme::legal) link("/legal-routes", "Legal routes, and what has to be true for each");
      if (theme == RecordTheme::engagement) link("/engagement", "What was tried to keep in touch");
      link("/register/" + std::string(name_of(theme)), "What was recorded: " + lower_first(std::string(label_of(theme))));
      html << "</ul>";
    }
    html << "<h3 class=\"govuk-heading-m\">Documents and sharing</h3><ul class=\"govuk-list govuk-list--spaced\">";
    link("/documents", "Letters, referrals and chronologies");
    link("/sharing", "What was shared with whom");
    link("/photos", "Photographs of damage");
    html << "</ul>";
    html << "<h3 class=\"govuk-heading-m\">People who work on it</h3><ul class=\"govuk-list govuk-list--spaced\">";
    link("/tasks/new", "Add a task");
    link("/allocate", c.lead ? "Give the case to somebody else" : "Allocate the case");
    link("/hand-over", "Hand the case over");
    link("/access", "Who can see it, and who must not");
    link("/staff-link", "The case concerns a colleague");
    const bool owner_said = std::any_of(c.lines.begin(), c.lines.end(), [](const CaseLine& l) { return std::holds_alternative<OwnerSet>(l.event); });
    if (may(page.actor(), Permission::allocate) && (owner_said || app::policy_doubt(page.desk(), c).any())) link("/owner", "Who owns the home");
    link("/close", c.closed ? "Open the case again" : "Close the case");
    html << "</ul>";
    return case_page(page, opened, {.title = "More actions"}, html);
  });
}

Response close_form_page(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_close(page, opened, nullptr); });
}
Response close_case(Page& page) {
  Typed typed(page.form());
  return act_on(page, "case.closed", [&](const Seen& seen) {
    const auto before = app::gates_of(page.desk(), seen.get(), Act::close_case, seen.now());
    return rowan::close_case(seen, typed.text("reason"), typed.text("told_how"), typed.text("risk"), before, app::shapes_of(page.desk(), seen.get()));
  }, "",
                [&](const app::OpenedCase& opened, const Values& values) { return draw_close(page, opened, &values); });
}
Response reopen_case(Page& page) {
  Typed typed(page.form());
  return act_on(page, "case.reopened", [&](const Seen& seen) { return rowan::reopen_case(seen, typed.text("reason")); }, "",
                [&](const app::OpenedCase& opened, const Values& values) { return draw_close(page, opened, &values); });
}

}  // namespace rowan::web::pages
