#pragma once
// Whether a colleague fits what the person asked for in a worker (NHG-24). What colleagues say of themselves is their own to say: where
// they say nothing it is not known, and that stands in nobody's way. Pure.
#include <optional>
#include <string>
#include <string_view>

#include "domain/staff.h"

namespace rowan {

struct Case;

// What the person said last, out of the record "worker".
struct WorkerWish {
  std::string choice;                              // its code
  WorkerGender gender = WorkerGender::not_said;    // of the worker they would like; of "the same" or "the opposite" only where it was asked which
  std::string language;
  StaffId person;
  std::string words;                               // their own, as they stand after corrections
  Instant said_at;
  [[nodiscard]] bool asks_for_something() const { return choice != "no_preference"; }
};
// Nothing: not asked, or asked and set aside.
[[nodiscard]] std::optional<WorkerWish> worker_wish(const Case& c);
// "A woman", "Someone who shares their culture or language: Polish"; without their own words.
[[nodiscard]] std::string label_of(const WorkerWish& wish, std::string_view person = {});

enum class WorkerFit { not_asked, no_preference, fits, not_known, conflict };
inline constexpr std::string_view worker_fit_names[] = {"not_asked", "no_preference", "fits", "not_known", "conflict"};
constexpr std::span<const std::string_view> names_of(WorkerFit) { return worker_fit_names; }

// Two languages are the same when their letters are; nothing is guessed.
[[nodiscard]] WorkerFit worker_fit(const std::optional<WorkerWish>& wish, StaffId who, const StaffProfile& profile);

}  // namespace rowan
