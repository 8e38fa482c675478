// Checking the answers, sending them once, and the page afterwards.
#include "app/reports.h"
#include "web/components/button.h"
#include "web/components/error_summary.h"
#include "web/components/panel.h"
#include "web/components/summary_list.h"
#include "web/pages/tell_us_frame.h"
#include "web/site/fields.h"
#include <algorithm>

namespace rowan::web::pages {
using namespace tell;
namespace {

ui::SummaryRow row_of(Step step, std::size_t number, const TellAnswers& answers, const Policy* policy) {
  ui::SummaryRow row;
  row.key.text = question(step, answers);
  const auto words = words_for(step, answers, policy);
  if (words.empty()) row.value.text = "Not answered";
  for (const std::string& line : words) {
    row.value.html << "<p class=\"govuk-body\">";
    std::string_view rest = line;
    for (std::size_t end = rest.find('\n'); end != rest.npos; end = rest.find('\n')) {
      row.value.html << rest.substr(0, end) << "<br>";
      rest.remove_prefix(end + 1);
    }
    row.value.html << rest << "</p>";
  }
  row.actions.items.push_back({.text = "Change", .href = Url(address_of(number, true)), .visually_hidden_text = question(step, answers)});
  return row;
}

// Where what is missing or wrong can be put right: the page that asks for it.
std::size_t number_for(const std::string& field, const TellAnswers& answers) {
  const auto steps = flow(answers);
  const auto find = [&](Step wanted) { return number_of(wanted, answers); };
  std::size_t number = 0;
  if (field == "survivor_name" || field == "survivor_address" || field == "handle") number = find(Step::who);
  else if (field == "channels" || field == "hours") number = find(Step::reach);
  else if (field == "wishes") number = find(Step::wishes);
  else if (field == "household") number = find(Step::household);
  else if (field == "perpetrator_name") number = std::max(find(Step::other_person), find(Step::about_you));
  else if (field == "must_not_know") number = find(Step::keep_from);
  if (number == 0) number = std::max(find(Step::account), find(Step::details));
  return number == 0 ? 1 : number;
}

Response show_check(Page& page, const Session& session, const std::vector<Problem>& wrong, int status = 200) {
  const auto policies = page.desk().policies;
  const Policy* policy = policy_in_force(policies.get(), page.desk().landlord.default_owner, page.now());
  const auto steps = flow(session.answers);
  Html body;
  if (!wrong.empty()) {
    ui::ErrorSummary summary;
    summary.title_text = "There is a problem";
    for (const Problem& problem : wrong) summary.error_list.push_back({.text = problem.text, .href = Url(address_of(number_for(problem.field, session.answers), true))});
    ui::error_summary(body, summary);
  }
  body << "<h1 class=\"govuk-heading-l\">Check your answers</h1><p class=\"govuk-body\">Nothing has been sent yet. You can leave anything unanswered.</p>";
  ui::SummaryList list;
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (steps[i] != Step::act_now) list.rows.push_back(row_of(steps[i], i + 1, session.answers, policy));
  ui::summary_list(body, list);
  open_tell_form(body, page, session, "/tell-us/check");
  body << "<p class=\"govuk-body\">When you send this, it goes to the few people at " << page.desk().landlord.name << " who deal with it. Nothing stays on this page.</p>";
  continue_or_stop(body, "Send");
  close_form(body);
  return public_page(page, {.title = "Check your answers", .error = !wrong.empty(), .back = address_of(steps.size()), .status = status}, body);
}

// What the last page needs stays; every answer goes. An empty reference never takes the place of one.
void mark_sent(Page& page, const Session& session, const ReportReceived& report, const std::string& reference) {
  page.site().tell->with(session.cookie, page.now(), [&](TellSessions::Session& held) {
    held.sent = true;
    if (!reference.empty()) held.sent_reference = reference;
    held.sent_danger = report.danger == Answer::yes;
    const bool way = teller_of(session.answers) == Teller::me ? !report.channels.empty() : !report.reporter.contact.empty() && one(session.answers, "no_contact") != "yes";
    held.sent_no_contact = report.do_not_contact || !way;
    held.wipe();
  });
}

}  // namespace

Response tell_check(Page& page) {
  const auto session = session_of(page);
  if (!session) return page.request().cookie(cookie_name) ? gone_page(page) : Response::see_other("/tell-us");
  if (session->sent) return Response::see_other("/tell-us/done");
  if (!teller_of(session->answers)) return Response::see_other("/tell-us/1");
  return show_check(page, *session, {});
}

Response tell_send(Page& page) {
  const auto session = session_of(page);
  if (!session) return gone_page(page);
  if (session->sent) return Response::see_other("/tell-us/done");
  if (!token_good(page, *session)) return stale_page(page, *session);
  if (!teller_of(session->answers)) return Response::see_other("/tell-us/1");
  ReportReceived report = report_of(session->answers);
  if (const auto good = rowan::take_report(report, page.now(), page.now()); !good) return show_check(page, *session, good.refusal().problems);
  if (!page.site().tell->rate().take(page.request().peer, page.now())) return busy_page(page);
  // The session's own token: pressed twice, or in two tabs, one report is made.
  const auto taken = app::take_report(page.desk(), std::nullopt, report, page.now(), session->send_token);
  if (!taken) {
    const Refusal& refusal = taken.refusal();
    if (refusal.first().id == "form.used") {  // by the other press of the same button
      mark_sent(page, *session, report, {});
      return Response::see_other("/tell-us/done");
    }
    if (refusal.because == Because::invalid) return show_check(page, *session, refusal.problems);
    Html body;
    body << "<h1 class=\"govuk-heading-l\">Sorry, this could not be sent</h1><p class=\"govuk-body\">Your answers are still here for 30 minutes. Please try again.</p>";
    phone_lines(body, page);
    ui::button(body, {.text = "Try again", .href = Url("/tell-us/check"), .classes = "govuk-button--primary"});
    return public_page(page, {.title = "Please try again", .status = 503}, body);
  }
  mark_sent(page, *session, report, taken->reference);
  return Response::see_other("/tell-us/done");
}

Response tell_done(Page& page) {
  const auto session = session_of(page);
  if (!session) return Response::see_other("/tell-us");
  if (!session->sent) return Response::see_other(teller_of(session->answers) ? "/tell-us/check" : "/tell-us");
  Html body;
  ui::Panel panel;
  panel.title_text = "Thank you for telling us";
  if (!session->sent_reference.empty()) panel.html << "Your reference<br><strong>" << session->sent_reference << "</strong>";
  ui::panel(body, panel);
  body << "<p class=\"govuk-body\">We believe you. Your answers are no longer on this page or on this device.</p>";
  if (session->sent_danger) body << "<p class=\"govuk-body\"><strong>You said that someone is in danger now. Please call 999 if you can.</strong> We cannot be there as fast as the police.</p>";
  body << "<h2 class=\"govuk-heading-m\">What happens next</h2><ul class=\"govuk-list govuk-list--bullet\">"
          "<li>Somebody who is trained for this reads what you told us.</li>";
  if (session->sent_no_contact) body << "<li>You did not give us a way to reach you, so we will not try. To add something, call us or fill in this form again.</li>";
  else body << "<li>We get in touch only in the ways you chose.</li>";
  body << "<li>We do not tell anyone you named that you told us.</li></ul>"
          "<p class=\"govuk-body\">Write the reference down only if nobody else will see it. You do not need it to get help.</p>";
  phone_lines(body, page);
  body << "<p class=\"govuk-body\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"/tell-us/other-ways\">Other people you can talk to</a></p>"
          "<p class=\"govuk-body\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"/leave\" rel=\"nofollow noreferrer\">Leave this site</a></p>";
  return public_page(page, {.title = "Thank you"}, body);
}

}  // namespace rowan::web::pages
