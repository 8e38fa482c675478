// Staff, sessions, drafts, form tokens, notices, imports, settings, packs, the outbox.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "store/draft.h"
#include "store/import_source.h"
#include "store/notice.h"
#include "store/outbox.h"
#include "store/session.h"
#include "store/setting.h"
#include "store/staff_index.h"
#include "store/test_store.h"

namespace rowan::store {
namespace {

constexpr Instant t0{1'800'000'000'000'000};

TEST(StaffIndex, a_user_name_is_found_in_any_case_and_belongs_to_one) {
  TestStore s;
  s.write([&](Tx& tx) {
    ASSERT_TRUE(put_staff(tx, {StaffId{1}, "Anna.Bell", true, TeamId{2}, "officer lead", "{\"name\":\"Anna Bell\"}"}).ok());
    ASSERT_TRUE(put_staff(tx, {StaffId{1}, "Anna.Bell", false, TeamId{3}, "officer", "{}"}).ok());
  });
  EXPECT_EQ(s.read([&](Reader& r) { return staff_by_user_name(r, "anna.BELL"); }), StaffId{1});
  EXPECT_FALSE(s.read([&](Reader& r) { return staff_by_user_name(r, "anna"); }));
  const auto row = s.read([&](Reader& r) { return find_staff(r, StaffId{1}); });
  EXPECT_EQ(row->user_name, "Anna.Bell");
  EXPECT_FALSE(row->active);
  EXPECT_EQ(row->roles, "officer");
  const auto taken = s->write([&](Tx& tx) { return put_staff(tx, {StaffId{2}, "ANNA.bell", true, {}, "", ""}); });
  ASSERT_FALSE(taken.ok());
  EXPECT_EQ(taken.refusal().first().id, "staff.user_name_taken");
  EXPECT_EQ(taken.refusal().first().field, "user_name");
  EXPECT_EQ(s.read([&](Reader& r) { return all_staff(r).size(); }), 1u);
}

TEST(StaffIndex, a_one_time_code_works_once_and_an_older_one_never) {
  TestStore s;
  s.write([&](Tx& tx) {
    set_password_hash(tx, StaffId{1}, "$argon2id$x");
    set_totp_secret(tx, StaffId{1}, "twenty bytes secret!");
    set_failures(tx, StaffId{1}, 3, t0);
  });
  std::vector<bool> used;
  s.write([&](Tx& tx) { used.clear(); for (const int step : {100, 100, 99, 101}) used.push_back(use_totp_step(tx, StaffId{1}, step)); });
  EXPECT_EQ(used, (std::vector<bool>{true, false, false, true}));
  const auto state = s.read([&](Reader& r) { return sign_in_state(r, StaffId{1}); });
  EXPECT_EQ(state.password_hash, "$argon2id$x");
  EXPECT_EQ(state.totp_secret, "twenty bytes secret!");
  EXPECT_EQ(state.last_totp_step, 101);
  EXPECT_EQ(state.failed, 3);
  EXPECT_EQ(state.next_allowed, t0);
  EXPECT_EQ(s.read([&](Reader& r) { return sign_in_state(r, StaffId{9}); }).password_hash, "");
}

TEST(Session, ends_when_it_expires_or_is_ended_and_all_of_a_person_at_once) {
  TestStore s;
  s.write([&](Tx& tx) {
    for (const char* token : {"a", "b", "c"})
      put_session(tx, token, {StaffId{token[0] == 'c' ? 2 : 1}, t0, t0, t0 + hours(1), t0 + minutes(5), std::string{"csrf "} + token});
  });
  const auto find = [&](const char* token, Instant now = t0) { return s.read([&](Reader& r) { return find_session(r, token, now); }); };
  ASSERT_TRUE(find("a"));
  EXPECT_EQ(find("a")->csrf_secret, "csrf a");
  EXPECT_EQ(find("a")->fresh_until, t0 + minutes(5));
  EXPECT_FALSE(find("A"));
  EXPECT_TRUE(find("a", t0 + hours(1) - Duration{1}));
  EXPECT_FALSE(find("a", t0 + hours(1)));
  s.write([&](Tx& tx) { touch_session(tx, "a", t0 + minutes(30), t0 + hours(2)); refresh_session(tx, "a", t0 + hours(1)); end_session(tx, "b"); });
  EXPECT_TRUE(find("a", t0 + hours(1)));
  EXPECT_FALSE(find("b"));
  s.write([&](Tx& tx) { EXPECT_EQ(end_sessions_of(tx, StaffId{1}), 1); });
  EXPECT_FALSE(find("a"));
  EXPECT_TRUE(find("c"));
  s.write([&](Tx& tx) { EXPECT_EQ(purge_sessions(tx, t0 + hours(1)), 1); });
  EXPECT_FALSE(find("c"));
}

TEST(FormToken, the_second_use_is_refused_and_undoes_its_act) {
  TestStore s;
  const auto send = [&](const char* token, const char* text) {
    return s->write([&](Tx& tx) -> Result<void> { put_setting(tx, "text", text); return tx.use_form_token(token, t0); });
  };
  EXPECT_TRUE(send("one", "first").ok());
  const auto second = send("one", "second");
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.refusal().first().id, "form.used");
  EXPECT_EQ(second.refusal().because, Because::conflict);
  EXPECT_EQ(s.read([](Reader& r) { return find_setting(r, "text"); }), "first");
  EXPECT_TRUE(send("two", "third").ok());
  s.write([&](Tx& tx) { EXPECT_EQ(purge_form_tokens(tx, t0), 0); EXPECT_EQ(purge_form_tokens(tx, t0 + Duration{1}), 2); });
}

TEST(Draft, is_kept_per_person_stream_and_form) {
  TestStore s;
  s.write([&](Tx& tx) {
    put_draft(tx, StaffId{1}, {"note", StreamId{5}, "old words", t0});
    put_draft(tx, StaffId{1}, {"note", StreamId{5}, "half a sentence", t0 + hours(1)});
    put_draft(tx, StaffId{1}, {"close", StreamId{5}, "reason", t0});
    put_draft(tx, StaffId{2}, {"note", StreamId{5}, "of another", t0});
  });
  EXPECT_EQ(s.read([](Reader& r) { return find_draft(r, StaffId{1}, StreamId{5}, "note"); })->body, "half a sentence");
  EXPECT_FALSE(s.read([](Reader& r) { return find_draft(r, StaffId{1}, StreamId{6}, "note"); }));
  const auto all = s.read([](Reader& r) { return drafts_of(r, StaffId{1}); });
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].form, "note");
  s.write([](Tx& tx) { remove_draft(tx, StaffId{1}, StreamId{5}, "note"); EXPECT_EQ(purge_drafts(tx, t0 + hours(1)), 2); });
  EXPECT_TRUE(s.read([](Reader& r) { return drafts_of(r, StaffId{2}); }).empty());
}

TEST(Notice, reaches_its_principals_only_and_is_read_once) {
  TestStore s;
  std::int64_t mine = 0, ours = 0;
  s.write([&](Tx& tx) {
    mine = put_notice(tx, {0, "staff:1", t0, "duty.due", StreamId{5}, "A duty is due today"});
    ours = put_notice(tx, {0, "managers:3", t0, "case.unallocated", StreamId{6}, "A case waits"});
    put_notice(tx, {0, "staff:2", t0, "duty.due", StreamId{5}, "Not for you"});
  });
  const std::vector<std::string> me{"staff:1", "managers:3"}, other{"staff:2"};
  const auto list = [&](bool unread, std::int64_t before) { return s.read([&](Reader& r) { return notices_for(r, me, unread, before, 10); }); };
  ASSERT_EQ(list(false, 0).size(), 2u);
  EXPECT_EQ(list(false, 0)[0].text, "A case waits");
  EXPECT_EQ(list(false, ours).size(), 1u);
  s.write([&](Tx& tx) {
    EXPECT_FALSE(mark_read(tx, mine, other, t0));
    EXPECT_TRUE(mark_read(tx, mine, me, t0));
    EXPECT_FALSE(mark_read(tx, mine, me, t0));
  });
  EXPECT_EQ(list(true, 0).size(), 1u);
  EXPECT_EQ(s.read([&](Reader& r) { return count_unread(r, me, 9); }), 1u);
  s.write([&](Tx& tx) { EXPECT_EQ(mark_read_about(tx, StreamId{6}, "managers:3", t0), 1); });
  EXPECT_EQ(s.read([&](Reader& r) { return count_unread(r, me, 9); }), 0u);
}

TEST(ImportSource, the_same_item_again_is_known) {
  TestStore s;
  s.write([](Tx& tx) { put_imported(tx, "housing", "T-1", {StreamId{4}, "h1"}); put_imported(tx, "housing", "T-1", {StreamId{4}, "h2"}); });
  const auto found = s.read([](Reader& r) { return find_imported(r, "housing", "T-1"); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->stream, StreamId{4});
  EXPECT_EQ(found->content_hash, "h2");
  EXPECT_FALSE(s.read([](Reader& r) { return find_imported(r, "repairs", "T-1"); }));
}

TEST(Setting, and_packs_come_back) {
  TestStore s;
  s.write([](Tx& tx) {
    put_setting(tx, "landlord", "Old Homes");
    put_setting(tx, "landlord", "Rowan Homes");
    put_pack(tx, {"aa", "policy", t0, "name: one"});
    put_pack(tx, {"bb", "policy", t0 + hours(1), "name: two"});
    put_pack(tx, {"aa", "policy", t0 + hours(2), "name: one"});
  });
  EXPECT_EQ(s.read([](Reader& r) { return find_setting(r, "landlord"); }), "Rowan Homes");
  EXPECT_FALSE(s.read([](Reader& r) { return find_setting(r, "none"); }));
  const auto packs = s.read([](Reader& r) { return all_packs(r); });
  ASSERT_EQ(packs.size(), 2u);
  EXPECT_EQ(packs[0].adopted_at, t0);
  EXPECT_EQ(packs[1].text, "name: two");
  EXPECT_EQ(s.read([](Reader& r) { return find_pack(r, "bb"); })->text, "name: two");
}

TEST(Outbox, gives_what_is_due_in_order_and_waits_with_the_rest) {
  TestStore s;
  s.write([](Tx& tx) {
    put_outgoing(tx, {0, "mail", StreamId{1}, t0 + hours(1), 0, "second"});
    put_outgoing(tx, {0, "mail", StreamId{1}, t0, 0, "first"});
  });
  const auto due = [&](Instant now) { return s.read([&](Reader& r) { return due_outgoing(r, now, 10); }); };
  ASSERT_EQ(due(t0).size(), 1u);
  EXPECT_EQ(due(t0)[0].body, "first");
  EXPECT_EQ(due(t0 + hours(1)).size(), 2u);
  s.write([&](Tx& tx) { retry_outgoing(tx, 2, t0 + hours(2)); finish_outgoing(tx, 1); });
  EXPECT_TRUE(due(t0 + hours(1)).empty());
  EXPECT_EQ(due(t0 + hours(2))[0].tries, 1);
}

TEST(Numbers, never_come_twice_and_a_refused_act_may_leave_none_behind) {
  TestStore s;
  std::string first, second;
  s.write([&](Tx& tx) { first = tx.next_case_reference(); second = tx.next_case_reference(); });
  EXPECT_EQ(first, "RW-4001-H");
  EXPECT_NE(second, first);
  s.write([&](Tx& tx) {
    EXPECT_EQ(tx.next_report_reference(), "R-4001-Y");
    EXPECT_EQ(tx.next_number("other"), 1);
    EXPECT_EQ(tx.next_number("other"), 2);
  });
}

}  // namespace
}  // namespace rowan::store
