#include "domain/organisation/one_to_ones.h"

namespace rowan::organisation {

std::optional<Date> OneToOneRegister::last_of(StaffId officer) const {
  std::optional<Date> last;
  for (const OneToOne& one : held) if (one.what.officer == officer && (!last || *last < one.what.on)) last = one.what.on;
  return last;
}

OneToOneRegister fold_one_to_ones(const std::vector<Entry>& entries) {
  OneToOneRegister out;
  for (const Entry& entry : entries) {
    out.last_seq = entry.head.seq;
    const Event event = read_event(entry);
    if (const auto* held = std::get_if<OneToOneHeld>(&event)) out.held.push_back({entry.head.seq, *held});
  }
  return out;
}

}  // namespace rowan::organisation
