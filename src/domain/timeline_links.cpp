#include "domain/timeline_links.h"

namespace rowan {
namespace {

void detail(LineWords& words, std::string_view label, std::string_view value) { if (!value.empty()) words.details.emplace_back(label, value); }
void answer(LineWords& words, std::string_view label, Answer value) { if (value != Answer::not_asked) detail(words, label, label_of(value)); }

std::string colleague(const Names& names, StaffId id) {
  const std::string known = names.staff && id ? names.staff(id) : std::string{};
  return known.empty() ? "a colleague" : known;
}

}  // namespace

LineWords words_of(const StaffLinked& e, const Names& names) {
  LineWords w{TimelineKind::access, "Concerns " + (e.who ? colleague(names, e.who) : std::string("a colleague who is not named")), e.text, {}};
  detail(w, "They are", label_of(e.as));
  return w;
}

LineWords words_of(const SupervisionDiscussed& e, const Names& names) {
  LineWords w{TimelineKind::decision, "Discussed at a one-to-one", e.decision, {}};
  detail(w, "With", colleague(names, e.supervisor));
  if (e.on) detail(w, "Day", long_date(*e.on));
  return w;
}

LineWords words_of(const AgenciesTold& e) {
  LineWords w{TimelineKind::contact, "Told of support agencies", e.text, {}};
  for (const ToldAgency& agency : e.agencies) detail(w, agency.name, agency.phone.empty() ? "No number" : agency.phone);
  return w;
}

LineWords words_of(const LiaisonRecorded& e) {
  LineWords w{TimelineKind::contact,
              (e.they_started ? "Heard from: " : "Spoke with: ") + (e.name.empty() ? std::string(label_of(e.agency)) : e.name),
              e.text,
              {}};
  detail(w, "Agency", label_of(e.agency));
  detail(w, "Whom", e.worker);
  detail(w, "Information shared", e.shared ? "Yes, in the sharing ledger" : "No");
  return w;
}

LineWords words_of(const SpecialAsked& e) {
  LineWords w{TimelineKind::decision, "Asked about honour, forced marriage and genital mutilation", e.text, {}};
  answer(w, "So-called honour-based abuse", e.honour_based);
  answer(w, "Forced marriage", e.forced_marriage);
  answer(w, "Genital mutilation", e.fgm);
  answer(w, "Somebody under 18", e.under_18);
  return w;
}

LineWords words_of(const FurtherPerpetrator& e) {
  LineWords w{TimelineKind::decision, "One more person who harms: " + e.name, e.text, {}};
  detail(w, "Who they are", e.relation);
  answer(w, "Works for us", e.works_for_us);
  return w;
}

LineWords words_of(const PersonLearned& e) {
  if (e.takes_back) return {TimelineKind::decision, "Taken back: what was written of a person", e.text, {}};
  LineWords w{TimelineKind::decision, e.report ? "A report says of a person" : "Learned of a person", e.text, {}};
  detail(w, "Who", label_of(e.who));
  for (const std::string& name : e.names) detail(w, e.who == LearnedOf::named ? "Name" : "Other name", name);
  for (const std::string& name : e.earlier) detail(w, "Earlier name", name);
  if (e.born) detail(w, "Born", long_date(*e.born));
  detail(w, "Phone", e.phone);
  detail(w, "Address", e.address);
  return w;
}

}  // namespace rowan
