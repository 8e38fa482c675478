#include "app/reports.h"

#include <algorithm>

#include "app/housing_system.h"
#include "app/organisation/organisation.h"
#include "app/register.h"
#include "app/worklist.h"
#include "base/reference.h"
#include "domain/case_acts.h"

namespace rowan::app {
namespace {

Refusal no_such_report() { return Refusal::one(Because::not_found, "report.none", "There is no such report."); }

store::ReportState row_state(ReportState s) {
  switch (s) {
    case ReportState::waiting: return store::ReportState::waiting;
    case ReportState::ending: return store::ReportState::ending;
    case ReportState::opened: return store::ReportState::opened;
    case ReportState::attached: return store::ReportState::attached;
    case ReportState::ended: return store::ReportState::ended;
  }
  return store::ReportState::waiting;
}

// A report that became part of a case is seen by those who may see the case: a bar or a restriction there holds here too. What it
// says is in the case.
bool may_see_still(const store::Reader& reader, const Actor& actor, const Report& report, Instant now) {
  return may_see(actor, report) && (!report.case_id || store::may_list_case(reader, viewer_of(actor), report.case_id, now));
}

Result<OpenedReport> load(Desk& desk, const Actor& actor, std::string_view reference) {
  const auto tidy = parse_report_reference(reference);
  if (!tidy) return no_such_report();
  return desk.store.read([&](store::Reader& reader) -> Result<OpenedReport> {
    const auto id = store::report_by_reference(reader, *tidy);
    if (!id) return no_such_report();
    const auto entries = reader.load(stream_of(*id), StreamKind::report);
    if (!entries) return entries.refusal();
    OpenedReport opened{fold_report(*entries), *tidy};
    if (!may_see_still(reader, actor, opened.report, desk.now())) return no_such_report();
    return opened;
  });
}

// Appends one entry to a report inside a commit, with its index row. Gives the report as it is then.
Result<Report> append(store::Tx& tx, const OpenedReport& opened, const NewEntry& entry, const Actor& actor, Instant now) {
  if (auto done = tx.append(stream_of(opened.report.id), opened.report.last_seq, {&entry, 1}, actor.id, now); !done) return done.refusal();
  const auto entries = tx.load(stream_of(opened.report.id), StreamKind::report);
  if (!entries) return entries.refusal();
  Report after = fold_report(*entries);
  put_index(tx, index_report(after), after);
  return after;
}

// A report as one of us, or somebody on the public page, gives it in: by whom, and for which team.
ReportReceived from_us(const Desk& desk, const std::optional<Actor>& actor, ReportReceived said) {
  said.taken_by = actor ? actor->id : StaffId{};
  if (actor && !said.team) said.team = actor->team;
  if (!said.team && !desk.landlord.teams.empty()) said.team = desk.landlord.teams.front().id;
  return said;
}

// Inside a commit.
Result<Report> write_report(store::Tx& tx, ReportReceived said, Instant received_at, Instant now) {
  said.reference = tx.next_report_reference();
  const auto entry = rowan::take_report(said, received_at, now);
  if (!entry) return entry.refusal();
  const StreamId stream = tx.create_stream(StreamKind::report);
  if (auto done = tx.append(stream, 0, {&*entry, 1}, said.taken_by, now); !done) return done.refusal();
  Report report = fold_report({Entry{{stream, 1, 0, entry->kind, entry->version, entry->happened_at, now, said.taken_by}, entry->payload}});
  put_index(tx, index_report(report), report);
  tx.log_access({now, said.taken_by, stream, "report.taken", {}});
  // Yes to danger is never only a row in a list: whoever triages sees it at once (NHG-21).
  if (said.danger == Answer::yes && said.police != Police::called_by_us && said.police != Police::called_by_them)
    store::put_notice(tx, {0, std::string(report.restricted() ? restricted_principal : triage_principal), now, "report.danger", stream,
                          "Immediate danger, and the police have not been called: " + said.reference});
  return report;
}

// What a case from this report is opened with. Refused where whoever should get it cannot.
Result<OpenCase> case_to_open(Desk& desk, const Actor& actor, const ReportReceived& said, Instant received_at, const OpenChoice& choice,
                              Instant now) {
  OpenCase what;
  what.name = choice.name;
  what.survivor = choice.person;
  what.home = choice.home;
  what.age_band = choice.age_band;
  what.team = choice.team ? choice.team : said.team ? said.team : actor.team;
  what.lead = choice.lead;
  what.severity = choice.severity;
  fill_from_register(desk, choice.person, choice.home, civil(now).date, what);
  if (what.owner.empty()) what.owner = desk.landlord.default_owner;
  Facts facts;
  if (!what.owner.empty()) facts.set("property.owner", what.owner, now);
  if (!what.nation.empty()) facts.set("property.nation", what.nation, now);
  if (const Policy* policy = desk.policies ? desk.policies->landlord_policy(facts, received_at) : nullptr) {
    what.policy = policy->id;
    what.policy_hash = policy->version;
    // A landlord of one nation has its homes there; a home that the register knows says so itself.
    if (what.nation.empty() && policy->nations.size() == 1) what.nation = name_of(policy->nations.front());
    for (const std::string& code : said.abuse_types)
      for (const AbuseCode& type : policy->abuse_types) if (type.code == code) what.canonical_types.emplace_back(name_of(type.is));
  }
  if (!choice.lead) return what;
  const auto lead = desk.staff.find(choice.lead);
  const auto& kept = said.keep_from;
  if (!lead || !lead->active || !may(lead->actor, Permission::work_cases) || std::find(kept.begin(), kept.end(), choice.lead) != kept.end())
    return Refusal::one(Because::invalid, "access.person", "This person cannot be given the case.", "lead");
  // Where the policy blocks on training, a case does not begin with somebody untrained either (NHG-13).
  const Policy* in_force = desk.policies ? desk.policies->landlord_policy(facts, now) : nullptr;
  if (const auto trained = may_be_given(desk, in_force, lead->actor); !trained) {
    Refusal refusal = trained.refusal();
    for (Problem& problem : refusal.problems) problem.field = "lead";
    return refusal;
  }
  return what;
}

struct CaseMade {
  Case made;
  people::CaseParties named;
  Report used_up;
};

// Inside a commit.
Result<CaseMade> write_case(store::Tx& tx, Desk& desk, const Actor& actor, const OpenedReport& opened, OpenCase what, Instant now) {
  what.reference = tx.next_case_reference();
  const auto entries = open_case(what, opened.report, actor, now);
  if (!entries) return entries.refusal();
  const StreamId stream = tx.create_stream(StreamKind::case_);
  const Instant at = tx.entering(now);
  if (auto appended = tx.append(stream, 0, *entries, actor.id, now); !appended) return appended.refusal();
  Case c;
  std::int64_t seq = 0;
  for (const NewEntry& entry : *entries) {
    const Entry written{{stream, ++seq, 0, entry.kind, entry.version, entry.happened_at, at, actor.id}, entry.payload};
    apply(c, written.head, read_case_event(written));
  }
  const IndexedCase indexed = index_case(desk, c, at);
  put_index(tx, indexed);
  queue_label(tx, desk, c, now);
  const auto placed = place_report(opened.report, c.id, true, now);
  if (!placed) return placed.refusal();
  const auto after = append(tx, opened, *placed, actor, now);
  if (!after) return after.refusal();
  tx.log_access({now, actor.id, stream, "case.opened", {}});
  if (c.lead && c.lead != actor.id)
    store::put_notice(tx, {0, staff_principal(c.lead), now, "case.allocated", stream, "You have been given a case: " + what.reference});
  people::CaseParties named = parties_of(indexed.row, indexed.summary);
  return CaseMade{std::move(c), std::move(named), *after};
}

// Once it is committed.
void follow_case(Desk& desk, const CaseMade& made) {
  follow_report(desk, made.used_up);
  desk.case_names.put(made.named);
  tell_of_case(desk, made.made, {});
}

Result<void> act(Desk& desk, const Actor& actor, std::string_view reference, std::string_view code, const std::string& form_token,
                 const std::function<Result<NewEntry>(const Report&, Instant)>& decide) {
  const Instant now = desk.now();
  const auto opened = load(desk, actor, reference);
  if (!opened) return opened.refusal();
  const auto entry = decide(opened->report, now);
  if (!entry) return entry.refusal();
  const auto after = desk.store.write_for<Report>([&](store::Tx& tx) -> Result<Report> {
    if (auto used = tx.use_form_token(form_token, now); !used) return used.refusal();
    tx.log_access({now, actor.id, stream_of(opened->report.id), std::string(code), {}});
    return append(tx, *opened, *entry, actor, now);
  });
  if (!after) return after.refusal();
  follow_report(desk, *after);
  return {};
}

}  // namespace

IndexedReport index_report(const Report& report) {
  ReportSummary summary;
  summary.title = title_of(report.said);
  summary.from = label_of(report.said.route);
  if (!report.said.reporter.agency.empty()) summary.from += ", " + report.said.reporter.agency;
  summary.danger = report.said.danger;
  summary.door = report.said.door;
  IndexedReport out;
  out.row = {report.id, report.said.reference, report.received_at, row_state(report.state), std::string(name_of(report.said.route)),
             report.said.team, to_json(summary), report.last_seq};
  for (const std::string& principal : principals_for(report)) out.grants.push_back({principal, {}, {}});
  return out;
}
void put_index(store::Tx& tx, const IndexedReport& indexed, const Report& report) {
  store::put_report(tx, indexed.row);
  store::set_report_grants(tx, indexed.row.id, indexed.grants);
  store::set_report_bars(tx, indexed.row.id, report.said.keep_from);
}

Result<TakenReport> take_report(Desk& desk, const std::optional<Actor>& actor, ReportReceived said, Instant received_at,
                                const std::string& form_token, const WithReport& also) {
  const Instant now = desk.now();
  if (actor && !may(*actor, Permission::take_reports)) return Refusal::one(Because::refused, "report.role", "Your role cannot take reports.");
  said = from_us(desk, actor, std::move(said));
  if (auto good = rowan::take_report(said, received_at, now); !good) return good.refusal();
  Report fresh;
  auto taken = desk.store.write_for<TakenReport>([&](store::Tx& tx) -> Result<TakenReport> {
    if (!form_token.empty())
      if (auto used = tx.use_form_token(form_token, now); !used) return used.refusal();
    const auto report = write_report(tx, said, received_at, now);
    if (!report) return report.refusal();
    if (also)
      if (auto done = also(tx, report->said.reference); !done) return done.refusal();
    fresh = *report;
    return TakenReport{fresh.id, fresh.said.reference};
  });
  if (taken) {
    follow_report(desk, fresh);
    tell_of_report(desk, fresh);
  }
  return taken;
}

ReportList reports_in(Desk& desk, const Actor& actor, std::optional<store::ReportState> state, std::size_t limit) {
  const store::Viewer viewer{actor.id, report_principals_of(actor)};
  store::ReportFilter filter;
  filter.state = state;
  const auto page = desk.store.read([&](store::Reader& reader) -> Result<ReportList> {
    ReportList out;
    std::size_t hidden = 0;
    for (const store::ReportRow& row : store::list_reports(reader, viewer, filter, desk.now(), limit).rows) {
      if (row.state == store::ReportState::opened || row.state == store::ReportState::attached) {
        const auto entries = reader.load(stream_of(row.id), StreamKind::report);
        if (!entries || !may_see_still(reader, actor, fold_report(*entries), desk.now())) {
          ++hidden;
          continue;
        }
      }
      out.rows.push_back({row.reference, row.received_at, row.state, named<Route>(row.route).value_or(Route::anonymous),
                          from_json<ReportSummary>(row.summary)});
    }
    // A number that counts what somebody may not see would tell them of it.
    out.total = hidden ? out.rows.size() : store::count_reports(reader, viewer, filter, desk.now(), 100);
    return out;
  });
  return page ? *page : ReportList{};
}

Result<std::vector<EndedReport>> ended_reports(Desk& desk, const Actor& actor, std::size_t limit) {
  if (!may(actor, Permission::allocate)) return Refusal::one(Because::refused, "report.role", "Your role cannot see why reports were ended.");
  std::vector<EndedReport> out;
  for (WaitingReport& row : reports_in(desk, actor, store::ReportState::ended, limit).rows) {
    const auto opened = load(desk, actor, row.reference);
    if (!opened) return opened.refusal();
    out.push_back({std::move(row), opened->report.end_reason, opened->report.end_asked_by, opened->report.ended_by});
  }
  const auto logged = desk.store.write([&](store::Tx& tx) -> Result<void> {
    tx.log_access({desk.now(), actor.id, {}, "reports.ended-viewed", {}});
    return {};
  });
  if (!logged) return logged.refusal();
  return out;
}

std::size_t reports_waiting(store::Reader& reader, const Actor& actor, Instant now) {
  const store::Viewer viewer{actor.id, report_principals_of(actor)};
  store::ReportFilter filter;
  const std::size_t n = store::count_reports(reader, viewer, filter, now, 100);
  filter.state = store::ReportState::ending;
  return n + store::count_reports(reader, viewer, filter, now, 100);
}

std::size_t reports_waiting(Desk& desk, const Actor& actor) {
  const auto count = desk.store.read([&](store::Reader& reader) -> Result<std::size_t> { return reports_waiting(reader, actor, desk.now()); });
  return count ? *count : 0;
}

bool may_see_report(const store::Reader& reader, const Actor& actor, ReportId id, Instant now) {
  if (!store::may_list_report(reader, {actor.id, report_principals_of(actor)}, id, now)) return false;
  const auto entries = reader.load(stream_of(id), StreamKind::report);
  return entries && may_see_still(reader, actor, fold_report(*entries), now);
}

Result<OpenedReport> view_report(Desk& desk, const Actor& actor, std::string_view reference) {
  auto opened = load(desk, actor, reference);
  if (!opened) return opened.refusal();
  const auto logged = desk.store.write([&](store::Tx& tx) -> Result<void> {
    tx.log_access({desk.now(), actor.id, stream_of(opened->report.id), "report.viewed", {}});
    return {};
  });
  if (!logged) return logged.refusal();
  return opened;
}

Result<std::string> open_from_report(Desk& desk, const Actor& actor, std::string_view reference, const OpenChoice& choice,
                                     const std::string& form_token) {
  const Instant now = desk.now();
  const auto opened = load(desk, actor, reference);
  if (!opened) return opened.refusal();
  const auto what = case_to_open(desk, actor, opened->report.said, opened->report.received_at, choice, now);
  if (!what) return what.refusal();
  const auto made = desk.store.write_for<CaseMade>([&](store::Tx& tx) -> Result<CaseMade> {
    if (auto used = tx.use_form_token(form_token, now); !used) return used.refusal();
    return write_case(tx, desk, actor, *opened, *what, now);
  });
  if (!made) return made.refusal();
  follow_case(desk, *made);
  return made->made.opened.reference;
}

Result<std::string> take_and_open(Desk& desk, const Actor& actor, ReportReceived said, const OpenChoice& choice, const std::string& form_token,
                                  const WithReport& also) {
  const Instant now = desk.now();
  if (!may(actor, Permission::take_reports)) return Refusal::one(Because::refused, "report.role", "Your role cannot take reports.");
  said = from_us(desk, actor, std::move(said));
  if (auto good = rowan::take_report(said, now, now); !good) return good.refusal();
  const auto what = case_to_open(desk, actor, said, now, choice, now);
  if (!what) return what.refusal();
  const auto made = desk.store.write_for<CaseMade>([&](store::Tx& tx) -> Result<CaseMade> {
    if (!form_token.empty())
      if (auto used = tx.use_form_token(form_token, now); !used) return used.refusal();
    const auto report = write_report(tx, said, now, now);
    if (!report) return report.refusal();
    auto opened = write_case(tx, desk, actor, {*report, report->said.reference}, *what, now);
    if (!opened) return opened;
    if (also)
      if (auto done = also(tx, opened->made.opened.reference); !done) return done.refusal();
    return opened;
  });
  if (!made) return made.refusal();
  follow_case(desk, *made);
  return made->made.opened.reference;
}

Result<std::string> attach_to_case(Desk& desk, const Actor& actor, std::string_view reference, std::string_view case_reference,
                                   const std::string& form_token, std::optional<Severity> severity) {
  const auto opened = load(desk, actor, reference);
  if (!opened) return opened.refusal();
  Report report = opened->report;
  if (severity) report.said.severity = severity;
  std::optional<Report> used_up;
  const With with{form_token, {}, {}, {}, [&](store::Tx& tx, const Case& known) -> Result<void> {
    const auto placed = place_report(opened->report, known.id, false, desk.now());
    if (!placed) return placed.refusal();
    const auto after = append(tx, *opened, *placed, actor, desk.now());
    if (!after) return after.refusal();
    used_up = *after;
    return {};
  }};
  const auto attached = act_on_case(desk, actor, case_reference, "report.attached",
                                    [&](const Seen& seen) { return attach_report(seen, report, seen.now()); }, with);
  if (attached && used_up) follow_report(desk, *used_up);
  if (attached) return attached->get().opened.reference;
  if (attached.refusal().because == Because::not_found)
    return Refusal::one(Because::invalid, "case.none", "There is no such case, or you cannot see it", "case");
  return attached.refusal();
}

std::vector<SeverityCode> severities_asked(const Desk& desk, Instant at) {
  if (!desk.policies) return {};
  const Policy* own = desk.policies->policy_of_owner(desk.landlord.default_owner, at);
  const Policy* words = own && !own->severities.empty() ? own : nullptr;
  bool asked = false;
  for (const PolicyVersion& version : desk.policies->versions()) {
    if (!version.in_force(at) || !version.policy->asks_about("report.severity")) continue;
    asked = true;
    if (!words && !version.policy->severities.empty()) words = version.policy.get();
  }
  if (!asked) return {};
  std::vector<SeverityCode> out;
  for (const Severity each : {Severity::immediate_danger, Severity::serious, Severity::other}) {
    std::string label(label_of(each));
    if (words) for (const SeverityCode& said : words->severities) if (said.code == each) label = said.label;
    out.push_back({each, std::move(label)});
  }
  return out;
}

Result<void> ask_to_end_report(Desk& desk, const Actor& actor, std::string_view reference, const std::string& reason, const std::string& form_token) {
  return act(desk, actor, reference, "report.end-asked", form_token,
             [&](const Report& report, Instant now) { return ask_to_end(report, actor, reason, now); });
}
Result<void> answer_end_of_report(Desk& desk, const Actor& actor, std::string_view reference, bool agreed, const std::string& reason,
                                  const std::string& form_token) {
  return act(desk, actor, reference, agreed ? "report.ended" : "report.end-refused", form_token,
             [&](const Report& report, Instant now) { return answer_end(report, actor, agreed, reason, now); });
}

}  // namespace rowan::app
