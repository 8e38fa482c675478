#include "app/case_sums.h"

#include <algorithm>

#include "app/case_row.h"
#include "app/owner.h"
#include "app/records.h"

namespace rowan::app {
namespace {

constexpr std::string_view first_contact_rule = "first-contact";

// Conditions that look back over a time ("three in twelve months") move without an act: nothing is kept for longer than this.
constexpr Duration longest = hours(1);

std::shared_ptr<const CaseSum> sum_of(const Desk& desk, Case c, Instant now) {
  auto out = std::make_shared<CaseSum>();
  const std::vector<Duty> list = duties_of(desk, c, now);
  const Facts facts = facts_of(c);
  out->at = now;
  out->good_until = now + longest;
  for (const Duty& duty : list) {
    for (const std::optional<Instant>& moves : {duty.due, duty.agreed_due})
      if (moves && now <= *moves) out->good_until = std::min(out->good_until, *moves);
    if (duty.rule != first_contact_rule) continue;
    FirstContact& contact = out->first_contacts.emplace_back();
    contact.state = duty.state;
    // From what was recorded as reached, not from what a policy lets count: an attempt is no contact here.
    if (const auto reached = facts.first_after("contact.made", duty.started)) contact.minutes = (*reached - duty.started).micros / minutes(1).micros;
    for (const Citation& each : duty.cited) contact.policies.push_back(each.policy_id);
  }
  out->deviations = deviations_of(c, shapes_of(desk, c), list);
  out->blanks = blank_duties(list);
  out->waits = police_security_waits(c, now);
  c.lines.clear();
  out->head = std::move(c);
  return out;
}

}  // namespace

Result<std::shared_ptr<const CaseSum>> CaseSums::of(Desk& desk, store::Reader& reader, CaseId id, std::uint64_t stamp, Instant now) {
  const auto policies = desk.policies;
  {
    const std::lock_guard turn{guard_};
    const auto found = kept_.find(id);
    if (found != kept_.end() && found->second.policies == policies && found->second.sum->at <= now && now <= found->second.sum->good_until &&
        desk.store.unchanged_since(found->second.stamp, store::Topic::entry, stream_of(id).value))
      return found->second.sum;
  }
  const auto entries = reader.load(stream_of(id), StreamKind::case_);
  if (!entries) return entries.refusal();
  auto sum = sum_of(desk, fold_for(desk, reader, *entries), now);
  const std::lock_guard turn{guard_};
  ++folded_;
  if (kept_.size() >= most) kept_.clear();
  Kept& kept = kept_[id];
  if (kept.stamp <= stamp) kept = {sum, stamp, policies};
  return sum;
}

std::size_t CaseSums::kept() const {
  const std::lock_guard turn{guard_};
  return kept_.size();
}
std::size_t CaseSums::folded() const {
  const std::lock_guard turn{guard_};
  return folded_;
}

}  // namespace rowan::app
