#include "web/pages/case_table.h"

#include "app/case_row.h"
#include "web/components/safe_contact.h"
#include "web/components/tags_list.h"
#include "web/pages/case_risk.h"
#include "web/site/address.h"
#include "web/site/words.h"

namespace rowan::web::pages {
namespace {

ui::Icon icon_of(ChannelKind kind) {
  switch (kind) {
    case ChannelKind::text: return ui::Icon::text;
    case ChannelKind::call: return ui::Icon::phone;
    case ChannelKind::email:
    case ChannelKind::letter:
    case ChannelKind::portal: return ui::Icon::mail;
    case ChannelKind::visit:
    case ChannelKind::trusted_person:
    case ChannelKind::work: return ui::Icon::people;
  }
  return ui::Icon::stop;
}

std::string day_and_month(Date date) { return std::to_string(date.day) + ' ' + std::string(month_name(date.month)); }

// The check is due from the morning of its date; what the row says was true when it was made, so the date decides.
std::string check_words(const app::WorkRow& row, Instant now) {
  const Instant check = row.row.contact_check;
  if (check == store::never || check.micros == 0 || check - now > elapsed_days(7)) return {};
  const Date by = civil(check).date;
  return (by < civil(now).date ? "Should have been checked by " : "Check this by ") + day_and_month(by);
}

ui::SafeLine safe_line_of(const app::WorkRow& row, Instant now) {
  const app::CaseSummary& s = row.summary;
  switch (s.safe_state) {
    case app::SafeState::do_not: return {ui::Icon::stop, true, "Do not contact", "This is what they asked for"};
    case app::SafeState::stop:
      return {ui::Icon::stop, true, "Not known yet",
              s.route == rowan::Route::survivor ? "Ask how it is safe before anything else" : "Ask whoever told us first"};
    case app::SafeState::safe:
    case app::SafeState::check: break;
  }
  if (name_hidden(row)) return {icon_of(s.safe_kind), false, std::string(label_of(s.safe_kind)), "Open the case to see when and how"};
  const std::size_t comma = s.safe.find(", ");
  ui::SafeLine line{icon_of(s.safe_kind), false, s.safe.substr(0, comma), {}};
  if (comma != std::string::npos) {
    line.note = s.safe.substr(comma + 2);
    if (!line.note.empty() && line.note.front() >= 'a' && line.note.front() <= 'z')
      line.note.front() = static_cast<char>(line.note.front() - 'a' + 'A');
  }
  const std::string check = check_words(row, now);
  if (!check.empty()) line.note += (line.note.empty() ? "" : ". ") + check;
  return line;
}

std::vector<ui::ListedTag> tags_of(const app::WorkRow& row, Instant now) {
  std::vector<ui::ListedTag> tags;
  if (row.row.flags & app::flag_danger) tags.push_back({"Immediate danger", ui::TagColour::red});
  const RiskLevel risk = named<RiskLevel>(row.row.risk).value_or(RiskLevel::unknown);
  const Instant old_from = row.summary.risk_old_from;
  tags.push_back(risk_tag_of(risk, row.summary.risk_assessed, old_from.micros != 0 && old_from <= now));
  if (row.row.flags & app::flag_restricted) tags.push_back({"Restricted", ui::TagColour::grey, true});
  return tags;
}

std::string stage_words(const std::string& stage) {
  if (stage == "enquiry") return "Enquiry";
  if (stage == "closed") return "Closed";
  return "Open";
}

void person_cell(Html& html, const app::WorkRow& row) {
  const app::CaseSummary& s = row.summary;
  html << "<th scope=\"row\" role=\"rowheader\"><a class=\"govuk-link rw-cases__name\" href=\"" << Url(case_address(row)) << "\">";
  if (name_hidden(row)) html << "Name hidden<span class=\"govuk-visually-hidden\">, " << row.row.reference << "</span>";
  else if (s.name.empty()) html << "Name not known<span class=\"govuk-visually-hidden\">, " << row.row.reference << "</span>";
  else html << s.name;
  html << "</a><p class=\"rw-small rw-muted\">" << row.row.reference;
  if (name_hidden(row)) html << "<br>Open to see. Opening it is recorded.";
  else if (!s.home.empty()) html << "<br>" << s.home;
  html << "</p></th>";
}

void next_cell(Html& html, const app::WorkRow& row, Instant now) {
  html << "<td role=\"cell\" data-label=\"Next step\"><span>";
  if (!row.row.open) {
    html << "Closed on " << long_date(civil(row.row.updated_at).date);
  } else if (row.summary.next.empty()) {
    html << "Nothing is waiting";
  } else {
    html << "<a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(next_step_address(row)) << "\">" << row.summary.next
         << "<span class=\"govuk-visually-hidden\">, " << row.row.reference << "</span></a>";
    ui::due_clock(html, next_step_clock(row, now));
  }
  html << "</span></td>";
}

void stage_cell(Html& html, Page& page, const app::WorkRow& row, const CaseTable& options, Instant now) {
  html << "<td role=\"cell\" data-label=\"Stage\"><span>" << stage_words(row.row.stage) << "<br><span class=\"rw-muted\">";
  if (row.row.open) html << "Day " << days_between(civil(row.row.opened_at).date, civil(now).date) + 1;
  if (options.who_has_it) {
    if (row.row.open) html << ", ";
    if (row.row.lead) html << page.desk().staff.name(row.row.lead);
    else html << "not allocated";
  }
  html << "</span>";
  if (options.allocate && row.row.open)
    html << "<br><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_address(row) + "/allocate")
         << "\">Allocate<span class=\"govuk-visually-hidden\"> " << row.row.reference << "</span></a>";
  html << "</span></td>";
}

Markup row_class(const app::WorkRow& row, Instant now) {
  if (!row.row.open) return "<tr role=\"row\">";
  switch (next_step_clock(row, now).due) {
    case ui::Due::now: return "<tr role=\"row\" class=\"rw-row--now\">";
    case ui::Due::soon: return "<tr role=\"row\" class=\"rw-row--soon\">";
    case ui::Due::later:
    case ui::Due::wait: break;
  }
  return "<tr role=\"row\">";
}

}  // namespace

bool name_hidden(const app::WorkRow& row) { return (row.row.flags & app::flag_restricted) != 0; }

std::string case_address(const app::WorkRow& row) { return "/cases/" + row.row.reference; }

std::string next_step_address(const app::WorkRow& row) {
  if (row.summary.next_task) return case_address(row) + "/tasks/" + std::to_string(row.summary.next_task);
  if (row.summary.next_record) return case_address(row) + "/recorded/" + std::to_string(row.summary.next_record);
  if (!row.summary.next_duty.empty()) return case_address(row) + "/duties/" + address_of(row.summary.next_duty);
  return case_address(row);
}

ui::DueClock next_step_clock(const app::WorkRow& row, Instant now) {
  const app::CaseSummary& s = row.summary;
  if (s.next_due.micros == 0)
    return s.next_no_target ? ui::DueClock{ui::Due::wait, "No target in policy", "As soon as it is safe"}
                            : ui::DueClock{ui::Due::wait, "No date", ""};
  ui::DueClock clock = due_words(s.next_due, now);
  if (s.manager_told && s.next_due < now) clock.note += ". The manager has been told";
  return clock;
}

std::string count_words(std::size_t count) { return count >= app::count_cap ? std::to_string(app::count_cap) + "+" : std::to_string(count); }

void case_table(Html& html, Page& page, const std::vector<app::SharedRow>& rows, const CaseTable& options) {
  const Instant now = page.now();
  html
      << "<table class=\"rw-cases\" role=\"table\"><caption class=\"govuk-visually-hidden\">" << options.caption
      << "</caption><thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" role=\"columnheader\" class=\"rw-cases__person\">Person and home</th>"
         "<th scope=\"col\" role=\"columnheader\" class=\"rw-cases__next\">Next step</th><th scope=\"col\" role=\"columnheader\" "
         "class=\"rw-cases__safe\">Safe contact</th>"
         "<th scope=\"col\" role=\"columnheader\" class=\"rw-cases__flags\">Risk and flags</th><th scope=\"col\" "
         "role=\"columnheader\">Stage</th></tr></thead><tbody role=\"rowgroup\">";
  for (const app::SharedRow& shared : rows) {
    const app::WorkRow& row = *shared;
    html << row_class(row, now);
    person_cell(html, row);
    next_cell(html, row, now);
    html << "<td role=\"cell\" data-label=\"Safe contact\">";
    ui::safe_line(html, safe_line_of(row, now));
    html << "</td><td role=\"cell\" data-label=\"Risk and flags\">";
    ui::tags_list(html, tags_of(row, now));
    html << "</td>";
    stage_cell(html, page, row, options, now);
    html << "</tr>";
  }
  html << "</tbody></table>";
}

}  // namespace rowan::web::pages
