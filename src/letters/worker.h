#pragma once
// Draws HTML of ours as a tagged PDF (PDF/UA-1), in a process of its own that has no network and can write no file. It is started when the
// first document is asked for and kept warm; one document is drawn at a time.
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace rowan::letters {

class PdfWorker {
 public:
  PdfWorker();
  ~PdfWorker();
  PdfWorker(const PdfWorker&) = delete;
  PdfWorker& operator=(const PdfWorker&) = delete;

  // Failed: "letters.absent" (WeasyPrint is not installed, or the sandbox cannot be entered), "letters.not_drawn" (it took too long, or broke
  // off; the next document gets a new process).
  [[nodiscard]] Result<std::string> pdf(std::string_view html);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace rowan::letters
