#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/demo/demo_cases.h"
#include "app/demo/demo_csv.h"
#include "app/demo/demo_organisation.h"
#include "app/demo/demo_screening.h"
#include "app/people/import.h"
#include "app/people/known_load.h"
#include "cli/commands.h"
#include "cli/installation.h"
#include "letters/demo/demo_papers.h"
#include "security/token.h"
#include "security/totp.h"

namespace rowan::cli {
namespace {

namespace fs = std::filesystem;

fs::path sign_in_file(const Config& config) { return fs::path(config.folder) / "demo-sign-in.txt"; }

// A folder is only thrown away when it is one that a demo made.
bool is_demo(const Config& config) { return fs::exists(sign_in_file(config)); }

// The file holds the demo's passwords and code secrets, so that codes can be printed beside a serving process. Only a demo has one.
void print_users(const Config& config, const Output& out) {
  std::ifstream in(sign_in_file(config));
  std::string json;
  out.line("Sign in with a user name, its password, and the six digits that change every 30 seconds:");
  out.line("");
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    std::string user, password, secret, what;
    std::getline(fields, user, '\t');
    std::getline(fields, password, '\t');
    std::getline(fields, secret, '\t');
    std::getline(fields, what, '\t');
    const std::string code = security::totp_code(security::from_base64url(secret), system_now());
    char text[256];
    std::snprintf(text, sizeof text, "  %-10s %-20s %s   %s", user.c_str(), password.c_str(), code.c_str(), what.c_str());
    out.line(text);
    json += (json.empty() ? "" : ",") + std::string("{\"user_name\":") + json_text(user) + ",\"password\":" + json_text(password) + ",\"code\":" + json_text(code) + ",\"what\":" + json_text(what) + "}";
  }
  out.line("");
  out.document("[" + json + "]");
}

}  // namespace

int make_demo(const Config& config, const DemoOptions& options, const Output& out) {
  if (options.again && is_demo(config)) {
    fs::remove_all(config.folder);
    fs::remove(config.key_file);
  }
  if (is_demo(config)) {
    out.line("The demo landlord is there already.");
    return demo_codes(config, out);
  }
  if (fs::exists(config.folder) && !fs::is_empty(config.folder))
    return out.refuse(Refusal::one(Because::refused, "demo.folder", "This folder holds something that is not a demo. Choose another one", config.folder));
  auto opened = open_installation(config, Warm::staff, true);
  if (!opened) return out.refuse(opened.refusal());
  app::Desk& desk = *opened->desk;
  // The same importer a landlord would use, on files written for it.
  const fs::path csv = fs::path(config.folder) / "demo-csv";
  if (auto written = demo::write_demo_csv(csv.string(), 1); !written) return out.refuse(written.refusal());
  auto files = people::read_import_folder(csv.string());
  if (!files) return out.refuse(files.refusal());
  people::ImportOptions import;
  import.now = desk.now() - elapsed_days(60);
  const auto report = people::import_housing(desk.store, &desk.known, std::move(files).value(), import);
  if (!report) return out.refuse(report.refusal());
  const auto made = demo::make_demo_cases(desk, 1, options.cases);
  if (!made) return out.refuse(made.refusal());
  std::ifstream agencies(fs::path(config.policy_folder) / "agencies" / "uk.csv", std::ios::binary);
  const std::string directory{std::istreambuf_iterator<char>{agencies}, {}};
  if (auto organised = demo::make_demo_organisation(desk, directory); !organised) return out.refuse(organised.refusal());
  // Where the policy keeps screening to people the demo does not have, there is none to show.
  if (auto patterns = demo::make_demo_screening(desk, 1); !patterns && patterns.refusal().because != Because::not_found) return out.refuse(patterns.refusal());
  letters::PdfWorker worker;
  if (auto papers = demo::make_demo_papers(desk, worker); !papers) return out.refuse(papers.refusal());
  const fs::path file = sign_in_file(config);
  {
    std::ofstream keep(file);
    ::chmod(file.c_str(), 0600);
    for (const demo::DemoUser& user : made->users) keep << user.user_name << '\t' << user.password << '\t' << security::base64url(user.totp_secret) << '\t' << user.what << '\n';
  }
  out.line("Made a synthetic landlord: " + std::to_string(report->property.recorded) + " homes, " + std::to_string(report->person.recorded) + " people, " + std::to_string(made->reports) + " reports, " + std::to_string(made->cases) + " cases.");
  print_users(config, out);
  return done;
}

int demo_codes(const Config& config, const Output& out) {
  if (!is_demo(config)) return out.refuse(Refusal::one(Because::refused, "demo.none", "There is no demo here. Make one with: rowan demo", config.folder));
  print_users(config, out);
  return done;
}

}  // namespace rowan::cli
