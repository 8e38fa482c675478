#include "app/people/known_names.h"

namespace rowan::people {

namespace {

// Short forms a prefix does not find, and spellings across alphabets. Each group is names that are often the same person's.
constexpr std::string_view groups[] = {
    "elizabeth liz lizzie beth betty eliza libby lisa elisabeth elzbieta ela", "margaret maggie meg peggy greta margo malgorzata gosia",
    "katherine catherine kathryn kate katie kathy cathy katarzyna kasia ekaterina katya", "william will bill billy liam gwilym",
    "robert rob bob bobby bert", "richard rick dick rich ricky", "john jack johnny jon ian ioan sion sean jan ivan",
    "james jim jimmy jamie seamus jacob", "michael mike mick mikey michal mihai mikhail", "anthony tony antony antoni", "edward ed eddie ted ned",
    "henry harry hal", "charles charlie chas karol", "alexander alex sandy sasha alec aleksander oleksandr alexandru",
    "alexandra alex sandra sasha aleksandra ola", "andrew andy drew andrzej andrei andreas", "joseph joe joey jozef yusuf yousef",
    "thomas tom tommy tomasz tomos", "stephen steven steve stefan szczepan", "christopher chris kit krzysztof kristof",
    "peter pete piotr petr pyotr pedr", "patricia pat patsy tricia trish", "susan sue susie suzanne zuzanna", "deborah deb debbie debra",
    "jennifer jen jenny gwenhwyfar", "rebecca becky becca bex", "victoria vicky tori wiktoria", "samantha sam sammy", "jacqueline jackie jacqui",
    "barbara barb babs basia", "dorothy dot dolly dottie dorota", "helen ellen nell elena olena", "ann anne anna annie nancy ania hannah",
    "mary maria marie molly polly mair marysia maryam mariam", "sarah sally sadie sara sian", "theresa tess tessa teresa",
    "frances fran francesca fanny", "eleanor ellie nell nora elinor", "abigail abi gail abby",
    "mohammed muhammad mohamed mohammad muhammed mohamad mo md", "ahmed ahmad ahmet", "hussein husain hussain hossein", "abdullah abdallah abdul",
    "fatima fatma fatimah", "aisha ayesha aysha aicha", "zainab zaynab zeinab", "yusuf yousuf yousef youssef", "ibrahim ebrahim abraham",
    "khadija khadijah kadija", "harpreet preet", "gurpreet preet", "oluwaseun seun", "oluwatobi tobi", "oluwafemi femi", "adebayo bayo ade",
    "chukwuemeka emeka", "chinonso nonso", "ngozi ngo", "xiaoming ming", "wladyslaw wladek", "malgorzata gosia", "agnieszka aga",
    "joanna asia joan", "jolanta jola", "stanislaw staszek", "zbigniew zbyszek", "gareth gaz", "gwendolen gwen", "rhiannon rhi",
    "dafydd david dave dai davey", "nicholas nick nicky mikolaj", "matthew matt mateusz matthias", "benjamin ben benny", "gregory greg grzegorz",
    "lawrence laurence larry lawrie", "raymond ray", "ronald ron ronnie", "kenneth ken kenny", "frederick fred freddie",
    "philip phil phillip filip", "geoffrey jeffrey geoff jeff", "leonard len lenny", "albert bert al alf", "terence terry", "sidney sid",
    "nathaniel nathan nat",
};

template <class F>
void each_name(std::string_view group, F&& take) {
  while (!group.empty()) {
    const std::size_t space = group.find(' ');
    take(group.substr(0, space));
    group.remove_prefix(space == std::string_view::npos ? group.size() : space + 1);
  }
}

}  // namespace

std::vector<std::string_view> other_forms(std::string_view name) {
  std::vector<std::string_view> forms;
  for (const std::string_view group : groups) {
    bool inside = false;
    each_name(group, [&](std::string_view each) { inside = inside || each == name; });
    if (inside) each_name(group, [&](std::string_view each) { if (each != name) forms.push_back(each); });
  }
  return forms;
}

}  // namespace rowan::people
