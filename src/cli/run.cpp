// The command line. The only file that includes CLI11.
#include <CLI/CLI.hpp>
#include <cstdlib>

#include "cli/commands.h"

namespace rowan::cli {
namespace {

struct Chosen {
  std::string config_file;
  Output out;
  std::function<int(const Config&)> command;
};

void backup_options(CLI::App* command, BackupOptions& options, bool into) {
  command->add_option("record", options.record, "File of the record")->required();
  command->add_option("keys", options.keys, "File of the streams' keys")->required();
  if (into) command->add_option("folder", options.folder, "Folder to restore into; must hold no record yet")->required();
}

}  // namespace

int run(int argc, char** argv) {
  Chosen chosen;
  CLI::App app{"Case management for landlords who answer reports of domestic abuse", "rowan"};
  app.set_version_flag("--version", "rowan 0.1.0");
  app.require_subcommand(1);
  app.add_option("-c,--config", chosen.config_file, "Configuration file")->envname("ROWAN_CONFIG");
  app.add_flag("--json", chosen.out.json, "Print one JSON document");
  app.fallthrough();
  Output& out = chosen.out;

  app.add_subcommand("serve", "Serve the pages")->callback([&] { chosen.command = [&](const Config& c) { return serve(c, out); }; });

  static DemoOptions demo;
  auto* demo_command = app.add_subcommand("demo", "Make a synthetic landlord to try things out");
  demo_command->add_flag("--again", demo.again, "Throw an earlier demo away first");
  demo_command->add_option("--cases", demo.cases, "How many cases")->check(CLI::Range(0, 1'000'000));
  auto* codes = demo_command->add_subcommand("codes", "Print how to sign in, with the codes of this moment");
  demo_command->callback([&, codes] { chosen.command = [&, codes](const Config& c) { return codes->parsed() ? demo_codes(c, out) : make_demo(c, demo, out); }; });

  static ImportOptions import;
  auto* import_command = app.add_subcommand("import", "Bring in homes, people and tenancies from CSV files");
  import_command->add_option("folder", import.folder, "Folder with property.csv, person.csv, tenancy.csv, household_member.csv")->required();
  import_command->add_option("--system", import.system, "Name of the system the files come from");
  import_command->add_flag("--dry-run", import.dry_run, "Check everything and write nothing");
  import_command->add_flag("--good-rows", import.good_rows, "Write the rows without a fault; otherwise all or nothing");
  import_command->callback([&] { chosen.command = [&](const Config& c) { return import_files(c, import, out); }; });

  static std::string folder, pack;
  auto* policy = app.add_subcommand("policy", "Look at policy packs")->require_subcommand(1);
  auto* check = policy->add_subcommand("check", "Check packs; every fault as file:line:column");
  check->add_option("folder", folder, "Folder of the packs; the configured one when not given");
  check->callback([&] { chosen.command = [&](const Config& c) { return policy_check(folder.empty() ? c.policy_folder : folder, out); }; });
  auto* explain = policy->add_subcommand("explain", "Say the rules of a pack in words");
  explain->add_option("pack", pack, "Id of the pack; all when not given");
  explain->callback([&] { chosen.command = [&](const Config& c) { return policy_explain(c, pack, out); }; });
  policy->add_subcommand("coverage", "Which blocks of each policy work, and the tests that show it")->callback([&] { chosen.command = [&](const Config& c) { return policy_coverage(c, out); }; });

  static std::string tool_file;
  auto* risk_tools = app.add_subcommand("risk-tool", "Tools for assessing risk")->require_subcommand(1);
  auto* bring_in = risk_tools->add_subcommand("import", "Bring in a tool whose text the landlord may use; every fault as file:line:column");
  bring_in->add_option("file", tool_file, "The tool, as YAML")->required();
  bring_in->callback([&] { chosen.command = [&](const Config& c) { return risk_tool_import(c, tool_file, out); }; });
  risk_tools->add_subcommand("list", "The tools of this installation")->callback([&] { chosen.command = [&](const Config& c) { return risk_tool_list(c, out); }; });

  static UserOptions user;
  static std::string user_name;
  static bool reset_password = false, reset_code = false;
  auto* users = app.add_subcommand("user", "Staff accounts")->require_subcommand(1);
  auto* add = users->add_subcommand("add", "Add a member of staff; prints password and code secret once");
  add->add_option("user_name", user.user_name, "User name")->required();
  add->add_option("--name", user.name, "Full name");
  add->add_option("--job", user.job_title, "Job title");
  add->add_option("--team", user.team, "Team; the first one when not given");
  add->add_option("--role", user.roles, "officer, manager, da_lead, safeguarding_lead, data_protection, auditor, administrator, contractor, champion or colleague; may be given more than once")->required();
  add->add_flag("--manages", user.manages, "Manages the team");
  add->callback([&] { chosen.command = [&](const Config& c) { return user_add(c, user, out); }; });
  users->add_subcommand("list", "List staff")->callback([&] { chosen.command = [&](const Config& c) { return user_list(c, out); }; });
  auto* reset = users->add_subcommand("reset", "New password or code secret; ends their sessions");
  reset->add_option("user_name", user_name, "User name")->required();
  reset->add_flag("--password", reset_password, "New password");
  reset->add_flag("--code", reset_code, "New code secret");
  reset->callback([&] { chosen.command = [&](const Config& c) { return user_reset(c, user_name, reset_password, reset_code, out); }; });

  static OrganisationOptions registers;
  auto* organisation = app.add_subcommand("organisation", "The registers of the organisation")->require_subcommand(1);
  auto* org_duties = organisation->add_subcommand("duties", "Duties of the organisation that come back, with owner and date");
  org_duties->add_flag("--csv", registers.csv, "Print a table for a spreadsheet");
  org_duties->add_flag("--overdue", registers.overdue, "Those that are overdue alone; exit code 1 when there is one");
  org_duties->callback([&] { chosen.command = [&](const Config& c) { return organisation_duties(c, registers, out); }; });
  organisation->add_subcommand("training", "Who needs which training, and how it stands")->callback([&] { chosen.command = [&](const Config& c) { return organisation_training(c, out); }; });
  organisation->add_subcommand("documents", "Documents beside the policies, with what is not settled")->callback([&] { chosen.command = [&](const Config& c) { return organisation_documents(c, out); }; });
  auto* org_agencies = organisation->add_subcommand("agencies", "The directory of support agencies");
  org_agencies->add_flag("--overdue", registers.overdue, "Entries that are out of date alone; exit code 1 when there is one");
  auto* org_import = org_agencies->add_subcommand("import", "Bring in agencies from a CSV file; every fault with its line");
  org_import->add_option("file", registers.file, "The file")->required();
  org_agencies->callback([&, org_import] { chosen.command = [&, org_import](const Config& c) { return org_import->parsed() ? organisation_agencies_import(c, registers, out) : organisation_agencies(c, registers, out); }; });
  auto* org_talks = organisation->add_subcommand("one-to-ones", "When each open case was last discussed, by reference");
  org_talks->add_flag("--overdue", registers.overdue, "Cases that are overdue alone; exit code 1 when there is one");
  org_talks->callback([&] { chosen.command = [&](const Config& c) { return organisation_one_to_ones(c, registers, out); }; });

  static SharingOptions ledger;
  auto* sharing = app.add_subcommand("sharing", "The sharing ledger")->require_subcommand(1);
  auto* taken_out = sharing->add_subcommand("export", "Print what went to whom outside, and what was not given, as a table or with --json; written into the access log");
  taken_out->add_option("--as", ledger.as, "User name of whoever asks: nothing is given that they may not see")->required();
  taken_out->add_option("--case", ledger.reference, "One case, by its reference; else every case they may see, for managers");
  taken_out->callback([&] { chosen.command = [&](const Config& c) { return sharing_export(c, ledger, out); }; });

  static ScreenFiles screened;
  static std::string screened_home;
  auto* screen = app.add_subcommand("screen", "Repairs and noise that a trained person might look at; on files alone")->require_subcommand(1);
  auto* screen_hits = screen->add_subcommand("run", "Which homes meet which rule, and why");
  auto* screen_home = screen->add_subcommand("explain", "Everything about the hits of one home");
  auto* screen_costs = screen->add_subcommand("thresholds", "How many homes each threshold flags, and how many chance alone would");
  screen_home->add_option("home", screened_home, "Reference of the home")->required();
  screen_hits->callback([&] { chosen.command = [&](const Config&) { return screen_run(screened, out); }; });
  screen_home->callback([&] { chosen.command = [&](const Config&) { return screen_explain(screened, screened_home, out); }; });
  screen_costs->callback([&] { chosen.command = [&](const Config&) { return screen_thresholds(screened, out); }; });
  static ScreenImportOptions screen_file;
  auto* screen_import_command = screen->add_subcommand("import", "Bring a file of repairs or complaints into this installation; its words are read for phrases and dropped");
  screen_import_command->add_option("file", screen_file.file, "CSV or XLSX file")->required();
  screen_import_command->add_option("--kind", screen_file.kind, "repair or noise")->check(CLI::IsMember({"repair", "noise"}));
  screen_import_command->add_option("--mapping", screen_file.mapping, "JSON file that says which column is what; guessed when not given");
  screen_import_command->add_flag("--dry-run", screen_file.dry_run, "Read and count everything and write nothing");
  screen_import_command->add_flag("--good-rows", screen_file.good_rows, "Take the rows without a fault; otherwise all or nothing");
  screen_import_command->callback([&] { chosen.command = [&](const Config& c) { return screen_import(c, screen_file, out); }; });
  static ScreenAskOptions screen_asked;
  auto* screen_ask_command = screen->add_subcommand("ask", "Ask before acting on a home: go ahead, or wait");
  screen_ask_command->add_option("where", screen_asked.where, "Address, UPRN or reference of the home")->required();
  screen_ask_command->add_option("--act", screen_asked.act, "antisocial_behaviour, recharge, arrears, visit or letter")->required();
  screen_ask_command->add_option("--heard", screen_asked.heard, "What was heard, for antisocial_behaviour; may be given more than once");
  screen_ask_command->add_option("--as", screen_asked.as, "User name of whoever asks")->required();
  screen_ask_command->callback([&] { chosen.command = [&](const Config& c) { return screen_ask(c, screen_asked, out); }; });
  screen->add_option("--repairs", screened.repairs, "CSV file of repairs jobs; may be given more than once");
  screen->add_option("--noise", screened.noise, "CSV file of noise and other complaints; may be given more than once");
  screen->add_option("--repairs-mapping", screened.repairs_mapping, "JSON file that says which column of the repairs is what");
  screen->add_option("--noise-mapping", screened.noise_mapping, "JSON file that says which column of the complaints is what");
  screen->add_option("--homes", screened.homes, "CSV file of all homes: home, markers, void_from, void_to");
  screen->add_option("--home-count", screened.home_count, "How many homes there are, when no file of homes is given");
  screen->add_option("--pack", screened.pack, "Policy pack whose section screening is used; otherwise the rules that ship");
  screen->add_option("--as-of", screened.as_of, "The day that is asked about; the last day of the files when not given");
  screen->add_flag("--rules-off-too", screened.rules_off_too, "Also rules that are switched off");

  static std::string references_file;
  auto* housing_system = app.add_subcommand("housing-system", "The label of each case on the housing system")->require_subcommand(1);
  housing_system->add_subcommand("status", "Labels that wait or failed, by reference")->callback([&] { chosen.command = [&](const Config& c) { return housing_system_status(c, out); }; });
  auto* references = housing_system->add_subcommand("import-references", "Write the numbers that the housing system gave onto the cases");
  references->add_option("file", references_file, "CSV with the columns reference,number")->required();
  references->callback([&] { chosen.command = [&](const Config& c) { return housing_system_references(c, references_file, out); }; });

  static std::vector<std::string> checkpoints;
  auto* audit = app.add_subcommand("audit", "Prove that the record is whole")->require_subcommand(1);
  auto* verify = audit->add_subcommand("verify", "Walk the whole record; names the first bad entry");
  verify->add_option("--checkpoint", checkpoints, "File with checkpoint lines kept elsewhere; may be given more than once");
  verify->callback([&] { chosen.command = [&](const Config& c) { return audit_verify(c, checkpoints, out); }; });
  audit->add_subcommand("checkpoint", "Sign the record as it stands and print the line to keep elsewhere")->callback([&] { chosen.command = [&](const Config& c) { return audit_checkpoint(c, out); }; });
  app.add_subcommand("rebuild", "Throw the indexes away and make them again from the record")->callback([&] { chosen.command = [&](const Config& c) { return rebuild_indexes(c, out); }; });

  static BackupOptions backup;
  auto* back = app.add_subcommand("backup", "Back up, also while serving; encrypted")->require_subcommand(1);
  auto* make = back->add_subcommand("make", "Write a backup");
  backup_options(make, backup, false);
  make->callback([&] { chosen.command = [&](const Config& c) { return make_backup(c, backup, out); }; });
  auto* test = back->add_subcommand("verify", "Restore to a scratch folder and walk the record");
  backup_options(test, backup, false);
  test->callback([&] { chosen.command = [&](const Config& c) { return verify_a_backup(c, backup, out); }; });
  auto* restore = app.add_subcommand("restore", "Restore a backup into an empty folder");
  backup_options(restore, backup, true);
  restore->callback([&] { chosen.command = [&](const Config& c) { return restore_backup(c, backup, out); }; });

  auto* configuration = app.add_subcommand("config", "Configuration")->require_subcommand(1);
  configuration->add_subcommand("check", "Check the configuration; every fault at once")->callback([&] { chosen.command = [&](const Config& c) { return config_check(c, out); }; });

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? done : usage;
  }
  if (!chosen.command) return usage;
  const auto config = read_config(chosen.config_file, rowan_environment());
  if (!config) return out.refuse(config.refusal());
  try {
    return chosen.command(*config);
  } catch (const std::exception&) {
    return out.refuse(Refusal::one(Because::failed, "bug", "Something went wrong inside the program. Nothing half-done was kept."));
  }
}

}  // namespace rowan::cli
