#pragma once
// What the pots of screening amount to: which rules are on, which prompts wait, who waits for an answer. Pure folds.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/screening/entries.h"

namespace rowan::prompts {

struct Switched {
  RuleSwitched what;
  StaffId by;
  Instant at;
};
struct ReadOnce {
  FileRead what;
  StaffId by;
  Instant at;
};
struct Settings {
  std::vector<Switched> switches;  // oldest first
  std::vector<ReadOnce> files;     // oldest first
  // On, and exactly as it was when somebody looked at what it costs.
  [[nodiscard]] bool on(std::string_view rule, std::string_view fingerprint) const;
  // Switched on by somebody, but changed since: off until somebody looks again.
  [[nodiscard]] bool changed_since(std::string_view rule, std::string_view fingerprint) const;
  [[nodiscard]] const Switched* last_of(std::string_view rule) const;
};
[[nodiscard]] Settings fold_settings(const std::vector<Entry>& entries);

enum class PromptState { open, opened, known, no_concern, expired };
inline constexpr std::string_view prompt_state_names[] = {"open", "opened", "known", "no_concern", "expired"};
constexpr std::span<const std::string_view> names_of(PromptState) { return prompt_state_names; }

struct Looked {
  PromptAnswered what;
  StaffId by;
  Instant at;
};
struct Prompt {
  std::int64_t id = 0;
  HomeId home;               // 0: not known which
  std::vector<RuleMet> rules;  // empty for a colleague's concern
  std::optional<ConcernSaid> concern;
  StaffId said_by;           // of a concern
  std::int64_t before = 0;
  Instant raised_at;
  Instant last_evidence_at;
  Date expires;
  std::optional<Looked> answer;
  [[nodiscard]] PromptState state(Date today) const;
  [[nodiscard]] bool open(Date today) const { return state(today) == PromptState::open; }
  // Numbers of the events that counted, for telling whether anything is new.
  [[nodiscard]] std::vector<std::string> evidence() const;
};
struct Prompts {
  std::vector<Prompt> all;  // oldest first
  std::int64_t last_seq = 0;
  [[nodiscard]] const Prompt* find(std::int64_t id) const;
  [[nodiscard]] const Prompt* open_of(HomeId home, Date today) const;  // made by rules; a concern stands by itself
  [[nodiscard]] std::vector<const Prompt*> open_about(HomeId home, Date today) const;
};
[[nodiscard]] Prompts fold_prompts(const std::vector<Entry>& entries);

// What a rule brought, for judging it. Prompts that several rules made count for each.
struct Yield {
  std::string rule;  // empty: colleagues' concerns
  std::string name;
  std::size_t raised = 0, open = 0, opened = 0, known = 0, no_concern = 0, expired = 0;
  [[nodiscard]] std::size_t looked_at() const { return opened + known + no_concern; }
  // Of a hundred that somebody looked at: a case or one known already; no concern. Nothing as long as nobody looked at any.
  [[nodiscard]] std::optional<int> yield_percent() const;
  [[nodiscard]] std::optional<int> false_alarm_percent() const;
};
struct Figures {
  std::vector<Yield> rules;
  Yield all;
  std::vector<std::pair<NoConcern, std::size_t>> reasons;
};
[[nodiscard]] Figures figures_of(const Prompts& known, Date today);

struct AskAnswer {
  AskAnswered what;
  StaffId by;
  Instant at;
};
enum class AskState { go_ahead, waits, stop };
inline constexpr std::string_view ask_state_names[] = {"go_ahead", "waits", "stop"};
constexpr std::span<const std::string_view> names_of(AskState) { return ask_state_names; }

struct Ask {
  std::int64_t id = 0;
  ActAsked what;                   // as it is now
  StaffId by;
  Instant at;
  std::vector<AskAnswer> answers;  // to it as it is now
  std::int64_t as_of = 0;          // number of the entry that says it as it is now: its own, or the last that grew it
  // One no is a no; it goes ahead when everybody whose answer it needs has said yes.
  [[nodiscard]] AskState state() const;
  [[nodiscard]] bool needs(Holder holder) const;          // as asked
  [[nodiscard]] bool still_waits_for(Holder holder) const;
  [[nodiscard]] std::string words() const;                // the latest words for the asker
  [[nodiscard]] std::vector<Holder> not_agreed() const;   // whose answer it needs, and who have not said yes
  [[nodiscard]] std::optional<Instant> stopped_at() const;
};
struct Asks {
  std::vector<Ask> all;  // oldest first
  std::int64_t last_seq = 0;
  [[nodiscard]] const Ask* find(std::int64_t id) const;
  // What holds everything else that is asked about this home, whoever asks and whatever they want to do: asks that wait, and those that somebody
  // said no to on `no_since` or later. Oldest first; with `before` only those asked before that one.
  [[nodiscard]] std::vector<const Ask*> holding(HomeId home, Instant no_since, std::int64_t before = 0) const;
  // The same person asked the same and waits still: asking again is the same ask.
  [[nodiscard]] const Ask* same_waiting(StaffId by, HomeId home, std::string_view where, HomeAct act) const;
};
[[nodiscard]] Asks fold_asks(const std::vector<Entry>& entries);

}  // namespace rowan::prompts
