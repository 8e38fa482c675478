#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "app/people/known.h"
#include "app/people/known_names.h"
#include "app/people/known_segment.h"
#include "base/text.h"

namespace rowan::people {

std::string_view words_of(Reason reason) {
  switch (reason) {
    case Reason::name_same: return "same name";
    case Reason::name_near: return "name nearly the same";
    case Reason::name_part: return "part of the name is the same";
    case Reason::name_earlier: return "same as an earlier name";
    case Reason::name_differs: return "different name";
    case Reason::phone_same: return "same phone number";
    case Reason::email_same: return "same email address";
    case Reason::birth_same: return "same date of birth";
    case Reason::birth_swapped: return "date of birth with day and month exchanged";
    case Reason::birth_near: return "date of birth nearly the same";
    case Reason::birth_differs: return "different date of birth";
    case Reason::postcode_same: return "same postcode";
  }
  return {};
}

namespace {

constexpr std::size_t most_candidates = 20'000;

// One letter more, less, other, or two neighbours exchanged.
bool one_edit_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1);
  if (i == a.size()) return false;
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

// How near a name of the index is to a name that was said: 100 the same, 0 another.
int nearness(std::string_view said, std::string_view held, bool same_sound, bool other_form) {
  if (said == held) return 100;
  if (other_form) return 85;
  if (said.size() >= 4 && one_edit_apart(said, held)) return 80;
  const bool begins = said.size() < held.size() ? held.starts_with(said) : said.starts_with(held);
  if (begins && std::min(said.size(), held.size()) >= 3) return 75;
  if (begins && std::min(said.size(), held.size()) == 1) return 45;
  if (same_sound && std::min(said.size(), held.size()) >= 3) return 70;
  return 0;
}

struct NameWordAsked {
  std::string text;
  std::uint32_t sound = 0;
  std::vector<std::string_view> forms;
  std::unordered_map<std::uint32_t, int> near;  // words of the segment at hand, by number
  double rarity = 1;                            // 0.3 (everybody's) to 1 (hardly anybody's)
};

enum class BirthMatch { unknown, same, swapped, near, differs };
BirthMatch compare(const std::optional<Date>& said, const std::optional<Date>& held) {
  if (!said || !held) return BirthMatch::unknown;
  if (*said == *held) return BirthMatch::same;
  if (said->year == held->year && said->month == held->day && said->day == held->month) return BirthMatch::swapped;
  const int same_parts = (said->year == held->year) + (said->month == held->month) + (said->day == held->day);
  if (same_parts == 2 && std::abs(said->year - held->year) <= 10) return BirthMatch::near;
  return BirthMatch::differs;
}

class Who {
 public:
  Who(const KnownIndex::State& state, const PersonAsked& asked) : state_(state), asked_(asked) {
    for (std::string& text : fold_words(asked.name)) {
      NameWordAsked word;
      word.sound = sound_of(text);
      word.forms = other_forms(text);
      word.text = std::move(text);
      names_.push_back(std::move(word));
    }
    phone_ = phone_normal_form(asked.phone);
    if (phone_.size() < 7) phone_.clear();
    email_ = fold_joined(asked.email);
    postcode_ = fold_joined(asked.postcode);
  }

  std::vector<MaybeKnown> run(std::size_t limit) {
    gather_households();
    for (std::size_t s = 0; s < state_.segments.size(); ++s) look_in(s);
    std::sort(found_.begin(), found_.end(), [](const MaybeKnown& a, const MaybeKnown& b) {
      return std::tuple(-a.score, a.person) < std::tuple(-b.score, b.person);
    });
    if (found_.size() > limit) found_.resize(limit);
    return std::move(found_);
  }

 private:
  void gather_households() {
    if (postcode_.empty()) return;
    for (std::size_t s = 0; s < state_.segments.size(); ++s) {
      const Segment& segment = *state_.segments[s];
      const auto word = segment.word_number(postcode_);
      if (!word) continue;
      for (const std::uint32_t home : segment.records_with(*word)) {
        if (!state_.alive(s, home) || !is_home(segment.key(home))) continue;
        for (const std::int64_t person : segment.people(home)) neighbours_.push_back(key_of(PersonId{person}));
      }
    }
    std::sort(neighbours_.begin(), neighbours_.end());
    neighbours_.erase(std::unique(neighbours_.begin(), neighbours_.end()), neighbours_.end());
  }

  void look_in(std::size_t s) {
    const Segment& segment = *state_.segments[s];
    candidates_.clear();
    phone_word_ = exact(segment, phone_);
    email_word_ = exact(segment, email_);
    if (asked_.date_of_birth) {
      const Date date = *asked_.date_of_birth;
      exact(segment, std::to_string(packed(date)));
      exact(segment, std::to_string(packed({date.year, date.day, date.month})));
    }
    for (const Key key : neighbours_) if (const auto record = segment.find(key)) candidates_.push_back(*record);
    for (NameWordAsked& name : names_) gather_name(segment, name);
    std::sort(candidates_.begin(), candidates_.end());
    candidates_.erase(std::unique(candidates_.begin(), candidates_.end()), candidates_.end());
    for (const std::uint32_t record : candidates_)
      if (!is_home(segment.key(record)) && state_.alive(s, record)) judge(segment, record);
  }

  std::optional<std::uint32_t> exact(const Segment& segment, const std::string& text) {
    if (text.empty()) return {};
    const auto word = segment.word_number(text);
    if (word) add(segment.records_with(*word));
    return word;
  }
  void add(std::span<const std::uint32_t> records) {
    if (candidates_.size() < most_candidates) candidates_.insert(candidates_.end(), records.begin(), records.end());
  }

  void gather_name(const Segment& segment, NameWordAsked& name) {
    name.near.clear();
    std::size_t records = 0;
    for (const Segment::NameWord each : segment.name_words()) {
      const std::string_view held = segment.word(each.word);
      const bool same_sound = each.sound != 0 && each.sound == name.sound;
      const bool form = std::find(name.forms.begin(), name.forms.end(), held) != name.forms.end();
      const int near = nearness(name.text, held, same_sound, form);
      if (near == 0) continue;
      name.near.emplace(each.word, near);
      if (near < 60) continue;  // an initial alone brings nobody in
      records += segment.records_with(each.word).size();
      add(segment.records_with(each.word));
    }
    const double share = static_cast<double>(records + 1) / static_cast<double>(segment.size() + 1);
    name.rarity = std::clamp(-std::log10(share) / 4.0, 0.3, 1.0);
  }

  struct Name { double score = 0; int matched = 0; bool all_same = true; bool earlier = false; bool given = false; };
  Name compare_name(std::span<const Use> uses) const {
    Name name;
    for (const NameWordAsked& asked : names_) {
      int best = 0;
      MatchedOn field = MatchedOn::given_name;
      for (const Use use : uses) {
        if (!is_name(use.field())) continue;
        const auto near = asked.near.find(use.word());
        if (near != asked.near.end() && near->second > best) { best = near->second; field = use.field(); }
      }
      name.score += best * asked.rarity;
      name.all_same = name.all_same && best == 100;
      if (best == 0) continue;
      ++name.matched;
      name.earlier = name.earlier || field == MatchedOn::previous_name;
      name.given = name.given || field == MatchedOn::given_name || field == MatchedOn::known_as;
    }
    return name;
  }

  void judge(const Segment& segment, std::uint32_t record) {
    MaybeKnown maybe;
    const auto uses = segment.uses(record);
    const auto has = [&](std::optional<std::uint32_t> word, MatchedOn field) {
      return word && std::any_of(uses.begin(), uses.end(), [&](Use use) { return use.word() == *word && use.field() == field; });
    };
    const Key key = segment.key(record);
    const bool phone = has(phone_word_, MatchedOn::phone);
    const bool email = has(email_word_, MatchedOn::email);
    const bool postcode = std::binary_search(neighbours_.begin(), neighbours_.end(), key);
    maybe.date_of_birth = segment.date_of_birth(record);
    const BirthMatch birth = compare(asked_.date_of_birth, maybe.date_of_birth);
    const Name name = compare_name(uses);
    const bool whole_name = !names_.empty() && name.matched == static_cast<int>(names_.size()) && name.given;
    // One word can only be a given or a family name; all there is to match has matched.
    const bool full = whole_name || (names_.size() == 1 && name.matched == 1);

    double score = name.score;
    const auto because = [&](bool holds, Reason reason, double worth) { if (holds) { maybe.reasons.push_back(reason); score += worth; } };
    because(full && name.all_same && !name.earlier, Reason::name_same, 40);
    because(full && name.earlier, Reason::name_earlier, 30);
    because(full && !name.all_same && !name.earlier, Reason::name_near, 20);
    because(!full && name.matched > 0, Reason::name_part, 0);
    because(name.matched == 0 && !names_.empty(), Reason::name_differs, -40);
    because(phone, Reason::phone_same, 90);
    because(email, Reason::email_same, 90);
    because(birth == BirthMatch::same, Reason::birth_same, 80);
    because(birth == BirthMatch::swapped, Reason::birth_swapped, 60);
    because(birth == BirthMatch::near, Reason::birth_near, 40);
    because(birth == BirthMatch::differs, Reason::birth_differs, -60);
    because(postcode, Reason::postcode_same, 50);

    const bool birth_agrees = birth == BirthMatch::same || birth == BirthMatch::swapped;
    const bool shared = phone || email || postcode;
    const bool another_given = !names_.empty() && !name.given && names_.size() > 1;
    if (full && !names_.empty() && birth != BirthMatch::differs && (birth_agrees || phone || email)) maybe.likeness = Likeness::same;
    else if (full && birth != BirthMatch::differs) maybe.likeness = Likeness::possible;
    else if (full && shared) maybe.likeness = Likeness::possible;
    // A twin has the birthday, the address and the family name: another given name makes it the household, never the person.
    else if (shared && (another_given || name.matched == 0)) maybe.likeness = Likeness::household;
    else if (name.matched > 0 && (birth_agrees || birth == BirthMatch::near || shared)) maybe.likeness = Likeness::possible;
    else if (birth_agrees && names_.empty()) maybe.likeness = Likeness::possible;
    else return;
    maybe.person = person_of(key);
    maybe.label = segment.label(record);
    maybe.score = static_cast<int>(std::lround(score)) - (maybe.likeness == Likeness::household ? 60 : 0);
    found_.push_back(std::move(maybe));
  }

  const KnownIndex::State& state_;
  const PersonAsked& asked_;
  std::vector<NameWordAsked> names_;
  std::string phone_, email_, postcode_;
  std::optional<std::uint32_t> phone_word_, email_word_;
  std::vector<Key> neighbours_;  // persons of homes with the postcode, sorted
  std::vector<std::uint32_t> candidates_;
  std::vector<MaybeKnown> found_;
};

}  // namespace

std::vector<MaybeKnown> KnownIndex::who_is_known(const PersonAsked& asked, std::size_t limit) const {
  const auto now = state();
  return Who(*now, asked).run(std::clamp<std::size_t>(limit, 1, 200));
}

}  // namespace rowan::people
