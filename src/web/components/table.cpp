#include "web/components/table.h"

#include "web/components/writing.h"

namespace rowan::web::ui {

namespace {

void cell(Html& html, const TableCell& options, Markup start, Markup kind, bool with_format, Markup end) {
  html << start;
  if (with_format && !options.format.empty()) html << " " << kind << "--" << options.format;
  also(html, options.classes);
  html << "\"";
  if (options.colspan) html << " colspan=\"" << options.colspan << "\"";
  if (options.rowspan) html << " rowspan=\"" << options.rowspan << "\"";
  html << options.attributes << ">";
  words(html, options.text, options.html);
  html << end;
}

void row(Html& html, const std::vector<TableCell>& cells, bool first_is_header) {
  html << "<tr class=\"govuk-table__row\">";
  bool header = first_is_header;
  for (const TableCell& one : cells) {
    if (header) {
      cell(html, one, "<th scope=\"row\" class=\"govuk-table__header", "", false, "</th>");
    } else {
      cell(html, one, "<td class=\"govuk-table__cell", "govuk-table__cell", true, "</td>");
    }
    header = false;
  }
  html << "</tr>";
}

}  // namespace

void table(Html& html, const Table& options) {
  html << "<table class=\"govuk-table";
  also(html, options.classes);
  html << "\"" << options.attributes << ">";
  if (!options.caption.empty()) {
    html << "<caption class=\"govuk-table__caption";
    also(html, options.caption_classes);
    html << "\">" << options.caption << "</caption>";
  }
  if (!options.head.empty()) {
    html << "<thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\">";
    for (const TableCell& one : options.head) {
      cell(html, one, "<th scope=\"col\" class=\"govuk-table__header", "govuk-table__header", true, "</th>");
    }
    html << "</tr></thead>";
  }
  html << "<tbody class=\"govuk-table__body\">";
  for (const auto& cells : options.rows) row(html, cells, options.first_cell_is_header);
  html << "</tbody></table>";
}

}  // namespace rowan::web::ui
