"""What is offered in place of a clause, and what somebody keeps to themselves about it."""

from datetime import datetime
from typing import Final

from attrs import field, frozen

from handfast.model import ClauseKind, Notice, Support

from .changes import WordChange
from .reports import ClauseReport

RUNGS: Final = {
    "before": "telling each other before",
    "after": "telling each other afterwards",
    "none": "no need to tell",
    "own": "a plan of one's own",
}
"""How both surfaces say a rung."""

NO_SOFTER_WORDS: Final = (
    "No softer words are offered for this one. As it reads, it takes somebody's safety or freedom "
    "as its price, and softer words would only hide that. It may be meant quite differently, and "
    "what stands under it may be real: tell somebody who listens, before it becomes a clause."
)
"""What both surfaces say where a clause stops."""


@frozen
class OfferedWording:
    """One wording: its rung of the permission ladder, what it is, and what it changes.

    ``rung`` is ``before``, ``after``, ``none`` or ``own`` (a plan of one's own); ``words`` are its
    differences from the clause in reading order. ``for_both``: it binds everybody alike; ``mine``:
    only whoever takes it.
    """

    text: str
    rung: str
    kind: ClauseKind
    notice: Notice
    for_both: bool
    mine: bool
    words: tuple[WordChange, ...]


@frozen
class Rewording:
    """Ways to say what is under a clause. Without wordings, the three answers say why.

    ``stops``: the clause says something that no wording makes gentle; ``support`` says where help
    is. ``flagged``: it reads like a rule made from fear at all. ``need`` is what goes into the
    clause; it is empty where the need read like a rule itself (``need_left_out``); where that one
    stops, ``support`` says where help is as well.
    """

    report: ClauseReport
    flagged: bool
    stops: bool
    need: str = ""
    need_left_out: bool = False
    wordings: tuple[OfferedWording, ...] = ()
    support: tuple[Support, ...] = ()


@frozen
class FearView:
    """What somebody was afraid of under a clause; ``about`` is the clause as it was then."""

    name: str
    about: str = field(repr=False)
    fear: str = field(repr=False)
    written: datetime
