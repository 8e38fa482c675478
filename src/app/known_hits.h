#pragma once
// What the parts of app/known share: the questions a report asks, the hits, and what was said of them.
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/case_row.h"
#include "app/known.h"
#include "store/tx.h"

namespace rowan::app {

struct Question {
  std::string who;    // "survivor", "perpetrator", "reporter"
  std::string asked;  // as shown
  matching::Person person;
  PersonId known_as;
};
[[nodiscard]] std::vector<Question> questions_of(const Report& report);

// Everybody a report names but who reported it, for the index of the reports that wait; takes it out when it waits no longer.
[[nodiscard]] people::ReportParties parties_of(const Report& report);

// What the asker may see, so that a hit that they may not see crowds nobody out and takes no time. Kept until a grant changes, and some
// seconds at most: who is shown is looked up once more.
[[nodiscard]] std::shared_ptr<const people::IdSet> cases_for(Desk& desk, const Actor& actor);
[[nodiscard]] people::IdSet reports_for(Desk& desk, const Actor& actor);

// Parties of cases, the likeliest first. Also by way of the register: a case names a person of it who is like this. Whoever shows or tells of a
// case once leaves out first who was said not to be the same: a likelier son must not hide the father.
// `only`: cases that may be named, nullptr for all; `limit`: parties asked of the index.
[[nodiscard]] std::vector<people::CaseHit> case_hits(const Desk& desk, const Question& question, std::size_t limit, const people::IdSet* only);
// The same where the register has been asked already: `persons`, the likeliest first.
[[nodiscard]] std::vector<people::CaseHit> case_hits(const Desk& desk, const Question& question, std::size_t limit, const people::IdSet* only,
                                                     std::span<const people::MaybeKnown> persons);
inline constexpr std::size_t most_persons = 10;  // of the register, by way of whom cases are found
// Parties of reports that wait, the likeliest first.
[[nodiscard]] std::vector<people::ReportHit> report_hits(const Desk& desk, const Question& question, std::size_t limit, const people::IdSet* only);
// Of the reasons, one word each: equal when nothing new is known.
[[nodiscard]] std::string grounds(const matching::Reasons& reasons);

// "Not the same" of one subject ("report 12 survivor") and one target ("case 7 household Leah Marsh 0", "person 12"), newest last; sealed, under a
// keyed name. A pair of two cases has targets of its own (known_same.cpp).
struct SaidSame {
  StaffId by;
  Instant at;
  bool not_same = true;
  std::string reason;
  std::string grounds;
  template <class F> void fields(F& f) { f("by", by); f("at", at); f("not_same", not_same); f("reason", reason); f("grounds", grounds); }
};
struct SaidSames {
  std::vector<SaidSame> said;
  template <class F> void fields(F& f) { f("said", said); }
};
[[nodiscard]] std::string pair_name(const store::Reader& reader, std::string_view what, std::string_view subject, std::string_view target);
[[nodiscard]] SaidSames said_of(const store::Reader& reader, std::string_view subject, std::string_view target);
// Not the same, and nothing new is known since.
[[nodiscard]] std::optional<SaidSame> set_aside(const store::Reader& reader, std::string_view subject, std::string_view target, std::string_view grounds);

// Why it is not the same person: needed for that, and never longer than can be kept.
[[nodiscard]] Result<void> good_reason(bool not_same, const std::string& reason);

[[nodiscard]] std::string subject_of(ReportId report, std::string_view who);
[[nodiscard]] std::string target_of(CaseId id, std::size_t place);  // as a pair of two cases has it
inline constexpr std::size_t most_compared = 200;  // parties asked of an index where nobody waits for the answer

// A party of a case as "not the same" is said of them beside a report: by part and name, whatever their place is by now. Where somebody else of
// that part and name is added the grounds are others, and it is said anew.
struct PartySaid {
  std::string target;
  std::string grounds;
  std::string pick;
};
[[nodiscard]] std::optional<people::CaseParties> parties_in(const store::Reader& reader, CaseId id);
[[nodiscard]] std::optional<PartySaid> party_said(const store::Reader& reader, const people::CaseParties& all, const people::CaseHit& hit);
// How many parties of the case have this part and name, and which of them this is.
struct Namesake {
  std::size_t of = 0;
  std::size_t before = 0;
};
[[nodiscard]] Namesake namesakes(const people::CaseParties& all, std::size_t place);
// What a form sends back to name a pair: nothing can be read out of it, and it is nobody else's when the case has changed.
[[nodiscard]] std::string pick_of(const store::Reader& reader, std::string_view subject, std::string_view target);
[[nodiscard]] std::string target_of(const people::ReportHit& hit);

}  // namespace rowan::app
