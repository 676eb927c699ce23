"""What differs between two documents."""

from attrs import frozen

from handfast.model import Clause, Digest


@frozen
class WordChange:
    """A run of words: ``kind`` is ``same``, ``added`` or ``removed``."""

    kind: str
    text: str


@frozen
class FieldChange:
    """One field before and after, as text; empty where there was or is none."""

    field: str
    before: str
    after: str


@frozen
class ClauseChange:
    """One clause; ``change`` is ``added``, ``removed``, ``changed`` or ``same``."""

    id: str
    change: str
    before: Clause | None
    after: Clause | None
    words: tuple[WordChange, ...] = ()
    fields: tuple[FieldChange, ...] = ()


@frozen
class Difference:
    """What differs between two documents. Every clause is listed, unchanged ones as ``same``."""

    fields: tuple[FieldChange, ...]
    clauses: tuple[ClauseChange, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing differs."""
        return not self.fields and all(clause.change == "same" for clause in self.clauses)


@frozen
class Replaced:
    """A version that another one replaces. ``title`` is None where it is not here.

    ``ends``: it is in force now, and no longer once everybody has signed the other one.
    """

    digest: Digest
    title: str | None
    ends: bool = False
    changes: Difference | None = None


def first_changes(replaces: tuple[Replaced, ...]) -> Difference | None:
    """Return what changes against the first that is here, or None for a first version."""
    return next((each.changes for each in replaces if each.changes is not None), None)
