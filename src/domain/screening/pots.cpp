#include "domain/screening/pots.h"

#include <algorithm>

namespace rowan::prompts {
namespace {

bool has(const std::vector<Holder>& list, Holder holder) { return std::find(list.begin(), list.end(), holder) != list.end(); }

template <class Known>
auto find_in(Known& known, std::int64_t id) -> decltype(known.all.data()) {
  const auto found = std::find_if(known.all.begin(), known.all.end(), [&](const auto& each) { return each.id == id; });
  return found == known.all.end() ? nullptr : &*found;
}

std::optional<int> percent(std::size_t part, std::size_t of) {
  if (of == 0) return {};
  return static_cast<int>((part * 200 + of) / (2 * of));
}

void count(Yield& yield, PromptState state) {
  ++yield.raised;
  switch (state) {
    case PromptState::open: ++yield.open; break;
    case PromptState::opened: ++yield.opened; break;
    case PromptState::known: ++yield.known; break;
    case PromptState::no_concern: ++yield.no_concern; break;
    case PromptState::expired: ++yield.expired; break;
  }
}

}  // namespace

const Switched* Settings::last_of(std::string_view rule) const {
  const auto found = std::find_if(switches.rbegin(), switches.rend(), [&](const Switched& s) { return s.what.rule == rule; });
  return found == switches.rend() ? nullptr : &*found;
}
bool Settings::on(std::string_view rule, std::string_view fingerprint) const {
  const Switched* last = last_of(rule);
  return last && last->what.on && last->what.fingerprint == fingerprint;
}
bool Settings::changed_since(std::string_view rule, std::string_view fingerprint) const {
  const Switched* last = last_of(rule);
  return last && last->what.on && last->what.fingerprint != fingerprint;
}

Settings fold_settings(const std::vector<Entry>& entries) {
  Settings out;
  for (const Entry& entry : entries) {
    const Event event = read_event(entry);
    if (const auto* switched = std::get_if<RuleSwitched>(&event)) out.switches.push_back({*switched, entry.head.actor, entry.head.entered_at});
    else if (const auto* file = std::get_if<FileRead>(&event)) out.files.push_back({*file, entry.head.actor, entry.head.entered_at});
  }
  return out;
}

PromptState Prompt::state(Date today) const {
  if (answer) switch (answer->what.outcome) {
      case Outcome::opened: return PromptState::opened;
      case Outcome::known: return PromptState::known;
      case Outcome::no_concern: return PromptState::no_concern;
    }
  return expires < today ? PromptState::expired : PromptState::open;
}
std::vector<std::string> Prompt::evidence() const {
  std::vector<std::string> out;
  for (const RuleMet& rule : rules)
    for (const EvidenceLine& line : rule.lines)
      if (line.counts) out.push_back(line.what + " " + line.source);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

const Prompt* Prompts::find(std::int64_t id) const {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Prompt& p) { return p.id == id; });
  return found == all.end() ? nullptr : &*found;
}
const Prompt* Prompts::open_of(HomeId home, Date today) const {
  for (const Prompt& prompt : all) if (!prompt.concern && prompt.home == home && prompt.open(today)) return &prompt;
  return nullptr;
}
std::vector<const Prompt*> Prompts::open_about(HomeId home, Date today) const {
  std::vector<const Prompt*> out;
  for (const Prompt& prompt : all) if (home && prompt.home == home && prompt.open(today)) out.push_back(&prompt);
  return out;
}

Prompts fold_prompts(const std::vector<Entry>& entries) {
  Prompts out;
  for (const Entry& entry : entries) {
    out.last_seq = entry.head.seq;
    const Event event = read_event(entry);
    if (const auto* raised = std::get_if<PromptRaised>(&event)) {
      Prompt prompt;
      prompt.id = entry.head.seq;
      prompt.home = raised->home;
      prompt.rules = raised->rules;
      prompt.before = raised->before;
      prompt.raised_at = prompt.last_evidence_at = entry.head.entered_at;
      prompt.expires = raised->expires;
      out.all.push_back(std::move(prompt));
    } else if (const auto* grew = std::get_if<PromptGrew>(&event)) {
      if (Prompt* prompt = find_in(out, grew->prompt)) {
        prompt->rules = grew->rules;
        prompt->expires = grew->expires;
        prompt->last_evidence_at = entry.head.entered_at;
      }
    } else if (const auto* answered = std::get_if<PromptAnswered>(&event)) {
      if (Prompt* prompt = find_in(out, answered->prompt)) prompt->answer = Looked{*answered, entry.head.actor, entry.head.entered_at};
    } else if (const auto* said = std::get_if<ConcernSaid>(&event)) {
      Prompt prompt;
      prompt.id = entry.head.seq;
      prompt.home = said->home;
      prompt.concern = *said;
      prompt.said_by = entry.head.actor;
      prompt.raised_at = prompt.last_evidence_at = entry.head.entered_at;
      prompt.expires = said->expires;
      out.all.push_back(std::move(prompt));
    } else if (const auto* placed = std::get_if<ConcernPlaced>(&event)) {
      if (Prompt* prompt = find_in(out, placed->prompt)) prompt->home = placed->home;
    }
  }
  return out;
}

std::optional<int> Yield::yield_percent() const { return percent(opened + known, looked_at()); }
std::optional<int> Yield::false_alarm_percent() const { return percent(no_concern, looked_at()); }

Figures figures_of(const Prompts& known, Date today) {
  Figures out;
  const auto of_rule = [&](const std::string& rule, const std::string& name) -> Yield& {
    const auto found = std::find_if(out.rules.begin(), out.rules.end(), [&](const Yield& y) { return y.rule == rule; });
    if (found != out.rules.end()) return *found;
    out.rules.push_back({rule, name});
    return out.rules.back();
  };
  for (const Prompt& prompt : known.all) {
    const PromptState state = prompt.state(today);
    count(out.all, state);
    if (prompt.concern) count(of_rule({}, "Concerns of colleagues"), state);
    for (const RuleMet& rule : prompt.rules) count(of_rule(rule.rule, rule.name), state);
    if (state != PromptState::no_concern) continue;
    const NoConcern why = prompt.answer->what.why.value_or(NoConcern::other);
    const auto found = std::find_if(out.reasons.begin(), out.reasons.end(), [&](const auto& r) { return r.first == why; });
    if (found == out.reasons.end()) out.reasons.emplace_back(why, 1);
    else ++found->second;
  }
  std::stable_sort(out.reasons.begin(), out.reasons.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return out;
}

bool Ask::needs(Holder holder) const { return has(what.waits_for, holder); }
bool Ask::still_waits_for(Holder holder) const {
  if (!needs(holder)) return false;
  return std::none_of(answers.begin(), answers.end(), [&](const AskAnswer& a) { return has(a.what.as, holder); });
}
AskState Ask::state() const {
  for (const AskAnswer& answer : answers) if (!answer.what.go_ahead) return AskState::stop;
  for (const Holder holder : what.waits_for) if (still_waits_for(holder)) return AskState::waits;
  return AskState::go_ahead;
}
std::string Ask::words() const {
  for (auto answer = answers.rbegin(); answer != answers.rend(); ++answer) if (!answer->what.words.empty()) return answer->what.words;
  return {};
}

std::vector<Holder> Ask::not_agreed() const {
  std::vector<Holder> out;
  for (const Holder holder : what.waits_for)
    if (std::none_of(answers.begin(), answers.end(), [&](const AskAnswer& a) { return a.what.go_ahead && has(a.what.as, holder); })) out.push_back(holder);
  return out;
}
std::optional<Instant> Ask::stopped_at() const {
  for (const AskAnswer& answer : answers) if (!answer.what.go_ahead) return answer.at;
  return {};
}

const Ask* Asks::find(std::int64_t id) const {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Ask& a) { return a.id == id; });
  return found == all.end() ? nullptr : &*found;
}
std::vector<const Ask*> Asks::holding(HomeId home, Instant no_since, std::int64_t before) const {
  std::vector<const Ask*> out;
  for (const Ask& ask : all) {
    if (!home || ask.what.home != home || (before > 0 && ask.id >= before)) continue;
    const auto stopped = ask.stopped_at();
    if (stopped ? *stopped >= no_since : ask.state() == AskState::waits) out.push_back(&ask);
  }
  return out;
}
const Ask* Asks::same_waiting(StaffId by, HomeId home, std::string_view where, HomeAct act) const {
  for (auto ask = all.rbegin(); ask != all.rend(); ++ask)
    if (ask->by == by && ask->what.act == act && ask->what.home == home && (home || ask->what.where == where) && ask->state() == AskState::waits) return &*ask;
  return nullptr;
}

Asks fold_asks(const std::vector<Entry>& entries) {
  Asks out;
  for (const Entry& entry : entries) {
    out.last_seq = entry.head.seq;
    const Event event = read_event(entry);
    if (const auto* asked = std::get_if<ActAsked>(&event)) {
      out.all.push_back({entry.head.seq, *asked, entry.head.actor, entry.head.entered_at, {}, entry.head.seq});
    } else if (const auto* grew = std::get_if<AskGrew>(&event)) {
      if (Ask* ask = find_in(out, grew->ask)) {
        ask->what = grew->now;
        ask->answers.clear();
        ask->as_of = entry.head.seq;
      }
    } else if (const auto* answered = std::get_if<AskAnswered>(&event)) {
      if (Ask* ask = find_in(out, answered->ask)) ask->answers.push_back({*answered, entry.head.actor, entry.head.entered_at});
    }
  }
  return out;
}

}  // namespace rowan::prompts
