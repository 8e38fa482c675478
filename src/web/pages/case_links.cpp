#include "web/pages/case_links.h"

#include <algorithm>

#include "app/organisation/organisation.h"
#include "domain/special.h"
#include "web/components/inset_text.h"
#include "web/components/warning_text.h"
#include "web/pages/case_frame.h"
#include "web/pages/organisation_shared.h"

namespace rowan::web::pages {
namespace {

using organisation::Agency;
using organisation::Audience;

const std::vector<Option> answers = options_of<Answer>({Answer::yes, Answer::no, Answer::unknown});

void set_answer(Values& values, const std::string& name, Answer answer) {
  if (answer != Answer::not_asked) values.set(name, std::string(name_of(answer)));
}

// ---- agencies ----

std::vector<Option> way_options(Page& page, const Case& c) {
  std::vector<Option> out;
  for (const Channel& k : c.contact.channels) {
    if (k.safety != ChannelSafety::approved || !k.person.empty()) continue;
    const auto safe = safe_channel(c.contact, k.id, Purpose::signposting, page.now());
    out.push_back({std::to_string(k.id), std::string(label_of(k.kind)) + (k.value.empty() ? "" : ", " + k.value),
                   safe ? "Safe now for this" : safe.refusal().first().text});
  }
  out.push_back({"them", "They got in touch with us, and we told them then"});
  return out;
}

std::vector<Option> agency_options(Page& page, const std::vector<Agency>& agencies) {
  std::vector<Option> out;
  const Date today = civil(page.now()).date;
  for (const Agency& agency : agencies) {
    std::string hint =
        agency.what.what + (agency.what.phone.empty() ? "" : ". " + agency.what.phone) + (agency.what.hours.empty() ? "" : ", " + agency.what.hours);
    if (agency.out_of_date(today)) hint += ". Out of date: last made sure of on " + long_date(agency.what.verified_on);
    out.push_back({std::to_string(agency.id), agency.what.name, std::move(hint)});
  }
  return out;
}

Response draw_agencies(Page& page, const app::OpenedCase& opened, const Values& values) {
  const Case& c = opened.get();
  const auto known = app::agencies(page.desk());
  if (!known) return refusal_page(page, known.refusal());
  organisation::AgencyFilter filter{c.opened.nation.empty() ? "england" : c.opened.nation, c.opened.area, named<Audience>(page.query("for"))};
  auto agencies = organisation::agencies_for(*known, filter);
  // A line for people who harm is no help for who is harmed.
  std::erase_if(agencies, [](const Agency& agency) { return agency.what.audiences == std::vector<std::string>{"perpetrators"}; });
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">Tell " << first_name(c) << " of support agencies</h2>";
  html << "<p class=\"govuk-body\">By a way that is safe for this, or when they are in touch with you. Nothing is sent or posted from here.</p>";
  html << "<p class=\"govuk-body rw-no-print\">Show those for: " << link_to(case_path(page, "/agencies"), "all");
  for (const Audience audience : {Audience::women, Audience::men, Audience::lgbt, Audience::minority_ethnic, Audience::honour_based,
                                  Audience::forced_marriage, Audience::older, Audience::young})
    html << ", " << link_to(case_path(page, "/agencies?for=" + std::string(name_of(audience))), label_of(audience));
  html << "</p>";
  if (agencies.empty()) {
    html << "<p class=\"govuk-body\">The directory has none for this home’s area. " << link_to("/agencies", "See the whole directory") << "</p>";
    return case_page(page, opened, {.title = "Support agencies"}, html);
  }
  open_form(html, page, case_path(page, "/agencies"));
  check_field(html, values, {.name = "agencies", .label = "Which ones did you tell them of?"}, agency_options(page, agencies));
  radio_field(html, values, {.name = "channel", .label = "How?"}, way_options(page, c));
  date_time_field(html, values, {.name = "when", .label = "When?", .hint = "Leave empty for now"});
  area_field(html, values, {.name = "text", .label = "How did you tell them, and what did they say?", .rows = 4});
  submit(html, "Save", case_path(page));
  close_form(html);
  html << "<p class=\"govuk-body\">" << link_to(case_path(page, "/records/agencies"), "They did not want to hear of any") << "</p>";
  return case_page(page, opened, {.title = "Support agencies", .error = values.has_errors()}, html);
}

// ---- colleagues ----

std::vector<Option> owner_options(Page& page) {
  std::vector<Option> out{{"", "The owner stays as it is"}};
  for (const auto& person : page.desk().staff.all())
    if (person->active && may(person->actor, Permission::work_cases))
      out.push_back({std::to_string(person->actor.id.value), person->actor.name + ", " + page.desk().team_name(person->actor.team)});
  return out;
}

// A heading of the page, or one below its heading.
void wellbeing(Html& html, Page& page, const Case& c, bool below_heading) {
  const auto route = app::wellbeing_route(page.desk(), c);
  if (!route) return;
  if (below_heading) html << "<h3 class=\"govuk-heading-m\">Support for the colleague</h3>";
  else html << "<h2 class=\"govuk-heading-m\">Support for the colleague</h2>";
  html << "<p class=\"govuk-body\">A colleague who is harmed is supported under the " << route->name << " (NHG-14), apart from this case. ";
  if (route->location.starts_with("https://"))
    html << "<a class=\"govuk-link\" rel=\"noreferrer\" href=\"" << Url(route->location) << "\">Where it lies</a>";
  else if (!route->location.empty()) html << "It lies here: " << route->location;
  else html << "Where it lies is not written down yet.";
  html << "</p>";
}

Response draw_staff_link(Page& page, const app::OpenedCase& opened, const Values& values) {
  const Case& c = opened.get();
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">The case concerns a colleague</h2>";
  if (!c.staff_links.empty()) {
    html << "<ul class=\"govuk-list govuk-list--bullet\">";
    for (const StaffLinked& link : c.staff_links)
      html << "<li>" << (link.who ? page.desk().staff.name(link.who) : std::string("A colleague who is not named")) << ": " << label_of(link.as)
           << "</li>";
    html << "</ul>";
  }
  wellbeing(html, page, c, true);
  ui::warning_text(html, {.text = "From here on only the people named on the case see it. The colleague and the people of their team are kept from "
                                  "it at once, and are not told.",
                          .icon_fallback_text = "Warning"});
  open_form(html, page, case_path(page, "/staff-link"));
  auto who = colleague_options(page);
  who.front().label = "Not known, or not said";
  select_field(html, values, {.name = "who", .label = "Which colleague?"}, std::move(who));
  radio_field(html, values, {.name = "as", .label = "Who are they here?"},
              options_of<StaffAs>({StaffAs::survivor, StaffAs::perpetrator, StaffAs::relative}));
  area_field(html, values, {.name = "text", .label = "How do you know?", .rows = 3});
  select_field(html, values,
               {.name = "owner",
                .label = "Who has the case from now on?",
                .hint = "Needed when its owner works in the colleague’s team. Somebody of another team, or the domestic abuse lead"},
               owner_options(page));
  submit(html, "Restrict the case", case_path(page), "Cancel", "govuk-button--warning");
  close_form(html);
  return case_page(page, opened, {.title = "Concerns a colleague", .error = values.has_errors()}, html);
}

// ---- special handling ----

Response draw_special(Page& page, const app::OpenedCase& opened, const Values& values) {
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">Honour, forced marriage and genital mutilation</h2>"
          "<p class=\"govuk-body\">Ask alone, with nobody of the family near. A yes of anybody is kept until it is clear that it is wrong.</p>";
  open_form(html, page, case_path(page, "/special"));
  radio_field(html, values, {.name = "honour_based", .label = "Is there so-called honour-based abuse, or a fear of it?"}, answers, true);
  radio_field(html, values, {.name = "forced_marriage", .label = "Is there a forced marriage, or a fear of one?"}, answers, true);
  radio_field(html, values, {.name = "fgm", .label = "Is there genital mutilation, or a fear of it?"}, answers, true);
  radio_field(html, values, {.name = "under_18", .label = "If so: is somebody under 18 concerned?"}, answers, true);
  area_field(html, values, {.name = "text", .label = "What was said", .rows = 4});
  submit(html, "Save", case_path(page));
  close_form(html);
  return case_page(page, opened, {.title = "Special handling", .error = values.has_errors()}, html);
}

Response draw_further(Page& page, const app::OpenedCase& opened, const Values& values) {
  const Case& c = opened.get();
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">One more person who harms</h2>";
  if (!c.further_perpetrators.empty()) {
    html << "<ul class=\"govuk-list govuk-list--bullet\">";
    for (const FurtherPerpetrator& who : c.further_perpetrators)
      html << "<li>" << who.name << (who.relation.empty() ? "" : ", " + who.relation) << "</li>";
    html << "</ul>";
  }
  open_form(html, page, case_path(page, "/further-perpetrator"));
  text_field(html, values, {.name = "name", .label = "Name, or how they are called"});
  text_field(html, values, {.name = "relation", .label = "Who they are", .hint = "For example: an uncle, or somebody of the community"});
  radio_field(html, values, {.name = "works_for_us", .label = "Do they work for us?"}, answers, true);
  area_field(html, values, {.name = "text", .label = "What is known", .rows = 4});
  submit(html, "Save", case_path(page));
  close_form(html);
  return case_page(page, opened, {.title = "People who harm", .error = values.has_errors()}, html);
}

// ---- liaison ----

std::vector<Option> ledger_options(const Case& c) {
  std::vector<Option> out{{"", "Choose the line of the sharing ledger"}};
  for (auto line = c.lines.rbegin(); line != c.lines.rend(); ++line)
    if (const auto* shared = std::get_if<Shared>(&line->event))
      out.push_back({std::to_string(line->seq), date_and_time(line->happened_at) + ", to " + shared->agency});
  return out;
}

Response draw_liaison(Page& page, const app::OpenedCase& opened, const Values& values) {
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">Spoke with police, safeguarding or another agency</h2>";
  open_form(html, page, case_path(page, "/liaison"));
  select_field(html, values, {.name = "agency", .label = "What kind of agency?"},
               options_of<LiaisonAgency>({LiaisonAgency::police, LiaisonAgency::childrens_services, LiaisonAgency::adults_services,
                                          LiaisonAgency::multi_agency_hub, LiaisonAgency::health, LiaisonAgency::probation,
                                          LiaisonAgency::council_housing, LiaisonAgency::other}));
  text_field(html, values, {.name = "name", .label = "Which force, team or office?"});
  text_field(html, values, {.name = "worker", .label = "Whom, and their reference (optional)"});
  radio_field(html, values, {.name = "they_started", .label = "Who got in touch?"}, {{"no", "We did"}, {"yes", "They did"}}, true);
  date_time_field(html, values, {.name = "when", .label = "When?", .hint = "Leave empty for now"});
  area_field(html, values, {.name = "text", .label = "What was said and agreed", .rows = 5});
  Html ledger;
  select_field(ledger, values, {.name = "sharing", .label = "Where it stands in the sharing ledger"}, ledger_options(opened.get()));
  ledger << "<p class=\"govuk-hint\">" << link_to(case_path(page, "/sharing/new"), "Write it in the ledger first") << "</p>";
  radio_field(html, values, {.name = "shared", .label = "Did you tell them something about anybody?"},
              {{"no", "No, only heard or asked in general"}, {"yes", "Yes", "", std::move(ledger)}});
  submit(html, "Save", case_path(page));
  close_form(html);
  return case_page(page, opened, {.title = "Liaison", .error = values.has_errors()}, html);
}

Instant when_of(Page& page, Typed& typed) { return typed.date_time("when").value_or(page.now()); }

}  // namespace

void case_warnings(Html& html, Page& page, const Case& c) {
  if (concerns_staff(c)) {
    html << "<section class=\"rw-section\" aria-label=\"A colleague is concerned\">";
    ui::inset_text(html, {.html = Html() << "This case concerns a colleague. Only the people named on it see it. "
                                         << link_to(case_path(page, "/staff-link"), "Which colleague, and who is kept from it")});
    wellbeing(html, page, c, false);
    html << "</section>";
  }
  const auto warnings = special_warnings(c);
  if (warnings.empty()) return;
  html << "<section class=\"rw-section\" aria-label=\"Special handling\">";
  const auto known = app::agencies(page.desk());
  for (const SpecialWarning& warning : warnings) {
    ui::warning_text(html, {.text = warning.text, .icon_fallback_text = "Warning"});
    const auto audience = named<Audience>(warning.helpline);
    if (!audience || !known) continue;
    for (const Agency& agency : known->agencies)
      if (agency.for_audience(*audience))
        html << "<p class=\"govuk-body\">" << agency.what.name << ": <strong class=\"rw-nowrap\">" << agency.what.phone << "</strong></p>";
  }
  html << "<p class=\"govuk-body rw-no-print\">" << link_to(case_path(page, "/special"), "Answers on honour, marriage and mutilation") << ", "
       << link_to(case_path(page, "/further-perpetrator"), "people who harm") << "</p></section>";
}

Response case_agencies(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_agencies(page, opened, Values()); });
}

Response tell_agencies(Page& page) {
  const auto again = [&](const Values& values) {
    return with_case(page, [&](const app::OpenedCase& opened) { return draw_agencies(page, opened, values); });
  };
  const auto known = app::agencies(page.desk());
  if (!known) return refusal_page(page, known.refusal());
  Typed typed(page.form());
  TellAgencies input;
  for (const std::string& id : typed.many("agencies")) {
    const Agency* agency = known->find(std::strtoll(id.c_str(), nullptr, 10));
    if (agency) input.agencies.push_back(organisation::as_told(*agency));
  }
  input.they_started = typed.text("channel") == "them";
  if (!input.they_started) input.channel = std::strtoll(typed.text("channel").c_str(), nullptr, 10);
  input.happened_at = when_of(page, typed);
  input.text = typed.text("text");
  if (!typed.good()) return again(Values(page.form(), typed.problems()));
  const auto done = app::tell_of_agencies(page.desk(), page.actor(), page.part(0), input, {page.token(), {}, {}, {}, {}});
  if (!done && done.refusal().because == Because::not_found) return not_there(page, done.refusal());
  return after(page, done, case_path(page), again);
}

Response staff_link_form(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_staff_link(page, opened, Values()); });
}
Response link_staff(Page& page) {
  Typed typed(page.form());
  StaffLinkInput input{StaffId{typed.number("who")}, typed.choice("as", StaffAs::survivor), typed.text("text"), StaffId{typed.number("owner")}};
  if (page.form().one("as").empty()) typed.problem("form.choice", "Choose who they are here", "as");
  const auto again = [&](const Values& values) {
    return with_case(page, [&](const app::OpenedCase& opened) { return draw_staff_link(page, opened, values); });
  };
  if (!typed.good()) return again(Values(page.form(), typed.problems()));
  const std::vector<Actor> staff = app::active_staff(page.desk());
  app::With with{page.token(), {}, {}, {}, {}};
  if (input.owner && input.owner != page.actor().id)
    with.notices.push_back({0, staff_principal(input.owner), {}, "case.allocated", {}, "You have been given a case: " + page.part(0)});
  const auto done = app::act_on_case(
      page.desk(), page.actor(), page.part(0), "staff.linked", [&](const Seen& seen) { return rowan::link_staff(seen, input, staff); }, with);
  if (!done && done.refusal().because == Because::not_found) return not_there(page, done.refusal());
  // Whoever wrote it down may be one of those it is kept from now.
  const bool still = done && may_see(done->get(), page.actor(), page.now()).ok();
  return after(page, done, still ? case_path(page) : std::string("/cases"), again);
}

Response special_form(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    Values values;
    const SpecialAsked& known = opened.get().special;
    set_answer(values, "honour_based", known.honour_based);
    set_answer(values, "forced_marriage", known.forced_marriage);
    set_answer(values, "fgm", known.fgm);
    set_answer(values, "under_18", known.under_18);
    return draw_special(page, opened, values);
  });
}
Response ask_special(Page& page) {
  Typed typed(page.form());
  const SpecialAsked asked{typed.choice("honour_based", Answer::not_asked), typed.choice("forced_marriage", Answer::not_asked),
                           typed.choice("fgm", Answer::not_asked), typed.choice("under_18", Answer::not_asked), typed.text("text")};
  return act_on(page, "special.asked", [&](const Seen& seen) { return rowan::ask_special(seen, asked); }, "",
                [&](const app::OpenedCase& opened, const Values& values) { return draw_special(page, opened, values); }, typed.problems());
}

Response further_perpetrator_form(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_further(page, opened, Values()); });
}
Response add_perpetrator(Page& page) {
  Typed typed(page.form());
  const FurtherPerpetrator who{typed.text("name"), typed.text("relation"), typed.choice("works_for_us", Answer::not_asked), typed.text("text")};
  return act_on(page, "perpetrator.added", [&](const Seen& seen) { return rowan::add_perpetrator(seen, who); }, "/further-perpetrator",
                [&](const app::OpenedCase& opened, const Values& values) { return draw_further(page, opened, values); }, typed.problems());
}

Response liaison_form(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_liaison(page, opened, Values().set("they_started", "no")); });
}
Response record_liaison(Page& page) {
  Typed typed(page.form());
  LiaisonRecorded made;
  made.agency = typed.choice("agency", LiaisonAgency::police);
  made.name = typed.text("name");
  made.worker = typed.text("worker");
  made.they_started = typed.text("they_started") == "yes";
  made.text = typed.text("text");
  const std::string shared = typed.text("shared");
  if (shared != "yes" && shared != "no") typed.problem("form.choice", "Say whether you told them something", "shared");
  made.shared = shared == "yes";
  made.sharing = typed.number("sharing");
  const Instant when = when_of(page, typed);
  return act_on(page, "liaison.recorded", [&](const Seen& seen) { return rowan::record_liaison(seen, made, when); }, "",
                [&](const app::OpenedCase& opened, const Values& values) { return draw_liaison(page, opened, values); }, typed.problems());
}

}  // namespace rowan::web::pages
