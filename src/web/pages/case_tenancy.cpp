#include "web/pages/case_tenancy.h"

#include <algorithm>

#include "app/register.h"
#include "domain/tenancy.h"
#include "web/pages/case_frame.h"

namespace rowan::web::pages {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) out += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  return out;
}
std::string in_words(std::string_view held, std::string_view tenure) {
  std::string out(held_label(held));
  if (tenure.empty() || tenure == "unknown") return out;
  return out.empty() ? tenure_label(tenure) : out + ", " + lower_first(tenure_label(tenure));
}

std::vector<Option> held_options() {
  std::vector<Option> out;
  for (const HeldAs& way : ways_to_hold()) out.push_back({std::string(way.code), std::string(way.label)});
  return out;
}
// The landlord's own code stands among ours where the case has it.
std::vector<Option> tenure_options(const Case& c) {
  std::vector<Option> out{{"", "Not asked yet"}};
  for (const TenureCode& each : tenure_codes()) out.push_back({std::string(each.code), std::string(each.label)});
  const std::string& own = c.tenancy.tenure;
  if (!own.empty() && std::none_of(out.begin(), out.end(), [&](const Option& o) { return o.value == own; })) out.push_back({own, tenure_label(own)});
  return out;
}

void draw_history(Html& html, Page& page, const Case& c) {
  bool any = false;
  const auto entry = [&](std::string_view held, std::string_view tenure, const std::string& text, const std::string& meta) {
    if (!any) html << "<h3 class=\"govuk-heading-m\">Before</h3>";
    any = true;
    const std::string words = in_words(held, tenure);
    html << "<p class=\"govuk-body\">" << std::string(words.empty() ? "Not known" : words);
    if (!text.empty()) html << "<br>" << text;
    html << "</p><p class=\"rw-meta\">" << meta << "</p>";
  };
  for (std::size_t i = c.lines.size(); i-- > 0;)
    if (const auto* said = std::get_if<TenancySet>(&c.lines[i].event))
      entry(said->held, said->tenure, *text_of(c.lines[i]),
            date_and_time(c.lines[i].happened_at) + ", told by " + said->told_by + ", written by " + page.desk().staff.name(c.lines[i].actor));
  if (!c.opened.tenancy_kind.empty() || !c.opened.tenure.empty())
    entry(c.opened.tenancy_kind, c.opened.tenure, {}, date_and_time(c.opened_at) + ", from the housing register");
}

Response draw_tenancy(Page& page, const app::OpenedCase& opened, const Values& values) {
  const Case& c = opened.get();
  const app::RegisterSays known = app::register_says(page.desk(), c);
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">The tenancy</h2><p class=\"govuk-body\">How " << first_name(c)
       << " holds the home. Nobody needs to know it to be helped, and nobody is turned away by it.</p>";
  if (const std::string words = in_words(known.held, known.tenure); !words.empty())
    html << "<div class=\"govuk-inset-text\">The housing register says today: " << words << ". It may be behind: what they tell you counts.</div>";
  open_form(html, page, case_path(page, "/tenancy"));
  radio_field(html, values, {.name = "held", .label = "Whose tenancy is it?", .hint = "“Not known” is an answer. Ask before you guess"},
              held_options());
  select_field(html, values, {.name = "tenure", .label = "Tenure"}, tenure_options(c));
  text_field(html, values, {.name = "told_by", .label = "Who told us?", .hint = "For example: " + first_name(c) + ", or the tenancy agreement"});
  area_field(html, values, {.name = "text", .label = "What was said, and since when", .rows = 3});
  submit(html, "Save", case_path(page, "/people"));
  close_form(html);
  draw_history(html, page, c);
  return case_page(page, opened, {.title = "The tenancy", .tab = CaseTab::people, .error = values.has_errors()}, html);
}

}  // namespace

std::string tenancy_answer(const Case& c) {
  const std::string words = in_words(c.tenancy.held, c.tenancy.tenure);
  return words.empty() ? "Not asked yet" : words;
}
std::string tenancy_note(Page& page, const Case& c) {
  if (!c.tenancy.told_by.empty()) {
    const app::RegisterSays known = app::register_says(page.desk(), c);
    const bool other = !known.held.empty() && known.held != "unknown" && known.held != c.tenancy.held;
    return "Told by " + c.tenancy.told_by +
           (other ? ". The housing register says otherwise: " + lower_first(std::string(held_label(known.held))) : "");
  }
  return c.tenancy.held.empty() && c.tenancy.tenure.empty() ? "" : "From the housing register, when the case was opened";
}

std::string joint_tenants_proposed(Page& page, const Case& c) {
  if (c.perpetrator.joint_tenant == Answer::yes || c.perpetrator.joint_tenant == Answer::no) return {};
  const app::RegisterSays known = app::register_says(page.desk(), c);
  if (known.joint_tenants.empty()) return {};
  return "The housing register names " + joined(known.joint_tenants) + " as joint tenant of this home. " +
         (known.perpetrator_among_them ? "That is the name of the other person: say whether it is them."
                                       : "Say whether one of them is the other person.");
}

Response tenancy_form(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    const Case& c = opened.get();
    const app::RegisterSays known = app::register_says(page.desk(), c);
    return draw_tenancy(page, opened,
                        Values()
                            .set("held", c.tenancy.held.empty() ? known.held : c.tenancy.held)
                            .set("tenure", c.tenancy.tenure.empty() ? known.tenure : c.tenancy.tenure));
  });
}
Response set_tenancy(Page& page) {
  Typed typed(page.form());
  TenancySet said;
  said.held = typed.text("held");
  said.tenure = typed.text("tenure");
  said.told_by = typed.text("told_by");
  said.text = typed.text("text");
  return act_on(page, "tenancy.set", [&](const Seen& seen) { return rowan::set_tenancy(seen, said); }, "/people",
                [&](const app::OpenedCase& opened, const Values& values) { return draw_tenancy(page, opened, values); }, typed.problems());
}

}  // namespace rowan::web::pages
