#include <algorithm>
#include <array>

#include "matching/score_parts.h"

namespace rowan::matching {
namespace {

using W = Weight;

// Without initial values: hundreds of them lie ready for each comparison, and few are used.
struct Meeting {
  float bits;   // of the words alone
  float order;  // bits less what a wrong place costs
  std::uint8_t asked;
  std::uint8_t known;
  Likeness likeness;
  bool crossed;  // a first name met a surname
  bool joined;   // two words of one met one of the other
};

enum class Part { given, family, unknown };

class Names {
 public:
  Names(const Facts& asked, std::span<const KnownWord> known, Knowledge& knowledge, const Weights& weights)
      : asked_(asked.words), known_(known), knowledge_(knowledge), w_(weights) {}

  const NameScore& weigh() {
    if (asked_.empty() || known_.empty()) return score_;
    meet_joined();
    meet();
    count();
    judge_crossed();
    judge_leading();
    add_meetings();
    score_.bits = std::min(score_.bits, w_[W::names_bits_most]);  // before what speaks against: a long name must not outweigh a word that differs
    if (out_of_order_) score_.bits += w_[W::given_order_bits];
    add_left_over();
    add_kinds();
    return score_;
  }

  void give(Reasons& reasons) const {
    if (asked_.empty() || known_.empty()) return;
    give_whole_or_parts(reasons);
  }

 private:
  static constexpr std::size_t most_meetings = most_words * 2;

  [[nodiscard]] Part part(const Meeting& m) const {
    const Role a = asked_[m.asked].role, b = known_[m.known].role;
    const Role role = a == Role::either ? b : a;
    return role == Role::given ? Part::given : role == Role::family ? Part::family : Part::unknown;
  }

  void take(const Meeting& m) {
    if (met_count_ < met_.size()) met_[met_count_++] = m;
    asked_used_[m.asked] = true;
    known_used_[m.known] = true;
  }

  [[nodiscard]] bool current(const Meeting& m) const {
    return asked_[m.asked].kind == NameKind::current && known_[m.known].kind == NameKind::current;
  }

  [[nodiscard]] bool crossed(Role a, Role b) const { return a != b && a != Role::either && b != Role::either; }

  // "Anne Marie" and "Annemarie", "Patr ushev" and "Patrushev": before the words meet one by one.
  void meet_joined() {
    if (asked_.size() == 1 && known_.size() == 1) return;
    std::array<Shape, most_words> shapes;
    for (std::size_t k = 0; k < known_.size(); ++k) shapes[k] = knowledge_.name_shape(known_[k].ref);
    const auto known_text = [&](std::size_t k) { return knowledge_.name_text(known_[k].ref); };
    const auto shape = [&](std::size_t a) { return Shape{asked_[a].text.size(), asked_[a].text[0]}; };
    for (std::size_t a = 0; a < asked_.size(); ++a) {
      for (std::size_t k = 0; k + 1 < known_.size(); ++k) {
        if (asked_used_[a] || known_used_[k] || known_used_[k + 1] || known_[k].kind != known_[k + 1].kind) continue;
        if (!may_read_alike(shape(a), shapes[k], shapes[k + 1])) continue;
        if (!reads_alike(asked_[a].text, known_text(k), known_text(k + 1))) continue;
        take_joined(a, k);
        known_used_[k + 1] = true;
      }
    }
    for (std::size_t k = 0; k < known_.size(); ++k) {
      for (std::size_t a = 0; a + 1 < asked_.size(); ++a) {
        if (known_used_[k] || asked_used_[a] || asked_used_[a + 1] || asked_[a].kind != asked_[a + 1].kind) continue;
        if (!may_read_alike(shapes[k], shape(a), shape(a + 1))) continue;
        if (!reads_alike(known_text(k), asked_[a].text, asked_[a + 1].text)) continue;
        take_joined(a, k);
        asked_used_[a + 1] = true;
      }
    }
  }

  void take_joined(std::size_t a, std::size_t k) {
    Meeting m{};
    m.bits = static_cast<float>(w_[W::name_bits_most] * 0.7 + w_[W::joined_bits]);
    m.order = m.bits;
    m.asked = static_cast<std::uint8_t>(a);
    m.known = static_cast<std::uint8_t>(k);
    m.likeness = Likeness::near;
    m.joined = true;
    take(m);
  }

  // The whole begins and ends like the halves, so most pairs are told apart by their lengths and first letters.
  [[nodiscard]] static bool may_read_alike(Shape whole, Shape first, Shape second) {
    const std::size_t both = first.size + second.size;
    if (whole.size < 4 || first.size < 2 || second.size < 2 || whole.first != first.first) return false;
    return both + 1 >= whole.size && whole.size + 1 >= both && both <= 60;
  }

  [[nodiscard]] static bool reads_alike(std::string_view whole, std::string_view first, std::string_view second) {
    const std::size_t both = first.size() + second.size();
    char joined[64];
    std::copy(first.begin(), first.end(), joined);
    std::copy(second.begin(), second.end(), joined + first.size());
    return whole == std::string_view(joined, both) || (whole.size() >= 6 && slips(whole, {joined, both}, 1) <= 1);
  }

  void meet() {
    std::array<Meeting, most_words * most_words> pairs;
    std::size_t count = 0;
    for (std::size_t a = 0; a < asked_.size(); ++a) {
      for (std::size_t k = 0; k < known_.size(); ++k) {
        const Relation relation = knowledge_.name(a, known_[k].ref);
        if (relation.likeness == Likeness::none) continue;
        const bool cross = crossed(asked_[a].role, known_[k].role);
        if (relation.bits <= 0) {
          if (!cross) nearly_ = std::max(nearly_, relation.bits);
          if (asked_[a].role == Role::given && known_[k].role == Role::given) given_nearly_ = std::max(given_nearly_, relation.bits);
          continue;
        }
        Meeting m{relation.bits, relation.bits, static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(k), relation.likeness, cross, false};
        if (cross) m.order += static_cast<float>(w_[W::crossed_bits]);
        if (asked_[a].leads != known_[k].leads) m.order -= 0.25f;
        if (known_[k].kind != NameKind::current || asked_[a].kind != NameKind::current) m.order -= 0.25f;
        pairs[count++] = m;
      }
    }
    std::sort(pairs.begin(), pairs.begin() + static_cast<std::ptrdiff_t>(count), [](const Meeting& x, const Meeting& y) {
      if (x.order != y.order) return x.order > y.order;
      return x.asked != y.asked ? x.asked < y.asked : x.known < y.known;
    });
    for (std::size_t i = 0; i < count; ++i) {
      if (!asked_used_[pairs[i].asked] && !known_used_[pairs[i].known]) take(pairs[i]);
    }
  }

  // What each has of each part, and what of it met nothing. Aliases and the like are not asked to meet.
  void count() {
    for (std::size_t a = 0; a < asked_.size(); ++a) {
      has_either_ |= asked_[a].role == Role::either && asked_[a].kind == NameKind::current;
      if (asked_[a].kind != NameKind::current) continue;
      ++asked_has_[index(asked_[a].role)];
      if (!asked_used_[a]) ++asked_left_[index(asked_[a].role)];
    }
    for (std::size_t k = 0; k < known_.size(); ++k) {
      has_either_ |= known_[k].role == Role::either && known_[k].kind == NameKind::current;
      if (known_[k].kind != NameKind::current) continue;
      ++known_has_[index(known_[k].role)];
      if (!known_used_[k]) ++known_left_[index(known_[k].role)];
    }
  }

  [[nodiscard]] static std::size_t index(Role role) { return static_cast<std::size_t>(role); }

  void judge_crossed() {
    bool to_family = false, to_given = false;
    for (const Meeting& m : met()) {
      if (!m.crossed) continue;
      (asked_[m.asked].role == Role::given ? to_family : to_given) = true;
    }
    exchanged_ = to_family && to_given;
    crossed_ = to_family || to_given;
  }

  // Whether the first name of one is a middle name of the other, whose own first name met nothing.
  void judge_leading() {
    bool asked_leads = false, known_leads = false, by_middle = false;
    for (const Meeting& m : met()) {
      const bool a = asked_[m.asked].leads, k = known_[m.known].leads;
      asked_leads |= a;
      known_leads |= k;
      if (a == k || asked_[m.asked].role != Role::given || known_[m.known].role != Role::given) continue;
      by_middle = true;
    }
    by_middle_ = by_middle && !(asked_leads && known_leads);
    out_of_order_ = by_middle && asked_leads && known_leads;
    const auto leads = [](const auto& word) { return word.leads && word.kind == NameKind::current; };
    const bool both_lead = std::any_of(asked_.begin(), asked_.end(), leads) && std::any_of(known_.begin(), known_.end(), leads);
    only_middle_ = both_lead && !asked_leads && !known_leads && !crossed_;
  }

  void add_meetings() {
    for (const Meeting& m : met()) {
      score_.bits += m.bits;
      if (m.crossed && !exchanged_) score_.bits += w_[W::crossed_bits];
      ++score_.met;
      const bool strong = m.likeness != Likeness::initial && m.likeness != Likeness::shortened;
      switch (part(m)) {
        case Part::given:
          if (only_middle_ && current(m)) break;
          (strong && !by_middle_ ? score_.given_agrees : score_.given_hinted) = true;
          if (m.crossed) score_.family_agrees = true;
          break;
        case Part::family:
          if (strong) score_.family_agrees = true;
          if (m.crossed) score_.given_agrees = true;
          break;
        case Part::unknown: break;
      }
    }
    if (has_either_ && score_.met >= 2) score_.given_agrees = score_.family_agrees = true;
    if (exchanged_) score_.bits += w_[W::exchanged_bits];
    if (by_middle_) score_.bits += w_[W::middle_as_first_bits];
  }

  void add_left_over() {
    const int asked_left = asked_left_[0] + asked_left_[1] + asked_left_[2], known_left = known_left_[0] + known_left_[1] + known_left_[2];
    const int both_left = std::min(asked_left, known_left);
    // Words missing on one side say little; a query of one word against a long name says no more than that.
    const int missing = std::min(std::max(asked_left, known_left) - both_left, 3);
    score_.bits += missing * w_[W::part_missing_bits];
    if (both_left == 0) return;
    if (has_either_ || crossed_) {
      if (score_.met == 0) score_.given_differs = true;
      else score_.contradicted = true;
      unknown_differs_ = both_left;
      const double each = std::max<double>(w_[W::whole_differs_bits], nearly_);
      score_.bits += both_left * each;
      return;
    }
    add_part(Role::given);
    add_part(Role::family);
  }

  void add_part(Role role) {
    const std::size_t i = index(role);
    const int both = std::min(asked_left_[i], known_left_[i]);
    const bool agrees = role == Role::given ? score_.given_agrees || score_.given_hinted : score_.family_agrees;
    if (both == 0) return;
    if (agrees) {
      score_.bits += both * w_[W::part_differs_bits];
      (role == Role::given ? middle_differs_ : family_part_differs_) = true;
      score_.contradicted = true;
    } else if (role == Role::given) {
      score_.given_differs = true;
      score_.bits += std::max<double>(w_[W::given_differs_bits], given_nearly_);
    } else {
      score_.family_differs = true;
      score_.bits += w_[W::family_differs_bits];
    }
  }

  // Met only by an alias, an earlier name or a partner's surname.
  void add_kinds() {
    for (const Meeting& m : met()) {
      for (const NameKind kind : {asked_[m.asked].kind, known_[m.known].kind}) {
        by_alias_ |= kind == NameKind::alias;
        by_earlier_ |= kind == NameKind::earlier;
        by_partner_ |= kind == NameKind::partner;
      }
    }
    if (by_alias_ || by_earlier_) score_.bits += w_[W::alias_bits];
    if (by_partner_) score_.bits += w_[W::partner_bits];
  }

  [[nodiscard]] std::span<const Meeting> met() const { return {met_.data(), met_count_}; }

  [[nodiscard]] const Meeting* best(Part wanted, const Meeting* but = nullptr) const {
    const Meeting* found = nullptr;
    for (const Meeting& m : met()) {
      if (&m == but || m.crossed || part(m) != wanted) continue;
      const bool leads = asked_[m.asked].leads || known_[m.known].leads;
      const bool found_leads = found && (asked_[found->asked].leads || known_[found->known].leads);
      if (!found || (leads && !found_leads) || (leads == found_leads && m.bits > found->bits)) found = &m;
    }
    return found;
  }

  [[nodiscard]] static Reason given_reason(const Meeting& m) {
    if (m.joined) return Reason::given_joined;
    switch (m.likeness) {
      case Likeness::none:
      case Likeness::exact: return Reason::given_same;
      case Likeness::known_form: return Reason::given_known_form;
      case Likeness::sounds_alike: return Reason::given_sounds_alike;
      case Likeness::one_letter: return Reason::given_one_letter;
      case Likeness::near: return Reason::given_near;
      case Likeness::shortened: return Reason::given_shortened;
      case Likeness::initial: return Reason::given_initial;
    }
    return Reason::given_same;
  }

  [[nodiscard]] static Reason family_reason(const Meeting& m) {
    if (m.joined) return Reason::family_joined;
    switch (m.likeness) {
      case Likeness::none:
      case Likeness::exact: return Reason::family_same;
      case Likeness::known_form: return Reason::family_known_form;
      case Likeness::sounds_alike: return Reason::family_sounds_alike;
      case Likeness::one_letter: return Reason::family_one_letter;
      case Likeness::near: return Reason::family_near;
      case Likeness::shortened: return Reason::family_near;
      case Likeness::initial: return Reason::family_initial;
    }
    return Reason::family_same;
  }

  void give_whole_or_parts(Reasons& reasons) const {
    const bool all_exact = std::all_of(met().begin(), met().end(), [](const Meeting& m) { return m.likeness == Likeness::exact; });
    const bool none_left = asked_left_ == std::array<int, 3>{} && known_left_ == std::array<int, 3>{};
    double met_bits = 0;
    for (const Meeting& m : met()) met_bits += m.bits;
    if (score_.met >= 2 && all_exact && none_left && !crossed_) {
      reasons.add(Reason::name_same, met_bits);
    } else {
      give_parts(reasons);
    }
    if (crossed_) reasons.add(exchanged_ ? Reason::names_exchanged : Reason::part_same, exchanged_ ? w_[W::exchanged_bits] : w_[W::crossed_bits]);
    if (by_alias_) reasons.add(Reason::by_alias, w_[W::alias_bits]);
    if (by_earlier_) reasons.add(Reason::by_earlier_name, by_alias_ ? 0 : w_[W::alias_bits]);
    if (by_partner_) reasons.add(Reason::by_partner_name, w_[W::partner_bits]);
    if (score_.given_differs && unknown_differs_ == 0) {
      const bool nearly = given_nearly_ > -100;
      reasons.add(nearly ? Reason::given_differs_known : Reason::given_differs, std::max<double>(w_[W::given_differs_bits], given_nearly_));
    }
    if (middle_differs_) reasons.add(Reason::middle_differs, w_[W::part_differs_bits]);
    if (score_.family_differs) reasons.add(Reason::family_differs, w_[W::family_differs_bits]);
    if (unknown_differs_ > 0 || family_part_differs_) reasons.add(Reason::part_differs,
        unknown_differs_ > 0 ? w_[W::whole_differs_bits] : w_[W::part_differs_bits]);
  }

  void give_parts(Reasons& reasons) const {
    const Meeting* const given = best(Part::given);
    const Meeting* const middle = given ? best(Part::given, given) : nullptr;
    const Meeting* const family = best(Part::family);
    if (given && only_middle_ && current(*given)) reasons.add(Reason::middle_same, given->bits);
    else if (given) reasons.add(by_middle_ ? Reason::given_middle : given_reason(*given),
        given->bits + (by_middle_ ? w_[W::middle_as_first_bits] : 0.0));
    if (middle) reasons.add(Reason::middle_same, middle->bits);
    if (family) reasons.add(family_part_differs_ || asked_left_[1] != known_left_[1] ? Reason::family_part : family_reason(*family), family->bits);
    for (const Meeting& m : met()) {
      if (part(m) == Part::unknown || m.crossed) reasons.add(m.likeness == Likeness::exact ? Reason::part_same : Reason::part_alike, m.bits);
    }
  }

  const std::vector<NameWord>& asked_;
  std::span<const KnownWord> known_;
  Knowledge& knowledge_;
  const Weights& w_;
  NameScore score_;
  std::array<Meeting, most_meetings> met_;  // the first met_count_
  std::size_t met_count_ = 0;
  std::array<bool, most_words> asked_used_{}, known_used_{};
  std::array<int, 3> asked_has_{}, known_has_{}, asked_left_{}, known_left_{};
  float nearly_ = -1000, given_nearly_ = -1000;
  int unknown_differs_ = 0;
  bool has_either_ = false, exchanged_ = false, crossed_ = false, by_middle_ = false, out_of_order_ = false;
  bool middle_differs_ = false, family_part_differs_ = false, only_middle_ = false;
  bool by_alias_ = false, by_earlier_ = false, by_partner_ = false;
};

}  // namespace

NameScore score_names(const Facts& asked, const KnownFacts& known, Knowledge& knowledge, const Weights& weights, Reasons& reasons) {
  Names names(asked, known.words, knowledge, weights);
  const NameScore score = names.weigh();
  names.give(reasons);
  return score;
}

double weigh_names(const Facts& asked, std::span<const KnownWord> known, Knowledge& knowledge, const Weights& weights) {
  return Names(asked, known, knowledge, weights).weigh().bits;
}

}  // namespace rowan::matching
