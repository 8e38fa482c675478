#include "app/people/widely.h"

#include <algorithm>

namespace rowan::people {

matching::Name name_of_line(std::string_view line, matching::NameKind kind) {
  const std::size_t space = line.rfind(' ');
  if (space == line.npos || line.find(',') != line.npos) return {kind, {}, {}, std::string(line)};
  return {kind, std::string(line.substr(0, space)), std::string(line.substr(space + 1)), {}};
}

std::vector<matching::Candidate> find_widely(const matching::Index& index, const matching::Person& asked, std::size_t limit,
                                             const matching::Index::Only& only) {
  std::vector<matching::Candidate> out = index.find(asked, limit, only);
  if (asked.names.empty() || (asked.phones.empty() && asked.emails.empty())) return out;
  matching::Person reached;
  reached.key = asked.key;
  reached.phones = asked.phones;
  reached.emails = asked.emails;
  for (matching::Candidate& each : index.find(reached, limit, only)) {
    if (std::any_of(out.begin(), out.end(), [&](const matching::Candidate& held) { return held.key == each.key; })) continue;
    each.band = matching::Band::household;
    out.push_back(each);
  }
  std::stable_sort(out.begin(), out.end(), [](const matching::Candidate& a, const matching::Candidate& b) { return a.weight > b.weight; });
  if (out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace rowan::people
