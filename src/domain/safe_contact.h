#pragma once
// Safe contact: one record per person and channel, and the gate that every contact passes (NHG-25, SG-1).
// A SafeChannel can only be made here. What sends, prints or records a contact asks for one.
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "domain/answers.h"

namespace rowan {

inline constexpr std::string_view weekday_codes[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
constexpr std::span<const std::string_view> names_of(Weekday) { return weekday_codes; }

enum class ChannelSafety { approved, not_safe };
inline constexpr std::string_view channel_safety_names[] = {"approved", "not_safe"};
constexpr std::span<const std::string_view> names_of(ChannelSafety) { return channel_safety_names; }

// What a contact is for. An approval covers the purposes it names.
enum class Purpose { safety, case_work, appointment, signposting, general };
inline constexpr std::string_view purpose_names[] = {"safety", "case_work", "appointment", "signposting", "general"};
constexpr std::span<const std::string_view> names_of(Purpose) { return purpose_names; }
inline constexpr std::string_view purpose_labels[] = {"Their safety", "Their case", "Arranging a meeting", "Telling them about support", "Ordinary housing matters"};
constexpr std::string_view label_of(Purpose p) { return purpose_labels[static_cast<std::size_t>(p)]; }

// Who passes a message on. Where honour or a forced marriage is at stake, nobody of the family or the community may (CX-2.3).
enum class GoBetween { not_said, professional, friend_of_theirs, family, community };
inline constexpr std::string_view go_between_names[] = {"not_said", "professional", "friend", "family", "community"};
constexpr std::span<const std::string_view> names_of(GoBetween) { return go_between_names; }
inline constexpr std::string_view go_between_labels[] = {"Not said", "A professional", "A friend from outside the family and community", "Somebody of the family", "Somebody of their community"};
constexpr std::string_view label_of(GoBetween g) { return go_between_labels[static_cast<std::size_t>(g)]; }

// Who put one language into another.
enum class Interpreter { none, professional, family_or_community };
inline constexpr std::string_view interpreter_names[] = {"none", "professional", "family_or_community"};
constexpr std::span<const std::string_view> names_of(Interpreter) { return interpreter_names; }
inline constexpr std::string_view interpreter_labels[] = {"Nobody", "A professional interpreter", "Somebody of the family or the community"};
constexpr std::string_view label_of(Interpreter i) { return interpreter_labels[static_cast<std::size_t>(i)]; }

// Who the record is about: the survivor, or a witness or child with a safe way of their own (NHG-7).
struct Channel {
  std::int64_t id = 0;  // within the case: the seq of the entry that made it
  std::string person;   // empty = the survivor; else the name of the other person it reaches
  ChannelKind kind = ChannelKind::text;
  ChannelSafety safety = ChannelSafety::not_safe;
  std::string value;            // number, address, place, or who the trusted person is
  std::vector<Purpose> purposes;  // empty = any purpose of the case
  std::vector<Weekday> days;    // empty = any day
  int from_minute = 0;          // of the day, local time
  int until_minute = 1440;      // exclusive; smaller than from_minute runs past midnight
  bool voicemail = false;       // may a voicemail be left
  std::string code_word;
  std::string say;              // what to say, or who to say is calling
  std::string who_else;         // who else has the device or opens the letter box
  std::string approved_by;      // in whose words: the survivor, a support worker
  std::optional<Date> check_by; // check again by this date
  std::optional<GoBetween> relation;  // of a trusted person; nothing: not said
  bool names_us = false;        // what goes this way may show the landlord's name and number (CX-0.8); else it says nothing of who sent it
  // A way that a joint tenant who harms reaches too, allowed all the same: a manager's reason (NHG-26). Empty: not allowed.
  std::string despite_joint_tenant;

  template <class F> void fields(F& f) {
    f("id", id); f("person", person); f("kind", kind); f("safety", safety); f("value", value); f("purposes", purposes); f("days", days);
    f("from", from_minute); f("until", until_minute); f("voicemail", voicemail); f("code_word", code_word); f("say", say);
    f("who_else", who_else); f("approved_by", approved_by); f("check_by", check_by); f("relation", relation); f("names_us", names_us);
    f("despite_joint_tenant", despite_joint_tenant);
  }
};

// Whether the person who harms holds the home with the survivor: then they have the tenants' portal and the letter box too (NHG-26).
// may_be: the tenancy is joint, and nobody has said that they are not its other tenant.
enum class SharedTenancy { no, may_be, yes };

// Somebody who must not find out, and how to speak to them if they get in touch.
struct MustNotKnow {
  std::string name;
  std::string why;
  std::string if_they_call;
  template <class F> void fields(F& f) { f("name", name); f("why", why); f("if_they_call", if_they_call); }
};

struct SafeContact {
  std::vector<Channel> channels;  // as they stand now; history is in the record
  std::vector<MustNotKnow> must_not_know;
  bool do_not_contact = false;    // "do not contact me" is a real answer
  SharedTenancy shared_tenancy = SharedTenancy::no;
  std::string shared_home;        // its address, where it is known
  bool no_go_betweens = false;    // honour or forced marriage: nobody of the family or community passes anything on or interprets (CX-2.3)

  [[nodiscard]] const Channel* find(std::int64_t id) const;
  [[nodiscard]] bool known() const;  // at least one approved way that is still open, or an explicit "do not contact"
  // Approved, and not reached by a joint tenant who harms. What stands on one day, an hour or a purpose is safe_channel's to say.
  [[nodiscard]] bool stands(const Channel& channel) const;
  // The earliest date by which something must be asked again; absent when nothing is due.
  [[nodiscard]] std::optional<Date> check_by() const;
};

// Proof that a person approved this channel, for this purpose, at this time; or that somebody overrode the refusal to save life.
class SafeChannel {
 public:
  [[nodiscard]] const Channel& channel() const { return channel_; }
  [[nodiscard]] Purpose purpose() const { return purpose_; }
  [[nodiscard]] Instant at() const { return at_; }
  [[nodiscard]] const std::string& override_reason() const { return override_reason_; }

 private:
  friend Result<SafeChannel> safe_channel(const SafeContact&, std::int64_t, Purpose, Instant);
  friend Result<SafeChannel> override_to_save_life(const SafeContact&, const Channel&, Purpose, Instant, const std::string&);
  SafeChannel(Channel channel, Purpose purpose, Instant at, std::string reason)
      : channel_(std::move(channel)), purpose_(purpose), at_(at), override_reason_(std::move(reason)) {}
  Channel channel_;
  Purpose purpose_;
  Instant at_;
  std::string override_reason_;
};

// The gate. Refusals: contact.not-known, contact.do-not, contact.not-safe, contact.purpose, contact.day, contact.hours, contact.stale,
// contact.must-not-know, contact.go-between, contact.joint-tenant. "Do not contact me" is the survivor's word about themselves: a witness has a record of their own (NHG-7).
[[nodiscard]] Result<SafeChannel> safe_channel(const SafeContact& contact, std::int64_t channel, Purpose purpose, Instant now);

// To save life only: needs a reason, and whoever calls this shows it to the manager at once. The channel may be one nobody recorded.
[[nodiscard]] Result<SafeChannel> override_to_save_life(const SafeContact& contact, const Channel& channel, Purpose purpose, Instant now, const std::string& reason);

// One line for lists and the case bar: "Text only, 10am to 2pm, Monday to Thursday" or "Not known yet".
[[nodiscard]] std::string in_short(const SafeContact& contact);
// Whether somebody of the family or the community would carry the message, or it is not said that they are not (CX-2.3).
[[nodiscard]] bool is_go_between(const Channel& channel);
[[nodiscard]] std::string when_words(const Channel& channel);

// Whether a joint tenant who harms, or may, would have what goes this way: the survivor's tenants' portal, and letters to the home that
// they share or to an address that cannot be told from it. Whatever a manager has allowed is not looked at here (NHG-26).
[[nodiscard]] bool reaches_joint_tenant(const Channel& channel, const SafeContact& contact);
// Whether an address typed by hand is that of a home; unknown where one of them is missing or the words do not tell.
[[nodiscard]] Answer same_home(std::string_view address, std::string_view home);

// Whether what goes this way ends with somebody who must not find out: it reaches them, or they are the trusted person.
[[nodiscard]] bool reaches_who_must_not_know(const Channel& channel, const std::vector<MustNotKnow>& people);

}  // namespace rowan
