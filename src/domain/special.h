#pragma once
// Cases that need special handling: so-called honour-based abuse, forced marriage, genital mutilation (CX-2.3). What was asked and how the
// abuse was classified both count, and a yes of one is not undone by the other. Pure.
#include <string>
#include <vector>

#include "domain/answers.h"

namespace rowan {

struct Case;
class Facts;

struct Special {
  Answer honour_based = Answer::not_asked;
  Answer forced_marriage = Answer::not_asked;
  Answer fgm = Answer::not_asked;
  Answer fgm_child = Answer::not_asked;  // of somebody under 18; unknown as long as it is not known that nobody under 18 is concerned

  [[nodiscard]] bool any() const { return honour_based == Answer::yes || forced_marriage == Answer::yes || fgm == Answer::yes; }
  // Nobody of the family or the community carries a message or interprets.
  [[nodiscard]] bool no_go_betweens() const { return any(); }
};
[[nodiscard]] Special special_of(const Case& c);

// What whoever works on the case must know before they do anything else. `helpline` is a kind of agency of the directory
// (domain/organisation/agencies.h): "forced_marriage", "honour_based", "fgm"; empty where none belongs to it.
struct SpecialWarning {
  std::string id;  // "special.go-between", "special.several", "special.judgement", "special.forced-marriage", "special.honour", "special.fgm-child"
  std::string text;
  std::string helpline;
};
[[nodiscard]] std::vector<SpecialWarning> special_warnings(const Case& c);

// The facts special.*, from when each was first said.
void special_facts(Facts& facts, const Case& c);

}  // namespace rowan
