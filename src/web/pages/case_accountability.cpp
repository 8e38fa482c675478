#include "web/pages/case_accountability.h"

#include <algorithm>

#include "app/records.h"
#include "domain/records/accountability.h"
#include "domain/records/engagement.h"
#include "domain/records/legal_routes.h"
#include "web/components/button.h"
#include "web/components/inset_text.h"
#include "web/components/warning_text.h"
#include "web/pages/card_table.h"
#include "web/pages/case_frame.h"
#include "web/pages/case_records_form.h"
#include "web/site/address.h"
#include "web/site/words.h"

namespace rowan::web::pages {
namespace {

Html record_link(const Page& page, std::string_view what, std::string_view text) {
  return Html() << "<a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/records/" + address_of(what))) << "\">"
                << text << "</a>";
}

// ---- legal routes

// What the case itself says against a route now. Their own answer about staying is the nearest thing to knowing where they live.
std::vector<std::string> against(const Case& c, const LegalRoute& route) {
  std::vector<std::string> out;
  if (route.code == "ground_14a") {
    const auto wish = facts_of(c).value("wishes.housing");
    if (wish == "stay" || c.perpetrator.lives_there == Answer::yes)
      out.push_back(
          wish == "stay"
              ? "They want to stay, so the survivor may still live there: this ground is not open until one of the two has left because of violence."
              : "The person who harms lives there, and nothing says that the survivor has left: this ground may not be open.");
    else out.emplace_back("Nothing on record says that one of the two has left because of violence and will not return.");
  }
  if (route.kind == LegalRouteKind::possession && route.code != "ground_14a" && c.tenancy.held == "joint")
    out.emplace_back("The survivor is a joint tenant: this is against them too.");
  return out;
}

void draw_route(Html& html, Page& page, const Case& c, const LegalRoute& route) {
  html << "<section class=\"rw-section\"><h4 class=\"govuk-heading-s\">" << std::string(route.title) << "</h4>";
  for (const std::string& each : against(c, route)) ui::warning_text(html, {.text = said(page, c, each)});
  html << "<p class=\"govuk-body\">Who asks: " << said(page, c, route.who)
       << "</p><p class=\"govuk-body govuk-!-margin-bottom-1\">What has to be true:</p>"
       << "<ul class=\"govuk-list govuk-list--bullet\">";
  for (const std::string_view need : route.needs) html << "<li>" << said(page, c, need) << "</li>";
  html << "</ul>";
  if (!route.note.empty()) html << "<p class=\"govuk-body\">" << said(page, c, route.note) << "</p>";
  html << "<p class=\"rw-meta\">" << std::string(route.source) << ". Law in " << nations_words(route);
  if (route.from) html << ". In force since " << long_date(*route.from);
  if (route.until) html << ", until " << long_date(*route.until);
  html << ". Checked on " << long_date(route.checked);
  html << ". "
       << (route.discretionary ? std::string("The court weighs whether it is right.") : std::string("The court has no choice once it is proved."))
       << "</p></section>";
}

// ---- keeping in touch

void draw_tries(Html& html, const Engagement& known) {
  html << "<p class=\"govuk-body\">Tried " << known.tried << std::string(known.tried == 1 ? " time" : " times") << ", reached " << known.reached
       << ", and they came to us " << known.came_to_us << std::string(known.came_to_us == 1 ? " time. " : " times. ");
  if (known.last_reached) html << "Last in touch " << date_and_time(*known.last_reached) << ".";
  else html << "Not in touch yet.";
  html << "</p>";
  if (known.tries.empty()) return;
  CardTable table{"Every try, the latest first", {"When", "How", "What came back"}, {}};
  for (std::size_t i = known.tries.size(); i-- > 0;)
    table.rows.push_back({Html(date_and_time(known.tries[i].at)), Html(std::string(label_of(known.tries[i].channel))),
                          Html(std::string(label_of(known.tries[i].outcome)))});
  card_table(html, table);
}

struct RouteStand {
  const RecordInstance* agreement = nullptr;  // approved, and open
  bool waiting = false;
  std::vector<GateState> shut;                // of the policy before the step
};
RouteStand route_stand(Page& page, const Case& c, const std::vector<RecordInstance>& all) {
  RouteStand out;
  for (const RecordInstance& instance : all) {
    if (!instance.row() || instance.row()->what != "antisocial-behaviour-agreement") continue;
    if (instance.state == RecordState::waiting) out.waiting = true;
    if (instance.steps.front().approval == ApprovalState::approved && instance.state == RecordState::open) out.agreement = &instance;
  }
  for (GateState& gate : app::rules_for(page.desk(), c, "antisocial-behaviour-route", page.now()).gates)
    if (gate.open != Truth::yes) out.shut.push_back(std::move(gate));
  return out;
}

void draw_antisocial(Html& html, Page& page, const Case& c, const std::vector<RecordInstance>& all) {
  const RouteStand stand = route_stand(page, c, all);
  html << "<h3 class=\"govuk-heading-m\">The antisocial behaviour route</h3><p class=\"govuk-body\">Only where they are not able or willing to work "
          "with us for now, and neighbours "
          "are affected; after a look at the risk; and when somebody else has agreed. The case stays open, and as closed to others as it is.</p>";
  const auto facts = facts_of(c);
  const auto answer = [&](std::string_view fact) { const auto value = facts.value(fact); return std::string(value ? *value : "not recorded"); };
  html << "<ul class=\"govuk-list govuk-list--bullet\"><li>" << record_link(page, "engagement", "Able and willing to work with us") << ": "
       << answer("engagement.willing") << "</li><li>" << record_link(page, "neighbours-affected", "Neighbours affected") << ": "
       << answer("neighbours.affected") << "</li><li>" << record_link(page, "antisocial-behaviour-risk", "Risk looked at") << ": "
       << (facts.first("antisocial_behaviour.risk_reviewed") ? std::string("yes") : std::string("no")) << "</li><li>"
       << record_link(page, "antisocial-behaviour-agreement", "Agreed by another person") << ": "
       << (stand.agreement ? std::string("yes")
           : stand.waiting ? std::string("waits for an answer")
                           : std::string("no"))
       << "</li></ul>";
  ui::Button go;
  go.text = "Deal with it as antisocial behaviour";
  go.classes.add("govuk-button--secondary");
  if (stand.agreement && stand.shut.empty() && !c.closed) go.href = Url(record_path(page, stand.agreement->id) + "/next/" + address_of("antisocial-behaviour-route"));
  else go.disabled = true;
  for (const GateState& gate : stand.shut)
    html << "<p class=\"govuk-body\">" << said(page, c, gate.title) << " <span class=\"rw-meta\">" << gate.clause << "</span></p>";
  ui::button(html, go);
}

}  // namespace

void order_alerts(Html& html, Page& page, const app::OpenedCase& opened) {
  for (const StandingOrder& order : standing_orders(opened.seen)) {
    Html words;
    words << order.title << (order.ends ? ", until " + long_date(*order.ends) : std::string(", until the court says otherwise")) << ". ";
    if (order.keeps_out == Answer::yes) words << "They must stay out of the home. ";
    words << order.terms << " ";
    if (order.breaches) words << order.breaches << std::string(order.breaches == 1 ? " breach" : " breaches") << " on record. ";
    words << "<a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(record_path(page, order.instance)) << "\">See the order</a>";
    ui::warning_text(html, {.html = std::move(words)});
  }
}

Response legal_routes_page(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    const Case& c = opened.get();
    Html html;
    html << "<h2 class=\"govuk-heading-l\">Legal routes</h2>";
    ui::inset_text(html, {.text = std::string("In force today, as far as we know. A lawyer must confirm the route and its dates before anybody "
                                              "relies on it: the law changes, and this "
                                              "list is no advice. ") +
                                  said(page, c, "Whoever acts asks first what the survivor wants.")});
    html << "<p class=\"govuk-body\">" << record_link(page, "legal-options", "Write down what was decided about them") << "</p>";
    auto today = legal_routes_on(civil(page.now()).date);
    const std::size_t all = today.size();
    std::erase_if(today, [&](const LegalRoute* route) { return law_in(*route, c.opened.nation) == Answer::no; });
    const auto nation = named<LawOf>(c.opened.nation);
    if (!nation) {
      ui::warning_text(html, {.text = "It is not on record in which nation the home is. Each route says where it is law: in another nation it is none."});
    } else if (today.size() < all) {
      const std::string rest = today.empty() ? ". This list holds no law of that nation: ask a lawyer there."
                                             : ". What is no law there is left out: ask a lawyer what stands in its place.";
      ui::inset_text(html, {.text = "The home is in " + std::string(label_of(*nation)) + rest});
    }
    for (std::size_t i = 0; i < std::size(legal_route_kind_names); ++i) {
      const auto kind = static_cast<LegalRouteKind>(i);
      if (std::none_of(today.begin(), today.end(), [&](const LegalRoute* route) { return route->kind == kind; })) continue;
      html << "<h3 class=\"govuk-heading-m\">" << std::string(label_of(kind)) << "</h3>";
      for (const LegalRoute* route : today) if (route->kind == kind) draw_route(html, page, c, *route);
    }
    const Policy* policy = policy_of(page, c);
    if (policy && policy->perpetrator_offers) {
      const auto left = offers_left(*policy->perpetrator_offers, facts_of(c));
      html << "<h3 class=\"govuk-heading-m\">Offers to the person who harms</h3><p class=\"govuk-body\">";
      if (left.empty()) html << "Every offer of the policy was made.";
      for (std::size_t i = 0; i < left.size(); ++i) html << (i ? std::string(", ") : std::string("Not made yet: ")) << std::string(in_words(left[i]));
      html << "</p><p class=\"govuk-body\">" << record_link(page, "perpetrator-offer", "Write down an offer") << "</p>";
    }
    return case_page(page, opened, {.title = "Legal routes", .tab = CaseTab::people}, html);
  });
}

Response engagement_page(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    const Case& c = opened.get();
    const Engagement known = engagement_of(c, page.now());
    Html html;
    html << "<h2 class=\"govuk-heading-l\">Keeping in touch</h2>";
    draw_tries(html, known);
    html << "<h3 class=\"govuk-heading-m\">What may stand behind a silence</h3><ul class=\"govuk-list govuk-list--bullet\">";
    for (const std::string& why : known.may_be_why) html << "<li>" << why << "</li>";
    html << "</ul><p class=\"govuk-body\">Nobody has to work with us to be helped. A silence may be a sign of danger.</p>";
    draw_antisocial(html, page, c, record_instances(c, app::shapes_of(page.desk(), c), page.now()));
    return case_page(page, opened, {.title = "Keeping in touch", .tab = CaseTab::people}, html);
  });
}

}  // namespace rowan::web::pages
