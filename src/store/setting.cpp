#include "store/setting.h"

#include <cstdint>

namespace rowan::store {

namespace {

std::string setting_place(std::string_view name) { return "setting " + std::string{name}; }
std::string pack_place(std::string_view hash) { return "pack " + std::string{hash}; }
PackVersion pack_of(const Reader& reader, const Row& row) {
  return {row.string(0), row.string(1), row.instant(2), reader.unseal_column(pack_place(row.text(0)), 0, row.blob(3))};
}

}  // namespace

std::optional<std::string> find_setting(const Reader& reader, std::string_view name) {
  std::optional<std::string> found;
  reader.db().query("SELECT value FROM setting WHERE name = $1", {name},
                    [&](const Row& row) { found = reader.unseal_column(setting_place(name), 0, row.blob(0)); });
  return found;
}

void put_setting(Tx& tx, std::string_view name, std::string_view value) {
  tx.db().execute("INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                  {name, Blob{tx.seal_column(setting_place(name), 0, value)}});
}

void put_pack(Tx& tx, const PackVersion& pack) {
  const std::int64_t number = tx.db().number("SELECT max(number) FROM pack") + 1;
  tx.db().execute("INSERT INTO pack (hash, number, name, adopted_at, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (hash) DO NOTHING",
                  {pack.hash, number, pack.name, pack.adopted_at, Blob{tx.seal_column(pack_place(pack.hash), 0, pack.text)}});
}

std::optional<PackVersion> find_pack(const Reader& reader, std::string_view hash) {
  std::optional<PackVersion> found;
  reader.db().query("SELECT hash, name, adopted_at, body FROM pack WHERE hash = $1", {hash}, [&](const Row& row) { found = pack_of(reader, row); });
  return found;
}

std::vector<PackVersion> all_packs(const Reader& reader) {
  std::vector<PackVersion> packs;
  reader.db().query("SELECT hash, name, adopted_at, body FROM pack ORDER BY number", {},
                    [&](const Row& row) { packs.push_back(pack_of(reader, row)); });
  return packs;
}

}  // namespace rowan::store
