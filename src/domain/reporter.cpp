#include "domain/reporter.h"

namespace rowan {

ReporterRule reporter_rule(Audience audience, Answer other_side, bool order) {
  constexpr std::string_view to_harm = "The other person could come to read it. Who reported it never reaches them, with or without an order.";
  if (audience == Audience::perpetrator) return {false, to_harm};
  // Ours stays with colleagues who may see the case, and who reported is part of it.
  if (audience == Audience::internal) return other_side == Answer::no ? ReporterRule{true, "It stays with us, for colleagues who may see the case."} : ReporterRule{false, to_harm};
  if (other_side != Answer::no) return {false, to_harm};
  switch (audience) {
    case Audience::court:
      if (order) return {true, "A court has ordered it, and its reference is on record."};
      return {false, "Who reported it goes to a court only where the court orders it."};
    case Audience::ombudsman: return {false, "An ombudsman looks at what we did. Who reported it is no part of that."};
    case Audience::agency: return {false, "An agency needs what happened, and not who reported it. They can be asked first."};
    case Audience::survivor: return {false, "Who reported it was told that we keep it to ourselves, towards the survivor too."};
    case Audience::internal:
    case Audience::perpetrator: break;
  }
  return {false, to_harm};
}

std::vector<std::string> said_of(const std::vector<Reporter>& reporters) {
  std::vector<std::string> out;
  for (const Reporter& reporter : reporters)
    for (const std::string* part : {&reporter.name, &reporter.contact, &reporter.agency})
      if (!part->empty()) out.push_back(*part);
  return out;
}

}  // namespace rowan
