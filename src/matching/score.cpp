#include "matching/score.h"

#include <algorithm>
#include <cmath>

#include "matching/names.h"
#include "matching/score_parts.h"

namespace rowan::matching {
namespace {

using W = Weight;

// The bands (docs/matching.md). A clearly different first name, or a birth a generation away, can never be the same person, however much
// else agrees: that is a twin, a sibling, a parent or a namesake. A name with an address alone is not enough, for families share both; nor is
// an initial or a middle name met as a first name, for twins share those.
Band band_of(const NameScore& name, const BirthScore& birth, const PlaceScore& place, const ContactScore& contact, double weight, const Weights& w) {
  const bool lives_there = place.shared || contact.shared;
  if (name.given_differs || birth.generation) {
    const bool family = name.family_agrees && (lives_there || birth.exact);
    const bool roof = lives_there && (birth.exact || name.family_agrees);
    if (weight >= w[W::household_bits] && (family || roof)) return Band::household;
    if (name.given_differs && (lives_there || (birth.exact && name.family_agrees))) return Band::household;
    return Band::possible;
  }
  const bool one_sure_name = name.given_agrees && !name.contradicted;
  const bool whole_name = name.given_agrees && name.family_agrees;
  const bool sure_mark = birth.exact || contact.own || (birth.agrees && (lives_there || weight >= w[W::same_bits] + w[W::same_without_place_bits]));
  const bool fitting = !birth.differs && !contact.number_differs;
  if (weight < w[W::same_bits] || !fitting) return Band::possible;
  if (whole_name && (sure_mark || (birth.fits && (lives_there || contact.shared)))) return Band::same;
  if (one_sure_name && sure_mark && lives_there) return Band::same;  // the surname may have changed
  return Band::possible;
}

}  // namespace

double prior_of_name(std::string_view word, const Weights& weights) {
  return prior_of_name(common_share(word), !groups_of(word).empty(), weights);
}

float place_word_bits(double share, bool whole, const Weights& weights) {
  const double worth = std::clamp(std::log2(0.6 / share), 0.0, weights[W::address_word_bits_most]);
  return static_cast<float>(whole ? worth : 0.75 * worth);
}

Candidate score(const Facts& asked, const KnownFacts& known, Knowledge& knowledge, const Weights& weights) {
  Candidate candidate;
  const NameScore name = score_names(asked, known, knowledge, weights, candidate.reasons);
  const BirthScore birth = score_births(asked, known, knowledge, weights, candidate.reasons);
  const PlaceScore place = score_places(asked, known, knowledge, weights, candidate.reasons);
  const ContactScore contact = score_contacts(asked, known, weights, candidate.reasons);
  candidate.weight = name.bits + birth.bits + place.bits + contact.bits;
  candidate.band = band_of(name, birth, place, contact, candidate.weight, weights);
  return candidate;
}

double weigh(const Facts& asked, const KnownFacts& known, Knowledge& knowledge, const Weights& weights) {
  Reasons unread;
  const double name = weigh_names(asked, known.words, knowledge, weights);
  const double birth = score_births(asked, known, knowledge, weights, unread).bits;
  const double place = score_places(asked, known, knowledge, weights, unread).bits;
  const double contact = score_contacts(asked, known, weights, unread).bits;
  return name + birth + place + contact;
}

}  // namespace rowan::matching
