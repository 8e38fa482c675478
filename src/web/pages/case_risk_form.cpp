#include "web/pages/case_risk_form.h"

#include "web/components/details.h"
#include "web/components/inset_text.h"

namespace rowan::web::pages {
namespace {

void before_asking(Html& html, const RiskTool& tool) {
  ui::InsetText inset;
  inset.html << "<p>" << tool.about << "</p>";
  if (!tool.before.empty()) {
    inset.html << "<p><strong>Before you ask</strong></p><ul class=\"govuk-list govuk-list--bullet\">";
    for (const std::string& line : tool.before) inset.html << "<li>" << line << "</li>";
    inset.html << "</ul>";
  }
  inset.html << "<p class=\"rw-meta\">" << tool.acknowledgement << "</p>";
  ui::inset_text(html, inset);
}

std::vector<Option> options_of(const RiskPrompt& prompt) {
  std::vector<Option> out;
  if (prompt.kind == PromptKind::yes_no) {
    out.push_back({std::string(answer_yes), "Yes"});
    out.push_back({std::string(answer_no), "No"});
  }
  for (const PromptChoice& choice : prompt.choices) out.push_back({choice.code, choice.label});
  out.push_back({std::string(answer_unknown), "Not known"});
  out.push_back({std::string(answer_not_asked), "Not asked"});
  return out;
}

void prompt_field(Html& html, const Values& values, const RiskPrompt& prompt) {
  const std::string words = "words-" + prompt.id;
  if (prompt.kind == PromptKind::words) {
    area_field(html, values, {.name = words, .label = prompt.text, .hint = prompt.hint, .rows = 3});
    return;
  }
  radio_field(html, values, {.name = "answer-" + prompt.id, .label = prompt.text, .hint = prompt.hint}, options_of(prompt),
              prompt.kind == PromptKind::yes_no);
  ui::Details more;
  more.summary_html << "Add words<span class=\"govuk-visually-hidden\">: " << prompt.text << "</span>";
  area_field(more.html, values, {.name = words, .label = "What they said, or where it comes from", .rows = 2});
  more.open = !values.one(words).empty() || !values.error(words).empty();
  ui::details(html, more);
}

std::vector<Option> judgement_options() {
  std::vector<Option> out;
  for (const RiskLevel level : {RiskLevel::standard, RiskLevel::medium, RiskLevel::high})
    out.push_back({std::string(name_of(level)), std::string(label_of(level))});
  out.push_back({std::string(name_of(RiskLevel::unknown)), "I give none now"});
  return out;
}

}  // namespace

void risk_fields(Html& html, const Values& values, const RiskTool& tool, const std::string& first_name) {
  before_asking(html, tool);
  radio_field(html, values, {.name = "with", .label = "Where do the answers come from?"},
              web::options_of<AssessedWith>({AssessedWith::survivor, AssessedWith::another_person, AssessedWith::our_records}));
  for (const PromptGroup& group : tool.groups) {
    html << "<h3 class=\"govuk-heading-m\">" << group.title << "</h3>";
    if (!group.hint.empty()) html << "<p class=\"govuk-body\">" << group.hint << "</p>";
    for (const RiskPrompt& prompt : group.prompts) prompt_field(html, values, prompt);
  }
  html << "<h3 class=\"govuk-heading-m\">What " << first_name
       << " thinks</h3><p class=\"govuk-body\">Kept apart from the points. The person who lives with it often knows best.</p>";
  radio_field(html, values, {.name = "own_view", .label = "How safe do they say they are?"},
              web::options_of<OwnView>({OwnView::afraid, OwnView::worried, OwnView::safe, OwnView::not_known, OwnView::not_asked}));
  area_field(html, values, {.name = "own_words", .label = "In their own words", .rows = 3});
  html << "<h3 class=\"govuk-heading-m\">Thoughts of suicide</h3><p class=\"govuk-body\">Ask directly. Asking does not put the thought there.</p>";
  const auto answers = [] { return web::options_of<Answer>({Answer::yes, Answer::no, Answer::unknown, Answer::not_asked}); };
  radio_field(html, values, {.name = "suicide_survivor", .label = "Do they think of ending their life?"}, answers(), true);
  radio_field(html, values, {.name = "suicide_perpetrator", .label = "Does whoever harms them speak of ending theirs?"}, answers(), true);
  html << "<h3 class=\"govuk-heading-m\">Your own judgement</h3><p class=\"govuk-body\">Points only ever raise a level. Your judgement may raise it "
          "too, whatever the points; "
          "to come to less than before it needs your reason. It is asked for whenever a critical factor is present.</p>";
  radio_field(html, values, {.name = "judgement", .label = "How high is the risk, in your judgement?"}, judgement_options());
  area_field(html, values, {.name = "judgement_why", .label = "What your judgement rests on", .rows = 3});
  date_time_field(html, values, {.name = "when", .label = "When was this talked about?", .hint = "Leave empty for now"});
}

AssessRisk read_risk(Typed& typed, const RiskTool& tool) {
  AssessRisk out;
  for (const PromptGroup& group : tool.groups)
    for (const RiskPrompt& prompt : group.prompts) {
      PromptAnswer answer{prompt.id, {}, typed.text("words-" + prompt.id)};
      if (prompt.kind != PromptKind::words) {
        answer.answer = typed.text("answer-" + prompt.id);
        if (answer.answer.empty()) answer.answer = answer_not_asked;
      }
      out.answers.push_back(std::move(answer));
    }
  out.with = typed.choice("with", AssessedWith::not_recorded);
  out.own_view = typed.choice("own_view", OwnView::not_asked);
  out.own_words = typed.text("own_words");
  out.suicide_survivor = typed.choice("suicide_survivor", Answer::not_asked);
  out.suicide_perpetrator = typed.choice("suicide_perpetrator", Answer::not_asked);
  out.judgement = typed.choice("judgement", RiskLevel::unknown);
  out.judgement_why = typed.text("judgement_why");
  out.happened_at = typed.date_time("when");
  return out;
}

}  // namespace rowan::web::pages
