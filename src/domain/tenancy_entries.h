#pragma once
// How the survivor holds the home, said after the case was opened (CX-4.4, CX-1.1). Part of case_entries.h; the act is in
// domain/tenancy.h.
#include <string>
#include <string_view>

namespace rowan {

struct TenancySet {
  static constexpr std::string_view kind = "tenancy-set";
  static constexpr int version = 1;
  std::string held;     // sole, joint, none or unknown: what the policy's rules ask
  std::string tenure;   // a code of domain/tenancy.h, or the register's own; unknown: not known
  std::string told_by;  // who told us
  std::string text;     // what was said, and since when
  template <class F> void fields(F& f) { f("held", held); f("tenure", tenure); f("told_by", told_by); f("text", text); }
};

}  // namespace rowan
