#include "letters/paper.h"

#include <algorithm>

namespace rowan::letters {
namespace {

// Blocks and no tables: a table of four hundred rows takes the worker three times as long (docs/performance.md).
constexpr std::string_view style = R"css(
@page { size: A4; margin: 20mm 20mm 22mm 20mm; @bottom-left { content: element(foot); width: 70%; font-size: 9pt }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt "Liberation Sans", "DejaVu Sans", sans-serif } }
body { font: 11pt/1.4 "Liberation Sans", "DejaVu Sans", sans-serif; color: #000 }
h1 { font-size: 18pt; line-height: 1.2; margin: 0 0 8pt }
h2 { font-size: 13pt; margin: 14pt 0 4pt; page-break-after: avoid }
h3 { font-size: 11pt; margin: 10pt 0 1pt; page-break-after: avoid }
p { margin: 0 0 6pt }
ul { margin: 0 0 6pt; padding-left: 16pt }
.foot { position: running(foot); font-size: 9pt; margin: 0 }
.sender { margin: 0 0 24pt }
.to { margin: 0 0 18pt }
.small { font-size: 9.5pt }
section { margin: 0 0 6pt }
section p { margin: 0 0 2pt }
)css";

}  // namespace

Paper& Paper::say(std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&': out_ += "&amp;"; break;
      case '<': out_ += "&lt;"; break;
      case '>': out_ += "&gt;"; break;
      case '"': out_ += "&quot;"; break;
      case '\'': out_ += "&#39;"; break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out_ += c;
    }
  }
  return *this;
}

Paper& Paper::words(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) *this << "<p>" << line << "</p>";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return *this;
}
Paper& Paper::pair(std::string_view label, std::string_view value) {
  if (value.empty()) return *this;
  return *this << "<p><strong>" << label << ":</strong> " << value << "</p>";
}

std::string whole_document(Title title, const Foot& foot, const Paper& body) {
  Paper out;
  out << "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>";
  if (title == Title::letter) out << "Letter";
  else out << "Document";
  out << "</title><style>";
  std::string html = out.html();
  html += style;
  Paper rest;
  rest << "</style></head><body><p class=\"foot\">Copy " << foot.copy;
  if (!foot.printed_by.empty()) rest << ". Made by " << foot.printed_by;
  if (!foot.printed_at.empty()) rest << " on " << foot.printed_at;
  rest << "</p>" << body << "</body></html>";
  return html + rest.html();
}

}  // namespace rowan::letters
