#include "web/pages/case_documents.h"

#include "domain/sharing.h"
#include "web/components/button.h"
#include "web/components/summary_list.h"
#include "web/pages/agency_field.h"
#include "web/pages/case_frame.h"
#include "web/pages/case_left_out.h"

namespace rowan::web::pages {
namespace {

using letters::DocumentInput;

std::int64_t id_of(const Page& page) { return std::strtoll(page.part(1).c_str(), nullptr, 10); }

// What each form asks for its own sake; the address ends with its code.
struct FormPage {
  DocumentForm form;
  std::vector<Audience> audiences;
  const char* hint;
};
const std::vector<FormPage>& form_pages() {
  static const std::vector<FormPage> all{
      {DocumentForm::letter_contact, {Audience::survivor}, "One sentence that asks them to get in touch. It says nothing of why"},
      {DocumentForm::letter_appointment, {Audience::survivor, Audience::perpetrator}, "A day, a time and a place. It says nothing of why"},
      {DocumentForm::letter, {Audience::survivor, Audience::perpetrator}, "Your own words, checked for what would give them away"},
      {DocumentForm::letter_decision, {Audience::survivor}, "What was decided about their home, why, and how they can have it looked at again"},
      {DocumentForm::referral, {Audience::agency}, "Why you refer, what you ask, and only the details that you choose"},
      {DocumentForm::chronology, {Audience::internal, Audience::court, Audience::ombudsman, Audience::agency}, "What happened, in order, for who needs to read it"},
      {DocumentForm::own_file, {Audience::perpetrator}, "For the other person’s request to see what we hold about them. Nothing of anybody else is in it"}};
  return all;
}
const FormPage* form_page(std::string_view code) {
  for (const FormPage& page : form_pages()) if (name_of(page.form) == code) return &page;
  return nullptr;
}

// Ways on the safe contact record by which a paper can go.
std::vector<Option> ways(const Case& c) {
  std::vector<Option> out;
  for (const Channel& k : c.contact.channels)
    if (c.contact.stands(k) && k.person.empty() && k.kind != ChannelKind::text && k.kind != ChannelKind::call)
      out.push_back({std::to_string(k.id), std::string(label_of(k.kind)) + (k.value.empty() ? "" : ": " + k.value), when_words(k)});
  return out;
}

void readers(Html& html, Page& page, const Values& values, const FormPage& form, const Case& c) {
  Html way;
  const auto safe = ways(c);
  const bool to_survivor = form.audiences.front() == Audience::survivor;
  if (to_survivor) {
    if (safe.empty()) way << "<p class=\"govuk-body\">No safe way for a letter is known. Write one down first under Safe contact.</p>";
    else radio_field(way, values, {.name = "channel", .label = "Which safe way?"}, safe);
  }
  if (form.audiences.size() == 1) {
    hidden(html, "audience", std::string(name_of(form.audiences.front())));
    html << way;
  } else {
    std::vector<Option> options;
    for (const Audience a : form.audiences) {
      options.push_back({std::string(name_of(a)), said(page, c, label_of(a))});
      if (a == Audience::survivor) options.back().conditional = way;
      if (a == Audience::perpetrator) options.back().hint = "A second person has to read it before it can go";
    }
    radio_field(html, values, {.name = "audience", .label = "Who is it for?"}, std::move(options));
  }
  if (form.form == DocumentForm::referral || form.form == DocumentForm::chronology)
    agency_field(html, page, c, values, {.name = "recipient", .label = "Name of the agency, court or office", .hint = form.form == DocumentForm::chronology ? "Leave empty when it is for us" : ""});
  if (form.form == DocumentForm::referral || form.form == DocumentForm::chronology)
    radio_field(html, values, {.name = "other_side", .label = "Could the other person come to read it?", .hint = "A court may send it to both sides. “Not known” counts as yes: then a second person reads it first"},
                {{"no", "No"}, {"yes", "Yes"}, {"unknown", "Not known"}});
}

void words_of_form(Html& html, const Values& values, DocumentForm form) {
  if (form == DocumentForm::letter) text_field(html, values, {.name = "subject", .label = "Heading", .hint = "Nothing that says what it is about"});
  if (form == DocumentForm::letter_appointment) {
    date_time_field(html, values, {.name = "meet", .label = "When?"});
    text_field(html, values, {.name = "place", .label = "Where?", .hint = "A place that they feel safe at"});
  }
  if (form == DocumentForm::letter) area_field(html, values, {.name = "text", .label = "The letter", .hint = "Without greeting and signature", .rows = 8});
  if (form == DocumentForm::letter_decision) {
    area_field(html, values, {.name = "asked", .label = "What was decided?", .hint = "Say nothing of why they asked us", .rows = 3});
    area_field(html, values, {.name = "text", .label = "Why?", .hint = "The reasons, so that they can answer them. Their rights are added by themselves", .rows = 6});
  }
  if (form == DocumentForm::letter_contact || form == DocumentForm::letter_appointment) area_field(html, values, {.name = "text", .label = "Anything to add", .rows = 3});
  if (form == DocumentForm::referral) {
    area_field(html, values, {.name = "text", .label = "Why do you refer them?", .rows = 5});
    area_field(html, values, {.name = "asked", .label = "What do you ask them to do?", .rows = 3});
    std::vector<Option> parts;
    for (const letters::ReferralPart& part : letters::referral_parts) parts.push_back({std::string(part.code), std::string(part.label)});
    check_field(html, values, {.name = "parts", .label = "What do they need to know?", .hint = "Nothing else of the case goes in"}, std::move(parts));
  }
}

void chronology_fields(Html& html, Page& page, const Values& values, const Case& c, const Names& names) {
  std::vector<Option> whom = options_of<About>({About::everyone, About::survivor, About::perpetrator});
  for (Option& option : whom) option.label = said(page, c, option.label);
  radio_field(html, values, {.name = "about", .label = "About whom?"}, std::move(whom));
  date_field(html, values, {.name = "from", .label = "First day", .hint = "Leave empty for the beginning"});
  date_field(html, values, {.name = "until", .label = "Last day", .hint = "Leave empty for today"});
  std::vector<Option> entries;
  for (const TimelineItem& item : timeline(c, names)) {
    if (item.text.empty() || entries.size() == 50) continue;
    entries.push_back({std::to_string(item.seq), date_and_time(item.happened_at) + ": " + item.title});
  }
  if (entries.empty()) return;
  html << "<details class=\"govuk-details\"><summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">When the other person could read it: choose words that go in</span></summary><div class=\"govuk-details__text\">";
  check_field(html, values, {.name = "words", .label = "Entries whose words go in", .hint = "Without a choice only dates and fixed words go in"}, std::move(entries));
  html << "</div></details>";
}

// `out`: what would stay out, where somebody asked to see it first.
Response draw_form(Page& page, const app::OpenedCase& opened, const FormPage& form, const Values& values, const DocumentMade& made = {}, const std::vector<LeftOut>* out = nullptr) {
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">" << label_of(form.form) << "</h2><p class=\"govuk-body\">" << std::string(form.hint) << ".</p>";
  open_form(html, page, case_path(page, "/documents/new/" + std::string(name_of(form.form))));
  readers(html, page, values, form, opened.get());
  words_of_form(html, values, form.form);
  if (form.form == DocumentForm::chronology) {
    chronology_fields(html, page, values, opened.get(), names_for(page, opened.get()));
    text_field(html, values, {.name = "reporter_order", .label = "Does a court order us to say who reported it? (optional)",
                              .hint = "For a court only: the reference and date of its order. Left empty, who reported it stays out"});
    if (out) draw_left_out_choice(html, values, made, *out);
  }
  text_field(html, values, {.name = "purpose", .label = "What is it for?", .hint = "For the record. It is not printed"});
  if (!values.error("pass_reason").empty() || !values.one("pass_reason").empty())
    area_field(html, values, {.name = "pass_reason", .label = "Why it has to go ahead all the same", .hint = "The manager sees it at once, with your reason", .rows = 3});
  if (form.form == DocumentForm::chronology) {
    ui::Button look;
    look.text = "See first what stays out";
    look.name = "look";
    look.value = "yes";
    look.classes = "govuk-button--secondary";
    ui::button(html, look);
    html << "<br>";
  }
  submit(html, "Make the document", case_path(page, "/documents"));
  close_form(html);
  return case_page(page, opened, {.title = "Document", .tab = CaseTab::none, .back = {}, .error = values.has_errors()}, html);
}

DocumentInput read_form(Page& page, const FormPage& form, Typed& typed) {
  DocumentInput in;
  in.made.form = form.form;
  in.made.audience = typed.choice("audience", form.audiences.front());
  if (form.audiences.size() > 1 && page.form().one("audience").empty()) typed.problem("form.needed", "Say who it is for", "audience");
  in.made.other_side = Answer::no;
  if (form.form == DocumentForm::referral || form.form == DocumentForm::chronology) {
    in.made.recipient = read_agency(page, typed, "recipient");
    in.made.other_side = typed.choice("other_side", Answer::not_asked);
    if (in.made.audience == Audience::internal) in.made.other_side = Answer::no;
    else if (in.made.other_side == Answer::not_asked) typed.problem("form.needed", "Say whether the other person could read it", "other_side");
  }
  if (in.made.audience == Audience::survivor && !page.form().one("channel").empty()) in.made.channel = typed.number("channel");
  in.made.purpose = typed.text("purpose");
  in.made.pass_reason = typed.text("pass_reason");
  in.made.about = typed.choice("about", About::everyone);
  in.made.from = typed.date("from");
  in.made.until = typed.date("until");
  in.subject = typed.text("subject");
  in.text = typed.text("text");
  in.asked = typed.text("asked");
  in.place = typed.text("place");
  in.meet_at = typed.date_time("meet");
  in.parts = typed.many("parts");
  for (const std::string& seq : typed.many("words")) in.with_words.push_back(std::strtoll(seq.c_str(), nullptr, 10));
  if (form.form == DocumentForm::chronology) {
    in.made.reporter_order = typed.text("reporter_order");
    for (const std::string& seq : typed.many("cleared")) in.made.cleared.push_back(std::strtoll(seq.c_str(), nullptr, 10));
  }
  return in;
}

std::string state_words(const CaseDocument& d) {
  if (!d.given.empty()) return "Given out on " + date_and_time(d.given.back());
  if (!needs_release(d.made)) return "Made";
  if (released(d)) return "May go";
  return d.approved && !*d.approved ? "May not go" : "Waits for a second person";
}

void release_part(Html& html, Page& page, const Values& values, const Seen& seen, const CaseDocument& d) {
  if (!needs_release(d.made)) return;
  const bool maker = d.made_by == page.actor().id;
  html << "<h3 class=\"govuk-heading-m\">Before it goes</h3><p class=\"govuk-body\">" << why_release(d.made) << " Two different people read every page of this version, and the second says whether it may go.</p><ul class=\"govuk-list govuk-list--bullet\">";
  for (const CaseDocument::Look& look : d.looks) html << "<li>Read by " << page.desk().staff.name(look.who) << " on " << date_and_time(look.at) << "</li>";
  html << "</ul>";
  if (d.approved) html << "<p class=\"govuk-body\">" << page.desk().staff.name(d.answered_by) << (*d.approved ? std::string(" says that it may go: ") : std::string(" says that it may not go: ")) << d.answer_reason << "</p>";
  if (!may_run(seen) || (!maker && !may(page.actor(), Permission::allocate))) return;
  const std::string path = case_path(page, "/documents/" + std::to_string(d.seq));
  open_form(html, page, path + "/read");
  submit(html, "Read it now", {}, {}, "govuk-button--secondary");
  close_form(html);
  if (maker) return;
  open_form(html, page, path + "/release");
  hidden(html, "version", d.made.sha256);
  radio_field(html, values, {.name = "approved", .label = "May it go?"}, {{"yes", "Yes, I have read every page"}, {"no", "No"}});
  area_field(html, values, {.name = "reason", .label = "What you checked, or what has to change", .rows = 3});
  submit(html, "Save");
  close_form(html);
}

// What the two who read it before it goes cannot see in it. What came into the case since has no part in this.
void left_out_part(Html& html, Page& page, const app::OpenedCase& opened, const CaseDocument& d) {
  if (d.made.form != DocumentForm::chronology || view_of(d.made) == View::other_side) return;
  DocumentMade first = d.made;
  first.cleared.clear();
  auto out = letters::chronology_left_out(page.desk(), opened.seen, first, {}, names_for(page, opened.get()));
  if (!out) return;
  std::erase_if(*out, [&](const LeftOut& each) { return each.seq >= d.seq; });
  draw_left_out(html, d.made, *out);
}

Response draw_document(Page& page, const app::OpenedCase& opened, const Values& values) {
  const auto d = document_of(opened.get(), id_of(page));
  if (!d) return not_found_page(page);
  const std::string path = case_path(page, "/documents/" + std::to_string(d->seq));
  Html html;
  error_summary_of(html, values);
  html << "<h2 class=\"govuk-heading-l\">" << label_of(d->made.form) << "</h2>";
  ui::SummaryList list;
  const auto row = [&](std::string key, std::string value) { list.rows.push_back({.key = {.text = std::move(key)}, .value = {.text = std::move(value)}}); };
  row("For", d->made.recipient.empty() ? said(page, opened.get(), label_of(d->made.audience)) : d->made.recipient);
  row("What it is for", d->made.purpose);
  row("State", state_words(*d));
  if (!d->made.reporter_order.empty()) row("Order of the court", d->made.reporter_order);
  if (!d->made.gate_said.empty()) {
    row("What stood against it", d->made.gate_said);
    row("Why it was passed", d->made.pass_reason);
  }
  row("Copy", d->made.copy);
  row("Made", date_and_time(d->made_at) + " by " + page.desk().staff.name(d->made_by));
  ui::SummaryRow version{.key = {.text = "Version"}};
  version.value.html << "<span class=\"rw-hash\">" << d->made.sha256 << "</span>";
  list.rows.push_back(std::move(version));
  ui::summary_list(html, list);
  release_part(html, page, values, opened.seen, *d);
  left_out_part(html, page, opened, *d);
  if (const auto open = may_open(opened.seen, d->seq); !open) {
    html << "<div class=\"govuk-inset-text\">" << open.refusal().first().text << "</div>";
  } else {
    html << "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"" << Url(path + "/copy") << "\">Open it to print or send</a></p>";
    const bool theirs = d->made.audience == Audience::survivor || d->made.audience == Audience::perpetrator;
    if (theirs) {
      open_form(html, page, path + "/given");
      text_field(html, values, {.name = "how", .label = "How did it go?", .hint = "For example: by hand at the library"});
      date_time_field(html, values, {.name = "when", .label = "When?", .hint = "Leave empty for now"});
      submit(html, "Write down that it went");
      close_form(html);
    } else if (d->made.audience != Audience::internal) {
      html << "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"" << Url(case_path(page, "/sharing/new?document=" + std::to_string(d->seq))) << "\">Write down that it was shared</a></p>";
    }
  }
  return case_page(page, opened, {.title = "Document", .tab = CaseTab::none, .back = {}, .error = values.has_errors()}, html);
}

}  // namespace

Response file_response(Page& page, Result<letters::File> file, bool save) {
  if (!file) return file.refusal().because == Because::not_found ? not_found_page(page) : refusal_page(page, file.refusal());
  Response response;
  response.body = std::move(file->bytes);
  response.set("Content-Type", file->type);
  // The browser's own viewer of PDFs is a page with styles of its own; nothing else may run or be fetched.
  if (file->type == "application/pdf") response.set("Content-Security-Policy", "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  response.set("Content-Disposition", (save ? "attachment; filename=\"" : "inline; filename=\"") + file->name + "\"");
  return response;
}

Response case_documents(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) {
    Html html;
    html << "<h2 class=\"govuk-heading-l\">Documents</h2>";
    const auto all = documents_of(opened.get());
    if (all.empty()) html << "<p class=\"govuk-body\">Nothing yet.</p>";
    ui::SummaryList list;
    for (const CaseDocument& d : all) {
      ui::SummaryRow row{.key = {.text = std::string(label_of(d.made.form))}};
      row.value.html << (d.made.recipient.empty() ? said(page, opened.get(), label_of(d.made.audience)) : d.made.recipient)
                     << "<br><span class=\"rw-meta\">" << state_words(d) << ". Copy " << d.made.copy << ", " << date_and_time(d.made_at) << "</span>";
      row.actions.items.push_back({.text = "Open", .href = Url(case_path(page, "/documents/" + std::to_string(d.seq))), .visually_hidden_text = "copy " + d.made.copy});
      list.rows.push_back(std::move(row));
    }
    if (!all.empty()) ui::summary_list(html, list);
    html << "<h3 class=\"govuk-heading-m\">Make a document</h3><ul class=\"govuk-list govuk-list--spaced\">";
    for (const FormPage& form : form_pages())
      html << "<li><a class=\"govuk-link govuk-link--no-visited-state\" href=\"" << Url(case_path(page, "/documents/new/" + std::string(name_of(form.form)))) << "\">" << label_of(form.form) << "</a><br><span class=\"rw-meta\">" << std::string(form.hint) << "</span></li>";
    html << "</ul>";
    return case_page(page, opened, {.title = "Documents", .tab = CaseTab::none, .back = {}}, html);
  });
}

Response document_form(Page& page) {
  const FormPage* form = form_page(page.part(1));
  if (!form) return not_found_page(page);
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_form(page, opened, *form, Values()); });
}
Response make_document(Page& page) {
  const FormPage* form = form_page(page.part(1));
  if (!form) return not_found_page(page);
  Typed typed(page.form());
  const DocumentInput input = read_form(page, *form, typed);
  const auto show = [&](const Values& values) { return with_case(page, [&](const app::OpenedCase& opened) { return draw_form(page, opened, *form, values); }); };
  if (!typed.good()) return show(Values(page.form(), typed.problems()));
  if (form->form == DocumentForm::chronology && page.form().one("look") == "yes")
    return with_case(page, [&](const app::OpenedCase& opened) {
      DocumentMade first = input.made;
      first.cleared.clear();  // all that may say it, whatever was ticked so far
      const auto out = letters::chronology_left_out(page.desk(), opened.seen, first, input.with_words, names_for(page, opened.get()));
      if (!out) return refusal_page(page, out.refusal());
      return draw_form(page, opened, *form, Values(page.form()), first, &*out);
    });
  const auto made = letters::make_document(page.desk(), page.site().pdf, page.actor(), page.part(0), input, {page.token(), {}, {}, {}, {}});
  if (!made && made.refusal().because == Because::not_found) return not_there(page, made.refusal());
  if (!made && made.refusal().because == Because::failed) {
    Response again = show(Values(page.form(), {{made.refusal().first().id, made.refusal().first().text, "purpose"}}));
    if (made.refusal().first().id != "letters.busy") return again;
    again.status = 503;  // nothing is wrong, and what they typed stands in the form
    again.set("Retry-After", "10");
    return again;
  }
  const std::string to = made ? "/documents/" + std::to_string(documents_of(made->get()).front().seq) : "/documents";
  return after(page, made, case_path(page, to), show);
}

Response case_document(Page& page) {
  return with_case(page, [&](const app::OpenedCase& opened) { return draw_document(page, opened, Values()); });
}
Response open_document(Page& page) { return file_response(page, letters::open_document(page.desk(), page.actor(), page.part(0), id_of(page)), false); }
Response read_document(Page& page) { return file_response(page, letters::check_document(page.desk(), page.actor(), page.part(0), id_of(page)), false); }
Response release_document(Page& page) {
  Typed typed(page.form());
  if (page.form().one("approved").empty()) typed.problem("form.needed", "Say whether it may go", "approved");
  return act_on(page, "document.released", [&](const Seen& seen) { return rowan::release_document(seen, id_of(page), typed.text("version"), page.form().one("approved") == "yes", typed.text("reason")); },
                "/documents/" + page.part(1), [&](const app::OpenedCase& opened, const Values& values) { return draw_document(page, opened, values); }, typed.problems());
}
Response give_document(Page& page) {
  Typed typed(page.form());
  const auto when = typed.date_time("when");
  return act_on(page, "document.given", [&](const Seen& seen) { return rowan::give_document(seen, id_of(page), typed.text("how"), when); }, "/documents/" + page.part(1),
                [&](const app::OpenedCase& opened, const Values& values) { return draw_document(page, opened, values); }, typed.problems());
}

}  // namespace rowan::web::pages
