"""The one door: whatever goes through it is shown as written, and nothing of it acts."""

import pytest
from textual.app import App

from handfast.tui import text

HOSTILE = {
    "markup": "[both] partners [@click=app.quit]x[/] and/or [/or]",
    "escape": "\x1b]0;title\x07 \x1b[31mred",
    "override": "abc\u202edef",
    "zero width": "a\u200bb",
    "tag": "a\U000e0041b",
}


@pytest.mark.parametrize("foreign", HOSTILE.values(), ids=HOSTILE)
def test_foreign_text_is_literal_and_visible(foreign):
    """Brackets stay as they are written, and no hidden or control character is left."""
    shown = text.safe(foreign)
    assert not shown.spans
    assert not any(ord(letter) < 32 or letter in "\x7f\u202e\u200b" for letter in shown.plain)
    assert "[" in shown.plain if "[" in foreign else "⟨U+" in shown.plain


def test_parts_are_joined_and_each_is_made_safe():
    """A text, a styled text and content become one content; styles cover their own part only."""
    joined = text.words("[a]", ("b\u202e", "bold"), text.safe("c"))
    assert joined.plain == "[a]b⟨U+202E⟩c"
    assert [(span.start, span.end, span.style) for span in joined.spans] == [(3, 12, "bold")]


def test_empty_parts_leave_no_empty_lines():
    """Parts under each other skip those that say nothing."""
    assert text.lines("a", "", "b").plain == "a\nb"


def test_marks_cover_the_words_they_name():
    """A marked text says the same, with a style on each span; spans that overlap are left out."""
    shown = text.marked("you can't talk", [(4, 9, "bold"), (5, 7, "bold")])
    assert shown.plain == "you can't talk"
    assert [(span.start, span.end) for span in shown.spans] == [(4, 9)]


@pytest.mark.parametrize("foreign", HOSTILE.values(), ids=HOSTILE)
async def test_no_widget_of_the_door_reads_markup(foreign):
    """Labels, buttons, lists, fields and boxes draw hostile text without acting on it."""
    from textual.widgets import OptionList

    class Shown(App[None]):
        def compose(self):
            yield text.label(foreign)
            yield text.button(foreign, id="a")
            yield OptionList(text.option(foreign))
            yield text.field(foreign, hint=foreign, id="b")
            yield text.choice([(foreign, "c")], value="c", id="c")
            yield text.tick(foreign, on=True, name="d")

    app = Shown()
    async with app.run_test(size=(60, 30)) as pilot:
        text.notify(app, foreign)
        listed = app.query_one(OptionList)
        text.title(listed, foreign)
        text.subtitle(listed, foreign)
        await pilot.pause()
        for widget in app.query("Static, Button, OptionList, Input, Select, Checkbox"):
            await pilot.click(widget, offset=(2, 0))
        assert app.is_running
        drawn = app.export_screenshot()
    assert "\x1b" not in drawn
    assert "\u202e" not in drawn


async def test_filling_a_list_keeps_what_was_highlighted():
    """The line with the same id stays highlighted, wherever it goes; else the first that can be."""
    from textual.widgets import OptionList

    class Shown(App[None]):
        def compose(self):
            yield OptionList(text.option("one", id="1"), text.option("two", id="2"))

    app = Shown()
    async with app.run_test() as pilot:
        listed = app.query_one(OptionList)
        listed.highlighted = 1
        text.fill(listed, [text.option("two", id="2"), text.option("three", id="3")])
        await pilot.pause()
        assert listed.highlighted == 0
        text.fill(listed, [text.option("head", disabled=True), text.option("four", id="4")])
        assert listed.highlighted == 1


async def test_a_text_that_has_its_place_changes_without_a_new_layout(monkeypatch):
    """Only a text that may need another place lays the screen out; the same text does nothing."""
    laid_out = []
    update = text.Static.update

    def noting(self, content="", *, layout=True):
        laid_out.append((self.id, layout))
        update(self, content, layout=layout)

    class Two(App):
        CSS = "#fixed { width: 20; height: 1; } #free { width: auto; height: auto; }"

        def compose(self):
            yield text.label("one", id="fixed")
            yield text.label("one", id="free")

    async with Two().run_test() as pilot:
        monkeypatch.setattr(text.Static, "update", noting)
        fixed, free = pilot.app.query_one("#fixed"), pilot.app.query_one("#free")
        for widget in (fixed, free):
            text.show(widget, "one")
            text.show(widget, ("two", text.CARE))
            text.show(widget, ("two", text.CARE))
        await pilot.pause()
        assert str(fixed.render()) == str(free.render()) == "two"
    assert laid_out == [("fixed", False), ("free", True)]
