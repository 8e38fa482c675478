#pragma once
// Entries of a case that tie it to the rest of the landlord's work: colleagues it concerns (NHG-14), one-to-ones (CX-5.1b), agencies it
// was spoken of with or told of (CX-3.2f, NHG-27), and what needs special handling (CX-2.3). Part of case_entries.h.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/ids.h"
#include "domain/answers.h"
#include "domain/safe_contact.h"

namespace rowan {

// A colleague is the survivor, the perpetrator or a relative of one of them (NHG-14). The case is restricted from here on, and kept from
// the colleague and from the people of their team.
enum class StaffAs { survivor, perpetrator, relative };
inline constexpr std::string_view staff_as_names[] = {"survivor", "perpetrator", "relative"};
constexpr std::span<const std::string_view> names_of(StaffAs) { return staff_as_names; }
inline constexpr std::string_view staff_as_labels[] = {"The person who is harmed", "The person who harms", "A relative of one of them"};
constexpr std::string_view label_of(StaffAs as) { return staff_as_labels[static_cast<std::size_t>(as)]; }

struct StaffLinked {
  static constexpr std::string_view kind = "staff-linked";
  static constexpr int version = 1;
  StaffId who;   // 0: it is not known, or not said, which colleague
  TeamId team;   // theirs at the time: the line the case is kept out of
  StaffAs as = StaffAs::survivor;
  std::string text;
  template <class F> void fields(F& f) { f("who", who); f("team", team); f("as", as); f("text", text); }
};

// Spoken of at a one-to-one (CX-5.1b). What was decided stands here and nowhere else; the meeting itself knows the case by number only.
struct SupervisionDiscussed {
  static constexpr std::string_view kind = "supervision-discussed";
  static constexpr int version = 1;
  StaffId supervisor;
  StaffId officer;
  std::optional<Date> on;  // the day they met
  std::string decision;
  template <class F> void fields(F& f) { f("supervisor", supervisor); f("officer", officer); f("on", on); f("decision", decision); }
};

// Somebody else looked afterwards at an hour of urgent access (CX-5.2).
enum class UrgentFinding { justified, not_justified };
inline constexpr std::string_view urgent_finding_names[] = {"justified", "not_justified"};
constexpr std::span<const std::string_view> names_of(UrgentFinding) { return urgent_finding_names; }
inline constexpr std::string_view urgent_finding_labels[] = {"It was justified", "It was not justified"};
constexpr std::string_view label_of(UrgentFinding f) { return urgent_finding_labels[static_cast<std::size_t>(f)]; }

struct UrgentAccessReviewed {
  static constexpr std::string_view kind = "urgent-access-reviewed";
  static constexpr int version = 1;
  std::int64_t of = 0;  // seq of the entry that gave the hour
  UrgentFinding found = UrgentFinding::justified;
  std::string text;     // how that was found, and what was done
  template <class F> void fields(F& f) { f("of", of); f("found", found); f("text", text); }
};

// An agency as it stood in the directory when it was named.
struct ToldAgency {
  std::int64_t id = 0;
  std::string name;
  std::string phone;
  template <class F> void fields(F& f) { f("id", id); f("name", name); f("phone", phone); }
};
// The survivor was told of support agencies (NHG-27), by the safe way that the contact written with it names.
struct AgenciesTold {
  static constexpr std::string_view kind = "agencies-told";
  static constexpr int version = 1;
  std::vector<ToldAgency> agencies;
  std::int64_t channel = 0;  // id of the way of contact; 0: they had got in touch themselves
  std::string text;
  template <class F> void fields(F& f) { f("agencies", agencies); f("channel", channel); f("text", text); }
};

enum class LiaisonAgency { police, childrens_services, adults_services, multi_agency_hub, health, probation, council_housing, other };
inline constexpr std::string_view liaison_agency_names[] = {"police", "childrens_services", "adults_services", "multi_agency_hub",
                                                            "health", "probation",          "council_housing", "other"};
constexpr std::span<const std::string_view> names_of(LiaisonAgency) { return liaison_agency_names; }
inline constexpr std::string_view liaison_agency_labels[] = {"Police",    "Children’s services (social care)", "Adult social care",
                                                             "Multi-agency safeguarding hub", "Health service", "Probation",
                                                             "Council housing or homelessness team", "Another agency"};
constexpr std::string_view label_of(LiaisonAgency a) { return liaison_agency_labels[static_cast<std::size_t>(a)]; }
[[nodiscard]] constexpr bool is_safeguarding(LiaisonAgency a) {
  return a == LiaisonAgency::childrens_services || a == LiaisonAgency::adults_services || a == LiaisonAgency::multi_agency_hub;
}

// We spoke with the police, a safeguarding team or another agency about the case (CX-3.2f), with a record of what they were told.
struct LiaisonRecorded {
  static constexpr std::string_view kind = "liaison-recorded";
  static constexpr int version = 1;
  LiaisonAgency agency = LiaisonAgency::police;
  std::string name;        // which force, team or office
  std::string worker;      // whom we spoke with, and their reference
  bool they_started = false;
  std::string text;        // what was said and agreed
  bool shared = false;       // we told them something about somebody
  std::int64_t sharing = 0;  // seq of the line of the sharing ledger that says what, why and on what ground (CX-5.3)
  template <class F> void fields(F& f) {
    f("agency", agency); f("name", name); f("worker", worker); f("they_started", they_started); f("text", text);
    f("shared", shared); f("sharing", sharing);
  }
};

// Asked about so-called honour-based abuse, forced marriage and genital mutilation (CX-2.3). What a classification says counts too.
struct SpecialAsked {
  static constexpr std::string_view kind = "special-asked";
  static constexpr int version = 1;
  Answer honour_based = Answer::not_asked;
  Answer forced_marriage = Answer::not_asked;
  Answer fgm = Answer::not_asked;
  Answer under_18 = Answer::not_asked;  // whether somebody under 18 is at risk of or has been through genital mutilation
  std::string text;
  template <class F> void fields(F& f) {
    f("honour_based", honour_based); f("forced_marriage", forced_marriage); f("fgm", fgm); f("under_18", under_18); f("text", text);
  }
};

// One more person who harms: of the family or the community, say (CX-2.3). The first stands in PerpetratorAsked.
struct FurtherPerpetrator {
  static constexpr std::string_view kind = "further-perpetrator";
  static constexpr int version = 1;
  std::string name;
  std::string relation;
  Answer works_for_us = Answer::not_asked;
  std::string text;
  template <class F> void fields(F& f) { f("name", name); f("relation", relation); f("works_for_us", works_for_us); f("text", text); }
};

// Whom something was learned of: the parties of a case, or somebody a report named of whom nobody has said who it is.
enum class LearnedOf { survivor, perpetrator, further, named };
inline constexpr std::string_view learned_of_names[] = {"survivor", "perpetrator", "further", "named"};
constexpr std::span<const std::string_view> names_of(LearnedOf) { return learned_of_names; }
inline constexpr std::string_view learned_of_labels[] = {"The person who is harmed", "The person who harms", "Another person who harms",
                                                         "Somebody a report names"};
constexpr std::string_view label_of(LearnedOf who) { return learned_of_labels[static_cast<std::size_t>(who)]; }

// What is known of somebody beside the name they have in the case, so that they are found however they are named (docs/who-is-known.md).
// Nothing here is a way of contact: those stand in the safe contact record alone.
struct PersonLearned {
  static constexpr std::string_view kind = "person-learned";
  static constexpr int version = 1;
  LearnedOf who = LearnedOf::survivor;
  std::int64_t further = 0;          // which of the further people who harm, from 1
  std::vector<std::string> names;    // other names; of somebody a report names the first is what it calls them
  std::vector<std::string> earlier;  // earlier surnames, or whole earlier names
  std::optional<Date> born;
  std::string phone;
  std::string address;
  std::string text;           // how it is known; where it is taken back, why
  ReportId report;            // the report it was taken from; 0: a colleague wrote it down
  std::int64_t takes_back = 0;  // seq of the entry that was wrong; nothing else stands here then
  template <class F> void fields(F& f) {
    f("who", who); f("further", further); f("names", names); f("earlier", earlier); f("born", born); f("phone", phone); f("address", address);
    f("text", text); f("report", report); f("takes_back", takes_back);
  }
};

}  // namespace rowan
