#include <algorithm>
#include <unordered_set>

#include "app/people/import_write.h"
#include <unordered_map>
#include <set>

namespace rowan::people {

std::string person_source(std::string_view id) { return "person:" + std::string(id); }
std::string property_source(std::string_view id) { return "property:" + std::string(id); }
std::string tenancy_source(std::string_view reference) { return "tenancy:" + std::string(reference); }
std::string member_source(std::string_view property, std::string_view person) {
  return "member:" + std::string(property) + "\n" + std::string(person);
}

namespace {

// Whether an id may be named: by a good row of this import, or by an earlier one.
class Names {
 public:
  Names(const std::set<std::string>& bad, const store::Reader& reader, const std::string& system, std::string (*source)(std::string_view))
      : bad_(bad), reader_(reader), system_(system), source_(source) {}
  void add(const std::string& id) { good_.insert(id); }

  enum class Known { yes, faulty, no };
  Known look(const std::string& id) {
    if (good_.contains(id)) return Known::yes;
    if (const auto before = store::find_imported(reader_, system_, source_(id))) {
      const auto info = reader_.stream(before->stream);
      if (info.ok() && !info->disposed) { good_.insert(id); return Known::yes; }
    }
    return bad_.contains(id) ? Known::faulty : Known::no;
  }

 private:
  const std::set<std::string>& bad_;
  const store::Reader& reader_;
  const std::string& system_;
  std::string (*source_)(std::string_view);
  std::unordered_set<std::string> good_;
};

// Tells what is wrong with a name; true when nothing is.
bool check(Table& table, std::int64_t line, std::string_view column, Names::Known known, std::string_view thing, std::string_view file) {
  if (known == Names::Known::yes) return true;
  if (known == Names::Known::faulty)
    table.fault(line, column, "import.faulty", "The " + std::string(thing) + " that this names has a fault in " + std::string(file) + ".");
  else
    table.fault(line, column, "import.unknown",
                "This names a " + std::string(thing) + " that is neither in " + std::string(file) + " nor in an earlier import.");
  table.mark_bad(line);
  return false;
}

void check_tenancy(TenancyRows& each, Table& table, Names& properties, Names& persons, const store::Reader& reader, const std::string& system) {
  const std::int64_t line = each.lines.front();
  bool good = check(table, line, "property_id", properties.look(each.property), "property", "property.csv");
  for (const std::string& person : each.persons) good = check(table, line, "person_id", persons.look(person), "person", "person.csv") && good;
  if (good) {
    const auto before = store::find_imported(reader, system, tenancy_source(each.tenancy.reference));
    const auto home = store::find_imported(reader, system, property_source(each.property));
    // A tenancy is of one home. (When the old home's record was destroyed, it may be written anew.)
    if (before && (!home || before->stream != home->stream)) {
      const auto old = reader.stream(before->stream);
      if (old.ok() && !old->disposed) {
        table.fault(line, "property_id", "import.tenancy.moved",
                    "In an earlier import this tenancy was of another property. End it and give the new one its own reference.");
        table.mark_bad(line);
        good = false;
      }
    }
  }
  each.bad = each.bad || !good;
  // A joint tenancy with one tenant left out would be wrong, so all its rows stand or fall together.
  if (each.bad) for (const std::int64_t row : each.lines) table.mark_bad(row);
}

}  // namespace

void check_references(ImportRows& rows, const store::Reader& reader, const std::string& system) {
  Names properties(rows.bad_properties, reader, system, property_source);
  Names persons(rows.bad_persons, reader, system, person_source);
  for (const PropertyRow& each : rows.properties) properties.add(each.id);
  for (const PersonRow& each : rows.persons) persons.add(each.id);
  for (TenancyRows& each : rows.tenancies) check_tenancy(each, *rows.tenancy_table, properties, persons, reader, system);
  std::erase_if(rows.tenancies, [](const TenancyRows& each) { return each.bad; });
  std::erase_if(rows.members, [&](const MemberRow& each) {
    Table& table = *rows.member_table;
    const bool home = check(table, each.line, "property_id", properties.look(each.property), "property", "property.csv");
    const bool person = check(table, each.line, "person_id", persons.look(each.person), "person", "person.csv");
    return !home || !person;
  });
}

std::vector<HomeRows> by_home(const ImportRows& rows) {
  std::vector<HomeRows> homes;
  std::unordered_map<std::string, std::size_t> index;
  const auto of = [&](const std::string& property) -> HomeRows& {
    const auto [at, fresh] = index.emplace(property, homes.size());
    if (fresh) homes.emplace_back().property = property;
    return homes[at->second];
  };
  for (const PropertyRow& each : rows.properties) of(each.id).row = &each;
  for (const TenancyRows& each : rows.tenancies) of(each.property).tenancies.push_back(&each);
  for (const MemberRow& each : rows.members) of(each.property).members.push_back(&each);
  return homes;
}

}  // namespace rowan::people
