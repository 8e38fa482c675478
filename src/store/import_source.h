#pragma once
// What came from another system, so that an import can run twice. The other system's ids are kept as keyed hashes only.
#include <optional>
#include <string>
#include <string_view>

#include "store/tx.h"

namespace rowan::store {

struct ImportedItem {
  StreamId stream;
  std::string content_hash;  // any bytes of the importer's own
};

[[nodiscard]] std::optional<ImportedItem> find_imported(const Reader& reader, std::string_view system, std::string_view source_id);
void put_imported(Tx& tx, std::string_view system, std::string_view source_id, const ImportedItem& item);

}  // namespace rowan::store
