#pragma once
// Cases: look at one (which is written down before anything is shown), or act on one. Every page of a case goes through here.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/case_row.h"
#include "app/desk.h"
#include "app/hold.h"
#include "domain/case_acts.h"
#include "store/notice.h"

namespace rowan::app {

// A case somebody may see, loaded and folded, with the proof.
struct OpenedCase {
  std::shared_ptr<const Case> kept;
  Seen seen;
  std::shared_ptr<const Case> seen_before = nullptr;  // what `seen` is of, where an act has taken the actor's own access away
  [[nodiscard]] const Case& get() const { return *kept; }
};

// Loads, checks the right to see it, writes the look into the access log, and only then gives it. Not there, not granted and
// barred are one answer, in like time. With a `hold`, the look is on its way to the log and what is drawn may not leave before the
// hold lets it; without one, the look is durable on return.
[[nodiscard]] Result<OpenedCase> view_case(Desk& desk, const Actor& actor, std::string_view reference, std::string_view act = "case.viewed", Hold* hold = nullptr);

// More that belongs to the same commit as an act.
struct With {
  std::string form_token;                 // used up; empty for acts that no form sent
  std::string forget_draft;               // form name of the draft that this act makes a thing of the record
  std::vector<store::Notice> notices;     // `stream` is filled in
  std::string log_detail;                 // sealed in the access log
  std::function<Result<void>(store::Tx&, const Case& after)> also;  // more writes, in the same commit
};

using Decide = std::function<Result<NewEntries>(const Seen&)>;
// Load, decide, write: entries, index, access log, token and notices in one commit. Somebody else's write in between is met by
// loading and deciding again. Gives the case as it is afterwards.
[[nodiscard]] Result<OpenedCase> act_on_case(Desk& desk, const Actor& actor, std::string_view reference, std::string_view act, const Decide& decide, const With& with = {});

// The same without waiting for the disk: decided on the case as it is, written when the hold says so. Refused by the hold
// (conflict "record.conflict") when somebody else's write came between; whoever holds it then does the act again with act_on_case.
[[nodiscard]] Result<void> begin_act_on_case(Desk& desk, const Actor& actor, std::string_view reference, std::string_view act, const Decide& decide, With with, Hold& hold);

// For the two acts of people who are not on the case: urgent access, and answering a hand-over.
using DecideUnseen = std::function<Result<NewEntries>(const Case&, Instant now)>;
[[nodiscard]] Result<OpenedCase> act_on_unseen_case(Desk& desk, const Actor& actor, std::string_view reference, std::string_view act, const DecideUnseen& decide, const With& with = {});

// The same for somebody who sees nothing of the case, before or after: what comes back is only whether it was done. `tell` gives more
// notices, made of the case as it was found.
using TellOf = std::function<std::vector<store::Notice>(const Case&)>;
[[nodiscard]] Result<void> act_without_view(Desk& desk, const Actor& actor, std::string_view reference, std::string_view act,
                                            const DecideUnseen& decide, const With& with, const TellOf& tell);

// A contact: goes through the gates of safe contact and of the policy. An override is shown to the manager at once.
[[nodiscard]] Result<OpenedCase> contact(Desk& desk, const Actor& actor, std::string_view reference, const ContactInput& input, With with);
// What the gates say now, without recording anything.
[[nodiscard]] Result<SafeChannel> check_contact(const Desk& desk, const Case& c, const ContactInput& input);

[[nodiscard]] Result<OpenedCase> urgent_access(Desk& desk, const Actor& actor, std::string_view reference, const std::string& reason, With with);

// "Who has looked": newest first.
struct Look {
  Instant at;
  std::string who;
  std::string act;
  std::string detail;
};
[[nodiscard]] std::vector<Look> who_has_looked(Desk& desk, const OpenedCase& opened, std::size_t limit);
// Somebody asked for a case that does not exist for them: written down, and the lead told if there is one. Takes the same time
// either way.
[[nodiscard]] Result<void> refused_look(Desk& desk, const Actor& actor, std::string_view reference, Hold* hold = nullptr);

// Draft of one form on one case, for the person who types it. Nothing is kept for somebody who may not see the case.
[[nodiscard]] Result<Instant> keep_draft(Desk& desk, const Actor& actor, std::string_view reference, const std::string& form, const std::string& body);
[[nodiscard]] std::optional<std::pair<std::string, Instant>> draft_of(Desk& desk, const OpenedCase& opened, const std::string& form);

}  // namespace rowan::app
