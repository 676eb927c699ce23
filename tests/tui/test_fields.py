"""Fields: what is pasted is cleaned, secrets are emptied, marks lie on the words."""

import pytest
from textual import events
from textual.app import App
from textual.widgets import Input

from handfast.tui import text
from handfast.tui.widgets.fields import Editor, Field, SecretField, clean

PASTED = {
    "escape": ("a\x1b[31mb", "a[31mb", "a[31mb"),
    "override": ("a\u202eb", "ab", "ab"),
    "carriage return": ("a\r\nb", "a\nb", "a b"),
    "tab": ("a\tb", "a b", "a b"),
    "emoji": ("👩‍❤️‍👩", "👩‍❤️‍👩", "👩‍❤️‍👩"),
}


@pytest.mark.parametrize(("pasted", "many", "one"), PASTED.values(), ids=PASTED)
def test_pasted_text_loses_what_cannot_be_seen(pasted, many, one):
    """Control and hidden characters go; emoji with their joiners stay."""
    assert many == clean(pasted, multiline=True)
    assert one == clean(pasted, multiline=False)


class Fields(App[None]):
    """One field of each kind."""

    def compose(self):
        """Lay out the fields."""
        yield Field(id="field")
        yield SecretField(id="secret", password=True)
        yield Editor(id="editor")


async def test_paste_is_cleaned_in_fields_and_editor():
    """What arrives in a field or the editor by pasting is clean."""
    app = Fields()
    async with app.run_test() as pilot:
        for name in ("#field", "#editor"):
            widget = app.query_one(name)
            widget.focus()
            await pilot.pause()
            app.post_message(events.Paste("a\u202eb\x1b"))
            await pilot.pause()
            shown = widget.value if isinstance(widget, Input) else widget.text
            assert shown == "ab"


async def test_a_secret_is_read_once():
    """Reading a passphrase empties its field."""
    app = Fields()
    async with app.run_test() as pilot:
        field = app.query_one(SecretField)
        field.focus()
        await pilot.press(*"open sesame")
        assert field.take() == "open sesame"
        assert field.value == ""
        assert "open" not in app.export_screenshot()


async def test_marks_lie_on_the_words_of_each_line():
    """A mark given in letters of the whole text lands on the right line."""
    app = Fields()
    async with app.run_test() as pilot:
        editor = app.query_one(Editor)
        editor.text = "first line\nyou can't talk"
        editor.mark(((15, 20),))
        await pilot.pause()
        line = editor.get_line(1)
        assert [line.plain[span.start : span.end] for span in line.spans] == ["can't"]
        assert not editor.get_line(0).spans
        assert editor.marks == ((15, 20),)


class Narrowing(App[None]):
    """One editor in a frame, as wide as the screen lets it be, up to a width."""

    CSS = "Editor { max-width: 84; max-height: 14; border: round white; padding: 0 1; }"

    def compose(self):
        """Lay out the editor."""
        yield Editor(id="editor")


async def test_no_word_goes_from_the_screen_when_it_changes_its_size():
    """Every word is drawn at each width, also where as many lines are needed as before."""
    words = (
        "When you did not come home on Friday and did not call, I lay awake until three. I slept."
    )
    app = Narrowing()
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(Editor).load_text(words)
        for size in ((80, 24), (120, 40), (60, 20), (50, 20), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            drawn = " ".join(strip.text for strip in app.screen._compositor.render_strips())
            assert [word for word in words.split() if word not in drawn.split()] == [], size


class Steps(App[None]):
    """A name, and a passphrase twice."""

    def compose(self):
        """Lay out the fields, as where a key is made."""
        for name in ("name", "passphrase", "again"):
            yield text.field(id=name, secret=name != "name", steps_on=name != "again")


async def test_what_is_typed_right_after_a_name_is_never_read_as_a_name():
    """However fast the keys come, a passphrase lands among the dots, and in order."""
    app = Steps()
    async with app.run_test() as pilot:
        app.query_one("#name").focus()
        await pilot.pause()
        for key in ("A", "l", "enter", *"secret", "enter", *"secret"):
            app.post_message(events.Key(key, "\r" if key == "enter" else key))
        await pilot.pause(0.1)
        written = [app.query_one(f"#{name}").value for name in ("name", "passphrase", "again")]
        assert written == ["Al", "secret", "secret"]
