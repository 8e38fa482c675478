#pragma once
// Who may have a document of a case (SG-1, SG-2, SG-5). A letter to the survivor needs a SafeChannel at the time it is made and at the time
// it is opened for sending. What the person who harms may come to read needs a ReleasedDocument: two different people have read this very
// version, and one of them, a manager or lead, says that it may go. Everything else says why it was made. Pure.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/case_acts.h"

namespace rowan {

// One document with what happened to it.
struct CaseDocument {
  std::int64_t seq = 0;  // of its DocumentMade; the document's number on the case
  Instant made_at;
  StaffId made_by;
  DocumentMade made;
  struct Look {
    StaffId who;
    Instant at;
  };
  std::vector<Look> looks;       // at this very version
  std::optional<bool> approved;  // the latest answer
  StaffId answered_by;
  std::string answer_reason;
  std::vector<Instant> given;    // given out, or shared with an agency

  [[nodiscard]] bool looked(StaffId who) const;
};
[[nodiscard]] std::vector<CaseDocument> documents_of(const Case& c);  // newest first
[[nodiscard]] std::optional<CaseDocument> document_of(const Case& c, std::int64_t seq);

// Whether the person who harms, or somebody linked to them, may come to read it. "Not known" counts as yes.
// The same where it says who reported it on the order of a court, or holds an entry that might (domain/reporter.h).
[[nodiscard]] bool needs_release(const DocumentMade& made);
// Why, in a sentence; empty where nobody has to.
[[nodiscard]] std::string_view why_release(const DocumentMade& made);

// Proof that two different people read exactly this version, and that the second says it may go.
class ReleasedDocument {
 public:
  [[nodiscard]] std::int64_t document() const { return document_; }
  [[nodiscard]] const std::string& sha256() const { return sha256_; }

 private:
  friend Result<ReleasedDocument> released(const CaseDocument&);
  ReleasedDocument(std::int64_t document, std::string sha256) : document_(document), sha256_(std::move(sha256)) {}
  std::int64_t document_;
  std::string sha256_;
};
// Refusals: document.not-read (its maker, or who answered, has not opened this version), document.not-released.
[[nodiscard]] Result<ReleasedDocument> released(const CaseDocument& document);

// What a letter of this form is for, as the safe contact record asks.
[[nodiscard]] Purpose purpose_of(DocumentForm form);
// The safe contact gate for a paper or file. Besides its refusals: document.way (a call or a text carries no letter).
[[nodiscard]] Result<SafeChannel> letter_channel(const Case& c, std::int64_t channel, DocumentForm form, Instant now);

// Before anything is drawn: may this document be made by this person now? `made` without hash and copy. Refusals of the gate at "channel";
// document.purpose, document.recipient, document.role (urgent access makes none), document.audience (form and reader do not go together),
// document.reporter (who reported it does not go to that reader).
[[nodiscard]] Result<void> may_make(const Seen& seen, const DocumentMade& made);
[[nodiscard]] Result<NewEntries> document_made(const Seen& seen, const DocumentMade& made);
// Number of the next copy: "RW-4821-K/3".
[[nodiscard]] std::string next_copy(const Case& c);

// To read it before it goes: its maker, and managers and leads. Gives no entry when this person has read this version already.
[[nodiscard]] Result<NewEntries> look_at_document(const Seen& seen, std::int64_t document);
// `sha256` as the person saw it on the page: a release is for one version. Refused for its maker, and for who has not read it.
[[nodiscard]] Result<NewEntries> release_document(const Seen& seen, std::int64_t document, const std::string& sha256, bool approved, const std::string& reason);

// The bytes may be handed over to this person, to print or send, now.
[[nodiscard]] Result<void> may_open(const Seen& seen, std::int64_t document);
// It went to the survivor or to the other person. What goes to an agency, a court or an ombudsman is written in the sharing ledger.
[[nodiscard]] Result<NewEntries> give_document(const Seen& seen, std::int64_t document, const std::string& how, std::optional<Instant> happened_at);
// For the ledger: the hash of a document that may be shared with this agency; document.none, document.audience, document.recipient (it was
// made for another), document.not-released.
[[nodiscard]] Result<std::string> may_be_shared(const Case& c, std::int64_t document, const std::string& agency);

// Everybody known to harm, by name.
[[nodiscard]] std::vector<std::string> perpetrators_of(const Case& c);

}  // namespace rowan
