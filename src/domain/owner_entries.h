#pragma once
// Who owns the home a case is about, said after the case was opened: it decides whose policy the case follows (CX-1.3). Part of
// case_entries.h; the act is in domain/owner.h.
#include <string>
#include <string_view>

namespace rowan {

struct OwnerSet {
  static constexpr std::string_view kind = "owner-set";
  static constexpr int version = 1;
  std::string owner;        // code of the legal entity, as the register of homes has it
  std::string policy;       // the pack of that landlord in force when the report came; empty: none was
  std::string policy_hash;  // and its content
  std::string text;         // how it is known
  template <class F> void fields(F& f) { f("owner", owner); f("policy", policy); f("policy_hash", policy_hash); f("text", text); }
};

}  // namespace rowan
