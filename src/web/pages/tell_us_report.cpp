// From the answers of the public page to a report. Nothing is added that was not said, and nothing is made safe that was not.
#include <algorithm>

#include "web/pages/tell_us_questions.h"
#include "web/pages/tell_us_when.h"

namespace rowan::web::tell {
namespace {

constexpr std::string_view by_themselves = "Themselves, on the public page";

Answer answer_of(const std::string& value) { return value == "yes" ? Answer::yes : value == "no" ? Answer::no : value == "unknown" ? Answer::unknown : Answer::not_asked; }

rowan::Route route_of(const TellAnswers& answers) {
  switch (teller_of(answers).value_or(Teller::unsaid)) {
    case Teller::me: return rowan::Route::survivor;
    case Teller::neighbour: return rowan::Route::neighbour;
    case Teller::relative: return rowan::Route::relative;
    case Teller::professional: return one(answers, "police") == "yes" ? rowan::Route::police : rowan::Route::other_professional;
    case Teller::harm: return rowan::Route::perpetrator_self;
    case Teller::unsaid: return rowan::Route::anonymous;
  }
  return rowan::Route::anonymous;
}

// A way is approved when it was named whole: with a number, and with times that can be kept. Anything less is not safe until a
// person has read the words, which stand beside it.
Channel channel_of(ChannelKind kind, const std::string& value, const std::string& when) {
  Channel channel;
  channel.kind = kind;
  channel.value = value;
  channel.approved_by = by_themselves;
  channel.safety = value.empty() ? ChannelSafety::not_safe : ChannelSafety::approved;
  if (value.empty()) channel.approved_by += ", without saying the number or address";
  if (when.empty()) return channel;
  if (const auto good = read_good_time(when)) {
    channel.days = good->days;
    channel.from_minute = good->from_minute;
    channel.until_minute = good->until_minute;
  } else {
    channel.safety = ChannelSafety::not_safe;
    channel.approved_by = "Times in their words, to be set by a person: " + when;
    // A line has a most length in the record; the rest of the words must not be lost, so it goes where it can be read.
    if (channel.approved_by.size() > 300) {
      channel.approved_by = "Times in their words are under “who else”, to be set by a person";
      channel.who_else = when;
    }
  }
  return channel;
}

void add_channels(const TellAnswers& answers, ReportReceived& report) {
  const auto ways = all(answers, "reach");
  const auto chose = [&](std::string_view way) { return std::find(ways.begin(), ways.end(), way) != ways.end(); };
  // Without scripts both can be ticked: silence is the safe one.
  if (chose("none")) {
    report.do_not_contact = true;
    return;
  }
  // A number typed without ticking the box was typed to be used; it is kept, and is safe only once somebody says so.
  const auto add = [&](std::string_view way, ChannelKind kind, std::string_view field, std::string_view when) {
    const std::string value = one(answers, field);
    if (!chose(way) && value.empty()) return;
    report.channels.push_back(channel_of(kind, value, when.empty() ? std::string() : one(answers, when)));
    if (!chose(way)) report.channels.back().safety = ChannelSafety::not_safe;
  };
  add("text", ChannelKind::text, "text_number", "text_when");
  const std::size_t before_call = report.channels.size();
  add("call", ChannelKind::call, "call_number", "call_when");
  if (report.channels.size() > before_call) report.channels.back().say = one(answers, "call_say");
  add("email", ChannelKind::email, "email", {});
  add("trusted", ChannelKind::trusted_person, "trusted", {});
}

void add_reporter(Step step, const TellAnswers& answers, ReportReceived& report) {
  report.reporter.name = one(answers, "your_name");
  report.reporter.contact = one(answers, "your_contact");
  if (step == Step::agency) {
    report.reporter.agency = one(answers, "agency");
    report.reporter.reference = one(answers, "your_reference");
  }
  // Their own wish about themselves: it does not silence us towards the person it is happening to.
  if (step == Step::reach_you && one(answers, "no_contact") == "yes") report.reporter.contact = "Does not want to be contacted";
  if (step == Step::about_you) {
    report.perpetrator.name = report.reporter.name;
    report.perpetrator_given = report.reporter.name.empty() ? NameGiven::not_asked : NameGiven::named;
    report.relationship = one(answers, "your_tie");
  }
}

void add_other_person(const TellAnswers& answers, ReportReceived& report) {
  const std::string given = one(answers, "other_given");
  const std::string name = one(answers, "other_name");
  report.relationship = one(answers, "other_tie");
  if (given == "declined") report.perpetrator_given = NameGiven::declined;
  else if (given == "unknown") report.perpetrator_given = NameGiven::unknown;
  else if (!name.empty()) {
    report.perpetrator_given = NameGiven::named;
    report.perpetrator.name = name;
  }
}

void add(Step step, const TellAnswers& answers, ReportReceived& report) {
  switch (step) {
    case Step::teller:
    case Step::act_now: break;
    case Step::danger: report.danger = answer_of(one(answers, "danger")); break;
    case Step::agency:
    case Step::reach_you:
    case Step::about_you: add_reporter(step, answers, report); break;
    case Step::account: report.account = one(answers, "account"); break;
    case Step::details: report.enquiry_details = one(answers, "details"); break;
    case Step::support: report.enquiry_support = one(answers, "support"); break;
    case Step::wanted: report.enquiry_wanted = one(answers, "wanted"); break;
    case Step::kinds: report.abuse_types = all(answers, "kinds"); break;
    case Step::who:
      if (one(answers, "who_unsaid") == "yes") break;
      report.survivor.name = one(answers, "who_name");
      report.survivor.address = one(answers, "who_address");
      break;
    case Step::household:
      report.children = answer_of(one(answers, "children"));
      report.adults_at_risk = answer_of(one(answers, "adults"));
      report.household = one(answers, "household");
      break;
    case Step::reach: add_channels(answers, report); break;
    case Step::other_person: add_other_person(answers, report); break;
    case Step::keep_from: report.must_not_know = one(answers, "keep_from"); break;
    case Step::works: report.works_for_us = answer_of(one(answers, "works")); break;
    case Step::wishes: report.wishes = one(answers, "wishes"); break;
  }
}

}  // namespace

ReportReceived report_of(const TellAnswers& answers) {
  ReportReceived report;
  report.door = Door::public_page;
  report.route = route_of(answers);
  // Only what this way through the questions asked: an answer from before the first one was changed is not part of it.
  for (const Step step : flow(answers)) add(step, answers, report);
  const bool something = !report.enquiry_details.empty() || !report.enquiry_support.empty() || !report.enquiry_wanted.empty() || !report.abuse_types.empty() || !report.household.empty() ||
                         !report.perpetrator.empty() || !report.relationship.empty() || !report.must_not_know.empty() || !report.wishes.empty() || report.children == Answer::yes ||
                         report.adults_at_risk == Answer::yes || report.works_for_us == Answer::yes;
  if (report.survivor.name.empty()) report.handle = !report.survivor.address.empty() ? report.survivor.address : something ? "Name not given" : "";
  return report;
}

}  // namespace rowan::web::tell
