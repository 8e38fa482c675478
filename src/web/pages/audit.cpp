// The access log for auditors: who, when, which act, and the number of the record; nothing of what is in it.
#include "app/audit.h"

#include <charconv>

#include "web/components/button.h"
#include "web/components/select.h"
#include "web/pages/card_table.h"
#include "web/pages/staff.h"
#include "web/site/layout.h"

namespace rowan::web::pages {
namespace {

constexpr std::size_t lines_a_page = 100;

std::int64_t number_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc{} && end == text.data() + text.size() && number > 0 ? number : 0;
}

std::string address(std::int64_t staff, std::int64_t before) {
  std::string out = "/audit";
  if (staff) out += "?staff=" + std::to_string(staff);
  if (before) out += (staff ? "&before=" : "?before=") + std::to_string(before);
  return out;
}

void filter(Html& html, Page& page, std::int64_t staff) {
  ui::Select list;
  list.name = "staff";
  list.label.text = "Member of staff";
  list.label.classes = "govuk-!-font-weight-bold";
  list.form_group.classes = "rw-filter__pick";
  list.value = staff ? std::to_string(staff) : "";
  list.items.push_back({.text = "Everybody", .value = ""});
  for (const auto& who : page.desk().staff.all()) list.items.push_back({.text = who->actor.name, .value = std::to_string(who->actor.id.value)});
  html << "<div class=\"rw-filter\"><form class=\"rw-filter__row\" method=\"get\" action=\"/audit\" aria-label=\"Filter the access log\">";
  ui::select(html, list);
  ui::button(html, {.text = "Show", .classes = "govuk-button--secondary"});
  html << "</form></div>";
}

}  // namespace

Response audit(Page& page) {
  const std::int64_t staff = number_of(page.query("staff")), before = number_of(page.query("before"));
  const auto log = app::audit_page(page.desk(), page.actor(), staff ? std::optional(StaffId{staff}) : std::nullopt, before, lines_a_page);
  if (!log) return refusal_page(page, log.refusal());
  Html html;
  html.reserve(6'000 + log->lines.size() * 500);
  html << "<h1 class=\"govuk-heading-l\">Access log</h1><p class=\"govuk-body\">Who did what and when, the newest first. Records are shown by number "
          "only. Reading this log is written into it.</p>";
  filter(html, page, staff);
  if (log->lines.empty()) {
    html << "<p class=\"govuk-body\">There is nothing here.</p>";
  } else {
    CardTable table{"Lines of the access log", {"When", "Who", "What", "Record", "Line"}, {}};
    const auto text = [](const std::string& words) { return Html(words); };
    for (const app::AuditLine& line : log->lines)
      table.rows.push_back({text(date_and_time(line.at)), text(line.who), text(app::act_words(line.act)),
                            text(line.record ? std::to_string(line.record.value) : "None"), text(std::to_string(line.position))});
    card_table(html, table);
  }
  html << "<p class=\"govuk-body\">";
  if (before) html << "<a class=\"govuk-link\" href=\"" << Url(address(staff, 0)) << "\">Newest</a> ";
  if (log->older) html << "<a class=\"govuk-link\" href=\"" << Url(address(staff, log->older)) << "\">Older lines</a>";
  html << "</p>";
  return staff_page(page, {.title = "Access log", .nav = Nav::audit}, html);
}

}  // namespace rowan::web::pages
