#include "app/danger.h"

#include "domain/case_acts.h"
#include "store/notice.h"

namespace rowan::app {

Result<OpenedCase> ask_danger(Desk& desk, const Actor& actor, std::string_view reference, const DangerAsked& asked, With with) {
  const bool alone = asked.answer == Answer::yes && asked.police != Police::called_by_us && asked.police != Police::called_by_them;
  if (alone)
    with.also = [&desk, also = std::move(with.also)](store::Tx& tx, const Case& after) -> Result<void> {
      const std::string text = "Immediate danger, and the police have not been called: " + after.opened.reference;
      const auto tell = [&](std::string principal) { store::put_notice(tx, {0, std::move(principal), desk.now(), "case.danger", stream_of(after.id), text}); };
      if (after.lead) tell(staff_principal(after.lead));
      // A manager who may not see the case is not told of it; the people named on it are.
      if (!after.restricted) tell(managers_principal(after.team));
      else
        for (const CaseGrant& grant : after.grants)
          if (!grant.urgent && grant.to != after.lead) tell(staff_principal(grant.to));
      return also ? also(tx, after) : Result<void>{};
    };
  return act_on_case(desk, actor, reference, "danger.asked", [&](const Seen& seen) { return rowan::ask_danger(seen, asked); }, with);
}

}  // namespace rowan::app
