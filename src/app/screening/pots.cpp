#include "app/screening/pots.h"

#include <charconv>

#include "store/setting.h"

namespace rowan::app {
namespace {

std::string setting_of(prompts::Pot which) { return "screening " + std::string(name_of(which)); }

Facts facts_of_owner(const Desk& desk) {
  Facts facts;
  if (!desk.landlord.default_owner.empty()) facts.set("property.owner", desk.landlord.default_owner, desk.now());
  return facts;
}

}  // namespace

std::optional<ScreeningPolicy> screening_policy(const Desk& desk) {
  if (!desk.policies) return {};
  const Policy* policy = desk.policies->landlord_policy(facts_of_owner(desk), desk.now());
  return policy ? policy->screening : std::nullopt;
}
bool on_screening_team(const Desk& desk, const Actor& who) {
  if (!may(who, Permission::screening)) return false;
  const auto policy = screening_policy(desk);
  return prompts::on_team(policy ? &*policy : nullptr, who);
}
bool switches_screening_rules(const Desk& desk, const Actor& who) {
  if (!may(who, Permission::screening_rules)) return false;
  const auto policy = screening_policy(desk);
  return prompts::switches_rules(policy ? &*policy : nullptr, who);
}
std::vector<StaffId> screening_team(const Desk& desk) {
  std::vector<StaffId> out;
  const auto policy = screening_policy(desk);
  if (!policy) return out;
  for (const auto& person : desk.staff.all())
    if (person->active && prompts::on_team(&*policy, person->actor)) out.push_back(person->actor.id);
  return out;
}

Result<std::optional<StreamId>> find_pot(const store::Reader& reader, prompts::Pot which) {
  if (const auto known = store::find_setting(reader, setting_of(which))) {
    std::int64_t id = 0;
    std::from_chars(known->data(), known->data() + known->size(), id);
    if (const auto info = reader.stream(StreamId{id}); info && info->kind == StreamKind::signal) return std::optional{StreamId{id}};
  }
  // The setting is lost: by the first entry of each stream of the kind.
  std::vector<StreamId> streams;
  reader.for_each_stream(StreamKind::signal, [&](const store::StreamInfo& info) { if (!info.disposed && info.last_seq > 0) streams.push_back(info.stream); });
  for (const StreamId stream : streams) {
    const auto entries = reader.load(stream, StreamKind::signal);
    if (!entries) return entries.refusal();
    const prompts::Event first = prompts::read_event(entries->front());
    const auto* opened = std::get_if<prompts::PotOpened>(&first);
    if (opened && opened->which == which) return std::optional{stream};
  }
  return std::optional<StreamId>{};
}

Result<StreamId> make_pot(store::Tx& tx, prompts::Pot which, Instant now) {
  const auto known = find_pot(tx, which);
  if (!known) return known.refusal();
  if (*known) return **known;
  const StreamId stream = tx.create_stream(StreamKind::signal);
  const NewEntry opened = new_entry(prompts::PotOpened{which}, now);
  if (auto done = tx.append(stream, 0, {&opened, 1}, {}, now); !done) return done.refusal();
  store::put_setting(tx, setting_of(which), std::to_string(stream.value));
  return stream;
}

Result<std::vector<Entry>> read_pot(const store::Reader& reader, prompts::Pot which) {
  const auto stream = find_pot(reader, which);
  if (!stream) return stream.refusal();
  if (!*stream) return std::vector<Entry>{};
  return reader.load(**stream, StreamKind::signal);
}

Result<std::int64_t> append_to_pot(store::Tx& tx, prompts::Pot which, const std::vector<NewEntry>& entries, StaffId by, Instant now) {
  const auto stream = make_pot(tx, which, now);
  if (!stream) return stream.refusal();
  const std::int64_t before = tx.last_seq(*stream);
  if (entries.empty()) return before;
  if (auto done = tx.append(*stream, before, entries, by, now); !done) return done.refusal();
  return before + static_cast<std::int64_t>(entries.size());
}

Result<void> write_pot(Desk& desk, const Actor& actor, prompts::Pot which, const char* act, const std::string& form_token, const DecideOnPot& decide) {
  const Instant now = desk.now();
  return desk.store.write([&](store::Tx& tx) -> Result<void> {
    // Decided inside the commit: nobody writes in between.
    const auto known = read_pot(tx, which);
    if (!known) return known.refusal();
    const auto entries = decide(*known);
    if (!entries) return entries.refusal();
    if (!form_token.empty())
      if (auto used = tx.use_form_token(form_token, now); !used) return used;
    if (auto done = append_to_pot(tx, which, *entries, actor.id, now); !done) return done.refusal();
    tx.log_access({now, actor.id, {}, act, {}});
    return {};
  });
}

}  // namespace rowan::app
