#include "app/organisation/registers.h"

#include <charconv>
#include <optional>

#include "store/setting.h"

namespace rowan::app {
namespace {

std::string setting_of(organisation::Register which) { return "register " + std::string(name_of(which)); }

// By its setting; where that is lost, by the first entry of each stream of the kind.
Result<std::optional<StreamId>> find_register(const store::Reader& reader, organisation::Register which) {
  if (const auto known = store::find_setting(reader, setting_of(which))) {
    std::int64_t id = 0;
    std::from_chars(known->data(), known->data() + known->size(), id);
    if (const auto info = reader.stream(StreamId{id}); info && info->kind == StreamKind::organisation) return std::optional{StreamId{id}};
  }
  std::vector<StreamId> streams;
  reader.for_each_stream(StreamKind::organisation, [&](const store::StreamInfo& info) {
    if (!info.disposed && info.last_seq > 0) streams.push_back(info.stream);
  });
  for (const StreamId stream : streams) {
    const auto entries = reader.load(stream, StreamKind::organisation);
    if (!entries) return entries.refusal();
    const organisation::Event first = organisation::read_event(entries->front());
    const auto* opened = std::get_if<organisation::RegisterOpened>(&first);
    if (opened && opened->which == which) return std::optional{stream};
  }
  return std::optional<StreamId>{};
}

}  // namespace

Result<std::vector<Entry>> read_register(store::Reader& reader, organisation::Register which) {
  const auto stream = find_register(reader, which);
  if (!stream) return stream.refusal();
  if (!*stream) return std::vector<Entry>{};
  return reader.load(**stream, StreamKind::organisation);
}

Result<std::int64_t> append_to_register(store::Tx& tx, organisation::Register which, const std::vector<NewEntry>& entries, StaffId by, Instant now) {
  auto stream = find_register(tx, which);
  if (!stream) return stream.refusal();
  if (!*stream) {
    *stream = tx.create_stream(StreamKind::organisation);
    const NewEntry opened = new_entry(organisation::RegisterOpened{which}, now);
    if (auto done = tx.append(**stream, 0, {&opened, 1}, by, now); !done) return done.refusal();
    store::put_setting(tx, setting_of(which), std::to_string((*stream)->value));
  }
  const std::int64_t before = tx.last_seq(**stream);
  if (auto done = tx.append(**stream, before, entries, by, now); !done) return done.refusal();
  return before + static_cast<std::int64_t>(entries.size());
}

Result<void> write_register(Desk& desk, const Actor& actor, organisation::Register which, const char* act, const std::string& form_token,
                            const DecideOnRegister& decide) {
  const Instant now = desk.now();
  return desk.store.write([&](store::Tx& tx) -> Result<void> {
    // Decided inside the commit: nobody writes in between.
    const auto known = read_register(tx, which);
    if (!known) return known.refusal();
    const auto entries = decide(*known);
    if (!entries) return entries.refusal();
    if (!form_token.empty())
      if (auto used = tx.use_form_token(form_token, now); !used) return used;
    if (auto done = append_to_register(tx, which, *entries, actor.id, now); !done) return done.refusal();
    tx.log_access({now, actor.id, {}, act, {}});
    return {};
  });
}

std::vector<Actor> active_staff(const Desk& desk) {
  std::vector<Actor> out;
  for (const auto& person : desk.staff.all()) if (person->active) out.push_back(person->actor);
  return out;
}

}  // namespace rowan::app
