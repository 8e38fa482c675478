#pragma once
// Proof that the record is what it was. A checkpoint signs the head of both chains (record and access log); kept somewhere
// else, its line of text shows later that nothing before it was changed, removed or cut off. SG-25.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/tx.h"

namespace rowan::store {

struct Checkpoint {
  std::int64_t number = 0;           // 1, 2, 3 …
  std::int64_t position = 0;         // last entry of the record
  std::string hash;                  // of it, 32 bytes
  std::int64_t access_position = 0;  // last row of the access log
  std::string access_hash;
  Instant at;
  std::string signature;             // Ed25519, 64 bytes
};

// Signs the present heads. The caller decides how often.
[[nodiscard]] Checkpoint write_checkpoint(Tx& tx, Instant at);
[[nodiscard]] std::optional<Checkpoint> last_checkpoint(const Reader& reader);
[[nodiscard]] std::string to_line(const Checkpoint& checkpoint);  // one line of text without a line break
// Refused: invalid "checkpoint.unreadable".
[[nodiscard]] Result<Checkpoint> checkpoint_from_line(std::string_view line);

enum class Flaw {
  hash,       // the bytes are not those that were chained
  gap,        // something is missing, or is there twice
  order,      // sequence or time runs backwards, or the link to the one before is wrong
  seal,       // the content does not open with its key
  key,        // a stream's key is missing without a recorded disposal, or does not open
  truncated,  // the end is missing: a checkpoint or a stream knows of more
  signature   // a checkpoint is not ours
};
enum class FlawIn { record, access_log, streams, checkpoints };
[[nodiscard]] std::string_view words_for(Flaw flaw);
[[nodiscard]] std::string_view words_for(FlawIn place);

struct Finding {
  FlawIn place = FlawIn::record;
  Flaw flaw = Flaw::hash;
  std::int64_t position = 0;  // of the entry, the access row or the checkpoint; 0 when about a whole stream
  StreamId stream;            // 0 when about none
};
struct Verdict {
  std::int64_t entries = 0, accesses = 0, streams = 0, checkpoints = 0;  // looked at
  std::optional<Finding> first;                                          // nothing = all is well
};

// Walks everything; stops at the first flaw. `kept_elsewhere` are checkpoints read back from their lines.
[[nodiscard]] Verdict verify(const Reader& reader, std::span<const Checkpoint> kept_elsewhere = {});

}  // namespace rowan::store
