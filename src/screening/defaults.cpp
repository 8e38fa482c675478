// The rules that ship. Phrases are ours, from what is published about signs (named beside each) and from the look-alikes of real exports
// (docs/screening.md); a landlord's own team changes them in its pack. Two signals together are on; either alone is off until somebody
// has looked at what it would flag.
#include "screening/rules.h"

namespace rowan::screening {

namespace {

constexpr Kinds repairs = only(EventKind::repair), complaints = only(EventKind::noise);

constexpr const char* gentoo = "SafeLives and Gentoo, repairs study: lock changes and damage to doors and windows";
constexpr const char* peabody = "Peabody: repeat lock changes, smashed windows and noise calls are looked at again";
constexpr const char* policy = "NHG-16: repeat repairs, loud noises, banging or shouting";
constexpr const char* eviction = "Desmond, Evicted: a door kicked in is recorded as property damage";
constexpr const char* reviews = "Domestic homicide reviews and landlords' guidance: what neighbours hear";
constexpr const char* look_alike = "Look-alike found in ordinary exports";

Term phrase(std::string id, std::vector<std::string> texts, Kinds kinds, const char* source) {
  Term term;
  term.id = std::move(id);
  term.texts = std::move(texts);
  term.kinds = kinds;
  term.whole_words = true;
  term.source = source;
  return term;
}

// Heard by a neighbour, so also what was not heard is written down.
Term heard(std::string id, std::vector<std::string> texts, const char* source) {
  Term term = phrase(std::move(id), std::move(texts), complaints, source);
  term.unless_negated = true;
  return term;
}

Term seen(std::string id, std::vector<std::string> texts, const char* source) {
  Term term = phrase(std::move(id), std::move(texts), repairs, source);
  term.unless_negated = true;
  return term;
}

std::vector<Term> terms() {
  std::vector<Term> all = {
      seen("kicked", {"kicked in", "kicked through", "kicked off", "kicked down", "kicked open", "been kicked"}, eviction),
      seen("forced", {"forced entry", "forced open", "lock forced", "door forced", "forced door", "barged"}, gentoo),
      seen("smashed", {"smashed", "smashed in", "smashed up", "put through from inside"}, peabody),
      seen("punched", {"punched", "fist sized", "fist size", "fist hole", "fist mark"}, gentoo),
      seen("hole_in_door", {"hole in door", "hole in the door", "holes in door", "holes in doors", "hole in bedroom door", "hole in internal door"},
           gentoo),
      seen("hole_in_wall",
           {"hole in wall", "hole in the wall", "holes in wall", "holes in walls", "holes in the wall", "hole in plaster", "hole in plasterboard",
            "plasterboard kicked"},
           gentoo),
      seen("off_hinges", {"off hinges", "off its hinges", "off the hinges", "ripped off", "torn off"}, gentoo),
      seen("frame_broken", {"frame split", "split frame", "frame broken", "broken frame", "frame smashed", "frame damaged"}, gentoo),
      seen("lock_broken", {"lock broken", "broken lock", "lock smashed", "lock damaged", "lock tampered", "tampered"}, gentoo),
      seen("lock_change",
           {"lock change", "lock changes", "change lock", "change locks", "change of lock", "change of locks", "lock changed", "locks changed",
            "changed the locks"},
           gentoo),
      seen("boarding", {"board up", "boarded up", "boarding up", "boarded", "board window"}, peabody),
      seen("broken_glass", {"broken glass", "glass broken", "glass smashed", "smashed glass"}, peabody),
      seen("broken_window", {"broken window", "window broken", "windows broken", "broken pane", "pane broken"}, peabody),
      seen("broken_banister", {"banister broken", "bannister broken", "broken banister", "broken bannister"}, gentoo),
      seen("handle_torn", {"handle ripped", "handle pulled off", "handle torn"}, gentoo),
      seen("partner",
           {"ex partner", "ex-partner", "expartner", "by partner", "partner has", "ex husband", "ex-husband", "ex boyfriend", "ex-boyfriend",
            "ex girlfriend", "ex-girlfriend", "ex wife", "ex-wife"},
           eviction),
      seen("domestic", {"domestic violence", "domestic abuse", "domestic incident", "due to domestic"}, policy),
      seen("police", {"police attended", "police damage", "police damaged", "police called", "police forced", "police in attendance", "after police"},
           eviction),
      seen("own_safety", {"personal safety", "feels unsafe", "not safe", "frightened", "scared", "in fear", "threatened"}, policy),
      seen("cause_not_said", {"unable to say how", "does not want to give reason", "does not want to say", "would not say how", "says accident"},
           gentoo),
      heard("screaming", {"screaming", "screams", "screamed", "shrieking"}, policy),
      heard("shouting", {"shouting", "shouts", "shouted", "yelling", "yells"}, policy),
      heard("crying", {"crying", "cries", "sobbing", "sobs", "weeping"}, reviews),
      heard("banging", {"banging", "bangs", "banged", "thumping", "thuds", "thud", "slamming", "slammed"}, policy),
      heard("throwing", {"smashing", "smashed", "breaking things", "throwing things", "things being thrown", "thrown about"}, reviews),
      heard("arguing", {"arguing", "argument", "arguments", "rowing", "fighting", "fights"}, reviews),
      heard("threats", {"threatening", "threats", "threatened", "threatens", "kill you", "kill her", "kill him"}, reviews),
      heard("begging", {"begging", "pleading", "begged"}, reviews),
      heard("help",
            {"calling for help", "shouting for help", "screaming for help", "help me", "get off me", "leave me alone", "let me go", "stop it"},
            reviews),
      heard("being_hit",
            {"being hit", "hitting", "being beaten", "beating", "violent", "violence", "assault", "assaulted", "attacked", "strangled", "choking"},
            reviews),
      heard("domestic_heard", {"domestic"}, reviews),
  };
  const std::vector<Term> against = {
      phrase("void_works", {"void works", "void property", "void", "post let", "pre let", "ex void", "new tenancy"}, repairs, look_alike),
      phrase("communal", {"communal", "main entrance", "block door", "entry system", "bin store"}, repairs, look_alike),
      phrase("contractor", {"by contractor", "contractor damage", "by operative"}, repairs, look_alike),
      phrase("keys_lost", {"lost keys", "lost key", "keys lost", "lost her keys", "lost his keys", "key snapped", "snapped key"}, repairs,
             look_alike),
      phrase("storm", {"storm", "storm damage", "high winds", "blown off", "blown down"}, repairs, look_alike),
      phrase("burglary", {"burglary", "burgled", "break in", "break-in", "attempted theft", "broken into"}, every_kind, look_alike),
      phrase("ball_games", {"football", "ball games", "cricket ball"}, every_kind, look_alike),
      phrase("programme", {"planned works", "rewire", "replacement programme", "new windows", "new doors"}, repairs, look_alike),
      phrase("music", {"music", "party", "karaoke", "bass"}, complaints, look_alike),
      phrase("television", {"on tv", "on the tv", "tv very loud", "television"}, complaints, look_alike),
      phrase("children_playing", {"playing", "running about", "running around"}, complaints, look_alike),
      phrase("outside", {"in the street", "outside the shop", "car park", "from balcony"}, complaints, look_alike),
      phrase("works_noise", {"drilling", "hammering", "diy", "washing machine"}, complaints, look_alike),
  };
  all.insert(all.end(), against.begin(), against.end());
  Term crime;
  crime.id = "crime_reference_given";
  crime.sort = TermSort::crime_reference;
  crime.source = look_alike;
  all.push_back(crime);
  Term trades;
  trades.id = "doors_locks_glass_plaster";
  trades.sort = TermSort::code_prefix;
  trades.texts = {"N31", "N32", "N33", "N35", "N39", "N41", "N55", "31", "32", "33", "35", "39", "41", "55", "56"};
  trades.kinds = repairs;
  trades.source = "M3NHF schedule of rates: doors, ironmongery, glazing, windows, plaster, stairs";
  all.push_back(trades);
  return all;
}

Bits bits(const Lexicon& lexicon, std::initializer_list<std::string_view> ids) {
  Bits all = 0;
  for (const std::string_view id : ids) all |= lexicon.bit(id);
  return all;
}

std::vector<Counter> counters(const Lexicon& lexicon) {
  const auto against = [&](std::string id, std::string name, Kinds kinds, Bits any_of, CounterEffect effect) {
    Counter counter;
    counter.id = std::move(id);
    counter.name = std::move(name);
    counter.kinds = kinds;
    counter.any_of = any_of;
    counter.effect = effect;
    return counter;
  };
  using enum CounterEffect;
  std::vector<Counter> all = {
      against("void_works", "works on an empty or newly let home", repairs, lexicon.bit("void_works"), not_counted),
      against("communal", "a part of the building that is shared", repairs, lexicon.bit("communal"), not_counted),
      against("programme", "works planned for many homes", repairs, lexicon.bit("programme"), not_counted),
      against("contractor", "said to be done by a contractor", repairs, lexicon.bit("contractor"), speaks_against),
      against("keys_lost", "keys said to be lost or broken", repairs, lexicon.bit("keys_lost"), speaks_against),
      against("storm", "said to be storm damage", repairs, lexicon.bit("storm"), speaks_against),
      against("ball_games", "ball games are named", 0, lexicon.bit("ball_games"), speaks_against),
      against("noise_from_things", "music, a party, television or works are named", complaints, bits(lexicon, {"music", "television", "works_noise"}),
              speaks_against),
      against("children_playing", "children playing are named", complaints, lexicon.bit("children_playing"), speaks_against),
      against("outside", "said to be outside the home", complaints, lexicon.bit("outside"), speaks_against),
      against("burglary_reported", "a burglary with a crime reference", 0, lexicon.bit("burglary"), speaks_against),
  };
  all.back().all_of = lexicon.bit("crime_reference_given");
  Counter empty;
  empty.id = "home_empty";
  empty.name = "the home was empty or newly let on that day";
  empty.while_void = true;
  all.push_back(empty);
  return all;
}

Rule rule(std::string id, std::string name, std::string clause, int window, std::vector<Part> parts, int total, int days, bool on) {
  Rule made;
  made.id = std::move(id);
  made.name = std::move(name);
  made.clause = std::move(clause);
  made.window_days = window;
  made.parts = std::move(parts);
  made.total = total;
  made.distinct_days = days;
  made.on = on;
  return made;
}

RuleSet make() {
  RuleSet set;
  set.id = "rowan-defaults";
  set.lexicon.id = "rowan-defaults";
  set.lexicon.terms = terms();
  const Lexicon& lexicon = set.lexicon;
  Bits damage = 0, noise = 0;
  for (std::size_t n = 0; n < 20; ++n) damage |= Bits{1} << n;
  for (std::size_t n = 20; n < 31; ++n) noise |= Bits{1} << n;
  set.signals = {
      {"access_damage", "Damage to doors, locks, glass or walls", repairs, damage, 0},
      {"distress_noise", "Voices, banging or crying heard", complaints, noise, 0},
      {"colleague_concern", "A colleague's concern", only(EventKind::concern), 0, 0},
      {"door_trades", "Any job on doors, locks, glass or plaster", repairs, lexicon.bit("doors_locks_glass_plaster"), 0},
  };
  set.counters = counters(lexicon);
  set.markers_left_out = {"block", "communal"};
  const std::string why = "NHG-16; both together: docs/screening.md";
  Rule rising = rule("rising_noise", "Distressing noise that grows more frequent", "NHG-16", 90, {{"distress_noise", 1}}, 2, 2, false);
  rising.acceleration = Acceleration{};
  Rule several = rule("several_callers", "Distressing noise reported by different people", "NHG-16", 182, {{"distress_noise", 1}}, 2, 2, false);
  several.distinct_reporters = 2;
  set.rules = {
      rule("damage_and_noise", "Damage and distressing noise together", why, 90, {{"access_damage", 1}, {"distress_noise", 1}}, 3, 2, true),
      rule("concern_and_damage", "A colleague's concern and damage", "NHG-16, SG-34", 182, {{"colleague_concern", 1}, {"access_damage", 1}}, 2, 0,
           true),
      rule("concern_and_noise", "A colleague's concern and distressing noise", "NHG-16, SG-34", 182,
           {{"colleague_concern", 1}, {"distress_noise", 1}}, 2, 0, true),
      rule("repeated_noise", "Distressing noise again and again", "NHG-16", 182, {{"distress_noise", 1}}, 3, 3, false),
      rule("repeated_damage", "Damage again and again", "NHG-16", 365, {{"access_damage", 1}}, 3, 3, false),
      std::move(rising),
      std::move(several),
      rule("many_door_jobs", "Many jobs on doors, locks, glass or plaster", "NHG-16; flags mostly chance, see docs/screening.md", 365,
           {{"door_trades", 1}}, 5, 5, false),
  };
  return set;
}

}  // namespace

const RuleSet& default_rules() {
  static const RuleSet rules = make();
  return rules;
}

}  // namespace rowan::screening
