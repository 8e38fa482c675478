#include "domain/chronology.h"

#include <algorithm>
#include <unordered_map>

#include "domain/case_acts_checks.h"
#include "domain/records/instances.h"

namespace rowan {
namespace {

bool with_perpetrator(const Case& c, const ContactRecorded& contact) {
  if (contact.person.empty()) return false;
  const std::vector<std::string> names = perpetrators_of(c);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return fold(collapse(name)) == fold(collapse(contact.person)); });
}
// Minutes belong to the partners of a meeting, and what only some roles may read is not for a paper. A step goes with its whole, and what
// no policy describes any more stays.
bool may_leave(const Case& c, const RecordShapes& shapes, const RecordMade& made) {
  const ReadBy by = read_by(c, shapes, made);
  return shapes.find(made.what) && by.kept != RecordClass::minutes && by.kept != RecordClass::new_home && by.readers.empty() && by.readers_of_whole.empty() && !by.nobody;
}
bool says_who_reported(const Case& c, const RecordShapes& shapes, const RecordMade& made) { return read_by(c, shapes, made).kept == RecordClass::reporter_identity; }

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
    if (!may_leave(c, shapes, e) || says_who_reported(c, shapes, e)) return {};
    return e.what == "damage" ? "Damage recorded" : chosen ? "Record" : "";
  }
};
struct Outside {
  const Case& c;
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
  bool operator()(const RecordMade& e) const { return may_leave(c, shapes, e); }  // who reported it is looked at before this
  bool operator()(const Shared&) const { return true; }
  bool operator()(const SharingRefused&) const { return true; }
  bool operator()(const DocumentGiven&) const { return true; }
  bool operator()(const PhotoAdded&) const { return true; }
  bool operator()(const CaseClosed&) const { return true; }
  bool operator()(const CaseReopened&) const { return true; }
};
struct Whole {
  const Case& c;
  const RecordShapes& shapes;
  template <class T> bool operator()(const T&) const { return true; }
  bool operator()(const RecordMade& e) const { return may_leave(c, shapes, e); }
  bool operator()(const AccessGranted&) const { return false; }
  bool operator()(const AccessEnded&) const { return false; }
  bool operator()(const UrgentAccessReviewed&) const { return false; }
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

bool holds(const std::vector<std::int64_t>& list, std::int64_t seq) { return std::find(list.begin(), list.end(), seq) != list.end(); }

// What must be kept out of the words of a line for somebody outside.
struct KeptBack {
  Secrets ways;
  Secrets reporter;
  const ChronologyChoice& choice;
};

// The account of somebody else's report is in their words: "I live next door" names nobody, and says who it was.
bool told_by_reporter(const CaseLine& line) {
  const auto* report = std::get_if<ReportAttached>(&line.event);
  return report && report->route != Route::survivor;
}

bool may_say_who_reported(const CaseLine& line, const TimelineItem& item, const KeptBack& back) {
  if (told_by_reporter(line)) return true;
  if (!found_in(item.title, back.reporter).empty() || !found_in(item.text, back.reporter).empty()) return true;
  return std::any_of(item.details.begin(), item.details.end(), [&](const auto& d) { return !found_in(d.second, back.reporter).empty(); });
}

// Without what may say who reported it. What a form asks of a report is not let in by anybody's reading; the words are.
bool keep_reporter_back(ChronologyLine& out, const CaseLine& line, const TimelineItem& item, const KeptBack& back) {
  const std::size_t before = out.details.size();
  if (told_by_reporter(line)) out.details.clear();
  if (!may_say_who_reported(line, item, back)) return false;
  if (holds(back.choice.cleared, line.seq)) return out.details.size() != before;
  std::erase_if(out.details, [&](const auto& d) { return !found_in(d.second, back.reporter).empty(); });
  const bool in_title = !found_in(out.title, back.reporter).empty();
  if (in_title) out.title = label_of(item.kind);
  const bool changed = in_title || !out.text.empty() || out.details.size() != before;
  out.text.clear();
  return changed;
}

// Gives why words were taken out of it, or nothing.
std::vector<OutReason> fill(ChronologyLine& out, const CaseLine& line, const TimelineItem& item, const KeptBack& back) {
  std::vector<OutReason> why;
  out.title = item.title;
  out.text = item.text;
  out.details = item.details;
  if (back.choice.view == View::whole) return why;
  std::erase_if(out.details, [&](const auto& d) { return is_way(d.first); });
  const std::size_t before = out.details.size();
  std::erase_if(out.details, [&](const auto& d) { return !found_in(d.second, back.ways).empty(); });
  bool way = out.details.size() != before;
  if (!found_in(out.text, back.ways).empty()) {
    out.text.clear();
    way = true;
  }
  if (way) why.push_back(OutReason::way_of_contact);
  if (!back.choice.reporter_shown && keep_reporter_back(out, line, item, back)) why.push_back(OutReason::reporter);
  out.withheld = !why.empty();
  return why;
}

// Why the whole of a line stays out of a copy for us or for somebody outside; nothing: it is in.
std::optional<OutReason> whole_line_out(const Case& c, const RecordShapes& shapes, const ChronologyChoice& choice, const CaseLine& line) {
  const auto* made = std::get_if<RecordMade>(&line.event);
  if (made && !may_leave(c, shapes, *made)) return OutReason::not_for_colleagues;
  // An answer names what it answers.
  if (const auto* answer = std::get_if<ApprovalAnswered>(&line.event))
    for (const CaseLine& asked : c.lines)
      if (const auto* of = std::get_if<RecordMade>(&asked.event); of && asked.seq == answer->of && !may_leave(c, shapes, *of))
        return OutReason::not_for_colleagues;
  if (choice.view == View::whole) return std::visit(Whole{c, shapes}, line.event) ? std::nullopt : std::optional(OutReason::access);
  if (made && says_who_reported(c, shapes, *made)) return choice.reporter_shown ? std::nullopt : std::optional(OutReason::reporter_row);
  return std::visit(Outside{c, shapes}, line.event) ? std::nullopt : std::optional(OutReason::outside);
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
  if (const auto* learned = std::get_if<PersonLearned>(&line.event)) return learned->who != LearnedOf::survivor;
  return std::holds_alternative<PerpetratorAsked>(line.event) || std::holds_alternative<FurtherPerpetrator>(line.event);
}

ChronologyChoice choice_of(const DocumentMade& made, std::vector<std::int64_t> with_words) {
  const View view = view_of(made);
  return {view, made.about, made.from, made.until, std::move(with_words), view == View::outside && reporter_rule(made).shown, made.cleared};
}

std::string_view label_of(OutReason reason) {
  switch (reason) {
    case OutReason::access: return "Who may see the case, and who looked, is no part of it.";
    case OutReason::not_for_colleagues: return "Only some colleagues read this, and it leaves the house in no paper.";
    case OutReason::outside: return "Inside business, or a way of contact: not for a reader outside.";
    case OutReason::fixed_words: return "Only dates and fixed words go to the other side.";
    case OutReason::way_of_contact: return "It holds a way of reaching somebody: those words stay out.";
    case OutReason::reporter: return "It may say who reported it: its words stay out unless somebody has read it and lets it in.";
    case OutReason::reporter_row: return "It says who reported it, which is kept back from this reader.";
  }
  return {};
}

namespace {

// The lines for us and for somebody outside, and what stays out of them.
void draw_ours(const Case& c, const Names& names, const RecordShapes& shapes, const ChronologyChoice& choice, const std::vector<Reporter>& reporters,
               std::vector<ChronologyLine>& in, std::vector<LeftOut>& out) {
  const KeptBack back{contact_secrets(c), reporter_secrets(c, reporters), choice};
  std::unordered_map<std::int64_t, TimelineItem> items;
  for (TimelineItem& item : timeline(c, names)) items.emplace(item.seq, std::move(item));
  for (const CaseLine& line : c.lines) {
    if (!within(choice, line.happened_at) || !is_about(c, shapes, choice.about, line)) continue;
    const auto item = items.find(line.seq);
    if (item == items.end()) continue;
    const auto leave = [&](OutReason why, bool partly) {
      out.push_back({line.seq, line.happened_at, item->second.title, item->second.text, why, partly, partly && why == OutReason::reporter});
    };
    if (const auto why = whole_line_out(c, shapes, choice, line)) {
      leave(*why, false);
      continue;
    }
    ChronologyLine one_line{line.seq, line.happened_at, line.entered_at, line.entered_at - line.happened_at > late_after, line.actor, {}, {}, {}, false};
    for (const OutReason why : fill(one_line, line, item->second, back)) leave(why, true);
    in.push_back(std::move(one_line));
  }
}

void draw_theirs(const Case& c, const Names& names, const RecordShapes& shapes, const ChronologyChoice& choice, std::vector<ChronologyLine>& in, std::vector<LeftOut>& out) {
  std::unordered_map<std::int64_t, TimelineItem> items;
  for (TimelineItem& item : timeline(c, names)) items.emplace(item.seq, std::move(item));
  for (const CaseLine& line : c.lines) {
    const About about = choice.view == View::own_file ? About::everyone : choice.about;
    if (!within(choice, line.happened_at) || !is_about(c, shapes, about, line)) continue;
    ChronologyLine one_line{line.seq, line.happened_at, line.entered_at, line.entered_at - line.happened_at > late_after, line.actor, {}, {}, {}, false};
    one_line.title = fixed_title(c, shapes, choice, line);
    const bool words = !one_line.title.empty() && choice.view == View::other_side && holds(choice.with_words, line.seq);
    if (words) one_line.text = text_of(line).value_or("");
    const auto item = items.find(line.seq);
    if (!words && item != items.end())
      out.push_back({line.seq, line.happened_at, item->second.title, item->second.text, OutReason::fixed_words, !one_line.title.empty(), false});
    if (!one_line.title.empty()) in.push_back(std::move(one_line));
  }
}

template <class T>
void oldest_first(std::vector<T>& list) {
  std::stable_sort(list.begin(), list.end(), [](const T& a, const T& b) { return std::pair(a.happened_at, a.seq) < std::pair(b.happened_at, b.seq); });
}

void draw(const Case& c, const Names& names, const RecordShapes& shapes, const ChronologyChoice& choice, const std::vector<Reporter>& reporters,
          std::vector<ChronologyLine>& in, std::vector<LeftOut>& out) {
  const bool ours = choice.view == View::whole || choice.view == View::outside;
  if (ours) draw_ours(c, names, shapes, choice, reporters, in, out);
  else draw_theirs(c, names, shapes, choice, in, out);
  oldest_first(in);
  oldest_first(out);
}

}  // namespace

Result<std::vector<ChronologyLine>> chronology(const Case& c, const Names& names, const RecordShapes& shapes, const ChronologyChoice& choice,
                                               const std::vector<Reporter>& reporters) {
  std::vector<ChronologyLine> in;
  std::vector<LeftOut> out;
  draw(c, names, shapes, choice, reporters, in, out);
  if (choice.view != View::other_side) return in;
  const Secrets hidden = other_side_secrets(c, said_of(reporters)) + reporter_secrets(c, reporters);
  for (const ChronologyLine& line : in)
    if (const auto telling = found_in(line.text, hidden); !telling.empty())
      return Refusal::one(Because::invalid, "chronology.telling", "Entry " + std::to_string(line.seq) + " holds " + telling.front() + ". Its words cannot go to the other side", "with_words");
  return in;
}

std::vector<LeftOut> left_out(const Case& c, const Names& names, const RecordShapes& shapes, const ChronologyChoice& choice,
                              const std::vector<Reporter>& reporters) {
  std::vector<ChronologyLine> in;
  std::vector<LeftOut> out;
  draw(c, names, shapes, choice, reporters, in, out);
  return out;
}

}  // namespace rowan
