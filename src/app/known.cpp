#include "app/known.h"

#include <algorithm>
#include <unordered_map>

#include "app/known_hits.h"
#include "app/reports.h"
#include "app/worklist.h"
#include "base/codec.h"
#include "security/seal.h"
#include "security/token.h"
#include "store/case_index.h"
#include "store/setting.h"

namespace rowan::app {
namespace {

constexpr std::size_t candidates = 60;  // asked of the engine
constexpr std::size_t looks = 40;       // cases whose access is looked up, however many there are

bool worth(double bits) { return bits >= least_shown_bits; }

// What one question gives, before anybody's word on it.
struct Seen {
  std::vector<std::pair<people::CaseHit, KnownCase>> cases;
};

// The same work for whoever asks and whatever is found: as many looks at access for three hits as for thirty, so that a case that is
// not theirs takes no longer than one that is not there.
Seen visible(store::Reader& reader, const Actor& actor, const std::vector<people::CaseHit>& hits, Instant now) {
  Seen out;
  const store::Viewer viewer = viewer_of(actor);
  for (std::size_t i = 0; i < looks; ++i) {
    const bool there = i < hits.size() && worth(hits[i].weight);
    if (!store::may_list_case(reader, viewer, there ? hits[i].id : CaseId{}, now) || !there) continue;
    const auto row = store::find_case(reader, hits[i].id);
    if (!row) continue;
    const auto summary = from_json<CaseSummary>(row->summary);
    const auto parties = parties_of(row->id, row->reference, summary).parties;
    const people::CaseHit& hit = hits[i];
    if (hit.place >= parties.size()) continue;
    out.cases.push_back({hit, {row->reference, parties[hit.place].name, summary.home, hit.part, hit.band, matching::sentence(hit.reasons),
                               "case " + row->reference + " " + std::to_string(hit.place)}});
  }
  return out;
}

KnownPerson known_person(const Desk& desk, const people::MaybeKnown& hit) {
  const auto homes = desk.known.homes_of(hit.person);
  KnownPerson out{hit.person, homes.empty() ? HomeId{} : homes.front(), hit.label, {}, hit.band, {}, "person " + std::to_string(hit.person.value)};
  if (out.home) out.home_line = desk.known.label(out.home).value_or("");
  if (hit.date_of_birth) out.why = "Born " + long_date(*hit.date_of_birth) + ". ";
  out.why += matching::sentence(hit.reasons);
  return out;
}

AlreadyKnown answer(const Desk& desk, store::Reader& reader, const Actor& actor, const Report& report, const Question& question, Instant now) {
  AlreadyKnown out{question.asked, question.who, {}, {}, {}};
  const std::string subject = subject_of(report.id, question.who);
  const auto aside = [&](const std::string& target, const matching::Reasons& reasons, const std::string& label, const std::string& pick) {
    const auto said = set_aside(reader, subject, target, grounds(reasons));
    if (said) out.set_aside.push_back({label, said->reason, said->by, said->at, pick});
    return said.has_value();
  };
  if (may(actor, Permission::search_people))
    for (const people::MaybeKnown& hit : desk.known.who_is_known(question.person, most_shown * 2)) {
      if (!worth(hit.weight) || out.people.size() == most_shown) break;
      KnownPerson person = known_person(desk, hit);
      if (!aside(person.pick, hit.reasons, person.label, person.pick)) out.people.push_back(std::move(person));
    }
  for (auto& [hit, known] : visible(reader, actor, case_hits(desk, question, candidates), now).cases) {
    if (out.cases.size() == most_shown) break;
    if (hit.id == report.case_id) continue;
    if (!aside(target_of(hit), hit.reasons, known.name + ", " + known.reference, known.pick)) out.cases.push_back(std::move(known));
  }
  return out;
}

std::vector<AlreadyKnown> answers(Desk& desk, const Actor& actor, const Report& report) {
  const auto found = desk.store.read([&](store::Reader& reader) -> Result<std::vector<AlreadyKnown>> {
    std::vector<AlreadyKnown> out;
    for (const Question& question : questions_of(report)) out.push_back(answer(desk, reader, actor, report, question, desk.now()));
    return out;
  });
  return found ? *found : std::vector<AlreadyKnown>{};
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

std::vector<people::CaseHit> case_hits(const Desk& desk, const Question& question, std::size_t limit) {
  std::vector<people::CaseHit> all = desk.case_names.find(question.person, limit);
  for (const people::MaybeKnown& person : desk.known.who_is_known(question.person, 10))
    for (people::CaseHit hit : desk.case_names.of(person.person)) {
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
    if (std::none_of(out.begin(), out.end(), [&](const people::CaseHit& held) { return held.id == hit.id; })) out.push_back(hit);
  return out;
}

std::string grounds(const matching::Reasons& reasons) {
  std::string out;
  for (const matching::Ground& ground : reasons) out += std::string(matching::id_of(ground.reason)) + ' ';
  return out;
}

std::string pair_name(const store::Reader& reader, std::string_view what, std::string_view subject, std::string_view target) {
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
std::string target_of(const people::CaseHit& hit) { return "case " + std::to_string(hit.id.value) + " " + std::to_string(hit.place); }

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
  const auto hits = case_hits(desk, question, candidates);
  const auto found = desk.store.read([&](store::Reader& reader) -> Result<std::vector<KnownCase>> {
    std::vector<KnownCase> out;
    for (auto& [hit, known] : visible(reader, actor, hits, desk.now()).cases) if (out.size() < limit) out.push_back(std::move(known));
    return out;
  });
  return found ? *found : std::vector<KnownCase>{};
}

Result<void> say_same_or_not(Desk& desk, const Actor& actor, std::string_view reference, std::string_view who, std::string_view pick, bool not_same,
                             const std::string& reason, const std::string& form_token) {
  const auto opened = view_report(desk, actor, reference);
  if (!opened) return opened.refusal();
  if (not_same && reason.find_first_not_of(" \t\r\n") == reason.npos) return Refusal::one(Because::invalid, "form.needed", "Say how you know that it is not the same person", "known_reason");
  // Only what they were shown: a guess at somebody else's case is answered like one at a case that is not there.
  bool shown = false;
  for (const AlreadyKnown& each : answers(desk, actor, opened->report)) {
    if (each.who != who) continue;
    const auto picked = [&](const auto& list) { return std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.pick == pick; }); };
    shown = shown || (not_same ? picked(each.people) || picked(each.cases) : picked(each.set_aside));
  }
  const Refusal none = Refusal::one(Because::invalid, "known.none", "Choose somebody who is shown", "pick");
  if (!shown) return none;
  const std::string subject = subject_of(opened->report.id, who);
  const Instant now = desk.now();
  return desk.store.write([&](store::Tx& tx) -> Result<void> {
    if (auto used = tx.use_form_token(form_token, now); !used) return used;
    for (const Question& question : questions_of(opened->report)) {
      if (question.who != who) continue;
      const auto keep = [&](const std::string& target, const matching::Reasons& reasons) {
        SaidSames all = said_of(tx, subject, target);
        all.said.push_back({actor.id, now, not_same, reason, grounds(reasons)});
        store::put_setting(tx, pair_name(tx, "not-same", subject, target), to_json(all));
      };
      for (const people::MaybeKnown& hit : desk.known.who_is_known(question.person, most_shown * 2))
        if ("person " + std::to_string(hit.person.value) == pick) keep(std::string(pick), hit.reasons);
      for (const people::CaseHit& hit : case_hits(desk, question, candidates)) {
        const auto row = store::find_case(tx, hit.id);
        if (row && "case " + row->reference + " " + std::to_string(hit.place) == pick) keep(target_of(hit), hit.reasons);
      }
    }
    tx.log_access({now, actor.id, stream_of(opened->report.id), not_same ? "people.not-same" : "people.maybe-same", reason});
    return {};
  });
}

}  // namespace rowan::app
