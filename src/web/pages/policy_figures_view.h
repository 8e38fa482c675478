#pragma once
// The live figures of a policy, as both policy pages show them.
#include <string_view>

#include "web/html.h"
#include "web/site/site.h"

namespace rowan::web::pages {

// `policy`: the id of a pack, or empty for all together. Writes its own h2.
void policy_figures_of(Html& html, Page& page, std::string_view policy);

}  // namespace rowan::web::pages
