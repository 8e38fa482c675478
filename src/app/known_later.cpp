// When it is told that a report or a case may concern somebody: after the answer, again at the next start, and whatever found no room.
#include <algorithm>

#include "app/case_row.h"
#include "app/known_hits.h"
#include "app/known_tell.h"
#include "app/owner.h"
#include "store/report_index.h"

namespace rowan::app {
namespace {

people::CaseParties all_parties(const Case& c) { return {c.id, c.opened.reference, c.opened.home_line, c.opened.born, phones_of(c), parties_of(c)}; }

// As it stands when it is told of, not as it stood when that was asked for: somebody may have been kept from it since.
std::optional<Report> read_again(const Desk& desk, ReportId id) {
  std::optional<Report> out;
  (void)desk.store.read([&](store::Reader& reader) -> Result<void> {
    if (const auto entries = reader.load(stream_of(id), StreamKind::report)) out = fold_report(*entries);
    return {};
  });
  return out;
}
std::optional<Case> read_again(const Desk& desk, CaseId id) {
  std::optional<Case> out;
  (void)desk.store.read([&](store::Reader& reader) -> Result<void> {
    if (const auto entries = reader.load(stream_of(id), StreamKind::case_)) out = fold_for(desk, reader, *entries);
    return {};
  });
  return out;
}

void tell_now(Desk& desk, ReportId id, Instant now) {
  alone([&] {
    const auto report = read_again(desk, id);
    if (report && waits(*report) && !tell_report(desk, *report, now)) desk.untold.add(id);
  });
}
// `before`: whom it named until then; all others are asked about.
void tell_now(Desk& desk, CaseId id, const std::vector<people::Party>& before, Instant now) {
  alone([&] {
    const auto c = read_again(desk, id);
    if (!c) return;
    const people::CaseParties all = all_parties(*c);
    std::vector<people::Party> fresh = all.parties;
    std::erase_if(fresh, [&](const people::Party& party) { return std::find(before.begin(), before.end(), party) != before.end(); });
    if (!fresh.empty() && !tell_change(desk, *c, all, fresh, now)) desk.untold.add(id);
  });
}

// What was queued when the program ended is not known any more: all that could have been is asked again, some at a time, so that what is to
// be told meanwhile does not wait for all of it.
struct AskedAgain {
  std::vector<ReportId> reports;
  std::vector<CaseId> cases;
};
constexpr std::size_t asked_at_once = 20;

void ask_some_again(Desk& desk, const std::shared_ptr<AskedAgain>& left, Instant now) {
  for (std::size_t i = 0; i < asked_at_once && !left->reports.empty(); ++i) {
    const ReportId id = left->reports.back();
    left->reports.pop_back();
    tell_now(desk, id, now);
  }
  for (std::size_t i = 0; i < asked_at_once && !left->cases.empty(); ++i) {
    const CaseId id = left->cases.back();
    left->cases.pop_back();
    tell_now(desk, id, {}, now);
  }
  if (left->reports.empty() && left->cases.empty()) return;
  if (desk.afterwards.ending()) return;  // the next start asks
  if (desk.afterwards.run([&desk, left, now] { ask_some_again(desk, left, now); })) return;
  for (const ReportId id : left->reports) desk.untold.add(id);
  for (const CaseId id : left->cases) desk.untold.add(id);
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

// Once there is room again, and the store may answer again. What fails once more waits for the next telling.
void ask_untold(Desk& desk, Instant now) {
  if (desk.afterwards.ending()) return;  // the next start asks
  const auto [reports, cases] = desk.untold.take(asked_at_once);
  for (const ReportId id : reports) tell_now(desk, id, now);
  for (const CaseId id : cases) tell_now(desk, id, {}, now);
}

}  // namespace

void tell_of_report(Desk& desk, const Report& report) {
  if (questions_of(report).empty() || !waits(report)) return;
  const bool given = desk.afterwards.run([&desk, id = report.id, now = desk.now()] {
    tell_now(desk, id, now);
    ask_untold(desk, now);
  });
  if (!given) desk.untold.add(report.id);
}

void tell_of_case(Desk& desk, const Case& c, std::vector<people::Party> before) {
  const std::vector<people::Party> named = parties_of(c);
  const auto known = [&](const people::Party& party) { return std::find(before.begin(), before.end(), party) != before.end(); };
  if (std::all_of(named.begin(), named.end(), known)) return;
  const bool given = desk.afterwards.run([&desk, id = c.id, before = std::move(before), now = desk.now()] {
    tell_now(desk, id, before, now);
    ask_untold(desk, now);
  });
  if (!given) desk.untold.add(c.id);
}

void tell_again(Desk& desk) {
  (void)desk.afterwards.run([&desk, now = desk.now()] { ask_all_again(desk, now); });
}

}  // namespace rowan::app
