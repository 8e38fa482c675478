#include "domain/safe_contact.h"

#include <algorithm>

#include "base/text.h"

namespace rowan {
namespace {

Refusal refused(std::string id, std::string text, std::string field = "channel") { return Refusal::one(Because::refused, std::move(id), std::move(text), std::move(field)); }

bool within(int minute, int from, int until) { return from <= until ? minute >= from && minute < until : minute >= from || minute < until; }

std::string days_words(const std::vector<Weekday>& days) {
  if (days.empty() || days.size() == 7) return "any day";
  std::vector<int> sorted;
  for (const Weekday day : days) sorted.push_back(static_cast<int>(day));
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  const auto word = [](int day) { return std::string(weekday_name(static_cast<Weekday>(day))); };
  if (sorted.size() > 2 && sorted.back() - sorted.front() == static_cast<int>(sorted.size()) - 1) return word(sorted.front()) + " to " + word(sorted.back());
  std::string out;
  for (std::size_t i = 0; i < sorted.size(); ++i) out += (i == 0 ? "" : i + 1 == sorted.size() ? " and " : ", ") + word(sorted[i]);
  return out;
}

// Every word of the shorter name is in the longer: "Craig" and "Craig Marsh (husband)".
bool same_person(std::string_view a, std::string_view b) {
  const std::vector<std::string> x = fold_words(a), y = fold_words(b);
  const auto& few = x.size() <= y.size() ? x : y;
  const auto& many = x.size() <= y.size() ? y : x;
  return !few.empty() && std::all_of(few.begin(), few.end(), [&](const std::string& word) { return std::find(many.begin(), many.end(), word) != many.end(); });
}

bool has_digit(const std::string& word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}
// The last whole postcode among folded words, written with a space or without; "" where there is none.
std::string postcode_of(const std::vector<std::string>& words) {
  for (std::size_t i = words.size(); i-- > 0;) {
    if (i > 0 && words[i].size() == 3 && is_postcode(words[i - 1] + words[i])) return words[i - 1] + words[i];
    if (is_postcode(words[i])) return words[i];
  }
  return {};
}
// The first word with a digit that is no part of the postcode: "4", "12a".
std::string door_of(const std::vector<std::string>& words, std::string_view postcode) {
  const auto door = std::find_if(words.begin(), words.end(),
                                 [&](const std::string& w) { return has_digit(w) && postcode.find(w) == std::string_view::npos; });
  if (door != words.end()) return *door;
  // "1 Ash Row, ZZ1 1AA": the door is a part of the postcode too, and stands before its words.
  const bool first = !words.empty() && has_digit(words.front()) && words.front().size() < 3;
  return first ? words.front() : std::string{};
}

std::string minute_words(int minute) { return clock_words(minute / 60 % 24, minute % 60); }

std::string lower_first(std::string_view label) {
  std::string text(label);
  text[0] = static_cast<char>(text[0] | 0x20);
  return text;
}

}  // namespace

const Channel* SafeContact::find(std::int64_t id) const {
  const auto found = std::find_if(channels.begin(), channels.end(), [&](const Channel& c) { return c.id == id; });
  return found == channels.end() ? nullptr : &*found;
}
bool SafeContact::known() const {
  return do_not_contact || std::any_of(channels.begin(), channels.end(), [&](const Channel& c) { return stands(c) && c.person.empty(); });
}
bool SafeContact::stands(const Channel& channel) const {
  return channel.safety == ChannelSafety::approved && (!channel.despite_joint_tenant.empty() || !reaches_joint_tenant(channel, *this));
}
std::optional<Date> SafeContact::check_by() const {
  std::optional<Date> earliest;
  for (const Channel& c : channels)
    if (stands(c) && c.check_by && (!earliest || *c.check_by < *earliest)) earliest = c.check_by;
  return earliest;
}

bool reaches_who_must_not_know(const Channel& channel, const std::vector<MustNotKnow>& people) {
  return std::any_of(people.begin(), people.end(), [&](const MustNotKnow& m) {
    return same_person(m.name, channel.person) || (channel.kind == ChannelKind::trusted_person && same_person(m.name, channel.value));
  });
}

Answer same_home(std::string_view address, std::string_view home) {
  const std::vector<std::string> said = fold_words(address), ours = fold_words(home);
  if (said.empty() || ours.empty()) return Answer::unknown;
  const std::vector<std::string> line = fold_words(home.substr(0, home.find(',')));
  if (std::search(said.begin(), said.end(), line.begin(), line.end()) != said.end()) return Answer::yes;
  const auto postcode = postcode_of(said), our_postcode = postcode_of(ours);
  if (postcode.empty()) {
    // "c/o 12 Mill Street" is elsewhere; "at home", "her flat" say nothing.
    const bool number = std::any_of(said.begin(), said.end(), has_digit);
    return number && !our_postcode.empty() ? Answer::no : Answer::unknown;
  }
  if (our_postcode.empty()) return Answer::unknown;
  if (postcode != our_postcode) return Answer::no;
  // One postcode is a handful of doors: another number is another door.
  const std::string number = door_of(said, postcode), our_number = door_of(ours, postcode);
  return number.empty() || our_number.empty() ? Answer::unknown : number == our_number ? Answer::yes : Answer::no;
}

bool reaches_joint_tenant(const Channel& channel, const SafeContact& contact) {
  if (contact.shared_tenancy == SharedTenancy::no) return false;
  if (channel.kind == ChannelKind::portal) return channel.person.empty();
  return channel.kind == ChannelKind::letter && same_home(channel.value, contact.shared_home) != Answer::no;
}

std::string when_words(const Channel& c) {
  const bool all_day = c.from_minute == 0 && c.until_minute >= 1440;
  const std::string hours = all_day ? "any time" : minute_words(c.from_minute) + " to " + minute_words(c.until_minute);
  if (c.days.empty() || c.days.size() == 7) return hours;
  return hours + ", " + days_words(c.days);
}

// Where honour or a forced marriage is at stake, a message goes through nobody of the family or the community; not said is not "no".
bool is_go_between(const Channel& channel) {
  if (channel.kind != ChannelKind::trusted_person) return false;
  const GoBetween who = channel.relation.value_or(GoBetween::not_said);
  return who == GoBetween::not_said || who == GoBetween::family || who == GoBetween::community;
}

Result<SafeChannel> safe_channel(const SafeContact& contact, std::int64_t id, Purpose purpose, Instant now) {
  const Channel* c = contact.find(id);
  if (contact.do_not_contact && (!c || c->person.empty())) return refused("contact.do-not", "They asked us not to contact them.");
  if (!c && !contact.known()) return refused("contact.not-known", "No safe way of contact is known yet. Find one out before you contact them.");
  if (!c) return refused("contact.not-known", "That way of contact is not on the safe contact record.");
  if (c->safety != ChannelSafety::approved) return refused("contact.not-safe", "That way of contact is not safe. Choose one that is approved.");
  if (reaches_who_must_not_know(*c, contact.must_not_know)) return refused("contact.must-not-know", "This would reach somebody who must not find out.");
  if (!contact.stands(*c))
    return refused("contact.joint-tenant", "The other person holds the home too, or may: what goes this way reaches them. Choose another way (NHG-26).");
  if (contact.no_go_betweens && is_go_between(*c))
    return refused("contact.go-between", "Nobody of the family or the community passes anything on here. Find a way through a professional (CX-2.3).");
  if (!c->purposes.empty() && std::find(c->purposes.begin(), c->purposes.end(), purpose) == c->purposes.end())
    return refused("contact.purpose", "They did not agree to be contacted that way about this.", "purpose");
  const CivilTime local = civil(now);
  if (c->check_by && local.date > *c->check_by)
    return refused("contact.stale", "This was to be checked again by " + long_date(*c->check_by) + ". Check that it is still safe first.");
  const int minute = local.hour * 60 + local.minute;
  // A window that runs past midnight belongs to the day it began on.
  const bool past_midnight = c->from_minute > c->until_minute && minute < c->until_minute;
  const Weekday day = weekday_of(past_midnight ? add_days(local.date, -1) : local.date);
  if (!c->days.empty() && std::find(c->days.begin(), c->days.end(), day) == c->days.end())
    return refused("contact.day", "It is not safe to use this today. Safe: " + when_words(*c) + ".");
  if (!within(minute, c->from_minute, c->until_minute)) return refused("contact.hours", "It is not safe to use this now. Safe: " + when_words(*c) + ".");
  return SafeChannel(*c, purpose, now, {});
}

Result<SafeChannel> override_to_save_life(const SafeContact&, const Channel& channel, Purpose purpose, Instant now, const std::string& reason) {
  if (trim(reason).size() < 10) return Refusal::one(Because::invalid, "contact.override-reason", "Say why this has to be done to save life", "override_reason");
  return SafeChannel(channel, purpose, now, reason);
}

std::string in_short(const SafeContact& contact) {
  if (contact.do_not_contact) return "Do not contact";
  std::vector<const Channel*> safe;
  for (const Channel& c : contact.channels) if (contact.stands(c) && c.person.empty()) safe.push_back(&c);
  if (safe.empty()) return "Not known yet";
  const std::string when = when_words(*safe.front());
  const bool same_hours = std::all_of(safe.begin(), safe.end(), [&](const Channel* c) { return when_words(*c) == when; });
  std::string out(label_of(safe.front()->kind));
  if (!same_hours) out += ", " + when;
  for (std::size_t i = 1; i < safe.size(); ++i) {
    // Each way keeps its own hours: a call that is safe at 6pm must not read as safe at 10am.
    if (!same_hours) out += "; " + lower_first(label_of(safe[i]->kind)) + ", " + when_words(*safe[i]);
    else out += (i + 1 == safe.size() ? " or " : ", ") + lower_first(label_of(safe[i]->kind));
  }
  if (safe.size() == 1) out += " only";
  return same_hours ? out + ", " + when : out;
}

}  // namespace rowan
