"""What the second reader makes of a clause: how far it leans each way, and which words moved it."""

import math
from collections.abc import Mapping, Sequence

from attrs import field, frozen

from handfast.model import Finding, Signal, Verdict

from ..reading import Reading
from ..verdicts import Reason
from .features import Looked, look
from .weights import RARENESS_STEP, Weights, weights

_MOST_REASONS = 3
_LONGEST_QUOTE = 8
Contribution = tuple[int, float, str]


@frozen
class Opinion:
    """How far a clause leans to each verdict, the likeliest first sign of fear, and the words.

    ``leaning`` adds up to one. It is never shown to anybody; ``reasons`` are, each with the words
    of the clause that moved the reader towards ``verdict``, the strongest first.
    """

    verdict: Verdict
    leaning: Mapping[Verdict, float] = field(hash=False)
    signal: Signal
    reasons: tuple[Reason, ...]


def _present(looked: Looked, known: Weights) -> list[Contribution]:
    """Return each feature that has a weight: its number, its share of its block, its name."""
    out: list[Contribution] = []
    for block, names in looked.blocks.items():
        places = [(known.places[name], name) for name in names if name in known.places]
        length = math.sqrt(sum((known.rareness[at] / RARENESS_STEP) ** 2 for at, _ in places))
        out += [
            (at, known.scale[block] * known.rareness[at] / RARENESS_STEP / length, name)
            for at, name in places
        ]
    return out


def _leaning(found: Sequence[Contribution], known: Weights) -> dict[Verdict, float]:
    """Return how far the features lean to each verdict; the three add up to one."""
    sums = {}
    for verdict in Verdict:
        column = known.columns[verdict]
        learned = sum(column[at] * share for at, share, _ in found) * known.scale["verdict"]
        sums[verdict] = learned + known.bias[verdict] + known.tilt[verdict]
    most = max(sums.values())
    powers = {verdict: math.exp(value - most) for verdict, value in sums.items()}
    whole = sum(powers.values())
    return {verdict: power / whole for verdict, power in powers.items()}


def _signal(found: Sequence[Contribution], known: Weights) -> Signal:
    """Return the likeliest signal, were the clause a rule made from fear."""
    best, most = Signal.ONE_SIDED, -math.inf
    for signal in Signal:
        column = known.columns.get(signal)
        if column is None:
            continue
        total = sum(column[at] * share for at, share, _ in found) * known.scale["signal"]
        if (total := total + known.bias[signal]) > most:
            best, most = signal, total
    return best


def _by_word(
    looked: Looked, found: Sequence[Contribution], known: Weights, towards: Verdict
) -> list[float]:
    """Return how far each word moved the reader towards a verdict, against the other two."""
    moved = [0.0] * len(looked.words)
    column = known.columns[towards]
    others = [known.columns[verdict] for verdict in Verdict if verdict is not towards]
    for at, share, name in found:
        places = looked.at.get(name, ())
        pull = (column[at] - sum(other[at] for other in others) / 2) * share
        for place in places:
            for number in place:
                moved[number] += pull / len(places) / len(place)
    return moved


def _stretches(moved: Sequence[float]) -> list[tuple[float, int, int]]:
    """Return the stretches of words that moved the reader most, strongest first, apart."""
    best = [
        (sum(moved[first : after]), first, after)
        for first in range(len(moved))
        for after in range(first + 1, min(first + _LONGEST_QUOTE, len(moved)) + 1)
        if moved[first] > 0 and moved[after - 1] > 0
    ]
    best.sort(key=lambda one: (-one[0], one[1], one[2]))
    kept: list[tuple[float, int, int]] = []
    for one in best:
        if len(kept) < _MOST_REASONS and all(one[2] <= o[1] or o[2] <= one[1] for o in kept):
            kept.append(one)
    return kept


def _reasons(
    reading: Reading, looked: Looked, found: Sequence[Contribution], known: Weights, to: Verdict
) -> tuple[Reason, ...]:
    """Return the words that moved the reader, as reasons; the whole clause where no word did."""
    out = []
    for total, first, after in _stretches(_by_word(looked, found, known, to)):
        span = looked.words[first][1], looked.words[after - 1][2]
        words = reading.text[span[0] : span[1]]
        out.append(Reason(to, "second-reader", words, total * known.scale["verdict"], span))
    whole = Reason(to, "second-reader", reading.text, 0.0, (0, len(reading.text)))
    return tuple(out) or (whole,)


def consider(
    reading: Reading, findings: Sequence[Finding], known: Weights | None = None
) -> Opinion:
    """Return what the second reader makes of a clause, once rules have said theirs."""
    known = known or weights()
    looked = look(reading, findings, known.known)
    found = _present(looked, known)
    leaning = _leaning(found, known)
    verdict = max(Verdict, key=lambda one: leaning[one])
    return Opinion(
        verdict=verdict,
        leaning=leaning,
        signal=_signal(found, known),
        reasons=_reasons(reading, looked, found, known, verdict),
    )
