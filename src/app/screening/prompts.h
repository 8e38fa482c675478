#pragma once
// Prompts: for the team the policy names, and for nobody else. Whoever is not of it gets the answer for a page that is not there, whether
// or not there is a prompt. Every look of the team is written into the access log.
#include <string>
#include <vector>

#include "app/reports.h"
#include "app/screening/pots.h"

namespace rowan::app {

struct PromptLine {
  prompts::Prompt prompt;
  prompts::PromptState state = prompts::PromptState::open;
  std::string home;  // the address; of a concern whose home is not known, the words of whoever said it
};
struct PromptList {
  std::vector<PromptLine> open;    // soonest to expire first
  std::vector<PromptLine> closed;  // newest first; up to `most_closed`
  bool import_again = false;
};
[[nodiscard]] Result<PromptList> prompt_list(Desk& desk, const Actor& actor, std::size_t most_closed = 50);

struct PromptView {
  PromptLine line;
  std::vector<PromptLine> earlier;  // about the same home, newest first
  struct Person {
    PersonId id;
    std::string name;
  };
  std::vector<Person> people;       // who lives there now, by the register
  std::vector<std::string> cases;   // open ones of the home that this person may see
  std::vector<std::pair<std::string, std::string>> texts;  // "repair 123" and its words, where the policy keeps them
};
[[nodiscard]] Result<PromptView> view_prompt(Desk& desk, const Actor& actor, std::int64_t id);

[[nodiscard]] Result<void> answer_prompt(Desk& desk, const Actor& actor, const prompts::PromptAnswered& what, const std::string& form_token);
// A report whose route is the pattern, a case from it by the acts that every case is opened by, and the answer, in one commit: refused or cut
// off, nothing is there and the prompt is open still. Gives the case's reference. What the rules found is the account; the person is not
// confirmed, so the case begins in enquiry. "prompt.moved-on": others kept writing; try again.
[[nodiscard]] Result<std::string> open_case_from_prompt(Desk& desk, const Actor& actor, std::int64_t id, const OpenChoice& choice,
                                                        const std::string& reason, const std::string& form_token);
[[nodiscard]] Result<void> place_concern(Desk& desk, const Actor& actor, std::int64_t id, HomeId home, const std::string& form_token);

[[nodiscard]] Result<prompts::Figures> screening_figures(Desk& desk, const Actor& actor);

// ---- a colleague's concern (SG-34) ----

// Anybody who may take a report. Nothing is given back: not whether the home was found, nor what else is known of it.
[[nodiscard]] Result<void> say_concern(Desk& desk, const Actor& actor, prompts::ConcernSaid what, const std::string& form_token);

// Homes that typed words can mean: addresses and references only, never people. Up to `limit`.
struct HomeFound {
  HomeId home;
  std::string label;
};
[[nodiscard]] std::vector<HomeFound> homes_like(const Desk& desk, const std::string& words, std::size_t limit);

}  // namespace rowan::app
