#pragma once
// Where a person may be sent: only pages of this site, and never an address that somebody else wrote.
#include <string>
#include <string_view>

#include "domain/actor.h"

namespace rowan::web::pages {

// The address when it is a page here that a browser can ask for again; else the nearest page above it ("/cases/RW-4001-H" for
// "/cases/RW-4001-H/notes"); else empty. Keeps the query.
[[nodiscard]] std::string page_here(std::string_view address);
// What somebody sees first after signing in.
[[nodiscard]] std::string first_page(const Actor& actor);

}  // namespace rowan::web::pages
