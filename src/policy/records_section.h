#pragma once
// The section "records" of a pack: rows of its own beside ours, of the same shape (domain/records.h).
#include "policy/pack.h"
#include "policy/yaml_tree.h"

namespace rowan::policy {

void read_records(Fields& fields, Pack& pack, Faults& faults);
// After the rules: the own events that they name are raised by a record of this pack, and the records that gates stand before exist.
void check_records(const Pack& pack, Faults& faults);
// "record:CODE" of a gate's "before"; "" and a fault for anything else.
[[nodiscard]] std::string read_before(const Yaml& node, Faults& faults);

}  // namespace rowan::policy
