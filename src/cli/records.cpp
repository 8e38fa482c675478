// Commands about the record itself: verify, rebuild, backup, restore.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "app/rebuild.h"
#include "cli/commands.h"
#include "cli/installation.h"
#include "store/backup.h"
#include "store/checkpoint.h"

namespace rowan::cli {
namespace {

int report(const store::Verdict& verdict, const Output& out) {
  const std::string counts = std::to_string(verdict.entries) + " entries, " + std::to_string(verdict.accesses) + " looks, " + std::to_string(verdict.streams) + " streams, " + std::to_string(verdict.checkpoints) + " checkpoints";
  if (!verdict.first) {
    out.line("The record is whole: " + counts + ".");
    out.document("{\"whole\":true,\"entries\":" + std::to_string(verdict.entries) + ",\"accesses\":" + std::to_string(verdict.accesses) + "}");
    return done;
  }
  const store::Finding& f = *verdict.first;
  out.line("The record is NOT whole. First fault: in " + std::string(store::words_for(f.place)) + ", position " + std::to_string(f.position) + ", stream " + std::to_string(f.stream.value) + ": " + std::string(store::words_for(f.flaw)) + ".");
  out.document("{\"whole\":false,\"place\":" + json_text(store::words_for(f.place)) + ",\"position\":" + std::to_string(f.position) + ",\"stream\":" + std::to_string(f.stream.value) + ",\"flaw\":" + json_text(store::words_for(f.flaw)) + "}");
  return refused_code;
}

Result<std::vector<store::Checkpoint>> read_checkpoints(const std::vector<std::string>& files) {
  std::vector<store::Checkpoint> out;
  for (const std::string& file : files) {
    std::ifstream in(file);
    if (!in) return Refusal::one(Because::failed, "checkpoint.not-read", "The file cannot be read", file);
    for (std::string line; std::getline(in, line);) {
      if (line.empty()) continue;
      auto one = store::checkpoint_from_line(line);
      if (!one) return one.refusal();
      out.push_back(*one);
    }
  }
  return out;
}

}  // namespace

int audit_verify(const Config& config, const std::vector<std::string>& checkpoints, const Output& out) {
  auto opened = open_beside(config, Warm::nothing);
  if (!opened) return out.refuse(opened.refusal());
  const auto kept = read_checkpoints(checkpoints);
  if (!kept) return out.refuse(kept.refusal());
  const auto verdict = opened->store->read([&](store::Reader& reader) -> Result<store::Verdict> { return store::verify(reader, *kept); });
  if (!verdict) return out.refuse(verdict.refusal());
  return report(*verdict, out);
}

namespace {

int show(const store::Checkpoint& checkpoint, const Output& out) {
  out.line(store::to_line(checkpoint));
  out.document("{\"checkpoint\":" + json_text(store::to_line(checkpoint)) + "}");
  return done;
}

// A serving process signs one in every minute in which something was written: its last is as good, and needs no writing.
int last_of_the_serving_process(const Config& config, const Output& out) {
  auto opened = open_beside(config, Warm::nothing);
  if (!opened) return out.refuse(opened.refusal());
  const auto last = opened->store->read([](store::Reader& reader) -> Result<std::optional<store::Checkpoint>> { return store::last_checkpoint(reader); });
  if (!last) return out.refuse(last.refusal());
  if (!*last) return out.refuse(Refusal::one(Because::refused, "checkpoint.none", "The serving process has signed none yet. Try again in a minute."));
  return show(**last, out);
}

}  // namespace

int audit_checkpoint(const Config& config, const Output& out) {
  auto opened = open_installation(config, Warm::nothing);
  if (!opened && opened.refusal().first().id == "store.locked") return last_of_the_serving_process(config, out);
  if (!opened) return out.refuse(opened.refusal());
  const auto made = opened->store->write_for<store::Checkpoint>([&](store::Tx& tx) -> Result<store::Checkpoint> { return store::write_checkpoint(tx, system_now()); });
  if (!made) return out.refuse(made.refusal());
  return show(*made, out);
}

int rebuild_indexes(const Config& config, const Output& out) {
  auto opened = open_installation(config, Warm::staff);
  if (!opened) return out.refuse(opened.refusal());
  const auto before = app::index_digest(*opened->desk);
  const auto rebuilt = app::rebuild(*opened->desk);
  if (!rebuilt) return out.refuse(rebuilt.refusal());
  const auto after = app::index_digest(*opened->desk);
  const bool same = before && after && *before == *after;
  out.line("Rebuilt " + std::to_string(rebuilt->cases) + " cases, " + std::to_string(rebuilt->reports) + " reports and " + std::to_string(rebuilt->staff) + " staff. " + (same ? "The indexes are the same as before." : "The indexes have CHANGED: they were not what the record says."));
  out.document("{\"cases\":" + std::to_string(rebuilt->cases) + ",\"reports\":" + std::to_string(rebuilt->reports) + ",\"staff\":" + std::to_string(rebuilt->staff) + ",\"same\":" + (same ? "true" : "false") + "}");
  return done;
}

int make_backup(const Config& config, const BackupOptions& options, const Output& out) {
  auto opened = open_beside(config, Warm::nothing);
  if (!opened) return out.refuse(opened.refusal());
  const auto made = store::backup(*opened->store, {options.record, options.keys});
  if (!made) return out.refuse(made.refusal());
  out.line("Backed up to " + options.record + " (" + std::to_string(made->bytes) + " bytes) and " + options.keys + ". The key file " + config.key_file + " is in neither: keep a copy of it somewhere else.");
  out.document("{\"position\":" + std::to_string(made->last_position) + ",\"bytes\":" + std::to_string(made->bytes) + "}");
  return done;
}

int restore_backup(const Config& config, const BackupOptions& options, const Output& out) {
  const auto keys = security::KeyRing::open(config.key_file);
  if (!keys) return out.refuse(keys.refusal());
  if (auto restored = store::restore({options.record, options.keys}, *keys, options.folder); !restored) return out.refuse(restored.refusal());
  out.line("Restored into " + options.folder + ".");
  out.document("{\"restored\":true}");
  return done;
}

int verify_a_backup(const Config& config, const BackupOptions& options, const Output& out) {
  const auto keys = security::KeyRing::open(config.key_file);
  if (!keys) return out.refuse(keys.refusal());
  const auto scratch = std::filesystem::temp_directory_path() / ("rowan-verify-" + std::to_string(system_now().micros));
  const auto verdict = store::verify_backup({options.record, options.keys}, *keys, scratch);
  if (!verdict) return out.refuse(verdict.refusal());
  return report(*verdict, out);
}

}  // namespace rowan::cli
