// The same person in other cases (SG-39): whoever harms at several addresses, for the domestic abuse lead alone.
#include <algorithm>
#include <set>

#include "app/case_row.h"
#include "app/known.h"
#include "app/known_hits.h"
#include "app/worklist.h"
#include "store/case_index.h"

namespace rowan::app {
namespace {

struct Named {
  store::CaseRow row;
  people::CaseParties all;
};

// A lead who is barred from a case, or may not see one that is restricted, learns nothing of it here either.
std::optional<Named> shown(const store::Reader& reader, const Actor& actor, CaseId id, Instant now) {
  auto row = store::find_case(reader, id);
  if (!row || store::barred_from(reader, id, actor.id)) return {};
  if ((row->flags & flag_restricted) && !store::may_list_case(reader, viewer_of(actor), id, now)) return {};
  people::CaseParties all = parties_of(id, row->reference, from_json<CaseSummary>(row->summary));
  return Named{std::move(*row), std::move(all)};
}

SamePerson::Place place_of(const Named& named, std::size_t place, matching::Band band, std::string why) {
  return {named.row.reference, named.all.parties[place].name, named.all.home, std::move(why), band};
}

}  // namespace

Result<SamePersons> same_in_other_cases(Desk& desk, const Actor& actor, std::size_t skip) {
  if (!actor.roles.has(Role::da_lead)) return Refusal::one(Because::refused, "known.role", "Only the domestic abuse lead sees the same person in other cases.");
  const Instant now = desk.now();
  const std::vector<CaseId> cases = desk.case_names.with_perpetrator(skip, most_asked + 1);
  std::vector<CaseId> looked_at;
  auto out = desk.store.read([&](store::Reader& reader) -> Result<SamePersons> {
    SamePersons all;
    all.more = cases.size() > most_asked;
    std::set<std::pair<CaseId, std::size_t>> done;
    for (std::size_t i = 0; i < cases.size() && i < most_asked; ++i, ++all.asked) {
      const auto named = shown(reader, actor, cases[i], now);
      if (!named) continue;
      for (std::size_t p = 0; p < named->all.parties.size(); ++p) {
        const people::Party& party = named->all.parties[p];
        if (party.part != people::Part::perpetrator || done.contains({named->row.id, p})) continue;
        SamePerson same;
        for (const people::CaseHit& hit : case_hits(desk, {"", "", people::to_match(named->all, party), party.person}, 60)) {
          if (hit.id == named->row.id || hit.part != people::Part::perpetrator || hit.band == matching::Band::household) continue;
          if (hit.band != matching::Band::same && hit.weight < least_told_bits) continue;
          const auto other = shown(reader, actor, hit.id, now);
          if (!other || hit.place >= other->all.parties.size()) continue;
          if (same.places.empty()) {
            same.places.push_back(place_of(*named, p, matching::Band::same, {}));
            looked_at.push_back(named->row.id);
          }
          same.places.push_back(place_of(*other, hit.place, hit.band, matching::sentence(hit.reasons)));
          looked_at.push_back(hit.id);
          done.insert({hit.id, hit.place});
        }
        if (!same.places.empty()) all.found.push_back(std::move(same));
      }
    }
    return all;
  });
  if (!out) return out;
  const auto logged = desk.store.write([&](store::Tx& tx) -> Result<void> {
    tx.log_access({now, actor.id, {}, "people.same-viewed", {}});
    for (const CaseId id : std::set<CaseId>(looked_at.begin(), looked_at.end())) tx.log_access({now, actor.id, stream_of(id), "people.same-viewed", {}});
    return {};
  });
  if (!logged) return logged.refusal();
  return out;
}

}  // namespace rowan::app
