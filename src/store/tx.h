#pragma once
// What a question (Reader) and an act (Tx) may do with the store. A Tx is a Reader that sees its own changes. The tables have
// free functions beside them: reading takes a Reader&, changing takes a Tx&, so a page cannot change anything.
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/entry.h"
#include "security/keys.h"
#include "store/changes.h"
#include "store/db.h"

namespace rowan::store {

struct StreamInfo {
  StreamId stream;
  StreamKind kind = StreamKind::case_;
  std::int64_t last_seq = 0;
  bool disposed = false;  // its key is destroyed: the entries' heads remain, their content is gone
};

// One look or act worth knowing of afterwards: who, when, which stream, what.
struct Access {
  Instant at;
  StaffId staff;     // 0 = the system, or the public page
  StreamId stream;   // 0 = about no one stream, for example a search
  std::string act;   // a code of the catalogue, in clear: "case.viewed"
  std::string detail;  // sealed: the reason given, the words searched for
};

class Reader {
 public:
  Reader(Connection& db, const security::KeyRing& keys) : db_(db), keys_(keys) {}
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // The whole stream, seq 1 to last. Refused: not_found "record.not_found" (none, or of another kind),
  // not_found "record.disposed", failed "record.damaged" (a seal does not open).
  [[nodiscard]] Result<std::vector<Entry>> load(StreamId stream, StreamKind expected) const;
  [[nodiscard]] Result<StreamInfo> stream(StreamId stream) const;      // not_found "record.not_found"
  [[nodiscard]] std::int64_t last_seq(StreamId stream) const;          // 0 when there is none
  [[nodiscard]] std::int64_t last_position() const;                    // of the whole record; 0 when empty
  void for_each_stream(StreamKind kind, const std::function<void(const StreamInfo&)>& each) const;
  // Every entry after `after` in order of position; entries of disposed streams come with an empty payload and disposed = true.
  // `each` returns false to stop. Refused: failed "record.damaged" at the first entry whose seal does not open.
  [[nodiscard]] Result<void> for_each_entry(std::int64_t after, const std::function<bool(const Entry&, bool disposed)>& each) const;

  // Sealed columns of the index tables; the place is bound to the seal.
  [[nodiscard]] std::string seal_column(std::string_view table, std::int64_t id, std::string_view plain) const;
  [[nodiscard]] std::string unseal_column(std::string_view table, std::int64_t id, std::string_view sealed) const;  // throws Unreadable

  [[nodiscard]] Connection& db() const { return db_; }
  [[nodiscard]] const security::KeyRing& keys() const { return keys_; }

 protected:
  Connection& db_;
  const security::KeyRing& keys_;
};

class Tx : public Reader {
 public:
  Tx(Connection& db, const security::KeyRing& keys, Touched* touched = nullptr) : Reader(db, keys), touched_(touched) {}

  // Something kept in memory is out of date once this act is durable.
  void touch(Topic topic, std::int64_t key = 0) {
    if (touched_ != nullptr) touched_->changes.push_back({topic, key});
  }
  // What this act leaves behind is known as of this stamp, until another act touches the same. 0 outside the lane.
  [[nodiscard]] std::uint64_t stamp() const { return touched_ != nullptr ? touched_->stamp : 0; }

  [[nodiscard]] StreamId create_stream(StreamKind kind);
  // Appends and gives the position of the last one. Refused: conflict "record.conflict" when the stream has moved on from
  // expected_seq, not_found "record.not_found" / "record.disposed", refused "record.full" (a million). entered_at never goes backwards along the
  // record: an earlier clock reading is written as the entry before it.
  [[nodiscard]] Result<std::int64_t> append(StreamId stream, std::int64_t expected_seq, std::span<const NewEntry> entries, StaffId actor,
                                            Instant entered_at);
  // The time that append will write for an act that says it is `at`: what lists keep of it has to be the same.
  [[nodiscard]] Instant entering(Instant at) const;
  // Destroys the stream's key for good and writes it down in the access log (act "stream.disposed").
  [[nodiscard]] Result<void> destroy_key(StreamId stream, StaffId actor, Instant at);

  std::int64_t log_access(const Access& access);  // gives its position in the access log

  // A form's one-time token. The second use is refused: conflict "form.used". `token` is the clear token of the form.
  [[nodiscard]] Result<void> use_form_token(std::string_view token, Instant at);

  [[nodiscard]] std::int64_t next_number(std::string_view sequence, std::int64_t first = 1);  // never the same twice
  [[nodiscard]] std::string next_case_reference();    // RW-4001-H …
  [[nodiscard]] std::string next_report_reference();  // R-4001-Y …

 private:
  Touched* touched_;
};

}  // namespace rowan::store
