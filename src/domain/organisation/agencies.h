#pragma once
// The directory of support agencies (NHG-27): who helps whom, where, and when somebody last made sure that the entry is right.
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/actor.h"
#include "domain/case_entries_links.h"
#include "domain/organisation/entries.h"

namespace rowan::organisation {

enum class Audience {
  everyone,
  women,
  men,
  lgbt,
  minority_ethnic,
  honour_based,
  forced_marriage,
  fgm,
  perpetrators,
  older,
  deaf,
  young,
  stalking,
  sexual_violence,
  legal,
  housing,
  money
};
inline constexpr std::string_view audience_names[] = {
    "everyone", "women", "men",   "lgbt",     "minority_ethnic", "honour_based", "forced_marriage", "fgm",  "perpetrators",
    "older",    "deaf",  "young", "stalking", "sexual_violence", "legal",        "housing",         "money"};
constexpr std::span<const std::string_view> names_of(Audience) { return audience_names; }
inline constexpr std::string_view audience_labels[] = {"Anybody",
                                                       "Women",
                                                       "Men",
                                                       "LGBT+ people",
                                                       "Black and minority ethnic people",
                                                       "So-called honour-based abuse",
                                                       "Forced marriage",
                                                       "Genital mutilation",
                                                       "People who harm",
                                                       "Older people",
                                                       "Deaf people",
                                                       "Children and young people",
                                                       "Stalking",
                                                       "Sexual violence",
                                                       "Legal advice",
                                                       "Housing advice",
                                                       "Money"};
constexpr std::string_view label_of(Audience a) { return audience_labels[static_cast<std::size_t>(a)]; }

inline constexpr std::string_view whole_kingdom = "uk";

// Ours: an entry nobody has looked at for this long is out of date. It is still shown, with that word.
inline constexpr int agency_good_for_months = 12;

struct Agency {
  std::int64_t id = 0;
  AgencySet what;
  [[nodiscard]] Date verify_by() const { return add_months(what.verified_on, agency_good_for_months); }
  [[nodiscard]] bool out_of_date(Date today) const { return verify_by() < today; }
  [[nodiscard]] bool for_audience(Audience audience) const;
};
struct AgencyRegister {
  std::vector<Agency> agencies;  // without those ended, by name
  std::int64_t last_seq = 0;
  [[nodiscard]] const Agency* find(std::int64_t id) const;
};
[[nodiscard]] AgencyRegister fold_agencies(const std::vector<Entry>& entries);

// An empty part does not narrow. `nation` and `area` are those of the home: what is for the whole kingdom, for the nation or for the area is
// shown, and of another area never.
struct AgencyFilter {
  std::string nation;
  std::string area;
  std::optional<Audience> audience;  // with what is for anybody, except for people who harm: their lines stand apart
};
[[nodiscard]] std::vector<Agency> agencies_for(const AgencyRegister& known, const AgencyFilter& filter);
// Every area code that an entry names, in order.
[[nodiscard]] std::vector<std::string> areas_of(const AgencyRegister& known);

[[nodiscard]] ToldAgency as_told(const Agency& agency);

// Adds or replaces; to look at an entry and find it right is to set it again with today's date.
[[nodiscard]] Result<NewEntry> set_agency(const AgencyRegister& known, AgencySet what, const Actor& by, Instant now);

// "name,what,areas,audiences,phone,hours,web,source,verified_on"; areas and audiences are separated by semicolons. Every fault with its
// line; nothing is given when there is one.
[[nodiscard]] Result<std::vector<AgencySet>> read_agencies(std::string_view csv, Date today);

}  // namespace rowan::organisation
