#include "app/account_acts.h"

#include "app/accounts.h"
#include "security/token.h"
#include "security/totp.h"
#include "store/session.h"
#include "store/staff_index.h"

namespace rowan::app {
namespace {

Refusal wrong_password() { return Refusal::one(Because::invalid, "password.wrong", "This is not the password you use now", "current"); }

Result<void> may_reset(const Desk& desk, const Actor& by, StaffId id) {
  if (!may(by, Permission::manage_staff)) return Refusal::one(Because::refused, "staff.role", "An administrator does this.");
  if (by.id == id) return Refusal::one(Because::refused, "staff.self", "Another administrator has to change your own account.");
  if (!desk.staff.find(id)) return Refusal::one(Because::not_found, "staff.none", "There is no such person.");
  return {};
}

// One commit: the token of the form, the change, the end of every session, and the line of the access log.
Result<void> reset(Desk& desk, const Actor& by, StaffId id, std::string_view form_token, const char* act,
                   const std::function<void(store::Tx&)>& change) {
  const Instant now = desk.now();
  return desk.store.write([&](store::Tx& tx) -> Result<void> {
    if (auto used = tx.use_form_token(form_token, now); !used) return used;
    change(tx);
    store::set_failures(tx, id, 0, {0});
    store::end_sessions_of(tx, id);
    tx.log_access({now, by.id, stream_of(id), act, {}});
    return {};
  });
}

void count_wrong_try(Desk& desk, const Actor& actor, const store::SignInState& state, Instant now) {
  const std::int64_t failed = state.failed + 1;
  // What is refused here is refused whether or not the try could be counted.
  (void)desk.store.write([&](store::Tx& tx) -> Result<void> {
    store::set_failures(tx, actor.id, failed, failed < 5 ? now : now + seconds(30));
    tx.log_access({now, actor.id, stream_of(actor.id), "staff.password_refused", {}});
    return {};
  });
}

}  // namespace

Result<void> change_own_password(Desk& desk, const Actor& actor, std::string_view current, std::string_view fresh, std::string_view form_token) {
  const Instant now = desk.now();
  const auto who = desk.staff.find(actor.id);
  if (!who) return Refusal::one(Because::not_found, "staff.none", "There is no such person.");
  if (auto good = security::Passwords::check_rules(fresh, who->user_name); !good) return good;
  const auto state = desk.store.read([&](store::Reader& reader) -> Result<store::SignInState> { return store::sign_in_state(reader, actor.id); });
  if (!state) return state.refusal();
  const bool waits = now < state->next_allowed;
  const bool known = state->password_hash.empty() ? desk.passwords.verify_nobody(current) : desk.passwords.verify(state->password_hash, current);
  if (waits || !known) {
    if (!waits) count_wrong_try(desk, actor, *state, now);
    return wrong_password();
  }
  if (current == fresh) return Refusal::one(Because::invalid, "password.same", "Choose a password that you do not use now", "password");
  const std::string hash = desk.passwords.hash(fresh);
  return desk.store.write([&](store::Tx& tx) -> Result<void> {
    if (auto used = tx.use_form_token(form_token, now); !used) return used;
    store::set_password_hash(tx, actor.id, hash);
    store::set_failures(tx, actor.id, 0, {0});
    store::end_sessions_of(tx, actor.id);
    tx.log_access({now, actor.id, stream_of(actor.id), "staff.password", {}});
    return {};
  });
}

Result<void> set_own_profile(Desk& desk, const Actor& actor, const StaffProfile& profile, std::string_view form_token) {
  const Instant now = desk.now();
  const auto entry = record_profile(profile, actor, actor.id, now);
  if (!entry) return entry.refusal();
  Staff staff;
  const auto done = desk.store.write([&](store::Tx& tx) -> Result<void> {
    if (auto used = tx.use_form_token(form_token, now); !used) return used;
    const auto entries = tx.load(stream_of(actor.id), StreamKind::staff);
    if (!entries) return entries.refusal();
    staff = fold_staff(*entries);
    if (auto appended = tx.append(stream_of(actor.id), staff.last_seq, {&*entry, 1}, actor.id, now); !appended) return appended.refusal();
    staff.profile = profile;
    tx.log_access({now, actor.id, stream_of(actor.id), "staff.profile", {}});
    return {};
  });
  if (done) desk.staff.put(colleague_of(staff));
  return done;
}

Result<std::string> reset_password(Desk& desk, const Actor& by, StaffId id, std::string_view form_token) {
  if (auto allowed = may_reset(desk, by, id); !allowed) return allowed.refusal();
  const std::string password = security::make_token(12);
  const std::string hash = desk.passwords.hash(password);
  if (auto done = reset(desk, by, id, form_token, "staff.password_reset", [&](store::Tx& tx) { store::set_password_hash(tx, id, hash); }); !done)
    return done.refusal();
  return password;
}

Result<std::string> reset_code(Desk& desk, const Actor& by, StaffId id, std::string_view form_token) {
  if (auto allowed = may_reset(desk, by, id); !allowed) return allowed.refusal();
  const std::string secret = security::make_totp_secret();
  if (auto done = reset(desk, by, id, form_token, "staff.code_reset", [&](store::Tx& tx) { store::set_totp_secret(tx, id, secret); }); !done)
    return done.refusal();
  return secret;
}

}  // namespace rowan::app
