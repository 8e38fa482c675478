#pragma once
// One landlord's policy, or one layer of rules, as an immutable value. src/policy makes it from YAML; nothing else does.
// What a policy does not state is absent here, never a default.
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/codec.h"
#include "base/time.h"
#include "domain/actor.h"
#include "domain/answers.h"
#include "domain/policy/approvals.h"
#include "domain/policy/closure.h"
#include "domain/policy/consent.h"
#include "domain/policy/money.h"
#include "domain/policy/multi_agency.h"
#include "domain/policy/offers.h"
#include "domain/policy/rehousing.h"
#include "domain/policy/reviews.h"
#include "domain/policy/rule.h"
#include "domain/policy/scope.h"
#include "domain/policy/screening.h"
#include "domain/policy/training.h"
#include "domain/risk/risk_rules.h"
#include "domain/records.h"

namespace rowan {

enum class PolicyLayer {
  statutory,  // the law of a nation: under every policy, never narrowed
  ours,       // safety defaults of this product: speak only where nobody else does, and are labelled
  landlord,   // a landlord's own policy
  overlay,    // a borough's or county's protocol over it: the stricter deadline wins
};
inline constexpr std::string_view policy_layer_names[] = {"statutory", "ours", "landlord", "overlay"};
constexpr std::span<const std::string_view> names_of(PolicyLayer) { return policy_layer_names; }

enum class Nation { england, wales, scotland, northern_ireland };
inline constexpr std::string_view nation_names[] = {"england", "wales", "scotland", "northern_ireland"};
constexpr std::span<const std::string_view> names_of(Nation) { return nation_names; }

// The forms of abuse of Domestic Abuse Act 2021 s.1 and its guidance (domain facts §1). A pack's own codes map to these.
enum class AbuseType { physical, sexual, violent_threatening, controlling, coercive, economic, psychological, emotional, stalking_harassment,
                       tech_facilitated, honour_based, forced_marriage, fgm, faith_related, other };
inline constexpr std::string_view abuse_type_names[] = {"physical",
                                                        "sexual",
                                                        "violent_threatening",
                                                        "controlling",
                                                        "coercive",
                                                        "economic",
                                                        "psychological",
                                                        "emotional",
                                                        "stalking_harassment",
                                                        "tech_facilitated",
                                                        "honour_based",
                                                        "forced_marriage",
                                                        "fgm",
                                                        "faith_related",
                                                        "other"};
constexpr std::span<const std::string_view> names_of(AbuseType) { return abuse_type_names; }

// CX-0.1, CX-0.2: "N/A" is an explicit value, not a missing one.
struct Approval {
  std::string body;
  std::optional<Date> on;  // nothing: the policy says "N/A"
};

struct PolicyDates {
  std::vector<Approval> approved;  // empty: the policy names no approver
  std::optional<Date> effective;
  std::optional<Date> effective_until;
  std::optional<Date> review;
  std::optional<Date> last_updated;
};

// CX-0.7, CX-5.4: link names are aliases, so each document has an id of its own. An alias is unresolved until an owner confirms it.
struct DocumentAlias {
  std::string name;
  bool confirmed = false;
};
struct AssociatedDocument {
  std::string id;
  std::string name;
  std::string kind;  // policy, procedure, agreement
  std::optional<Date> review;
  std::vector<DocumentAlias> aliases;
};

struct ContactBlock {
  std::string phone, email, website, social, out_of_hours;  // each may be empty
};

// The landlord's words. Empty = the pack does not say, and our plain word is used (domain/policy/vocabulary.h puts them into our texts).
struct Vocabulary {
  std::string survivor, customer, perpetrator, a_case = {};
  [[nodiscard]] std::string_view survivor_word() const { return survivor.empty() ? std::string_view{"survivor"} : std::string_view{survivor}; }
  [[nodiscard]] std::string_view customer_word() const { return customer.empty() ? std::string_view{"resident"} : std::string_view{customer}; }
  [[nodiscard]] std::string_view perpetrator_word() const {
    return perpetrator.empty() ? std::string_view{"perpetrator"} : std::string_view{perpetrator};
  }
  [[nodiscard]] bool silent() const { return survivor.empty() && customer.empty() && perpetrator.empty() && a_case.empty(); }
  [[nodiscard]] std::string_view case_word() const { return a_case.empty() ? std::string_view{"case"} : std::string_view{a_case}; }
};

struct AbuseCode {
  std::string code, label;
  AbuseType is = AbuseType::other;
};
struct RelationshipCode {
  std::string code, label;
  bool personally_connected = false;  // Domestic Abuse Act 2021 s.2
  bool in_scope = true;               // of this policy (CX-3.1: a household member who is no relative is, though the Act says no)
};
struct RouteCode {
  std::string code, label;  // codes are the choices of the fact report.route
  std::string directness;   // a choice of the fact report.directness
};
struct SeverityCode {
  Severity code = Severity::other;
  std::string label;
};
struct RoleTitle {
  std::string title;
  Role role = Role::officer;
};

// What a clause leaves open, how we read it, and who must settle it.
struct Interpretation {
  std::string text, owner;
};

enum class ClauseFeature { now, later };

struct Clause {
  std::string id;      // "CX-4.1"
  std::string number;  // as the policy numbers it; empty when it does not
  std::string text;    // in our words
  Modality modality = Modality::must;
  std::vector<std::string> blocks;  // the blocks of it that are tested one by one: "CX-4.1a"
  std::string does;                 // what the system does for it
  ClauseFeature feature = ClauseFeature::now;
  std::vector<std::string> basis;   // the law it rests on, kept apart from the policy's words
  std::optional<Interpretation> interpretation;
};

// How somebody can have a decision looked at again, in the words of a letter (SG-16).
struct RightText {
  std::string clause;
  std::string text;
  std::string source;  // where it is written
  Date checked;        // the day somebody held it against the source
};

struct Policy {
  std::string id;       // "connexus-2023"
  std::string version;  // SHA-256 of the pack's bytes, hex
  PolicyLayer layer = PolicyLayer::landlord;
  std::string title;
  std::string landlord;      // empty for layers that are no landlord's
  std::string legal_entity;  // CX-1.3
  std::string entity_code;   // value of the fact property.owner that selects this policy; empty = any
  std::vector<Nation> nations;     // where it applies; empty = everywhere
  std::vector<std::string> areas;  // overlay: values of the fact property.area
  std::string source;              // where the text was published
  std::string purpose;
  PolicyDates dates;
  std::string author_role;
  std::vector<std::string> consultations;
  std::vector<AssociatedDocument> documents;
  ContactBlock contact;
  Vocabulary vocabulary;
  std::vector<AbuseCode> abuse_types;
  std::vector<RelationshipCode> relationships;
  std::vector<RouteCode> routes;
  std::vector<SeverityCode> severities;  // how it calls what a report is asked; empty: our own words
  std::vector<RoleTitle> titles;
  std::optional<WorkingCalendar> calendar;  // absent: no rule of it counts working time
  bool holidays_by_property = false;        // bank holidays of the nation of the home, not of the calendar
  std::vector<Clause> clauses;
  // What the policy says on each of these. Absent = it says nothing. The duties and gates they make stand among those below.
  std::vector<ApprovalPath> approvals;
  std::optional<ClosureRule> closure;
  std::vector<TrainingRule> training;
  std::optional<ReviewRule> reviews;
  std::vector<SecondLineCheck> second_line;
  std::optional<MultiAgencyRule> multi_agency;
  std::optional<ConsentRule> consent;
  std::optional<RehousingRule> rehousing;
  std::optional<TemporaryRule> temporary_accommodation;
  std::optional<RechargeRule> recharge;
  std::optional<HousingSystemRule> housing_system;
  std::optional<PerpetratorOffersRule> perpetrator_offers;
  std::optional<FeedbackRule> survivor_feedback;
  std::optional<ScopeRule> scope;
  std::optional<ScreeningPolicy> screening;
  std::optional<RiskRules> risk_tool;
  std::vector<RecordRow> records;  // rows of its own beside ours (domain/records.h)
  std::vector<ReminderDays> reminders;  // days of our rows' reminders that it sets itself
  std::vector<RightText> rights;  // in every letter with a decision
  std::vector<DutyRule> duties;
  std::vector<GateRule> gates;

  [[nodiscard]] const ApprovalPath* approval_of(std::string_view decision) const;  // null: the policy asks for nobody's approval
  [[nodiscard]] const Clause* clause(std::string_view clause_id) const;
  [[nodiscard]] const DutyRule* duty(std::string_view duty_id) const;
  // Has it a clock, a duty or a gate that turns on this fact?
  [[nodiscard]] bool asks_about(std::string_view fact) const;
  [[nodiscard]] std::string title_of(Role role) const;  // the landlord's title for the role, or our plain word
};

// Things an owner must look at; none of them stops the policy from being applied.
struct PolicyWarning {
  std::string id;    // "policy.no_review_date"
  std::string text;
};
[[nodiscard]] std::vector<PolicyWarning> warnings(const Policy& policy, Date today);

}  // namespace rowan
