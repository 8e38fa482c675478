#pragma once
// Entries of the streams of kind `signal`: what was brought in of repairs and complaints and which rules are on, what a trained person was
// asked to look at and what they found, and who asked before acting on a home (NHG-16, SG-30, SG-31, SG-32, SG-34). One stream a pot; its
// first entry says which it is. What stands here is for the screening team alone: nothing of it is on a home, a tenancy or a person.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.h"
#include "domain/entry.h"

namespace rowan::prompts {

enum class Pot { settings, prompts, asks };
inline constexpr std::string_view pot_names[] = {"settings", "prompts", "asks"};
constexpr std::span<const std::string_view> names_of(Pot) { return pot_names; }

struct PotOpened {
  static constexpr std::string_view kind = "pot-opened";
  static constexpr int version = 1;
  Pot which = Pot::settings;
  template <class F> void fields(F& f) { f("which", which); }
};

// ---- settings: files and rules ----

struct FileRead {
  static constexpr std::string_view kind = "screening-file-read";
  static constexpr int version = 1;
  std::string kinds;          // repair, noise, or both
  std::int64_t rows = 0, good = 0, bad = 0;
  std::int64_t fresh = 0, changed = 0, untouched = 0;  // of the rows that say something the lexicon knows
  std::int64_t unknown_homes = 0;                      // homes of the file that the register has not got; their rows are kept
  std::optional<Date> first, last;
  std::string lexicon;        // its fingerprint: another one asks for the files again
  std::string mapping;        // which column was what, so that the next file of the kind is read the same way
  template <class F> void fields(F& f) {
    f("kinds", kinds); f("rows", rows); f("good", good); f("bad", bad); f("fresh", fresh); f("changed", changed); f("untouched", untouched);
    f("unknown_homes", unknown_homes); f("first", first); f("last", last); f("lexicon", lexicon); f("mapping", mapping);
  }
};

// On or off, by a person who saw what it costs. It holds for exactly this rule as it was: a rule that changes is off again.
struct RuleSwitched {
  static constexpr std::string_view kind = "screening-rule-switched";
  static constexpr int version = 1;
  std::string rule;
  std::string fingerprint;  // of the rule, its signals and the lexicon
  bool on = true;
  std::string reason;
  std::int64_t homes_now = 0, homes_a_year_ago = 0;   // as shown when it was switched
  std::int64_t chance_tenths = 0, chance_spread_tenths = 0;  // homes by chance alone, in tenths
  template <class F> void fields(F& f) {
    f("rule", rule); f("fingerprint", fingerprint); f("on", on); f("reason", reason); f("homes_now", homes_now);
    f("homes_a_year_ago", homes_a_year_ago); f("chance_tenths", chance_tenths); f("chance_spread_tenths", chance_spread_tenths);
  }
};

// ---- prompts ----

// One job or complaint inside the window, as the person who looks needs it: when, which code, which words of the lexicon. No text.
struct EvidenceLine {
  std::string source;   // number of the job or complaint in its own system; "concern 12" for a colleague's concern
  std::string what;     // repair, noise, concern
  Date on;
  std::string code;
  std::vector<std::string> phrases;
  bool counts = true;
  std::vector<std::string> why;  // why it does not count, or what speaks against it
  template <class F> void fields(F& f) {
    f("source", source); f("what", what); f("on", on); f("code", code); f("phrases", phrases); f("counts", counts); f("why", why);
  }
  friend bool operator==(const EvidenceLine&, const EvidenceLine&) = default;
};
struct RuleMet {
  std::string rule;
  std::string name;
  std::int64_t rule_version = 1;
  std::string fingerprint;
  std::string clause;
  Date from, to;        // the window, both days included
  std::int64_t counted = 0, days = 0, reporters = 0, left_out = 0;
  std::string words;    // in one sentence
  std::vector<EvidenceLine> lines;
  std::vector<std::string> against;  // what speaks against it meaning anything
  template <class F> void fields(F& f) {
    f("rule", rule); f("name", name); f("rule_version", rule_version); f("fingerprint", fingerprint); f("clause", clause); f("from", from);
    f("to", to); f("counted", counted); f("days", days); f("reporters", reporters); f("left_out", left_out); f("words", words);
    f("lines", lines); f("against", against);
  }
};
struct PromptRaised {
  static constexpr std::string_view kind = "prompt-raised";
  static constexpr int version = 1;
  HomeId home;
  std::vector<RuleMet> rules;
  std::int64_t before = 0;  // the last prompt about this home, which did not have this evidence
  Date expires;             // the last day on which it can be dealt with
  template <class F> void fields(F& f) { f("home", home); f("rules", rules); f("before", before); f("expires", expires); }
};
// New evidence while a prompt is open: the whole as it is now.
struct PromptGrew {
  static constexpr std::string_view kind = "prompt-grew";
  static constexpr int version = 1;
  std::int64_t prompt = 0;
  std::vector<RuleMet> rules;
  Date expires;
  template <class F> void fields(F& f) { f("prompt", prompt); f("rules", rules); f("expires", expires); }
};

enum class Outcome { opened, known, no_concern };
inline constexpr std::string_view outcome_names[] = {"opened", "known", "no_concern"};
constexpr std::span<const std::string_view> names_of(Outcome) { return outcome_names; }
inline constexpr std::string_view outcome_labels[] = {"A case was opened", "Known already", "No concern"};
constexpr std::string_view label_of(Outcome outcome) { return outcome_labels[static_cast<std::size_t>(outcome)]; }

// Why there is no concern. Counted, so that a rule can be judged by what it brought.
enum class NoConcern { ordinary_wear, other_cause, works, neighbours, wrong_home, looked_into, other };
inline constexpr std::string_view no_concern_names[] = {"ordinary_wear", "other_cause", "works", "neighbours", "wrong_home", "looked_into", "other"};
constexpr std::span<const std::string_view> names_of(NoConcern) { return no_concern_names; }
inline constexpr std::string_view no_concern_labels[] = {"Ordinary wear, or one job in several visits",
                                                         "A burglary, a storm or an accident",
                                                         "Planned works, or getting the home ready to let",
                                                         "Noise between neighbours, or thin walls",
                                                         "It belongs to another home",
                                                         "Looked into with care, and nothing was found",
                                                         "Something else"};
constexpr std::string_view label_of(NoConcern why) { return no_concern_labels[static_cast<std::size_t>(why)]; }

struct PromptAnswered {
  static constexpr std::string_view kind = "prompt-answered";
  static constexpr int version = 1;
  std::int64_t prompt = 0;
  Outcome outcome = Outcome::no_concern;
  std::optional<NoConcern> why;  // of no_concern
  std::string reason;            // in words
  std::string reference;         // of the case, where there is one
  template <class F> void fields(F& f) { f("prompt", prompt); f("outcome", outcome); f("why", why); f("reason", reason); f("reference", reference); }
};

// A colleague or an operative noticed something (SG-34): a prompt by itself, and an event of kind concern for the rules.
struct ConcernSaid {
  static constexpr std::string_view kind = "concern-said";
  static constexpr int version = 1;
  HomeId home;          // 0: the words did not say which home of ours it is
  std::string where;    // as they wrote it
  std::string text;     // as they wrote it; may be empty
  bool soon = false;    // somebody should look at it today: it is a report as well
  std::string report;   // reference of that report
  Date expires;
  template <class F> void fields(F& f) { f("home", home); f("where", where); f("text", text); f("soon", soon); f("report", report); f("expires", expires); }
};
struct ConcernPlaced {
  static constexpr std::string_view kind = "concern-placed";
  static constexpr int version = 1;
  std::int64_t prompt = 0;
  HomeId home;
  template <class F> void fields(F& f) { f("prompt", prompt); f("home", home); }
};

// ---- asks: before somebody acts on a home ----

enum class HomeAct { antisocial_behaviour, recharge, arrears, visit, letter };
inline constexpr std::string_view home_act_names[] = {"antisocial_behaviour", "recharge", "arrears", "visit", "letter"};
constexpr std::span<const std::string_view> names_of(HomeAct) { return home_act_names; }
inline constexpr std::string_view home_act_labels[] = {"A letter, contract or notice about antisocial behaviour or noise", "A charge for a repair",
                                                       "An action about arrears", "A visit or an appointment", "Another letter or phone call"};
constexpr std::string_view label_of(HomeAct act) { return home_act_labels[static_cast<std::size_t>(act)]; }

// What was heard, where the action is about noise (SG-32).
enum class Heard { music, animals, shouting, screaming, banging, things_broken, other };
inline constexpr std::string_view heard_names[] = {"music", "animals", "shouting", "screaming", "banging", "things_broken", "other"};
constexpr std::span<const std::string_view> names_of(Heard) { return heard_names; }
inline constexpr std::string_view heard_labels[] = {"Music or television", "Animals", "Shouting or arguing", "Screaming or crying", "Banging or thumping",
                                                    "Things being thrown or broken", "Something else"};
constexpr std::string_view label_of(Heard heard) { return heard_labels[static_cast<std::size_t>(heard)]; }
[[nodiscard]] constexpr bool may_be_somebody_being_hurt(Heard heard) {
  return heard == Heard::shouting || heard == Heard::screaming || heard == Heard::banging || heard == Heard::things_broken;
}

// Whose answer an ask needs before it may go ahead.
enum class Holder { team, case_people };
inline constexpr std::string_view holder_names[] = {"team", "case_people"};
constexpr std::span<const std::string_view> names_of(Holder) { return holder_names; }

struct ActAsked {
  static constexpr std::string_view kind = "act-asked";
  static constexpr int version = 1;
  HomeId home;         // 0: the words did not say which home of ours it is
  std::string where;   // as they wrote it, or the address they chose
  HomeAct act = HomeAct::visit;
  std::vector<Heard> heard;
  std::string note;    // what they want to do
  std::vector<Holder> waits_for;  // empty: it may go ahead
  std::vector<CaseId> cases;      // open cases that the home is tied to
  std::vector<std::int64_t> prompts;  // open prompts about it
  bool by_lot = false;            // nothing stands there: it waits so that waiting means nothing
  std::vector<std::int64_t> earlier = {};  // asks about the same home that waited, or must not go ahead
  template <class F> void fields(F& f) {
    f("home", home); f("where", where); f("act", act); f("heard", heard); f("note", note); f("waits_for", waits_for); f("cases", cases);
    f("prompts", prompts); f("by_lot", by_lot); f("earlier", earlier);
  }
  friend bool operator==(const ActAsked&, const ActAsked&) = default;
};
// More is known of an ask that waits: what else was heard, the home that the team named, what stands there since. The whole as it is now; what
// was answered before was an answer to less, and does not count.
struct AskGrew {
  static constexpr std::string_view kind = "act-asked-more";
  static constexpr int version = 1;
  std::int64_t ask = 0;
  ActAsked now;
  template <class F> void fields(F& f) { f("ask", ask); f("now", now); }
};
struct AskAnswered {
  static constexpr std::string_view kind = "act-answered";
  static constexpr int version = 1;
  std::int64_t ask = 0;
  std::vector<Holder> as;  // for whom this person could answer
  bool go_ahead = false;
  std::string reason;      // for those who decide; the asker never reads it
  std::string words;       // for the asker; may be empty
  std::optional<bool> none_of_ours = {};  // the team: the words mean no home of ours
  template <class F> void fields(F& f) {
    f("ask", ask); f("as", as); f("go_ahead", go_ahead); f("reason", reason); f("words", words); f("none_of_ours", none_of_ours);
  }
};

using Event = std::variant<PotOpened, FileRead, RuleSwitched, PromptRaised, PromptGrew, PromptAnswered, ConcernSaid, ConcernPlaced, ActAsked, AskGrew,
                           AskAnswered>;

// Throws Unreadable for a kind or version this program does not know.
[[nodiscard]] Event read_event(const Entry& entry);

}  // namespace rowan::prompts
