"""One verdict from all readers: the rules, the linear reader, and a reader of whole sentences.

The linear reader has seen the rules' findings, so its verdict weighs both. Where a plugin has read
the clause as a whole, its opinion is weighed with the others (``weighing``). Two things stand
above that: a finding that says stop is fear, whatever else the clause says; and a verdict of fear
never comes alone. Where no finding of the rules speaks for it, the readers add their own, as a
question, with the words that moved them.
"""

from collections.abc import Sequence

from attrs import evolve, field, frozen

from handfast.model import Finding, Level, SecondOpinion, Verdict

from ..reading import Reading
from ..verdicts import Reason, speaks_of_fear
from ..whole_rules import SECOND_READER
from .opinion import Opinion, consider, reasons_from
from .plain_words import plain_words
from .weighing import noticed, weighing


@frozen
class Judgement:
    """The verdict on a clause, all findings, and what the linear reader makes of it."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    opinion: Opinion = field(repr=False)


def _strongest(reading: Reading, linear: Opinion, sentence: SecondOpinion | None) -> Reason:
    """Return the words that speak most for fear, of the reader that leans to it further."""
    if sentence is not None and sentence.fear >= linear.leaning[Verdict.FEAR]:
        plain = plain_words(reading)
        if len(sentence.moved) == len(plain.words):
            return reasons_from(reading.text, plain.spans, sentence.moved, Verdict.FEAR)[0]
    return linear.reasons_for(Verdict.FEAR)[0]


def _own_finding(
    reading: Reading, linear: Opinion, sentence: SecondOpinion | None, clause: str | None
) -> Finding:
    """Return the question that is asked where the rules found nothing."""
    strongest = _strongest(reading, linear, sentence)
    made = SECOND_READER.finding(strongest.seen, clause=clause)
    signal = sentence.signals[0] if sentence is not None and sentence.signals else linear.signal
    return evolve(made, signal=signal, span=strongest.span)


def judge(
    reading: Reading,
    findings: Sequence[Finding],
    *,
    clause: str | None = None,
    sentence: SecondOpinion | None = None,
) -> Judgement:
    """Return how a clause reads to all readers; ``sentence`` is what a plugin makes of it."""
    linear = consider(reading, findings)
    kept = tuple(findings)
    if any(finding.level is Level.STOP for finding in findings):
        return Judgement(Verdict.FEAR, kept, linear)
    verdict = linear.verdict
    if sentence is not None:
        verdict = weighing().verdict(noticed(reading, findings, linear.odds, sentence))
    if verdict is Verdict.FEAR and not any(map(speaks_of_fear, findings)):
        kept = (*kept, _own_finding(reading, linear, sentence, clause))
    return Judgement(verdict, kept, linear)
