#include "app/demo/demo_home.h"

namespace rowan::demo {
namespace {

void staying(std::vector<DemoStep>& out, int n, Date day) {
  out.push_back({hours(3),
                 made("security", n % 4 == 1 ? "partial" : "yes",
                      "She would sleep if the back door locked. A camera over the shared stair needs the neighbours.",
                      {{"asked_for", "A lock for the back door, a light, a camera"},
                       {"agreed", "Lock and light"},
                       {"cost", "18500"},
                       {"done_by", iso(add_days(day, 5))}}),
                 {}});
  out.push_back({hours(5),
                 made("security-order", "", "",
                      {{"order", "WO-" + std::to_string(5100 + n)},
                       {"contractor", "Northbrook Lock and Key"},
                       {"wording", "Back door: fit a five-lever lock. Porch: fit a light with a sensor"}}),
                 "security"});
  if (n % 4 == 3)
    out.push_back({elapsed_days(4),
                   made("security-done", "done", "Lock and light fitted, keys handed over at the library.",
                        {{"done_on", iso(add_days(day, 4))}, {"cost", "17940"}, {"feel_safe", "yes"}}),
                   "security"});
}
void police(std::vector<DemoStep>& out, int n) {
  out.push_back(
      {hours(7),
       made("police-security", "", "",
            {{"items", "Door chain, two window alarms"}, {"from", "The neighbourhood officer"}, {"reference", "NP/" + std::to_string(300 + n)}}),
       {}});
  out.push_back({minutes(420 + 6 + n % 5),
                 made("police-security-permission", "", "Permission in the same call.",
                      {{"maintenance", n % 2 ? "landlord" : "police"}, {"told", "The neighbourhood officer"}}),
                 "police-security"});
}
void broken(std::vector<DemoStep>& out, int n, Date day) {
  out.push_back({hours(4),
                 made("damage", "", "The frame of the front door is split at the lock, and the glass beside it is out.",
                      {{"where", "Front door"}, {"seen_on", iso(day)}, {"shown_by", "She saw it; a neighbour heard it"}}),
                 {}});
  out.push_back({minutes(240 + 10),
                 made("damage-repair", "", "",
                      {{"order", "R-" + std::to_string(88100 + n)},
                       {"wording", "Front door: make safe, renew frame and glass"},
                       {"priority", "emergency"},
                       {"done_by", iso(add_days(day, 1))}}),
                 "damage"});
  out.push_back(
      {elapsed_days(1),
       made("damage-repaired", "done", "", {{"order", "R-" + std::to_string(88100 + n)}, {"done_on", iso(add_days(day, 1))}, {"cost", "42000"}}),
       "damage"});
  out.push_back({hours(26),
                 made("damage-charge", "held", "A bill now would tell him that she has spoken to us.", {{"look_again", iso(add_days(day, 30))}}),
                 "damage"});
  out.push_back(
      {hours(27),
       made("damage-crime-report", "later", "She wants to think about it.", {{"their_view", "disagree"}, {"ask_again", iso(add_days(day, 21))}}),
       "damage"});
}
void leaving(std::vector<DemoStep>& out, StaffId who, Date day) {
  out.push_back({hours(4), made("danger-area", "family", "His mother lives in the next street.", {{"area", "WX4"}}), {}});
  out.push_back({elapsed_days(3),
                 agreed(made("home-offer", "management_transfer", "Two bedrooms, near the school.",
                             {{"address", "9 Orchard Rise, Farbrook"}, {"postcode", "FB2 6LT"}, {"answer_by", iso(add_days(day, 8))}})),
                 {}});
  out.push_back({hours(75),
                 made("home-viewing", "", "",
                      {{"at", iso(instant_of({add_days(day, 5), 11, 0, 0}))},
                       {"meets", std::to_string(who.value)},
                       {"told", "in_person"},
                       {"others_know", "no"}}),
                 "home-offer"});
}
void left(std::vector<DemoStep>& out, Date day) {
  out.push_back({hours(5), made("left-home", "for_now", "She has a place for two weeks.", {{"left_on", iso(day)}, {"safe", "yes"}}), {}});
  std::vector<FieldValue> points;
  for (const char* point : {"housing_costs", "rent", "notice", "belongings", "papers", "keys", "post", "school", "pets"})
    points.push_back({point, point == std::string_view("belongings") ? "to_do" : "done"});
  points.push_back({"rest_by", iso(add_days(day, 6))});
  out.push_back({hours(22), made("left-home-list", "", "Her clothes are still at the flat.", std::move(points)), "left-home"});
}

}  // namespace

std::vector<DemoStep> demo_home(int n, StaffId who, Date day, bool stays_open) {
  std::vector<DemoStep> out;
  out.push_back(
      {minutes(120 + 20),
       made("housing-options", n % 2 ? "stay" : "leave_later", "Talked through staying with better locks, an exchange, and the council.",
            {{"safe_to_stay", n % 2 ? "yes" : "no"}, {"looked_at", "yes"}, {"staying", "A lock for the back door and a light would help."}}),
       {}});
  if (n % 3) out.push_back({elapsed_days(2), made("housing-system", "", "", {{"number", "HS/" + std::to_string(21000 + n)}}), {}});
  if (!stays_open) return out;
  if (n % 2) staying(out, n, day);
  if (n % 6 == 5) police(out, n);
  if (n % 7 == 4 || n % 7 == 1) broken(out, n, day);
  if (n % 6 == 2) leaving(out, who, day);
  if (n % 8 == 6) left(out, day);
  return out;
}

}  // namespace rowan::demo
