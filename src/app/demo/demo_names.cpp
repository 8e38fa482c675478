#include "app/demo/demo_names.h"

#include <span>
#include <string_view>

namespace rowan::demo {

std::uint64_t Dice::next() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}
int Dice::below(int sides) { return static_cast<int>(next() % static_cast<std::uint64_t>(sides)); }

namespace {

using Parts = std::span<const std::string_view>;

constexpr std::string_view english_given_starts[] = {"Dar", "Ell", "Mar", "Jor", "Ros", "Bel", "Tam", "Wen",
                                                    "Hal", "Ced", "Nor", "Fay", "Lor", "Per", "Ste", "Quin"};
constexpr std::string_view english_given_ends[] = {"ina", "wick", "lyn", "ley", "anne", "ton", "bert", "ric", "isa", "mond", "ey", "elle"};
constexpr std::string_view english_family_starts[] = {"Ashen", "Thorn", "Wick", "Bram", "Hollow", "Fen", "Marl", "Stane",
                                                     "Copper", "Hazel", "Plover", "Tarn", "Lark"};
constexpr std::string_view english_family_ends[] = {"by", "wood", "ford", "leigh", "worth", "combe", "stead", "ham", "dale", "mere", "croft"};

constexpr std::string_view welsh_given_starts[] = {"Gwend", "Rhi", "Angh", "Cer", "Ial", "Teg", "Mer", "Llin", "Bryn", "Eurw"};
constexpr std::string_view welsh_given_ends[] = {"wyn", "anedd", "arad", "idwen", "fryn", "eirion", "ys", "âr"};
constexpr std::string_view welsh_family_starts[] = {"Pryd", "Llewar", "Cadwal", "Morgar", "Tudr", "Gwyndd", "Penr"};
constexpr std::string_view welsh_family_ends[] = {"erch", "elwyn", "on", "annwy", "eddig", "ys"};

constexpr std::string_view south_asian_given_starts[] = {"Amr", "Rav", "Nas", "Shah", "Priy", "Jit", "Zay", "Har", "Mih", "Sun"};
constexpr std::string_view south_asian_given_ends[] = {"ita", "indeep", "areen", "idaya", "ashid", "imal", "anika", "usha", "een"};
constexpr std::string_view south_asian_family_starts[] = {"Chand", "Vars", "Siddh", "Rajn", "Mirz", "Khur", "Bhatt", "Qas"};
constexpr std::string_view south_asian_family_ends[] = {"arani", "amani", "iquani", "apal", "ada", "ashan", "imra"};

constexpr std::string_view west_african_given_starts[] = {"Ade", "Olu", "Chi", "Kwa", "Ama", "Ngo", "Efe", "Abé"};
constexpr std::string_view west_african_given_ends[] = {"bolami", "tundé", "nweke", "menasi", "dikachi", "solape", "jimi"};
constexpr std::string_view west_african_family_starts[] = {"Oko", "Ade", "Nwa", "Bo", "Asa", "Eze", "Mbo"};
constexpr std::string_view west_african_family_ends[] = {"nkwoli", "leketi", "tengba", "dumisu", "boriwa", "walé"};

constexpr std::string_view polish_given_starts[] = {"Wła", "Zdzi", "Bogu", "Mało", "Kazi", "Jad", "Świę"};
constexpr std::string_view polish_given_ends[] = {"dzimka", "sława", "mirek", "gorza", "mierza", "wigna"};
constexpr std::string_view polish_family_starts[] = {"Kowo", "Wiśno", "Nowogro", "Zielo", "Brzozo", "Łąko"};
constexpr std::string_view polish_family_ends[] = {"lewicz", "niecki", "dzkowska", "ńczyk", "zowicz"};

constexpr std::string_view chinese_given_starts[] = {"Xiao", "Mei", "Jun", "Lian", "Zhi", "Yue"};
constexpr std::string_view chinese_given_ends[] = {"lun", "huan", "shue", "wen", "qiao", "ping"};
constexpr std::string_view chinese_family_starts[] = {"Zh", "Q", "L", "Ts", "F", "X"};
constexpr std::string_view chinese_family_ends[] = {"ueng", "iaun", "hao", "ouan", "iong", "eiao"};

struct Shape { Parts given_starts, given_ends, family_starts, family_ends; };
constexpr Shape shapes[origins] = {
    {english_given_starts, english_given_ends, english_family_starts, english_family_ends},
    {welsh_given_starts, welsh_given_ends, welsh_family_starts, welsh_family_ends},
    {south_asian_given_starts, south_asian_given_ends, south_asian_family_starts, south_asian_family_ends},
    {west_african_given_starts, west_african_given_ends, west_african_family_starts, west_african_family_ends},
    {polish_given_starts, polish_given_ends, polish_family_starts, polish_family_ends},
    {chinese_given_starts, chinese_given_ends, chinese_family_starts, chinese_family_ends},
};

constexpr std::string_view street_starts[] = {
    "Lantern", "Quillberry", "Saltmarrow", "Pebblewick", "Tanglebank", "Otterspool", "Heronsgift", "Candlewright",
    "Mossgather", "Twelvetrees", "Kettlebrook", "Fiddlehead", "Windlestraw", "Puddingstone", "Larkrise", "Underhazel"};
constexpr std::string_view street_ends[] = {"Row", "Close", "Rise", "Gardens", "Court", "Lane", "Street", "Walk"};

std::string_view pick(Dice& dice, Parts parts) { return parts[static_cast<std::size_t>(dice.below(static_cast<int>(parts.size())))]; }
std::string joined(Dice& dice, Parts starts, Parts ends) {
  std::string name(pick(dice, starts));
  name += pick(dice, ends);
  return name;
}

}  // namespace

std::string given_name(Dice& dice, int origin) { return joined(dice, shapes[origin].given_starts, shapes[origin].given_ends); }
std::string family_name(Dice& dice, int origin) {
  std::string name = joined(dice, shapes[origin].family_starts, shapes[origin].family_ends);
  // A few double names, as in life.
  if (dice.chance(4)) name += "-" + joined(dice, shapes[0].family_starts, shapes[0].family_ends);
  return name;
}
std::string street_name(Dice& dice) {
  std::string name(pick(dice, street_starts));
  name += ' ';
  name += pick(dice, street_ends);
  return name;
}

}  // namespace rowan::demo
