#include "web/pages/worklist.h"

#include <algorithm>
#include <charconv>

#include "app/search.h"
#include "app/worklist.h"
#include "web/components/attention_strip.h"
#include "web/components/button.h"
#include "web/components/filter_tags.h"
#include "web/components/pagination.h"
#include "web/components/select.h"
#include "web/components/sub_navigation.h"
#include "web/pages/card_table.h"
#include "web/pages/case_table.h"
#include "web/site/fields.h"
#include "web/site/layout.h"

namespace rowan::web::pages {
namespace {

using app::DueFilter;
using app::RiskFilter;
using app::WorkFilter;
using app::WorkView;

constexpr std::size_t page_size = 25;
constexpr std::size_t last_page = 4'000;  // far beyond any list; an address with more is a slip
constexpr std::size_t most_found = 50;
constexpr std::size_t longest_search = 200;

struct Choice {
  std::string_view value, label;
};
constexpr Choice risks[] = {{"high", "High"}, {"medium", "Medium"}, {"standard", "Standard"}, {"unknown", "Not known"}};
// Beside the level: whose risk somebody has to look at. Not on closed cases.
constexpr Choice risk_checks[] = {{"out_of_date", "Out of date"}, {"not_known", "Not assessed by us"}};
constexpr Choice stages[] = {{"enquiry", "Enquiry"}, {"open", "Open"}};

std::string_view label_in(std::span<const Choice> choices, std::string_view value) {
  const auto found = std::ranges::find(choices, value, &Choice::value);
  return found == choices.end() ? std::string_view() : found->label;
}

std::string_view path_of(WorkView view) {
  switch (view) {
    case WorkView::mine: return "/cases";
    case WorkView::team: return "/cases/team";
    case WorkView::unallocated: return "/cases/unallocated";
    case WorkView::closed: return "/cases/closed";
  }
  return "/cases";
}
std::string_view heading_of(WorkView view) {
  switch (view) {
    case WorkView::mine: return "My cases";
    case WorkView::team: return "My team";
    case WorkView::unallocated: return "Not allocated";
    case WorkView::closed: return "Closed cases";
  }
  return {};
}
std::string_view due_label(DueFilter due) {
  switch (due) {
    case DueFilter::any: return {};
    case DueFilter::overdue: return "Overdue";
    case DueFilter::today: return "Due today";
    case DueFilter::week: return "Due in 7 days";
  }
  return {};
}

// What the address asks for; a value it does not know is no filter.
WorkFilter filter_of(const Page& page, WorkView view) {
  WorkFilter filter;
  filter.view = view;
  filter.due = named<DueFilter>(page.query("due")).value_or(DueFilter::any);
  filter.contact_check = page.query("contact") == "check";
  const std::string risk = page.query("risk");
  if (!label_in(risks, risk).empty()) filter.risk = risk;
  else if (view != WorkView::closed) filter.risk_check = named<RiskFilter>(risk).value_or(RiskFilter::any);
  if (const std::string stage = page.query("stage"); view != WorkView::closed && !label_in(stages, stage).empty()) filter.stage = stage;
  return filter;
}

std::string address_of(const WorkFilter& filter, std::size_t number = 0) {
  std::string out(path_of(filter.view));
  char joint = '?';
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out += joint;
    (out += name) += '=';
    out += value;
    joint = '&';
  };
  if (filter.due != DueFilter::any) add("due", name_of(filter.due));
  if (filter.contact_check) add("contact", "check");
  add("risk", filter.risk_check == RiskFilter::any ? std::string_view(filter.risk) : name_of(filter.risk_check));
  add("stage", filter.stage);
  if (number > 0) add("page", std::to_string(number + 1));
  return out;
}

std::size_t page_number(const Page& page) {
  const std::string text = page.query("page");
  std::size_t number = 1;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || end != text.data() + text.size() || number < 1) return 0;
  return std::min(number, last_page) - 1;
}

bool filtered(const WorkFilter& filter) {
  return filter.due != DueFilter::any || filter.contact_check || !filter.risk.empty() || !filter.stage.empty() || filter.risk_check != RiskFilter::any;
}

// ---- the parts of the page, from the top ----

void page_head(Html& html, Page& page, std::string_view heading) {
  html << "<div class=\"rw-pagehead\"><h1 class=\"govuk-heading-l\">" << heading << "</h1>";
  if (may(page.actor(), Permission::take_reports)) {
    html << "<div class=\"rw-actions\">";
    ui::button(html, {.text = "Start a new case", .href = "/reports/new"});
    html << "</div>";
  }
  html << "</div>";
}

void attention(Html& html, WorkView view, const app::WorkCounts& counts) {
  const WorkView own = view == WorkView::closed ? WorkView::mine : view;
  const auto item = [&](ui::Attention kind, std::size_t count, const char* what, WorkFilter filter) {
    filter.view = own;
    ui::AttentionItem out{kind, static_cast<int>(count), what, Url(address_of(filter))};
    out.shown = count_words(count);
    return out;
  };
  WorkFilter overdue, today, week, check;
  overdue.due = DueFilter::overdue;
  today.due = DueFilter::today;
  week.due = DueFilter::week;
  check.contact_check = true;
  // Nothing overdue is good news and is not painted red.
  ui::attention_strip(html,
                      {item(counts.overdue ? ui::Attention::now : ui::Attention::later, counts.overdue, "overdue", overdue),
                       item(ui::Attention::soon, counts.today, "due today", today), item(ui::Attention::later, counts.week, "due in 7 days", week),
                       item(ui::Attention::check, counts.contact, "safe contact to check", check)},
                      "What needs you first");
}

void lists(Html& html, WorkView view, const app::WorkCounts& counts) {
  const auto counted = [](const char* text, std::size_t count) { return std::string(text) + " (" + count_words(count) + ")"; };
  ui::sub_navigation(html, {.label = "Case lists",
                            .items = {{counted("My cases", counts.mine), "/cases", view == WorkView::mine},
                                      {counted("My team", counts.team), "/cases/team", view == WorkView::team},
                                      {counted("Not allocated", counts.unallocated), "/cases/unallocated", view == WorkView::unallocated},
                                      {"Closed", "/cases/closed", view == WorkView::closed}}});
}

void search_form(Html& html, Page& page, const std::string& words) {
  html << "<form class=\"rw-filter__row\" method=\"post\" action=\"/cases/search\" role=\"search\" aria-label=\"Find a case\" autocomplete=\"off\">";
  hidden(html, "_token", page.new_token());
  html << "<div class=\"govuk-form-group rw-filter__search\"><label class=\"govuk-label govuk-!-font-weight-bold\" for=\"q\">Find a case</label>"
          "<div id=\"q-hint\" class=\"govuk-hint govuk-visually-hidden\">Name, address, phone number or case reference</div>"
          "<input class=\"govuk-input\" id=\"q\" name=\"q\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" maxlength=\""
       << longest_search << "\" aria-describedby=\"q-hint\" value=\"" << words << "\"></div>";
  ui::button(html, {.text = "Find", .classes = "govuk-button--secondary"});
  html << "</form>";
}

void pick(Html& html, const char* name, const char* label, const char* any, std::span<const Choice> choices, const std::string& value) {
  ui::Select list;
  list.name = name;
  list.value = value;
  list.label.text = label;
  list.label.classes = "govuk-!-font-weight-bold";
  list.form_group.classes = "rw-filter__pick";
  list.items.push_back({.text = any, .value = ""});
  for (const Choice& choice : choices) list.items.push_back({.text = std::string(choice.label), .value = std::string(choice.value)});
  ui::select(html, list);
}

void filter_form(Html& html, const WorkFilter& filter) {
  html << "<form class=\"rw-filter__row\" method=\"get\" action=\"" << Url(path_of(filter.view)) << "\" aria-label=\"Filter this list\">";
  if (filter.due != DueFilter::any) hidden(html, "due", std::string(name_of(filter.due)));
  if (filter.contact_check) hidden(html, "contact", "check");
  std::vector<Choice> levels(std::begin(risks), std::end(risks));
  if (filter.view != WorkView::closed) levels.insert(levels.end(), std::begin(risk_checks), std::end(risk_checks));
  pick(html, "risk", "Risk", "Any", levels, filter.risk_check == RiskFilter::any ? filter.risk : std::string(name_of(filter.risk_check)));
  if (filter.view != WorkView::closed) pick(html, "stage", "Stage", "All open", stages, filter.stage);
  ui::button(html, {.text = "Show cases", .classes = "govuk-button--secondary"});
  html << "</form>";
}

void filters_on(Html& html, const WorkFilter& filter) {
  if (!filtered(filter)) return;
  std::vector<ui::FilterTag> tags;
  const auto without = [&](std::string text, auto&& clear) {
    WorkFilter rest = filter;
    clear(rest);
    tags.push_back({std::move(text), Url(address_of(rest))});
  };
  if (filter.due != DueFilter::any) without(std::string(due_label(filter.due)), [](WorkFilter& f) { f.due = DueFilter::any; });
  if (filter.contact_check) without("Safe contact to check", [](WorkFilter& f) { f.contact_check = false; });
  if (!filter.risk.empty()) without("Risk: " + std::string(label_in(risks, filter.risk)), [](WorkFilter& f) { f.risk.clear(); });
  if (filter.risk_check != RiskFilter::any)
    without("Risk: " + std::string(label_in(risk_checks, name_of(filter.risk_check))), [](WorkFilter& f) { f.risk_check = RiskFilter::any; });
  if (!filter.stage.empty()) without("Stage: " + std::string(label_in(stages, filter.stage)), [](WorkFilter& f) { f.stage.clear(); });
  html << "<div class=\"rw-filter__on\"><p class=\"rw-small\">Showing:</p>";
  ui::filter_tags(html, tags);
  html << "<p class=\"rw-small\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(path_of(filter.view))
       << "\">Show all</a></p></div>";
}

std::string times_at(Instant now) {
  const CivilTime t = civil(now);
  return "Times at " + clock_words(t.hour, t.minute) + ", " + day_and_date(t.date) + ".";
}

std::string_view order_words(const WorkFilter& filter) {
  if (filter.view == WorkView::closed) return "newest first";
  if (filter.contact_check) return "the longest unchecked first";
  return filter.risk_check == RiskFilter::out_of_date ? "the longest out of date first" : "most urgent first";
}

void list_bar(Html& html, const WorkFilter& filter, const app::Worklist& list, std::size_t number) {
  const std::size_t first = number * page_size + 1, last = number * page_size + list.rows.size();
  html << "<div class=\"rw-listbar\"><p class=\"rw-small\">Showing <strong>" << first << " to " << last << "</strong> of <strong>"
       << count_words(std::max(list.counts.matching, last < app::count_cap ? last : app::count_cap)) << "</strong> "
       << (list.counts.matching == 1 ? Markup("case") : Markup("cases")) << ", " << order_words(filter) << ". " << times_at(list.now) << "</p></div>";
}

// Counting stops at the cap, so beyond it only "Next" is known: a full page with more behind it.
void page_links(Html& html, const WorkFilter& filter, const app::Worklist& list, std::size_t number) {
  const bool capped = list.counts.matching >= app::count_cap;
  const std::size_t counted = (list.counts.matching + page_size - 1) / page_size;
  const bool more = list.rows.size() == page_size && (capped || number + 1 < counted);
  const std::size_t pages = std::max(counted, number + 1);
  if (pages == 1 && !more) return;
  ui::Pagination links;
  links.landmark_label = "Pages of cases";
  if (number > 0) links.previous = {.href = Url(address_of(filter, number - 1))};
  bool gap = false;
  for (std::size_t i = 0; i < pages; ++i) {
    if (i != 0 && (i + 2 < number || i > number + 3)) {
      if (!gap) links.items.push_back({.ellipsis = true});
      gap = true;
      continue;
    }
    gap = false;
    links.items.push_back({.number = std::to_string(i + 1), .href = Url(address_of(filter, i)), .current = i == number});
  }
  if (more) links.next = {.href = Url(address_of(filter, number + 1))};
  ui::pagination(html, links);
}

void nothing_here(Html& html, Page& page, const WorkFilter& filter, std::size_t number) {
  html << "<p class=\"govuk-body\">";
  if (number > 0) {
    html << "There are no more cases in this list. <a class=\"govuk-link\" href=\"" << Url(address_of(filter)) << "\">Go to the first page</a>.</p>";
    return;
  }
  if (filtered(filter)) {
    html << "No case in this list matches. <a class=\"govuk-link\" href=\"" << Url(path_of(filter.view)) << "\">Show all</a>.</p>";
    return;
  }
  switch (filter.view) {
    case WorkView::mine: html << "You have no open cases."; break;
    case WorkView::team: html << "There is no open case of your team that you may see."; break;
    case WorkView::unallocated: html << "No case is waiting for somebody to take it."; break;
    case WorkView::closed: html << "There is no closed case that you may see."; break;
  }
  html << "</p><ul class=\"govuk-list\">";
  if (filter.view != WorkView::mine) html << "<li><a class=\"govuk-link\" href=\"/cases\">My cases</a></li>";
  else html << "<li><a class=\"govuk-link\" href=\"/cases/team\">My team</a></li>";
  if (may(page.actor(), Permission::take_reports)) html << "<li><a class=\"govuk-link\" href=\"/reports/new\">Start a new case</a></li>";
  html << "</ul>";
}

void workload(Html& html, Page& page, std::size_t unallocated) {
  if (!may(page.actor(), Permission::allocate) || !page.actor().manages_team) return;
  html << "<h2 class=\"govuk-heading-m\">Workload</h2>";
  CardTable table{"Workload", {"Colleague", "Open cases", "Overdue"}, {}};
  for (const app::Load& load : app::workload(page.desk(), page.actor()))
    table.rows.push_back({Html() << load.name, Html() << count_words(load.open), Html() << count_words(load.overdue)});
  card_table(html, table);
  html << "<p class=\"govuk-body\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"/cases/unallocated\">Give somebody a case: "
       << count_words(unallocated) << " not allocated</a></p>";
}

std::string title_of_list(const WorkFilter& filter, std::size_t number) {
  std::string title(heading_of(filter.view));
  if (filter.due != DueFilter::any) title += ": " + std::string(due_label(filter.due));
  else if (filter.contact_check) title += ": safe contact to check";
  if (number > 0) title += ", page " + std::to_string(number + 1);
  return title;
}

Response show(Page& page, WorkView view) {
  const WorkFilter filter = filter_of(page, view);
  const std::size_t number = page_number(page);
  const auto list = app::worklist(page.desk(), page.actor(), filter, number, page_size);
  if (!list) return refusal_page(page, list.refusal());
  Html html;
  html.reserve(8'000 + list->rows.size() * 2'500);
  page_head(html, page, heading_of(view));
  attention(html, view, list->counts);
  lists(html, view, list->counts);
  html << "<div class=\"rw-filter\"><div class=\"rw-filter__forms\">";
  search_form(html, page, {});
  filter_form(html, filter);
  html << "</div>";
  filters_on(html, filter);
  html << "</div>";
  if (list->rows.empty()) {
    nothing_here(html, page, filter, number);
  } else {
    list_bar(html, filter, *list, number);
    case_table(html, page, list->rows,
               {.caption = std::string(heading_of(view)) + ", " + std::string(order_words(filter)),
                .who_has_it = view != WorkView::mine,
                .allocate = view == WorkView::unallocated && may(page.actor(), Permission::allocate)});
    page_links(html, filter, *list, number);
  }
  if (view == WorkView::team) workload(html, page, list->counts.unallocated);
  return staff_page(page, {.title = title_of_list(filter, number), .nav = Nav::cases}, html);
}

}  // namespace

Response my_cases(Page& page) { return show(page, WorkView::mine); }
Response team_cases(Page& page) { return show(page, WorkView::team); }
Response unallocated_cases(Page& page) { return show(page, WorkView::unallocated); }
Response closed_cases(Page& page) { return show(page, WorkView::closed); }

Response search_again(Page&) { return Response::see_other("/cases"); }

Response search_cases(Page& page) {
  std::string words = Typed(page.form()).text("q");
  if (words.empty()) return Response::see_other("/cases");
  if (words.size() > longest_search) words.resize(longest_search);
  while (!words.empty() && !valid_utf8(words)) words.pop_back();  // a character cut in two
  const auto found = app::find_cases(page.desk(), page.actor(), words, most_found);
  if (!found) return refusal_page(page, found.refusal());
  Html html;
  html.reserve(6'000 + found->rows.size() * 2'500);
  page_head(html, page, "Find a case");
  html << "<div class=\"rw-filter\">";
  search_form(html, page, words);
  html << "</div>";
  if (found->rows.empty()) {
    html << "<p class=\"govuk-body\">No case that you may see fits these words.</p><p class=\"govuk-body\">We looked for the beginning of words in the "
            "name, the address, the phone number and the reference, and for names that are written otherwise or are short for one another. "
            "Try fewer words, or add a date of birth.</p>";
    if (may(page.actor(), Permission::take_reports))
      html << "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/reports/new\">Start a new case</a></p>";
  } else {
    html << "<div class=\"rw-listbar\"><p class=\"rw-small\">";
    if (found->more) html << "The nearest <strong>" << found->rows.size() << "</strong> cases. Add a word to find fewer. ";
    else
      html << "<strong>" << found->rows.size() << "</strong> " << (found->rows.size() == 1 ? Markup("case") : Markup("cases"))
           << ", the nearest first. ";
    html << times_at(page.now()) << "</p></div>";
    case_table(html, page, found->rows, {.caption = "Cases found, the nearest first", .who_has_it = true});
  }
  return staff_page(page, {.title = "Find a case", .nav = Nav::cases, .back = "/cases", .back_text = "My cases"}, html);
}

}  // namespace rowan::web::pages
