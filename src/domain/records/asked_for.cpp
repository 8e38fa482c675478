// What a policy asks for beside the case's own work: a form that comes back, somebody's agreement to the end of a restriction, and the
// share of arrears that is put to the person who harms.
#include <cstdlib>

#include "domain/access.h"
#include "domain/records/themes.h"
#include "domain/records/values.h"

namespace rowan::record_themes {
namespace {

RecordRow form_received() {
  return {.what = "form-received",
          .title = "A form came back",
          .hint = "A form or another paper that we had asked for. Where the policy has a clock that starts with it, the clock starts now.",
          .theme = RecordTheme::talking,
          .clause = "SG-14",
          .fact = "form.received",
          .timeline = "document",
          .text_label = "Which form it is, and what it says",
          .text_needed = true,
          .fields = {{.code = "from",
                      .label = "Who sent it?",
                      .kind = FieldKind::choice,
                      .choices = {{"survivor", "The survivor"}, {"agency", "An agency"}, {"colleague", "A colleague"}, {"other", "Somebody else"}},
                      .needed = true},
                     {.code = "kept", .label = "Where is it kept?", .hint = "Never in a place that the person who harms can see"}}};
}

// Whose agreement, the policy says (approvals, lift_restriction); without such a rule nobody has to be asked.
RecordRow restriction_end() {
  return {.what = "restriction-end",
          .title = "End of the restriction",
          .hint = "Asked for here, agreed by another person, and then carried out under Who has looked.",
          .theme = RecordTheme::other,
          .clause = "NHG-14",
          .timeline = "access",
          .text_label = "Why nobody is in danger from it any more",
          .text_needed = true,
          .decision = "lift_restriction"};
}

std::optional<std::int64_t> pence(const RecordMade& record, std::string_view code) {
  const std::string* said = value_of(record, code);
  return said ? std::optional(std::strtoll(said->c_str(), nullptr, 10)) : std::nullopt;
}

// Putting money to somebody who harms can make things worse: it is looked at first, and nothing goes where the survivor is (SG-30).
void check_arrears(const Seen&, const RecordMade& record, std::vector<Problem>& problems) {
  if (record.value != "split") return;
  const auto whole = pence(record, "arrears"), share = pence(record, "share");
  if (whole && share && *whole < *share) problems.push_back({"arrears.share", "Their share is more than the arrears", "share"});
  const std::string *safe = value_of(record, "safety"), *there = value_of(record, "survivor_there");
  if (safe && *safe != "safe")
    problems.push_back({"arrears.safety", "Nothing is put to them before it was looked at that it makes nothing worse. Hold it instead", "safety"});
  if (there && *there != "no")
    problems.push_back({"arrears.address", "A letter about it would come where the survivor lives or stays. Hold it instead", "survivor_there"});
}
RecordRow arrears_split() {
  const std::vector<std::string> split{"split"};
  return {
      .what = "arrears-split",
      .title = "Share of the arrears",
      .hint = "What the person who harms owes of the arrears is put to them, and never to the survivor. It changes no account by itself.",
      .theme = RecordTheme::damage,
      .clause = "SG-30",
      .timeline = "decision",
      .choices = {{"split", "Their share is put to them alone"}, {"held", "Held until it is safe"}, {"not_split", "Not split"}},
      .text_label = "How the share was found, or why it is held or not split",
      .text_needed = true,
      .fields =
          {{.code = "arrears", .label = "How much are the arrears?", .kind = FieldKind::money, .needed_when = "value", .needed_when_is = split},
           {.code = "share", .label = "How much of it is their share?", .kind = FieldKind::money, .needed_when = "value", .needed_when_is = split},
           {.code = "survivor_there",
            .label = "Does the survivor live where the letter goes, or stay there?",
            .kind = FieldKind::choice,
            .choices = {{"no", "No"}, {"yes", "Yes"}, {"unknown", "Not known"}},
            .needed_when = "value",
            .needed_when_is = split},
           {.code = "safety",
            .label = "Could it put the survivor in more danger now?",
            .kind = FieldKind::choice,
            .choices = {{"safe", "No, this was looked at"}, {"danger", "Yes"}, {"unknown", "Not looked at, or not known"}},
            .needed_when = "value",
            .needed_when_is = split},
           {.code = "look_again",
            .label = "When is it looked at again?",
            .kind = FieldKind::date,
            .needed_when = "value",
            .needed_when_is = {"held"}}},
      .due = {{.title = "Look again at the share of the arrears that is held", .field = "look_again", .met_by = {"arrears-split-next"}}},
      .check = check_arrears};
}
RecordRow arrears_next() {
  RecordRow row = arrears_split();
  row.what = "arrears-split-next";
  row.title = "Share of the arrears, looked at again";
  row.continues = {"arrears-split"};
  row.ends = true;
  row.ends_for = {"split", "not_split"};
  return row;
}

}  // namespace

std::vector<RecordRow> asked_for() { return {form_received(), restriction_end(), arrears_split(), arrears_next()}; }

}  // namespace rowan::record_themes
