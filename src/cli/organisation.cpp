#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "app/organisation/organisation.h"
#include "app/organisation/supervision.h"
#include "cli/commands.h"
#include "cli/installation.h"

namespace rowan::cli {
namespace {

// Whoever has the data folder and the key may run everything: the command line is no colleague.
const Actor command_line{};

// One JSON object, key by key.
class Object {
 public:
  Object& text(std::string_view key, std::string_view value) { return raw(key, json_text(value)); }
  Object& number(std::string_view key, std::int64_t value) { return raw(key, std::to_string(value)); }
  Object& truth(std::string_view key, bool value) { return raw(key, value ? "true" : "false"); }
  Object& date(std::string_view key, const std::optional<Date>& value) { return raw(key, value ? json_text(iso(*value)) : "null"); }
  Object& raw(std::string_view key, std::string value) {
    out_ += (out_.size() > 1 ? "," : "") + json_text(key) + ":" + value;
    return *this;
  }
  [[nodiscard]] std::string take() { return out_ + "}"; }

 private:
  std::string out_ = "{";
};

std::string list(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : ",") + item;
  return "[" + out + "]";
}

}  // namespace

int organisation_duties(const Config& config, const OrganisationOptions& options, const Output& out) {
  auto opened = open_beside(config, Warm::staff);
  if (!opened) return out.refuse(opened.refusal());
  auto view = app::organisation_duties(*opened->desk, command_line);
  if (!view) return out.refuse(view.refusal());
  const auto late = [](const organisation::DutyLine& line) { return line.state == organisation::DutyLineState::overdue; };
  if (options.overdue) std::erase_if(view->lines, [&](const organisation::DutyLine& line) { return !late(line); });
  const auto name = [&](StaffId id) { return id ? opened->desk->staff.name(id) : std::string(); };
  if (options.csv && !out.json) std::fputs(organisation::duties_csv(view->lines, name).c_str(), stdout);
  std::vector<std::string> rows;
  for (const organisation::DutyLine& line : view->lines) {
    if (!options.csv)
      out.line((line.due ? iso(*line.due) : "ended     ") + "  " + std::string(name_of(line.state)) + "  " + line.title +
               (line.owner ? ", " + name(line.owner) : ""));
    rows.push_back(Object()
                       .text("duty", line.title)
                       .text("clause", line.clause)
                       .text("owner", name(line.owner))
                       .number("every_months", line.months)
                       .date("due", line.due)
                       .text("state", name_of(line.state))
                       .date("last_done", line.last_done)
                       .text("evidence", line.last_evidence)
                       .truth("last_late", line.last_late)
                       .take());
  }
  out.document("{\"duties\":" + list(rows) + "}");
  return options.overdue && !rows.empty() ? refused_code : done;
}

int organisation_training(const Config& config, const Output& out) {
  auto opened = open_beside(config, Warm::staff);
  if (!opened) return out.refuse(opened.refusal());
  const auto view = app::training(*opened->desk, command_line);
  if (!view) return out.refuse(view.refusal());
  if (view->rules.empty()) out.line("No policy in force says which training is needed.");
  std::vector<std::string> rows;
  for (const organisation::MatrixRow& row : view->matrix)
    for (const organisation::MatrixCell& cell : row.cells) {
      out.line(row.staff.name + ": " + cell.course + ", " + std::string(name_of(cell.standing.state)) +
               (cell.standing.expires ? " until " + iso(*cell.standing.expires) : ""));
      rows.push_back(Object()
                         .text("name", row.staff.name)
                         .text("course", cell.course)
                         .text("state", name_of(cell.standing.state))
                         .date("last_done", cell.last_done)
                         .date("expires", cell.standing.expires)
                         .take());
    }
  out.document("{\"training\":" + list(rows) + "}");
  return done;
}

int organisation_documents(const Config& config, const Output& out) {
  auto opened = open_beside(config, Warm::staff);
  if (!opened) return out.refuse(opened.refusal());
  const auto view = app::documents(*opened->desk, command_line);
  if (!view) return out.refuse(view.refusal());
  std::vector<std::string> rows;
  for (const organisation::DocumentLine& line : view->lines) {
    out.line(line.policy + "  " + line.name + (line.past_review ? "  past its review" : "") + (line.location.empty() ? "" : "  " + line.location));
    std::vector<std::string> names;
    for (const organisation::AliasLine& alias : line.aliases) {
      out.line("    also called \"" + alias.name + "\": " + std::string(name_of(alias.state)));
      names.push_back(Object().text("name", alias.name).text("state", name_of(alias.state)).take());
    }
    rows.push_back(Object()
                       .text("policy", line.policy)
                       .text("id", line.id)
                       .text("name", line.name)
                       .text("location", line.location)
                       .date("review", line.review)
                       .truth("past_review", line.past_review)
                       .raw("aliases", list(names))
                       .take());
  }
  out.document("{\"documents\":" + list(rows) + "}");
  return done;
}

int organisation_agencies(const Config& config, const OrganisationOptions& options, const Output& out) {
  auto opened = open_beside(config, Warm::staff);
  if (!opened) return out.refuse(opened.refusal());
  const auto known = app::agencies(*opened->desk);
  if (!known) return out.refuse(known.refusal());
  const Date today = civil(opened->desk->now()).date;
  std::vector<std::string> rows;
  for (const organisation::Agency& agency : known->agencies) {
    const bool old = agency.out_of_date(today);
    if (options.overdue && !old) continue;
    out.line(agency.what.name + "  " + agency.what.phone + "  " + iso(agency.what.verified_on) + (old ? "  out of date" : ""));
    std::vector<std::string> areas, audiences;
    for (const std::string& area : agency.what.areas) areas.push_back(json_text(area));
    for (const std::string& audience : agency.what.audiences) audiences.push_back(json_text(audience));
    rows.push_back(Object()
                       .text("name", agency.what.name)
                       .raw("areas", list(areas))
                       .raw("audiences", list(audiences))
                       .text("phone", agency.what.phone)
                       .text("hours", agency.what.hours)
                       .text("web", agency.what.web)
                       .text("source", agency.what.source)
                       .date("verified_on", agency.what.verified_on)
                       .truth("out_of_date", old)
                       .take());
  }
  out.document("{\"agencies\":" + list(rows) + "}");
  return options.overdue && !rows.empty() ? refused_code : done;
}

int organisation_agencies_import(const Config& config, const OrganisationOptions& options, const Output& out) {
  std::ifstream in(options.file, std::ios::binary);
  if (!in) return out.refuse(Refusal::one(Because::failed, "agency.not-read", "The file cannot be read", options.file));
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  auto opened = open_installation(config, Warm::staff);
  if (!opened) return out.refuse(opened.refusal());
  const auto made = app::import_agencies(*opened->desk, command_line, text);
  if (!made) return out.refuse(made.refusal());
  out.line(std::to_string(made->added) + " agencies added, " + std::to_string(made->updated) + " brought up to date, " + std::to_string(made->same) +
           " as they were.");
  out.document(Object()
                   .number("added", static_cast<std::int64_t>(made->added))
                   .number("updated", static_cast<std::int64_t>(made->updated))
                   .number("same", static_cast<std::int64_t>(made->same))
                   .take());
  return done;
}

int organisation_one_to_ones(const Config& config, const OrganisationOptions& options, const Output& out) {
  auto opened = open_beside(config, Warm::staff);
  if (!opened) return out.refuse(opened.refusal());
  const auto all = app::all_discussions(*opened->desk);
  if (!all) return out.refuse(all.refusal());
  std::vector<std::string> rows;
  for (const app::DiscussionDue& one : *all) {
    const bool late = one.duty && one.duty->state == DutyState::overdue;
    if (options.overdue && !late) continue;
    const auto on = one.discussed_at ? std::optional(civil(*one.discussed_at).date) : std::nullopt;
    const auto due = one.duty && one.duty->due ? std::optional(civil(*one.duty->due).date) : std::nullopt;
    out.line(one.reference + "  " + (on ? "discussed " + iso(*on) : std::string("never discussed")) + (due ? "  due " + iso(*due) : "") +
             (late ? "  overdue" : ""));
    rows.push_back(Object()
                       .text("reference", one.reference)
                       .text("officer", opened->desk->staff.name(one.officer))
                       .date("discussed", on)
                       .date("due", due)
                       .truth("overdue", late)
                       .take());
  }
  out.document("{\"one_to_ones\":" + list(rows) + "}");
  return options.overdue && !rows.empty() ? refused_code : done;
}

}  // namespace rowan::cli
