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

// A lead who is barred from a case, or may not see one that is restricted, learns nothing of it here either: not that it is there.
std::optional<store::CaseRow> theirs(const store::Reader& reader, const Actor& actor, CaseId id, Instant now) {
  auto row = store::find_case(reader, id);
  if (!row || store::barred_from(reader, id, actor.id)) return {};
  if ((row->flags & flag_restricted) && !store::may_list_case(reader, viewer_of(actor), id, now)) return {};
  return row;
}
std::optional<Named> shown(const store::Reader& reader, const Actor& actor, CaseId id, Instant now) {
  auto row = theirs(reader, actor, id, now);
  if (!row) return {};
  people::CaseParties all = parties_of(*row, from_json<CaseSummary>(row->summary));
  return Named{std::move(*row), std::move(all)};
}

// Two parties who are alike. What is said of them is remembered under both, and with their names: of another name it is said anew.
struct Alike {
  const Named& one;
  std::size_t place;
  const Named& other;
  const people::CaseHit& hit;
  [[nodiscard]] std::string subject() const { return target_of(one.row.id, place); }
  [[nodiscard]] std::string target() const { return target_of(other.row.id, hit.place); }
  // Where a case names two of one name, how many there are belongs to it: what is said of a son is not said of his father.
  [[nodiscard]] std::string grounds() const { return app::grounds(hit.reasons) + "| " + called(one, place) + " | " + called(other, hit.place); }
  [[nodiscard]] std::string pick(const store::Reader& reader) const {
    return one.row.reference + "/" + other.row.reference + " " +
           pick_of(reader, subject() + " " + called(one, place), target() + " " + called(other, hit.place));
  }
  static std::string called(const Named& named, std::size_t place) {
    const Namesake among = namesakes(named.all, place);
    return named.name(place) + (among.of > 1 ? " " + std::to_string(among.before + 1) + " of " + std::to_string(among.of) : "");
  }
};

// Said not to be the same, and nothing new is known since.
std::optional<SaidSame> set_aside(const store::Reader& reader, const Alike& pair) {
  return app::set_aside(reader, pair.subject(), pair.target(), pair.grounds());
}

// Calls `each` for every pair with one of these cases, the newer case first: each pair comes once, and always the same way round. Of two cases
// and whoever it is in the one, the likeliest of the other until `each` says that this is the one to show; then `again` is true of the rest.
void each_alike(Desk& desk, store::Reader& reader, const Actor& actor, std::span<const CaseId> cases, Instant now,
                const std::function<bool(const Alike&, bool again)>& each) {
  for (const CaseId id : cases) {
    const auto named = shown(reader, actor, id, now);
    if (!named) continue;
    for (std::size_t p = 0; p < named->all.parties.size(); ++p) {
      const people::Party& party = named->all.parties[p];
      if (party.part != people::Part::perpetrator) continue;
      std::set<CaseId> done;
      for (const people::CaseHit& hit : case_hits(desk, {"", "", people::to_match(named->all, party), party.person}, most_compared, nullptr)) {
        if (!(hit.id < id) || hit.part != people::Part::perpetrator || hit.band == matching::Band::household) continue;
        // As little as a report shows: whoever is in several cases makes their own name less rare, and a trained person decides.
        if (hit.band != matching::Band::same && hit.weight < least_shown_bits) continue;
        const auto other = shown(reader, actor, hit.id, now);
        if (other && hit.place < other->all.parties.size() && each({*named, p, *other, hit}, done.contains(hit.id))) done.insert(hit.id);
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

// Of the cases that are theirs to see: one that is not is counted nowhere, and no page is longer or shorter for it.
std::vector<CaseId> page_of(const Desk& desk, const store::Reader& reader, const Actor& actor, std::size_t skip, Instant now, bool& more) {
  std::vector<CaseId> page;
  more = false;
  for (const CaseId id : desk.case_names.with_perpetrator()) {
    if (!theirs(reader, actor, id, now)) continue;
    if (skip > 0) {
      --skip;
    } else if (page.size() == most_asked) {
      more = true;
      break;
    } else {
      page.push_back(id);
    }
  }
  return page;
}

// A pair as it was when the form came, and its two rows: while these are the same, so is the pair.
struct Found {
  store::CaseRow one, other;
  std::string subject, target, grounds;
};

// The pair that a form names. A guess at a case they may not see is answered like one at none.
std::optional<Found> find_pair(Desk& desk, store::Reader& reader, const Actor& actor, std::string_view pick, Instant now) {
  std::optional<Found> found;
  const auto newer = store::case_by_reference(reader, pick.substr(0, pick.find('/')));
  if (!newer) return found;
  each_alike(desk, reader, actor, std::span(&*newer, 1), now, [&](const Alike& pair, bool) {
    if (!found && pair.pick(reader) == pick) found = {pair.one.row, pair.other.row, pair.subject(), pair.target(), pair.grounds()};
    return false;  // also of the less likely ones: the likelier may have been set aside
  });
  return found;
}

}  // namespace

Result<SamePersons> same_in_other_cases(Desk& desk, const Actor& actor, std::size_t skip) {
  if (auto may_do = may_look(actor); !may_do) return may_do.refusal();
  const Instant now = desk.now();
  SamePersons all;
  std::set<std::string> looked_at;
  std::set<std::pair<std::string, std::size_t>> in_list;  // a party, and the number of a list they stand in
  const auto read = desk.store.read([&](store::Reader& reader) -> Result<void> {
    const std::vector<CaseId> cases = page_of(desk, reader, actor, skip, now, all.more);
    all.asked = cases.size();
    std::string subject;  // of the last list
    each_alike(desk, reader, actor, cases, now, [&](const Alike& pair, bool again) {
      looked_at.insert({pair.one.row.reference, pair.other.row.reference});
      if (const auto said = set_aside(reader, pair)) {
        all.set_aside.push_back(
            {pair.one.label(pair.place) + ", and " + pair.other.label(pair.hit.place), said->reason, said->by, said->at, pair.pick(reader)});
        return false;
      }
      if (again) return false;
      for (std::size_t list = 0; list < all.found.size(); ++list)
        if (in_list.contains({pair.subject(), list}) && in_list.contains({pair.target(), list})) return true;
      if (subject != pair.subject()) {
        subject = pair.subject();
        all.found.push_back({{place_of(pair.one, pair.place, matching::Band::same, {}, {})}});
        in_list.insert({subject, all.found.size() - 1});
      }
      all.found.back().places.push_back(place_of(pair.other, pair.hit.place, pair.hit.band, matching::sentence(pair.hit.reasons), pair.pick(reader)));
      in_list.insert({pair.target(), all.found.size() - 1});
      return true;
    });
    return {};
  });
  if (!read) return read.refusal();
  const auto logged = desk.store.write([&](store::Tx& tx) -> Result<void> {
    // Under no case: whoever works on one of them reads what is in its log.
    std::string shown_of;
    for (const std::string& reference : looked_at) shown_of += (shown_of.empty() ? "" : ", ") + reference;
    tx.log_access({now, actor.id, {}, "people.same-viewed", shown_of});
    return {};
  });
  if (!logged) return logged.refusal();
  return all;
}

Result<void> say_of_same_person(Desk& desk, const Actor& actor, std::string_view pick, bool not_same, const std::string& reason,
                                const std::string& form_token) {
  if (auto may_do = may_look(actor); !may_do) return may_do;
  if (auto good = good_reason(not_same, reason); !good) return good;
  const Instant now = desk.now();
  // Found before the lane is asked, since that takes as long as a search does; there the two rows alone are looked at once more.
  const auto found =
      desk.store.read([&](store::Reader& reader) -> Result<std::optional<Found>> { return find_pair(desk, reader, actor, pick, now); });
  if (!found) return found.refusal();
  const Refusal none = Refusal::one(Because::invalid, "known.none", "Choose two people who are shown", "pick");
  if (!*found) return none;
  const Found& pair = **found;
  return desk.store.write([&](store::Tx& tx) -> Result<void> {
    if (auto used = tx.use_form_token(form_token, now); !used) return used;
    for (const store::CaseRow& row : {pair.one, pair.other}) {
      const auto as_it_is = theirs(tx, actor, row.id, now);
      if (!as_it_is || as_it_is->last_seq != row.last_seq) return none;
    }
    if (app::set_aside(tx, pair.subject, pair.target, pair.grounds).has_value() == not_same) return none;
    SaidSames all = said_of(tx, pair.subject, pair.target);
    all.said.push_back({actor.id, now, not_same, reason, pair.grounds});
    store::put_setting(tx, pair_name(tx, "not-same", pair.subject, pair.target), to_json(all));
    // Under neither case, and without the reason, which stands with what was said.
    tx.log_access({now, actor.id, {}, not_same ? "people.not-same" : "people.maybe-same", pair.one.reference + ", " + pair.other.reference});
    return {};
  });
}

}  // namespace rowan::app
