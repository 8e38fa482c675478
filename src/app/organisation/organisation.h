#pragma once
// The organisation's duties, training, documents and directory of agencies: questions and acts. What may be asked and done is decided in
// domain/organisation; here it is loaded and written.
#include <string>
#include <vector>

#include "app/cases.h"
#include "app/organisation/registers.h"
#include "domain/case_acts_links.h"
#include "domain/organisation/agencies.h"
#include "domain/organisation/documents.h"
#include "domain/organisation/duties.h"
#include "domain/organisation/training.h"

namespace rowan::app {

// Refused "organisation.role" for whoever may not see the registers; reading one is written into the access log.
struct DutyView {
  organisation::DutyRegister known;
  std::vector<organisation::DutyLine> lines;
};
[[nodiscard]] Result<DutyView> organisation_duties(Desk& desk, const Actor& actor);
[[nodiscard]] Result<void> set_organisation_duty(Desk& desk, const Actor& actor, const organisation::DutySet& what, const std::string& form_token);
[[nodiscard]] Result<void> organisation_duty_done(Desk& desk, const Actor& actor, const organisation::DutyDone& what, const std::string& form_token);

struct TrainingView {
  organisation::TrainingRegister known;
  std::vector<TrainingRule> rules;
  std::vector<organisation::MatrixRow> matrix;
};
[[nodiscard]] Result<TrainingView> training(Desk& desk, const Actor& actor);
[[nodiscard]] Result<void> record_training(Desk& desk, const Actor& actor, const organisation::TrainingDone& what, const std::string& form_token);
[[nodiscard]] Result<void> strike_training(Desk& desk, const Actor& actor, const organisation::TrainingStruck& what, const std::string& form_token);
// One's own: what a policy asks of this person and how it stands.
[[nodiscard]] std::vector<organisation::MatrixCell> own_training(Desk& desk, const Actor& actor);

// May this person be given a case under `policy` (NHG-13, SG-9)? Refused "training.lapsed" where the policy blocks; else its warnings.
// No policy, or one that says nothing of training, has none.
[[nodiscard]] Result<std::vector<std::string>> may_be_given(Desk& desk, const Policy* policy, const Actor& to);
// Before a case is given to somebody: refused "training.lapsed" (field to) where the landlord's policy in force blocks; "training.warn"
// (field untrained) where it warns and `all_the_same` is not said; else the warnings to write beside the reason, empty when there is none.
[[nodiscard]] Result<std::string> ready_for(Desk& desk, const Case& c, const Actor& to, bool all_the_same);

struct DocumentView {
  organisation::DocumentRegister known;
  std::vector<organisation::DocumentLine> lines;
};
[[nodiscard]] Result<DocumentView> documents(Desk& desk, const Actor& actor);
[[nodiscard]] Result<void> settle_alias(Desk& desk, const Actor& actor, const organisation::AliasSettled& what, const std::string& form_token);
[[nodiscard]] Result<void> note_document(Desk& desk, const Actor& actor, const organisation::DocumentNoted& what, const std::string& form_token);
// Where the wellbeing policy of the landlord lies, for the people on a case that concerns a colleague (NHG-14). Nothing: no policy of the
// landlord names one.
[[nodiscard]] std::optional<organisation::DocumentLine> wellbeing_route(Desk& desk, const Case& c);

[[nodiscard]] Result<organisation::AgencyRegister> agencies(Desk& desk);
[[nodiscard]] Result<void> set_agency(Desk& desk, const Actor& actor, const organisation::AgencySet& what, const std::string& form_token);
// The survivor is told of agencies: through the safe contact record and the gates of the policy, with no way round them.
[[nodiscard]] Result<OpenedCase> tell_of_agencies(Desk& desk, const Actor& actor, std::string_view reference, const TellAgencies& input, With with);
// Adds what the file holds and the directory does not; an entry of the same name and area is brought up to date. Gives how many.
struct ImportedAgencies {
  std::size_t added = 0, updated = 0, same = 0;
};
[[nodiscard]] Result<ImportedAgencies> import_agencies(Desk& desk, const Actor& actor, std::string_view csv);

}  // namespace rowan::app
