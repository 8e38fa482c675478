#pragma once
// The parts of a comparison, for score.cpp alone: names, births, places, and phones, e-mails and numbers.
#include "matching/score.h"

namespace rowan::matching {

struct NameScore {
  double bits = 0;
  bool given_agrees = false;    // written the same or by a slip, or a known other form
  bool given_hinted = false;    // an initial or a shortened form only
  bool given_differs = false;   // both have one, and they are clearly not the same
  bool family_agrees = false;
  bool family_differs = false;
  bool contradicted = false;    // some part that both have differs, first name aside
  int met = 0;                  // words that met
};
[[nodiscard]] NameScore score_names(const Facts& asked, const KnownFacts& known, Knowledge& knowledge, const Weights& weights, Reasons& reasons);
// The bits of it alone.
[[nodiscard]] double weigh_names(const Facts& asked, std::span<const KnownWord> known, Knowledge& knowledge, const Weights& weights);

struct BirthScore {
  double bits = 0;
  bool known = false;       // both say something
  bool agrees = false;      // the same date, or one usual error away
  bool exact = false;
  bool fits = false;        // agrees, or a range or year that fits
  bool generation = false;  // too far apart for one person
  bool differs = false;
};
[[nodiscard]] BirthScore score_births(const Facts& asked, const KnownFacts& known, Knowledge& knowledge, const Weights& weights, Reasons& reasons);

struct PlaceScore {
  double bits = 0;
  bool shared = false;  // one address or postcode in common
};
[[nodiscard]] PlaceScore score_places(const Facts& asked, const KnownFacts& known, Knowledge& knowledge, const Weights& weights, Reasons& reasons);

struct ContactScore {
  double bits = 0;
  bool own = false;     // a number or e-mail address that is one person's
  bool shared = false;  // a phone number: a household may share it
  bool number_differs = false;
};
[[nodiscard]] ContactScore score_contacts(const Facts& asked, const KnownFacts& known, const Weights& weights, Reasons& reasons);

}  // namespace rowan::matching
