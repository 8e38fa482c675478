// Which column is what: guessed from the names of the columns, or told by a mapping file. A person confirms it either way.
#include <algorithm>
#include <array>

#include "base/codec.h"
#include "base/text.h"
#include "screening/import.h"

namespace rowan::screening {

namespace {

// Folded and joined names that housing and repairs systems give their columns, the likeliest first.
struct Names {
  std::string_view role;
  std::vector<std::string_view> names;
};
const std::vector<Names>& known_names() {
  static const std::vector<Names> known = {
      {"source",
       {"eventid", "jobnumber", "jobno", "jobid", "jobref", "jobreference", "workorder", "workorderreference", "workordernumber", "wono",
        "ordernumber", "orderno", "orderref", "repairid", "repairreference", "repairnumber", "caseid", "caseenquiryid", "casereference",
        "caseref", "complaintid", "complaintref", "enquiryid", "order", "job", "reference", "ref", "uniquekey", "id"}},
      {"home",
       {"uprn", "propertyreference", "propertyref", "propref", "propertyid", "propertynumber", "propertycode", "assetid",
        "assetreference", "placeref", "unitreference", "unitid", "homeid", "address", "propertyaddress", "location", "incidentaddress"}},
      {"date",
       {"date", "datereported", "reporteddate", "dateraised", "raiseddate", "raised", "daterasied", "logged", "datelogged", "loggeddate",
        "reported", "createddate", "datecreated", "created", "opendt", "opened", "openeddate", "incidentdate", "dateofincident",
        "orderdate", "jobdate"}},
      {"code",
       {"sorcode", "sorcodes", "sor", "schedulecode", "scheduleofrates", "tradecode", "trade", "code", "jobcode", "category",
        "casecategory", "complainttype", "casetype", "type", "subject"}},
      {"kind",
       {"kind", "eventkind", "recordkind"}},
      {"reporter",
       {"reporter", "reporterid", "reporterref", "reportedby", "reportedbyid", "complainant", "complainantid", "complainantref", "caller",
        "callerid", "personref"}},
      {"crime_reference",
       {"crimereference", "crimeref", "crimenumber", "crimereferencenumber", "policereference", "policeref"}},
  };
  return known;
}
constexpr std::array<std::string_view, 20> text_names = {
    "description", "jobdescription", "repairdescription", "longdescription", "shortdescription", "workdescription", "orderdescription",
    "faultdescription", "details", "detail", "notes", "jobnotes", "comments", "text", "narrative", "complaintdetails",
    "incidentdescription", "descriptor", "problem", "problems"};

std::optional<int>* place_of(Mapping& mapping, std::string_view role) {
  if (role == "source") return &mapping.source;
  if (role == "home") return &mapping.home;
  if (role == "date") return &mapping.date;
  if (role == "code") return &mapping.code;
  if (role == "kind") return &mapping.kind;
  if (role == "reporter") return &mapping.reporter;
  if (role == "crime_reference") return &mapping.crime_reference;
  return nullptr;
}

struct File {
  std::string source, home, date, code, kind, reporter, crime_reference;
  std::vector<std::string> text, repair_words, noise_words, concern_words;
  std::string always, dates;
  template <class F>
  void fields(F& f) {
    f("source", source);
    f("home", home);
    f("date", date);
    f("code", code);
    f("text", text);
    f("reporter", reporter);
    f("crime_reference", crime_reference);
    f("kind", kind);
    f("always", always);
    f("repair_words", repair_words);
    f("noise_words", noise_words);
    f("concern_words", concern_words);
    f("dates", dates);
  }
};
constexpr std::array<std::string_view, 13> keys = {"source", "home",   "date",         "code",        "text",          "reporter", "crime_reference",
                                                   "kind",   "always", "repair_words", "noise_words", "concern_words", "dates"};

Problem problem(std::string id, std::string text, std::string field) {
  return {"screening.mapping." + std::move(id), std::move(text), std::move(field)};
}

// The keys of a JSON object of texts and lists of texts, which is known to be well formed.
std::vector<std::string> keys_of(std::string_view json) {
  std::vector<std::string> found;
  std::string last;
  for (std::size_t at = 0; at < json.size(); ++at) {
    if (json[at] == ':') found.push_back(last);
    if (json[at] != '"') continue;
    last.clear();
    for (++at; at < json.size() && json[at] != '"'; ++at) {
      if (json[at] == '\\') ++at;
      if (at < json.size()) last += json[at];
    }
  }
  return found;
}

std::optional<int> column_named(std::string_view name, const std::vector<std::string>& header) {
  const std::string wanted = fold_joined(name);
  for (std::size_t n = 0; n < header.size(); ++n) if (header[n] == name) return static_cast<int>(n);
  for (std::size_t n = 0; n < header.size(); ++n) if (!wanted.empty() && fold_joined(header[n]) == wanted) return static_cast<int>(n);
  return {};
}

}  // namespace

Mapping guess_mapping(const std::vector<std::string>& header, EventKind always) {
  Mapping mapping;
  mapping.always = always;
  std::vector<std::string> names;
  for (const std::string& name : header) names.push_back(fold_joined(name));
  std::vector<bool> taken(header.size(), false);
  for (const Names& role : known_names()) {
    std::optional<int>& place = *place_of(mapping, role.role);
    for (const std::string_view name : role.names) {
      for (std::size_t n = 0; n < names.size() && !place; ++n) {
        if (taken[n] || names[n] != name) continue;
        place = static_cast<int>(n);
        taken[n] = true;
      }
    }
  }
  for (std::size_t n = 0; n < names.size(); ++n)
    if (!taken[n] && std::find(text_names.begin(), text_names.end(), names[n]) != text_names.end()) mapping.text.push_back(static_cast<int>(n));
  return mapping;
}

Result<Mapping> read_mapping(std::string_view json, const std::vector<std::string>& header, EventKind always) {
  File file;
  try {
    file = from_json<File>(json);
  } catch (const Unreadable&) {
    return Refusal::one(Because::invalid, "screening.mapping.json", "The mapping is not one JSON object of texts and lists of texts.");
  }
  std::vector<Problem> faults;
  for (const std::string& key : keys_of(json))
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) faults.push_back(problem("key", "A mapping has no “" + key + "”.", key));
  Mapping mapping;
  mapping.always = always;
  const auto find = [&](const std::string& role, const std::string& name, std::optional<int>& place) {
    if (name.empty()) return;
    place = column_named(name, header);
    if (!place) faults.push_back(problem("column", "The file has no column “" + name + "”.", role));
  };
  find("source", file.source, mapping.source);
  find("home", file.home, mapping.home);
  find("date", file.date, mapping.date);
  find("code", file.code, mapping.code);
  find("kind", file.kind, mapping.kind);
  find("reporter", file.reporter, mapping.reporter);
  find("crime_reference", file.crime_reference, mapping.crime_reference);
  for (const std::string& name : file.text) {
    std::optional<int> place;
    find("text", name, place);
    if (place) mapping.text.push_back(*place);
  }
  if (!file.repair_words.empty()) mapping.repair_words = file.repair_words;
  if (!file.noise_words.empty()) mapping.noise_words = file.noise_words;
  if (!file.concern_words.empty()) mapping.concern_words = file.concern_words;
  if (const auto kind = named<EventKind>(file.always)) mapping.always = *kind;
  else if (!file.always.empty())
    faults.push_back(problem("always", "Every row is a repair, noise or a concern: write one of these words.", "always"));
  if (const auto order = named<DateOrder>(file.dates)) mapping.dates = *order;
  else if (!file.dates.empty()) faults.push_back(problem("dates", "Write iso_or_day_first or month_first.", "dates"));
  if (faults.empty()) faults = faults_of(mapping, header.size());
  if (!faults.empty()) return Refusal{Because::invalid, std::move(faults)};
  return mapping;
}

std::string write_mapping(const Mapping& mapping, const std::vector<std::string>& header) {
  const auto name = [&](const std::optional<int>& column) { return column ? header[static_cast<std::size_t>(*column)] : std::string(); };
  File file;
  file.source = name(mapping.source);
  file.home = name(mapping.home);
  file.date = name(mapping.date);
  file.code = name(mapping.code);
  file.kind = name(mapping.kind);
  file.reporter = name(mapping.reporter);
  file.crime_reference = name(mapping.crime_reference);
  for (const int column : mapping.text) file.text.push_back(header[static_cast<std::size_t>(column)]);
  file.always = name_of(mapping.always);
  file.dates = name_of(mapping.dates);
  if (mapping.kind) {
    file.repair_words = mapping.repair_words;
    file.noise_words = mapping.noise_words;
    file.concern_words = mapping.concern_words;
  }
  return to_json(file);
}

std::vector<Problem> faults_of(const Mapping& mapping, std::size_t columns) {
  std::vector<Problem> faults;
  if (!mapping.home) faults.push_back(problem("home", "Say which column has the reference of the home.", "home"));
  if (!mapping.date) faults.push_back(problem("date", "Say which column has the date.", "date"));
  if (mapping.home && mapping.date && *mapping.home == *mapping.date)
    faults.push_back(problem("twice", "The home and the date are two columns.", "date"));
  const auto inside = [&](const std::optional<int>& column, std::string role) {
    if (column && (*column < 0 || static_cast<std::size_t>(*column) >= columns))
      faults.push_back(problem("column", "The file has no such column.", std::move(role)));
  };
  inside(mapping.source, "source");
  inside(mapping.home, "home");
  inside(mapping.date, "date");
  inside(mapping.code, "code");
  inside(mapping.kind, "kind");
  inside(mapping.reporter, "reporter");
  inside(mapping.crime_reference, "crime_reference");
  for (const int column : mapping.text) inside(column, "text");
  return faults;
}

}  // namespace rowan::screening
