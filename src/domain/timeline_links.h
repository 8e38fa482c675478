#pragma once
// Inside the timeline: the words of the entries of case_entries_links.h.
#include "domain/timeline_documents.h"

namespace rowan {

[[nodiscard]] LineWords words_of(const StaffLinked& e, const Names& names);
[[nodiscard]] LineWords words_of(const SupervisionDiscussed& e, const Names& names);
[[nodiscard]] LineWords words_of(const AgenciesTold& e);
[[nodiscard]] LineWords words_of(const LiaisonRecorded& e);
[[nodiscard]] LineWords words_of(const SpecialAsked& e);
[[nodiscard]] LineWords words_of(const FurtherPerpetrator& e);
[[nodiscard]] LineWords words_of(const PersonLearned& e);

}  // namespace rowan
