// Who is told that a report or a case may concern somebody (NHG-14, SG-33, need to know): after the answer, each once.
#include <algorithm>
#include <functional>
#include <set>

#include "app/case_row.h"
#include "app/known.h"
#include "app/known_hits.h"
#include "app/known_tell.h"
#include "app/owner.h"
#include "app/people/widely.h"
#include "app/reports.h"
#include "app/worklist.h"
#include "store/case_index.h"
#include "store/notice.h"
#include "store/report_index.h"
#include "store/setting.h"

namespace rowan::app {

void alone(const std::function<void()>& work) {
  try {
    work();
  } catch (const store::DbError&) {
    throw;
  } catch (const std::exception&) {  // a seal that does not open, an entry that cannot be read: `rowan prove` finds it
  }
}

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

// Whom of one case a report may concern.
struct InCase {
  CaseId id;
  bool likely = false;             // somebody who was not set aside, likely enough to be told of
  std::set<std::string> set_aside; // who were said not to be the same
};
// In the order of `hits`, the likeliest first: the subject is who of the report it is.
std::vector<InCase> in_cases(const store::Reader& reader, const std::vector<std::pair<std::string, people::CaseHit>>& hits) {
  std::vector<InCase> out;
  for (const auto& [subject, hit] : hits)
    alone([&] {
      const auto all = parties_in(reader, hit.id);
      const auto said = all ? party_said(reader, *all, hit) : std::nullopt;
      if (!said) return;
      auto held = std::find_if(out.begin(), out.end(), [&](const InCase& one) { return one.id == hit.id; });
      if (held == out.end()) held = out.insert(out.end(), InCase{hit.id, false, {}});
      if (set_aside(reader, subject, said->target, said->grounds)) held->set_aside.insert(subject + ", " + said->target);
      else held->likely = held->likely || like_enough(hit.band, hit.weight);
    });
  return out;
}

void tell_case(Tellings& out, const store::Reader& reader, const Desk& desk, const InCase& found, const Source& source, Instant now) {
  const CaseId id = found.id;
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
  // Where somebody was set aside and somebody else is there besides, it is told once more: what was told before was of both.
  std::string target = "case " + std::to_string(id.value);
  for (const std::string& each : found.set_aside) target += " besides " + each;
  Telling one{"told", source.name, std::move(target), {}};
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
  for (std::size_t i = 0; i < cases.size() && i < most_looked_into; ++i)
    alone([&] {
      const auto row = store::find_case(reader, cases[i]);
      if (!row || !(row->flags & flag_restricted)) return;  // what concerns a colleague is restricted
      const auto entries = reader.load(stream_of(cases[i]), StreamKind::case_);
      if (!entries) return;
      for (const StaffLinked& link : fold_case(*entries).staff_links) if (link.who) out.push_back({link.who, cases[i]});
    });
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
// after the other. What was told already is written after neither. False: nothing could be read or written, and it is to be asked again.
bool write_down(Desk& desk, const std::function<void(Tellings&, store::Reader&)>& decide, const Source& source, StreamId stream, Instant now) {
  Tellings out;
  const auto read = desk.store.read([&](store::Reader& reader) -> Result<void> {
    decide(out, reader);
    Telling nobody{"told", source.name, "nobody", {{0, staff_principal({}), now, "people.maybe-known", stream, std::string(120, ' '), now}}};
    if (!out.anybody && !told_before(reader, nobody)) out.all.push_back(std::move(nobody));
    return {};
  });
  if (!read) return false;
  if (out.all.empty()) return true;
  const auto written = desk.store.write([&](store::Tx& tx) -> Result<void> {
    for (const Telling& one : out.all) {
      if (told_before(tx, one)) continue;
      store::put_setting(tx, pair_name(tx, one.what, one.subject, one.target), std::to_string(now.micros));
      for (const store::Notice& notice : one.notices) store::put_notice(tx, notice);
    }
    return {};
  });
  return written.ok();
}

Source source_of(const Report& report, const std::vector<StaffId>& concerned) {
  Source out{name_of_report(report.id), report.said.reference, report.said.keep_from, report.restricted(), report.said.taken_by};
  out.keep_from.insert(out.keep_from.end(), concerned.begin(), concerned.end());
  return out;
}

// Those of it who are compared: everybody but who reported it.
std::vector<Question> asked_of(const Report& report) {
  std::vector<Question> out = questions_of(report);
  std::erase_if(out, [](const Question& one) { return one.who == "reporter"; });
  return out;
}
// Cases of whom a report names, with whom of it. `only`: as case_hits has it.
std::vector<std::pair<std::string, people::CaseHit>> hits_of(const Desk& desk, const Report& report, const people::IdSet* only) {
  std::vector<std::pair<std::string, people::CaseHit>> out;
  for (const Question& question : asked_of(report))
    for (people::CaseHit& hit : case_hits(desk, question, most_compared, only))
      if (hit.id != report.case_id) out.emplace_back(subject_of(report.id, question.who), std::move(hit));
  return out;
}

}  // namespace

bool tell_report(Desk& desk, const Report& report, Instant now) {
  std::vector<matching::Person> persons;
  const std::vector<Question> questions = asked_of(report);
  for (const Question& one : questions) persons.push_back(one.person);
  const std::vector<StaffId> concerned = colleagues_like(desk, persons);
  std::vector<std::pair<std::string, people::CaseHit>> cases = hits_of(desk, report, nullptr);
  std::erase_if(cases, [](const auto& each) { return !like_enough(each.second.band, each.second.weight); });
  std::vector<std::pair<std::string, people::ReportHit>> reports;
  for (const Question& question : questions)
    for (const people::ReportHit& hit : report_hits(desk, question, most_reports_told, nullptr))
      if (like_enough(hit.band, hit.weight) && hit.id != report.id) reports.push_back({subject_of(report.id, question.who), hit});
  const Source source = source_of(report, concerned);
  return write_down(desk, [&](Tellings& out, store::Reader& reader) {
    // Who was said not to be the same is told of to nobody.
    std::vector<InCase> found = in_cases(reader, cases);
    std::erase_if(found, [](const InCase& one) { return !one.likely; });
    std::vector<CaseId> ids;
    for (const InCase& one : found) ids.push_back(one.id);
    const auto may_know = [&](const Actor& actor) { return may_see(actor, report); };
    const std::string where = "report " + source.reference;
    alone([&] { tell_conflict(out, reader, desk, concerned, source, stream_of(report.id), where, may_know, now); });
    alone([&] { tell_declared(out, reader, desk, ids, source, stream_of(report.id), where, may_know, now); });
    for (const InCase& one : found) alone([&] { tell_case(out, reader, desk, one, source, now); });
    for (const auto& [subject, hit] : reports)
      alone([&] {
        if (!set_aside(reader, subject, target_of(hit), grounds(hit.reasons))) tell_report_that_waits(out, reader, desk, hit.id, report, source, now);
      });
  }, source, stream_of(report.id), now);
}

namespace {

// A report that waits and may concern somebody of this case, found by asking from the case. What was set aside was said from the report, by
// the reasons it has seen from there.
void tell_case_of_waiting(Tellings& out, store::Reader& reader, const Desk& desk, ReportId id, CaseId about, const std::vector<StaffId>& concerned,
                          Instant now) {
  const auto entries = reader.load(stream_of(id), StreamKind::report);
  if (!entries) return;
  const Report report = fold_report(*entries);
  if (!waits(report)) return;
  people::IdSet only;
  only.add(about.value);
  const std::vector<InCase> found = in_cases(reader, hits_of(desk, report, &only));
  InCase one = found.empty() ? InCase{about, true, {}} : found.front();
  if (one.set_aside.empty()) one.likely = true;  // it was likely enough seen from the case
  if (one.likely) tell_case(out, reader, desk, one, source_of(report, concerned), now);
}

}  // namespace

bool tell_change(Desk& desk, const Case& c, const people::CaseParties& all, const std::vector<people::Party>& fresh, Instant now) {
  std::vector<matching::Person> persons;
  for (const people::Party& party : fresh) persons.push_back(people::to_match(all, party));
  const std::vector<StaffId> concerned = colleagues_like(desk, persons);
  // A case that began with a report is one with it: nobody is told of both.
  Source source{c.opened.report ? name_of_report(c.opened.report) : "case " + std::to_string(c.id.value), {}, concerned, c.restricted, c.lead};
  for (const CaseBar& bar : c.bars) source.keep_from.push_back(bar.who);
  std::vector<CaseId> cases;
  std::vector<ReportId> waiting;
  const auto once = [](auto& list, auto id) { if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id); };
  for (const matching::Person& person : persons) {
    for (const people::CaseHit& hit : case_hits(desk, {"", "", person, {}}, most_compared, nullptr))
      if (hit.id != c.id && like_enough(hit.band, hit.weight)) once(cases, hit.id);
    for (const people::ReportHit& hit : report_hits(desk, {"", "", person, {}}, most_reports_told, nullptr))
      if (like_enough(hit.band, hit.weight)) once(waiting, hit.id);
  }
  return write_down(desk, [&](Tellings& out, store::Reader& reader) {
    const auto may_know = [&](const Actor& actor) { return store::may_list_case(reader, viewer_of(actor), c.id, now); };
    alone([&] { tell_conflict(out, reader, desk, concerned, source, stream_of(c.id), c.opened.reference, may_know, now); });
    alone([&] { tell_declared(out, reader, desk, cases, source, stream_of(c.id), c.opened.reference, may_know, now); });
    for (const CaseId id : cases) alone([&] { tell_case(out, reader, desk, {id, true, {}}, source, now); });
    for (const ReportId id : waiting) alone([&] { tell_case_of_waiting(out, reader, desk, id, c.id, concerned, now); });
  }, source, stream_of(c.id), now);
}

}  // namespace rowan::app
