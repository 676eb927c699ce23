"""What differs between two documents: field by field, clause by clause, word by word."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from handfast.model import AgreementDocument, Clause
from handfast.text_hygiene import visible

from ..views import ClauseChange, Difference, FieldChange, WordChange
from ..workspace import Workspace
from .references import find

_PIECES: Final = re.compile(r"\s+|\w+(?:['’]\w+)*|[^\w\s]")


def difference(ws: Workspace, before: str, after: str) -> Difference:
    """Return what differs between the two versions that these references name."""
    return compare(find(ws, before).document, find(ws, after).document)


def compare(before: AgreementDocument, after: AgreementDocument) -> Difference:
    """Return what differs between two documents, with the clauses in the order of the later one."""
    old = {clause.id: clause for clause in before.clauses}
    new = {clause.id: clause for clause in after.clauses}
    changes = [_clause_change(old.get(clause.id), clause) for clause in after.clauses]
    changes += [_clause_change(clause, None) for clause in before.clauses if clause.id not in new]
    return Difference(
        fields=_changed(_document_fields(before), _document_fields(after)), clauses=tuple(changes)
    )


def words_between(before: str, after: str) -> tuple[WordChange, ...]:
    """Return the runs of words that stayed, went and came, in reading order.

    Texts that only look alike differ here too, because words are compared by their code points.
    """
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    runs: list[WordChange] = []
    gone, come = "", ""
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = "".join(old[i:j]), "".join(new[k:m])
        if what != "equal" or (was.isspace() and (gone or come) and m < len(new)):
            gone, come = gone + was, come + now
            continue
        runs += _changed_run(gone, come)
        gone, come = "", ""
        runs.append(WordChange("same", was))
    return (*runs, *_changed_run(gone, come))


def _changed_run(gone: str, come: str) -> list[WordChange]:
    """Return what went and what came at one place; a space between changed words is part of it."""
    runs = (WordChange("removed", gone), WordChange("added", come))
    return [run for run in runs if run.text]


def _clause_change(before: Clause | None, after: Clause | None) -> ClauseChange:
    if before is None or after is None:
        clause = after or before
        assert clause is not None  # noqa: S101 - the callers give at least one
        kind = "added" if before is None else "removed"
        return ClauseChange(clause.id, kind, before, after, (WordChange(kind, clause.text),))
    fields = _changed(_clause_fields(before), _clause_fields(after))
    same = before.text == after.text and not fields
    return ClauseChange(
        id=after.id,
        change="same" if same else "changed",
        before=before,
        after=after,
        words=words_between(before.text, after.text),
        fields=fields,
    )


def _document_fields(document: AgreementDocument) -> dict[str, str]:
    review = document.review
    return {
        "title": document.title,
        "style": document.style,
        "why": document.why,
        "people": ", ".join(f"{p.name} ({p.id}, {p.key})" for p in document.people),
        "review": review.on.isoformat() if review else "",
        "lapses": review.lapses.isoformat() if review else "",
        "pace after a rupture": (
            f"{document.ground.hours_after_rupture} hours" if document.ground else ""
        ),
        **{
            f"other field people.{person.id}.{name}": visible(str(value))
            for person in document.people
            for name, value in person.extra.items()
        },
        **_others(document.extra.items()),
    }


def _clause_fields(clause: Clause) -> dict[str, str]:
    return {
        "kind": clause.kind.value,
        "binds": ", ".join(clause.binds),
        "need": clause.need,
        "notice": clause.notice.value if clause.notice else "",
        "if missed": clause.if_missed,
        "until": clause.until.isoformat() if clause.until else "",
        "talked through": "; ".join(f"{t.check}: {t.note}" for t in clause.talked_through),
        **_others(clause.extra.items()),
    }


def _others(items: Iterable[tuple[str, object]]) -> dict[str, str]:
    """Fields that this program does not know still show when they change."""
    return {f"other field {name}": visible(str(value)) for name, value in items}


def _changed(before: dict[str, str], after: dict[str, str]) -> tuple[FieldChange, ...]:
    names = list(dict.fromkeys([*after, *before]))
    return tuple(
        FieldChange(name, before.get(name, ""), after.get(name, ""))
        for name in names
        if before.get(name, "") != after.get(name, "")
    )
