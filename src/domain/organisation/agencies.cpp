#include "domain/organisation/agencies.h"

#include <algorithm>

#include "base/csv.h"
#include "base/text.h"
#include "domain/case_acts_checks.h"

namespace rowan::organisation {
namespace {

constexpr std::string_view columns[] = {"name", "what", "areas", "audiences", "phone", "hours", "web", "source", "verified_on"};

std::vector<std::string> parts_of(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(';'), list.size());
    const std::string_view part = trim(list.substr(0, end));
    if (!part.empty()) out.emplace_back(part);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return out;
}

bool web_address(std::string_view web) {
  return web.empty() || ((web.starts_with("https://") || web.starts_with("http://")) && web.find_first_of(" \t\n\"<>") == std::string_view::npos);
}

bool has(const std::vector<std::string>& list, std::string_view what) { return std::find(list.begin(), list.end(), what) != list.end(); }

void check(const AgencySet& what, Date today, Faults& faults) {
  faults.need(what.name, "Enter the name of the agency", "name");
  for (const auto& [text, field] : {std::pair{&what.name, "name"},
                                    {&what.what, "what"},
                                    {&what.phone, "phone"},
                                    {&what.hours, "hours"},
                                    {&what.web, "web"},
                                    {&what.source, "source"}})
    faults.at_most(*text, longest_line, field);
  if (what.areas.empty()) faults.add("agency.area", "Say for which area", "areas");
  if (what.audiences.empty()) faults.add("agency.audience", "Say for whom", "audiences");
  for (const std::string& audience : what.audiences)
    if (!named<Audience>(audience)) faults.add("agency.audience", "There is no such group: " + audience, "audiences");
  if (blank(what.phone) && blank(what.web)) faults.add("agency.reach", "Enter a number or a web address", "phone");
  if (!web_address(what.web)) faults.add("agency.web", "Enter an address that begins with https://", "web");
  faults.need(what.source, "Say where you read this, or whom you asked", "source");
  if (!valid(what.verified_on)) faults.add("form.needed", "Enter the day it was checked", "verified_on");
  else if (today < what.verified_on) faults.add("form.future", "The day it was checked cannot be in the future", "verified_on");
}

Refusal at_line(std::int64_t line, std::string text) {
  return Refusal::one(Because::invalid, "agency.file", "Line " + std::to_string(line) + ": " + std::move(text));
}

}  // namespace

bool Agency::for_audience(Audience audience) const { return has(what.audiences, name_of(audience)); }

const Agency* AgencyRegister::find(std::int64_t id) const {
  const auto found = std::find_if(agencies.begin(), agencies.end(), [&](const Agency& a) { return a.id == id; });
  return found == agencies.end() ? nullptr : &*found;
}

AgencyRegister fold_agencies(const std::vector<Entry>& entries) {
  AgencyRegister out;
  for (const Entry& entry : entries) {
    out.last_seq = entry.head.seq;
    const Event event = read_event(entry);
    const auto* set = std::get_if<AgencySet>(&event);
    if (!set) continue;
    const std::int64_t id = set->id ? set->id : entry.head.seq;
    std::erase_if(out.agencies, [&](const Agency& a) { return a.id == id; });
    if (!set->ended) out.agencies.push_back({id, *set});
  }
  for (Agency& agency : out.agencies) agency.what.id = agency.id;
  std::stable_sort(out.agencies.begin(), out.agencies.end(), [](const Agency& a, const Agency& b) { return a.what.name < b.what.name; });
  return out;
}

std::vector<Agency> agencies_for(const AgencyRegister& known, const AgencyFilter& filter) {
  std::vector<Agency> out;
  for (const Agency& agency : known.agencies) {
    const auto& areas = agency.what.areas;
    const bool narrowed = !filter.nation.empty() || !filter.area.empty();
    const bool near = !narrowed || has(areas, whole_kingdom) || (!filter.nation.empty() && has(areas, filter.nation)) ||
                      (!filter.area.empty() && has(areas, filter.area));
    if (!near) continue;
    if (filter.audience) {
      const bool theirs = agency.for_audience(*filter.audience);
      const bool anybodys = *filter.audience != Audience::perpetrators && agency.for_audience(Audience::everyone);
      if (!theirs && !anybodys) continue;
    }
    out.push_back(agency);
  }
  return out;
}

std::vector<std::string> areas_of(const AgencyRegister& known) {
  std::vector<std::string> out;
  for (const Agency& agency : known.agencies) for (const std::string& area : agency.what.areas) if (!has(out, area)) out.push_back(area);
  std::sort(out.begin(), out.end());
  return out;
}

ToldAgency as_told(const Agency& agency) { return {agency.id, agency.what.name, agency.what.phone}; }

Result<NewEntry> set_agency(const AgencyRegister& known, AgencySet what, const Actor& by, Instant now) {
  if (by.id && !may(by, Permission::keep_organisation)) return refused("organisation.role", "Your role cannot change the directory.");
  if (what.id && !known.find(what.id)) return Refusal::one(Because::not_found, "organisation.none", "There is no such agency.");
  Faults faults;
  check(what, civil(now).date, faults);
  for (const Agency& agency : known.agencies)
    if (agency.id != what.id && agency.what.name == what.name && agency.what.areas == what.areas)
      faults.add("agency.same", "This agency is in the directory already", "name");
  if (faults.any()) return faults.take();
  return new_entry(what, now);
}

Result<std::vector<AgencySet>> read_agencies(std::string_view text, Date today) {
  csv::Reader reader(text);
  std::vector<AgencySet> out;
  std::vector<std::size_t> at;
  Refusal all{Because::invalid, {}};
  for (csv::Row row; reader.next(row);) {
    if (at.empty()) {
      for (const std::string_view column : columns) {
        const auto found = std::find(row.fields.begin(), row.fields.end(), column);
        if (found == row.fields.end()) return at_line(row.line, "there is no column " + std::string(column));
        at.push_back(static_cast<std::size_t>(found - row.fields.begin()));
      }
      continue;
    }
    const auto field = [&](std::size_t column) { return at[column] < row.fields.size() ? std::string(trim(row.fields[at[column]])) : std::string(); };
    AgencySet agency;
    agency.name = field(0);
    agency.what = field(1);
    agency.areas = parts_of(field(2));
    agency.audiences = parts_of(field(3));
    agency.phone = field(4);
    agency.hours = field(5);
    agency.web = field(6);
    agency.source = field(7);
    if (const auto day = date_from_iso(field(8))) agency.verified_on = *day;
    Faults faults;
    check(agency, today, faults);
    if (faults.any()) for (const Problem& problem : faults.take().problems) all.problems.push_back(at_line(row.line, problem.text).first());
    out.push_back(std::move(agency));
  }
  for (const csv::Fault& fault : reader.faults()) all.problems.push_back(at_line(fault.place.line, fault.text).first());
  if (!all.problems.empty()) return all;
  return out;
}

}  // namespace rowan::organisation
