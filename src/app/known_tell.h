#pragma once
// Telling, apart from when it is done (known_later.cpp). On the thread of what goes on afterwards, with nobody waiting.
#include <functional>
#include <vector>

#include "app/known.h"

namespace rowan::app {

// One of many: what is wrong with one row must not keep from anybody what the others say. That the store does not answer ends all of it.
void alone(const std::function<void()>& work);

// Of a report that waits, and of a case that names somebody new or has learned something of them: `fresh` are the parties asked about. Each
// hearer is told once. False: nothing could be read or written, and it is to be asked again.
[[nodiscard]] bool tell_report(Desk& desk, const Report& report, Instant now);
[[nodiscard]] bool tell_change(Desk& desk, const Case& c, const people::CaseParties& all, const std::vector<people::Party>& fresh, Instant now);

}  // namespace rowan::app
