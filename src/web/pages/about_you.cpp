// What a worker says of themselves, if they want to (NHG-24): only what somebody may ask for in a worker, and never shown as it is.
#include <algorithm>

#include "app/account_acts.h"
#include "base/text.h"
#include "web/components/inset_text.h"
#include "web/pages/account.h"
#include "web/site/fields.h"
#include "web/site/layout.h"

namespace rowan::web::pages {
namespace {

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    if (std::string one = collapse(std::string_view(text).substr(at, comma - at)); !one.empty()) out.push_back(std::move(one));
    at = comma + 1;
  }
  return out;
}

Values stored(const StaffProfile& profile) {
  Values values;
  std::string languages;
  for (const std::string& one : profile.languages) languages += (languages.empty() ? "" : ", ") + one;
  values.set("gender", std::string(name_of(profile.gender))).set("languages", languages);
  return values;
}

Response draw(Page& page, const Values& values) {
  Html html;
  error_summary_of(html, values);
  html << "<h1 class=\"govuk-heading-l\">About you, if you like</h1>"
          "<p class=\"govuk-body\">People may ask for a worker they feel comfortable with. What you say here is used for that and for nothing "
          "else. You need not say anything, and nobody asks why.</p>";
  ui::inset_text(html, {.text = "No colleague reads what you write here. Whoever gives or hands over a case sees only whether you fit what the "
                                "person asked for, do not, or that it is not known. You can change it or take it back at any time."});
  open_form(html, page, "/account/about-you");
  radio_field(html, values, {.name = "gender", .label = "You are"},
              options_of({WorkerGender::not_said, WorkerGender::woman, WorkerGender::man, WorkerGender::other}));
  text_field(html, values, {.name = "languages",
                            .label = "Languages you could speak with somebody",
                            .hint = "With commas between them. Leave empty to say nothing"});
  submit(html, "Save", "/account");
  close_form(html);
  const auto& profile = page.visitor().who->profile;
  if (!profile.empty()) {
    open_form(html, page, "/account/about-you");
    submit(html, "Take it back", {}, {}, "govuk-button--secondary");
    close_form(html);
  }
  const Frame frame{
      .title = "About you", .nav = Nav::account, .error = values.has_errors(), .back = "/account", .back_text = "Your account", .wide = false};
  return staff_page(page, frame, html);
}

}  // namespace

Response about_you(Page& page) { return draw(page, stored(page.visitor().who->profile)); }

Response say_about_you(Page& page) {
  Typed typed(page.form());
  StaffProfile profile;
  profile.gender = typed.choice("gender", WorkerGender::not_said);
  profile.languages = split(typed.text("languages"));
  const auto again = [&](const Values& values) { return draw(page, values); };
  if (!typed.good()) return again(Values(page.form(), typed.problems()));
  return after(page, app::set_own_profile(page.desk(), page.actor(), profile, page.token()), "/account", again);
}

}  // namespace rowan::web::pages
