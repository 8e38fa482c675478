// One report: what was said, who is already known, and what is done with it.
#include "app/worklist.h"
#include "web/components/button.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/components/warning_text.h"
#include "web/pages/reports_shared.h"
#include "web/site/words.h"

namespace rowan::web::pages {
namespace {

class List {
 public:
  void row(std::string_view key, const std::string& text) {
    if (!text.empty()) always(key, text);
  }
  void always(std::string_view key, const std::string& text) {
    ui::SummaryRow made;
    made.key.text = std::string(key);
    if (text.find('\n') == text.npos) made.value.text = text.empty() ? "Not said" : text;
    else made.value.html = lines_of(text);
    list.rows.push_back(std::move(made));
  }
  ui::SummaryList list;
};

std::string labels(const std::vector<std::string>& codes, const Policy* policy) {
  std::string out;
  for (const std::string& code : codes) {
    std::string label = code;
    if (policy) for (const AbuseCode& known : policy->abuse_types) if (known.code == code) label = known.label;
    out += (out.empty() ? "" : "\n") + label;
  }
  return out;
}
std::string channel_words(const Channel& channel) {
  std::string out(label_of(channel.kind));
  if (!channel.value.empty()) out += ": " + channel.value;
  if (const std::string when = when_words(channel); !when.empty()) out += ", " + when;
  if (!channel.say.empty()) out += ". If someone else answers, say: " + channel.say;
  if (channel.safety == ChannelSafety::not_safe) out += ". Not to be used until somebody has looked at it";
  if (!channel.approved_by.empty()) out += ". " + channel.approved_by;
  if (!channel.who_else.empty()) out += ". " + channel.who_else;
  return out;
}
std::string person_words(const PersonSaid& person) {
  std::string out = person.name;
  const auto add = [&](const std::string& more) { if (!more.empty()) out += (out.empty() ? "" : "\n") + more; };
  add(person.address);
  add(person.phone);
  if (person.born) add("Born " + long_date(*person.born));
  return out;
}

void what_was_said(Html& html, Page& page, const Report& report) {
  const ReportReceived& said = report.said;
  const auto policies = page.desk().policies;
  const Policy* policy = policy_at(policies.get(), page.desk().landlord.default_owner, report.received_at);
  List list;
  std::string danger(label_of(said.danger));
  if (said.danger == Answer::yes || said.police != Police::not_recorded) danger += "\n" + std::string(label_of(said.police)) + (said.police_reference.empty() ? "" : "\nPolice number " + said.police_reference);
  list.always("Immediate danger", danger);
  for (const SeverityCode& each : app::severities_asked(page.desk(), page.now()))
    if (severity_of(said) == each.code) list.row("How serious it looked", each.label);
  list.always("Came from", std::string(label_of(said.route)) + (said.door == Door::public_page ? ", on the public page" : ", taken by " + page.desk().staff.name(said.taken_by)));
  list.always("Heard", date_and_time(report.received_at));
  list.always("The person", person_words(said.survivor).empty() ? said.handle : person_words(said.survivor));
  list.always("What happened", said.account);
  list.row("Kinds of abuse", labels(said.abuse_types, policy));
  list.always("Children there", std::string(label_of(said.children)));
  list.always("Adults who need care", std::string(label_of(said.adults_at_risk)));
  list.row("Household", said.household);
  std::string ways = said.do_not_contact ? "Do not contact them" : "";
  for (const Channel& channel : said.channels) ways += (ways.empty() ? "" : "\n") + channel_words(channel);
  list.always("Safe ways", ways.empty() ? "Not known. Do not call, write or visit" : ways);
  list.row("Must not find out", said.must_not_know);
  std::string other = person_words(said.perpetrator);
  if (other.empty()) other = std::string(label_of(said.perpetrator_given));
  if (!said.relationship.empty()) {
    std::string tie = said.relationship;
    if (policy) for (const RelationshipCode& code : policy->relationships) if (code.code == tie) tie = code.label;
    other += "\n" + tie;
  }
  list.always("Person who harms", other);
  list.row("What they want", said.wishes);
  if (directness_of(said.route) == Directness::professional_third_party) {
    list.always("Details they took", said.enquiry_details);
    list.always("Support in place", said.enquiry_support);
    list.always("Wanted from us", said.enquiry_wanted);
  }
  list.always("Works for us", std::string(label_of(said.works_for_us)));
  std::string kept;
  for (const StaffId who : said.keep_from) kept += (kept.empty() ? "" : "\n") + page.desk().staff.name(who);
  list.row("Kept from", kept);
  html << "<h2 class=\"govuk-heading-m\">What was said</h2>";
  ui::summary_list(html, list.list);
}

void who_told(Html& html, const ReporterSaid& reporter) {
  if (reporter.empty()) return;
  List list;
  list.row("Name", reporter.name);
  list.row("How to reach them", reporter.contact);
  list.row("Who they are", reporter.relation);
  list.row("Organisation", reporter.agency);
  list.row("Their reference", reporter.reference);
  ui::SummaryCard card;
  card.title.text = "Who told us. Protected: never share this with the person who harms";
  list.list.card = std::move(card);
  ui::summary_list(html, list.list);
}

void actions_waiting(Html& html, Page& page, const app::OpenedReport& opened, const Values& values) {
  const std::string at = "/reports/" + opened.reference;
  html << "<h2 class=\"govuk-heading-m\">What to do with it</h2>";
  ui::button(html, {.text = "Open a case", .href = Url(at + "/open")});
  html << "<h3 class=\"govuk-heading-s\">It belongs to a case we have</h3>";
  open_form(html, page, at + "/attach");
  text_field(html, values, {.name = "case", .label = "Reference of the case", .hint = "For example, RW-4001-H", .width = 10});
  Values severity = values;
  if (const auto said = severity_of(opened.report.said); said && values.one("severity").empty())
    severity.set("severity", std::string(name_of(*said)));
  severity_field(html, page, severity);
  submit(html, "Attach to this case", {}, {}, "govuk-button--secondary");
  close_form(html);
  if (opened.report.state == ReportState::ending) return;
  html << "<h3 class=\"govuk-heading-s\">No case is needed</h3><p class=\"govuk-body\">A second person has to agree before it ends.</p>";
  open_form(html, page, at + "/end");
  area_field(html, values, {.name = "reason", .label = "Why is no case needed?", .rows = 3});
  submit(html, "Ask to end this report", {}, {}, "govuk-button--secondary");
  close_form(html);
}

void second_person(Html& html, Page& page, const app::OpenedReport& opened, const Values& values) {
  const Report& report = opened.report;
  html << "<h2 class=\"govuk-heading-m\">" << page.desk().staff.name(report.end_asked_by) << " asks to end this without a case</h2><div class=\"govuk-inset-text\">" << lines_of(report.end_reason) << "</div>";
  if (report.end_asked_by == page.actor().id) {
    html << "<p class=\"govuk-body\">A second person has to agree. It stays in the list until somebody has.</p>";
    return;
  }
  open_form(html, page, "/reports/" + opened.reference + "/end/answer");
  radio_field(html, values, {.name = "agreed", .label = "Do you agree?"}, {{"yes", "Yes, end it without a case"}, {"no", "No, it goes on waiting"}});
  area_field(html, values, {.name = "reason", .label = "Why?", .rows = 3});
  submit(html, "Save your answer");
  close_form(html);
}

void where_it_went(Html& html, Page& page, const Report& report) {
  html << "<h2 class=\"govuk-heading-m\">Where it went</h2><p class=\"govuk-body\">";
  if (report.state == ReportState::ended) {
    html << "Ended without a case. " << page.desk().staff.name(report.end_asked_by) << " asked and " << page.desk().staff.name(report.ended_by) << " agreed.</p><div class=\"govuk-inset-text\">" << lines_of(report.end_reason)
         << "</div>";
    return;
  }
  const auto reference = page.desk().store.read([&](store::Reader& reader) -> Result<std::string> {
    if (!store::may_list_case(reader, app::viewer_of(page.actor()), report.case_id, page.now())) return std::string();
    const auto row = store::find_case(reader, report.case_id);
    return row ? row->reference : std::string();
  });
  html << (report.state == ReportState::opened ? std::string_view("A case was opened from it") : std::string_view("It was attached to a case"));
  if (reference && !reference->empty()) html << ": <a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url("/cases/" + *reference) << "\">" << *reference << "</a>";
  html << ".</p>";
}

}  // namespace

Html lines_of(const std::string& text) {
  Html html;
  std::string_view rest = text;
  html << "<p class=\"govuk-body\">";
  for (std::size_t end = rest.find('\n'); end != rest.npos; end = rest.find('\n')) {
    html << rest.substr(0, end) << "<br>";
    rest.remove_prefix(end + 1);
  }
  html << rest << "</p>";
  return html;
}

Response report_page(Page& page, const app::OpenedReport& opened, const Values& values) {
  const Report& report = opened.report;
  const bool waits = report.state == ReportState::waiting || report.state == ReportState::ending;
  Html body;
  error_summary_of(body, values);
  body << "<span class=\"govuk-caption-l\">Report " << opened.reference;
  if (waits) body << ", waiting " << length_words(page.now() - report.received_at);
  body << "</span><h1 class=\"govuk-heading-l\">" << title_of(report.said) << "</h1>";
  if (report.restricted()) body << "<p class=\"govuk-body\"><strong>Restricted.</strong> Somebody involved works for us. Only a few people can see this.</p>";
  const bool police = report.said.police == Police::called_by_us || report.said.police == Police::called_by_them;
  if (waits && report.said.danger == Answer::yes)
    ui::warning_text(body, {.text = police ? "Immediate danger was reported, and the police have been called." : "Immediate danger was reported, and nobody has called the police that we know of. Call 999 if it may save a life."});
  what_was_said(body, page, report);
  who_told(body, report.said.reporter);
  known_section(body, page, opened, values, waits);
  if (report.state == ReportState::ending) second_person(body, page, opened, values);
  if (waits) actions_waiting(body, page, opened, values);
  else where_it_went(body, page, report);
  return staff_page(page, {.title = "Report " + opened.reference, .nav = Nav::reports, .error = values.has_errors(), .back = "/reports", .back_text = "New reports", .wide = false}, body);
}

namespace {

Response again(Page& page, const Values& values) {
  const auto opened = app::view_report(page.desk(), page.actor(), page.part(0));
  if (!opened) return refusal_page(page, opened.refusal());
  return report_page(page, *opened, values);
}
std::string address(Page& page) { return "/reports/" + url_part(page.part(0)); }

}  // namespace

Response report(Page& page) { return again(page, {}); }

Response attach(Page& page) {
  Typed typed(page.form());
  const std::string reference = typed.text("case");
  const auto attached = app::attach_to_case(page.desk(), page.actor(), page.part(0), reference, page.token(), read_severity(typed));
  return after(page, attached, attached ? "/cases/" + *attached : address(page), [&](const Values& values) { return again(page, values); });
}

Response ask_to_end(Page& page) {
  const Typed typed(page.form());
  const auto asked = app::ask_to_end_report(page.desk(), page.actor(), page.part(0), typed.text("reason"), page.token());
  return after(page, asked, address(page), [&](const Values& values) { return again(page, values); });
}

Response answer_end(Page& page) {
  const Typed typed(page.form());
  const std::string agreed = typed.text("agreed");
  if (agreed != "yes" && agreed != "no") return again(page, Values(page.form(), {{"report.end-answer", "Choose whether you agree", "agreed"}}));
  const auto answered = app::answer_end_of_report(page.desk(), page.actor(), page.part(0), agreed == "yes", typed.text("reason"), page.token());
  return after(page, answered, address(page), [&](const Values& values) { return again(page, values); });
}

}  // namespace rowan::web::pages
