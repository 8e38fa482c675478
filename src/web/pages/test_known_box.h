#pragma once
// For the tests of who is already known: two officers of two teams, those above them, and what each is shown and told.
#include "app/case_row.h"
#include "app/cases.h"
#include "app/demo/demo_names.h"
#include "app/known.h"
#include "app/notices.h"
#include "app/rebuild.h"
#include "app/search.h"
#include "app/worklist.h"
#include "domain/case_acts_links.h"
#include "store/access_log.h"
#include "store/case_index.h"
#include "web/pages/test_box.h"

namespace rowan::web {

struct KnownBox {
  TestBox box;
  TestBox::Person ann = box.person("Ann", {"officer"});                            // has the case
  TestBox::Person sam = box.person("Sam", {"officer"}, TestBox::south);            // has nothing to do with it
  TestBox::Person boss = box.person("Boss", {"manager"}, TestBox::north, true);
  TestBox::Person lead = box.person("Lead", {"da_lead"}, TestBox::south);

  void perpetrator(const TestBox::Person& who, const std::string& reference, const std::string& name) {
    const auto done = app::act_on_case(box.desk, who.actor, reference, "perpetrator.asked", [&](const Seen& seen) {
      PerpetratorAsked asked;
      asked.given = NameGiven::named;
      asked.name = name;
      return ask_perpetrator(seen, asked);
    }, {});
    ASSERT_TRUE(done) << done.refusal().first().text;
    settle();
  }
  std::string open_case(const TestBox::Person& who, const std::string& survivor, const std::string& harms, TeamId team = TestBox::north) {
    const std::string reference = box.make_case(survivor, who.id, team);
    if (!harms.empty()) perpetrator(who, reference, harms);
    return reference;
  }
  std::string take(const TestBox::Person& who, const std::string& survivor, const std::string& harms, std::vector<StaffId> keep_from = {}) {
    ReportReceived said;
    said.route = rowan::Route::neighbour;
    said.danger = Answer::no;
    said.handle = survivor;
    said.survivor.name = survivor;
    said.perpetrator.name = harms;
    said.account = "Shouting.";
    said.team = TestBox::south;
    said.keep_from = std::move(keep_from);
    const auto taken = app::take_report(box.desk, who.actor, said, box.now, {});
    settle();
    return taken ? taken->reference : std::string();
  }
  Report read(const TestBox::Person& who, const std::string& reference) { return app::view_report(box.desk, who.actor, reference)->report; }
  std::vector<app::AlreadyKnown> known(const TestBox::Person& who, const std::string& reference) {
    auto out = app::already_known(box.desk, who.actor, read(who, reference));
    settle();
    return out;
  }
  void settle() { box.desk.afterwards.wait(); }
  std::size_t told(const TestBox::Person& who, std::string_view kind = "people.maybe-known") {
    std::size_t n = 0;
    for (const store::Notice& notice : app::notices_for(box.desk, who.actor, 100)) n += notice.kind == kind;
    return n;
  }
};

inline std::size_t cases_in(const std::vector<app::AlreadyKnown>& all) {
  std::size_t n = 0;
  for (const auto& each : all) n += each.cases.size() + each.set_aside.size();
  return n;
}
// A page without what differs between any two: references and tokens.
inline std::string shape(std::string text, const std::string& reference) {
  for (std::size_t at; (at = text.find(reference)) != text.npos;) text.replace(at, reference.size(), "R");
  for (std::size_t at = 0; (at = text.find("name=\"_token\" value=\"", at)) != text.npos; at += 22) text.erase(at + 21, text.find('"', at + 21) - at - 21);
  return text;
}

}  // namespace rowan::web
