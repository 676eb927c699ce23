"""What each person of a draft carries, as one line under it: in words, never as a sum."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from .. import text

if TYPE_CHECKING:
    from handfast.checks import Carries
    from handfast.model import AgreementDocument


def balance_line(document: "AgreementDocument", carried: "Iterable[Carries]") -> text.Content:
    """Return who carries what, each clause by its number in the list."""
    places = {clause.id: number for number, clause in enumerate(document.clauses, start=1)}

    def numbers(ids: "Sequence[str]") -> tuple[str, ...]:
        return runs(sorted(places[one] for one in ids if one in places))

    said = [
        evolve(
            one,
            duties=numbers(one.duties),
            restrictions=numbers(one.restrictions),
            permissions=numbers(one.permissions),
        ).sentence
        for one in carried
    ]
    return text.words((" ".join(said), text.QUIET))


def runs(numbers: "Sequence[int]") -> tuple[str, ...]:
    """Return rising numbers as they are said: 1, 2, 3, 7 becomes "1 to 3" and "7"."""
    made: list[list[int]] = []
    for number in numbers:
        if made and number == made[-1][-1] + 1:
            made[-1].append(number)
        else:
            made.append([number])
    return tuple(
        f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in made
    )
