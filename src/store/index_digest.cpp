#include "store/index_digest.h"

#include <sodium.h>

#include <array>
#include <cstdint>
#include <string_view>

#include "store/case_index.h"

namespace rowan::store {
namespace {

class Digest {
 public:
  Digest() { crypto_generichash_init(&state_, nullptr, 0, 32); }
  void add(std::string_view text) {
    const std::uint64_t size = text.size();
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(&size), sizeof size);
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  std::string hex() {
    std::array<unsigned char, 32> hash;
    crypto_generichash_final(&state_, hash.data(), hash.size());
    std::array<char, 65> out;
    sodium_bin2hex(out.data(), out.size(), hash.data(), hash.size());
    return out.data();
  }

 private:
  crypto_generichash_state state_;
};

// Every column as text, in the order of the query.
void add_rows(const Reader& reader, Digest& digest, std::string_view sql, int columns) {
  reader.db().query(sql, {}, [&](const Row& row) {
    for (int i = 0; i < columns; ++i) digest.add(row.text(i));
    return true;
  });
}

}  // namespace

std::string index_digest(const Reader& reader) {
  Digest digest;
  for_each_case(reader, [&](const CaseRow& row) { digest.add(row.summary); });
  add_rows(reader, digest, "SELECT case_id, reference, lead, team, open, stage, risk, next_due, contact_check, risk_check, opened_at, updated_at, flags, last_seq FROM case_index ORDER BY case_id", 14);
  add_rows(reader, digest, "SELECT principal, case_id, open, next_due, contact_check, risk_check, lead, team, risk, stage, from_at, until_at FROM case_grant ORDER BY principal, case_id", 12);
  add_rows(reader, digest, "SELECT case_id, staff FROM case_bar ORDER BY case_id, staff", 2);
  reader.db().query("SELECT case_id, open, tie FROM case_tie ORDER BY case_id, tie", {}, [&](const Row& row) {
    digest.add(row.text(0));
    digest.add(row.text(1));
    digest.add(row.blob(2));
    return true;
  });
  add_rows(reader, digest, "SELECT report_id, reference, received_at, state, route, team, last_seq FROM report_index ORDER BY report_id", 7);
  reader.db().query("SELECT report_id, summary FROM report_index ORDER BY report_id", {}, [&](const Row& row) {
    digest.add(reader.unseal_column("report", row.integer(0), row.blob(1)));
    return true;
  });
  add_rows(reader, digest, "SELECT principal, report_id, state, team, from_at, until_at FROM report_grant ORDER BY principal, report_id", 6);
  add_rows(reader, digest, "SELECT report_id, staff FROM report_bar ORDER BY report_id, staff", 2);
  add_rows(reader, digest, "SELECT staff_id, active, team, roles FROM staff_index ORDER BY staff_id", 4);
  return digest.hex();
}

}  // namespace rowan::store
