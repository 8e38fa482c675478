// The pages of the public site that ask nothing: the start, leaving fast, staying safe online, other people to talk to.
#include "web/components/button.h"
#include "web/components/panel.h"
#include "web/pages/tell_us_frame.h"

namespace rowan::web::pages {
using namespace tell;
namespace {

void number_line(Html& html, std::string_view who, std::string_view number, std::string_view note) {
  html << "<li>" << who << ": <span class=\"rw-nowrap\">" << number << "</span>";
  if (!note.empty()) html << ". " << note;
  html << "</li>";
}

}  // namespace

Response tell_start(Page& page) {
  Html body;
  body << "<h1 class=\"govuk-heading-l\">Is someone being hurt, frightened or controlled at home?</h1>"
          "<p class=\"govuk-body-l\">Tell us, whether it happens to you or to somebody else.</p>"
          "<p class=\"govuk-body\">It may be a partner, someone from before, or family. It need not be violence, and once is enough. You do not have to prove anything or have called the police.</p>"
          "<p class=\"govuk-body\">This page is for:</p><ul class=\"govuk-list govuk-list--bullet\"><li>anyone it is happening to</li><li>neighbours, friends and family who are worried</li>"
          "<li>professionals who work with somebody in one of our homes</li><li>anyone who does harm and wants it to stop</li></ul>"
          "<p class=\"govuk-body\">It takes about 5 minutes. Only the first question needs an answer. You do not have to give your name.</p>";
  ui::button(body, {.text = "Start", .href = Url("/tell-us/before-you-start"), .is_start_button = true, .classes = "govuk-button--primary"});
  body << "<h2 class=\"govuk-heading-m\">Would you rather talk?</h2>";
  phone_lines(body, page);
  body << "<p class=\"govuk-body\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"/tell-us/other-ways\">Other ways to reach us and others who help</a></p>";
  return public_page(page, {.title = "Tell us", .exit_button = false}, body);
}

Response tell_before(Page& page) {
  Html body;
  ui::Panel panel;
  panel.classes = "govuk-panel--interruption";
  panel.title_text = "Leave fast if you need to";
  panel.html << "<p class=\"govuk-body\">Every page has a red button: Exit this page. It takes you to another site, such as the weather. On a keyboard you can press Shift 3 times instead.</p>"
                "<p class=\"govuk-body\">We keep nothing you typed if you leave that way. Your browser may still remember the address of this site.</p>"
                "<p class=\"govuk-body\">If someone checks this phone or computer, use another one if you can.</p>";
  Html actions;
  actions << "<div class=\"govuk-panel__actions\"><div class=\"govuk-button-group\">";
  ui::button(actions, {.text = "Carry on", .href = Url("/tell-us/1"), .classes = "govuk-button--inverse"});
  actions << " <a class=\"govuk-link govuk-link--inverse\" href=\"/tell-us/stay-safe-online\">How to stay safe online</a></div></div>";
  panel.html.append(actions);
  ui::panel(body, panel);
  return public_page(page, {.title = "Before you start", .back = "/tell-us", .exit_button = false}, body);
}

Response tell_stay_safe(Page& page) {
  Html body;
  body << "<h1 class=\"govuk-heading-l\">Stay safe online</h1>"
          "<p class=\"govuk-body\">Leaving this page deletes what you typed. It cannot hide that you were here. These things help.</p>"
          "<h2 class=\"govuk-heading-m\">Use something nobody else can open</h2><ul class=\"govuk-list govuk-list--bullet\"><li>A phone or computer at work, at a library, or of someone you trust.</li>"
          "<li>A device that was given to you or set up by the other person may show them what you do.</li></ul>"
          "<h2 class=\"govuk-heading-m\">If you use this one</h2><ul class=\"govuk-list govuk-list--bullet\"><li>Open a private or incognito window first. It forgets the pages when you close it.</li>"
          "<li>If you did not, delete only this site from the history. An empty history can look strange.</li>"
          "<li>Home internet, shared family accounts and parental controls may keep a list of sites.</li></ul>"
          "<h2 class=\"govuk-heading-m\">If you think you are being watched</h2><ul class=\"govuk-list govuk-list--bullet\">"
          "<li>If they know things you told nobody, or the phone is hot or slow, there may be an app that spies. No button on this page can stop it.</li>"
          "<li>Taking it off or changing passwords can warn them. Talk to someone first, on another phone.</li>"
          "<li>Check who can see where you are: maps, find-my-phone, shared calendars, tags in a bag or a car.</li></ul>"
          "<p class=\"govuk-body\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"/tell-us/before-you-start\">Back to telling us</a></p>";
  return public_page(page, {.title = "Stay safe online", .exit_button = session_of(page).has_value()}, body);
}

Response tell_other_ways(Page& page) {
  Html body;
  body << "<h1 class=\"govuk-heading-l\">Other ways to reach us and others who help</h1>"
          "<p class=\"govuk-body\"><strong>In danger now? Call 999.</strong> If you cannot speak on a mobile, press 55 when asked. If you cannot hear or speak, 999 BSL connects you to an interpreter by video, "
          "and you can text 999 once you have registered: text “register” to 999.</p><h2 class=\"govuk-heading-m\">" << page.desk().landlord.name << "</h2>";
  phone_lines(body, page);
  if (page.desk().landlord.duty_phone.empty() && app::out_of_hours(page.desk(), page.now()).empty())
    body << "<p class=\"govuk-body\">Call your housing office and ask to speak to someone in private.</p>";
  body << "<p class=\"govuk-body\">You can ask for a man or a woman to talk to, and to meet in a place that is safe for you.</p><h2 class=\"govuk-heading-m\">Others who help</h2><ul class=\"govuk-list govuk-list--bullet\">";
  number_line(body, "England, any time", "0808 2000 247", "Refuge, for women and children. Free");
  number_line(body, "Wales, any time", "0808 80 10 800", "Live Fear Free. Free");
  number_line(body, "Scotland, any time", "0800 027 1234", "Free");
  number_line(body, "Northern Ireland, any time", "0808 802 1414", "Free");
  number_line(body, "Men", "0808 801 0327", "Men’s Advice Line. Free");
  number_line(body, "LGBT+ people", "0800 999 5428", "Galop. Free");
  number_line(body, "Forced marriage and honour", "0800 5999 247", "Karma Nirvana. Free");
  number_line(body, "Children and young people", "0800 1111", "Childline. Free");
  number_line(body, "Someone who does harm and wants to stop", "0808 802 4040", "Respect. Free");
  body << "</ul><p class=\"govuk-body\">Calls to these free numbers may still show on some bills and on the phone itself.</p>"
          "<p class=\"govuk-body\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"/tell-us\">Back to the start</a></p>";
  return public_page(page, {.title = "Other ways to reach us", .exit_button = session_of(page).has_value(), .help = false}, body);
}

Response tell_stop(Page& page) {
  forget_session(page);
  Html body;
  body << "<h1 class=\"govuk-heading-l\">Your answers are deleted</h1><p class=\"govuk-body\">Nothing was sent. You can come back at any time.</p>"
          "<p class=\"govuk-body\">Your browser may still remember the address of this site.</p>"
          "<p class=\"govuk-body\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"/tell-us\">Start again</a></p>";
  Response response = public_page(page, {.title = "Deleted"}, body);
  expire_session_cookie(response, page);
  return response;
}

Response leave(Page& page) {
  forget_session(page);
  // Only a plain https address of the configuration: nothing of the request goes into it.
  const std::string& wanted = page.desk().landlord.leave_to;
  bool plain = wanted.starts_with("https://") && wanted.size() > 8;
  for (const char c : wanted) plain = plain && c > ' ' && c < 0x7f && c != '"' && c != '<' && c != '>' && c != '\\';
  Response response = Response::empty(303);
  response.set("Location", plain ? wanted : "https://www.bbc.co.uk/weather");
  response.set("Clear-Site-Data", "\"cache\", \"storage\"");
  response.set("Cache-Control", "no-store");
  expire_session_cookie(response, page);
  return response;
}

}  // namespace rowan::web::pages
