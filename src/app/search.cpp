#include "app/search.h"

#include <algorithm>

#include "base/reference.h"

namespace rowan::app {
namespace {

std::optional<WorkRow> visible(store::Reader& reader, const store::Viewer& viewer, CaseId id, Instant now) {
  if (!store::may_list_case(reader, viewer, id, now)) return {};
  auto row = store::find_case(reader, id);
  if (!row) return {};
  CaseSummary summary = from_json<CaseSummary>(row->summary);
  return WorkRow{std::move(*row), std::move(summary)};
}

CaseId case_of(const people::KnownHit& hit) { return CaseId{hit.person ? hit.person.value : hit.home.value}; }

}  // namespace

Result<FoundCases> find_cases(Desk& desk, const Actor& actor, std::string_view words, std::size_t limit) {
  const Instant now = desk.now();
  const store::Viewer viewer = viewer_of(actor);
  FoundCases out;
  if (words.empty()) return out;
  // As many candidates for everybody: what is left out for one person must not change how long another waits.
  const people::KnownHits hits = desk.case_names.search(words, 200);
  const auto rows = desk.store.read([&](store::Reader& reader) -> Result<std::vector<WorkRow>> {
    std::vector<WorkRow> found;
    std::vector<CaseId> done;
    const auto add = [&](CaseId id) {
      if (std::find(done.begin(), done.end(), id) != done.end()) return;
      done.push_back(id);
      if (auto row = visible(reader, viewer, id, now)) found.push_back(std::move(*row));
    };
    if (const auto reference = parse_case_reference(words)) if (const auto id = store::case_by_reference(reader, *reference)) add(*id);
    for (const people::KnownHit& hit : hits.hits) {
      if (found.size() > limit) break;
      add(case_of(hit));
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

std::vector<KnownCase> cases_like(Desk& desk, const Actor& actor, const people::PersonAsked& asked, std::size_t limit) {
  const Instant now = desk.now();
  const auto like = desk.case_names.who_is_known(asked, 50);
  const auto found = desk.store.read([&](store::Reader& reader) -> Result<std::vector<KnownCase>> {
    std::vector<KnownCase> out;
    for (const people::MaybeKnown& hit : like) {
      if (out.size() >= limit) break;
      if (auto row = visible(reader, viewer_of(actor), CaseId{hit.person.value}, now)) {
        std::string why;
        for (const people::Reason reason : hit.reasons) why += (why.empty() ? "" : ", ") + std::string(people::words_of(reason));
        out.push_back({row->row.reference, row->summary.name, row->summary.home, std::move(why)});
      }
    }
    return out;
  });
  return found ? *found : std::vector<KnownCase>{};
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
  return out;
}

}  // namespace rowan::app
