#include "matching/likeness.h"

#include <cmath>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "matching/names.h"
#include "matching/words.h"

namespace rowan::matching {
namespace {

// Optimal string alignment, as the textbook writes it.
int plain_slips(const std::string& a, const std::string& b) {
  std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = static_cast<int>(i);
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

TEST(MatchingLikeness, slips_are_counted_as_the_textbook_counts_them) {
  std::mt19937 random(3);
  const auto text = [&] {
    std::string out;
    for (std::size_t n = random() % 9; n > 0; --n) out += static_cast<char>('a' + random() % 3);
    return out;
  };
  for (int i = 0; i < 20000; ++i) {
    const std::string a = text(), b = text();
    const int right = plain_slips(a, b);
    for (int most = 0; most <= 3; ++most) ASSERT_EQ(slips(a, b, most), std::min(right, most + 1)) << a << " " << b << " " << most;
  }
}

TEST(MatchingLikeness, the_least_number_of_slips_is_never_above_the_true_one) {
  std::mt19937 random(4);
  const auto text = [&] {
    std::string out;
    for (std::size_t n = random() % 9; n > 0; --n) out += static_cast<char>(random() % 256);
    return out;
  };
  for (int i = 0; i < 20000; ++i) {
    const std::string a = text(), b = random() % 2 ? text() : a.substr(0, a.size() / 2) + text().substr(0, 2);
    ASSERT_LE(least_slips(letters_of(a), letters_of(b)), plain_slips(a, b)) << a << " " << b;
  }
}

struct Word {
  explicit Word(std::string written, double share = 0.00001) : text(std::move(written)), sound(skeleton(text)), facts{text, groups_of(text), sound,
      share} {}
  std::string text, sound;
  WordFacts facts;
};

Relation relate(const Word& a, const Word& b) {
  return relation(a.facts, a.facts.groups.empty() ? 0 : 0.01, b.facts, default_weights());
}

TEST(MatchingLikeness, words_called_unrelated_at_a_glance_have_no_relation) {
  std::mt19937 random(5);
  std::vector<std::string> words = {"j", "jo", "christab", "christabelle"};
  for (std::size_t group = 0; group < group_count(); group += 7) for (const std::string_view word : words_of_group(group)) words.emplace_back(word);
  for (std::size_t n = words.size(), i = 0; i < n; ++i) {
    std::string slipped = words[i];
    for (int slip = 0; slip < 3; ++slip) {
      slipped[random() % slipped.size()] = static_cast<char>('a' + random() % 26);
      words.push_back(slipped);
      words.push_back(slipped.substr(0, 1 + random() % slipped.size()));
    }
  }
  int unlike = 0, pairs = 0;
  for (int i = 0; i < 300'000; ++i) {
    const Word a(words[random() % words.size()]), b(words[random() % 3 ? random() % words.size() : random() % 40]);
    ++pairs;
    if (!unrelated(sketch_of(a.text, a.facts.groups, a.sound), sketch_of(b.text, b.facts.groups, b.sound))) continue;
    ++unlike;
    ASSERT_EQ(relate(a, b).likeness, Likeness::none) << a.text << " " << b.text;
  }
  EXPECT_GT(unlike, pairs / 2) << "it is of no use if it seldom says so";
}

TEST(MatchingLikeness, a_rare_name_says_more_than_a_common_one) {
  EXPECT_GT(relate(Word("bozek", 0.0001), Word("bozek", 0.0001)).bits, relate(Word("smith", 0.01), Word("smith", 0.01)).bits + 5);
}

TEST(MatchingLikeness, two_common_names_one_letter_apart_are_two_names) {
  const Relation slip = relate(Word("john", 0.01), Word("jphn", 0.000001));
  EXPECT_EQ(slip.likeness, Likeness::one_letter);
  EXPECT_GT(slip.bits, 3);
  EXPECT_LT(relate(Word("mario", 0.003), Word("maria", 0.005)).bits, 0);
}

TEST(MatchingLikeness, every_kind_is_told) {
  EXPECT_EQ(relate(Word("krzys"), Word("krzysztof")).likeness, Likeness::known_form);
  EXPECT_EQ(relate(Word("mohamed"), Word("muhammad")).likeness, Likeness::known_form);
  EXPECT_EQ(relate(Word("wolodymyr"), Word("volodymyr")).likeness, Likeness::known_form);
  EXPECT_EQ(relate(Word("zelenskaya"), Word("zelenskaja")).likeness, Likeness::one_letter);
  EXPECT_EQ(relate(Word("kopalskx"), Word("kowalski")).likeness, Likeness::near);
  EXPECT_EQ(relate(Word("j"), Word("joshua")).likeness, Likeness::initial);
  EXPECT_EQ(relate(Word("christab"), Word("christabelle")).likeness, Likeness::shortened);
  EXPECT_EQ(relate(Word("anna"), Word("peter")).likeness, Likeness::none);
  EXPECT_EQ(relate(Word("k"), Word("joshua")).likeness, Likeness::none);
}

TEST(MatchingLikeness, no_relation_says_more_than_the_same_word_would) {
  for (const char* written : {"smith", "smyth", "smithe", "smitt", "smi"}) {
    EXPECT_LE(relate(Word(written, 0.00001), Word("smith", 0.02)).bits, relate(Word("smith", 0.02), Word("smith", 0.02)).bits) << written;
  }
}

TEST(MatchingWeights, a_set_is_written_and_read_back) {
  auto same = weights_from_text(text_of(default_weights()));
  ASSERT_TRUE(same);
  EXPECT_EQ(*same, default_weights());
  auto changed = weights_from_text("version trial\n# a remark\nphone_bits 12.5 # less\n");
  ASSERT_TRUE(changed);
  EXPECT_EQ((*changed)[Weight::phone_bits], 12.5);
  EXPECT_EQ((*changed)[Weight::email_bits], default_weights()[Weight::email_bits]);
  EXPECT_FALSE(weights_from_text("phone_bits 12.5"));
  EXPECT_FALSE(weights_from_text("version x\nfone_bits 1"));
  EXPECT_FALSE(weights_from_text("version x\nphone_bits nan"));
  EXPECT_FALSE(weights_from_text("version x\nphone_bits 1 2"));
}

}  // namespace
}  // namespace rowan::matching
