#include "web/components/character_count.h"

#include <utility>

#include "web/components/writing.h"
#include "web/components/textarea.h"

namespace rowan::web::ui {

namespace {

struct PluralNames {
  AttributeName zero, one, two, few, many, other;
};
const PluralNames kCharactersUnder{"data-i18n.characters-under-limit.zero", "data-i18n.characters-under-limit.one",
                                   "data-i18n.characters-under-limit.two",  "data-i18n.characters-under-limit.few",
                                   "data-i18n.characters-under-limit.many", "data-i18n.characters-under-limit.other"};
const PluralNames kCharactersOver{"data-i18n.characters-over-limit.zero", "data-i18n.characters-over-limit.one",
                                  "data-i18n.characters-over-limit.two",  "data-i18n.characters-over-limit.few",
                                  "data-i18n.characters-over-limit.many", "data-i18n.characters-over-limit.other"};
const PluralNames kWordsUnder{"data-i18n.words-under-limit.zero", "data-i18n.words-under-limit.one",  "data-i18n.words-under-limit.two",
                              "data-i18n.words-under-limit.few",  "data-i18n.words-under-limit.many", "data-i18n.words-under-limit.other"};
const PluralNames kWordsOver{"data-i18n.words-over-limit.zero", "data-i18n.words-over-limit.one",  "data-i18n.words-over-limit.two",
                             "data-i18n.words-over-limit.few",  "data-i18n.words-over-limit.many", "data-i18n.words-over-limit.other"};

void add(Attributes& list, AttributeName name, const std::string& text) {
  if (!text.empty()) list.add({name, text});
}

void add(Attributes& list, const PluralNames& names, const Plurals& texts) {
  add(list, names.other, texts.other);
  add(list, names.zero, texts.zero);
  add(list, names.one, texts.one);
  add(list, names.two, texts.two);
  add(list, names.few, texts.few);
  add(list, names.many, texts.many);
}

Attributes script_settings(const CharacterCount& options, const std::string& count_type) {
  Attributes list{{"data-module", "govuk-character-count"}};
  if (options.maxlength) list.add({"data-maxlength", std::to_string(*options.maxlength)});
  if (options.maxwords) list.add({"data-maxwords", std::to_string(*options.maxwords)});
  if (options.threshold) list.add({"data-threshold", std::to_string(*options.threshold)});
  add(list, "data-count-type", count_type);
  // Without a limit nobody knows yet what is counted: only a text that was given goes to the script.
  if (!options.maxlength && !options.maxwords) add(list, "data-i18n.textarea-description.other", options.textarea_description_text);
  add(list, kCharactersUnder, options.characters_under_limit_text);
  add(list, "data-i18n.characters-at-limit", options.characters_at_limit_text);
  add(list, kCharactersOver, options.characters_over_limit_text);
  add(list, kWordsUnder, options.words_under_limit_text);
  add(list, "data-i18n.words-at-limit", options.words_at_limit_text);
  add(list, kWordsOver, options.words_over_limit_text);
  list.add(options.form_group.attributes);
  return list;
}

std::string limit_in_words(const CharacterCount& options, const std::string& count_type) {
  if (!options.maxlength && !options.maxwords) return {};
  const std::string usual = count_type == "words" ? "You can enter up to %{count} words" : "You can enter up to %{count} characters";
  std::string text = first_given(options.textarea_description_text, usual);
  const std::string limit = std::to_string(options.maxwords ? *options.maxwords : *options.maxlength);
  constexpr std::string_view kPlace = "%{count}";
  for (std::size_t at = text.find(kPlace); at != std::string::npos; at = text.find(kPlace, at + limit.size())) {
    text.replace(at, kPlace.size(), limit);
  }
  return text;
}

}  // namespace

void character_count(Html& html, const CharacterCount& options) {
  const std::string& id = first_given(options.id, options.name);
  const std::string count_type = !options.count_type.empty() ? options.count_type : options.maxwords ? "words" : "";
  Textarea area{.id = id, .name = options.name, .value = options.value, .label = options.label, .hint = options.hint};
  area.error_message = options.error_message;
  area.rows = options.rows;
  area.spellcheck = options.spellcheck;
  area.described_by = id + "-info";
  area.classes.add("govuk-js-character-count").add(options.classes.text());
  area.attributes = options.attributes;
  area.form_group.classes.add("govuk-character-count").add(options.form_group.classes.text());
  area.form_group.attributes = script_settings(options, count_type);
  area.form_group.before = options.form_group.before;
  Hint message{.text = limit_in_words(options, count_type), .id = id + "-info"};
  message.classes.add("govuk-character-count__message").add(options.count_message_classes.text());
  hint(area.form_group.after, message);
  area.form_group.after << options.form_group.after;
  textarea(html, area);
}

}  // namespace rowan::web::ui
