#include "web/pages/tell_us_questions.h"

#include <algorithm>

namespace rowan::web::tell {
namespace {

constexpr std::size_t longest_answer = 8'000;
constexpr std::size_t longest_line = 280;

struct Choice {
  std::string_view field;
  std::vector<std::string_view> values;
};
// Fields with a fixed set of answers: anything else was not typed on our page.
const std::vector<Choice>& choices() {
  static const std::vector<Choice> list{
      {"teller", {std::begin(teller_names), std::end(teller_names)}},
      {"danger", {"yes", "no", "unknown"}},
      {"children", {"yes", "no", "unknown"}},
      {"adults", {"yes", "no", "unknown"}},
      {"works", {"yes", "no", "unknown"}},
      {"other_given", {"named", "declined", "unknown"}},
      {"reach", {"text", "call", "email", "trusted", "none"}},
      {"police", {"yes"}},
      {"who_unsaid", {"yes"}},
      {"no_contact", {"yes"}},
  };
  return list;
}
bool is_long(std::string_view field) {
  return field == "account" || field == "details" || field == "support" || field == "wanted" || field == "household" || field == "wishes";
}

}  // namespace

std::string one(const TellAnswers& answers, std::string_view field) {
  const auto found = answers.find(std::string(field));
  return found == answers.end() || found->second.empty() ? std::string() : found->second.front();
}
std::vector<std::string> all(const TellAnswers& answers, std::string_view field) {
  const auto found = answers.find(std::string(field));
  return found == answers.end() ? std::vector<std::string>{} : found->second;
}

std::optional<Teller> teller_of(const TellAnswers& answers) { return named<Teller>(one(answers, "teller")); }

std::vector<Step> flow(const TellAnswers& answers) {
  std::vector<Step> steps{Step::teller};
  const auto teller = teller_of(answers);
  if (!teller) return steps;
  steps.push_back(Step::danger);
  if (one(answers, "danger") == "yes") steps.push_back(Step::act_now);
  const auto add = [&](std::initializer_list<Step> more) { steps.insert(steps.end(), more); };
  switch (*teller) {
    case Teller::me: add({Step::account, Step::kinds, Step::who, Step::household, Step::reach, Step::other_person, Step::keep_from, Step::works, Step::wishes}); break;
    case Teller::neighbour:
    case Teller::relative:
    case Teller::unsaid: add({Step::account, Step::kinds, Step::who, Step::household, Step::other_person, Step::keep_from, Step::works, Step::wishes, Step::reach_you}); break;
    case Teller::professional:
      add({Step::agency, Step::who, Step::details, Step::support, Step::wanted, Step::kinds, Step::household, Step::other_person, Step::keep_from, Step::works});
      break;
    case Teller::harm: add({Step::account, Step::who, Step::household, Step::about_you, Step::works, Step::wishes}); break;
  }
  return steps;
}

std::string plain_title(Step step) {
  switch (step) {
    case Step::teller: return "Who is telling us?";
    case Step::danger: return "Right now";
    case Step::act_now: return "What to do now";
    case Step::agency: return "About you";
    case Step::account: return "In your own words";
    case Step::details: return "What you know";
    case Step::support: return "Other support";
    case Step::wanted: return "What you need";
    case Step::kinds: return "What fits";
    case Step::who: return "Name and address";
    case Step::household: return "Who lives there?";
    case Step::reach: return "Where should we reach you?";
    case Step::reach_you: return "Where should we reach you?";
    case Step::about_you: return "About you";
    case Step::other_person: return "Someone else";
    case Step::keep_from: return "Keeping this private";
    case Step::works: return "People who work for us";
    case Step::wishes: return "What you would like";
  }
  return "A question";
}

std::string question(Step step, const TellAnswers& answers) {
  const auto teller = teller_of(answers).value_or(Teller::unsaid);
  const bool me = teller == Teller::me;
  switch (step) {
    case Step::teller: return "Who is telling us?";
    case Step::danger: return "Is anyone in danger right now?";
    case Step::act_now: return "If you can, call 999 now";
    case Step::agency: return "Who are you, and how can we reach you?";
    case Step::account: return "What is happening?";
    case Step::details: return "What has the person told you?";
    case Step::support: return "What support do they have already?";
    case Step::wanted: return "What do you want from us?";
    case Step::kinds: return "Does any of this happen?";
    case Step::who: return me ? "Who are you, and where do you live?" : "Who is it happening to?";
    case Step::household: return me ? "Who lives with you?" : "Who else lives there?";
    case Step::reach: return "How can we reach you without putting you at risk?";
    case Step::reach_you: return "How can we reach you?";
    case Step::about_you: return "Who are you, and how can we reach you?";
    case Step::other_person: return "Who is doing this?";
    case Step::keep_from: return "Who must not find out?";
    case Step::works: return "Does anyone involved work for us?";
    case Step::wishes: return teller == Teller::harm ? "What would help?" : "What would you like to happen?";
  }
  return {};
}

const std::vector<std::string>& fields_of(Step step) {
  using F = std::vector<std::string>;
  static const F teller{"teller"}, danger{"danger"}, none, agency{"police", "agency", "your_name", "your_contact", "your_reference"}, account{"account"}, details{"details"}, support{"support"},
      wanted{"wanted"}, kinds_{"kinds"}, who{"who_name", "who_address", "who_unsaid"}, household{"children", "adults", "household"},
      reach{"reach", "text_number", "text_when", "call_number", "call_when", "call_say", "email", "trusted"}, reach_you{"your_name", "your_contact", "no_contact"},
      about_you{"your_name", "your_contact", "your_tie"}, other{"other_given", "other_name", "other_tie"}, keep{"keep_from"}, works{"works"}, wishes{"wishes"};
  switch (step) {
    case Step::teller: return teller;
    case Step::danger: return danger;
    case Step::act_now: return none;
    case Step::agency: return agency;
    case Step::account: return account;
    case Step::details: return details;
    case Step::support: return support;
    case Step::wanted: return wanted;
    case Step::kinds: return kinds_;
    case Step::who: return who;
    case Step::household: return household;
    case Step::reach: return reach;
    case Step::reach_you: return reach_you;
    case Step::about_you: return about_you;
    case Step::other_person: return other;
    case Step::keep_from: return keep;
    case Step::works: return works;
    case Step::wishes: return wishes;
  }
  return none;
}

std::vector<Problem> problems(Step step, const Form& form) {
  std::vector<Problem> out;
  if (step == Step::teller && form.one("teller").empty()) out.push_back({"tell.teller", "Choose who is telling us, or “I would rather not say”", "teller"});
  for (const std::string& field : fields_of(step)) {
    const auto fixed = std::find_if(choices().begin(), choices().end(), [&](const Choice& c) { return c.field == field; });
    const std::size_t most = is_long(field) ? longest_answer : longest_line;
    for (const std::string_view value : form.all(field)) {
      if (value.size() > most) out.push_back({"tell.long", "This is too long. Use " + std::to_string(most) + " characters or fewer", field});
      else if (fixed != choices().end() && !value.empty() && std::find(fixed->values.begin(), fixed->values.end(), value) == fixed->values.end())
        out.push_back({"tell.choice", "Choose one of the answers", field});
    }
  }
  return out;
}

const Policy* policy_in_force(const PolicyHistory* history, std::string_view owner, Instant now) {
  return history ? history->policy_of_owner(owner, now) : nullptr;
}

}  // namespace rowan::web::tell
