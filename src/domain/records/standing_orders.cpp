// What stands on record about orders, and whether locks may be changed (CX-4.6b, CX-4.8).
#include "domain/records/accountability.h"

#include <algorithm>

#include "domain/records/values.h"
#include "domain/tenancy.h"

namespace rowan {
namespace {

// The latest word of an instance on one field.
const std::string* latest(const RecordInstance& order, std::string_view code) {
  const std::string* out = nullptr;
  for (const RecordStep& step : order.steps)
    if (step.made && !step.made->turn && step.stands())
      if (const std::string* value = value_of(*step.made, code)) out = value;
  return out;
}
std::vector<RecordInstance> orders_now(const Case& c, Instant now) {
  std::vector<RecordInstance> out = record_instances(c, {}, now);
  std::erase_if(out, [](const RecordInstance& i) {
    return !i.row() || i.row()->what != "order" || i.state == RecordState::ended || i.state == RecordState::expired;
  });
  return out;
}

}  // namespace

std::vector<StandingOrder> standing_orders(const Seen& seen) {
  std::vector<StandingOrder> out;
  for (const RecordInstance& order : orders_now(seen.get(), seen.now())) {
    if (!may_read(seen, *order.row())) continue;
    const RecordMade* made = order.steps.front().made;
    if (!made || made->turn) continue;
    StandingOrder each{order.id, std::string(order.row()->choice_label(made->value)), {}, {}, Answer::unknown, 0};
    if (const std::string* terms = latest(order, "terms")) each.terms = *terms;
    const std::string* until = latest(order, "until");
    if (const std::string* ends = latest(order, "expires_on"); ends && until && *until == "date") each.ends = date_from_iso(*ends);
    if (const std::string* out_of_home = latest(order, "keeps_out")) each.keeps_out = named<Answer>(*out_of_home).value_or(Answer::unknown);
    each.breaches = static_cast<int>(
        std::count_if(order.steps.begin(), order.steps.end(), [](const RecordStep& s) { return s.row && s.row->what == "order-breach"; }));
    out.push_back(std::move(each));
  }
  return out;
}

bool kept_out_by_order(const Case& c, Instant now) {
  const auto orders = orders_now(c, now);
  return std::any_of(orders.begin(), orders.end(), [](const RecordInstance& order) {
    const std::string* out_of_home = latest(order, "keeps_out");
    return out_of_home && *out_of_home == name_of(Answer::yes);
  });
}

std::vector<RecordChoice> home_held_by_choices() {
  return {{"survivor_alone", "The survivor alone"},
          {"survivor_and_other", "The survivor, with somebody other than the person who harms"},
          {"both", "The survivor and the person who harms"},
          {"person_who_harms", "The person who harms, without the survivor"},
          {"unknown", "Not known"}};
}

std::optional<std::string> lock_change_refused(const Case& c, HomeHeldBy said, Instant now) {
  if (kept_out_by_order(c, now)) return {};
  const bool on_record = c.perpetrator.joint_tenant == Answer::yes;
  if (on_record || said == HomeHeldBy::both || said == HomeHeldBy::person_who_harms)
    return "The person who harms has a right to live there. Changing the locks on them without an order of a court may be an unlawful eviction. "
           "Record the order that keeps them out first, or look at an occupation order or an injunction";
  if (said == HomeHeldBy::unknown || shared_tenancy_of(c) != SharedTenancy::no)
    return "The tenancy may be joint with the person who harms. Find out who holds it, and write it down under the other person, before the locks "
           "are changed";
  return {};
}

}  // namespace rowan
