// "Is anyone here already known?" on the page of a report, "not the same", and the same person in other cases (SG-39).
#include <algorithm>
#include <charconv>

#include "app/known.h"
#include "web/pages/case_frame.h"
#include "web/components/inset_text.h"
#include "web/pages/card_table.h"
#include "web/pages/reports_shared.h"
#include "web/site/words.h"

namespace rowan::web::pages {
namespace {

std::string_view words_of(matching::Band band) {
  switch (band) {
    case matching::Band::same: return "Very likely the same person";
    case matching::Band::possible: return "Could be the same person";
    case matching::Band::household: return "Somebody else of the household or family";
  }
  return {};
}

void link(Html& html, const std::string& to, std::string_view text, const std::string& hidden) {
  html << "<a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(to) << "\">" << text;
  if (!hidden.empty()) html << "<span class=\"govuk-visually-hidden\">: " << hidden << "</span>";
  html << "</a>";
}

void why(Html& html, matching::Band band, const std::string& reasons) {
  html << "<br><strong>" << words_of(band) << "</strong>. <span class=\"rw-muted\">" << reasons << "</span>";
}

// One form for the page, so that every field has an id of its own: "survivor/case RW-4001-H 0".
void not_same_form(Html& html, Page& page, const app::OpenedReport& opened, const std::vector<app::AlreadyKnown>& all, const Values& values) {
  std::vector<Option> people;
  for (const app::AlreadyKnown& asked : all) {
    const auto add = [&](const std::string& pick, const std::string& label) { people.push_back({asked.who + "/" + pick, asked.asked + " is not " + label}); };
    for (const app::KnownCase& one : asked.cases) add(one.pick, one.name + ", " + one.reference);
    for (const app::KnownReport& one : asked.reports) add(one.pick, one.name + ", " + one.reference);
    for (const app::KnownPerson& one : asked.people) add(one.pick, one.label + (one.home_line.empty() ? "" : ", " + one.home_line));
  }
  if (people.empty()) return;
  html << "<h3 class=\"govuk-heading-s\">Somebody here is not the same person</h3>";
  open_form(html, page, "/reports/" + opened.reference + "/known");
  hidden(html, "do", "not-same");
  select_field(html, values, {.name = "pick", .label = "Who is it not?"}, std::move(people));
  area_field(html, values, {.name = "known_reason", .label = "How do you know?", .rows = 2});
  submit(html, "Save that it is not the same person", {}, {}, "govuk-button--secondary");
  close_form(html);
}

void set_aside(Html& html, Page& page, const app::OpenedReport& opened, const app::AlreadyKnown& asked, bool open) {
  for (const app::SetAside& one : asked.set_aside) {
    html << "<p class=\"govuk-body\">Not the same person: " << one.label << ". " << page.desk().staff.name(one.by) << ", " << date_and_time(one.at) << ": " << one.reason << "</p>";
    if (!open) continue;
    open_form(html, page, "/reports/" + opened.reference + "/known");
    hidden(html, "do", "maybe-same");
    hidden(html, "pick", asked.who + "/" + one.pick);
    submit(html, "Show " + one.label + " again", {}, {}, "govuk-button--secondary");
    close_form(html);
  }
}

}  // namespace

void known_section(Html& html, Page& page, const app::OpenedReport& opened, const Values& values, bool open) {
  html << "<h2 class=\"govuk-heading-m\">Is anyone here already known?</h2>";
  const auto all = app::already_known(page.desk(), page.actor(), opened.report);
  if (all.empty()) html << "<p class=\"govuk-body\">No name was given to look for.</p>";
  for (const app::AlreadyKnown& asked : all) {
    html << "<h3 class=\"govuk-heading-s\">" << asked.asked << "</h3>";
    if (asked.people.empty() && asked.cases.empty() && asked.reports.empty()) {
      html << "<p class=\"govuk-body\">Nobody that you may see.</p>";
    } else {
      html << "<ul class=\"govuk-list govuk-list--spaced\">";
      for (const app::KnownCase& c : asked.cases) {
        html << "<li>Case ";
        link(html, "/cases/" + c.reference, c.reference, {});
        html << ": " << c.name << ", " << lower_first(std::string(people::label_of(c.part))) << (c.home.empty() ? std::string() : ". " + c.home);
        why(html, c.band, c.why);
        html << "</li>";
      }
      for (const app::KnownReport& r : asked.reports) {
        html << "<li>Report that waits ";
        link(html, "/reports/" + r.reference, r.reference, {});
        html << ": " << r.name << ", " << lower_first(std::string(people::label_of(r.part))) << ". Heard " << date_and_time(r.received_at);
        why(html, r.band, r.why);
        html << "</li>";
      }
      for (const app::KnownPerson& person : asked.people) {
        html << "<li>" << person.label << (person.home_line.empty() ? std::string() : ", " + person.home_line) << " ";
        if (open && asked.who == "survivor") link(html, "/reports/" + opened.reference + "/open?person=" + std::to_string(person.person.value), "Open a case for this person", person.label);
        why(html, person.band, person.why);
        html << "</li>";
      }
      html << "</ul>";
    }
    set_aside(html, page, opened, asked, open);
  }
  if (open) not_same_form(html, page, opened, all, values);
}

Response say_known(Page& page) {
  const Typed typed(page.form());
  const bool not_same = typed.text("do") == "not-same";
  const std::string picked = typed.text("pick");
  const std::size_t slash = std::min(picked.find('/'), picked.size());
  const std::string pick = slash < picked.size() ? picked.substr(slash + 1) : std::string();
  const auto said = app::say_same_or_not(page.desk(), page.actor(), page.part(0), picked.substr(0, slash), pick, not_same, typed.text("known_reason"), page.token());
  return after(page, said, "/reports/" + url_part(page.part(0)), [&](const Values& values) -> Response {
    const auto opened = app::view_report(page.desk(), page.actor(), page.part(0));
    return opened ? report_page(page, *opened, values) : refusal_page(page, opened.refusal());
  });
}

namespace {

void same_person_forms(Html& html, Page& page, const app::SamePersons& same, std::size_t skip, const Values& values) {
  const auto open = [&](std::string_view act) {
    open_form(html, page, "/same-person");
    hidden(html, "do", std::string(act));
    hidden(html, "from", std::to_string(skip));
  };
  std::vector<Option> pairs;
  for (const app::SamePerson& person : same.found)
    for (const app::SamePerson::Place& place : person.places)
      if (!place.pick.empty())
        pairs.push_back(
            {place.pick, person.places.front().name + ", " + person.places.front().reference + ", is not " + place.name + ", " + place.reference});
  if (!pairs.empty()) {
    html << "<h2 class=\"govuk-heading-m\">Two of them are not the same person</h2>";
    open("not-same");
    select_field(html, values, {.name = "pick", .label = "Who is not whom?"}, std::move(pairs));
    area_field(html, values, {.name = "known_reason", .label = "How do you know?", .rows = 2});
    submit(html, "Save that they are not the same person", {}, {}, "govuk-button--secondary");
    close_form(html);
  }
  if (!same.set_aside.empty()) html << "<h2 class=\"govuk-heading-m\">Said not to be the same person</h2>";
  for (const app::SetAside& one : same.set_aside) {
    html << "<p class=\"govuk-body\">" << one.label << ". " << page.desk().staff.name(one.by) << ", " << date_and_time(one.at) << ": " << one.reason
         << "</p>";
    open("maybe-same");
    hidden(html, "pick", one.pick);
    submit(html, "Show " + one.label + " again", {}, {}, "govuk-button--secondary");
    close_form(html);
  }
}

Response draw_same_person(Page& page, std::size_t skip, const Values& values) {
  const auto same = app::same_in_other_cases(page.desk(), page.actor(), skip);
  if (!same) return refusal_page(page, same.refusal());
  Html html;
  error_summary_of(html, values);
  html << "<h1 class=\"govuk-heading-l\">The same person in other cases</h1>";
  ui::inset_text(html, {.text = "Whoever harms in one case and may be the same as in another. Only the domestic abuse lead sees this. It is a likeness, not a finding: a person decides, and what you do with it stands in each case."});
  if (same->found.empty()) html << "<p class=\"govuk-body\">Nobody, over the " << same->asked << std::string(same->asked == 1 ? " case" : " cases") << " looked at.</p>";
  for (const app::SamePerson& person : same->found) {
    CardTable table{person.places.front().name, {"Case", "Name there", "Home of the case", "Why"}, {}};
    for (const app::SamePerson::Place& place : person.places)
      table.rows.push_back({Html(place.reference), Html(place.name), Html(place.home), Html(place.why.empty() ? std::string("Compared with the others") : std::string(words_of(place.band)) + ". " + place.why)});
    card_table(html, table);
  }
  same_person_forms(html, page, *same, skip, values);
  if (same->more) {
    html << "<p class=\"govuk-body\">";
    link(html, "/same-person?from=" + std::to_string(skip + app::most_asked), "Look at older cases", {});
    html << "</p>";
  }
  return staff_page(page, {.title = "Other cases", .nav = Nav::reports, .error = values.has_errors(), .back = "/reports", .back_text = "New reports"},
                    html);
}

std::size_t number_in(std::string_view text) {
  std::size_t out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

}  // namespace

Response same_person(Page& page) { return draw_same_person(page, number_in(page.query("from")), Values()); }

Response say_same_person(Page& page) {
  const Typed typed(page.form());
  const std::size_t skip = number_in(typed.text("from"));
  const auto said = app::say_of_same_person(page.desk(), page.actor(), typed.text("pick"), typed.text("do") == "not-same", typed.text("known_reason"),
                                            page.token());
  return after(page, said, skip ? "/same-person?from=" + std::to_string(skip) : std::string("/same-person"),
               [&](const Values& values) { return draw_same_person(page, skip, values); });
}

}  // namespace rowan::web::pages
