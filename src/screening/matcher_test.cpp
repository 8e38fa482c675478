#include <gtest/gtest.h>

#include "screening/lexicon.h"
#include "screening/rules.h"
#include "screening/testing/twin.h"

namespace rowan::screening {
namespace {

Lexicon of(std::vector<std::string> texts, bool whole, bool unless_negated) {
  Lexicon lexicon;
  Term term;
  term.id = "t";
  term.texts = std::move(texts);
  term.whole_words = whole;
  term.unless_negated = unless_negated;
  lexicon.terms.push_back(term);
  return lexicon;
}

TEST(ScreeningMatcher, random_lexicons_in_random_text_find_what_plain_searching_finds) {
  std::mt19937 random(3);
  const std::string letters = "abcde hik-";
  const auto text_of = [&](std::size_t size) {
    std::string text;
    for (std::size_t n = 0; n < size; ++n) text += random() % 20 == 0 ? static_cast<char>(random()) : letters[random() % letters.size()];
    for (char& c : text) if (random() % 3 == 0 && c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return text;
  };
  std::size_t found = 0;
  for (int round = 0; round < 300; ++round) {
    Lexicon lexicon;
    for (int n = 0; n < 1 + static_cast<int>(random() % 64); ++n) {
      Term term;
      term.id = std::to_string(n);
      term.whole_words = random() % 3 == 0;
      for (int t = 0; t < 1 + static_cast<int>(random() % 2); ++t) {
        std::string text;
        for (int c = 0; c < 3 + static_cast<int>(random() % 5); ++c) text += letters[random() % letters.size()];
        if (text.front() == ' ') text.front() = 'k';
        if (text.back() == ' ') text.back() = 'h';
        term.texts.push_back(text);
      }
      lexicon.terms.push_back(term);
    }
    ASSERT_TRUE(faults_of(lexicon).empty());
    const Matcher matcher(lexicon);
    for (int n = 0; n < 20; ++n) {
      const std::string text = text_of(random() % 200);
      const Bits bits = matcher.in_text(text);
      ASSERT_EQ(bits, twin::phrases(lexicon, text)) << text;
      found += bits != 0;
    }
  }
  EXPECT_GT(found, 500u);
}

TEST(ScreeningMatcher, whole_words_and_capitals) {
  const Matcher whole(of({"hit"}, true, false));
  for (const char* text : {"hit", "HIT her", "was hit.", "(hit)", "a hit-and-run"}) EXPECT_TRUE(whole.in_text(text)) << text;
  for (const char* text : {"white", "whit", "hits", "hi t", "hit\xC3\xA9", "9hit"}) EXPECT_FALSE(whole.in_text(text)) << text;
  EXPECT_TRUE(Matcher(of({"hit"}, false, false)).in_text("white"));
}

TEST(ScreeningMatcher, plain_negation_is_heard_and_nothing_more) {
  const Matcher matcher(of({"shouting", "forced entry"}, true, true));
  for (const char* text : {"no shouting", "there was NOT shouting", "without shouting", "never shouting", "wasn't shouting", "nil  shouting",
                           "no sign of forced entry", "no evidence of forced entry"})
    EXPECT_FALSE(matcher.in_text(text)) << text;
  // Said in another way, or heard as well as denied: a person should look.
  for (const char* text : {"shouting", "no, shouting again", "no music but shouting", "has not stopped shouting",
                           "no shouting yesterday. Shouting today", "sign of forced entry", "know shouting", "no\nshouting"})
    EXPECT_TRUE(matcher.in_text(text)) << text;
}

TEST(ScreeningMatcher, codes_begin_with_a_prefix) {
  Lexicon lexicon;
  Term term;
  term.id = "locks";
  term.sort = TermSort::code_prefix;
  term.texts = {"N39", "33"};
  lexicon.terms.push_back(term);
  const Matcher matcher(lexicon);
  EXPECT_TRUE(matcher.in_code("n391707"));
  EXPECT_TRUE(matcher.in_code("33"));
  EXPECT_FALSE(matcher.in_code("N3"));
  EXPECT_FALSE(matcher.in_code("133"));
}

TEST(ScreeningMatcher, misspellings_are_one_slip_away) {
  const auto made = misspellings("banister broken");
  const auto has = [&](const char* text) { return std::find(made.begin(), made.end(), text) != made.end(); };
  EXPECT_TRUE(has("bannister broken"));
  EXPECT_TRUE(has("banister borken"));
  EXPECT_TRUE(has("banister brken"));
  EXPECT_FALSE(has("banister broken"));
  EXPECT_FALSE(has("anister broken")) << "the first letter of a word is seldom left out";
}

TEST(ScreeningMatcher, the_phrases_that_ship_do_not_hear_what_is_denied_or_ordinary) {
  const RuleSet& rules = default_rules();
  const Matcher matcher(rules.lexicon);
  const auto signs = [&](std::string_view text, std::size_t signal, EventKind kind) {
    Bits bits = matcher.in_text(text);
    for (std::size_t n = 0; n < rules.lexicon.terms.size(); ++n) if ((rules.lexicon.terms[n].kinds & only(kind)) == 0) bits &= ~(Bits{1} << n);
    return (bits & rules.signals[signal].any_of) != 0;
  };
  for (const char* text : {"front door kicked in", "hole in the wall", "change of locks, ex partner has key", "window smashed, board up"})
    EXPECT_TRUE(signs(text, 0, EventKind::repair)) << text;
  for (const char* text : {"boiler banging when firing up", "blocked drain", "wall unit loose", "tap dripping", "no sign of forced entry"})
    EXPECT_FALSE(signs(text, 0, EventKind::repair)) << text;
  for (const char* text : {"SHOUTING and banging", "woman sobbing", "someone being hit"}) EXPECT_TRUE(signs(text, 1, EventKind::noise)) << text;
  for (const char* text : {"loud music", "white van parked", "no shouting heard", "dog barking"})
    EXPECT_FALSE(signs(text, 1, EventKind::noise)) << text;
}

}  // namespace
}  // namespace rowan::screening
