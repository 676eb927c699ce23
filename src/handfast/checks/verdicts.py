"""One verdict for a clause, from reasons that can be named; a second reader can add its own.

A reason is words of the clause and how much they weigh. ``weigh`` gathers them: those for fear
come from findings, those for a mutual agreement from protective features of the reading (it goes
for both, it is one's own step, a no is fine), those for unclear from vagueness and from clauses in
which nobody undertakes anything. ``decide`` compares. What else reads clauses joins in between,
with reasons of its own; weights are never shown to anybody.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from attrs import frozen

from handfast.model import Finding, Level, Notice, Signal, Verdict

from .reading import Actor, Bound, Feature, Modality, Reading, Statement

_FINDING = {Level.STOP: 60.0, Level.WARN: 3.0, Level.ASK: 1.5, Level.NOTE: 0.0}
_QUIET = frozenset({Signal.ABSOLUTE, Signal.VAGUENESS})
_FEATURES = {
    Feature.RECIPROCAL: 2.0,
    Feature.EXIT: 2.0,
    Feature.REQUEST: 1.5,
    Feature.OWN_STEP: 2.0,
    Feature.OFFER: 1.5,
    Feature.RETIRED: 1.5,
    Feature.REVIEW: 0.5,
    Feature.NEED: 0.5,
    Feature.CARE: 0.5,
}
_RUNGS = {Notice.NONE: 1.5, Notice.AFTER: 1.5, Notice.BEFORE: 0.5}
ENOUGH_FEAR = 1.5
ENOUGH_MUTUAL = 1.5


@frozen
class Reason:
    """Why a clause reads one way: which words (``span``: where), and how much they weigh."""

    towards: Verdict
    name: str
    seen: str
    weight: float
    span: tuple[int, int] | None = None


@frozen
class Evidence:
    """All reasons for a clause."""

    reasons: tuple[Reason, ...] = ()

    @cached_property
    def _weights(self) -> dict[Verdict, float]:
        """How much speaks for each verdict, where anything does."""
        added: dict[Verdict, float] = {}
        for reason in self.reasons:
            added[reason.towards] = added.get(reason.towards, 0) + reason.weight
        return added

    def weight(self, towards: Verdict) -> float:
        """Return how much speaks for a verdict."""
        return self._weights.get(towards, 0)

    def joined(self, more: Iterable[Reason]) -> "Evidence":
        """Return the evidence with the reasons of another reader added."""
        return Evidence((*self.reasons, *more))


def _quiet_ask(finding: Finding) -> bool:
    """Return whether a finding says nothing about fear."""
    return finding.level is Level.NOTE or (
        finding.level is Level.ASK
        and (finding.signal in _QUIET or finding.name == "feeling-that-accuses")
    )


def speaks_of_fear(finding: Finding) -> bool:
    """Return whether a finding alone gives a reason to read a clause as a rule made from fear."""
    return not _quiet_ask(finding)


def _for_fear(findings: Sequence[Finding]) -> list[Reason]:
    """Return a reason for each finding that leans to fear."""
    return [
        Reason(Verdict.FEAR, finding.name, finding.quote, _FINDING[finding.level])
        for finding in findings
        if speaks_of_fear(finding)
    ]


_WEIGHTS: dict[Bound, dict[Modality, float]] = {
    Bound.ME: {
        Modality.WILL: 1.5, Modality.OFFERS: 1.5, Modality.WILL_NOT: 1.5, Modality.WISHES: 1.0,
        Modality.ASKS: 1.0, Modality.DOES: 0.75,
    },
    Bound.BOTH: {
        Modality.WILL: 1.5, Modality.DOES: 1.5, Modality.OFFERS: 1.5, Modality.MAY: 1.5,
        Modality.WILL_NOT: 1.5, Modality.DOES_NOT: 1.5, Modality.MAY_NOT: 1.5, Modality.MUST: 1.0,
        Modality.NEED_NOT: 2.0, Modality.ASKS: 1.0,
    },
    Bound.OTHER: {Modality.NEED_NOT: 2.0, Modality.MAY: 1.5, Modality.ASKS: 1.0},
    Bound.OUTSIDER: {Modality.NEED_NOT: 2.0, Modality.MAY: 1.5, Modality.ASKS: 1.0},
    Bound.UNSAID: {Modality.ASKS: 1.0},
}  # fmt: skip


def _undertaken(one: Statement) -> float:
    """Return how much a statement speaks for something freely undertaken."""
    return _WEIGHTS[one.bound].get(one.modality, 0.0)


def _for_mutual(reading: Reading) -> list[Reason]:
    """Return the protective features of a clause, each once."""
    reasons = [
        Reason(Verdict.MUTUAL, feature.value, reading.features[feature][0].text, weight)
        for feature, weight in _FEATURES.items()
        if reading.has(feature)
    ]
    if reading.notice in _RUNGS and reading.notice_seen:
        reasons.append(
            Reason(Verdict.MUTUAL, "notice", reading.notice_seen.text, _RUNGS[reading.notice])
        )
    best = max(((_undertaken(one), one.seen.text) for one in reading.in_force()), default=(0.0, ""))
    if best[0]:
        reasons.append(Reason(Verdict.MUTUAL, "undertaken", best[1], best[0]))
    return reasons


def _for_unclear(reading: Reading, findings: Sequence[Finding]) -> list[Reason]:
    """Return what leaves a clause unclear: vague words, or nobody who undertakes anything."""
    reasons = [
        Reason(Verdict.UNCLEAR, finding.name, finding.quote, 4.0)
        for finding in findings
        if finding.signal is Signal.VAGUENESS and finding.level is not Level.NOTE
    ]
    settled = [one for one in reading.in_force() if _undertaken(one) or _lays_duty(one)]
    if not settled:
        reasons.append(Reason(Verdict.UNCLEAR, "nobody-undertakes", reading.text.strip(), 1.75))
    return reasons


def _lays_duty(one: Statement) -> bool:
    """Return whether a statement binds somebody to something."""
    return one.modality in {Modality.MUST, Modality.MAY_NOT} or (
        one.actor is not Actor.IT and one.modality in {Modality.DOES_NOT, Modality.WILL_NOT}
    )


def weigh(reading: Reading, findings: Sequence[Finding]) -> Evidence:
    """Return all reasons that rules and reading give."""
    return Evidence((*_for_fear(findings), *_for_mutual(reading), *_for_unclear(reading, findings)))


def decide(evidence: Evidence) -> Verdict:
    """Return the verdict that the reasons add up to."""
    fear = evidence.weight(Verdict.FEAR)
    mutual = evidence.weight(Verdict.MUTUAL)
    unclear = evidence.weight(Verdict.UNCLEAR)
    if fear >= ENOUGH_FEAR and fear >= mutual:
        return Verdict.FEAR
    if mutual >= ENOUGH_MUTUAL and mutual > unclear:
        return Verdict.MUTUAL
    return Verdict.UNCLEAR


def verdict(reading: Reading, findings: Sequence[Finding]) -> Verdict:
    """Return how a clause reads: fear, mutual or unclear."""
    return decide(weigh(reading, findings))
