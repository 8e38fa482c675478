#include "app/housing_system.h"

#include <fstream>
#include <iterator>

#include "cli/commands.h"
#include "cli/installation.h"

namespace rowan::cli {

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
