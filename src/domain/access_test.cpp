// Need to know: who sees a case (CX-5.2, NHG-14, NHG-17).
#include <gtest/gtest.h>

#include "domain/testing/case_builder.h"

namespace rowan {
namespace {

using namespace testing_;

enum class Grant { none, future, active, ended, urgent };
enum class Place { none, lead, manages_team, manages_other };

bool works_cases(Role role) {
  return RoleSet{Role::officer, Role::manager, Role::da_lead, Role::safeguarding_lead, Role::champion}.has(role);
}

TEST(Clauses, CX_5_2_WhoSeesACaseTheWholeTable) {
  int seen = 0, rows = 0;
  for (std::size_t r = 0; r < std::size(role_names); ++r)
    for (const Grant grant : {Grant::none, Grant::future, Grant::active, Grant::ended, Grant::urgent})
      for (const Place place : {Place::none, Place::lead, Place::manages_team, Place::manages_other})
        for (const bool barred : {false, true})
          for (const bool restricted : {false, true}) {
            const auto role = static_cast<Role>(r);
            const Actor actor = person(40, {role}, place == Place::manages_other ? TeamId{8} : north, place == Place::manages_team || place == Place::manages_other);
            Case c;
            c.team = north;
            c.lead = place == Place::lead ? actor.id : StaffId{1};
            c.restricted = restricted;
            if (barred) c.bars.push_back({actor.id, "Related"});
            if (grant == Grant::future) c.grants.push_back({actor.id, "Cover", monday + hours(1), {}, false, StaffId{1}});
            if (grant == Grant::active) c.grants.push_back({actor.id, "Cover", monday - hours(1), monday + hours(1), false, StaffId{1}});
            if (grant == Grant::ended) c.grants.push_back({actor.id, "Cover", monday - hours(2), monday, false, StaffId{1}});
            if (grant == Grant::urgent) c.grants.push_back({actor.id, "999 call", monday - minutes(1), monday + minutes(59), true, StaffId{40}});
            Right expected = Right::none;
            if (works_cases(role) && !barred) {
              if (place == Place::lead) expected = Right::lead;
              else if (grant == Grant::active) expected = Right::granted;
              else if (place == Place::manages_team && !restricted) expected = Right::manager;
              else if (grant == Grant::urgent) expected = Right::urgent;
            }
            EXPECT_EQ(right_to(c, actor, monday), expected) << name_of(role) << " " << static_cast<int>(grant) << static_cast<int>(place) << barred << restricted;
            const auto may = may_see(c, actor, monday);
            EXPECT_EQ(may.ok(), expected != Right::none);
            if (!may.ok()) {
              EXPECT_EQ(may.refusal().problems, no_such_case().problems);
            }
            seen += may.ok();
            ++rows;
          }
  EXPECT_EQ(rows, 10 * 5 * 4 * 4);
  EXPECT_GT(seen, 50);
}

TEST(Clauses, CX_5_2_AnAdministratorSeesNothingBySayingSo) {
  CaseBuilder b;
  EXPECT_FALSE(b.sees(person(1, {Role::administrator}, north, true)));  // the lead, and manager of the team, but an administrator
  EXPECT_FALSE(b.sees(person(8, {Role::auditor})));
  EXPECT_FALSE(b.sees(da_lead()));  // default is deny: also for the lead of the subject
}

TEST(Clauses, CX_5_2_UrgentAccessLastsOneHourAndHandsNothingOn) {
  CaseBuilder b;
  const Actor other = person(30, {Role::officer}, TeamId{8});
  EXPECT_FALSE(b.sees(other));
  EXPECT_EQ(why_not(take_urgent_access(b.get(), other, "   short  ", b.now())), "form.needed");
  b.take(take_urgent_access(b.get(), other, "Police are at the door now", b.now()), other.id);
  EXPECT_EQ(right_to(b.get(), other, b.now()), Right::urgent);
  const Seen seen = b.seen(other);
  EXPECT_FALSE(may_run(seen));
  EXPECT_EQ(why_not(grant_access(seen, officer(31), "Cover", {})), "access.urgent");
  EXPECT_EQ(why_not(bar(seen, StaffId{1}, "x")), "access.urgent");
  EXPECT_EQ(why_not(restrict_case(seen, true, "x")), "access.urgent");
  EXPECT_EQ(why_not(attach_report(seen, report_of(survivor_said(), monday, 501), b.now())), "access.urgent");
  // Saying that staff are involved restricts the case; it does not turn the hour into access for good.
  PerpetratorAsked asked;
  asked.works_for_us = Answer::yes;
  b.act(other, ask_perpetrator, asked);
  EXPECT_TRUE(b->restricted);
  b.later(minutes(59));
  EXPECT_TRUE(b.sees(other));
  b.later(minutes(1));
  EXPECT_FALSE(b.sees(other));
}

TEST(Clauses, CX_5_2_UrgentAccessTellsNobodyThatABarredCaseExists) {
  CaseBuilder b;
  const Actor cousin = person(30, {Role::officer}, TeamId{8});
  b.act(officer(), bar, cousin.id, "Cousin of the perpetrator");
  EXPECT_EQ(why_not(take_urgent_access(b.get(), cousin, "Police are at the door now", b.now())), "case.none");
  EXPECT_EQ(why_not(take_urgent_access(b.get(), cousin, "", b.now())), "form.needed");  // what everybody is told, of any reference
  EXPECT_EQ(why_not(take_urgent_access(b.get(), person(31, {Role::administrator}), "Police are at the door now", b.now())), "case.none");
}

TEST(Clauses, NHG_14_ARestrictedCaseOpensInAHurryOnlyToThoseTrustedWithSuchCases) {
  CaseBuilder b;
  b.act(officer(), restrict_case, true, "A relative works in repairs");
  EXPECT_EQ(why_not(take_urgent_access(b.get(), person(30, {Role::officer}, TeamId{8}), "Police are at the door now", b.now())), "case.none");
  EXPECT_EQ(why_not(take_urgent_access(b.get(), person(31, {Role::manager}, TeamId{8}), "Police are at the door now", b.now())), "case.none");
  EXPECT_EQ(why_not(take_urgent_access(b.get(), da_lead(), "Police are at the door now", b.now())), "");
}

TEST(Clauses, CX_5_2_AGrantNeedsAPurposeAndCannotBeGivenToOneself) {
  CaseBuilder b;
  EXPECT_EQ(why_not(grant_access(b.seen(officer()), officer(9), "  ", {})), "form.needed");
  EXPECT_EQ(why_not(grant_access(b.seen(officer()), officer(9), "Cover", b.now())), "access.past");
  EXPECT_EQ(why_not(grant_access(b.seen(officer()), person(9, {Role::administrator}), "Look after it", {})), "access.person");
  const Actor manager = person(9, {Role::manager}, TeamId{8});
  b.act(officer(), grant_access, manager, "Cover", std::optional<Instant>(b.now() + hours(1)));
  EXPECT_EQ(why_not(grant_access(b.seen(manager), manager, "For longer", {})), "access.self");
  b.later(hours(1));
  EXPECT_FALSE(b.sees(manager));
}

TEST(Clauses, CX_5_2_ABarTakesAccessLeadAndTasksAndLiftingItGivesNothingBack) {
  CaseBuilder b;
  const Actor cover = officer(9);
  b.act(officer(), grant_access, cover, "Cover", std::optional<Instant>{});
  const auto task = b.act(officer(), add_task, TaskAdded{"Order lock change", "", {}, cover.id});
  EXPECT_EQ(why_not(bar(b.seen(cover), StaffId{1}, "x")), "bar.lead");
  EXPECT_EQ(why_not(bar(b.seen(cover), cover.id, "x")), "bar.self");
  b.act(officer(), bar, cover.id, "Knows him");
  EXPECT_FALSE(b.sees(cover));
  EXPECT_EQ(b->tasks[0].id, task);
  EXPECT_EQ(b->tasks[0].owner, StaffId{1});
  EXPECT_EQ(why_not(grant_access(b.seen(officer()), cover, "Cover", {})), "access.person");
  EXPECT_EQ(why_not(lift_bar(b.seen(officer()), cover.id, "A mistake")), "bar.lift-role");
  b.act(team_manager(), lift_bar, cover.id, "A mistake");
  EXPECT_FALSE(b->barred(cover.id));
  EXPECT_FALSE(b.sees(cover));
  b.act(team_manager(), bar, StaffId{1}, "Conflict");
  EXPECT_EQ(b->lead, StaffId{});
  EXPECT_FALSE(b.sees(officer()));
}

TEST(Clauses, NHG_14_ACaseLinkedToStaffIsRestrictedFromTheMomentItIsKnown) {
  CaseBuilder b;
  const Actor manager = team_manager(), second = team_manager(12);
  EXPECT_TRUE(b.sees(second));
  PerpetratorAsked asked;
  asked.works_for_us = Answer::yes;
  b.act(manager, ask_perpetrator, asked);
  EXPECT_TRUE(b->restricted);
  EXPECT_TRUE(b.sees(manager));  // who wrote it down stays on the list
  EXPECT_TRUE(b.sees(officer()));
  EXPECT_FALSE(b.sees(second));
  EXPECT_EQ(facts_of(b.get()).value("staff.linked"), "yes");
  for (const Visibility& v : visibility_of(b.get())) EXPECT_NE(v.principal, managers_principal(north));
  EXPECT_EQ(why_not(restrict_case(b.seen(manager), false, "No longer needed")), "restrict.linked");
}

TEST(Clauses, NHG_14_AReportAboutStaffRestrictsTheCaseItOpensOrJoins) {
  ReportReceived said = survivor_said();
  said.works_for_us = Answer::yes;
  said.keep_from = {StaffId{1}, StaffId{13}};
  EXPECT_EQ(why_not(open_case({}, report_of(said), officer(), monday)), "report.none");  // named as one who must not see it
  said.keep_from = {StaffId{13}};
  said.taken_by = StaffId{1};
  CaseBuilder opened(report_of(said), StaffId{13});
  EXPECT_TRUE(opened->restricted);
  EXPECT_EQ(opened->lead, StaffId{});
  EXPECT_FALSE(opened.sees(officer(13)));
  EXPECT_TRUE(opened.sees(officer(1)));
  EXPECT_FALSE(facts_of(opened.get()).first("case.allocated"));
  EXPECT_FALSE(opened.sees(team_manager()));

  CaseBuilder joined;
  EXPECT_TRUE(joined.sees(team_manager()));
  joined.act(officer(), attach_report, report_of(said, monday, 501), joined.now());
  EXPECT_TRUE(joined->restricted);
  EXPECT_FALSE(joined.sees(team_manager()));
  EXPECT_FALSE(joined.sees(officer(13)));
}

TEST(Clauses, CX_5_2_NoCaseIsOpenedThatNobodySees) {
  CaseBuilder b(report_of(survivor_said()), StaffId{}, TeamId{});
  EXPECT_TRUE(b.sees(officer()));
  Actor of_no_team = team_manager();
  of_no_team.team = TeamId{};
  EXPECT_FALSE(b.sees(of_no_team));  // "no team" is not a team that somebody manages
}

TEST(Clauses, NHG_17_TheRowsOfTheIndexSayWhatTheRuleSays) {
  CaseBuilder b;
  b.act(officer(), grant_access, officer(9), "Cover", std::optional<Instant>(b.now() + hours(2)));
  const auto rows = visibility_of(b.get());
  ASSERT_EQ(rows.size(), 3u);
  for (const Actor& actor : {officer(), officer(9), officer(10), team_manager(), da_lead()})
    for (const Duration wait : {hours(0), hours(3)}) {
      bool visible = false;
      for (const Visibility& row : rows)
        for (const std::string& held : principals_of(actor))
          visible = visible || (row.principal == held && row.from <= b.now() + wait && (!row.until || b.now() + wait < *row.until));
      EXPECT_EQ(visible, right_to(b.get(), actor, b.now() + wait) != Right::none) << actor.name;
    }
}

}  // namespace
}  // namespace rowan
