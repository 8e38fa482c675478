#include "domain/case_acts_checks.h"
#include "letters/documents.h"
#include "letters/images.h"
#include "security/sha256.h"
#include "store/attachment.h"

namespace rowan::letters {

Result<app::OpenedCase> add_photo(app::Desk& desk, const Actor& actor, std::string_view reference, const std::string& bytes, const std::string& what, const std::string& where,
                                  std::optional<Instant> taken_at, const app::With& with) {
  const auto clean = clean_copy(bytes);
  PhotoAdded photo;
  photo.what = what;
  photo.where = where;
  if (clean) {
    photo.format = clean->format;
    photo.sha256 = security::sha256_hex(bytes);
    photo.bytes = static_cast<std::int64_t>(bytes.size());
    photo.copy_sha256 = security::sha256_hex(clean->bytes);
    photo.copy_bytes = static_cast<std::int64_t>(clean->bytes.size());
  }
  app::With more = with;
  more.also = [&](store::Tx& tx, const Case& after) -> Result<void> {
    const StreamId stream = stream_of(after.id);
    if (auto kept = store::put_attachment(tx, stream, photo.sha256, bytes); !kept) return kept;
    if (auto kept = store::put_attachment(tx, stream, photo.copy_sha256, clean->bytes); !kept) return kept;
    return with.also ? with.also(tx, after) : Result<void>{};
  };
  return app::act_on_case(desk, actor, reference, "photo.added", [&](const Seen& seen) -> Result<NewEntries> {
    Faults faults;
    if (bytes.empty()) faults.add("form.needed", "Choose the photograph", "photo");
    else if (!clean) faults.add(clean.refusal().first().id, clean.refusal().first().text, "photo");
    faults.need(what, "Say what it shows", "what");
    faults.at_most(what, longest_text, "what");
    faults.at_most(where, longest_line, "where");
    if (taken_at) faults.not_future(*taken_at, seen.now(), "when");
    if (faults.any()) return faults.take();
    return one(photo, taken_at.value_or(seen.now()));
  }, more);
}

Result<File> open_photo(app::Desk& desk, const Actor& actor, std::string_view reference, std::int64_t photo, bool original) {
  const auto opened = app::view_case(desk, actor, reference, original ? "photo.original" : "photo.viewed");
  if (!opened) return opened.refusal();
  if (original && !may_run(opened->seen)) return refused("photo.role", "Urgent access does not let you take the original.");
  for (const CaseLine& line : opened->get().lines) {
    const auto* kept = std::get_if<PhotoAdded>(&line.event);
    if (!kept || line.seq != photo) continue;
    auto bytes = desk.store.read([&](store::Reader& reader) { return store::read_attachment(reader, stream_of(opened->get().id), original ? kept->sha256 : kept->copy_sha256); });
    if (!bytes) return bytes.refusal();
    const std::string ending = kept->format == "png" ? ".png" : ".jpg";
    return File{(original ? "original-" : "photograph-") + std::to_string(photo) + ending, "image/" + kept->format, std::move(*bytes)};
  }
  return Refusal::one(Because::not_found, "photo.none", "There is no such photograph.");
}

}  // namespace rowan::letters
