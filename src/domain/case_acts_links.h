#pragma once
// Acts that tie a case to colleagues, one-to-ones and agencies, and those of cases that need special handling. As in case_acts.h: pure.
#include <span>
#include <string>
#include <vector>

#include "domain/case_acts.h"

namespace rowan {

// ---- staff as survivor, perpetrator or relative (NHG-14, SG-33) ----

// Whether a colleague works in the line of somebody of `team`: the team's people and its managers. Those trusted with cases linked to
// staff are not kept out for being of the team, unless they manage it.
[[nodiscard]] bool in_line_of(const Actor& colleague, TeamId team);
// Whether the case concerns this person, or somebody in whose line they work. They are given nothing of it.
[[nodiscard]] bool in_line(const Case& c, const Actor& who);

// Whether the case concerns a colleague in any way that was written down, also where it is not said who.
[[nodiscard]] bool concerns_staff(const Case& c);

struct StaffLinkInput {
  StaffId who;  // 0: not known or not said which colleague
  StaffAs as = StaffAs::survivor;
  std::string text;  // how it is known
  StaffId owner;     // who has the case from now on; needed when its lead works in the line
};
// From here on the case is restricted, kept from the colleague and from their line, and has an owner outside of it. `staff` is everybody
// active. Refused: "staff-link.self", "staff-link.same", "staff-link.owner" (field owner), access.urgent.
[[nodiscard]] Result<NewEntries> link_staff(const Seen& seen, const StaffLinkInput& input, std::span<const Actor> staff);

// ---- looking at urgent access afterwards (CX-5.2) ----

// The end (5pm) of the next working day where the home is: a time of ours, no policy gives one.
[[nodiscard]] Instant urgent_review_due(const Case& c, const CaseUrgent& taken);
// Never whoever took it. A manager who sees the case of their own right, or the data protection lead, who needs no view of the case for it
// and is kept out of one that concerns them, their line, or that they are barred from.
[[nodiscard]] bool may_review_urgent(const Case& c, const Actor& who, const CaseUrgent& taken, Instant now);
// Refused: "urgent.own", "urgent.reviewed", form.needed (field text); anybody else as for a case that is not there.
[[nodiscard]] Result<NewEntries> review_urgent_access(const Case& c, const Actor& who, std::int64_t of, UrgentFinding found, const std::string& text,
                                                      Instant now);

// ---- one-to-ones (CX-5.1b) ----

// Whether this person discusses the case with its lead: a manager of its team who sees it; where none of them does (a bar, a restriction,
// or the lead is the manager), anybody else who sees it and may approve as a second person. Nobody discusses a case with themselves.
[[nodiscard]] bool supervises(const Case& c, const Actor& supervisor, std::span<const Actor> staff, Instant now);
// Written on the case's own record. Refused: "supervision.role" for whoever does not supervise it, "case.closed".
[[nodiscard]] Result<NewEntries> discuss(const Seen& seen, Date on, const std::string& decision, std::span<const Actor> staff);

// ---- agencies (NHG-27, CX-3.2f) ----

struct TellAgencies {
  std::vector<ToldAgency> agencies;
  std::int64_t channel = 0;        // a way of contact of the record; 0 with they_started
  ChannelKind how = ChannelKind::call;  // with they_started: how they reached us
  bool they_started = false;       // they had got in touch themselves
  Instant happened_at;
  std::string text;
};
// The survivor is told of agencies: only by a way that is safe for telling them about support, at this hour, through every gate; there is
// no override. Writes the contact and which agencies. Refused: as record_contact, and "agencies.person" for somebody else's channel.
[[nodiscard]] Result<NewEntries> tell_agencies(const Seen& seen, const TellAgencies& input, const std::vector<GateState>& gates);

// `liaison.sharing` is a line of this case's sharing ledger when something was shared (CX-5.3). Refused: "liaison.sharing" (field sharing).
[[nodiscard]] Result<NewEntries> record_liaison(const Seen& seen, LiaisonRecorded liaison, Instant happened_at);

// ---- special handling (CX-2.3) ----

[[nodiscard]] Result<NewEntries> ask_special(const Seen& seen, SpecialAsked asked);
[[nodiscard]] Result<NewEntries> add_perpetrator(const Seen& seen, FurtherPerpetrator who);

// Other and earlier names, birth, phone or address of somebody the case names; at least one of them.
[[nodiscard]] Result<NewEntries> learn_of_person(const Seen& seen, PersonLearned what);
[[nodiscard]] Result<NewEntries> take_back_learned(const Seen& seen, std::int64_t seq, const std::string& reason);

}  // namespace rowan
