#pragma once
// Inside the timeline: the words of entries about sharing, documents and photographs.
#include <string>
#include <utility>
#include <vector>

#include "domain/document_entries.h"
#include "domain/sharing_entries.h"
#include "domain/timeline.h"

namespace rowan {

struct LineWords {
  TimelineKind kind = TimelineKind::document;
  std::string title;
  std::string text;
  std::vector<std::pair<std::string, std::string>> details;
};

[[nodiscard]] LineWords words_of(const Shared& e, const Names& names);
[[nodiscard]] LineWords words_of(const SharingRefused& e, const Names& names);
[[nodiscard]] LineWords words_of(const DocumentMade& e);
[[nodiscard]] LineWords words_of(const DocumentLooked& e, const Case& c);
[[nodiscard]] LineWords words_of(const DocumentReleased& e, const Case& c);
[[nodiscard]] LineWords words_of(const DocumentGiven& e, const Case& c);
[[nodiscard]] LineWords words_of(const PhotoAdded& e);

}  // namespace rowan
