#include "app/audit.h"

#include <algorithm>

#include "store/access_log.h"

namespace rowan::app {
namespace {

struct ActWords {
  std::string_view act, words;
};
constexpr ActWords acts[] = {
    {"audit.viewed", "Read the access log"},
    {"case.searched", "Searched the cases"},
    {"case.viewed", "Opened a case"},
    {"report.taken", "Took a report"},
    {"report.viewed", "Opened a report"},
    {"sign-in", "Signed in"},
    {"sign-in.refused", "A sign-in was refused"},
    {"staff.added", "Added a member of staff"},
    {"staff.changed", "Changed a member of staff"},
    {"staff.code", "Made a new sign-in code"},
    {"staff.code_reset", "Reset somebody's sign-in code"},
    {"staff.password", "Changed their password"},
    {"staff.password_refused", "A change of password was refused"},
    {"staff.password_reset", "Reset somebody's password"},
    {"stream.disposed", "A record was destroyed"},
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
