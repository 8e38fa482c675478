// Bringing in repairs and complaints: a file, which column is what, a dry run with every bad row by line and column, and then the import.
#include "web/pages/screening_uploads.h"

#include "app/screening/rules.h"
#include "letters/sheets.h"
#include "web/components/button.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/components/warning_text.h"
#include "web/pages/card_table.h"
#include "web/pages/organisation_shared.h"
#include "web/pages/screening.h"
#include "web/pages/screening_shared.h"

namespace rowan::web::pages {
namespace {

using screening::EventKind;
using Upload = std::shared_ptr<PatternUpload>;

constexpr std::size_t most_faults_shown = 50, most_files = 30;
constexpr std::string_view went_wrong = "screening.failed";
const std::string files_address = "/patterns/files", check_address = "/patterns/files/check";

bool on_team(Page& page) { return app::on_screening_team(page.desk(), page.actor()); }

// A second post of the same form reads and takes nothing in.
Result<void> use_token(Page& page) {
  return page.desk().store.write([&](store::Tx& tx) { return tx.use_form_token(page.token(), page.now()); });
}

// Ends its run whatever becomes of the work: thrown, refused, or dropped by a server that ends.
class Ending {
 public:
  Ending(Upload upload, std::int64_t run) : upload_(std::move(upload)), run_(run) {}
  Ending(const Ending&) = delete;
  Ending& operator=(const Ending&) = delete;
  ~Ending() { failed(); }
  void with(Result<app::ScreeningImportReport> outcome) { upload_->end(run_, std::move(outcome)); }
  void failed() {
    upload_->end(run_, Refusal::one(Because::failed, std::string(went_wrong),
                                    "Something went wrong in Rowan. Look under Files whether this file was brought in before you bring it in again"));
  }

 private:
  Upload upload_;
  std::int64_t run_;
};

// Runs it where it may wait; the page comes back to see how far it is.
void go(Page& page, const Upload& upload, UploadRun run, const app::ScreeningImportOptions& options) {
  auto ending = std::make_shared<Ending>(upload, run.number);
  auto work = [&desk = page.desk(), ending, run = std::move(run), options, by = page.actor().id] {
    try {
      ending->with(app::import_screening(desk, by, *run.bytes, run.mapping, options, run.progress.get()));
    } catch (const std::exception&) {
      ending->failed();
    }
  };
  if (page.site().options.later) page.site().options.later(std::move(work));
  else work();
}

void upload_form(Html& html, Page& page, const Values& values) {
  html << "<h2 class=\"govuk-heading-m\">Bring in a file</h2><form method=\"post\" enctype=\"multipart/form-data\" action=\"/patterns/files/new\" novalidate autocomplete=\"off\">";
  hidden(html, "_token", page.new_token());
  radio_field(html, values, {.name = "kind", .label = "What is in it?"}, {{"repair", "Repair jobs"}, {"noise", "Complaints about noise or behaviour"}});
  const std::string error = values.error("file");
  html << "<div class=\"govuk-form-group";
  if (!error.empty()) html << " govuk-form-group--error";
  html << "\"><label class=\"govuk-label\" for=\"file\">File</label><div id=\"file-hint\" class=\"govuk-hint\">CSV or Excel (the first sheet), up to 60 MB, with the names of the columns in the first line. "
          "Larger files: rowan screen import</div>";
  if (!error.empty()) html << "<p id=\"file-error\" class=\"govuk-error-message\"><span class=\"govuk-visually-hidden\">Error:</span> " << error << "</p>";
  html << "<input class=\"govuk-file-upload\" id=\"file\" name=\"file\" type=\"file\" aria-describedby=\"file-hint";
  if (!error.empty()) html << " file-error";
  html << "\"></div><p class=\"govuk-body\">The words in it are read for the phrases on the list and then dropped. Nothing is taken in before you have seen what is in it.</p>";
  submit(html, "Look at the file");
  close_form(html);
}

Response draw_files(Page& page, const Values& values) {
  const auto rules = app::screening_files(page.desk(), page.actor());
  if (!rules) return refusal_page(page, rules.refusal());
  Html html;
  error_summary_of(html, values);
  html << "<h1 class=\"govuk-heading-l\">Files</h1>";
  if (rules->read_before > 0)
    ui::warning_text(html, {.text = "The list of phrases has changed since files were read. Import them again: until then a new phrase finds nothing in them."});
  upload_form(html, page, values);
  if (!rules->files.empty()) {
    html << "<h2 class=\"govuk-heading-m\">Brought in</h2>";
    CardTable table{"Files brought in, newest first", {"When", "What", "Rows", "With words on the list", "Bad rows", "Homes not in the register", "By"}, {}};
    for (std::size_t i = 0; i < rules->files.size() && i < most_files; ++i) {
      const prompts::ReadOnce& file = rules->files[i];
      const auto& what = file.what;
      std::string days = what.first && what.last ? ", " + long_date(*what.first) + " to " + long_date(*what.last) : std::string();
      table.rows.push_back({Html(date_and_time(file.at)), Html(what.kinds + days), Html(std::to_string(what.rows)),
                            Html(std::to_string(what.fresh + what.changed + what.untouched) + " (" + std::to_string(what.fresh) + " new)"), Html(std::to_string(what.bad)),
                            Html(std::to_string(what.unknown_homes)), Html(page.desk().staff.name(file.by))});
    }
    card_table(html, table);
  }
  return patterns_page(page, {.title = "Files of patterns", .tab = PatternTab::files, .error = values.has_errors()}, html);
}

std::vector<Option> column_options(const std::vector<std::string>& names, std::string_view none) {
  std::vector<Option> out{{"", std::string(none)}};
  for (std::size_t i = 0; i < names.size(); ++i) out.push_back({std::to_string(i), names[i].empty() ? "Column " + std::to_string(i + 1) : names[i]});
  return out;
}

Values values_of(const screening::Mapping& mapping) {
  Values values;
  const auto put = [&](const char* name, std::optional<int> column) { if (column) values.set(name, std::to_string(*column)); };
  put("source", mapping.source);
  put("home", mapping.home);
  put("date", mapping.date);
  put("code", mapping.code);
  put("reporter", mapping.reporter);
  put("crime_reference", mapping.crime_reference);
  for (const int column : mapping.text) values.set("text", std::to_string(column));
  values.set("dates", std::string(name_of(mapping.dates)));
  return values;
}

void mapping_form(Html& html, Page& page, const PatternUpload& upload, bool as_last_time, const Values& values) {
  html << "<h2 class=\"govuk-heading-m\">Which column is what?</h2><p class=\"govuk-body\">"
       << (as_last_time ? std::string_view("As it was for the last file of this kind.") : std::string_view("Guessed from the names of the columns."))
       << " Change what is wrong, and look again.</p>";
  open_form(html, page, check_address);
  select_field(html, values, {.name = "source", .label = "Number of the job or complaint"}, column_options(upload.names, "Choose a column"));
  select_field(html, values, {.name = "home", .label = "Home: UPRN, or its reference"}, column_options(upload.names, "Choose a column"));
  select_field(html, values, {.name = "date", .label = "Date"}, column_options(upload.names, "Choose a column"));
  select_field(html, values, {.name = "dates", .label = "How are dates written?"}, {{"iso_or_day_first", "2026-01-31 or 31/01/2026"}, {"month_first", "01/31/2026"}});
  select_field(html, values, {.name = "code", .label = "Trade or complaint code"}, column_options(upload.names, "None"));
  std::vector<Option> texts;
  for (std::size_t i = 0; i < upload.names.size(); ++i) texts.push_back({std::to_string(i), upload.names[i].empty() ? "Column " + std::to_string(i + 1) : upload.names[i]});
  check_field(html, values, {.name = "text", .label = "Words: description and notes", .hint = "Read for phrases, and dropped"}, std::move(texts));
  select_field(html, values, {.name = "reporter", .label = "Who reported it", .hint = "Only to tell different callers apart; it is not kept"}, column_options(upload.names, "None"));
  select_field(html, values, {.name = "crime_reference", .label = "Crime reference"}, column_options(upload.names, "None"));
  submit(html, "Look again", files_address, "Cancel", "govuk-button--secondary");
  close_form(html);
}

void report_section(Html& html, Page& page, const app::ScreeningImportReport& report, std::int64_t run, bool done) {
  ui::SummaryList list;
  const auto row = [&](const char* key, std::string value) { list.rows.push_back({.key = {.text = key}, .value = {.text = std::move(value)}}); };
  row("Rows", std::to_string(report.counts.rows));
  row("Bad rows", std::to_string(report.counts.bad));
  if (report.counts.first) row("Days", long_date(screening::date_of(*report.counts.first)) + " to " + long_date(screening::date_of(*report.counts.last)));
  row("Rows with words on the list", std::to_string(report.with_terms));
  row("Of these new, changed, as they were", std::to_string(report.fresh) + ", " + std::to_string(report.changed) + ", " + std::to_string(report.untouched));
  row("Homes", std::to_string(report.counts.homes));
  row("Homes not in the register", std::to_string(report.unknown_homes) + (report.unknown_homes > 0 ? ". Their rows are kept; bring in the homes, and then this file again" : ""));
  if (report.too_old > 0) row("Older than the policy keeps", std::to_string(report.too_old) + ". Left out");
  if (report.read_before > 0) row("Read with an earlier list of phrases", std::to_string(report.read_before) + ". Import those files again");
  ui::summary_list(html, list);
  if (!report.faults.empty()) {
    html << "<h2 class=\"govuk-heading-m\">Bad rows</h2>";
    CardTable table{"Bad rows, by line and column", {"Line", "Column", "What is wrong"}, {}};
    for (std::size_t i = 0; i < report.faults.size() && i < most_faults_shown; ++i) {
      const csv::Fault& fault = report.faults[i];
      const auto at = static_cast<std::size_t>(fault.place.column);
      std::string column = at == 0 ? "The whole line" : std::to_string(at);
      if (at > 0 && at <= report.columns.size() && !report.columns[at - 1].empty()) column += ", " + report.columns[at - 1];
      table.rows.push_back({Html(std::to_string(fault.place.line)), Html(column), Html(fault.text)});
    }
    card_table(html, table);
    if (report.faults.size() > most_faults_shown) html << "<p class=\"govuk-body\">And more: the first " << most_faults_shown << " are shown.</p>";
  }
  if (done) return;
  open_form(html, page, "/patterns/files/import");
  hidden(html, "seen", std::to_string(run));
  if (report.counts.bad > 0) {
    hidden(html, "good_rows", "yes");
    submit(html, "Import the good rows", files_address);
  } else {
    submit(html, "Import", files_address);
  }
  close_form(html);
}

std::string_view stage_words(app::ImportStage stage) {
  switch (stage) {
    case app::ImportStage::waiting: return "Waiting to begin";
    case app::ImportStage::reading: return "Reading the rows";
    case app::ImportStage::comparing: return "Comparing with what is there";
    case app::ImportStage::writing: return "Writing";
    case app::ImportStage::looking: return "Looking for patterns";
    case app::ImportStage::done: return "Done";
  }
  return {};
}

Response draw_check(Page& page, const Upload& upload, std::vector<Problem> problems) {
  PatternUpload::View view = upload->view();
  Html html;
  const bool running = view.stage == UploadStage::ready || view.stage == UploadStage::checking || view.stage == UploadStage::importing;
  if (running) {
    html << "<h1 class=\"govuk-heading-l\">" << stage_words(view.reading) << "</h1><p class=\"govuk-body\">";
    if (view.rows > 0) html << view.rows << " rows so far. ";
    html << "You can leave this page and come back.</p>";
    ui::button(html, {.text = "See how far it is", .href = Url(check_address), .classes = "govuk-button--secondary"});
    Response response = patterns_page(page, {.title = "Reading a file", .tab = PatternTab::files, .back = files_address, .back_text = "Files", .wide = false}, html);
    response.set("Refresh", "2");
    return response;
  }
  if (view.refusal) problems.insert(problems.end(), view.refusal->problems.begin(), view.refusal->problems.end());
  Values values = problems.empty() ? values_of(view.mapping) : [&] {
    Form form;
    if (page.request().method == Method::post) form = page.form();
    Values with(form, std::move(problems));
    if (page.request().method == Method::post) return with;
    const Values stored = values_of(view.mapping);
    for (const char* name : {"source", "home", "date", "code", "reporter", "crime_reference", "dates"}) with.set(name, stored.one(name));
    for (const std::string& column : stored.all("text")) with.set("text", column);
    return with;
  }();
  error_summary_of(html, values);
  const bool done = view.stage == UploadStage::done;
  html << "<h1 class=\"govuk-heading-l\">" << (done ? std::string_view("The file is imported") : std::string_view("What is in the file")) << "</h1>";
  if (done) {
    const std::string_view found = view.report->rules_ran ? "What the rules found in it is under "
                                                          : "The rules could not run over it now and run again within a day. What they find is under ";
    ui::inset_text(html, {.html = Html() << "Its words are gone. " << found << link_to("/patterns", "To look at") << "."});
  }
  if (!done && (!view.refusal || view.refusal->first().id != went_wrong)) html << "<p class=\"govuk-body\">Nothing has been taken in yet.</p>";
  if (view.report) report_section(html, page, *view.report, view.run, done);
  if (!done) mapping_form(html, page, *upload, view.as_last_time, values);
  return patterns_page(page, {.title = done ? "File imported" : "What is in the file", .tab = PatternTab::files, .back = files_address, .back_text = "Files", .wide = false, .error = values.has_errors()},
                       html);
}

std::optional<int> column_of(Typed& typed, const char* name, std::size_t columns) {
  if (typed.text(name).empty()) return {};
  const std::int64_t column = typed.number(name);
  if (column < 0 || column >= static_cast<std::int64_t>(columns)) return {};
  return static_cast<int>(column);
}

}  // namespace

Response pattern_files(Page& page) { return draw_files(page, Values()); }

Response bring_pattern_file(Page& page) {
  if (!on_team(page)) return not_found_page(page);
  const auto wrong = [&](std::string text, std::string field) { return draw_files(page, Values(page.form(), {{"screening.file", std::move(text), std::move(field)}})); };
  const auto kind = named<EventKind>(page.form().one("kind"));
  if (!kind || *kind == EventKind::concern) return wrong("Choose what is in the file", "kind");
  const UploadedFile* file = page.file("file");
  if (!file || file->bytes.empty()) return wrong("Choose a file", "file");
  std::string bytes = file->bytes;
  if (letters::looks_like_a_workbook(bytes)) {
    auto csv = letters::csv_of_workbook(bytes);
    if (!csv) return wrong(csv.refusal().first().text, "file");
    bytes = std::move(csv).value();
  }
  auto columns = app::screening_columns(page.desk(), bytes, *kind);
  if (!columns) return wrong(columns.refusal().first().text, "file");
  if (const auto used = use_token(page); !used) return after(page, used, check_address, {});
  const auto upload = std::make_shared<PatternUpload>(page.now(), *kind, std::move(bytes), std::move(columns).value());
  page.site().uploads->put(page.actor().id, upload);
  if (auto run = upload->begin_check()) go(page, upload, std::move(*run), {.dry_run = true});
  return Response::see_other(check_address);
}

Response check_pattern_file(Page& page) {
  if (!on_team(page)) return not_found_page(page);
  const Upload upload = page.site().uploads->find(page.actor().id, page.now());
  return upload ? draw_check(page, upload, {}) : Response::see_other(files_address);
}

Response recheck_pattern_file(Page& page) {
  if (!on_team(page)) return not_found_page(page);
  const Upload upload = page.site().uploads->find(page.actor().id, page.now());
  if (!upload) return Response::see_other(files_address);
  Typed typed(page.form());
  screening::Mapping mapping;
  const std::size_t columns = upload->names.size();
  mapping.source = column_of(typed, "source", columns);
  mapping.home = column_of(typed, "home", columns);
  mapping.date = column_of(typed, "date", columns);
  mapping.code = column_of(typed, "code", columns);
  mapping.reporter = column_of(typed, "reporter", columns);
  mapping.crime_reference = column_of(typed, "crime_reference", columns);
  mapping.dates = typed.choice<screening::DateOrder>("dates", screening::DateOrder::iso_or_day_first);
  mapping.always = upload->kind;
  for (const std::string& text : typed.many("text")) {
    int column = -1;
    for (std::size_t i = 0; i < columns; ++i) if (std::to_string(i) == text) column = static_cast<int>(i);
    if (column >= 0) mapping.text.push_back(column);
  }
  std::vector<Problem> problems(typed.problems());
  if (!mapping.source) problems.push_back({"screening.source", "Choose the column with the number of the job or complaint", "source"});
  if (!mapping.home) problems.push_back({"screening.home", "Choose the column that says which home", "home"});
  if (!mapping.date) problems.push_back({"screening.date", "Choose the column with the date", "date"});
  if (!problems.empty()) return draw_check(page, upload, std::move(problems));
  if (const auto used = use_token(page); !used) return after(page, used, check_address, {});
  // While it is read, or when it is done, the page says so.
  if (auto run = upload->begin_check(std::move(mapping))) go(page, upload, std::move(*run), {.dry_run = true});
  return Response::see_other(check_address);
}

Response import_pattern_file(Page& page) {
  if (!on_team(page)) return not_found_page(page);
  const Upload upload = page.site().uploads->find(page.actor().id, page.now());
  if (!upload) return Response::see_other(files_address);
  if (const auto used = use_token(page); !used) return after(page, used, check_address, {});
  Typed typed(page.form());
  if (auto run = upload->begin_import(typed.number("seen"))) go(page, upload, std::move(*run), {.dry_run = false, .good_rows = typed.ticked("good_rows")});
  return Response::see_other(check_address);
}

}  // namespace rowan::web::pages
