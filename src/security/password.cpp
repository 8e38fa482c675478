#include "security/password.h"

#include <algorithm>
#include <array>
#include <new>
#include <semaphore>

#include "security/sodium.h"
#include "security/token.h"

namespace rowan::security {

namespace {

constexpr std::size_t shortest = 12, longest = 256;

// What people choose when made to reach twelve characters. Letters only: digits and signs around or between are looked through.
constexpr std::string_view common[] = {"password",
                                       "passwordpassword",
                                       "mypassword",
                                       "passphrase",
                                       "changeme",
                                       "changemenow",
                                       "letmein",
                                       "letmeinnow",
                                       "welcome",
                                       "welcomehome",
                                       "qwerty",
                                       "qwertyuiop",
                                       "qwertyqwerty",
                                       "qwertyuiopasdfgh",
                                       "asdfghjkl",
                                       "zxcvbnm",
                                       "qazwsxedc",
                                       "qazwsxedcrfv",
                                       "administrator",
                                       "iloveyou",
                                       "iloveyousomuch",
                                       "sunshine",
                                       "princess",
                                       "football",
                                       "liverpool",
                                       "liverpoolfc",
                                       "manchesterunited",
                                       "manchestercity",
                                       "arsenal",
                                       "chelsea",
                                       "tottenhamhotspur",
                                       "monkey",
                                       "dragon",
                                       "superman",
                                       "batman",
                                       "starwars",
                                       "trustno",
                                       "trustnoone",
                                       "summer",
                                       "winter",
                                       "autumn",
                                       "spring",
                                       "january",
                                       "february",
                                       "march",
                                       "april",
                                       "june",
                                       "july",
                                       "august",
                                       "september",
                                       "october",
                                       "november",
                                       "december",
                                       "monday",
                                       "tuesday",
                                       "wednesday",
                                       "thursday",
                                       "friday",
                                       "saturday",
                                       "sunday",
                                       "london",
                                       "england",
                                       "scotland",
                                       "wales",
                                       "birmingham",
                                       "manchester",
                                       "housing",
                                       "housingofficer",
                                       "domesticabuse",
                                       "rowan",
                                       "correcthorsebatterystaple",
                                       "thisismypassword",
                                       "secret",
                                       "secretpassword",
                                       "temporary",
                                       "abcdefghijkl",
                                       "abcdefghijklm",
                                       "aaaaaaaaaaaa"};

std::string letters_of(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    switch (c) {  // the usual disguises
      case '0': c = 'o'; break;
      case '@': c = 'a'; break;
      case '$': c = 's'; break;
      default: break;
    }
    if ((c >= 'a' && c <= 'z') || (c & 0x80) != 0) out += c;
  }
  return out;
}
std::string lower(std::string_view text) {
  std::string out{text};
  for (char& c : out) if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}
std::string digits_trimmed(std::string_view text) {  // "Password2026!" with only its ends trimmed, so that 0 at the end is no o
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; };
  while (!text.empty() && !letter(text.back())) text.remove_suffix(1);
  while (!text.empty() && !letter(text.front())) text.remove_prefix(1);
  return letters_of(text);
}
// All one character, or every step up (or down) by one: 123456789012, abcdefghijkl.
bool runs(std::string_view text) {
  std::size_t steps = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const int step = text[i] - text[i - 1];
    if (step == 0 || step == 1 || step == -1 || step == -9 || step == 9) ++steps;
  }
  return text.size() > 1 && steps * 10 >= (text.size() - 1) * 9;
}
bool is_common(std::string_view password) {
  if (runs(password)) return true;
  const std::string all = letters_of(password), trimmed = digits_trimmed(password);
  return trimmed.empty() || std::ranges::any_of(common, [&](std::string_view known) { return known == all || known == trimmed; });
}
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

struct Passwords::Inside {
  PasswordCost cost;
  std::counting_semaphore<256> room;
  std::string nobody;
  explicit Inside(PasswordCost c) : cost(c), room(std::clamp(c.at_once, 1, 256)) {}
};

namespace {
struct Turn {
  std::counting_semaphore<256>& room;
  explicit Turn(std::counting_semaphore<256>& r) : room(r) { room.acquire(); }
  ~Turn() { room.release(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
};
}  // namespace

Passwords::Passwords(PasswordCost cost) : inside_(std::make_unique<Inside>(cost)) {
  sodium_ready();
  inside_->nobody = hash(make_token());
}
Passwords::~Passwords() = default;

Result<void> Passwords::check_rules(std::string_view password, std::string_view user_name) {
  Refusal refusal{Because::invalid, {}};
  const auto add = [&](const char* id, const char* text) { refusal.problems.push_back({id, text, "password"}); };
  if (characters(password) < shortest) add("password.short", "Password must be 12 characters or more");
  if (password.size() > longest) add("password.long", "Password must be 256 characters or fewer");
  if (!password.empty() && is_common(password)) add("password.common", "Choose a password that is harder to guess");
  if (user_name.size() >= 3 && lower(password).find(lower(user_name)) != std::string::npos)
    add("password.has_user_name", "Password must not contain your user name");
  if (refusal.problems.empty()) return {};
  return refusal;
}

std::string Passwords::hash(std::string_view password) const {
  const Turn turn{inside_->room};
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), inside_->cost.passes, inside_->cost.memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::bad_alloc{};
  }
  return out.data();
}

bool Passwords::verify(std::string_view hash, std::string_view password) const {
  const Turn turn{inside_->room};
  return crypto_pwhash_str_verify(std::string{hash}.c_str(), password.data(), password.size()) == 0;
}

bool Passwords::verify_nobody(std::string_view password) const {
  (void)verify(inside_->nobody, password);
  return false;
}

bool Passwords::needs_rehash(std::string_view hash) const {
  return crypto_pwhash_str_needs_rehash(std::string{hash}.c_str(), inside_->cost.passes, inside_->cost.memory_bytes) != 0;
}

}  // namespace rowan::security
