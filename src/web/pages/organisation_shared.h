#pragma once
// Inside the pages of the organisation.
#include <string>
#include <string_view>
#include <vector>

#include "web/components/tag.h"
#include "web/site/fields.h"
#include "web/site/layout.h"

namespace rowan::web::pages {

inline Values& set_date(Values& values, const std::string& name, Date date) {
  return values.set(name + "-day", std::to_string(date.day))
      .set(name + "-month", std::to_string(date.month))
      .set(name + "-year", std::to_string(date.year));
}
inline std::vector<Option> colleague_options(Page& page) {
  std::vector<Option> out{{"", "Choose a colleague"}};
  for (const auto& person : page.desk().staff.all())
    if (person->active)
      out.push_back({std::to_string(person->actor.id.value), person->actor.name + (person->job_title.empty() ? "" : ", " + person->job_title)});
  return out;
}
inline std::string staff_name(Page& page, StaffId id) { return id ? page.desk().staff.name(id) : std::string("Nobody yet"); }
// The n-th part of the address as a number; 0: it is none.
[[nodiscard]] std::int64_t number_part(const Page& page, std::size_t n);
inline Html link_to(const std::string& href, std::string_view text) {
  return Html() << "<a class=\"govuk-link\" href=\"" << Url(href) << "\">" << text << "</a>";
}

struct OrganisationFrame {
  std::string title;
  std::string back = "/organisation";
  std::string back_text = "Organisation";
  bool wide = true;
  bool error = false;
};
[[nodiscard]] Response organisation_page(Page& page, const OrganisationFrame& frame, const Html& body);

}  // namespace rowan::web::pages
