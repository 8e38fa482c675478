// Who is told that a report or a case may concern somebody (NHG-14, SG-33, need to know): after the answer, each once.
#include <algorithm>
#include <functional>

#include "app/case_row.h"
#include "app/known.h"
#include "app/known_hits.h"
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

// Who hears of it on behalf of a case: its lead; where that cannot be, those above who may see the case.
std::vector<StaffId> hearers(const Desk& desk, const store::Reader& reader, const store::CaseRow& row, const Source& source, Instant now) {
  const auto can = [&](StaffId who) {
    const auto colleague = desk.staff.find(who);
    return colleague && colleague->active && !contains(source.keep_from, who) && (!source.restricted || may(colleague->actor, Permission::restricted)) &&
           store::may_list_case(reader, viewer_of(colleague->actor), row.id, now);
  };
  if (row.lead && can(row.lead)) return {row.lead};
  std::vector<StaffId> out;
  for (const auto& colleague : desk.staff.all())
    if (may(colleague->actor, Permission::allocate) && can(colleague->actor.id)) out.push_back(colleague->actor.id);
  return out;
}

// True the first time.
bool first_time(store::Tx& tx, std::string_view what, std::string_view subject, std::string_view target, Instant now) {
  const std::string name = pair_name(tx, what, subject, target);
  if (store::find_setting(tx, name)) return false;
  store::put_setting(tx, name, std::to_string(now.micros));
  return true;
}

void tell_case(store::Tx& tx, const Desk& desk, CaseId id, const Source& source, Instant now) {
  const auto row = store::find_case(tx, id);
  if (!row) return;
  const std::string target = "case " + std::to_string(id.value);
  const auto who = hearers(desk, tx, *row, source, now);
  if (who.empty() || !first_time(tx, "told", source.name, target, now)) return;
  for (const StaffId one : who) {
    if (one == source.knows_already) continue;
    const std::string text = source.reference.empty()
                                 ? "Something written elsewhere may concern somebody in your case " + row->reference + ". Ask the domestic abuse lead."
                                 : "A report was taken that may concern somebody in your case " + row->reference + ". Ask whoever deals with new reports about " + source.reference + ".";
    store::put_notice(tx, {0, staff_principal(one), now, "people.maybe-known", stream_of(id), text});
  }
}

void tell_conflict(store::Tx& tx, const Desk& desk, const std::vector<StaffId>& concerned, const Source& source, StreamId stream, const std::string& where,
                   const std::function<bool(const Actor&)>& may_know, Instant now) {
  for (const StaffId colleague : concerned) {
    std::vector<StaffId> told;
    for (const auto& one : desk.staff.all())
      if (one->active && may(one->actor, Permission::allocate) && !contains(concerned, one->actor.id) && !contains(source.keep_from, one->actor.id) && may_know(one->actor))
        told.push_back(one->actor.id);
    if (told.empty() || !first_time(tx, "conflict", source.name, "staff " + std::to_string(colleague.value), now)) continue;
    for (const StaffId who : told)
      store::put_notice(tx, {0, staff_principal(who), now, "people.conflict", stream,
                             "A name in " + where + " is like that of a colleague, " + desk.staff.name(colleague) + ". Check whether there is a conflict before anybody else works on it."});
  }
}

// The comparing is done here, and the lane is asked only to write down who is told: others wait for it.
void tell_report(Desk& desk, const Report& report, Instant now) {
  std::vector<matching::Person> persons;
  std::vector<Question> questions = questions_of(report);
  std::erase_if(questions, [](const Question& one) { return one.who == "reporter"; });
  for (const Question& one : questions) persons.push_back(one.person);
  const std::vector<StaffId> concerned = colleagues_like(desk, persons);
  std::vector<std::pair<std::string, people::CaseHit>> alike;  // with whom of the report
  for (const Question& question : questions)
    for (const people::CaseHit& hit : case_hits(desk, question, 60))
      if (like_enough(hit.band, hit.weight) && hit.id != report.case_id) alike.push_back({subject_of(report.id, question.who), hit});
  if (concerned.empty() && alike.empty()) return;
  Source source{"report " + std::to_string(report.id.value), report.said.reference, report.said.keep_from, report.restricted(), report.said.taken_by};
  for (const StaffId who : concerned) source.keep_from.push_back(who);
  (void)desk.store.write([&](store::Tx& tx) -> Result<void> {
    const auto may_know = [&](const Actor& actor) { return may_see(actor, report); };
    tell_conflict(tx, desk, concerned, source, stream_of(report.id), "report " + source.reference, may_know, now);
    for (const auto& [subject, hit] : alike)
      if (!set_aside(tx, subject, target_of(hit), grounds(hit.reasons))) tell_case(tx, desk, hit.id, source, now);
    return {};
  });
}

// Reports that wait, of whoever: only to be compared, nothing of them is shown.
std::vector<Report> waiting(const store::Reader& reader, Instant now) {
  std::vector<Report> out;
  const store::Viewer everything{StaffId{}, {std::string(triage_principal), std::string(restricted_principal)}};
  for (const store::ReportRow& row : store::list_reports(reader, everything, {}, now, 100).rows) {
    const auto entries = reader.load(stream_of(row.id), StreamKind::report);
    if (entries) out.push_back(fold_report(*entries));
  }
  return out;
}

void tell_change(Desk& desk, const Case& c, const people::CaseParties& all, const std::vector<people::Party>& fresh, Instant now) {
  std::vector<matching::Person> persons;
  for (const people::Party& party : fresh) persons.push_back(people::to_match(all, party));
  const std::vector<StaffId> concerned = colleagues_like(desk, persons);
  // A case that began with a report is one with it: nobody is told of both.
  Source source{c.opened.report ? "report " + std::to_string(c.opened.report.value) : "case " + std::to_string(c.id.value), {}, concerned, c.restricted, c.lead};
  for (const CaseBar& bar : c.bars) source.keep_from.push_back(bar.who);
  std::vector<CaseId> alike;
  for (const matching::Person& person : persons)
    for (const people::CaseHit& hit : case_hits(desk, {"", "", person, {}}, 60))
      if (hit.id != c.id && like_enough(hit.band, hit.weight)) alike.push_back(hit.id);
  std::vector<Source> of_reports;
  const auto reports = desk.store.read([&](store::Reader& reader) -> Result<std::vector<Report>> { return waiting(reader, now); });
  if (reports)
    for (const Report& report : *reports) {
      const auto questions = questions_of(report);
      const bool like = std::any_of(questions.begin(), questions.end(), [&](const Question& question) {
        return question.who != "reporter" && std::any_of(persons.begin(), persons.end(), [&](const matching::Person& person) {
          const matching::Candidate found = matching::compare(question.person, person);
          return like_enough(found.band, found.weight);
        });
      });
      if (!like) continue;
      Source& one = of_reports.emplace_back(Source{"report " + std::to_string(report.id.value), report.said.reference, report.said.keep_from,
                                                   report.restricted(), report.said.taken_by});
      one.keep_from.insert(one.keep_from.end(), concerned.begin(), concerned.end());
    }
  if (concerned.empty() && alike.empty() && of_reports.empty()) return;
  (void)desk.store.write([&](store::Tx& tx) -> Result<void> {
    const auto may_know = [&](const Actor& actor) { return store::may_list_case(tx, viewer_of(actor), c.id, now); };
    tell_conflict(tx, desk, concerned, source, stream_of(c.id), c.opened.reference, may_know, now);
    for (const CaseId id : alike) tell_case(tx, desk, id, source, now);
    for (const Source& report : of_reports) tell_case(tx, desk, c.id, report, now);
    return {};
  });
}

}  // namespace

void tell_of_report(Desk& desk, const Report& report) {
  if (questions_of(report).empty() || (report.state != ReportState::waiting && report.state != ReportState::ending)) return;
  desk.afterwards.run([&desk, report, now = desk.now()] { tell_report(desk, report, now); });
}

void tell_of_case(Desk& desk, const Case& c, std::vector<people::Party> before) {
  people::CaseParties all{c.id, c.opened.reference, c.opened.home_line, c.opened.born, phones_of(c), parties_of(c)};
  std::vector<people::Party> fresh = all.parties;
  std::erase_if(fresh, [&](const people::Party& party) { return std::find(before.begin(), before.end(), party) != before.end(); });
  if (fresh.empty()) return;
  desk.afterwards.run([&desk, c, all = std::move(all), fresh = std::move(fresh), now = desk.now()] { tell_change(desk, c, all, fresh, now); });
}

}  // namespace rowan::app
