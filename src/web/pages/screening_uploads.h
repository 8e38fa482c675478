#pragma once
// A file of repairs or complaints between the page that brings it and the page that takes it in: in memory only, one a person, and gone after
// half an hour. Its words never reach the disk.
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/screening/import.h"

namespace rowan::web {

// `ready`: brought and not read yet. `checked` and `refused`: somebody may change which column is what and look again.
enum class UploadStage { ready, checking, checked, importing, done, refused };

// One reading of the file, to see what is in it or to take it in. It holds what it reads, so that nothing it needs goes while it works.
struct UploadRun {
  std::int64_t number = 0;  // never given twice
  std::shared_ptr<const std::string> bytes;
  screening::Mapping mapping;
  std::shared_ptr<app::ImportProgress> progress;
};

// All that changes is under the guard, and a stage is asked for and changed in one step: of two who press at once one gets a run.
class PatternUpload {
 public:
  PatternUpload(Instant brought_at, screening::EventKind what, std::string csv, app::ScreeningColumns columns);

  const Instant at;
  const screening::EventKind kind;
  const std::vector<std::string> names;  // of the columns

  // Nothing: it is being read, or is done. `mapping`: as somebody corrected it.
  [[nodiscard]] std::optional<UploadRun> begin_check(std::optional<screening::Mapping> mapping = {});
  // Only after run `seen`, and when nothing has been read since: what is taken in is what they saw.
  [[nodiscard]] std::optional<UploadRun> begin_import(std::int64_t seen);
  // Does nothing unless it is the newest run, and the first time it says so.
  void end(std::int64_t run, Result<app::ScreeningImportReport> outcome);

  struct View {
    UploadStage stage = UploadStage::ready;
    std::int64_t run = 0;
    screening::Mapping mapping;
    bool as_last_time = false;
    app::ImportStage reading = app::ImportStage::waiting;
    std::int64_t rows = 0;  // read so far
    std::optional<app::ScreeningImportReport> report;
    std::optional<Refusal> refusal;
  };
  [[nodiscard]] View view() const;

 private:
  UploadRun begin(UploadStage next);

  mutable std::mutex guard_;
  std::shared_ptr<const std::string> bytes_;  // CSV; none when done
  screening::Mapping mapping_;
  bool as_last_time_;
  UploadStage stage_ = UploadStage::ready;
  std::int64_t run_ = 0;
  std::shared_ptr<app::ImportProgress> progress_ = std::make_shared<app::ImportProgress>();
  std::optional<app::ScreeningImportReport> report_;
  std::optional<Refusal> refusal_;
};

class PatternUploads {
 public:
  void put(StaffId who, std::shared_ptr<PatternUpload> upload) {
    const std::lock_guard lock(guard_);
    std::erase_if(uploads_, [&](const auto& held) { return held.second->at + minutes(30) < upload->at; });
    uploads_[who] = std::move(upload);
  }
  [[nodiscard]] std::shared_ptr<PatternUpload> find(StaffId who, Instant now) {
    const std::lock_guard lock(guard_);
    std::erase_if(uploads_, [&](const auto& held) { return held.second->at + minutes(30) < now; });
    const auto found = uploads_.find(who);
    return found == uploads_.end() ? nullptr : found->second;
  }
  void forget(StaffId who) {
    const std::lock_guard lock(guard_);
    uploads_.erase(who);
  }

 private:
  std::mutex guard_;
  std::map<StaffId, std::shared_ptr<PatternUpload>> uploads_;
};

}  // namespace rowan::web
