#include "letters/sheets.h"

#include <chrono>

#include "letters/child.h"

namespace rowan::letters {
namespace {

constexpr std::chrono::seconds longest_reading{300}, longest_start{30};

// Nothing the workbook says reaches the outside but the CSV: a fault ends the process without a word.
constexpr std::string_view script = R"py(
import csv, datetime, io, resource, sys, zipfile
sys.dont_write_bytecode = True
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (240, 240))
from openpyxl import load_workbook

MOST_UNPACKED = 2 << 30
MOST_ROWS = 1 << 20

def text(value):
    if value is None:
        return ''
    if isinstance(value, bool):
        return 'yes' if value else 'no'
    if isinstance(value, datetime.datetime):
        return value.strftime('%Y-%m-%d') if value.time() == datetime.time() else value.strftime('%Y-%m-%dT%H:%M:%S')
    if isinstance(value, datetime.date):
        return value.strftime('%Y-%m-%d')
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)

ready()
data = question()
archive = io.BytesIO(data)
with zipfile.ZipFile(archive) as parts:
    if sum(one.file_size for one in parts.infolist()) > MOST_UNPACKED:
        os._exit(1)
archive.seek(0)
book = load_workbook(archive, read_only=True, data_only=True, keep_links=False)
sheet = book.worksheets[0]
out = io.StringIO()
writer = csv.writer(out, lineterminator='\r\n')
width = 0
for number, row in enumerate(sheet.iter_rows(values_only=True)):
    if number > MOST_ROWS:
        os._exit(1)
    cells = [text(value) for value in row]
    if number == 0:
        while cells and not cells[-1]:
            cells.pop()
        width = len(cells)
    if width and any(cells):
        writer.writerow((cells + [''] * width)[:width])
answer(out.getvalue().encode('utf-8'))
os._exit(0)
)py";

}  // namespace

bool looks_like_a_workbook(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

Result<std::string> csv_of_workbook(std::string_view xlsx) {
  SandboxedChild child;
  if (!child.start(script, longest_start))
    return Refusal::one(Because::failed, "sheets.absent", "Excel files cannot be read on this computer: the package python3-openpyxl is missing or may not run. Save the sheet as CSV, or tell whoever looks after Rowan.");
  std::string csv;
  if (child.ask(xlsx, csv, largest_sheet, longest_reading) && !csv.empty()) return csv;
  return Refusal::one(Because::invalid, "sheets.unreadable", "This Excel file could not be read. Save the sheet as CSV and try again", "file");
}

}  // namespace rowan::letters
