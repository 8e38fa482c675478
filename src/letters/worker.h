#pragma once
// Draws HTML of ours as a tagged PDF (PDF/UA-1), in a process of its own that has no network and can write no file. It is started when the
// first document is asked for and kept warm; one document is drawn at a time, a few wait for it, and the next is told to come back: whoever
// waits holds a thread that answers pages.
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace rowan::letters {

class PdfWorker {
 public:
  // So many may wait while one is drawn, and each for 30 seconds at most.
  explicit PdfWorker(std::size_t most_waiting = 8);
  ~PdfWorker();
  PdfWorker(const PdfWorker&) = delete;
  PdfWorker& operator=(const PdfWorker&) = delete;

  // Failed: "letters.absent" (WeasyPrint is not installed, or the sandbox cannot be entered), "letters.not_drawn" (it took too long, or broke
  // off; the next document gets a new process), "letters.busy" (too many wait already: nothing is wrong, and a moment later it will do).
  [[nodiscard]] Result<std::string> pdf(std::string_view html);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace rowan::letters
