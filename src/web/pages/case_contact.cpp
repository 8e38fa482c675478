#include "web/pages/case_contact.h"

#include <algorithm>

#include "web/components/safe_contact.h"
#include "web/components/warning_text.h"
#include "web/pages/case_frame.h"

namespace rowan::web::pages {
namespace {

std::vector<Option> channel_options(const Case& c) {
  std::vector<Option> out;
  for (const Channel& k : c.contact.channels)
    if (c.contact.stands(k))
      out.push_back({std::to_string(k.id), std::string(label_of(k.kind)) + (k.value.empty() ? "" : ", " + k.value) + (k.person.empty() ? "" : " (for " + k.person + ")"), when_words(k)});
  return out;
}

ContactInput read_contact(Page& page, Typed& typed) {
  ContactInput input;
  input.outcome = typed.choice("outcome", ContactOutcome::made);
  input.purpose = typed.choice("purpose", Purpose::case_work);
  input.text = typed.text("text");
  input.happened_at = typed.date_time("when").value_or(page.now());
  const std::string channel = typed.text("channel");
  if (channel == "other" || channel.empty()) {
    input.other_kind = typed.choice("other_kind", ChannelKind::call);
    input.other_value = typed.text("other_value");
  } else {
    input.channel = typed.number("channel");
  }
  input.override_reason = typed.text("override_reason");
  input.interpreter = typed.choice("interpreter", Interpreter::none);
  return input;
}

// What the gate says about each approved way, right now.
void gate_now(Html& html, Page& page, const Case& c) {
  bool any = false;
  html << "<h3 class=\"govuk-heading-m\">What is safe right now</h3><ul class=\"rw-list rw-list--yes\">";
  for (const Channel& k : c.contact.channels) {
    if (k.safety != ChannelSafety::approved) continue;
    ContactInput input;
    input.channel = k.id;
    input.happened_at = page.now();
    const auto safe = app::check_contact(page.desk(), c, input);
    html << "<li>";
    ui::icon(html, safe ? ui::Icon::yes : ui::Icon::stop);
    html << "<span><strong>" << label_of(k.kind) << "</strong> ";
    if (!k.value.empty()) html << k.value << ". ";
    if (safe) html << "Safe now.";
    else html << safe.refusal().first().text;
    html << "</span></li>";
    any = true;
  }
  html << "</ul>";
  if (!any) ui::warning_text(html, {.text = "No safe way of contact is known yet. Find one out before you contact " + first_name(c) + ".", .icon_fallback_text = "Stop"});
}

Response draw_contact(Page& page, const app::OpenedCase& opened, const Values& values) {
  const Case& c = opened.get();
  bool refused = false;
  for (const Problem& p : values.problems()) refused = refused || p.id.starts_with("contact.") || p.id.starts_with("gate.");
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">Record a contact</h2>";
  gate_now(html, page, c);
  open_form(html, page, case_path(page, "/contacts/new"));
  radio_field(html, values, {.name = "outcome", .label = "What happened?"}, options_of<ContactOutcome>({ContactOutcome::made, ContactOutcome::attempted, ContactOutcome::received}));
  auto channels = channel_options(c);
  Html other;
  select_field(other, values, {.name = "other_kind", .label = "Kind"}, options_of<ChannelKind>({ChannelKind::call, ChannelKind::text, ChannelKind::email, ChannelKind::letter, ChannelKind::visit, ChannelKind::trusted_person, ChannelKind::work}));
  text_field(other, values, {.name = "other_value", .label = "Number, address or person"});
  channels.push_back({"other", "Another way", "For when they reached us. We never contact them this way unless a life is at stake.", std::move(other)});
  radio_field(html, values, {.name = "channel", .label = "Which way?"}, std::move(channels));
  select_field(html, values, {.name = "purpose", .label = "What was it about?"}, options_of<Purpose>({Purpose::case_work, Purpose::safety, Purpose::appointment, Purpose::signposting, Purpose::general}));
  date_time_field(html, values, {.name = "when", .label = "When?", .hint = "Leave empty for now"});
  select_field(html, values, {.name = "interpreter", .label = "Who interpreted?"}, options_of<Interpreter>({Interpreter::none, Interpreter::professional, Interpreter::family_or_community}));
  area_field(html, values, {.name = "text", .label = "What was said or done", .rows = 5});
  if (refused || !values.one("override_reason").empty()) {
    ui::warning_text(html, {.text = "This contact was refused. Go on only to save a life: the manager sees it at once, with your reason.", .icon_fallback_text = "Stop"});
    area_field(html, values, {.name = "override_reason", .label = "Why it has to be done to save life", .hint = "Leave empty to choose another way", .rows = 3});
  }
  submit(html, "Save contact", case_path(page));
  close_form(html);
  return case_page(page, opened, {.title = "Record a contact", .error = values.has_errors()}, html);
}

std::vector<Option> day_options() {
  std::vector<Option> out;
  for (int d = 0; d < 7; ++d) out.push_back({std::string(weekday_codes[d]), std::string(weekday_name(static_cast<Weekday>(d)))});
  return out;
}

std::string clock_value(int minute) { return minute == 0 || minute >= 1440 ? "" : clock_words(minute / 60, minute % 60); }

Values values_of(const Channel& k) {
  Values v;
  v.set("kind", std::string(name_of(k.kind))).set("safety", std::string(name_of(k.safety))).set("value", k.value).set("person", k.person).set("code_word", k.code_word).set("say", k.say);
  v.set("who_else", k.who_else).set("approved_by", k.approved_by).set("voicemail", k.voicemail ? "yes" : "no").set("from", clock_value(k.from_minute)).set("until", clock_value(k.until_minute));
  v.set("relation", std::string(name_of(k.relation.value_or(GoBetween::not_said)))).set("names_us", k.names_us ? "yes" : "no");
  v.set("despite_joint_tenant", k.despite_joint_tenant);
  for (const Weekday day : k.days) v.set("days", std::string(name_of(day)));
  for (const Purpose purpose : k.purposes) v.set("purposes", std::string(name_of(purpose)));
  if (k.check_by) v.set("check_by-day", std::to_string(k.check_by->day)).set("check_by-month", std::to_string(k.check_by->month)).set("check_by-year", std::to_string(k.check_by->year));
  return v;
}

Values fresh_channel(Page& page) {
  // A week: safe contact goes stale.
  const Date by = add_days(civil(page.now()).date, 7);
  Values v;
  v.set("safety", "approved").set("voicemail", "no").set("names_us", "no");
  return v.set("check_by-day", std::to_string(by.day)).set("check_by-month", std::to_string(by.month)).set("check_by-year", std::to_string(by.year));
}

Channel read_channel(Typed& typed) {
  Channel k;
  k.kind = typed.choice("kind", ChannelKind::text);
  k.safety = typed.choice("safety", ChannelSafety::not_safe);
  k.value = typed.text("value");
  k.person = typed.text("person");
  k.code_word = typed.text("code_word");
  k.say = typed.text("say");
  k.who_else = typed.text("who_else");
  k.approved_by = typed.text("approved_by");
  k.voicemail = typed.text("voicemail") == "yes";
  k.from_minute = typed.minute_of_day("from").value_or(0);
  k.until_minute = typed.minute_of_day("until").value_or(1440);
  for (const std::string& day : typed.many("days")) if (const auto d = named<Weekday>(day)) k.days.push_back(*d);
  for (const std::string& purpose : typed.many("purposes")) if (const auto p = named<Purpose>(purpose)) k.purposes.push_back(*p);
  k.check_by = typed.date("check_by");
  if (const GoBetween who = typed.choice("relation", GoBetween::not_said); who != GoBetween::not_said) k.relation = who;
  k.names_us = typed.text("names_us") == "yes";
  k.despite_joint_tenant = typed.text("despite_joint_tenant");
  return k;
}

Response draw_channel(Page& page, const app::OpenedCase& opened, const Values& values, std::int64_t id) {
  Html html;
  error_summary_of(html, values);
  const std::string name = first_name(opened.get());
  html << "<h2 class=\"govuk-heading-l\">";
  if (id) html << "Change a way of contact"; else html << "Add a way of contact";
  html << "</h2>";
  open_form(html, page, case_path(page, id ? "/safe-contact/" + std::to_string(id) : "/safe-contact/new"));
  radio_field(html, values, {.name = "safety", .label = "Is it safe?"}, {{"approved", "Safe, and " + name + " agreed to it"}, {"not_safe", "Not safe"}});
  select_field(html, values, {.name = "kind", .label = "Which way?"},
               options_of<ChannelKind>({ChannelKind::text, ChannelKind::call, ChannelKind::email, ChannelKind::letter, ChannelKind::visit, ChannelKind::trusted_person, ChannelKind::work, ChannelKind::portal}));
  text_field(html, values, {.name = "value", .label = "Number, address, place or name"});
  text_field(html, values, {.name = "person", .label = "Whose is it?", .hint = "Leave empty for " + name + ". A witness or a child can have a safe way of their own"});
  check_field(html, values, {.name = "days", .label = "On which days?", .hint = "None ticked means any day"}, day_options());
  html << "<div class=\"rw-pair\">";
  text_field(html, values, {.name = "from", .label = "From", .hint = "For example 10am", .width = 5});
  text_field(html, values, {.name = "until", .label = "Until", .hint = "For example 2pm", .width = 5});
  html << "</div>";
  check_field(html, values, {.name = "purposes", .label = "What about?", .hint = "None ticked means anything to do with the case"},
              options_of<Purpose>({Purpose::safety, Purpose::case_work, Purpose::appointment, Purpose::signposting, Purpose::general}));
  select_field(html, values, {.name = "relation", .label = "Through somebody: who are they?", .hint = "Only for someone they trust. Nobody of the family or community where honour or a forced marriage is at stake"},
               options_of<GoBetween>({GoBetween::not_said, GoBetween::professional, GoBetween::friend_of_theirs, GoBetween::family, GoBetween::community}));
  radio_field(html, values, {.name = "names_us", .label = "May it show that it comes from us?", .hint = "No: our name, number and address are left out"}, {{"no", "No"}, {"yes", "Yes"}}, true);
  radio_field(html, values, {.name = "voicemail", .label = "May a voicemail be left?"}, {{"no", "No"}, {"yes", "Yes"}}, true);
  text_field(html, values, {.name = "say", .label = "What to say first, or who to say is calling", .hint = "For example: about your boiler service"});
  text_field(html, values, {.name = "code_word", .label = "Code word"});
  text_field(html, values, {.name = "who_else", .label = "Who else has this phone, reads this email or opens these letters?"});
  // Shown once it was refused, to those who may pass it (NHG-26).
  const bool refused =
      std::any_of(values.problems().begin(), values.problems().end(), [](const Problem& p) { return p.id == "contact.joint-tenant"; });
  if (may(page.actor(), Permission::allocate) && (refused || !values.one("despite_joint_tenant").empty()))
    area_field(html, values, {.name = "despite_joint_tenant",
                              .label = "Why is it safe, though a joint tenant may have it too?",
                              .hint = "For example: the portal account is theirs alone since today, and was tried",
                              .rows = 2});
  text_field(html, values, {.name = "approved_by", .label = "Who told us it is safe?", .hint = "For example: " + name + ", by phone today"});
  date_field(html, values, {.name = "check_by", .label = "Check again by"});
  if (id) text_field(html, values, {.name = "reason", .label = "Why is it changing?"});
  submit(html, "Save", case_path(page, "/safe-contact"));
  close_form(html);
  return case_page(page, opened, {.title = "Way of contact", .tab = CaseTab::safe_contact, .error = values.has_errors()}, html);
}

Response draw_safe_contact(Page& page, const app::OpenedCase& opened, const Values& values) {
  const Case& c = opened.get();
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l govuk-visually-hidden\">Safe contact</h2>";
  safe_panel_of(html, page, c);
  html << "<p class=\"govuk-body\"><a class=\"govuk-button\" role=\"button\" draggable=\"false\" data-module=\"govuk-button\" href=\"" << Url(case_path(page, "/safe-contact/new")) << "\">Add a way of contact</a></p>";
  if (!c.contact.channels.empty()) {
    html << "<h3 class=\"govuk-heading-m\">On the record</h3><ul class=\"govuk-list govuk-list--spaced\">";
    for (const Channel& k : c.contact.channels) {
      html << "<li><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/safe-contact/" + std::to_string(k.id))) << "\">" << label_of(k.kind);
      if (!k.value.empty()) html << ", " << k.value;
      html << "</a>: ";
      if (c.contact.stands(k)) html << "safe, " << when_words(k);
      else if (k.safety == ChannelSafety::approved) html << "no longer safe: the other person holds the home too, or may";
      else html << "not safe";
      html << "</li>";
    }
    html << "</ul>";
  }
  html << "<h3 class=\"govuk-heading-m\">Who must not find out</h3>";
  open_form(html, page, case_path(page, "/must-not-know"));
  std::size_t n = 0;
  for (; n < c.contact.must_not_know.size() + 1; ++n) {
    const MustNotKnow m = n < c.contact.must_not_know.size() ? c.contact.must_not_know[n] : MustNotKnow{};
    const std::string s = std::to_string(n + 1);
    Values one;
    one.set("name-" + s, m.name).set("why-" + s, m.why).set("say-" + s, m.if_they_call);
    html << "<fieldset class=\"govuk-fieldset rw-group\"><legend class=\"govuk-fieldset__legend govuk-fieldset__legend--s\">";
    if (m.name.empty()) html << "Add a person"; else html << m.name;
    html << "</legend>";
    text_field(html, one, {.name = "name-" + s, .label = "Name"});
    text_field(html, one, {.name = "why-" + s, .label = "Who they are"});
    text_field(html, one, {.name = "say-" + s, .label = "What to say if they get in touch"});
    html << "</fieldset>";
  }
  submit(html, "Save these people", {}, {}, "govuk-button--secondary");
  close_form(html);
  html << "<h3 class=\"govuk-heading-m\">No contact at all</h3>";
  open_form(html, page, case_path(page, "/do-not-contact"));
  hidden(html, "on", c.contact.do_not_contact ? "no" : "yes");
  text_field(html, values, {.name = "reason", .label = c.contact.do_not_contact ? "Who says that contact is wanted again, and when?" : "Who asked for no contact, and when?"});
  submit(html, c.contact.do_not_contact ? "Contact is wanted again" : "Do not contact them", {}, {}, "govuk-button--secondary");
  close_form(html);
  return case_page(page, opened, {.title = "Safe contact", .tab = CaseTab::safe_contact, .wide = true, .error = values.has_errors()}, html);
}

}  // namespace

Response contact_form(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    Values values;
    values.set("outcome", "made").set("purpose", "case_work");
    return draw_contact(page, opened, values);
  });
}

Response record_contact(Page& page) {
  Typed typed(page.form());
  const ContactInput input = read_contact(page, typed);
  if (page.form().one("channel").empty()) typed.problem("form.choice", "Choose which way", "channel");
  const auto again = [&](const Values& values) { return with_case(page, [&](const app::OpenedCase& opened) { return draw_contact(page, opened, values); }); };
  if (!typed.good()) return again(Values(page.form(), typed.problems()));
  const auto done = app::contact(page.desk(), page.actor(), page.part(0), input, {page.token(), {}, {}, {}, {}});
  if (!done && done.refusal().because == Because::not_found) return not_there(page, done.refusal());
  return after(page, done, case_path(page, "#timeline-title"), again);
}

Response safe_contact(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_safe_contact(page, opened, Values()); });
}
Response new_channel(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_channel(page, opened, fresh_channel(page), 0); });
}
Response edit_channel(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    const Channel* k = opened.get().contact.find(std::strtoll(page.part(1).c_str(), nullptr, 10));
    if (!k) return not_found_page(page);
    return draw_channel(page, opened, values_of(*k), k->id);
  });
}
Response set_channel(Page& page) {
  const bool fresh = page.request().path.ends_with("/new");
  const std::int64_t id = fresh ? 0 : std::strtoll(page.part(1).c_str(), nullptr, 10);
  Typed typed(page.form());
  Channel channel = read_channel(typed);
  channel.id = id;
  return act_on(page, "safe-contact.set", [&](const Seen& seen) { return rowan::set_safe_contact(seen, channel, typed.text("reason")); }, "/safe-contact",
                [&](const app::OpenedCase& opened, const Values& values) { return draw_channel(page, opened, values, id); }, typed.problems());
}
Response set_do_not_contact(Page& page) {
  Typed typed(page.form());
  return act_on(page, "safe-contact.none", [&](const Seen& seen) { return rowan::set_do_not_contact(seen, typed.text("on") == "yes", typed.text("reason")); }, "/safe-contact",
                [&](const app::OpenedCase& opened, const Values& values) { return draw_safe_contact(page, opened, values); });
}
Response set_must_not_know(Page& page) {
  Typed typed(page.form());
  std::vector<MustNotKnow> people;
  for (int n = 1; n <= 20; ++n) {
    const std::string s = std::to_string(n);
    people.push_back({typed.text("name-" + s), typed.text("why-" + s), typed.text("say-" + s)});
  }
  return act_on(page, "must-not-know.set", [&](const Seen& seen) { return rowan::set_must_not_know(seen, people); }, "/safe-contact",
                [&](const app::OpenedCase& opened, const Values& values) { return draw_safe_contact(page, opened, values); });
}

}  // namespace rowan::web::pages
