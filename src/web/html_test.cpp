#include "web/html.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <random>

namespace rowan::web {
namespace {

std::string slowly_escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else if (c == '\'') out += "&#39;";
    else out += c;
  }
  return out;
}

TEST(Html, EscapesTextAndLeavesLiteralsAlone) {
  Html html;
  const std::string name = "O'Neill & <b>\"Co\"</b>";
  html << "<p title=\"" << name << "\">" << std::string_view(name) << "</p>";
  EXPECT_EQ(html.str(), "<p title=\"O&#39;Neill &amp; &lt;b&gt;&quot;Co&quot;&lt;/b&gt;\">O&#39;Neill &amp; &lt;b&gt;&quot;Co&quot;&lt;/b&gt;</p>");
}

TEST(Html, EscapesEveryByteAtEveryPlaceAsTheSlowWayDoes) {
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string text(random() % 40, ' ');
    // Mostly the five special characters and their neighbours in the table, to meet every mistake of reading eight at a time.
    for (char& c : text) c = random() % 3 ? static_cast<char>(0x20 + random() % 0x20) : static_cast<char>(random());
    ASSERT_EQ(Html(text).str(), slowly_escaped(text));
  }
  for (int byte = 0; byte < 256; ++byte) {
    for (std::size_t place = 0; place < 17; ++place) {
      std::string text(17, 'x');
      text[place] = static_cast<char>(byte);
      ASSERT_EQ(Html(text).str(), slowly_escaped(text)) << byte;
    }
  }
}

TEST(Html, PrintsNumbers) {
  Html html;
  html << 42 << " " << -7L << " " << std::size_t{18446744073709551615ULL};
  EXPECT_EQ(html.str(), "42 -7 18446744073709551615");
}

TEST(Html, TakesWhatAnotherHtmlHolds) {
  const std::string name = "<x>";
  Html outer;
  outer << "<div>" << (Html() << "<b>" << name << "</b>") << "</div>";
  outer.append(Html("<hr>"));
  EXPECT_EQ(std::move(outer).take(), "<div><b>&lt;x&gt;</b></div><hr>");
}

TEST(Url, KeepsWhatIsSafeAndReplacesTheRest) {
  for (const char* good : {"/", "/cases/RW-4821-K?show=contact#note", "#main-content", "?page=2", "https://example.org/x", "HTTPS://example.org/",
                           "tel:+441632960188", "mailto:duty@example.org", ""}) {
    EXPECT_EQ(Url(good).text(), good);
  }
  for (const char* bad : {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
                          "vbscript:x", "//elsewhere.example", "/\\elsewhere.example", "\\\\elsewhere", "http://example.org/", "cases/1",
                          "/a\tb", "https:elsewhere", "blob:x", "/\x7f"}) {
    EXPECT_EQ(Url(bad).text(), "#") << bad;
  }
}

TEST(Url, EscapesInAnAttribute) {
  Html html;
  html << "<a href=\"" << Url("/find?q=\"><script>&b") << "\">";
  EXPECT_EQ(html.str(), "<a href=\"/find?q=&quot;&gt;&lt;script&gt;&amp;b\">");
}

TEST(Url, EncodesAPart) { EXPECT_EQ(url_part("a b/c?d=é&~-_."), "a%20b%2Fc%3Fd%3D%C3%A9%26~-_."); }

TEST(Classes, KeepsNamesAndDropsWhatIsNone) {
  EXPECT_EQ(Classes("  a   govuk-!-width-full\nc ").text(), "a govuk-!-width-full c");
  EXPECT_EQ(Classes("a b\"onclick=x c<d e").text(), "a e");
  EXPECT_EQ(Classes("a").add_if(false, "b").add_if(true, "c").text(), "a c");
}

TEST(Attributes, WritesNamesAndEscapedValues) {
  Html html;
  html << "<form" << Attributes{{"data-rw-draft", "/drafts/7?a=1&b=\"2\""}, {"hidden"}, {"formaction", Url("javascript:x")}} << ">";
  EXPECT_EQ(html.str(), "<form data-rw-draft=\"/drafts/7?a=1&amp;b=&quot;2&quot;\" hidden formaction=\"#\">");
}

// True when the compiler takes these statements.
bool compiles(const std::string& statements) {
  const std::string path = testing::TempDir() + "rowan_html_compile_check.cpp";
  std::ofstream(path) << "#include \"web/html.h\"\nusing namespace rowan::web;\nvoid check(Html& html, const std::string& text) {\n"
                      << statements << "\n(void)html; (void)text;\n}\n";
  const std::string command = "c++ -std=c++20 -fsyntax-only -I" ROWAN_SOURCE_DIR "/src " + path + " 2>/dev/null";
  const bool taken = std::system(command.c_str()) == 0;
  std::remove(path.c_str());
  return taken;
}

TEST(HtmlDoesNotCompile, MarkupKnownOnlyAtRunTime) {
  ASSERT_TRUE(compiles("html << \"<p>\" << text << 1 << Url(text) << Attributes{{\"data-x\", text}};"));
  EXPECT_FALSE(compiles("html << text.c_str();"));
  EXPECT_FALSE(compiles("char local[4] = \"<p>\"; html << local;"));
  EXPECT_FALSE(compiles("const char local[4] = {text[0], 0}; Html slot{Markup(local)};"));
  EXPECT_FALSE(compiles("Html slot = text;"));
}

TEST(HtmlDoesNotCompile, AttributesThatRunScriptsOrHideAnAddress) {
  EXPECT_FALSE(compiles("Attribute a(\"onclick\", text);"));
  EXPECT_FALSE(compiles("Attribute a(\"style\", text);"));
  EXPECT_FALSE(compiles("Attribute a(\"href\", text);"));
  EXPECT_FALSE(compiles("Attribute a(\"bad name\", text);"));
  EXPECT_FALSE(compiles("Attribute a(text.c_str(), text);"));
}

}  // namespace
}  // namespace rowan::web
