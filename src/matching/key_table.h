#pragma once
// Many values under one 32-bit key, in two flat arrays: for keys that few persons share (postcodes, phones, e-mails, house and street).
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace rowan::matching {

class KeyTable {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFFu;

  void add(std::uint32_t key, std::uint32_t value) {
    if ((used_ + 1) * 4 > heads_.size() * 3) grow(0);
    Head& head = heads_[place_of(key)];
    if (head.first == vacant) {
      head = {key, none};
      ++used_;
    }
    std::uint32_t node = free_;
    if (node != none) free_ = nodes_[node].next;
    else {
      node = static_cast<std::uint32_t>(nodes_.size());
      nodes_.push_back({});
    }
    nodes_[node] = {value, head.first};
    head.first = node;
  }

  // Room for so many keys and values, so that adding does not move them again and again.
  void expect(std::size_t values) {
    nodes_.reserve(values);
    if (values * 4 > heads_.size() * 3) grow(values);
  }

  // Says that a key will be added soon, so that the memory is on its way.
  void prepare(std::uint32_t key) const {
    if (!heads_.empty()) __builtin_prefetch(&heads_[(key * 0x9E3779B1u) & (heads_.size() - 1)], 1);
  }

  void remove(std::uint32_t key, std::uint32_t value) {
    if (heads_.empty()) return;
    Head& head = heads_[place_of(key)];
    if (head.first == vacant) return;
    for (std::uint32_t* link = &head.first; *link != none; link = &nodes_[*link].next) {
      const std::uint32_t node = *link;
      if (nodes_[node].value != value) continue;
      *link = nodes_[node].next;
      nodes_[node] = {none, free_};
      free_ = node;
      return;
    }
  }

  // The values of a key, the last added first, at most `most`.
  template <class F>
  void each(std::uint32_t key, std::size_t most, F&& visit) const {
    if (heads_.empty()) return;
    const Head& head = heads_[place_of(key)];
    if (head.first == vacant) return;
    for (std::uint32_t node = head.first; node != none && most > 0; node = nodes_[node].next, --most) visit(nodes_[node].value);
  }

  // Counted up to `most`.
  [[nodiscard]] std::size_t count(std::uint32_t key, std::size_t most) const {
    std::size_t n = 0;
    each(key, most, [&](std::uint32_t) { ++n; });
    return n;
  }

  void clear() { *this = KeyTable(); }
  [[nodiscard]] std::size_t bytes() const { return heads_.capacity() * sizeof(Head) + nodes_.capacity() * sizeof(Node); }

 private:
  static constexpr std::uint32_t vacant = 0xFFFFFFFEu;  // `none` in a head: the key's last value was removed
  struct Head {
    std::uint32_t key = 0;
    std::uint32_t first = vacant;
  };
  struct Node {
    std::uint32_t value = none;
    std::uint32_t next = none;
  };

  [[nodiscard]] std::size_t place_of(std::uint32_t key) const {
    const std::size_t mask = heads_.size() - 1;
    std::size_t at = (key * 0x9E3779B1u) & mask;
    while (heads_[at].first != vacant && heads_[at].key != key) at = (at + 1) & mask;
    return at;
  }

  void grow(std::size_t wanted) {
    std::vector<Head> old;
    old.swap(heads_);
    std::size_t live = 0;
    for (const Head& head : old) live += head.first != vacant && head.first != none;
    std::size_t size = 16;
    while (std::max(live * 2 + 2, wanted + wanted / 3) > size) size *= 2;
    heads_.assign(size, {});
    used_ = live;
    for (const Head& head : old) if (head.first != vacant && head.first != none) heads_[place_of(head.key)] = head;
  }

  std::vector<Head> heads_;
  std::vector<Node> nodes_;
  std::size_t used_ = 0;
  std::uint32_t free_ = none;
};

}  // namespace rowan::matching
