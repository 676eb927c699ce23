"""The figures: how often readers are right, in which groups, and how well they know it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

from handfast.model import Verdict

from .cases import Case
from .dangers import DANGERS
from .readers import Said

Pair = tuple[Case, Said]
SURE = (0.0, 0.5, 0.7, 0.9)


@frozen
class Score:
    """Precision, recall and F1 of one verdict, each 0 to 1, and how many clauses have it."""

    precision: float
    recall: float
    f1: float
    many: int


@frozen
class Count:
    """How many of how many."""

    some: int
    of: int

    @property
    def share(self) -> float:
        """The share, 0 to 1; 0 of nothing."""
        return self.some / self.of if self.of else 0.0


def confusion(found: Iterable[Pair]) -> Counter[tuple[Verdict, Verdict]]:
    """Return how often each verdict was read as which."""
    return Counter((case.wanted, said.verdict) for case, said in found)


def score(found: Iterable[Pair], name: Verdict) -> Score:
    """Return how well one verdict is read."""
    table = confusion(found)
    right = table[name, name]
    given = sum(many for (_, said), many in table.items() if said is name)
    there = sum(many for (wanted, _), many in table.items() if wanted is name)
    return Score(
        precision=right / given if given else 0.0,
        recall=right / there if there else 0.0,
        f1=2 * right / (given + there) if given + there else 0.0,
        many=there,
    )


def macro_f1(found: Sequence[Pair]) -> float:
    """Return the mean F1 of the verdicts that these clauses have or were given, 0 to 1."""
    table = confusion(found)
    there = {name for pair in table for name in pair}
    return sum(score(found, name).f1 for name in there) / len(there) if there else 0.0


def grouped(found: Iterable[Pair], by: Callable[[Case], str]) -> dict[str, list[Pair]]:
    """Return the clauses in groups, by name."""
    groups: dict[str, list[Pair]] = {}
    for case, said in found:
        groups.setdefault(by(case), []).append((case, said))
    return dict(sorted(groups.items()))


def calibration(found: Sequence[Pair]) -> list[tuple[float, float, Count, float]]:
    """Return for each step of sureness (from, to) how many are right, and how sure the reader was.

    Empty where the reader does not say how sure it is.
    """
    steps = []
    for low, high in zip(SURE, (*SURE[1:], 1.0), strict=True):
        inside = [
            (case, said, said.sure)
            for case, said in found
            if said.sure is not None and low <= said.sure and (said.sure < high or high == 1.0)
        ]
        if inside:
            right = sum(case.wanted is said.verdict for case, said, _ in inside)
            mean = sum(sure for _, _, sure in inside) / len(inside)
            steps.append((low, high, Count(right, len(inside)), mean))
    return steps


def not_understandable(found: Iterable[Pair]) -> Count:
    """Return how many verdicts of fear come without a finding that can be understood."""
    fear = [pair for pair in found if pair[1].verdict is Verdict.FEAR]
    return Count(sum(not said.understandable(case.text) for case, said in fear), len(fear))


def without_wording(found: Iterable[Pair]) -> Count:
    """Return how many verdicts of fear, of those without a stop, offer no wording to try."""
    fear = [said for _, said in found if said.verdict is Verdict.FEAR and not said.stops]
    return Count(sum(not said.offers_wording for said in fear), len(fear))


def dangers_found(found: Sequence[Pair]) -> dict[str, Count]:
    """Return for each danger how many of the clauses that speak of it were read as fear."""
    kinds = {name: [p for p in found if name in p[0].dangers] for name in DANGERS}
    kinds |= {"any of these": [pair for pair in found if pair[0].dangers]}
    return {
        name: Count(sum(said.verdict is Verdict.FEAR for _, said in inside), len(inside))
        for name, inside in kinds.items()
        if inside
    }


def signals_right(found: Iterable[Pair]) -> tuple[Count, Count]:
    """Return how often the learned reader's signal is the main one, and one of those labelled."""
    named = [
        (case.signals, said.learned.signal.value)
        for case, said in found
        if case.signals and said.learned and said.learned.signal
    ]
    first = sum(signal == labelled[0] for labelled, signal in named)
    among = sum(signal in labelled for labelled, signal in named)
    return Count(first, len(named)), Count(among, len(named))


def worst(found: Iterable[Pair], most: int) -> list[Pair]:
    """Return the errors, those of which the reader was surest first, and missed fear before all."""
    wrong = [pair for pair in found if pair[0].wanted is not pair[1].verdict]
    wrong.sort(
        key=lambda pair: (-(pair[1].sure or 0.0), pair[0].wanted is not Verdict.FEAR, pair[0].text)
    )
    return wrong[:most]
