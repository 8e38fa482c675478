#include "web/pages/places.h"

#include <algorithm>

#include "web/site/site.h"

namespace rowan::web::pages {
namespace {

constexpr std::size_t longest = 500;

bool plain(std::string_view address) {
  if (address.empty() || address.size() > longest || address.front() != '/' || address.starts_with("//")) return false;
  if (address.find("..") != std::string_view::npos) return false;
  return std::ranges::all_of(address, [](char c) { return c > ' ' && c < 0x7f && c != '\\' && c != '#' && c != '%' && c != ':'; });
}

bool same(std::string_view pattern, std::string_view path) {
  while (!pattern.empty() && !path.empty()) {
    pattern.remove_prefix(1);
    path.remove_prefix(1);
    const std::size_t a = std::min(pattern.find('/'), pattern.size()), b = std::min(path.find('/'), path.size());
    if (b == 0 || (!pattern.starts_with('{') && pattern.substr(0, a) != path.substr(0, b))) return false;
    pattern.remove_prefix(a);
    path.remove_prefix(b);
  }
  return pattern.empty() && path.empty();
}

// Pages for people who are signed in: the public page, /health and /sign-in are no place to come back to.
bool for_staff(std::string_view path) {
  return std::ranges::any_of(routes(), [&](const Route& route) {
    return route.method == Method::get && std::holds_alternative<Permission>(route.needs) && same(route.pattern, path);
  });
}

}  // namespace

std::string page_here(std::string_view address) {
  const std::size_t mark = std::min(address.find('?'), address.size());
  std::string_view path = address.substr(0, mark);
  if (!plain(path)) return {};
  const std::string_view query = address.substr(mark);
  if (for_staff(path))
    return std::string(
        query.empty() || (query.size() < longest && std::ranges::all_of(query, [](char c) { return c > ' ' && c < 0x7f && c != '\\' && c != '#'; }))
            ? address
            : path);
  for (std::size_t slash = path.rfind('/'); slash != 0 && slash != std::string_view::npos; slash = path.rfind('/')) {
    path = path.substr(0, slash);
    if (for_staff(path)) return std::string(path);
  }
  return {};
}

std::string first_page(const Actor& actor) {
  if (may(actor, Permission::work_cases)) return "/cases";
  if (may(actor, Permission::see_policy)) return "/policy";
  return may(actor, Permission::ask_before_acting) ? "/before-acting" : "/concern";
}

}  // namespace rowan::web::pages
