#pragma once
// What is kept of repairs and complaints between imports: one line an event, in columns, without a word of the text unless the policy says
// that it is kept. Homes by the number of their stream; a home that the register has not got, and whoever reported, as a keyed hash.
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "screening/event.h"
#include "screening/lexicon.h"

namespace rowan::app {

// A term as it was when the files were read: bits mean these.
struct StoredTerm {
  std::string id;
  std::string fingerprint;
};

struct StoredEvent {
  std::string source;
  std::int64_t home = 0;       // stream of the home; below 0: the keyed hash of a reference that no home has
  screening::Day day = 0;
  std::uint16_t code = 0;      // index into codes
  screening::Bits bits = 0;
  std::uint64_t reporter = 0;  // keyed hash; 0: not known
  std::uint16_t lexicon = 0;   // index into lexicons: with which its text was read
  std::string text = {};       // only where the policy keeps it
  friend bool operator==(const StoredEvent&, const StoredEvent&) = default;
};

struct StoredEvents {
  std::vector<StoredTerm> terms;
  std::vector<std::string> lexicons;  // fingerprints
  std::vector<screening::Code> codes;
  std::vector<StoredEvent> events;
  std::uint16_t lexicon(const std::string& fingerprint);  // adds it when it is new
};

[[nodiscard]] std::string fingerprint_of(const screening::Term& term);
[[nodiscard]] std::vector<StoredTerm> terms_of(const screening::Lexicon& lexicon);
// Of the whole lexicon: another one means that the files have to be imported again.
[[nodiscard]] std::string fingerprint_of(const screening::Lexicon& lexicon);

// Bits as the terms of `lexicon` have them now. A term that is new or has changed has none.
class TermsNow {
 public:
  TermsNow(const std::vector<StoredTerm>& then, const screening::Lexicon& lexicon);
  [[nodiscard]] screening::Bits now(screening::Bits bits) const;

 private:
  std::vector<int> place_;  // of each old bit; -1: no such term any more
  bool same_ = true;
};

// In pieces of a few megabytes, and back. Throws Unreadable for bytes that this program did not write.
[[nodiscard]] std::vector<std::string> pack_events(const StoredEvents& events);
[[nodiscard]] StoredEvents unpack_events(const std::vector<std::string>& pieces);

}  // namespace rowan::app
