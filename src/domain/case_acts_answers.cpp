// Acts that write down what was asked and answered: danger, household, perpetrator, definition, wishes, safe contact (NHG-21 to 27).
#include <algorithm>

#include "domain/case_acts.h"
#include "domain/case_acts_checks.h"

namespace rowan {
namespace {

// A way that a joint tenant who harms reaches too: another way, or a manager who says why this one all the same (NHG-26).
void check_joint_tenant(const Seen& seen, Channel& channel, const Channel* old, Faults& faults) {
  const SafeContact& contact = seen.get().contact;
  const bool reaches = channel.safety == ChannelSafety::approved && reaches_joint_tenant(channel, contact);
  const bool allowed_before = old && !old->despite_joint_tenant.empty() && old->kind == channel.kind && old->value == channel.value;
  if (!reaches) channel.despite_joint_tenant.clear();
  else if (allowed_before && blank(channel.despite_joint_tenant)) channel.despite_joint_tenant = old->despite_joint_tenant;
  else if (!may_run(seen) || !may(seen.by(), Permission::allocate) || blank(channel.despite_joint_tenant)) {
    const bool known = contact.shared_tenancy == SharedTenancy::yes;
    const std::string who =
        known ? "The other person holds the home too" : "The tenancy is joint, and nobody has said that the other person is not its other tenant";
    const std::string what = channel.kind == ChannelKind::portal ? "they may see what the tenants’ portal shows"
                             : contact.shared_home.empty()      ? "this may be the home they share, whose address is not on record"
                                                                : "this is, or may be, the home they share";
    faults.add("contact.joint-tenant",
               who + ": " + what + ". Choose another way" + (channel.kind == ChannelKind::letter ? ", or a whole address with its postcode" : "") +
                   ". Only a manager may allow it, with a reason (NHG-26)",
               may(seen.by(), Permission::allocate) ? "despite_joint_tenant" : "value");
  }
  faults.at_most(channel.despite_joint_tenant, longest_text, "despite_joint_tenant");
}

// A question left out this time keeps its answer.
void keep_answers(PerpetratorAsked& asked, const PerpetratorAsked& known) {
  if (asked.relationship.empty()) asked.relationship = known.relationship;
  if (asked.age_band == AgeBand::unknown) asked.age_band = known.age_band;
  if (asked.lives_there == Answer::not_asked) asked.lives_there = known.lives_there;
  if (asked.joint_tenant == Answer::not_asked) asked.joint_tenant = known.joint_tenant;
  if (asked.works_for_us == Answer::not_asked) asked.works_for_us = known.works_for_us;
}

}  // namespace

Result<NewEntries> ask_danger(const Seen& seen, DangerAsked asked) {
  Faults faults;
  if (asked.answer == Answer::not_asked && blank(asked.text)) faults.add("danger.not-asked", "Say why it was not asked", "text");
  faults.at_most(asked.text, longest_text, "text");
  if (faults.any()) return faults.take();
  return one(asked, seen.now());
}

Result<NewEntries> ask_household(const Seen& seen, HouseholdAsked asked) {
  // What was answered once does not become "not asked" because one half was asked again (NHG-22).
  const HouseholdAsked& known = seen.get().household;
  if (asked.children == Answer::not_asked) asked.children = known.children;
  if (asked.adults_at_risk == Answer::not_asked) asked.adults_at_risk = known.adults_at_risk;
  Faults faults;
  faults.at_most(asked.members, longest_text, "members");
  if (faults.any()) return faults.take();
  return one(asked, seen.now());
}

Result<NewEntries> ask_perpetrator(const Seen& seen, PerpetratorAsked asked) {
  Faults faults;
  if (asked.given == NameGiven::named) faults.need(asked.name, "Enter the name, or choose another answer", "name");
  else {  // declined is an answer, and it is kept without a name
    asked.name.clear();
    asked.person = {};
  }
  faults.at_most(asked.name, longest_line, "name");
  faults.at_most(asked.text, longest_text, "text");
  if (faults.any()) return faults.take();
  keep_answers(asked, seen.get().perpetrator);
  NewEntries out = one(asked, seen.now());
  // Staff linked: restricted from this moment, and the manager who wrote it down stays on the list (NHG-14). Others on it hold
  // access of their own; an hour of urgent access stays an hour.
  const Case& c = seen.get();
  if (asked.works_for_us == Answer::yes && !c.restricted && seen.right() == Right::manager)
    out.push_back(new_entry(AccessGranted{seen.by().id, "Was working on the case when it was restricted", seen.now(), {}, false}, seen.now()));
  return out;
}

Result<NewEntries> classify(const Seen& seen, Classified classified) {
  Faults faults;
  // Under 16: the definition does not settle it, and "no" would end the service. Children's services decide (NHG-5).
  const Case& c = seen.get();
  const bool child = c.opened.age_band == AgeBand::under_16 || c.perpetrator.age_band == AgeBand::under_16;
  const bool decided = std::any_of(c.lines.begin(), c.lines.end(), [](const CaseLine& line) {
    const auto* record = std::get_if<RecordMade>(&line.event);
    return record && record->what == "child-safeguarding" && !record->turn;  // set aside is not decided
  });
  if (child && !decided && classified.statutory == Answer::no)
    faults.add("definition.child", "Someone involved is under 16. Record the child safeguarding decision first: this does not end the service", "statutory");
  if (classified.statutory == Answer::no && blank(classified.reason)) faults.add("form.needed", "Say why", "reason");
  faults.at_most(classified.other, longest_line, "other");
  faults.at_most(classified.reason, longest_text, "reason");
  if (faults.any()) return faults.take();
  return one(classified, seen.now());
}

Result<NewEntries> record_wishes(const Seen& seen, WishesRecorded wishes) {
  Faults faults;
  faults.need(wishes.text, "Write what they want, in their words", "text");
  faults.at_most(wishes.text, longest_text, "text");
  if (faults.any()) return faults.take();
  return one(wishes, seen.now());
}

Result<NewEntries> set_safe_contact(const Seen& seen, Channel channel, const std::string& reason) {
  Faults faults;
  const Case& c = seen.get();
  const Channel* old = c.contact.find(channel.id);
  const bool in_place = channel.kind == ChannelKind::visit || channel.kind == ChannelKind::portal;
  if (channel.id != 0 && !old) return Refusal::one(Because::not_found, "contact.none", "There is no such way of contact.");
  if (old && old->person != channel.person) faults.add("contact.person", "This way of contact is another person’s. Add a new one", "person");
  faults.at_most(channel.person, longest_line, "person");
  check_joint_tenant(seen, channel, old, faults);
  if (channel.safety == ChannelSafety::approved) {
    if (reaches_who_must_not_know(channel, c.contact.must_not_know))
      faults.add("contact.must-not-know", "This would reach somebody who must not find out", "value");
    if (c.contact.no_go_betweens && is_go_between(channel))
      faults.add("contact.go-between", "Nobody of the family or the community may pass anything on here. Choose a professional, or a friend from outside", "relation");
    if (!in_place) faults.need(channel.value, "Enter the number, address or name", "value");
    faults.need(channel.approved_by, "Say who told us that this is safe", "approved_by");
    if (!channel.check_by) faults.add("contact.check-by", "Enter a date to check this again", "check_by");
    else if (*channel.check_by <= civil(seen.now()).date) faults.add("contact.check-by", "The date to check again must be in the future", "check_by");
    else if (days_between(civil(seen.now()).date, *channel.check_by) > 366) faults.add("contact.check-by", "Check again within a year", "check_by");
  }
  if (channel.from_minute < 0 || channel.from_minute > 1440 || channel.until_minute < 0 || channel.until_minute > 1440 || channel.from_minute == channel.until_minute)
    faults.add("contact.hours", "Enter the hours as two different times", "from");
  if (channel.id != 0) faults.need(reason, "Say why this is changing", "reason");
  for (const std::string* text : {&channel.value, &channel.code_word, &channel.say, &channel.who_else, &channel.approved_by}) faults.at_most(*text, longest_line, "value");
  if (faults.any()) return faults.take();
  return one(SafeContactSet{std::move(channel), reason}, seen.now());
}

Result<NewEntries> set_do_not_contact(const Seen& seen, bool on, const std::string& reason) {
  if (blank(reason)) return Refusal::one(Because::invalid, "form.needed", "Say who asked for this, and when", "reason");
  return one(DoNotContactSet{on, reason}, seen.now());
}

Result<NewEntries> set_must_not_know(const Seen& seen, std::vector<MustNotKnow> people) {
  std::erase_if(people, [](const MustNotKnow& m) { return blank(m.name); });
  Faults faults;
  for (const MustNotKnow& m : people) {
    faults.at_most(m.name, longest_line, "name");
    faults.at_most(m.why, longest_line, "why");
    faults.at_most(m.if_they_call, longest_line, "if_they_call");
  }
  if (faults.any()) return faults.take();
  return one(MustNotKnowSet{std::move(people)}, seen.now());
}

}  // namespace rowan
