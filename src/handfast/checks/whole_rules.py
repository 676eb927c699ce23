"""What checks beside the packs say, of a whole, a change, or as second reader.

Their words are data, in ``whole.toml``; this module gives each a name for the code that looks.
"""

import tomllib
from importlib.resources import files
from typing import Final

from attrs import field, frozen

from handfast.model import Finding, Level, Signal

from .rules import Examples, Leans, Rule


@frozen
class Whole:
    """One check of a whole agreement or a change, or the second reader, without its words."""

    name: str
    code: str
    level: Level = field(converter=Level)
    signal: Signal = field(converter=Signal)
    why: str
    ask: str
    source: str
    wordings: tuple[str, ...] = field(default=(), converter=tuple)

    def finding(self, quote: str = "", *, why: str = "", clause: str | None = None) -> Finding:
        """Return what this check has to say; ``why`` replaces its usual sentence."""
        return Finding(
            code=self.code, name=self.name, level=self.level, signal=self.signal,
            why=why or self.why, ask=self.ask, source=self.source, quote=quote, clause=clause,
            wordings=self.wordings,
        )  # fmt: skip

    def rule(self) -> Rule:
        """Return this check as a rule to explain; it looks at no single clause."""
        return Rule(
            code=self.code, name=self.name, level=self.level, signal=self.signal, why=self.why,
            source=self.source, ask=self.ask, wordings=self.wordings, leans=Leans.NOTHING,
            look_for=(), unless=(), examples=Examples((), (), ()),
        )  # fmt: skip


def _named() -> dict[str, Whole]:
    """Return every check of ``whole.toml`` by its name, in the order of the file."""
    data = files("handfast.checks").joinpath("whole.toml").read_text("utf-8")
    return {name: Whole(name, **words) for name, words in tomllib.loads(data).items()}


_WORDS: Final = _named()
WHOLE: Final = tuple(_WORDS.values())

ONE_SIDED: Final = _WORDS["one-sided"]
NO_REVIEW: Final = _WORDS["no-review"]
NO_WAY_OUT: Final = _WORDS["no-way-out"]
OUTSIDER_BOUND: Final = _WORDS["outsider-bound-by-agreement"]
IN_THE_HEAT: Final = _WORDS["made-in-the-heat"]
ONE_GIVES: Final = _WORDS["only-one-gives"]
ONE_ASKS: Final = _WORDS["only-one-asks-permission"]
NO_END: Final = _WORDS["making-up-for-it-without-end"]
NO_NEED: Final = _WORDS["no-need"]
NO_IF_MISSED: Final = _WORDS["nothing-if-missed"]
STRICTER: Final = _WORDS["became-stricter"]
ADDED_RESTRICTION: Final = _WORDS["new-restriction"]
REVIEW_LATER: Final = _WORDS["review-further-away"]
FREEDOM_GONE: Final = _WORDS["freedom-left-out"]
STRICTER_FOR_ONE: Final = _WORDS["stricter-for-one"]
SECOND_READER: Final = _WORDS["second-reader"]
