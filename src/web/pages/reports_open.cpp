// Opening a case from a report: who it is, which home, and who gets it. A person decides; nothing is joined by itself.
#include <algorithm>

#include "app/search.h"
#include "web/components/button.h"
#include "web/pages/reports_shared.h"
#include "web/site/id_in.h"

namespace rowan::web::pages {
namespace {

struct Candidate {
  PersonId person;
  HomeId home;
  std::string label;
  std::string home_line;
  std::string why;
};

// People of the register who may be meant: those who are like the name, whoever was searched for, and whoever was picked before.
std::vector<Candidate> candidates(Page& page, const app::OpenedReport& opened, const std::string& find, PersonId picked) {
  std::vector<Candidate> out;
  if (!may(page.actor(), Permission::search_people)) return out;
  const auto add = [&](Candidate one) {
    if (std::none_of(out.begin(), out.end(), [&](const Candidate& held) { return held.person == one.person; })) out.push_back(std::move(one));
  };
  Report survivor_only = opened.report;
  survivor_only.said.perpetrator = {};
  survivor_only.said.reporter = {};
  for (const app::AlreadyKnown& asked : app::already_known(page.desk(), page.actor(), survivor_only))
    for (const app::KnownPerson& person : asked.people) add({person.person, person.home, person.label, person.home_line, person.why});
  for (const app::FoundPerson& person : app::find_people(page.desk(), page.actor(), find.empty() ? opened.report.said.survivor.address : find, 15))
    add({person.person, person.home, person.label, person.home_line, person.born ? "Born " + long_date(*person.born) : ""});
  if (picked)
    if (const auto label = page.desk().known.label(picked)) {
      const auto homes = page.desk().known.homes_of(picked);
      const HomeId home = homes.empty() ? HomeId{} : homes.front();
      add({picked, home, *label, home ? page.desk().known.label(home).value_or("") : "", ""});
    }
  return out;
}

void person_and_home(Html& html, Values values, const std::vector<Candidate>& people) {
  // With nobody to choose from there is nothing to choose.
  if (people.empty() && values.one("person").empty()) values.set("person", "none");
  std::vector<Option> persons, homes{{"theirs", "Their home in the register"}};
  for (const Candidate& one : people) {
    persons.push_back({std::to_string(one.person.value), one.label, one.home_line + (one.home_line.empty() || one.why.empty() ? "" : ". ") + one.why});
    const std::string value = std::to_string(one.home.value);
    if (one.home && std::none_of(homes.begin(), homes.end(), [&](const Option& held) { return held.value == value; })) homes.push_back({value, one.home_line});
  }
  persons.push_back({"none", "None of these, or not known yet", {}, {}, false, people.empty() ? "" : "or"});
  homes.push_back({"none", "Not known yet, or not one of ours"});
  radio_field(html, values, {.name = "person", .label = "Who is it?", .hint = "People of the register who may be meant"}, std::move(persons));
  radio_field(html, values, {.name = "home", .label = "Which home?"}, std::move(homes));
}

void who_gets_it(Html& html, Page& page, const Values& values, const Report& report) {
  std::vector<Option> people{{"me", "Me"}, {"nobody", "Nobody yet: a manager of the team allocates it"}};
  for (const auto& one : page.desk().staff.all()) {
    const bool kept = std::find(report.said.keep_from.begin(), report.said.keep_from.end(), one->actor.id) != report.said.keep_from.end();
    if (one->active && !kept && one->actor.id != page.actor().id && may(one->actor, Permission::work_cases)) people.push_back({std::to_string(one->actor.id.value), one->actor.name + (one->job_title.empty() ? "" : ", " + one->job_title)});
  }
  select_field(html, values, {.name = "lead", .label = "Who gets the case?"}, std::move(people));
  if (page.desk().landlord.teams.size() > 1) {
    std::vector<Option> teams;
    for (const app::Team& team : page.desk().landlord.teams) teams.push_back({std::to_string(team.id.value), team.name});
    select_field(html, values, {.name = "team", .label = "Which team?"}, std::move(teams));
  }
}

Response show(Page& page, const app::OpenedReport& opened, const Values& values, const std::string& find, PersonId picked) {
  const std::string at = "/reports/" + opened.reference + "/open";
  Html body;
  error_summary_of(body, values);
  body << "<span class=\"govuk-caption-l\">Report " << opened.reference << "</span><h1 class=\"govuk-heading-l\">Open a case</h1>";
  const auto people = candidates(page, opened, find, picked);
  open_form(body, page, at);
  hidden(body, "find", find);
  person_and_home(body, values, people);
  text_field(body, values, {.name = "name", .label = "Name to use for the case", .hint = "What the person wants to be called. Any name will do"});
  radio_field(body, values, {.name = "age_band", .label = "How old are they?", .hint = "Under 16: children’s services decide with us. It never ends the service"}, options_of({AgeBand::adult, AgeBand::from_16_to_17, AgeBand::under_16, AgeBand::unknown}));
  severity_field(body, page, values);
  who_gets_it(body, page, values, opened.report);
  submit(body, "Open the case", "/reports/" + opened.reference);
  close_form(body);
  if (may(page.actor(), Permission::search_people)) {
    // By POST: what is searched for must not stand in an address.
    body << "<h2 class=\"govuk-heading-m\">Is the person not shown?</h2>";
    open_form(body, page, at);
    hidden(body, "do", "find");
    Values search;
    search.set("find", find);
    text_field(body, search, {.name = "find", .label = "Look for a person or a home in the register", .hint = "Name, address, postcode or tenancy reference"});
    submit(body, "Find", {}, {}, "govuk-button--secondary");
    close_form(body);
  }
  return staff_page(page, {.title = "Open a case from " + opened.reference, .nav = Nav::reports, .error = values.has_errors(), .back = "/reports/" + opened.reference, .wide = false}, body);
}

Values start_values(Page& page, const app::OpenedReport& opened, PersonId picked) {
  Values values;
  const Report& report = opened.report;
  if (picked) values.set("person", std::to_string(picked.value));
  values.set("home", "theirs").set("lead", "me");
  values.set("name", report.said.survivor.name.empty() && picked ? page.desk().known.label(picked).value_or("") : title_of(report.said));
  const TeamId team = report.said.team ? report.said.team : page.actor().team;
  values.set("team", std::to_string(team.value));
  if (const auto severity = severity_of(report.said)) values.set("severity", std::string(name_of(*severity)));
  if (report.said.survivor.born) {
    const Date today = civil(page.now()).date;
    const Date born = *report.said.survivor.born;
    const int age = today.year - born.year - (std::pair(today.month, today.day) < std::pair(born.month, born.day) ? 1 : 0);
    values.set("age_band", std::string(name_of(age < 16 ? AgeBand::under_16 : age < 18 ? AgeBand::from_16_to_17 : AgeBand::adult)));
  } else {
    values.set("age_band", std::string(name_of(AgeBand::unknown)));
  }
  return values;
}

app::OpenChoice read_choice(Page& page, Typed& typed) {
  app::OpenChoice choice;
  const std::string person = typed.text("person"), home = typed.text("home");
  choice.person = id_in<PersonTag>(person);
  if (person.empty()) typed.problem("open.person", "Choose who it is, or “None of these”", "person");
  if (choice.person && !page.desk().known.label(choice.person)) typed.problem("open.person", "Choose one of the people shown", "person");
  if (home == "theirs" || home.empty()) {
    const auto homes = page.desk().known.homes_of(choice.person);
    if (choice.person && !homes.empty()) choice.home = homes.front();
  } else if (home != "none") {
    choice.home = id_in<HomeTag>(home);
    if (!choice.home || !page.desk().known.label(choice.home)) typed.problem("open.home", "Choose one of the homes shown", "home");
  }
  choice.name = typed.text("name");
  if (choice.name.size() > 300) typed.problem("open.name", "This is too long. Use 300 characters or fewer", "name");
  choice.age_band = typed.choice<AgeBand>("age_band", AgeBand::unknown);
  choice.severity = read_severity(typed);
  const std::string lead = typed.text("lead");
  choice.lead = lead == "me" ? page.actor().id : id_in<StaffTag>(lead);
  if (!choice.lead && lead != "nobody") typed.problem("open.lead", "Choose who gets the case", "lead");
  choice.team = id_in<TeamTag>(typed.text("team"));
  const auto& teams = page.desk().landlord.teams;
  if (choice.team && std::none_of(teams.begin(), teams.end(), [&](const app::Team& team) { return team.id == choice.team; })) typed.problem("open.team", "Choose one of the teams", "team");
  return choice;
}

}  // namespace

Response open_form_page(Page& page) {
  const auto opened = app::view_report(page.desk(), page.actor(), page.part(0));
  if (!opened) return refusal_page(page, opened.refusal());
  if (opened->report.state != ReportState::waiting && opened->report.state != ReportState::ending) return Response::see_other("/reports/" + opened->reference);
  const PersonId picked = id_in<PersonTag>(page.query("person"));
  return show(page, *opened, start_values(page, *opened, picked), {}, picked);
}

Response open_case(Page& page) {
  Typed typed(page.form());
  const std::string find = typed.text("find");
  const auto show_again = [&](const Values& values) -> Response {
    const auto opened = app::view_report(page.desk(), page.actor(), page.part(0));
    if (!opened) return refusal_page(page, opened.refusal());
    return show(page, *opened, values, find, id_in<PersonTag>(typed.text("person")));
  };
  if (typed.text("do") == "find") {
    const auto opened = app::view_report(page.desk(), page.actor(), page.part(0));
    if (!opened) return refusal_page(page, opened.refusal());
    return show(page, *opened, start_values(page, *opened, {}), find, {});
  }
  const app::OpenChoice choice = read_choice(page, typed);
  if (!typed.good()) return show_again(Values(page.form(), typed.problems()));
  const auto made = app::open_from_report(page.desk(), page.actor(), page.part(0), choice, page.token());
  // Whoever gives the case away may not see it any more; the report says where it went.
  const std::string next = made && choice.lead == page.actor().id ? "/cases/" + *made : "/reports/" + url_part(page.part(0));
  return after(page, made, next, show_again);
}

}  // namespace rowan::web::pages
