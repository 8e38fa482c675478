#include "web/pages/case_answers.h"

#include "app/danger.h"
#include "domain/records.h"
#include "domain/records/household.h"
#include "web/components/summary_list.h"
#include "web/pages/case_frame.h"
#include "web/pages/case_person_details.h"
#include "web/pages/case_tenancy.h"
#include "web/site/address.h"

namespace rowan::web::pages {
namespace {

std::vector<Option> yes_no_unknown() { return options_of<Answer>({Answer::yes, Answer::no, Answer::unknown, Answer::not_asked}); }
std::vector<Option> ages() { return options_of<AgeBand>({AgeBand::adult, AgeBand::from_16_to_17, AgeBand::under_16, AgeBand::unknown}); }

// The frame of each of these forms: errors, heading, form, save.
// `tab` is what the browser's tab says: nothing telling.
Response draw(Page& page, const app::OpenedCase& opened, const Values& values, const std::string& title, const std::string& tab, const std::string& below, const std::function<void(Html&)>& fields) {
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">" << title << "</h2>";
  open_form(html, page, case_path(page, below));
  fields(html);
  submit(html, "Save", case_path(page, "/people"));
  close_form(html);
  return case_page(page, opened, {.title = tab, .tab = CaseTab::people, .error = values.has_errors()}, html);
}

Response draw_danger(Page& page, const app::OpenedCase& opened, const Values& values) {
  return draw(page, opened, values, "Immediate danger", "First question", "/danger", [&](Html& html) {
    html << "<div class=\"govuk-inset-text\"><p><strong>If there is a threat to life now: 999.</strong> Encourage them to call, or call for them. If they cannot speak on a mobile: 999, then 55 when asked.</p></div>";
    radio_field(html, values, {.name = "answer", .label = "Are they in immediate danger?"}, yes_no_unknown());
    radio_field(html, values, {.name = "police", .label = "What was done about the police?"}, options_of<Police>({Police::called_by_us, Police::called_by_them, Police::encouraged, Police::declined, Police::not_recorded}));
    text_field(html, values, {.name = "reference", .label = "Police log number", .hint = "If there is one. Nobody has to give it", .width = 20});
    area_field(html, values, {.name = "text", .label = "What they said, or why it was not asked", .rows = 3});
  });
}

Response draw_household(Page& page, const app::OpenedCase& opened, const Values& values) {
  return draw(page, opened, values, "Children and adults at risk", "Household", "/household", [&](Html& html) {
    radio_field(html, values, {.name = "children", .label = "Do children live at the property?", .hint = "Not knowing is not a no: it stays open until you know"}, yes_no_unknown());
    radio_field(html, values, {.name = "adults", .label = "Does an adult at risk live there?", .hint = "Someone who needs care and support and cannot protect themselves"}, yes_no_unknown());
    area_field(html, values, {.name = "members", .label = "Who lives there, with ages", .hint = "And anyone else who is staying", .rows = 4});
  });
}

Response draw_perpetrator(Page& page, const app::OpenedCase& opened, const Values& values) {
  const Policy* policy = policy_of(page, opened.get());
  return draw(page, opened, values, "The other person", "The other person", "/perpetrator", [&](Html& html) {
    Html name;
    text_field(name, values, {.name = "name", .label = "Name"});
    std::vector<Option> given{{"named", std::string(label_of(NameGiven::named)), {}, std::move(name)}, {"declined", std::string(label_of(NameGiven::declined)), "This never stops us from helping"},
                              {"unknown", std::string(label_of(NameGiven::unknown))}, {"not_asked", std::string(label_of(NameGiven::not_asked))}};
    radio_field(html, values, {.name = "given", .label = "Who is harming them?"}, std::move(given));
    std::vector<Option> relations{{"", "Not known"}};
    if (policy) for (const RelationshipCode& r : policy->relationships) relations.push_back({r.code, r.label});
    select_field(html, values, {.name = "relationship", .label = "Relationship"}, std::move(relations));
    radio_field(html, values, {.name = "age_band", .label = "Their age"}, ages());
    radio_field(html, values, {.name = "lives_there", .label = "Do they live at the property?"}, yes_no_unknown());
    if (const std::string proposed = joint_tenants_proposed(page, opened.get()); !proposed.empty())
      html << "<div class=\"govuk-inset-text\">" << proposed << "</div>";
    radio_field(html, values, {.name = "joint_tenant", .label = "Are they a tenant there too?"}, yes_no_unknown());
    radio_field(html, values, {.name = "works_for_us", .label = "Do they, or a relative, work for us?", .hint = "Yes restricts the case at once to the people named on it"}, yes_no_unknown());
    area_field(html, values, {.name = "text", .label = "Anything else about them", .rows = 3});
  });
}

// What the policy itself says of somebody in their place: written beside the case, and shuts nobody out (NHG-4, CX-1.1).
std::string scope_words(const Case& c, const Policy& policy) {
  const ScopeRule* rule = policy.scope ? &*policy.scope : nullptr;
  const bool at_home = c.opened.home || !c.opened.home_line.empty();
  const std::string tenure(facts_of(c).value("tenure").value_or(""));
  const Truth speaks = in_scope(rule, at_home ? HomeTie::lives_there : HomeTie::applicant, tenure);
  const std::string who = at_home ? "somebody who lives in a home of ours" : "somebody for whom no home of ours is known";
  const std::string where = " (" + policy.id + (rule ? " " + rule->clause : std::string()) + ")";
  std::string out = speaks == Truth::yes  ? "The policy speaks for " + who + where + "."
                    : speaks == Truth::no ? "The policy’s own words do not reach " + who + where + ". They are helped all the same."
                                          : "The policy does not say whether it speaks for " + who + where + ". They are helped all the same.";
  for (const RelationshipCode& each : policy.relationships)
    if (each.code == c.perpetrator.relationship && !c.perpetrator.relationship.empty())
      out += " “" + each.label + "”: policy scope " + (each.in_scope ? "yes" : "no") + ", personally connected as the Act says " + (each.personally_connected ? "yes" : "no") + ".";
  return out;
}

Response draw_definition(Page& page, const app::OpenedCase& opened, const Values& values) {
  const Policy* policy = policy_of(page, opened.get());
  return draw(page, opened, values, "Kinds of abuse", "Kinds and definition", "/definition", [&](Html& html) {
    std::vector<Option> types;
    if (policy) for (const AbuseCode& type : policy->abuse_types) types.push_back({type.code, type.label});
    check_field(html, values, {.name = "types", .label = "What kinds?", .hint = "As many as fit"}, std::move(types));
    text_field(html, values, {.name = "other", .label = "Another kind, in words"});
    check_field(html, values, {.name = "more", .label = ""}, {{"threat", "A threat, and nothing has happened yet"}, {"pattern", "A pattern, rather than one incident"}});
    radio_field(html, values, {.name = "statutory", .label = "Does it meet the law's definition?", .hint = "Domestic Abuse Act 2021: both 16 or over, and personally connected. Not having physical violence never makes it less"},
                options_of<Answer>({Answer::yes, Answer::no, Answer::unknown}));
    if (policy) html << "<div class=\"govuk-inset-text\">" << scope_words(opened.get(), *policy) << "</div>";
    radio_field(html, values, {.name = "policy", .label = "Is it within our own policy?", .hint = "This can be yes when the law's definition is not met. Then we help all the same"}, options_of<Answer>({Answer::yes, Answer::no, Answer::unknown}));
    area_field(html, values, {.name = "reason", .label = "Why", .hint = "On the balance of probabilities. What the police decided is not a reason on its own", .rows = 3});
  });
}

Response draw_wishes(Page& page, const app::OpenedCase& opened, const Values& values) {
  const Case& c = opened.get();
  return draw(page, opened, values, "What " + first_name(c) + " wants", "Wishes", "/wishes", [&](Html& html) {
    area_field(html, values, {.name = "text", .label = "In their own words", .rows = 4});
    radio_field(html, values, {.name = "housing", .label = "About their home"}, {{"stay", "To stay"}, {"leave_now", "To leave now"}, {"leave_later", "To leave for longer"}, {"unsure", "Not sure yet"}});
    if (!c.wishes.empty()) {
      html << "<h3 class=\"govuk-heading-m\">Before</h3>";
      for (std::size_t i = c.wishes.size(); i-- > 0;) {
        const CaseLine& line = c.lines[static_cast<std::size_t>(c.wishes[i])];
        html << "<p class=\"govuk-body rw-words\">" << *text_of(line) << "</p><p class=\"rw-meta\">" << date_and_time(line.happened_at) << ", written by " << page.desk().staff.name(line.actor) << "</p>";
      }
    }
  });
}

std::string asked(Answer a, const char* yes) { return a == Answer::yes ? yes : std::string(label_of(a)); }

template <class D>
Response show(Page& page, D draw_form, const std::function<Values(const Case&)>& values) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_form(page, opened, values(opened.get())); });
}

}  // namespace

Response people(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    const Case& c = opened.get();
    const Names names = names_for(page, c);
    Html html;
    html << "<h2 class=\"govuk-heading-l\">People and answers</h2><p class=\"govuk-body\">What was asked, and what was said. “Not asked yet” is a task, not a no.</p>";
    ui::SummaryList list;
    const auto row = [&](std::string key, std::string value, const std::string& below, std::string note = {}) {
      ui::SummaryRow r;
      r.key.text = key;
      r.value.html << value;
      if (!note.empty()) r.value.html << "<br><span class=\"rw-meta\">" << note << "</span>";
      r.actions.items.push_back({.text = "Change", .href = Url(case_path(page, below)), .visually_hidden_text = key});
      list.rows.push_back(std::move(r));
    };
    row("Immediate danger", asked(c.danger.answer, "Yes"), "/danger", c.danger.answer == Answer::yes ? std::string(label_of(c.danger.police)) : c.danger.text);
    row("Children at the property", asked(c.household.children, "Yes"), "/household", c.household.members);
    row("Adults at risk at the property", asked(c.household.adults_at_risk, "Yes"), "/household");
    std::string living;
    for (const std::string& line : household_lines(c, page.now())) living += (living.empty() ? "" : "; ") + line;
    row("Who lives there", living.empty() ? "Nobody written down yet" : living, "/records/household-member");
    row("The other person", c.perpetrator.given == NameGiven::named ? c.perpetrator.name : std::string(label_of(c.perpetrator.given)), "/perpetrator", c.perpetrator.relationship.empty() ? "" : names.relationship(c.perpetrator.relationship));
    const std::string learned = learned_in_short(c);
    row("Other names and details", learned.empty() ? "None written down" : learned, "/person-details");
    row("The tenancy", tenancy_answer(c), "/tenancy", tenancy_note(page, c));
    if (c.perpetrator.joint_tenant == Answer::yes)
      row("Joint tenant", "Yes", "/perpetrator", "Whatever reaches one tenant reaches both. Write down below what was done about portal, letters, keys and rent account");
    else if (const std::string proposed = joint_tenants_proposed(page, c); !proposed.empty())
      row("Joint tenant", std::string(label_of(c.perpetrator.joint_tenant)), "/perpetrator", proposed);
    std::string types;
    for (const std::string& code : c.classified.types) types += (types.empty() ? "" : ", ") + names.abuse_type(code);
    if (!c.classified.other.empty()) types += (types.empty() ? "" : ", ") + c.classified.other;
    row("Kinds of abuse", types.empty() ? "Not recorded yet" : types, "/definition");
    row("The law's definition", asked(c.classified.statutory, "Met"), "/definition");
    row("Our policy", asked(c.classified.policy, "Within it"), "/definition");
    row("What " + first_name(c) + " wants", c.wish_now().value_or("Not asked yet"), "/wishes", c.wishes.size() > 1 ? std::to_string(c.wishes.size()) + " answers over time" : "");
    for (const RecordRow& what : record_rows()) {
      // Said once each; a step stands in the register, with what it is a step of.
      if (what.is_step()) continue;
      if (what.theme != RecordTheme::talking && what.theme != RecordTheme::enquiry && what.theme != RecordTheme::safety) continue;
      std::string answer = "Not recorded yet", note;
      for (const CaseLine& line : c.lines)
        if (const auto* made = std::get_if<RecordMade>(&line.event); made && made->what == what.what && !made->turn) {
          answer = made->value.empty() ? "Recorded" : std::string(what.choice_label(made->value));
          note = date_and_time(line.happened_at) + (line.corrected_by ? ". " + line.text_now : made->text.empty() ? "" : ". " + made->text);
        }
      row(what.title, answer, "/records/" + address_of(what.what), note);
    }
    ui::summary_list(html, list);
    html << "<p class=\"govuk-body\"><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/register")) << "\">All records of this case</a></p>";
    return case_page(page, opened, {.title = "People and answers", .tab = CaseTab::people, .wide = true}, html);
  });
}

Response danger_form(Page& page) {
  return show(page, draw_danger, [](const Case& c) {
    return Values().set("answer", std::string(name_of(c.danger.answer))).set("police", std::string(name_of(c.danger.police))).set("reference", c.danger.police_reference).set("text", c.danger.text);
  });
}
Response ask_danger(Page& page) {
  Typed typed(page.form());
  const DangerAsked asked_now{typed.choice("answer", Answer::not_asked), typed.choice("police", Police::not_recorded), typed.text("reference"), typed.text("text")};
  const auto again = [&](const Values& values) { return with_case(page, [&](const app::OpenedCase& opened) { return draw_danger(page, opened, values); }); };
  if (!typed.good()) return again(Values(page.form(), typed.problems()));
  const auto done = app::ask_danger(page.desk(), page.actor(), page.part(0), asked_now, {page.token(), {}, {}, {}, {}});
  if (!done && done.refusal().because == Because::not_found) return not_there(page, done.refusal());
  return after(page, done, case_path(page, "/people"), again);
}

Response household_form(Page& page) {
  return show(page, draw_household, [](const Case& c) {
    return Values().set("children", std::string(name_of(c.household.children))).set("adults", std::string(name_of(c.household.adults_at_risk))).set("members", c.household.members);
  });
}
Response ask_household(Page& page) {
  Typed typed(page.form());
  const HouseholdAsked asked_now{typed.choice("children", Answer::not_asked), typed.choice("adults", Answer::not_asked), typed.text("members")};
  return act_on(page, "household.asked", [&](const Seen& seen) { return rowan::ask_household(seen, asked_now); }, "/people", [&](const app::OpenedCase& opened, const Values& values) { return draw_household(page, opened, values); }, typed.problems());
}

Response perpetrator_form(Page& page) {
  return show(page, draw_perpetrator, [](const Case& c) {
    const PerpetratorAsked& p = c.perpetrator;
    Values v;
    v.set("given", std::string(name_of(p.given))).set("name", p.name).set("relationship", p.relationship).set("age_band", std::string(name_of(p.age_band))).set("text", p.text);
    return v.set("lives_there", std::string(name_of(p.lives_there))).set("joint_tenant", std::string(name_of(p.joint_tenant))).set("works_for_us", std::string(name_of(p.works_for_us)));
  });
}
Response ask_perpetrator(Page& page) {
  Typed typed(page.form());
  PerpetratorAsked p;
  p.given = typed.choice("given", NameGiven::not_asked);
  p.name = typed.text("name");
  p.relationship = typed.text("relationship");
  p.age_band = typed.choice("age_band", AgeBand::unknown);
  p.lives_there = typed.choice("lives_there", Answer::not_asked);
  p.joint_tenant = typed.choice("joint_tenant", Answer::not_asked);
  p.works_for_us = typed.choice("works_for_us", Answer::not_asked);
  p.text = typed.text("text");
  return act_on(page, "perpetrator.asked", [&](const Seen& seen) { return rowan::ask_perpetrator(seen, p); }, "/people", [&](const app::OpenedCase& opened, const Values& values) { return draw_perpetrator(page, opened, values); }, typed.problems());
}

Response definition_form(Page& page) {
  return show(page, draw_definition, [](const Case& c) {
    Values v;
    for (const std::string& type : c.classified.types) v.set("types", type);
    if (c.classified.threat_only) v.set("more", "threat");
    if (c.classified.pattern) v.set("more", "pattern");
    return v.set("other", c.classified.other).set("statutory", std::string(name_of(c.classified.statutory))).set("policy", std::string(name_of(c.classified.policy))).set("reason", c.classified.reason);
  });
}
Response classify(Page& page) {
  Typed typed(page.form());
  Classified k;
  k.statutory = typed.choice("statutory", Answer::unknown);
  k.policy = typed.choice("policy", Answer::unknown);
  k.types = typed.many("types");
  k.other = typed.text("other");
  k.threat_only = typed.ticked("more", "threat");
  k.pattern = typed.ticked("more", "pattern");
  k.reason = typed.text("reason");
  return act_on(page, "definition.recorded", [&](const Seen& seen) -> Result<NewEntries> {
    Classified rolled = k;
    if (const Policy* policy = policy_of(page, seen.get()))
      for (const std::string& code : k.types)
        for (const AbuseCode& type : policy->abuse_types) if (type.code == code) rolled.canonical.emplace_back(name_of(type.is));
    return rowan::classify(seen, rolled);
  }, "/people", [&](const app::OpenedCase& opened, const Values& values) { return draw_definition(page, opened, values); }, typed.problems());
}

Response wishes_form(Page& page) {
  return show(page, draw_wishes, [](const Case&) { return Values(); });
}
Response record_wishes(Page& page) {
  Typed typed(page.form());
  return act_on(page, "wishes.recorded", [&](const Seen& seen) { return rowan::record_wishes(seen, {typed.text("text"), typed.text("housing")}); }, "/people", [&](const app::OpenedCase& opened, const Values& values) { return draw_wishes(page, opened, values); });
}

}  // namespace rowan::web::pages
