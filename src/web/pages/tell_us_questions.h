#pragma once
// Which questions the public page asks, in which order, and what a report is made of them. Pure: no page, no session.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/policy/history.h"
#include "domain/report.h"
#include "web/pages/tell_us.h"
#include "web/server/form.h"

namespace rowan::web::tell {

enum class Teller { me, neighbour, relative, professional, harm, unsaid };
inline constexpr std::string_view teller_names[] = {"survivor", "neighbour", "relative", "professional", "harm", "unsaid"};
constexpr std::span<const std::string_view> names_of(Teller) { return teller_names; }

// One page each.
enum class Step { teller, danger, act_now, agency, account, details, support, wanted, kinds, who, household, reach, reach_you, about_you, other_person, keep_from, works, wishes };

[[nodiscard]] std::optional<Teller> teller_of(const TellAnswers& answers);
// The steps that these answers lead to, in order. The first is always the teller; before it is answered there is no other.
[[nodiscard]] std::vector<Step> flow(const TellAnswers& answers);
// What the browser shows in the tab: nothing telling (ux.md section 3).
[[nodiscard]] std::string plain_title(Step step);
// The question as the page and the check page ask it.
[[nodiscard]] std::string question(Step step, const TellAnswers& answers);
[[nodiscard]] const std::vector<std::string>& fields_of(Step step);
// What is wrong with what was typed; empty for nearly everything, as only the first question needs an answer.
[[nodiscard]] std::vector<Problem> problems(Step step, const Form& form);

[[nodiscard]] std::string one(const TellAnswers& answers, std::string_view field);
[[nodiscard]] std::vector<std::string> all(const TellAnswers& answers, std::string_view field);

struct Kind {
  std::string code;   // of the pack
  std::string words;  // plain
};
// From the landlord's pack in force; the statutory forms when there is none. "Something else" is always one of them (NHG-6).
[[nodiscard]] std::vector<Kind> kinds(const Policy* policy);
struct Tie {
  std::string code;
  std::string words;
};
[[nodiscard]] std::vector<Tie> relationships(const Policy* policy);
// The pack in force for reports that come now; null when there is none. Valid as long as `history` is held.
[[nodiscard]] const Policy* policy_in_force(const PolicyHistory* history, std::string_view owner, Instant now);

// The answers in words, for the page that shows them before sending. Empty: "Not answered".
[[nodiscard]] std::vector<std::string> words_for(Step step, const TellAnswers& answers, const Policy* policy);

[[nodiscard]] ReportReceived report_of(const TellAnswers& answers);

}  // namespace rowan::web::tell
