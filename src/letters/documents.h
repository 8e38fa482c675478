#pragma once
// Documents and photographs of a case, as acts: checked by the domain, drawn or cleaned here, written in one commit with their bytes. Whoever
// gets one is decided by the domain (domain/disclosure.h), never here.
#include <optional>
#include <string>
#include <vector>

#include "app/cases.h"
#include "domain/chronology.h"
#include "domain/disclosure.h"
#include "letters/worker.h"

namespace rowan::letters {

// What a referral may tell of the case, each chosen by itself.
struct ReferralPart {
  std::string_view code;
  std::string_view label;
};
inline constexpr ReferralPart referral_parts[] = {{"name", "Their name"}, {"born", "Date of birth"}, {"home", "Where they live"}, {"safe_contact", "Safe ways of contact"},
                                                  {"household", "Children and adults at risk"}, {"danger", "Immediate danger"}, {"perpetrator", "The person who harms"},
                                                  {"kinds", "Kinds of abuse"}, {"wishes", "What they want"}};

struct DocumentInput {
  DocumentMade made;                      // form, reader, recipient, channel, purpose, days; the rest is filled in here
  std::string subject;
  std::string text;                       // of a letter; of a referral: why
  std::string asked;                      // of a referral; of a decision: what was decided
  std::optional<Instant> meet_at;
  std::string place;
  std::vector<std::string> parts;         // of a referral: codes of referral_parts
  std::vector<std::int64_t> with_words;   // of a chronology for the other side
};

// Besides the refusals of may_make: letter.telling (the words give something away: a way of contact, a name, what it is about),
// letter.reporter (they name who reported it), letter.rights (a decision, and no policy of the case says how to have it looked at again),
// letter.name (a decision names us, and our name must not be seen by that way), the gates of
// the policy before an approach, letters.absent, letters.not_drawn.
[[nodiscard]] Result<app::OpenedCase> make_document(app::Desk& desk, PdfWorker& worker, const Actor& actor, std::string_view reference, const DocumentInput& input, const app::With& with);

// What a chronology made like this would leave out, and why: for a look before it is made, and while it is read before it goes. `names`
// are those of the page, so that nobody reads here what they may not read on the case.
[[nodiscard]] Result<std::vector<LeftOut>> chronology_left_out(app::Desk& desk, const Seen& seen, const DocumentMade& made, const std::vector<std::int64_t>& with_words, const Names& names);

struct File {
  std::string name;  // "letter-3.pdf": a number and nothing else
  std::string type;
  std::string bytes;
};
// To print or send. Each time is written into the access log.
[[nodiscard]] Result<File> open_document(app::Desk& desk, const Actor& actor, std::string_view reference, std::int64_t document);
// To read it before it goes; written into the record as read by this person.
[[nodiscard]] Result<File> check_document(app::Desk& desk, const Actor& actor, std::string_view reference, std::int64_t document);

// A photograph of damage (CX-4.12a). Refused: image.kind, image.broken, and empty words.
[[nodiscard]] Result<app::OpenedCase> add_photo(app::Desk& desk, const Actor& actor, std::string_view reference, const std::string& bytes, const std::string& what,
                                                const std::string& where, std::optional<Instant> taken_at, const app::With& with);
// The copy without remarks, or the original as it came: that one is evidence, and only for those who run the case.
[[nodiscard]] Result<File> open_photo(app::Desk& desk, const Actor& actor, std::string_view reference, std::int64_t photo, bool original);

}  // namespace rowan::letters
