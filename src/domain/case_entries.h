#pragma once
// The kinds of entry in a case's stream. Each lists its fields once; the fold is in case.cpp, the words in timeline.cpp.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.h"
#include "domain/answers.h"
#include "domain/case_entries_links.h"
#include "domain/document_entries.h"
#include "domain/owner_entries.h"
#include "domain/report.h"
#include "domain/risk/risk_entries.h"
#include "domain/safe_contact.h"
#include "domain/sharing_entries.h"
#include "domain/tenancy_entries.h"

namespace rowan {

struct CaseOpened {
  static constexpr std::string_view kind = "case-opened";
  static constexpr int version = 1;
  std::string reference;
  std::string name;  // the survivor's name, or the handle until it is known
  PersonId survivor;
  HomeId home;
  std::string home_line;  // the address as it is shown
  std::optional<Date> born;
  std::string tenancy;    // how they hold the home, in words; never needed to open a case (NHG-4)
  std::string tenancy_kind;  // sole, joint, none, unknown: what the policy's rules ask
  std::string tenure;        // as the register had it: a code of domain/tenancy.h, or the register's own
  std::string owner;         // legal entity that owns the home (CX-1.3); selects the policy
  std::string nation;
  std::string area;
  AgeBand age_band = AgeBand::unknown;
  ReportId report;
  Route route = Route::survivor;
  Instant received_at;
  TeamId team;
  StaffId lead;           // 0: not allocated
  bool restricted = false;
  std::string policy;       // pack id that governs at opening
  std::string policy_hash;  // and its content
  template <class F> void fields(F& f) {
    f("reference", reference); f("name", name); f("survivor", survivor); f("home", home); f("home_line", home_line); f("born", born);
    f("tenancy", tenancy); f("tenancy_kind", tenancy_kind); f("tenure", tenure); f("owner", owner); f("nation", nation); f("area", area); f("age_band", age_band); f("report", report); f("route", route); f("received_at", received_at); f("team", team);
    f("lead", lead); f("restricted", restricted); f("policy", policy); f("policy_hash", policy_hash);
  }
};

struct ReportAttached {
  static constexpr std::string_view kind = "report-attached";
  static constexpr int version = 1;
  ReportId report;
  Route route = Route::survivor;
  Door door = Door::staff;
  std::string account;  // told once, kept here so that nobody asks again (SG-14)
  std::string agency;
  std::optional<Severity> severity = {};  // how serious it looked; absent: nobody has said
  template <class F> void fields(F& f) {
    f("report", report); f("route", route); f("door", door); f("account", account); f("agency", agency); f("severity", severity);
  }
};

struct DangerAsked {
  static constexpr std::string_view kind = "danger-asked";
  static constexpr int version = 1;
  Answer answer = Answer::not_asked;
  Police police = Police::not_recorded;
  std::string police_reference;
  std::string text;
  template <class F> void fields(F& f) { f("answer", answer); f("police", police); f("reference", police_reference); f("text", text); }
};

struct HouseholdAsked {
  static constexpr std::string_view kind = "household-asked";
  static constexpr int version = 1;
  Answer children = Answer::not_asked;
  Answer adults_at_risk = Answer::not_asked;
  std::string members;
  template <class F> void fields(F& f) { f("children", children); f("adults_at_risk", adults_at_risk); f("members", members); }
};

struct SafeContactSet {
  static constexpr std::string_view kind = "safe-contact-set";
  static constexpr int version = 1;
  Channel channel;  // id 0: a new one; else this replaces the one of that id, and the old version stays in the record
  std::string reason;
  template <class F> void fields(F& f) { f("channel", channel); f("reason", reason); }
};
struct DoNotContactSet {
  static constexpr std::string_view kind = "do-not-contact-set";
  static constexpr int version = 1;
  bool on = false;
  std::string reason;
  template <class F> void fields(F& f) { f("on", on); f("reason", reason); }
};
struct MustNotKnowSet {
  static constexpr std::string_view kind = "must-not-know-set";
  static constexpr int version = 1;
  std::vector<MustNotKnow> people;  // the whole list as it stands now
  template <class F> void fields(F& f) { f("people", people); }
};

struct PerpetratorAsked {
  static constexpr std::string_view kind = "perpetrator-asked";
  static constexpr int version = 1;
  NameGiven given = NameGiven::not_asked;
  std::string name;
  PersonId person;
  std::string relationship;  // pack code
  AgeBand age_band = AgeBand::unknown;
  Answer lives_there = Answer::not_asked;
  Answer joint_tenant = Answer::not_asked;
  Answer works_for_us = Answer::not_asked;
  std::string text;
  template <class F> void fields(F& f) {
    f("given", given); f("name", name); f("person", person); f("relationship", relationship); f("age_band", age_band);
    f("lives_there", lives_there); f("joint_tenant", joint_tenant); f("works_for_us", works_for_us); f("text", text);
  }
};

// Statutory match and the policy's own scope are two answers, never one (domain.md 1, CX-3.1).
struct Classified {
  static constexpr std::string_view kind = "classified";
  static constexpr int version = 1;
  Answer statutory = Answer::unknown;
  Answer policy = Answer::unknown;
  std::vector<std::string> types;      // pack codes, as chosen
  std::vector<std::string> canonical;  // rolled up by the pack at the time
  std::string other;                   // a type the pack does not list
  bool threat_only = false;            // a threat is enough (CX-1.1)
  bool pattern = false;                // a pattern rather than one incident
  std::string reason;
  template <class F> void fields(F& f) {
    f("statutory", statutory); f("policy", policy); f("types", types); f("canonical", canonical); f("other", other);
    f("threat_only", threat_only); f("pattern", pattern); f("reason", reason);
  }
};

struct WishesRecorded {
  static constexpr std::string_view kind = "wishes-recorded";
  static constexpr int version = 1;
  std::string text;
  std::string housing;  // stay, leave_now, leave_later, unsure
  template <class F> void fields(F& f) { f("text", text); f("housing", housing); }
};

enum class ContactOutcome { made, attempted, received };
inline constexpr std::string_view contact_outcome_names[] = {"made", "attempted", "received"};
constexpr std::span<const std::string_view> names_of(ContactOutcome) { return contact_outcome_names; }
inline constexpr std::string_view contact_outcome_labels[] = {"We spoke, or they answered", "We tried and did not reach them", "They got in touch with us"};
constexpr std::string_view label_of(ContactOutcome o) { return contact_outcome_labels[static_cast<std::size_t>(o)]; }

struct ContactRecorded {
  static constexpr std::string_view kind = "contact-recorded";
  static constexpr int version = 1;
  std::int64_t channel = 0;
  ChannelKind channel_kind = ChannelKind::call;
  std::string other_channel;  // an unrecorded one, in an override
  Purpose purpose = Purpose::case_work;
  ContactOutcome outcome = ContactOutcome::made;
  std::string text;
  std::string override_reason;  // not empty: the gate said no, and life was at stake
  std::string gate_said;        // what the gate had said
  std::string person;           // empty = the survivor; else the witness or other person it was with: that reaches no survivor
  Interpreter interpreter = Interpreter::none;
  template <class F> void fields(F& f) {
    f("channel", channel); f("channel_kind", channel_kind); f("other_channel", other_channel); f("purpose", purpose); f("outcome", outcome);
    f("text", text); f("override_reason", override_reason); f("gate_said", gate_said); f("person", person); f("interpreter", interpreter);
  }
};

// What the survivor wanted of an action that touches them; not knowing is no answer here (NHG-8, NHG-19).
enum class RecordWish { agreed, declined, not_consulted };
inline constexpr std::string_view record_wish_names[] = {"agreed", "declined", "not_consulted"};
constexpr std::span<const std::string_view> names_of(RecordWish) { return record_wish_names; }
inline constexpr std::string_view record_wish_labels[] = {"They agreed", "They do not want it", "They could not be asked"};
constexpr std::string_view label_of(RecordWish wish) { return record_wish_labels[static_cast<std::size_t>(wish)]; }

// On what ground an action goes ahead all the same.
enum class OverrideBasis { risk_of_harm, child, legal_duty };
inline constexpr std::string_view override_basis_names[] = {"risk_of_harm", "child", "legal_duty"};
constexpr std::span<const std::string_view> names_of(OverrideBasis) { return override_basis_names; }
inline constexpr std::string_view override_basis_labels[] = {"Risk of harm", "A child has to be protected", "The law asks for it"};
constexpr std::string_view label_of(OverrideBasis basis) { return override_basis_labels[static_cast<std::size_t>(basis)]; }

// A row set aside with a reason, or an instance taken up again. Absent: it was done.
enum class RecordTurn { not_done, opened_again };
inline constexpr std::string_view record_turn_names[] = {"not_done", "opened_again"};
constexpr std::span<const std::string_view> names_of(RecordTurn) { return record_turn_names; }

struct FieldValue {
  std::string code;
  std::string value;  // in its canonical form (domain/records/values.h)
  template <class F> void fields(F& f) { f("code", code); f("value", value); }
};
// A fact of a pack's own row, kept with the entry so that it counts the same when the pack is no longer there.
struct FactRaised {
  std::string name;  // pack.…
  std::string value;
  std::optional<Instant> at;  // absent: when it happened
  template <class F> void fields(F& f) { f("name", name); f("value", value); f("at", at); }
};

struct RecordMade {
  static constexpr std::string_view kind = "record-made";
  static constexpr int version = 2;  // 1 had only the first three
  std::string what;   // a row of domain/records.h, or of a policy pack
  std::string value;  // one of its choices
  std::string text;
  std::vector<FieldValue> values = {};
  std::optional<std::int64_t> of = {};  // seq of the first entry of the instance it continues
  std::optional<RecordTurn> turn = {};
  std::optional<RecordWish> wish = {};
  std::optional<OverrideBasis> basis = {};
  std::string basis_text = {};
  std::string gate_said = {};    // what stood against it and was passed …
  std::string pass_reason = {};  // … for this reason
  std::optional<bool> asked = {};        // true: counts only once another person has approved
  std::string title = {};                // of a pack's row, as it was then
  std::vector<FactRaised> raised = {};   // of a pack's row
  std::string kept_apart = {};           // of a pack's row that not everybody reads: its class
  template <class F> void fields(F& f) {
    f("what", what); f("value", value); f("text", text); f("values", values); f("of", of); f("turn", turn); f("wish", wish); f("basis", basis);
    f("basis_text", basis_text); f("gate_said", gate_said); f("pass_reason", pass_reason); f("asked", asked); f("title", title); f("raised", raised); f("kept_apart", kept_apart);
  }
};
// Another person's answer to a record that was asked for, or to a request not to refer.
struct ApprovalAnswered {
  static constexpr std::string_view kind = "approval-answered";
  static constexpr int version = 1;
  std::int64_t of = 0;  // seq of the entry asked
  bool approved = false;
  std::string reason;
  std::optional<bool> more = {};  // true: agreed, and the policy asks for yet another person's agreement
  std::optional<std::string> body = {};    // of what a body decided, and this person recorded: "Management Committee" …
  std::optional<std::string> minute = {};  // … and where its minutes say so
  template <class F> void fields(F& f) { f("of", of); f("approved", approved); f("reason", reason); f("more", more); f("body", body); f("minute", minute); }
};

// Not referring a child or an adult at risk: one asks with a reason, another approves (NHG-11). Written before records could wait for
// approval; read for ever, and answered by ApprovalAnswered where nobody had answered yet.
struct NotReferringAsked {
  static constexpr std::string_view kind = "not-referring-asked";
  static constexpr int version = 1;
  std::string reason;
  template <class F> void fields(F& f) { f("reason", reason); }
};
struct NotReferringAnswered {
  static constexpr std::string_view kind = "not-referring-answered";
  static constexpr int version = 1;
  bool approved = false;
  std::string reason;
  template <class F> void fields(F& f) { f("approved", approved); f("reason", reason); }
};

struct NoteAdded {
  static constexpr std::string_view kind = "note-added";
  static constexpr int version = 1;
  std::string text;
  bool about_other = false;
  template <class F> void fields(F& f) { f("text", text); f("about_other", about_other); }
};

// A correction is another entry; the first version stays (SG-25).
struct Corrected {
  static constexpr std::string_view kind = "corrected";
  static constexpr int version = 1;
  std::int64_t seq = 0;  // of the entry whose text this replaces
  std::string text;
  std::string reason;
  template <class F> void fields(F& f) { f("seq", seq); f("text", text); f("reason", reason); }
};

struct TaskAdded {
  static constexpr std::string_view kind = "task-added";
  static constexpr int version = 1;
  std::string title;
  std::string hint;
  std::optional<Instant> due;
  StaffId owner;
  template <class F> void fields(F& f) { f("title", title); f("hint", hint); f("due", due); f("owner", owner); }
};
struct TaskDone {
  static constexpr std::string_view kind = "task-done";
  static constexpr int version = 1;
  std::int64_t task = 0;
  std::string outcome;
  template <class F> void fields(F& f) { f("task", task); f("outcome", outcome); }
};
struct TaskMoved {
  static constexpr std::string_view kind = "task-moved";
  static constexpr int version = 1;
  std::int64_t task = 0;
  Instant due;
  std::string reason;
  template <class F> void fields(F& f) { f("task", task); f("due", due); f("reason", reason); }
};
// A new date is agreed for a duty of the policy. The first one still counts (SG-17).
struct DutyRedated {
  static constexpr std::string_view kind = "duty-redated";
  static constexpr int version = 1;
  std::string duty;
  Instant due;
  std::string reason;
  template <class F> void fields(F& f) { f("duty", duty); f("due", due); f("reason", reason); }
};

struct Allocated {
  static constexpr std::string_view kind = "allocated";
  static constexpr int version = 1;
  StaffId to;
  std::string reason;
  std::string against_wish = {};  // why it is them although the person asked for somebody else (NHG-24); empty: nothing against it is known
  template <class F> void fields(F& f) { f("to", to); f("reason", reason); f("against_wish", against_wish); }
};
struct HandOverOffered {
  static constexpr std::string_view kind = "hand-over-offered";
  static constexpr int version = 1;
  StaffId to;
  std::string note;
  std::string against_wish = {};  // as above
  template <class F> void fields(F& f) { f("to", to); f("note", note); f("against_wish", against_wish); }
};
struct HandOverAnswered {
  static constexpr std::string_view kind = "hand-over-answered";
  static constexpr int version = 1;
  bool accepted = false;
  std::string note;
  template <class F> void fields(F& f) { f("accepted", accepted); f("note", note); }
};

struct AccessGranted {
  static constexpr std::string_view kind = "access-granted";
  static constexpr int version = 1;
  StaffId to;
  std::string purpose;
  Instant from;
  std::optional<Instant> until;
  bool urgent = false;  // one hour, taken by the person themselves with a reason
  template <class F> void fields(F& f) { f("to", to); f("purpose", purpose); f("from", from); f("until", until); f("urgent", urgent); }
};
struct AccessEnded {
  static constexpr std::string_view kind = "access-ended";
  static constexpr int version = 1;
  StaffId of;
  std::string reason;
  template <class F> void fields(F& f) { f("of", of); f("reason", reason); }
};
struct Barred {
  static constexpr std::string_view kind = "barred";
  static constexpr int version = 1;
  StaffId who;
  std::string reason;
  template <class F> void fields(F& f) { f("who", who); f("reason", reason); }
};
struct BarLifted {
  static constexpr std::string_view kind = "bar-lifted";
  static constexpr int version = 1;
  StaffId who;
  std::string reason;
  template <class F> void fields(F& f) { f("who", who); f("reason", reason); }
};
struct Restricted {
  static constexpr std::string_view kind = "restricted";
  static constexpr int version = 1;
  bool on = true;
  std::string reason;
  template <class F> void fields(F& f) { f("on", on); f("reason", reason); }
};

struct CaseClosed {
  static constexpr std::string_view kind = "case-closed";
  static constexpr int version = 1;
  std::string reason;
  std::string told_how;  // how they were told, by a safe way
  std::string risk;      // the risk that remains; needed where they are out of touch (SG-36)
  template <class F> void fields(F& f) { f("reason", reason); f("told_how", told_how); f("risk", risk); }
};
struct CaseReopened {
  static constexpr std::string_view kind = "case-reopened";
  static constexpr int version = 1;
  std::string reason;
  template <class F> void fields(F& f) { f("reason", reason); }
};

using CaseEvent = std::variant<CaseOpened, ReportAttached, DangerAsked, HouseholdAsked, SafeContactSet, DoNotContactSet, MustNotKnowSet, PerpetratorAsked,
                               Classified, WishesRecorded, ContactRecorded, RecordMade, ApprovalAnswered, NotReferringAsked, NotReferringAnswered, NoteAdded, Corrected, TaskAdded,
                               TaskDone, TaskMoved, DutyRedated, Allocated, HandOverOffered, HandOverAnswered, AccessGranted, AccessEnded, Barred, BarLifted,
                               Restricted, CaseClosed, CaseReopened,
                                StaffLinked, SupervisionDiscussed, UrgentAccessReviewed, AgenciesTold, LiaisonRecorded, SpecialAsked, FurtherPerpetrator, PersonLearned,
                                RiskAssessed, RiskReceived, RiskChanged, Shared, SharingRefused, DocumentMade, DocumentLooked, DocumentReleased, DocumentGiven, PhotoAdded, OwnerSet, TenancySet>;

// Throws Unreadable for a kind or version this program does not know.
[[nodiscard]] CaseEvent read_case_event(const Entry& entry);

}  // namespace rowan
