#include "app/audit.h"

#include <algorithm>

#include "store/access_log.h"

namespace rowan::app {
namespace {

struct ActWords {
  std::string_view act, words;
};
constexpr ActWords acts[] = {
    {"access.bar-lifted", "Lifted a bar"},
    {"access.barred", "Barred somebody from a case"},
    {"access.ended", "Ended somebody's access"},
    {"access.granted", "Gave somebody access"},
    {"access.restricted", "Restricted a case"},
    {"access.unrestricted", "Ended the restriction of a case"},
    {"access.urgent", "Took urgent access"},
    {"access.urgent-listed", "Read the list of urgent access"},
    {"access.urgent-reviewed", "Looked at urgent access, and said how it was found"},
    {"access.urgent-viewed", "Opened what urgent access was used for"},
    {"agencies.told", "Told somebody of support agencies"},
    {"agency.changed", "Changed the directory of agencies"},
    {"agency.imported", "Brought in agencies from a file"},
    {"audit.viewed", "Read the access log"},
    {"case.allocated", "Gave a case to somebody"},
    {"case.closed", "Closed a case"},
    {"case.opened", "Made a case from a report"},
    {"case.refused", "Was refused a case"},
    {"case.reopened", "Opened a closed case again"},
    {"case.searched", "Searched the cases"},
    {"case.viewed", "Opened a case"},
    {"contact.overridden", "Made a contact against the safe contact rules, to save life"},
    {"contact.recorded", "Recorded a contact"},
    {"danger.asked", "Recorded the answer about danger"},
    {"definition.recorded", "Recorded the definition"},
    {"duty.redated", "Agreed a new date for a duty"},
    {"entry.corrected", "Corrected an entry"},
    {"hand-over.answered", "Answered a hand-over"},
    {"hand-over.offered", "Offered a hand-over"},
    {"household.asked", "Recorded the household"},
    {"liaison.recorded", "Recorded a talk with an agency"},
    {"must-not-know.set", "Changed who must not find out"},
    {"not-referring.answered", "Answered a request not to refer"},
    {"not-referring.asked", "Asked not to refer"},
    {"note.added", "Added a note"},
    {"organisation.changed", "Changed a register of the organisation"},
    {"organisation.viewed", "Read a register of the organisation"},
    {"people.asked", "Asked whether anybody in a report is known"},
    {"people.maybe-same", "Took back that two people are not the same"},
    {"people.not-same", "Said that two people are not the same"},
    {"people.same-viewed", "Looked at the same person in other cases"},
    {"people.searched", "Searched the register"},
    {"perpetrator.added", "Recorded one more person who harms"},
    {"person.learned", "Wrote down other names or details of a person"},
    {"person.learned-back", "Took back what was written of a person"},
    {"perpetrator.asked", "Recorded the perpetrator"},
    {"record.made", "Made a record on a case"},
    {"record.answered", "Answered a request for approval"},
    {"report.attached", "Added a report to a case"},
    {"report.end-asked", "Asked to end a report"},
    {"report.end-refused", "Refused to end a report"},
    {"report.ended", "Ended a report"},
    {"report.taken", "Took a report"},
    {"report.viewed", "Opened a report"},
    {"safe-contact.none", "Set do not contact"},
    {"safe-contact.set", "Set safe contact"},
    {"sign-in", "Signed in"},
    {"sign-in.refused", "A sign-in was refused"},
    {"special.asked", "Recorded the answers about honour, forced marriage and mutilation"},
    {"staff.added", "Added a member of staff"},
    {"staff.changed", "Changed a member of staff"},
    {"staff.code", "Made a new sign-in code"},
    {"staff.code_reset", "Reset somebody's sign-in code"},
    {"staff.linked", "Recorded that a case concerns a colleague"},
    {"staff.password", "Changed their password"},
    {"staff.profile", "Changed what they say of themselves"},
    {"staff.password_refused", "A change of password was refused"},
    {"staff.password_reset", "Reset somebody's password"},
    {"stream.disposed", "A record was destroyed"},
    {"deviations.viewed", "Read the list of departures from the duties"},
    {"supervision.discussed", "Discussed a case at a one-to-one"},
    {"supervision.sheet", "Prepared a one-to-one"},
    {"task.added", "Added a task"},
    {"task.done", "Finished a task"},
    {"task.moved", "Moved a task"},
    {"housing-system.sent", "Sent the label to the housing system"},
    {"housing-system.recorded", "Wrote down the number on the housing system"},
    {"information.shared", "Wrote down that information was shared"},
    {"sharing.exported", "Took the sharing ledger out as a file"},
    {"information.not_shared", "Wrote down that information was not shared"},
    {"document.made", "Made a document"},
    {"document.opened", "Opened a document to print or send"},
    {"document.read", "Read a document before it goes"},
    {"document.released", "Said whether a document may go"},
    {"document.given", "Wrote down that a document went"},
    {"photo.added", "Kept a photograph"},
    {"photo.viewed", "Looked at a photograph"},
    {"photo.original", "Took the original of a photograph"},
    {"tenancy.set", "Recorded how the home is held"},
    {"wishes.recorded", "Recorded what the person wants"},
};

}  // namespace

std::string act_words(std::string_view act) {
  const auto found = std::ranges::find(acts, act, &ActWords::act);
  return std::string(found == std::end(acts) ? act : found->words);
}

Result<AuditPage> audit_page(Desk& desk, const Actor& actor, std::optional<StaffId> staff, std::int64_t before, std::size_t limit) {
  if (!may(actor, Permission::audit)) return Refusal::one(Because::refused, "audit.role", "Your role does not read the access log.");
  auto page = desk.store.read([&](store::Reader& reader) -> Result<AuditPage> {
    AuditPage out;
    for (const store::AccessRow& row : store::access_heads(reader, staff, before, limit + 1)) {
      if (out.lines.size() == limit) {
        out.older = out.lines.back().position;
        break;
      }
      out.lines.push_back({row.position, row.access.at, row.access.staff, desk.staff.name(row.access.staff), row.access.act, row.access.stream});
    }
    return out;
  });
  if (!page) return page;
  const auto logged = desk.store.write([&](store::Tx& tx) -> Result<void> {
    tx.log_access({desk.now(), actor.id, {}, "audit.viewed", {}});
    return {};
  });
  if (!logged) return logged.refusal();
  return page;
}

}  // namespace rowan::app
