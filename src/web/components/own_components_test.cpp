// The components that are ours, and those from the Ministry of Justice library: their HTML as designed.
#include <gtest/gtest.h>

#include "web/components/components.h"
#include "web/components/fixture_support.h"

namespace rowan::web::ui {
namespace {

template <class Write>
std::string made_by(Write write) {
  Html html;
  write(html);
  return html.str();
}

TEST(OwnComponents, IconIsHiddenFromScreenReadersAndInTheSprite) {
  EXPECT_EQ(made_by([](Html& html) { icon(html, Icon::lock, 14); }),
            "<svg width=\"14\" height=\"14\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#i-lock\"/></svg>");
  const std::string sprite = made_by([](Html& html) { icon_sprite(html); });
  for (Icon which : {Icon::lock, Icon::text, Icon::phone, Icon::mail, Icon::stop, Icon::people, Icon::eye_off, Icon::yes, Icon::no, Icon::shield}) {
    const std::string use = made_by([&](Html& html) { icon(html, which); });
    const std::size_t at = use.find('#') + 1;
    const std::string id = use.substr(at, use.find('"', at) - at);
    EXPECT_NE(sprite.find("<symbol id=\"" + id + "\" viewBox="), std::string::npos) << id;
  }
}

TEST(OwnComponents, SubNavigationMarksTheCurrentPage) {
  EXPECT_EQ(made_by([](Html& html) {
              sub_navigation(html, {.label = "Parts of this case", .items = {{"Overview", "/cases/RW-1", true}, {"Tasks (6)", "/cases/RW-1/tasks"}}});
            }),
            "<nav class=\"moj-sub-navigation\" aria-label=\"Parts of this case\"><ul class=\"moj-sub-navigation__list\">"
            "<li class=\"moj-sub-navigation__item\"><a class=\"moj-sub-navigation__link\" aria-current=\"page\" href=\"/cases/RW-1\">Overview</a></li>"
            "<li class=\"moj-sub-navigation__item\"><a class=\"moj-sub-navigation__link\" href=\"/cases/RW-1/tasks\">Tasks (6)</a></li></ul></nav>");
}

TEST(OwnComponents, NotificationBadgeCountsInWordsAndIsAbsentForNone) {
  EXPECT_EQ(made_by([](Html& html) { notification_badge(html, 3); }),
            "<span class=\"moj-notification-badge\"><span aria-hidden=\"true\">3</span>"
            "<span class=\"govuk-visually-hidden\">(3 need attention)</span></span>");
  EXPECT_NE(made_by([](Html& html) { notification_badge(html, 1); }).find("(1 needs attention)"), std::string::npos);
  EXPECT_EQ(made_by([](Html& html) { notification_badge(html, 0); }), "");
}

TEST(OwnComponents, FilterTagsTakeAFilterOff) {
  EXPECT_EQ(made_by([](Html& html) { filter_tags(html, {{"All open", "/cases"}}); }),
            "<ul class=\"moj-filter-tags\"><li><a class=\"moj-filter__tag\" href=\"/cases\"><span class=\"govuk-visually-hidden\">Remove this "
            "filter:</span> All open</a></li></ul>");
  EXPECT_EQ(made_by([](Html& html) { filter_tags(html, {}); }), "");
}

TEST(OwnComponents, TagsListShowsALockForRestricted) {
  EXPECT_EQ(made_by([](Html& html) {
              tags_list(html, {{"High risk", TagColour::red}, {"Restricted", TagColour::grey, true}}, "Risk and flags");
            }),
            "<ul class=\"rw-tags\" aria-label=\"Risk and flags\"><li><strong class=\"govuk-tag govuk-tag--red\">High risk</strong></li>"
            "<li><strong class=\"govuk-tag govuk-tag--grey rw-lock\"><svg width=\"14\" height=\"14\" aria-hidden=\"true\" focusable=\"false\">"
            "<use href=\"#i-lock\"/></svg>Restricted</strong></li></ul>");
}

TEST(OwnComponents, IdentityBarHoldsNameFactsActionsAndStrip) {
  EXPECT_EQ(one_form(made_by([](Html& html) {
              IdentityBar bar{.name = "Danielle <Marsh>", .tags = {{"High risk", TagColour::red}}, .line = {"RW-4821-K", "Flat 3, 14 Alder Court"}};
              bar.actions = {{.text = "Add a note", .href = "#note", .secondary = false}, {.text = "More", .visually_hidden_text = "actions", .href = "/more"}};
              safe_strip(bar.strip, {.what = "Text only.", .rest = "No calls."});
              identity_bar(html, bar);
            })),
            one_form(R"(<div class="rw-case-top"><div class="moj-identity-bar rw-identity"><div class="moj-identity-bar__container">
<div class="moj-identity-bar__details"><div class="rw-identity__top"><h1 class="rw-identity__name">Danielle &lt;Marsh&gt;</h1>
<ul class="rw-tags" aria-label="Risk and flags"><li><strong class="govuk-tag govuk-tag--red">High risk</strong></li></ul></div>
<ul class="rw-identity__line"><li>RW-4821-K</li><li>Flat 3, 14 Alder Court</li></ul></div>
<div class="moj-identity-bar__actions"><ul class="rw-actions">
<li><a href="#note" role="button" draggable="false" class="govuk-button" data-module="govuk-button">Add a note</a></li>
<li><a href="/more" role="button" draggable="false" class="govuk-button govuk-button--secondary" data-module="govuk-button">More<span class="govuk-visually-hidden"> actions</span></a></li>
</ul></div></div></div>
<div class="rw-strip"><div class="govuk-width-container rw-strip__in"><p>
<svg width="18" height="18" aria-hidden="true" focusable="false"><use href="#i-shield"/></svg><strong>Text only.</strong> No calls.</p></div></div></div>)"));
}

TEST(OwnComponents, TimelineItemHasAKindAPersonAndATime) {
  EXPECT_EQ(one_form(made_by([](Html& html) {
              open_timeline(html);
              timeline_item(html, {.title = "Text reply", .byline = "Amara Okafor", .datetime = "2026-11-19T11:05:00+00:00",
                                   .when = "19 November 2026 at 11:05am", .description = Html("<p class=\"govuk-body\">Agreed.</p>"),
                                   .kind = "Contact", .meta = Html("Safe way used: yes")});
              close_timeline(html);
            })),
            one_form(R"(<div class="moj-timeline"><div class="moj-timeline__item"><div class="moj-timeline__header">
<h3 class="moj-timeline__title">Text reply</h3> <p class="moj-timeline__byline">by Amara Okafor</p></div>
<p class="moj-timeline__date"><time datetime="2026-11-19T11:05:00+00:00">19 November 2026 at 11:05am</time></p>
<div class="moj-timeline__description"><p class="govuk-body">Agreed.</p>
<p class="rw-meta"><span class="rw-kind">Contact</span> Safe way used: yes</p></div></div></div>)"));
}

TEST(OwnComponents, DueClockSaysItInWords) {
  EXPECT_EQ(made_by([](Html& html) { due_clock(html, {Due::now, "Overdue by 5 hours", "Was due 9:30am today"}); }),
            "<span class=\"rw-due rw-due--now\"><span class=\"rw-due__when\">Overdue by 5 hours</span><span class=\"rw-due__note\">Was due 9:30am "
            "today</span></span>");
  EXPECT_EQ(made_by([](Html& html) { due_clock(html, {Due::wait, "Chase on Friday", ""}); }),
            "<span class=\"rw-due rw-due--wait\"><span class=\"rw-due__when\">Chase on Friday</span></span>");
}

TEST(OwnComponents, AttentionStripLinksCounts) {
  EXPECT_EQ(made_by([](Html& html) { attention_strip(html, {{Attention::now, 1, "overdue", "/cases?due=overdue"}}, "What needs you first"); }),
            "<ul class=\"rw-attention\" aria-label=\"What needs you first\"><li class=\"rw-attention__item rw-attention__item--now\">"
            "<a class=\"rw-attention__link\" href=\"/cases?due=overdue\"><span class=\"rw-attention__count\">1</span> "
            "<span class=\"rw-attention__what\">overdue</span></a></li></ul>");
}

TEST(OwnComponents, SafeLineIsARedStopUnlessSaidOtherwise) {
  EXPECT_EQ(made_by([](Html& html) { safe_line(html, {.what = "Not known yet", .note = "Ask the referrer first"}); }),
            "<p class=\"rw-safe-line\"><svg class=\"rw-icon--now\" width=\"20\" height=\"20\" aria-hidden=\"true\" focusable=\"false\">"
            "<use href=\"#i-stop\"/></svg><span><strong>Not known yet</strong> Ask the referrer first</span></p>");
  const std::string safe = made_by([](Html& html) { safe_line(html, {.icon = Icon::text, .stop = false, .what = "Text only"}); });
  EXPECT_EQ(safe.find("rw-icon--now"), std::string::npos);
}

TEST(OwnComponents, SafePanelSaysWhatIsSafeWhatIsNotAndWhoMustNotFindOut) {
  EXPECT_EQ(one_form(made_by([](Html& html) {
              safe_panel(html, {.title = "Before you contact Danielle", .safe = {Html("Text")}, .not_safe = {Html("Calls")},
                                .must = "Craig must not find out", .must_note = "He lives there.", .checked = "Checked on 17 November.",
                                .check_again = "Check again by 24 November.", .change = "/cases/RW-1/safe-contact"});
            })),
            one_form(R"(<section class="rw-safe" aria-labelledby="safe-title"><div class="rw-safe__head">
<svg width="28" height="28" aria-hidden="true" focusable="false"><use href="#i-shield"/></svg>
<h2 class="govuk-heading-m" id="safe-title">Before you contact Danielle</h2></div><div class="rw-safe__body">
<div><h3 class="govuk-heading-s">Safe</h3><ul class="rw-list rw-list--yes"><li>
<svg width="20" height="20" aria-hidden="true" focusable="false"><use href="#i-yes"/></svg><span>Text</span></li></ul></div>
<div><h3 class="govuk-heading-s">Not safe</h3><ul class="rw-list rw-list--no"><li>
<svg width="20" height="20" aria-hidden="true" focusable="false"><use href="#i-no"/></svg><span>Calls</span></li></ul></div></div>
<p class="rw-safe__must"><strong>Craig must not find out</strong> He lives there.</p>
<div class="rw-safe__foot"><p>Checked on 17 November. <strong>Check again by 24 November.</strong></p>
<p><a class="govuk-link govuk-link--no-visited-state" href="/cases/RW-1/safe-contact">Change safe contact</a></p></div></section>)"));
}

TEST(OwnComponents, SummaryBoxListsFacts) {
  EXPECT_EQ(made_by([](Html& html) { summary_box(html, {.title = "About this case", .facts = {{.key = "Risk", .value = "High", .note = "16 of 24"}}}); }),
            "<div class=\"rw-summary\"><h2 class=\"govuk-heading-s\">About this case</h2><dl><dt>Risk</dt><dd>High<p>16 of 24</p></dd></dl></div>");
}

TEST(OwnComponents, PillsMarkTheChoice) {
  EXPECT_EQ(made_by([](Html& html) { pills(html, {{"Everything", "/c", true}, {"Contact", "/c?show=contact"}}, "Show on the timeline"); }),
            "<ul class=\"rw-pills\" aria-label=\"Show on the timeline\"><li><a href=\"/c\" aria-current=\"true\">Everything</a></li>"
            "<li><a href=\"/c?show=contact\">Contact</a></li></ul>");
}

TEST(OwnComponents, NoteBoxKeepsADraftOnTheServer) {
  EXPECT_EQ(one_form(made_by([](Html& html) {
              NoteBox box{.action = "/cases/RW-1/notes", .draft = "/drafts/RW-1/note", .hint = "Write what happened.", .value = "She <texted>"};
              box.hidden << "<input type=\"hidden\" name=\"csrf\" value=\"t\">";
              box.draft_kept = "2:32pm";
              note_box(html, box);
            })),
            one_form(R"(<form class="rw-note rw-no-print" id="note" method="post" action="/cases/RW-1/notes" data-rw-draft="/drafts/RW-1/note">
<input type="hidden" name="csrf" value="t"><div class="govuk-form-group"><label class="govuk-label govuk-label--m" for="note-text">Add a note</label>
<div id="note-text-hint" class="govuk-hint">Write what happened.</div>
<textarea class="govuk-textarea" id="note-text" name="text" rows="4" aria-describedby="note-text-hint">She &lt;texted&gt;</textarea></div>
<div class="govuk-button-group">
<button type="submit" data-prevent-double-click="true" class="govuk-button" data-module="govuk-button">Save note</button>
<p class="rw-draft" role="status" data-rw-draft-status><svg width="16" height="16" aria-hidden="true" focusable="false"><use href="#i-yes"/></svg>Draft kept at 2:32pm. Only you can see it.</p>
</div></form>)"));
}

TEST(OwnComponents, CoverAppearsOnlyWithScriptsAndNamesItsKey) {
  const std::string button = made_by([](Html& html) { cover_button(html); });
  EXPECT_NE(button.find("data-rw-cover title=\"You can also press Escape twice\" hidden>"), std::string::npos);
  EXPECT_EQ(made_by([](Html& html) { curtain(html); }),
            "<div class=\"rw-curtain\"><p class=\"govuk-body-l\">Rowan is covered.</p><button type=\"button\" class=\"govuk-button\" "
            "data-rw-uncover>Carry on</button><p class=\"govuk-body-s\">Press Escape twice, quickly, to cover any page.</p></div>");
}

TEST(OwnComponents, SessionEndWorksWithoutScripts) {
  EXPECT_EQ(one_form(made_by([](Html& html) { session_end(html, {.ends_at = "2026-11-19T15:10:00Z", .when = "3:10pm", .stay = "/session/stay"}); })),
            one_form(R"(<section class="rw-session-end rw-no-print" aria-label="Your session" data-rw-session-end="2026-11-19T15:10:00Z">
<div class="govuk-width-container rw-session-end__in"><p role="status">Your session ends at 3:10pm. Anything kept as a draft will still be here.</p>
<form method="post" action="/session/stay">
<button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button">Stay signed in</button></form></div></section>)"));
}

TEST(OwnComponents, PrintLineNamesWhoPrintedWhichCopy) {
  EXPECT_EQ(made_by([](Html& html) { print_line(html, {2, "Amara Okafor", "19 November 2026 at 2:32pm"}); }),
            "<div class=\"rw-print-only\">Copy 2. Printed by Amara Okafor on 19 November 2026 at 2:32pm. Contains sensitive personal information. "
            "Do not leave unattended, and never take it to the property.</div>");
}

}  // namespace
}  // namespace rowan::web::ui
