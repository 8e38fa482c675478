// The same person in other cases (SG-39): whoever harms at several addresses, for the domestic abuse lead alone.
#include <algorithm>
#include <functional>
#include <set>

#include "app/case_row.h"
#include "app/known.h"
#include "app/known_hits.h"
#include "app/worklist.h"
#include "store/case_index.h"
#include "store/setting.h"

namespace rowan::app {
namespace {

struct Named {
  store::CaseRow row;
  people::CaseParties all;
  [[nodiscard]] const std::string& name(std::size_t place) const { return all.parties[place].name; }
  [[nodiscard]] std::string label(std::size_t place) const { return name(place) + ", " + row.reference; }
};

// A lead who is barred from a case, or may not see one that is restricted, learns nothing of it here either.
std::optional<Named> shown(const store::Reader& reader, const Actor& actor, CaseId id, Instant now) {
  auto row = store::find_case(reader, id);
  if (!row || store::barred_from(reader, id, actor.id)) return {};
  if ((row->flags & flag_restricted) && !store::may_list_case(reader, viewer_of(actor), id, now)) return {};
  people::CaseParties all = parties_of(id, row->reference, from_json<CaseSummary>(row->summary));
  return Named{std::move(*row), std::move(all)};
}

// Two parties who are alike. What is said of them is remembered under both, and with their names: of another name it is said anew.
struct Alike {
  const Named& one;
  std::size_t place;
  const Named& other;
  const people::CaseHit& hit;
  [[nodiscard]] std::string subject() const { return target_of(one.row.id, place); }
  [[nodiscard]] std::string target() const { return target_of(hit); }
  [[nodiscard]] std::string grounds() const { return app::grounds(hit.reasons) + "| " + one.name(place) + " | " + other.name(hit.place); }
  [[nodiscard]] std::string pick() const {
    return one.row.reference + " " + std::to_string(place) + "/" + other.row.reference + " " + std::to_string(hit.place);
  }
};

// Calls `each` for every pair of this page, the newer case first: each pair comes once, and always the same way round.
void each_alike(Desk& desk, store::Reader& reader, const Actor& actor, std::span<const CaseId> cases, Instant now,
                const std::function<void(const Alike&)>& each) {
  for (const CaseId id : cases) {
    const auto named = shown(reader, actor, id, now);
    if (!named) continue;
    for (std::size_t p = 0; p < named->all.parties.size(); ++p) {
      const people::Party& party = named->all.parties[p];
      if (party.part != people::Part::perpetrator) continue;
      for (const people::CaseHit& hit : case_hits(desk, {"", "", people::to_match(named->all, party), party.person}, most_compared, nullptr)) {
        if (!(hit.id < id) || hit.part != people::Part::perpetrator || hit.band == matching::Band::household) continue;
        // As little as a report shows: whoever is in several cases makes their own name less rare, and a trained person decides.
        if (hit.band != matching::Band::same && hit.weight < least_shown_bits) continue;
        const auto other = shown(reader, actor, hit.id, now);
        if (other && hit.place < other->all.parties.size()) each({*named, p, *other, hit});
      }
    }
  }
}

SamePerson::Place place_of(const Named& named, std::size_t place, matching::Band band, std::string why, std::string pick) {
  return {named.row.reference, named.name(place), named.all.home, std::move(why), band, std::move(pick)};
}

Result<void> may_look(const Actor& actor) {
  if (actor.roles.has(Role::da_lead)) return {};
  return Refusal::one(Because::refused, "known.role", "Only the domestic abuse lead sees the same person in other cases.");
}

std::vector<CaseId> page_of(const Desk& desk, std::size_t skip, bool& more) {
  std::vector<CaseId> cases = desk.case_names.with_perpetrator(skip, most_asked + 1);
  more = cases.size() > most_asked;
  if (more) cases.resize(most_asked);
  return cases;
}

}  // namespace

Result<SamePersons> same_in_other_cases(Desk& desk, const Actor& actor, std::size_t skip) {
  if (auto may_do = may_look(actor); !may_do) return may_do.refusal();
  const Instant now = desk.now();
  SamePersons all;
  const std::vector<CaseId> cases = page_of(desk, skip, all.more);
  all.asked = cases.size();
  std::set<CaseId> looked_at;
  std::set<std::pair<std::string, std::size_t>> in_list;  // a party, and the number of a list they stand in
  const auto read = desk.store.read([&](store::Reader& reader) -> Result<void> {
    std::string subject;  // of the last list
    each_alike(desk, reader, actor, cases, now, [&](const Alike& pair) {
      looked_at.insert({pair.one.row.id, pair.other.row.id});
      if (const auto said = set_aside(reader, pair.subject(), pair.target(), pair.grounds())) {
        all.set_aside.push_back(
            {pair.one.label(pair.place) + ", and " + pair.other.label(pair.hit.place), said->reason, said->by, said->at, pair.pick()});
        return;
      }
      for (std::size_t list = 0; list < all.found.size(); ++list)
        if (in_list.contains({pair.subject(), list}) && in_list.contains({pair.target(), list})) return;
      if (subject != pair.subject()) {
        subject = pair.subject();
        all.found.push_back({{place_of(pair.one, pair.place, matching::Band::same, {}, {})}});
        in_list.insert({subject, all.found.size() - 1});
      }
      all.found.back().places.push_back(place_of(pair.other, pair.hit.place, pair.hit.band, matching::sentence(pair.hit.reasons), pair.pick()));
      in_list.insert({pair.target(), all.found.size() - 1});
    });
    return {};
  });
  if (!read) return read.refusal();
  const auto logged = desk.store.write([&](store::Tx& tx) -> Result<void> {
    tx.log_access({now, actor.id, {}, "people.same-viewed", {}});
    for (const CaseId id : looked_at) tx.log_access({now, actor.id, stream_of(id), "people.same-viewed", {}});
    return {};
  });
  if (!logged) return logged.refusal();
  return all;
}

Result<void> say_of_same_person(Desk& desk, const Actor& actor, std::size_t skip, std::string_view pick, bool not_same, const std::string& reason,
                                const std::string& form_token) {
  if (auto may_do = may_look(actor); !may_do) return may_do;
  if (not_same && reason.find_first_not_of(" \t\r\n") == reason.npos)
    return Refusal::one(Because::invalid, "form.needed", "Say how you know that it is not the same person", "known_reason");
  const Instant now = desk.now();
  bool more = false;
  const std::vector<CaseId> cases = page_of(desk, skip, more);
  return desk.store.write([&](store::Tx& tx) -> Result<void> {
    if (auto used = tx.use_form_token(form_token, now); !used) return used;
    bool picked = false;
    // Only of a pair that is shown to them: a guess at a case they may not see is answered like one at none.
    each_alike(desk, tx, actor, cases, now, [&](const Alike& pair) {
      if (picked || pair.pick() != pick || set_aside(tx, pair.subject(), pair.target(), pair.grounds()).has_value() == not_same) return;
      picked = true;
      SaidSames all = said_of(tx, pair.subject(), pair.target());
      all.said.push_back({actor.id, now, not_same, reason, pair.grounds()});
      store::put_setting(tx, pair_name(tx, "not-same", pair.subject(), pair.target()), to_json(all));
      for (const CaseId id : {pair.one.row.id, pair.other.row.id})
        tx.log_access({now, actor.id, stream_of(id), not_same ? "people.not-same" : "people.maybe-same", reason});
    });
    if (!picked) return Refusal::one(Because::invalid, "known.none", "Choose two people who are shown", "pick");
    return {};
  });
}

}  // namespace rowan::app
