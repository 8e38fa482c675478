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

enum class UploadStage { checking, checked, importing, done, refused };

struct PatternUpload {
  Instant at;
  screening::EventKind kind = screening::EventKind::repair;
  std::string bytes;  // CSV
  std::vector<std::string> names;
  std::shared_ptr<app::ImportProgress> progress = std::make_shared<app::ImportProgress>();

  // What the thread that reads it leaves; under the guard.
  mutable std::mutex guard;
  screening::Mapping mapping;
  bool as_last_time = false;
  UploadStage stage = UploadStage::checking;
  std::optional<app::ScreeningImportReport> report;
  std::optional<Refusal> refusal;
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
