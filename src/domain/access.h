#pragma once
// Need to know: who may see one case (CX-5.2, NHG-17). Roles say what a person may do at all; grants say where; a bar on a named
// colleague beats everything. A Seen can only be made here: what renders a case asks for one.
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/actor.h"
#include "domain/case.h"

namespace rowan {

// Under what right somebody sees a case.
enum class Right { none, lead, manager, granted, urgent };
inline constexpr std::string_view right_names[] = {"none", "lead", "manager", "granted", "urgent"};
constexpr std::span<const std::string_view> names_of(Right) { return right_names; }

[[nodiscard]] Right right_to(const Case& c, const Actor& actor, Instant now);

class Seen {
 public:
  [[nodiscard]] const Case& get() const { return *case_; }
  [[nodiscard]] const Actor& by() const { return *actor_; }
  [[nodiscard]] Right right() const { return right_; }
  [[nodiscard]] Instant now() const { return now_; }

 private:
  friend Result<Seen> may_see(const Case&, const Actor&, Instant);
  Seen(const Case& c, const Actor& actor, Right right, Instant now) : case_(&c), actor_(&actor), right_(right), now_(now) {}
  const Case* case_;
  const Actor* actor_;
  Right right_;
  Instant now_;
};

// The same refusal for a case that is barred, not granted or not there.
[[nodiscard]] Refusal no_such_case();
[[nodiscard]] Result<Seen> may_see(const Case& c, const Actor& actor, Instant now);

// One row per name the case is visible under, for the index that lists are drawn from.
struct Visibility {
  std::string principal;
  Instant from;
  std::optional<Instant> until;
};
[[nodiscard]] std::vector<Visibility> visibility_of(const Case& c);

// May they change it? Urgent access reads and records contacts and notes; it does not hand out access.
[[nodiscard]] bool may_run(const Seen& seen);

}  // namespace rowan
