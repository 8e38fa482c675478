#pragma once
// The bytes of documents and photographs, known within their stream by their SHA-256: written once, never changed, sealed with the key of
// the stream, so that disposing of the stream disposes of them. Neither the bytes nor the hash lie in clear.
#include <string>
#include <string_view>

#include "store/tx.h"

namespace rowan::store {

inline constexpr std::size_t largest_attachment = 32 * 1024 * 1024;

// `sha256` as security::sha256_hex(bytes). The same bytes a second time change nothing. Refused: not_found "record.not_found" /
// "record.disposed", refused "attachment.size".
[[nodiscard]] Result<void> put_attachment(Tx& tx, StreamId stream, std::string_view sha256, std::string_view bytes);
// Refused: not_found "attachment.none" (none of that hash in that stream), "record.disposed"; failed "attachment.changed" (the seal does not
// open, or the bytes have another SHA-256).
[[nodiscard]] Result<std::string> read_attachment(const Reader& reader, StreamId stream, std::string_view sha256);

}  // namespace rowan::store
