#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "store/case_index.h"
#include "store/report_index.h"
#include "store/test_store.h"

namespace rowan::store {
namespace {

constexpr Instant t0{1'800'000'000'000'000};
constexpr StaffId anna{12}, ben{13};

CaseRow row(std::int64_t id, Instant due = never) {
  CaseRow r;
  r.id = CaseId{id};
  r.reference = "RW-" + std::to_string(id);
  r.next_due = due;
  r.opened_at = r.updated_at = t0;
  r.stage = "open";
  r.risk = "standard";
  r.summary = "summary " + std::to_string(id);
  return r;
}
std::vector<std::int64_t> ids(const CasePage& page) {
  std::vector<std::int64_t> out;
  for (const CaseRow& r : page.rows) out.push_back(r.id.value);
  return out;
}
std::vector<std::int64_t> listed(TestStore& s, const Viewer& viewer, CaseFilter filter = {}, CaseOrder order = CaseOrder::due_first,
                                 Instant now = t0) {
  return s.read([&](Reader& r) { return ids(list_cases(r, viewer, filter, order, now, 100)); });
}

TEST(CaseIndex, comes_back_as_it_was_put) {
  TestStore s;
  CaseRow r = row(5, t0 + hours(1));
  r.lead = anna;
  r.team = TeamId{3};
  r.open = false;
  r.contact_check = {0};
  r.risk_check = t0 + hours(2);
  r.flags = 9;
  r.last_seq = 4;
  s.write([&](Tx& tx) { put_case(tx, row(5)); put_case(tx, r); });
  const auto back = s.read([&](Reader& reader) { return find_case(reader, CaseId{5}); });
  ASSERT_TRUE(back);
  EXPECT_EQ(back->summary, "summary 5");
  EXPECT_EQ(back->lead, anna);
  EXPECT_EQ(back->team, TeamId{3});
  EXPECT_FALSE(back->open);
  EXPECT_EQ(back->next_due, t0 + hours(1));
  EXPECT_EQ(back->contact_check, Instant{0});
  EXPECT_EQ(back->risk_check, t0 + hours(2));
  EXPECT_EQ(back->flags, 9);
  EXPECT_EQ(back->last_seq, 4);
  EXPECT_EQ(s.read([&](Reader& reader) { return case_by_reference(reader, "RW-5"); }), CaseId{5});
  EXPECT_FALSE(s.read([&](Reader& reader) { return case_by_reference(reader, "RW-6"); }));
}

TEST(Clauses, CX_5_2_a_list_holds_only_what_was_granted_and_a_case_comes_once) {
  TestStore s;
  s.write([&](Tx& tx) {
    for (std::int64_t id = 1; id <= 4; ++id) put_case(tx, row(id, t0 + hours(10 - id)));
    set_case_grants(tx, CaseId{1}, std::vector<Grant>{{"staff:12"}, {"managers:3"}});
    set_case_grants(tx, CaseId{2}, std::vector<Grant>{{"managers:3"}});
    set_case_grants(tx, CaseId{3}, std::vector<Grant>{{"staff:13"}});
  });
  EXPECT_EQ(listed(s, {anna, {"staff:12", "managers:3", "staff:12"}}), (std::vector<std::int64_t>{2, 1}));
  EXPECT_EQ(listed(s, {anna, {"staff:12"}}), (std::vector<std::int64_t>{1}));
  EXPECT_TRUE(listed(s, {anna, {}}).empty());  // an empty grant matches nothing
  EXPECT_TRUE(listed(s, {anna, {""}}).empty());
  const Viewer both{anna, {"staff:12", "managers:3"}};
  EXPECT_EQ(s.read([&](Reader& r) { return count_cases(r, both, {}, t0, 100); }), 2u);
  EXPECT_TRUE(s.read([&](Reader& r) { return may_list_case(r, both, CaseId{2}, t0); }));
  EXPECT_FALSE(s.read([&](Reader& r) { return may_list_case(r, both, CaseId{3}, t0); }));
  EXPECT_FALSE(s.read([&](Reader& r) { return may_list_case(r, both, CaseId{99}, t0); }));
}

TEST(Clauses, CX_5_2_a_bar_beats_every_grant) {
  TestStore s;
  s.write([&](Tx& tx) {
    put_case(tx, row(1));
    put_case(tx, row(2));
    for (std::int64_t id : {1, 2}) set_case_grants(tx, CaseId{id}, std::vector<Grant>{{"staff:12"}, {"managers:3"}, {"staff:13"}});
    set_case_bars(tx, CaseId{1}, std::vector{anna});
  });
  const Viewer viewer{anna, {"staff:12", "managers:3"}};
  EXPECT_EQ(listed(s, viewer), (std::vector<std::int64_t>{2}));
  EXPECT_EQ(s.read([&](Reader& r) { return count_cases(r, viewer, {}, t0, 100); }), 1u);
  EXPECT_FALSE(s.read([&](Reader& r) { return may_list_case(r, viewer, CaseId{1}, t0); }));
  EXPECT_EQ(listed(s, {ben, {"managers:3"}}), (std::vector<std::int64_t>{1, 2}));
  s.write([&](Tx& tx) { set_case_bars(tx, CaseId{1}, {}); });
  EXPECT_EQ(listed(s, viewer), (std::vector<std::int64_t>{1, 2}));
}

TEST(CaseIndex, a_grant_counts_from_its_beginning_until_just_before_its_end) {
  TestStore s;
  s.write([&](Tx& tx) {
    put_case(tx, row(1));
    set_case_grants(tx, CaseId{1}, std::vector<Grant>{{"staff:12", t0, t0 + hours(1)}});
  });
  const auto at = [&](Instant now) { return !listed(s, {anna, {"staff:12"}}, {}, CaseOrder::due_first, now).empty(); };
  EXPECT_FALSE(at(t0 - Duration{1}));
  EXPECT_TRUE(at(t0));
  EXPECT_TRUE(at(t0 + hours(1) - Duration{1}));
  EXPECT_FALSE(at(t0 + hours(1)));
}

TEST(CaseIndex, grants_follow_the_case_and_go_with_it) {
  TestStore s;
  s.write([&](Tx& tx) {
    put_case(tx, row(1, t0 + hours(2)));
    put_case(tx, row(2, t0 + hours(1)));
    for (std::int64_t id : {1, 2}) set_case_grants(tx, CaseId{id}, std::vector<Grant>{{"staff:12"}});
  });
  const Viewer viewer{anna, {"staff:12"}};
  EXPECT_EQ(listed(s, viewer), (std::vector<std::int64_t>{2, 1}));
  s.write([&](Tx& tx) { put_case(tx, row(1, t0)); });
  EXPECT_EQ(listed(s, viewer), (std::vector<std::int64_t>{1, 2}));
  s.write([&](Tx& tx) { CaseRow closed = row(2, t0 + hours(1)); closed.open = false; put_case(tx, closed); });
  EXPECT_EQ(listed(s, viewer), (std::vector<std::int64_t>{1}));
  EXPECT_EQ(listed(s, viewer, {.open = false}), (std::vector<std::int64_t>{2}));
  EXPECT_EQ(listed(s, viewer, {.open = {}}), (std::vector<std::int64_t>{1, 2}));
  s.write([&](Tx& tx) { set_case_grants(tx, CaseId{1}, std::vector<Grant>{{"staff:13"}}); remove_case(tx, CaseId{2}); });
  EXPECT_TRUE(listed(s, viewer, {.open = {}}).empty());
  EXPECT_EQ(listed(s, {ben, {"staff:13"}}), (std::vector<std::int64_t>{1}));
}

TEST(CaseIndex, a_case_whose_stream_moved_on_is_stale_until_put_again) {
  TestStore s;
  CaseId id;
  s.write([&](Tx& tx) {
    const StreamId stream = tx.create_stream(StreamKind::case_);
    id = CaseId{stream.value};
    ASSERT_TRUE(tx.append(stream, 0, std::vector{NewEntry{"note-added", 1, t0, "x"}}, anna, t0).ok());
  });
  EXPECT_EQ(s.read([](Reader& r) { return stale_cases(r); }), (std::vector{id}));
  s.write([&](Tx& tx) { CaseRow r = row(id.value); r.last_seq = 1; put_case(tx, r); });
  EXPECT_TRUE(s.read([](Reader& r) { return stale_cases(r); }).empty());
  s.write([&](Tx& tx) { clear_case_index(tx); });
  EXPECT_EQ(s.read([](Reader& r) { return stale_cases(r); }), (std::vector{id}));
}

// The slow judge: walks every case and asks each question by itself.
struct Judge {
  struct Known { CaseRow row; std::vector<Grant> grants; std::vector<StaffId> bars; };
  std::vector<Known> all;
  [[nodiscard]] std::vector<std::int64_t> list(const Viewer& v, const CaseFilter& f, CaseOrder order, Instant now) const {
    std::vector<const CaseRow*> found;
    for (const Known& k : all) {
      const CaseRow& r = k.row;
      bool seen = false;
      for (const Grant& g : k.grants) {
        if (std::ranges::count(v.principals, g.principal) != 0 && g.from <= now && (g.until.micros == 0 || g.until > now)) seen = true;
      }
      if (std::ranges::count(k.bars, v.staff) != 0) seen = false;
      if (seen && (!f.lead || r.lead == *f.lead) && (!f.unallocated || !r.lead) && (!f.team || r.team == *f.team) && (!f.open || r.open == *f.open) &&
          (!f.due_after || r.next_due >= *f.due_after) && (!f.due_before || r.next_due < *f.due_before) &&
          (!f.contact_check_before || r.contact_check < *f.contact_check_before) && (!f.risk_check_after || r.risk_check >= *f.risk_check_after) &&
          (!f.risk_check_before || r.risk_check < *f.risk_check_before) && (!f.risk || r.risk == *f.risk) &&
          (!f.stage || r.stage == *f.stage))
        found.push_back(&r);
    }
    std::ranges::sort(found, [&](const CaseRow* a, const CaseRow* b) {
      switch (order) {
        case CaseOrder::due_first: return std::tuple{a->next_due, a->id} < std::tuple{b->next_due, b->id};
        case CaseOrder::contact_check_first: return std::tuple{a->contact_check, a->id} < std::tuple{b->contact_check, b->id};
        case CaseOrder::risk_check_first: return std::tuple{a->risk_check, a->id} < std::tuple{b->risk_check, b->id};
        case CaseOrder::newest_first: return a->id > b->id;
      }
      return false;
    });
    std::vector<std::int64_t> out;
    for (const CaseRow* r : found) out.push_back(r->id.value);
    return out;
  }
};

TEST(CaseIndex, agrees_with_a_slow_judge_for_random_questions_page_by_page) {
  TestStore s;
  std::mt19937 random{52};
  const auto pick = [&](int n) { return static_cast<std::int64_t>(random() % static_cast<unsigned>(n)); };
  const std::vector<std::string> principals{"staff:12", "staff:13", "team:1", "managers:3", "all"};
  const std::vector<std::string> risks{"standard", "medium", "high"}, stages{"enquiry", "open"};
  Judge judge;
  s.write([&](Tx& tx) {
    judge.all.clear();
    for (std::int64_t id = 1; id <= 300; ++id) {
      Judge::Known k{row(id, pick(5) == 0 ? never : t0 + hours(pick(20))), {}, {}};
      k.row.lead = StaffId{pick(3) == 0 ? 0 : 12 + pick(2)};
      k.row.team = TeamId{pick(3)};
      k.row.open = pick(4) != 0;
      k.row.contact_check = pick(2) == 0 ? never : t0 + hours(pick(20));
      k.row.risk_check = pick(3) == 0 ? Instant{0} : pick(3) == 0 ? never : t0 + hours(pick(20));
      k.row.risk = risks[static_cast<std::size_t>(pick(3))];
      k.row.stage = stages[static_cast<std::size_t>(pick(2))];
      for (const std::string& p : principals)
        if (pick(3) == 0) k.grants.push_back({p, pick(4) == 0 ? t0 + hours(1) : Instant{0}, pick(4) == 0 ? t0 + hours(2) : Instant{0}});
      for (const StaffId staff : {anna, ben}) if (pick(8) == 0) k.bars.push_back(staff);
      put_case(tx, k.row);
      set_case_grants(tx, k.row.id, k.grants);
      set_case_bars(tx, k.row.id, k.bars);
      judge.all.push_back(std::move(k));
    }
  });
  std::size_t most = 0;
  for (int i = 0; i < 400; ++i) {
    Viewer viewer{pick(2) == 0 ? anna : ben, {}};
    for (const std::string& p : principals) if (pick(2) == 0) viewer.principals.push_back(p);
    CaseFilter f;
    if (pick(5) == 0) f.lead = StaffId{12 + pick(2)};
    else if (pick(5) == 0) f.unallocated = true;
    if (pick(5) == 0) f.team = TeamId{pick(3)};
    if (pick(3) == 0) f.open = {};
    else f.open = pick(3) != 0;
    if (pick(4) == 0) f.due_after = t0 + hours(pick(20));
    if (pick(4) == 0) f.due_before = t0 + hours(pick(20));
    if (pick(4) == 0) f.contact_check_before = t0 + hours(pick(20));
    if (pick(4) == 0) f.risk_check_after = pick(2) == 0 ? Instant{1} : t0 + hours(pick(20));
    if (pick(4) == 0) f.risk_check_before = pick(2) == 0 ? Instant{1} : t0 + hours(pick(20));
    if (pick(4) == 0) f.risk = risks[static_cast<std::size_t>(pick(3))];
    if (pick(4) == 0) f.stage = stages[static_cast<std::size_t>(pick(2))];
    const auto order = static_cast<CaseOrder>(pick(4));
    const Instant now = t0 + minutes(pick(180));
    const auto right = judge.list(viewer, f, order, now);
    most = std::max(most, right.size());
    std::vector<std::int64_t> paged;
    std::optional<CaseCursor> after;
    const auto limit = static_cast<std::size_t>(1 + pick(40));
    do {
      const CasePage page = s.read([&](Reader& r) { return list_cases(r, viewer, f, order, now, limit, after); });
      ASSERT_LE(page.rows.size(), limit);
      for (const CaseRow& r : page.rows) paged.push_back(r.id.value);
      after = page.next;
    } while (after);
    ASSERT_EQ(paged, right) << i;
    const auto skip = static_cast<std::size_t>(pick(30));
    const CasePage skipped = s.read([&](Reader& r) { return list_cases(r, viewer, f, order, now, limit, {}, skip); });
    const auto from = right.begin() + static_cast<std::ptrdiff_t>(std::min(skip, right.size()));
    ASSERT_EQ(ids(skipped), std::vector<std::int64_t>(from, from + static_cast<std::ptrdiff_t>(
                                                                       std::min<std::size_t>(limit, static_cast<std::size_t>(right.end() - from)))));
    const auto cap = static_cast<std::size_t>(1 + pick(200));
    ASSERT_EQ(s.read([&](Reader& r) { return count_cases(r, viewer, f, now, cap); }), std::min(cap, right.size()));
    std::set<std::int64_t> every;
    const bool asked = s.read([&](Reader& r) { each_listed_case(r, viewer, now, [&](CaseId id) { every.insert(id.value); }); return true; });
    CaseFilter whatever;
    whatever.open = {};
    auto all = judge.list(viewer, whatever, CaseOrder::newest_first, now);
    ASSERT_TRUE(asked);
    ASSERT_EQ(every, std::set<std::int64_t>(all.begin(), all.end())) << i;
  }
  EXPECT_GT(most, 80u);  // the questions were worth asking
}

TEST(CaseIndex, every_usual_list_is_a_range_of_an_index_and_never_a_sort) {
  TestStore s;
  const std::vector<std::pair<std::string, std::string>> questions{
      {"g.open = 1 ORDER BY g.next_due, g.case_id", "case_grant_by_due"},
      {"g.open = 1 AND g.lead = 5 ORDER BY g.next_due, g.case_id", "case_grant_by_lead"},
      {"g.open = 1 AND g.team = 5 ORDER BY g.next_due, g.case_id", "case_grant_by_due"},
      {"g.open = 1 AND g.risk = 'high' ORDER BY g.next_due, g.case_id", "case_grant_by_due"},
      {"g.open = 1 AND g.contact_check < 5 ORDER BY g.contact_check, g.case_id", "case_grant_by_contact_check"},
      {"g.open = 1 AND g.team = 5 AND g.risk_check >= 1 AND g.risk_check < 9 ORDER BY g.risk_check, g.case_id", "case_grant_by_risk_check"},
      {"g.open = 1 AND g.lead = 5 AND g.risk_check < 1 ORDER BY g.risk_check, g.case_id", "case_grant_by_risk_check"},
      {"g.open = 1 AND g.next_due < 99 AND (g.next_due, g.case_id) > (3, 4) ORDER BY g.next_due, g.case_id", "case_grant_by_due"},
      {"g.open = 1 AND g.case_id < 7 ORDER BY g.case_id DESC", "case_grant_by_age"}};
  for (const auto& [where, index] : questions) {
    std::string plan;
    (void)s->read([&](Reader& r) -> Result<void> {
      r.db().query(
          "EXPLAIN QUERY PLAN SELECT g.case_id FROM case_grant g WHERE g.principal = 'staff:12' AND g.from_at <= 1 AND (g.until_at = 0 OR g.until_at "
          "> 1) AND NOT EXISTS "
          "(SELECT 1 FROM case_bar b WHERE b.case_id = g.case_id AND b.staff = 3) AND " +
              where + " LIMIT 25",
          {}, [&](const Row& row) { plan += row.string(3) + '\n'; });
      return {};
    });
    EXPECT_NE(plan.find("COVERING INDEX " + index), std::string::npos) << plan;
    EXPECT_EQ(plan.find("TEMP B-TREE"), std::string::npos) << plan;
  }
}

TEST(ReportIndex, waiting_reports_oldest_first_without_the_barred) {
  TestStore s;
  s.write([&](Tx& tx) {
    for (std::int64_t id = 1; id <= 6; ++id) {
      put_report(tx, {ReportId{id}, "R-" + std::to_string(id), t0 + minutes(id), ReportState::waiting, "neighbour", TeamId{id % 2},
                      "report " + std::to_string(id), 1});
      set_report_grants(tx, ReportId{id}, std::vector<Grant>{{"inbox"}, {"staff:12"}});
    }
    set_report_bars(tx, ReportId{3}, std::vector{anna});
    put_report(tx, {ReportId{5}, "R-5", t0, ReportState::opened, "neighbour", TeamId{1}, "report 5", 2});
  });
  const auto page = [&](const Viewer& v, ReportFilter f, std::size_t limit, std::optional<ReportId> after = {}) {
    return s.read([&](Reader& r) { return list_reports(r, v, f, t0, limit, after); });
  };
  const auto found = [](const ReportPage& p) {
    std::vector<std::int64_t> out;
    for (const ReportRow& r : p.rows) out.push_back(r.id.value);
    return out;
  };
  const Viewer viewer{anna, {"inbox", "staff:12"}};
  const ReportPage first = page(viewer, {}, 3);
  EXPECT_EQ(found(first), (std::vector<std::int64_t>{1, 2, 4}));
  EXPECT_EQ(first.rows[0].summary, "report 1");
  ASSERT_TRUE(first.next);
  EXPECT_EQ(found(page(viewer, {}, 3, first.next)), (std::vector<std::int64_t>{6}));
  EXPECT_EQ(found(page(viewer, {.state = ReportState::opened}, 3)), (std::vector<std::int64_t>{5}));
  EXPECT_EQ(found(page(viewer, {.state = {}, .team = TeamId{1}}, 9)), (std::vector<std::int64_t>{5, 1}));
  EXPECT_TRUE(found(page({anna, {"elsewhere"}}, {}, 9)).empty());
  EXPECT_EQ(s.read([&](Reader& r) { return count_reports(r, viewer, {}, t0, 99); }), 4u);
  EXPECT_FALSE(s.read([&](Reader& r) { return may_list_report(r, viewer, ReportId{3}, t0); }));
  EXPECT_TRUE(s.read([&](Reader& r) { return may_list_report(r, viewer, ReportId{5}, t0); }));
  EXPECT_EQ(s.read([&](Reader& r) { return report_by_reference(r, "R-5"); }), ReportId{5});
}

}  // namespace
}  // namespace rowan::store
