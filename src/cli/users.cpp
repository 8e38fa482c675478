#include "app/accounts.h"
#include "cli/commands.h"
#include "cli/installation.h"
#include "security/totp.h"

namespace rowan::cli {
namespace {

const Actor command_line{};  // id 0: whoever has the key file

void show_secrets(const Output& out, const std::string& landlord, const std::string& user_name, const std::string& password, const std::string& secret) {
  if (!password.empty()) out.line("Password (shown once): " + password);
  if (!secret.empty()) {
    out.line("One-time code secret (shown once): " + security::base32(secret));
    out.line("For an authenticator app: " + security::otpauth_uri("Rowan " + landlord, user_name, secret));
  }
  out.document("{\"user_name\":" + json_text(user_name) + ",\"password\":" + json_text(password) + ",\"secret\":" + json_text(secret.empty() ? "" : security::base32(secret)) + "}");
}

}  // namespace

int user_add(const Config& config, const UserOptions& options, const Output& out) {
  auto opened = open_installation(config, Warm::staff, true);
  if (!opened) return out.refuse(opened.refusal());
  StaffDetails details{options.user_name, options.name.empty() ? options.user_name : options.name, options.job_title, options.roles, {}, options.manages, true};
  for (const app::Team& team : opened->desk->landlord.teams) if (options.team.empty() || team.name == options.team) { details.team = team.id; break; }
  if (!details.team) return out.refuse(Refusal::one(Because::invalid, "user.team", "There is no team " + options.team + " in the configuration"));
  const auto made = app::add_staff(*opened->desk, command_line, details, {});
  if (!made) return out.refuse(made.refusal());
  show_secrets(out, config.landlord.name, options.user_name, made->password, made->totp_secret);
  return done;
}

int user_list(const Config& config, const Output& out) {
  auto opened = open_beside(config, Warm::staff);
  if (!opened) return out.refuse(opened.refusal());
  std::string json;
  for (const auto& person : opened->desk->staff.all()) {
    out.line(person->user_name + "  " + person->actor.name + "  " + to_text(person->actor.roles) + (person->active ? "" : "  (not active)"));
    json += (json.empty() ? "" : ",") + std::string("{\"user_name\":") + json_text(person->user_name) + ",\"roles\":" + json_text(to_text(person->actor.roles)) + ",\"active\":" + (person->active ? "true" : "false") + "}";
  }
  out.document("[" + json + "]");
  return done;
}

int user_reset(const Config& config, const std::string& user_name, bool password, bool code, const Output& out) {
  auto opened = open_installation(config, Warm::staff);
  if (!opened) return out.refuse(opened.refusal());
  const auto id = app::find_staff(*opened->desk, user_name);
  if (!id) return out.refuse(Refusal::one(Because::not_found, "staff.none", "There is no user " + user_name));
  std::string new_password, secret;
  if (password) {
    new_password = security::base32(security::make_totp_secret()).substr(0, 20);
    if (auto set = app::set_password(*opened->desk, *id, new_password); !set) return out.refuse(set.refusal());
  }
  if (code) {
    const auto made = app::new_totp(*opened->desk, *id);
    if (!made) return out.refuse(made.refusal());
    secret = *made;
  }
  show_secrets(out, config.landlord.name, user_name, new_password, secret);
  return done;
}

}  // namespace rowan::cli
