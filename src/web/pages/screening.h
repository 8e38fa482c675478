#pragma once
// Patterns in repairs and noise, for the team that the policy names; asking before acting on a home; a colleague's concern. Addresses and
// titles say nothing of what it is about. Whoever is not of the team gets the page for an address that is not there.
#include "web/site/site.h"

namespace rowan::web::pages {

[[nodiscard]] Response patterns(Page& page);
[[nodiscard]] Response pattern(Page& page);
[[nodiscard]] Response answer_pattern(Page& page);
[[nodiscard]] Response open_from_pattern(Page& page);
[[nodiscard]] Response place_pattern(Page& page);
[[nodiscard]] Response pattern_figures(Page& page);
[[nodiscard]] Response pattern_rules(Page& page);
[[nodiscard]] Response pattern_rule(Page& page);
[[nodiscard]] Response switch_pattern_rule(Page& page);
[[nodiscard]] Response pattern_files(Page& page);
[[nodiscard]] Response bring_pattern_file(Page& page);
[[nodiscard]] Response check_pattern_file(Page& page);
[[nodiscard]] Response recheck_pattern_file(Page& page);
[[nodiscard]] Response import_pattern_file(Page& page);

[[nodiscard]] Response before_acting(Page& page);
[[nodiscard]] Response ask_before_acting(Page& page);
[[nodiscard]] Response own_ask(Page& page);
[[nodiscard]] Response asks_to_answer(Page& page);
[[nodiscard]] Response ask_to_answer(Page& page);
[[nodiscard]] Response answer_before_acting(Page& page);

[[nodiscard]] Response concern_form(Page& page);
[[nodiscard]] Response say_concern(Page& page);
[[nodiscard]] Response concern_said(Page& page);

}  // namespace rowan::web::pages
