#include "domain/tenancy.h"

#include <algorithm>

#include "base/text.h"
#include "domain/case_acts_checks.h"

namespace rowan {
namespace {

constexpr HeldAs held[] = {{"sole", "Theirs alone", "Sole tenant"},
                           {"joint", "Theirs together with somebody", "Joint tenant"},
                           {"none", "They are not a tenant there", "Not a tenant there"},
                           {"unknown", "Not known", ""}};

constexpr TenureCode tenures[] = {{"general_needs", "Social rent (general needs)"},
                                  {"affordable_rent", "Affordable rent"},
                                  {"leasehold", "Leasehold"},
                                  {"shared_ownership", "Shared ownership"},
                                  {"licence", "Licence"},
                                  {"supported", "Supported or sheltered housing"},
                                  {"temporary", "Temporary housing"},
                                  {"none", "None: they stay with somebody"},
                                  {"unknown", "Not known"}};

// What landlords call these in their own systems. A word that two of them could mean ("assured", "secure") stands in no row: it stays the
// landlord's own.
struct Word {
  std::string_view said, code;
};
constexpr Word words[] = {{"social_rent", "general_needs"},
                          {"social_rented", "general_needs"},
                          {"social_housing", "general_needs"},
                          {"general_needs_rent", "general_needs"},
                          {"gn", "general_needs"},
                          {"affordable", "affordable_rent"},
                          {"affordable_rented", "affordable_rent"},
                          {"ar", "affordable_rent"},
                          {"leaseholder", "leasehold"},
                          {"lease", "leasehold"},
                          {"lh", "leasehold"},
                          {"shared_owner", "shared_ownership"},
                          {"shared_ownership_lease", "shared_ownership"},
                          {"part_buy_part_rent", "shared_ownership"},
                          {"so", "shared_ownership"},
                          {"licensee", "licence"},
                          {"license", "licence"},
                          {"licence_to_occupy", "licence"},
                          {"supported_housing", "supported"},
                          {"supported_living", "supported"},
                          {"sheltered", "supported"},
                          {"sheltered_housing", "supported"},
                          {"temporary_accommodation", "temporary"},
                          {"temporary_housing", "temporary"},
                          {"temp", "temporary"},
                          {"ta", "temporary"},
                          {"no_tenure", "none"},
                          {"not_known", "unknown"}};

bool known_tenure(std::string_view code) {
  return std::any_of(std::begin(tenures), std::end(tenures), [&](const TenureCode& t) { return t.code == code; });
}
// The register's own code may be said again, and no other.
bool may_be_said(const Case& c, std::string_view code) { return known_tenure(code) || (!code.empty() && code == c.tenancy.tenure); }

}  // namespace

std::span<const HeldAs> ways_to_hold() { return held; }
std::string_view held_label(std::string_view code) {
  for (const HeldAs& way : held) if (way.code == code) return way.label;
  return {};
}
std::span<const TenureCode> tenure_codes() { return tenures; }

std::string tenure_code(std::string_view text) {
  std::string code;
  for (const std::string& word : fold_words(text)) code += (code.empty() ? "" : "_") + word;
  for (const Word& word : words) if (word.said == code) return std::string(word.code);
  return code;
}
std::string tenure_label(std::string_view code) {
  for (const TenureCode& each : tenures) if (each.code == code) return std::string(each.label);
  std::string out(code);
  std::replace(out.begin(), out.end(), '_', ' ');
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

TenancySet tenancy_at_opening(const CaseOpened& opened) {
  TenancySet out;
  out.held = opened.tenancy_kind;
  out.tenure = opened.tenure;
  return out;
}
std::string tenancy_words(const Case& c) {
  if (c.tenancy.told_by.empty()) return c.opened.tenancy;  // the register's words
  for (const HeldAs& way : held) if (way.code == c.tenancy.held) return std::string(way.short_label);
  return {};
}

SharedTenancy shared_tenancy_of(const Case& c) {
  if (c.perpetrator.joint_tenant == Answer::yes) return SharedTenancy::yes;
  if (c.tenancy.held == "joint" && c.perpetrator.joint_tenant != Answer::no) return SharedTenancy::may_be;
  return SharedTenancy::no;
}

Result<NewEntries> set_tenancy(const Seen& seen, TenancySet said) {
  const Case& c = seen.get();
  if (c.closed) return refused("case.closed", "This case is closed. Reopen it first.");
  if (!may_run(seen)) return refused("access.urgent", "Urgent access lets you write down contacts, notes and what keeps somebody safe now.");
  if (said.held.empty()) said.held = c.tenancy.held;
  if (said.tenure.empty()) said.tenure = c.tenancy.tenure;
  Faults faults;
  if (held_label(said.held).empty()) faults.add("form.choice", "Choose how the home is held. “Not known” is an answer", "held");
  if (!said.tenure.empty() && !may_be_said(c, said.tenure)) faults.add("form.choice", "Choose a tenure", "tenure");
  if (said.held == "sole" && c.perpetrator.joint_tenant == Answer::yes)
    faults.add("tenancy.other-tenant",
               "The other person stands on record as a tenant there too. Change that answer first, if it is no longer so", "held");
  faults.need(said.told_by, "Say who told us", "told_by");
  faults.at_most(said.told_by, longest_line, "told_by");
  faults.at_most(said.text, longest_text, "text");
  if (faults.any()) return faults.take();
  return one(said, seen.now());
}

}  // namespace rowan
