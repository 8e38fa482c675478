#include "app/cases.h"

#include <algorithm>

#include "app/worklist.h"
#include "base/reference.h"
#include "store/access_log.h"
#include "store/draft.h"

namespace rowan::app {
namespace {

constexpr int tries = 32;  // of an act that others keep overtaking

// Without a viewer, whoever calls decides; with one, the index of grants answers before anything is loaded, so that a case that is
// barred takes no longer than one that is not there.
Result<std::unique_ptr<Case>> load(Desk& desk, std::string_view reference, const store::Viewer* viewer, Instant now) {
  const std::optional<std::string> tidy = parse_case_reference(reference);
  if (!tidy) return no_such_case();
  return desk.store.read([&](store::Reader& reader) -> Result<std::unique_ptr<Case>> {
    const auto id = store::case_by_reference(reader, *tidy);
    if (viewer && !store::may_list_case(reader, *viewer, id.value_or(CaseId{}), now)) return no_such_case();
    if (!id) return no_such_case();
    const auto entries = reader.load(stream_of(*id), StreamKind::case_);
    if (!entries) return entries.refusal();
    return std::make_unique<Case>(fold_case(*entries));
  });
}

void log(store::Tx& tx, const Actor& actor, const Case& c, std::string_view act, const std::string& detail, Instant now) {
  tx.log_access({now, actor.id, stream_of(c.id), std::string(act), detail});
}

// One try at writing what was decided on the case as loaded.
Result<void> write(Desk& desk, const Actor& actor, Case& c, const NewEntries& entries, std::string_view act, const With& with, Instant now) {
  Case after = c;
  std::int64_t seq = c.last_seq;
  for (const NewEntry& entry : entries) {
    Entry made{{stream_of(c.id), ++seq, 0, entry.kind, entry.version, entry.happened_at, now, actor.id}, entry.payload};
    apply(after, made.head, read_case_event(made));
  }
  const IndexedCase indexed = index_case(desk, after, now);
  const Result<void> done = desk.store.write([&](store::Tx& tx) -> Result<void> {
    if (!with.form_token.empty())
      if (auto used = tx.use_form_token(with.form_token, now); !used) return used;
    if (auto appended = tx.append(stream_of(c.id), c.last_seq, entries, actor.id, now); !appended) return appended.refusal();
    put_index(tx, indexed);
    if (!with.forget_draft.empty()) store::remove_draft(tx, actor.id, stream_of(c.id), with.forget_draft);
    for (store::Notice notice : with.notices) {
      notice.stream = stream_of(c.id);
      notice.at = now;
      store::put_notice(tx, notice);
    }
    log(tx, actor, c, act, with.log_detail, now);
    return with.also ? with.also(tx, after) : Result<void>{};
  });
  if (!done) return done;
  const auto now_summary = from_json<CaseSummary>(indexed.row.summary);
  if (now_summary.phones != phones_of(c)) put_names(desk, after.id, after.opened.reference, now_summary);
  c = std::move(after);
  return {};
}

bool overtaken(const Refusal& refusal) { return refusal.because == Because::conflict && refusal.first().id == "record.conflict"; }

}  // namespace

Result<OpenedCase> view_case(Desk& desk, const Actor& actor, std::string_view reference, std::string_view act) {
  const Instant now = desk.now();
  const store::Viewer viewer = viewer_of(actor);
  auto loaded = load(desk, reference, &viewer, now);
  if (!loaded) return loaded.refusal();
  const auto seen = may_see(**loaded, actor, now);
  if (!seen) return seen.refusal();
  const Case& c = **loaded;
  if (auto logged = desk.store.write([&](store::Tx& tx) -> Result<void> { log(tx, actor, c, act, {}, now); return {}; }); !logged) return logged.refusal();
  return OpenedCase{std::move(*loaded), *seen};
}

Result<OpenedCase> act_on_case(Desk& desk, const Actor& actor, std::string_view reference, std::string_view act, const Decide& decide, const With& with) {
  for (int i = 0; i < tries; ++i) {
    const Instant now = desk.now();
    const store::Viewer viewer = viewer_of(actor);
    auto loaded = load(desk, reference, &viewer, now);
    if (!loaded) return loaded.refusal();
    auto seen = may_see(**loaded, actor, now);
    if (!seen) return seen.refusal();
    const auto entries = decide(*seen);
    if (!entries) return entries.refusal();
    const auto done = write(desk, actor, **loaded, *entries, act, with, now);
    if (done) return OpenedCase{std::move(*loaded), *seen};
    if (!overtaken(done.refusal())) return done.refusal();
  }
  return Refusal::one(Because::conflict, "case.busy", "Others are changing this case at the same moment. Try again.");
}

Result<OpenedCase> act_on_unseen_case(Desk& desk, const Actor& actor, std::string_view reference, std::string_view act, const DecideUnseen& decide, const With& with) {
  for (int i = 0; i < tries; ++i) {
    const Instant now = desk.now();
    auto loaded = load(desk, reference, nullptr, now);
    if (!loaded) return loaded.refusal();
    const auto entries = decide(**loaded, now);
    if (!entries) return entries.refusal();
    const auto done = write(desk, actor, **loaded, *entries, act, with, now);
    if (!done && overtaken(done.refusal())) continue;
    if (!done) return done.refusal();
    auto seen = may_see(**loaded, actor, now);
    if (!seen) return seen.refusal();
    return OpenedCase{std::move(*loaded), *seen};
  }
  return Refusal::one(Because::conflict, "case.busy", "Others are changing this case at the same moment. Try again.");
}

Result<SafeChannel> check_contact(const Desk& desk, const Case& c, const ContactInput& input) {
  const auto before = desk.policies ? gates(facts_of(c), *desk.policies, Act::approach_survivor, input.happened_at) : std::vector<GateState>{};
  return may_contact(c, input, before);
}

Result<OpenedCase> contact(Desk& desk, const Actor& actor, std::string_view reference, const ContactInput& input, With with) {
  if (!input.override_reason.empty()) {
    // Known before it is known whether the gate would have let it pass: a notice too many does no harm.
    with.log_detail = input.override_reason;
    const store::Viewer viewer = viewer_of(actor);
    const auto loaded = load(desk, reference, &viewer, desk.now());
    if (loaded) with.notices.push_back({0, managers_principal((*loaded)->team), {}, "contact.overridden", {}, "Safe contact was overridden to save life on " + (*loaded)->opened.reference});
  }
  return act_on_case(desk, actor, reference, input.override_reason.empty() ? "contact.recorded" : "contact.overridden", [&](const Seen& seen) -> Result<NewEntries> {
    const auto before = desk.policies ? gates(facts_of(seen.get()), *desk.policies, Act::approach_survivor, input.happened_at) : std::vector<GateState>{};
    return record_contact(seen, input, before);
  }, with);
}

Result<OpenedCase> urgent_access(Desk& desk, const Actor& actor, std::string_view reference, const std::string& reason, With with) {
  with.log_detail = reason;
  const auto loaded = load(desk, reference, nullptr, desk.now());
  if (!loaded) return loaded.refusal();
  const Case& c = **loaded;
  if (!c.barred(actor.id)) {
    const std::string text = actor.name + " opened " + c.opened.reference + " for one hour: " + reason;
    const auto tell = [&](std::string principal) { with.notices.push_back({0, std::move(principal), {}, "access.urgent", {}, text}); };
    if (c.lead) tell(staff_principal(c.lead));
    // A manager who may not see the case is not told of it; the people named on it are.
    if (!c.restricted) tell(managers_principal(c.team));
    else for (const CaseGrant& grant : c.grants) if (!grant.urgent && grant.to != c.lead) tell(staff_principal(grant.to));
  }
  return act_on_unseen_case(desk, actor, reference, "access.urgent", [&](const Case& found, Instant now) { return take_urgent_access(found, actor, reason, now); }, with);
}

std::vector<Look> who_has_looked(Desk& desk, const OpenedCase& opened, std::size_t limit) {
  const auto rows = desk.store.read([&](store::Reader& reader) -> Result<std::vector<store::AccessRow>> {
    return store::who_looked(reader, stream_of(opened.get().id), 0, limit);
  });
  std::vector<Look> out;
  if (rows) for (const store::AccessRow& row : *rows) out.push_back({row.access.at, desk.staff.name(row.access.staff), row.access.act, row.access.detail});
  return out;
}

Result<void> refused_look(Desk& desk, const Actor& actor, std::string_view reference) {
  const Instant now = desk.now();
  const std::string asked(reference.substr(0, 40));
  // One row whether or not there is such a case.
  const auto logged = desk.store.write([&](store::Tx& tx) -> Result<void> {
    tx.log_access({now, actor.id, {}, "case.refused", asked});
    return {};
  });
  // The lead is told afterwards, so that telling takes no time of the answer; and where there is nobody to tell, as much is written
  // all the same, so that the disk does not tell the one from the other.
  desk.store.write_then([asked, now, name = actor.name](store::Tx& tx) -> Result<void> {
    const auto tidy = parse_case_reference(asked);
    const auto id = tidy ? store::case_by_reference(tx, *tidy) : std::nullopt;
    const auto row = store::find_case(tx, id.value_or(CaseId{}));
    const StaffId lead = row ? row->lead : StaffId{};
    store::put_notice(tx, {0, staff_principal(lead), now, "case.refused", row ? stream_of(*id) : StreamId{}, name + " tried to open " + asked + " and is not on it", lead ? Instant{0} : now});
    return {};
  }, [](Result<void>) {});
  return logged;
}

Result<Instant> keep_draft(Desk& desk, const Actor& actor, std::string_view reference, const std::string& form, const std::string& body) {
  const Instant now = desk.now();
  const store::Viewer viewer = viewer_of(actor);
  const auto loaded = load(desk, reference, &viewer, now);
  if (!loaded) return loaded.refusal();
  if (auto seen = may_see(**loaded, actor, now); !seen) return seen.refusal();
  const StreamId stream = stream_of((*loaded)->id);
  const auto done = desk.store.write([&](store::Tx& tx) -> Result<void> {
    if (body.empty()) store::remove_draft(tx, actor.id, stream, form);
    else store::put_draft(tx, actor.id, {form, stream, body, now});
    return {};
  });
  if (!done) return done.refusal();
  return now;
}

std::optional<std::pair<std::string, Instant>> draft_of(Desk& desk, const OpenedCase& opened, const std::string& form) {
  const auto found = desk.store.read([&](store::Reader& reader) -> Result<std::optional<store::Draft>> {
    return store::find_draft(reader, opened.seen.by().id, stream_of(opened.get().id), form);
  });
  if (!found || !*found) return {};
  return std::pair{(**found).body, (**found).at};
}

}  // namespace rowan::app
