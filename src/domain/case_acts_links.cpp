#include "domain/case_acts_links.h"

#include <algorithm>

#include "domain/case_acts_checks.h"

namespace rowan {
namespace {

Result<void> open_for_work(const Seen& seen) {
  if (seen.get().closed) return refused("case.closed", "This case is closed. Reopen it first.");
  return {};
}

constexpr std::size_t most_learned_names = 10;

const Actor* find(std::span<const Actor> staff, StaffId id) {
  const auto found = std::find_if(staff.begin(), staff.end(), [&](const Actor& a) { return a.id == id; });
  return found == staff.end() ? nullptr : &*found;
}

// Whoever holds the case or is left on its list when the line is kept out.
bool out_of(const Actor* who, StaffId linked, TeamId team) { return who && who->id != linked && !in_line_of(*who, team); }

}  // namespace

bool in_line_of(const Actor& colleague, TeamId team) {
  if (!team || colleague.team != team) return false;
  return colleague.manages_team || !may(colleague, Permission::restricted);
}

bool in_line(const Case& c, const Actor& who) {
  return std::any_of(c.staff_links.begin(), c.staff_links.end(),
                     [&](const StaffLinked& link) { return (link.who && link.who == who.id) || in_line_of(who, link.team); });
}

bool concerns_staff(const Case& c) {
  const auto further = [](const FurtherPerpetrator& who) { return who.works_for_us == Answer::yes; };
  return c.opened.restricted || !c.staff_links.empty() || c.perpetrator.works_for_us == Answer::yes ||
         std::any_of(c.further_perpetrators.begin(), c.further_perpetrators.end(), further);
}

Result<NewEntries> link_staff(const Seen& seen, const StaffLinkInput& input, std::span<const Actor> staff) {
  const Case& c = seen.get();
  if (!may_run(seen)) return refused("access.urgent", "Urgent access does not let you change who can see the case.");
  if (input.who && input.who == seen.by().id)
    return refused("staff-link.self", "Ask the domestic abuse lead to write down that the case concerns you.", "who");
  const Actor* linked = find(staff, input.who);
  if (input.who && !linked) return Refusal::one(Because::invalid, "form.choice", "Choose the colleague", "who");
  Faults faults;
  faults.need(input.text, "Say how you know", "text");
  faults.at_most(input.text, longest_text, "text");
  if (std::any_of(c.staff_links.begin(), c.staff_links.end(), [&](const StaffLinked& link) { return link.who == input.who && link.as == input.as; }))
    faults.add("staff-link.same", "This is written down already", "who");
  const TeamId team = linked ? linked->team : TeamId{};
  // A case always has somebody, and it is somebody outside the line (SG-26, SG-33).
  const bool lead_stays = out_of(find(staff, c.lead), input.who, team);
  const bool actor_stays = out_of(&seen.by(), input.who, team);
  const Actor* owner = find(staff, input.owner);
  const bool owner_fits = out_of(owner, input.who, team) && may(*owner, Permission::work_cases) && !c.barred(owner->id) && !in_line(c, *owner);
  if (input.owner && !owner_fits) faults.add("staff-link.owner", "Choose somebody outside their team, or the domestic abuse lead", "owner");
  else if (!input.owner && !lead_stays && !(actor_stays && !c.lead))
    faults.add("staff-link.owner", "Choose who has the case from now on: its owner works in their team", "owner");
  if (faults.any()) return faults.take();

  NewEntries out = one(StaffLinked{input.who, team, input.as, input.text}, seen.now());
  if (owner && owner->id != c.lead) out.push_back(new_entry(Allocated{owner->id, "The case concerns a colleague"}, seen.now()));
  // Who wrote it down as the team's manager stays on it only by name from here on.
  if (actor_stays && seen.right() == Right::manager && !(owner && owner->id == seen.by().id))
    out.push_back(new_entry(AccessGranted{seen.by().id, "Wrote down that the case concerns a colleague", seen.now(), {}, false}, seen.now()));
  for (const Actor& colleague : staff) {
    if (c.barred(colleague.id) || (colleague.id != input.who && !in_line_of(colleague, team))) continue;
    out.push_back(
        new_entry(Barred{colleague.id, colleague.id == input.who ? "The case concerns them" : "In the line of a colleague whom the case concerns"},
                  seen.now()));
  }
  return out;
}

bool supervises(const Case& c, const Actor& supervisor, std::span<const Actor> staff, Instant now) {
  const auto can = [&](const Actor& who) {
    const Right right = right_to(c, who, now);
    return who.id != c.lead && may(who, Permission::allocate) && right != Right::none && right != Right::urgent;
  };
  if (!c.lead || !can(supervisor)) return false;
  const auto manages = [&](const Actor& who) { return who.manages_team && c.team && who.team == c.team; };
  if (manages(supervisor)) return true;
  return std::none_of(staff.begin(), staff.end(), [&](const Actor& who) { return manages(who) && can(who); });
}

Result<NewEntries> discuss(const Seen& seen, Date on, const std::string& decision, std::span<const Actor> staff) {
  if (auto open = open_for_work(seen); !open) return open.refusal();
  const Case& c = seen.get();
  if (!supervises(c, seen.by(), staff, seen.now())) return refused("supervision.role", "Somebody else discusses this case with its owner.");
  Faults faults;
  faults.need(decision, "Say what was decided, or that nothing changes", "decision");
  faults.at_most(decision, longest_text, "decision");
  const Date today = civil(seen.now()).date;
  if (today < on) faults.add("form.future", "The day of the one-to-one cannot be in the future", "on");
  if (on < civil(c.opened_at).date) faults.add("supervision.before", "The case was opened after that day", "on");
  if (faults.any()) return faults.take();
  const Instant noon = instant_of({on, 12, 0, 0});
  const Instant when = on == today ? seen.now() : noon < c.opened_at ? c.opened_at : noon;
  return one(SupervisionDiscussed{seen.by().id, c.lead, on, decision}, when);
}

Result<NewEntries> tell_agencies(const Seen& seen, const TellAgencies& input, const std::vector<GateState>& gates) {
  if (auto open = open_for_work(seen); !open) return open.refusal();
  Faults faults;
  if (input.agencies.empty()) faults.add("form.choice", "Choose at least one agency", "agencies");
  if (!input.they_started && !input.channel) faults.add("form.choice", "Choose the safe way you used", "channel");
  faults.need(input.text, "Say how you told them, and what they said", "text");
  faults.at_most(input.text, longest_text, "text");
  if (faults.any()) return faults.take();
  ContactInput contact;
  contact.purpose = Purpose::signposting;
  contact.outcome = input.they_started ? ContactOutcome::received : ContactOutcome::made;
  contact.channel = input.they_started ? 0 : input.channel;
  contact.other_kind = input.how;
  contact.happened_at = input.happened_at;
  contact.text = input.text;
  if (const Channel* channel = seen.get().contact.find(contact.channel); channel && !channel->person.empty())
    return refused("agencies.person", "This way reaches somebody else. Choose one that reaches the person themselves.", "channel");
  auto made = record_contact(seen, contact, gates);
  if (!made) return made.refusal();
  made->push_back(new_entry(AgenciesTold{input.agencies, contact.channel, input.text}, input.happened_at));
  return made;
}

Result<NewEntries> record_liaison(const Seen& seen, LiaisonRecorded liaison, Instant happened_at) {
  if (auto open = open_for_work(seen); !open) return open.refusal();
  Faults faults;
  faults.need(liaison.name, "Say which force, team or office", "name");
  faults.need(liaison.text, "Say what was said and agreed", "text");
  faults.at_most(liaison.name, longest_line, "name");
  faults.at_most(liaison.worker, longest_line, "worker");
  faults.at_most(liaison.text, longest_text, "text");
  faults.not_future(happened_at, seen.now(), "when");
  if (!liaison.shared) liaison.sharing = 0;
  const auto& lines = seen.get().lines;
  const bool in_ledger = std::any_of(lines.begin(), lines.end(),
                                     [&](const CaseLine& line) { return line.seq == liaison.sharing && std::holds_alternative<Shared>(line.event); });
  if (liaison.shared && !in_ledger)
    faults.add("liaison.sharing", "Choose the line of the sharing ledger that says what was shared. Write it there first", "sharing");
  if (faults.any()) return faults.take();
  return one(liaison, happened_at);
}

Result<NewEntries> ask_special(const Seen& seen, SpecialAsked asked) {
  Faults faults;
  if (asked.honour_based == Answer::not_asked && asked.forced_marriage == Answer::not_asked && asked.fgm == Answer::not_asked)
    faults.add("form.choice", "Answer at least one of the questions", "honour_based");
  faults.at_most(asked.text, longest_text, "text");
  if (faults.any()) return faults.take();
  // A question left out this time keeps its answer.
  const SpecialAsked& known = seen.get().special;
  for (const auto question : {&SpecialAsked::honour_based, &SpecialAsked::forced_marriage, &SpecialAsked::fgm, &SpecialAsked::under_18})
    if (asked.*question == Answer::not_asked) asked.*question = known.*question;
  return one(asked, seen.now());
}

Result<NewEntries> add_perpetrator(const Seen& seen, FurtherPerpetrator who) {
  if (auto open = open_for_work(seen); !open) return open.refusal();
  Faults faults;
  faults.need(who.name, "Enter the name, or how they are called", "name");
  faults.at_most(who.name, longest_line, "name");
  faults.at_most(who.relation, longest_line, "relation");
  faults.at_most(who.text, longest_text, "text");
  if (faults.any()) return faults.take();
  const bool restricts = who.works_for_us == Answer::yes && !seen.get().restricted;
  NewEntries out = one(who, seen.now());
  if (restricts && seen.right() == Right::manager)
    out.push_back(new_entry(AccessGranted{seen.by().id, "Was working on the case when it was restricted", seen.now(), {}, false}, seen.now()));
  return out;
}

Result<NewEntries> learn_of_person(const Seen& seen, PersonLearned what) {
  if (auto open = open_for_work(seen); !open) return open.refusal();
  const Case& c = seen.get();
  Faults faults;
  const bool there = what.who == LearnedOf::survivor ||
                     (what.who == LearnedOf::perpetrator && (!c.perpetrator.name.empty() || c.perpetrator.person)) ||
                     (what.who == LearnedOf::further && what.further >= 1 && static_cast<std::size_t>(what.further) <= c.further_perpetrators.size());
  if (!there) faults.add("form.choice", "Choose whom it is about", "who");
  for (const auto& [list, field] : {std::pair(&what.names, "names"), std::pair(&what.earlier, "earlier")}) {
    if (list->size() > most_learned_names) faults.add("learned.names", "Write " + std::to_string(most_learned_names) + " names or fewer", field);
    for (const std::string& name : *list) faults.at_most(name, longest_line, field);
  }
  faults.at_most(what.phone, longest_line, "phone");
  faults.at_most(what.address, longest_line, "address");
  faults.at_most(what.text, longest_text, "text");
  if (what.born && civil(seen.now()).date < *what.born) faults.add("form.future", "The date of birth cannot be in the future", "born");
  if (what.names.empty() && what.earlier.empty() && !what.born && blank(what.phone) && blank(what.address))
    faults.add("form.needed", "Write a name, a date of birth, a phone number or an address", "names");
  if (faults.any()) return faults.take();
  what.report = {};
  what.takes_back = 0;
  if (what.who != LearnedOf::further) what.further = 0;
  return one(what, seen.now());
}
Result<NewEntries> take_back_learned(const Seen& seen, std::int64_t seq, const std::string& reason) {
  if (auto open = open_for_work(seen); !open) return open.refusal();
  const auto& learned = seen.get().learned;
  const auto held = std::find_if(learned.begin(), learned.end(), [&](const CaseLearned& one) { return one.seq == seq; });
  Faults faults;
  if (held == learned.end()) faults.add("learned.none", "This is not there any more. Somebody may have taken it back", "seq");
  faults.need(reason, "Say why it is wrong", "reason");
  faults.at_most(reason, longest_text, "reason");
  if (faults.any()) return faults.take();
  PersonLearned back;
  back.who = held->what.who;
  back.further = held->what.further;
  back.text = reason;
  back.takes_back = seq;
  return one(back, seen.now());
}

}  // namespace rowan
