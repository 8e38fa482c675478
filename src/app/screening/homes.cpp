#include "app/screening/homes.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace rowan::app {
namespace {

constexpr std::size_t most_markers = 32;

std::string reference_key(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\t' && c != '-') out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  const bool digits = !out.empty() && std::all_of(out.begin(), out.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits) out.erase(0, std::min(out.find_first_not_of('0'), out.size() - 1));
  return out;
}

bool begins_with_word(std::string_view line, std::string_view word) {
  if (line.size() <= word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if ((line[i] | 0x20) != word[i]) return false;
  return line[word.size()] == ' ';
}
// What is left of the address of a flat without its own number; empty: not a flat.
std::string building_of(const people::HomeDetails& details) {
  if (details.address_lines.empty()) return {};
  const std::string& first = details.address_lines.front();
  if (!begins_with_word(first, "flat") && !begins_with_word(first, "apartment") && !begins_with_word(first, "room") && !begins_with_word(first, "unit")) return {};
  const std::size_t comma = first.find(',');
  std::string rest = comma == std::string::npos ? (details.address_lines.size() > 1 ? details.address_lines[1] : std::string()) : std::string(trim(std::string_view(first).substr(comma + 1)));
  if (rest.empty()) return {};
  return details.postcode.empty() ? rest : rest + ", " + details.postcode;
}

}  // namespace

void HomeBook::put(HomeId id, const people::HomeRecord& record) {
  ScreenedHome home;
  home.id = id;
  home.label = people::one_line(record.details);
  home.building = building_of(record.details);
  if (!record.details.tenure.empty()) home.markers.push_back("tenure " + record.details.tenure);
  if (!record.details.area.empty()) home.markers.push_back("area " + record.details.area);
  if (!record.details.owner.empty()) home.markers.push_back("owner " + record.details.owner);
  home.markers.emplace_back(home.building.empty() ? "a house" : "a flat");
  // Addresses that are no one household's, as housing systems say so.
  const std::string tenure = fold(record.details.tenure);
  for (const char* kind : {"communal", "block"}) if (tenure.find(kind) != std::string::npos) home.markers.emplace_back(kind);
  for (const people::Tenancy& tenancy : record.tenancies)
    home.lived_in.emplace_back(tenancy.start.value_or(Date{1970, 1, 1}), tenancy.end.value_or(Date{2149, 6, 6}));
  std::sort(home.lived_in.begin(), home.lived_in.end());
  const auto known_as = [&](std::string_view reference) {
    const std::string key = reference_key(reference);
    if (key.empty()) return;
    const auto [place, fresh] = by_reference_.emplace(key, id.value);
    if (!fresh && place->second != id.value) place->second = 0;
  };
  for (const people::SourceId& source : record.details.sources) known_as(source.value);
  if (record.details.uprn) known_as(record.details.uprn->value);
  for (const people::Tenancy& tenancy : record.tenancies) known_as(tenancy.reference);
  by_id_.emplace(id.value, homes_.size());
  homes_.push_back(std::move(home));
}

Result<HomeBook> HomeBook::read(const store::Reader& reader) {
  std::vector<StreamId> streams;
  reader.for_each_stream(StreamKind::home, [&](const store::StreamInfo& info) { if (!info.disposed && info.last_seq > 0) streams.push_back(info.stream); });
  HomeBook book;
  book.homes_.reserve(streams.size());
  for (const StreamId stream : streams) {
    const auto entries = reader.load(stream, StreamKind::home);
    if (!entries) {
      if (entries.refusal().because == Because::not_found) continue;
      return entries.refusal();
    }
    book.put(HomeId{stream.value}, people::fold_home(HomeId{stream.value}, *entries));
  }
  return book;
}

std::optional<HomeId> HomeBook::find(std::string_view reference) const {
  const auto found = by_reference_.find(reference_key(reference));
  if (found == by_reference_.end() || found->second == 0) return {};
  return HomeId{found->second};
}
const ScreenedHome* HomeBook::home(HomeId id) const {
  const auto found = by_id_.find(id.value);
  return found == by_id_.end() ? nullptr : &homes_[found->second];
}

screening::HomeFacts HomeBook::facts(const screening::Columns& columns, int after_letting_days) const {
  screening::HomeFacts out;
  // The commonest markers, where there are more than the engine takes.
  std::map<std::string, std::size_t> counts;
  for (const ScreenedHome& home : homes_) for (const std::string& marker : home.markers) ++counts[marker];
  std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (order.size() > most_markers) order.resize(most_markers);
  std::sort(order.begin(), order.end());
  for (const auto& [marker, count] : order) out.markers.push_back(marker);
  out.of_home.assign(columns.homes.size(), 0);
  for (const ScreenedHome& home : homes_) {
    const auto index = columns.home_of(std::to_string(home.id.value));
    if (!index) continue;
    for (const std::string& marker : home.markers) out.of_home[*index] |= out.marker_bit(marker);
    const auto span = [&](Date from, Date to) {
      const auto first = screening::day_of(from), last = screening::day_of(to);
      if (first && last && *first <= *last) out.voids.push_back({*index, *first, *last});
    };
    // Nothing is known of the days before the first tenancy on record.
    std::optional<Date> until;
    for (const auto& [from, to] : home.lived_in) {
      if (until && *until < add_days(from, -1)) span(add_days(*until, 1), add_days(from, -1));
      if (after_letting_days > 0 && from.year > 1970) span(from, add_days(from, after_letting_days - 1));
      if (!until || *until < to) until = to;
    }
    if (until && until->year < 2149) span(add_days(*until, 1), Date{2149, 6, 6});
  }
  std::sort(out.voids.begin(), out.voids.end());
  return out;
}

}  // namespace rowan::app
