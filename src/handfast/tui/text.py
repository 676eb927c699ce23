"""The one door to the screen: every text that a widget shows passes here, made visible and literal.

Textual reads markup in what it is given and writes control characters through to the terminal.
So no other module hands a widget a text of its own making. What these helpers return is content
that cannot act: each foreign character that could is shown by its name instead.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Literal, TypeAlias

from textual.app import App
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Checkbox, Input, OptionList, Select, Static
from textual.widgets.option_list import Option

from handfast.text_hygiene import one_line, visible

from .hanging import Block, Hanging

__all__ = [
    "ADDED",
    "CARE",
    "GOOD",
    "HEADING",
    "PEOPLE",
    "QUIET",
    "REMOVED",
    "STOP",
    "STRONG",
    "WAITING",
    "Content",
    "Part",
    "Static",
    "brief",
    "button",
    "choice",
    "field",
    "fill",
    "label",
    "lines",
    "marked",
    "notify",
    "option",
    "plain",
    "safe",
    "show",
    "subtitle",
    "tick",
    "title",
    "words",
]

Part: TypeAlias = "str | tuple[str, str] | Content"
"""A text, a text with a style, or content that came through this door before."""

MOST = 4000
"""As many letters as a clause may have; no field of a document takes more."""

QUIET = "$quiet"
GOOD = "$good"
WAITING = "$waiting"
CARE = "$care"
STOP = "$stop"
STRONG = "bold"
HEADING = "bold $heading"
PEOPLE = ("bold $primary", "bold $secondary", "bold $accent")
"""One style for the name of each person whose words stand beside each other; it starts anew."""
ADDED = "underline $added on $added-ground"
REMOVED = "strike $removed on $removed-ground"


def safe(text: str, style: str = "") -> Content:
    """Return foreign text as literal content, with what cannot be seen made visible."""
    content = Content(visible(text))
    return content.stylize(style) if style else content


def plain(text: str) -> str:
    """Return foreign text for a field to type in, where content cannot go: visible and literal."""
    return one_line(text)


def words(*parts: Part) -> Content:
    """Join parts into one content; each text among them is made safe."""
    made: list[Content] = []
    for part in parts:
        if isinstance(part, Content):
            made.append(part)
        elif isinstance(part, tuple):
            made.append(safe(*part))
        else:
            made.append(safe(part))
    return Content.assemble(*made)


def lines(*parts: Part, gap: int = 0) -> Content:
    """Put parts under each other, ``gap`` empty lines between; empty parts are left out."""
    made = [content for content in map(words, parts) if content.plain]
    return Content("\n" * (gap + 1)).join(made)


def brief(text: str, width: int, style: str = "") -> Content:
    """Return foreign text on one line, cut with an ellipsis at ``width`` cells."""
    return safe(one_line(text, width), style)


def marked(text: str, spans: Iterable[tuple[int, int, str]]) -> Content:
    """Return foreign text with a style on some spans of it (start, end, style)."""
    pieces: list[Part] = []
    place = 0
    for start, end, style in sorted(spans):
        if start >= place and end > start:
            pieces += [text[place:start], (text[start:end], style)]
            place = end
    return words(*pieces, text[place:])


def label(*parts: Part, id: str | None = None, classes: str = "") -> Static:  # noqa: A002
    """Make a static text."""
    return Static(words(*parts), id=id, classes=classes)


def button(
    text: Part,
    *,
    id: str,  # noqa: A002 - Textual's own name for it
    variant: Literal["default", "primary", "success", "warning", "error"] = "default",
) -> Button:
    """Make a button."""
    return Button(words(text), id=id, variant=variant)


def show(widget: Static, *parts: Part) -> None:
    """Change what a static text says.

    The screen is laid out anew only where the text may need another place: that costs as much as
    drawing all of it, and this is said while somebody types.
    """
    said, before = words(*parts), widget.content
    if not (isinstance(before, Content) and before.is_same(said)):
        widget.update(said, layout=not _has_its_place(widget))


def _has_its_place(widget: Static) -> bool:
    """Tell whether width and height of a widget are those of its style, whatever it says."""
    styles = widget.styles
    set_both = styles.has_rule("width") and styles.has_rule("height")
    return set_both and not styles.auto_dimensions


def title(widget: Widget, *parts: Part) -> None:
    """Set the title in a widget's border."""
    widget.border_title = words(*parts)


def subtitle(widget: Widget, *parts: Part) -> None:
    """Set the small title at the bottom of a widget's border."""
    widget.border_subtitle = words(*parts)


def option(
    *parts: Part,
    margin: Part = "",
    id: str | None = None,  # noqa: A002 - Textual's own name for it
    disabled: bool = False,
) -> Option:
    """Make one line of a list; with ``margin``, further lines of it are indented."""
    made = words(*parts)
    shown = Hanging(Block(made, words(margin))) if margin else made
    return Option(shown, id=id, disabled=disabled)


def fill(widget: OptionList, options: Sequence[Option], *, keep: str | None = None) -> None:
    """Replace the lines of a list; the one with the id ``keep`` is highlighted if it is there.

    A list that says the same already is left as it is, for drawing one again costs time. One that
    is filled is never empty in between: its scrollbar would go and come, and with it the layout.
    """
    before = keep if keep is not None else getattr(widget.highlighted_option, "id", None)
    if [_said(line) for line in widget.options] != [_said(line) for line in options]:
        (widget.set_options if options else lambda _: widget.clear_options())(list(options))
    places = [place for place, line in enumerate(options) if before and line.id == before]
    first = next((place for place, line in enumerate(options) if not line.disabled), None)
    wanted = places[0] if places else first
    if widget.highlighted != wanted:
        widget.highlighted = wanted


def _said(option: Option) -> tuple[str | None, bool, str, object]:
    prompt = option.prompt
    content = prompt.block.content if isinstance(prompt, Hanging) else prompt
    spans = tuple(content.spans) if isinstance(content, Content) else ()
    return option.id, option.disabled, str(prompt), spans


def field(
    value: str = "",
    *,
    hint: str = "",
    id: str,  # noqa: A002
    secret: bool = False,
    compact: bool = False,
    limit: int = MOST,
    steps_on: bool = False,
) -> Input:
    """Make a one-line field. ``secret`` shows dots; ``compact`` draws no border.

    ``steps_on``: Enter leads to the next field and submits nothing.
    """
    from .widgets.fields import Field, SecretField

    kind = SecretField if secret else Field
    made = kind(
        value=visible(value),
        placeholder=visible(hint),
        id=id,
        password=secret,
        compact=compact,
        max_length=limit,
        select_on_focus=False,
    )
    made.steps_on = steps_on
    return made


def choice(
    options: Iterable[tuple[str, str]],
    *,
    value: str,
    id: str,  # noqa: A002
) -> Select[str]:
    """Make a field to choose one of some options (what is shown, value)."""
    shown: list[tuple[Any, str]] = [(safe(text), chosen) for text, chosen in options]
    return Select(shown, value=value, allow_blank=False, id=id, compact=True)


def tick(shown: str, *, on: bool, name: str) -> Checkbox:
    """Make a box to tick; ``name`` tells the screen which one it is."""
    from .widgets.fields import Tick

    return Tick(safe(shown), on, name=name, compact=True)


def notify(
    app: App[Any],
    text: str,
    *,
    kind: Literal["information", "warning", "error"] = "information",
) -> None:
    """Say something in passing, in a corner of the screen."""
    app.notify(visible(text), severity=kind, markup=False, timeout=4)
