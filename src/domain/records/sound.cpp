#include "domain/records/sound.h"

#include <algorithm>

#include "domain/facts.h"
#include "domain/timeline.h"

namespace rowan {
namespace {

// Names that the form of every row has for itself.
constexpr std::string_view taken[] = {"value",       "text",     "when",   "wish", "basis", "basis_text",
                                      "pass_reason", "approved", "reason", "turn", "step",  "minute", "_token"};

bool shaped(std::string_view code, char joint) {
  return !code.empty() && code.size() <= 60 &&
         std::all_of(code.begin(), code.end(), [&](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == joint; });
}

class Judge {
 public:
  Judge(const RecordRow& row, const RecordShapes& among) : row_(row), among_(among) {}

  std::vector<std::string> run() {
    if (!shaped(row_.what, '-')) say("The code of a record is written in small letters, digits and hyphens.");
    if (row_.title.empty() || row_.hint.empty()) say("A record has a title and a hint.");
    if (!named<TimelineKind>(row_.timeline)) say("There is no kind of timeline entry \"" + row_.timeline + "\".");
    if (row_.choices.empty() && row_.fields.empty() && row_.text_label.empty()) say("A record asks something: choices, fields or words.");
    if ((row_.text_needed || !row_.text_needed_for.empty()) && row_.text_label.empty()) say("Words are needed, and there is no box for them.");
    choices(row_.choices);
    for (const std::string& code : row_.text_needed_for) known_choice(code);
    for (const std::string& code : row_.ends_for) known_choice(code);
    fact(row_.fact, row_.choices);
    for (std::size_t i = 0; i < row_.fields.size(); ++i) field(i);
    steps();
    for (const RecordDue& due : row_.due) due_of(due);
    return std::move(out_);
  }

 private:
  void say(std::string text) { out_.push_back(std::move(text)); }
  void known_choice(const std::string& code) { if (row_.choice_label(code).empty()) say("There is no choice \"" + code + "\"."); }
  void choices(const std::vector<RecordChoice>& list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (!shaped(list[i].code, '_') || list[i].label.empty()) say("A choice has a code of small letters, digits and _, and a label.");
      if (std::any_of(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(i), [&](const RecordChoice& c) { return c.code == list[i].code; }))
        say("The choice \"" + list[i].code + "\" is here twice.");
    }
  }
  // A fact with listed values takes no others: a pack that asks for one of them would wait for ever.
  void fact(const std::string& name, const std::vector<RecordChoice>& values) {
    if (name.empty()) return;
    const FactName* known = find_fact(name);
    if (!known) return say("There is no fact \"" + name + "\".");
    if (known->choices.empty()) return;
    for (const RecordChoice& choice : values)
      if ((' ' + std::string(known->choices) + ' ').find(' ' + choice.code + ' ') == std::string::npos)
        say("The fact \"" + name + "\" has no value \"" + choice.code + "\".");
  }
  void field(std::size_t i) {
    const RecordField& f = row_.fields[i];
    const std::string name = "The field \"" + f.code + "\" ";
    if (!shaped(f.code, '_')) say("The code of a field is written in small letters, digits and _.");
    if (std::find(std::begin(taken), std::end(taken), f.code) != std::end(taken)) say(name + "has a name that every form has for itself.");
    if (f.label.empty()) say(name + "has no label.");
    if (std::any_of(row_.fields.begin(), row_.fields.begin() + static_cast<std::ptrdiff_t>(i),
                    [&](const RecordField& g) { return g.code == f.code; }))
      say(name + "is here twice.");
    if ((f.kind == FieldKind::choice) == f.choices.empty()) say(name + "is a choice exactly when it has choices.");
    choices(f.choices);
    fact(f.fact, f.choices);
    if (f.needed_when.empty()) {
      if (!f.needed_when_is.empty()) say(name + "says for which values, and not of which field.");
    } else if (f.needed_when == "value" ? row_.choices.empty() : f.needed_when == f.code || !row_.field(f.needed_when)) {
      say(name + "is needed when \"" + f.needed_when + "\" has a value, and there is no such other field.");
    }
  }
  void steps() {
    for (const std::string& before : row_.continues) {
      const RecordRow* first = among_.find(before);
      if (!first || first->is_step()) say("There is no record \"" + before + "\" that begins something.");
      else kept_like(*first);
    }
    if (!row_.is_step() && (row_.once || row_.ends)) say("Only a step comes once or ends something.");
    if (!row_.ends_for.empty() && !row_.ends) say("It says for which answers it ends, and not that it does.");
    if (!row_.affects_them && !row_.affects_them_for.empty()) say("Answers that need their wish are named, and the record does not ask for it.");
    for (const std::string& code : row_.affects_them_for) known_choice(code);
    for (const auto& [code, decision] : row_.decisions) known_choice(code);
    if (row_.is_step() && row_.affects_them && row_.affects_them_for.empty())
      say("What they want is asked where the action begins, not at a step of it.");
  }
  // Somebody who may not read the whole would learn of it from a step.
  void kept_like(const RecordRow& first) {
    if (first.kept != RecordClass::ordinary && row_.kept != first.kept) say("A step of what is kept apart is kept apart in the same way.");
    if (!first.readers.empty() && (row_.readers.empty() || (row_.readers.bits & ~first.readers.bits)))
      say("A step is read by those who read what it continues, and by nobody else.");
  }
  void due_of(const RecordDue& due) {
    const auto is_day = [&](const std::string& code) {
      const RecordField* f = row_.field(code);
      return f && (f->kind == FieldKind::date || f->kind == FieldKind::instant);
    };
    if (due.title.empty()) say("What has to be done by a day has a title.");
    if (due.field.empty() && !due.else_days) say("A day needs a field that names it, or a number of days.");
    if (!due.field.empty() && !is_day(due.field)) say("The field \"" + due.field + "\" is no date.");
    if (!due.else_field.empty() && (!is_day(due.else_field) || !due.else_days))
      say("The field \"" + due.else_field + "\" is no date, or the number of days from it is missing.");
    if (due.remind_days < 0) say("A reminder comes before the day.");
    for (const std::string& step : due.met_by) {
      const RecordRow* row = among_.find(step);
      const std::string& first = row_.is_step() ? row_.continues.front() : row_.what;
      if (!row || std::find(row->continues.begin(), row->continues.end(), first) == row->continues.end())
        say("There is no step \"" + step + "\" of this record.");
    }
  }

  const RecordRow& row_;
  const RecordShapes& among_;
  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> unsound(const RecordRow& row, const RecordShapes& among) { return Judge(row, among).run(); }

}  // namespace rowan
