#include "app/search.h"

#include <algorithm>

#include "app/known_hits.h"
#include "base/reference.h"

namespace rowan::app {
namespace {

CaseId case_of(const people::KnownHit& hit) { return CaseId{hit.person ? hit.person.value : hit.home.value}; }

}  // namespace

Result<FoundCases> find_cases(Desk& desk, const Actor& actor, std::string_view words, std::size_t limit) {
  const Instant now = desk.now();
  const store::Viewer viewer = viewer_of(actor);
  FoundCases out;
  if (words.empty()) return out;
  // Asked only for what they may see: what is left out crowds nothing out, and takes no look that would take time.
  const auto only = cases_for(desk, actor);
  const people::KnownHits hits = desk.case_names.search(words, 200, only.get());
  const std::vector<people::CaseHit> alike = desk.case_names.find(matching::person_from_text(words), 40, only.get());
  const std::uint64_t stamp = desk.store.stamp();
  const auto rows = desk.store.read([&](store::Reader& reader) -> Result<std::vector<SharedRow>> {
    std::vector<SharedRow> found;
    std::vector<CaseId> done;
    const auto add = [&](CaseId id) {
      if (std::find(done.begin(), done.end(), id) != done.end()) return;
      done.push_back(id);
      if (!store::may_list_case(reader, viewer, id, now)) return;
      if (SharedRow row = work_row(desk, reader, id, stamp)) found.push_back(std::move(row));
    };
    if (const auto reference = parse_case_reference(words)) add(store::case_by_reference(reader, *reference).value_or(CaseId{}));
    for (const people::KnownHit& hit : hits.hits) {
      if (found.size() > limit) break;
      add(case_of(hit));
    }
    for (const people::CaseHit& hit : alike) {
      if (found.size() > limit) break;
      if (hit.weight >= least_shown_bits) add(hit.id);
    }
    return found;
  });
  if (!rows) return rows.refusal();
  out.rows = *rows;
  out.more = out.rows.size() > limit;
  if (out.more) out.rows.resize(limit);
  const auto logged = desk.store.write([&](store::Tx& tx) -> Result<void> {
    tx.log_access({now, actor.id, {}, "case.searched", std::string(words.substr(0, 200))});
    return {};
  });
  if (!logged) return logged.refusal();
  return out;
}

std::vector<FoundPerson> find_people(Desk& desk, const Actor& actor, std::string_view words, std::size_t limit) {
  std::vector<FoundPerson> out;
  if (!may(actor, Permission::search_people) || words.empty()) return out;
  for (const people::KnownHit& hit : desk.known.search(words, limit).hits) {
    if (hit.person) {
      FoundPerson found{hit.person, {}, hit.label, {}, hit.date_of_birth};
      const auto homes = desk.known.homes_of(hit.person);
      if (!homes.empty()) {
        found.home = homes.front();
        found.home_line = desk.known.label(found.home).value_or("");
      }
      out.push_back(std::move(found));
    } else {
      for (const PersonId person : desk.known.people_of(hit.home)) out.push_back({person, hit.home, desk.known.label(person).value_or(""), hit.label, {}});
    }
    if (out.size() >= limit) break;
  }
  const auto add = [&](const people::MaybeKnown& hit) {
    if (out.size() >= limit || hit.weight < least_shown_bits || std::any_of(out.begin(), out.end(), [&](const FoundPerson& held) { return held.person == hit.person; })) return;
    const auto homes = desk.known.homes_of(hit.person);
    const HomeId home = homes.empty() ? HomeId{} : homes.front();
    out.push_back({hit.person, home, hit.label, home ? desk.known.label(home).value_or("") : "", hit.date_of_birth});
  };
  for (const people::MaybeKnown& hit : desk.known.who_is_known(matching::person_from_text(words), limit)) add(hit);
  const auto logged = desk.store.write([&](store::Tx& tx) -> Result<void> {
    tx.log_access({desk.now(), actor.id, {}, "people.searched", std::string(words.substr(0, 200))});
    return {};
  });
  if (!logged) out.clear();  // nobody looks without its being written down
  return out;
}

}  // namespace rowan::app
