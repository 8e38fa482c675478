#include "cli/say.h"

#include <cstdio>

namespace rowan::cli {

std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') { out += '\\'; out += c; }
    else if (c == '\n') out += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20) out += ' ';
    else out += c;
  }
  return out + '"';
}

int Output::refuse(const Refusal& refusal) const {
  if (json) {
    std::string out = "{\"problems\":[";
    for (std::size_t i = 0; i < refusal.problems.size(); ++i) {
      const Problem& p = refusal.problems[i];
      out += (i ? "," : "") + std::string("{\"id\":") + json_text(p.id) + ",\"text\":" + json_text(p.text) + ",\"place\":" + json_text(p.field) + "}";
    }
    std::printf("%s]}\n", out.c_str());
  } else {
    for (const Problem& p : refusal.problems) {
      const bool has_place = !p.field.empty() && !p.text.starts_with(p.field);
      std::fprintf(stderr, "%s%s%s\n", has_place ? p.field.c_str() : "", has_place ? ": " : "", p.text.c_str());
    }
  }
  return refusal.because == Because::invalid ? usage : refusal.because == Because::failed ? failed_code : refused_code;
}
void Output::line(const std::string& text) const { if (!json) std::printf("%s\n", text.c_str()); }
void Output::document(const std::string& text) const { if (json) std::printf("%s\n", text.c_str()); }

}  // namespace rowan::cli
