#pragma once
// The label a case carries on the landlord's housing system (CX-5.1a): put into the outbox in the commit that opens the case, fetched and
// ticked off by whatever carries it there (links/), and the number that comes back written on the case.
#include <cstdint>
#include <string>
#include <vector>

#include "app/desk.h"
#include "domain/case.h"
#include "store/tx.h"

namespace rowan::app {

// Nothing where the policy of the case sends no label. All that is sent is the policy's words and the reference of the case.
void queue_label(store::Tx& tx, const Desk& desk, const Case& c, Instant now);

struct LabelToSend {
  std::int64_t id = 0;
  StreamId stream;
  std::int64_t tries = 0;
  std::string reference;  // of the case
  std::string bytes;      // exactly what is sent: {"category":"…","handle":"…"} and a line end
};
// Those that are due, oldest first. A case whose number was written down since is left out, and ticked off.
[[nodiscard]] Result<std::vector<LabelToSend>> labels_to_send(Desk& desk, std::size_t limit);
// It has arrived: off the outbox, and in the access log of the case.
[[nodiscard]] Result<void> label_sent(Desk& desk, const LabelToSend& label);
// It has not: tried again after 1, 2, 4 … minutes, at most 6 hours. After the fifth time, and then about once a day, the managers of the
// team are told; of a restricted case, the people named on it.
[[nodiscard]] Result<void> label_failed(Desk& desk, const LabelToSend& label);
[[nodiscard]] Duration wait_after(std::int64_t tries);

// What has not reached the housing system yet.
struct LabelWaiting {
  std::string reference;   // of the case
  std::int64_t tries = 0;  // that failed; 0: waits for its first
  Instant next_try;
};
struct LabelStatus {
  std::vector<LabelWaiting> labels;  // the next try first; `labels_listed` at most
  std::size_t waiting = 0, failing = 0;
};
inline constexpr std::size_t labels_listed = 1'000;
// For the command line: of every case.
[[nodiscard]] Result<LabelStatus> label_status(Desk& desk);
// For a page: a case that is restricted counts only for who sees it (NHG-14), and references are those of cases that they see.
// Refused: "organisation.role".
[[nodiscard]] Result<LabelStatus> label_status_for(Desk& desk, const Actor& actor);

struct ReferencesRecorded {
  std::size_t recorded = 0;
  std::size_t known = 0;  // the same number was there already
};
// CSV with the columns `reference` (ours) and `number` (theirs). All or nothing: every fault with its line, in no words of the file.
[[nodiscard]] Result<ReferencesRecorded> import_references(Desk& desk, std::string csv);

}  // namespace rowan::app
