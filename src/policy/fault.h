#pragma once
// What is wrong with a pack, and where. A pack's faults are gathered all at once.
#include <string>
#include <string_view>
#include <vector>

namespace rowan::policy {

// A place in a pack, counted from 1.
struct Place {
  int line = 1;
  int column = 1;
};

struct Fault {
  std::string file;
  Place at;
  std::string text;  // one sentence
};

// "connexus-2023.yaml:12:5 There is no role \"oficer\"."
[[nodiscard]] std::string in_words(const Fault& fault);

class Faults {
 public:
  explicit Faults(std::string file) : file_(std::move(file)) {}
  void add(Place at, std::string text);
  [[nodiscard]] bool any() const { return !list_.empty(); }
  [[nodiscard]] std::vector<Fault> take();  // by place

 private:
  std::string file_;
  std::vector<Fault> list_;
};

// How far a misspelt word is from a known one; "" when nothing is near.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace rowan::policy
