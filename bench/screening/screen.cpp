// The bench's program: a CSV file in, the homes that meet the three rules out, with the engine as it ships.
//   screen EVENTS.csv LEXICON.txt OUT [threads] [portable]
// OUT gets one line a home: uprn|most in 12 months|most in 6 months|both together|[ids in order]. Prints one JSON line of what it took.
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <thread>

#include "screening/import.h"
#include "screening/screen.h"

namespace {

using namespace rowan::screening;

double cpu_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double wall_seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

// Memory that is not pages of a file, in bytes: looked at every ten milliseconds.
class MemoryWatch {
 public:
  MemoryWatch() : thread_([this] { while (!done_) { look(); std::this_thread::sleep_for(std::chrono::milliseconds(10)); } }) {}
  std::size_t stop() {
    done_ = true;
    if (thread_.joinable()) thread_.join();
    look();
    return peak_;
  }

 private:
  void look() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
      if (line.starts_with("RssAnon:")) peak_ = std::max(peak_, std::size_t{std::strtoul(line.c_str() + 8, nullptr, 10)} * 1024);
  }
  std::atomic<bool> done_ = false;
  std::size_t peak_ = 0;
  std::thread thread_;
};

// Every line D or V, tab, phrase: D is looked for in repairs, V in noise complaints.
RuleSet rules_of(const char* file) {
  RuleSet rules;
  Bits damage = 0, voices = 0;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    if (line.size() < 3 || line[1] != '\t' || (line[0] != 'D' && line[0] != 'V')) continue;
    (line[0] == 'D' ? damage : voices) |= Bits{1} << rules.lexicon.terms.size();
    Term term;
    term.id = line;
    term.texts = {line.substr(2)};
    term.kinds = only(line[0] == 'D' ? EventKind::repair : EventKind::noise);
    rules.lexicon.terms.push_back(term);
  }
  rules.signals = {{"damage", "", only(EventKind::repair), damage, 0}, {"voices", "", only(EventKind::noise), voices, 0}};
  const auto add = [&](const char* id, int window, std::vector<Part> parts) {
    Rule rule;
    rule.id = id;
    rule.window_days = window;
    rule.parts = std::move(parts);
    rule.total = 3;
    rule.fresh_days = 0;
    rules.rules.push_back(rule);
  };
  add("R1", 365, {{"damage", 3}});
  add("R2", 182, {{"voices", 3}});
  add("R3", 90, {{"damage", 1}, {"voices", 1}});
  return rules;
}

void write_answer(const Columns& columns, const RuleSet& rules, const char* file) {
  std::FILE* const out = std::fopen(file, "wb");
  std::string line;
  for_each_home(columns, {}, rules, {}, [&](std::uint32_t home, std::span<const std::uint32_t> peaks, std::uint32_t met) {
    if (met == 0) return;
    line = columns.keys.text(columns.homes[home]) + "|" + std::to_string(peaks[0]) + "|" + std::to_string(peaks[1]) + "|" + ((met & 4) ? "1" : "0") +
           "|[";
    for (std::uint32_t at = columns.first[home]; at < columns.first[home + 1]; ++at)
      line += (at > columns.first[home] ? ", " : "") + columns.keys.text(columns.sources[at]);
    line += "]\n";
    std::fwrite(line.data(), 1, line.size(), out);
  });
  std::fclose(out);
}

// Other thresholds and windows from the stored bits; seconds of the slowest and of all.
void change_thresholds(const Columns& columns, RuleSet rules, int threads) {
  double slowest = 0, all = 0;
  std::size_t hits = 0;
  const double cpu = cpu_seconds();
  for (int n = 0; n < 10; ++n) {
    for (Rule& rule : rules.rules) {
      rule.total = 2 + n % 4;
      for (Part& part : rule.parts) part.at_least = 1;
      rule.window_days += n % 2 ? 30 : -25;
    }
    ScreenOptions options;
    options.threads = threads;
    const double begin = wall_seconds();
    hits += screen(columns, {}, rules, options).hits.size();
    const double took = wall_seconds() - begin;
    slowest = std::max(slowest, took);
    all += took;
  }
  std::printf(",\"change_wall_mean\":%.4f,\"change_wall_slowest\":%.4f,\"change_cpu_mean\":%.4f,\"change_hits\":%zu", all / 10, slowest,
              (cpu_seconds() - cpu) / 10, hits);
}

}  // namespace

int main(int count, char** words) {
  if (count < 4) {
    std::fprintf(stderr, "screen EVENTS.csv LEXICON.txt OUT [threads] [portable]\n");
    return 2;
  }
  const double begin = wall_seconds();
  MemoryWatch memory;
  const RuleSet rules = rules_of(words[2]);
  auto file = MappedFile::open(words[1]);
  if (!file) return 1;
  ReadOptions options;
  options.threads = count > 4 ? std::atoi(words[4]) : 2;
  options.speed = count > 5 && std::strcmp(words[5], "portable") == 0 ? Matcher::Speed::portable : Matcher::Speed::best;
  options.count_homes = false;
  const auto header = read_header(file->bytes());
  if (!header) return 1;
  ColumnsBuilder builder;
  const auto read = read_events(file->bytes(), guess_mapping(*header, EventKind::repair), Matcher(rules.lexicon, options.speed), options, builder);
  if (!read || read->counts.bad != 0) return 1;
  const double read_cpu = cpu_seconds();
  const Columns columns = builder.finish();
  write_answer(columns, rules, words[3]);
  const double cpu = cpu_seconds(), wall = wall_seconds() - begin;
  std::printf("{\"rows\":%lld,\"bytes\":%lld,\"kept\":%lld,\"read_cpu\":%.3f,\"cpu\":%.3f,\"wall\":%.3f,\"memory\":%zu",
              static_cast<long long>(read->counts.rows), static_cast<long long>(read->counts.bytes), static_cast<long long>(read->counts.kept),
              read_cpu, cpu, wall, memory.stop());
  change_thresholds(columns, rules, options.threads);
  std::printf("}\n");
}
