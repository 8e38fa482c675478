#pragma once
// Who reported it is kept back from everybody outside (NHG-15): from the person who harms always, and from the survivor, an agency, an
// ombudsman and a court unless a court has ordered it. A name that gets out can bring harm to a neighbour or a sister. Pure.
#include <string>
#include <string_view>
#include <vector>

#include "domain/answers.h"
#include "domain/document_entries.h"

namespace rowan {

// One who reported, out of a report: the case itself does not hold it.
struct Reporter {
  Route route = Route::neighbour;
  std::string name;
  std::string contact;
  std::string agency;
  std::string reference;  // theirs
  std::string relation;   // "sister", "next door"

  // The survivor's own report has nobody to keep back.
  [[nodiscard]] bool kept_back() const { return route != Route::survivor; }
};

struct ReporterRule {
  bool shown = false;
  std::string_view why;  // in a sentence, for the page
};
// May a reader of this kind learn who reported it? `other_side`: whether the person who harms may come to read it; only "no" is no.
// `order`: a court has ordered it, and its reference is on record.
[[nodiscard]] ReporterRule reporter_rule(Audience audience, Answer other_side, bool order);
[[nodiscard]] inline ReporterRule reporter_rule(const DocumentMade& made) {
  return reporter_rule(made.audience, made.other_side, !made.reporter_order.empty());
}

// Names, agencies and numbers as they were given, for what must not reach the other side.
[[nodiscard]] std::vector<std::string> said_of(const std::vector<Reporter>& reporters);

}  // namespace rowan
