#pragma once
// What our documents say, as HTML for the worker. Pure: every word comes in. Nothing here chooses who gets it.
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/chronology.h"
#include "domain/sender.h"
#include "letters/paper.h"

namespace rowan::letters {

struct LetterWords {
  DocumentForm form = DocumentForm::letter;
  std::string to;                // name and, for post, address; from the safe contact record, never typed
  std::string subject;
  std::string text;
  std::optional<Instant> meet_at;
  std::string place;
  std::string decided = {};               // of a decision: what was decided; its reasons are the text
  std::vector<std::string> rights = {};   // of a decision: how to have it looked at again (SG-16)
};
// A neutral sender (CX-0.8) is signed by a first name only, and without a name of its own the letter is from that person.
[[nodiscard]] std::string letter_html(const LetterWords& words, const Sender& sender, const std::string& signed_by, Date today, const Foot& foot);

struct ReferralWords {
  std::string to;
  std::string from;              // the landlord
  std::string why;
  std::string asked;             // what we ask them to do
  std::vector<std::pair<std::string, std::string>> about;  // chosen one by one
};
[[nodiscard]] std::string referral_html(const ReferralWords& words, Date today, const Foot& foot);

struct ChronologyWords {
  View view = View::whole;
  std::string heading;           // "Case RW-4821-K": never a name
  std::string prepared_for;
  std::string days;              // "1 March 2026 to today"
  std::vector<ChronologyLine> lines;
};
[[nodiscard]] std::string chronology_html(const ChronologyWords& words, const std::function<std::string(StaffId)>& staff, const Foot& foot);

// A sheet for a one-to-one, by handle only (CX-5.1b).
struct SheetRow {
  std::string reference;
  std::string open_since;
  std::string last_discussed;
  std::string next;              // what is due next, without a name
};
struct SheetWords {
  std::string officer;
  std::string manager;
  std::string on;
  std::vector<SheetRow> rows;
};
[[nodiscard]] std::string one_to_one_html(const SheetWords& words, const Foot& foot);

}  // namespace rowan::letters
