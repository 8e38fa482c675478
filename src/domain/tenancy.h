#pragma once
// How the survivor holds the home: alone, with somebody, or not at all, and by which tenure (CX-4.4, CX-1.1, NHG-4). Nobody needs to
// know either to be helped.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/case_acts.h"

namespace rowan {

struct HeldAs {
  std::string_view code;   // stored; sole, joint, none or unknown
  std::string_view label;
  std::string_view short_label;  // for the bar over a case; empty: nothing is said there
};
[[nodiscard]] std::span<const HeldAs> ways_to_hold();
[[nodiscard]] std::string_view held_label(std::string_view code);  // "" for a code that is none of them

struct TenureCode {
  std::string_view code;   // stored, and what a policy names
  std::string_view label;
};
// Our own codes, `unknown` last.
[[nodiscard]] std::span<const TenureCode> tenure_codes();
// The code for a landlord's own words or code: "Social rent", "social-rent" and "GN" are general_needs. Words that are none of ours
// become a code of small letters, digits and _, so that a policy may name the landlord's own. "" for nothing.
[[nodiscard]] std::string tenure_code(std::string_view words);
[[nodiscard]] std::string tenure_label(std::string_view code);  // of a code that is not ours: its words

// What the register said at the opening, in the shape of an answer.
[[nodiscard]] TenancySet tenancy_at_opening(const CaseOpened& opened);
// In a few words for the bar over a case; "" where nothing is known.
[[nodiscard]] std::string tenancy_words(const Case& c);
// Whether the person who harms holds the home too, as far as the case says.
[[nodiscard]] SharedTenancy shared_tenancy_of(const Case& c);

// Records it. What is left out keeps its answer. Refused: form.choice (fields held, tenure), form.needed (told_by), tenancy.other-tenant
// where the person who harms stands on record as a tenant and the home is said to be the survivor's alone, case.closed.
[[nodiscard]] Result<NewEntries> set_tenancy(const Seen& seen, TenancySet said);

}  // namespace rowan
