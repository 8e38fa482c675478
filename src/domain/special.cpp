#include "domain/special.h"

#include <algorithm>

#include "domain/case.h"

namespace rowan {
namespace {

bool classified_as(const Classified& classified, std::string_view type) {
  return std::find(classified.canonical.begin(), classified.canonical.end(), type) != classified.canonical.end();
}
Answer either(Answer asked, bool classified) { return classified ? Answer::yes : asked; }

Special special_from(const Classified& classified, const SpecialAsked& asked, AgeBand survivor) {
  Special out;
  out.honour_based = either(asked.honour_based, classified_as(classified, "honour_based"));
  out.forced_marriage = either(asked.forced_marriage, classified_as(classified, "forced_marriage"));
  out.fgm = either(asked.fgm, classified_as(classified, "fgm"));
  if (out.fgm != Answer::yes) return out;
  const bool child = survivor == AgeBand::under_16 || survivor == AgeBand::from_16_to_17;
  // Not known is not no: a sister or a daughter may be next.
  out.fgm_child = child || asked.under_18 == Answer::yes ? Answer::yes : asked.under_18 == Answer::no ? Answer::no : Answer::unknown;
  return out;
}

}  // namespace

Special special_of(const Case& c) { return special_from(c.classified, c.special, c.opened.age_band); }

std::vector<SpecialWarning> special_warnings(const Case& c) {
  const Special special = special_of(c);
  std::vector<SpecialWarning> out;
  if (!special.any()) return out;
  out.push_back({"special.go-between",
                 "Nobody of the family or the community carries a message or interprets. Use a professional interpreter from elsewhere.",
                 {}});
  out.push_back({"special.several", "Several people may be part of it, of the family or the community. Write down each of them.", {}});
  out.push_back({"special.judgement", "Decide on a multi-agency referral by professional judgement, whatever a score says.", {}});
  if (special.honour_based == Answer::yes)
    out.push_back({"special.honour",
                   "So-called honour-based abuse: tell nobody of the family where they are, and look for advice from the specialist helpline.",
                   "honour_based"});
  if (special.forced_marriage == Answer::yes)
    out.push_back(
        {"special.forced-marriage",
         "Forced marriage: there may be one chance to speak with them. Never speak with the family about it. Use the forced marriage helpline.",
         "forced_marriage"});
  if (special.fgm == Answer::yes && special.fgm_child != Answer::no) {
    const std::string who =
        special.fgm_child == Answer::yes ? "Somebody under 18 is concerned" : "It is not known whether somebody under 18 is concerned";
    out.push_back(
        {"special.fgm-child",
         "Genital mutilation: " + who +
             ". Refer to children’s services and tell the police. "
             "The duty in law to report to the police falls on health and social care professionals and teachers; we tell the police all the same.",
         "fgm"});
  }
  return out;
}

void special_facts(Facts& facts, const Case& c) {
  Classified classified;
  SpecialAsked asked;
  const auto put = [&](std::string_view name, Answer answer, Instant at) {
    if (answer != Answer::not_asked) facts.set(name, std::string(name_of(answer)), at);
  };
  for (const CaseLine& line : c.lines) {
    if (const auto* e = std::get_if<Classified>(&line.event)) classified = *e;
    else if (const auto* e = std::get_if<SpecialAsked>(&line.event)) asked = *e;
    else continue;
    const Special now = special_from(classified, asked, c.opened.age_band);
    put("special.honour_based", now.honour_based, line.happened_at);
    put("special.forced_marriage", now.forced_marriage, line.happened_at);
    put("special.fgm", now.fgm, line.happened_at);
    put("special.fgm_child", now.fgm_child, line.happened_at);
  }
}

}  // namespace rowan
