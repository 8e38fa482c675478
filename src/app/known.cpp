#include "app/known.h"

#include <algorithm>
#include <functional>

#include "app/known_hits.h"
#include "app/reports.h"
#include "app/worklist.h"
#include "base/codec.h"
#include "domain/case_acts_checks.h"
#include "security/seal.h"
#include "security/token.h"
#include "store/case_index.h"
#include "store/report_index.h"
#include "store/setting.h"

namespace rowan::app {
namespace {

constexpr std::size_t candidates = 60;  // asked of the engine

bool worth(double bits) { return bits >= least_shown_bits; }

// The hits that the asker may see, one after another, until `most` cases are taken; `again`: one of this case was, and the others of it are
// passed for what was said of them alone.
// `hits` were found among what they may see, as remembered for some seconds: each is looked up once more.
void each_visible(store::Reader& reader, const Actor& actor, const std::vector<people::CaseHit>& hits, Instant now, std::size_t most,
                  const std::function<bool(const PartySaid&, KnownCase, bool again)>& take) {
  const store::Viewer viewer = viewer_of(actor);
  std::vector<CaseId> taken;
  for (const people::CaseHit& hit : hits) {
    if (taken.size() == most) return;
    if (!worth(hit.weight) || !store::may_list_case(reader, viewer, hit.id, now)) continue;
    const auto all = parties_in(reader, hit.id);
    const auto said = all ? party_said(reader, *all, hit) : std::nullopt;
    if (!said) continue;
    KnownCase known{all->reference, all->parties[hit.place].name, all->home, hit.part, hit.band, matching::sentence(hit.reasons), said->pick};
    const bool again = std::find(taken.begin(), taken.end(), hit.id) != taken.end();
    if (take(*said, std::move(known), again)) taken.push_back(hit.id);
  }
}

// Another report as it stands now; nothing when it waits no longer, or the asker may not see it.
std::optional<Report> waiting_report(store::Reader& reader, const Actor& actor, ReportId id) {
  const auto entries = reader.load(stream_of(id), StreamKind::report);
  if (!entries) return {};
  Report report = fold_report(*entries);
  if (!waits(report) || !may_see(actor, report)) return {};
  return report;
}

KnownPerson known_person(const Desk& desk, const people::MaybeKnown& hit) {
  const auto homes = desk.known.homes_of(hit.person);
  KnownPerson out{hit.person, homes.empty() ? HomeId{} : homes.front(), hit.label, {}, hit.band, {}, "person " + std::to_string(hit.person.value)};
  if (out.home) out.home_line = desk.known.label(out.home).value_or("");
  if (hit.date_of_birth) out.why = "Born " + long_date(*hit.date_of_birth) + ". ";
  out.why += matching::sentence(hit.reasons);
  return out;
}

// What one question is answered from, found before the store is read.
struct Found {
  Question question;
  std::vector<people::MaybeKnown> persons;
  std::vector<people::CaseHit> cases;
  std::vector<people::ReportHit> reports;
};
std::vector<Found> found_for(Desk& desk, const Actor& actor, const Report& report) {
  const auto cases = cases_for(desk, actor);
  const people::IdSet reports = reports_for(desk, actor);
  std::vector<Found> out;
  for (Question& question : questions_of(report)) {
    auto persons = desk.known.who_is_known(question.person, most_shown * 2);
    auto of_cases = case_hits(desk, question, candidates, cases.get(), std::span(persons).first(std::min(persons.size(), most_persons)));
    std::erase_if(of_cases, [&](const people::CaseHit& hit) { return hit.id == report.case_id; });
    auto of_reports = report_hits(desk, question, candidates, &reports);
    out.push_back({std::move(question), std::move(persons), std::move(of_cases), std::move(of_reports)});
  }
  return out;
}

AlreadyKnown answer(const Desk& desk, store::Reader& reader, const Actor& actor, const Report& report, const Found& found, Instant now) {
  const Question& question = found.question;
  AlreadyKnown out{question.asked, question.who, {}, {}};
  const std::string subject = subject_of(report.id, question.who);
  const auto aside = [&](const std::string& target, const std::string& as, const std::string& label, const std::string& pick) {
    const auto said = set_aside(reader, subject, target, as);
    if (said) out.set_aside.push_back({label, said->reason, said->by, said->at, pick});
    return said.has_value();
  };
  if (may(actor, Permission::search_people))
    for (const people::MaybeKnown& hit : found.persons) {
      if (!worth(hit.weight) || out.people.size() == most_shown) break;
      KnownPerson person = known_person(desk, hit);
      if (!aside(person.pick, grounds(hit.reasons), person.label, person.pick)) out.people.push_back(std::move(person));
    }
  each_visible(reader, actor, found.cases, now, most_shown, [&](const PartySaid& said, KnownCase known, bool again) {
    if (aside(said.target, said.grounds, known.name + ", " + known.reference, known.pick) || again) return false;
    out.cases.push_back(std::move(known));
    return true;
  });
  std::vector<ReportId> shown;
  for (const people::ReportHit& hit : found.reports) {
    if (shown.size() == most_shown) break;
    if (!worth(hit.weight) || hit.id == report.id) continue;
    const auto other = waiting_report(reader, actor, hit.id);
    if (!other) continue;
    const PersonSaid& named = hit.part == people::Part::survivor ? other->said.survivor : other->said.perpetrator;
    KnownReport known{other->said.reference, named.name.empty() ? title_of(other->said) : named.name, other->received_at, hit.part, hit.band,
                      matching::sentence(hit.reasons), target_of(hit)};
    if (aside(known.pick, grounds(hit.reasons), known.name + ", " + known.reference, known.pick)) continue;
    if (std::find(shown.begin(), shown.end(), hit.id) != shown.end()) continue;
    out.reports.push_back(std::move(known));
    shown.push_back(hit.id);
  }
  return out;
}

std::vector<AlreadyKnown> answers(Desk& desk, const Actor& actor, const Report& report) {
  const auto found = found_for(desk, actor, report);
  const auto answered = desk.store.read([&](store::Reader& reader) -> Result<std::vector<AlreadyKnown>> {
    std::vector<AlreadyKnown> out;
    for (const Found& one : found) out.push_back(answer(desk, reader, actor, report, one, desk.now()));
    return out;
  });
  return answered ? *answered : std::vector<AlreadyKnown>{};
}

}  // namespace

std::vector<Question> questions_of(const Report& report) {
  std::vector<Question> out;
  const ReportReceived& said = report.said;
  const auto ask = [&](std::string who, const PersonSaid& person, const std::string& handle) {
    const std::string name = person.name.empty() ? handle : person.name;
    if (name.empty() && person.phone.empty()) return;
    people::PersonAsked asked{name, person.phone, {}, person.born, {}, person.address};
    Question question{std::move(who), name.empty() ? person.phone : name, people::to_match(asked), person.known_as};
    if (!person.name.empty() && !handle.empty() && handle != name) question.person.names.push_back({matching::NameKind::alias, {}, {}, handle});
    out.push_back(std::move(question));
  };
  ask("survivor", said.survivor, said.handle);
  ask("perpetrator", said.perpetrator, {});
  if (!said.reporter.name.empty()) ask("reporter", PersonSaid{{}, said.reporter.name, {}, said.reporter.contact, {}}, {});
  return out;
}

people::ReportParties parties_of(const Report& report) {
  people::ReportParties out{report.id, {}, report.last_seq};
  for (Question& question : questions_of(report)) {
    if (question.who == "reporter") continue;
    out.parties.push_back({question.who == "survivor" ? people::Part::survivor : people::Part::perpetrator, std::move(question.person)});
  }
  return out;
}

void follow_report(Desk& desk, const Report& report) {
  if (waits(report)) desk.report_names.put(parties_of(report));
  else desk.report_names.forget(report.id, report.last_seq);
}

std::shared_ptr<const people::IdSet> cases_for(Desk& desk, const Actor& actor) {
  const store::Viewer viewer = viewer_of(actor);
  const Instant now = desk.now();
  std::string key = std::to_string(viewer.staff.value);
  for (const std::string& principal : viewer.principals) key += ' ' + principal;
  if (auto kept = desk.may_list.find(desk.store, key, {{store::Topic::grant}}, now)) return *kept;
  const std::uint64_t stamp = desk.store.stamp();
  auto out = std::make_shared<people::IdSet>();
  (void)desk.store.read([&](store::Reader& reader) -> Result<void> {
    store::each_listed_case(reader, viewer, now, [&](CaseId id) { out->add(id.value); });
    return {};
  });
  desk.may_list.keep(key, out, stamp, now + figures_last);
  return out;
}

people::IdSet reports_for(Desk& desk, const Actor& actor) {
  const store::Viewer viewer{actor.id, report_principals_of(actor)};
  people::IdSet out;
  (void)desk.store.read([&](store::Reader& reader) -> Result<void> {
    for (const store::ReportState state : {store::ReportState::waiting, store::ReportState::ending})
      store::each_listed_report(reader, viewer, state, desk.now(), [&](ReportId id) { out.add(id.value); });
    return {};
  });
  return out;
}

std::vector<people::ReportHit> report_hits(const Desk& desk, const Question& question, std::size_t limit, const people::IdSet* only) {
  return desk.report_names.find(question.person, limit, only);
}

std::vector<people::CaseHit> case_hits(const Desk& desk, const Question& question, std::size_t limit, const people::IdSet* only) {
  return case_hits(desk, question, limit, only, desk.known.who_is_known(question.person, most_persons));
}
std::vector<people::CaseHit> case_hits(const Desk& desk, const Question& question, std::size_t limit, const people::IdSet* only,
                                       std::span<const people::MaybeKnown> persons) {
  std::vector<people::CaseHit> all = desk.case_names.find(question.person, limit, only);
  for (const people::MaybeKnown& person : persons)
    for (people::CaseHit hit : desk.case_names.of(person.person)) {
      if (only && !only->has(hit.id.value)) continue;
      hit.band = person.band;
      hit.weight = person.weight;
      hit.reasons = person.reasons;
      all.push_back(hit);
    }
  std::sort(all.begin(), all.end(), [](const people::CaseHit& a, const people::CaseHit& b) {
    return a.weight != b.weight ? a.weight > b.weight : std::pair(a.id, a.place) < std::pair(b.id, b.place);
  });
  std::vector<people::CaseHit> out;
  for (const people::CaseHit& hit : all)
    if (std::none_of(out.begin(), out.end(), [&](const people::CaseHit& held) { return held.id == hit.id && held.place == hit.place; }))
      out.push_back(hit);
  return out;
}

Result<void> good_reason(bool not_same, const std::string& reason) {
  Faults faults;
  if (not_same) faults.need(reason, "Say how you know that it is not the same person", "known_reason");
  faults.at_most(reason, longest_text, "known_reason");
  if (faults.any()) return faults.take();
  return {};
}

std::string grounds(const matching::Reasons& reasons) {
  std::string out;
  for (const matching::Ground& ground : reasons) out += std::string(matching::id_of(ground.reason)) + ' ';
  return out;
}

std::string pair_name(const store::Reader& reader, std::string_view what, std::string_view subject, std::string_view target) {
  // Of two reports, and of two cases, neither is the one asked about: the pair is the same seen from both.
  const auto alike = [&](std::string_view kind) { return subject.starts_with(kind) && target.starts_with(kind); };
  if (what == "not-same" && (alike("report ") || alike("case ")) && target < subject) std::swap(subject, target);
  return std::string(what) + " " + security::hex(security::keyed_digest(reader.keys().key(security::Purpose::lookup_hash), {what, subject, target}));
}
SaidSames said_of(const store::Reader& reader, std::string_view subject, std::string_view target) {
  const auto text = store::find_setting(reader, pair_name(reader, "not-same", subject, target));
  return text ? from_json<SaidSames>(*text) : SaidSames{};
}
std::optional<SaidSame> set_aside(const store::Reader& reader, std::string_view subject, std::string_view target, std::string_view grounds) {
  const SaidSames all = said_of(reader, subject, target);
  if (all.said.empty() || !all.said.back().not_same || all.said.back().grounds != grounds) return {};
  return all.said.back();
}
std::string subject_of(ReportId report, std::string_view who) { return "report " + std::to_string(report.value) + " " + std::string(who); }
std::string target_of(const people::ReportHit& hit) { return subject_of(hit.id, people::part_names[static_cast<std::size_t>(hit.part)]); }
std::string target_of(CaseId id, std::size_t place) { return "case " + std::to_string(id.value) + " " + std::to_string(place); }

std::optional<people::CaseParties> parties_in(const store::Reader& reader, CaseId id) {
  const auto row = store::find_case(reader, id);
  if (!row) return {};
  return parties_of(*row, from_json<CaseSummary>(row->summary));
}
Namesake namesakes(const people::CaseParties& all, std::size_t place) {
  Namesake out;
  for (std::size_t i = 0; i < all.parties.size(); ++i) {
    if (all.parties[i].part != all.parties[place].part || all.parties[i].name != all.parties[place].name) continue;
    ++out.of;
    if (i < place) ++out.before;
  }
  return out;
}
std::optional<PartySaid> party_said(const store::Reader& reader, const people::CaseParties& all, const people::CaseHit& hit) {
  // The index and the row are read one after the other: what has changed in between is met next time.
  if (hit.place >= all.parties.size() || all.parties[hit.place].part != hit.part) return {};
  const people::Party& party = all.parties[hit.place];
  const Namesake among = namesakes(all, hit.place);
  const std::string who = std::string(people::part_names[static_cast<std::size_t>(party.part)]) + " " + party.name;
  PartySaid out{"case " + std::to_string(all.id.value) + " " + who + " " + std::to_string(among.before),
                grounds(hit.reasons) + "| " + who + " | " + std::to_string(among.of), {}};
  out.pick = "case " + all.reference + " " + pick_of(reader, {}, out.target);
  return out;
}
std::string pick_of(const store::Reader& reader, std::string_view subject, std::string_view target) {
  return security::hex(security::keyed_digest(reader.keys().key(security::Purpose::lookup_hash), {"pick", subject, target})).substr(0, 20);
}

std::vector<AlreadyKnown> already_known(Desk& desk, const Actor& actor, const Report& report) {
  auto out = answers(desk, actor, report);
  std::string names;
  for (const AlreadyKnown& each : out) names += (names.empty() ? "" : ", ") + each.asked;
  if (names.empty()) return out;
  const auto logged = desk.store.write([&](store::Tx& tx) -> Result<void> {
    tx.log_access({desk.now(), actor.id, stream_of(report.id), "people.asked", names.substr(0, 200)});
    return {};
  });
  if (!logged) out.clear();  // nobody looks without its being written down
  tell_of_report(desk, report);
  return out;
}

std::vector<KnownCase> cases_like(Desk& desk, const Actor& actor, const people::PersonAsked& asked, std::size_t limit) {
  const Question question{"", asked.name, people::to_match(asked), {}};
  const auto hits = case_hits(desk, question, candidates, cases_for(desk, actor).get());
  const auto found = desk.store.read([&](store::Reader& reader) -> Result<std::vector<KnownCase>> {
    std::vector<KnownCase> out;
    each_visible(reader, actor, hits, desk.now(), limit, [&](const PartySaid&, KnownCase known, bool again) {
      if (!again) out.push_back(std::move(known));
      return !again;
    });
    return out;
  });
  return found ? *found : std::vector<KnownCase>{};
}

Result<void> say_same_or_not(Desk& desk, const Actor& actor, std::string_view reference, std::string_view who, std::string_view pick, bool not_same,
                             const std::string& reason, const std::string& form_token) {
  const auto opened = view_report(desk, actor, reference);
  if (!opened) return opened.refusal();
  if (auto good = good_reason(not_same, reason); !good) return good;
  // Only what they were shown: a guess at somebody else's case is answered like one at a case that is not there.
  bool shown = false;
  for (const AlreadyKnown& each : answers(desk, actor, opened->report)) {
    if (each.who != who) continue;
    const auto picked = [&](const auto& list) { return std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.pick == pick; }); };
    shown = shown || (not_same ? picked(each.people) || picked(each.cases) || picked(each.reports) : picked(each.set_aside));
  }
  const Refusal none = Refusal::one(Because::invalid, "known.none", "Choose somebody who is shown", "pick");
  if (!shown) return none;
  const std::string subject = subject_of(opened->report.id, who);
  const Instant now = desk.now();
  const auto found = found_for(desk, actor, opened->report);
  return desk.store.write([&](store::Tx& tx) -> Result<void> {
    if (auto used = tx.use_form_token(form_token, now); !used) return used;
    for (const auto& [question, persons, cases, reports] : found) {
      if (question.who != who) continue;
      const auto keep = [&](const std::string& target, const std::string& as) {
        SaidSames all = said_of(tx, subject, target);
        all.said.push_back({actor.id, now, not_same, reason, as});
        store::put_setting(tx, pair_name(tx, "not-same", subject, target), to_json(all));
      };
      for (const people::MaybeKnown& hit : persons)
        if ("person " + std::to_string(hit.person.value) == pick) keep(std::string(pick), grounds(hit.reasons));
      for (const people::CaseHit& hit : cases) {
        const auto all = pick.starts_with("case ") ? parties_in(tx, hit.id) : std::nullopt;
        const auto said = all ? party_said(tx, *all, hit) : std::nullopt;
        if (said && said->pick == pick) keep(said->target, said->grounds);
      }
      for (const people::ReportHit& hit : reports) if (target_of(hit) == pick) keep(std::string(pick), grounds(hit.reasons));
    }
    tx.log_access({now, actor.id, stream_of(opened->report.id), not_same ? "people.not-same" : "people.maybe-same", reason});
    return {};
  });
}

}  // namespace rowan::app
