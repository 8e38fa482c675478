#pragma once
// Decisions about prompts and asks. Pure: who may, what has to be said, and what is held for whom.
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/actor.h"
#include "domain/policy/screening.h"
#include "domain/screening/pots.h"

namespace rowan::prompts {

// Nobody sees a prompt, a rule or how many there are but the team that the policy names. No policy: nobody.
[[nodiscard]] bool on_team(const ScreeningPolicy* policy, const Actor& who);
[[nodiscard]] bool switches_rules(const ScreeningPolicy* policy, const Actor& who);
// One answer for what is not there, what is not theirs, and where there is no screening at all.
[[nodiscard]] Refusal no_such_thing();

// "screening.reason", "screening.same".
[[nodiscard]] Result<NewEntry> switch_rule(const Settings& known, RuleSwitched what, Instant now);

// From what the rules find now to what has to be written: a prompt a home, grown when something new counts, raised anew after an answer or
// an expiry only when something counts that was in no earlier one.
struct Finding {
  HomeId home;
  std::vector<RuleMet> rules;
};
[[nodiscard]] std::vector<NewEntry> prompts_for(const Prompts& known, const std::vector<Finding>& findings, int expires_days, Instant now);

// Refused: not found; "prompt.answered". One that has expired can still be answered. Needs a reason, and why where there is no concern.
// Of `opened`, the reference is filled in by whoever opens the case.
[[nodiscard]] Result<NewEntry> answer_prompt(const Prompts& known, PromptAnswered what, Instant now);
// "concern.where": nobody could find the home. The text may be empty: one tap is enough (SG-34).
[[nodiscard]] Result<NewEntry> say_concern(ConcernSaid what, int expires_days, Instant now);
[[nodiscard]] Result<NewEntry> place_concern(const Prompts& known, ConcernPlaced what, Instant now);

// ---- asks ----

// What stands about a home when somebody asks before acting on it.
struct Standing {
  bool home_known = false;
  std::vector<CaseId> cases;          // open, tied to the home or to somebody who lives there
  std::vector<std::int64_t> prompts;  // open
  bool drawn = false;                 // by lot
  struct Earlier {
    std::int64_t ask = 0;
    std::vector<Holder> holders;      // who have not said yes to it
    std::vector<CaseId> cases;
  };
  std::vector<Earlier> earlier = {};  // asks about the home that wait, or were answered no not long ago
};
[[nodiscard]] std::vector<Standing::Earlier> earlier_of(const std::vector<const Ask*>& holding);
// Fills in who has to answer first: the people of an open case; the team for an open prompt, for noise that may be somebody being hurt,
// for a home that we could not find, and by lot; and whoever has to answer, or said no to, an earlier ask about the home, so that another
// person or another act is no way round them (SG-30, SG-31, SG-32).
void hold(ActAsked& ask, const Standing& standing);
// "ask.where", "ask.heard".
[[nodiscard]] Result<NewEntry> ask_before(ActAsked what, Instant now);
// What an ask that waits becomes by `more` (the same asked again, or the home the team named) and by what stands now. It is held by nobody
// less than before. Nothing: it is as it was. Refused as ask_before.
[[nodiscard]] Result<std::optional<NewEntry>> ask_more(const Ask& ask, const ActAsked& more, const Standing& standing, Instant now);

// `may_answer_for`: the holders this person can answer for. Refused: not found for whoever can answer for none; "ask.answered"; "ask.home"
// for the team's yes to an ask without a home, unless it says that it is none of ours.
[[nodiscard]] Result<NewEntry> answer_ask(const Asks& known, AskAnswered what, const std::vector<Holder>& may_answer_for, StaffId by, Instant now);

}  // namespace rowan::prompts
