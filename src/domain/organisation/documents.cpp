#include "domain/organisation/documents.h"

#include <algorithm>

#include "domain/case_acts_checks.h"

namespace rowan::organisation {
namespace {

AliasLine alias_line(const DocumentRegister& known, const Policy& policy, const AssociatedDocument& document, const DocumentAlias& alias) {
  AliasLine line;
  line.name = alias.name;
  if (alias.confirmed) {
    line.state = AliasState::same;
    line.by_policy = true;
  }
  for (const Settled& settled : known.settled) {
    if (settled.what.policy != policy.id || settled.what.document != document.id || settled.what.name != alias.name) continue;
    line = {alias.name, settled.what.same ? AliasState::same : AliasState::different, false, settled.by, settled.at, settled.what.reason};
  }
  return line;
}

DocumentLine line_of(const DocumentRegister& known, const Policy& policy, const AssociatedDocument& document, Date today) {
  DocumentLine line;
  line.policy = policy.id;
  line.policy_title = policy.title + ", " + policy.landlord;
  line.id = document.id;
  line.name = document.name;
  line.kind = document.kind;
  line.review = document.review;
  for (const Noted& noted : known.noted) {
    if (noted.what.policy != policy.id || noted.what.document != document.id) continue;
    line.location = noted.what.location;
    line.edition = noted.what.edition;
    if (noted.what.review) line.review = noted.what.review;
  }
  line.past_review = line.review && *line.review < today;
  for (const DocumentAlias& alias : document.aliases) line.aliases.push_back(alias_line(known, policy, document, alias));
  return line;
}

}  // namespace

std::int64_t DocumentLine::number() const {
  std::uint64_t hash = 14695981039346656037ull;  // FNV-1a, folded to what an address can hold
  for (const char c : policy + '/' + id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return static_cast<std::int64_t>((hash ^ (hash >> 32)) & 0x7fffffff) + 1;
}

bool DocumentLine::needs_owner() const {
  return past_review || std::any_of(aliases.begin(), aliases.end(), [](const AliasLine& a) { return a.state == AliasState::unresolved; });
}

DocumentRegister fold_documents(const std::vector<Entry>& entries) {
  DocumentRegister out;
  for (const Entry& entry : entries) {
    out.last_seq = entry.head.seq;
    const Event event = read_event(entry);
    if (const auto* settled = std::get_if<AliasSettled>(&event)) {
      std::erase_if(out.settled, [&](const Settled& s) {
        return s.what.policy == settled->policy && s.what.document == settled->document && s.what.name == settled->name;
      });
      out.settled.push_back({*settled, entry.head.actor, entry.head.entered_at});
    } else if (const auto* noted = std::get_if<DocumentNoted>(&event)) {
      std::erase_if(out.noted, [&](const Noted& n) { return n.what.policy == noted->policy && n.what.document == noted->document; });
      out.noted.push_back({*noted, entry.head.actor, entry.head.entered_at});
    }
  }
  return out;
}

std::vector<DocumentLine> document_lines(const DocumentRegister& known, const PolicyHistory* policies, Instant now) {
  std::vector<DocumentLine> out;
  if (!policies) return out;
  std::vector<std::string> done;
  for (const PolicyVersion& version : policies->versions()) {
    const Policy& policy = *version.policy;
    if (policy.layer != PolicyLayer::landlord || !version.in_force(now)) continue;
    // One policy that several owners follow is shown once.
    if (std::find(done.begin(), done.end(), policy.id) != done.end()) continue;
    done.push_back(policy.id);
    for (const AssociatedDocument& document : policy.documents) out.push_back(line_of(known, policy, document, civil(now).date));
  }
  return out;
}

const DocumentLine* find_document(const std::vector<DocumentLine>& lines, std::string_view policy_id, std::string_view id) {
  const auto found = std::find_if(lines.begin(), lines.end(), [&](const DocumentLine& line) { return line.policy == policy_id && line.id == id; });
  return found == lines.end() ? nullptr : &*found;
}

Result<NewEntry> settle_alias(const std::vector<DocumentLine>& lines, AliasSettled what, const Actor& by, Instant now) {
  if (!may(by, Permission::keep_organisation)) return refused("organisation.role", "Your role cannot change the registers of the organisation.");
  const DocumentLine* line = find_document(lines, what.policy, what.document);
  if (!line || std::none_of(line->aliases.begin(), line->aliases.end(), [&](const AliasLine& a) { return a.name == what.name; }))
    return Refusal::one(Because::not_found, "organisation.none", "There is no such name.");
  if (blank(what.reason)) return Refusal::one(Because::invalid, "form.needed", "Say how you know", "reason");
  if (what.reason.size() > longest_text) return Refusal::one(Because::invalid, "form.too-long", "This is too long", "reason");
  return new_entry(what, now);
}

Result<NewEntry> note_document(const std::vector<DocumentLine>& lines, DocumentNoted what, const Actor& by, Instant now) {
  if (!may(by, Permission::keep_organisation)) return refused("organisation.role", "Your role cannot change the registers of the organisation.");
  if (!find_document(lines, what.policy, what.document)) return Refusal::one(Because::not_found, "organisation.none", "There is no such document.");
  Faults faults;
  faults.need(what.location, "Say where it lies", "location");
  faults.at_most(what.location, longest_line, "location");
  faults.at_most(what.edition, longest_line, "edition");
  if (faults.any()) return faults.take();
  return new_entry(what, now);
}

}  // namespace rowan::organisation
