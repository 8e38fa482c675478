// Makes the data folder the benchmark serves: one team with N open cases, and sessions to ask for their pages with.
//
//   rowan_bench_data CONFIG OUT CASES TOKENS
//
// OUT gets: reference of the busiest case (100 entries), references of cases with exactly 40 entries and of ordinary ones, words to
// search for, two session cookies (an officer with about twenty cases, the manager of the team) and form tokens of the manager's
// session. Cases are made once; sessions and tokens every time.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "app/accounts.h"
#include "app/case_row.h"
#include "app/demo/demo_names.h"
#include "app/worklist.h"
#include "cli/installation.h"
#include "domain/case_acts.h"
#include "security/token.h"
#include "store/session.h"
#include "web/site/site.h"

namespace rowan::bench {
namespace {

constexpr int cases_an_act = 100;  // what a savepoint costs grows with the act
constexpr int officers_cases = 20;
constexpr int colleagues = 10;
constexpr std::size_t entries_of_busiest = 100, entries_of_measured = 40;

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.refusal().first().id + ": " + result.refusal().first().text);
  return std::move(result).value();
}
void must(const Result<void>& result) {
  if (!result) throw std::runtime_error(result.refusal().first().id + ": " + result.refusal().first().text);
}

struct Team {
  Actor officer, manager;
  std::vector<Actor> others;
};

Actor account(app::Desk& desk, const std::string& user, const std::string& name, const char* role, bool manages) {
  const StaffDetails details{user, name, role, {role}, desk.landlord.teams.front().id, manages, true};
  return desk.staff.find(must(app::add_staff(desk, {}, details, security::make_token(12))).id)->actor;
}

Team add_team(app::Desk& desk) {
  demo::Dice dice(11);
  const auto name = [&] { return demo::given_name(dice, 0) + " " + demo::family_name(dice, 0); };
  Team team;
  team.officer = account(desk, "officer", name(), "officer", false);
  team.manager = account(desk, "manager", name(), "manager", true);
  for (int i = 0; i < colleagues; ++i) team.others.push_back(account(desk, "colleague" + std::to_string(i + 1), name(), "officer", false));
  return team;
}

// One case in memory, growing by acts, as the app folds what it has just written.
class Growing {
 public:
  Growing(StreamId stream, Instant at) : stream_(stream), at_(at) {}
  void take(const NewEntries& entries) {
    for (const NewEntry& entry : entries) {
      const Entry made{{stream_, case_.last_seq + 1, 0, entry.kind, entry.version, entry.happened_at, at_, {}}, entry.payload};
      apply(case_, made.head, read_case_event(made));
      entries_.push_back(entry);
    }
  }
  Seen seen(const Actor& by) const { return must(may_see(case_, by, at_)); }
  const Case& get() const { return case_; }
  std::size_t size() const { return entries_.size(); }
  const NewEntries& entries() const { return entries_; }

 private:
  StreamId stream_;
  Instant at_;
  Case case_;
  NewEntries entries_;
};

Report report_of(demo::Dice& dice, const std::string& name, Instant at) {
  Report report;
  report.received_at = report.entered_at = at;
  ReportReceived& said = report.said;
  said.route = Route::survivor;
  said.danger = Answer::no;
  said.survivor.name = name;
  said.account = "Has been told who may visit and when to be at home. All the money goes into an account of the other person.";
  said.children = dice.chance(50) ? Answer::yes : Answer::no;
  said.perpetrator_given = NameGiven::declined;
  said.relationship = "partner";
  Channel text;
  text.kind = ChannelKind::text;
  text.safety = ChannelSafety::approved;
  text.value = "07700 900" + std::to_string(100 + dice.below(900));
  text.say = "About your boiler service";
  text.approved_by = "Themselves";
  text.check_by = add_days(civil(at).date, 30 + dice.below(400));
  said.channels.push_back(text);
  return report;
}

constexpr std::string_view notes[] = {
    "Talked for a quarter of an hour at the library. The school knows who may collect the children. A bag with papers and spare keys is with a friend.",
    "Asked us to use the same number as before, and to say that it is about the boiler. The locks are to be changed on the day the other person works late.",
    "The support worker visited. They went through what to do on a bad night, and who to call first. We are to hear again on Thursday.",
    "Would like to stay in the home if it can be made safe. Has thought about moving nearer to a sister, and decides after the school term.",
};

void grow(Growing& growing, demo::Dice& dice, const Actor& by, Instant at, std::size_t wanted) {
  for (std::size_t i = 0; growing.size() < wanted; ++i) {
    const auto& got = growing.get();
    switch (i % 6) {
      case 0:
      case 3: growing.take(must(add_note(growing.seen(by), std::string(notes[dice.below(4)]), false, {}))); break;
      case 1: growing.take(must(add_task(growing.seen(by), {"Order security upgrade", "Give no reason on the job", at + hours(24 + dice.below(2000)), by.id}))); break;
      case 2: {
        ContactInput input;
        input.channel = got.contact.channels.front().id;
        input.happened_at = at;
        input.text = "Answered at once. Is well, and will send a message when the visit has been.";
        growing.take(must(record_contact(growing.seen(by), input, {})));
        break;
      }
      case 4: growing.take(must(record_wishes(growing.seen(by), {"Wants to stay, with the locks changed.", "stay"}))); break;
      case 5: growing.take(must(finish_task(growing.seen(by), got.tasks.back().id, "Fitted, and the keys handed over at the library"))); break;
    }
  }
}

struct Made {
  std::vector<std::string> busiest, forty, ordinary, words;
};

std::size_t wanted_entries(int i, demo::Dice& dice) {
  if (i == 0) return entries_of_busiest;
  if (i % 250 == 1) return entries_of_measured;
  return 7 + static_cast<std::size_t>(dice.below(6));
}

void make_case(app::Desk& desk, store::Tx& tx, const Team& team, const std::string& owner, int i, Instant at, Made& made) {
  demo::Dice dice(1000 + static_cast<std::uint64_t>(i));
  const int origin = dice.below(demo::origins);
  const std::string name = demo::given_name(dice, origin) + " " + demo::family_name(dice, origin);
  const Actor& lead = i >= 2 && i < 2 + officers_cases ? team.officer : team.others[static_cast<std::size_t>(dice.below(colleagues))];
  const StreamId stream = tx.create_stream(StreamKind::case_);
  OpenCase what;
  what.reference = tx.next_case_reference();
  what.name = name;
  what.home_line = std::to_string(1 + dice.below(200)) + " " + demo::street_name(dice);
  what.owner = owner;
  what.lead = lead.id;
  what.team = lead.team;
  const Report report = report_of(dice, name, at);
  Facts facts;
  facts.set("property.owner", owner, at);
  if (const Policy* policy = desk.policies->landlord_policy(facts, at)) {
    what.policy = policy->id;
    what.policy_hash = policy->version;
  }
  Growing growing(stream, at);
  growing.take(must(open_case(what, report, lead, at)));
  const std::size_t wanted = wanted_entries(i, dice);
  grow(growing, dice, lead, at, wanted);
  if (growing.size() != wanted) throw std::logic_error("a case has more entries than it should");
  must(tx.append(stream, 0, growing.entries(), lead.id, at));
  app::put_index(tx, app::index_case(desk, growing.get(), desk.now()));
  (i == 0 ? made.busiest : wanted == entries_of_measured ? made.forty : made.ordinary).push_back(what.reference);
  if (i % 97 == 5) made.words.push_back(name);
}

void write_lines(const std::filesystem::path& file, const std::vector<std::string>& lines) {
  std::ofstream out(file);
  for (const std::string& line : lines) out << line << '\n';
  if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

void make_cases(app::Desk& desk, const std::filesystem::path& out, int cases) {
  const Team team = add_team(desk);
  const Instant end = desk.now();
  const Duration apart{elapsed_days(400).micros / cases};
  Made made;
  for (int from = 0; from < cases; from += cases_an_act) {
    Made some;
    must(desk.store.write([&](store::Tx& tx) -> Result<void> {
      some = {};
      for (int i = from; i < std::min(cases, from + cases_an_act); ++i)
        make_case(desk, tx, team, desk.landlord.default_owner, i, Instant{end.micros - apart.micros * (cases - i)}, some);
      return {};
    }));
    for (const auto& [to, with] : {std::pair{&made.busiest, &some.busiest}, {&made.forty, &some.forty}, {&made.ordinary, &some.ordinary}, {&made.words, &some.words}})
      to->insert(to->end(), with->begin(), with->end());
    if (from % 10'000 == 0) std::cerr << "  " << from << " of " << cases << " cases\r";
  }
  write_lines(out / "busiest", made.busiest);
  write_lines(out / "forty", made.forty);
  write_lines(out / "ordinary", made.ordinary);
  write_lines(out / "words", made.words);
}

void make_sessions(app::Desk& desk, const std::filesystem::path& out, std::size_t tokens) {
  const Instant now = desk.now();
  const auto begin = [&](const char* user) {
    const auto who = app::find_staff(desk, user);
    if (!who) throw std::runtime_error("no such user");
    const std::string token = security::make_token(), secret = security::make_token();
    must(desk.store.write([&](store::Tx& tx) -> Result<void> {
      store::put_session(tx, token, {*who, now, now, now + hours(12), now + hours(12), secret});
      return {};
    }));
    write_lines(out / (std::string(user) + ".cookie"), {std::string(web::session_cookie) + "=" + token});
    return secret;
  };
  begin("officer");
  const std::string secret = begin("manager");
  std::vector<std::string> made;
  made.reserve(tokens);
  for (std::size_t i = 0; i < tokens; ++i) made.push_back(web::make_form_token(desk.store, secret));
  write_lines(out / "tokens", made);
}

int run(const std::string& config_file, const std::filesystem::path& out, int cases, std::size_t tokens) {
  auto config = must(cli::read_config(config_file, {}));
  const auto opened = must(cli::open_installation(config, cli::Warm::nothing, true));
  if (!std::filesystem::exists(out / "made")) {
    make_cases(*opened.desk, out, cases);
    write_lines(out / "made", {std::to_string(cases)});
  }
  make_sessions(*opened.desk, out, tokens);
  return 0;
}

}  // namespace
}  // namespace rowan::bench

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "rowan_bench_data CONFIG OUT CASES TOKENS\n";
    return 2;
  }
  try {
    return rowan::bench::run(argv[1], argv[2], std::stoi(argv[3]), std::stoul(argv[4]));
  } catch (const std::exception& error) {
    std::cerr << "rowan_bench_data: " << error.what() << '\n';
    return 1;
  }
}
