// The words of the questions' answers: kinds of harm, relationships, and everything as the check page says it back.
#include <algorithm>

#include "web/pages/tell_us_questions.h"

namespace rowan::web::tell {
namespace {

std::string plain_words(AbuseType type) {
  switch (type) {
    case AbuseType::physical: return "Being hit, pushed or hurt";
    case AbuseType::sexual: return "Sex or touching that is not wanted";
    case AbuseType::violent_threatening: return "Threats, or being made afraid";
    case AbuseType::controlling: return "Being told what to do, where to go or who to see";
    case AbuseType::coercive: return "Being frightened or forced into things";
    case AbuseType::economic: return "Money, bills or belongings taken or controlled";
    case AbuseType::psychological: return "Mind games, or being made to doubt yourself";
    case AbuseType::emotional: return "Insults, shouting or being put down";
    case AbuseType::stalking_harassment: return "Being followed, watched or bothered";
    case AbuseType::tech_facilitated: return "Phone, messages or accounts checked or tracked";
    case AbuseType::honour_based: return "Pressure or harm over family or community honour";
    case AbuseType::forced_marriage: return "Being made to marry";
    case AbuseType::fgm: return "Genital cutting, or the threat of it";
    case AbuseType::faith_related: return "Harm in the name of a faith or belief";
    case AbuseType::other: return "Something else";
  }
  return "Something else";
}

std::string word_of(const std::string& answer) {
  return answer == "yes" ? "Yes" : answer == "no" ? "No" : answer == "unknown" ? "I am not sure" : "";
}
std::string words_of_teller(const std::string& value) {
  const auto teller = named<Teller>(value);
  if (!teller) return {};
  switch (*teller) {
    case Teller::me: return "The person it is happening to";
    case Teller::neighbour: return "A neighbour";
    case Teller::relative: return "A relative or friend";
    case Teller::professional: return "A professional";
    case Teller::harm: return "The person who does the harm";
    case Teller::unsaid: return "I would rather not say";
  }
  return {};
}

class Said {
 public:
  explicit Said(const TellAnswers& answers) : answers_(answers) {}
  [[nodiscard]] std::string one(std::string_view field) const { return tell::one(answers_, field); }
  [[nodiscard]] bool chose(std::string_view field, std::string_view value) const {
    const auto held = all(answers_, field);
    return std::find(held.begin(), held.end(), value) != held.end();
  }
  void line(std::string text) { if (!text.empty()) out.push_back(std::move(text)); }
  void field(std::string_view name, const std::string& before = {}) {
    const std::string value = one(name);
    if (!value.empty()) line(before.empty() ? value : before + value);
  }
  std::vector<std::string> out;

 private:
  const TellAnswers& answers_;
};

void reach_words(Said& said) {
  if (said.chose("reach", "none")) return said.line("Do not contact me");
  if (said.chose("reach", "text")) {
    said.line("Text message");
    said.field("text_number");
    said.field("text_when");
  }
  if (said.chose("reach", "call")) {
    said.line("Phone call");
    said.field("call_number");
    said.field("call_when");
    said.field("call_say", "If someone else answers: ");
  }
  if (said.chose("reach", "email")) {
    said.line("Email");
    said.field("email");
  }
  if (said.chose("reach", "trusted")) {
    said.line("Through someone you trust");
    said.field("trusted");
  }
}

}  // namespace

std::vector<Kind> kinds(const Policy* policy) {
  std::vector<Kind> out;
  std::vector<AbuseType> used;
  bool other = false;
  const auto add = [&](const std::string& code, const std::string& label, AbuseType type) {
    other = other || type == AbuseType::other;
    // Two codes of the pack for one form: the second keeps the pack's own word.
    const bool again = std::find(used.begin(), used.end(), type) != used.end();
    out.push_back({code, again ? label : plain_words(type)});
    used.push_back(type);
  };
  if (policy)
    for (const AbuseCode& code : policy->abuse_types) add(code.code, code.label, code.is);
  if (out.empty())
    for (const AbuseType type : {AbuseType::physical, AbuseType::sexual, AbuseType::violent_threatening, AbuseType::controlling, AbuseType::coercive, AbuseType::economic, AbuseType::psychological,
                                 AbuseType::emotional, AbuseType::stalking_harassment, AbuseType::tech_facilitated})
      add(std::string(name_of(type)), {}, type);
  if (!other) add("other", "Something else", AbuseType::other);
  return out;
}

std::vector<Tie> relationships(const Policy* policy) {
  std::vector<Tie> out;
  if (policy)
    for (const RelationshipCode& code : policy->relationships) out.push_back({code.code, code.label});
  if (out.empty())
    out = {{"partner", "Husband, wife or partner"}, {"former_partner", "Former husband, wife or partner"}, {"parent", "Parent or step-parent"}, {"adult_child", "Adult son or daughter"},
           {"sibling", "Brother or sister"}, {"other_relative", "Another relative"}, {"household_member", "Lives there and is not related"}, {"other", "Somebody else"}};
  return out;
}

std::vector<std::string> words_for(Step step, const TellAnswers& answers, const Policy* policy) {
  Said said(answers);
  switch (step) {
    case Step::teller: said.line(words_of_teller(said.one("teller"))); break;
    case Step::danger: said.line(word_of(said.one("danger"))); break;
    case Step::act_now: break;
    case Step::agency:
      if (said.chose("police", "yes")) said.line("From the police");
      said.field("agency");
      said.field("your_name");
      said.field("your_contact");
      said.field("your_reference", "Your reference: ");
      break;
    case Step::account: said.field("account"); break;
    case Step::details: said.field("details"); break;
    case Step::support: said.field("support"); break;
    case Step::wanted: said.field("wanted"); break;
    case Step::kinds:
      for (const Kind& kind : kinds(policy)) if (said.chose("kinds", kind.code)) said.line(kind.words);
      break;
    case Step::who:
      if (said.chose("who_unsaid", "yes")) return {"I would rather not say"};
      said.field("who_name");
      said.field("who_address");
      break;
    case Step::household:
      if (!said.one("children").empty()) said.line("Children: " + word_of(said.one("children")));
      if (!said.one("adults").empty()) said.line("Adults who need care or support: " + word_of(said.one("adults")));
      said.field("household");
      break;
    case Step::reach: reach_words(said); break;
    case Step::reach_you:
      if (said.chose("no_contact", "yes")) said.line("Do not contact me");
      said.field("your_name");
      said.field("your_contact");
      break;
    case Step::about_you:
      said.field("your_name");
      said.field("your_contact");
      for (const Tie& tie : relationships(policy)) if (said.one("your_tie") == tie.code) said.line(tie.words);
      break;
    case Step::other_person:
      // "I would rather not say" takes back a name typed before it.
      if (said.one("other_given") == "declined") said.line("I would rather not say");
      else if (said.one("other_given") == "unknown") said.line("I do not know");
      else said.field("other_name");
      for (const Tie& tie : relationships(policy)) if (said.one("other_tie") == tie.code) said.line(tie.words);
      break;
    case Step::keep_from: said.field("keep_from"); break;
    case Step::works: said.line(word_of(said.one("works"))); break;
    case Step::wishes: said.field("wishes"); break;
  }
  return said.out;
}

}  // namespace rowan::web::tell
