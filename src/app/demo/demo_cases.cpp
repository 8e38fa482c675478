#include "app/demo/demo_cases.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <queue>
#include <random>
#include <set>

#include "app/accounts.h"
#include "app/cases.h"
#include "app/demo/demo_names.h"
#include "app/demo/demo_home.h"
#include "app/demo/demo_legal.h"
#include "app/demo/demo_more.h"
#include "app/demo/demo_risk.h"
#include "app/demo/demo_sharing.h"
#include "app/demo/demo_support.h"
#include "app/organisation/organisation.h"
#include "domain/organisation/training.h"
#include "app/records.h"
#include "app/reports.h"
#include "security/token.h"

namespace rowan::demo {
namespace {

using app::Desk;

struct Tenant {
  PersonId person;
  HomeId home;
  std::string name;
  PersonId other;  // a second adult of the home, if any
  std::string other_name;
  bool in_england = true;
  std::string owner;  // code of the landlord entity
};

// A colleague or a neighbour: somebody who is in none of the imported files.
class Names {
 public:
  std::string adult() {
    const int origin = dice_.below(origins);
    return given_name(dice_, origin) + " " + family_name(dice_, origin);
  }

 private:
  Dice dice_{7};
};

class Maker {
 public:
  Maker(Desk& desk, std::uint64_t seed) : desk_(desk), dice_(seed), end_(desk.now()) {}

  Result<DemoLandlord> make(int cases) {
    const auto clock = desk_.clock;
    at_ = end_ - elapsed_days(45);
    desk_.clock = [this] { return at_; };
    auto made = run(cases);
    desk_.clock = clock;
    return made;
  }

 private:
  Result<DemoLandlord> run(int cases) {
    if (auto staff = add_staff(); !staff) return staff.refusal();
    if (auto trained = train_staff(); !trained) return trained.refusal();
    find_tenants();
    for (int i = 0; i < cases; ++i) plan_case(i, cases);
    plan_waiting_reports();
    while (!plan_.empty()) {
      // Steps are run in the order of time: the record never goes backwards.
      auto step = plan_.top();
      plan_.pop();
      at_ = std::max(at_, step.at);
      if (auto done = step.run(); !done) return done.refusal();
    }
    return out_;
  }

  // ---- staff ----

  Result<void> add_staff() {
    struct Post { const char* user; const char* job; const char* what; std::vector<std::string> roles; int team; bool manages; };
    const std::vector<Post> posts{
        {"officer", "Housing officer", "takes reports and works cases", {"officer"}, 0, false},
        {"officer2", "Housing officer", "a colleague in the same team", {"officer"}, 0, false},
        {"manager", "Senior housing manager", "allocates, approves, sees the team's list", {"manager"}, 0, true},
        {"lead", "Domestic abuse lead", "sees cases linked to staff", {"da_lead"}, 0, false},
        {"officer3", "Housing officer", "works in another team", {"officer"}, 1, false},
        {"manager2", "Senior housing manager", "manages the other team", {"manager"}, 1, true},
        {"operative", "Repairs operative", "can say that something is not right, and read nothing", {"contractor"}, 0, false},
        {"auditor", "Internal auditor", "reads who looked, never what", {"auditor"}, 0, false},
        {"admin", "Administrator", "adds staff, opens no case", {"administrator"}, 0, false},
        {"income", "Income officer", "works in another service: asks before acting on a home, reads nothing", {"colleague"}, 0, false},
    };
    for (const Post& post : posts) {
      const auto& teams = desk_.landlord.teams;
      const TeamId team = teams[std::min<std::size_t>(static_cast<std::size_t>(post.team), teams.size() - 1)].id;
      const std::string name = names_.adult();
      const auto made = app::add_staff(desk_, {}, {post.user, name, post.job, post.roles, team, post.manages, true}, security::make_token(12));
      if (!made) return made.refusal();
      out_.users.push_back({post.user, made->password, name, post.what, made->totp_secret});
      staff_.push_back(desk_.staff.find(made->id)->actor);
    }
    return {};
  }
  // Where a policy gives no case to somebody whose course has run out, everybody has done it: no case would be opened otherwise.
  Result<void> train_staff() {
    const auto rules = organisation::training_rules(desk_.policies.get(), end_);
    for (const Actor& each : staff_) {
      if (!may(each, Permission::work_cases)) continue;
      const Actor& by = each.id == manager().id ? lead() : manager();
      for (const TrainingRule& rule : rules) {
        if (rule.on_lapse != OnLapse::block) continue;
        const organisation::TrainingDone done{each.id, rule.course, add_days(civil(at_).date, -20), "Attended"};
        if (auto made = app::record_training(desk_, by, done, token()); !made) return made;
      }
    }
    return {};
  }
  const Actor& officer(int i) const { return staff_[i % 2 == 0 ? 0 : 1]; }
  const Actor& manager() const { return staff_[2]; }
  const Actor& lead() const { return staff_[3]; }

  // ---- who it is about ----

  void find_tenants() {
    (void)desk_.store.read([&](store::Reader& reader) -> Result<int> {
      reader.for_each_stream(StreamKind::home, [&](const store::StreamInfo& info) {
        const auto entries = reader.load(info.stream, StreamKind::home);
        if (!entries) return;
        const auto home = people::fold_home(HomeId{info.stream.value}, *entries);
        const auto now = home.tenancies_on(civil(end_).date);
        if (now.empty() || now.front()->tenants.empty()) return;
        Tenant t{now.front()->tenants.front(), home.id, {}, {}, {}, home.details.nation == people::Nation::england, home.details.owner};
        if (now.front()->tenants.size() > 1) t.other = now.front()->tenants[1];
        tenants_.push_back(t);
      });
      return 0;
    });
    std::shuffle(tenants_.begin(), tenants_.end(), dice_);
    // Both policies are of England: a home elsewhere has the law and our safety rules only, and comes once.
    std::stable_partition(tenants_.begin(), tenants_.end(), [](const Tenant& t) { return t.in_england; });
    for (Tenant& t : tenants_) {
      t.name = desk_.known.label(t.person).value_or("");
      t.other_name = t.other ? desk_.known.label(t.other).value_or("") : names_.adult();
    }
  }

  // ---- steps ----

  struct Step {
    Instant at;
    std::size_t order;
    std::function<Result<void>()> run;
    bool operator<(const Step& other) const { return std::pair(at, order) > std::pair(other.at, other.order); }
  };
  void later(Instant at, std::function<Result<void>()> run) {
    if (at > end_ - minutes(1)) return;  // not yet
    plan_.push({at, order_++, std::move(run)});
  }
  std::string token() { return security::make_token(16); }
  std::int64_t between(std::int64_t low, std::int64_t high) { return std::uniform_int_distribution<std::int64_t>(low, high)(dice_); }
  const char* pick(std::initializer_list<const char*> of) { return of.begin()[between(0, static_cast<std::int64_t>(of.size()) - 1)]; }
  std::string mobile() { return "07700 900" + std::to_string(between(100, 999)); }

  ReportReceived report_of(const Tenant& t, Route route, Answer danger) {
    ReportReceived r;
    r.route = route;
    r.danger = danger;
    if (danger == Answer::yes) r.police = between(0, 1) ? Police::called_by_us : Police::encouraged;
    r.survivor.name = t.name;
    r.survivor.known_as = t.person;
    r.account = pick({"Says the other person breaks things and shouts when money is short.", "Has been told who she may see and when she may leave the flat.", "Was pushed last week. The children were in the next room.",
                      "All the benefits go into his account and she has to ask for bus fare.", "Gets forty messages a day from a former partner who waits outside.", "Is afraid to go home after work."});
    r.perpetrator_given = between(0, 4) ? NameGiven::named : NameGiven::declined;
    if (r.perpetrator_given == NameGiven::named) r.perpetrator.name = t.other_name;
    r.relationship = pick({"partner", "former_partner", "partner", "adult_child", "sibling"});
    r.abuse_types = {pick({"emotional", "psychological", "physical"}), pick({"controlling", "economic", "coercive"})};
    std::sort(r.abuse_types.begin(), r.abuse_types.end());
    r.children = between(0, 2) ? Answer::yes : Answer::not_asked;
    r.adults_at_risk = between(0, 3) ? Answer::no : Answer::not_asked;
    r.must_not_know = t.other_name;
    if (route == Route::survivor) {
      Channel text;
      text.kind = ChannelKind::text;
      text.safety = ChannelSafety::approved;
      text.value = mobile();
      text.from_minute = 600;
      text.until_minute = 840 + 60 * static_cast<int>(between(0, 5));
      text.say = "About your boiler service";
      text.check_by = add_days(civil(at_).date, 14 + static_cast<int>(between(0, 40)));
      r.channels.push_back(text);
    }
    if (route == Route::police || route == Route::other_professional) {
      r.reporter = {names_.adult(), "01632 960" + std::to_string(between(100, 999)), route == Route::police ? "The police" : pick({"A school", "A health visitor", "A support service"}), "REF-" + std::to_string(between(1000, 9999)), {}};
      r.enquiry_details = "They have heard the account above from the person.";
      if (between(0, 1)) r.enquiry_support = "A support worker visits once a week.";
    } else if (route != Route::survivor && route != Route::anonymous) {
      r.reporter.name = names_.adult();
    }
    return r;
  }

  // The stories are told for one landlord after the other, the second first: of the other cases it has fewer. A direct let is for somebody
  // who holds their home alone.
  Tenant tenant_of_story(int i) {
    std::vector<std::string> owners;
    for (const Tenant& t : tenants_)
      if (!t.owner.empty() && std::find(owners.begin(), owners.end(), t.owner) == owners.end()) owners.push_back(t.owner);
    std::sort(owners.rbegin(), owners.rend());
    const std::string wanted = owners.empty() ? std::string{} : owners[static_cast<std::size_t>((i - first_story) / stories) % owners.size()];
    const bool alone = (i - first_story) % stories == 0;
    std::size_t at = static_cast<std::size_t>(first_story) % tenants_.size();
    for (std::size_t n = 0; n < tenants_.size(); ++n, at = (at + 1) % tenants_.size()) {
      const Tenant& t = tenants_[at];
      if (t.owner != wanted || !t.in_england || (alone && t.other) || !story_homes_.insert(t.home).second) continue;
      return t;
    }
    return tenants_[static_cast<std::size_t>(i) % tenants_.size()];
  }

  void plan_case(int i, int of) {
    if (tenants_.empty()) return;
    const std::size_t place = static_cast<std::size_t>(i) % tenants_.size();
    const Tenant t = i >= first_story ? tenant_of_story(i) : i == 11 ? tenants_[tenants_.size() - 1 - place] : tenants_[place];
    // The newest ones are hours old, so that their clocks still run.
    const std::int64_t age_hours = i < 4 ? 3 + 5 * i : 24 + (i - 4) * (38 * 24) / std::max(1, of - 4) + between(0, 20);
    const Instant heard = end_ - hours(age_hours) - minutes(between(0, 50));
    static constexpr Route routes[] = {Route::survivor, Route::police, Route::survivor, Route::neighbour, Route::survivor, Route::other_professional, Route::relative, Route::perpetrator_self, Route::survivor, Route::contractor};
    static constexpr Route of_stories[] = {Route::other_professional, Route::survivor, Route::survivor,
                                           Route::perpetrator_self,   Route::survivor, Route::survivor};
    const Route route = i < first_story ? routes[static_cast<std::size_t>(i) % std::size(routes)]
                                        : of_stories[static_cast<std::size_t>(i - first_story) % std::size(of_stories)];
    const Actor who = officer(i);
    const bool allocated = i >= first_story || i % 9 != 8;
    const bool staff_linked = i == 6;
    later(heard, [=, this]() -> Result<void> {
      ReportReceived said = report_of(t, route, i % 7 == 1 ? Answer::yes : Answer::no);
      if (staff_linked) said.works_for_us = Answer::yes;
      // He harms at two addresses: for the lead to see that it is one person (SG-39).
      if (i == first_story + 2 || i == first_story + 4) {
        said.perpetrator_given = NameGiven::named;
        said.perpetrator = {{}, "Marlon Quested", {}, "07700 900955", Date{1984, 3, 7}};
      }
      const auto taken = app::take_report(desk_, staff_linked ? lead() : who, said, heard, token());
      if (!taken) return taken.refusal();
      ++out_.reports;
      const std::string report = taken->reference;
      later(heard + minutes(between(10, 90)), [=, this]() -> Result<void> {
        app::OpenChoice choice{t.person, t.home, {}, AgeBand::adult, allocated ? (staff_linked ? lead().id : who.id) : StaffId{}, desk_.landlord.teams.front().id};
        const auto opened = app::open_from_report(desk_, staff_linked ? lead() : who, report, choice, token());
        if (!opened) return opened.refusal();
        ++out_.cases;
        if (allocated) plan_work(i, *opened, staff_linked ? lead() : who, t, route, heard);
        return {};
      });
      return {};
    });
  }

  Result<void> act(const Actor& who, const std::string& reference, const char* code, const app::Decide& decide) {
    const auto done = app::act_on_case(desk_, who, reference, code, decide, {token(), {}, {}, {}, {}});
    return done ? Result<void>{} : Result<void>{done.refusal()};
  }

  void plan_work(int i, const std::string& reference, const Actor& who, const Tenant& t, Route route, Instant heard) {
    const bool third_party = route != Route::survivor;
    if (third_party)
      later(heard + hours(3), [=, this] {
        return act(who, reference, "safe-contact.set", [&](const Seen& seen) {
          Channel c;
          c.kind = ChannelKind::call;
          c.safety = ChannelSafety::approved;
          c.value = mobile();
          c.from_minute = 540;
          c.until_minute = 1080;
          c.approved_by = "Whoever reported, who asked them";
          c.check_by = add_days(civil(seen.now()).date, 10);
          return set_safe_contact(seen, c, {});
        });
      });
    if (third_party && i % 3 != 0)
      later(heard + hours(4), [=, this] { return act(who, reference, "record.made", [&](const Seen& seen) { return make_record(seen, {"contact-plan", {}, "Ask by phone in the morning, about the gas check."}, seen.now()); }); });
    if (route == Route::perpetrator_self)
      later(heard + hours(2), [=, this] { return act(who, reference, "record.made", [&](const Seen& seen) { return make_record(seen, {"safety-check", "safe", "The others are with relatives."}, seen.now()); }); });
    // Reached in time, late, or only tried.
    const Instant first = next_safe_hour(heard + hours(i % 5 == 4 ? 30 : 6));
    if (i % 6 == 3) later(first, [=, this] { return contact(who, reference, ContactOutcome::attempted, "No answer. Left no message."); });
    if (i % 8 != 7) later(first + minutes(i % 6 == 3 ? 60 : 0), [=, this] { return contact(who, reference, ContactOutcome::made, "Spoke for ten minutes. Wants to think about what to do next."); });
    later(first + hours(1), [=, this] { return act(who, reference, "record.made", [&](const Seen& seen) { return make_record(seen, {"agencies", "told", "The national helpline, and the local service."}, seen.now()); }); });
    later(first + hours(2), [=, this] { return act(who, reference, "wishes.recorded", [&](const Seen& seen) { return record_wishes(seen, {i % 2 ? "Wants to stay, with the locks changed." : "Wants to move, but not before the school term ends.", i % 2 ? "stay" : "leave_later"}); }); });
    later(first + hours(20), [=, this] { return act(who, reference, "note.added", [&](const Seen& seen) { return add_note(seen, pick({"Talked about a bag with papers and spare keys.", "The school has been told who may collect the children, with their agreement.", "Asked us not to write to the flat."}), false, {}); }); });
    later(first + hours(26), [=, this] {
      return act(who, reference, "task.added", [&](const Seen& seen) { return rowan::add_task(seen, {"Order security upgrade", "Give no reason on the job", at_ + hours(i % 3 == 0 ? 20 : 72), who.id}); });
    });
    // Most referrals are made the same day, and most tasks are done: what is overdue should stand out.
    if (i % 5 != 2 || closes(i)) {
      later(heard + minutes(100), [=, this] {
        return act(who, reference, "household.asked", [&](const Seen& seen) {
          return ask_household(seen, {Answer::yes, Answer::no, "Two children, 8 and 5. " + t.other_name + " stays most nights."});
        });
      });
      later(heard + minutes(115), [=, this] {
        return act(who, reference, "record.made", [&](const Seen& seen) {
          RecordMade referral{"safeguarding-referral", {}, "What she told us about the children, word for word, by phone and then in writing."};
          referral.values = {{"authority", "Northbrook Council"}, {"team", "children"}, {"about", "The children of the household"}, {"law", "children_s17"},
                             {"method", "phone"}, {"told", "agreed"}};
          return make_record(seen, referral, seen.now());
        });
      });
      // Some authorities never answer: those referrals ask to be chased.
      if (i % 7 != 3) step_of_referral(who, reference, heard + hours(20), "safeguarding-acknowledged", nullptr, {{"from", "The duty team"}});
      if (i % 2 == 0 || i % 11 == 10)
        step_of_referral(who, reference, heard + elapsed_days(6), "safeguarding-outcome", "support", {{"from", "A social worker"}, {"agree", "yes"}});
    }
    plan_risk(i, reference, who, first);
    plan_records(i, reference, who, first);
    if (i % 4 == 2 || i % 7 == 3) later(first + hours(26), [=, this] { return act(who, reference, "information.shared", [&](const Seen& seen) { return demo_sharing(seen, i); }); });
    if (i % 8 == 2) later(first + hours(31), [=, this] { return act(who, reference, "information.not_shared", [](const Seen& seen) { return demo_not_shared(seen); }); });
    const bool closing = closes(i);
    if (i % 4 != 1 || closing)
      later(first + hours(closing ? 24 * 10 : 40), [=, this] {
        return act(who, reference, "task.done", [&](const Seen& seen) {
          return rowan::finish_task(seen, seen.get().tasks.front().id, "Fitted, and the keys handed over at the library");
        });
      });
    if (closing)
      later(first + elapsed_days(11), [=, this] {
        return act(manager(), reference, "case.closed", [&](const Seen& seen) {
          return rowan::close_case(seen, "Moved to a new home of their choice. No contact from the other person since.", "By text in the agreed hours",
                                   "The other person has left the area and has no key");
        });
      });
    // One comes back: what was written down is there, and nothing is asked twice.
    if (closing && i % 2)
      later(first + elapsed_days(20), [=, this] {
        return act(manager(), reference, "case.reopened", [](const Seen& seen) { return rowan::reopen_case(seen, "She rang: he has found the new school."); });
      });
  }

  void plan_risk(int i, const std::string& reference, const Actor& who, Instant first) {
    if (i % 6 != 2)
      later(first + hours(1), [=, this] { return act(who, reference, "risk.assessed", [&](const Seen& seen) { return demo_assessment(desk_, seen, i, false); }); });
    if (i % 6 == 1) later(first + hours(30), [=, this] { return act(who, reference, "risk.received", [&](const Seen& seen) { return demo_received_assessment(seen, i); }); });
    if (i % 5 == 0) later(first + hours(50), [=, this] { return act(who, reference, "risk.changed", [&](const Seen& seen) { return demo_change_of_risk(seen, i); }); });
    if (i % 4 == 0 && i % 6 != 2)
      later(first + elapsed_days(9), [=, this] { return act(who, reference, "risk.assessed", [&](const Seen& seen) { return demo_assessment(desk_, seen, i, true); }); });
  }

  void plan_records(int i, const std::string& reference, const Actor& who, Instant first) {
    const Date day = civil(first).date;
    const bool stays_open = !closes(i), second_person = who.id != lead().id;  // the lead's case is closed to the team's manager
    std::vector<DemoStep> steps;
    if (i >= first_story) {
      steps = demo_story((i - first_story) % stories, who.id, day);
    } else {
      steps = demo_home(i, who.id, day, stays_open);
      for (std::vector<DemoStep>& more : std::array{demo_support(i, who.id, day, stays_open, second_person),
                                                    stays_open ? demo_legal(i, who.id, day, second_person) : std::vector<DemoStep>{}})
        std::move(more.begin(), more.end(), std::back_inserter(steps));
    }
    for (const DemoStep& step : steps)
      later(first + step.after, [=, this]() -> Result<void> {
        RecordMade made = step.made;
        if (!step.of_what.empty()) made.of = last_of(who, reference, step.of_what);
        const auto done = app::record(desk_, step.by_manager ? manager() : who, reference, made, at_, {token(), {}, {}, {}, {}});
        if (!done) return refused_by_policy(done.refusal()) ? left_out(done.refusal(), i, made.what) : told(done.refusal(), i, made.what);
        if (step.answer)
          later(at_ + hours(3), [=, this]() -> Result<void> {
            const auto answered = app::answer_record(desk_, manager(), reference, last_of(who, reference, step.made.what), *step.answer, std::string(step.answer_why), {token(), {}, {}, {}, {}});
            if (!answered && refused_by_policy(answered.refusal())) return left_out(answered.refusal(), i, step.made.what);
            return answered ? Result<void>{} : told(answered.refusal(), i, step.made.what);
          });
        return {};
      });
  }
  // Another landlord's policy may not have it, or ask others first: then it is not written down, as in life, nor what would follow from it.
  static bool refused_by_policy(const Refusal& refusal) {
    constexpr std::string_view ids[] = {"form.choice",    "offer.not-agreed", "offer.more", "recharge.not-in-policy", "record.none", "record.waiting",
                                        "record.not-now", "approval.role",    "form.needed"};
    return std::any_of(refusal.problems.begin(), refusal.problems.end(), [&](const Problem& problem) {
      return problem.id.starts_with("gate.") || std::find(std::begin(ids), std::end(ids), problem.id) != std::end(ids);
    });
  }
  Result<void> left_out(const Refusal& refusal, int i, const std::string& what) {
    out_.left_out.push_back("case " + std::to_string(i) + ", " + what + ": " + refusal.first().id);
    return {};
  }
  // The latest of a case's records of this kind that is no step of another.
  std::int64_t last_of(const Actor& who, const std::string& reference, std::string_view what) {
    std::int64_t seq = 0;
    if (const auto opened = app::view_case(desk_, who, reference))
      for (const CaseLine& line : opened->get().lines)
        if (const auto* begun = std::get_if<RecordMade>(&line.event); begun && begun->what == what && !begun->of) seq = line.seq;
    return seq;
  }
  // Which case and record it was: a demo that cannot be made has to say where.
  static Refusal told(Refusal refusal, int i, const std::string& what) {
    for (Problem& problem : refusal.problems) problem.text += " (case " + std::to_string(i) + ", " + what + ")";
    return refusal;
  }
  static bool closes(int i) { return i < first_story && i % 11 == 10; }

  void step_of_referral(const Actor& who, const std::string& reference, Instant at, const char* what, const char* value, std::vector<FieldValue> values) {
    later(at, [=, this] {
      return act(who, reference, "record.made", [&](const Seen& seen) {
        RecordMade step{what, value ? value : "", "By phone."};
        step.values = values;
        for (const CaseLine& line : seen.get().lines)
          if (const auto* made = std::get_if<RecordMade>(&line.event); made && made->what == "safeguarding-referral") step.of = line.seq;
        return make_record(seen, step, seen.now());
      });
    });
  }

  Instant next_safe_hour(Instant at) const {
    CivilTime c = civil(at);
    if (c.hour < 10) c = {c.date, 10, 20, 0};
    else if (c.hour >= 13) c = {add_days(c.date, 1), 10, 20, 0};
    return instant_of(c);
  }

  Result<void> contact(const Actor& who, const std::string& reference, ContactOutcome outcome, const char* text) {
    const auto opened = app::view_case(desk_, who, reference);
    if (!opened) return opened.refusal();
    ContactInput input;
    for (const Channel& c : opened->get().contact.channels) if (c.safety == ChannelSafety::approved) input.channel = c.id;
    input.outcome = outcome;
    input.happened_at = at_;
    input.text = text;
    // The gate may say no at this hour, or for want of a plan: then nothing is recorded, as in life.
    const auto done = app::contact(desk_, who, reference, input, {token(), {}, {}, {}, {}});
    if (!done && done.refusal().because != Because::refused) return done.refusal();
    return {};
  }

  void plan_waiting_reports() {
    if (tenants_.size() < 40) return;
    const auto plan = [&](std::size_t which, std::int64_t hours_ago, Route route, Door door, Answer danger) {
      const Tenant t = tenants_[tenants_.size() - 1 - which];
      const Instant heard = end_ - hours(hours_ago) - minutes(17);
      later(heard, [=, this]() -> Result<void> {
        ReportReceived said = report_of(t, route, danger);
        said.door = door;
        said.survivor.known_as = {};
        if (door == Door::public_page) said.perpetrator.name.clear();
        const auto taken = door == Door::public_page ? app::take_report(desk_, {}, said, heard, token()) : app::take_report(desk_, officer(1), said, heard, token());
        if (!taken) return taken.refusal();
        ++out_.reports;
        return {};
      });
    };
    plan(1, 2, Route::survivor, Door::public_page, Answer::no);
    plan(2, 5, Route::neighbour, Door::public_page, Answer::unknown);
    plan(3, 1, Route::police, Door::staff, Answer::yes);
  }

  Desk& desk_;
  std::mt19937_64 dice_;
  Instant end_, at_{};
  Names names_;
  DemoLandlord out_;
  std::vector<Actor> staff_;
  std::vector<Tenant> tenants_;
  std::set<HomeId> story_homes_;
  std::priority_queue<Step> plan_;
  std::size_t order_ = 0;
};

}  // namespace

Result<DemoLandlord> make_demo_cases(app::Desk& desk, std::uint64_t seed, int cases) { return Maker(desk, seed).make(cases); }

}  // namespace rowan::demo
