// Every fixture that the design system publishes for the components of this folder: same options, same HTML.
// The fixtures stand in tests/golden/components (govuk-frontend 6.6.0, MIT licence).
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <sstream>

#include "web/components/fixture_support.h"

namespace rowan::web::ui {
namespace {

constexpr std::array<std::string_view, 30> kComponents{
    "back-link",     "button",      "character-count", "checkboxes",     "date-input",          "details",      "error-message",
    "error-summary", "exit-this-page", "fieldset",     "generic-header", "hint",                "input",        "inset-text",
    "label",         "language-navigation", "notification-banner", "pagination", "panel",        "password-input", "radios",
    "select",        "service-navigation", "skip-link", "summary-list",  "table",               "tag",          "task-list",
    "textarea",      "warning-text"};

struct Case {
  std::string component;
  std::string name;
  boost::json::value options;
  std::string html;
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.component << ": " << one.name; }

std::vector<Case> published() {
  std::vector<Case> all;
  for (std::string_view component : kComponents) {
    std::ifstream file(std::string(ROWAN_SOURCE_DIR "/tests/golden/components/") + std::string(component) + ".json");
    std::ostringstream text;
    text << file.rdbuf();
    boost::json::error_code error;
    const boost::json::value parsed = boost::json::parse(text.str(), error);
    if (error) continue;  // AllArePresent fails
    for (const auto& fixture : parsed.at("fixtures").as_array()) {
      all.push_back({std::string(component), std::string(fixture.at("name").as_string()), fixture.at("options"),
                     std::string(fixture.at("html").as_string())});
    }
  }
  return all;
}

std::string test_name(const testing::TestParamInfo<Case>& info) {
  std::string name = info.param.component + "__" + info.param.name;
  for (char& c : name) {
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  }
  return name + "_" + std::to_string(info.index);
}

class Fixture : public testing::TestWithParam<Case> {};

TEST_P(Fixture, GivesThePublishedHtml) {
  const Case& fixture = GetParam();
  const Given options(&fixture.options);
  std::optional<Html> made = render_form_control(fixture.component, options);
  if (!made) made = render_other(fixture.component, options);
  ASSERT_TRUE(made) << "no such component: " << fixture.component;
  EXPECT_EQ(one_form(made->view()), one_form(fixture.html)) << fixture.component << ": " << fixture.name;
}

INSTANTIATE_TEST_SUITE_P(Components, Fixture, testing::ValuesIn(published()), test_name);

TEST(Fixtures, AllArePresent) { EXPECT_EQ(published().size(), 596U); }

TEST(Fixtures, OneFormSeesSpacesThatAreShown) {
  EXPECT_EQ(one_form("<p>\n  a\n  <b>b</b> c\n</p>\n"), one_form("<p>a <b>b</b> c</p>"));
  EXPECT_NE(one_form("<p>a<b>b</b></p>"), one_form("<p>a <b>b</b></p>"));
  EXPECT_NE(one_form("<textarea> a</textarea>"), one_form("<textarea>a</textarea>"));
  EXPECT_NE(one_form("<p class=\"a\">"), one_form("<p class=\"b\">"));
}

}  // namespace

// ------------------------------------------------------------------------------------------------- one form

namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Elements that stand inside a line of text. All others break it.
bool stands_in_text(std::string_view name) {
  for (std::string_view inline_name : {"a", "span", "strong", "b", "i", "em", "abbr", "code", "time"}) {
    if (name == inline_name) return true;
  }
  return false;
}

// A tag with single spaces between its attributes and none before the end.
std::string plain_tag(std::string_view tag) {
  std::string out;
  bool quoted = false;
  for (char c : tag) {
    if (c == '"') quoted = !quoted;
    if (!quoted && is_space(c)) {
      if (out.back() != ' ') out += ' ';
    } else {
      if (c == '>' && !quoted && out.back() == ' ') out.pop_back();
      out += c;
    }
  }
  return out;
}

std::string_view tag_name(std::string_view tag) {
  const std::size_t from = tag.starts_with("</") ? 2 : 1;
  return tag.substr(from, tag.find_first_of(" \n\t>/", from) - from);
}

// Characters that the published templates write as a number and we do not.
std::string same_entities(std::string text) {
  constexpr std::string_view kBackslash = "&#92;";
  for (std::size_t at = text.find(kBackslash); at != std::string::npos; at = text.find(kBackslash, at)) text.replace(at, kBackslash.size(), "\\");
  return text;
}

}  // namespace

std::string one_form(std::string_view html) {
  std::string out;
  bool space = false;       // white space was seen since the last word
  bool line_start = true;   // no word yet since the last block
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] == '<') {
      const std::size_t end = html.find('>', at);
      const std::string tag = plain_tag(html.substr(at, end + 1 - at));
      const std::string name(tag_name(tag));
      out += tag;
      at = end + 1;
      if (!stands_in_text(name)) {
        space = false;
        line_start = true;
      }
      if (tag.starts_with("<textarea")) {
        const std::size_t close = html.find("</textarea>", at);
        out += html.substr(at, close - at);
        at = close;
      }
    } else if (is_space(html[at])) {
      space = true;
      ++at;
    } else {
      if (space && !line_start) out += ' ';
      space = line_start = false;
      out += html[at++];
    }
  }
  return same_entities(out);
}

}  // namespace rowan::web::ui
