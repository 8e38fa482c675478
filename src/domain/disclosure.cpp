#include "domain/disclosure.h"

#include <algorithm>

#include "domain/case_acts_checks.h"
#include "domain/reporter.h"

namespace rowan {
namespace {

Refusal no_document() { return Refusal::one(Because::not_found, "document.none", "There is no such document."); }

bool letter_to_them(DocumentForm form) {
  return form == DocumentForm::letter_contact || form == DocumentForm::letter_appointment || form == DocumentForm::letter || form == DocumentForm::letter_decision;
}

bool reads_outside(Audience a) { return a == Audience::agency || a == Audience::court || a == Audience::ombudsman; }

// Which form may be made for whom.
bool goes_together(DocumentForm form, Audience audience) {
  switch (form) {
    case DocumentForm::letter_decision:
    case DocumentForm::letter_contact: return audience == Audience::survivor;
    case DocumentForm::letter_appointment:
    case DocumentForm::letter: return audience == Audience::survivor || audience == Audience::perpetrator;
    case DocumentForm::referral: return audience == Audience::agency;
    case DocumentForm::chronology: return audience == Audience::internal || reads_outside(audience);
    case DocumentForm::own_file: return audience == Audience::perpetrator;
  }
  return false;
}

void fold_into(CaseDocument& d, const CaseLine& line) {
  if (const auto* look = std::get_if<DocumentLooked>(&line.event)) {
    if (look->document == d.seq && look->sha256 == d.made.sha256) d.looks.push_back({line.actor, line.entered_at});
  } else if (const auto* answer = std::get_if<DocumentReleased>(&line.event)) {
    if (answer->document != d.seq || answer->sha256 != d.made.sha256) return;
    d.approved = answer->approved;
    d.answered_by = line.actor;
    d.answer_reason = answer->reason;
  } else if (const auto* given = std::get_if<DocumentGiven>(&line.event)) {
    if (given->document == d.seq) d.given.push_back(line.happened_at);
  } else if (const auto* shared = std::get_if<Shared>(&line.event)) {
    if (shared->document == d.seq) d.given.push_back(line.happened_at);
  }
}

}  // namespace

bool CaseDocument::looked(StaffId who) const {
  return std::any_of(looks.begin(), looks.end(), [&](const Look& look) { return look.who == who; });
}

std::vector<CaseDocument> documents_of(const Case& c) {
  std::vector<CaseDocument> out;
  for (const CaseLine& line : c.lines) {
    if (const auto* made = std::get_if<DocumentMade>(&line.event)) {
      CaseDocument d;
      d.seq = line.seq;
      d.made_at = line.entered_at;
      d.made_by = line.actor;
      d.made = *made;
      out.push_back(std::move(d));
    } else {
      for (CaseDocument& d : out) fold_into(d, line);
    }
  }
  std::reverse(out.begin(), out.end());
  return out;
}
std::optional<CaseDocument> document_of(const Case& c, std::int64_t seq) {
  for (CaseDocument& d : documents_of(c)) if (d.seq == seq) return std::move(d);
  return {};
}

std::string_view why_release(const DocumentMade& made) {
  if (made.audience == Audience::perpetrator || made.other_side != Answer::no) return "The other person could come to read this.";
  if (!made.reporter_order.empty()) return "This says who reported it, as a court has ordered.";
  if (!made.cleared.empty()) return "This holds entries that may say who reported it.";
  return {};
}
bool needs_release(const DocumentMade& made) { return !why_release(made).empty(); }

Result<ReleasedDocument> released(const CaseDocument& d) {
  if (!d.looked(d.made_by)) return refused("document.not-read", "Whoever made it has not read this version yet.");
  if (!d.approved.value_or(false)) return refused("document.not-released", "A second person has to read this version and say that it may go.");
  if (d.answered_by == d.made_by || !d.looked(d.answered_by)) return refused("document.not-read", "The second person has to be somebody else who has read this version.");
  return ReleasedDocument(d.seq, d.made.sha256);
}

Purpose purpose_of(DocumentForm form) { return form == DocumentForm::letter_appointment ? Purpose::appointment : Purpose::case_work; }

Result<SafeChannel> letter_channel(const Case& c, std::int64_t channel, DocumentForm form, Instant now) {
  auto safe = safe_channel(c.contact, channel, purpose_of(form), now);
  if (!safe) return safe.refusal();
  const ChannelKind kind = safe->channel().kind;
  if (kind == ChannelKind::text || kind == ChannelKind::call) return refused("document.way", "A text or a call carries no letter. Choose a way that does.", "channel");
  if (!safe->channel().person.empty()) return refused("document.way", "This way reaches somebody else, not the survivor.", "channel");
  return safe;
}

Result<void> may_make(const Seen& seen, const DocumentMade& made) {
  if (!may_run(seen)) return refused("document.role", "Urgent access does not let you make documents.");
  Faults faults;
  if (!goes_together(made.form, made.audience)) faults.add("document.audience", "This kind of document is not made for that reader", "audience");
  faults.need(made.purpose, "Say what it is for", "purpose");
  faults.at_most(made.purpose, longest_text, "purpose");
  if (reads_outside(made.audience)) faults.need(made.recipient, "Enter who will get it", "recipient");
  faults.at_most(made.recipient, longest_line, "recipient");
  if (made.from && made.until && *made.until < *made.from) faults.add("document.dates", "The last day is before the first", "until");
  faults.at_most(made.reporter_order, longest_line, "reporter_order");
  if (!made.reporter_order.empty() && (made.form != DocumentForm::chronology || !reporter_rule(made).shown || made.audience == Audience::internal))
    faults.add("document.reporter", std::string(reporter_rule(made).shown ? "Leave this empty: it holds for a court only" : reporter_rule(made).why), "reporter_order");
  if (made.audience == Audience::perpetrator && seen.get().perpetrator.name.empty()) faults.add("document.recipient", "Write down first who the other person is", "recipient");
  if (made.audience == Audience::survivor && letter_to_them(made.form))
    if (const auto safe = letter_channel(seen.get(), made.channel, made.form, seen.now()); !safe) faults.add(safe.refusal().first().id, safe.refusal().first().text, "channel");
  if (faults.any()) return faults.take();
  return {};
}

std::string next_copy(const Case& c) { return c.opened.reference + "/" + std::to_string(documents_of(c).size() + 1); }

Result<NewEntries> document_made(const Seen& seen, const DocumentMade& made) {
  if (auto may = may_make(seen, made); !may) return may.refusal();
  if (made.sha256.empty() || made.copy != next_copy(seen.get())) return Refusal::one(Because::conflict, "record.conflict", "Somebody else made a document at the same moment.");
  return one(made, seen.now());
}

Result<NewEntries> look_at_document(const Seen& seen, std::int64_t document) {
  const auto d = document_of(seen.get(), document);
  if (!d) return no_document();
  if (!may_run(seen)) return refused("document.role", "Urgent access does not let you read documents before they go.");
  if (d->made_by != seen.by().id && !may(seen.by(), Permission::allocate)) return refused("document.role", "Its maker and a manager or lead read it before it goes.");
  if (d->looked(seen.by().id)) return NewEntries{};
  return one(DocumentLooked{d->seq, d->made.sha256}, seen.now());
}

Result<NewEntries> release_document(const Seen& seen, std::int64_t document, const std::string& sha256, bool approved, const std::string& reason) {
  const auto d = document_of(seen.get(), document);
  if (!d) return no_document();
  if (!may_run(seen) || !may(seen.by(), Permission::allocate)) return refused("document.role", "A manager or lead says whether it may go.");
  if (d->made_by == seen.by().id) return refused("document.same-person", "You made it. Somebody else has to say whether it may go.");
  if (!needs_release(d->made)) return refused("document.no-release", "This document needs no second person.");
  if (sha256 != d->made.sha256) return refused("document.version", "This is not the version you read. Open it again.");
  if (!d->looked(seen.by().id)) return refused("document.not-read", "Read every page of this version first.");
  if (approved && !d->looked(d->made_by)) return refused("document.not-read", "Whoever made it has not read this version yet.");
  Faults faults;
  faults.need(reason, approved ? "Say what you checked" : "Say what has to change", "reason");
  faults.at_most(reason, longest_text, "reason");
  if (faults.any()) return faults.take();
  return one(DocumentReleased{d->seq, sha256, approved, reason}, seen.now());
}

Result<void> may_open(const Seen& seen, std::int64_t document) {
  const auto d = document_of(seen.get(), document);
  if (!d) return no_document();
  if (!may_run(seen)) return refused("document.role", "Urgent access does not let you open documents.");
  if (needs_release(d->made))
    if (auto proof = released(*d); !proof) return proof.refusal();
  if (d->made.audience == Audience::survivor)
    if (auto proof = letter_channel(seen.get(), d->made.channel, d->made.form, seen.now()); !proof) return proof.refusal();
  return {};
}

Result<NewEntries> give_document(const Seen& seen, std::int64_t document, const std::string& how, std::optional<Instant> happened_at) {
  if (auto may = may_open(seen, document); !may) return may.refusal();
  const CaseDocument d = *document_of(seen.get(), document);
  if (d.made.audience != Audience::survivor && d.made.audience != Audience::perpetrator)
    return refused("document.ledger", "What goes to an agency, a court or an ombudsman is written in the sharing ledger.");
  Faults faults;
  faults.need(how, "Say how it went", "how");
  faults.at_most(how, longest_line, "how");
  if (happened_at) faults.not_future(*happened_at, seen.now(), "when");
  if (faults.any()) return faults.take();
  const std::string to = d.made.recipient.empty() ? std::string(label_of(d.made.audience)) : d.made.recipient;
  return one(DocumentGiven{d.seq, d.made.sha256, to, how}, happened_at.value_or(seen.now()));
}

Result<std::string> may_be_shared(const Case& c, std::int64_t document, const std::string& agency) {
  const auto d = document_of(c, document);
  if (!d) return no_document();
  if (!reads_outside(d->made.audience)) return refused("document.audience", "This document was not made for anybody outside.");
  if (fold_joined(agency) != fold_joined(d->made.recipient)) return refused("document.recipient", "This document was made for " + d->made.recipient + ". Make one for whom it goes to.");
  if (needs_release(d->made))
    if (auto proof = released(*d); !proof) return proof.refusal();
  return d->made.sha256;
}

std::vector<std::string> perpetrators_of(const Case& c) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& name) { if (!blank(name) && std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name); };
  add(c.perpetrator.name);
  for (const CaseLine& line : c.lines) {
    if (const auto* asked = std::get_if<PerpetratorAsked>(&line.event)) add(asked->name);
    if (const auto* more = std::get_if<FurtherPerpetrator>(&line.event)) add(more->name);
  }
  return out;
}

}  // namespace rowan
