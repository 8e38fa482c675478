#pragma once
// A field for the name of an agency, joined to the directory (NHG-27): its entries can be chosen, with number and the day somebody last made
// sure of them, and another name can be typed. What is stored is the name.
#include "domain/organisation/agencies.h"
#include "web/pages/case_frame.h"

namespace rowan::web::pages {

// The directory's entries for the home of a case: those of its nation and area.
[[nodiscard]] std::vector<organisation::Agency> agencies_near(Page& page, const Case& c);
// The field `field.name` as a line to type in, and `<name>_known` to choose from the directory; the line alone where that is empty.
void agency_field(Html& html, Page& page, const Case& c, const Values& values, const FieldText& field);
// The name chosen, else the one typed; a problem at the field when the two differ.
[[nodiscard]] std::string read_agency(Page& page, Typed& typed, const std::string& name);
// Number, day and whether it is out of date, of an agency of that name; nothing where the directory has none.
void agency_known(Html& html, Page& page, const Case& c, const std::string& name);

}  // namespace rowan::web::pages
