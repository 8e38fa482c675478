#include "app/screening/stored.h"

#include <algorithm>
#include <utility>

#include "base/codec.h"
#include "security/seal.h"

namespace rowan::app {
namespace {

constexpr std::string_view first_word = "screening-events-1";
constexpr std::size_t piece_bytes = 8 * 1024 * 1024;

void put_number(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}
void put_signed(std::string& out, std::int64_t value) { put_number(out, static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63)); }
void put_fixed(std::string& out, std::uint64_t value) {
  for (int i = 0; i < 8; ++i) out += static_cast<char>(value >> (8 * i));
}
void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

class Taker {
 public:
  explicit Taker(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(take(1).front());
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    throw Unreadable("what was kept of repairs and complaints");
  }
  std::int64_t signed_number() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
  }
  std::uint64_t fixed() {
    const std::string_view eight = take(8);
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i) value |= static_cast<std::uint64_t>(static_cast<unsigned char>(eight[i])) << (8 * i);
    return value;
  }
  std::string text() { return std::string(take(number())); }
  std::string_view take(std::size_t size) {
    if (bytes_.size() - at_ < size) throw Unreadable("what was kept of repairs and complaints");
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }

  [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::uint16_t StoredEvents::lexicon(const std::string& fingerprint) {
  const auto found = std::find(lexicons.begin(), lexicons.end(), fingerprint);
  if (found != lexicons.end()) return static_cast<std::uint16_t>(found - lexicons.begin());
  lexicons.push_back(fingerprint);
  return static_cast<std::uint16_t>(lexicons.size() - 1);
}
std::string fingerprint_of(const screening::Term& term) {
  std::string texts;
  for (const std::string& text : term.texts) put_text(texts, text);
  const char flags[] = {static_cast<char>('0' + static_cast<int>(term.sort)), term.whole_words ? 'w' : '-', term.unless_negated ? 'n' : '-'};
  return security::hex(security::digest({term.id, {flags, sizeof flags}, std::to_string(term.kinds), texts})).substr(0, 32);
}
std::vector<StoredTerm> terms_of(const screening::Lexicon& lexicon) {
  std::vector<StoredTerm> out;
  for (const screening::Term& term : lexicon.terms) out.push_back({term.id, fingerprint_of(term)});
  return out;
}
std::string fingerprint_of(const screening::Lexicon& lexicon) {
  std::string all;
  for (const StoredTerm& term : terms_of(lexicon)) put_text(all, term.fingerprint);
  return security::hex(security::digest({all})).substr(0, 32);
}

TermsNow::TermsNow(const std::vector<StoredTerm>& then, const screening::Lexicon& lexicon) {
  const std::vector<StoredTerm> now = terms_of(lexicon);
  for (std::size_t i = 0; i < then.size(); ++i) {
    int place = -1;
    for (std::size_t n = 0; n < now.size(); ++n)
      if (now[n].fingerprint == then[i].fingerprint) place = static_cast<int>(n);
    place_.push_back(place);
    same_ = same_ && place == static_cast<int>(i);
  }
}
screening::Bits TermsNow::now(screening::Bits bits) const {
  if (same_ || bits == 0) return bits;
  screening::Bits out = 0;
  for (std::size_t i = 0; i < place_.size(); ++i)
    if (place_[i] >= 0 && (bits >> i & 1)) out |= screening::Bits{1} << place_[i];
  return out;
}

std::vector<std::string> pack_events(const StoredEvents& kept) {
  std::vector<std::string> pieces;
  std::string head(first_word);
  put_number(head, kept.terms.size());
  for (const StoredTerm& term : kept.terms) {
    put_text(head, term.id);
    put_text(head, term.fingerprint);
  }
  put_number(head, kept.lexicons.size());
  for (const std::string& lexicon : kept.lexicons) put_text(head, lexicon);
  put_number(head, kept.codes.size());
  for (const screening::Code& code : kept.codes) {
    put_number(head, static_cast<std::uint64_t>(code.kind));
    put_text(head, code.text);
  }
  put_number(head, kept.events.size());
  pieces.push_back(std::move(head));
  std::string piece;
  for (const StoredEvent& event : kept.events) {
    put_text(piece, event.source);
    put_signed(piece, event.home);
    put_number(piece, event.day);
    put_number(piece, event.code);
    put_fixed(piece, event.bits);
    put_fixed(piece, event.reporter);
    put_number(piece, event.lexicon);
    put_text(piece, event.text);
    if (piece.size() >= piece_bytes) pieces.push_back(std::exchange(piece, {}));
  }
  if (!piece.empty()) pieces.push_back(std::move(piece));
  return pieces;
}

StoredEvents unpack_events(const std::vector<std::string>& pieces) {
  StoredEvents out;
  if (pieces.empty()) return out;
  Taker head(pieces.front());
  if (head.take(first_word.size()) != first_word) throw Unreadable("what was kept of repairs and complaints");
  for (std::uint64_t n = head.number(); n > 0; --n) {
    StoredTerm term;
    term.id = head.text();
    term.fingerprint = head.text();
    out.terms.push_back(std::move(term));
  }
  for (std::uint64_t n = head.number(); n > 0; --n) out.lexicons.push_back(head.text());
  for (std::uint64_t n = head.number(); n > 0; --n) {
    const std::uint64_t kind = head.number();
    if (kind > static_cast<std::uint64_t>(screening::EventKind::concern)) throw Unreadable("a kind this version does not know");
    out.codes.push_back({static_cast<screening::EventKind>(kind), head.text()});
  }
  const std::uint64_t count = head.number();
  std::uint64_t read = 0;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    Taker piece(pieces[i]);
    for (; piece.left() > 0 && read < count; ++read) {
      StoredEvent event;
      event.source = piece.text();
      event.home = piece.signed_number();
      event.day = static_cast<screening::Day>(piece.number());
      event.code = static_cast<std::uint16_t>(piece.number());
      event.bits = piece.fixed();
      event.reporter = piece.fixed();
      event.lexicon = static_cast<std::uint16_t>(piece.number());
      event.text = piece.text();
      if (event.code >= out.codes.size() || event.lexicon >= out.lexicons.size()) throw Unreadable("what was kept of repairs and complaints");
      out.events.push_back(std::move(event));
    }
  }
  if (read != count) throw Unreadable("what was kept of repairs and complaints");
  return out;
}

}  // namespace rowan::app
