#include "store/db.h"

namespace rowan::store {

// Literals: what() hands out their data, so each must end in a zero.
std::string_view words_for(DbFault fault) {
  switch (fault) {
    case DbFault::unique: return "a value that must be unique is there already";
    case DbFault::foreign_key: return "a row that is referred to is missing";
    case DbFault::check: return "a value is out of its range";
    case DbFault::busy: return "the database is busy";
    case DbFault::serialisation: return "another change came in between";
    case DbFault::connection: return "the database cannot be reached";
    case DbFault::full: return "the disk is full";
    case DbFault::io: return "the disk failed";
    case DbFault::corrupt: return "the database file is damaged";
    case DbFault::other: return "the database failed";
  }
  return "the database failed";
}

}  // namespace rowan::store
