#include "app/accounts.h"

#include <algorithm>

#include "security/token.h"
#include "security/totp.h"
#include "store/case_index.h"
#include "store/notice.h"
#include "store/session.h"
#include "store/staff_index.h"

namespace rowan::app {
namespace {

constexpr Duration longest_session = hours(12);
constexpr Duration touch_every = minutes(1);  // a session's last use is written at most so often

store::StaffRow row_of(const Staff& staff) {
  std::string roles = to_text(actor_of(staff).roles);
  return {staff.id, staff.details.user_name, staff.details.active, staff.details.team, std::move(roles), to_json(staff.details)};
}

// Ten guesses in five minutes at most: after the fifth wrong one each costs half a minute.
Instant next_allowed(std::int64_t failed, Instant now) { return failed < 5 ? now : now + seconds(30); }

// An administrator opens no case, and cannot make an account that does without the managers of its team hearing of it.
void tell_managers(store::Tx& tx, const StaffDetails& details, Instant now) {
  std::string roles;
  for (const std::string& role : details.roles) roles += (roles.empty() ? "" : ", ") + role;
  store::put_notice(tx, {0, managers_principal(details.team), now, "staff.team", {}, "The account " + details.user_name + " of your team now has the roles: " + roles + (details.manages_team ? ", and manages the team" : "")});
}

Refusal wrong() { return Refusal::one(Because::refused, "sign-in.wrong", "The user name, password or code is wrong. Codes change every 30 seconds."); }

}  // namespace

Colleague colleague_of(const Staff& staff) { return {actor_of(staff), staff.details.user_name, staff.details.job_title, staff.details.active, staff.profile, staff.last_seq}; }

Result<NewAccount> add_staff(Desk& desk, const Actor& by, const StaffDetails& details, std::string password) {
  const Instant now = desk.now();
  const auto entry = record_staff(details, by, {}, now);
  if (!entry) return entry.refusal();
  if (password.empty()) password = security::make_token(12);
  if (auto good = security::Passwords::check_rules(password, details.user_name); !good) return good.refusal();
  const std::string hash = desk.passwords.hash(password);
  const std::string secret = security::make_totp_secret();
  Staff staff;
  const auto id = desk.store.write_for<StaffId>([&](store::Tx& tx) -> Result<StaffId> {
    const StreamId stream = tx.create_stream(StreamKind::staff);
    if (auto done = tx.append(stream, 0, {&*entry, 1}, by.id, now); !done) return done.refusal();
    staff = {StaffId{stream.value}, 1, details};
    if (auto put = store::put_staff(tx, row_of(staff)); !put) return put.refusal();
    store::set_password_hash(tx, staff.id, hash);
    store::set_totp_secret(tx, staff.id, secret);
    tx.log_access({now, by.id, stream, "staff.added", {}});
    if (by.id) tell_managers(tx, details, now);
    return staff.id;
  });
  if (!id) return id.refusal();
  desk.staff.put(colleague_of(staff));
  return NewAccount{*id, password, secret};
}

Result<void> change_staff(Desk& desk, const Actor& by, StaffId id, const StaffDetails& details) {
  const Instant now = desk.now();
  const auto entry = record_staff(details, by, id, now);
  if (!entry) return entry.refusal();
  Staff staff;
  const auto done = desk.store.write([&](store::Tx& tx) -> Result<void> {
    const auto entries = tx.load(stream_of(id), StreamKind::staff);
    if (!entries) return entries.refusal();
    staff = fold_staff(*entries);
    // Somebody with open cases leaves only when the cases have somebody else (SG-26).
    if (staff.details.active && !details.active) {
      store::CaseFilter held;
      held.lead = id;
      const store::Viewer viewer{id, {staff_principal(id)}};
      if (const auto count = store::count_cases(tx, viewer, held, now, 1000); count > 0)
        return Refusal::one(Because::refused, "staff.has-cases", "They still have open cases. Give these to somebody else first.", "active");
    }
    if (auto appended = tx.append(stream_of(id), staff.last_seq, {&*entry, 1}, by.id, now); !appended) return appended.refusal();
    staff.details = details;
    ++staff.last_seq;
    if (auto put = store::put_staff(tx, row_of(staff)); !put) return put;
    if (!details.active) store::end_sessions_of(tx, id);
    tx.log_access({now, by.id, stream_of(id), "staff.changed", {}});
    if (by.id) tell_managers(tx, details, now);
    return {};
  });
  if (!done) return done;
  desk.staff.put(colleague_of(staff));
  return {};
}

Result<void> set_password(Desk& desk, StaffId id, std::string_view password) {
  const auto who = desk.staff.find(id);
  if (!who) return Refusal::one(Because::not_found, "staff.none", "There is no such person.");
  if (auto good = security::Passwords::check_rules(password, who->user_name); !good) return good;
  const std::string hash = desk.passwords.hash(password);
  return desk.store.write([&](store::Tx& tx) -> Result<void> {
    store::set_password_hash(tx, id, hash);
    store::end_sessions_of(tx, id);
    tx.log_access({desk.now(), id, stream_of(id), "staff.password", {}});
    return {};
  });
}

Result<std::string> new_totp(Desk& desk, StaffId id) {
  if (!desk.staff.find(id)) return Refusal::one(Because::not_found, "staff.none", "There is no such person.");
  const std::string secret = security::make_totp_secret();
  const auto done = desk.store.write([&](store::Tx& tx) -> Result<void> {
    store::set_totp_secret(tx, id, secret);
    store::end_sessions_of(tx, id);
    tx.log_access({desk.now(), id, stream_of(id), "staff.code", {}});
    return {};
  });
  if (!done) return done.refusal();
  return secret;
}

std::optional<StaffId> find_staff(Desk& desk, std::string_view user_name) {
  const auto found = desk.store.read([&](store::Reader& reader) -> Result<std::optional<StaffId>> { return store::staff_by_user_name(reader, user_name); });
  return found ? *found : std::nullopt;
}

std::optional<std::string> current_code(Desk& desk, StaffId id) {
  const auto state = desk.store.read([&](store::Reader& reader) -> Result<store::SignInState> { return store::sign_in_state(reader, id); });
  if (!state || state->totp_secret.empty()) return {};
  return security::totp_code(state->totp_secret, desk.now());
}

bool SignInPace::waits(StaffId who, std::string_view peer, Instant now) const {
  const std::lock_guard turn{guard_};
  const auto found = tries_.find(key(who, peer));
  return found != tries_.end() && now < found->second.next;
}
void SignInPace::failed(StaffId who, std::string_view peer, Instant now) {
  const std::lock_guard turn{guard_};
  if (tries_.size() >= most) std::erase_if(tries_, [&](const auto& kept) { return kept.second.next + minutes(5) < now; });
  if (tries_.size() >= most) tries_.clear();
  Tries& tries = tries_[key(who, peer)];
  tries.next = next_allowed(++tries.count, now);
}
void SignInPace::good(StaffId who, std::string_view peer) {
  const std::lock_guard turn{guard_};
  tries_.erase(key(who, peer));
}
std::string SignInPace::key(StaffId who, std::string_view peer) { return std::to_string(who.value) + ' ' + std::string(peer); }

Result<SignedIn> sign_in(Desk& desk, std::string_view user_name, std::string_view password, std::string_view code, Duration idle, std::string_view peer) {
  const Instant now = desk.now();
  const auto id = find_staff(desk, user_name);
  const auto who = id ? desk.staff.find(*id) : nullptr;
  if (!who) {
    (void)desk.passwords.verify_nobody(password);
    return wrong();
  }
  const auto state = desk.store.read([&](store::Reader& reader) -> Result<store::SignInState> { return store::sign_in_state(reader, *id); });
  if (!state) return state.refusal();
  const bool waits = desk.sign_in_pace.waits(*id, peer, now);
  const bool good_password = !state->password_hash.empty() ? desk.passwords.verify(state->password_hash, password) : desk.passwords.verify_nobody(password);
  const auto step = state->totp_secret.empty() ? std::nullopt : security::totp_step(state->totp_secret, code, now);
  if (waits || !good_password || !step || !who->active) {
    if (waits) return wrong();
    desk.sign_in_pace.failed(*id, peer, now);
    (void)desk.store.write([&](store::Tx& tx) -> Result<void> {
      tx.log_access({now, *id, stream_of(*id), "sign-in.refused", {}});
      return {};
    });
    return wrong();
  }
  SignedIn out{security::make_token(), now + idle};
  const auto done = desk.store.write([&](store::Tx& tx) -> Result<void> {
    if (!store::use_totp_step(tx, *id, *step)) return wrong();  // the same code a second time
    store::put_session(tx, out.token, {*id, now, now, out.expires, now + minutes(15), security::make_token()});
    tx.log_access({now, *id, stream_of(*id), "sign-in", {}});
    return {};
  });
  if (!done) return done.refusal();
  desk.sign_in_pace.good(*id, peer);
  return out;
}

namespace {

std::optional<store::Session> session_of(Desk& desk, std::string_view token, Instant now) {
  const std::string key = store::session_key(desk.store.keys(), token);
  if (auto kept = desk.sessions.find(desk.store, key, {{store::Topic::session}}, now)) return kept;
  const std::uint64_t stamp = desk.store.stamp();
  auto found = desk.store.read([&](store::Reader& reader) -> Result<std::optional<store::Session>> { return store::find_session(reader, token, now); });
  if (!found || !*found) return {};
  desk.sessions.keep(key, **found, stamp, (**found).expires);
  return std::move(**found);
}

}  // namespace

std::optional<Visitor> visitor(Desk& desk, std::string_view token, Duration idle, bool touch) {
  if (token.empty()) return {};
  const Instant now = desk.now();
  const auto found = session_of(desk, token, now);
  if (!found) return {};
  const store::Session& session = *found;
  if (now - session.created > longest_session) return {};
  const auto who = desk.staff.find(session.staff);
  if (!who || !who->active) return {};
  Instant expires = session.expires;
  if (touch && now - session.last_seen > touch_every) {
    expires = std::min(now + idle, session.created + longest_session);
    const std::string kept(token);
    desk.store.write_then([kept, now, expires](store::Tx& tx) -> Result<void> { store::touch_session(tx, kept, now, expires); return {}; }, [](Result<void>) {});
  }
  return Visitor{who, session.csrf_secret, expires};
}

Result<void> sign_out(Desk& desk, std::string_view token) {
  return desk.store.write([&](store::Tx& tx) -> Result<void> { store::end_session(tx, token); return {}; });
}

}  // namespace rowan::app
