#include "domain/records/places.h"

#include <algorithm>

#include "base/text.h"
#include "domain/records/instances.h"
#include "domain/records/values.h"

namespace rowan {
namespace {

bool letter(char c) { return c >= 'a' && c <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }

// "sy" + "1" or "sy" + "1a" + …: how far the outward part of a postcode goes, 0 where there is none.
std::size_t letters_of(std::string_view code) {
  std::size_t n = 0;
  while (n < code.size() && letter(code[n])) ++n;
  return n <= 2 ? n : 0;
}
// A whole postcode ends in a digit and two letters.
bool whole(std::string_view code) {
  const std::size_t n = code.size();
  return n >= 5 && n <= 7 && letters_of(code) > 0 && digit(code[letters_of(code)]) && digit(code[n - 3]) && letter(code[n - 2]) &&
         letter(code[n - 1]);
}
// The beginning of a postcode: one or two letters, then digits and perhaps a letter.
bool beginning(std::string_view code) {
  const std::size_t n = letters_of(code);
  if (n == 0) return false;
  return n == code.size() || (code.size() <= 7 && digit(code[n]));
}

// Every whole postcode among the words, written with a space or without.
std::vector<std::string> postcodes_in(std::string_view text) {
  const std::vector<std::string> words = fold_words(text);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (whole(words[i])) out.push_back(words[i]);
    if (i + 1 < words.size() && whole(words[i] + words[i + 1]) && words[i + 1].size() == 3) out.push_back(words[i] + words[i + 1]);
  }
  return out;
}

// `district`: the first part of an area written in two, so that "SY1 1" is not "SY11"; else empty.
bool postcode_covered(std::string_view area, std::string_view district, const std::string& code) {
  const std::string outward = code.substr(0, code.size() - 3);
  const std::size_t n = letters_of(area);
  if (area.size() == n) return letters_of(outward) == n && outward.starts_with(area);
  if (whole(area)) return code == area;
  if (district.empty()) return outward == area;
  return outward == district && code.starts_with(area);
}
// Only the beginning of a postcode is offered: one that could be inside counts as inside.
bool beginning_covered(std::string_view area, std::string_view begun) {
  if (!beginning(begun) || letters_of(area) != letters_of(begun)) return false;
  return begun.starts_with(area) || area.starts_with(begun);
}

}  // namespace

bool area_covers(std::string_view area, std::string_view offered) {
  const std::string code = fold_joined(area);
  if (code.empty()) return false;
  const std::vector<std::string> areas = postcodes_in(area);
  if (!beginning(code) && areas.size() != 1) return fold_joined(offered).find(code) != std::string::npos;
  const std::string& wanted = areas.size() == 1 ? areas.front() : code;
  const std::vector<std::string> codes = postcodes_in(offered);
  if (codes.empty()) return beginning_covered(wanted, fold_joined(offered));
  const std::vector<std::string> parts = fold_words(area);
  const bool in_two = parts.size() > 1 && parts.front().find_first_of("0123456789") != std::string::npos;
  const std::string district = in_two ? parts.front() : std::string{};
  return std::any_of(codes.begin(), codes.end(), [&](const std::string& each) { return postcode_covered(wanted, district, each); });
}

std::vector<DangerArea> danger_areas(const Case& c, Instant now) {
  std::vector<DangerArea> out;
  for (const RecordInstance& each : record_instances(c, {}, now)) {
    const RecordRow* row = each.row();
    if (!row || row->what != "danger-area" || each.state == RecordState::ended || each.state == RecordState::expired) continue;
    for (auto step = each.steps.rbegin(); step != each.steps.rend(); ++step) {
      const std::string* area = step->row == row && step->made ? value_of(*step->made, "area") : nullptr;
      if (!area) continue;
      out.push_back({each.id, *area, std::string(row->choice_label(step->made->value))});
      break;
    }
  }
  return out;
}

}  // namespace rowan
