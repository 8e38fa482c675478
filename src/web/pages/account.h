#pragma once
// Signing in and out, the account, messages.
#include "web/site/site.h"

namespace rowan::web {

namespace pages {

[[nodiscard]] Response start(Page& page);
[[nodiscard]] Response sign_in_form(Page& page);
[[nodiscard]] Response sign_in(Page& page);
[[nodiscard]] Response account(Page& page);
[[nodiscard]] Response about_you(Page& page);
[[nodiscard]] Response say_about_you(Page& page);
[[nodiscard]] Response change_password(Page& page);
[[nodiscard]] Response sign_out(Page& page);
[[nodiscard]] Response stay(Page& page);
[[nodiscard]] Response messages(Page& page);
[[nodiscard]] Response read_message(Page& page);

}  // namespace pages

}  // namespace rowan::web
