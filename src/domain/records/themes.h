#pragma once
// Our own rows, one list a theme. For records.cpp only: everybody else asks record_rows().
#include <vector>

#include "domain/records.h"

namespace rowan::record_themes {

[[nodiscard]] std::vector<RecordRow> talking();
[[nodiscard]] std::vector<RecordRow> enquiry();
[[nodiscard]] std::vector<RecordRow> safeguarding();
[[nodiscard]] std::vector<RecordRow> meetings();
[[nodiscard]] std::vector<RecordRow> plan();
[[nodiscard]] std::vector<RecordRow> closing();
[[nodiscard]] std::vector<RecordRow> safety();
[[nodiscard]] std::vector<RecordRow> shared_tenancy();
[[nodiscard]] std::vector<RecordRow> security_at_home();
[[nodiscard]] std::vector<RecordRow> housing();
[[nodiscard]] std::vector<RecordRow> accountability();
[[nodiscard]] std::vector<RecordRow> legal_orders();
[[nodiscard]] std::vector<RecordRow> engagement();
[[nodiscard]] std::vector<RecordRow> moving();
[[nodiscard]] std::vector<RecordRow> damage_to_home();
[[nodiscard]] std::vector<RecordRow> housing_system();
[[nodiscard]] std::vector<RecordRow> asked_for();

// Choices that several rows share.
[[nodiscard]] std::vector<RecordChoice> accepted_or_declined();

}  // namespace rowan::record_themes
