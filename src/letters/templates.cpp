#include "letters/templates.h"

namespace rowan::letters {
namespace {

void letter_head(Paper& p, const LetterWords& words, const Sender& sender, const std::string& signature, Date today) {
  p << "<div class=\"sender\"><p><strong>" << (sender.name.empty() ? signature : sender.name) << "</strong></p>";
  for (const std::string* way : {&sender.phone, &sender.email, &sender.website, &sender.social})
    if (!way->empty()) p << "<p>" << *way << "</p>";
  p << "<p>" << long_date(today) << "</p></div>";
  if (!words.to.empty()) {
    p << "<div class=\"to\">";
    p.words(words.to);
    p << "</div>";
  }
}

// One entry of a chronology. Headings let a screen reader go from one to the next.
void entry(Paper& p, const ChronologyLine& line, View view, const std::function<std::string(StaffId)>& staff) {
  p << "<section><h3>" << date_and_time(line.happened_at) << ". " << line.title << "</h3>";
  p.words(line.text);
  if (line.withheld) p << "<p><em>Words left out: they hold a confidential way of contact.</em></p>";
  const bool ours = view == View::whole || view == View::outside;
  if (ours || line.late || !line.details.empty()) {
    p << "<p class=\"small\">";  // one paragraph: each element costs the worker time
    for (const auto& [label, value] : line.details) p << label << ": " << value << (value.ends_with('.') ? std::string(" ") : std::string(". "));
    if (ours) p << "Entry " << std::to_string(line.seq) << ", written by " << staff(line.actor) << ". ";
    if (line.late) p << "Written down later, on " << date_and_time(line.entered_at) << ".";
    p << "</p>";
  }
  p << "</section>";
}

}  // namespace

std::string letter_html(const LetterWords& words, const Sender& sender, const std::string& signed_by, Date today, const Foot& foot) {
  const std::string signature = sender.neutral ? signed_by.substr(0, signed_by.find(' ')) : signed_by;
  Paper p;
  letter_head(p, words, sender, signature, today);
  p << "<h1>";
  switch (words.form) {
    case DocumentForm::letter_contact: p << "Please get in touch"; break;
    case DocumentForm::letter_appointment: p << "Your appointment"; break;
    case DocumentForm::letter_decision: p << "Our decision"; break;
    case DocumentForm::letter:
    case DocumentForm::referral:
    case DocumentForm::chronology:
    case DocumentForm::own_file: p << (words.subject.empty() ? std::string("For your information") : words.subject); break;
  }
  p << "</h1>";
  if (words.form == DocumentForm::letter_contact) p << "<p>I would like to speak with you when it suits you. Please get in touch with me in the way we agreed.</p>";
  if (words.form == DocumentForm::letter_appointment) {
    p << "<p>I look forward to seeing you.</p>";
    if (words.meet_at) p.pair("When", date_and_time(*words.meet_at));
    p.pair("Where", words.place);
    p << "<p>If this does not suit you, please tell me in the way we agreed.</p>";
  }
  if (words.form == DocumentForm::letter_decision) {
    p.words(words.decided);
    p << "<h2>Why</h2>";
  }
  p.words(words.text);
  if (!words.rights.empty()) {
    p << "<h2>If you do not agree</h2>";
    for (const std::string& right : words.rights) p.words(right);
  }
  p << "<p>Yours sincerely</p><p>" << signature << "</p>";
  return whole_document(Title::letter, foot, p);
}

std::string referral_html(const ReferralWords& words, Date today, const Foot& foot) {
  Paper p;
  p << "<h1>Referral</h1><p><strong>Confidential. Share with nobody who does not need it. Do not contact anybody named here except in the ways given here.</strong></p>";
  p.pair("To", words.to);
  p.pair("From", words.from);
  p.pair("Date", long_date(today));
  p << "<h2>Why we refer</h2>";
  p.words(words.why);
  p << "<h2>What we ask of you</h2>";
  p.words(words.asked);
  if (!words.about.empty()) {
    p << "<h2>What you need to know</h2>";
    for (const auto& [label, value] : words.about) {
      p << "<h3>" << label << "</h3>";
      p.words(value);
    }
  }
  return whole_document(Title::document, foot, p);
}

std::string chronology_html(const ChronologyWords& words, const std::function<std::string(StaffId)>& staff, const Foot& foot) {
  Paper p;
  p << "<h1>Chronology</h1>";
  p.pair("About", words.heading);
  p.pair("Prepared for", words.prepared_for);
  p.pair("Days", words.days);
  switch (words.view) {
    case View::whole: p << "<p>For our own work. It does not leave us.</p>"; break;
    case View::outside: p << "<p>Confidential. Ways of reaching people are left out.</p>"; break;
    case View::other_side: p << "<p>Names, addresses and ways of reaching people are left out, and so are words that were not chosen for this copy.</p>"; break;
    case View::own_file: p << "<p>This is what we hold about what passed between you and us. Information about other people is left out.</p>"; break;
  }
  p << "<h2>What happened</h2>";
  if (words.lines.empty()) p << "<p>Nothing on these days.</p>";
  for (const ChronologyLine& line : words.lines) entry(p, line, words.view, staff);
  return whole_document(Title::document, foot, p);
}

std::string one_to_one_html(const SheetWords& words, const Foot& foot) {
  Paper p;
  p << "<h1>One-to-one</h1>";
  p.pair("With", words.officer);
  p.pair("By", words.manager);
  p.pair("On", words.on);
  p << "<h2>Open work</h2>";
  if (words.rows.empty()) p << "<p>Nothing is open.</p>";
  for (const SheetRow& row : words.rows) {
    p << "<section><h3>" << row.reference << "</h3>";
    p.pair("Open since", row.open_since);
    p.pair("Last discussed", row.last_discussed);
    p.pair("Next", row.next);
    p << "<p>Decided: ______________________________________________</p></section>";
  }
  return whole_document(Title::document, foot, p);
}

}  // namespace rowan::letters
