#include "web/pages/case_frame.h"

#include "app/records.h"
#include "app/risk.h"
#include "base/reference.h"
#include "domain/case_acts_links.h"
#include "domain/owner.h"
#include "domain/policy/vocabulary.h"
#include "domain/tenancy.h"
#include "web/components/identity_bar.h"
#include "web/components/safe_contact.h"
#include "web/components/sub_navigation.h"
#include "web/components/summary_list.h"
#include "web/components/tags_list.h"
#include "web/components/task_list.h"
#include "web/components/timeline.h"
#include "web/pages/case_risk.h"
#include "web/site/address.h"
#include "web/site/words.h"
#include <algorithm>
#include <unordered_map>

namespace rowan::web::pages {
namespace {

std::string age_words(Date born, Date today) {
  int age = today.year - born.year;
  if (std::pair(today.month, today.day) < std::pair(born.month, born.day)) --age;
  return "Born " + long_date(born) + " (" + std::to_string(age) + ")";
}

std::vector<ui::ListedTag> tags_of(Page& page, const Case& c) {
  std::vector<ui::ListedTag> tags;
  if (c.danger.answer == Answer::yes) tags.push_back({"Immediate danger", ui::TagColour::red});
  if (c.closed) tags.push_back({"Closed", ui::TagColour::grey});
  else {
    const RiskState risk = app::risk_state_of(page.desk(), c, page.now());
    tags.push_back(risk_tag_of(risk.level, risk.assessed_at.has_value(), risk.out_of_date));
  }
  if (c.restricted) tags.push_back({"Restricted", ui::TagColour::grey, true});
  else if (!c.closed && c.in_enquiry()) tags.push_back({"Enquiry", ui::TagColour::blue});
  return tags;
}

std::string must_not_know_words(const Case& c) {
  std::string out;
  for (const MustNotKnow& m : c.contact.must_not_know) out += (out.empty() ? "" : " ") + m.name + " must not find out.";
  return out;
}

// Which kinds of contact were said not to be safe, and every kind nobody approved.
std::vector<std::string> not_safe_words(const Case& c) {
  std::vector<std::string> out;
  for (const Channel& k : c.contact.channels)
    if (k.safety == ChannelSafety::not_safe) out.push_back(std::string(label_of(k.kind)) + (k.value.empty() ? "" : " to " + k.value) + (k.who_else.empty() ? "" : ". " + k.who_else));
  out.emplace_back("Anything else that is not listed as safe");
  return out;
}

Html safe_words(const Channel& k) {
  Html html;
  html << label_of(k.kind);
  // A number stays in one piece; an address has to break on a small screen.
  if (k.kind == ChannelKind::call || k.kind == ChannelKind::text) html << " <strong class=\"rw-nowrap\">" << k.value << "</strong>";
  else if (!k.value.empty()) html << " <strong>" << k.value << "</strong>";
  html << ", " << when_words(k);
  if (k.kind == ChannelKind::call) { if (k.voicemail) html << ". Voicemail is safe"; else html << ". Leave no voicemail"; }
  if (!k.say.empty()) html << ". Say: “" << k.say << "”";
  if (!k.code_word.empty()) html << ". Code word: <strong>" << k.code_word << "</strong>";
  if (!k.who_else.empty()) html << ". " << k.who_else;
  return html;
}

void bar_of(Html& html, Page& page, const Case& c) {
  ui::IdentityBar bar;
  bar.name = c.opened.name;
  bar.tags = tags_of(page, c);
  bar.line.push_back(c.opened.reference);
  if (!c.opened.home_line.empty()) bar.line.push_back(c.opened.home_line);
  if (c.opened.born) bar.line.push_back(age_words(*c.opened.born, civil(page.now()).date));
  if (const std::string tenancy = tenancy_words(c); !tenancy.empty()) bar.line.push_back(tenancy);
  bar.actions = {{"Add a note", "", Url(case_path(page) + "#note"), false}, {"Record a contact", "", Url(case_path(page, "/contacts/new")), true}, {"More", " actions", Url(case_path(page, "/more")), true}};
  ui::SafeStrip strip;
  strip.what = in_short(c.contact) + ".";
  strip.rest = must_not_know_words(c);
  if (!c.contact.known()) strip.rest = "Do not contact " + first_name(c) + " before you have found out how. " + strip.rest;
  ui::safe_strip(bar.strip, strip);
  ui::identity_bar(html, bar);
}

void tabs_of(Html& html, Page& page, const Case& c, CaseTab tab) {
  std::size_t open = 0;
  for (const CaseTask& task : c.tasks) open += !task.done;
  const auto item = [&](CaseTab which, std::string text, const char* below) { return ui::SubNavigationItem{std::move(text), Url(case_path(page, below)), which == tab}; };
  ui::sub_navigation(html, {.label = said(page, c, "Parts of this case"),
                            .items = {item(CaseTab::overview, "Overview", ""), item(CaseTab::tasks, open ? "Tasks (" + std::to_string(open) + ")" : "Tasks", "/tasks"),
                                      item(CaseTab::people, "People and answers", "/people"), item(CaseTab::safe_contact, "Safe contact", "/safe-contact"),
                                      item(CaseTab::timeline, "Timeline", "/timeline"), item(CaseTab::access, "Who has looked", "/access")}});
}

std::optional<std::string> agreed_words(const Duty& duty) {
  if (duty.attempts.empty()) return {};
  return duty.attempts.size() == 1 ? "Tried once" : "Tried " + std::to_string(duty.attempts.size()) + " times";
}

}  // namespace

std::string lower_first(std::string s) {
  if (!s.empty() && s[0] >= 'A' && s[0] <= 'Z') s[0] = static_cast<char>(s[0] | 0x20);
  return s;
}
std::string case_path(const Page& page, std::string_view below) { return "/cases/" + percent_encode(page.part(0)) + std::string(below); }
std::string first_name(const Case& c) { return c.opened.name.substr(0, c.opened.name.find(' ')); }

const Policy* policy_of(Page& page, const Case& c) {
  const auto& policies = page.desk().policies;
  return policies ? policies->find(c.opened.policy, c.opened.policy_hash) : nullptr;
}

std::string said(Page& page, const Case& c, std::string_view text) {
  const Policy* policy = policy_of(page, c);
  return policy ? in_words_of(policy->vocabulary, text) : std::string(text);
}

Names names_for(Page& page, const Case& c) {
  const Policy* policy = policy_of(page, c);
  app::Desk& desk = page.desk();
  Names names;
  if (policy) names.said = [policy](std::string_view text) { return in_words_of(policy->vocabulary, text); };
  names.staff = [&desk](StaffId id) { return desk.staff.name(id); };
  names.abuse_type = [policy](std::string_view code) {
    if (policy) for (const AbuseCode& type : policy->abuse_types) if (type.code == code) return type.label;
    return std::string(code);
  };
  names.relationship = [policy](std::string_view code) {
    if (policy) for (const RelationshipCode& r : policy->relationships) if (r.code == code) return r.label;
    return std::string(code);
  };
  names.owner = [policies = desk.policies](std::string_view code) {
    if (policies) for (const PolicyOwner& owner : policy_owners(*policies)) if (owner.code == code) return owner.name;
    return std::string(code);
  };
  names.record = [shapes = app::shapes_of(desk, c)](std::string_view what) { return shapes.find(what); };
  // Words kept apart are for those whose role reads them, on a case they see.
  if (const auto seen = may_see(c, page.actor(), page.now())) names.may_read = [seen = *seen](const RecordRow& row) { return may_read(seen, row); };
  names.duty = [policies = desk.policies, policy](std::string_view code) {
    const std::string_view rule = code.substr(0, code.find('#'));
    if (policies)
      for (const PolicyVersion& version : policies->versions())
        if (const DutyRule* duty = version.policy->duty(rule)) return policy ? in_words_of(policy->vocabulary, duty->title) : duty->title;
    return std::string(code);
  };
  return names;
}

Response not_there(Page& page, const Refusal& refusal) {
  return refusal.first().id == no_such_case().first().id ? no_case_page(page) : not_found_page(page);
}

Response no_case_page(Page& page, const std::vector<Problem>& problems) {
  // The same for a case that is barred and one that never was: only the form of the reference decides.
  if (!may(page.actor(), Permission::urgent_access) || !parse_case_reference(page.part(0))) return not_found_page(page);
  if (auto logged = app::refused_look(page.desk(), page.actor(), page.part(0), &page.hold()); !logged) return refusal_page(page, logged.refusal());
  const app::Landlord& landlord = page.desk().landlord;
  Html html;
  const Values values(page.form(), problems);
  error_summary_of(html, values);
  html << "<h1 class=\"govuk-heading-l\">You cannot open this case</h1>"
          "<p class=\"govuk-body\">If there is a case with this reference, only named people can see it. We have recorded that you tried, and its lead is told.</p>"
          "<p class=\"govuk-body\">If you found this by searching for an address: do not visit, call or write there until you have spoken to the duty lead.</p>";
  ui::SummaryList list;
  if (!landlord.duty_lead.empty()) list.rows.push_back({.key = {.text = "Duty lead"}, .value = {.html = Html() << landlord.duty_lead << "<br>" << landlord.duty_phone}});
  if (const std::string number = app::out_of_hours(page.desk(), page.now()); !number.empty())
    list.rows.push_back({.key = {.text = "Out of hours"}, .value = {.text = number}});
  if (!list.rows.empty()) ui::summary_list(html, list);
  html << "<h2 class=\"govuk-heading-m\">If someone could be hurt while you wait</h2>"
          "<p class=\"govuk-body\">You can ask to open the case for one hour. The case lead gets a message now, and you will be asked about it.</p>";
  open_form(html, page, case_path(page, "/urgent-access"));
  area_field(html, values, {.name = "why", .label = "Why can this not wait?", .rows = 3});
  submit(html, "Open for one hour", "/cases", "Go back to my cases", "govuk-button--warning");
  close_form(html);
  return staff_page(page, {.title = "You cannot open this case", .nav = Nav::cases, .error = values.has_errors(), .wide = false, .status = 403}, html);
}

Response with_case(Page& page, const std::function<Response(const app::OpenedCase&)>& draw) {
  const auto opened = app::view_case(page.desk(), page.actor(), page.part(0), "case.viewed", &page.hold());
  if (!opened) return opened.refusal().because == Because::not_found ? no_case_page(page) : refusal_page(page, opened.refusal());
  return draw(*opened);
}

Response act_on(Page& page, std::string_view code, const app::Decide& decide, const std::string& to, const CaseForm& again, const std::vector<Problem>& typed, const std::string& forget_draft) {
  const auto show = [&](const Values& values) { return with_case(page, [&](const app::OpenedCase& opened) { return again(opened, values); }); };
  if (!typed.empty()) return show(Values(page.form(), typed));
  const app::With with{page.token(), forget_draft, {}, {}, {}};
  const auto waited = [&]() -> Result<void> {
    const auto done = app::act_on_case(page.desk(), page.actor(), page.part(0), code, decide, with);
    return done ? Result<void>{} : done.refusal();
  };
  const Result<void> done = page.may_wait() ? waited() : app::begin_act_on_case(page.desk(), page.actor(), page.part(0), code, decide, with, page.hold());
  if (!done && done.refusal().because == Because::not_found) return not_there(page, done.refusal());
  return after(page, done, case_path(page, to), again ? std::function<Response(const Values&)>(show) : nullptr);
}

Response case_page(Page& page, const app::OpenedCase& opened, const CaseFrame& frame, const Html& body) {
  const Case& c = opened.get();
  Frame outer;
  outer.title = said(page, c, frame.title.empty() ? "Case " : frame.title + ", case ") + c.opened.reference;
  outer.nav = Nav::cases;
  outer.error = frame.error;
  outer.wide = true;
  outer.status = frame.status;
  bar_of(outer.before_main, page, c);
  Html html;
  html.reserve(body.size() + 4'000);
  tabs_of(html, page, c, frame.tab);
  if (opened.seen.right() == Right::urgent)
    html << "<div class=\"govuk-inset-text\">You have urgent access for one hour. Everything you do here is recorded, and the case lead has been told.</div>";
  if (c.hand_over_to == page.actor().id)
    html << "<div class=\"govuk-inset-text\">You are asked to take this case over. <a class=\"govuk-link\" href=\"" << Url(case_path(page, "/hand-over")) << "\">Answer the hand-over</a></div>";
  if (!frame.wide) html << "<div class=\"govuk-grid-row\"><div class=\"govuk-grid-column-two-thirds\">";
  html << body;
  if (!frame.wide) html << "</div></div>";
  return staff_page(page, outer, html);
}

void safe_panel_of(Html& html, Page& page, const Case& c) {
  ui::SafePanel panel;
  panel.title = "Before you contact " + first_name(c);
  for (const Channel& k : c.contact.channels) if (c.contact.stands(k)) {
    Html words = safe_words(k);
    if (!k.person.empty()) words = Html() << "For " << k.person << ": " << words;
    panel.safe.push_back(std::move(words));
  }
  if (c.contact.do_not_contact) panel.safe.insert(panel.safe.begin(), Html() << "<strong>They asked us not to contact them</strong>");
  else if (!c.contact.known()) panel.safe.insert(panel.safe.begin(), Html() << "<strong>Not known yet.</strong> Find out before you contact them.");
  for (const std::string& words : not_safe_words(c)) panel.not_safe.push_back(Html() << words);
  panel.must = must_not_know_words(c);
  for (const MustNotKnow& m : c.contact.must_not_know) {
    if (!m.why.empty()) panel.must_note += m.why + ". ";
    if (!m.if_they_call.empty()) panel.must_note += "If they get in touch: " + m.if_they_call + ". ";
  }
  for (const Channel& k : c.contact.channels)
    if (c.contact.stands(k) && !k.approved_by.empty()) { panel.checked = "In the words of: " + lower_first(k.approved_by) + "."; break; }
  if (const auto by = c.contact.check_by()) panel.check_again = "Check again by " + long_date(*by) + ".";
  panel.change = Url(case_path(page, "/safe-contact"));
  ui::safe_panel(html, panel);
}

void timeline_of(Html& html, Page& page, const Case& c, std::optional<TimelineKind> only, std::size_t most) {
  const auto items = timeline(c, names_for(page, c), only);
  if (items.empty()) html << "<p class=\"govuk-body\">Nothing of this kind yet.</p>";
  ui::open_timeline(html);
  const std::string below = case_path(page, "/timeline/");
  std::unordered_map<StaffId, std::string> staff;  // a case has a handful of people and many lines
  std::size_t shown = 0;
  for (const TimelineItem& item : items) {
    if (shown++ == most) break;
    const auto [by, first] = staff.try_emplace(item.actor);
    if (first) by->second = page.desk().staff.name(item.actor);
    const std::string seq = std::to_string(item.seq);
    ui::open_timeline_item(html, {item.title, by->second, iso(item.happened_at), date_and_time(item.happened_at), "entry-" + seq});
    if (!item.text.empty()) html << "<p class=\"govuk-body rw-words\">" << item.text << "</p>";
    for (const auto& [key, value] : item.details) html << "<p class=\"rw-meta\">" << key << ": " << value << "</p>";
    ui::open_timeline_meta(html, label_of(item.kind));
    if (item.overridden) html << "<strong>Safe contact was overridden to save life.</strong> ";
    if (item.late) html << "Written down later, on " << date_and_time(item.entered_at) << ". ";
    if (item.corrected_by)
      html << "Corrected on " << date_and_time(item.corrected_at) << ". <a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(below + seq + "/versions")
           << "\">See what changed<span class=\"govuk-visually-hidden\"> in " << item.title << "</span></a> ";
    if (item.can_correct && !c.closed)
      html << "<a class=\"govuk-link govuk-link--no-visited-state rw-no-print\" href=\"" << Url(below + seq + "/correct") << "\">Correct<span class=\"govuk-visually-hidden\"> "
           << item.title << "</span></a>";
    ui::close_timeline_item(html, true);
  }
  ui::close_timeline(html);
  if (items.size() > most)
    html << "<p class=\"govuk-body\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/timeline")) << "\">See the whole timeline (" << items.size() << " entries)</a></p>";
}

namespace {

ui::Task drawn(Page& page, const Duty& duty, const std::string& path) {
  ui::Task task;
  task.title.text = duty.title;
  task.hint.html << duty.why << " <span class=\"rw-nowrap\">" << (duty.cited.empty() ? std::string() : duty.cited.front().clause) << "</span>";
  if (duty.ours) task.hint.html << " (our own safety rule)";
  if (const auto tried = agreed_words(duty)) task.hint.html << ". <strong>" << *tried << "</strong>";
  task.href = Url(path + "/duties/" + address_of(duty.id));
  ui::due_clock(task.status.html, due_words(duty, page.now()));
  return task;
}
ui::Task drawn(Page& page, const CaseTask& t, const std::string& path) {
  ui::Task task;
  task.title.text = t.title;
  task.hint.text = (t.hint.empty() ? "" : t.hint + ". ") + "Owner: " + (t.owner == page.actor().id ? "you" : page.desk().staff.name(t.owner));
  task.href = Url(path + "/tasks/" + std::to_string(t.id));
  ui::due_clock(task.status.html, due_words(t.due, page.now()));
  return task;
}

ui::Task drawn(const RecordItem& item, bool readable, const std::string& path, Instant now) {
  ui::Task task;
  // Of what is kept apart, only that it is there: somebody looks over a shoulder. Of what their role does not read, the same.
  const bool plain = readable && item.kept == RecordClass::ordinary;
  task.title.text = plain ? item.title : title_for_all(item, item.title);
  if (plain) task.hint.text = item.about + (item.our_day ? ". Rowan’s own reminder, not in your policy" : item.clause.empty() ? "" : ", " + item.clause);
  task.href = Url(path + "/recorded/" + std::to_string(item.instance));
  ui::due_clock(task.status.html, due_words(item, now));
  return task;
}

ui::Task drawn(const CaseUrgent& taken, Page& page, const Case& c, const std::string& path) {
  ui::Task task;
  task.title.text = "Look at the urgent access";
  task.hint.text =
      "Taken by " + page.desk().staff.name(taken.who) + ". A manager or the data protection lead does this. Rowan’s own time, not in your policy";
  const bool theirs = may_review_urgent(c, page.actor(), taken, page.now());
  task.href = Url(theirs ? "/urgent-access/" + c.opened.reference + "/" + std::to_string(taken.seq) : path + "/access");
  ui::due_clock(task.status.html, due_words(urgent_review_due(c, taken), page.now()));
  return task;
}

}  // namespace

void duties_and_tasks(Html& html, Page& page, const Case& c, std::size_t most) {
  const std::vector<Duty> duties = app::duties_of(page.desk(), c, page.now());
  const auto items = app::record_items_of(page.desk(), c, page.now());
  struct Line { std::optional<Instant> due; const Duty* duty; const CaseTask* task; const RecordItem* item; const CaseUrgent* urgent = nullptr; };
  std::vector<Line> lines;
  if (!c.closed) {  // of a closed case nothing is asked; a miss stays in the figures
    for (const Duty& duty : duties) if (!duty.done()) lines.push_back({duty.due, &duty, nullptr, nullptr});
    for (const RecordItem& item : items) lines.push_back({item.due, nullptr, nullptr, &item});
    for (const CaseTask& task : c.tasks) if (!task.done) lines.push_back({task.due, nullptr, &task, nullptr});
    for (const CaseUrgent& taken : c.urgent) if (!taken.review) lines.push_back({urgent_review_due(c, taken), nullptr, nullptr, nullptr, &taken});
  }
  if (lines.empty()) {
    html << "<p class=\"govuk-body\">Nothing is waiting.</p>";
    return;
  }
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.due && (!b.due || *a.due < *b.due); });
  const auto seen = may_see(c, page.actor(), page.now());
  const auto drawn_line = [&](const Line& line, const std::string& path) {
    if (line.duty) return drawn(page, *line.duty, path);
    if (line.urgent) return drawn(*line.urgent, page, c, path);
    return line.item ? drawn(*line.item, seen && may_read(*seen, *line.item), path, page.now()) : drawn(page, *line.task, path);
  };
  ui::TaskList list;
  list.classes = "rw-tasks";
  list.id_prefix = "todo";
  const std::string path = case_path(page);
  for (std::size_t i = 0; i < lines.size() && i < most; ++i)
    list.items.push_back(drawn_line(lines[i], path));
  ui::task_list(html, list);
  if (lines.size() > most)
    html << "<p class=\"govuk-body\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(path + "/tasks") << "\">See all " << lines.size() << "</a></p>";
}

}  // namespace rowan::web::pages
