#include "store/case_ties.h"

#include <algorithm>
#include <string>

#include "security/seal.h"

namespace rowan::store {
namespace {

std::string hash_of(const Reader& reader, const Tie& tie) {
  const std::string number = std::to_string(tie.home ? tie.home.value : tie.person.value);
  const char* what = tie.home ? "home" : tie.person ? "person" : "nothing";
  return security::keyed_digest(reader.keys().key(security::Purpose::lookup_hash), {"case tie", what, number});
}

}  // namespace

void set_case_ties(Tx& tx, CaseId id, bool open, std::span<const Tie> ties) {
  std::vector<std::string> wanted;
  for (const Tie& tie : ties)
    if (tie.home || tie.person) wanted.push_back(hash_of(tx, tie));
  if (wanted.empty()) wanted.push_back(hash_of(tx, {}));
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  // Most acts on a case change nothing of this: a look costs less than a page to write.
  std::vector<std::string> have;
  bool same_state = true;
  tx.db().query("SELECT tie, open FROM case_tie WHERE case_id = $1 ORDER BY tie", {id}, [&](const Row& row) {
    have.push_back(row.bytes(0));
    same_state = same_state && (row.integer(1) != 0) == open;
  });
  if (have == wanted && same_state) return;
  tx.db().execute("DELETE FROM case_tie WHERE case_id = $1", {id});
  for (const std::string& tie : wanted) tx.db().execute("INSERT INTO case_tie (case_id, tie, open) VALUES ($1, $2, $3)", {id, Blob{tie}, open ? 1 : 0});
}

void clear_case_ties(Tx& tx) { tx.db().execute("DELETE FROM case_tie"); }
void remove_case_ties(Tx& tx, CaseId id) { tx.db().execute("DELETE FROM case_tie WHERE case_id = $1", {id}); }

std::vector<CaseId> open_cases_tied_to(const Reader& reader, std::span<const Tie> ties) {
  std::vector<CaseId> out;
  for (const Tie& tie : ties) {
    if (!tie.home && !tie.person) continue;
    const std::string hash = hash_of(reader, tie);
    reader.db().query("SELECT case_id FROM case_tie WHERE tie = $1 AND open = 1", {Blob{hash}}, [&](const Row& row) { out.push_back(CaseId{row.integer(0)}); });
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<CaseId> open_cases_without_ties(const Reader& reader) {
  std::vector<CaseId> out;
  reader.db().query(
      "SELECT case_id FROM case_index WHERE open = 1 AND NOT EXISTS (SELECT 1 FROM case_tie t WHERE t.case_id = case_index.case_id) ORDER BY case_id", {},
      [&](const Row& row) { out.push_back(CaseId{row.integer(0)}); });
  return out;
}

}  // namespace rowan::store
