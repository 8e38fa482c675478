#include "letters/worker.h"

#include <atomic>
#include <cstdint>
#include <mutex>

#include "letters/child.h"
#include "letters/worker_script.h"

namespace rowan::letters {
namespace {

constexpr std::chrono::seconds longest_drawing{75}, longest_start{30}, longest_wait{30};
constexpr std::uint64_t largest_pdf = 32ull * 1024 * 1024;

Refusal absent() {
  return Refusal::one(Because::failed, "letters.absent", "Documents cannot be made on this computer: the package weasyprint is missing or may not run. Everything else works. Tell whoever looks after Rowan.");
}
Refusal not_drawn() { return Refusal::one(Because::failed, "letters.not_drawn", "The document could not be made. Try again, with fewer days if it is long."); }
Refusal busy() { return Refusal::one(Because::failed, "letters.busy", "Several documents are being made at this moment. Nothing is lost: wait ten seconds and press the button again."); }

}  // namespace

struct PdfWorker::Inside {
  explicit Inside(std::size_t most) : most_waiting(most) {}

  std::timed_mutex one_at_a_time;
  std::atomic<std::size_t> here{0};  // the one that is drawn, and those that wait
  const std::size_t most_waiting;
  SandboxedChild child;

  bool start() { return child.start(worker_script, longest_start); }
  bool draw(std::string_view html, std::string& pdf) { return child.ask(html, pdf, largest_pdf, longest_drawing) && pdf.size() >= 8 && pdf.starts_with("%PDF-"); }
};

namespace {

struct Leaving {
  std::atomic<std::size_t>& here;
  ~Leaving() { --here; }
};

}  // namespace

PdfWorker::PdfWorker(std::size_t most_waiting) : inside_(std::make_unique<Inside>(most_waiting)) {}
PdfWorker::~PdfWorker() = default;

Result<std::string> PdfWorker::pdf(std::string_view html) {
  const std::size_t before = inside_->here.fetch_add(1);
  const Leaving leaving{inside_->here};
  if (before > inside_->most_waiting) return busy();
  const std::unique_lock alone(inside_->one_at_a_time, longest_wait);
  if (!alone.owns_lock()) return busy();
  for (const bool again : {false, true}) {  // a worker that died since it was last used is noticed only when it is used
    const bool fresh = !inside_->child.running();
    if (fresh && !inside_->start()) return absent();
    std::string pdf;
    if (inside_->draw(html, pdf)) return pdf;
    inside_->child.stop();
    if (fresh || again) break;
  }
  return not_drawn();
}

}  // namespace rowan::letters
