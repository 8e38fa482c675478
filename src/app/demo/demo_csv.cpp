#include "app/demo/demo_csv.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <vector>

#include "app/demo/demo_names.h"
#include "base/csv.h"
#include "base/text.h"
#include "base/time.h"

namespace rowan::demo {

namespace {

struct Town { std::string_view name, area, nation; };
constexpr Town towns[] = {
    {"Wexcombe", "WEXCOMBE", "england"}, {"Hartlemere", "HARTLEMERE", "england"}, {"Rowanstead", "WEXCOMBE", "england"},
    {"Saltby Quay", "HARTLEMERE", "england"}, {"Llanferwyn", "GLANFERWYN", "wales"},
};
constexpr std::string_view owners[] = {"ROWAN-HOMES", "ROWAN-HOMES", "ROWAN-HOMES", "ROWAN-LIVING"};
constexpr std::string_view tenures[] = {"social-rent", "social-rent", "social-rent", "affordable-rent", "shared-ownership", "supported"};
// The figures are made as of this day, so that the same seed always gives the same files.
constexpr Date as_of{2026, 11, 2};

std::string padded(int number, int width) {
  std::string text = std::to_string(number);
  return text.size() >= static_cast<std::size_t>(width) ? text : std::string(static_cast<std::size_t>(width) - text.size(), '0') + text;
}

struct Adult { std::string id, family; };

class Landlord {
 public:
  Landlord(std::uint64_t seed, DemoSize size) : dice_(seed), size_(size) {}

  DemoCsv make() {
    header(property_, {"property_id", "uprn", "uprn_source", "address_line_1", "address_line_2", "postcode", "tenure", "nation", "area", "owner"});
    header(person_, {"person_id", "given_name", "family_name", "previous_names", "known_as", "date_of_birth", "phone", "phone_2", "email"});
    header(tenancy_, {"tenancy_reference", "property_id", "person_id", "tenure", "start_date", "end_date", "kind"});
    header(member_, {"property_id", "person_id", "relationship", "from_date", "until_date", "how_known"});
    while (homes_ < size_.homes) street();
    return std::move(out_);
  }

 private:
  static void header(csv::Writer& writer, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) writer.exact(name);
    writer.end_row();
  }

  void street() {
    const std::string name = street_name(dice_);
    const Town& town = towns[dice_.below(std::size(towns))];
    // ZZ is no postcode area.
    std::string postcode = "ZZ" + std::to_string(1 + dice_.below(9)) + " " + std::to_string(dice_.below(10));
    for (int i = 0; i < 2; ++i) postcode += static_cast<char>('A' + dice_.below(26));
    const int doors = 4 + dice_.below(16);
    const bool flats = dice_.chance(30);
    for (int door = 1; door <= doors && homes_ < size_.homes; ++door) {
      const std::string first = flats ? "Flat " + std::to_string(door) + ", " + name : std::to_string(door) + " " + name;
      home(first, town, postcode);
    }
  }

  void home(const std::string& first_line, const Town& town, const std::string& postcode) {
    home_id_ = "H-" + padded(++homes_, 5);
    tenure_ = tenures[dice_.below(std::size(tenures))];
    property_.exact(home_id_).exact("9999" + padded(homes_, 8)).exact("demo").exact(first_line).exact(town.name).exact(postcode).exact(tenure_)
        .exact(town.nation).exact(town.area).exact(owners[dice_.below(std::size(owners))]);
    property_.end_row();
    moved_in_ = add_days(as_of, -(60 + dice_.below(5000)));
    if (dice_.chance(6)) former_tenant();
    const int kind = dice_.below(100);
    if (kind < 5) return;  // nobody lives there now
    origin_ = dice_.chance(55) ? 0 : dice_.below(origins);
    const Adult first = adult();
    if (kind < 48) { tenancy({first}); return; }
    if (kind < 60) { tenancy({first}); children(first.family, 1 + dice_.below(2)); return; }
    if (kind < 92) { couple(first, kind >= 78); return; }
    tenancy({first});
    other_adult(first);
  }

  void couple(const Adult& first, bool with_children) {
    const Adult second = adult(dice_.chance(60) ? std::optional(first.family) : std::nullopt);
    if (dice_.chance(55)) {
      tenancy({first, second});
    } else {
      tenancy({first});
      member(second.id, "partner", "housing_record");
    }
    if (with_children) children(first.family, 1 + dice_.below(3));
  }

  // A grown child, a parent, a lodger: on no tenancy, and all the same somebody who lives there.
  void other_adult(const Adult& tenant) {
    const int who = dice_.below(3);
    if (who == 0) member(person(tenant.family, 19, 30).id, "son or daughter", "housing_record");
    else if (who == 1) member(person(tenant.family, 60, 85).id, "parent", "self_declared");
    else member(adult().id, "lodger", "self_declared");
  }

  void former_tenant() {
    const int keep = origin_;
    origin_ = dice_.below(origins);
    const Adult former = adult();
    const Date end = add_days(moved_in_, -14);
    tenancy_row(former.id, add_days(end, -(400 + dice_.below(2000))), end, "sole");
    origin_ = keep;
  }

  void children(const std::string& family, int count) {
    for (int i = 0; i < count; ++i) member(person(family, 0, 17).id, "child", "housing_record");
  }

  Adult adult(std::optional<std::string> family = {}) { return person(family ? *family : family_name(dice_, origin_), 18, 88); }

  Adult person(const std::string& family, int youngest, int oldest) {
    const std::string given = given_name(dice_, origin_);
    Adult made{"P-" + padded(++persons_, 6), family};
    const Date born = add_days(as_of, -(youngest * 366 + dice_.below((oldest - youngest) * 365 + 364)));
    const bool grown = youngest >= 18;
    person_.exact(made.id).exact(given).exact(family);
    person_.exact(grown && dice_.chance(8) ? family_name(dice_, origin_) : "");
    person_.exact(dice_.chance(8) ? given.substr(0, first_letters(given)) : "");
    person_.exact(dice_.chance(96) ? iso(born) : "");
    person_.exact(grown && dice_.chance(92) ? mobile() : "").exact(grown && dice_.chance(15) ? landline() : "");
    person_.exact(grown && dice_.chance(55) ? email(given, family) : "");
    person_.end_row();
    return made;
  }

  // Three letters, never half of one.
  static std::size_t first_letters(const std::string& given) {
    std::size_t letters = 0, at = 0;
    for (; at < given.size(); ++at) if ((static_cast<unsigned char>(given[at]) & 0xC0) != 0x80 && ++letters > 3) break;
    return at;
  }

  // The ranges Ofcom keeps for drama: 07700 900000–900999, 01632 960000–960999, 020 7946 0000–0999.
  std::string mobile() { return "07700 900" + padded(dice_.below(1000), 3); }
  std::string landline() {
    const bool without_place = dice_.chance(70);
    return (without_place ? "01632 960" : "020 7946 0") + padded(dice_.below(1000), 3);
  }
  std::string email(const std::string& given, const std::string& family) {
    static constexpr std::string_view hosts[] = {"mail.example", "post.example", "letters.example"};
    const std::string number = std::to_string(dice_.below(100));
    const std::string host(hosts[dice_.below(std::size(hosts))]);
    return fold_joined(given) + "." + fold_joined(family) + number + "@" + host;
  }

  void tenancy(const std::vector<Adult>& tenants) {
    if (tenants.size() == 1) { tenancy_row(tenants[0].id, moved_in_, {}, "sole"); return; }
    // Housing systems write joint tenancies both ways: all tenants in one row, or a row for each.
    if (dice_.chance(50)) {
      tenancy_row(tenants[0].id + ";" + tenants[1].id, moved_in_, {}, "joint");
    } else {
      tenancy_row(tenants[0].id, moved_in_, {}, "joint");
      --tenancies_;
      tenancy_row(tenants[1].id, moved_in_, {}, "joint");
    }
  }

  void tenancy_row(const std::string& person, Date start, std::optional<Date> end, std::string_view kind) {
    tenancy_.exact("T-" + padded(++tenancies_, 6)).exact(home_id_).exact(person).exact(tenure_);
    tenancy_.exact(iso(start)).exact(end ? iso(*end) : "").exact(kind);
    tenancy_.end_row();
  }

  void member(const std::string& person, std::string_view relationship, std::string_view how_known) {
    member_.exact(home_id_).exact(person).exact(relationship).exact(iso(moved_in_)).exact("").exact(how_known);
    member_.end_row();
  }

  Dice dice_;
  DemoSize size_;
  DemoCsv out_;
  csv::Writer property_{out_.property}, person_{out_.person}, tenancy_{out_.tenancy}, member_{out_.household_member};
  int homes_ = 0, persons_ = 0, tenancies_ = 0, origin_ = 0;
  std::string home_id_;
  std::string_view tenure_;
  Date moved_in_;
};

bool write_file(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  return static_cast<bool>(file.flush());
}

}  // namespace

DemoCsv make_demo_csv(std::uint64_t seed, DemoSize size) { return Landlord(seed, size).make(); }

Result<void> write_demo_csv(const std::string& folder, std::uint64_t seed, DemoSize size) {
  const std::filesystem::path where(folder);
  std::error_code fault;
  std::filesystem::create_directories(where, fault);
  const DemoCsv made = make_demo_csv(seed, size);
  if (!fault && write_file(where / "property.csv", made.property) && write_file(where / "person.csv", made.person) &&
      write_file(where / "tenancy.csv", made.tenancy) && write_file(where / "household_member.csv", made.household_member))
    return {};
  return Refusal::one(Because::failed, "demo.not_written", "The demonstration files could not be written to that folder.");
}

}  // namespace rowan::demo
