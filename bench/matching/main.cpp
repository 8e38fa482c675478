// Prints every table of docs/matching.md: what the matching engine finds on each data set, beside the goals, and how fast and large it is.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "matching/index.h"
#include "sets.h"

namespace {

using namespace rowan::matching;
using bench::half_of;

struct Options {
  std::filesystem::path data = "tests/data/matching";
  std::filesystem::path origins = "bench/matching/origins.txt";
  std::string weights;
  std::vector<std::string> only;
  int half = 1;  // 0 the half tuned on, 1 the other, 2 all
  bool misses = false;
  double around = 8;  // of sets with clusters: false pairs from so many bits on and right ones below are misses
  [[nodiscard]] bool wants(const std::string& what) const { return only.empty() || std::find(only.begin(), only.end(), what) != only.end(); }
};

Weights weights_of(const Options& options) {
  if (options.weights.empty()) return default_weights();
  std::ifstream in(options.weights);
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  auto read = weights_from_text(text);
  if (!read) {
    std::fprintf(stderr, "%s: %s\n", options.weights.c_str(), read.refusal().first().text.c_str());
    std::exit(2);
  }
  return *read;
}

bool in_half(const Options& options, const std::string& id) { return options.half == 2 || half_of(id) == options.half; }

void heading(const char* text) { std::printf("\n## %s\n\n", text); }

void goal(const char* what, double value, double wanted, bool at_least = true) {
  const bool met = at_least ? value >= wanted : value <= wanted;
  std::printf("| %s | %.4f | %s %.4g | %s |\n", what, value, at_least ? ">=" : "<=", wanted, met ? "met" : "NOT MET");
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

struct Tally {
  double ten_at_most = 0, first_at_most = 0;  // what chance leaves when namesakes cannot be told apart by what was asked
  int asked = 0, in_ten = 0, first = 0;
  int same = 0, household = 0, possible = 0;  // of the right person, or of anybody when nobody is right
};

std::string share(int part, int whole) {
  char text[20];
  std::snprintf(text, sizeof text, "%.3f", whole ? static_cast<double>(part) / whole : 0.0);
  return text;
}

void show_miss(const char* what, const bench::Query& query, const bench::Register& data, const std::vector<Candidate>& found, const Index& index) {
  const auto line = [](const Person& p) {
    std::string text;
    for (const Name& n : p.names) text += n.given + "/" + n.family + "/" + n.whole + " ";
    for (const Birth& b : p.births) text += rowan::iso(b.first) + " ";
    for (const Address& a : p.addresses) text += a.lines + ", " + a.postcode + " ";
    return text;
  };
  std::printf("%s %s %s: %s\n", what, query.id.c_str(), query.kind.c_str(), line(query.person).c_str());
  if (query.truth != 0) {
    const auto right = index.score(query.person, Key{query.truth});
    std::printf("   right %7.2f %s | %s\n", right->weight, line(data.persons[query.truth - 1]).c_str(), sentence(right->reasons).c_str());
  }
  for (std::size_t i = 0; i < std::min<std::size_t>(2, found.size()); ++i) {
    std::printf("   found %7.2f %s %s | %s\n", found[i].weight, band_names[static_cast<int>(found[i].band)].data(),
                line(data.persons[found[i].key.value - 1]).c_str(), sentence(found[i].reasons).c_str());
  }
}

// ---- uk_synth

struct Scored {
  double weight;
  bool right;
};

struct F1 {
  double precision = 0, recall = 0, f1 = 0, threshold = 0;
};

F1 at(const std::vector<Scored>& pairs, double all_right, double threshold) {
  double right = 0, said = 0;
  for (const Scored& pair : pairs) {
    if (pair.weight < threshold) continue;
    ++said;
    right += pair.right;
  }
  F1 made{said > 0 ? right / said : 0, all_right > 0 ? right / all_right : 0, 0, threshold};
  if (made.precision + made.recall > 0) made.f1 = 2 * made.precision * made.recall / (made.precision + made.recall);
  return made;
}

F1 best(std::vector<Scored> pairs, double all_right) {
  std::sort(pairs.begin(), pairs.end(), [](const Scored& a, const Scored& b) { return a.weight > b.weight; });
  F1 made;
  double right = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    right += pairs[i].right;
    if (i + 1 < pairs.size() && pairs[i + 1].weight == pairs[i].weight) continue;
    const double precision = right / static_cast<double>(i + 1), recall = right / all_right;
    const double f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    if (f1 > made.f1) made = {precision, recall, f1, pairs[i].weight};
  }
  return made;
}

void print_classes(const std::map<std::string, Tally>& classes) {
  std::printf("| Class | Queries | hit@10 (at most) | hit@1 (at most) | as same | goal hit@10 | |\n|---|---|---|---|---|---|---|\n");
  for (const auto& [name, tally] : classes) {
    if (name.starts_with("neg_")) continue;
    const double wanted = name.find("name_only") != std::string::npos ? 0.93 : 0.98;
    const double value = static_cast<double>(tally.in_ten) / tally.asked;
    std::printf("| %s | %d | %.3f (%.3f) | %s (%.3f) | %s | >= %.2f | %s |\n", name.c_str(), tally.asked, value, tally.ten_at_most / tally.asked,
                share(tally.first, tally.asked).c_str(), tally.first_at_most / tally.asked, share(tally.same, tally.asked).c_str(), wanted,
                    value >= wanted ? "met" : "NOT MET");
  }
  std::printf("\n| Must not match | Queries | somebody as same | as household | as possible |\n|---|---|---|---|---|\n");
  for (const auto& [name, tally] : classes) {
    if (!name.starts_with("neg_")) continue;
    std::printf("| %s | %d | %s | %s | %s |\n", name.c_str(), tally.asked, share(tally.same, tally.asked).c_str(), share(tally.household,
        tally.asked).c_str(),
                share(tally.possible, tally.asked).c_str());
  }
}

bool has_alias(const Person& p) {
  return std::any_of(p.names.begin(), p.names.end(), [](const Name& n) { return n.kind == NameKind::alias; });
}

// The table below supposes that a short form says which name it is short for. "Mo" does not: here it may be any name that it is short for
// somewhere in this set, which is still less than it may be in life. Surname and middle name are told.
void print_short_form_ceiling(const Options& options, const bench::Register& data) {
  const auto first_of = [](const Person& p) { return p.names[0].given.substr(0, p.names[0].given.find(' ')); };
  const auto rest_of = [&](const Person& p) { return p.names[0].given.substr(first_of(p).size()) + "/" + p.names[0].family; };
  std::map<std::string, std::set<std::string>> stands_for;
  for (const bench::Query& query : data.queries)
    if (query.truth != 0 && query.kind.starts_with("nick")) stands_for[first_of(query.person)].insert(first_of(data.persons[query.truth - 1]));
  std::map<std::string, std::map<std::string, int>> people;  // by all but the first name, then by it
  for (const Person& person : data.persons) ++people[rest_of(person)][first_of(person)];
  Tally all, short_forms;
  for (const bench::Query& query : data.queries) {
    if (!in_half(options, query.id) || query.truth == 0) continue;
    const Person& right = data.persons[query.truth - 1];
    double alike = 1;
    if (query.person.births.empty() && query.person.addresses.empty()) {
      std::set<std::string> could_be{first_of(right)};
      if (query.kind.starts_with("nick")) could_be = stands_for[first_of(query.person)];
      const auto& named = people[rest_of(right)];
      alike = 0;
      for (const std::string& first : could_be) if (const auto found = named.find(first); found != named.end()) alike += found->second;
    }
    for (Tally* tally : {&all, &short_forms}) {
      if (tally == &short_forms && query.kind != "nick+name_only") continue;
      ++tally->asked;
      tally->ten_at_most += std::min(1.0, 10 / alike);
      tally->first_at_most += 1 / alike;
    }
  }
  std::printf("| the middle name, but of a short form not which name it is | %.4f | %.4f | %.3f | |\n", all.ten_at_most / all.asked,
              all.first_at_most / all.asked, short_forms.ten_at_most / short_forms.asked);
}

// The most that anybody could reach who is told more about the right person than the query says: asked by name alone, the exact name of the
// person is known, and then more and more of what the register has; all that is left is a guess among those who agree in it. Of the half asked.
void print_ceilings(const Options& options, const bench::Register& data) {
  using Told = std::string (*)(const Person&);
  const std::pair<const char*, Told> tellers[] = {
      {"first name and surname", [](const Person& p) { return p.names[0].given.substr(0, p.names[0].given.find(' ')) + "/" + p.names[0].family; }},
      {"the middle name too", [](const Person& p) { return p.names[0].given + "/" + p.names[0].family; }},
      {"whether a date of birth is known, too", [](const Person& p) { return p.names[0].given + "/" +
         p.names[0].family + (p.births.empty() ? "" : "+"); }},
      {"whether an alias is known, too", [](const Person& p) {
         return p.names[0].given + "/" + p.names[0].family + (p.births.empty() ? "" : "+") + (has_alias(p) ? "*" : "");
       }}};
  std::printf(
      "\n| Told of a person who is asked for by name alone | hit@10 at most | hit@1 at most | nick+name_only | translit+name_only |\n|---|---|---|---|---|\n");
  for (const auto& [what, told] : tellers) {
    std::map<std::string, int> alike;
    for (const Person& person : data.persons) ++alike[told(person)];
    Tally all;
    std::map<std::string, Tally> classes;
    for (const bench::Query& query : data.queries) {
      if (!in_half(options, query.id) || query.truth == 0) continue;
      const bool name_alone = query.person.births.empty() && query.person.addresses.empty();
      const double k = name_alone ? alike[told(data.persons[query.truth - 1])] : 1;
      for (Tally* tally : {&all, &classes[query.kind]}) {
        ++tally->asked;
        tally->ten_at_most += std::min(1.0, 10 / k);
        tally->first_at_most += 1 / k;
      }
    }
    const auto ten = [&](const char* kind) { return classes[kind].ten_at_most / classes[kind].asked; };
    std::printf("| %s | %.4f | %.4f | %.3f | %.3f |\n", what, all.ten_at_most / all.asked, all.first_at_most / all.asked, ten("nick+name_only"),
                ten("translit+name_only"));
  }
  print_short_form_ceiling(options, data);
}

void run_uk_synth(const Options& options) {
  const bench::Register data = bench::read_uk_synth(options.data / "uk_synth", options.origins);
  Index index(weights_of(options));
  index.add(data.persons);
  std::map<std::string, Tally> classes, origins;
  Tally all, twins, others;
  std::vector<Scored> pairs;
  const auto name_of_person = [](const Person& p) { return p.names[0].given + "/" + p.names[0].family; };
  std::map<std::string, int> namesakes;
  for (const Person& person : data.persons) ++namesakes[name_of_person(person)];
  for (const bench::Query& query : data.queries) {
    if (!in_half(options, query.id)) continue;
    const std::vector<Candidate> found = index.find(query.person, 10);
    Tally& tally = classes[query.kind];
    Tally* const groups[] = {&tally, query.truth ? &all : query.kind.find("twin") != std::string::npos ? &twins : &others,
                             query.truth && data.origin.contains(query.truth) ? &origins[data.origin.at(query.truth)] : nullptr};
    bool in_ten = false, first = false, same = false, household = false, possible = false;
    for (std::size_t i = 0; i < found.size(); ++i) {
      const bool right = query.truth != 0 && found[i].key.value == query.truth;
      in_ten |= right;
      first |= right && i == 0;
      if (right || query.truth == 0) {
        same |= found[i].band == Band::same;
        household |= found[i].band == Band::household;
        possible |= found[i].band == Band::possible;
      }
      if (found[i].band != Band::household) pairs.push_back({found[i].weight, right});
    }
    // Asked by name alone, nobody can tell the right one from those who bear the very same name.
    const bool name_alone = query.truth && query.person.births.empty() && query.person.addresses.empty();
    const double alike = name_alone ? namesakes[name_of_person(data.persons[query.truth - 1])] : 1;
    for (Tally* group : groups) {
      if (group == nullptr) continue;
      group->ten_at_most += std::min(1.0, 10 / alike);
      group->first_at_most += 1 / alike;
      ++group->asked;
      group->in_ten += in_ten;
      group->first += first;
      group->same += same;
      group->household += household;
      group->possible += possible;
    }
    if (options.misses && (query.truth ? !first : same)) show_miss(in_ten ? "SECOND" : "MISS", query, data, found, index);
  }
  heading("uk_synth: 30,000 known persons");
  print_classes(classes);
  std::printf("\n| Measure | Value | Goal | |\n|---|---|---|---|\n");
  goal("hit@10, all known", static_cast<double>(all.in_ten) / all.asked, 0.995);
  std::printf("| the most that namesakes leave of it | %.4f | | |\n", all.ten_at_most / all.asked);
  goal("hit@1, all known", static_cast<double>(all.first) / all.asked, 0.965);
  std::printf("| the most that namesakes leave of it, on average | %.4f | | |\n", all.first_at_most / all.asked);
  goal("twin or sibling as same person", static_cast<double>(twins.same) / twins.asked, 0.02, false);
  goal("other must-not-match as same person", static_cast<double>(others.same) / others.asked, 0.005, false);
  print_ceilings(options, data);
  std::printf("\n| Measure | Value | Goal | |\n|---|---|---|---|\n");
  const F1 f1 = best(pairs, all.asked);
  std::printf("| pair F1 (P %.3f, R %.3f, from %.1f bits) | %.4f | | |\n", f1.precision, f1.recall, f1.threshold, f1.f1);
  std::printf("\n| Origin the names suggest | Queries | hit@10 (at most) | hit@1 (at most) |\n|---|---|---|---|\n");
  double low = 1, high = 0, low_reached = 2, high_reached = 0;
  for (const auto& [name, tally] : origins) {
    const double value = static_cast<double>(tally.in_ten) / tally.asked;
    std::printf("| %s | %d | %.4f (%.4f) | %s (%.3f) |\n", name.c_str(), tally.asked, value, tally.ten_at_most / tally.asked, share(tally.first,
        tally.asked).c_str(),
                tally.first_at_most / tally.asked);
    if (tally.asked < 50) continue;
    low = std::min(low, value);
    high = std::max(high, value);
    const double reached = value / (tally.ten_at_most / tally.asked);
    low_reached = std::min(low_reached, reached);
    high_reached = std::max(high_reached, reached);
  }
  std::printf("\n| Measure | Value | Goal | |\n|---|---|---|---|\n");
  goal("gap in hit@10 between origins", high - low, 0.02, false);
  std::printf("| the gap in what was reached of the most | %.4f | | |\n", high_reached - low_reached);
}

// ---- sets with clusters

std::string line(const Person& p) {
  std::string text;
  for (const Name& n : p.names) text += n.given + "/" + n.family + "/" + n.whole + " ";
  for (const Birth& b : p.births) text += std::to_string(b.first.year * 10000 + b.first.month * 100 + b.first.day) + " ";
  for (const Address& a : p.addresses) text += a.lines + ", " + a.postcode + " ";
  for (const std::string& e : p.emails) text += e;
  return text;
}

void show_pairs(const bench::Clusters& data, std::size_t i, const Index& index, const std::vector<Candidate>& found, double around) {
  const auto show = [&](const char* what, const Candidate& c) {
    std::printf("%s %7.2f %s\n  %s\n  %s\n  %s\n", what, c.weight, band_names[static_cast<int>(c.band)].data(), line(data.persons[i]).c_str(),
                line(data.persons[c.key.value - 1]).c_str(), sentence(c.reasons).c_str());
  };
  for (const Candidate& c : found) if (data.cluster[c.key.value - 1] != data.cluster[i] && c.weight >= around) show("FALSE", c);
  for (std::size_t n = 0; n < data.persons.size(); ++n) {
    if (n == i || data.cluster[n] != data.cluster[i]) continue;
    const Candidate c = *index.score(data.persons[i], data.persons[n].key);
    const bool listed = std::any_of(found.begin(), found.end(), [&](const Candidate& f) { return f.key == c.key; });
    if (!listed || c.weight < around) show(listed ? "LOW" : "UNLISTED", c);
  }
}

void run_clusters(const Options& options, const char* name, const bench::Clusters& data, double wanted_f1, double wanted_hit) {
  Index index(weights_of(options));
  index.add(data.persons);
  std::map<std::string, int> size;
  for (const std::string& cluster : data.cluster) ++size[cluster];
  std::vector<Scored> pairs[2];
  double right[2] = {0, 0};
  Tally tally[2];
  for (std::size_t i = 0; i < data.persons.size(); ++i) {
    const int half = half_of(data.cluster[i]);
    const std::vector<Candidate> found = index.find(data.persons[i], 100);
    right[half] += size[data.cluster[i]] - 1;
    bool in_ten = false, first = false;
    for (std::size_t n = 0; n < found.size(); ++n) {
      const bool is_right = data.cluster[found[n].key.value - 1] == data.cluster[i];
      in_ten |= is_right && n < 10;
      first |= is_right && n == 0;
      pairs[half].push_back({found[n].weight, is_right});
    }
    if (options.misses && half == options.half) show_pairs(data, i, index, found, options.around);
    if (size[data.cluster[i]] < 2) continue;
    ++tally[half].asked;
    if (options.misses && half == options.half && !in_ten) {
      std::printf("NOBODY %s\n", line(data.persons[i]).c_str());
      for (std::size_t n = 0, shown = 0; n < data.persons.size() && shown < 2; ++n) {
        if (n == i || data.cluster[n] != data.cluster[i]) continue;
        const Candidate c = *index.score(data.persons[i], data.persons[n].key);
        std::printf("   right %.2f %s | %s\n", c.weight, line(data.persons[n].key.value ? data.persons[n] : data.persons[n]).c_str(),
            sentence(c.reasons).c_str());
        ++shown;
      }
      if (!found.empty()) std::printf("   found %.2f %s\n", found[0].weight, line(data.persons[found[0].key.value - 1]).c_str());
    }
    tally[half].in_ten += in_ten;
    tally[half].first += first;
  }
  heading(name);
  const int report = options.half == 2 ? 1 : options.half;
  if (options.half == 2) {
    pairs[1].insert(pairs[1].end(), pairs[0].begin(), pairs[0].end());
    right[1] += right[0];
    tally[1].asked += tally[0].asked;
    tally[1].in_ten += tally[0].in_ten;
    tally[1].first += tally[0].first;
  }
  const F1 tuned = best(pairs[0], right[0]), held = at(pairs[report], right[report], tuned.threshold), upper = best(pairs[report], right[report]);
  std::printf("| Measure | Value | Goal | |\n|---|---|---|---|\n");
  if (wanted_hit > 0) goal("hit@10", static_cast<double>(tally[report].in_ten) / tally[report].asked, wanted_hit);
  else std::printf("| hit@10 | %s | | |\n", share(tally[report].in_ten, tally[report].asked).c_str());
  std::printf("| hit@1 | %s | | |\n", share(tally[report].first, tally[report].asked).c_str());
  goal("pair F1, best threshold", upper.f1, wanted_f1);
  std::printf("| precision, recall there (from %.1f bits) | %.4f, %.4f | | |\n", upper.threshold, upper.precision, upper.recall);
  std::printf("| pair F1, threshold from the other half (%.1f bits) | %.4f (P %.4f, R %.4f) | | |\n", tuned.threshold, held.f1, held.precision,
      held.recall);
}

// ---- pairs of names

void run_name_pairs(const Options& options) {
  const Weights weights = weights_of(options);
  std::vector<Scored> pairs[2];
  double right[2] = {0, 0};
  for (const bench::NamePair& pair : bench::read_name_pairs(options.data / "name_pairs" / "pairs.csv")) {
    Person a, b;
    a.names.push_back({NameKind::current, "", "", pair.first});
    b.names.push_back({NameKind::current, "", "", pair.second});
    const Candidate one = compare(a, b, weights), other = compare(b, a, weights);
    const double weight = (one.weight + other.weight) / 2;
    const int half = half_of(pair.first + "|" + pair.second);
    pairs[half].push_back({weight, pair.match});
    right[half] += pair.match;
    if (options.misses) {
      std::printf("PAIR %c %7.2f %s | %s | %s\n", pair.match ? 't' : 'f', weight, pair.first.c_str(), pair.second.c_str(),
          sentence(one.reasons).c_str());
    }
  }
  std::vector<Scored> both = pairs[0];
  both.insert(both.end(), pairs[1].begin(), pairs[1].end());
  const F1 tuned = best(pairs[0], right[0]), held = at(pairs[1], right[1], tuned.threshold), upper = best(pairs[1], right[1]), all = best(both,
      right[0] + right[1]);
  heading("name_pairs: 308 hard pairs of names");
  std::printf("| Measure | Value | Goal | |\n|---|---|---|---|\n");
  goal("pair F1, all pairs, best threshold", all.f1, 0.80);
  std::printf("| precision, recall there (from %.1f bits) | %.4f, %.4f | | |\n", all.threshold, all.precision, all.recall);
  std::printf("| pair F1 of the half tuned on, best threshold | %.4f | | |\n", tuned.f1);
  std::printf("| pair F1 of the half reported, best threshold | %.4f | | |\n", upper.f1);
  std::printf("| the same with the threshold of the half tuned on (%.1f bits) | %.4f | | |\n", tuned.threshold, held.f1);
}

// ---- speed

double percentile(std::vector<double> values, double part);

// What is typed into a search box: a name, and every fifth time one word of it. Forty are asked for, as the search for cases does.
void run_search_box(const Options& options, std::size_t count) {
  const bench::Register like = bench::read_uk_synth(options.data / "uk_synth", options.origins);
  const std::vector<Person> persons = bench::invent(like.persons, count, 7);
  Index index(weights_of(options));
  index.add(persons);
  std::vector<double> microseconds;
  for (int round = 0; round < 4; ++round) {
    for (std::size_t i = 0; i < 500; ++i) {
      const Name& name = persons[i * (persons.size() / 500)].names[0];
      const Person query = person_from_text(i % 5 == 4 ? name.family : name.given + " " + name.family);
      const double start = cpu_seconds();
      (void)index.find(query, 40);
      if (round > 0) microseconds.push_back(1e6 * (cpu_seconds() - start));
    }
  }
  char title[120];
  std::snprintf(title, sizeof title, "Search box: one or two words of a name, %zu invented persons, CPU time", count);
  heading(title);
  std::printf("| Measure | Value | | |\n|---|---|---|---|\n| query p50, microseconds | %.0f | | |\n| query p99, microseconds | %.0f | | |\n",
              percentile(microseconds, 0.50), percentile(microseconds, 0.99));
}

double percentile(std::vector<double> values, double part) {
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, static_cast<std::size_t>(part * static_cast<double>(values.size())))];
}

void run_speed(const Options& options, std::size_t count) {
  const bench::Register like = bench::read_uk_synth(options.data / "uk_synth", options.origins);
  const std::vector<Person> persons = bench::invent(like.persons, count, 7);
  const std::vector<Person> queries = bench::spoil(persons, 3000, 11);
  Index index(weights_of(options));
  const double before = cpu_seconds();
  index.add(persons);
  const double built = cpu_seconds() - before;
  for (std::size_t i = 0; i < 300; ++i) (void)index.find(queries[i], 10);
  std::vector<double> milliseconds;
  std::size_t found = 0;
  for (std::size_t i = 300; i < queries.size(); ++i) {
    const double start = cpu_seconds();
    found += index.find(queries[i], 10).size();
    milliseconds.push_back(1000 * (cpu_seconds() - start));
  }
  const Memory memory = index.memory();
  char title[120];
  std::snprintf(title, sizeof title, "Speed: %zu invented persons, %zu words of names, CPU time", memory.persons, memory.words);
  heading(title);
  const double millions = static_cast<double>(count) / 1e6;
  std::printf("| Measure | Value | Goal | |\n|---|---|---|---|\n");
  if (count <= 100'000) {
    goal("query p50, ms", percentile(milliseconds, 0.50), 1.0, false);
    goal("query p99, ms", percentile(milliseconds, 0.99), 3.0, false);
  } else {
    std::printf("| query p50, ms | %.3f | | |\n", percentile(milliseconds, 0.50));
    goal("query p99, ms", percentile(milliseconds, 0.99), 25.0, false);
  }
  std::printf("| query p999, ms | %.3f | | |\n", percentile(milliseconds, 0.999));
  goal("build, CPU s per million", built / millions, 3.0, false);
  goal("memory, MB per million", static_cast<double>(memory.bytes) / 1e6 / millions, 250.0, count > 500'000 ? false : false);
  std::printf("| candidates a query | %.2f | | |\n", static_cast<double>(found) / static_cast<double>(milliseconds.size()));
  const double changes = cpu_seconds();
  for (std::size_t i = 0; i < 1000; ++i) index.replace(persons[i * (persons.size() / 1000)]);
  std::printf("| a person changed, microseconds | %.1f | | |\n", (cpu_seconds() - changes) * 1e6 / 1000);
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    const auto next = [&] { return i + 1 < argc ? std::string(argv[++i]) : std::string(); };
    if (argument == "--data") options.data = next();
    else if (argument == "--origins") options.origins = next();
    else if (argument == "--weights") options.weights = next();
    else if (argument == "--half") options.half = std::stoi(next());
    else if (argument == "--misses") options.misses = true;
    else if (argument == "--around") options.around = std::stod(next());
    else if (argument == "--only") options.only.push_back(next());
    else {
      std::fprintf(stderr, "usage: [--data FOLDER] [--origins FILE] [--weights FILE] [--half 0|1|2] [--only SET]... [--misses [--around BITS]]\n");
      return 2;
    }
  }
  std::printf("Weights %s; %s.\n", weights_of(options).version.c_str(),
              options.half == 0 ? "the half tuned on" : options.half == 1 ? "the half not tuned on" : "both halves");
  const auto there = [&](const char* path) { return std::filesystem::exists(options.data / path); };
  if (options.wants("uk_synth") && there("uk_synth/register.csv")) run_uk_synth(options);
  for (const char* number : {"1", "2", "3"}) {
    const std::string file = std::string("febrl/dataset") + number + ".csv";
    if (!options.wants("febrl") || !there(file.c_str())) continue;
    run_clusters(options, ("febrl" + std::string(number)).c_str(), bench::read_febrl(options.data / file, false), 0.995, 0);
    run_clusters(options, ("febrl" + std::string(number) + " with the reference number").c_str(), bench::read_febrl(options.data / file, true),
        0.995, 0);
  }
  if (options.wants("febrl") && there("febrl/dataset4a.csv")) {
    const auto a = options.data / "febrl/dataset4a.csv", b = options.data / "febrl/dataset4b.csv";
    run_clusters(options, "febrl4", bench::read_febrl_pair(a, b, false), 0.990, 0);
    run_clusters(options, "febrl4 with the reference number", bench::read_febrl_pair(a, b, true), 0.999, 0);
  }
  if (options.wants("historical") && there("historical/persons.csv")) {
    run_clusters(options, "historical", bench::read_historical(options.data / "historical/persons.csv"), 0.88, 0.995);
  }
  if (options.wants("fake") && there("fake_1000/fake_1000.csv")) run_clusters(options, "fake_1000",
      bench::read_fake(options.data / "fake_1000/fake_1000.csv"), 0.88, 0);
  if (options.wants("name_pairs") && there("name_pairs/pairs.csv")) run_name_pairs(options);
  if (options.wants("speed") && there("uk_synth/register.csv")) {
    run_search_box(options, 50'000);
    run_search_box(options, 100'000);
    run_speed(options, 100'000);
    run_speed(options, 1'000'000);
  }
}
