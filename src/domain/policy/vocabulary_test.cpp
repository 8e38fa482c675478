#include "domain/policy/vocabulary.h"

#include <gtest/gtest.h>

namespace rowan {
namespace {

Vocabulary words_of(std::string survivor, std::string customer, std::string perpetrator, std::string a_case) {
  return {std::move(survivor), std::move(customer), std::move(perpetrator), std::move(a_case)};
}

TEST(Vocabulary, a_landlords_words_stand_in_our_texts_and_nothing_else_changes) {
  const Vocabulary theirs = words_of("victim/survivor", "customer", "alleged perpetrator", "enquiry");
  EXPECT_EQ(in_words_of(theirs, "Does the survivor support the removal?"), "Does the victim/survivor support the removal?");
  EXPECT_EQ(in_words_of(theirs, "Survivors decide"), "Victim/survivors decide");
  EXPECT_EQ(in_words_of(theirs, "The survivor’s wish, the perpetrator's file"), "The victim/survivor’s wish, the alleged perpetrator's file");
  EXPECT_EQ(in_words_of(theirs, "Perpetrator named"), "Alleged perpetrator named");
  EXPECT_EQ(in_words_of(theirs, "A case for a resident. No cases."), "An enquiry for a customer. No enquiries.");
  EXPECT_EQ(in_words_of(theirs, "A perpetrator"), "An alleged perpetrator");
  EXPECT_EQ(in_words_of(theirs, "Ring them in case it gets worse; in any case write it down"), "Ring them in case it gets worse; in any case write it down");
  EXPECT_EQ(in_words_of(theirs, "survivorship showcase"), "survivorship showcase") << "whole words only";
  EXPECT_EQ(in_words_of(theirs, ""), "");
  EXPECT_EQ(in_words_of(words_of("", "", "", "case"), "A case"), "A case");
}
TEST(Vocabulary, what_a_landlord_does_not_name_keeps_our_plain_word) {
  for (const char* text : {"The survivor’s case", "A perpetrator, two residents", "Case opened"}) EXPECT_EQ(in_words_of({}, text), text);
  EXPECT_EQ(in_words_of(words_of("", "tenant", "", ""), "The survivor is a resident"), "The survivor is a tenant");
}

}  // namespace
}  // namespace rowan
