#pragma once
// One function a command; run.cpp reads the command line and calls them.
#include <string>
#include <vector>

#include "cli/config.h"
#include "cli/say.h"

namespace rowan::cli {

int serve(const Config& config, const Output& out);

struct DemoOptions {
  bool again = false;   // throw an earlier demo away first
  int cases = 36;
};
int make_demo(const Config& config, const DemoOptions& options, const Output& out);
int demo_codes(const Config& config, const Output& out);

struct ImportOptions {
  std::string folder;
  std::string system = "housing";
  bool dry_run = false;
  bool good_rows = false;
};
int import_files(const Config& config, const ImportOptions& options, const Output& out);

int policy_check(const std::string& folder, const Output& out);
int policy_explain(const Config& config, const std::string& pack, const Output& out);
int policy_coverage(const Config& config, const Output& out);

int risk_tool_import(const Config& config, const std::string& file, const Output& out);
int risk_tool_list(const Config& config, const Output& out);

struct UserOptions {
  std::string user_name, name, job_title, team;
  std::vector<std::string> roles;
  bool manages = false;
};
int user_add(const Config& config, const UserOptions& options, const Output& out);
int user_list(const Config& config, const Output& out);
int user_reset(const Config& config, const std::string& user_name, bool password, bool code, const Output& out);

int audit_verify(const Config& config, const std::vector<std::string>& checkpoints, const Output& out);
int audit_checkpoint(const Config& config, const Output& out);
int rebuild_indexes(const Config& config, const Output& out);

struct BackupOptions {
  std::string record, keys;  // files
  std::string folder;        // restore: into
};
int make_backup(const Config& config, const BackupOptions& options, const Output& out);
int restore_backup(const Config& config, const BackupOptions& options, const Output& out);
int verify_a_backup(const Config& config, const BackupOptions& options, const Output& out);

// The organisation's registers. `overdue`: those lines alone.
struct OrganisationOptions {
  bool csv = false;
  bool overdue = false;
  std::string file;  // agencies import
};
int organisation_duties(const Config& config, const OrganisationOptions& options, const Output& out);
int organisation_training(const Config& config, const Output& out);
int organisation_documents(const Config& config, const Output& out);
int organisation_agencies(const Config& config, const OrganisationOptions& options, const Output& out);
int organisation_agencies_import(const Config& config, const OrganisationOptions& options, const Output& out);
int organisation_one_to_ones(const Config& config, const OrganisationOptions& options, const Output& out);

// The sharing ledger as `as` may see it: of one case, or of all.
struct SharingOptions {
  std::string as;         // user name
  std::string reference;  // empty: every case they may see
};
int sharing_export(const Config& config, const SharingOptions& options, const Output& out);

// The screening engine on files alone. `pack`: a policy pack with a section screening; the rules that ship when empty.
struct ScreenFiles {
  std::vector<std::string> repairs, noise;
  std::string repairs_mapping, noise_mapping, homes, pack, as_of;
  int home_count = 0;
  bool rules_off_too = false;
};
int screen_run(const ScreenFiles& files, const Output& out);
int screen_explain(const ScreenFiles& files, const std::string& home, const Output& out);
int screen_thresholds(const ScreenFiles& files, const Output& out);

// Screening inside an installation: bring a file in, and ask before acting on a home.
struct ScreenImportOptions {
  std::string file;
  std::string kind = "repair";  // repair or noise
  std::string mapping;          // JSON file; guessed from the names of the columns when empty
  bool dry_run = false;
  bool good_rows = false;
};
int screen_import(const Config& config, const ScreenImportOptions& options, const Output& out);
struct ScreenAskOptions {
  std::string where, act, as;
  std::vector<std::string> heard;
};
int screen_ask(const Config& config, const ScreenAskOptions& options, const Output& out);

int housing_system_status(const Config& config, const Output& out);
int housing_system_references(const Config& config, const std::string& file, const Output& out);

int config_check(const Config& config, const Output& out);

// Reads the command line. The exit code of the process.
int run(int argc, char** argv);

}  // namespace rowan::cli
