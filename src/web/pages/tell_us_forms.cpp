#include "web/pages/tell_us_forms.h"

namespace rowan::web::tell {
namespace {

std::vector<Option> yes_no() { return {{"yes", "Yes"}, {"no", "No"}, {"unknown", "I am not sure"}}; }

void heading(Html& html, const std::string& text) { html << "<h1 class=\"govuk-heading-l\">" << text << "</h1>"; }
void one_text(Html& html, const Shown& shown, const std::string& name, const std::string& label, const std::string& hint, int rows = 8) {
  area_field(html, shown.values, {.name = name, .label = label, .hint = hint, .large = true, .rows = rows});
}
Html part(const Shown& shown, const std::vector<FieldText>& texts) {
  Html html;
  for (const FieldText& text : texts) {
    if (text.rows == 3) area_field(html, shown.values, text);
    else text_field(html, shown.values, text);
  }
  return html;
}
// The names of people and places are no words: no line under them, and no help from the device.
FieldText line(std::string name, std::string label, std::string hint = {}) { return {.name = std::move(name), .label = std::move(label), .hint = std::move(hint)}; }

void tie_field(Html& html, const Shown& shown, const std::string& name, const std::string& label) {
  std::vector<Option> options{{"", "Choose if you want to"}};
  for (const Tie& tie : relationships(shown.policy)) options.push_back({tie.code, tie.words});
  select_field(html, shown.values, {.name = name, .label = label}, std::move(options));
}

void teller(Html& html, const Shown& shown) {
  radio_field(html, shown.values, {.name = "teller", .label = question(Step::teller, shown.answers), .hint = "You do not have to give your name", .large = true},
              {{"survivor", "It is happening to me"},
               {"neighbour", "I am a neighbour"},
               {"relative", "I am a relative or friend"},
               {"professional", "I work with them", "For example police, health, social care, school or a support service"},
               {"harm", "It is me who does the harm", "There is help to stop, and telling us is a start"},
               {"unsaid", "I would rather not say", {}, {}, false, "or"}});
}

void act_now(Html& html, const Shown& shown) {
  heading(html, question(Step::act_now, shown.answers));
  html << "<p class=\"govuk-body\">The police can be there faster than we can. We may not read what you write here straight away.</p>"
          "<ul class=\"govuk-list govuk-list--bullet\"><li>Call 999 and ask for the police.</li>"
          "<li>If you cannot speak on a mobile, stay on the line and press 55 when asked.</li>"
          "<li>On a landline, stay on the line. If you cannot speak, the operator can still put you through.</li>"
          "<li>If you can, move to a room with a way out, away from the kitchen.</li></ul>"
          "<p class=\"govuk-body\">You can go on and tell us what is happening. What you have answered so far is kept while you call.</p>";
}

void who(Html& html, const Shown& shown) {
  heading(html, question(Step::who, shown.answers));
  html << "<p class=\"govuk-body\">Leave out anything you like. A first name, a flat number or a street helps too.</p>";
  text_field(html, shown.values, line("who_name", "Name, or anything we can call them by"));
  text_field(html, shown.values, line("who_address", "Address, or what you know of it"));
  check_field(html, shown.values, {.name = "who_unsaid"}, {{"yes", "I would rather not say"}});
}
void who_me(Html& html, const Shown& shown) {
  heading(html, question(Step::who, shown.answers));
  html << "<p class=\"govuk-body\">Leave out anything you like. Later we ask how we may reach you, and we use nothing else.</p>";
  text_field(html, shown.values, line("who_name", "Your name, or anything we can call you by"));
  text_field(html, shown.values, line("who_address", "Your address"));
  check_field(html, shown.values, {.name = "who_unsaid"}, {{"yes", "I would rather not say"}});
}

void household(Html& html, const Shown& shown) {
  heading(html, question(Step::household, shown.answers));
  radio_field(html, shown.values, {.name = "children", .label = "Are there children?"}, yes_no());
  radio_field(html, shown.values, {.name = "adults", .label = "Are there adults who need care or support?", .hint = "For example because of age, illness or a disability"}, yes_no());
  area_field(html, shown.values, {.name = "household", .label = "Anything we should know about them?", .hint = "You can leave this empty", .rows = 3});
}

// The page of the design, with hours for calls as well: a call at the wrong hour is heard by others.
void reach(Html& html, const Shown& shown) {
  const FieldText number{.name = "text_number", .label = "Mobile number", .type = "tel", .width = 20};
  const FieldText call{.name = "call_number", .label = "Phone number", .type = "tel", .width = 20};
  const FieldText mail{.name = "email", .label = "Email address", .type = "email"};
  std::vector<Option> ways;
  ways.push_back({"text", "Text message", {}, part(shown, {number, line("text_when", "When is a good time?", "For example, weekdays between 10am and 2pm")})});
  ways.push_back({"call", "Phone call", "We will not leave a voicemail",
                  part(shown, {call, line("call_when", "When is a good time to call?", "For example, Tuesday after 6pm"),
                               line("call_say", "If someone else answers, what should we say?", "For example, that we are calling about a repair")})});
  ways.push_back({"email", "Email", "Choose this only if nobody else can open your email", part(shown, {mail})});
  ways.push_back({"trusted", "Through someone you trust", {}, part(shown, {{.name = "trusted", .label = "Who are they, and how do we reach them?", .rows = 3}})});
  ways.push_back({"none", "Do not contact me", "You can still tell us what is happening", {}, true, "or"});
  check_field(html, shown.values, {.name = "reach", .label = question(Step::reach, shown.answers), .hint = "We will only use the ways you choose. Select all that are safe", .large = true}, std::move(ways));
}

void reach_you(Html& html, const Shown& shown) {
  heading(html, question(Step::reach_you, shown.answers));
  html << "<p class=\"govuk-body\">You do not have to say. We never tell anyone in that home who told us.</p>";
  text_field(html, shown.values, line("your_name", "Your name"));
  text_field(html, shown.values, line("your_contact", "Phone number or email address"));
  check_field(html, shown.values, {.name = "no_contact"}, {{"yes", "Do not contact me"}});
}
void about_you(Html& html, const Shown& shown) {
  heading(html, question(Step::about_you, shown.answers));
  html << "<p class=\"govuk-body\">You do not have to say. To talk in private about stopping, call Respect on <span class=\"rw-nowrap\">0808 802 4040</span>. It is free.</p>";
  text_field(html, shown.values, line("your_name", "Your name"));
  text_field(html, shown.values, line("your_contact", "Phone number or email address"));
  tie_field(html, shown, "your_tie", "What are you to the other person?");
}
void agency(Html& html, const Shown& shown) {
  heading(html, question(Step::agency, shown.answers));
  check_field(html, shown.values, {.name = "police"}, {{"yes", "I am from the police"}});
  text_field(html, shown.values, line("agency", "Organisation"));
  text_field(html, shown.values, line("your_name", "Your name"));
  text_field(html, shown.values, line("your_contact", "Work phone number or email address"));
  text_field(html, shown.values, line("your_reference", "Your reference", "If there is one"));
}

void other_person(Html& html, const Shown& shown) {
  heading(html, question(Step::other_person, shown.answers));
  html << "<p class=\"govuk-body\">We will help whether or not you say.</p>";
  text_field(html, shown.values, line("other_name", "Their name, or what you know of it"));
  radio_field(html, shown.values, {.name = "other_given", .label = "If you leave the name out"}, {{"declined", "I would rather not say"}, {"unknown", "I do not know"}, {"named", "I have given a name above"}});
  const bool me = teller_of(shown.answers) == Teller::me;
  tie_field(html, shown, "other_tie", me ? "What are they to you?" : "What are they to the person it is happening to?");
}

void kinds_fields(Html& html, const Shown& shown) {
  std::vector<Option> options;
  for (const Kind& kind : kinds(shown.policy)) options.push_back({kind.code, kind.words});
  check_field(html, shown.values, {.name = "kinds", .label = question(Step::kinds, shown.answers), .hint = "Choose all that fit, or none. Once is enough", .large = true}, std::move(options));
}

}  // namespace

void fields(Html& html, Step step, const Shown& shown) {
  const std::string asked = question(step, shown.answers);
  const bool me = teller_of(shown.answers) == Teller::me;
  switch (step) {
    case Step::teller: return teller(html, shown);
    case Step::danger:
      return radio_field(html, shown.values, {.name = "danger", .label = asked, .hint = "Somebody is being hurt, or is about to be", .large = true}, yes_no());
    case Step::act_now: return act_now(html, shown);
    case Step::agency: return agency(html, shown);
    case Step::account: return one_text(html, shown, "account", asked, "Write as much or as little as you want. You do not have to prove anything");
    case Step::details: return one_text(html, shown, "details", asked, "With a safe way to reach them, if you know one. Leave it empty if it is not known to you");
    case Step::support: return one_text(html, shown, "support", asked, "For example an adviser, a social worker or a safety plan. Leave it empty if it is not known to you");
    case Step::wanted: return one_text(html, shown, "wanted", asked, "Actions or information, and by when");
    case Step::kinds: return kinds_fields(html, shown);
    case Step::who: return me ? who_me(html, shown) : who(html, shown);
    case Step::household: return household(html, shown);
    case Step::reach: return reach(html, shown);
    case Step::reach_you: return reach_you(html, shown);
    case Step::about_you: return about_you(html, shown);
    case Step::other_person: return other_person(html, shown);
    case Step::keep_from:
      return text_field(html, shown.values,
                        {.name = "keep_from", .label = asked, .hint = me ? "Anyone who must not learn that you told us. You can leave this empty" : "Anyone who must not learn of this. You can leave this empty", .large = true});
    case Step::works:
      return radio_field(html, shown.values, {.name = "works", .label = asked, .hint = "If so, only a few people will be able to see what you told us", .large = true}, yes_no());
    case Step::wishes: return one_text(html, shown, "wishes", asked, "It is fine not to know yet", 5);
  }
}

}  // namespace rowan::web::tell
