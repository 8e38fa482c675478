#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "base/time.h"
#include "matching/score_parts.h"

namespace rowan::matching {
namespace {

using W = Weight;

double bits(double times) { return std::log2(times); }

// ---- births

struct BirthRelation {
  double bits = -1000;
  Reason reason = Reason::dob_differs;
};

Date date_of(std::uint32_t number) {
  return {static_cast<int>(number / 10000), static_cast<int>(number / 100 % 100), static_cast<int>(number % 100)};
}

bool one_digit_off(std::uint32_t a, std::uint32_t b) {
  char x[8], y[8];
  for (int i = 7; i >= 0; --i, a /= 10, b /= 10) {
    x[i] = static_cast<char>('0' + a % 10);
    y[i] = static_cast<char>('0' + b % 10);
  }
  const std::string_view p(x, 8), q(y, 8);
  return slips(p, q, 1) <= 1;
}

int digits_off(std::uint32_t a, std::uint32_t b) {
  int off = 0;
  for (int i = 0; i < 8; ++i, a /= 10, b /= 10) off += a % 10 != b % 10;
  return off;
}

BirthRelation two_dates(std::uint32_t asked, std::uint32_t known, Knowledge& knowledge, const Weights& w) {
  const double most = std::min(w[W::dob_bits_most], bits(w[W::dob_exact_m] / knowledge.birth_share(known)));
  if (asked == known) return {most, Reason::dob_same};
  const Date a = date_of(asked), b = date_of(known);
  const auto at_most = [&](double worth, Reason reason) { return BirthRelation{std::min(worth, most), reason}; };
  if (a.year == b.year && a.month == b.day && a.day == b.month) return at_most(w[W::dob_swapped_bits], Reason::dob_day_month_swapped);
  const int years = std::abs(a.year - b.year);
  if (years == 0 && ((a.month == 1 && a.day == 1) || (b.month == 1 && b.day == 1))) return at_most(w[W::dob_january_bits],
      Reason::dob_first_of_january);
  const bool same_day = a.month == b.month && a.day == b.day;
  const bool january = same_day && a.month == 1 && a.day == 1;
  if (same_day && !january && (years == 1 || years == 10)) return at_most(w[W::dob_year_off_bits], Reason::dob_year_off);
  if (one_digit_off(asked, known)) {
    const double less = january ? 5.0 : years >= 15 ? 2.5 : 0.0;
    return at_most(w[W::dob_digit_bits] - less, Reason::dob_one_digit);
  }
  if (years == 0 && a.month == b.month) return at_most(w[W::dob_month_bits], Reason::dob_year_and_month);
  
  if (valid(a) && valid(b) && std::abs(days_between(a, b)) <= 31) return at_most(w[W::dob_near_bits], Reason::dob_near);
  if (digits_off(asked, known) == 2 && years <= 10) return at_most(w[W::dob_two_digits_bits], Reason::dob_near);
  if (years == 0) return {w[W::dob_year_bits], Reason::dob_year_same};
  if (years <= 2) return {w[W::dob_close_bits], Reason::dob_differs};
  if (years < w[W::dob_generation_years]) return {w[W::dob_differs_bits], Reason::dob_differs};
  return {w[W::dob_generation_bits], Reason::dob_generation};
}

BirthRelation two_ranges(const BirthRange& asked, const BirthRange& known, const Weights& w) {
  const int a1 = static_cast<int>(asked.first / 10000), a2 = static_cast<int>(asked.last / 10000);
  const int b1 = static_cast<int>(known.first / 10000), b2 = static_cast<int>(known.last / 10000);
  const int years = std::max(a2 - a1, b2 - b1) + 1;
  if (asked.first <= known.last && known.first <= asked.last) {
    const double worth = std::max(0.0, bits(w[W::dob_range_m] * w[W::dob_years_of_life] / years));
    return {worth, years == 1 ? Reason::dob_year_same : Reason::dob_in_range};
  }
  const int gap = std::max(b1 - a2, a1 - b2);
  if (gap <= 1) return {std::max(0.0, w[W::dob_range_near_bits] - bits(years)), Reason::dob_near};
  if (gap <= 2) return {w[W::dob_close_bits], Reason::age_out_of_range};
  if (gap < w[W::dob_generation_years]) return {w[W::dob_differs_bits], Reason::age_out_of_range};
  return {w[W::dob_generation_bits], Reason::dob_generation};
}

// ---- places

// One character changed, left out or added, or two neighbours exchanged.
bool postcode_near(std::uint64_t a, std::uint64_t b) {
  char x[10], y[10];
  const std::size_t n = unpack_postcode(a, x), m = unpack_postcode(b, y);
  return n >= 4 && m >= 4 && slips({x, n}, {y, m}, 1) <= 1;
}

struct PlaceRelation {
  double bits = -1000;
  double postcode = 0, address = 0;
  Reason postcode_reason = Reason::address_differs, address_reason = Reason::address_differs;
  bool both = false, shared = false;
};

// Postcodes of two areas of the country, M and LS.
bool far_apart(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t x = postcode_area(a), y = postcode_area(b);
  return x != 0 && y != 0 && x != y;
}

double postcode_bits(std::uint64_t asked, std::uint64_t known, Knowledge& knowledge, const Weights& w, Reason& reason) {
  if (asked == known) {
    reason = Reason::postcode_same;
    return std::min(w[W::postcode_bits_most], bits(w[W::postcode_m] / knowledge.postcode_share(known)));
  }
  if (postcode_near(asked, known)) {
    reason = Reason::postcode_near;
    return w[W::postcode_near_bits];
  }
  const std::uint64_t district = postcode_district(asked);
  if (district != 0 && district == postcode_district(known)) {
    reason = Reason::postcode_district;
    return w[W::postcode_district_bits];
  }
  return w[W::place_differs_bits];
}

// "Millbank" and "Mill Bank": the halves stand beside one another, and none of the three has met anything.
bool one_word_as_two(std::string_view whole, std::string_view first, std::string_view second) {
  return whole.starts_with(first) && whole.ends_with(second);
}
bool may_be_one_word_as_two(Shape whole, Shape first, Shape second) {
  return whole.first == first.first && whole.size >= 6 && first.size + second.size == whole.size;
}

// Of words that met nothing those that are one word here and two there. What they are worth; counts the words of both that are done with.
double joined_bits(const Place& asked, std::uint32_t asked_used, const KnownPlace& known, std::uint32_t known_used, Knowledge& knowledge,
                   const Weights& w, int& asked_done, int& known_done) {
  double worth = 0;
  const auto unused = [](std::uint32_t used, std::size_t at) { return (used >> at & 3) == 0; };
  std::array<Shape, most_place_words> shapes;
  for (std::size_t k = 0; k < known.words.size(); ++k) shapes[k] = knowledge.place_shape(known.words[k]);
  const auto shape = [&](std::size_t i) { return Shape{asked.words[i].size(), asked.words[i][0]}; };
  const auto text = [&](std::size_t k) { return knowledge.place_text(known.words[k]); };
  for (std::size_t i = 0; i < asked.words.size(); ++i) {
    for (std::size_t k = 0; k < known.words.size() && !(asked_used >> i & 1); ++k) {
      if (known_used >> k & 1) continue;
      if (k + 1 < known.words.size() && unused(known_used, k) && may_be_one_word_as_two(shape(i), shapes[k], shapes[k + 1]) &&
          one_word_as_two(asked.words[i], text(k), text(k + 1))) {
        worth += place_word_bits(std::min(knowledge.place_share(known.words[k]), knowledge.place_share(known.words[k + 1])), false, w);
        asked_used |= 1u << i, known_used |= 3u << k;
        ++asked_done, known_done += 2;
      } else if (i + 1 < asked.words.size() && unused(asked_used, i) && may_be_one_word_as_two(shapes[k], shape(i), shape(i + 1)) &&
                 one_word_as_two(text(k), asked.words[i], asked.words[i + 1])) {
        worth += place_word_bits(knowledge.place_share(known.words[k]), false, w);
        asked_used |= 3u << i, known_used |= 1u << k;
        asked_done += 2, ++known_done;
      }
    }
  }
  return worth;
}

double address_bits(std::size_t place, const Place& asked, const KnownPlace& known, Knowledge& knowledge, const Weights& w, Reason& reason) {
  double met = 0;
  int count = 0;
  std::uint32_t used = 0, asked_used = 0;
  for (std::size_t i = 0; i < asked.words.size(); ++i) {
    float best = 0;
    std::size_t at = 0;
    for (std::size_t k = 0; k < known.words.size(); ++k) {
      if (used & (1u << k)) continue;
      const float worth = knowledge.place_word(place, i, known.words[k]);
      if (worth > best) best = worth, at = k;
    }
    if (best <= 0) continue;
    used |= 1u << at;
    asked_used |= 1u << i;
    met += best;
    ++count;
  }
  int asked_left = static_cast<int>(asked.words.size()) - count, known_left = static_cast<int>(known.words.size()) - count;
  if (asked_left > 0 && known_left > 0 && asked_left + known_left > 2) {
    int asked_done = 0, known_done = 0;
    met += joined_bits(asked, asked_used, known, used, knowledge, w, asked_done, known_done);
    asked_left -= asked_done;
    known_left -= known_done;
    count += std::min(asked_done, known_done);
  }
  const int both_left = std::min(asked_left, known_left);
  if (count == 0) return w[W::place_differs_bits];
  const bool numbers = !asked.numbers.empty() && !known.numbers.empty();
  const bool number_met = numbers && std::any_of(asked.numbers.begin(), asked.numbers.end(), [&](std::uint32_t n) {
    return std::find(known.numbers.begin(), known.numbers.end(), n) != known.numbers.end();
  });
  double worth = met + both_left * w[W::address_word_differs_bits];
  if (number_met) worth += w[W::address_number_bits];
  else if (numbers) worth += w[W::address_number_differs_bits];
  reason = number_met && both_left <= count / 2 ? Reason::address_same : both_left == 0 && !numbers ? Reason::address_words : Reason::address_street;
  if (reason == Reason::address_street && (both_left > 0 || !numbers)) reason = Reason::address_words;
  if (worth <= 0.5) {
    reason = Reason::address_differs;
    return std::max(worth, w[W::place_differs_bits]);
  }
  return std::min(worth, w[W::address_bits_most]);
}

PlaceRelation two_places(std::size_t at, const Place& asked, const KnownPlace& known, Knowledge& knowledge, const Weights& w) {
  PlaceRelation r;
  const bool postcodes = asked.postcode != 0 && known.postcode != 0;
  const bool addresses = !asked.words.empty() && !known.words.empty();
  if (!postcodes && !addresses) return r;
  r.both = true;
  if (postcodes) r.postcode = postcode_bits(asked.postcode, known.postcode, knowledge, w, r.postcode_reason);
  if (addresses) r.address = address_bits(at, asked, known, knowledge, w, r.address_reason);
  // There is a Park Avenue in every town. (Without house numbers it may be the town that is the same.)
  const bool numbers = !asked.numbers.empty() && !known.numbers.empty();
  if (numbers && r.postcode < 0 && r.address_reason != Reason::address_same && far_apart(asked.postcode, known.postcode)) {
    r.address = std::min(r.address, w[W::address_far_bits_most]);
  }
  const double more = std::max(r.postcode, r.address), less = std::min(r.postcode, r.address);
  if (!postcodes || !addresses) r.bits = postcodes ? r.postcode : r.address;
  else r.bits = less > 0 ? more + w[W::place_second_share] * less : more > 0 ? more + 0.5 * less : less;
  r.shared = r.postcode_reason == Reason::postcode_same || r.address_reason == Reason::address_same;
  return r;
}

}  // namespace

BirthScore score_births(const Facts& asked, const KnownFacts& known, Knowledge& knowledge, const Weights& w, Reasons& reasons) {
  BirthScore score;
  BirthRelation best;
  for (const BirthRange& a : asked.births) {
    for (const BirthRange& k : known.births) {
      const BirthRelation relation = a.one_date() && k.one_date() ? two_dates(a.first, k.first, knowledge, w) : two_ranges(a, k, w);
      if (!score.known || relation.bits > best.bits) best = relation;
      score.known = true;
    }
  }
  if (!score.known) {
    // Whose date of birth nobody could say before is likelier to be somebody whose date of birth nobody can say now.
    if (asked.births.empty() && known.births.empty() && !asked.places.empty() && !known.places.empty()) score.bits = w[W::dob_unknown_bits];
    return score;
  }
  score.bits = best.bits;
  const auto is = [&](auto... reasons_met) { return ((best.reason == reasons_met) || ...); };
  score.exact = is(Reason::dob_same);
  score.agrees = score.exact || is(Reason::dob_day_month_swapped, Reason::dob_one_digit, Reason::dob_year_off);
  score.fits = score.agrees || is(Reason::dob_first_of_january, Reason::dob_year_and_month, Reason::dob_year_same, Reason::dob_in_range);
  score.generation = is(Reason::dob_generation);
  score.differs = score.generation || is(Reason::dob_differs, Reason::age_out_of_range);
  reasons.add(best.reason, best.bits);
  return score;
}

PlaceScore score_places(const Facts& asked, const KnownFacts& known, Knowledge& knowledge, const Weights& w, Reasons& reasons) {
  PlaceScore score;
  PlaceRelation best;
  for (std::size_t i = 0; i < asked.places.size(); ++i) {
    for (const KnownPlace& k : known.places) {
      const PlaceRelation relation = two_places(i, asked.places[i], k, knowledge, w);
      if (relation.both && (!best.both || relation.bits > best.bits)) best = relation;
    }
  }
  if (!best.both) return score;
  score.bits = best.bits;
  score.shared = best.shared;
  if (best.postcode > 0) reasons.add(best.postcode_reason, best.postcode);
  if (best.address > 0) reasons.add(best.address_reason, best.bits - best.postcode);
  if (best.postcode <= 0 && best.address <= 0) reasons.add(Reason::address_differs, best.bits);
  return score;
}

ContactScore score_contacts(const Facts& asked, const KnownFacts& known, const Weights& w, Reasons& reasons) {
  ContactScore score;
  double phone = 0, email = 0, number = 0;
  for (const std::uint64_t a : asked.phones) {
    for (const std::uint64_t k : known.phones) {
      if (a == k) phone = std::max(phone, w[W::phone_bits]);
      else if (slips(std::to_string(a), std::to_string(k), 1) <= 1) phone = std::max(phone, w[W::phone_near_bits]);
    }
  }
  if (phone > 0) reasons.add(phone == w[W::phone_bits] ? Reason::phone_same : Reason::phone_near, phone);
  for (const std::string& a : asked.emails) {
    for (const std::string_view k : known.emails) {
      double worth = w[W::email_differs_bits];
      const std::size_t longer = std::max(a.size(), k.size());
      const int allowed = longer >= 16 ? 3 : longer >= 10 ? 2 : 1;
      if (a == k) worth = w[W::email_bits];
      else if (slips(a, k, allowed) <= allowed) worth = w[W::email_near_bits];
      if (email == 0 || worth > email) email = worth;
    }
  }
  if (email != 0) reasons.add(email == w[W::email_bits] ? Reason::email_same : email > 0 ? Reason::email_near : Reason::email_differs, email);
  for (const std::string& a : asked.numbers) {
    for (const std::string_view k : known.numbers) {
      double worth = a.size() == k.size() ? w[W::number_differs_bits] : 0;
      if (a == k) worth = w[W::number_bits];
      else if (a.size() >= 6 && slips(a, k, 1) <= 1) worth = w[W::number_near_bits];
      if (number == 0 || (worth != 0 && worth > number)) number = worth;
    }
  }
  if (number != 0) reasons.add(number == w[W::number_bits] ? Reason::number_same : number > 0 ? Reason::number_near : Reason::number_differs, number);
  score.bits = phone + email + number;
  score.own = email == w[W::email_bits] || number == w[W::number_bits];
  score.shared = phone == w[W::phone_bits];
  score.number_differs = number < 0;
  return score;
}

}  // namespace rowan::matching
