#include "web/pages/policy.h"

#include <algorithm>
#include <filesystem>

#include "policy/coverage.h"
#include "policy/explain.h"
#include "web/components/details.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/components/tag.h"
#include "web/components/warning_text.h"
#include "web/pages/policy_figures_view.h"
#include "web/site/layout.h"

namespace rowan::web::pages {
namespace {

constexpr std::string_view not_stated = "Not stated in the policy";

std::string_view layer_words(PolicyLayer layer) {
  switch (layer) {
    case PolicyLayer::statutory: return "The law, under every policy";
    case PolicyLayer::ours: return "Safety defaults of Rowan, where no policy says anything";
    case PolicyLayer::landlord: return "Policy of the landlord";
    case PolicyLayer::overlay: return "Local agreement over the landlord's policy";
  }
  return {};
}
int rank(PolicyLayer layer) {
  switch (layer) {
    case PolicyLayer::landlord: return 0;
    case PolicyLayer::overlay: return 1;
    case PolicyLayer::statutory: return 2;
    case PolicyLayer::ours: return 3;
  }
  return 4;
}
std::string_view nation_words(Nation nation) {
  switch (nation) {
    case Nation::england: return "England";
    case Nation::wales: return "Wales";
    case Nation::scotland: return "Scotland";
    case Nation::northern_ireland: return "Northern Ireland";
  }
  return {};
}

std::string date_or(const std::optional<Date>& date, std::string_view otherwise = not_stated) {
  return date ? long_date(*date) : std::string(otherwise);
}
std::string text_or(const std::string& text) { return text.empty() ? std::string(not_stated) : text; }

// The list of tests that prove each block lies beside the packs. Without it no block counts as working.
policy::TestsOfBlocks tests_of(const Site& site) {
  if (site.options.policy_folder.empty()) return {};
  const auto loaded = policy::load_coverage(std::filesystem::path(site.options.policy_folder) / "coverage.json");
  return loaded ? *loaded : policy::TestsOfBlocks{};
}

// Those in force, and those that wait for their day.
std::vector<const PolicyVersion*> shown_versions(const PolicyHistory& history, Instant now) {
  std::vector<const PolicyVersion*> out;
  for (const PolicyVersion& version : history.versions())
    if (!version.until || now < *version.until) out.push_back(&version);
  std::stable_sort(out.begin(), out.end(),
                   [](const PolicyVersion* a, const PolicyVersion* b) { return rank(a->policy->layer) < rank(b->policy->layer); });
  return out;
}

// The version in force; else the last one taken up.
const PolicyVersion* version_of(const PolicyHistory& history, std::string_view id, Instant now) {
  const PolicyVersion* found = nullptr;
  for (const PolicyVersion& version : history.versions()) {
    if (version.policy->id != id) continue;
    if (version.in_force(now)) return &version;
    found = &version;
  }
  return found;
}

void warnings_list(Html& html, const Policy& policy, Instant now) {
  const auto all = warnings(policy, civil(now).date);
  if (all.empty()) return;
  html << "<ul class=\"govuk-list govuk-list--bullet\">";
  for (const PolicyWarning& warning : all) html << "<li>" << warning.text << "</li>";
  html << "</ul>";
}

void working_words(Html& html, const std::vector<policy::BlockCoverage>& blocks) {
  const policy::CoverageCount count = policy::count(blocks);
  if (count.all == 0) html << "This layer has no clauses of its own.";
  else html << count.working << " of " << count.all << " parts work in this system, each shown by a test.";
}

// ---- the list ----

void one_policy(Html& html, const PolicyVersion& version, const policy::TestsOfBlocks& tests, Instant now) {
  const Policy& policy = *version.policy;
  html << "<section class=\"rw-section\"><h2 class=\"govuk-heading-m\"><a class=\"govuk-link\" href=\"" << Url("/policy/" + url_part(policy.id))
       << "\">" << policy.title;
  if (!policy.landlord.empty()) html << ", " << policy.landlord;
  html << "</a></h2><p class=\"govuk-body\">" << layer_words(policy.layer) << ". ";
  if (!version.in_force(now)) html << "Not in force yet: it waits for " << date_or(policy.dates.effective) << ". ";
  working_words(html, policy::coverage(policy, tests));
  html << "</p>";
  warnings_list(html, policy, now);
  html << "</section>";
}

// ---- one policy ----

std::string approvals(const Policy& policy) {
  std::string out;
  for (const Approval& approval : policy.dates.approved)
    out += (out.empty() ? "" : "; ") + approval.body + ": " + (approval.on ? long_date(*approval.on) : "not applicable");
  return out.empty() ? std::string(not_stated) : out;
}
std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& one : list) (out.empty() ? out : out += ", ") += one;
  return out.empty() ? std::string(not_stated) : out;
}
std::string document_words(const AssociatedDocument& document) {
  std::string out = document.name;
  if (document.review) out += ", review by " + long_date(*document.review);
  for (const DocumentAlias& alias : document.aliases)
    out += alias.confirmed ? ", also called " + alias.name : ", perhaps also called " + alias.name + " (not confirmed)";
  return out;
}

void head_of(Html& html, const PolicyVersion& version) {
  const Policy& policy = *version.policy;
  const PolicyDates& dates = policy.dates;
  ui::SummaryList list;
  const auto row = [&](const char* key, std::string value) {
    ui::SummaryRow line;
    line.key.text = key;
    line.value.text = std::move(value);
    list.rows.push_back(std::move(line));
  };
  std::string where;
  for (const Nation nation : policy.nations) (where.empty() ? where : where += ", ") += nation_words(nation);
  row("What it is", std::string(layer_words(policy.layer)));
  if (policy.layer == PolicyLayer::landlord || policy.layer == PolicyLayer::overlay) {
    row("Landlord", text_or(policy.landlord));
    row("Legal entity", text_or(policy.legal_entity));
    row("Approved by", approvals(policy));
  }
  row("Applies in", where.empty() ? "Everywhere" : where);
  row("Effective", date_or(dates.effective));
  if (dates.effective_until) row("Ends", long_date(*dates.effective_until));
  row("Review", date_or(dates.review));
  row("Last updated", date_or(dates.last_updated));
  if (policy.layer == PolicyLayer::landlord || policy.layer == PolicyLayer::overlay) {
    row("Written by", text_or(policy.author_role));
    row("Consulted", joined(policy.consultations));
  }
  row("Published at", text_or(policy.source));
  row("Taken up here", long_date(civil(version.adopted).date));
  row("Version", policy.version.substr(0, 12));
  ui::summary_list(html, list);
  if (policy.documents.empty()) return;
  html << "<h2 class=\"govuk-heading-m\">Documents it goes with</h2><ul class=\"govuk-list govuk-list--bullet\">";
  for (const AssociatedDocument& document : policy.documents) html << "<li>" << document_words(document) << "</li>";
  html << "</ul>";
}

void readings(Html& html, const Policy& policy) {
  const bool any = std::any_of(policy.clauses.begin(), policy.clauses.end(), [](const Clause& c) { return c.interpretation.has_value(); });
  if (!any) return;
  html << "<section class=\"rw-section\"><h2 class=\"govuk-heading-m\">How we read what it leaves open</h2><ul class=\"govuk-list "
          "govuk-list--bullet\">";
  for (const Clause& clause : policy.clauses)
    if (clause.interpretation)
      html << "<li>" << clause.id << ": " << clause.interpretation->text << " To be confirmed by: " << clause.interpretation->owner << ".</li>";
  html << "</ul></section>";
}

void state_tag(Html& html, const policy::BlockCoverage& block) {
  switch (block.state) {
    case policy::BlockState::working:
      ui::tag(html, {.text = "Working", .classes = "govuk-tag--green"});
      html << " shown by " << block.tests.size() << " " << (block.tests.size() == 1 ? Markup("test") : Markup("tests"));
      return;
    case policy::BlockState::not_shown:
      ui::tag(html, {.text = "Not yet", .classes = "govuk-tag--grey"});
      html << " no test shows it";
      return;
    case policy::BlockState::later:
      ui::tag(html, {.text = "Not yet", .classes = "govuk-tag--grey"});
      html << " waits for a part of the system that is not there";
      return;
  }
}

void rule_details(Html& html, const policy::ExplainedRule& rule) {
  ui::Details details;
  details.summary_text = rule.title;
  if (!rule.why.empty()) {
    details.html << "<p>" << rule.why;
    if (rule.ours) details.html << " This is a safety default of Rowan, not the landlord's words.";
    details.html << "</p>";
  }
  details.html << "<ul class=\"govuk-list govuk-list--bullet\">";
  for (const std::string& sentence : rule.sentences) details.html << "<li>" << sentence << "</li>";
  details.html << "</ul>";
  ui::details(html, details);
}

bool of_clause(const Clause& clause, const policy::ExplainedRule& rule) {
  return rule.clause == clause.id || std::find(clause.blocks.begin(), clause.blocks.end(), rule.clause) != clause.blocks.end();
}

void one_clause(Html& html, const Clause& clause, const std::vector<policy::BlockCoverage>& blocks, const std::vector<policy::ExplainedRule>& rules) {
  html << "<section class=\"rw-section\"><h3 class=\"govuk-heading-s\">";
  if (!clause.number.empty()) html << "Clause " << clause.number << ", ";
  html << clause.id << "</h3><p class=\"govuk-body\">" << clause.text << "</p><p class=\"govuk-body\"><strong>How binding:</strong> "
       << in_words(clause.modality) << ".</p><p class=\"govuk-body\"><strong>What the system does:</strong> " << clause.does << "</p>";
  if (!clause.basis.empty()) html << "<p class=\"govuk-body\"><strong>In law:</strong> " << joined(clause.basis) << "</p>";
  html << "<ul class=\"govuk-list\">";
  for (const policy::BlockCoverage& block : blocks) {
    if (block.clause != clause.id) continue;
    html << "<li>" << block.block << " ";
    state_tag(html, block);
    html << "</li>";
  }
  html << "</ul>";
  for (const policy::ExplainedRule& rule : rules)
    if (of_clause(clause, rule)) rule_details(html, rule);
  html << "</section>";
}

}  // namespace

Response policy(Page& page) {
  const auto history = page.desk().policies;
  Html html;
  html << "<h1 class=\"govuk-heading-l\">Policy</h1>";
  const auto versions = history ? shown_versions(*history, page.now()) : std::vector<const PolicyVersion*>{};
  if (versions.empty()) {
    html << "<p class=\"govuk-body\">No policy is in force here yet.</p>";
    return staff_page(page, {.title = "Policy", .nav = Nav::policy}, html);
  }
  html << "<p class=\"govuk-body\">These govern the cases of today, the landlord's own policy first. A report is governed by the version that was in "
          "force when it reached us.</p>";
  const policy::TestsOfBlocks tests = tests_of(page.site());
  for (const PolicyVersion* version : versions) one_policy(html, *version, tests, page.now());
  policy_figures_of(html, page, {});
  return staff_page(page, {.title = "Policy", .nav = Nav::policy}, html);
}

Response policy_pack(Page& page) {
  const auto history = page.desk().policies;
  const PolicyVersion* version = history ? version_of(*history, page.part(0), page.now()) : nullptr;
  if (!version) return not_found_page(page);
  const Policy& policy = *version->policy;
  const auto blocks = policy::coverage(policy, tests_of(page.site()));
  auto rules = policy::explain(policy);
  // What the policy says beside its rules stands at its clause like a rule.
  for (policy::ExplainedSection section : policy::explain_sections(policy))
    rules.push_back({std::move(section.key), std::move(section.title), std::move(section.clause), {}, false, std::move(section.sentences)});
  Html html;
  html.reserve(20'000 + policy.clauses.size() * 2'500);
  html << "<h1 class=\"govuk-heading-l\">" << policy.title;
  if (!policy.landlord.empty()) html << ", " << policy.landlord;
  html << "</h1>";
  if (!version->in_force(page.now())) ui::warning_text(html, {.text = "This version is not in force today."});
  if (!policy.purpose.empty()) html << "<p class=\"govuk-body-l\">" << policy.purpose << "</p>";
  head_of(html, *version);
  if (!warnings(policy, civil(page.now()).date).empty()) {
    html << "<section class=\"rw-section\"><h2 class=\"govuk-heading-m\">To look at</h2>";
    warnings_list(html, policy, page.now());
    html << "</section>";
  }
  if (policy.duty("first-contact")) policy_figures_of(html, page, policy.id);
  readings(html, policy);
  html << "<section class=\"rw-section\"><h2 class=\"govuk-heading-m\">Clause by clause</h2><p class=\"govuk-body\">The clauses are in our words. ";
  working_words(html, blocks);
  html << "</p>";
  for (const Clause& clause : policy.clauses) one_clause(html, clause, blocks, rules);
  html << "</section>";
  return staff_page(page, {.title = "Policy " + policy.id, .nav = Nav::policy, .back = "/policy", .back_text = "Policy"}, html);
}

}  // namespace rowan::web::pages
