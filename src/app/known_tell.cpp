// Who is told that a report or a case may concern somebody (NHG-14, SG-33, need to know): after the answer, each once.
#include <algorithm>
#include <functional>

#include "app/case_row.h"
#include "app/known.h"
#include "app/known_hits.h"
#include "app/owner.h"
#include "app/people/widely.h"
#include "app/reports.h"
#include "app/worklist.h"
#include "store/case_index.h"
#include "store/notice.h"
#include "store/report_index.h"
#include "store/setting.h"

namespace rowan::app {
namespace {

// What somebody is told about, and from whom it has to be kept.
struct Source {
  std::string name;                // the subject under which it is remembered that somebody was told
  std::string reference;           // R-4001-Y; empty for a case, whose reference is told to nobody
  std::vector<StaffId> keep_from;
  bool restricted = false;
  StaffId knows_already;
};

constexpr std::size_t most_reports_told = 20;  // parties of reports that wait, the likeliest first: each is read while others wait for the lane

constexpr std::size_t most_looked_into = 40;   // cases, the likeliest first, that are read for the colleagues they concern

bool like_enough(matching::Band band, double weight) { return band == matching::Band::same || weight >= least_told_bits; }

// A colleague of this name. Names are all that accounts hold, so only nearly the whole name counts.
bool like_colleague(const matching::Person& person, const Colleague& colleague) {
  matching::Person staff;
  staff.names.push_back(people::name_of_line(colleague.actor.name));
  matching::Person named;
  named.names = person.names;
  return matching::compare(named, staff).weight >= least_told_bits;
}
std::vector<StaffId> colleagues_like(const Desk& desk, const std::vector<matching::Person>& persons) {
  std::vector<StaffId> out;
  for (const auto& colleague : desk.staff.all())
    if (std::any_of(persons.begin(), persons.end(), [&](const matching::Person& one) { return like_colleague(one, *colleague); })) out.push_back(colleague->actor.id);
  return out;
}

bool contains(const std::vector<StaffId>& list, StaffId who) { return std::find(list.begin(), list.end(), who) != list.end(); }

// Who hears of it: whoever has it in hand; where that cannot be, those above who can.
std::vector<StaffId> hearers(const Desk& desk, StaffId in_hand, const std::function<bool(const Actor&)>& can) {
  const auto colleague = in_hand ? desk.staff.find(in_hand) : nullptr;
  if (colleague && colleague->active && can(colleague->actor)) return {in_hand};
  std::vector<StaffId> out;
  for (const auto& each : desk.staff.all())
    if (each->active && may(each->actor, Permission::allocate) && can(each->actor)) out.push_back(each->actor.id);
  return out;
}

// What is to be written down: `notices`, and under the other three that they were told. Decided while others may write; the lane is asked
// for that alone, since everybody who acts waits for it.
struct Telling {
  std::string what, subject, target;
  std::vector<store::Notice> notices;
};
struct Tellings {
  std::vector<Telling> all;
  bool anybody = false;  // somebody hears of it, or heard of it before
};

bool told_before(const store::Reader& reader, const Telling& one) {
  return store::find_setting(reader, pair_name(reader, one.what, one.subject, one.target)).has_value();
}

void add(Tellings& out, const store::Reader& reader, Telling one) {
  out.anybody = true;
  if (!told_before(reader, one)) out.all.push_back(std::move(one));
}

void tell_case(Tellings& out, const store::Reader& reader, const Desk& desk, CaseId id, const Source& source, Instant now) {
  const auto row = store::find_case(reader, id);
  if (!row) return;
  const auto who = hearers(desk, row->lead, [&](const Actor& actor) {
    return !contains(source.keep_from, actor.id) && (!source.restricted || may(actor, Permission::restricted)) &&
           store::may_list_case(reader, viewer_of(actor), id, now);
  });
  if (who.empty()) return;
  const std::string text = source.reference.empty()
                               ? "Something written elsewhere may concern somebody in your case " + row->reference + ". Ask the domestic abuse lead."
                               : "A report was taken that may concern somebody in your case " + row->reference +
                                     ". Ask whoever deals with new reports about " + source.reference + ".";
  Telling one{"told", source.name, "case " + std::to_string(id.value), {}};
  for (const StaffId each : who)
    if (each != source.knows_already) one.notices.push_back({0, staff_principal(each), now, "people.maybe-known", stream_of(id), text});
  add(out, reader, std::move(one));
}

std::string name_of_report(ReportId id) { return "report " + std::to_string(id.value); }

// Somebody who may see both reports, and once for the two: whoever took the one that was there.
void tell_report_that_waits(Tellings& out, store::Reader& reader, const Desk& desk, ReportId id, const Report& report, const Source& source,
                            Instant now) {
  const auto [first, second] = std::minmax({source.name, name_of_report(id)});  // copies
  Telling one{"told", first, second, {}};
  const auto entries = reader.load(stream_of(id), StreamKind::report);
  if (!entries) return;
  const Report other = fold_report(*entries);
  if (!waits(other)) return;
  const auto who = hearers(desk, other.said.taken_by, [&](const Actor& actor) {
    return !contains(source.keep_from, actor.id) && may(actor, Permission::triage) && may_see(actor, report) && may_see(actor, other);
  });
  if (who.empty()) return;
  for (const StaffId each : who)
    if (each != source.knows_already)
      one.notices.push_back({0, staff_principal(each), now, "people.maybe-known", stream_of(id),
                             "Report " + source.reference + " may concern somebody whom report " + other.said.reference + " names. Look at both."});
  add(out, reader, std::move(one));
}

// To managers and domestic abuse leads who may know of it, never to the colleague, nor to anybody it is kept from.
void tell_conflict_of(Tellings& out, const store::Reader& reader, const Desk& desk, StaffId colleague, const Source& source, StreamId stream,
                      const std::string& what, const std::function<bool(const Actor&)>& may_know, Instant now) {
  Telling one{"conflict", source.name, "staff " + std::to_string(colleague.value), {}};
  for (const auto& each : desk.staff.all())
    if (each->active && may(each->actor, Permission::allocate) && each->actor.id != colleague && !contains(source.keep_from, each->actor.id) &&
        may_know(each->actor))
      one.notices.push_back({0, staff_principal(each->actor.id), now, "people.conflict", stream,
                             what + "Check whether there is a conflict before anybody else works on it."});
  if (!one.notices.empty()) add(out, reader, std::move(one));
}
// `concerned`: colleagues whose own name is like one of the names; each of them is in source.keep_from.
void tell_conflict(Tellings& out, const store::Reader& reader, const Desk& desk, const std::vector<StaffId>& concerned, const Source& source,
                   StreamId stream, const std::string& where, const std::function<bool(const Actor&)>& may_know, Instant now) {
  for (const StaffId colleague : concerned)
    tell_conflict_of(out, reader, desk, colleague, source, stream,
                     "A name in " + where + " is like that of a colleague, " + desk.staff.name(colleague) + ". ", may_know, now);
}

// A colleague whom a case concerns, as was written down there (NHG-14, SG-33). Whoever the case names may be a relative of theirs.
struct Declared {
  StaffId colleague;
  CaseId in;
};
std::vector<Declared> declared_in(store::Reader& reader, const std::vector<CaseId>& cases) {
  std::vector<Declared> out;
  for (std::size_t i = 0; i < cases.size() && i < most_looked_into; ++i) {
    const auto row = store::find_case(reader, cases[i]);
    if (!row || !(row->flags & flag_restricted)) continue;  // what concerns a colleague is restricted
    const auto entries = reader.load(stream_of(cases[i]), StreamKind::case_);
    if (!entries) continue;
    for (const StaffLinked& link : fold_case(*entries).staff_links) if (link.who) out.push_back({link.who, cases[i]});
  }
  return out;
}
// To those who are trusted with cases linked to staff, or are on that case, and are not kept from it. It does not say which case.
void tell_declared(Tellings& out, store::Reader& reader, const Desk& desk, const std::vector<CaseId>& cases, const Source& source, StreamId stream,
                   const std::string& where, const std::function<bool(const Actor&)>& may_know, Instant now) {
  for (const Declared& one : declared_in(reader, cases)) {
    const std::string what = "A name in " + where + " is like that of somebody with a tie to a colleague, " + desk.staff.name(one.colleague) + ". ";
    const auto trusted = [&](const Actor& actor) {
      if (!may_know(actor) || store::barred_from(reader, one.in, actor.id)) return false;
      return may(actor, Permission::restricted) || store::may_list_case(reader, viewer_of(actor), one.in, now);
    };
    tell_conflict_of(out, reader, desk, one.colleague, source, stream, what, trusted, now);
  }
}

// Where nobody is told as much is written as where somebody is, so that the next request waits for the disk no longer after the one than
// after the other. What was told already is written after neither.
void write_down(Desk& desk, const std::function<void(Tellings&, store::Reader&)>& decide, const Source& source, StreamId stream, Instant now) {
  Tellings out;
  const auto read = desk.store.read([&](store::Reader& reader) -> Result<void> {
    decide(out, reader);
    Telling nobody{"told", source.name, "nobody", {{0, staff_principal({}), now, "people.maybe-known", stream, std::string(120, ' '), now}}};
    if (!out.anybody && !told_before(reader, nobody)) out.all.push_back(std::move(nobody));
    return {};
  });
  if (!read || out.all.empty()) return;
  (void)desk.store.write([&](store::Tx& tx) -> Result<void> {
    for (const Telling& one : out.all) {
      if (told_before(tx, one)) continue;
      store::put_setting(tx, pair_name(tx, one.what, one.subject, one.target), std::to_string(now.micros));
      for (const store::Notice& notice : one.notices) store::put_notice(tx, notice);
    }
    return {};
  });
}

Source source_of(const Report& report, const std::vector<StaffId>& concerned) {
  Source out{name_of_report(report.id), report.said.reference, report.said.keep_from, report.restricted(), report.said.taken_by};
  out.keep_from.insert(out.keep_from.end(), concerned.begin(), concerned.end());
  return out;
}

void tell_report(Desk& desk, const Report& report, Instant now) {
  std::vector<matching::Person> persons;
  std::vector<Question> questions = questions_of(report);
  std::erase_if(questions, [](const Question& one) { return one.who == "reporter"; });
  for (const Question& one : questions) persons.push_back(one.person);
  const std::vector<StaffId> concerned = colleagues_like(desk, persons);
  std::vector<std::pair<std::string, people::CaseHit>> cases;  // with whom of the report
  std::vector<std::pair<std::string, people::ReportHit>> reports;
  for (const Question& question : questions) {
    const std::string subject = subject_of(report.id, question.who);
    for (const people::CaseHit& hit : case_hits(desk, question, most_compared, nullptr))
      if (like_enough(hit.band, hit.weight) && hit.id != report.case_id) cases.push_back({subject, hit});
    for (const people::ReportHit& hit : report_hits(desk, question, most_reports_told, nullptr))
      if (like_enough(hit.band, hit.weight) && hit.id != report.id) reports.push_back({subject, hit});
  }
  const Source source = source_of(report, concerned);
  write_down(desk, [&](Tellings& out, store::Reader& reader) {
    // What was said not to be the same is told to nobody.
    const auto aside = [&](const auto& each) {
      return set_aside(reader, each.first, target_of(each.second), grounds(each.second.reasons)).has_value();
    };
    std::erase_if(cases, aside);
    std::erase_if(reports, aside);
    std::vector<CaseId> ids;
    for (const auto& [subject, hit] : cases) ids.push_back(hit.id);
    const auto may_know = [&](const Actor& actor) { return may_see(actor, report); };
    const std::string where = "report " + source.reference;
    tell_conflict(out, reader, desk, concerned, source, stream_of(report.id), where, may_know, now);
    tell_declared(out, reader, desk, ids, source, stream_of(report.id), where, may_know, now);
    for (const CaseId id : ids) tell_case(out, reader, desk, id, source, now);
    for (const auto& [subject, hit] : reports) tell_report_that_waits(out, reader, desk, hit.id, report, source, now);
  }, source, stream_of(report.id), now);
}

void tell_change(Desk& desk, const Case& c, const people::CaseParties& all, const std::vector<people::Party>& fresh, Instant now) {
  std::vector<matching::Person> persons;
  for (const people::Party& party : fresh) persons.push_back(people::to_match(all, party));
  const std::vector<StaffId> concerned = colleagues_like(desk, persons);
  // A case that began with a report is one with it: nobody is told of both.
  Source source{c.opened.report ? name_of_report(c.opened.report) : "case " + std::to_string(c.id.value), {}, concerned, c.restricted, c.lead};
  for (const CaseBar& bar : c.bars) source.keep_from.push_back(bar.who);
  std::vector<CaseId> cases;
  std::vector<ReportId> waiting;
  for (const matching::Person& person : persons) {
    for (const people::CaseHit& hit : case_hits(desk, {"", "", person, {}}, most_compared, nullptr))
      if (hit.id != c.id && like_enough(hit.band, hit.weight)) cases.push_back(hit.id);
    for (const people::ReportHit& hit : report_hits(desk, {"", "", person, {}}, most_reports_told, nullptr))
      if (like_enough(hit.band, hit.weight)) waiting.push_back(hit.id);
  }
  write_down(desk, [&](Tellings& out, store::Reader& reader) {
    const auto may_know = [&](const Actor& actor) { return store::may_list_case(reader, viewer_of(actor), c.id, now); };
    tell_conflict(out, reader, desk, concerned, source, stream_of(c.id), c.opened.reference, may_know, now);
    tell_declared(out, reader, desk, cases, source, stream_of(c.id), c.opened.reference, may_know, now);
    for (const CaseId id : cases) tell_case(out, reader, desk, id, source, now);
    for (const ReportId id : waiting) {
      const auto entries = reader.load(stream_of(id), StreamKind::report);
      if (!entries) continue;
      const Report report = fold_report(*entries);
      if (waits(report)) tell_case(out, reader, desk, c.id, source_of(report, concerned), now);
    }
  }, source, stream_of(c.id), now);
}

people::CaseParties all_parties(const Case& c) { return {c.id, c.opened.reference, c.opened.home_line, c.opened.born, phones_of(c), parties_of(c)}; }

// What was queued when the program ended is not known any more: all that could have been is asked again, some at a time, so that what is to
// be told meanwhile does not wait for all of it.
struct AskedAgain {
  std::vector<ReportId> reports;
  std::vector<CaseId> cases;
};
constexpr std::size_t asked_at_once = 20;

void ask_some_again(Desk& desk, const std::shared_ptr<AskedAgain>& left, Instant now) {
  std::vector<Report> reports;
  std::vector<Case> cases;
  (void)desk.store.read([&](store::Reader& reader) -> Result<void> {
    for (; !left->reports.empty() && reports.size() < asked_at_once; left->reports.pop_back())
      if (const auto entries = reader.load(stream_of(left->reports.back()), StreamKind::report)) reports.push_back(fold_report(*entries));
    for (; !left->cases.empty() && cases.size() < asked_at_once; left->cases.pop_back())
      if (const auto entries = reader.load(stream_of(left->cases.back()), StreamKind::case_)) cases.push_back(fold_for(desk, reader, *entries));
    return {};
  });
  for (const Report& report : reports) tell_report(desk, report, now);
  for (const Case& c : cases)
    if (const people::CaseParties all = all_parties(c); !all.parties.empty()) tell_change(desk, c, all, all.parties, now);
  if (left->reports.empty() && left->cases.empty()) return;
  if (!desk.afterwards.ending()) (void)desk.afterwards.run([&desk, left, now] { ask_some_again(desk, left, now); });  // else the next start asks
}

void ask_all_again(Desk& desk, Instant now) {
  const auto left = std::make_shared<AskedAgain>();
  (void)desk.store.read([&](store::Reader& reader) -> Result<void> {
    for (const store::ReportState state : {store::ReportState::waiting, store::ReportState::ending})
      store::each_report_in(reader, state, [&](ReportId id) { left->reports.push_back(id); });
    left->cases = store::cases_changed_last(reader, cases_asked_again);
    return {};
  });
  std::reverse(left->cases.begin(), left->cases.end());  // the last of the list is taken first
  ask_some_again(desk, left, now);
}

}  // namespace

void tell_of_report(Desk& desk, const Report& report) {
  if (questions_of(report).empty() || !waits(report)) return;
  (void)desk.afterwards.run([&desk, report, now = desk.now()] { tell_report(desk, report, now); });
}

void tell_of_case(Desk& desk, const Case& c, std::vector<people::Party> before) {
  people::CaseParties all = all_parties(c);
  std::vector<people::Party> fresh = all.parties;
  std::erase_if(fresh, [&](const people::Party& party) { return std::find(before.begin(), before.end(), party) != before.end(); });
  if (fresh.empty()) return;
  (void)desk.afterwards.run([&desk, c, all = std::move(all), fresh = std::move(fresh), now = desk.now()] { tell_change(desk, c, all, fresh, now); });
}

void tell_again(Desk& desk) {
  (void)desk.afterwards.run([&desk, now = desk.now()] { ask_all_again(desk, now); });
}

}  // namespace rowan::app
