#include "base/codec.h"

#include <boost/json.hpp>
#include <array>

namespace rowan {

namespace json = boost::json;

void JsonWriter::key(std::string_view key) {
  if (!first_) out_ += ',';
  first_ = false;
  out_ += '"';
  out_ += key;
  out_ += "\":";
}
void JsonWriter::number(std::int64_t value) { out_ += std::to_string(value); }
void JsonWriter::text(std::string_view value) {
  static constexpr char hex[] = "0123456789abcdef";
  out_ += '"';
  for (const char c : value) {
    if (c == '"' || c == '\\') { out_ += '\\'; out_ += c; }
    else if (c == '\n') out_ += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20) { out_ += "\\u00"; out_ += hex[(c >> 4) & 15]; out_ += hex[c & 15]; }
    else out_ += c;
  }
  out_ += '"';
}

struct JsonReader::Document {
  std::array<unsigned char, 4096> buffer;
  json::monotonic_resource memory{buffer.data(), buffer.size()};
  json::value root;
};

JsonReader::JsonReader(std::string_view text) : document_(std::make_unique<Document>()) {
  json::error_code fault;
  document_->root = json::parse({text.data(), text.size()}, fault, &document_->memory);
  if (fault || !document_->root.is_object()) throw Unreadable("not a JSON object");
  object_ = &document_->root.get_object();
}
JsonReader::JsonReader(const void* object) : object_(object) {}
JsonReader::~JsonReader() = default;

const void* JsonReader::find(std::string_view key) const {
  const auto* found = static_cast<const json::object*>(object_)->if_contains({key.data(), key.size()});
  return found && !found->is_null() ? found : nullptr;
}
void JsonReader::bad(std::string_view what) { throw Unreadable("expected " + std::string(what)); }
std::string_view JsonReader::text(const void* node) {
  const auto* s = static_cast<const json::value*>(node)->if_string();
  if (!s) bad("a text");
  return {s->data(), s->size()};
}
std::int64_t JsonReader::number(const void* node) {
  const auto* n = static_cast<const json::value*>(node)->if_int64();
  if (!n) bad("a whole number");
  return *n;
}
bool JsonReader::boolean(const void* node) {
  const auto* b = static_cast<const json::value*>(node)->if_bool();
  if (!b) bad("true or false");
  return *b;
}
std::size_t JsonReader::size(const void* list) {
  const auto* a = static_cast<const json::value*>(list)->if_array();
  if (!a) bad("a list");
  return a->size();
}
const void* JsonReader::at(const void* list, std::size_t index) { return &(*static_cast<const json::value*>(list)->if_array())[index]; }
const void* JsonReader::object(const void* node) {
  const auto* o = static_cast<const json::value*>(node)->if_object();
  if (!o) bad("an object");
  return o;
}

}  // namespace rowan
