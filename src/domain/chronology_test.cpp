// What a chronology holds for whom. Canaries: words of the survivor, the children and whoever reported, none of which may get out.
#include "domain/chronology.h"

#include "domain/testing/case_builder.h"

namespace rowan {
namespace {

using namespace testing_;

const std::vector<std::string> canaries = {"Amara", "Tobias", "Adeyemi", "07700", "900142", "Elm", "ZZ1", "frightened", "Larkspur", "Wexcombe school", "library", "cousin's flat"};
const std::vector<Reporter> reporters = {{Route::neighbour, "Joan Larkspur", "07700 900333", "", "", ""}};

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
  const Secrets secrets = other_side_secrets(c.get(), said_of(reporters)) + subject_words();
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


// ---- who reported it (NHG-15) ----

TEST(Clauses, NHG_15_the_truth_table_of_who_may_learn_who_reported_it) {
  for (std::size_t i = 0; i < std::size(audience_names); ++i)
    for (const bool order : {false, true})
      for (const Answer other_side : {Answer::no, Answer::yes, Answer::unknown, Answer::not_asked}) {
        const auto audience = static_cast<Audience>(i);
        const ReporterRule rule = reporter_rule(audience, other_side, order);
        const bool expected = other_side == Answer::no && (audience == Audience::internal || (audience == Audience::court && order));
        EXPECT_EQ(rule.shown, expected) << name_of(audience) << order << name_of(other_side);
        EXPECT_FALSE(rule.why.empty()) << "a reader is told why";
      }
}

const std::vector<Reporter> next_door = {{Route::neighbour, "Joan Larkspur", "07700 900333", "", "", "friend of her mother"}};
const std::vector<std::string> says_who = {"Larkspur", "Joan", "900333", "key to her flat", "neighbour", "A neighbour", "friend of her mother"};

CaseBuilder reported_by_a_neighbour() {
  ReportReceived said = survivor_said();
  said.route = Route::neighbour;
  said.survivor.name = "Amara Bell";
  said.account = "I hear it through the wall and have a key to her flat.";
  CaseBuilder c(report_of(said));
  c.put(NoteAdded{"Joan Larkspur rang again", true});
  c.put(NoteAdded{"JOAN's sister heard it too", true});
  c.put(NoteAdded{"rang back on 07700-900 333", true});
  c.put(NoteAdded{"The neighbour is afraid that he finds out", true});
  c.put(NoteAdded{"A friend of her mother told us", true});
  c.put(NoteAdded{"The front door was kicked in", false});
  ContactRecorded contact;
  contact.person = "Joan Larkspur";
  contact.text = "She will keep a diary";
  c.put(contact);
  return c;
}
std::string outside_of(const CaseBuilder& c, ChronologyChoice choice, const std::vector<Reporter>& by) {
  auto copy = c;
  choice.view = View::outside;
  const auto lines = chronology(copy.get(), {}, {}, choice, by);
  return lines ? text_of_all(*lines) : "refused";
}

TEST(Clauses, NHG_15_a_chronology_for_somebody_outside_does_not_say_who_reported_it) {
  const std::string text = outside_of(reported_by_a_neighbour(), {}, next_door);
  for (const std::string& tells : says_who) EXPECT_EQ(text.find(tells), std::string::npos) << tells << "\n" << text;
  EXPECT_NE(text.find("kicked in"), std::string::npos) << "what names nobody is there";
  EXPECT_NE(text.find("Report received"), std::string::npos) << "that it was reported, and when, is there";
}
TEST(Clauses, NHG_15_with_an_order_of_a_court_it_does) {
  DocumentMade made;
  made.form = DocumentForm::chronology;
  made.audience = Audience::court;
  made.other_side = Answer::no;
  EXPECT_FALSE(choice_of(made).reporter_shown);
  made.reporter_order = "ZZ26F00417 of 12 November 2026";
  EXPECT_TRUE(choice_of(made).reporter_shown);
  const std::string text = outside_of(reported_by_a_neighbour(), choice_of(made), next_door);
  for (const char* told : {"Joan Larkspur", "A neighbour", "key to her flat"}) EXPECT_NE(text.find(told), std::string::npos) << told << "\n" << text;
  made.audience = Audience::ombudsman;
  EXPECT_FALSE(choice_of(made).reporter_shown) << "an order of a court is for the court";
}
TEST(Clauses, NHG_15_each_entry_that_may_say_it_is_flagged_and_its_words_go_in_only_when_somebody_has_read_it) {
  CaseBuilder c = reported_by_a_neighbour();
  const auto out = left_out(c.get(), {}, {}, {.view = View::outside}, next_door);
  std::vector<std::int64_t> flagged;
  for (const LeftOut& each : out)
    if (each.may_clear) {
      EXPECT_EQ(each.reason, OutReason::reporter);
      EXPECT_FALSE(each.title.empty());
      flagged.push_back(each.seq);
    }
  EXPECT_EQ(flagged.size(), 7u) << "the account, five notes, and the contact with her";
  for (const std::int64_t seq : flagged) {
    const std::string with = outside_of(c, {.cleared = {seq}}, next_door);
    const auto line = std::find_if(c->lines.begin(), c->lines.end(), [&](const CaseLine& l) { return l.seq == seq; });
    EXPECT_NE(with.find(*text_of(*line)), std::string::npos) << seq;
    EXPECT_EQ(with.find("From: "), std::string::npos) << "which kind of person it was is asked by a form and let in by nobody";
  }
  const std::string without = outside_of(c, {}, next_door);
  EXPECT_EQ(without.find("Joan"), std::string::npos);
}
TEST(Clauses, NHG_15_the_account_of_anybody_elses_report_is_flagged_by_its_route_alone) {
  for (std::size_t i = 0; i < std::size(route_names); ++i) {
    ReportReceived said = survivor_said();
    said.route = static_cast<Route>(i);
    said.account = "I have a key to her flat.";
    CaseBuilder c(report_of(said));
    const std::vector<Reporter> nobody = {{said.route, "", "", "", "", ""}};
    const std::string text = outside_of(c, {}, nobody);
    EXPECT_EQ(text.find("key to her flat") != std::string::npos, said.route == Route::survivor) << name_of(said.route);
    EXPECT_EQ(text.find(std::string(label_of(said.route))) != std::string::npos, said.route == Route::survivor) << name_of(said.route);
  }
}
TEST(Clauses, NHG_15_names_are_found_however_they_were_typed_and_the_survivors_own_are_none) {
  CaseBuilder c = reported_by_a_neighbour();
  const std::vector<Reporter> sister = {{Route::relative, "maria bell", "maria@sister.example", "", "", "sister"}};
  for (const char* note : {"MARIA said so", "maria's phone", "her sister", "write to maria@sister.example"}) {
    CaseBuilder one = c;
    one.put(NoteAdded{note, true});
    EXPECT_EQ(outside_of(one, {}, sister).find(note), std::string::npos) << note;
  }
  CaseBuilder one = c;
  one.put(NoteAdded{"Amara Bell slept well", false});
  EXPECT_NE(outside_of(one, {}, sister).find("Amara Bell slept well"), std::string::npos) << "a name they share with the survivor hides nothing";
}
TEST(Clauses, NHG_15_of_the_survivors_own_report_there_is_nobody_to_keep_back) {
  CaseBuilder c;
  c.put(NoteAdded{"Amara rang", false});
  const std::vector<Reporter> herself = {{Route::survivor, "Amara Bell", "07700 900555", "", "", ""}};
  EXPECT_NE(outside_of(c, {}, herself).find("Amara rang"), std::string::npos);
  EXPECT_NE(outside_of(c, {}, herself).find("He has her bank card."), std::string::npos);
}
TEST(Clauses, NHG_15_a_row_of_its_own_about_who_reported_stays_out_as_a_whole) {
  auto rows = std::make_shared<std::vector<RecordRow>>();
  rows->push_back({.what = "who-told-us", .title = "Who told us", .hint = "x", .fact = "", .timeline = "document", .text_label = "Who", .kept = RecordClass::reporter_identity});
  const RecordShapes shapes({rows});
  CaseBuilder c;
  RecordMade made;
  made.what = "who-told-us";
  made.text = "The vicar";
  made.kept_apart = name_of(RecordClass::reporter_identity);
  const auto seq = c.put(made);
  for (const View view : {View::outside, View::other_side, View::own_file}) {
    const auto lines = chronology(c.get(), {}, shapes, {.view = view, .cleared = {seq}}, {});
    ASSERT_TRUE(lines);
    EXPECT_EQ(text_of_all(*lines).find("told us"), std::string::npos) << static_cast<int>(view);
  }
  const auto out = left_out(c.get(), {}, shapes, {.view = View::outside}, {});
  EXPECT_TRUE(std::any_of(out.begin(), out.end(), [&](const LeftOut& each) { return each.seq == seq && each.reason == OutReason::reporter_row && !each.may_clear; }));
  const auto ordered = chronology(c.get(), {}, shapes, {.view = View::outside, .reporter_shown = true}, {});
  EXPECT_NE(text_of_all(*ordered).find("kept apart"), std::string::npos) << "and its words are still for those who may read it";
}
TEST(Chronology, NothingIsLeftOutWithoutBeingNamed) {
  CaseBuilder c = reported_by_a_neighbour();
  c.put(SafeContactSet{safe_text(), "Amara told us"});
  c.put(TaskAdded{});
  for (const View view : {View::whole, View::outside, View::other_side, View::own_file}) {
    const auto lines = chronology(c.get(), {}, {}, {.view = view}, next_door);
    const auto out = left_out(c.get(), {}, {}, {.view = view}, next_door);
    for (const CaseLine& line : c->lines) {
      const bool in = std::any_of(lines->begin(), lines->end(), [&](const ChronologyLine& l) { return l.seq == line.seq; });
      const bool named = std::any_of(out.begin(), out.end(), [&](const LeftOut& l) { return l.seq == line.seq; });
      EXPECT_TRUE(in || named) << line.seq;
    }
  }
}

}  // namespace
}  // namespace rowan
