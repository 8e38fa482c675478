#include "domain/policy/history.h"

#include <algorithm>

namespace rowan {
namespace {

// Two versions are of one line when the later takes over from the earlier.
bool same_line(const Policy& a, const Policy& b) {
  if (a.layer != b.layer) return false;
  switch (a.layer) {
    case PolicyLayer::landlord: return a.entity_code == b.entity_code;
    case PolicyLayer::ours: return true;
    case PolicyLayer::statutory:
    case PolicyLayer::overlay: return a.id == b.id;
  }
  return false;
}

bool nation_fits(const Policy& policy, const Facts& facts) {
  if (policy.nations.empty()) return true;
  const auto nation = facts.value("property.nation");
  if (!nation || nation->empty() || *nation == "unknown") return true;
  return std::any_of(policy.nations.begin(), policy.nations.end(), [&](Nation n) { return name_of(n) == *nation; });
}
bool area_fits(const Policy& policy, const Facts& facts) {
  if (policy.areas.empty()) return true;
  const auto area = facts.value("property.area");
  return area && std::find(policy.areas.begin(), policy.areas.end(), *area) != policy.areas.end();
}

}  // namespace

void PolicyHistory::adopt(std::shared_ptr<const Policy> policy, Instant adopted) {
  std::optional<Instant> from, until;
  if (policy->dates.effective) from = start_of_day(*policy->dates.effective);
  if (policy->dates.effective_until) until = start_of_day(add_days(*policy->dates.effective_until, 1));
  bool first = true;
  for (const PolicyVersion& earlier : versions_) first = first && !same_line(*earlier.policy, *policy);
  if (!first && (!from || *from < adopted)) from = adopted;
  for (PolicyVersion& earlier : versions_)
    if (same_line(*earlier.policy, *policy) && from && (!earlier.until || *from < *earlier.until)) earlier.until = from;
  versions_.push_back({std::move(policy), adopted, from, until});
}

Followed PolicyHistory::followed(const Facts& facts) const {
  const auto owner = facts.value("property.owner"), opened = facts.value("policy.at_opening");
  const Policy* first = nullptr;
  const Policy* at_opening = nullptr;
  bool several = false;
  for (const PolicyVersion& version : versions_) {
    const Policy& policy = *version.policy;
    if (policy.layer != PolicyLayer::landlord) continue;
    if (owner && policy.entity_code == *owner) return {FollowedBy::owner, policy.entity_code};
    if (opened && policy.id == *opened) at_opening = &policy;
    if (!first) first = &policy;
    several = several || policy.entity_code != first->entity_code;
  }
  if (!first) return {};
  if (!several) return {FollowedBy::only_landlord, first->entity_code};
  // One pack may hold for several owners; what it says is the same for each of them.
  if (at_opening) return {FollowedBy::at_opening, at_opening->entity_code};
  return {};
}

std::vector<const PolicyVersion*> PolicyHistory::about(const Facts& facts) const {
  const Followed whose = followed(facts);
  std::vector<const PolicyVersion*> out;
  for (const PolicyVersion& version : versions_) {
    const Policy& policy = *version.policy;
    if (policy.layer == PolicyLayer::landlord && (whose.by == FollowedBy::nobody || policy.entity_code != whose.entity)) continue;
    if (nation_fits(policy, facts) && area_fits(policy, facts)) out.push_back(&version);
  }
  return out;
}

const Policy* PolicyHistory::landlord_policy(const Facts& facts, Instant at) const {
  const Policy* found = nullptr;
  for (const PolicyVersion* version : about(facts))
    if (version->policy->layer == PolicyLayer::landlord && version->in_force(at)) found = version->policy.get();
  return found;
}

const Policy* PolicyHistory::policy_of_owner(std::string_view owner, Instant at) const {
  Facts facts;
  if (!owner.empty()) facts.set("property.owner", std::string(owner), at);
  return landlord_policy(facts, at);
}

const Policy* PolicyHistory::find(std::string_view id, std::string_view version) const {
  for (const PolicyVersion& held : versions_)
    if (held.policy->id == id && held.policy->version == version) return held.policy.get();
  return nullptr;
}

namespace {

// Acts that are written down as a record: a gate before the act stands before that record too.
struct ActRecord {
  std::string_view record;
  Act act;
};
constexpr ActRecord act_records[] = {{"direct-let", Act::direct_let},
                                     {"removal", Act::remove_perpetrator},
                                     {"possession", Act::possession},
                                     {"antisocial-behaviour-route", Act::antisocial_behaviour_route}};

bool stands_before(const GateRule& gate, Act act, std::string_view record) {
  if (gate.act == act && gate.record == record) return true;
  return act == Act::make_record && std::any_of(std::begin(act_records), std::end(act_records),
                                                [&](const ActRecord& each) { return each.record == record && each.act == gate.act; });
}

std::vector<GateState> gates_before(const Facts& facts, const PolicyHistory& history, Act act, std::string_view record, Instant now) {
  std::vector<GateState> out;
  // A gate belongs to the policy that governed the first report, and always to the layers in force now.
  const Instant governed = facts.first("report.received").value_or(now);
  for (const PolicyVersion* version : history.about(facts)) {
    const Policy& policy = *version->policy;
    if (!version->in_force(policy.layer == PolicyLayer::landlord ? governed : now)) continue;
    for (const GateRule& gate : policy.gates) {
      if (!stands_before(gate, act, record) || evaluate(gate.when, facts, now) != Truth::yes) continue;
      out.push_back({gate.id, gate.title, gate.why, policy.id + ' ' + gate.clause, evaluate(gate.needs, facts, now), gate.pass, gate.ours,
                     reasons(gate.needs, facts, now)});
    }
  }
  // Ours speaks only where nobody else does. On closing a policy has spoken once it has a section of its own, whatever that asks for.
  const auto about_closing = [](const GateState& gate) { return gate.id.starts_with("closing-"); };
  std::erase_if(out, [&, all = out](const GateState& gate) {
    return gate.ours && std::any_of(all.begin(), all.end(), [&](const GateState& other) {
             return !other.ours && (other.id == gate.id || (about_closing(other) && about_closing(gate)));
           });
  });
  return out;
}

}  // namespace

std::vector<GateState> gates(const Facts& facts, const PolicyHistory& history, Act act, Instant now) {
  return gates_before(facts, history, act, {}, now);
}
std::vector<GateState> gates_before_record(const Facts& facts, const PolicyHistory& history, std::string_view what, Instant now) {
  return gates_before(facts, history, Act::make_record, what, now);
}

}  // namespace rowan
