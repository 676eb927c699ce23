"""Which supersessions are valid: nobody's agreement is replaced without naming them."""

from collections.abc import Mapping
from typing import NamedTuple

from ..model import Digest, Terms, short
from .sentences import Notes, add_note, names_of


class Supersessions(NamedTuple):
    """What each version supersedes.

    ``valid`` holds what counts. ``possible`` also holds the edges of versions that wait for one
    that is not here yet: they count for nothing, but nobody signs against them by accident.
    """

    valid: Mapping[Digest, tuple[Digest, ...]]
    possible: Mapping[Digest, tuple[Digest, ...]]


def supersessions(versions: Mapping[Digest, Terms], notes: Notes) -> Supersessions:
    """Return the edges that count, and a note on each version whose edges do not."""
    valid: dict[Digest, tuple[Digest, ...]] = {}
    possible: dict[Digest, tuple[Digest, ...]] = {}
    for digest, terms in versions.items():
        if fault := _fault(terms, versions):
            add_note(notes, digest, fault)
            continue
        if not terms.supersedes:
            continue
        if missing := [short(each) for each in terms.supersedes if each not in versions]:
            what = ", ".join(sorted(missing))
            add_note(
                notes,
                digest,
                f"It is to replace {what}, which is not here; so it replaces nothing.",
            )
        possible[digest] = tuple(dict.fromkeys(terms.supersedes))
        if not missing:
            valid[digest] = possible[digest]
    return Supersessions(valid, possible)


def _fault(terms: Terms, versions: Mapping[Digest, Terms]) -> str:
    people = {person.id for person in terms.people}
    if len(people) < 2:
        return "It names fewer than two people, so it binds nobody and replaces nothing."
    for earlier in sorted(terms.supersedes):
        if earlier in versions:
            named = versions[earlier]
            if named.people == terms.people:
                continue
            left_out = [person.id for person in named.people if person.id not in people]
            if left_out:
                names = names_of(named, left_out)
                return (
                    f"It leaves out {names}, named in the version that it is to replace;"
                    " so it replaces nothing."
                )
    return ""
