"""The ground agreement: how we make agreements. A good first one, and the engine reads it.

Its ``[ground]`` says how long after a hurt no lasting restriction can be signed; that holds as soon
as everybody has signed it (see ``handfast.engine.rupture``). Everything else in it is wording to
start from, like any other clause.
"""

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from handfast.errors import UsageError
from handfast.model import AgreementDocument, Ground, Style

from . import editing
from .drafts import blank
from .workspace import Workspace

__all__ = ["LEAST", "PACES", "TITLE", "ground_agreement"]

TITLE: Final = "How we make agreements"
PACES: Final = (72, 120, 168)
"""Hours that are offered: the three days that hold anyway, five days, a week."""
LEAST: Final = 72
MOST: Final = 8760
_WHY: Final = "So that we know how we decide, before there is something hard to decide."


def ground_agreement(
    ws: Workspace, style: Style, *, hours: int = LEAST, person_ids: Sequence[str] = ()
) -> AgreementDocument:
    """Return the words to start from, with ``hours`` after a hurt (72 to 8760) for the engine.

    It is between these people, or everybody here. UsageError where the hours are out of range.
    """
    if not LEAST <= hours <= MOST:
        raise UsageError(
            f"{hours} hours cannot be the time after a hurt.",
            next_step=f"Choose {LEAST} hours or more, and at most a year ({MOST}).",
        )
    document = blank(ws, title=TITLE, style=style, person_ids=person_ids)
    document = evolve(document, why=_WHY, ground=Ground(hours_after_rupture=hours))
    for text, need, if_missed in _clauses(hours, style.review_months):
        document = editing.add_clause(document, text, need=need, if_missed=if_missed)
    return document


def _clauses(hours: int, months: int) -> tuple[tuple[str, str, str], ...]:
    wait, again = _time(hours), _months(months)
    return (
        (
            f"After a hurt we take {wait} before we sign anything lasting. Each can ask for more.",
            "so that we decide when we can both think again",
            "we say so when we notice, and wait from then on",
        ),
        (
            "Each of us can ask for a pause with the word pause, and says when we go on talking.",
            "so that nobody has to go on when it is too much",
            "we stop as soon as one of us notices",
        ),
        (
            f"We both look at our agreements after {again}, and change together what does not fit.",
            "so that what we agree can grow with us",
            "we set a new day together",
        ),
        (
            "Each of us can ask for time to think before signing, for as long as they need.",
            "so that nobody has to say yes in a hurry",
            "we set the agreement aside and come back to it another day",
        ),
    )


def _time(hours: int) -> str:
    days, rest = divmod(hours, 24)
    if rest:
        return f"{hours} hours"
    return "a week" if days == 7 else f"{days} days"


def _months(months: int) -> str:
    return "a month" if months == 1 else f"{months} months"
