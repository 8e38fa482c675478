#include "app/organisation/organisation.h"

#include <algorithm>

namespace rowan::app {
namespace {

using organisation::Register;

constexpr std::string_view wellbeing_document = "wellbeing-policy";

Refusal no_role() { return Refusal::one(Because::refused, "organisation.role", "Your role does not see the registers of the organisation."); }

Result<std::vector<Entry>> entries_of(Desk& desk, Register which) {
  return desk.store.read([&](store::Reader& reader) -> Result<std::vector<Entry>> { return read_register(reader, which); });
}

// A register that names colleagues is read under one's name.
Result<std::vector<Entry>> look(Desk& desk, const Actor& actor, Register which) {
  if (actor.id && !may(actor, Permission::organisation)) return no_role();
  auto entries = entries_of(desk, which);
  if (!entries || !actor.id) return entries;
  const auto logged = desk.store.write([&](store::Tx& tx) -> Result<void> {
    tx.log_access({desk.now(), actor.id, {}, "organisation.viewed", std::string(name_of(which))});
    return {};
  });
  if (!logged) return logged.refusal();
  return entries;
}

Result<std::vector<NewEntry>> one_of(const Result<NewEntry>& made) {
  if (!made) return made.refusal();
  return std::vector<NewEntry>{*made};
}

}  // namespace

Result<DutyView> organisation_duties(Desk& desk, const Actor& actor) {
  const auto entries = look(desk, actor, Register::duties);
  if (!entries) return entries.refusal();
  DutyView out{organisation::fold_duties(*entries), {}};
  out.lines = organisation::duty_lines(out.known, desk.policies.get(), desk.now());
  return out;
}
Result<void> set_organisation_duty(Desk& desk, const Actor& actor, const organisation::DutySet& what, const std::string& form_token) {
  return write_register(desk, actor, Register::duties, "organisation.changed", form_token, [&](const std::vector<Entry>& known) {
    return one_of(organisation::set_duty(organisation::fold_duties(known), what, actor, desk.now()));
  });
}
Result<void> organisation_duty_done(Desk& desk, const Actor& actor, const organisation::DutyDone& what, const std::string& form_token) {
  return write_register(desk, actor, Register::duties, "organisation.changed", form_token, [&](const std::vector<Entry>& known) {
    return one_of(organisation::duty_done(organisation::fold_duties(known), what, actor, desk.now()));
  });
}

Result<TrainingView> training(Desk& desk, const Actor& actor) {
  const auto entries = look(desk, actor, Register::training);
  if (!entries) return entries.refusal();
  TrainingView out{organisation::fold_training(*entries), organisation::training_rules(desk.policies.get(), desk.now()), {}};
  out.matrix = organisation::training_matrix(out.known, out.rules, active_staff(desk), civil(desk.now()).date);
  return out;
}
Result<void> record_training(Desk& desk, const Actor& actor, const organisation::TrainingDone& what, const std::string& form_token) {
  return write_register(desk, actor, Register::training, "organisation.changed", form_token,
                        [&](const std::vector<Entry>& known) -> Result<std::vector<NewEntry>> {
                          if (what.staff && !desk.staff.find(what.staff))
                            return Refusal::one(Because::invalid, "form.choice", "Choose the colleague", "staff");
                          return one_of(organisation::record_training(organisation::fold_training(known), what, actor, desk.now()));
                        });
}
Result<void> strike_training(Desk& desk, const Actor& actor, const organisation::TrainingStruck& what, const std::string& form_token) {
  return write_register(desk, actor, Register::training, "organisation.changed", form_token, [&](const std::vector<Entry>& known) {
    return one_of(organisation::strike_training(organisation::fold_training(known), what, actor, desk.now()));
  });
}
std::vector<organisation::MatrixCell> own_training(Desk& desk, const Actor& actor) {
  const auto entries = entries_of(desk, Register::training);
  if (!entries) return {};
  const auto rules = organisation::training_rules(desk.policies.get(), desk.now());
  auto matrix = organisation::training_matrix(organisation::fold_training(*entries), rules, {&actor, 1}, civil(desk.now()).date);
  return matrix.empty() ? std::vector<organisation::MatrixCell>{} : std::move(matrix.front().cells);
}

Result<std::vector<std::string>> may_be_given(Desk& desk, const Policy* policy, const Actor& to) {
  if (!policy || policy->training.empty()) return std::vector<std::string>{};
  const auto entries = entries_of(desk, Register::training);
  if (!entries) return entries.refusal();
  const auto done = organisation::fold_training(*entries).of(to.id);
  return may_be_given_a_case(policy->training, to.roles, done, to.name, civil(desk.now()).date);
}

Result<std::string> ready_for(Desk& desk, const Case& c, const Actor& to, bool all_the_same) {
  const Policy* policy = desk.policies ? desk.policies->landlord_policy(facts_of(c), desk.now()) : nullptr;
  const auto warnings = may_be_given(desk, policy, to);
  if (!warnings) {
    Refusal refusal = warnings.refusal();
    for (Problem& problem : refusal.problems) problem.field = "to";
    return refusal;
  }
  std::string words;
  for (const std::string& warning : *warnings) (words.empty() ? words : words += " ") += warning;
  if (!words.empty() && !all_the_same)
    return Refusal::one(Because::invalid, "training.warn", words + " Say whether they get it all the same", "untrained");
  return words;
}

Result<DocumentView> documents(Desk& desk, const Actor& actor) {
  const auto entries = look(desk, actor, Register::documents);
  if (!entries) return entries.refusal();
  DocumentView out{organisation::fold_documents(*entries), {}};
  out.lines = organisation::document_lines(out.known, desk.policies.get(), desk.now());
  return out;
}
Result<void> settle_alias(Desk& desk, const Actor& actor, const organisation::AliasSettled& what, const std::string& form_token) {
  return write_register(desk, actor, Register::documents, "organisation.changed", form_token, [&](const std::vector<Entry>& known) {
    return one_of(organisation::settle_alias(organisation::document_lines(organisation::fold_documents(known), desk.policies.get(), desk.now()), what,
                                             actor, desk.now()));
  });
}
Result<void> note_document(Desk& desk, const Actor& actor, const organisation::DocumentNoted& what, const std::string& form_token) {
  return write_register(desk, actor, Register::documents, "organisation.changed", form_token, [&](const std::vector<Entry>& known) {
    return one_of(organisation::note_document(organisation::document_lines(organisation::fold_documents(known), desk.policies.get(), desk.now()),
                                              what, actor, desk.now()));
  });
}
std::optional<organisation::DocumentLine> wellbeing_route(Desk& desk, const Case& c) {
  if (!concerns_staff(c)) return {};
  const auto entries = entries_of(desk, Register::documents);
  if (!entries) return {};
  const auto lines = organisation::document_lines(organisation::fold_documents(*entries), desk.policies.get(), desk.now());
  // The policy of the case first; a landlord's other policy serves its staff as well.
  if (const auto* own = organisation::find_document(lines, c.opened.policy, wellbeing_document)) return *own;
  const auto any = std::find_if(lines.begin(), lines.end(), [](const organisation::DocumentLine& line) { return line.id == wellbeing_document; });
  return any == lines.end() ? std::nullopt : std::optional(*any);
}

Result<organisation::AgencyRegister> agencies(Desk& desk) {
  const auto entries = entries_of(desk, Register::agencies);
  if (!entries) return entries.refusal();
  return organisation::fold_agencies(*entries);
}
Result<void> set_agency(Desk& desk, const Actor& actor, const organisation::AgencySet& what, const std::string& form_token) {
  return write_register(desk, actor, Register::agencies, "agency.changed", form_token, [&](const std::vector<Entry>& known) {
    return one_of(organisation::set_agency(organisation::fold_agencies(known), what, actor, desk.now()));
  });
}
Result<OpenedCase> tell_of_agencies(Desk& desk, const Actor& actor, std::string_view reference, const TellAgencies& input, With with) {
  return act_on_case(
      desk, actor, reference, "agencies.told",
      [&](const Seen& seen) -> Result<NewEntries> {
        const auto before =
            desk.policies ? gates(facts_of(seen.get()), *desk.policies, Act::approach_survivor, input.happened_at) : std::vector<GateState>{};
        return tell_agencies(seen, input, before);
      },
      with);
}
Result<ImportedAgencies> import_agencies(Desk& desk, const Actor& actor, std::string_view csv) {
  const auto read = organisation::read_agencies(csv, civil(desk.now()).date);
  if (!read) return read.refusal();
  ImportedAgencies out;
  const auto done =
      write_register(desk, actor, Register::agencies, "agency.imported", {}, [&](const std::vector<Entry>& known) -> Result<std::vector<NewEntry>> {
        out = {};
        const auto directory = organisation::fold_agencies(known);
        std::vector<NewEntry> entries;
        for (organisation::AgencySet agency : *read) {
          agency.verified_by = actor.id;
          for (const organisation::Agency& have : directory.agencies) {
            if (have.what.name != agency.name || have.what.areas != agency.areas) continue;
            agency.id = have.id;
            if (agency.verified_on < have.what.verified_on) agency.id = -1;  // somebody here looked later than the file's author
            else if (organisation::AgencySet mine = have.what; mine.verified_by = agency.verified_by, to_json(mine) == to_json(agency))
              agency.id = -1;
          }
          if (agency.id < 0) {
            ++out.same;
            continue;
          }
          const auto made = organisation::set_agency(directory, agency, actor, desk.now());
          if (!made) return made.refusal();
          ++(agency.id ? out.updated : out.added);
          entries.push_back(*made);
        }
        return entries;
      });
  if (!done) return done.refusal();
  return out;
}

}  // namespace rowan::app
