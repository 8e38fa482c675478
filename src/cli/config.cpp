#include "cli/config.h"

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>

#include <toml++/toml.h>

extern char** environ;

namespace rowan::cli {
namespace {

struct Key {
  std::string_view section, name;
  std::function<std::string(Config&, const std::string&)> set;  // gives what is wrong, or nothing
  enum class Type { text, number, boolean } type = Type::text;
};

using Type = Key::Type;

Key text(std::string_view section, std::string_view name, std::string Config::*field) {
  return {section, name, [field](Config& c, const std::string& v) { c.*field = v; return std::string(); }};
}
Key landlord(std::string_view name, std::string app::Landlord::*field) {
  return {"landlord", name, [field](Config& c, const std::string& v) { c.landlord.*field = v; return std::string(); }};
}
Key number(std::string_view section, std::string_view name, int Config::*field, int least, int most) {
  return {section, name, [=](Config& c, const std::string& v) -> std::string {
            int n = 0;
            const auto [end, fault] = std::from_chars(v.data(), v.data() + v.size(), n);
            if (fault != std::errc{} || end != v.data() + v.size() || n < least || n > most) return "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most);
            c.*field = n;
            return {};
          }, Type::number};
}
Key boolean(std::string_view section, std::string_view name, bool Config::*field) {
  return {section, name, [field](Config& c, const std::string& v) -> std::string {
            if (v != "true" && v != "false") return "must be true or false";
            c.*field = v == "true";
            return {};
          }, Type::boolean};
}

const std::vector<Key>& keys() {
  static const std::vector<Key> all{
      text("server", "address", &Config::address),
      number("server", "port", &Config::port, 0, 65535),
      text("server", "unix_socket", &Config::unix_socket),
      boolean("server", "trust_proxy", &Config::trust_proxy),
      text("server", "certificate", &Config::certificate),
      text("server", "key", &Config::key),
      number("server", "idle_minutes", &Config::idle_minutes, 15, 60),
      number("server", "workers", &Config::workers, 1, 256),
      number("server", "connections", &Config::connections, 16, 100000),
      number("server", "upload_megabytes", &Config::upload_megabytes, 32, 65536),
      text("data", "folder", &Config::folder),
      text("data", "key_file", &Config::key_file),
      landlord("name", &app::Landlord::name),
      landlord("duty_lead", &app::Landlord::duty_lead),
      landlord("duty_phone", &app::Landlord::duty_phone),
      landlord("out_of_hours", &app::Landlord::out_of_hours),
      landlord("neutral_name", &app::Landlord::neutral_name),
      landlord("neutral_phone", &app::Landlord::neutral_phone),
      {"landlord", "leave_to", [](Config& c, const std::string& v) -> std::string {
         if (!v.starts_with("https://") || v.find_first_of(" \t\r\n\"<>") != std::string::npos) return "must be an address that starts with https://";
         c.landlord.leave_to = v;
         return {};
       }},
      text("policy", "folder", &Config::policy_folder),
      text("policy", "default", &Config::default_policy),
      text("housing_system", "folder", &Config::housing_system_folder),
      text("log", "file", &Config::log_file),
      {"log", "level", [](Config& c, const std::string& v) -> std::string {
         if (v != "debug" && v != "info" && v != "warning" && v != "error") return "must be debug, info, warning or error";
         c.log_level = v;
         return {};
       }},
  };
  return all;
}

const Key* find_key(std::string_view section, std::string_view name) {
  for (const Key& key : keys()) if (key.section == section && key.name == name) return &key;
  return nullptr;
}

std::string place(const std::string& file, const toml::source_region& at) {
  return file + ":" + std::to_string(at.begin.line) + ":" + std::to_string(at.begin.column);
}

class Reader {
 public:
  Reader(Config& config, const std::string& file, Refusal& faults) : config_(config), file_(file), faults_(faults) {}

  void table(const toml::table& root) {
    for (const auto& [section, node] : root) {
      if (!node.is_table()) {
        fault(node.source(), "There is no setting “" + std::string(section.str()) + "” outside a section");
        continue;
      }
      for (const auto& [name, value] : *node.as_table()) one(section.str(), name.str(), value);
    }
  }

 private:
  void fault(const toml::source_region& at, std::string text) { faults_.problems.push_back({"config.fault", std::move(text), place(file_, at)}); }

  void one(std::string_view section, std::string_view name, const toml::node& value) {
    const std::string path = std::string(section) + "." + std::string(name);
    if (path == "landlord.teams") return list(value, path);
    if (path == "policy.owners") return owners(value, path);
    const Key* key = find_key(section, name);
    if (!key) return fault(value.source(), "There is no setting “" + path + "”");
    std::string text;
    if (const auto* s = value.as_string()) text = s->get();
    else if (const auto* n = value.as_integer()) text = std::to_string(n->get());
    else if (const auto* b = value.as_boolean()) text = b->get() ? "true" : "false";
    const bool right = key->type == Type::text ? value.is_string() : key->type == Type::number ? value.is_integer() : value.is_boolean();
    if (!right) return fault(value.source(), path + " must be " + (key->type == Type::text ? "a text in quotes" : key->type == Type::number ? "a whole number" : "true or false"));
    if (const std::string wrong = key->set(config_, text); !wrong.empty()) fault(value.source(), path + " " + wrong);
  }
  void list(const toml::node& value, const std::string& path) {
    const auto* array = value.as_array();
    if (!array) return fault(value.source(), path + " must be a list of texts");
    config_.teams.clear();
    for (const auto& item : *array) {
      if (const auto* s = item.as_string()) config_.teams.push_back(s->get());
      else fault(item.source(), path + " must hold texts only");
    }
  }
  void owners(const toml::node& value, const std::string& path) {
    const auto* table = value.as_table();
    if (!table) return fault(value.source(), path + " must be a table of owner codes and packs");
    for (const auto& [owner, pack] : *table) {
      if (const auto* s = pack.as_string()) config_.owners[std::string(owner.str())] = s->get();
      else fault(pack.source(), path + " must name a pack for each owner");
    }
  }

  Config& config_;
  const std::string& file_;
  Refusal& faults_;
};

std::string upper(std::string_view s) {
  std::string out;
  for (const char c : s) out += static_cast<char>(c >= 'a' && c <= 'z' ? c & ~0x20 : c);
  return out;
}

}  // namespace

std::map<std::string, std::string> rowan_environment() {
  std::map<std::string, std::string> out;
  for (char** at = environ; at && *at; ++at) {
    const std::string_view pair(*at);
    const std::size_t equals = pair.find('=');
    if (pair.starts_with("ROWAN_") && equals != std::string_view::npos) out.emplace(pair.substr(0, equals), pair.substr(equals + 1));
  }
  return out;
}

Result<Config> read_config(const std::string& file, const std::map<std::string, std::string>& environment) {
  Config config;
  Refusal faults{Because::invalid, {}};
  if (!file.empty()) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return Refusal::one(Because::failed, "config.not-read", "The configuration file cannot be read", file);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    config.file = file;
    try {
      const toml::table parsed = toml::parse(bytes.str(), file);
      Reader(config, file, faults).table(parsed);
    } catch (const toml::parse_error& error) {
      return Refusal::one(Because::invalid, "config.fault", std::string(error.description()), place(file, error.source()));
    }
  }
  for (const auto& [name, value] : environment) {
    if (name == "ROWAN_CONFIG") continue;
    const Key* found = nullptr;
    for (const Key& key : keys()) if (name == "ROWAN_" + upper(key.section) + "_" + upper(key.name)) found = &key;
    if (!found) faults.problems.push_back({"config.fault", "There is no such setting", name});
    else if (const std::string wrong = found->set(config, value); !wrong.empty()) faults.problems.push_back({"config.fault", wrong, name});
  }
  if (config.certificate.empty() != config.key.empty()) faults.problems.push_back({"config.fault", "server.certificate and server.key go together", file});
  if (config.teams.empty()) config.teams = {"Housing"};
  for (std::size_t i = 0; i < config.teams.size(); ++i) config.landlord.teams.push_back({TeamId{static_cast<std::int64_t>(i) + 1}, config.teams[i]});
  if (!faults.problems.empty()) return faults;
  return config;
}

}  // namespace rowan::cli
