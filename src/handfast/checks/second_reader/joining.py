"""One verdict from all readers: the rules, the linear reader, and a reader of whole sentences.

The linear reader has seen the rules' findings, so its verdict weighs both. Where a plugin has read
the clause as a whole, its opinion is weighed with the others (``weighing``). Two things stand
above that: a finding that says stop is fear, whatever else the clause says; and a verdict of fear
never comes alone. Where no finding of the rules speaks for it, the readers add their own, as a
question, with the words that moved them; where the reader of sentences is sure that it is about
safety, they say stop, as the rules do where they know the words.
"""

from collections.abc import Sequence

from attrs import evolve, field, frozen

from handfast.model import Finding, Level, SecondOpinion, Verdict

from ..reading import Reading
from ..verdicts import Reason, speaks_of_fear
from ..whole_rules import LIKELY_DANGER, SECOND_READER, Whole
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


def own_check(findings: Sequence[Finding], sentence: SecondOpinion | None) -> Whole | None:
    """Return what the readers have to say of a clause that reads as fear, beside these findings."""
    if sentence is not None and sentence.danger >= weighing().danger_from:
        return LIKELY_DANGER
    return None if any(map(speaks_of_fear, findings)) else SECOND_READER


def _own_finding(
    check: Whole,
    reading: Reading,
    linear: Opinion,
    sentence: SecondOpinion | None,
    clause: str | None,
) -> Finding:
    """Return what the readers say where no rule does."""
    strongest = _strongest(reading, linear, sentence)
    made = check.finding(strongest.seen, clause=clause)
    return evolve(made, signal=linear.signal, span=strongest.span)


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
    own = own_check(findings, sentence) if verdict is Verdict.FEAR else None
    if own is not None:
        made = _own_finding(own, reading, linear, sentence, clause)
        kept = (made, *kept) if made.level is Level.STOP else (*kept, made)
    return Judgement(verdict, kept, linear)
