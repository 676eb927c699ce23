"""What stands beside the texts of the clauses: signed as well, so it is read as well.

A clause also says what it is for and what happens if it is missed; a document has a title and says
why it is proposed. There only what weighs is said: a restriction, a punishment, a stop. Whoever
writes "we say so when we notice" hears nothing.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from handfast.checks import RulePack, check_clause, read_clause, restricts
from handfast.model import AgreementDocument, Clause, Finding, Level, Signal

_RESTRICTING: Final = frozenset(
    {
        Signal.PROHIBITION,
        Signal.PERMISSION,
        Signal.VETO,
        Signal.SURVEILLANCE,
        Signal.ISOLATION,
        Signal.PUNISHMENT,
        Signal.ULTIMATUM,
        Signal.MONEY_CONTROL,
        Signal.SEXUAL_COERCION,
        Signal.IRREVOCABLE,
    }
)
_LEAD: Final = "We do this, "
"""Before a need, so that "so that nobody feels alone" reads as the reason that it is."""


def restricts_beside(clause: Clause, names: Sequence[str]) -> bool:
    """Return whether a clause restricts somebody in its need, or where it is missed."""
    fields = (clause.if_missed, clause.need and f"{_LEAD}{clause.need}")
    return any(restricts(read_clause(text, names)) for text in fields if text.strip())


def beside_clause(
    clause: Clause, document: AgreementDocument, names: Sequence[str], packs: Sequence[RulePack]
) -> Iterator[Finding]:
    """Yield what weighs in the need of a clause, and in what happens if it is missed."""
    fields = (
        (clause.need, "This stands in the need."),
        (clause.if_missed, "This stands in what happens if it is missed."),
    )
    for text, where in fields:
        if text.strip():
            found = check_clause(read_clause(text, names), packs, document=document, clause=clause)
            yield from (_placed(finding, where) for finding in found if _weighs(finding))


def beside_clauses(
    document: AgreementDocument, names: Sequence[str], packs: Sequence[RulePack]
) -> Iterator[Finding]:
    """Yield what says stop in the title of a document and in why it is proposed."""
    fields = (
        (document.title, "This stands in the title."),
        (document.why, "This stands in the words about why it is proposed."),
    )
    for text, where in fields:
        if text.strip():
            found = check_clause(read_clause(text, names), packs, document=document)
            stops = (finding for finding in found if finding.level is Level.STOP)
            yield from (_placed(finding, where) for finding in stops)


def _weighs(finding: Finding) -> bool:
    return finding.level is Level.STOP or (
        finding.level is Level.WARN and finding.signal in _RESTRICTING
    )


def _placed(finding: Finding, where: str) -> Finding:
    """Return a finding that says where its quote stands; its span would be taken for the text's."""
    return evolve(finding, why=f"{finding.why} {where}", span=None)
