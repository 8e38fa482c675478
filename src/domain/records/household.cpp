#include "domain/records/household.h"

#include "domain/records/instances.h"
#include "domain/records/values.h"

namespace rowan {
namespace {

std::string line_of(const RecordRow& row, const RecordMade& made) {
  const auto typed = [&](std::string_view code) {
    const std::string* found = value_of(made, code);
    return found ? *found : std::string();
  };
  const auto in_words = [&](std::string_view code) { return value_in_words(*row.field(code), typed(code), {}); };
  std::string out = typed("name");
  if (const std::string age = typed("age"); !age.empty()) out += ", " + age;
  else if (!typed("born").empty()) out += ", born " + in_words("born");
  else out += made.value == "child" ? ", a child" : ", an adult";
  if (const std::string relation = typed("relation"); !relation.empty()) out += ", " + relation;
  if (typed("lives_there") != "yes") out += typed("lives_there") == "no" ? ". Does not live there" : ". Not known whether they live there";
  if (typed("at_risk") == "yes") out += ". At risk: " + in_words("ground");
  else out += typed("at_risk") == "no" ? ". Not at risk, as far as we know" : ". Not known whether they are at risk";
  return out;
}

}  // namespace

std::vector<std::string> household_lines(const Case& c, Instant now) {
  std::vector<std::string> out;
  for (const RecordInstance& instance : record_instances(c, {}, now)) {
    const RecordRow* row = instance.row();
    if (!row || row->what != "household-member" || instance.state == RecordState::ended || instance.not_done) continue;
    if (const RecordMade* made = instance.steps.front().made) out.push_back(line_of(*row, *made));
  }
  return out;
}

}  // namespace rowan
