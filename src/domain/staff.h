#pragma once
// Staff: who they are and what their roles are, as entries of their own streams.
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/actor.h"
#include "domain/entry.h"

namespace rowan {

struct StaffDetails {
  std::string user_name;
  std::string name;
  std::string job_title;
  std::vector<std::string> roles;
  TeamId team;
  bool manages_team = false;
  bool active = true;
  template <class F> void fields(F& f) {
    f("user_name", user_name); f("name", name); f("job_title", job_title); f("roles", roles); f("team", team); f("manages_team", manages_team); f("active", active);
  }
};
struct StaffRecorded {
  static constexpr std::string_view kind = "staff-recorded";
  static constexpr int version = 1;
  StaffDetails details;  // the whole state; the one before stays in the record
  template <class F> void fields(F& f) { details.fields(f); }
};

// What a worker says of themselves, if they want to, so that somebody who asks for a woman, a man or a language can have one (NHG-24).
// Nothing else is asked, and nobody else writes it.
enum class WorkerGender { not_said, woman, man, other };
inline constexpr std::string_view worker_gender_names[] = {"not_said", "woman", "man", "other"};
constexpr std::span<const std::string_view> names_of(WorkerGender) { return worker_gender_names; }
inline constexpr std::string_view worker_gender_labels[] = {"I would rather not say", "A woman", "A man", "In another way"};
constexpr std::string_view label_of(WorkerGender g) { return worker_gender_labels[static_cast<std::size_t>(g)]; }

struct StaffProfile {
  WorkerGender gender = WorkerGender::not_said;
  std::vector<std::string> languages;
  [[nodiscard]] bool empty() const { return gender == WorkerGender::not_said && languages.empty(); }
  template <class F> void fields(F& f) { f("gender", gender); f("languages", languages); }
};
struct StaffProfileSet {
  static constexpr std::string_view kind = "staff-profile-set";
  static constexpr int version = 1;
  StaffProfile profile;  // the whole of it; an empty one takes back what was said
  template <class F> void fields(F& f) { profile.fields(f); }
};
inline constexpr std::size_t most_languages = 10;
inline constexpr std::size_t longest_language = 40;

struct Staff {
  StaffId id;
  std::int64_t last_seq = 0;
  StaffDetails details;
  StaffProfile profile;
};
[[nodiscard]] Staff fold_staff(const std::vector<Entry>& entries);
[[nodiscard]] Actor actor_of(const Staff& staff);

// Of oneself alone. Refused: "profile.self", "profile.languages" (field languages).
[[nodiscard]] Result<NewEntry> record_profile(const StaffProfile& profile, const Actor& by, StaffId of, Instant now);

// Every fault at once. Only an administrator does this; and nobody gives themselves another role.
[[nodiscard]] Result<NewEntry> record_staff(const StaffDetails& details, const Actor& by, StaffId of, Instant now);

}  // namespace rowan
