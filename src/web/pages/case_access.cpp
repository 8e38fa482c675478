#include "web/pages/case_access.h"

#include "app/audit.h"
#include "app/organisation/organisation.h"
#include "domain/case_acts_links.h"
#include "domain/records/under_policy.h"
#include "web/components/due_clock.h"
#include "web/components/summary_list.h"
#include "web/pages/card_table.h"
#include "web/pages/case_frame.h"
#include "web/site/words.h"

namespace rowan::web::pages {
namespace {

// Colleagues who could be given a case at all. Whether one of them is barred is said by nobody.
std::vector<Option> case_workers(Page& page) {
  std::vector<Option> out{{"", "Choose a colleague"}};
  for (const auto& person : page.desk().staff.all())
    if (person->active && may(person->actor, Permission::work_cases)) out.push_back({std::to_string(person->actor.id.value), person->actor.name + (person->job_title.empty() ? "" : ", " + person->job_title)});
  return out;
}
std::string fit_words(WorkerFit fit) {
  switch (fit) {
    case WorkerFit::not_asked:
    case WorkerFit::no_preference: return {};
    case WorkerFit::fits: return " (as they asked)";
    case WorkerFit::not_known: return " (not known whether as they asked)";
    case WorkerFit::conflict: return " (not as they asked)";
  }
  return {};
}
// The same, each with whether they fit what the person asked for: for those who give cases to others, and for nobody else (NHG-24).
std::vector<Option> case_workers_for(Page& page, const Case& c) {
  std::vector<Option> out = case_workers(page);
  const auto wish = worker_wish(c);
  if (!wish || !may(page.actor(), Permission::allocate)) return out;
  for (Option& option : out)
    if (const auto person = page.desk().staff.find(StaffId{std::strtoll(option.value.c_str(), nullptr, 10)}))
      option.label += fit_words(worker_fit(wish, person->actor.id, person->profile));
  return out;
}
void wish_of_worker(Html& html, Page& page, const Case& c, const Values& values) {
  const auto wish = worker_wish(c);
  ui::SummaryList list;
  const auto row = [&](std::string key, std::string value) { list.rows.push_back({.key = {.text = std::move(key)}, .value = {.text = std::move(value)}}); };
  if (!wish) row("Worker they would like", "Not asked yet");
  else {
    row("Worker they would like", label_of(*wish, wish->person ? page.desk().staff.name(wish->person) : std::string()));
    if (!wish->words.empty()) row("In their words", wish->words);
    row("Said", date_and_time(wish->said_at));
  }
  ui::summary_list(html, list);
  if (wish && wish->asks_for_something())
    text_field(html, values, {.name = "against_wish",
                              .label = "If it is somebody else, why?",
                              .hint = "Needed when what they asked for and what the colleague has said do not fit"});
}
WorkerFit fit_of(Page& page, const Case& c, StaffId who) {
  const auto person = page.desk().staff.find(who);
  return worker_fit(worker_wish(c), who, person ? person->profile : StaffProfile{});
}

std::vector<Option> everybody(Page& page) {
  std::vector<Option> out{{"", "Choose a colleague"}};
  for (const auto& person : page.desk().staff.all()) if (person->active) out.push_back({std::to_string(person->actor.id.value), person->actor.name});
  return out;
}

std::string look_words(std::string_view act) {
  if (act == "case.viewed") return "Opened the case";
  if (act == "case.opened") return "Started the case";
  if (act == "access.urgent") return "Took urgent access";
  if (act == "contact.overridden") return "Recorded a contact against the safe contact record";
  if (act == "contact.recorded") return "Recorded a contact";
  if (act == "note.added") return "Added a note";
  std::string out = app::act_words(act);
  if (out != act) return out;
  for (char& c : out) if (c == '.' || c == '-') c = ' ';
  if (!out.empty()) out[0] = static_cast<char>(out[0] & ~0x20);
  return out;
}

// Every hour of urgent access, and what somebody else found when they looked at it (CX-5.2).
void urgent_taken(Html& html, Page& page, const Case& c) {
  if (c.urgent.empty()) return;
  const app::StaffList& staff = page.desk().staff;
  html << "<h2 class=\"govuk-heading-m\">Urgent access</h2>";
  CardTable table{"Newest first", {"When", "Who", "Looked at"}, {}};
  for (auto taken = c.urgent.rbegin(); taken != c.urgent.rend(); ++taken) {
    Html state;
    if (taken->review)
      state << label_of(taken->review->found) << ". " << taken->review->text << ". " << staff.name(taken->reviewed_by) << ", "
            << date_and_time(taken->reviewed_at);
    else ui::due_clock(state, due_words(urgent_review_due(c, *taken), page.now()));
    if (!taken->review && may_review_urgent(c, page.actor(), *taken, page.now()))
      state << "<a class=\"govuk-link\" href=\"" << Url("/urgent-access/" + c.opened.reference + "/" + std::to_string(taken->seq))
            << "\">Look at it</a>";
    table.rows.push_back({Html(date_and_time(taken->from)), Html(staff.name(taken->who)), std::move(state)});
  }
  card_table(html, table);
}

Response draw_access(Page& page, const app::OpenedCase& opened, const Values& values) {
  const Case& c = opened.get();
  const app::StaffList& staff = page.desk().staff;
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">Who can see this case</h2>";
  ui::SummaryList list;
  const auto row = [&](std::string key, std::string value) { list.rows.push_back({.key = {.text = std::move(key)}, .value = {.text = std::move(value)}}); };
  row("Case owner", c.lead ? staff.name(c.lead) : "Not allocated");
  if (c.restricted) row("Restricted", "Only the people named here. Managers of the team do not see it");
  else row("Managers", "Of " + page.desk().team_name(c.team));
  for (const CaseGrant& grant : c.grants) {
    const bool over = grant.until && *grant.until <= page.now();
    row(staff.name(grant.to), grant.purpose + ". From " + date_and_time(grant.from) + (grant.until ? (over ? ". Ended " : ", until ") + date_and_time(*grant.until) : "") + (grant.urgent ? ". Urgent access" : ""));
  }
  for (const CaseBar& bar : c.bars) row("Must not see it", staff.name(bar.who) + ". " + bar.reason);
  ui::summary_list(html, list);

  urgent_taken(html, page, c);
  html << "<h2 class=\"govuk-heading-m\">Who has looked</h2>";
  CardTable table{"Newest first", {"When", "Who", "What"}, {}};
  for (const app::Look& look : app::who_has_looked(page.desk(), opened, 100))
    table.rows.push_back({Html() << date_and_time(look.at), Html() << look.who, Html() << look_words(look.act) + (look.detail.empty() ? "" : ": " + look.detail)});
  card_table(html, table);

  if (may_run(opened.seen)) {
    html << "<h2 class=\"govuk-heading-m\">Let somebody see it</h2>";
    open_form(html, page, case_path(page, "/access/grant"));
    select_field(html, values, {.name = "to", .label = "Who?"}, case_workers(page));
    text_field(html, values, {.name = "purpose", .label = "What do they need it for?"});
    date_field(html, values, {.name = "until", .label = "Until when?", .hint = "Leave empty for as long as the case is open"});
    submit(html, "Let them see it");
    close_form(html);
    std::vector<Option> holders{{"", "Choose a colleague"}};
    for (const CaseGrant& grant : c.grants) if (!grant.until || page.now() < *grant.until) holders.push_back({std::to_string(grant.to.value), staff.name(grant.to)});
    if (holders.size() > 1) {
      html << "<h2 class=\"govuk-heading-m\">End somebody’s access</h2>";
      open_form(html, page, case_path(page, "/access/end"));
      select_field(html, values, {.name = "of", .label = "Whose?"}, std::move(holders));
      text_field(html, values, {.name = "end_reason", .label = "Why?"});
      submit(html, "End their access", {}, {}, "govuk-button--secondary");
      close_form(html);
    }
    html << "<h2 class=\"govuk-heading-m\">Keep it from a colleague</h2><p class=\"govuk-body\">They will not find the case in any list or search, whatever their role. They are not told.</p>";
    open_form(html, page, case_path(page, "/access/bar"));
    select_field(html, values, {.name = "who", .label = "Which colleague?"}, everybody(page));
    text_field(html, values, {.name = "bar_reason", .label = "Why must they not see it?"});
    submit(html, "Keep it from them", {}, {}, "govuk-button--warning");
    close_form(html);
    if (!c.bars.empty() && may(page.actor(), Permission::allocate)) {
      std::vector<Option> barred{{"", "Choose a colleague"}};
      for (const CaseBar& bar : c.bars) barred.push_back({std::to_string(bar.who.value), staff.name(bar.who)});
      open_form(html, page, case_path(page, "/access/lift"));
      select_field(html, values, {.name = "lift", .label = "Let a colleague see it again"}, std::move(barred));
      text_field(html, values, {.name = "lift_reason", .label = "Why is it safe now?"});
      submit(html, "Lift the bar", {}, {}, "govuk-button--secondary");
      close_form(html);
    }
    html << "<h2 class=\"govuk-heading-m\">Restricted handling</h2>";
    if (c.restricted && !may_lift_restriction(c, policy_of(page, c), page.now()))
      html << "<p class=\"govuk-body\">By the policy another person agrees first: <a class=\"govuk-link govuk-link--no-visited-state\" href=\""
           << Url(case_path(page, "/records/restriction-end")) << "\">ask for the end of the restriction</a>.</p>";
    open_form(html, page, case_path(page, "/access/restrict"));
    hidden(html, "on", c.restricted ? "no" : "yes");
    text_field(html, values, {.name = "restrict_reason", .label = c.restricted ? "Why can the restriction be lifted?" : "Why must it be restricted to the people named?"});
    submit(html, c.restricted ? "Lift the restriction" : "Restrict the case", {}, {}, "govuk-button--secondary");
    close_form(html);
  }
  return case_page(page, opened, {.title = "Who has looked", .tab = CaseTab::access, .error = values.has_errors()}, html);
}

// The acts of this page each have fields of their own names; the domain's field names are mapped onto them.
Response act_here(Page& page, std::string_view code, const app::Decide& decide, const std::string& reason_field, const std::vector<Problem>& typed = {}) {
  return act_on(page, code, [&](const Seen& seen) -> Result<NewEntries> {
    auto made = decide(seen);
    if (made) return made;
    Refusal refusal = made.refusal();
    for (Problem& p : refusal.problems) if (p.field == "reason" || p.field.empty()) p.field = reason_field;
    return refusal;
  }, "/access", [&](const app::OpenedCase& opened, const Values& values) { return draw_access(page, opened, values); }, typed);
}

StaffId staff_in(Typed& typed, std::string_view field) { return StaffId{typed.number(field)}; }

Response draw_allocate(Page& page, const app::OpenedCase& opened, const Values& values) {
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">Who should have this case?</h2>";
  open_form(html, page, case_path(page, "/allocate"));
  select_field(html, values, {.name = "to", .label = "Colleague"}, case_workers_for(page, opened.get()));
  text_field(html, values, {.name = "reason", .label = "Why", .hint = "For example: asked for a woman, or knows the estate"});
  wish_of_worker(html, page, opened.get(), values);
  // Asked only where the policy warns of a lapse of training (NHG-13).
  if (!values.error("untrained").empty() || values.one("untrained") == "yes")
    check_field(html, values, {.name = "untrained", .label = "Their training"}, {{"yes", "They get the case all the same", "This is written beside your reason"}});
  submit(html, "Give them the case", case_path(page));
  close_form(html);
  return case_page(page, opened, {.title = "Allocate", .error = values.has_errors()}, html);
}

Response draw_hand_over(Page& page, const app::OpenedCase& opened, const Values& values) {
  const Case& c = opened.get();
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">Hand-over</h2>";
  if (c.hand_over_to == page.actor().id) {
    html << "<p class=\"govuk-body\">You are asked to take this case over.</p><div class=\"govuk-inset-text rw-words\">" << c.hand_over_note << "</div>";
    open_form(html, page, case_path(page, "/hand-over/answer"));
    radio_field(html, values, {.name = "accepted", .label = "Will you take it?"}, {{"yes", "Yes, it is mine from now"}, {"no", "No"}});
    text_field(html, values, {.name = "note", .label = "Anything to add", .hint = "Needed when you say no"});
    submit(html, "Answer", case_path(page));
    close_form(html);
  } else if (c.hand_over_to) {
    html << "<p class=\"govuk-body\">Offered to " << page.desk().staff.name(c.hand_over_to) << ", who has not answered yet. Until then the case stays with " << (c.lead ? page.desk().staff.name(c.lead) : std::string("nobody")) << ".</p>";
  } else {
    html << "<p class=\"govuk-body\">The case stays with you until the other person says yes. Open tasks go with it.</p>";
    open_form(html, page, case_path(page, "/hand-over"));
    select_field(html, values, {.name = "to", .label = "To whom?"}, case_workers_for(page, c));
    area_field(html, values, {.name = "note", .label = "What they need to know first", .rows = 5});
    wish_of_worker(html, page, c, values);
    submit(html, "Offer the hand-over", case_path(page));
    close_form(html);
  }
  return case_page(page, opened, {.title = "Hand-over", .error = values.has_errors()}, html);
}

Result<Actor> colleague(Page& page, StaffId id) {
  const auto found = page.desk().staff.find(id);
  if (!found || !found->active) return Refusal::one(Because::invalid, "access.person", "Choose a colleague", "to");
  return found->actor;
}

}  // namespace

Response access(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_access(page, opened, Values()); });
}
Response grant(Page& page) {
  Typed typed(page.form());
  const auto day = typed.date("until");
  const StaffId to = staff_in(typed, "to");
  return act_here(page, "access.granted", [&](const Seen& seen) -> Result<NewEntries> {
    const auto who = colleague(page, to);
    if (!who) return who.refusal();
    return grant_access(seen, *who, typed.text("purpose"), day ? std::optional{instant_of({add_days(*day, 1), 0, 0, 0})} : std::nullopt);
  }, "to", typed.problems());
}
Response end_access(Page& page) {
  Typed typed(page.form());
  const StaffId of = staff_in(typed, "of");
  return act_here(page, "access.ended", [&](const Seen& seen) { return rowan::end_access(seen, of, typed.text("end_reason")); }, "end_reason");
}
Response bar(Page& page) {
  Typed typed(page.form());
  const StaffId who = staff_in(typed, "who");
  return act_here(page, "access.barred", [&](const Seen& seen) { return rowan::bar(seen, who, typed.text("bar_reason")); }, "bar_reason");
}
Response lift_bar(Page& page) {
  Typed typed(page.form());
  const StaffId who = staff_in(typed, "lift");
  return act_here(page, "access.bar-lifted", [&](const Seen& seen) { return rowan::lift_bar(seen, who, typed.text("lift_reason")); }, "lift_reason");
}
Response restrict_case(Page& page) {
  Typed typed(page.form());
  const bool on = typed.text("on") == "yes";
  const std::string reason = typed.text("restrict_reason");
  return act_here(page, on ? "access.restricted" : "access.unrestricted", [&](const Seen& seen) {
    return on ? rowan::restrict_case(seen, true, reason) : lift_restriction(seen, reason, policy_of(page, seen.get()));
  }, "restrict_reason");
}

Response urgent_access(Page& page) {
  Typed typed(page.form());
  const std::string why = typed.text("why");
  // Whether the reason is long enough is asked before whether there is such a case.
  if (why.size() < 10) return no_case_page(page, {{"form.needed", "Say why this cannot wait, in a sentence", "why"}});
  const auto done = app::urgent_access(page.desk(), page.actor(), page.part(0), why, {page.token(), {}, {}, {}, {}});
  // No such case and a bar come back to the same page.
  if (!done && done.refusal().first().id != "form.used") return no_case_page(page);
  return Response::see_other(case_path(page));
}

Response allocate_form(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_allocate(page, opened, Values()); });
}
Response allocate(Page& page) {
  Typed typed(page.form());
  const StaffId to = staff_in(typed, "to");
  const auto who = colleague(page, to);
  app::With with{page.token(), {}, {}, {}, {}};
  if (who && who->id != page.actor().id) with.notices.push_back({0, staff_principal(who->id), {}, "case.allocated", {}, "You have been given a case: " + page.part(0)});
  const auto again = [&](const Values& values) { return with_case(page, [&](const app::OpenedCase& opened) { return draw_allocate(page, opened, values); }); };
  const auto done = app::act_on_case(page.desk(), page.actor(), page.part(0), "case.allocated", [&](const Seen& seen) -> Result<NewEntries> {
    if (!who) return who.refusal();
    const auto trained = app::ready_for(page.desk(), seen.get(), *who, typed.ticked("untrained"));
    if (!trained) return trained.refusal();
    const std::string reason = typed.text("reason");
    const std::string whole = trained->empty() ? reason : reason + (reason.empty() ? "" : ". ") + *trained;
    return rowan::allocate(seen, *who, whole, fit_of(page, seen.get(), who->id), typed.text("against_wish"));
  }, with);
  if (!done && done.refusal().because == Because::not_found) return not_there(page, done.refusal());
  return after(page, done, case_path(page), again);
}

Response hand_over_form(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_hand_over(page, opened, Values()); });
}
Response offer_hand_over(Page& page) {
  Typed typed(page.form());
  const auto who = colleague(page, staff_in(typed, "to"));
  app::With with{page.token(), {}, {}, {}, {}};
  if (who) with.notices.push_back({0, staff_principal(who->id), {}, "hand-over.offered", {}, page.actor().name + " asks you to take over " + page.part(0)});
  const auto again = [&](const Values& values) { return with_case(page, [&](const app::OpenedCase& opened) { return draw_hand_over(page, opened, values); }); };
  const auto done = app::act_on_case(page.desk(), page.actor(), page.part(0), "hand-over.offered", [&](const Seen& seen) -> Result<NewEntries> {
    if (!who) return who.refusal();
    // A lapse that blocks is met here; one that only warns stands in the training matrix.
    if (const auto trained = app::ready_for(page.desk(), seen.get(), *who, true); !trained) return trained.refusal();
    return rowan::offer_hand_over(seen, *who, typed.text("note"), fit_of(page, seen.get(), who->id), typed.text("against_wish"));
  }, with);
  if (!done && done.refusal().because == Because::not_found) return not_there(page, done.refusal());
  return after(page, done, case_path(page, "/hand-over"), again);
}
Response answer_hand_over(Page& page) {
  Typed typed(page.form());
  const bool accepted = typed.text("accepted") == "yes";
  const auto again = [&](const Values& values) { return with_case(page, [&](const app::OpenedCase& opened) { return draw_hand_over(page, opened, values); }); };
  const auto done = app::act_on_unseen_case(page.desk(), page.actor(), page.part(0), "hand-over.answered",
                                            [&](const Case& c, Instant now) { return rowan::answer_hand_over(c, page.actor(), accepted, typed.text("note"), now); }, {page.token(), {}, {}, {}, {}});
  if (!done && done.refusal().because == Because::not_found) return not_there(page, done.refusal());
  return after(page, done, accepted ? case_path(page) : std::string("/cases"), again);
}

}  // namespace rowan::web::pages
