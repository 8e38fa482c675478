#include "app/demo/demo_organisation.h"

#include "app/accounts.h"
#include "app/organisation/organisation.h"
#include "app/organisation/supervision.h"
#include "security/token.h"

namespace rowan::demo {
namespace {

std::string token() { return security::make_token(16); }

class Organisation {
 public:
  explicit Organisation(app::Desk& desk) : desk_(desk), today_(civil(desk.now()).date) {}

  Result<void> make(std::string_view agencies) {
    manager_ = person("manager");
    second_ = person("manager2");
    if (!manager_ || !second_) return {};
    if (!agencies.empty())
      if (auto made = app::import_agencies(desk_, {}, agencies); !made) return made.refusal();
    for (const auto step :
         {&Organisation::duties, &Organisation::training, &Organisation::documents, &Organisation::one_to_one, &Organisation::cases})
      if (auto done = (this->*step)(); !done) return done;
    return {};
  }

 private:
  [[nodiscard]] std::shared_ptr<const app::Colleague> person(const char* user_name) {
    const auto id = app::find_staff(desk_, user_name);
    return id ? desk_.staff.find(*id) : nullptr;
  }
  const Actor& manager() const { return manager_->actor; }

  Result<void> duty(std::string title, std::string clause, StaffId owner, int months, int due_in_days, int done_days_ago = 0,
                    std::string evidence = {}) {
    organisation::DutySet what;
    what.title = std::move(title);
    what.clause = std::move(clause);
    what.owner = owner;
    what.months = months;
    what.first_due = add_days(today_, due_in_days);
    if (auto made = app::set_organisation_duty(desk_, manager(), what, token()); !made || evidence.empty()) return made;
    const auto view = app::organisation_duties(desk_, manager());
    if (!view) return view.refusal();
    return app::organisation_duty_done(
        desk_, manager(), {view->known.duties.back().what.id, add_days(today_, -done_days_ago), std::move(evidence), "HS-" + std::to_string(months)},
        token());
  }
  Result<void> duties() {
    if (auto made = duty("Talk about signs of abuse in every team meeting", "NHG-12", manager().id, 3, -6); !made) return made;
    if (auto made = duty("Look through who may see which case", "CX-5.2", second_->actor.id, 6, 12); !made) return made;
    if (auto made =
            duty("Posters and leaflets in every office", "NHG-12", manager().id, 12, -90, 60, "New posters with the helplines in both offices");
        !made)
      return made;
    return duty("Make sure of every number in the directory of agencies", "NHG-27", second_->actor.id, 12, 200);
  }

  Result<void> training() {
    std::vector<std::string> courses;
    for (const TrainingRule& rule : organisation::training_rules(desk_.policies.get(), desk_.now())) courses.push_back(rule.course);
    if (courses.empty()) courses.emplace_back("Domestic abuse awareness");
    int n = 0;
    for (const auto& colleague : desk_.staff.all()) {
      if (!may(colleague->actor, Permission::work_cases)) continue;
      ++n;
      if (n % 4 == 0) continue;  // somebody has never done it
      const Actor& by = colleague->actor.id == manager().id ? second_->actor : manager();
      const organisation::TrainingDone done{colleague->actor.id, courses[static_cast<std::size_t>(n) % courses.size()],
                                            add_days(today_, -(40 + 110 * n)), "Attended"};
      if (auto made = app::record_training(desk_, by, done, token()); !made) return made;
    }
    return {};
  }

  Result<void> documents() {
    const auto view = app::documents(desk_, manager());
    if (!view) return view.refusal();
    int n = 0;
    for (const organisation::DocumentLine& line : view->lines) {
      if (n++ % 3 == 2) continue;  // where some lie nobody has written down
      const organisation::DocumentNoted noted{line.policy, line.id, "https://intranet.example/policies/" + line.id, "2025",
                                              add_days(today_, n % 4 == 1 ? -20 : 300)};
      if (auto made = app::note_document(desk_, manager(), noted, token()); !made) return made;
    }
    for (const organisation::DocumentLine& line : view->lines)
      for (const organisation::AliasLine& alias : line.aliases)
        if (alias.state == organisation::AliasState::unresolved)
          return app::settle_alias(desk_, manager(),
                                   {line.policy, line.id, alias.name, true, "The procedure was renamed, and one of its copies kept the old name"},
                                   token());
    return {};
  }

  Result<void> one_to_one() {
    const auto sheets = app::supervision(desk_, manager());
    if (!sheets) return sheets.refusal();
    if (sheets->empty()) return {};
    const app::Sheet& sheet = sheets->front();
    std::vector<app::Discussed> said;
    for (const app::SheetCase& c : sheet.cases) {
      if (said.size() == 3 || civil(c.opened_at).date == today_) break;
      said.push_back(
          {c.reference, said.size() % 2 ? "Go on as planned. Look again in two weeks." : "Visit together, with the support worker if they agree."});
    }
    if (said.empty()) return {};
    return app::hold_one_to_one(desk_, manager(), sheet.officer, today_, said, token());
  }

  // A talk with the police on one case, and a forced marriage feared on another.
  Result<void> cases() {
    const auto sheets = app::supervision(desk_, manager());
    if (!sheets || sheets->empty()) return {};
    const auto& list = sheets->back().cases;
    LiaisonRecorded talk;
    talk.name = "The local force, public protection desk";
    talk.worker = "Desk sergeant, reference 2214";
    talk.text = "Asked what a warning marker on an address does and who sees it. Nothing was said about anybody.";
    const auto write = [&](const std::string& reference, const char* act, const app::Decide& decide) -> Result<void> {
      const auto done = app::act_on_case(desk_, manager(), reference, act, decide, {token(), {}, {}, {}, {}});
      return done ? Result<void>{} : Result<void>{done.refusal()};
    };
    if (auto done = write(list.front().reference, "liaison.recorded", [&](const Seen& seen) { return record_liaison(seen, talk, seen.now()); });
        !done)
      return done;
    if (list.size() < 2) return {};
    return write(list[1].reference, "special.asked", [&](const Seen& seen) {
      return ask_special(seen, {Answer::yes, Answer::unknown, Answer::no, Answer::not_asked,
                                "Speaks of being watched by two uncles. A journey abroad is planned in the summer."});
    });
  }

  app::Desk& desk_;
  Date today_;
  std::shared_ptr<const app::Colleague> manager_, second_;
};

}  // namespace

Result<void> make_demo_organisation(app::Desk& desk, std::string_view agencies_csv) { return Organisation(desk).make(agencies_csv); }

}  // namespace rowan::demo
