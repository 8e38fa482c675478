#include "web/pages/policy_figures_view.h"

#include "app/policy_figures.h"
#include "web/components/table.h"
#include "web/site/words.h"

namespace rowan::web::pages {
namespace {

void first_contacts(Html& html, const app::PolicyFigures& figures) {
  const app::FirstContacts& f = figures.first_contact;
  if (f.all() == 0) {
    html << "<p class=\"govuk-body\">No case that you may see has asked for a first contact under this policy.</p>";
    return;
  }
  html << "<p class=\"govuk-body\"><strong>" << f.met << " of " << f.decided()
       << "</strong> first contacts whose time is over were made in time.</p>";
  ui::Table table;
  table.caption = "First contacts";
  table.caption_classes = "govuk-table__caption--s";
  table.first_cell_is_header = true;
  table.head = {{.text = "How it stands"}, {.text = "Number", .format = "numeric"}};
  const auto row = [&](const char* text, std::size_t count) {
    table.rows.push_back({{.text = text}, {.text = std::to_string(count), .format = "numeric"}});
  };
  row("Made in time", f.met);
  row("Made late", f.met_late);
  row("Not made, and overdue", f.overdue);
  row("Not made yet, in time", f.open);
  row("Not made: contact was not safe, and this is recorded", f.exceptions);
  if (f.no_target) row("Not made yet, and the policy gives no time", f.no_target);
  if (f.not_needed) row("Not needed", f.not_needed);
  ui::table(html, table);
}

ui::Table counts(std::string caption, std::string what) {
  ui::Table table;
  table.caption = std::move(caption);
  table.caption_classes = "govuk-table__caption--s";
  table.first_cell_is_header = true;
  table.head = {{.text = std::move(what)}, {.text = "Cases", .format = "numeric"}};
  return table;
}
void add_row(ui::Table& table, std::string_view text, std::size_t count) {
  table.rows.push_back({{.text = std::string(text)}, {.text = std::to_string(count), .format = "numeric"}});
}

// The law's definition and the policy's own are counted apart: nobody is turned away for being in one and not in the other (CX-3.1).
void definitions(Html& html, const app::PolicyFigures& figures) {
  if (figures.cases == 0) return;
  const app::ScopeCounts& s = figures.scope;
  ui::Table scope = counts("Definitions", "Within");
  add_row(scope, "The law’s definition and the policy", s.both);
  add_row(scope, "The policy only", s.policy_only);
  if (s.law_only) add_row(scope, "The law’s definition only", s.law_only);
  if (s.neither) add_row(scope, "Neither", s.neither);
  add_row(scope, "Not known yet", s.not_known);
  ui::table(html, scope);
  ui::Table kinds = counts("Kinds of abuse, as the law counts them", "Kind");
  for (std::size_t i = 0; i < statutory_type_count; ++i) add_row(kinds, label_of(static_cast<StatutoryType>(i)), figures.kinds[i]);
  if (figures.without_kind) add_row(kinds, "Not recorded yet", figures.without_kind);
  ui::table(html, kinds);
  html << "<p class=\"govuk-body\">A case counts once in each of its kinds.</p>";
}

void contact_times(Html& html, const app::ContactTimes& times) {
  if (times.made == 0) return;
  const auto length = [](std::int64_t n) { return length_words(minutes(n)); };
  html << "<p class=\"govuk-body\">From a report to the first contact that reached the person: half within <strong>" << length(times.median)
       << "</strong>, the longest " << length(times.longest) << ", of " << times.made << std::string(times.made == 1 ? " contact" : " contacts") << ".</p>";
}

std::string in_minutes(std::int64_t n) { return n == 1 ? "1 minute" : std::to_string(n) + " minutes"; }
void police_security(Html& html, const app::PermissionTimes& times) {
  if (times.given + times.waiting == 0) return;
  html << "<p class=\"govuk-body\"><strong>Security that police want to fit.</strong> ";
  if (times.given) {
    html << "Permission was given " << times.given << std::string(times.given == 1 ? " time" : " times") << ": half of them within "
         << in_minutes(times.median) << ", the slowest after " << in_minutes(times.longest) << ". ";
  }
  if (times.waiting) {
    html << times.waiting << std::string(times.waiting == 1 ? " request waits" : " requests wait") << " for an answer, the longest for "
         << in_minutes(times.longest_waiting) << ".";
  }
  html << "</p>";
}

void reports(Html& html, const app::PolicyFigures& figures) {
  const auto number = [](std::size_t count) { return count >= app::figure_reports ? std::to_string(count) + " or more" : std::to_string(count); };
  html << "<ul class=\"govuk-list govuk-list--bullet\"><li>" << number(figures.reports_recent) << " reports reached us in the last 30 days</li><li>"
       << number(figures.reports_waiting) << " reports are waiting</li><li>" << number(figures.reports_ended)
       << " reports ended with no case, agreed by two people</li></ul>";
}

}  // namespace

void policy_figures_of(Html& html, Page& page, std::string_view policy) {
  html << "<section class=\"rw-section\"><h2 class=\"govuk-heading-m\">Figures now</h2>";
  const auto figures = app::policy_figures(page.desk(), page.actor(), policy);
  if (!figures) {
    html << "<p class=\"govuk-body\">The figures cannot be counted at the moment.</p></section>";
    return;
  }
  if (!figures->sees_cases && !figures->sees_reports) {
    html << "<p class=\"govuk-body\">Figures are counted over the cases a person may see. Your role holds none.</p></section>";
    return;
  }
  if (figures->sees_cases) {
    first_contacts(html, *figures);
    contact_times(html, figures->contact_times);
    definitions(html, *figures);
    police_security(html, figures->police_security);
    html << "<p class=\"govuk-body\">Counted over the " << figures->cases << " cases that you may see";
    if (figures->more_cases) html << ", the most recent ones: older cases are left out";
    html << ". Colleagues who see other cases get other figures.</p>";
  }
  if (figures->sees_reports) reports(html, *figures);
  html << "</section>";
}

}  // namespace rowan::web::pages
