#include "web/assets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "web/embedded_assets.h"

namespace rowan::web {
namespace {

TEST(Assets, AreFoundByPathAndByName) {
  for (const char* name : {"staff.css", "staff.js", "public.css", "public.js", "icon.svg", "icon-public.svg"}) {
    const std::string_view path = asset_path(name);
    ASSERT_FALSE(path.empty()) << name;
    const Asset* asset = find_asset(path);
    ASSERT_NE(asset, nullptr) << name;
    EXPECT_EQ(asset->path, path);
    EXPECT_FALSE(asset->body.empty());
    EXPECT_LT(asset->gzip.size(), asset->body.size());
    EXPECT_EQ(asset->gzip.substr(0, 2), "\x1f\x8b");
  }
  EXPECT_EQ(asset_path("rowan.css"), "");
}

TEST(Assets, AnOlderDigestOrPartOfAPathIsNotFound) {
  EXPECT_EQ(find_asset("/assets/staff-00000000.css"), nullptr);
  EXPECT_EQ(find_asset("/assets/"), nullptr);
  EXPECT_EQ(find_asset(""), nullptr);
  EXPECT_EQ(find_asset(std::string(asset_path("staff.css")) + "x"), nullptr);
  EXPECT_EQ(find_asset("/assets/../assets/staff.css"), nullptr);
}

TEST(Assets, AreSortedForTheSearch) {
  const auto all = embedded_assets();
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.asset.path < b.asset.path; }));
}

TEST(Assets, CarryNobodyElsesBrandAndWriteNothingOnTheDevice) {
  for (const EmbeddedAsset& one : embedded_assets()) {
    for (const char* word : {"GDS Transport", "@font-face", "localStorage", "sessionStorage", "indexedDB", "serviceWorker"}) {
      EXPECT_EQ(one.asset.body.find(word), std::string_view::npos) << one.name << " names " << word;
    }
  }
}

TEST(Assets, PicturesOfTheStyleSheetAreEmbeddedToo) {
  const std::string_view css = find_asset(asset_path("staff.css"))->body;
  int pictures = 0;
  for (std::size_t at = css.find("url("); at != std::string_view::npos; at = css.find("url(", at + 1)) {
    const std::string_view file = css.substr(at + 4, css.find(')', at) - at - 4);
    EXPECT_NE(find_asset("/assets/" + std::string(file)), nullptr) << file;
    ++pictures;
  }
  EXPECT_GT(pictures, 0);
}

TEST(Assets, APublicPageStaysUnderSixtyKilobytes) {
  const std::size_t both = find_asset(asset_path("public.css"))->gzip.size() + find_asset(asset_path("public.js"))->gzip.size();
  EXPECT_LT(both, 40U * 1024);  // the other 20 are for the page itself
}

}  // namespace
}  // namespace rowan::web
