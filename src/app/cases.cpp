#include "app/cases.h"

#include <algorithm>

#include "app/known.h"
#include "app/owner.h"
#include "app/urgent.h"
#include "app/worklist.h"
#include "base/reference.h"
#include "store/access_log.h"
#include "store/draft.h"

namespace rowan::app {
namespace {

constexpr int tries = 32;  // of an act that others keep overtaking

using Loaded = KeptCase;

// Without a viewer, whoever calls decides. With one, the index of grants answers before anything is loaded, so that a case that is
// barred takes no longer than one that is not there; one kept from the last look is given only to somebody who may see it, and for
// everybody else it is as if nothing were kept.
Result<Loaded> load(Desk& desk, std::string_view reference, const Actor* actor, Instant now) {
  const std::optional<std::string> tidy = parse_case_reference(reference);
  if (!tidy) return no_such_case();
  if (Loaded kept = desk.cases.find(desk.store, *tidy); kept && (!actor || may_see(*kept, *actor, now))) return kept;
  const std::uint64_t stamp = desk.store.stamp();
  auto loaded = desk.store.read([&](store::Reader& reader) -> Result<Loaded> {
    const auto id = store::case_by_reference(reader, *tidy);
    if (actor && !store::may_list_case(reader, viewer_of(*actor), id.value_or(CaseId{}), now)) return no_such_case();
    if (!id) return no_such_case();
    const auto entries = reader.load(stream_of(*id), StreamKind::case_);
    if (!entries) return entries.refusal();
    return Loaded{std::make_shared<const Case>(fold_for(desk, reader, *entries))};
  });
  if (loaded) desk.cases.keep(*loaded, stamp);
  return loaded;
}

// What was decided on a case as loaded, ready to be written.
struct Writing {
  Loaded before;
  std::shared_ptr<Case> after;
  std::shared_ptr<IndexedCase> indexed;
  NewEntries entries;
  Actor actor;
  std::string act;
  With with;
  Instant now;
  std::uint64_t stamp = 0;  // of the last try
};

// What the case and its row in the lists are when the entries are entered at `at`.
void fold_on(const Desk& desk, Writing& w, Instant at) {
  w.after = std::make_shared<Case>(*w.before);
  std::int64_t seq = w.before->last_seq;
  for (const NewEntry& entry : w.entries) {
    Entry written;
    written.head = {stream_of(w.before->id), ++seq, 0, entry.kind, entry.version, entry.happened_at, at, w.actor.id};
    written.payload = entry.payload;
    apply(*w.after, written.head, read_case_event(written));
  }
  w.indexed = std::make_shared<IndexedCase>(index_case(desk, *w.after, at));
}

std::shared_ptr<Writing> prepare(const Desk& desk, const Actor& actor, Loaded before, NewEntries entries, std::string_view act, With with, Instant now) {
  auto writing = std::make_shared<Writing>(Writing{std::move(before), nullptr, nullptr, std::move(entries), actor, std::string(act), std::move(with), now, 0});
  fold_on(desk, *writing, now);
  return writing;
}

Result<void> write(store::Tx& tx, const Desk& desk, Writing& w) {
  const StreamId stream = stream_of(w.before->id);
  w.stamp = tx.stamp();
  if (!w.with.form_token.empty())
    if (auto used = tx.use_form_token(w.with.form_token, w.now); !used) return used;
  // Somebody else's act of a moment later may have been written first; the record then gives this one that moment too.
  if (const Instant at = tx.entering(w.now); at != w.after->updated_at) fold_on(desk, w, at);
  if (auto appended = tx.append(stream, w.before->last_seq, w.entries, w.actor.id, w.now); !appended) return appended.refusal();
  put_index(tx, *w.indexed, w.before.row.get());  // append has just seen that nobody wrote since `before`
  if (!w.with.forget_draft.empty()) store::remove_draft(tx, w.actor.id, stream, w.with.forget_draft);
  for (store::Notice notice : w.with.notices) {
    notice.stream = stream;
    notice.at = w.now;
    store::put_notice(tx, notice);
  }
  tx.log_access({w.now, w.actor.id, stream, w.act, w.with.log_detail});
  return w.with.also ? w.with.also(tx, *w.after) : Result<void>{};
}

void written(Desk& desk, const Writing& w) {
  auto named_before = parties_of(*w.before);
  const bool named = w.indexed->summary.parties != named_before;
  if (named || phones_of(*w.after) != phones_of(*w.before)) desk.case_names.put(parties_of(w.indexed->row, w.indexed->summary));
  if (named) tell_of_case(desk, *w.after, std::move(named_before));
  desk.cases.keep({w.after, w.indexed}, w.stamp);
}

// One try at writing what was decided on the case as loaded. Gives the case as it is then.
Result<Loaded> write(Desk& desk, const Actor& actor, const Loaded& before, const NewEntries& entries, std::string_view act, const With& with, Instant now) {
  const auto writing = prepare(desk, actor, before, entries, act, with, now);
  const Result<void> done = desk.store.write([&](store::Tx& tx) { return write(tx, desk, *writing); });
  if (!done) return done.refusal();
  written(desk, *writing);
  return Loaded{writing->after, writing->indexed};
}

bool overtaken(const Refusal& refusal) { return refusal.because == Because::conflict && refusal.first().id == "record.conflict"; }

// That a person of this case may be in another is for the domestic abuse lead alone (SG-39). An earlier version wrote it into the log of both.
bool of_other_cases(std::string_view act) { return act == "people.same-viewed" || act == "people.not-same" || act == "people.maybe-same"; }

}  // namespace

Result<OpenedCase> view_case(Desk& desk, const Actor& actor, std::string_view reference, std::string_view act, Hold* hold) {
  const store::Announced announced = desk.store.announce(hold != nullptr);  // without one it would wait for itself
  const Instant now = desk.now();
  auto loaded = load(desk, reference, &actor, now);
  if (!loaded) return loaded.refusal();
  const auto seen = may_see(**loaded, actor, now);
  if (!seen) return seen.refusal();
  const store::Access look{now, actor.id, stream_of((*loaded)->id), std::string(act), {}};
  const store::Job job = [look](store::Tx& tx) -> Result<void> { tx.log_access(look); return {}; };
  if (hold) hold->write(desk.store, job);
  else if (auto logged = desk.store.write(job); !logged) return logged.refusal();
  return OpenedCase{std::move(loaded->c), *seen};
}

Result<OpenedCase> act_on_case(Desk& desk, const Actor& actor, std::string_view reference, std::string_view act, const Decide& decide, const With& with) {
  for (int i = 0; i < tries; ++i) {
    const Instant now = desk.now();
    auto loaded = load(desk, reference, &actor, now);
    if (!loaded) return loaded.refusal();
    auto seen = may_see(**loaded, actor, now);
    if (!seen) return seen.refusal();
    const auto entries = decide(*seen);
    if (!entries) return entries.refusal();
    auto after = write(desk, actor, *loaded, *entries, act, with, now);
    if (!after && overtaken(after.refusal())) continue;
    if (!after) return after.refusal();
    if (auto still = may_see(**after, actor, now)) return OpenedCase{std::move(after->c), *still};
    return OpenedCase{std::move(after->c), *seen, std::move(loaded->c)};  // they have just given their own access away
  }
  return Refusal::one(Because::conflict, "case.busy", "Others are changing this case at the same moment. Try again.");
}

Result<void> begin_act_on_case(Desk& desk, const Actor& actor, std::string_view reference, std::string_view act, const Decide& decide, With with, Hold& hold) {
  const store::Announced announced = desk.store.announce();
  const Instant now = desk.now();
  auto loaded = load(desk, reference, &actor, now);
  if (!loaded) return loaded.refusal();
  const auto seen = may_see(**loaded, actor, now);
  if (!seen) return seen.refusal();
  auto entries = decide(*seen);
  if (!entries) return entries.refusal();
  const auto writing = prepare(desk, actor, std::move(*loaded), std::move(*entries), act, std::move(with), now);
  hold.write(desk.store, [&desk, writing](store::Tx& tx) { return write(tx, desk, *writing); }, [&desk, writing] { written(desk, *writing); });
  return {};
}

namespace {

Refusal busy() { return Refusal::one(Because::conflict, "case.busy", "Others are changing this case at the same moment. Try again."); }

// Gives the case as it is afterwards, whoever may see it.
Result<Loaded> act_unseen(Desk& desk, const Actor& actor, std::string_view reference, std::string_view act, const DecideUnseen& decide,
                          const With& with, const TellOf& tell) {
  for (int i = 0; i < tries; ++i) {
    const Instant now = desk.now();
    auto loaded = load(desk, reference, nullptr, now);
    if (!loaded) return loaded.refusal();
    const auto entries = decide(**loaded, now);
    if (!entries) return entries.refusal();
    With all = with;
    if (tell) for (store::Notice& notice : tell(**loaded)) all.notices.push_back(std::move(notice));
    auto after = write(desk, actor, *loaded, *entries, act, all, now);
    if (!after && overtaken(after.refusal())) continue;
    return after;
  }
  return busy();
}

}  // namespace

Result<OpenedCase> act_on_unseen_case(Desk& desk, const Actor& actor, std::string_view reference, std::string_view act, const DecideUnseen& decide, const With& with) {
  auto after = act_unseen(desk, actor, reference, act, decide, with, {});
  if (!after) return after.refusal();
  auto seen = may_see(**after, actor, desk.now());
  if (!seen) return seen.refusal();
  return OpenedCase{std::move(after->c), *seen};
}

Result<void> act_without_view(Desk& desk, const Actor& actor, std::string_view reference, std::string_view act, const DecideUnseen& decide,
                              const With& with, const TellOf& tell) {
  if (const auto after = act_unseen(desk, actor, reference, act, decide, with, tell); !after) return after.refusal();
  return {};
}

Result<SafeChannel> check_contact(const Desk& desk, const Case& c, const ContactInput& input) {
  const auto before = gates_of(desk, c, Act::approach_survivor, input.happened_at);
  return may_contact(c, input, before);
}

Result<OpenedCase> contact(Desk& desk, const Actor& actor, std::string_view reference, const ContactInput& input, With with) {
  if (!input.override_reason.empty()) {
    // Known before it is known whether the gate would have let it pass: a notice too many does no harm.
    with.log_detail = input.override_reason;
    const auto loaded = load(desk, reference, &actor, desk.now());
    if (loaded) with.notices.push_back({0, managers_principal((*loaded)->team), {}, "contact.overridden", {}, "Safe contact was overridden to save life on " + (*loaded)->opened.reference});
  }
  return act_on_case(desk, actor, reference, input.override_reason.empty() ? "contact.recorded" : "contact.overridden", [&](const Seen& seen) -> Result<NewEntries> {
    const auto before = gates_of(desk, seen.get(), Act::approach_survivor, input.happened_at);
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
    // The data protection lead sees no case: they hear who, when and of which, and nothing of why.
    const Instant now = desk.now();
    const CaseUrgent taken{0, actor.id, {}, now, now + urgent_access_lasts, {}, {}, {}};
    const std::string plain = actor.name + " took urgent access to " + c.opened.reference + " on " + date_and_time(now) + ". Look at it by " +
                              date_and_time(urgent_review_due(c, taken)) + ", a time of our own";
    for (const StaffId who : told_of_urgent(desk, c, actor.id))
      with.notices.push_back({0, staff_principal(who), {}, "access.urgent-owed", {}, plain});
  }
  return act_on_unseen_case(desk, actor, reference, "access.urgent", [&](const Case& found, Instant now) { return take_urgent_access(found, actor, reason, now); }, with);
}

std::vector<Look> who_has_looked(Desk& desk, const OpenedCase& opened, std::size_t limit) {
  std::vector<Look> out;
  (void)desk.store.read([&](store::Reader& reader) -> Result<void> {
    std::int64_t before = 0;
    for (bool more = true; more && out.size() < limit;) {
      const auto rows = store::who_looked(reader, stream_of(opened.get().id), before, limit);
      for (const store::AccessRow& row : rows) {
        before = row.position;
        if (out.size() < limit && !of_other_cases(row.access.act))
          out.push_back({row.access.at, desk.staff.name(row.access.staff), row.access.act, row.access.detail});
      }
      more = rows.size() == limit;
    }
    return {};
  });
  return out;
}

Result<void> refused_look(Desk& desk, const Actor& actor, std::string_view reference, Hold* hold) {
  const Instant now = desk.now();
  const std::string asked(reference.substr(0, 40));
  // One row whether or not there is such a case.
  const store::Job log = [now, who = actor.id, asked](store::Tx& tx) -> Result<void> {
    tx.log_access({now, who, {}, "case.refused", asked});
    return {};
  };
  Result<void> logged;
  if (hold) hold->write(desk.store, log);
  else logged = desk.store.write(log);
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
  const auto loaded = load(desk, reference, &actor, now);
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
  const StaffId who = opened.seen.by().id;
  const StreamId stream = stream_of(opened.get().id);
  const std::string key = std::to_string(who.value) + ' ' + std::to_string(stream.value) + ' ' + form;
  const Instant now = desk.now();
  if (desk.no_draft.find(desk.store, key, {{store::Topic::draft, stream.value}}, now)) return {};
  const std::uint64_t stamp = desk.store.stamp();
  const auto found = desk.store.read([&](store::Reader& reader) -> Result<std::optional<store::Draft>> { return store::find_draft(reader, who, stream, form); });
  if (!found) return {};
  if (*found) return std::pair{(**found).body, (**found).at};
  desk.no_draft.keep(key, true, stamp, now + hours(1));
  return {};
}

}  // namespace rowan::app
