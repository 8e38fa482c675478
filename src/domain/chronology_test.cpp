// What a chronology holds for whom. Canaries: words of the survivor, the children and whoever reported, none of which may get out.
#include "domain/chronology.h"

#include "domain/testing/case_builder.h"

namespace rowan {
namespace {

using namespace testing_;

const std::vector<std::string> canaries = {"Amara", "Tobias", "Adeyemi", "07700", "900142", "Elm", "ZZ1", "frightened", "Larkspur", "Wexcombe school", "library", "cousin's flat"};
const std::vector<std::string> reporters = {"Joan Larkspur", "07700 900333"};

CaseBuilder full_case() {
  ReportReceived said = survivor_said();
  said.survivor.name = "Amara Bell";
  said.account = "Amara is frightened of him.";
  CaseBuilder c(report_of(said));
  HouseholdAsked household;
  household.children = Answer::yes;
  household.members = "Tobias (7), at Wexcombe school";
  c.put(household);
  PerpetratorAsked asked;
  asked.given = NameGiven::named;
  asked.name = "Craig Marsh";
  asked.text = "Amara says he has a knife";
  c.put(asked);
  Channel post = safe_text("2 Elm Court, Wexcombe ZZ1 1AA");
  post.kind = ChannelKind::letter;
  c.put(SafeContactSet{post, "At her cousin's flat"});
  c.put(SafeContactSet{safe_text(), "Amara told us"});
  Channel witness = safe_text("07700 900222");
  witness.person = "Mrs Adeyemi";
  c.put(SafeContactSet{witness, "The neighbour"});
  ContactRecorded contact;
  contact.text = "Amara will be at the library";
  c.put(contact);
  contact.person = "Craig Marsh";
  contact.text = "He asked where Amara and Tobias are";
  c.put(contact);
  contact.person = "Mrs Adeyemi";
  contact.other_channel = "07700 900222";
  contact.text = "Mrs Adeyemi heard him";
  c.put(contact);
  c.put(NoteAdded{"Joan Larkspur rang again; Amara on 07700 900142", true});
  c.put(NoteAdded{"The front door was kicked in", false});
  RecordMade record;
  record.what = "support-line";
  record.value = "accepted";
  record.text = "Told him, Amara not there";
  c.put(record);
  record.what = "incident";
  record.value = "";
  record.text = "He came to 2 Elm Court";
  c.put(record);
  c.put(WishesRecorded{"Amara wants to stay near the library", "stay"});
  PhotoAdded photo;
  photo.what = "Amara's door";
  c.put(photo);
  c.put(CaseClosed{"Amara is safe", "At the library", ""});
  return c;
}
std::string text_of_all(const std::vector<ChronologyLine>& lines) {
  std::string out;
  for (const ChronologyLine& line : lines) {
    out += line.title + "\n" + line.text + "\n";
    for (const auto& [key, value] : line.details) out += key + ": " + value + "\n";
  }
  return out;
}
std::string drawn(const CaseBuilder& c, ChronologyChoice choice) {
  auto copy = c;
  const auto lines = chronology(copy.get(), {}, {}, choice, reporters);
  if (!lines) return "refused " + lines.refusal().first().id;
  return text_of_all(*lines);
}

TEST(Safeguards, SG_28_ThePerpetratorsOwnFileHoldsNoWordOfAnybodyElse) {
  const std::string text = drawn(full_case(), {.view = View::own_file});
  const std::size_t theirs = text.find("We were in touch with you");
  EXPECT_NE(theirs, std::string::npos) << text;
  EXPECT_EQ(text.find("We were in touch with you", theirs + 1), std::string::npos) << text;  // contact with anybody else is not in it
  EXPECT_NE(text.find("support that is open to you"), std::string::npos);
  for (const std::string& canary : canaries) EXPECT_EQ(text.find(canary), std::string::npos) << canary << "\n" << text;
}
TEST(Safeguards, SG_5_ACopyForTheOtherSideHoldsOnlyFixedWords) {
  const std::string text = drawn(full_case(), {.view = View::other_side});
  EXPECT_NE(text.find("Incident recorded"), std::string::npos) << text;
  for (const std::string& canary : canaries) EXPECT_EQ(text.find(canary), std::string::npos) << canary << "\n" << text;
}
TEST(Safeguards, SG_5_WordsChosenForTheOtherSideAreHeldToTheSameRule) {
  const CaseBuilder c = full_case();
  auto copy = c;
  int with_canary = 0, without = 0;
  for (const CaseLine& line : copy->lines) {
    const auto lines = chronology(copy.get(), {}, {}, {.view = View::other_side, .with_words = {line.seq}}, reporters);
    const std::string own = text_of(line).value_or("");
    if (!lines) {
      EXPECT_EQ(lines.refusal().first().id, "chronology.telling");
      EXPECT_EQ(lines.refusal().first().text.find("Amara"), std::string::npos);  // the sentence does not repeat it
      ++with_canary;
      continue;
    }
    const std::string text = text_of_all(*lines);
    for (const std::string& canary : canaries) EXPECT_EQ(text.find(canary), std::string::npos) << canary << " from " << own;
    without += text.find("kicked in") != std::string::npos;
  }
  EXPECT_GE(with_canary, 3);
  EXPECT_EQ(without, 1);  // the one note that names nobody
}
TEST(Safeguards, SG_3_ACopyForACourtHoldsNoWayOfReachingAnybody) {
  const std::string text = drawn(full_case(), {.view = View::outside});
  EXPECT_NE(text.find("Amara is frightened"), std::string::npos) << text;  // in confidence, the account is there
  for (const char* canary : {"900142", "900222", "Elm C", "ZZ1"}) EXPECT_EQ(text.find(canary), std::string::npos) << canary << "\n" << text;
}
TEST(Safeguards, SG_28_ThePerpetratorsFileCanBeSeparatedBothWays) {
  auto c = full_case();
  const auto all = chronology(c.get(), {}, {}, {.view = View::whole}, reporters);
  const auto his = chronology(c.get(), {}, {}, {.view = View::whole, .about = About::perpetrator}, reporters);
  const auto hers = chronology(c.get(), {}, {}, {.view = View::whole, .about = About::survivor}, reporters);
  EXPECT_EQ(all->size(), his->size() + hers->size());
  EXPECT_GE(his->size(), 2u);
  EXPECT_EQ(text_of_all(*hers).find("He asked where"), std::string::npos);
}
TEST(Chronology, IsOldestFirstAndKeepsToItsDaysInLocalTime) {
  CaseBuilder c;
  c.put_at(NoteAdded{"before", false}, at("2026-11-13T23:59:00Z"));
  c.put_at(NoteAdded{"first", false}, at("2026-11-14T00:00:00Z"));
  c.put_at(NoteAdded{"last", false}, at("2026-11-15T23:59:00Z"));
  c.put_at(NoteAdded{"after", false}, at("2026-11-16T00:00:00Z"));
  const auto lines = chronology(c.get(), {}, {}, {.from = Date{2026, 11, 14}, .until = Date{2026, 11, 15}}, {});
  ASSERT_EQ(lines->size(), 2u);
  EXPECT_EQ((*lines)[0].text, "first");
  EXPECT_EQ((*lines)[1].text, "last");
  EXPECT_TRUE((*lines)[0].late);
}
TEST(Safeguards, SG_2_WordsThatTellAreFoundHoweverTheyAreWritten) {
  auto c = full_case();
  const Secrets secrets = other_side_secrets(c.get(), reporters) + subject_words();
  for (const char* text : {"Call 07700-900 142", "call +44 7700 900142", "0044 (0)7700.900142", "zz1  1aa", "at 2 elm court", "she moved to Elm-Court", "ask amara", "AMARA'S door", "about Tobias", "Larkspur said", "the Domestic team",
                           "multi-agency meeting", "your refuge place", "Mrs. Adeyemi"})
    EXPECT_FALSE(found_in(text, secrets).empty()) << text;
  for (const char* text : {"We will come on Monday about the boiler", "Call us on 01632 960188", "Dear Craig Marsh", "The two boys' bikes are in the hall"}) EXPECT_TRUE(found_in(text, secrets).empty()) << text << found_in(text, secrets)[0];
}
TEST(Safeguards, SG_3_TheWayALetterGoesByIsNoSecretOnIt) {
  CaseBuilder c;
  Channel old_home = safe_text("4 Ash Row, Wexcombe ZZ9 9ZZ"), new_home = safe_text("2 Elm Court, Wexcombe ZZ1 1AA");
  old_home.kind = new_home.kind = ChannelKind::letter;
  const auto first = c.put(SafeContactSet{old_home, "x"});
  const auto second = c.put(SafeContactSet{new_home, "x"});
  EXPECT_TRUE(found_in("4 Ash Row, ZZ9 9ZZ", contact_secrets(c.get(), first)).empty());
  EXPECT_FALSE(found_in("Your new home at ZZ1 1AA", contact_secrets(c.get(), first)).empty());
  EXPECT_FALSE(found_in("4 Ash Row", contact_secrets(c.get(), second)).empty());
}

}  // namespace
}  // namespace rowan
