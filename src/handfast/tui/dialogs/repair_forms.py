"""What somebody takes on in a repair: an action, a ritual, a day to look again."""

from datetime import date, time, timedelta
from typing import Final

from attrs import frozen
from textual.app import ComposeResult
from textual.widgets import Select

from handfast.model import Cadence

from .. import text, wording
from .form import FormDialog

_NO_WORDS: Final = "There are no words yet. Write them in your own way."
_OVER: Final = "That day is over. Choose one that lies ahead."
_WEEK: Final = timedelta(days=7)
_SEASON: Final = timedelta(days=91)


@frozen
class WillDo:
    """What somebody will do, by when if they like, and the day to look back."""

    text: str
    day: date
    done_by: date | None


class ActionDialog(FormDialog[WillDo]):
    """Returns what somebody will do, or None."""

    def __init__(self, today: date) -> None:
        super().__init__("What I will do")
        self.today = today

    def fields(self) -> ComposeResult:
        """Lay out the words and the two days."""
        yield text.label("One thing that you will do. It is yours; nobody does it for you.")
        yield self.line(id="said", hint="I call by ten when it gets late.", limit=400)
        yield text.label(("By when, if you like to say", text.QUIET))
        yield self.line(id="by", hint="27 November 2026", limit=30)
        yield text.label(("The day you look back on it", text.QUIET))
        yield self.line(wording.day(self.today + _WEEK), id="back", limit=30)

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one("#said").focus()

    def taken(self) -> WillDo | None:
        """Return the words and the days."""
        said, back = self.words("said"), self.day("back")
        by = self.day("by")
        if not said:
            self.amiss("said", _NO_WORDS)
        elif by is None and self.words("by"):
            return None
        elif back is None:
            self.amiss("back", "On which day do you look back on it? Such as 4 December 2026.")
        elif back < self.today:
            self.amiss("back", _OVER)
        elif by is not None and by > back:
            self.amiss("back", "Look back on it on the day by which it is done, or later.")
        else:
            return WillDo(said, back, by)
        return None


@frozen
class Ritual:
    """A ritual: its words, how often, from which day on, and at which local time if any."""

    text: str
    every: Cadence
    first: date
    at: time | None


class RitualDialog(FormDialog[Ritual]):
    """Returns a ritual, or None."""

    def __init__(self, today: date, words: str = "", every: Cadence = Cadence.DAILY) -> None:
        super().__init__("A small ritual")
        self.today, self.begun, self.every = today, words, every

    def fields(self) -> ComposeResult:
        """Lay out the words, how often, from when on, and at what time."""
        yield text.label("Something small that says we are still here. Change every word you like.")
        yield self.line(self.begun, id="said", limit=400)
        yield text.label(("How often it comes", text.QUIET))
        yield text.choice(
            [(said, cadence) for cadence, said in wording.EVERY.items()],
            value=self.every,
            id="every",
        )
        yield text.label(("From which day on", text.QUIET))
        yield self.line(wording.day(self.today), id="first", limit=30)
        yield text.label(("At what time, if at one", text.QUIET))
        yield self.line(id="at", hint="22:00", limit=5)

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one("#said").focus()

    def taken(self) -> Ritual | None:
        """Return the ritual."""
        said, first, written = self.words("said"), self.day("first"), self.words("at")
        at = wording.time_from(written) if written else None
        if not said:
            self.amiss("said", _NO_WORDS)
        elif first is None:
            self.amiss("first", "From which day on? Such as 3 December 2026.")
        elif written and at is None:
            self.amiss("at", "Write it as hours and minutes, such as 22:00.")
        else:
            every = Cadence(str(self.query_one("#every", Select).value))
            return Ritual(said, every, first, at)
        return None


@frozen
class LookAgain:
    """A day to look again, and something good to share, if they named any."""

    day: date
    good: str


class LookAgainDialog(FormDialog[LookAgain]):
    """Returns the day to look again and something good, or None."""

    def __init__(self, today: date) -> None:
        super().__init__("To look again, and something good")
        self.today = today

    def fields(self) -> ComposeResult:
        """Lay out the day, and room for something good."""
        yield text.label("On which day do you look again at what you have learned?")
        yield self.line(wording.day(self.today + _SEASON), id="day", limit=30)
        yield text.label("Is there a small way to mark how far you have come? It may be left out.")
        yield self.line(id="good", hint="We cook together, and put the telephones away.", limit=400)
        yield text.label(("Both are signed by you, and the others can read them.", text.QUIET))

    def on_mount(self) -> None:
        """Begin with the day."""
        self.query_one("#day").focus()

    def taken(self) -> LookAgain | None:
        """Return the day and the words."""
        day = self.day("day")
        if day is None:
            self.amiss("day", "On which day? Such as 23 February 2027.")
        elif day < self.today:
            self.amiss("day", _OVER)
        else:
            return LookAgain(day, self.words("good"))
        return None
