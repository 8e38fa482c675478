#include "app/demo/demo_screening.h"

#include <array>
#include <string_view>

#include "app/accounts.h"
#include "app/demo/demo_names.h"
#include "app/screening/asks.h"
#include "app/screening/import.h"
#include "app/screening/prompts.h"
#include "app/screening/rules.h"
#include "app/screening/state.h"
#include "base/csv.h"
#include "security/token.h"

namespace rowan::demo {
namespace {

struct Job { std::string_view code, words; };
constexpr std::array<Job, 18> ordinary{{{"N605101", "No hot water, boiler shows fault code"}, {"N603205", "Kitchen tap drips"}, {"N801101", "Light in hall does not come on"}, {"N321305", "Front door sticks in wet weather, ease and adjust"},
                                        {"N551055", "Condensation between the panes in the lounge"}, {"N411121", "Plaster blown in bathroom after leak, patch"}, {"N604015", "Radiator in bedroom cold at the top"}, {"N330007", "Kitchen cupboard door has come loose"},
                                        {"N315001", "Bedroom window will not stay open, renew stay"}, {"N802210", "Smoke alarm bleeps, renew battery"}, {"N601110", "Toilet runs on after flushing"}, {"N391707", "Key turns hard in the lock, lubricate"},
                                        {"N412010", "Damp patch by chimney breast"}, {"N606120", "Annual gas safety check"}, {"N323110", "Draught under back door, fit strip"}, {"N804100", "Extractor fan noisy"},
                                        {"N352009", "Handrail loose on stairs"}, {"N701020", "Fence panel blown down in the storm"}}};
constexpr std::array<Job, 6> look_alikes{{{"N321305", "Void works: renew front door and lock change before letting"}, {"N551055", "Broken window in the communal hall, ball games outside"}, {"N391707", "Lost keys, change lock"},
                                          {"N321305", "Forced entry after burglary, crime number given"}, {"N323110", "Storm damage: back door off its hinges"}, {"N551055", "Broken glass in kitchen door, child fell"}}};
constexpr std::array<Job, 8> damage{{{"N321305", "Front door kicked in, frame split"}, {"N391707", "Lock change requested, tenant does not want to say why"}, {"N330007", "Hole in bedroom door, fist sized"}, {"N411121", "Holes in wall of hallway"},
                                     {"N551055", "Smashed window from inside, board up"}, {"N321305", "Front door off its hinges, police attended"}, {"N391707", "Lock broken on bathroom door"}, {"N352009", "Banister broken"}}};
constexpr std::array<std::string_view, 6> ordinary_noise{"Loud music until two in the morning", "Dog barks when left alone", "Children running about overhead", "Washing machine late at night", "Party in the garden, karaoke", "Drilling on a Sunday"};
constexpr std::array<std::string_view, 6> cries{"Screaming and banging heard through the wall", "A man shouting and a woman crying for an hour", "Things being thrown about, then somebody begging", "Shouting and doors slammed every weekend",
                                                "Heard somebody calling for help, then silence", "Banging on the door and threats shouted in the hall"};

class Year {
 public:
  Year(std::uint64_t seed, const std::vector<std::string>& uprns, Date today, int patterns) : dice_(seed * 7919 + 11), uprns_(uprns), today_(today), patterns_(patterns) {}

  DemoJobs make() {
    for (const char* name : {"Order No", "UPRN", "Date raised", "SOR code", "Description", "Crime ref"}) repairs_.exact(name);
    repairs_.end_row();
    for (const char* name : {"Case ref", "UPRN", "Reported", "Category", "Details", "Reported by"}) noise_.exact(name);
    noise_.end_row();
    for (const std::string& uprn : uprns_) ordinary_year(uprn);
    for (int i = 0; i < patterns_ && !uprns_.empty(); ++i) pattern(uprns_[static_cast<std::size_t>(i * 37 + 5) % uprns_.size()]);
    return std::move(out_);
  }

 private:
  void ordinary_year(const std::string& uprn) {
    for (int n = dice_.below(7); n > 0; --n) job(uprn, dice_.chance(6) ? look_alikes[pick(look_alikes.size())] : ordinary[pick(ordinary.size())], dice_.below(365));
    if (dice_.chance(8)) complaint(uprn, ordinary_noise[pick(ordinary_noise.size())], dice_.below(365));
    if (dice_.chance(2)) job(uprn, damage[pick(damage.size())], dice_.below(365));  // once, and no more: accidents happen
    if (dice_.chance(2)) complaint(uprn, cries[pick(cries.size())], dice_.below(365));
  }
  void pattern(const std::string& uprn) {
    const int last = 3 + dice_.below(30);
    for (int n = 0; n < 2 + dice_.below(2); ++n) job(uprn, damage[pick(damage.size())], last + 9 + n * 17);
    for (int n = 0; n < 1 + dice_.below(2); ++n) complaint(uprn, cries[pick(cries.size())], last + n * 12);
  }
  void job(const std::string& uprn, const Job& what, int days_ago) {
    repairs_.exact(std::to_string(700'000 + ++number_)).exact(uprn).exact(day_first(days_ago)).exact(what.code).exact(what.words).exact(what.words.find("crime number") != std::string_view::npos ? "WX/26/0042" : "");
    repairs_.end_row();
  }
  void complaint(const std::string& uprn, std::string_view words, int days_ago) {
    noise_.exact("ASB-" + std::to_string(4000 + ++number_)).exact(uprn).exact(day_first(days_ago)).exact("Noise").exact(words).exact("caller " + std::to_string(1 + dice_.below(90)));
    noise_.end_row();
  }
  [[nodiscard]] std::string day_first(int days_ago) const {
    const Date day = add_days(today_, -days_ago);
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(day.day) + "/" + two(day.month) + "/" + std::to_string(day.year);
  }
  std::size_t pick(std::size_t of) { return static_cast<std::size_t>(dice_.below(static_cast<int>(of))); }

  Dice dice_;
  const std::vector<std::string>& uprns_;
  Date today_;
  int patterns_;
  int number_ = 0;
  DemoJobs out_;
  csv::Writer repairs_{out_.repairs}, noise_{out_.noise};
};

std::string token() { return security::make_token(16); }

std::shared_ptr<const app::Colleague> person(app::Desk& desk, const char* user_name) {
  const auto id = app::find_staff(desk, user_name);
  return id ? desk.staff.find(*id) : nullptr;
}

Result<std::vector<std::string>> uprns_of(app::Desk& desk) {
  return desk.store.read([](store::Reader& reader) -> Result<std::vector<std::string>> {
    std::vector<std::string> out;
    std::vector<StreamId> homes;
    reader.for_each_stream(StreamKind::home, [&](const store::StreamInfo& info) { homes.push_back(info.stream); });
    for (const StreamId stream : homes) {
      const auto entries = reader.load(stream, StreamKind::home);
      if (!entries) return entries.refusal();
      const auto home = people::fold_home(HomeId{stream.value}, *entries);
      if (home.details.uprn && !home.tenancies.empty()) out.push_back(home.details.uprn->value);
    }
    return out;
  });
}

Result<void> bring(app::Desk& desk, StaffId by, const std::string& csv, screening::EventKind kind) {
  const auto columns = app::screening_columns(desk, csv, kind);
  if (!columns) return columns.refusal();
  const auto done = app::import_screening(desk, by, csv, columns->mapping, {});
  return done ? Result<void>{} : Result<void>{done.refusal()};
}

}  // namespace

DemoJobs make_demo_jobs(std::uint64_t seed, const std::vector<std::string>& uprns, Date today, int patterns) { return Year(seed, uprns, today, patterns).make(); }

Result<void> make_demo_screening(app::Desk& desk, std::uint64_t seed) {
  const auto lead = person(desk, "lead"), operative = person(desk, "operative"), income = person(desk, "income");
  if (!lead || !operative || !app::on_screening_team(desk, lead->actor)) return {};
  const auto uprns = uprns_of(desk);
  if (!uprns) return uprns.refusal();
  if (uprns->empty()) return {};
  const DemoJobs jobs = make_demo_jobs(seed, *uprns, civil(desk.now()).date);
  if (auto done = bring(desk, lead->actor.id, jobs.repairs, screening::EventKind::repair); !done) return done;
  if (auto done = bring(desk, lead->actor.id, jobs.noise, screening::EventKind::noise); !done) return done;
  if (auto done = app::switch_screening_rule(desk, lead->actor, {"damage_and_noise", {}, true, "Both together: few enough for us to look at each one, and far more than chance alone would bring"}, token()); !done) return done;
  const auto list = app::prompt_list(desk, lead->actor);
  if (!list) return list.refusal();
  if (list->open.size() > 2) {
    const prompts::PromptAnswered answer{list->open.back().prompt.id, prompts::Outcome::no_concern, prompts::NoConcern::other_cause, "A break-in in the summer and a party above: two calls with the neighbour and the contractor", {}};
    if (auto done = app::answer_prompt(desk, lead->actor, answer, token()); !done) return done;
  }
  const auto homes = app::homes_like(desk, uprns->at(uprns->size() / 2), 1);
  prompts::ConcernSaid said;
  said.where = homes.empty() ? "Flat over the bakery" : homes.front().label;
  said.text = "Went to mend the lock. She kept looking at the clock, and stopped talking when the other person came in.";
  if (auto done = app::say_concern(desk, operative->actor, said, token()); !done) return done;
  if (!income || list->open.empty()) return {};
  prompts::ActAsked ask;
  ask.home = list->open.front().prompt.home;
  ask.where = list->open.front().home;
  ask.act = prompts::HomeAct::arrears;
  ask.note = "Notice before court, next week";
  const auto asked = app::ask_before_acting(desk, income->actor, ask, token());
  return asked ? Result<void>{} : Result<void>{asked.refusal()};
}

}  // namespace rowan::demo
