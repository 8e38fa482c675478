#include "cli/commands.h"
#include "security/harden.h"

int main(int argc, char** argv) {
  // Before anything secret is in memory: no core file, no tracing by other processes of the same user.
  if (const auto hardened = rowan::security::harden_process(); !hardened) return rowan::cli::Output{}.refuse(hardened.refusal());
  return rowan::cli::run(argc, argv);
}
