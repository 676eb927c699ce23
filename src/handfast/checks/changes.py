"""Checks of a change: what became stricter since the version before, and for whom."""

from handfast.model import AgreementDocument, CheckContext, Clause, Finding, Notice

from . import whole_rules as rules
from .agreement import lasting, names
from .reading import Feature, Reading, read_clause
from .restricting import restricts

_HEAVINESS = {Notice.NONE: 0, Notice.AFTER: 1, Notice.BEFORE: 2, Notice.PERMISSION: 3}


def _rung(clause: Clause, reading: Reading) -> int:
    """Return how heavy the rung of the permission ladder is that a clause stands on."""
    notice = clause.notice or reading.notice
    return _HEAVINESS[notice] if notice else 0


def _called(document: AgreementDocument, ids: set[str]) -> str:
    """Return the names of these people, in the order of the agreement."""
    listed = [person.name for person in document.people if person.id in ids]
    return " and ".join(listed) or "everybody"


def _stricter(after: AgreementDocument, old: Clause, new: Clause) -> list[str]:
    """Return a sentence for each way in which a clause asks more than before."""
    called = names(after)
    before, now = read_clause(old.text, called), read_clause(new.text, called)
    said = []
    who = _called(after, set(new.binds))
    if _rung(new, now) > _rung(old, before):
        rung = new.notice or now.notice
        said.append(f"It stands on a heavier rung of the ladder than before ({rung}), for {who}.")
    if restricts(now) and not restricts(before):
        said.append(f"It restricts {who}, and did not before.")
    added = set(new.binds) - set(old.binds)
    if added:
        said.append(f"It now binds {_called(after, set(added))} as well.")
    if now.has(Feature.ABSOLUTE) and not before.has(Feature.ABSOLUTE):
        said.append(f"It leaves no exception any more, for {who}.")
    if before.has(Feature.EXIT) and not now.has(Feature.EXIT):
        said.append(f"It no longer says that a no is fine, for {who}.")
    if old.until is not None and (new.until is None or new.until > old.until):
        said.append(f"It lasts longer than before, for {who}.")
    return said


def check_change(
    before: AgreementDocument, after: AgreementDocument, context: CheckContext
) -> tuple[Finding, ...]:
    """Return what became stricter from one version to the next, and for whom."""
    found = []
    fresh = " A hurt is fresh; there is no hurry." if context.rupture_open else ""
    for clause in after.clauses:
        old = before.clause(clause.id)
        if old is None:
            if restricts(read_clause(clause.text, names(after))) and lasting(clause):
                why = f"This restriction is new, for {_called(after, set(clause.binds))}.{fresh}"
                found.append(
                    rules.ADDED_RESTRICTION.finding(clause.text, why=why, clause=clause.id)
                )
            continue
        found += [
            rules.STRICTER.finding(clause.text, why=f"{said}{fresh}", clause=clause.id)
            for said in _stricter(after, old, clause)
        ]
    if before.review and after.review and before.written and after.written:
        was = before.review.on - before.written.date()
        if after.review.on - after.written.date() > was:
            found.append(rules.REVIEW_LATER.finding())
    return tuple(found)
