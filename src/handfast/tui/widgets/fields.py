"""Fields to type in. What is pasted loses characters that cannot be seen, before it is there."""

from typing import ClassVar, Final

from rich.style import Style
from rich.text import Text
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.widgets import Checkbox, Input, Select, TextArea

from handfast.text_hygiene import faults

from .._textual_workarounds import forget_drawn_lines, forget_written
from ..looks import is_still


def clean(text: str, *, multiline: bool) -> str:
    """Return pasted text without hidden and control characters; a tab becomes a space."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not multiline:
        plain = " ".join(plain.split("\n"))
    gone = {fault.index for fault in faults(plain, multiline=multiline)}
    return "".join(letter for place, letter in enumerate(plain) if place not in gone)


def put(widget: "Input | Select[str]", value: str) -> None:
    """Fill a field from a document: nobody typed this, so no change is told."""
    with widget.prevent(type(widget).Changed):
        widget.value = value


class Tick(Checkbox):
    """A box to tick that is empty where it is not ticked, also without colour."""

    BUTTON_LEFT = "["
    BUTTON_RIGHT = "]"

    @property
    def BUTTON_INNER(self) -> str:  # type: ignore[override]  # noqa: N802 - Textual's own name
        """What stands in the box."""
        return "✓" if self.value else " "


class _OneLine(Input):
    """A one-line field. With ``steps_on`` Enter leads to the next one, and gives no message."""

    steps_on = False

    def on_mount(self) -> None:
        """Blink only where things may move."""
        self.cursor_blink = not is_still(self.app)

    async def _on_key(self, event: events.Key) -> None:
        """Step on at once: what is typed after Enter, however fast, is never written in here."""
        there = self.screen.focused
        if self.steps_on and isinstance(there, _OneLine) and there is not self:
            event.stop()
            event.prevent_default()
            there.post_message(events.Key(event.key, event.character))
        elif self.steps_on and event.key == "enter":
            event.stop()
            event.prevent_default()
            self.screen.focus_next()
        else:
            await super()._on_key(event)


class Field(_OneLine):
    """A one-line field."""

    def on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted before it goes in."""
        event.text = clean(event.text, multiline=False)


class SecretField(_OneLine):
    """A field for a passphrase: shows dots, and is emptied when it was read."""

    def take(self) -> str:
        """Return what was typed, and forget it."""
        typed = self.value
        self.clear()
        return typed


_OURS: Final = {"f6", "f7"}
"""Keys of Textual's editor that mean something on every screen of ours."""


class Editor(TextArea, inherit_bindings=False):
    """An editor for one clause, with marks on the words that the checks saw.

    Without ``undoes`` it leaves undo and redo to its screen, which knows more than these words.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding
        for binding in TextArea.BINDINGS
        if isinstance(binding, Binding) and binding.key not in _OURS
    ]

    def __init__(self, *, id: str, undoes: bool = True) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, soft_wrap=True, highlight_cursor_line=False)
        self._marks: tuple[tuple[int, int], ...] = ()
        self._undoes = undoes

    @property
    def place(self) -> int:
        """Where the cursor is, in characters of the whole text."""
        row, column = self.cursor_location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    @place.setter
    def place(self, index: int) -> None:
        """Put the cursor there."""
        before = self.text[:index].split("\n")
        self.move_cursor((len(before) - 1, len(before[-1])))

    def write_over(self, words: str) -> None:
        """Put other words in the place of these, and go on behind them."""
        self.replace(words, (0, 0), self.document.end)
        self.move_cursor(self.document.end)
        self.focus()

    def action_undo(self) -> None:
        """Take back a change of these words, or leave it to the screen."""
        if not self._undoes:
            raise SkipAction
        super().action_undo()

    def action_redo(self) -> None:
        """Make a change of these words again, or leave it to the screen."""
        if not self._undoes:
            raise SkipAction
        super().action_redo()

    def on_mount(self) -> None:
        """Blink only where things may move."""
        self.cursor_blink = not is_still(self.app)

    def on_resize(self) -> None:
        """Draw every line anew: Textual keeps them as they were wrapped, and words would go."""
        forget_drawn_lines(self)

    def on_unmount(self) -> None:
        """Leave no words behind."""
        forget_written(self)

    def mark(self, spans: tuple[tuple[int, int], ...]) -> None:
        """Mark these spans (start, end in characters of the whole text)."""
        if spans != self._marks:
            self._marks = spans
            forget_drawn_lines(self)

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """The spans that are marked now."""
        return self._marks

    def get_line(self, line_index: int) -> Text:
        """Return a line with its marks."""
        line = super().get_line(line_index)
        if self._marks:
            begin = sum(len(self.document.get_line(n)) + 1 for n in range(line_index))
            ground = self.app.theme_variables.get("mark-ground")
            style = Style(bgcolor=ground, underline=True)
            for start, end in self._marks:
                line.stylize(style, max(start - begin, 0), max(end - begin, 0))
        return line

    def on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted before it goes in."""
        event.text = clean(event.text, multiline=True)
