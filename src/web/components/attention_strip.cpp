#include "web/components/attention_strip.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

namespace {

Markup kind_class(Attention kind) {
  switch (kind) {
    case Attention::now: return " rw-attention__item--now";
    case Attention::soon: return " rw-attention__item--soon";
    case Attention::later: return "";
    case Attention::check: return " rw-attention__item--check";
  }
  return "";
}

}  // namespace

void attention_strip(Html& html, const std::vector<AttentionItem>& items, const std::string& label) {
  html << "<ul class=\"rw-attention\" aria-label=\"" << label << "\">";
  for (const AttentionItem& item : items) {
    html << "<li class=\"rw-attention__item" << kind_class(item.kind) << "\"><a class=\"rw-attention__link\" href=\"" << item.href
         << "\"><span class=\"rw-attention__count\">" << (item.shown.empty() ? std::to_string(item.count) : item.shown) << "</span> <span class=\"rw-attention__what\">" << item.what
         << "</span></a></li>";
  }
  html << "</ul>";
}

}  // namespace rowan::web::ui
