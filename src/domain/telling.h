#pragma once
// What a text would give away (SG-2, SG-3, SG-5): ways of reaching the survivor, names of people on the case, words that say what it is
// about. Slow and plain, and meant to say yes too often: who wrote the text can say it in another way. Pure.
#include <string>
#include <string_view>
#include <vector>

#include "domain/case.h"
#include "domain/reporter.h"

namespace rowan {

struct Secrets {
  std::vector<std::string> names;   // each word of a name counts by itself
  std::vector<std::string> phones;  // digits in normal form
  std::vector<std::string> places;  // addresses, postcodes, email addresses, folded and joined
  std::vector<std::string> words;   // folded phrases
};

// Every way of reaching the survivor and anybody else on the safe contact record, but not `except` (the way a letter goes by), and every home
// they were offered or moved to (CX-4.4).
[[nodiscard]] Secrets contact_secrets(const Case& c, std::int64_t except = 0);
// Whether it holds the address of a home that they were offered or moved to. That stands in the records kept apart for it, and in no words
// that everybody on the case reads (CX-4.4).
[[nodiscard]] bool tells_new_home(const Case& c, std::string_view text);
inline constexpr char new_home_told[] = "This holds the address of a home that is kept apart. Leave it out: it stands with the move, where few can read it";
// What the person who harms must not read: the above, and the names of the survivor, the household, witnesses and reporters (`reporters`:
// names, agencies and numbers out of the reports, which the case itself does not hold). Words of their own name are not secret.
[[nodiscard]] Secrets other_side_secrets(const Case& c, const std::vector<std::string>& reporters);
// What would say who reported it: their names and ways of reaching them, and in `words` what only hints at them (how they are related,
// their agency, their reference, where somebody who heard it lives). Words of the survivor's and the other person's names are no secret.
[[nodiscard]] Secrets reporter_secrets(const Case& c, const std::vector<Reporter>& reporters);
// Words that must not stand in a letter that anybody might open (SG-2).
[[nodiscard]] Secrets subject_words();
[[nodiscard]] Secrets operator+(Secrets a, const Secrets& b);

// What of it stands in the text, each as words for the person who wrote it, which never repeat the secret. Empty: nothing.
[[nodiscard]] std::vector<std::string> found_in(std::string_view text, const Secrets& secrets);

}  // namespace rowan
