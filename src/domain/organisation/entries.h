#pragma once
// Entries about the organisation itself, in streams of kind `organisation`: one stream a register, so that a page reads only its own.
// The first entry of a stream says which register it is.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.h"
#include "domain/entry.h"

namespace rowan::organisation {

enum class Register { duties, training, documents, agencies, one_to_ones };
inline constexpr std::string_view register_names[] = {"duties", "training", "documents", "agencies", "one_to_ones"};
constexpr std::span<const std::string_view> names_of(Register) { return register_names; }

struct RegisterOpened {
  static constexpr std::string_view kind = "register-opened";
  static constexpr int version = 1;
  Register which = Register::duties;
  template <class F> void fields(F& f) { f("which", which); }
};

// A duty of the organisation that comes back (NHG-12): whole state; of several with one id the latest counts.
struct DutySet {
  static constexpr std::string_view kind = "organisation-duty-set";
  static constexpr int version = 1;
  std::int64_t id = 0;  // 0: a new one, whose id is the number of this entry
  std::string title;
  std::string clause;   // where it comes from; may be empty
  std::string about;    // "policy:ID": owner and reminder of the review of that policy (CX-0.4); empty for a duty of its own
  StaffId owner;
  int months = 12;      // until it comes back
  std::optional<Date> first_due;  // of a duty of its own
  int remind_days = 30;  // before the day it is due
  bool ended = false;
  template <class F> void fields(F& f) {
    f("id", id); f("title", title); f("clause", clause); f("about", about); f("owner", owner); f("months", months); f("first_due", first_due);
    f("remind_days", remind_days); f("ended", ended);
  }
};
struct DutyDone {
  static constexpr std::string_view kind = "organisation-duty-done";
  static constexpr int version = 1;
  std::int64_t duty = 0;
  Date on;
  std::string evidence;    // what was done, and what shows it
  std::string attachment;  // where the document lies: a reference of the landlord's own filing; may be empty
  template <class F> void fields(F& f) { f("duty", duty); f("on", on); f("evidence", evidence); f("attachment", attachment); }
};

// Somebody did a course (NHG-13). When it expires is the policy's to say and never stored.
struct TrainingDone {
  static constexpr std::string_view kind = "training-done";
  static constexpr int version = 1;
  StaffId staff;
  std::string course;
  Date on;
  std::string evidence;
  template <class F> void fields(F& f) { f("staff", staff); f("course", course); f("on", on); f("evidence", evidence); }
};
// A line of the training register was wrong; it stays and no longer counts.
struct TrainingStruck {
  static constexpr std::string_view kind = "training-struck";
  static constexpr int version = 1;
  std::int64_t seq = 0;
  std::string reason;
  template <class F> void fields(F& f) { f("seq", seq); f("reason", reason); }
};

// Whether a name that a policy uses means the document it looks like (CX-0.7, CX-5.4).
struct AliasSettled {
  static constexpr std::string_view kind = "alias-settled";
  static constexpr int version = 1;
  std::string policy;
  std::string document;
  std::string name;
  bool same = true;  // false: another document, which the policy's register does not hold
  std::string reason;
  template <class F> void fields(F& f) { f("policy", policy); f("document", document); f("name", name); f("same", same); f("reason", reason); }
};
struct DocumentNoted {
  static constexpr std::string_view kind = "document-noted";
  static constexpr int version = 1;
  std::string policy;
  std::string document;
  std::string location;       // where it lies: an address on the intranet, a file number
  std::string edition;        // "4.2", "March 2025"
  std::optional<Date> review;  // to be reviewed by
  template <class F>
  void fields(F& f) {
    f("policy", policy);
    f("document", document);
    f("location", location);
    f("edition", edition);
    f("review", review);
  }
};

// An entry of the directory of support agencies (NHG-27): whole state.
struct AgencySet {
  static constexpr std::string_view kind = "agency-set";
  static constexpr int version = 1;
  std::int64_t id = 0;                 // 0: a new one, whose id is the number of this entry
  std::string name;
  std::string what;                    // what they help with, in a line
  std::vector<std::string> areas;      // codes: "uk", a nation, or an area of the landlord's homes
  std::vector<std::string> audiences;  // names of Audience
  std::string phone;
  std::string hours;
  std::string web;
  std::string source;                  // where this was read
  Date verified_on;
  StaffId verified_by;                 // 0: from an imported file
  bool ended = false;                  // no longer to be named to anybody
  template <class F> void fields(F& f) {
    f("id", id); f("name", name); f("what", what); f("areas", areas); f("audiences", audiences); f("phone", phone); f("hours", hours); f("web", web);
    f("source", source); f("verified_on", verified_on); f("verified_by", verified_by); f("ended", ended);
  }
};

// A one-to-one was held (CX-5.1b): which cases, by number. What was decided on each stands on the case alone.
struct OneToOneHeld {
  static constexpr std::string_view kind = "one-to-one-held";
  static constexpr int version = 1;
  StaffId officer;
  StaffId supervisor;
  Date on;
  std::vector<CaseId> cases;
  template <class F> void fields(F& f) { f("officer", officer); f("supervisor", supervisor); f("on", on); f("cases", cases); }
};

using Event = std::variant<RegisterOpened, DutySet, DutyDone, TrainingDone, TrainingStruck, AliasSettled, DocumentNoted, AgencySet, OneToOneHeld>;

// Throws Unreadable for a kind or version this program does not know.
[[nodiscard]] Event read_event(const Entry& entry);

}  // namespace rowan::organisation
