"""Noticing that somebody promises to be exclusive, and nobody says what that covers."""

import re
from collections.abc import Sequence
from typing import Final

from handfast.plugins import AgreementDocument, Finding, Level, Signal

PROMISE: Final = re.compile(
    r"\b(exclusiv\w*|monogam\w*|faithful\w*|fidelity|unfaithful\w*|infidelity|"
    r"cheat(?:s|ed|ing)?|loyal(?:ty)?)\b",
    re.IGNORECASE,
)
COVERED: Final = re.compile(
    r"\b(sex\w*|kiss\w*|romance|romantic\w*|flirt\w*|dat(?:e|es|ing)|ex|exes|friend\w*|porn\w*|"
    r"messag\w*|onlin\w*|touch\w*|cuddl\w*|danc\w*|secret\w*)\b",
    re.IGNORECASE,
)

WORDING: Final = (
    "For both of us, being exclusive is about sex and romance, and each of us keeps friends, work "
    "and family."
)


def what_is_left_open(agreement: AgreementDocument) -> Sequence[Finding]:
    """Return one finding for the first such promise, unless some clause says what it covers."""
    if any(COVERED.search(clause.text) for clause in agreement.clauses):
        return ()
    for clause in agreement.clauses:
        promise = PROMISE.search(clause.text)
        if promise:
            return [_finding(clause.id, promise.group())]
    return ()


def _finding(clause: str, quote: str) -> Finding:
    return Finding(
        code="MO201",
        name="exclusive-without-saying-what",
        level=Level.ASK,
        why=(
            "Two people who both promise this often draw the line in two places, and find out when "
            "somebody is hurt."
        ),
        ask="Where does it begin for each of you: a thought, a message, a kiss, a secret?",
        source="http://blog.loveoutsidethebox.com/tag/books/page/2/",
        signal=Signal.VAGUENESS,
        quote=quote,
        wordings=(WORDING,),
        clause=clause,
    )
