#pragma once
// A case: the fold of its record. Nothing in it is stored anywhere else; every list and page is made from it.
#include <optional>
#include <string>
#include <vector>

#include "domain/case_entries.h"
#include "domain/entry.h"
#include "domain/facts.h"
#include "domain/safe_contact.h"

namespace rowan {

// One line of the case's history, in the order entered.
struct CaseLine {
  std::int64_t seq = 0;
  Instant happened_at;
  Instant entered_at;
  StaffId actor;
  CaseEvent event;
  std::int64_t corrected_by = 0;  // seq of the latest correction of this line
  std::string text_now;           // the text after corrections, when there is one
};

struct CaseTask {
  std::int64_t id = 0;
  std::string title;
  std::string hint;
  std::optional<Instant> due;           // as it stands
  std::optional<Instant> due_at_first;  // as it was first agreed: a miss of this one stays a miss
  StaffId owner;
  bool done = false;
  Instant done_at;
  std::string outcome;

  // Whether the date first agreed passed without it being done. A new date never undoes that (SG-17).
  [[nodiscard]] bool missed(Instant now) const { return due_at_first && *due_at_first < (done ? done_at : now); }
};

struct CaseGrant {
  StaffId to;
  std::string purpose;
  Instant from;
  std::optional<Instant> until;
  bool urgent = false;
  StaffId by;
};

// One hour of urgent access, and what somebody else found when they looked at it afterwards.
struct CaseUrgent {
  std::int64_t seq = 0;  // of the entry that gave it
  StaffId who;
  std::string reason;
  Instant from;
  Instant until;
  std::optional<UrgentAccessReviewed> review;
  StaffId reviewed_by;
  Instant reviewed_at;
};

struct CaseBar {
  StaffId who;
  std::string reason;
};

struct CaseRedating {
  std::string duty;
  Instant due;
  Instant at;
  std::string reason;
};

// What was learned of somebody and not taken back.
struct CaseLearned {
  std::int64_t seq = 0;
  PersonLearned what;
};

struct Case {
  CaseId id;
  std::int64_t last_seq = 0;
  CaseOpened opened;
  Instant opened_at;
  Instant updated_at;
  TeamId team;
  StaffId lead;
  bool restricted = false;
  bool closed = false;
  Instant closed_at;

  DangerAsked danger;
  HouseholdAsked household;
  PerpetratorAsked perpetrator;
  TenancySet tenancy;  // as it stands: what the register said at the opening, until somebody says more
  Classified classified;
  SafeContact contact;
  std::vector<std::int64_t> wishes;  // indexes into lines, oldest first
  std::vector<CaseTask> tasks;
  std::vector<CaseGrant> grants;
  std::vector<CaseBar> bars;
  std::vector<CaseUrgent> urgent;  // oldest first; stays when the access itself is taken away
  std::vector<CaseRedating> redatings;
  StaffId hand_over_to;   // offered and not answered yet
  std::string hand_over_note;
  StaffId not_referring_by;  // who asked, while it waits for an answer
  std::vector<StaffLinked> staff_links;               // colleagues the case concerns (NHG-14)
  std::optional<Instant> discussed_at;                // last one-to-one it was spoken of at (CX-5.1b)
  SpecialAsked special;                               // read through domain/special.h (CX-2.3)
  std::vector<FurtherPerpetrator> further_perpetrators;
  std::vector<CaseLearned> learned;
  std::vector<CaseLine> lines;

  [[nodiscard]] bool in_enquiry() const;  // no survivor confirmed yet (NHG-20)
  [[nodiscard]] bool barred(StaffId who) const;
  [[nodiscard]] std::optional<std::string> wish_now() const;
  // We tried to reach the survivor since we last did, or have only ever tried: a sign of risk, never a reason to close (SG-36).
  [[nodiscard]] bool out_of_touch() const;
};

// Throws Unreadable.
[[nodiscard]] Case fold_case(const std::vector<Entry>& entries);
// Adds one entry to what is folded already; after an act, to index what was just written without loading it again.
void apply(Case& c, const EntryHead& head, CaseEvent event);

// What the policy's rules may ask of it.
[[nodiscard]] Facts facts_of(const Case& c);

}  // namespace rowan
