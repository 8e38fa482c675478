#pragma once
// The kinds of abuse as the law counts them (Domestic Abuse Act 2021 s.1(3)), whatever a policy calls its own (NHG-6, CX-2.1). Where the
// Act names no kind for one of ours, the place is our reading and stands under "psychological, emotional or other".
#include <cstdint>
#include <span>
#include <string_view>

#include "domain/policy/policy.h"

namespace rowan {

enum class StatutoryType { physical_or_sexual, violent_or_threatening, controlling_or_coercive, economic, psychological_emotional_or_other };
inline constexpr std::size_t statutory_type_count = 5;
inline constexpr std::string_view statutory_type_names[] = {"physical_or_sexual", "violent_or_threatening", "controlling_or_coercive", "economic",
                                                            "psychological_emotional_or_other"};
constexpr std::span<const std::string_view> names_of(StatutoryType) { return statutory_type_names; }
inline constexpr std::string_view statutory_type_labels[] = {"Physical or sexual abuse", "Violent or threatening behaviour",
                                                             "Controlling or coercive behaviour",
                                                             "Economic abuse", "Psychological, emotional or other abuse"};
constexpr std::string_view label_of(StatutoryType type) { return statutory_type_labels[static_cast<std::size_t>(type)]; }

[[nodiscard]] constexpr StatutoryType statutory_type(AbuseType type) {
  switch (type) {
    case AbuseType::physical:
    case AbuseType::sexual:
    case AbuseType::fgm: return StatutoryType::physical_or_sexual;
    case AbuseType::violent_threatening:
    case AbuseType::stalking_harassment: return StatutoryType::violent_or_threatening;
    case AbuseType::controlling:
    case AbuseType::coercive:
    case AbuseType::forced_marriage: return StatutoryType::controlling_or_coercive;
    case AbuseType::economic: return StatutoryType::economic;
    case AbuseType::psychological:
    case AbuseType::emotional:
    case AbuseType::tech_facilitated:
    case AbuseType::honour_based:
    case AbuseType::faith_related:
    case AbuseType::other: return StatutoryType::psychological_emotional_or_other;
  }
  return StatutoryType::psychological_emotional_or_other;
}

}  // namespace rowan
