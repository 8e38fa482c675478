#include "domain/timeline_documents.h"

#include <algorithm>

namespace rowan {
namespace {

void detail(LineWords& words, std::string_view label, std::string_view value) { if (!value.empty()) words.details.emplace_back(label, value); }

std::string recipient_of(const std::string& agency, const std::string& person) { return person.empty() ? agency : person + ", " + agency; }

std::string decider(const Names& names, StaffId id) { return names.staff && id ? names.staff(id) : std::string{}; }

// "Copy RW-4821-K/3" of the document that an entry speaks of.
std::string copy_of(const Case& c, std::int64_t document) {
  const auto found = std::find_if(c.lines.begin(), c.lines.end(), [&](const CaseLine& line) { return line.seq == document; });
  if (found == c.lines.end()) return "a document";
  const auto* made = std::get_if<DocumentMade>(&found->event);
  return made ? std::string(label_of(made->form)) + ", copy " + made->copy : "a document";
}

}  // namespace

LineWords words_of(const Shared& e, const Names& names) {
  LineWords w{TimelineKind::document, "Information shared with " + recipient_of(e.agency, e.person), e.what, {}};
  detail(w, "How", label_of(e.method));
  detail(w, "Why", e.why);
  detail(w, "Document", e.sha256.empty() ? std::string() : "Version " + e.sha256.substr(0, 12));
  detail(w, "Lawful basis", label_of(e.basis));
  if (e.special != SpecialCategory::none) detail(w, "Special category", label_of(e.special));
  if (e.offences) detail(w, "About crimes", "Yes");
  if (e.condition != ScheduleOne::none) detail(w, "Schedule 1", label_of(e.condition));
  detail(w, "Consent", label_of(e.consent));
  detail(w, "Why they were not asked", e.not_sought);
  detail(w, "Risk of harm", e.risk);
  detail(w, "Kept to what is needed", e.least);
  detail(w, "Do they know", e.told == Answer::not_asked ? std::string_view{} : label_of(e.told));
  detail(w, "Why they were not told", e.not_told);
  detail(w, "Decided by", decider(names, e.decided_by));
  return w;
}
LineWords words_of(const SharingRefused& e, const Names& names) {
  LineWords w{TimelineKind::decision, "Not shared with " + recipient_of(e.agency, e.person), e.why, {}};
  detail(w, "Asked for", e.what);
  detail(w, "Instead", e.instead);
  detail(w, "Decided by", decider(names, e.decided_by));
  return w;
}
LineWords words_of(const DocumentMade& e) {
  LineWords w{TimelineKind::document, std::string(label_of(e.form)) + " made", e.purpose, {}};
  detail(w, "For", e.recipient.empty() ? std::string(label_of(e.audience)) : e.recipient);
  if (e.audience != Audience::perpetrator && e.other_side != Answer::no) detail(w, "The other person may come to read it", label_of(e.other_side));
  detail(w, "What stood against it", e.gate_said);
  detail(w, "Why it was passed", e.pass_reason);
  detail(w, "Copy", e.copy);
  detail(w, "Version", e.sha256.substr(0, 12));
  return w;
}
LineWords words_of(const DocumentLooked& e, const Case& c) { return {TimelineKind::document, "Read before it goes: " + copy_of(c, e.document), {}, {}}; }
LineWords words_of(const DocumentReleased& e, const Case& c) {
  return {TimelineKind::decision, (e.approved ? "May go: " : "May not go: ") + copy_of(c, e.document), e.reason, {}};
}
LineWords words_of(const DocumentGiven& e, const Case& c) {
  LineWords w{TimelineKind::document, "Given out: " + copy_of(c, e.document), {}, {}};
  detail(w, "To", e.to);
  detail(w, "How", e.how);
  detail(w, "Version", e.sha256.substr(0, 12));
  return w;
}
LineWords words_of(const PhotoAdded& e) {
  LineWords w{TimelineKind::document, "Photograph kept", e.what, {}};
  detail(w, "Where", e.where);
  detail(w, "Version", e.sha256.substr(0, 12));
  return w;
}

}  // namespace rowan
