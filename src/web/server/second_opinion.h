#pragma once
// A second parser, by other people, reads the head that the framing check let pass. Where the two do not agree there is no request.
#include <string_view>

#include "web/server/framing.h"

namespace rowan::web::wire {

// `bytes` are those that `head` was made from.
[[nodiscard]] bool second_parser_agrees(std::string_view bytes, const CheckedHead& head);

}  // namespace rowan::web::wire
