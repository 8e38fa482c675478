#pragma once
// "Ask before acting on a home" (SG-30, SG-31, SG-32): anybody who is about to warn, charge, visit or write asks here first. The answer is to
// go ahead or to wait, in the same words and after the same work whatever stands behind it: an open case, an open prompt, noise that may be
// somebody being hurt, a home that was not found, or the lot.
#include <string>
#include <vector>

#include "app/screening/pots.h"
#include "domain/people/home.h"

namespace rowan::app {

struct AskedBefore {
  std::int64_t id = 0;
  prompts::AskState state = prompts::AskState::waits;
};
// Asking the same again while it waits is the same ask, with what else was heard or said since. Whatever is asked about a home where an ask waits,
// or was answered no within the policy's `expires_days`, is held for those who answer that one, whoever asks. `what.home` as chosen from
// homes_like, or 0: found by `what.where` when that means one home. Every ask is written down.
[[nodiscard]] Result<AskedBefore> ask_before_acting(Desk& desk, const Actor& actor, prompts::ActAsked what, const std::string& form_token);
// One's own, newest first: what they may know of them.
struct OwnAsk {
  std::int64_t id = 0;
  Instant at;
  std::string where;
  prompts::HomeAct act = prompts::HomeAct::visit;
  std::vector<prompts::Heard> heard;
  prompts::AskState state = prompts::AskState::waits;
  std::string words;
};
[[nodiscard]] Result<std::vector<OwnAsk>> own_asks(Desk& desk, const Actor& actor, std::size_t limit = 50);
[[nodiscard]] Result<OwnAsk> own_ask(Desk& desk, const Actor& actor, std::int64_t id);  // not found for anybody else's

// Asks that wait for this person's answer, oldest first: as one of the team, or as somebody of an open case of that home.
struct WaitingAsk {
  prompts::Ask ask;
  std::string who;                   // asked
  std::vector<prompts::Holder> as;   // for whom this person answers
  std::vector<std::string> cases;    // references, of those they may see
  bool prompts = false;              // the team: a prompt is open about the home
  bool answered_by_me = false;
  std::string home;                  // the team: its address, where it is one of the register
  // Asks about the same home that hold this one, and that this person answers for as well; oldest first.
  struct Earlier {
    Instant at;
    prompts::HomeAct act = prompts::HomeAct::visit;
    std::vector<prompts::Heard> heard;
    prompts::AskState state = prompts::AskState::waits;
    std::string reason;  // of the no
  };
  std::vector<Earlier> earlier;
};
[[nodiscard]] Result<std::vector<WaitingAsk>> asks_waiting_for(Desk& desk, const Actor& actor);
[[nodiscard]] Result<WaitingAsk> ask_waiting_for(Desk& desk, const Actor& actor, std::int64_t id);
// Whoever asked is told in a message, when every answer that is needed is there. `home`: which one the team says is meant, of an ask without one.
// A yes is held to what stands there now: whoever has to answer because of that is asked, and until then it waits.
[[nodiscard]] Result<void> answer_ask(Desk& desk, const Actor& actor, const prompts::AskAnswered& what, const std::string& form_token,
                                      HomeId home = {});
// At the start: whoever has to answer an ask and was not told, because the program ended before, is told now. Comes back at once.
void tell_of_asks_again(Desk& desk);

// Tenants and household of today.
[[nodiscard]] std::vector<PersonId> people_now(const people::HomeRecord& home, Date today);
// Open cases tied to the home or to somebody who lives there now.
[[nodiscard]] std::vector<CaseId> cases_about(const Desk& desk, const store::Reader& reader, HomeId home);

}  // namespace rowan::app
