#include "letters/demo/demo_papers.h"

#include <array>

#include "app/accounts.h"
#include "app/cases.h"
#include "app/organisation/supervision.h"
#include "letters/demo/demo_picture.h"
#include "letters/documents.h"
#include "security/token.h"

namespace rowan::demo {
namespace {

class Papers {
 public:
  Papers(app::Desk& desk, letters::PdfWorker& worker) : desk_(desk), worker_(worker) {}

  Result<void> make() {
    const auto id = app::find_staff(desk_, "manager");
    if (!id) return {};
    const Actor manager = desk_.staff.find(*id)->actor;
    const auto sheets = app::supervision(desk_, manager);
    if (!sheets) return sheets.refusal();
    constexpr std::array kinds{&Papers::letter, &Papers::referral, &Papers::chronology, &Papers::own_file};
    std::size_t next = 0;
    for (const app::Sheet& sheet : *sheets)
      for (const app::SheetCase& one : sheet.cases) {
        const Actor& owner = desk_.staff.find(sheet.officer)->actor;
        if (auto done = photographs(owner, one.reference); !done) return done;
        if (next == kinds.size()) continue;
        const auto done = (this->*kinds[next])(owner, one.reference);
        if (!done && !not_on_this_case(done.refusal())) return done;
        next += done.ok();
      }
    return {};
  }

 private:
  [[nodiscard]] app::With with() { return {security::make_token(16), {}, {}, {}, {}}; }

  Result<void> photographs(const Actor& who, const std::string& reference) {
    const auto opened = app::view_case(desk_, who, reference);
    if (!opened) return opened.refusal();
    bool damage = false;
    for (const CaseLine& line : opened->get().lines)
      if (const auto* made = std::get_if<RecordMade>(&line.event)) damage = damage || made->what == "damage";
    if (!damage) return {};
    const auto kept = letters::add_photo(desk_, who, reference, demo_picture(true), "Front door, split at the lock", "Hall", {}, with());
    return kept ? Result<void>{} : Result<void>{kept.refusal()};
  }

  // Something comes first there, or nobody is named: another case has the paper.
  static bool not_on_this_case(const Refusal& refusal) {
    return refusal.first().id.starts_with("gate.") || refusal.first().id == "document.recipient";
  }

  Result<void> made(const Actor& who, const std::string& reference, const letters::DocumentInput& input) {
    const auto done = letters::make_document(desk_, worker_, who, reference, input, with());
    if (done || done.refusal().first().id.starts_with("letters.")) return {};  // no worker here: then there are no papers
    return done.refusal();
  }
  Result<void> letter(const Actor& who, const std::string& reference) {
    Channel post;
    post.kind = ChannelKind::letter;
    post.safety = ChannelSafety::approved;
    post.value = "The desk of the library, Wexcombe ZZ1 1AA";
    post.approved_by = "Herself, by phone";
    post.check_by = add_days(civil(desk_.now()).date, 30);
    const auto set = app::act_on_case(desk_, who, reference, "safe-contact.set", [&](const Seen& seen) { return set_safe_contact(seen, post, {}); }, with());
    if (!set) return set.refusal();
    letters::DocumentInput input;
    input.made.form = DocumentForm::letter;
    input.made.audience = Audience::survivor;
    input.made.other_side = Answer::no;
    for (const Channel& c : set->get().contact.channels)
      if (c.kind == ChannelKind::letter) input.made.channel = c.id;
    input.made.purpose = "To say when we can meet";
    input.subject = "Your appointment";
    input.text = "We can see you on Tuesday at eleven.";
    return made(who, reference, input);
  }
  Result<void> referral(const Actor& who, const std::string& reference) {
    letters::DocumentInput input;
    input.made.form = DocumentForm::referral;
    input.made.audience = Audience::agency;
    input.made.other_side = Answer::no;
    input.made.recipient = "A local specialist service";
    input.made.purpose = "To ask for a worker";
    input.text = "She would like somebody to talk to, in the mornings.";
    input.asked = "Ring her on Thursday, in the agreed hours.";
    input.parts = {"wishes", "household"};
    return made(who, reference, input);
  }
  Result<void> chronology(const Actor& who, const std::string& reference) {
    letters::DocumentInput input;
    input.made.form = DocumentForm::chronology;
    input.made.audience = Audience::court;
    input.made.other_side = Answer::no;
    input.made.recipient = "Northbrook Family Court";
    input.made.purpose = "The hearing next month";
    return made(who, reference, input);
  }
  // Waits until two different people have read this very version.
  Result<void> own_file(const Actor& who, const std::string& reference) {
    letters::DocumentInput input;
    input.made.form = DocumentForm::own_file;
    input.made.audience = Audience::perpetrator;
    input.made.other_side = Answer::yes;
    input.made.about = About::perpetrator;
    input.made.purpose = "He asked for what we hold on him";
    return made(who, reference, input);
  }

  app::Desk& desk_;
  letters::PdfWorker& worker_;
};

}  // namespace

Result<void> make_demo_papers(app::Desk& desk, letters::PdfWorker& worker) { return Papers(desk, worker).make(); }

}  // namespace rowan::demo
