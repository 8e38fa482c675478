#include "app/messages.h"

#include "app/screening/pots.h"
#include "app/worklist.h"
#include "domain/report.h"
#include "store/report_index.h"

namespace rowan::app {
namespace {

void point_to(const Desk& desk, store::Reader& reader, const Actor& actor, Instant now, Message& message) {
  const auto about = reader.stream(message.notice.stream);
  if (!about) return;
  if (about->kind == StreamKind::case_ && message.notice.kind == "access.urgent-owed") {
    if (!may(actor, Permission::review_urgent)) return;
    message.path = "/urgent-access";
    message.reference = "urgent access";
  } else if (about->kind == StreamKind::case_) {
    const CaseId id{message.notice.stream.value};
    if (!store::may_list_case(reader, viewer_of(actor), id, now)) return;
    if (const auto row = store::find_case(reader, id)) {
      message.reference = row->reference;
      message.path = "/cases/" + row->reference;
    }
  } else if (about->kind == StreamKind::report) {
    const ReportId id{message.notice.stream.value};
    if (!may(actor, Permission::triage) || !store::may_list_report(reader, {actor.id, report_principals_of(actor)}, id, now)) return;
    if (const auto row = store::find_report(reader, id)) {
      message.reference = row->reference;
      message.path = "/reports/" + row->reference;
    }
  } else if (about->kind == StreamKind::signal) {
    const std::string& kind = message.notice.kind;
    if (kind == "screening.new" && on_screening_team(desk, actor)) {
      message.path = "/patterns";
      message.reference = "patterns";
    } else if (kind == "act.held") {
      message.path = "/before-acting/waiting";
      message.reference = "what waits";
    } else if (kind == "act.answered") {
      message.path = "/before-acting";
      message.reference = "what you asked";
    }
  }
}

}  // namespace

std::vector<Message> messages_for(Desk& desk, const Actor& actor, std::size_t limit) {
  std::vector<Message> out;
  for (store::Notice& notice : notices_for(desk, actor, limit)) out.push_back({std::move(notice), {}, {}});
  const Instant now = desk.now();
  // A message whose way could not be looked up is still shown, without the way.
  (void)desk.store.read([&](store::Reader& reader) -> Result<bool> {
    for (Message& message : out)
      if (message.notice.stream) point_to(desk, reader, actor, now, message);
    return true;
  });
  return out;
}

}  // namespace rowan::app
