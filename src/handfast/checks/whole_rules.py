"""What checks beside the packs say, of a whole, a change, or as second reader.

Their words are data, in ``whole.toml``; this module gives each a name for the code that looks.
"""

from functools import cache
from importlib.resources import files
from typing import Final

from attrs import field, frozen

from handfast.model import Finding, Level, Signal

from .rules import Examples, Leans, Rule


@frozen
class Words:
    """What one check says, as it stands in the data file."""

    code: str
    title: str
    why: str
    ask: str
    source: str
    level: Level = field(converter=Level)
    signal: Signal = field(converter=Signal)
    wordings: tuple[str, ...] = field(default=(), converter=tuple)


@cache
def _table() -> dict[str, Words]:
    """Return the words of every check by its name, in the order of the file."""
    import tomli

    data = files("handfast.checks").joinpath("whole.toml").read_text("utf-8")
    return {name: Words(**words) for name, words in tomli.loads(data).items()}


@frozen
class Whole:
    """One check of a whole agreement or a change, or the second reader; its words load when asked.

    ``name`` is what it flags, and where its words stand in the data file.
    """

    name: str

    @property
    def words(self) -> Words:
        """What it says."""
        return _table()[self.name]

    def finding(self, quote: str = "", *, why: str = "", clause: str | None = None) -> Finding:
        """Return what this check has to say; ``why`` replaces its usual sentence."""
        said = self.words
        return Finding(
            code=said.code, name=self.name, title=said.title, level=said.level,
            signal=said.signal, why=why or said.why, ask=said.ask, source=said.source,
            quote=quote, clause=clause, wordings=said.wordings,
        )  # fmt: skip

    def rule(self) -> Rule:
        """Return this check as a rule to explain; it looks at no single clause."""
        said = self.words
        return Rule(
            code=said.code, name=self.name, title=said.title, level=said.level,
            signal=said.signal, why=said.why, source=said.source, ask=said.ask,
            wordings=said.wordings, leans=Leans.NOTHING, look_for=(), unless=(),
            examples=Examples((), (), ()),
        )  # fmt: skip


ONE_SIDED: Final = Whole("one-sided")
NO_REVIEW: Final = Whole("no-review")
NO_WAY_OUT: Final = Whole("no-way-out")
OUTSIDER_BOUND: Final = Whole("outsider-bound-by-agreement")
IN_THE_HEAT: Final = Whole("made-in-the-heat")
ONE_GIVES: Final = Whole("only-one-gives")
ONE_ASKS: Final = Whole("only-one-asks-permission")
NO_END: Final = Whole("making-up-for-it-without-end")
NO_NEED: Final = Whole("no-need")
NO_IF_MISSED: Final = Whole("nothing-if-missed")
STRICTER: Final = Whole("became-stricter")
ADDED_RESTRICTION: Final = Whole("new-restriction")
REVIEW_LATER: Final = Whole("review-further-away")
FREEDOM_GONE: Final = Whole("freedom-left-out")
STRICTER_FOR_ONE: Final = Whole("stricter-for-one")
SECOND_READER: Final = Whole("second-reader")
LIKELY_DANGER: Final = Whole("likely-danger")
NOT_SAID_YET: Final = Whole("not-said-yet")


def every_whole() -> tuple[Whole, ...]:
    """Return every check of the data file, in its order."""
    return tuple(Whole(name) for name in _table())
