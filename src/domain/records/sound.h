#pragma once
// What a row must hold to: ours are tested for it, a pack's are refused without it.
#include <string>
#include <vector>

#include "domain/records.h"

namespace rowan {

// Each thing wrong with the row, as a sentence for whoever writes it; `among` are the rows it may name.
[[nodiscard]] std::vector<std::string> unsound(const RecordRow& row, const RecordShapes& among);

}  // namespace rowan
