#include "web/pages/information.h"

#include "web/components/table.h"
#include "web/components/warning_text.h"
#include "web/pages/card_table.h"
#include "web/site/layout.h"

namespace rowan::web::pages {
namespace {

// For staff inside their frame, for everybody else in the plain one.
Response information_page(Page& page, const char* title, const Html& body) {
  if (page.signed_in()) return staff_page(page, {.title = title, .wide = false}, body);
  return plain_page(page.desk().landlord.name, {.title = title}, body);
}

struct Line {
  std::string_view who, number, link;
};
// Numbers are facts that age. They were read from public lists of support services on the date below; a landlord checks them
// again and may print its own.
constexpr std::string_view numbers_checked = "21 November 2026";
constexpr Line national[] = {
    {"National Domestic Abuse Helpline (Refuge), England, 24 hours", "0808 2000 247", "tel:08082000247"},
    {"Men's Advice Line (Respect)", "0808 801 0327", "tel:08088010327"},
    {"National LGBT+ Domestic Abuse Helpline (Galop)", "0800 999 5428", "tel:08009995428"},
    {"Karma Nirvana: so-called honour-based abuse and forced marriage", "0800 5999 247", "tel:08005999247"},
    {"National Centre for Domestic Violence: injunctions", "0800 970 2070", "tel:08009702070"},
    {"Respect Phoneline: for people who harm", "0808 802 4040", "tel:08088024040"},
    {"Victim Support", "0808 168 9111", "tel:08081689111"},
    {"Samaritans", "116 123", "tel:116123"},
};

void duty_numbers(Html& html, Page& page) {
  const app::Landlord& landlord = page.desk().landlord;
  const std::string out_of_hours = app::out_of_hours(page.desk(), page.now());
  html << "<h2 class=\"govuk-heading-m\">Duty numbers of " << landlord.name << "</h2>";
  if (landlord.duty_lead.empty() && landlord.duty_phone.empty() && out_of_hours.empty()) {
    html << "<p class=\"govuk-body\">No duty number is set up here. Ask your manager who the duty lead is.</p>";
    return;
  }
  html << "<ul class=\"govuk-list\">";
  if (!landlord.duty_lead.empty() || !landlord.duty_phone.empty()) {
    html << "<li>Duty lead: " << landlord.duty_lead;
    if (!landlord.duty_lead.empty() && !landlord.duty_phone.empty()) html << ", ";
    if (!landlord.duty_phone.empty()) html << "<strong class=\"rw-nowrap\">" << landlord.duty_phone << "</strong>";
    html << "</li>";
  }
  if (!out_of_hours.empty()) html << "<li>Out of hours: <strong class=\"rw-nowrap\">" << out_of_hours << "</strong></li>";
  html << "</ul>";
}

}  // namespace

Response health(Page&) { return Response::json(R"({"status":"ok"})"); }

Response ready(Page& page) {
  if (!page.site().ready) return Response::json(R"({"status":"starting"})", 503);
  // An empty act goes the whole way of a write: the queue, the lane's thread and the database's lock.
  const auto wrote = page.desk().store.write([](store::Tx&) -> Result<void> { return {}; });
  return wrote ? Response::json(R"({"status":"ready"})") : Response::json(R"({"status":"cannot write"})", 503);
}

Response accessibility(Page& page) {
  Html html;
  html << "<h1 class=\"govuk-heading-l\">Accessibility statement</h1>"
          "<p class=\"govuk-body\">This statement is about the pages of Rowan that "
       << page.desk().landlord.name
       << " uses: those for staff, and the public page where somebody can tell us.</p>"
          "<p class=\"govuk-body\">You should be able to:</p><ul class=\"govuk-list govuk-list--bullet\"><li>zoom to 400% without scrolling "
          "sideways</li>"
          "<li>do everything with a keyboard, or with speech</li><li>use a screen reader on every page</li><li>use every page without "
          "scripts</li><li>read every state in words: colour never stands alone</li></ul>"
          "<h2 class=\"govuk-heading-m\">How accessible it is</h2>"
          "<p class=\"govuk-body\">The pages are made to meet the Web Content Accessibility Guidelines 2.2 at level AA. They are partly compliant, "
          "because of the exception below.</p>"
          "<h3 class=\"govuk-heading-s\">What does not meet the guidelines, and why</h3>"
          "<p class=\"govuk-body\">The public form tells browsers not to remember or fill in what is typed (<span "
          "class=\"rw-nowrap\">autocomplete=\"off\"</span>). Criterion 1.3.5, Identify Input Purpose, asks for the opposite. "
          "We chose this for safety: a browser that two people share would offer one person's answers to the other. A form is never longer than one "
          "question a page, so there is little to type twice.</p>"
          "<h3 class=\"govuk-heading-s\">What has not been tried yet</h3>"
          "<p class=\"govuk-body\">The pages are checked by automatic tests and by hand with a keyboard. They have not been tried by disabled people "
          "in a study.</p>"
          "<h2 class=\"govuk-heading-m\">If something is in your way</h2>"
          "<p class=\"govuk-body\">Tell the landlord: the numbers are on the page <a class=\"govuk-link\" href=\"/help\">help and duty numbers</a>. "
          "Ask for another form of anything here: on paper, in large print, read aloud or in another language.</p>"
          "<p class=\"govuk-body\">If you are not content with the answer, contact the Equality Advisory and Support Service. In Northern Ireland, "
          "contact the Equality Commission.</p>"
          "<p class=\"govuk-body\">This statement was prepared on 21 November 2026.</p>";
  return information_page(page, "Accessibility statement", html);
}

Response privacy(Page& page) {
  const std::string& landlord = page.desk().landlord.name;
  Html html;
  html << "<h1 class=\"govuk-heading-l\">Privacy</h1><p class=\"govuk-body\">" << landlord
       << " keeps the records of this service and decides how they are used. Its own privacy notice says on what lawful ground, for how long, and "
          "how to ask for a copy.</p>"
          "<h2 class=\"govuk-heading-m\">Who can see what you tell us</h2><ul class=\"govuk-list govuk-list--bullet\">"
          "<li>Only the people who are on a case can open it. The person who runs the accounts cannot.</li><li>Every time somebody opens, searches "
          "or prints, it is written down with their name and the time.</li>"
          "<li>A member of staff who knows one of the people can be kept out. Tell us if there is somebody.</li></ul>"
          "<h2 class=\"govuk-heading-m\">How it is kept</h2><ul class=\"govuk-list govuk-list--bullet\"><li>Everything that is written is encrypted "
          "where it is stored.</li>"
          "<li>What was written stays as it was: a correction is added beside it.</li></ul>"
          "<h2 class=\"govuk-heading-m\">On your device</h2><p class=\"govuk-body\">These pages store nothing on your device but the <a "
          "class=\"govuk-link\" href=\"/cookies\">cookies</a> they cannot do without. They load nothing from other sites, "
          "and nobody measures what you do. Your browser may keep the addresses of pages in its history: the addresses say nothing about what you "
          "read or wrote.</p>"
          "<h2 class=\"govuk-heading-m\">On the public page</h2><p class=\"govuk-body\">Your answers are held only until you send them, leave, or "
          "stop for a while. After that they are gone unless you sent them.</p>";
  return information_page(page, "Privacy", html);
}

Response cookies(Page& page) {
  Html html;
  html << "<h1 class=\"govuk-heading-l\">Cookies</h1><p class=\"govuk-body\">A cookie is a small note that a site leaves in your browser. We use "
          "two, and both are needed for the pages to work. "
          "That is why nobody asks you to accept them.</p>";
  html << "<h2 class=\"govuk-heading-m\">The two cookies</h2>";
  const auto text = [](std::string_view words) { return Html(words); };
  card_table(html, {"The two cookies",
                    {"Name", "What it is for", "When it goes"},
                    {{text(session_cookie), text("Staff only. Shows that you are signed in."),
                      text("When you sign out or close the browser, or when nothing was done for a while.")},
                     {text("tell"), text("The public page only. Keeps your answers together from one question to the next."),
                      text("When you send, stop or leave, when you close the browser, or when nothing was done for a while.")}}});
  html << "<p class=\"govuk-body\">Neither holds your name or anything you wrote, and no other site can read them. There is no other storage in your "
          "browser.</p>";
  return information_page(page, "Cookies", html);
}

Response help(Page& page) {
  Html html;
  html << "<h1 class=\"govuk-heading-l\">Help and duty numbers</h1>";
  ui::warning_text(html, {.text = "In danger now? Call 999. If you cannot speak on a mobile, press 55 when asked."});
  duty_numbers(html, page);
  html << "<h2 class=\"govuk-heading-m\">National helplines</h2>";
  ui::Table table;
  table.first_cell_is_header = true;
  table.caption = "Helplines and their numbers";
  table.caption_classes = "govuk-visually-hidden";
  table.head = {{.text = "Service"}, {.text = "Phone"}};
  for (const Line& line : national)
    table.rows.push_back({{.text = std::string(line.who)},
                          {.html = Html() << "<a class=\"govuk-link rw-nowrap\" href=\"" << Url(line.link) << "\">" << line.number << "</a>"}});
  ui::table(html, table);
  html << "<p class=\"govuk-body\">Numbers as found in public lists of support services, checked on " << numbers_checked
       << ". Numbers change: before you give one to somebody, call it or look at the service's own site.</p>";
  if (page.signed_in())
    html << "<h2 class=\"govuk-heading-m\">In this system</h2><ul class=\"govuk-list govuk-list--bullet\"><li>Cover screen: the button at the top, "
            "or press Escape twice.</li>"
            "<li>A case that you cannot find may be one that you may not see. Ask the duty lead before you call, write or visit.</li><li>A draft is "
            "kept while you type where the page says so. Only you can see it.</li></ul>";
  return information_page(page, "Help and duty numbers", html);
}

}  // namespace rowan::web::pages
