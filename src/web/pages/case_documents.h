#pragma once
// Documents and photographs of a case.
#include "letters/documents.h"
#include "web/site/site.h"

namespace rowan::web::pages {

[[nodiscard]] Response case_documents(Page& page);
[[nodiscard]] Response document_form(Page& page);
[[nodiscard]] Response make_document(Page& page);
[[nodiscard]] Response case_document(Page& page);
[[nodiscard]] Response open_document(Page& page);
[[nodiscard]] Response read_document(Page& page);
[[nodiscard]] Response release_document(Page& page);
[[nodiscard]] Response give_document(Page& page);

[[nodiscard]] Response photos(Page& page);
[[nodiscard]] Response photo_form(Page& page);
[[nodiscard]] Response add_photo(Page& page);
[[nodiscard]] Response photo(Page& page);
[[nodiscard]] Response original_photo(Page& page);

// The answer with the bytes of a file; or the page that says why not.
[[nodiscard]] Response file_response(Page& page, Result<letters::File> file, bool save);

}  // namespace rowan::web::pages
