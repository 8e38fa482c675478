// Photographs of damage (CX-4.12a).
#include "web/pages/case_documents.h"
#include "web/pages/case_frame.h"

namespace rowan::web::pages {
namespace {

std::int64_t id_of(const Page& page) { return std::strtoll(page.part(1).c_str(), nullptr, 10); }

Response draw(Page& page, const app::OpenedCase& opened, const Values& values) {
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">Keep a photograph</h2>"
          "<p class=\"govuk-body\">The original is kept as it is, as evidence. What is shown here is a copy without the place, the time and the device that a phone writes into it.</p>"
          "<form method=\"post\" enctype=\"multipart/form-data\" action=\"" << Url(case_path(page, "/photos/new")) << "\" novalidate autocomplete=\"off\">";
  hidden(html, "_token", page.new_token());
  const std::string error = values.error("photo");
  html << "<div class=\"govuk-form-group";
  if (!error.empty()) html << " govuk-form-group--error";
  html << "\"><label class=\"govuk-label\" for=\"photo\">Photograph</label><div id=\"photo-hint\" class=\"govuk-hint\">JPEG or PNG, up to 15 MB</div>";
  if (!error.empty()) html << "<p id=\"photo-error\" class=\"govuk-error-message\"><span class=\"govuk-visually-hidden\">Error:</span> " << error << "</p>";
  html << "<input class=\"govuk-file-upload\" id=\"photo\" name=\"photo\" type=\"file\" accept=\"image/jpeg,image/png\" aria-describedby=\"photo-hint";
  if (!error.empty()) html << " photo-error";
  html << "\"></div>";
  text_field(html, values, {.name = "what", .label = "What does it show?", .hint = "For example: front door, kicked in at the lock"});
  text_field(html, values, {.name = "where", .label = "Where in the home?"});
  date_time_field(html, values, {.name = "when", .label = "When was it taken?", .hint = "Leave empty for now"});
  submit(html, "Keep photograph", case_path(page, "/photos"));
  close_form(html);
  return case_page(page, opened, {.title = "Photograph", .tab = CaseTab::none, .back = {}, .error = values.has_errors()}, html);
}

}  // namespace

Response photos(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    Html html;
    html << "<h2 class=\"govuk-heading-l\">Photographs of damage</h2><p class=\"govuk-body\"><a class=\"govuk-link\" href=\"" << Url(case_path(page, "/photos/new")) << "\">Keep a photograph</a></p>";
    bool any = false;
    for (auto line = opened.get().lines.rbegin(); line != opened.get().lines.rend(); ++line) {
      const auto* photo = std::get_if<PhotoAdded>(&line->event);
      if (!photo) continue;
      any = true;
      const std::string path = case_path(page, "/photos/" + std::to_string(line->seq));
      html << "<div class=\"rw-photo\"><h3 class=\"govuk-heading-s\">" << photo->what << "</h3><p class=\"rw-meta\">" << photo->where << (photo->where.empty() ? std::string() : std::string(". ")) << date_and_time(line->happened_at) << ", kept by "
           << page.desk().staff.name(line->actor) << "</p><p><img src=\"" << Url(path) << "\" alt=\"" << photo->what << "\" loading=\"lazy\"></p><p class=\"rw-meta rw-hash\">Original: " << photo->sha256 << "</p>";
      if (may_run(opened.seen)) html << "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"" << Url(path + "/original") << "\">Take the original<span class=\"govuk-visually-hidden\"> of " << photo->what << "</span></a></p>";
      html << "</div>";
    }
    if (!any) html << "<p class=\"govuk-body\">Nothing yet.</p>";
    return case_page(page, opened, {.title = "Photographs", .tab = CaseTab::none, .back = {}}, html);
  });
}

Response photo_form(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw(page, opened, Values()); });
}
Response add_photo(Page& page) {
  Typed typed(page.form());
  const auto when = typed.date_time("when");
  const auto show = [&](const Values& values) { return with_case(page, [&](const app::OpenedCase& opened) { return draw(page, opened, values); }); };
  if (!typed.good()) return show(Values(page.form(), typed.problems()));
  static const std::string nothing;
  const UploadedFile* file = page.file("photo");
  const auto kept = letters::add_photo(page.desk(), page.actor(), page.part(0), file ? file->bytes : nothing, typed.text("what"), typed.text("where"), when, {page.token(), {}, {}, {}, {}});
  if (!kept && kept.refusal().because == Because::not_found) return not_there(page, kept.refusal());
  return after(page, kept, case_path(page, "/photos"), show);
}
Response photo(Page& page) { return file_response(page, letters::open_photo(page.desk(), page.actor(), page.part(0), id_of(page), false), false); }
Response original_photo(Page& page) { return file_response(page, letters::open_photo(page.desk(), page.actor(), page.part(0), id_of(page), true), true); }

}  // namespace rowan::web::pages
