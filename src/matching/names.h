#pragma once
// What is commonly known about names: which are forms of one another (names.inc) and how common the commonest are. Constant data, made ready at
// the first use; safe from any thread.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace rowan::matching {

// The groups of names.inc in which a word stands, ascending; empty when no table has it.
[[nodiscard]] std::span<const std::uint16_t> groups_of(std::string_view word);
[[nodiscard]] std::size_t group_count();
// The words of one group.
[[nodiscard]] std::span<const std::string_view> words_of_group(std::uint16_t group);
// Every word that stands in a group with this one, itself too, each once; empty when no table has it.
[[nodiscard]] std::span<const std::string_view> forms_of(std::string_view word);

// The share of people in the United Kingdom who bear one of its commonest names, roughly; 0 when the word is not among them.
[[nodiscard]] double common_share(std::string_view word);

}  // namespace rowan::matching
