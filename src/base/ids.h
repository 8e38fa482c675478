#pragma once
// Strong ids: a staff id cannot be passed for a case id. All are 64-bit numbers of the store; 0 means "none yet".
#include <compare>
#include <cstdint>
#include <functional>

namespace rowan {

template <class Tag>
struct Id {
  std::int64_t value = 0;
  constexpr Id() = default;
  constexpr explicit Id(std::int64_t v) : value(v) {}
  explicit constexpr operator bool() const { return value != 0; }
  friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

using StreamId = Id<struct StreamTag>;    // any stream of the record
using CaseId = Id<struct CaseTag>;        // a stream of kind case
using ReportId = Id<struct ReportTag>;    // a stream of kind report
using PersonId = Id<struct PersonTag>;    // a stream of kind person
using HomeId = Id<struct HomeTag>;        // a stream of kind home: a property that is let
using StaffId = Id<struct StaffTag>;      // a stream of kind staff
using TeamId = Id<struct TeamTag>;        // a team of the organisation

template <class Tag>
constexpr StreamId stream_of(Id<Tag> id) { return StreamId{id.value}; }

}  // namespace rowan

template <class Tag>
struct std::hash<rowan::Id<Tag>> {
  std::size_t operator()(rowan::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
