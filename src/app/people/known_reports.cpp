#include "app/people/known_reports.h"

#include <algorithm>
#include <mutex>

#include "app/people/widely.h"

namespace rowan::people {
namespace {

// The key of a party: the report and its place there. Never 0, as places count from 1.
std::uint64_t key_of(ReportId id, std::size_t place) { return static_cast<std::uint64_t>(id.value) << 8 | (place + 1); }
ReportId report_of(std::uint64_t key) { return ReportId{static_cast<std::int64_t>(key >> 8)}; }
std::size_t place_of(std::uint64_t key) { return (key & 0xFF) - 1; }

}  // namespace

void KnownReports::leave_out(ReportId id) {
  const auto held = held_.find(id);
  if (held == held_.end()) return;
  for (std::size_t i = 0; i < held->second.parts.size(); ++i) (void)who_.remove({key_of(id, i)});
  held_.erase(held);
}

void KnownReports::forget(ReportId id, std::int64_t seq) {
  const std::unique_lock lock(guard_);
  if (const auto held = held_.find(id); held != held_.end() && seq < held->second.seq) return;
  leave_out(id);
  std::int64_t& as_of = gone_[id];
  as_of = std::max(as_of, seq);
}

void KnownReports::put_all(std::span<const ReportParties> reports) {
  std::vector<matching::Person> persons;
  const std::unique_lock lock(guard_);
  for (const ReportParties& report : reports) {
    if (const auto held = held_.find(report.id); held != held_.end() && report.seq < held->second.seq) continue;
    if (const auto gone = gone_.find(report.id); gone != gone_.end() && report.seq <= gone->second) continue;
    leave_out(report.id);
    std::vector<Part> parts;
    for (const ReportParty& party : report.parties) {
      persons.push_back(party.person);
      persons.back().key = {key_of(report.id, parts.size())};
      parts.push_back(party.part);
    }
    held_[report.id] = {report.seq, std::move(parts)};
  }
  who_.add(persons);
}

std::vector<ReportHit> KnownReports::find(const matching::Person& asked, std::size_t limit, const IdSet* only) const {
  std::vector<ReportHit> out;
  matching::Index::Only may_be_named;
  if (only) may_be_named = [only](matching::Key key) { return only->has(report_of(key.value).value); };
  const std::shared_lock lock(guard_);
  for (const matching::Candidate& each : find_widely(who_, asked, limit, may_be_named)) {
    const auto held = held_.find(report_of(each.key.value));
    const std::size_t place = place_of(each.key.value);
    if (held == held_.end() || place >= held->second.parts.size()) continue;
    out.push_back({held->first, held->second.parts[place], each.band, each.weight, each.reasons});
  }
  return out;
}

std::size_t KnownReports::size() const {
  const std::shared_lock lock(guard_);
  return held_.size();
}

}  // namespace rowan::people
