#include "domain/chronology.h"

#include <algorithm>
#include <unordered_map>

#include "domain/case_acts_checks.h"

namespace rowan {
namespace {

bool with_perpetrator(const Case& c, const ContactRecorded& contact) {
  if (contact.person.empty()) return false;
  const std::vector<std::string> names = perpetrators_of(c);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return fold(collapse(name)) == fold(collapse(contact.person)); });
}
// Minutes belong to the partners of a meeting, and what only some roles may read is not for a paper.
bool may_leave(const RecordRow* row) { return row && row->kept != RecordClass::minutes && row->kept != RecordClass::new_home && row->readers.empty(); }

const DocumentMade* made_of(const Case& c, std::int64_t document) {
  for (const CaseLine& line : c.lines)
    if (line.seq == document) return std::get_if<DocumentMade>(&line.event);
  return nullptr;
}

// What an entry is called for somebody who must not learn more than that; empty: it stays out. No overload, no line: a kind that is new
// is left out until somebody says otherwise.
struct OwnFileWords {
  const Case& c;
  const RecordShapes& shapes;
  template <class T> std::string operator()(const T&) const { return {}; }
  std::string operator()(const ContactRecorded& e) const {
    if (!with_perpetrator(c, e)) return {};
    switch (e.outcome) {
      case ContactOutcome::made: return "We were in touch with you";
      case ContactOutcome::attempted: return "We tried to reach you";
      case ContactOutcome::received: return "You got in touch with us";
    }
    return {};
  }
  std::string operator()(const RecordMade& e) const {
    const RecordRow* row = shapes.find(e.what);
    return row && !shapes.of_pack(e.what) && e.what == "support-line" ? "We told you about support that is open to you" : std::string{};
  }
  std::string operator()(const DocumentGiven& e) const {
    const DocumentMade* made = made_of(c, e.document);
    return made && made->audience == Audience::perpetrator ? "We sent you a letter, copy " + made->copy : std::string{};
  }
};
struct OtherSideWords {
  const Case& c;
  const RecordShapes& shapes;
  bool chosen;  // its words go in
  template <class T> std::string operator()(const T&) const { return {}; }
  std::string operator()(const CaseOpened&) const { return "Case opened"; }
  std::string operator()(const ReportAttached&) const { return "Report received"; }
  std::string operator()(const CaseClosed&) const { return "Case closed"; }
  std::string operator()(const CaseReopened&) const { return "Case opened again"; }
  std::string operator()(const PhotoAdded&) const { return "Photograph taken"; }
  std::string operator()(const NoteAdded&) const { return chosen ? "Note" : ""; }
  std::string operator()(const ContactRecorded& e) const { return with_perpetrator(c, e) ? "Contact with the other person" : chosen ? "Contact" : ""; }
  std::string operator()(const RecordMade& e) const {
    if (e.what == "incident") return "Incident recorded";
    const RecordRow* row = shapes.find(e.what);
    if (!may_leave(row) || row->kept == RecordClass::reporter_identity) return {};
    return e.what == "damage" ? "Damage recorded" : chosen ? "Record" : "";
  }
};
struct Outside {
  const RecordShapes& shapes;
  template <class T> bool operator()(const T&) const { return false; }
  bool operator()(const CaseOpened&) const { return true; }
  bool operator()(const ReportAttached&) const { return true; }
  bool operator()(const DangerAsked&) const { return true; }
  bool operator()(const HouseholdAsked&) const { return true; }
  bool operator()(const PerpetratorAsked&) const { return true; }
  bool operator()(const Classified&) const { return true; }
  bool operator()(const WishesRecorded&) const { return true; }
  bool operator()(const ContactRecorded&) const { return true; }
  bool operator()(const NoteAdded&) const { return true; }
  bool operator()(const RecordMade& e) const {
    const RecordRow* row = shapes.find(e.what);
    return may_leave(row) && row->kept != RecordClass::reporter_identity;
  }
  bool operator()(const Shared&) const { return true; }
  bool operator()(const SharingRefused&) const { return true; }
  bool operator()(const DocumentGiven&) const { return true; }
  bool operator()(const PhotoAdded&) const { return true; }
  bool operator()(const CaseClosed&) const { return true; }
  bool operator()(const CaseReopened&) const { return true; }
};
struct Whole {
  const RecordShapes& shapes;
  template <class T> bool operator()(const T&) const { return true; }
  bool operator()(const RecordMade& e) const { return may_leave(shapes.find(e.what)); }
  bool operator()(const AccessGranted&) const { return false; }
  bool operator()(const AccessEnded&) const { return false; }
  bool operator()(const Barred&) const { return false; }
  bool operator()(const BarLifted&) const { return false; }
  bool operator()(const Restricted&) const { return false; }
  bool operator()(const StaffLinked&) const { return false; }
  bool operator()(const DocumentLooked&) const { return false; }
};

bool within(const ChronologyChoice& choice, Instant at) {
  const Date day = civil(at).date;
  return (!choice.from || *choice.from <= day) && (!choice.until || day <= *choice.until);
}
bool is_about(const Case& c, const RecordShapes& shapes, About about, const CaseLine& line) {
  switch (about) {
    case About::everyone: return true;
    case About::survivor: return !of_perpetrator(c, shapes, line);
    case About::perpetrator: return of_perpetrator(c, shapes, line);
  }
  return false;
}

// Details that say how somebody is reached, or who spoke for them.
bool is_way(std::string_view label) { return label == "Way used" || label == "Number, address or name" || label == "For" || label == "Version"; }

void fill(ChronologyLine& out, const TimelineItem& item, View view, const Secrets& ways) {
  out.title = item.title;
  out.text = item.text;
  out.details = item.details;
  if (view == View::whole) return;
  std::erase_if(out.details, [&](const auto& d) { return is_way(d.first); });
  const std::size_t before = out.details.size();
  std::erase_if(out.details, [&](const auto& d) { return !found_in(d.second, ways).empty(); });
  out.withheld = out.details.size() != before;
  if (!found_in(out.text, ways).empty()) {
    out.text.clear();
    out.withheld = true;
  }
}

std::string fixed_title(const Case& c, const RecordShapes& shapes, const ChronologyChoice& choice, const CaseLine& line) {
  if (choice.view == View::own_file) return std::visit(OwnFileWords{c, shapes}, line.event);
  const bool chosen = std::find(choice.with_words.begin(), choice.with_words.end(), line.seq) != choice.with_words.end();
  return std::visit(OtherSideWords{c, shapes, chosen}, line.event);
}

}  // namespace

View view_of(const DocumentMade& made) {
  if (made.form == DocumentForm::own_file || made.audience == Audience::perpetrator) return View::own_file;
  if (made.other_side != Answer::no) return View::other_side;
  return made.audience == Audience::internal ? View::whole : View::outside;
}

bool of_perpetrator(const Case& c, const RecordShapes& shapes, const CaseLine& line) {
  if (const auto* contact = std::get_if<ContactRecorded>(&line.event)) return with_perpetrator(c, *contact);
  if (const auto* record = std::get_if<RecordMade>(&line.event)) {
    const RecordRow* row = shapes.find(record->what);
    return row && (row->kept == RecordClass::perpetrator_file || row->theme == RecordTheme::perpetrator);
  }
  if (const auto* made = std::get_if<DocumentMade>(&line.event)) return made->audience == Audience::perpetrator;
  if (const auto* given = std::get_if<DocumentGiven>(&line.event)) {
    const DocumentMade* made = made_of(c, given->document);
    return made && made->audience == Audience::perpetrator;
  }
  return std::holds_alternative<PerpetratorAsked>(line.event) || std::holds_alternative<FurtherPerpetrator>(line.event);
}

Result<std::vector<ChronologyLine>> chronology(const Case& c, const Names& names, const RecordShapes& shapes, const ChronologyChoice& choice,
                                               const std::vector<std::string>& reporters) {
  const bool ours = choice.view == View::whole || choice.view == View::outside;
  const Secrets ways = contact_secrets(c);
  const Secrets hidden = other_side_secrets(c, reporters);
  std::unordered_map<std::int64_t, TimelineItem> items;
  if (ours)
    for (TimelineItem& item : timeline(c, names)) items.emplace(item.seq, std::move(item));
  std::vector<ChronologyLine> out;
  for (const CaseLine& line : c.lines) {
    if (!within(choice, line.happened_at) || !is_about(c, shapes, choice.view == View::own_file ? About::everyone : choice.about, line)) continue;
    ChronologyLine one_line{line.seq, line.happened_at, line.entered_at, line.entered_at - line.happened_at > late_after, line.actor, {}, {}, {}, false};
    if (ours) {
      if (choice.view == View::whole ? !std::visit(Whole{shapes}, line.event) : !std::visit(Outside{shapes}, line.event)) continue;
      const auto item = items.find(line.seq);
      if (item == items.end()) continue;
      fill(one_line, item->second, choice.view, ways);
    } else {
      one_line.title = fixed_title(c, shapes, choice, line);
      if (one_line.title.empty()) continue;
      if (choice.view == View::other_side && std::find(choice.with_words.begin(), choice.with_words.end(), line.seq) != choice.with_words.end()) one_line.text = text_of(line).value_or("");
      const auto telling = found_in(one_line.text, hidden);
      if (!telling.empty())
        return Refusal::one(Because::invalid, "chronology.telling", "Entry " + std::to_string(line.seq) + " holds " + telling.front() + ". Its words cannot go to the other side", "with_words");
    }
    out.push_back(std::move(one_line));
  }
  std::stable_sort(out.begin(), out.end(), [](const ChronologyLine& a, const ChronologyLine& b) { return std::pair(a.happened_at, a.seq) < std::pair(b.happened_at, b.seq); });
  return out;
}

}  // namespace rowan
