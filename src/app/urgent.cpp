#include "app/urgent.h"

#include <algorithm>

#include "app/owner.h"
#include "base/reference.h"
#include "store/access_log.h"

namespace rowan::app {
namespace {

constexpr std::size_t most_cases = 500;   // of each list
constexpr std::size_t most_looks = 1'000;  // of one case that are read to find those of the hour

Refusal not_yours() { return Refusal::one(Because::refused, "urgent.role", "A manager or the data protection lead looks at urgent access."); }

std::vector<Case> cases_under(const Desk& desk, store::Reader& reader, std::string_view name, Instant now) {
  std::vector<Case> out;
  store::CaseFilter every;
  every.open.reset();
  const auto page = store::list_cases(reader, {StaffId{}, {std::string(name)}}, every, store::CaseOrder::newest_first, now, most_cases);
  for (const store::CaseRow& row : page.rows)
    if (const auto entries = reader.load(stream_of(row.id), StreamKind::case_)) out.push_back(fold_for(desk, reader, *entries));
  return out;
}

bool shown_to(const Case& c, const Actor& actor, const CaseUrgent& taken, Instant now) {
  return may_review_urgent(c, actor, taken, now) || (taken.who == actor.id && !c.barred(actor.id));
}
UrgentLook look_of(const Case& c, const Actor& actor, const CaseUrgent& taken) {
  return {c.opened.reference, taken, urgent_review_due(c, taken), taken.who == actor.id, {}};
}

}  // namespace

Result<UrgentLooks> urgent_looks(Desk& desk, const Actor& actor) {
  if (!may(actor, Permission::review_urgent)) return not_yours();
  const Instant now = desk.now();
  auto found = desk.store.read([&](store::Reader& reader) -> Result<UrgentLooks> {
    UrgentLooks out;
    std::vector<CaseId> seen;
    for (const std::string_view name : {urgent_owed, urgent_done})
      for (const Case& c : cases_under(desk, reader, name, now)) {
        if (std::ranges::find(seen, c.id) != seen.end()) continue;
        seen.push_back(c.id);
        for (const CaseUrgent& taken : c.urgent)
          if (shown_to(c, actor, taken, now)) (taken.review ? out.done : out.owed).push_back(look_of(c, actor, taken));
      }
    return out;
  });
  if (!found) return found;
  std::ranges::sort(found->owed, {}, &UrgentLook::due);
  std::ranges::sort(found->done, std::ranges::greater{}, [](const UrgentLook& look) { return look.taken.reviewed_at; });
  const auto logged = desk.store.write([&](store::Tx& tx) -> Result<void> {
    tx.log_access({now, actor.id, {}, "access.urgent-listed", {}});
    return {};
  });
  if (!logged) return logged.refusal();
  return found;
}

Result<UrgentLook> urgent_look(Desk& desk, const Actor& actor, std::string_view reference, std::int64_t seq) {
  const auto tidy = parse_case_reference(reference);
  if (!tidy || !may(actor, Permission::review_urgent)) return no_such_case();
  const Instant now = desk.now();
  StreamId stream;
  auto found = desk.store.read([&](store::Reader& reader) -> Result<UrgentLook> {
    const auto id = store::case_by_reference(reader, *tidy);
    if (!id) return no_such_case();
    const auto entries = reader.load(stream_of(*id), StreamKind::case_);
    if (!entries) return entries.refusal();
    const Case c = fold_for(desk, reader, *entries);
    const auto taken = std::ranges::find(c.urgent, seq, &CaseUrgent::seq);
    if (taken == c.urgent.end() || !shown_to(c, actor, *taken, now)) return no_such_case();
    stream = stream_of(*id);
    UrgentLook out = look_of(c, actor, *taken);
    // What was done, and nothing of what was typed or read: details stay sealed.
    for (const store::AccessRow& row : store::who_looked(reader, stream, 0, most_looks))
      if (row.access.staff == taken->who && taken->from <= row.access.at && row.access.at <= taken->until)
        out.looked.push_back({row.access.at, {}, row.access.act, {}});
    return out;
  });
  if (!found) return found;
  const auto logged = desk.store.write([&](store::Tx& tx) -> Result<void> {
    tx.log_access({now, actor.id, stream, "access.urgent-viewed", {}});
    return {};
  });
  if (!logged) return logged.refusal();
  return found;
}

Result<void> review_urgent(Desk& desk, const Actor& actor, std::string_view reference, std::int64_t seq, UrgentFinding found, const std::string& text,
                           With with) {
  return act_without_view(
      desk, actor, reference, "access.urgent-reviewed",
      [&](const Case& c, Instant now) { return review_urgent_access(c, actor, seq, found, text, now); }, with,
      [&](const Case& c) {
        std::vector<store::Notice> out;
        if (found == UrgentFinding::justified) return out;
        const std::string words = "Urgent access to " + c.opened.reference + " was looked at and found not justified";
        const auto tell = [&](std::string principal) { out.push_back({0, std::move(principal), {}, "access.urgent-reviewed", {}, words}); };
        if (c.lead && c.lead != actor.id) tell(staff_principal(c.lead));
        if (!c.restricted) tell(managers_principal(c.team));
        return out;
      });
}

std::vector<StaffId> told_of_urgent(const Desk& desk, const Case& c, StaffId taker) {
  std::vector<StaffId> out;
  for (const auto& one : desk.staff.all())
    if (one->active && one->actor.id != taker && one->actor.roles.has(Role::data_protection) && !c.barred(one->actor.id) && !in_line(c, one->actor))
      out.push_back(one->actor.id);
  return out;
}

std::vector<store::Notice> overdue_urgent_looks(Desk& desk, Instant since) {
  const Instant now = desk.now();
  const auto found = desk.store.read([&](store::Reader& reader) -> Result<std::vector<store::Notice>> {
    std::vector<store::Notice> out;
    for (const Case& c : cases_under(desk, reader, urgent_owed, now))
      for (const CaseUrgent& taken : c.urgent) {
        const Instant due = urgent_review_due(c, taken);
        if (taken.review || due <= since || now < due) continue;
        const std::string words = "Nobody has looked at the urgent access to " + c.opened.reference + " yet. It is overdue";
        const auto tell = [&](std::string principal) { out.push_back({0, std::move(principal), now, "access.urgent-owed", stream_of(c.id), words}); };
        for (const StaffId who : told_of_urgent(desk, c, taken.who)) tell(staff_principal(who));
        if (!c.restricted) tell(managers_principal(c.team));
      }
    return out;
  });
  return found ? *found : std::vector<store::Notice>{};
}

}  // namespace rowan::app
