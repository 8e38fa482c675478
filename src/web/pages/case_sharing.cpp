#include "web/pages/case_sharing.h"

#include "app/sharing_export.h"
#include "domain/case_acts_checks.h"
#include "domain/disclosure.h"
#include "domain/sharing.h"
#include "web/pages/agency_field.h"
#include "web/pages/case_frame.h"
#include "web/components/summary_list.h"

namespace rowan::web::pages {
namespace {

template <class E>
std::vector<Option> all_of(std::size_t from = 0) {
  std::vector<Option> out;
  for (std::size_t i = from; i < names_of(E{}).size(); ++i) out.push_back({std::string(names_of(E{})[i]), std::string(label_of(static_cast<E>(i)))});
  return out;
}

// Documents made for somebody outside that may go.
std::vector<Option> sendable(const Case& c) {
  std::vector<Option> out{{"", "None"}};
  for (const CaseDocument& d : documents_of(c))
    if (may_be_shared(c, d.seq, d.made.recipient)) out.push_back({std::to_string(d.seq), std::string(label_of(d.made.form)) + " for " + d.made.recipient + ", copy " + d.made.copy});
  return out;
}

Response draw_new(Page& page, const app::OpenedCase& opened, const Values& values) {
  const Case& c = opened.get();
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">Write down what was shared</h2>"
          "<p class=\"govuk-body\">When somebody could come to harm, share at once what is needed. Nobody has to approve it.</p>";
  open_form(html, page, case_path(page, "/sharing/new"));
  agency_field(html, page, c, values, {.name = "agency", .label = "With which agency?"});
  text_field(html, values, {.name = "person", .label = "Who there?", .hint = "Name or role"});
  select_field(html, values, {.name = "method", .label = "How?"}, all_of<ShareMethod>());
  select_field(html, values, {.name = "document", .label = "Which document?", .hint = "The exact version is kept with this"}, sendable(c));
  area_field(html, values, {.name = "what", .label = "What exactly did you share?", .hint = "Leave empty when the document says it all", .rows = 4});
  area_field(html, values, {.name = "why", .label = "Why do they need it?", .rows = 3});
  area_field(html, values, {.name = "least", .label = "How was it kept to what they need?", .rows = 2});
  Html why_not;
  area_field(why_not, values, {.name = "not_sought", .label = "Why were they not asked?", .rows = 2});
  auto consents = all_of<Consent>();
  consents.back().conditional = std::move(why_not);
  radio_field(html, values, {.name = "consent", .label = "Did " + first_name(c) + " agree?"}, std::move(consents));
  area_field(html, values, {.name = "risk", .label = "Risk of harm", .hint = "Needed when they did not agree or were not asked: what could happen, to whom, if this was not shared", .rows = 3});
  Html not_told;
  area_field(not_told, values, {.name = "not_told", .label = "Why not?", .rows = 2});
  radio_field(html, values, {.name = "told", .label = "Does " + first_name(c) + " know that this was shared?"}, {{"yes", "Yes"}, {"no", "No", {}, std::move(not_told)}});
  select_field(html, values, {.name = "basis", .label = "Lawful basis", .hint = "Article 6 of the UK GDPR"}, all_of<LawfulBasis>());
  select_field(html, values, {.name = "special", .label = "Health, sexual life, ethnicity or belief", .hint = "Article 9 of the UK GDPR"}, all_of<SpecialCategory>());
  check_field(html, values, {.name = "offences", .label = ""}, {{"yes", "It speaks of crimes, alleged ones too"}});
  select_field(html, values, {.name = "condition", .label = "Condition of Schedule 1", .hint = "Data Protection Act 2018"}, all_of<ScheduleOne>());
  date_time_field(html, values, {.name = "when", .label = "When was it shared?", .hint = "Leave empty for now"});
  submit(html, "Save", case_path(page, "/sharing"));
  close_form(html);
  return case_page(page, opened, {.title = "Sharing", .tab = CaseTab::none, .back = {}, .error = values.has_errors()}, html);
}

Response draw_not(Page& page, const app::OpenedCase& opened, const Values& values) {
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">Write down what was not shared</h2>";
  open_form(html, page, case_path(page, "/sharing/not"));
  agency_field(html, page, opened.get(), values, {.name = "agency", .label = "Who asked?"});
  text_field(html, values, {.name = "person", .label = "Who there?", .hint = "Name or role"});
  area_field(html, values, {.name = "what", .label = "What did they ask for?", .rows = 3});
  area_field(html, values, {.name = "why", .label = "Why was it not given?", .rows = 3});
  area_field(html, values, {.name = "instead", .label = "What was done instead?", .rows = 2});
  date_time_field(html, values, {.name = "when", .label = "When?", .hint = "Leave empty for now"});
  submit(html, "Save", case_path(page, "/sharing"));
  close_form(html);
  return case_page(page, opened, {.title = "Sharing", .tab = CaseTab::none, .back = {}, .error = values.has_errors()}, html);
}

// Each download is written into the access log of the cases in it, as this look is.
void downloads(Html& html, Page& page, const Seen& seen) {
  if (!may_run(seen)) return;
  const auto link = [&](const std::string& address, const char* text) { html << "<a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(address) << "\">" << std::string_view(text) << "</a>"; };
  html << "<h3 class=\"govuk-heading-m rw-no-print\">Take it out</h3><p class=\"govuk-body rw-no-print\">Each time stands in the record of who has looked. This case: ";
  link(case_path(page, "/sharing/csv"), "as a table (CSV)");
  html << " or ";
  link(case_path(page, "/sharing/json"), "as JSON");
  html << ".</p>";
  if (!may(page.actor(), Permission::allocate)) return;
  html << "<p class=\"govuk-body rw-no-print\">Every case that you may see: ";
  link("/sharing/csv", "as a table (CSV)");
  html << " or ";
  link("/sharing/json", "as JSON");
  html << ".</p>";
}

struct LineDrawer {
  Page& page;
  const Case& c;
  ui::SummaryList& list;
  // With what the directory knows of them.
  void agency(const char* key, const std::string& name, const std::string& person) {
    ui::SummaryRow out{.key = {.text = key}};
    out.value.html << name << (person.empty() ? "" : ", " + person);
    agency_known(out.value.html, page, c, name);
    list.rows.push_back(std::move(out));
  }
  void row(std::string key, std::string_view value) { if (!value.empty()) list.rows.push_back({.key = {.text = std::move(key)}, .value = {.text = std::string(value)}}); }
  void operator()(const Shared& s) {
    agency("Shared with", s.agency, s.person);
    row("How", label_of(s.method));
    row("What", s.what);
    if (s.document) {
      ui::SummaryRow document{.key = {.text = "Document"}};
      document.value.html << "<a class=\"govuk-link\" href=\"" << Url(case_path(page, "/documents/" + std::to_string(s.document))) << "\">The version sent</a><br><span class=\"rw-meta rw-hash\">" << s.sha256.substr(0, 16) << "</span>";
      list.rows.push_back(std::move(document));
    }
    row("Why", s.why);
    row("Kept to what is needed", s.least);
    row("Consent", label_of(s.consent));
    row("Why they were not asked", s.not_sought);
    row("Risk of harm", s.risk);
    row("Do they know", s.told == Answer::not_asked ? std::string_view{} : label_of(s.told));
    row("Why they were not told", s.not_told);
    row("Lawful basis", label_of(s.basis));
    if (s.special != SpecialCategory::none) row("Special category", label_of(s.special));
    if (s.offences) row("About crimes", "Yes");
    if (s.condition != ScheduleOne::none) row("Schedule 1", label_of(s.condition));
    row("Decided by", page.desk().staff.name(s.decided_by));
  }
  void operator()(const SharingRefused& s) {
    agency("Not shared with", s.agency, s.person);
    row("Asked for", s.what);
    row("Why", s.why);
    row("Instead", s.instead);
    row("Decided by", page.desk().staff.name(s.decided_by));
  }
};

}  // namespace

Response sharing(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    Html html;
    html << "<h2 class=\"govuk-heading-l\">Sharing with others</h2><p class=\"govuk-body\">What went to whom outside, why, and under which law. What was not given is here too.</p>"
            "<ul class=\"govuk-list govuk-list--spaced\"><li><a class=\"govuk-link\" href=\"" << Url(case_path(page, "/sharing/new")) << "\">Write down what was shared</a></li><li><a class=\"govuk-link\" href=\""
         << Url(case_path(page, "/sharing/not")) << "\">Write down what was not shared</a></li></ul>";
    const auto ledger = sharing_ledger(opened.get());
    if (ledger.empty()) html << "<p class=\"govuk-body\">Nothing yet.</p>";
    for (const LedgerLine& line : ledger) {
      html << "<h3 class=\"govuk-heading-m\">" << date_and_time(line.happened_at) << "</h3>";
      ui::SummaryList list;
      LineDrawer drawer{page, opened.get(), list};
      std::visit(drawer, line.what);
      if (line.entered_at - line.happened_at > late_after) drawer.row("Written down", date_and_time(line.entered_at));
      ui::summary_list(html, list);
    }
    downloads(html, page, opened.seen);
    return case_page(page, opened, {.title = "Sharing"}, html);
  });
}

namespace {

// The name of the file says nothing of what is in it (SG-2).
Response ledger_file(Page& page, const Result<app::SharingExport>& found, bool json) {
  if (!found) return found.refusal().because == Because::not_found ? not_there(page, found.refusal()) : refusal_page(page, found.refusal());
  Response response;
  response.body = json ? sharing_json(found->rows) : sharing_csv(found->rows);
  response.set("Content-Type", json ? "application/json" : "text/csv; charset=utf-8");
  response.set("Content-Disposition", json ? "attachment; filename=\"list.json\"" : "attachment; filename=\"list.csv\"");
  return response;
}

}  // namespace

Response sharing_csv_of_case(Page& page) { return ledger_file(page, app::sharing_of_case(page.desk(), page.actor(), page.part(0)), false); }
Response sharing_json_of_case(Page& page) { return ledger_file(page, app::sharing_of_case(page.desk(), page.actor(), page.part(0)), true); }
Response sharing_csv_of_all(Page& page) { return ledger_file(page, app::sharing_of_all(page.desk(), page.actor()), false); }
Response sharing_json_of_all(Page& page) { return ledger_file(page, app::sharing_of_all(page.desk(), page.actor()), true); }

Response share_form(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    Values values;
    if (const std::string document = page.query("document"); !document.empty()) {
      values.set("document", document);
      if (const auto d = document_of(opened.get(), std::strtoll(document.c_str(), nullptr, 10))) values.set("agency", d->made.recipient);
    }
    return draw_new(page, opened, values);
  });
}
Response share(Page& page) {
  Typed typed(page.form());
  Shared s;
  s.agency = read_agency(page, typed, "agency");
  s.person = typed.text("person");
  s.method = typed.choice("method", ShareMethod::secure_email);
  s.document = page.form().one("document").empty() ? 0 : typed.number("document");
  s.what = typed.text("what");
  s.why = typed.text("why");
  s.least = typed.text("least");
  if (page.form().one("consent").empty()) typed.problem("form.needed", "Say whether they agreed", "consent");
  s.consent = typed.choice("consent", Consent::not_sought);
  s.not_sought = s.consent == Consent::not_sought ? typed.text("not_sought") : std::string();
  s.risk = typed.text("risk");
  s.told = typed.choice("told", Answer::not_asked);
  s.not_told = s.told == Answer::no ? typed.text("not_told") : std::string();
  s.basis = typed.choice("basis", LawfulBasis::none);
  s.special = typed.choice("special", SpecialCategory::none);
  s.offences = typed.ticked("offences");
  s.condition = typed.choice("condition", ScheduleOne::none);
  const auto when = typed.date_time("when");
  return act_on(page, "information.shared", [&](const Seen& seen) {
    const Policy* policy = policy_of(page, seen.get());
    return rowan::share(seen, s, when, policy && policy->consent ? &*policy->consent : nullptr);
  }, "/sharing", [&](const app::OpenedCase& opened, const Values& values) { return draw_new(page, opened, values); }, typed.problems());
}
Response not_shared_form(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_not(page, opened, Values()); });
}
Response not_shared(Page& page) {
  Typed typed(page.form());
  SharingRefused refused{read_agency(page, typed, "agency"), typed.text("person"), typed.text("what"), typed.text("why"), typed.text("instead"), {}};
  const auto when = typed.date_time("when");
  return act_on(page, "information.not_shared", [&](const Seen& seen) { return refuse_to_share(seen, refused, when); }, "/sharing",
                [&](const app::OpenedCase& opened, const Values& values) { return draw_not(page, opened, values); }, typed.problems());
}

}  // namespace rowan::web::pages
