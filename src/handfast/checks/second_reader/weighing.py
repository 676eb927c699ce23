"""How three readers become one: rules, the linear reader, and one that reads whole sentences.

A small logistic regression was fitted on what they said of our own clauses, each read by readers
that had not seen its set. Its numbers lie in ``weighing.json``, in the order of ``NAMES``; they are
made by ``training/join.py``. Overlooking a rule made from fear counts as ``fear_counts`` mistakes;
a reader of sentences is sure of danger from ``danger_from`` on.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from attrs import field, frozen

from handfast.model import Finding, Level, SecondOpinion, Verdict

from ..reading import Reading
from ..verdicts import decide, speaks_of_fear, weigh
from .features import learned_from

NAMES: Final = (
    "sentence fear", "sentence unclear", "linear fear", "linear unclear", "rules warn", "rules ask",
    "rules say fear", "rules say unclear", "weight fear", "weight mutual", "weight unclear",
)  # fmt: skip
"""What is looked at; a reader's leaning is a logarithm of shares, against mutual."""
FURTHEST: Final = 8.0
_LEAST: Final = 1e-6


@frozen
class Weighing:
    """The numbers, for each verdict one for each of ``NAMES``."""

    weights: Mapping[Verdict, tuple[float, ...]] = field(hash=False)
    bias: Mapping[Verdict, float] = field(hash=False)
    fear_counts: float
    danger_from: float
    clauses: str

    def shares(self, noticed: Sequence[float]) -> dict[Verdict, float]:
        """Return how likely each verdict is; the three add up to one."""
        sums = {
            verdict: self.bias[verdict]
            + sum(weight * one for weight, one in zip(weights, noticed, strict=True))
            for verdict, weights in self.weights.items()
        }
        most = max(sums.values())
        powers = {verdict: math.exp(value - most) for verdict, value in sums.items()}
        whole = sum(powers.values())
        return {verdict: power / whole for verdict, power in powers.items()}

    def verdict(self, noticed: Sequence[float]) -> Verdict:
        """Return the verdict that costs least, if fear overlooked costs ``fear_counts``."""
        shares = self.shares(noticed)
        shares[Verdict.FEAR] *= self.fear_counts
        return max(Verdict, key=lambda one: shares[one])


def _within(value: float) -> float:
    return max(-FURTHEST, min(FURTHEST, value))


def noticed(
    reading: Reading,
    findings: Sequence[Finding],
    odds: tuple[float, float],
    sentence: SecondOpinion,
) -> tuple[float, ...]:
    """Return what the three readers noticed, in the order of ``NAMES``.

    ``odds`` are the linear reader's. Of findings, those count that it learned from as well.
    """
    core = learned_from(findings)
    evidence = weigh(reading, core)
    said = decide(evidence)
    asks = sum(one.level is Level.ASK and speaks_of_fear(one) for one in core)
    mutual = max(sentence.mutual, _LEAST)
    return (
        _within(math.log(max(sentence.fear, _LEAST) / mutual)),
        _within(math.log(max(sentence.unclear, _LEAST) / mutual)),
        *map(_within, odds),
        float(min(2, sum(one.level is Level.WARN for one in core))),
        float(min(2, asks)),
        float(said is Verdict.FEAR),
        float(said is Verdict.UNCLEAR),
        *(min(evidence.weight(verdict), 6.0) / 2 for verdict in Verdict),
    )


def read_weighing(text: str) -> Weighing:
    """Return the numbers that a file holds. ValueError where they are for other names."""
    table = json.loads(text)
    if tuple(table["names"]) != NAMES:
        raise ValueError("The numbers for joining the readers are for other names.")
    return Weighing(
        weights={Verdict(one): tuple(numbers) for one, numbers in table["weights"].items()},
        bias={Verdict(one): number for one, number in table["bias"].items()},
        fear_counts=table["fear_counts"],
        danger_from=table["danger_from"],
        clauses=table["clauses"],
    )


@cache
def weighing() -> Weighing:
    """Return the numbers that come with handfast."""
    return read_weighing(files(__package__).joinpath("weighing.json").read_text("utf-8"))
