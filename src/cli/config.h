#pragma once
// Configuration: one TOML file, with ROWAN_<SECTION>_<KEY> in the environment over it. Every fault is reported at once, with its
// place. docs/configuration.md lists every key.
#include <map>
#include <string>
#include <vector>

#include "app/desk.h"
#include "base/result.h"

namespace rowan::cli {

struct Config {
  std::string file;  // where it came from; empty: defaults only
  // [server]
  std::string address = "127.0.0.1";
  int port = 8480;            // 0: any free one
  std::string unix_socket;
  bool trust_proxy = false;   // the unix socket is reached by a reverse proxy only
  std::string certificate;
  std::string key;
  int idle_minutes = 30;      // 15 to 60
  int workers = 64;           // each may wait for the disk: so many notes share one flush
  int connections = 4096;
  int upload_megabytes = 128;  // of all that is being sent at one moment
  // [data]
  std::string folder = "var";
  std::string key_file = "rowan.key";
  // [landlord]
  app::Landlord landlord;
  std::vector<std::string> teams;
  // [policy]
  std::string policy_folder = "policies";
  std::string default_policy;
  std::map<std::string, std::string> owners;  // owner code of homes -> pack
  // [housing_system]
  std::string housing_system_folder;          // where labels are dropped as files; empty: they wait
  // [log]
  std::string log_file;       // empty: standard error
  std::string log_level = "info";
};

// Refused, invalid: one Problem a fault, `field` is "file:line:column" or the name of the variable.
[[nodiscard]] Result<Config> read_config(const std::string& file, const std::map<std::string, std::string>& environment);
[[nodiscard]] std::map<std::string, std::string> rowan_environment();

}  // namespace rowan::cli
