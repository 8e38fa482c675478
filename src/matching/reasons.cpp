#include <string>

#include "matching/index.h"

namespace rowan::matching {
namespace {

struct Row {
  std::string_view id;
  std::string_view words;
};

constexpr Row rows[] = {
#define ROWAN_REASON(name, words) {#name, words},
#include "matching/reasons.inc"
#undef ROWAN_REASON
};

void join(std::string& out, const Reasons& reasons, bool for_it) {
  bool first = true;
  for (const Ground& ground : reasons) {
    if ((ground.bits >= 0) != for_it) continue;
    if (!first) out += ", ";
    out += words_of(ground.reason);
    first = false;
  }
}

}  // namespace

std::string_view id_of(Reason reason) { return rows[static_cast<std::size_t>(reason)].id; }
std::string_view words_of(Reason reason) { return rows[static_cast<std::size_t>(reason)].words; }

std::string sentence(const Reasons& reasons) {
  std::string out, against;
  join(out, reasons, true);
  join(against, reasons, false);
  if (!out.empty() && !against.empty()) out += "; but ";
  out += against;
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z') out.front() = static_cast<char>(out.front() - 32);
  return out;
}

}  // namespace rowan::matching
