// The published JSON Schema agrees with the loader: the shipped packs satisfy it, malformed packs do not, and its lists are ours.
#include <gtest/gtest.h>

#include <charconv>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "domain/policy/policy.h"
#include "policy/yaml_tree.h"

namespace rowan::policy {
namespace {

using nlohmann::json;
const std::filesystem::path root = ROWAN_SOURCE_DIR;

std::string contents(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

// As a YAML 1.2 reader would: plain numbers and true and false are not text.
json as_json(const Yaml& node) {
  switch (node.kind) {
    case Yaml::Kind::nothing: return nullptr;
    case Yaml::Kind::scalar: {
      int n = 0;
      const auto [end, fault] = std::from_chars(node.text.data(), node.text.data() + node.text.size(), n);
      if (!node.quoted && fault == std::errc{} && end == node.text.data() + node.text.size()) return n;
      if (!node.quoted && (node.text == "true" || node.text == "false")) return node.text == "true";
      return node.text;
    }
    case Yaml::Kind::list: {
      json out = json::array();
      for (const Yaml& item : node.items) out.push_back(as_json(item));
      return out;
    }
    case Yaml::Kind::map: {
      json out = json::object();
      for (const YamlEntry& entry : node.entries) out[entry.key] = as_json(entry.value);
      return out;
    }
  }
  return nullptr;
}

const json& schema_json() {
  static const json parsed = json::parse(contents(root / "policies/pack.schema.json"));
  return parsed;
}

std::string refusal(const std::filesystem::path& pack) {
  static const valijson::Schema& schema = *[] {
    auto* made = new valijson::Schema;
    valijson::SchemaParser{}.populateSchema(valijson::adapters::NlohmannJsonAdapter{schema_json()}, *made);
    return made;
  }();
  Faults faults{pack.filename().string()};
  const auto tree = parse_yaml(contents(pack), faults);
  if (!tree || faults.any()) return "not a pack";
  const json value = as_json(*tree);
  valijson::ValidationResults results;
  valijson::Validator validator;
  if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter{value}, &results)) return {};
  std::string out;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    for (const std::string& part : error.context) out += part;
    out += ": " + error.description + '\n';
  }
  return out;
}

TEST(PackSchema, every_shipped_pack_satisfies_it) {
  int seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator(root / "policies"))
    if (entry.path().extension() == ".yaml") {
      EXPECT_EQ(refusal(entry.path()), "") << entry.path().filename();
      ++seen;
    }
  EXPECT_GE(seen, 4);
  for (const auto& entry : std::filesystem::directory_iterator(root / "policies/examples"))
    if (entry.path().extension() == ".yaml") {
      EXPECT_EQ(refusal(entry.path()), "") << entry.path().filename();
    }
  EXPECT_EQ(refusal(root / "tests/data/policies/sound.yaml"), "");
}
TEST(PackSchema, refuses_what_the_loader_refuses_for_its_shape) {
  for (const std::string_view defect : {"unknown-key",
                                        "wrong-type-list",
                                        "wrong-type-number",
                                        "unknown-fact",
                                        "choice-asked-as-event",
                                        "unknown-role",
                                        "unknown-abuse-type",
                                        "duty-without-clause",
                                        "duty-without-why",
                                        "duty-without-examples",
                                        "police-evidence-to-open",
                                        "gate-before-opening",
                                        "working-days-without-until",
                                        "two-clocks",
                                        "value-missing",
                                        "condition-of-two-kinds",
                                        "approval-without-approver",
                                        "section-without-clause",
                                        "closure-need-unknown",
                                        "review-by-unknown-risk",
                                        "training-period-not-a-number",
                                        "consent-exception-unknown",
                                        "feedback-of-another-kind",
                                        "scope-unknown-key",
                                        "recharge-to-survivor",
                                        "screening-without-team",
                                        "screening-team-not-trained"})
    EXPECT_NE(refusal(root / "tests/data/policies" / (std::string(defect) + ".yaml")), "") << defect;
}
std::set<std::string> listed(const char* definition) { return schema_json()["definitions"][definition]["enum"].get<std::set<std::string>>(); }
TEST(PackSchema, its_lists_of_facts_and_roles_are_the_catalogues) {
  std::set<std::string> events, choices, roles;
  for (const FactName& fact : fact_catalogue) (fact.kind == FactKind::event ? events : choices).insert(std::string(fact.name));
  for (const std::string_view role : role_names) roles.insert(std::string(role));
  EXPECT_EQ(listed("known_event"), events);
  EXPECT_EQ(listed("fact"), choices);
  EXPECT_EQ(listed("role"), roles);
}

}  // namespace
}  // namespace rowan::policy
