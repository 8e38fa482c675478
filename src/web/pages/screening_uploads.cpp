#include "web/pages/screening_uploads.h"

#include <atomic>

namespace rowan::web {
namespace {

// Over all uploads: a page of an earlier file never names a run of a later one.
std::atomic<std::int64_t> runs{0};

}  // namespace

PatternUpload::PatternUpload(Instant brought_at, screening::EventKind what, std::string csv, app::ScreeningColumns columns)
    : at(brought_at),
      kind(what),
      names(std::move(columns.names)),
      bytes_(std::make_shared<const std::string>(std::move(csv))),
      mapping_(std::move(columns.mapping)),
      as_last_time_(columns.as_last_time) {
  mapping_.always = what;
}

UploadRun PatternUpload::begin(UploadStage next) {
  stage_ = next;
  run_ = ++runs;
  progress_ = std::make_shared<app::ImportProgress>();
  report_.reset();
  refusal_.reset();
  return {run_, bytes_, mapping_, progress_};
}

std::optional<UploadRun> PatternUpload::begin_check(std::optional<screening::Mapping> mapping) {
  const std::lock_guard lock(guard_);
  if (stage_ != UploadStage::ready && stage_ != UploadStage::checked && stage_ != UploadStage::refused) return {};
  if (mapping) {
    mapping_ = std::move(*mapping);
    as_last_time_ = false;
  }
  return begin(UploadStage::checking);
}

std::optional<UploadRun> PatternUpload::begin_import(std::int64_t seen) {
  const std::lock_guard lock(guard_);
  if (stage_ != UploadStage::checked || seen != run_) return {};
  return begin(UploadStage::importing);
}

void PatternUpload::end(std::int64_t run, Result<app::ScreeningImportReport> outcome) {
  const std::lock_guard lock(guard_);
  if (run != run_ || (stage_ != UploadStage::checking && stage_ != UploadStage::importing)) return;
  if (!outcome) {
    refusal_ = outcome.refusal();
    stage_ = UploadStage::refused;
    return;
  }
  report_ = std::move(outcome).value();
  stage_ = report_->written ? UploadStage::done : UploadStage::checked;
  if (stage_ == UploadStage::done) bytes_.reset();
}

PatternUpload::View PatternUpload::view() const {
  const std::lock_guard lock(guard_);
  return {stage_, run_, mapping_, as_last_time_, progress_->stage, progress_->rows, report_, refusal_};
}

}  // namespace rowan::web
