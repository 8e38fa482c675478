// Every route of the site, with who may use it. Feature files are beside: web/pages.
#include "web/pages/account.h"
#include "web/pages/case.h"
#include "web/pages/case_access.h"
#include "web/pages/case_accountability.h"
#include "web/pages/case_answers.h"
#include "web/pages/case_contact.h"
#include "web/pages/case_documents.h"
#include "web/pages/case_links.h"
#include "web/pages/case_person_details.h"
#include "web/pages/case_owner.h"
#include "web/pages/case_risk.h"
#include "web/pages/case_records.h"
#include "web/pages/case_sharing.h"
#include "web/pages/case_tasks.h"
#include "web/pages/case_tenancy.h"
#include "web/pages/deviations.h"
#include "web/pages/information.h"
#include "web/pages/one_to_one_paper.h"
#include "web/pages/organisation.h"
#include "web/pages/policy.h"
#include "web/pages/reports.h"
#include "web/pages/screening.h"
#include "web/pages/staff.h"
#include "web/pages/tell_us.h"
#include "web/pages/urgent.h"
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
    get("/account/about-you", P::work_cases, pages::about_you),
    post("/account/about-you", P::work_cases, pages::say_about_you, 8 * 1024),
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
    post("/reports/{ref}/known", P::triage, pages::say_known),
    get("/same-person", P::restricted, pages::same_person),
    post("/same-person", P::restricted, pages::say_same_person),

    // ---- a colleague's concern, and asking before acting on a home
    get("/concern", P::take_reports, pages::concern_form),
    post("/concern", P::take_reports, pages::say_concern, 64 * 1024),
    get("/concern/done", P::take_reports, pages::concern_said),
    get("/before-acting", P::ask_before_acting, pages::before_acting),
    post("/before-acting", P::ask_before_acting, pages::ask_before_acting, 64 * 1024),
    get("/before-acting/waiting", P::ask_before_acting, pages::asks_to_answer),
    get("/before-acting/waiting/{id}", P::ask_before_acting, pages::ask_to_answer),
    post("/before-acting/waiting/{id}", P::ask_before_acting, pages::answer_before_acting, 64 * 1024),
    get("/before-acting/asks/{id}", P::ask_before_acting, pages::own_ask),

    // ---- patterns in repairs and noise: the permission, and then the team that the policy names
    get("/patterns", P::screening, pages::patterns),
    get("/patterns/figures", P::screening, pages::pattern_figures),
    get("/patterns/rules", P::screening, pages::pattern_rules),
    get("/patterns/rules/{what}", P::screening, pages::pattern_rule),
    post("/patterns/rules/{what}", P::screening_rules, pages::switch_pattern_rule, 64 * 1024),
    get("/patterns/files", P::screening, pages::pattern_files),
    upload("/patterns/files/new", P::screening, pages::bring_pattern_file, 64 * 1024 * 1024),
    get("/patterns/files/check", P::screening, pages::check_pattern_file),
    post("/patterns/files/check", P::screening, pages::recheck_pattern_file, 64 * 1024),
    post("/patterns/files/import", P::screening, pages::import_pattern_file, 64 * 1024),
    get("/patterns/{id}", P::screening, pages::pattern),
    post("/patterns/{id}/answer", P::screening, pages::answer_pattern, 64 * 1024),
    post("/patterns/{id}/open", P::screening, pages::open_from_pattern, 64 * 1024),
    post("/patterns/{id}/home", P::screening, pages::place_pattern, 64 * 1024),

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
    get("/cases/{ref}/register", P::work_cases, pages::registers),
    get("/cases/{ref}/register/{theme}", P::work_cases, pages::register_of),
    get("/cases/{ref}/recorded/{seq}", P::work_cases, pages::recorded),
    get("/cases/{ref}/recorded/{seq}/next/{what}", P::work_cases, pages::step_form),
    post("/cases/{ref}/recorded/{seq}/next/{what}", P::work_cases, pages::make_step),
    post("/cases/{ref}/recorded/{seq}/turn", P::work_cases, pages::turn_record),
    post("/cases/{ref}/recorded/{seq}/answer", P::work_cases, pages::answer_record),
    get("/cases/{ref}/legal-routes", P::work_cases, pages::legal_routes_page),
    get("/cases/{ref}/engagement", P::work_cases, pages::engagement_page),
    get("/cases/{ref}/not-referring", P::work_cases, pages::not_referring),

    get("/cases/{ref}/review", P::work_cases, pages::risk),
    get("/cases/{ref}/review/new", P::work_cases, pages::assess_risk_form),
    post("/cases/{ref}/review/new", P::work_cases, pages::assess_risk),
    get("/cases/{ref}/review/received", P::work_cases, pages::received_risk_form),
    post("/cases/{ref}/review/received", P::work_cases, pages::receive_risk),
    get("/cases/{ref}/review/changed", P::work_cases, pages::changed_risk_form),
    post("/cases/{ref}/review/changed", P::work_cases, pages::change_risk),
    get("/cases/{ref}/review/{seq}", P::work_cases, pages::risk_assessment),

    get("/cases/{ref}/agencies", P::work_cases, pages::case_agencies),
    post("/cases/{ref}/agencies", P::work_cases, pages::tell_agencies),
    get("/cases/{ref}/staff-link", P::work_cases, pages::staff_link_form),
    post("/cases/{ref}/staff-link", P::work_cases, pages::link_staff),
    get("/cases/{ref}/special", P::work_cases, pages::special_form),
    post("/cases/{ref}/special", P::work_cases, pages::ask_special),
    get("/cases/{ref}/tenancy", P::work_cases, pages::tenancy_form),
    post("/cases/{ref}/tenancy", P::work_cases, pages::set_tenancy),
    get("/cases/{ref}/further-perpetrator", P::work_cases, pages::further_perpetrator_form),
    post("/cases/{ref}/further-perpetrator", P::work_cases, pages::add_perpetrator),
    get("/cases/{ref}/person-details", P::work_cases, pages::person_details_form),
    post("/cases/{ref}/person-details", P::work_cases, pages::learn_of_person),
    post("/cases/{ref}/person-details/wrong", P::work_cases, pages::take_back_learned),
    get("/cases/{ref}/liaison", P::work_cases, pages::liaison_form),
    post("/cases/{ref}/liaison", P::work_cases, pages::record_liaison),

    get("/cases/{ref}/sharing", P::work_cases, pages::sharing),
    get("/cases/{ref}/sharing/csv", P::work_cases, pages::sharing_csv_of_case),
    get("/cases/{ref}/sharing/json", P::work_cases, pages::sharing_json_of_case),
    get("/sharing/csv", P::allocate, pages::sharing_csv_of_all),
    get("/sharing/json", P::allocate, pages::sharing_json_of_all),
    get("/cases/{ref}/sharing/new", P::work_cases, pages::share_form),
    post("/cases/{ref}/sharing/new", P::work_cases, pages::share),
    get("/cases/{ref}/sharing/not", P::work_cases, pages::not_shared_form),
    post("/cases/{ref}/sharing/not", P::work_cases, pages::not_shared),
    get("/cases/{ref}/documents", P::work_cases, pages::case_documents),
    get("/cases/{ref}/documents/new/{form}", P::work_cases, pages::document_form),
    post("/cases/{ref}/documents/new/{form}", P::work_cases, pages::make_document),
    get("/cases/{ref}/documents/{id}", P::work_cases, pages::case_document),
    get("/cases/{ref}/documents/{id}/copy", P::work_cases, pages::open_document),
    post("/cases/{ref}/documents/{id}/read", P::work_cases, pages::read_document),
    post("/cases/{ref}/documents/{id}/release", P::work_cases, pages::release_document),
    post("/cases/{ref}/documents/{id}/given", P::work_cases, pages::give_document),
    get("/cases/{ref}/photos", P::work_cases, pages::photos),
    get("/cases/{ref}/photos/new", P::work_cases, pages::photo_form),
    upload("/cases/{ref}/photos/new", P::work_cases, pages::add_photo, 16 * 1024 * 1024),
    get("/cases/{ref}/photos/{id}", P::work_cases, pages::photo),
    get("/cases/{ref}/photos/{id}/original", P::work_cases, pages::original_photo),

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
    get("/cases/{ref}/owner", P::allocate, pages::owner_form),
    post("/cases/{ref}/owner", P::allocate, pages::set_owner),
    get("/cases/{ref}/close", P::work_cases, pages::close_form_page),
    post("/cases/{ref}/close", P::work_cases, pages::close_case),
    post("/cases/{ref}/reopen", P::work_cases, pages::reopen_case),

    // ---- the landlord
    get("/policy", P::see_policy, pages::policy),
    get("/policy/{id}", P::see_policy, pages::policy_pack),
    get("/organisation", P::see_policy, pages::organisation_hub),
    get("/organisation/duties", P::organisation, pages::organisation_duties),
    get("/organisation/duties.csv", P::organisation, pages::organisation_duties_csv),
    get("/organisation/duties/new", P::keep_organisation, pages::new_organisation_duty),
    post("/organisation/duties/new", P::keep_organisation, pages::set_organisation_duty, 16 * 1024),
    get("/organisation/duties/{id}", P::organisation, pages::organisation_duty),
    post("/organisation/duties/{id}", P::keep_organisation, pages::change_organisation_duty, 16 * 1024),
    post("/organisation/duties/{id}/done", P::organisation, pages::organisation_duty_done, 64 * 1024),
    get("/organisation/training", P::organisation, pages::training),
    get("/organisation/training/new", P::keep_organisation, pages::new_training),
    post("/organisation/training/new", P::keep_organisation, pages::record_training, 16 * 1024),
    post("/organisation/training/strike", P::keep_organisation, pages::strike_training, 16 * 1024),
    get("/organisation/documents", P::organisation, pages::documents),
    get("/organisation/documents/{id}", P::organisation, pages::document),
    post("/organisation/documents/{id}/alias", P::keep_organisation, pages::settle_alias, 64 * 1024),
    post("/organisation/documents/{id}/note", P::keep_organisation, pages::note_document, 16 * 1024),
    get("/urgent-access", P::review_urgent, pages::urgent_looks),
    get("/urgent-access/{ref}/{seq}", P::review_urgent, pages::urgent_look),
    post("/urgent-access/{ref}/{seq}", P::review_urgent, pages::review_urgent, 64 * 1024),
    get("/deviations", P::allocate, pages::deviations),
    get("/one-to-ones", P::work_cases, pages::one_to_ones),
    get("/one-to-ones/{id}", P::allocate, pages::one_to_one),
    get("/one-to-ones/{id}/paper", P::allocate, pages::one_to_one_paper),
    post("/one-to-ones/{id}", P::allocate, pages::hold_one_to_one),
    get("/agencies", P::see_policy, pages::agencies),
    get("/agencies/new", P::keep_organisation, pages::new_agency),
    post("/agencies/new", P::keep_organisation, pages::add_agency, 16 * 1024),
    get("/agencies/{id}", P::keep_organisation, pages::agency),
    post("/agencies/{id}", P::keep_organisation, pages::change_agency, 16 * 1024),
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
