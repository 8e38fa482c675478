#include "domain/people/person.h"

#include <algorithm>

#include "base/text.h"

namespace rowan::people {

std::string full_name(const PersonDetails& person) {
  if (person.given.empty()) return person.family;
  if (person.family.empty()) return person.given;
  return person.given + " " + person.family;
}

bool apply(Person& person, const EntryHead& head, std::string_view payload) {
  person.seq = head.seq;
  if (head.kind != PersonRecorded::kind && head.kind != PersonChanged::kind) return false;
  PersonDetails now = from_json<PersonDetails>(payload);
  const std::string before = full_name(person.details);
  const std::string after = full_name(now);
  auto& earlier = person.earlier_names;
  if (!before.empty() && before != after && std::find(earlier.begin(), earlier.end(), before) == earlier.end()) earlier.push_back(before);
  std::erase(earlier, after);
  person.details = std::move(now);
  return true;
}

Person fold_person(PersonId id, std::span<const Entry> entries) {
  Person person;
  person.id = id;
  for (const Entry& entry : entries) apply(person, entry.head, entry.payload);
  return person;
}

std::vector<Problem> problems_of(const PersonDetails& person) {
  std::vector<Problem> problems;
  if (trim(person.given).empty() && trim(person.family).empty())
    problems.push_back({"person.name", "Enter a given name or a family name.", "family"});
  if (person.date_of_birth && (!valid(*person.date_of_birth) || person.date_of_birth->year < 1890))
    problems.push_back({"person.date_of_birth", "Enter a real date of birth.", "date_of_birth"});
  for (const std::string& phone : person.phones)
    if (!is_phone(phone)) problems.push_back({"person.phone", "Enter a phone number with 7 to 15 digits.", "phones"});
  for (const std::string& email : person.emails)
    if (!is_email(email)) problems.push_back({"person.email", "Enter an email address like name@example.org.", "emails"});
  return problems;
}

}  // namespace rowan::people
