#include "web/pages/case_person_details.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "base/text.h"
#include "domain/case_acts_links.h"
#include "domain/timeline_links.h"
#include "web/components/inset_text.h"
#include "web/pages/case_frame.h"
#include "web/site/address.h"

namespace rowan::web::pages {
namespace {

// "perpetrator", "further-2": whom of the case, as the form sends it.
std::vector<Option> people_of(const Case& c) {
  std::vector<Option> out{{"survivor", c.opened.name, std::string(label_of(LearnedOf::survivor))}};
  if (!c.perpetrator.name.empty() || c.perpetrator.person)
    out.push_back(
        {"perpetrator", c.perpetrator.name.empty() ? "The other person" : c.perpetrator.name, std::string(label_of(LearnedOf::perpetrator))});
  for (std::size_t i = 0; i < c.further_perpetrators.size(); ++i)
    out.push_back({"further-" + std::to_string(i + 1), c.further_perpetrators[i].name, std::string(label_of(LearnedOf::further))});
  return out;
}

std::string name_of_person(const Case& c, const PersonLearned& what) {
  switch (what.who) {
    case LearnedOf::survivor: return c.opened.name;
    case LearnedOf::perpetrator: return c.perpetrator.name.empty() ? "The other person" : c.perpetrator.name;
    case LearnedOf::further: {
      const auto at = static_cast<std::size_t>(what.further) - 1;
      return at < c.further_perpetrators.size() ? c.further_perpetrators[at].name : std::string(label_of(what.who));
    }
    case LearnedOf::named: return what.names.empty() ? std::string(label_of(what.who)) : what.names.front();
  }
  return {};
}

// One name a line.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (std::string line = collapse(std::string_view(text).substr(at, end - at)); !line.empty()) out.push_back(std::move(line));
    at = end + 1;
  }
  return out;
}

void known_already(Html& html, Page& page, const Case& c, const Values& values) {
  if (c.learned.empty()) {
    // All was taken back while somebody wrote why: their words are theirs to copy.
    if (const std::string kept(values.one("reason")); !kept.empty()) {
      html << "<h3 class=\"govuk-heading-m\" id=\"seq\">What you wrote</h3>";
      ui::inset_text(html, {.text = kept});
    }
    return;
  }
  html << "<h3 class=\"govuk-heading-m\">What is written down</h3>";
  std::vector<Option> wrong;
  html << "<ul class=\"govuk-list govuk-list--spaced\">";
  for (const CaseLearned& one : c.learned) {
    const LineWords words = words_of(one.what);
    std::string all;
    for (const auto& [label, value] : words.details) if (label != "Who") all += (all.empty() ? "" : ", ") + lower_first(label) + " " + value;
    html << "<li><strong>" << name_of_person(c, one.what) << "</strong>: " << all;
    if (one.what.report) html << " <span class=\"rw-muted\">From a report</span>";
    if (one.what.who == LearnedOf::named)
      html << "<br><span class=\"rw-muted\">A report names them as the person who harms. Nobody has said here who it is</span>";
    html << "</li>";
    wrong.push_back({std::to_string(one.seq), name_of_person(c, one.what) + ": " + all});
  }
  html << "</ul><h3 class=\"govuk-heading-m\">Something here is wrong</h3>";
  open_form(html, page, case_path(page, "/person-details/wrong"));
  select_field(html, values, {.name = "seq", .label = "What is wrong?"}, std::move(wrong));
  area_field(html, values, {.name = "reason", .label = "Why is it wrong?", .rows = 2});
  submit(html, "Take it back", {}, {}, "govuk-button--secondary");
  close_form(html);
}

Response draw(Page& page, const app::OpenedCase& opened, const Values& values) {
  const Case& c = opened.get();
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">Other names and details of a person</h2>"
          "<p class=\"govuk-body\">By these they are found in new reports and in other cases, however they are named there. Cases and reports that "
          "wait are compared at once.</p>";
  ui::inset_text(html, {.text = "Nothing here is a way of contact. Nobody may call a number, write to an address or go there because it stands on "
                                "this page: see Safe contact."});
  open_form(html, page, case_path(page, "/person-details"));
  radio_field(html, values, {.name = "who", .label = "Who is it about?"}, people_of(c));
  area_field(html, values,
             {.name = "names", .label = "Other names", .hint = "Another name they use, or another spelling. One on each line", .rows = 2});
  area_field(html, values, {.name = "earlier", .label = "Earlier names", .hint = "A surname from before, for example. One on each line", .rows = 2});
  date_field(html, values, {.name = "born", .label = "Date of birth"});
  text_field(html, values, {.name = "phone", .label = "Phone number or email", .width = 20});
  text_field(html, values, {.name = "address", .label = "Address", .hint = "Now or before, with the postcode if you know it"});
  area_field(html, values, {.name = "text", .label = "How do you know?", .rows = 2});
  submit(html, "Save", case_path(page, "/people"));
  close_form(html);
  known_already(html, page, c, values);
  return case_page(page, opened, {.title = "Details", .tab = CaseTab::people, .error = values.has_errors()}, html);
}

}  // namespace

std::string learned_in_short(const Case& c) {
  std::size_t names = 0;
  bool born = false, phone = false, address = false;
  for (const CaseLearned& one : c.learned) {
    names += one.what.names.size() + one.what.earlier.size();
    born = born || one.what.born;
    phone = phone || !one.what.phone.empty();
    address = address || !one.what.address.empty();
  }
  std::string out;
  const auto add = [&](bool there, const std::string& words) { if (there) out += (out.empty() ? "" : ", ") + words; };
  add(names > 0, std::to_string(names) + (names == 1 ? " other name" : " other names"));
  add(born, "date of birth");
  add(phone, "phone");
  add(address, "address");
  if (!out.empty()) out.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(out.front())));
  return out;
}

Response person_details_form(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw(page, opened, Values()); });
}

Response learn_of_person(Page& page) {
  Typed typed(page.form());
  PersonLearned what;
  const std::string who = typed.text("who");
  if (who.starts_with("further-")) {
    what.who = LearnedOf::further;
    what.further = std::strtoll(who.c_str() + 8, nullptr, 10);
  } else if (const auto found = named<LearnedOf>(who); found && *found != LearnedOf::named) {
    what.who = *found;
  } else {
    typed.problem("form.choice", "Choose whom it is about", "who");
  }
  what.names = lines_of(typed.text("names"));
  what.earlier = lines_of(typed.text("earlier"));
  what.born = typed.date("born");
  what.phone = typed.text("phone");
  what.address = typed.text("address");
  what.text = typed.text("text");
  return act_on(
      page, "person.learned", [&](const Seen& seen) { return rowan::learn_of_person(seen, what); }, "/person-details",
      [&](const app::OpenedCase& opened, const Values& values) { return draw(page, opened, values); }, typed.problems());
}

Response take_back_learned(Page& page) {
  Typed typed(page.form());
  const std::int64_t seq = typed.number("seq");
  const std::string reason = typed.text("reason");
  return act_on(
      page, "person.learned-back", [&](const Seen& seen) { return rowan::take_back_learned(seen, seq, reason); }, "/person-details",
      [&](const app::OpenedCase& opened, const Values& values) { return draw(page, opened, values); }, typed.problems());
}

}  // namespace rowan::web::pages
