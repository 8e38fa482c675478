#include "app/people/import_rows.h"

#include <algorithm>

#include "base/text.h"

namespace rowan::people {

namespace {

const std::vector<ColumnRule> property_columns = {
    {"property_id", true, {"property_reference", "property_ref", "unit_id", "asset_id", "place_ref"}},
    {"uprn", false, {"unique_property_reference_number"}},
    {"uprn_source", false, {}},
    {"address_line_1", true, {"address1", "address", "street_address"}},
    {"address_line_2", false, {"address2"}},
    {"address_line_3", false, {"address3"}},
    {"address_line_4", false, {"address4", "town", "post_town"}},
    {"postcode", false, {"post_code", "postal_code"}},
    {"tenure", false, {"tenure_type", "tenure_code"}},
    {"nation", false, {"country"}},
    {"area", false, {"local_authority", "borough", "county"}},
    {"owner", false, {"owning_entity", "landlord", "legal_entity"}},
};
const std::vector<ColumnRule> person_columns = {
    {"person_id", true, {"person_reference", "person_ref", "party_id", "customer_id"}},
    {"given_name", false, {"given_names", "forename", "forenames", "first_name"}},
    {"family_name", false, {"surname", "last_name"}},
    {"previous_names", false, {"previous_name", "previous_surname", "maiden_name", "alias", "aliases"}},
    {"known_as", false, {"preferred_name"}},
    {"date_of_birth", false, {"dob", "birth_date"}},
    {"phone", false, {"phone_1", "phones", "telephone", "mobile", "mobile_phone"}},
    {"phone_2", false, {"telephone_2", "home_phone"}},
    {"phone_3", false, {"telephone_3", "work_phone"}},
    {"email", false, {"email_1", "emails", "email_address"}},
    {"email_2", false, {}},
};
const std::vector<ColumnRule> tenancy_columns = {
    {"tenancy_reference", true, {"tenancy_id", "tenancy_ref", "tenancy_agreement_reference"}},
    {"property_id", true, {"property_reference", "property_ref", "unit_id", "asset_id", "place_ref"}},
    {"person_id", true, {"person_ids", "person_reference", "person_ref", "party_id", "customer_id", "tenant_id"}},
    {"tenure", false, {"tenure_type", "tenure_code"}},
    {"start_date", false, {"tenancy_start_date", "start"}},
    {"end_date", false, {"tenancy_end_date", "end"}},
    {"kind", false, {"tenancy_kind", "sole_or_joint"}},
};
const std::vector<ColumnRule> member_columns = {
    {"property_id", true, {"property_reference", "property_ref", "unit_id", "asset_id", "place_ref"}},
    {"person_id", true, {"person_reference", "person_ref", "party_id", "customer_id"}},
    {"relationship", false, {"relationship_to_tenant"}},
    {"from_date", false, {"start_date", "from"}},
    {"until_date", false, {"end_date", "until", "to_date"}},
    {"how_known", false, {"source"}},
};

// The ids a file has had, each with the line it stood in first.
class Once {
 public:
  // False, with a fault, when the id was there before.
  bool take(Table::Row& row, std::string_view column, const std::string& id) {
    const auto [known, fresh] = lines_.emplace(id, row.line());
    if (!fresh) row.fault(column, "import.twice", "The same id stands in line " + std::to_string(known->second) + " already.");
    return fresh;
  }

 private:
  std::unordered_map<std::string, std::int64_t> lines_;
};

// Problems of the domain's own check, at the columns where the values came from.
void tell(Table::Row& row, const std::vector<Problem>& problems, std::initializer_list<std::pair<std::string_view, std::string_view>> columns) {
  for (const Problem& problem : problems) {
    std::string_view column;
    for (const auto& [field, name] : columns) if (field == problem.field) column = name;
    row.fault(column, problem.id, problem.text);
  }
}

Nation nation_of(Table::Row& row) {
  const std::string word = fold_joined(row.text("nation"));
  if (word.empty()) return Nation::unknown;
  if (word == "england" || word == "eng") return Nation::england;
  if (word == "wales" || word == "cymru" || word == "wal") return Nation::wales;
  if (word == "scotland" || word == "sco") return Nation::scotland;
  if (word == "northernireland" || word == "ni") return Nation::northern_ireland;
  row.fault("nation", "import.nation", "Enter england, wales, scotland or northern_ireland, or leave it empty.");
  return Nation::unknown;
}

void read_property(ImportRows& out, Once& once, Table::Row& row, const std::string& system) {
  PropertyRow property;
  property.line = row.line();
  property.id = row.needed("property_id");
  if (!property.id.empty() && once.take(row, "property_id", property.id)) property.home.sources = {{system, property.id}};
  HomeDetails& home = property.home;
  for (const std::string_view column : {"address_line_1", "address_line_2", "address_line_3", "address_line_4"})
    if (std::string line = row.text(column); !line.empty()) home.address_lines.push_back(std::move(line));
  home.postcode = postcode_normal_form(row.text("postcode"));
  if (std::string uprn = row.text("uprn"); !uprn.empty()) {
    // Spreadsheets drop leading zeros and housing systems add them: the number is the same.
    uprn.erase(0, std::min(uprn.find_first_not_of('0'), uprn.size()));
    std::string source = fold(row.text("uprn_source"));
    home.uprn = Uprn{std::move(uprn), source.empty() ? system : std::move(source)};
  }
  home.tenure = row.text("tenure");
  home.nation = nation_of(row);
  home.area = row.text("area");
  home.owner = row.text("owner");
  tell(row, problems_of(home), {{"address_lines", "address_line_1"}, {"postcode", "postcode"}, {"uprn", "uprn"}});
  if (row.good()) out.properties.push_back(std::move(property));
  else if (!property.id.empty()) out.bad_properties.insert(property.id);
}

void read_person(ImportRows& out, Once& once, Table::Row& row, const std::string& system) {
  PersonRow each;
  each.line = row.line();
  each.id = row.needed("person_id");
  if (!each.id.empty() && once.take(row, "person_id", each.id)) each.person.sources = {{system, each.id}};
  PersonDetails& person = each.person;
  person.given = row.text("given_name");
  person.family = row.text("family_name");
  person.previous_names = row.list("previous_names");
  person.known_as = row.text("known_as");
  person.date_of_birth = row.date("date_of_birth");
  // What housing systems write for "not known".
  if (person.date_of_birth == Date{1900, 1, 1}) person.date_of_birth.reset();
  const auto gather = [&](std::vector<std::string>& values, std::initializer_list<std::string_view> columns, auto&& shaped, std::string_view id,
                          std::string_view text) {
    for (const std::string_view column : columns)
      for (std::string& value : row.list(column)) {
        if (!shaped(value)) row.fault(column, id, std::string(text));
        else if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(std::move(value));
      }
  };
  gather(person.phones, {"phone", "phone_2", "phone_3"}, is_phone, "person.phone",
         "Enter a phone number with 7 to 15 digits and nothing else, or leave it empty.");
  gather(person.emails, {"email", "email_2"}, is_email, "person.email", "Enter an email address like name@example.org, or leave it empty.");
  tell(row, problems_of(person), {{"family", "family_name"}, {"date_of_birth", "date_of_birth"}});
  if (row.good()) out.persons.push_back(std::move(each));
  else if (!each.id.empty()) out.bad_persons.insert(each.id);
}

TenancyKind tenancy_kind(Table::Row& row) {
  const std::string word = fold_joined(row.text("kind"));
  if (word.empty() || word == "unknown") return TenancyKind::unknown;
  if (word == "sole" || word == "single") return TenancyKind::sole;
  if (word == "joint") return TenancyKind::joint;
  row.fault("kind", "import.tenancy.kind", "Enter sole or joint, or leave it empty.");
  return TenancyKind::unknown;
}

class TenancyReader {
 public:
  explicit TenancyReader(ImportRows& out) : out_(out) {}

  void take(Table::Row& row, const std::string& system) {
    TenancyRows read;
    read.lines = {row.line()};
    read.tenancy.reference = row.needed("tenancy_reference");
    read.property = row.needed("property_id");
    read.persons = row.list("person_id");
    read.tenancy.tenure = row.text("tenure");
    read.tenancy.start = row.date("start_date");
    read.tenancy.end = row.date("end_date");
    read.tenancy.kind = tenancy_kind(row);
    read.tenancy.sources = {{system, read.tenancy.reference}};
    if (row.good()) tell(row, problems_of(read.tenancy), {{"end", "end_date"}});
    if (read.tenancy.reference.empty()) return;
    const auto [known, fresh] = index_.emplace(read.tenancy.reference, out_.tenancies.size());
    if (fresh) {
      read.bad = !row.good();
      out_.tenancies.push_back(std::move(read));
    } else {
      join(out_.tenancies[known->second], std::move(read), row);
    }
  }

  // What can only be said when all rows of a tenancy are there.
  void finish(Table& table) {
    for (TenancyRows& each : out_.tenancies) {
      if (each.tenancy.kind == TenancyKind::sole && each.persons.size() > 1) {
        each.bad = true;
        table.fault(each.lines.back(), "kind", "tenancy.sole", "This tenancy is called sole but names more than one tenant.");
        table.mark_bad(each.lines.back());
      }
      if (each.tenancy.kind == TenancyKind::unknown && !each.persons.empty())
        each.tenancy.kind = each.persons.size() > 1 ? TenancyKind::joint : TenancyKind::sole;
    }
  }

 private:
  // A second row of the same tenancy adds a tenant; everything else must be the same.
  static void join(TenancyRows& tenancy, TenancyRows more, Table::Row& row) {
    const std::string in_line = " than in line " + std::to_string(tenancy.lines.front()) + ", which is about the same tenancy.";
    const auto same = [&](bool equal, std::string_view column, std::string_view what) {
      if (!equal) row.fault(column, "import.tenancy.differs", std::string(what) + in_line);
    };
    same(more.property == tenancy.property, "property_id", "Another property");
    same(more.tenancy.start == tenancy.tenancy.start, "start_date", "Another start date");
    same(more.tenancy.end == tenancy.tenancy.end, "end_date", "Another end date");
    same(more.tenancy.tenure == tenancy.tenancy.tenure, "tenure", "Another tenure");
    same(more.tenancy.kind == tenancy.tenancy.kind, "kind", "Another kind");
    tenancy.lines.push_back(row.line());
    tenancy.bad = tenancy.bad || !row.good();
    for (std::string& person : more.persons)
      if (std::find(tenancy.persons.begin(), tenancy.persons.end(), person) == tenancy.persons.end()) tenancy.persons.push_back(std::move(person));
  }

  ImportRows& out_;
  std::unordered_map<std::string, std::size_t> index_;
};

void read_member(ImportRows& out, Once& once, Table::Row& row) {
  MemberRow each;
  each.line = row.line();
  each.property = row.needed("property_id");
  each.person = row.needed("person_id");
  each.member.relationship = row.text("relationship");
  each.member.from = row.date("from_date");
  each.member.until = row.date("until_date");
  if (each.member.from && each.member.until && *each.member.until < *each.member.from)
    row.fault("until_date", "home.date.order", "The end is before the start.");
  std::string how = fold(row.text("how_known"));
  std::replace(how.begin(), how.end(), ' ', '_');
  if (!how.empty()) {
    if (const auto named_how = named<HowKnown>(how)) each.member.how_known = *named_how;
    else row.fault("how_known", "import.how_known", "Enter housing_record, self_declared or told_by_other, or leave it empty.");
  }
  if (!each.property.empty() && !each.person.empty()) (void)once.take(row, "person_id", each.property + '\n' + each.person);
  if (row.good()) out.members.push_back(std::move(each));
}

}  // namespace

ImportRows read_import_rows(ImportFiles files, const std::string& system) {
  ImportRows out;
  Once properties, persons, members;
  if (files.property) {
    out.property_table = std::make_unique<Table>(std::move(*files.property), property_columns);
    out.property_table->read([&](Table::Row& row) { read_property(out, properties, row, system); });
  }
  if (files.person) {
    out.person_table = std::make_unique<Table>(std::move(*files.person), person_columns);
    out.person_table->read([&](Table::Row& row) { read_person(out, persons, row, system); });
  }
  if (files.tenancy) {
    out.tenancy_table = std::make_unique<Table>(std::move(*files.tenancy), tenancy_columns);
    TenancyReader tenancies(out);
    out.tenancy_table->read([&](Table::Row& row) { tenancies.take(row, system); });
    tenancies.finish(*out.tenancy_table);
  }
  if (files.household_member) {
    out.member_table = std::make_unique<Table>(std::move(*files.household_member), member_columns);
    out.member_table->read([&](Table::Row& row) { read_member(out, members, row); });
  }
  return out;
}

}  // namespace rowan::people
