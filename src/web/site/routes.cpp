// Every route of the site, with who may use it. Feature files are beside: web/pages.
#include "web/pages/account.h"
#include "web/pages/case.h"
#include "web/pages/case_access.h"
#include "web/pages/case_answers.h"
#include "web/pages/case_contact.h"
#include "web/pages/case_tasks.h"
#include "web/pages/information.h"
#include "web/pages/policy.h"
#include "web/pages/reports.h"
#include "web/pages/staff.h"
#include "web/pages/tell_us.h"
#include "web/pages/worklist.h"
#include "web/site/site.h"

namespace rowan::web {
namespace {

using P = Permission;

constexpr Route table[] = {
    // ---- open to anybody
    get("/", Open{}, pages::start),
    at_once(get("/health", Open{}, pages::health)),
    get("/ready", Open{}, pages::ready),
    get("/sign-in", Open{}, pages::sign_in_form),
    post("/sign-in", Open{}, pages::sign_in, 8 * 1024),
    get("/accessibility", Open{}, pages::accessibility),
    get("/privacy", Open{}, pages::privacy),
    get("/cookies", Open{}, pages::cookies),
    get("/help", Open{}, pages::help),

    // ---- the public page
    get("/tell-us", Public{}, pages::tell_start),
    get("/tell-us/before-you-start", Public{}, pages::tell_before),
    get("/tell-us/stay-safe-online", Public{}, pages::tell_stay_safe),
    get("/tell-us/other-ways", Public{}, pages::tell_other_ways),
    get("/tell-us/check", Public{}, pages::tell_check),
    post("/tell-us/check", Public{}, pages::tell_send, 8 * 1024),
    get("/tell-us/done", Public{}, pages::tell_done),
    get("/tell-us/stop", Public{}, pages::tell_stop),
    get("/tell-us/{step}", Public{}, pages::tell_question),
    post("/tell-us/{step}", Public{}, pages::tell_answer, 64 * 1024),
    get("/leave", Public{}, pages::leave),

    // ---- everyone signed in
    get("/account", P::signed_in, pages::account),
    post("/account/password", P::signed_in, pages::change_password, 8 * 1024),
    post("/sign-out", P::signed_in, pages::sign_out, 8 * 1024),
    post("/session/stay", P::signed_in, pages::stay, 8 * 1024),
    get("/messages", P::signed_in, pages::messages),
    post("/messages/{id}/read", P::signed_in, pages::read_message, 8 * 1024),

    // ---- lists
    at_once(get("/cases", P::work_cases, pages::my_cases)),
    at_once(get("/cases/team", P::work_cases, pages::team_cases)),
    at_once(get("/cases/unallocated", P::work_cases, pages::unallocated_cases)),
    at_once(get("/cases/closed", P::work_cases, pages::closed_cases)),
    get("/cases/search", P::work_cases, pages::search_again),
    post("/cases/search", P::work_cases, pages::search_cases, 8 * 1024),
    get("/tasks", P::work_cases, pages::tasks),

    // ---- reports
    get("/reports", P::triage, pages::reports),
    get("/reports/done", P::triage, pages::reports_dealt_with),
    get("/reports/ended", P::allocate, pages::reports_ended),
    get("/reports/new", P::take_reports, pages::new_report),
    post("/reports/new", P::take_reports, pages::take_report),
    get("/reports/taken", P::take_reports, pages::report_taken),
    get("/reports/{ref}", P::triage, pages::report),
    get("/reports/{ref}/open", P::triage, pages::open_form_page),
    post("/reports/{ref}/open", P::triage, pages::open_case),
    post("/reports/{ref}/attach", P::triage, pages::attach),
    post("/reports/{ref}/end", P::triage, pages::ask_to_end),
    post("/reports/{ref}/end/answer", P::triage, pages::answer_end),

    // ---- one case
    at_once(get("/cases/{ref}", P::work_cases, pages::overview)),
    at_once(post("/cases/{ref}/notes", P::work_cases, pages::add_note)),
    at_once(get("/cases/{ref}/timeline", P::work_cases, pages::whole_timeline)),
    get("/cases/{ref}/timeline/{seq}/versions", P::work_cases, pages::versions),
    get("/cases/{ref}/timeline/{seq}/correct", P::work_cases, pages::correct_form),
    post("/cases/{ref}/timeline/{seq}/correct", P::work_cases, pages::correct),
    post("/drafts/{ref}/{form}", P::work_cases, pages::keep_draft),
    get("/cases/{ref}/more", P::work_cases, pages::more),

    get("/cases/{ref}/contacts/new", P::work_cases, pages::contact_form),
    post("/cases/{ref}/contacts/new", P::work_cases, pages::record_contact),
    get("/cases/{ref}/safe-contact", P::work_cases, pages::safe_contact),
    get("/cases/{ref}/safe-contact/new", P::work_cases, pages::new_channel),
    post("/cases/{ref}/safe-contact/new", P::work_cases, pages::set_channel),
    get("/cases/{ref}/safe-contact/{id}", P::work_cases, pages::edit_channel),
    post("/cases/{ref}/safe-contact/{id}", P::work_cases, pages::set_channel),
    post("/cases/{ref}/do-not-contact", P::work_cases, pages::set_do_not_contact),
    post("/cases/{ref}/must-not-know", P::work_cases, pages::set_must_not_know),

    get("/cases/{ref}/people", P::work_cases, pages::people),
    get("/cases/{ref}/danger", P::work_cases, pages::danger_form),
    post("/cases/{ref}/danger", P::work_cases, pages::ask_danger),
    get("/cases/{ref}/household", P::work_cases, pages::household_form),
    post("/cases/{ref}/household", P::work_cases, pages::ask_household),
    get("/cases/{ref}/perpetrator", P::work_cases, pages::perpetrator_form),
    post("/cases/{ref}/perpetrator", P::work_cases, pages::ask_perpetrator),
    get("/cases/{ref}/definition", P::work_cases, pages::definition_form),
    post("/cases/{ref}/definition", P::work_cases, pages::classify),
    get("/cases/{ref}/wishes", P::work_cases, pages::wishes_form),
    post("/cases/{ref}/wishes", P::work_cases, pages::record_wishes),
    get("/cases/{ref}/records/{what}", P::work_cases, pages::record_form),
    post("/cases/{ref}/records/{what}", P::work_cases, pages::make_record),
    get("/cases/{ref}/not-referring", P::work_cases, pages::not_referring_form),
    post("/cases/{ref}/not-referring", P::work_cases, pages::ask_not_to_refer),
    post("/cases/{ref}/not-referring/answer", P::work_cases, pages::answer_not_to_refer),

    get("/cases/{ref}/tasks", P::work_cases, pages::case_tasks),
    get("/cases/{ref}/tasks/new", P::work_cases, pages::task_form),
    post("/cases/{ref}/tasks/new", P::work_cases, pages::add_task),
    get("/cases/{ref}/tasks/{id}", P::work_cases, pages::task),
    post("/cases/{ref}/tasks/{id}/done", P::work_cases, pages::finish_task),
    post("/cases/{ref}/tasks/{id}/move", P::work_cases, pages::move_task),
    get("/cases/{ref}/duties/{duty}", P::work_cases, pages::duty),
    post("/cases/{ref}/duties/{duty}/redate", P::work_cases, pages::redate),

    get("/cases/{ref}/access", P::work_cases, pages::access),
    post("/cases/{ref}/access/grant", P::work_cases, pages::grant),
    post("/cases/{ref}/access/end", P::work_cases, pages::end_access),
    post("/cases/{ref}/access/bar", P::work_cases, pages::bar),
    post("/cases/{ref}/access/lift", P::work_cases, pages::lift_bar),
    post("/cases/{ref}/access/restrict", P::work_cases, pages::restrict_case),
    post("/cases/{ref}/urgent-access", P::urgent_access, pages::urgent_access),
    get("/cases/{ref}/allocate", P::work_cases, pages::allocate_form),
    post("/cases/{ref}/allocate", P::work_cases, pages::allocate),
    get("/cases/{ref}/hand-over", P::work_cases, pages::hand_over_form),
    post("/cases/{ref}/hand-over", P::work_cases, pages::offer_hand_over),
    post("/cases/{ref}/hand-over/answer", P::work_cases, pages::answer_hand_over),
    get("/cases/{ref}/close", P::work_cases, pages::close_form_page),
    post("/cases/{ref}/close", P::work_cases, pages::close_case),
    post("/cases/{ref}/reopen", P::work_cases, pages::reopen_case),

    // ---- the landlord
    get("/policy", P::see_policy, pages::policy),
    get("/policy/{id}", P::see_policy, pages::policy_pack),
    get("/staff", P::manage_staff, pages::staff),
    get("/staff/new", P::manage_staff, pages::new_staff),
    post("/staff/new", P::manage_staff, pages::add_staff, 16 * 1024),
    get("/staff/{id}", P::manage_staff, pages::staff_member),
    post("/staff/{id}", P::manage_staff, pages::change_staff, 16 * 1024),
    get("/audit", P::audit, pages::audit),
};

}  // namespace

std::span<const Route> routes() { return table; }

}  // namespace rowan::web
