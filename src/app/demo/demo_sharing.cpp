#include "app/demo/demo_sharing.h"

namespace rowan::demo {

Result<NewEntries> demo_sharing(const Seen& seen, int n) {
  Shared s;
  if (n % 2 == 0) {
    s.agency = "Police, neighbourhood team";
    s.person = "The officer on duty";
    s.method = ShareMethod::phone;
    s.what = "That the other person has been outside the building twice this week, with the days and times.";
    s.why = "They are looking for him and can pass by at those times.";
    s.least = "Nothing of the children, and no number.";
    s.consent = Consent::no_answer;
    s.risk = "He said on the last visit that he would not leave without them.";
    s.told = Answer::no;
    s.not_told = "No safe time before the evening.";
    s.basis = LawfulBasis::recognised_safeguarding;
    s.offences = true;
    s.condition = ScheduleOne::unlawful_acts;
  } else {
    s.agency = "A specialist service";
    s.person = "Their duty worker";
    s.method = ShareMethod::secure_email;
    s.what = "First name, the safe way of contact, and that she would like to hear about support.";
    s.why = "So that they can ring her on Thursday.";
    s.least = "No address, and nothing of what happened.";
    s.consent = Consent::in_writing;
    s.basis = LawfulBasis::legitimate_interests;
  }
  return share(seen, s, {});
}

Result<NewEntries> demo_not_shared(const Seen& seen) {
  SharingRefused refused;
  refused.agency = "A letting agent";
  refused.what = "Whether she lives here, and since when.";
  refused.why = "They gave no reason, and nobody has agreed to it.";
  refused.instead = "Told them that we say nothing about who lives where.";
  return refuse_to_share(seen, refused, {});
}

}  // namespace rowan::demo
