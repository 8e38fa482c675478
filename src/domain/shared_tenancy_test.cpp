// The person who harms holds the home too: the portal, letters to the home, keys and the rent account (NHG-26).
#include <gtest/gtest.h>

#include "domain/case_acts.h"
#include "domain/records/acts.h"
#include "domain/tenancy.h"
#include "domain/testing/record_samples.h"

namespace rowan {
namespace {

using namespace testing_;

const std::string home = "4 Ash Row, Wexcombe, ZZ1 1AA";

CaseBuilder case_with(Answer joint, const std::string& held = {}, const std::string& home_line = home) {
  CaseBuilder b;
  b->opened.home_line = home_line;
  PerpetratorAsked asked;
  asked.joint_tenant = joint;
  b.put(asked);
  if (!held.empty()) b.put(TenancySet{held, {}, "Herself", {}});
  return b;
}
Channel way(ChannelKind kind, std::string value = {}) {
  Channel c = safe_text(std::move(value));
  c.kind = kind;
  return c;
}

TEST(Clauses, NHG_26_the_portal_and_the_letter_box_of_a_joint_tenant_are_no_safe_way_by_a_complete_table) {
  struct Way {
    ChannelKind kind;
    const char* value;
    const char* person;
    bool reaches;  // whoever holds the home too
  };
  const Way ways[] = {{ChannelKind::portal, "", "", true},
                      {ChannelKind::portal, "", "Her neighbour", false},
                      {ChannelKind::letter, "4 Ash Row, Wexcombe, ZZ1 1AA", "", true},
                      {ChannelKind::letter, "4 ash row", "Her son", true},
                      {ChannelKind::letter, "at home", "", true},
                      {ChannelKind::letter, "6 Ash Row, Wexcombe, ZZ1 1AA", "", false},
                      {ChannelKind::letter, "The desk of the library, ZZ1 1AA", "", true},
                      {ChannelKind::letter, "c/o 12 Elm Close, ZZ3 4CD", "", false},
                      {ChannelKind::text, "07700 900142", "", false},
                      {ChannelKind::visit, "", "", false},
                      {ChannelKind::email, "her@example.org", "", false}};
  for (const Answer joint : {Answer::not_asked, Answer::yes, Answer::no, Answer::unknown})
    for (const char* held : {"", "sole", "joint", "none", "unknown"})
      for (const Way& each : ways)
        for (const bool manager : {false, true})
          for (const bool reason : {false, true}) {
            CaseBuilder b = case_with(joint, held);
            const bool shared = joint == Answer::yes || (std::string(held) == "joint" && joint != Answer::no);
            Channel channel = way(each.kind, each.value);
            channel.person = each.person;
            if (reason) channel.despite_joint_tenant = "The account is hers alone since today, and was tried";
            const bool refused = shared && each.reaches && !(manager && reason);
            const auto result = set_safe_contact(b.seen(manager ? team_manager() : officer()), channel, {});
            const std::string row = std::string(name_of(joint)) + '/' + held + '/' + std::string(name_of(each.kind)) + '/' + each.value + (manager ? " manager" : "") + (reason ? " reason" : "");
            EXPECT_EQ(result.ok(), !refused) << row;
            EXPECT_EQ(names_problem(result, "contact.joint-tenant"), refused) << row;
            channel.safety = ChannelSafety::not_safe;
            EXPECT_TRUE(set_safe_contact(b.seen(officer()), channel, {}).ok()) << "that it is not safe may always be said: " << row;
          }
}
TEST(Clauses, NHG_26_what_was_approved_before_it_was_known_is_shut_from_then_on) {
  for (const ChannelKind kind : {ChannelKind::portal, ChannelKind::letter}) {
    CaseBuilder b = case_with(Answer::not_asked);
    const auto id = b.act(officer(), set_safe_contact, way(kind, home), std::string());
    ASSERT_TRUE(safe_channel(b->contact, id, Purpose::case_work, b.now()).ok());
    EXPECT_TRUE(b->contact.known());
    PerpetratorAsked asked;
    asked.joint_tenant = Answer::yes;
    b.put(asked);
    EXPECT_EQ(why_not(safe_channel(b->contact, id, Purpose::case_work, b.now())), "contact.joint-tenant");
    EXPECT_FALSE(b->contact.known()) << "no safe way is left";
    EXPECT_EQ(in_short(b->contact), "Not known yet");
    EXPECT_EQ(facts_of(b.get()).value("safe_contact.known"), "no");
    // A manager may say why it is safe all the same; an officer who changes the hours keeps that reason, and a new address does not.
    Channel changed = *b->contact.find(id);
    EXPECT_EQ(why_not(set_safe_contact(b.seen(officer()), changed, "Other hours")), "contact.joint-tenant");
    changed.despite_joint_tenant = "She alone has the key of the box";
    b.act(team_manager(), set_safe_contact, changed, std::string("Looked at with her"));
    EXPECT_TRUE(safe_channel(b->contact, id, Purpose::case_work, b.now()).ok());
    changed = *b->contact.find(id);
    changed.despite_joint_tenant.clear();
    changed.from_minute = 600;
    b.act(officer(), set_safe_contact, changed, std::string("Other hours"));
    EXPECT_EQ(b->contact.find(id)->despite_joint_tenant, "She alone has the key of the box");
    if (kind == ChannelKind::letter) {
      changed.value = "4 Ash Row, the back door, ZZ1 1AA";
      EXPECT_EQ(why_not(set_safe_contact(b.seen(officer()), changed, "New")), "contact.joint-tenant");
    }
    asked.joint_tenant = Answer::no;
    b.put(asked);
    EXPECT_TRUE(b->contact.known());
  }
}
TEST(Clauses, NHG_26_where_the_home_is_not_on_record_any_address_may_be_it) {
  CaseBuilder b = case_with(Answer::yes, {}, {});
  EXPECT_EQ(why_not(set_safe_contact(b.seen(officer()), way(ChannelKind::letter, "c/o 12 Elm Close, ZZ3 4CD"), {})), "contact.joint-tenant");
}
TEST(Clauses, NHG_26_the_four_points_are_asked_each_with_what_was_done) {
  const char* points[] = {"portal", "letters", "keys", "rent_account"};
  CaseBuilder b = case_with(Answer::yes);
  for (const char* point : points) {
    EXPECT_EQ(why_not(make_record(b.seen(officer()), without(sample_of("joint-tenant"), point), b.now())), "form.needed") << point;
    for (const char* stands : {"done", "none", "open"}) {
      RecordMade made = without(with(sample_of("joint-tenant"), point, stands), std::string(point) + "_done");
      EXPECT_EQ(names_problem(make_record(b.seen(officer()), made, b.now()), "form.needed"), std::string(stands) != "none") << point << stands;
      EXPECT_EQ(names_problem(make_record(b.seen(officer()), made, b.now()), "joint-tenant.open"), std::string(stands) == "open")
          << "not settled while one is open: " << point << stands;
    }
  }
  RecordMade open = with(sample_of("joint-tenant"), "keys", "open");
  open.value = "open";
  EXPECT_EQ(why_not(make_record(b.seen(officer()), without(open, "again_on"), b.now())), "form.needed");
  const auto id = b.take(make_record(b.seen(officer()), open, b.now()), StaffId{1});
  EXPECT_EQ(facts_of(b.get()).value("joint_tenant.safeguarded"), "open");
  const auto items = record_items(b.get(), {}, b.now());
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].title, "Look again at what reaches a joint tenant");
  b.take(make_record(b.seen(officer()), without(sample_of("joint-tenant-again", id), "again_on"), b.now()), StaffId{1});
  EXPECT_EQ(facts_of(b.get()).value("joint_tenant.safeguarded"), "settled");
  EXPECT_TRUE(record_items(b.get(), {}, b.now()).empty());
}

}  // namespace
}  // namespace rowan
