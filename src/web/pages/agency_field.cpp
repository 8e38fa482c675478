#include "web/pages/agency_field.h"

#include <algorithm>

#include "app/organisation/organisation.h"
#include "base/text.h"
#include "web/components/tag.h"

namespace rowan::web::pages {
namespace {

using organisation::Agency;

std::vector<Agency> whole_directory(Page& page) {
  const auto known = app::agencies(page.desk());
  return known ? known->agencies : std::vector<Agency>{};
}

std::string entry_words(const Agency& agency, Date today) {
  return agency.what.name + (agency.what.phone.empty() ? "" : ", " + agency.what.phone) +
         (agency.out_of_date(today) ? ", OUT OF DATE: checked " : ", checked ") + long_date(agency.what.verified_on);
}

}  // namespace

std::vector<Agency> agencies_near(Page& page, const Case& c) {
  const auto known = app::agencies(page.desk());
  if (!known) return {};
  return organisation::agencies_for(*known, {c.opened.nation.empty() ? "england" : c.opened.nation, c.opened.area, {}});
}

void agency_field(Html& html, Page& page, const Case& c, const Values& values, const FieldText& field) {
  text_field(html, values, field);
  const auto near = agencies_near(page, c);
  if (near.empty()) return;
  const Date today = civil(page.now()).date;
  std::vector<Option> options{{"", "Not from the directory"}};
  for (const Agency& agency : near) options.push_back({std::to_string(agency.id), entry_words(agency, today)});
  select_field(html, values, {.name = field.name + "_known", .label = "Or choose from our directory of agencies", .hint = "Make sure of what is out of date before you use it"}, std::move(options));
}

std::string read_agency(Page& page, Typed& typed, const std::string& name) {
  const std::string text = typed.text(name), chosen = typed.text(name + "_known");
  if (chosen.empty()) return text;
  for (const Agency& agency : whole_directory(page)) {
    if (std::to_string(agency.id) != chosen) continue;
    if (!text.empty() && fold_joined(text) != fold_joined(agency.what.name)) typed.problem("agency.two", "This is another name than the one chosen from the directory. Keep one of the two", name);
    return agency.what.name;
  }
  typed.problem("agency.none", "This agency is no longer in the directory. Load the page again", name);
  return text;
}

void agency_known(Html& html, Page& page, const Case& c, const std::string& name) {
  const std::string wanted = fold_joined(name);
  if (wanted.empty()) return;
  for (const Agency& agency : agencies_near(page, c)) {
    if (fold_joined(agency.what.name) != wanted) continue;
    html << "<br><span class=\"rw-meta\">";
    if (!agency.what.phone.empty()) html << "<span class=\"rw-nowrap\">" << agency.what.phone << "</span>" << (agency.what.hours.empty() ? std::string() : ", " + agency.what.hours) << ". ";
    html << "Checked " << long_date(agency.what.verified_on) << "</span> ";
    if (agency.out_of_date(civil(page.now()).date)) ui::tag(html, {.text = "Out of date", .classes = "govuk-tag--red"});
    const bool for_them = agency.what.audiences != std::vector<std::string>{"perpetrators"};  // a line for people who harm is no help for who is harmed
    if (!c.closed && for_them)
      html << "<br><a class=\"govuk-link govuk-link--no-visited-state rw-no-print\" href=\"" << Url(case_path(page, "/agencies")) << "\">Tell " << first_name(c)
           << " of it by a safe way</a>";
    return;
  }
}

}  // namespace rowan::web::pages
