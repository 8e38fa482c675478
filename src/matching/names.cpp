#include "matching/names.h"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace rowan::matching {
namespace {

constexpr std::string_view group_texts[] = {
#define ROWAN_NAMES(words) words,
#include "matching/names.inc"
#undef ROWAN_NAMES
};

struct Share {
  std::string_view word;
  double share;
};

// Rounded from what is commonly published of the commonest names in these islands; only the order of size matters, and only for an index
// that is small.
constexpr Share shares[] = {
    {"smith", .0115}, {"jones", .009}, {"williams", .006}, {"taylor", .0055}, {"brown", .0055}, {"davies", .005}, {"evans", .004}, {"wilson", .004},
    {"thomas", .006}, {"johnson", .004}, {"roberts", .0035}, {"khan", .004}, {"lewis", .003}, {"jackson", .003}, {"clarke", .003}, {"james", .011},
    {"phillips", .002}, {"wood", .003}, {"walker", .003}, {"robinson", .003}, {"thompson", .003}, {"white", .003}, {"watson", .002}, {"hughes", .003},
    {"edwards", .003}, {"green", .003}, {"hall", .003}, {"wright", .003}, {"ali", .004}, {"ahmed", .003}, {"hussain", .003}, {"patel", .003},
    {"singh", .003}, {"begum", .003}, {"shah", .0015}, {"kaur", .002}, {"murphy", .002}, {"kelly", .002}, {"campbell", .002}, {"anderson", .002},
    {"stewart", .002}, {"scott", .003}, {"morris", .002}, {"martin", .003}, {"cooper", .002}, {"king", .002}, {"hill", .002}, {"ward", .002},
    {"turner", .003}, {"moore", .002}, {"clark", .003}, {"harris", .002}, {"lee", .004}, {"baker", .002}, {"harrison", .002}, {"morgan", .002},
    {"allen", .002}, {"mitchell", .002}, {"david", .015}, {"john", .018}, {"michael", .012}, {"paul", .012}, {"peter", .009}, {"robert", .009},
    {"andrew", .009}, {"stephen", .006}, {"richard", .007}, {"mark", .008}, {"christopher", .008}, {"daniel", .008}, {"matthew", .006},
    {"william", .007}, {"mohammed", .006}, {"muhammad", .005}, {"george", .004}, {"joseph", .004}, {"jack", .004}, {"susan", .006}, {"margaret",
        .006},
    {"sarah", .009}, {"mary", .006}, {"elizabeth", .005}, {"patricia", .004}, {"jane", .003}, {"karen", .004}, {"emma", .006}, {"laura", .005},
    {"rebecca", .004}, {"jennifer", .003}, {"claire", .004}, {"nicola", .004}, {"helen", .004}, {"julie", .004}, {"anne", .003}, {"anna", .003},
    {"maria", .003}, {"linda", .004}, {"charlotte", .004}, {"jessica", .005}, {"emily", .004}, {"sophie", .004}, {"olivia", .003}, {"amelia", .002},
    {"joshua", .004}, {"thomas", .006}, {"ryan", .003}, {"adam", .004}, {"lisa", .004}, {"michelle", .004}, {"amy", .004}, {"kim", .003}, {"nguyen",
        .001},
};

struct Tables {
  std::vector<std::vector<std::string_view>> words_of;
  std::unordered_map<std::string_view, std::vector<std::uint16_t>> groups_of;
  std::unordered_map<std::string_view, std::vector<std::string_view>> forms_of;
  std::unordered_map<std::string_view, double> share_of;
};

const Tables& tables() {
  static const Tables made = [] {
    Tables t;
    for (std::string_view text : group_texts) {
      const auto group = static_cast<std::uint16_t>(t.words_of.size());
      auto& words = t.words_of.emplace_back();
      while (!text.empty()) {
        const std::size_t end = text.find(' ');
        words.push_back(text.substr(0, end));
        auto& groups = t.groups_of[words.back()];
        if (groups.empty() || groups.back() != group) groups.push_back(group);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
      }
    }
    for (const auto& [word, groups] : t.groups_of) {
      std::vector<std::string_view>& forms = t.forms_of[word];
      for (const std::uint16_t group : groups) forms.insert(forms.end(), t.words_of[group].begin(), t.words_of[group].end());
      std::sort(forms.begin(), forms.end());
      forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
      forms.shrink_to_fit();
    }
    for (const Share& share : shares) t.share_of.emplace(share.word, share.share);
    return t;
  }();
  return made;
}

}  // namespace

std::span<const std::uint16_t> groups_of(std::string_view word) {
  const auto found = tables().groups_of.find(word);
  if (found == tables().groups_of.end()) return {};
  return found->second;
}

std::span<const std::string_view> forms_of(std::string_view word) {
  const auto found = tables().forms_of.find(word);
  if (found == tables().forms_of.end()) return {};
  return found->second;
}

std::size_t group_count() { return tables().words_of.size(); }

std::span<const std::string_view> words_of_group(std::uint16_t group) { return tables().words_of[group]; }

double common_share(std::string_view word) {
  const auto found = tables().share_of.find(word);
  return found == tables().share_of.end() ? 0 : found->second;
}

}  // namespace rowan::matching
