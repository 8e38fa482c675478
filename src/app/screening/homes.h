#pragma once
// Every home of the landlord's register as screening needs it: found by any reference another system writes, with the lawful markers a
// threshold is split by, and the days on which nobody lived there.
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/people/home.h"
#include "screening/rules.h"
#include "store/tx.h"

namespace rowan::app {

struct ScreenedHome {
  HomeId id;
  std::string label;     // the address in one line
  std::string building;  // "Ash House, ZZ1 1AA" of a flat; empty: a house
  std::vector<std::string> markers;  // "tenure social-rent", "area WEXCOMBE", "owner ROWAN-HOMES", "a flat", "a house", "communal", "block"
  std::vector<std::pair<Date, Date>> lived_in;  // days of tenancies, both included
};

class HomeBook {
 public:
  // Every home stream is read once. Refused when a seal does not open.
  [[nodiscard]] static Result<HomeBook> read(const store::Reader& reader);

  // By UPRN, by the landlord's own number, by a tenancy's reference: capitals, spaces and leading zeros do not matter.
  [[nodiscard]] std::optional<HomeId> find(std::string_view reference) const;
  [[nodiscard]] const ScreenedHome* home(HomeId id) const;
  [[nodiscard]] const std::vector<ScreenedHome>& all() const { return homes_; }

  // For columns whose home references are home ids; homes of `columns` that are not of the register have no marker. A home is empty on days
  // without a tenancy, and newly let for `after_letting_days` from its start.
  [[nodiscard]] screening::HomeFacts facts(const screening::Columns& columns, int after_letting_days) const;

 private:
  void put(HomeId id, const people::HomeRecord& record);
  std::vector<ScreenedHome> homes_;
  std::unordered_map<std::int64_t, std::size_t> by_id_;
  std::unordered_map<std::string, std::int64_t> by_reference_;  // 0: two homes have it, so it names none
};

}  // namespace rowan::app
