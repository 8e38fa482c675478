#include "domain/worker_choice.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "domain/case.h"
#include "domain/records.h"
#include "domain/records/values.h"

namespace rowan {
namespace {

constexpr std::string_view row_code = "worker";

WorkerGender gender_in(const RecordMade& made) {
  if (made.value == "woman") return WorkerGender::woman;
  if (made.value == "man") return WorkerGender::man;
  const std::string* said = value_of(made, "gender");
  return said ? named<WorkerGender>(*said).value_or(WorkerGender::not_said) : WorkerGender::not_said;
}
StaffId person_in(const RecordMade& made) {
  StaffId out;
  if (const std::string* number = value_of(made, "person")) std::from_chars(number->data(), number->data() + number->size(), out.value);
  return out;
}

}  // namespace

std::optional<WorkerWish> worker_wish(const Case& c) {
  std::optional<WorkerWish> out;
  for (const CaseLine& line : c.lines) {
    const auto* made = std::get_if<RecordMade>(&line.event);
    if (!made || made->what != row_code) continue;
    if (made->turn == RecordTurn::not_done) out.reset();
    if (made->turn || (out && line.happened_at < out->said_at)) continue;
    const std::string* language = value_of(*made, "language");
    const std::string& words = line.corrected_by ? line.text_now : made->text;
    out = WorkerWish{made->value, gender_in(*made), language ? *language : std::string(), person_in(*made), words, line.happened_at};
  }
  return out;
}

std::string label_of(const WorkerWish& wish, std::string_view person) {
  const RecordRow* row = find_record(row_code);
  std::string out(row ? row->choice_label(wish.choice) : std::string_view());
  if (wish.choice == "same_gender" || wish.choice == "opposite_gender") {
    if (wish.gender == WorkerGender::woman) out += ": a woman";
    if (wish.gender == WorkerGender::man) out += ": a man";
  }
  if (!wish.language.empty()) out += ": " + wish.language;
  if (!person.empty()) out += ": " + std::string(person);
  return out;
}

WorkerFit worker_fit(const std::optional<WorkerWish>& wish, StaffId who, const StaffProfile& profile) {
  if (!wish) return WorkerFit::not_asked;
  if (!wish->asks_for_something()) return WorkerFit::no_preference;
  const auto fits = [](bool yes) { return yes ? WorkerFit::fits : WorkerFit::conflict; };
  if (wish->choice == "specific") return wish->person ? fits(wish->person == who) : WorkerFit::not_known;
  if (wish->choice == "culture_language") {
    if (wish->language.empty() || profile.languages.empty()) return WorkerFit::not_known;
    return fits(std::ranges::any_of(profile.languages, [&](const std::string& one) { return fold_joined(one) == fold_joined(wish->language); }));
  }
  if (wish->gender == WorkerGender::not_said || profile.gender == WorkerGender::not_said) return WorkerFit::not_known;
  return fits(profile.gender == wish->gender);
}

}  // namespace rowan
