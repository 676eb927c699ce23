"""What the second reader makes of a clause: how far it leans each way, and which words moved it."""

import math
from collections.abc import Collection, Mapping, Sequence

from attrs import field, frozen

from handfast.model import Finding, Signal, Verdict

from ..reading import Reading
from ..verdicts import Reason
from .features import Looked, look, of_words
from .weights import Weights, weights

_MOST_REASONS = 3
_LONGEST_QUOTE = 8
_FURTHEST = 400
_APOSTROPHES = "'\u2019"
Span = tuple[int, int]


@frozen
class Block:
    """The features of one block that have weights: where they are, and what they add up to.

    ``share`` is what one step counts; ``sums`` are those of the verdicts.
    """

    at: Collection[int]
    share: float
    sums: Sequence[int]

    @classmethod
    def of(cls, name: str, at: Collection[int], known: Weights) -> "Block":
        """Add a block up. Whole numbers are added: the order is no matter."""
        squares, sums = known.sums(at)
        return cls(at, known.scale[name] / math.sqrt(squares) if at else 0.0, sums)


@frozen
class Opinion:
    """How far a clause leans to each verdict; ``reasons`` and ``signal`` say why, when asked.

    ``leaning`` adds up to one and is never shown to anybody.
    """

    verdict: Verdict
    leaning: Mapping[Verdict, float] = field(hash=False)
    reading: Reading = field(repr=False)
    _looked: Looked = field(repr=False)
    _blocks: Mapping[str, Block] = field(repr=False, hash=False)
    _known: Weights = field(repr=False)

    @property
    def signal(self) -> Signal:
        """The likeliest signal, were the clause a rule made from fear."""
        known = self._known
        added = [(one.share, known.signal_sums(one.at)) for one in self._blocks.values()]
        sums = {
            signal: known.bias[signal]
            + known.scale["signal"] * sum(share * of_block[signal] for share, of_block in added)
            for signal in added[0][1]
        }
        return max(sums, key=lambda signal: sums[signal])

    @property
    def odds(self) -> tuple[float, float]:
        """How far it leans to fear and to unclear, against mutual: logarithms, without the tilt."""
        mutual = math.log(self.leaning[Verdict.MUTUAL]) - self._known.tilt[Verdict.MUTUAL]
        fear, unclear = (
            math.log(self.leaning[one]) - self._known.tilt[one] - mutual
            for one in (Verdict.FEAR, Verdict.UNCLEAR)
        )
        return fear, unclear

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The words that moved the reader most, the strongest first; all of them if none did."""
        return self.reasons_for(self.verdict)

    def reasons_for(self, verdict: Verdict) -> tuple[Reason, ...]:
        """The words that speak most for a verdict, the strongest first; all of them if none do."""
        spans = [(start, end) for _, start, end in self._looked.words[:_FURTHEST]]
        return reasons_from(self.reading.text, spans, self._moved(verdict), verdict)

    def _moved(self, verdict: Verdict) -> list[float]:
        """Return how far each word moved the reader to a verdict, against the other two."""
        known, found = self._known, self._looked.spelt[:_FURTHEST]
        column = known.columns[verdict]
        one, two = (known.columns[other] for other in Verdict if other is not verdict)
        scale = known.scale["verdict"]
        words, parts = self._blocks["words"].share, self._blocks["parts"].share
        moved = [0.0] * len(found)

        def pull(name: str, *numbers: int) -> None:
            at = known.places.get(name)
            if at is not None:
                pulled = (2 * column[at] - one[at] - two[at]) * words
                for number in numbers:
                    moved[number] += pulled * scale / 2 / len(numbers)

        last = len(found) - 1
        for number, word in enumerate(found):
            pull(word, number)
            if number == 0:
                pull(f"^ {word}", number)
            if number == last:
                pull(f"{word} $", number)
            else:
                pull(f"{word} {found[number + 1]}", number, number + 1)
            for at in known.of_word(word):
                moved[number] += (2 * column[at] - one[at] - two[at]) * parts * scale / 2
        return moved


def _places(looked: Looked, known: Weights) -> dict[str, Collection[int]]:
    """Return for each block the places of the features that have weights, each once."""
    spelt = looked.spelt
    return {
        "words": known.placed(of_words(spelt)),
        "parts": set().union(*map(known.of_word, spelt)),
        "reading": {*known.placed(looked.reading)}.union(*map(known.of_manner, looked.manners)),
        "rules": known.placed(looked.rules),
    }


def _leaning(blocks: Mapping[str, Block], known: Weights) -> dict[Verdict, float]:
    """Return how far the features lean to each verdict; the three add up to one."""
    sums = {
        verdict: known.bias[verdict]
        + known.tilt[verdict]
        + known.scale["verdict"] * sum(one.share * one.sums[number] for one in blocks.values())
        for number, verdict in enumerate(Verdict)
    }
    most = max(sums.values())
    powers = {verdict: math.exp(value - most) for verdict, value in sums.items()}
    whole = sum(powers.values())
    return {verdict: power / whole for verdict, power in powers.items()}


def _whole_words(text: str, start: int, end: int) -> Span:
    """Return a place with the words in which it begins and ends: "don't" where it said "n't"."""
    while start and _inside_word(text, start):
        start -= 1
    while _inside_word(text, end):
        end += 1
    return start, end


def _inside_word(text: str, at: int) -> bool:
    """Return whether a place in a text lies between two signs of one word."""
    around = text[at - 1 : at + 1]
    return len(around) == 2 and all(sign.isalnum() or sign in _APOSTROPHES for sign in around)


def reasons_from(
    text: str, spans: Sequence[tuple[int, int]], moved: Sequence[float], verdict: Verdict
) -> tuple[Reason, ...]:
    """Return the stretches of a text that moved a reader most; the whole text if none did.

    ``spans`` and ``moved`` say for each word where it stands and how far it moved the reader.
    """
    out: list[Reason] = []
    for total, first, after in _stretches(moved):
        span = _whole_words(text, spans[first][0], spans[after - 1][1])
        if all(one.span is None or span[1] <= one.span[0] or one.span[1] <= span[0] for one in out):
            out.append(Reason(verdict, "second-reader", text[span[0] : span[1]], total, span))
    whole = Reason(verdict, "second-reader", text, 0.0, (0, len(text)))
    return tuple(out) or (whole,)


def _stretches(moved: Sequence[float]) -> list[tuple[float, int, int]]:
    """Return the stretches of words that moved the reader most, strongest first, apart."""
    best = [
        (sum(moved[first:after]), first, after)
        for first in range(len(moved))
        for after in range(first + 1, min(first + _LONGEST_QUOTE, len(moved)) + 1)
        if moved[first] > 0 and moved[after - 1] > 0
    ]
    best.sort(key=lambda one: (-one[0], one[1], one[2]))
    kept: list[tuple[float, int, int]] = []
    for one in best:
        if len(kept) == _MOST_REASONS:
            break
        if all(one[2] <= other[1] or other[2] <= one[1] for other in kept):
            kept.append(one)
    return kept


def consider(
    reading: Reading, findings: Sequence[Finding], known: Weights | None = None
) -> Opinion:
    """Return what the second reader makes of a clause, once the rules have said theirs."""
    known = known or weights()
    looked = look(reading, findings, known.known)
    blocks = {name: Block.of(name, at, known) for name, at in _places(looked, known).items()}
    leaning = _leaning(blocks, known)
    verdict = max(Verdict, key=lambda one: leaning[one])
    return Opinion(verdict, leaning, reading, looked, blocks, known)
