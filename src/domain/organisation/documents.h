#pragma once
// The documents that a policy goes together with (CX-0.7, CX-5.4): each under an id of its own, with the other names it goes by. A name
// that the pack does not vouch for stays unresolved until somebody who keeps the registers settles it, by name and day.
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/actor.h"
#include "domain/organisation/entries.h"
#include "domain/policy/history.h"

namespace rowan::organisation {

struct Settled {
  AliasSettled what;
  StaffId by;
  Instant at;
};
struct Noted {
  DocumentNoted what;
  StaffId by;
  Instant at;
};
struct DocumentRegister {
  std::vector<Settled> settled;  // the latest of each name
  std::vector<Noted> noted;      // the latest of each document
  std::int64_t last_seq = 0;
};
[[nodiscard]] DocumentRegister fold_documents(const std::vector<Entry>& entries);

enum class AliasState { unresolved, same, different };
inline constexpr std::string_view alias_state_names[] = {"unresolved", "same", "different"};
constexpr std::span<const std::string_view> names_of(AliasState) { return alias_state_names; }

struct AliasLine {
  std::string name;
  AliasState state = AliasState::unresolved;
  bool by_policy = false;  // the pack itself says that it is the same
  StaffId by;
  Instant at;
  std::string reason;
};
struct DocumentLine {
  std::string policy;  // id of the pack
  std::string policy_title;
  std::string id, name, kind;
  std::string location, edition;
  std::optional<Date> review;
  bool past_review = false;
  std::vector<AliasLine> aliases;
  // For the address of its page, which must say nothing of what it is about: the same as long as policy and id are.
  [[nodiscard]] std::int64_t number() const;
  [[nodiscard]] bool needs_owner() const;  // an alias is unresolved, or the review date has passed
};
// Of the landlord policies in force, in their own order.
[[nodiscard]] std::vector<DocumentLine> document_lines(const DocumentRegister& known, const PolicyHistory* policies, Instant now);
// The document that the policy `policy_id` lists under `id`, as the lines have it; null: none.
[[nodiscard]] const DocumentLine* find_document(const std::vector<DocumentLine>& lines, std::string_view policy_id, std::string_view id);

[[nodiscard]] Result<NewEntry> settle_alias(const std::vector<DocumentLine>& lines, AliasSettled what, const Actor& by, Instant now);
[[nodiscard]] Result<NewEntry> note_document(const std::vector<DocumentLine>& lines, DocumentNoted what, const Actor& by, Instant now);

}  // namespace rowan::organisation
