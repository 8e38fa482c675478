#include "app/case_cache.h"

namespace rowan::app {
namespace {

// About what a fold takes in memory: a line is its largest kind of entry and a few short texts beside it.
constexpr std::size_t row_bytes = 2'500;
std::size_t size_of(const Case& c) {
  std::size_t bytes = sizeof(Case) + c.lines.size() * (sizeof(CaseLine) + 200);
  for (const CaseLine& line : c.lines) bytes += line.text_now.size();
  return bytes;
}

}  // namespace

KeptCase CaseCache::find(const store::Store& store, const std::string& reference) {
  const std::lock_guard turn{guard_};
  const auto found = by_reference_.find(reference);
  if (found == by_reference_.end()) return {};
  const Kepts::iterator at = found->second;
  if (!store.unchanged_since(at->stamp, store::Topic::entry, at->c->id.value)) {
    drop(at);
    return {};
  }
  kept_.splice(kept_.begin(), kept_, at);
  return at->c;
}

void CaseCache::keep(KeptCase c, std::uint64_t stamp) {
  const std::size_t bytes = size_of(*c) + (c.row ? row_bytes : 0);
  const std::lock_guard turn{guard_};
  if (const auto found = by_reference_.find(c->opened.reference); found != by_reference_.end()) {
    if (found->second->stamp > stamp) return;  // somebody kept a newer one meanwhile
    drop(found->second);
  }
  if (bytes > most_bytes_) return;
  bytes_ += bytes;
  kept_.push_front({std::move(c), stamp, bytes});
  by_reference_.emplace(kept_.front().c->opened.reference, kept_.begin());
  while (bytes_ > most_bytes_) drop(std::prev(kept_.end()));
}

std::size_t CaseCache::bytes() const {
  const std::lock_guard turn{guard_};
  return bytes_;
}

void CaseCache::drop(Kepts::iterator at) {
  bytes_ -= at->bytes;
  by_reference_.erase(at->c->opened.reference);
  kept_.erase(at);
}

}  // namespace rowan::app
