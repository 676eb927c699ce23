"""Findings, second opinions, and what a check is given to look at."""

from datetime import date, datetime

from attrs import frozen

from .words import Level, Signal


@frozen
class Finding:
    """What a check has to say: what it saw, why it matters, a question, wordings to try.

    ``quote`` holds the words it saw and ``span`` where (start, end) in the clause's text, in
    characters; both are empty for findings about a whole agreement. ``wordings`` may be empty.
    ``clause`` is the clause's id where there is one; ``plugin`` is who says it. ``title`` is what
    people are shown for ``name``.
    """

    code: str
    name: str
    level: Level
    why: str
    ask: str
    source: str
    signal: Signal | None = None
    quote: str = ""
    span: tuple[int, int] | None = None
    wordings: tuple[str, ...] = ()
    clause: str | None = None
    plugin: str = "handfast"
    title: str = ""


@frozen
class SecondOpinion:
    """How a clause reads to a reader of whole sentences, who sees words and nothing of who it is.

    ``fear``, ``mutual`` and ``unclear`` are shares of one. ``signals`` are those that it would have
    as a rule made from fear, the likeliest first. ``moved`` says for each word of the text how far
    it moved the reader towards fear, in any unit; empty where the reader cannot tell. ``danger`` is
    how likely it speaks of a threat, of somebody kept in or out, or of something needed that is
    held back: 0 to 1, and 0 where the reader cannot tell.
    """

    fear: float
    mutual: float
    unclear: float
    signals: tuple[Signal, ...] = ()
    moved: tuple[float, ...] = ()
    danger: float = 0.0


@frozen
class CheckContext:
    """What checks may know besides the text: which day it is and whether a hurt is recent.

    ``last_rupture`` is when the last hurt among these people was named (UTC), however long ago.
    """

    today: date
    style: str = ""
    rupture_open: bool = False
    last_rupture: datetime | None = None
