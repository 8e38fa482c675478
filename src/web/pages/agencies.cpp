// The directory of support agencies (NHG-27).
#include "app/organisation/organisation.h"
#include "web/components/button.h"
#include "web/components/select.h"
#include "web/components/warning_text.h"
#include "web/pages/card_table.h"
#include "web/pages/organisation.h"
#include "web/pages/organisation_shared.h"

namespace rowan::web::pages {
namespace {

using organisation::Agency;
using organisation::AgencySet;
using organisation::Audience;

bool keeps(Page& page) { return may(page.actor(), Permission::keep_organisation); }
std::string address_of(std::int64_t id) { return "/agencies/" + std::to_string(id); }

std::string area_label(std::string_view area) {
  if (area == organisation::whole_kingdom) return "Whole of the UK";
  if (area == "england") return "England";
  if (area == "wales") return "Wales";
  if (area == "scotland") return "Scotland";
  if (area == "northern_ireland") return "Northern Ireland";
  return std::string(area);
}
std::string areas_words(const Agency& agency) {
  std::string out;
  for (const std::string& area : agency.what.areas) (out.empty() ? out : out += ", ") += area_label(area);
  return out;
}
std::string audiences_words(const Agency& agency) {
  std::string out;
  for (const std::string& audience : agency.what.audiences)
    (out.empty() ? out : out += ", ") += label_of(named<Audience>(audience).value_or(Audience::everyone));
  return out;
}

std::vector<Option> audience_options() {
  std::vector<Option> out;
  for (std::size_t i = 0; i < std::size(organisation::audience_names); ++i)
    out.push_back({std::string(organisation::audience_names[i]), std::string(organisation::audience_labels[i])});
  return out;
}

void filter(Html& html, const organisation::AgencyRegister& known, const std::string& area, const std::string& audience) {
  html << "<div class=\"rw-filter rw-no-print\"><form class=\"rw-filter__row\" method=\"get\" action=\"/agencies\" aria-label=\"Filter the "
          "agencies\">";
  ui::Select where;
  where.name = "area";
  where.label.text = "Where";
  where.label.classes = "govuk-!-font-weight-bold";
  where.form_group.classes = "rw-filter__pick";
  where.value = area;
  where.items.push_back({.text = "Everywhere", .value = ""});
  for (const std::string& code : organisation::areas_of(known)) where.items.push_back({.text = area_label(code), .value = code});
  ui::select(html, where);
  ui::Select whom;
  whom.name = "for";
  whom.label.text = "For whom";
  whom.label.classes = "govuk-!-font-weight-bold";
  whom.form_group.classes = "rw-filter__pick";
  whom.value = audience;
  whom.items.push_back({.text = "All", .value = ""});
  for (const Option& option : audience_options()) whom.items.push_back({.text = option.label, .value = option.value});
  ui::select(html, whom);
  ui::button(html, {.text = "Show", .classes = "govuk-button--secondary"});
  html << "</form></div>";
}

void agency_fields(Html& html, const Values& values) {
  text_field(html, values, {.name = "name", .label = "Name"});
  text_field(html, values, {.name = "what", .label = "What they help with"});
  check_field(
      html, values, {.name = "areas", .label = "Where?"},
      {{"uk", "Whole of the UK"}, {"england", "England"}, {"wales", "Wales"}, {"scotland", "Scotland"}, {"northern_ireland", "Northern Ireland"}});
  text_field(html, values,
             {.name = "local", .label = "Boroughs or counties (optional)", .hint = "The codes of your homes’ areas, with commas between them"});
  check_field(html, values, {.name = "audiences", .label = "For whom?"}, audience_options());
  text_field(html, values, {.name = "phone", .label = "Number", .width = 20});
  text_field(html, values, {.name = "hours", .label = "When"});
  text_field(html, values, {.name = "web", .label = "Web address"});
  text_field(html, values, {.name = "source", .label = "How do you know?", .hint = "Where you read it, or whom you asked"});
  date_field(html, values, {.name = "verified_on", .label = "When did you make sure?"});
}

AgencySet read_agency(Page& page, Typed& typed, std::int64_t id) {
  AgencySet what;
  what.id = id;
  what.name = typed.text("name");
  what.what = typed.text("what");
  what.areas = typed.many("areas");
  std::string_view local = page.form().one("local");
  while (!local.empty()) {
    const std::size_t end = std::min(local.find(','), local.size());
    std::string part(local.substr(0, end));
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    if (!part.empty()) what.areas.push_back(std::move(part));
    local.remove_prefix(std::min(end + 1, local.size()));
  }
  what.audiences = typed.many("audiences");
  what.phone = typed.text("phone");
  what.hours = typed.text("hours");
  what.web = typed.text("web");
  what.source = typed.text("source");
  what.verified_on = typed.date("verified_on").value_or(Date{});
  what.verified_by = page.actor().id;
  what.ended = typed.ticked("ended");
  return what;
}

Values values_of(const Agency& agency) {
  Values values;
  const AgencySet& what = agency.what;
  std::string local;
  for (const std::string& area : what.areas) {
    const bool listed = area == organisation::whole_kingdom || named<Nation>(area).has_value();
    if (listed) values.set("areas", area);
    else (local.empty() ? local : local += ", ") += area;
  }
  for (const std::string& audience : what.audiences) values.set("audiences", audience);
  values.set("name", what.name)
      .set("what", what.what)
      .set("local", local)
      .set("phone", what.phone)
      .set("hours", what.hours)
      .set("web", what.web)
      .set("source", what.source);
  return set_date(values, "verified_on", what.verified_on);
}

Response draw_new(Page& page, const Values& values) {
  Html html;
  error_summary_of(html, values);
  html << "<h1 class=\"govuk-heading-l\">Add an agency</h1>";
  open_form(html, page, "/agencies/new");
  agency_fields(html, values);
  submit(html, "Add", "/agencies");
  close_form(html);
  return organisation_page(
      page, {.title = "Add an agency", .back = "/agencies", .back_text = "Agencies", .wide = false, .error = values.has_errors()}, html);
}

Response draw_agency(Page& page, const Agency& agency, const Values& values) {
  Html html;
  error_summary_of(html, values);
  html << "<h1 class=\"govuk-heading-l\">" << agency.what.name << "</h1>";
  if (agency.out_of_date(civil(page.now()).date))
    ui::warning_text(
        html, {.text = "Nobody has made sure of this since " + long_date(agency.what.verified_on) + ". Look it up, and save it with today’s date.",
               .icon_fallback_text = "Warning"});
  open_form(html, page, address_of(agency.id));
  agency_fields(html, values);
  check_field(html, values, {.name = "ended", .label = "Is it still there?"}, {{"yes", "No, never name it again"}});
  submit(html, "Save", "/agencies");
  close_form(html);
  return organisation_page(page, {.title = "Agency", .back = "/agencies", .back_text = "Agencies", .wide = false, .error = values.has_errors()},
                           html);
}

Response with_agency(Page& page, const std::function<Response(const Agency&)>& draw) {
  const auto known = app::agencies(page.desk());
  if (!known) return refusal_page(page, known.refusal());
  const Agency* agency = known->find(number_part(page, 0));
  return agency ? draw(*agency) : not_found_page(page);
}

}  // namespace

Response agencies(Page& page) {
  const auto known = app::agencies(page.desk());
  if (!known) return refusal_page(page, known.refusal());
  const std::string area = page.query("area"), audience = page.query("for");
  organisation::AgencyFilter wanted;
  if (named<Nation>(area)) wanted.nation = area;
  else wanted.area = area;
  wanted.audience = named<Audience>(audience);
  Html html;
  html << "<div class=\"rw-pagehead\"><h1 class=\"govuk-heading-l\">Support agencies</h1>";
  if (keeps(page)) {
    html << "<div class=\"rw-actions\">";
    ui::button(html, {.text = "Add an agency", .href = "/agencies/new"});
    html << "</div>";
  }
  html << "</div><p class=\"govuk-body\">To tell somebody of these, start from their case: only a way that is safe for them is used.</p>";
  filter(html, *known, area, wanted.audience ? audience : "");
  const auto found = organisation::agencies_for(*known, wanted);
  if (found.empty()) html << "<p class=\"govuk-body\">There is none here.</p>";
  else {
    const Date today = civil(page.now()).date;
    CardTable table{"By name", {"Agency", "Number and times", "For whom", "Where", "Made sure of"}, {}};
    for (const Agency& agency : found) {
      Html name, reach, sure;
      if (keeps(page)) name << link_to(address_of(agency.id), agency.what.name);
      else name << agency.what.name;
      if (!agency.what.what.empty()) name << "<br>" << agency.what.what;
      if (!agency.what.phone.empty()) reach << "<strong class=\"rw-nowrap\">" << agency.what.phone << "</strong><br>";
      reach << agency.what.hours;
      if (!agency.what.web.empty())
        reach << "<br><a class=\"govuk-link\" rel=\"noreferrer\" href=\"" << Url(agency.what.web)
              << "\">Website<span class=\"govuk-visually-hidden\"> of " << agency.what.name << "</span></a>";
      if (agency.out_of_date(today)) ui::tag(sure, {.text = "Out of date", .classes = "govuk-tag--red"});
      sure << " " << long_date(agency.what.verified_on) << "<br>";
      if (agency.what.verified_by) sure << page.desk().staff.name(agency.what.verified_by) << ". ";
      sure << agency.what.source;
      table.rows.push_back({std::move(name), std::move(reach), Html(audiences_words(agency)), Html(areas_words(agency)), std::move(sure)});
    }
    card_table(html, table);
  }
  return organisation_page(page, {.title = "Support agencies"}, html);
}

Response new_agency(Page& page) {
  Values values;
  return draw_new(page, set_date(values, "verified_on", civil(page.now()).date));
}
Response add_agency(Page& page) {
  Typed typed(page.form());
  const AgencySet what = read_agency(page, typed, 0);
  const auto again = [&](const Values& values) { return draw_new(page, values); };
  if (!typed.good()) return again(Values(page.form(), typed.problems()));
  return after(page, app::set_agency(page.desk(), page.actor(), what, page.token()), "/agencies", again);
}
Response agency(Page& page) {
  return with_agency(page, [&](const Agency& found) { return draw_agency(page, found, values_of(found)); });
}
Response change_agency(Page& page) {
  Typed typed(page.form());
  const AgencySet what = read_agency(page, typed, number_part(page, 0));
  if (!what.id) return not_found_page(page);
  const auto again = [&](const Values& values) { return with_agency(page, [&](const Agency& found) { return draw_agency(page, found, values); }); };
  if (!typed.good()) return again(Values(page.form(), typed.problems()));
  return after(page, app::set_agency(page.desk(), page.actor(), what, page.token()), "/agencies", again);
}

}  // namespace rowan::web::pages
