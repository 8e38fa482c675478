#pragma once
// Small vocabularies that reports and cases share. Names are what is stored; labels are what people read.
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/codec.h"

namespace rowan {

// "Was it asked?" is apart from the answer (NHG-22): not_asked is not unknown, and neither is no.
enum class Answer { not_asked, yes, no, unknown };
inline constexpr std::string_view answer_names[] = {"not_asked", "yes", "no", "unknown"};
constexpr std::span<const std::string_view> names_of(Answer) { return answer_names; }
inline constexpr std::string_view answer_labels[] = {"Not asked yet", "Yes", "No", "Not known"};
constexpr std::string_view label_of(Answer a) { return answer_labels[static_cast<std::size_t>(a)]; }

// Who brought the report (NHG-15, CX-4.1).
enum class Route { survivor, perpetrator_self, neighbour, relative, police, other_professional, staff, contractor, anonymous, pattern };
inline constexpr std::string_view route_names[] = {"survivor", "perpetrator_self", "neighbour", "relative", "police", "other_professional", "staff", "contractor", "anonymous", "pattern"};
constexpr std::span<const std::string_view> names_of(Route) { return route_names; }
inline constexpr std::string_view route_labels[] = {"The person it is happening to", "The person doing it, about themselves", "A neighbour", "A relative or friend", "The police", "Another professional", "A colleague", "A contractor", "Someone who did not say who they are", "A pattern in repairs or noise"};
constexpr std::string_view label_of(Route r) { return route_labels[static_cast<std::size_t>(r)]; }

// How both policies divide the routes; this decides which clock, if any, starts.
enum class Directness { direct, professional_third_party, other_third_party, suspected, perpetrator_self };
inline constexpr std::string_view directness_names[] = {"direct", "professional_third_party", "other_third_party", "suspected", "perpetrator_self"};
constexpr std::span<const std::string_view> names_of(Directness) { return directness_names; }
constexpr Directness directness_of(Route r) {
  switch (r) {
    case Route::survivor: return Directness::direct;
    case Route::perpetrator_self: return Directness::perpetrator_self;
    case Route::police:
    case Route::other_professional: return Directness::professional_third_party;
    case Route::neighbour:
    case Route::relative:
    case Route::anonymous: return Directness::other_third_party;
    case Route::staff:
    case Route::contractor:
    case Route::pattern: return Directness::suspected;
  }
  return Directness::suspected;
}

// How serious a report looked when it was taken. Asked only where a policy has a clock or a gate that turns on it; never a reason to turn
// anybody away. Nobody having said is no "other": the shortest clock holds then.
enum class Severity { immediate_danger, serious, other };
inline constexpr std::string_view severity_names[] = {"immediate_danger", "serious", "other"};
constexpr std::span<const std::string_view> names_of(Severity) { return severity_names; }
inline constexpr std::string_view severity_labels[] = {"Immediate danger", "Serious", "Other"};
constexpr std::string_view label_of(Severity s) { return severity_labels[static_cast<std::size_t>(s)]; }

// What was done about the police when there was immediate danger (NHG-21).
enum class Police { not_recorded, called_by_us, called_by_them, encouraged, declined };
inline constexpr std::string_view police_names[] = {"not_recorded", "called_by_us", "called_by_them", "encouraged", "declined"};
constexpr std::span<const std::string_view> names_of(Police) { return police_names; }
inline constexpr std::string_view police_labels[] = {"Not recorded yet", "We called the police", "They called the police", "We encouraged them to call", "They did not want the police called"};
constexpr std::string_view label_of(Police p) { return police_labels[static_cast<std::size_t>(p)]; }

// The perpetrator's name: refusing to give it never stops the service (NHG-26).
enum class NameGiven { not_asked, named, declined, unknown };
inline constexpr std::string_view name_given_names[] = {"not_asked", "named", "declined", "unknown"};
constexpr std::span<const std::string_view> names_of(NameGiven) { return name_given_names; }
inline constexpr std::string_view name_given_labels[] = {"Not asked yet", "Named", "They would rather not say", "They do not know"};
constexpr std::string_view label_of(NameGiven n) { return name_given_labels[static_cast<std::size_t>(n)]; }

enum class AgeBand { unknown, under_16, from_16_to_17, adult };
inline constexpr std::string_view age_band_names[] = {"unknown", "under_16", "16_17", "18_plus"};
constexpr std::span<const std::string_view> names_of(AgeBand) { return age_band_names; }
inline constexpr std::string_view age_band_labels[] = {"Not known", "Under 16", "16 or 17", "18 or over"};
constexpr std::string_view label_of(AgeBand a) { return age_band_labels[static_cast<std::size_t>(a)]; }

// A way to reach a person.
enum class ChannelKind { text, call, email, letter, visit, trusted_person, work, portal };
inline constexpr std::string_view channel_kind_names[] = {"text", "call", "email", "letter", "visit", "trusted_person", "work", "portal"};
constexpr std::span<const std::string_view> names_of(ChannelKind) { return channel_kind_names; }
inline constexpr std::string_view channel_kind_labels[] = {"Text message", "Phone call", "Email", "Letter", "Visit or meeting", "Through someone they trust", "At work", "Tenant portal"};
constexpr std::string_view label_of(ChannelKind c) { return channel_kind_labels[static_cast<std::size_t>(c)]; }

}  // namespace rowan
