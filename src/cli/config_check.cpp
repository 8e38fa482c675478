#include <filesystem>

#include "cli/commands.h"
#include "cli/installation.h"
#include "domain/sender.h"

namespace rowan::cli {

int config_check(const Config& config, const Output& out) {
  Refusal faults{Because::invalid, {}};
  const auto missing = [&](const std::string& file, const char* what) {
    if (!file.empty() && !std::filesystem::exists(file)) faults.problems.push_back({"config.missing", std::string(what) + " is not there", file});
  };
  missing(config.certificate, "The certificate");
  missing(config.key, "The key of the certificate");
  missing(config.policy_folder, "The folder of the policy packs");
  missing(config.housing_system_folder, "The folder for the housing system");
  if (std::filesystem::exists(config.key_file)) {
    if (const auto keys = security::KeyRing::open(config.key_file); !keys) faults.problems.push_back(keys.refusal().first());
  } else if (std::filesystem::exists(std::filesystem::path(config.folder) / "rowan.db")) {
    faults.problems.push_back({"keys.missing", "There is a record but not the key file that opens it", config.key_file});
  }
  const auto policies = policies_of(config, nullptr, system_now());
  if (!policies) for (const Problem& p : policies.refusal().problems) faults.problems.push_back(p);
  else
    for (const auto& [owner, pack] : config.owners) {
      bool there = false;
      for (const PolicyVersion& version : (*policies)->versions()) there = there || version.policy->id == pack;
      if (!there) faults.problems.push_back({"config.pack", "policy.owners names a pack that is not there: " + pack, owner});
    }
  std::vector<ContactBlock> published{{config.landlord.duty_phone, {}, {}, {}, config.landlord.out_of_hours}};
  if (policies) for (const PolicyVersion& version : (*policies)->versions()) published.push_back(version.policy->contact);
  for (Problem& problem : not_neutral({config.landlord.neutral_name, config.landlord.neutral_phone}, config.landlord.name, published)) {
    problem.field = "landlord." + problem.field;
    faults.problems.push_back(std::move(problem));
  }
  if (!faults.problems.empty()) return out.refuse(faults);
  out.line("The configuration is good.");
  out.document("{\"good\":true}");
  return done;
}

}  // namespace rowan::cli
