#include "security/sealed_stream.h"

#include "security/sodium.h"

namespace rowan::security {

static_assert(stream_header_bytes == crypto_secretstream_xchacha20poly1305_HEADERBYTES &&
              stream_overhead == crypto_secretstream_xchacha20poly1305_ABYTES);

struct SealingStream::Inside {
  crypto_secretstream_xchacha20poly1305_state state;
  std::string what, header;
  ~Inside() { sodium_memzero(&state, sizeof state); }
};
struct OpeningStream::Inside {
  crypto_secretstream_xchacha20poly1305_state state;
  std::string what;
  bool good = false;
  ~Inside() { sodium_memzero(&state, sizeof state); }
};

SealingStream::SealingStream(const SecretKey& key, std::string_view what) : inside_(std::make_unique<Inside>()) {
  sodium_ready();
  inside_->what = what;
  inside_->header.resize(stream_header_bytes);
  crypto_secretstream_xchacha20poly1305_init_push(&inside_->state, bytes(inside_->header), key.data());
}
SealingStream::~SealingStream() = default;
const std::string& SealingStream::header() const { return inside_->header; }

std::string SealingStream::block(std::string_view plain, bool last) {
  std::string out(plain.size() + stream_overhead, '\0');
  const unsigned char tag = last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0;
  crypto_secretstream_xchacha20poly1305_push(&inside_->state, bytes(out), nullptr, bytes(plain), plain.size(), bytes(std::string_view{inside_->what}),
                                             inside_->what.size(), tag);
  inside_->what.clear();
  return out;
}

OpeningStream::OpeningStream(const SecretKey& key, std::string_view what, std::string_view header) : inside_(std::make_unique<Inside>()) {
  sodium_ready();
  inside_->what = what;
  inside_->good =
      header.size() == stream_header_bytes && crypto_secretstream_xchacha20poly1305_init_pull(&inside_->state, bytes(header), key.data()) == 0;
}
OpeningStream::~OpeningStream() = default;

bool OpeningStream::block(std::string_view sealed, std::string& plain, bool& last) {
  if (!inside_->good || sealed.size() < stream_overhead) return false;
  plain.resize(sealed.size() - stream_overhead);
  unsigned char tag = 0;
  inside_->good = crypto_secretstream_xchacha20poly1305_pull(&inside_->state, bytes(plain), nullptr, &tag, bytes(sealed), sealed.size(),
                                                             bytes(std::string_view{inside_->what}), inside_->what.size()) == 0;
  inside_->what.clear();
  last = inside_->good && tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  return inside_->good;
}

}  // namespace rowan::security
