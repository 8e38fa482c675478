#include "letters/documents.h"

#include <algorithm>

#include "app/records.h"
#include "domain/policy/rights.h"
#include "domain/case_acts_checks.h"
#include "domain/chronology.h"
#include "domain/policy/vocabulary.h"
#include "letters/templates.h"
#include "security/sha256.h"
#include "store/attachment.h"

namespace rowan::letters {
namespace {

const Policy* policy_of(const app::Desk& desk, const Case& c) { return desk.policies ? desk.policies->find(c.opened.policy, c.opened.policy_hash) : nullptr; }

Names names_of(const app::Desk& desk, const Case& c) {
  const Policy* policy = policy_of(desk, c);
  Names names;
  names.staff = [&desk](StaffId id) { return desk.staff.name(id); };
  if (policy) names.said = [policy](std::string_view text) { return in_words_of(policy->vocabulary, text); };
  names.abuse_type = [policy](std::string_view code) {
    if (policy) for (const AbuseCode& type : policy->abuse_types) if (type.code == code) return type.label;
    return std::string(code);
  };
  names.relationship = [policy](std::string_view code) {
    if (policy) for (const RelationshipCode& r : policy->relationships) if (r.code == code) return r.label;
    return std::string(code);
  };
  names.duty = [policies = desk.policies, policy](std::string_view code) {
    const std::string_view rule = code.substr(0, code.find('#'));
    if (policies)
      for (const PolicyVersion& version : policies->versions())
        if (const DutyRule* duty = version.policy->duty(rule)) return policy ? in_words_of(policy->vocabulary, duty->title) : duty->title;
    return std::string(code);
  };
  return names;
}

// Who reported, out of the reports themselves. Refused where one cannot be read: what nobody knows, nobody can keep back.
Result<std::vector<Reporter>> reporters_of(app::Desk& desk, const Case& c) {
  std::vector<ReportId> reports{c.opened.report};
  for (const CaseLine& line : c.lines)
    if (const auto* attached = std::get_if<ReportAttached>(&line.event)) reports.push_back(attached->report);
  std::sort(reports.begin(), reports.end());
  reports.erase(std::unique(reports.begin(), reports.end()), reports.end());
  std::vector<Reporter> out;
  for (const ReportId id : reports) {
    if (!id) continue;
    const auto entries = desk.store.read([&](store::Reader& reader) { return reader.load(stream_of(id), StreamKind::report); });
    if (!entries && entries.refusal().because == Because::not_found) continue;  // disposed of, and with it who reported
    if (!entries) return entries.refusal();
    const ReportReceived said = fold_report(*entries).said;
    out.push_back({said.route, said.reporter.name, said.reporter.contact, said.reporter.agency, said.reporter.reference, said.reporter.relation});
  }
  return out;
}

// What the words of a letter give away, as problems at their fields.
Result<void> check_words(const DocumentInput& input, const Secrets& secrets) {
  Refusal refusal{Because::invalid, {}};
  for (const auto& [text, field] : {std::pair(&input.subject, "subject"), std::pair(&input.text, "text"), std::pair(&input.place, "place"), std::pair(&input.asked, "asked")})
    for (const std::string& what : found_in(*text, secrets)) refusal.problems.push_back({"letter.telling", "This holds " + what + ". Say it in another way", field});
  if (refusal.problems.empty()) return {};
  return refusal;
}

// Names and ways alone: what only hints is for a person to judge, and a form that refuses "neighbour" helps nobody.
Secrets named_reporters(const Case& c, const std::vector<Reporter>& reporters) {
  Secrets out = reporter_secrets(c, reporters);
  out.words.clear();
  return out;
}
Result<void> check_reporter(const DocumentInput& input, const Secrets& names) {
  Refusal refusal{Because::invalid, {}};
  for (const auto& [text, field] : {std::pair(&input.subject, "subject"), std::pair(&input.text, "text"), std::pair(&input.asked, "asked"), std::pair(&input.place, "place")})
    if (!found_in(*text, names).empty())
      refusal.problems.push_back({"letter.reporter", "This names somebody who reported it, or says how to reach them. Leave that out", field});
  if (refusal.problems.empty()) return {};
  return refusal;
}

// The gates of the policy before an approach (NHG-15, NHG-20). What a paper is for is no reason to pass one: that is written by itself.
Result<void> pass_gates(const app::Desk& desk, const Case& c, Instant now, DocumentMade& made) {
  made.gate_said.clear();
  Faults faults;
  faults.at_most(made.pass_reason, longest_text, "pass_reason");
  if (desk.policies && (made.audience == Audience::survivor || made.audience == Audience::perpetrator))
    for (const GateState& gate : gates(facts_of(c), *desk.policies, made.audience == Audience::survivor ? Act::approach_survivor : Act::contact_perpetrator, now)) {
      if (gate.open == Truth::yes) continue;
      const std::string said = gate.title + " (" + gate.clause + ")";
      const bool passed = gate.pass == Override::reason && !blank(made.pass_reason);
      if (!passed) faults.add("gate." + gate.id, said, gate.pass == Override::reason ? "pass_reason" : "purpose");
      (made.gate_said.empty() ? made.gate_said : made.gate_said += " ") += said;
    }
  if (made.gate_said.empty()) made.pass_reason.clear();
  if (faults.any()) return faults.take();
  return {};
}

struct Making {
  app::Desk& desk;
  const Seen& seen;
  const DocumentInput& input;
  DocumentMade made;
  std::vector<Reporter> reporters;

  [[nodiscard]] const Case& c() const { return seen.get(); }
  [[nodiscard]] Date today() const { return civil(seen.now()).date; }
  [[nodiscard]] Foot foot() const {
    const bool goes_home = made.audience == Audience::survivor || made.audience == Audience::perpetrator;
    return {made.copy, goes_home ? std::string() : desk.staff.name(seen.by().id), goes_home ? std::string() : long_date(today())};
  }

  Result<std::string> html() {
    switch (made.form) {
      case DocumentForm::letter_contact:
      case DocumentForm::letter_appointment:
      case DocumentForm::letter_decision:
      case DocumentForm::letter: return made.audience == Audience::survivor ? letter_to_survivor() : letter_to_other();
      case DocumentForm::referral: return referral();
      case DocumentForm::chronology:
      case DocumentForm::own_file: return chronology_of();
    }
    return Refusal::one(Because::refused, "document.audience", "This kind of document is not made for that reader", "form");
  }

 private:
  [[nodiscard]] LetterWords words(std::string to) const { return {made.form, std::move(to), input.subject, input.text, input.meet_at, input.place}; }

  // What a decision has to carry: how to have it looked at again, from the packs of the case (SG-16).
  Result<void> add_rights(const Sender& sender, LetterWords& letter) const {
    if (made.form != DocumentForm::letter_decision) return {};
    if (sender.neutral)
      return Refusal::one(Because::invalid, "letter.name", "This letter names us, and our name must not be seen by this way. Choose another, or hand it over",
                          "channel");
    letter.decided = input.asked;
    if (desk.policies) letter.rights = rights_of(*desk.policies, facts_of(c()), seen.now());
    if (letter.rights.empty())
      return Refusal::one(Because::invalid, "letter.rights",
                          "No policy of this case says how to have a decision looked at again. Without that it cannot be sent: have it added to the policy", "asked");
    return {};
  }
  Result<std::string> letter_to_survivor() {
    const auto way = letter_channel(c(), made.channel, made.form, seen.now());
    if (!way) return way.refusal();
    const Policy* policy = policy_of(desk, c());
    const Sender sender = sender_for(*way, desk.landlord.name, policy ? policy->contact : ContactBlock{}, {desk.landlord.neutral_name, desk.landlord.neutral_phone});
    Secrets secrets = contact_secrets(c(), made.channel) + subject_words();
    if (sender.neutral) secrets.words.push_back(desk.landlord.name);
    if (auto good = check_words(input, secrets); !good) return good.refusal();
    if (auto good = check_reporter(input, named_reporters(c(), reporters)); !good) return good.refusal();
    // Name and address come from the safe contact record and nowhere else (SG-3). A hand that passes it on needs only the name.
    std::string to = c().opened.name;
    if (way->channel().kind == ChannelKind::letter) to += "\n" + way->channel().value;
    made.recipient = c().opened.name;
    LetterWords letter = words(std::move(to));
    if (auto good = add_rights(sender, letter); !good) return good.refusal();
    return letter_html(letter, sender, desk.staff.name(seen.by().id), today(), foot());
  }
  Result<std::string> letter_to_other() {
    if (auto good = check_words(input, other_side_secrets(c(), said_of(reporters)) + reporter_secrets(c(), reporters)); !good) return good.refusal();
    made.recipient = c().perpetrator.name;
    Sender sender;
    sender.neutral = false;
    sender.name = desk.landlord.name;
    if (const Policy* policy = policy_of(desk, c())) sender.phone = policy->contact.phone;
    return letter_html(words(c().perpetrator.name), sender, desk.staff.name(seen.by().id), today(), foot());
  }
  Result<std::string> referral() {
    const auto chosen = [&](std::string_view code) { return std::find(input.parts.begin(), input.parts.end(), code) != input.parts.end(); };
    if (!chosen("safe_contact")) {
      DocumentInput typed = input;
      typed.subject = input.asked;
      if (auto good = check_words(typed, contact_secrets(c())); !good) return good.refusal();
    }
    const Secrets reported_by = named_reporters(c(), reporters);
    if (auto good = check_reporter(input, reported_by); !good) return good.refusal();
    ReferralWords out{made.recipient, desk.landlord.name + ", " + desk.staff.name(seen.by().id), input.text, input.asked, {}};
    for (const ReferralPart& part : referral_parts)
      if (chosen(part.code)) {
        std::string value = part_words(part.code);
        if (part.code != "name" && part.code != "perpetrator" && !found_in(value, reported_by).empty())
          return Refusal::one(Because::invalid, "letter.reporter", "“" + std::string(part.label) + "” names somebody who reported it. Leave it out, and say what they need in your own words", "parts");
        if (!value.empty()) out.about.emplace_back(part.label, std::move(value));
      }
    return referral_html(out, today(), foot());
  }
  [[nodiscard]] std::string part_words(std::string_view code) const {
    const Case& k = c();
    if (code == "name") return k.opened.name;
    if (code == "born") return k.opened.born ? long_date(*k.opened.born) : "";
    if (code == "home") return k.opened.home_line;
    if (code == "household") return "Children: " + std::string(label_of(k.household.children)) + "\nAdults at risk: " + std::string(label_of(k.household.adults_at_risk)) + "\n" + k.household.members;
    if (code == "danger") return std::string(label_of(k.danger.answer)) + "\n" + k.danger.text;
    if (code == "perpetrator") return k.perpetrator.name + (k.perpetrator.relationship.empty() ? "" : ", " + names_of(desk, k).relationship(k.perpetrator.relationship));
    if (code == "wishes") return k.wish_now().value_or("");
    if (code == "kinds") {
      std::string out;
      for (const std::string& type : k.classified.types) out += (out.empty() ? "" : ", ") + names_of(desk, k).abuse_type(type);
      return out;
    }
    std::string out;
    if (k.contact.do_not_contact) out = "They asked not to be contacted.\n";
    for (const Channel& way : k.contact.channels)
      if (k.contact.stands(way) && way.person.empty())
        out += std::string(label_of(way.kind)) + " " + way.value + ", " + when_words(way) + (way.say.empty() ? "" : ". Say: “" + way.say + "”") + ". " + way.who_else + "\n";
    return out.empty() ? "No safe way is known. Do not contact them." : out + "No other way is safe.";
  }
  Result<std::string> chronology_of() {
    const View view = view_of(made);
    const RecordShapes shapes = app::shapes_of(desk, c());
    keep_only_flagged(shapes);
    const ChronologyChoice choice = choice_of(made, input.with_words);
    auto lines = chronology(c(), names_of(desk, c()), shapes, choice, reporters);
    if (!lines) return lines.refusal();
    if (made.audience == Audience::perpetrator) made.recipient = c().perpetrator.name;
    ChronologyWords out;
    out.view = view;
    out.heading = view == View::own_file ? "You and us" : c().opened.reference;
    out.prepared_for = made.audience == Audience::internal ? std::string(label_of(made.audience)) : made.audience == Audience::perpetrator ? c().perpetrator.name : made.recipient;
    if (made.from || made.until) out.days = (made.from ? long_date(*made.from) : std::string("The beginning")) + " to " + (made.until ? long_date(*made.until) : long_date(today()));
    out.lines = std::move(*lines);
    // A colleague who reported it stands under what they wrote: there they are a colleague and no more.
    const Secrets hidden = view == View::outside && !choice.reporter_shown ? named_reporters(c(), reporters) : Secrets{};
    return chronology_html(out, [this, hidden](StaffId id) {
      const std::string name = desk.staff.name(id);
      return found_in(name, hidden).empty() ? name : std::string("A colleague");
    }, foot());
  }
  // Of the entries that somebody let in, those that would have stayed out: the rest says nothing about who reported it.
  void keep_only_flagged(const RecordShapes& shapes) {
    DocumentMade without = made;
    without.cleared.clear();
    const auto out = left_out(c(), names_of(desk, c()), shapes, choice_of(without), reporters);
    std::erase_if(made.cleared, [&](std::int64_t seq) { return std::none_of(out.begin(), out.end(), [&](const LeftOut& each) { return each.seq == seq && each.may_clear; }); });
    std::sort(made.cleared.begin(), made.cleared.end());
    made.cleared.erase(std::unique(made.cleared.begin(), made.cleared.end()), made.cleared.end());
  }
};

bool letter_form(DocumentForm form) {
  return form == DocumentForm::letter_contact || form == DocumentForm::letter_appointment || form == DocumentForm::letter || form == DocumentForm::letter_decision;
}

Result<void> check_form(const DocumentInput& input) {
  Faults faults;
  if (input.made.form == DocumentForm::letter) faults.need(input.text, "Write the letter", "text");
  if (input.made.form == DocumentForm::letter_decision) {
    faults.need(input.asked, "Say what was decided", "asked");
    faults.need(input.text, "Give the reasons", "text");
  }
  if (input.made.form == DocumentForm::referral) {
    faults.need(input.text, "Say why you refer them", "text");
    faults.need(input.asked, "Say what you ask them to do", "asked");
  }
  if (input.made.form == DocumentForm::letter_appointment) {
    if (!input.meet_at) faults.add("form.needed", "Enter the day and time", "meet");
    faults.need(input.place, "Enter the place", "place");
  }
  for (const auto& [text, field] : {std::pair(&input.text, "text"), std::pair(&input.asked, "asked")}) faults.at_most(*text, longest_text, field);
  for (const auto& [text, field] : {std::pair(&input.subject, "subject"), std::pair(&input.place, "place")}) faults.at_most(*text, longest_line, field);
  if (faults.any()) return faults.take();
  return {};
}

Result<File> file_of(app::Desk& desk, const Case& c, const CaseDocument& d) {
  auto bytes = desk.store.read([&](store::Reader& reader) { return store::read_attachment(reader, stream_of(c.id), d.made.sha256); });
  if (!bytes) return bytes.refusal();
  return File{(letter_form(d.made.form) ? "letter-" : "document-") + std::to_string(d.seq) + ".pdf", "application/pdf", std::move(*bytes)};
}

}  // namespace

Result<app::OpenedCase> make_document(app::Desk& desk, PdfWorker& worker, const Actor& actor, std::string_view reference, const DocumentInput& input, const app::With& with) {
  std::string pdf, sha256;
  bool passed = false;
  app::With more = with;
  more.also = [&](store::Tx& tx, const Case& after) -> Result<void> {
    if (auto kept = store::put_attachment(tx, stream_of(after.id), sha256, pdf); !kept) return kept;
    if (passed)
      store::put_notice(tx, {0, managers_principal(after.team), desk.now(), "letter.gate", stream_of(after.id),
                             "A letter was made before what comes first on " + after.opened.reference + ", for a reason that is written there"});
    return with.also ? with.also(tx, after) : Result<void>{};
  };
  return app::act_on_case(desk, actor, reference, "document.made", [&](const Seen& seen) -> Result<NewEntries> {
    if (auto may = may_make(seen, input.made); !may) return may.refusal();
    if (auto good = check_form(input); !good) return good.refusal();
    auto reporters = reporters_of(desk, seen.get());
    if (!reporters) return reporters.refusal();
    Making making{desk, seen, input, input.made, std::move(*reporters)};
    if (auto open = pass_gates(desk, seen.get(), seen.now(), making.made); !open) return open.refusal();
    making.made.copy = next_copy(seen.get());
    const auto html = making.html();
    if (!html) return html.refusal();
    auto drawn = worker.pdf(*html);
    if (!drawn) return drawn.refusal();
    pdf = std::move(*drawn);
    making.made.sha256 = sha256 = security::sha256_hex(pdf);
    making.made.bytes = static_cast<std::int64_t>(pdf.size());
    passed = !making.made.gate_said.empty();
    return document_made(seen, making.made);
  }, more);
}

Result<std::vector<LeftOut>> chronology_left_out(app::Desk& desk, const Seen& seen, const DocumentMade& made, const std::vector<std::int64_t>& with_words, const Names& names) {
  const auto reporters = reporters_of(desk, seen.get());
  if (!reporters) return reporters.refusal();
  return left_out(seen.get(), names, app::shapes_of(desk, seen.get()), choice_of(made, with_words), *reporters);
}

Result<File> open_document(app::Desk& desk, const Actor& actor, std::string_view reference, std::int64_t document) {
  const auto opened = app::view_case(desk, actor, reference, "document.opened");
  if (!opened) return opened.refusal();
  if (auto may = may_open(opened->seen, document); !may) return may.refusal();
  return file_of(desk, opened->get(), *document_of(opened->get(), document));
}

Result<File> check_document(app::Desk& desk, const Actor& actor, std::string_view reference, std::int64_t document) {
  const auto opened = app::act_on_case(desk, actor, reference, "document.read", [&](const Seen& seen) { return look_at_document(seen, document); });
  if (!opened) return opened.refusal();
  return file_of(desk, opened->get(), *document_of(opened->get(), document));
}

}  // namespace rowan::letters
