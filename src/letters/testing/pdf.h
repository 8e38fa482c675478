#pragma once
// For tests only: what poppler reads out of a PDF.
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

namespace rowan::letters {

class PdfOnDisk {
 public:
  explicit PdfOnDisk(const std::string& bytes) {
    path_ = "/tmp/rowan-pdf-XXXXXX";
    const int fd = mkstemp(path_.data());
    if (fd >= 0) ::close(fd);
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~PdfOnDisk() { ::unlink(path_.c_str()); }
  PdfOnDisk(const PdfOnDisk&) = delete;
  PdfOnDisk& operator=(const PdfOnDisk&) = delete;
  [[nodiscard]] std::string text() const { return run("pdftotext -layout " + path_ + " -"); }
  [[nodiscard]] std::string info() const { return run("pdfinfo " + path_); }
  [[nodiscard]] std::string tags() const { return run("pdfinfo -struct " + path_); }
  [[nodiscard]] std::string tagged_text() const { return run("pdfinfo -struct-text " + path_); }

 private:
  static std::string run(const std::string& command) {
    std::string out;
    FILE* pipe = popen((command + " 2>/dev/null").c_str(), "r");
    if (!pipe) return out;
    std::array<char, 4096> piece{};
    for (std::size_t n; (n = fread(piece.data(), 1, piece.size(), pipe)) > 0;) out.append(piece.data(), n);
    pclose(pipe);
    return out;
  }
  std::string path_;
};

}  // namespace rowan::letters
