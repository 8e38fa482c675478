#include "domain/telling.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "domain/disclosure.h"
#include "domain/records.h"

namespace rowan {
namespace {

// Words that begin with a capital in notes about people and are nobody's name.
constexpr std::array<std::string_view, 62> no_names = {
    "the", "and", "a", "an", "at", "of", "in", "on", "with", "no", "not", "yes", "one", "two", "three", "four", "five", "six", "boy", "boys", "girl", "girls", "son", "sons", "daughter", "daughters",
    "child", "children", "baby", "mother", "father", "mum", "dad", "sister", "brother", "aunt", "uncle", "cousin", "grandmother", "grandfather", "partner", "husband", "wife", "woman", "man", "caller",
    "aged", "age", "years", "months", "lives", "he", "she", "they", "mr", "mrs", "ms", "miss", "dr", "monday", "friday", "school"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The words of `text` that look like names: they begin with a capital letter.
void add_names(std::vector<std::string>& out, std::string_view text) {
  std::string word;
  const auto flush = [&] {
    const auto folded = fold_words(word);
    const bool capital = !word.empty() && ((word[0] >= 'A' && word[0] <= 'Z') || static_cast<unsigned char>(word[0]) >= 0xC3);
    if (capital)
      for (const std::string& f : folded)
        if (f.size() >= 3 && !is_digit(f[0]) && std::find(no_names.begin(), no_names.end(), f) == no_names.end()) out.push_back(f);
    word.clear();
  };
  for (const char c : text) {
    if (c == ' ' || c == ',' || c == '.' || c == ';' || c == ':' || c == '(' || c == ')' || c == '\n' || c == '-' || c == '/') flush();
    else word += c;
  }
  flush();
}

// The postcode at the end of an address, when there is one.
std::string postcode_of(std::string_view text) {
  const std::string tidy = collapse(text);
  for (std::size_t at = 0; at < tidy.size(); ++at) {
    if (at && tidy[at - 1] != ' ' && tidy[at - 1] != ',') continue;
    for (std::size_t size = 5; size <= 8 && at + size <= tidy.size(); ++size)
      if (is_postcode(std::string_view{tidy}.substr(at, size)) && (at + size == tidy.size() || tidy[at + size] == ' ' || tidy[at + size] == ',')) return fold_joined(std::string_view{tidy}.substr(at, size));
  }
  return {};
}

// Of "Flat 3, 4 Ash Row, Wexcombe": "flat3", "4ashrow" and "ashrow". A part without a number is a town or a name, which many share.
void add_streets(Secrets& out, std::string_view address) {
  while (!address.empty()) {
    const std::size_t end = std::min(address.find(','), address.size());
    const std::string_view part = address.substr(0, end);
    address.remove_prefix(std::min(end + 1, address.size()));
    if (std::none_of(part.begin(), part.end(), is_digit)) continue;
    if (const std::string joined = fold_joined(part); joined.size() >= 5) out.places.push_back(joined);
    std::string street;
    std::size_t words = 0;
    for (const std::string& word : fold_words(part)) {
      if (std::any_of(word.begin(), word.end(), is_digit)) continue;
      street += word;
      ++words;
    }
    if (words >= 2 && street.size() >= 6) out.places.push_back(street);
  }
}

void add_way(Secrets& out, std::string_view value) {
  const std::string phone = phone_normal_form(value);
  const bool written_number = phone.size() >= 7 && static_cast<std::size_t>(std::count_if(value.begin(), value.end(), [](char c) { return is_digit(c) || c == ' ' || c == '+'; })) * 10 >= value.size() * 7;
  if (written_number) out.phones.push_back(phone);
  if (const std::string postcode = postcode_of(value); !postcode.empty()) out.places.push_back(postcode);
  if (written_number) return;
  if (value.find(',') == std::string_view::npos && fold_joined(value).size() >= 5) out.places.push_back(fold_joined(value));
  add_streets(out, value);
}

bool has_words(const std::vector<std::string>& words, const std::vector<std::string>& phrase) {
  return !phrase.empty() && std::search(words.begin(), words.end(), phrase.begin(), phrase.end()) != words.end();
}

// Every run of digits with what people put between them.
bool has_phone(std::string_view text, const std::string& phone) {
  std::string digits;
  for (const char c : text) {
    if (is_digit(c)) digits += c;
    else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '.' && c != '+') digits += '|';
  }
  const std::string national = phone.starts_with("0") ? phone.substr(1) : phone;  // +44 7700 and 07700 end alike
  return digits.find(national) != std::string::npos;
}

void tidy(std::vector<std::string>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

// Where somebody may move to, or has moved, as it was written down: an address over several lines is one with commas.
void add_new_homes(Secrets& out, const Case& c) {
  for (const CaseLine& line : c.lines) {
    const auto* made = std::get_if<RecordMade>(&line.event);
    const RecordRow* row = made ? find_record(made->what) : nullptr;
    if (!row || row->kept != RecordClass::new_home) continue;
    for (const FieldValue& each : made->values) {
      if (each.code != "address" && each.code != "postcode") continue;
      std::string address = each.value;
      std::replace(address.begin(), address.end(), '\n', ',');
      add_way(out, address);
    }
  }
}

}  // namespace

bool tells_new_home(const Case& c, std::string_view text) {
  Secrets homes;
  add_new_homes(homes, c);
  return !homes.places.empty() && !found_in(text, homes).empty();
}

Secrets contact_secrets(const Case& c, std::int64_t except) {
  Secrets out;
  add_new_homes(out, c);
  for (const Channel& k : c.contact.channels)
    if (k.id != except) add_way(out, k.value);
  for (const CaseLine& line : c.lines)  // ways that were replaced since are still theirs
    if (const auto* set = std::get_if<SafeContactSet>(&line.event); set && set->channel.id != except && line.seq != except) add_way(out, set->channel.value);
  for (const CaseLine& line : c.lines)  // a number or an address by which they are found is no way of contact, and theirs all the same
    if (const auto* learned = std::get_if<PersonLearned>(&line.event); learned && learned->who == LearnedOf::survivor) {
      add_way(out, learned->phone);
      add_way(out, learned->address);
    }
  if (except)  // an old value that is still the value of the way in use is no secret on it
    if (const Channel* way = c.contact.find(except)) {
      Secrets own;
      add_way(own, way->value);
      const auto drop = [](std::vector<std::string>& from, const std::vector<std::string>& what) { std::erase_if(from, [&](const std::string& s) { return std::find(what.begin(), what.end(), s) != what.end(); }); };
      drop(out.phones, own.phones);
      drop(out.places, own.places);
    }
  tidy(out.phones);
  tidy(out.places);
  return out;
}

Secrets other_side_secrets(const Case& c, const std::vector<std::string>& reporters) {
  Secrets out = contact_secrets(c);
  add_names(out.names, c.opened.name);
  add_names(out.names, c.household.members);
  for (const CaseLine& line : c.lines) {
    if (const auto* asked = std::get_if<HouseholdAsked>(&line.event)) add_names(out.names, asked->members);
    if (const auto* report = std::get_if<ReportAttached>(&line.event)) add_names(out.names, report->agency);
    if (const auto* contact = std::get_if<ContactRecorded>(&line.event)) {
      add_names(out.names, contact->person);
      add_way(out, contact->other_channel);
    }
    if (const auto* shared = std::get_if<Shared>(&line.event)) add_names(out.names, shared->person);
    if (const auto* made = std::get_if<RecordMade>(&line.event); made && made->what == "household-member")
      for (const FieldValue& each : made->values) if (each.code == "name") add_names(out.names, each.value);
    if (const auto* learned = std::get_if<PersonLearned>(&line.event); learned && learned->who == LearnedOf::survivor)
      for (const auto* list : {&learned->names, &learned->earlier}) for (const std::string& name : *list) add_names(out.names, name);
  }
  for (const Channel& k : c.contact.channels) {
    add_names(out.names, k.person);
    if (k.kind == ChannelKind::trusted_person) add_names(out.names, k.value);
  }
  for (const std::string& reporter : reporters) {
    add_names(out.names, reporter);
    add_way(out, reporter);
  }
  if (c.perpetrator.lives_there != Answer::yes) add_way(out, c.opened.home_line);
  std::vector<std::string> own;
  for (const std::string& name : perpetrators_of(c)) add_names(own, name);
  std::erase_if(out.names, [&](const std::string& name) { return std::find(own.begin(), own.end(), name) != own.end(); });
  tidy(out.names);
  tidy(out.phones);
  tidy(out.places);
  return out;
}

Secrets reporter_secrets(const Case& c, const std::vector<Reporter>& reporters) {
  Secrets out;
  const auto hint = [&](std::string_view text) {
    std::string phrase;
    for (const std::string& word : fold_words(text)) phrase += (phrase.empty() ? "" : " ") + word;
    if (phrase.size() >= 2) out.words.push_back(std::move(phrase));
  };
  for (const Reporter& reporter : reporters) {
    if (!reporter.kept_back()) continue;
    // A name in its own field is one however it was typed. Two letters are too many words of our language to refuse a letter for.
    for (const std::string& word : fold_words(reporter.name)) {
      if (std::find(no_names.begin(), no_names.end(), word) != no_names.end()) continue;
      (word.size() >= 3 ? out.names : out.words).push_back(word);
    }
    if (!reporter.contact.empty()) add_way(out, reporter.contact);
    hint(reporter.agency);
    hint(reporter.reference);
    hint(reporter.relation);
    if (reporter.route == Route::neighbour)
      for (const char* near : {"neighbour", "neighbours", "neighbor", "next door", "upstairs", "downstairs", "across the road", "over the road", "opposite"}) hint(near);
  }
  std::vector<std::string> known = fold_words(c.opened.name);
  for (const std::string& name : perpetrators_of(c))
    for (std::string& word : fold_words(name)) known.push_back(std::move(word));
  for (std::vector<std::string>* list : {&out.names, &out.words})
    std::erase_if(*list, [&](const std::string& word) { return std::find(known.begin(), known.end(), word) != known.end(); });
  tidy(out.names);
  tidy(out.phones);
  tidy(out.places);
  tidy(out.words);
  return out;
}

Secrets subject_words() {
  Secrets out;
  out.words = {"domestic", "abuse", "abused", "abuser", "abusive", "violence", "violent", "perpetrator", "victim", "survivor", "refuge", "marac", "idva", "dash", "safeguarding", "multi agency", "injunction",
               "non molestation", "occupation order", "womens aid", "police", "harmed", "assault", "stalking", "honour based", "forced marriage"};
  return out;
}

Secrets operator+(Secrets a, const Secrets& b) {
  const auto join = [](std::vector<std::string>& to, const std::vector<std::string>& from) { to.insert(to.end(), from.begin(), from.end()); };
  join(a.names, b.names);
  join(a.phones, b.phones);
  join(a.places, b.places);
  join(a.words, b.words);
  return a;
}

std::vector<std::string> found_in(std::string_view text, const Secrets& secrets) {
  const std::vector<std::string> words = fold_words(text);
  const std::string joined = fold_joined(text);
  std::vector<std::string> out;
  const auto any = [](const std::vector<std::string>& list, auto&& test) { return std::any_of(list.begin(), list.end(), test); };
  if (any(secrets.phones, [&](const std::string& phone) { return has_phone(text, phone); })) out.emplace_back("a phone number that is kept safe");
  if (any(secrets.places, [&](const std::string& place) { return joined.find(place) != std::string::npos; })) out.emplace_back("an address that is kept safe");
  if (any(secrets.names, [&](const std::string& name) { return has_words(words, {name}) || has_words(words, {name + "s"}); })) out.emplace_back("the name of somebody on the case");
  if (any(secrets.words, [&](const std::string& phrase) { return has_words(words, fold_words(phrase)); })) out.emplace_back("a word that says what this is about");
  return out;
}

}  // namespace rowan
