#pragma once
// Entries about documents and photographs of a case. The bytes are kept sealed beside the record (store/attachment.h); an entry has their
// SHA-256, so that exactly the version sent can be shown again and a changed one shows. Who may read one is in disclosure.h.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "domain/answers.h"

namespace rowan {

enum class DocumentForm { letter_contact, letter_appointment, letter, referral, chronology, own_file, letter_decision };
inline constexpr std::string_view document_form_names[] = {"letter_contact", "letter_appointment", "letter", "referral", "chronology", "own_file", "letter_decision"};
constexpr std::span<const std::string_view> names_of(DocumentForm) { return document_form_names; }
inline constexpr std::string_view document_form_labels[] = {"Letter: please get in touch", "Letter: an appointment", "Letter in your own words", "Referral to an agency",
                                                           "Chronology", "The other person’s own file", "Letter: a decision about their home"};
constexpr std::string_view label_of(DocumentForm f) { return document_form_labels[static_cast<std::size_t>(f)]; }

enum class Audience { internal, survivor, agency, court, ombudsman, perpetrator };
inline constexpr std::string_view audience_names[] = {"internal", "survivor", "agency", "court", "ombudsman", "perpetrator"};
constexpr std::span<const std::string_view> names_of(Audience) { return audience_names; }
inline constexpr std::string_view audience_labels[] = {"Us, for our own work", "The survivor", "An agency", "A court", "An ombudsman", "The other person"};
constexpr std::string_view label_of(Audience a) { return audience_labels[static_cast<std::size_t>(a)]; }

// Whom a chronology is about.
enum class About { everyone, survivor, perpetrator };
inline constexpr std::string_view about_names[] = {"everyone", "survivor", "perpetrator"};
constexpr std::span<const std::string_view> names_of(About) { return about_names; }
inline constexpr std::string_view about_labels[] = {"Everything", "The survivor", "The other person"};
constexpr std::string_view label_of(About a) { return about_labels[static_cast<std::size_t>(a)]; }

struct DocumentMade {
  static constexpr std::string_view kind = "document-made";
  static constexpr int version = 1;
  DocumentForm form = DocumentForm::letter;
  Audience audience = Audience::internal;
  Answer other_side = Answer::no;  // may the person who harms, or somebody who lives with them, come to read it? Only "no" is no
  std::string recipient;           // agency, court or person, as typed
  std::int64_t channel = 0;        // of the survivor's safe contact, for a letter to them
  std::string purpose;             // why it was made
  std::optional<Date> from;        // of a chronology
  std::optional<Date> until;
  About about = About::everyone;
  std::string copy;                // "RW-4821-K/3": on every page of it
  std::string sha256;
  std::int64_t bytes = 0;
  std::string reporter_order = {};        // the order of a court that asks who reported it; empty: they are kept back (domain/reporter.h)
  std::vector<std::int64_t> cleared = {};  // entries that may name who reported it, and whose words a person read and let in
  std::string gate_said = {};    // what the policy puts before an approach and was passed …
  std::string pass_reason = {};  // … for this reason (NHG-20)
  template <class F> void fields(F& f) {
    f("form", form); f("audience", audience); f("other_side", other_side); f("recipient", recipient); f("channel", channel); f("purpose", purpose);
    f("from", from); f("until", until); f("about", about); f("copy", copy); f("sha256", sha256); f("bytes", bytes);
    f("reporter_order", reporter_order); f("cleared", cleared); f("gate_said", gate_said); f("pass_reason", pass_reason);
  }
};

// Somebody has read this very version, to say afterwards whether it may go.
struct DocumentLooked {
  static constexpr std::string_view kind = "document-looked";
  static constexpr int version = 1;
  std::int64_t document = 0;  // seq of DocumentMade
  std::string sha256;
  template <class F> void fields(F& f) { f("document", document); f("sha256", sha256); }
};
struct DocumentReleased {
  static constexpr std::string_view kind = "document-released";
  static constexpr int version = 1;
  std::int64_t document = 0;
  std::string sha256;
  bool approved = false;
  std::string reason;
  template <class F> void fields(F& f) { f("document", document); f("sha256", sha256); f("approved", approved); f("reason", reason); }
};
struct DocumentGiven {
  static constexpr std::string_view kind = "document-given";
  static constexpr int version = 1;
  std::int64_t document = 0;
  std::string sha256;
  std::string to;
  std::string how;
  template <class F> void fields(F& f) { f("document", document); f("sha256", sha256); f("to", to); f("how", how); }
};

// A photograph of damage (CX-4.12a): the original as it came, and a copy without what the camera wrote into it.
struct PhotoAdded {
  static constexpr std::string_view kind = "photo-added";
  static constexpr int version = 1;
  std::string what;         // what it shows
  std::string where;        // which door, which room
  std::string format;       // jpeg or png
  std::string sha256;       // of the original
  std::int64_t bytes = 0;
  std::string copy_sha256;
  std::int64_t copy_bytes = 0;
  template <class F> void fields(F& f) {
    f("what", what); f("where", where); f("format", format); f("sha256", sha256); f("bytes", bytes);
    f("copy_sha256", copy_sha256); f("copy_bytes", copy_bytes);
  }
};

}  // namespace rowan
