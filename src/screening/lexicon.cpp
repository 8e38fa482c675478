#include "screening/lexicon.h"

#include <algorithm>
#include <set>

namespace rowan::screening {

namespace {

bool allowed(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view(" -'&/.").find(c) != std::string_view::npos;
}

void add(std::vector<Problem>& faults, const Term& term, std::string id, std::string text) {
  faults.push_back({"screening.lexicon." + std::move(id), "Term “" + term.id + "”: " + std::move(text), term.id});
}

void check_texts(const Term& term, std::vector<Problem>& faults) {
  if (term.sort == TermSort::crime_reference) {
    if (!term.texts.empty()) add(faults, term, "texts", "it asks whether a crime reference was given, so it has no phrases.");
    return;
  }
  if (term.texts.empty()) add(faults, term, "texts", "it has nothing to look for.");
  for (const std::string& text : term.texts) {
    const std::size_t least = term.sort == TermSort::phrase ? 3 : 1;
    if (text.size() < least || text.size() > 60) add(faults, term, "length", "each phrase has 3 to 60 characters, each start of a code 1 to 60.");
    if (!std::all_of(text.begin(), text.end(), allowed))
      add(faults, term, "character", "only English letters, digits, spaces and - ' & / . can be looked for.");
    if (!text.empty() && (text.front() == ' ' || text.back() == ' '))
      add(faults, term, "space", "a phrase does not begin or end with a space; ask for whole words instead.");
  }
}

}  // namespace

Bits Lexicon::bit(std::string_view term) const {
  for (std::size_t n = 0; n < terms.size() && n < most_terms; ++n) if (terms[n].id == term) return Bits{1} << n;
  return 0;
}

std::vector<Problem> faults_of(const Lexicon& lexicon) {
  std::vector<Problem> faults;
  if (lexicon.terms.size() > most_terms)
    faults.push_back(
        {"screening.lexicon.terms", "A lexicon has at most 64 terms; this one has " + std::to_string(lexicon.terms.size()) + ".", lexicon.id});
  std::set<std::string_view> ids;
  std::size_t texts = 0;
  for (const Term& term : lexicon.terms) {
    if (term.id.empty()) add(faults, term, "id", "it has no id.");
    if (!ids.insert(term.id).second) add(faults, term, "id", "the id is there twice.");
    if ((term.kinds & every_kind) == 0 || (term.kinds & ~every_kind) != 0) add(faults, term, "kinds", "it is looked for in no kind of event.");
    check_texts(term, faults);
    texts += term.texts.size();
  }
  if (texts > 2000) faults.push_back({"screening.lexicon.size", "A lexicon has at most 2,000 phrases and starts of codes.", lexicon.id});
  return faults;
}

std::vector<std::string> misspellings(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  std::set<std::string> found;
  for (std::size_t n = 0; n < text.size(); ++n) {
    if (!letter(text[n])) continue;
    const std::string before(text.substr(0, n)), after(text.substr(n + 1));
    const bool next = n + 1 < text.size() && letter(text[n + 1]);
    if (next && text[n] == text[n + 1]) found.insert(before + after);
    else if (n > 0 && next && text[n - 1] != text[n]) found.insert(before + text[n] + text[n] + after);
    if (next && text[n] != text[n + 1]) found.insert(before + text[n + 1] + text[n] + std::string(text.substr(n + 2)));
    std::size_t from = n, to = n;
    while (from > 0 && letter(text[from - 1])) --from;
    while (to < text.size() && letter(text[to])) ++to;
    if (to - from >= 6 && n > from) found.insert(before + after);
  }
  found.erase(std::string(text));
  return {found.begin(), found.end()};
}

}  // namespace rowan::screening
