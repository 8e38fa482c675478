#include "matching/records.h"

#include <algorithm>
#include <cstring>

namespace rowan::matching {
namespace {

void put64(std::vector<std::uint32_t>& out, std::uint64_t value) {
  out.push_back(static_cast<std::uint32_t>(value));
  out.push_back(static_cast<std::uint32_t>(value >> 32));
}

std::uint64_t get64(const std::uint32_t* from) { return from[0] | static_cast<std::uint64_t>(from[1]) << 32; }

void put_text(std::vector<std::uint32_t>& out, std::string_view text) {
  out.push_back(static_cast<std::uint32_t>(text.size()));
  const std::size_t at = out.size();
  out.resize(at + (text.size() + 3) / 4, 0);
  std::memcpy(out.data() + at, text.data(), text.size());
}

std::string_view get_text(const std::uint32_t*& from) {
  const std::size_t size = *from++;
  const std::string_view text(reinterpret_cast<const char*>(from), size);
  from += (size + 3) / 4;
  return text;
}

}  // namespace

std::uint32_t* Records::room(std::uint32_t size, RecordAt& where) {
  if (blocks_.empty() || next_ % block_size + size > block_size || next_ == blocks_.size() * block_size) {
    if (!blocks_.empty()) idle_ += blocks_.size() * block_size - next_;
    next_ = static_cast<std::uint32_t>(blocks_.size()) * block_size;
    blocks_.push_back(std::make_unique<std::uint32_t[]>(block_size));
  }
  where = {next_, size};
  next_ += size;
  used_ += size;
  return blocks_[where.at / block_size].get() + where.at % block_size;
}

RecordAt Records::add(const Facts& facts, std::span<const std::uint32_t> words, std::span<const std::uint32_t> place_words) {
  std::vector<std::uint32_t>& out = packed_;
  out.clear();
  out.push_back(static_cast<std::uint32_t>(facts.words.size() | facts.births.size() << 5 | facts.places.size() << 8 | facts.phones.size() << 12 |
                                           facts.emails.size() << 16 | facts.numbers.size() << 20));
  for (std::size_t i = 0; i < facts.words.size(); ++i) {
    const NameWord& word = facts.words[i];
    out.push_back(words[i] | static_cast<std::uint32_t>(word.role) << 26 | static_cast<std::uint32_t>(word.kind) << 28 |
                  static_cast<std::uint32_t>(word.leads) << 30);
  }
  for (const BirthRange& birth : facts.births) {
    out.push_back(birth.first);
    out.push_back(birth.last);
  }
  for (const Place& place : facts.places) {
    out.push_back(static_cast<std::uint32_t>(place.words.size() | place.numbers.size() << 8));
    put64(out, place.postcode);
    for (std::size_t i = 0; i < place.words.size(); ++i) out.push_back(place_words[i]);
    place_words = place_words.subspan(place.words.size());
    out.insert(out.end(), place.numbers.begin(), place.numbers.end());
  }
  for (const std::uint64_t phone : facts.phones) put64(out, phone);
  for (const std::string& email : facts.emails) put_text(out, email);
  for (const std::string& number : facts.numbers) put_text(out, number);
  RecordAt where;
  std::uint32_t* const to = room(static_cast<std::uint32_t>(out.size()), where);
  std::copy(out.begin(), out.end(), to);
  std::fill(out.begin(), out.end(), 0u);
  return where;
}

void Records::read(RecordAt where, Record& record) const {
  const std::uint32_t* from = look(where.at);
  const std::uint32_t counts = *from++;
  const std::size_t words = counts & 31, births = counts >> 5 & 7, places = counts >> 8 & 15, phones = counts >> 12 & 15;
  const std::size_t emails = counts >> 16 & 15, numbers = counts >> 20 & 15;
  for (std::size_t i = 0; i < words; ++i) {
    const std::uint32_t packed = *from++;
    record.words[i] = {packed & 0x03FFFFFFu, static_cast<Role>(packed >> 26 & 3), static_cast<NameKind>(packed >> 28 & 3), (packed >> 30 & 1) != 0};
  }
  for (std::size_t i = 0; i < births; ++i, from += 2) record.births[i] = {from[0], from[1]};
  for (std::size_t i = 0; i < places; ++i) {
    const std::size_t place_words = from[0] & 255, place_numbers = from[0] >> 8;
    record.places[i] = {get64(from + 1), {from + 3, place_words}, {from + 3 + place_words, place_numbers}};
    from += 3 + place_words + place_numbers;
  }
  for (std::size_t i = 0; i < phones; ++i, from += 2) record.phones[i] = get64(from);
  for (std::size_t i = 0; i < emails; ++i) record.emails[i] = get_text(from);
  for (std::size_t i = 0; i < numbers; ++i) record.numbers[i] = get_text(from);
  record.facts = {{record.words.data(), words},   {record.births.data(), births}, {record.places.data(), places},
                  {record.phones.data(), phones}, {record.emails.data(), emails}, {record.numbers.data(), numbers}};
}

void Records::remove(RecordAt where) {
  std::uint32_t* const at = blocks_[where.at / block_size].get() + where.at % block_size;
  std::fill(at, at + where.size, 0u);
  used_ -= where.size;
  idle_ += where.size;
}

void Records::compact(std::span<RecordAt*> records) {
  std::vector<std::unique_ptr<std::uint32_t[]>> old;
  old.swap(blocks_);
  next_ = 0;
  used_ = idle_ = 0;
  for (RecordAt* const record : records) {
    const std::uint32_t* const from = old[record->at / block_size].get() + record->at % block_size;
    const std::uint32_t size = record->size;
    std::uint32_t* const to = room(size, *record);
    std::copy(from, from + size, to);
  }
  for (const auto& block : old) std::fill(block.get(), block.get() + block_size, 0u);
}

}  // namespace rowan::matching
