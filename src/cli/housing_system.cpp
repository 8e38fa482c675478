#include "app/housing_system.h"

#include <fstream>
#include <iterator>

#include "cli/commands.h"
#include "cli/installation.h"

namespace rowan::cli {

int housing_system_status(const Config& config, const Output& out) {
  auto opened = open_beside(config, Warm::staff);
  if (!opened) return out.refuse(opened.refusal());
  const auto status = app::label_status(*opened->desk);
  if (!status) return out.refuse(status.refusal());
  const bool carried = !config.housing_system_folder.empty();
  if (!carried) out.line("No folder is set (housing_system.folder): labels wait.");
  out.line(std::to_string(status->waiting) + " labels wait for their first try; " + std::to_string(status->failing) + " failed and are tried again.");
  std::string rows;
  for (const app::LabelWaiting& label : status->labels) {
    out.line(label.reference + "  failed " + std::to_string(label.tries) + " times, next try " + iso(label.next_try));
    rows += (rows.empty() ? "" : ",") + std::string("{\"reference\":") + json_text(label.reference) + ",\"tries\":" + std::to_string(label.tries) +
            ",\"next_try\":" + json_text(iso(label.next_try)) + "}";
  }
  out.document("{\"folder\":" + std::string(carried ? "true" : "false") + ",\"waiting\":" + std::to_string(status->waiting) +
               ",\"failing\":" + std::to_string(status->failing) + ",\"labels\":[" + rows + "]}");
  return done;
}

int housing_system_references(const Config& config, const std::string& file, const Output& out) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return out.refuse(Refusal::one(Because::failed, "references.not-read", "The file cannot be read", file));
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  auto opened = open_installation(config, Warm::staff);
  if (!opened) return out.refuse(opened.refusal());
  const auto brought = app::import_references(*opened->desk, std::move(bytes));
  if (!brought) return out.refuse(brought.refusal());
  out.line("Recorded " + std::to_string(brought->recorded) + " numbers; " + std::to_string(brought->known) + " were there already.");
  out.document("{\"recorded\":" + std::to_string(brought->recorded) + ",\"known\":" + std::to_string(brought->known) + "}");
  return done;
}

}  // namespace rowan::cli
