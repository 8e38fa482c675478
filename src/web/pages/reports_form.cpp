// The officer's form for a report. It can be saved with two answers; nothing that would be evidence is ever demanded (NHG-7, NHG-21).
#include <algorithm>

#include "web/components/button.h"
#include "web/components/fieldset.h"
#include "web/components/inset_text.h"
#include "web/pages/reports_shared.h"
#include "web/pages/tell_us_when.h"

namespace rowan::web::pages {
namespace {

struct Way {
  std::string_view code;
  ChannelKind kind;
  std::string_view label;
  std::string_view value_label;
};
constexpr Way ways[] = {{"text", ChannelKind::text, "Text message", "Mobile number"},
                        {"call", ChannelKind::call, "Phone call", "Phone number"},
                        {"email", ChannelKind::email, "Email", "Email address"},
                        {"letter", ChannelKind::letter, "Letter", "Address a letter may go to"},
                        {"visit", ChannelKind::visit, "Visit or meeting", "Where it is safe to meet"},
                        {"trusted_person", ChannelKind::trusted_person, "Through someone they trust", "Who, and how to reach them"},
                        {"work", ChannelKind::work, "At work", "Place and number"}};

void heading(Html& html, std::string_view text) { html << "<h2 class=\"govuk-heading-m govuk-!-margin-top-7\">" << text << "</h2>"; }
std::vector<Option> answers() { return {{"yes", "Yes"}, {"no", "No"}, {"unknown", "Not known"}, {"not_asked", "Not asked yet"}}; }
FieldText line(std::string name, std::string label, std::string hint = {}) { return {.name = std::move(name), .label = std::move(label), .hint = std::move(hint)}; }
FieldText words(std::string name, std::string label, std::string hint = {}) { return {.name = std::move(name), .label = std::move(label), .hint = std::move(hint)}; }

void danger(Html& html, const Values& values) {
  html << "<div class=\"govuk-inset-text\"><p class=\"govuk-body\"><strong>Danger now: call 999.</strong> Tell them that you can call for them, or that they can call 999 themselves.</p>"
          "<p class=\"govuk-body\">Silent Solution: on a mobile they can call 999, stay silent, and press 55 when asked.</p></div>";
  radio_field(html, values, {.name = "danger", .label = "Is anyone in immediate danger?", .hint = "Ask this first"}, {{"yes", "Yes"}, {"no", "No"}, {"unknown", "Not known"}});
  // Not hidden under "yes": it works the same without scripts, and a radio may not say that it expands something.
  std::vector<Option> done;
  for (const Police p : {Police::not_recorded, Police::called_by_us, Police::called_by_them, Police::encouraged, Police::declined}) done.push_back({std::string(name_of(p)), std::string(label_of(p))});
  select_field(html, values, {.name = "police", .label = "If yes, what was done about the police?"}, std::move(done));
  text_field(html, values, {.name = "police_reference", .label = "Police log or incident number", .hint = "Only if there is one. It is never needed", .width = 20});
}

void route(Html& html, const Values& values) {
  heading(html, "How it reached us");
  std::vector<Option> options;
  for (const rowan::Route r : {rowan::Route::survivor, rowan::Route::perpetrator_self, rowan::Route::neighbour, rowan::Route::relative, rowan::Route::police, rowan::Route::other_professional, rowan::Route::staff, rowan::Route::contractor, rowan::Route::anonymous, rowan::Route::pattern})
    options.push_back({std::string(name_of(r)), std::string(label_of(r))});
  radio_field(html, values, {.name = "route", .label = "Who is telling us?"}, std::move(options));
  date_time_field(html, values, {.name = "received", .label = "When did we hear?", .hint = "The time it was said to us. Clocks start then"});
}

void reporter(Html& html, const Values& values) {
  heading(html, "Who told us, if it is someone else");
  html << "<p class=\"govuk-body\">Kept apart and protected. It is never part of anything that goes to the person who harms.</p>";
  text_field(html, values, line("reporter_name", "Their name"));
  text_field(html, values, line("reporter_contact", "How to reach them"));
  text_field(html, values, line("reporter_relation", "Who they are to the person"));
  text_field(html, values, line("reporter_agency", "Organisation"));
  text_field(html, values, {.name = "reporter_reference", .label = "Their reference", .width = 20});
}

void person(Html& html, const Values& values) {
  heading(html, "The person it is happening to");
  text_field(html, values, line("survivor_name", "Name", "As they say it. It can be left out"));
  text_field(html, values, line("survivor_address", "Address"));
  text_field(html, values, {.name = "survivor_phone", .label = "Phone number", .hint = "Not used until someone has said that it is safe", .type = "tel", .width = 20});
  date_field(html, values, {.name = "survivor_born", .label = "Date of birth"});
}

void happening(Html& html, const Values& values, const Policy* policy) {
  heading(html, "What is happening");
  area_field(html, values, {.name = "account", .label = "What happened, in their words", .rows = 6});
  std::vector<Option> types;
  if (policy) for (const AbuseCode& code : policy->abuse_types) types.push_back({code.code, code.label});
  else for (std::size_t i = 0; i < std::size(abuse_type_names); ++i) {
    std::string label(abuse_type_names[i]);
    std::replace(label.begin(), label.end(), '_', ' ');
    label.front() = static_cast<char>(label.front() - 'a' + 'A');
    types.push_back({std::string(abuse_type_names[i]), std::move(label)});
  }
  check_field(html, values, {.name = "abuse_types", .label = "Kinds of abuse", .hint = "Choose all that fit, or none yet"}, std::move(types));
}

void household(Html& html, const Values& values) {
  heading(html, "Who else lives there");
  radio_field(html, values, {.name = "children", .label = "Are there children?"}, answers(), true);
  radio_field(html, values, {.name = "adults_at_risk", .label = "Are there adults who need care or support?"}, answers(), true);
  area_field(html, values, words("household", "Who they are"));
}

void safe_ways(Html& html, const Values& values) {
  heading(html, "Safe ways to reach them");
  std::vector<Option> options;
  for (const Way& way : ways) {
    const std::string code(way.code);
    Html more;
    text_field(more, values, line(code + "_value", std::string(way.value_label)));
    text_field(more, values, line(code + "_when", "Safe times", "For example, weekdays 10am to 2pm. Empty means any time"));
    if (way.kind == ChannelKind::call || way.kind == ChannelKind::work) text_field(more, values, line(code + "_say", "If someone else answers, say"));
    options.push_back({code, std::string(way.label), {}, std::move(more)});
  }
  options.push_back({"none", "Do not contact them", {}, {}, true, "or"});
  check_field(html, values, {.name = "channels", .label = "Which ways did they say are safe?", .hint = "Leave all empty if it was not asked. Only the person themselves can approve a way"}, std::move(options));
  text_field(html, values, line("must_not_know", "Who must not find out?"));
}

void perpetrator(Html& html, const Values& values, const Policy* policy) {
  heading(html, "The person who harms");
  text_field(html, values, line("perpetrator_name", "Their name", "We help whether or not there is one"));
  text_field(html, values, line("perpetrator_address", "Their address, if it is another"));
  radio_field(html, values, {.name = "perpetrator_given", .label = "Was a name given?"},
              {{"named", "Yes"}, {"declined", "They would rather not say"}, {"unknown", "They do not know"}, {"not_asked", "Not asked yet"}});
  std::vector<Option> ties{{"", "Not known yet"}};
  if (policy) for (const RelationshipCode& code : policy->relationships) ties.push_back({code.code, code.label});
  else ties.insert(ties.end(), {{"partner", "Partner"}, {"former_partner", "Former partner"}, {"other_relative", "Relative"}, {"other", "Somebody else"}});
  select_field(html, values, {.name = "relationship", .label = "What are they to the person?"}, std::move(ties));
}

void professional(Html& html, const Values& values) {
  heading(html, "If a professional told us");
  html << "<p class=\"govuk-body\">Ask for these three before anyone contacts the person. What is not known to them can be left empty.</p>";
  area_field(html, values, words("enquiry_details", "Details they took from the person"));
  area_field(html, values, words("enquiry_support", "Support that is in place"));
  area_field(html, values, words("enquiry_wanted", "Action or information they want from us"));
}

void staff_linked(Html& html, Page& page, const Values& values) {
  heading(html, "Colleagues");
  radio_field(html, values, {.name = "works_for_us", .label = "Does anyone involved work for us?", .hint = "Yes restricts it from this moment"}, answers(), true);
  if (!may(page.actor(), Permission::work_cases)) return;
  for (const char* name : {"keep_from_1", "keep_from_2"}) {
    std::vector<Option> people{{"", "Nobody"}};
    for (const auto& colleague : page.desk().staff.all())
      if (colleague->active && colleague->actor.id != page.actor().id) people.push_back({std::to_string(colleague->actor.id.value), colleague->actor.name});
    select_field(html, values, {.name = name, .label = name == std::string_view("keep_from_1") ? "Must it be kept from a colleague?" : "And from another?"}, std::move(people));
  }
}

Answer read_answer(Typed& typed, const char* name) { return typed.choice<Answer>(name, Answer::not_asked); }

void read_ways(Typed& typed, ReportReceived& report) {
  report.do_not_contact = typed.ticked("channels", "none");
  if (report.do_not_contact) return;
  for (const Way& way : ways) {
    const std::string code(way.code);
    if (!typed.ticked("channels", code)) continue;
    Channel channel;
    channel.kind = way.kind;
    channel.value = typed.text(code + "_value");
    channel.say = typed.text(code + "_say");
    // Only the person themselves can approve a way of reaching them (NHG-25).
    const bool theirs = report.route == rowan::Route::survivor;
    channel.approved_by = theirs ? "Themselves, when they told us" : "Named by somebody else. Ask them first";
    channel.safety = theirs && !channel.value.empty() ? ChannelSafety::approved : ChannelSafety::not_safe;
    if (const std::string when = typed.text(code + "_when"); !when.empty()) {
      if (const auto good = read_good_time(when)) {
        channel.days = good->days;
        channel.from_minute = good->from_minute;
        channel.until_minute = good->until_minute;
      } else {
        typed.problem("report.when", "Write the safe times like “weekdays 10am to 2pm” or “Tuesday after 6pm”", code + "_when");
      }
    }
    report.channels.push_back(std::move(channel));
  }
}

}  // namespace

const Policy* policy_at(const PolicyHistory* policies, std::string_view owner, Instant at) {
  return policies ? policies->policy_of_owner(owner, at) : nullptr;
}

void severity_field(Html& html, Page& page, const Values& values) {
  std::vector<Option> options;
  for (const SeverityCode& each : app::severities_asked(page.desk(), page.now())) options.push_back({std::string(name_of(each.code)), each.label});
  if (options.empty()) return;
  options.push_back({"unknown", "Not known yet", {}, {}, false, "or"});
  radio_field(html, values,
              {.name = "severity",
               .label = "How serious does it look? (optional)",
               .hint = "The policy has a shorter time where it is. Not known counts as the shorter"},
              std::move(options));
}
std::optional<Severity> read_severity(Typed& typed) {
  const std::string said = typed.text("severity");
  return said.empty() || said == "unknown" ? std::nullopt : named<Severity>(said);
}

void report_form(Html& html, Page& page, const Values& values) {
  const auto policies = page.desk().policies;
  const Policy* policy = policy_at(policies.get(), page.desk().landlord.default_owner, page.now());
  open_form(html, page, "/reports/new");
  danger(html, values);
  text_field(html, values, {.name = "handle", .label = "What shall we call this for now?", .hint = "A name, a flat, a first word: anything you will know it by"});
  submit(html, "Save this now");
  html << "<p class=\"govuk-body\">Everything below helps and can be left out.</p>";
  severity_field(html, page, values);
  route(html, values);
  reporter(html, values);
  person(html, values);
  happening(html, values, policy);
  household(html, values);
  safe_ways(html, values);
  perpetrator(html, values, policy);
  heading(html, "What they want");
  area_field(html, values, words("wishes", "What would they like to happen?"));
  professional(html, values);
  staff_linked(html, page, values);
  submit(html, "Save", may(page.actor(), Permission::triage) ? "/reports" : "/");
  close_form(html);
}

ReportReceived read_report(Typed& typed, const Form& form) {
  ReportReceived r;
  r.door = Door::staff;
  r.danger = read_answer(typed, "danger");
  r.police = typed.choice<Police>("police", Police::not_recorded);
  r.police_reference = typed.text("police_reference");
  r.severity = read_severity(typed);
  r.handle = typed.text("handle");
  r.route = typed.choice<rowan::Route>("route", rowan::Route::survivor);
  r.reporter = {typed.text("reporter_name"), typed.text("reporter_contact"), typed.text("reporter_agency"), typed.text("reporter_reference"), typed.text("reporter_relation")};
  r.survivor = {{}, typed.text("survivor_name"), typed.text("survivor_address"), typed.text("survivor_phone"), typed.date("survivor_born")};
  r.account = typed.text("account");
  r.abuse_types = typed.many("abuse_types");
  r.children = read_answer(typed, "children");
  r.adults_at_risk = read_answer(typed, "adults_at_risk");
  r.household = typed.text("household");
  read_ways(typed, r);
  r.must_not_know = typed.text("must_not_know");
  r.perpetrator_given = typed.choice<NameGiven>("perpetrator_given", NameGiven::not_asked);
  const std::string name = typed.text("perpetrator_name");
  if (r.perpetrator_given == NameGiven::not_asked && !name.empty()) r.perpetrator_given = NameGiven::named;
  if (r.perpetrator_given == NameGiven::named) {
    r.perpetrator.name = name;
    r.perpetrator.address = typed.text("perpetrator_address");
    if (name.empty()) typed.problem("report.perpetrator", "Enter the name, or choose another answer", "perpetrator_name");
  }
  r.relationship = typed.text("relationship");
  r.wishes = typed.text("wishes");
  r.enquiry_details = typed.text("enquiry_details");
  r.enquiry_support = typed.text("enquiry_support");
  r.enquiry_wanted = typed.text("enquiry_wanted");
  r.works_for_us = read_answer(typed, "works_for_us");
  for (const char* field : {"keep_from_1", "keep_from_2"})
    if (!form.one(field).empty()) if (const StaffId who{typed.number(field)}; who) r.keep_from.push_back(who);
  return r;
}

}  // namespace rowan::web::pages
