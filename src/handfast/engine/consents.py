"""Who has signed what: one signature of one named key of one person, counted once."""

from collections.abc import Mapping

from ..model import Digest, PersonId, Records, Terms
from .sentences import Notes, add_note, name_is_here, names_of


def signers(records: Records, notes: Notes) -> dict[Digest, tuple[PersonId, ...]]:
    """Return for each version whose signatures count, in the order in which it names people."""
    given = {(consent.version, consent.person, consent.key) for consent in records.consents}
    known = set()
    signed_by = {}
    for digest, terms in records.versions.items():
        shared = sharing_a_key(terms)
        if shared:
            _note_shared(digest, terms, shared, notes)
        counted: list[PersonId] = []
        for person in terms.people:
            consent = (digest, person.id, person.key)
            if consent in given:
                known.add(consent)
                if person.key not in shared and person.id not in counted:
                    counted.append(person.id)
        signed_by[digest] = tuple(counted)
    for digest, stranger, _ in given - known:
        if digest in records.versions:
            add_note(notes, digest, _does_not_count(records.versions[digest], stranger))
    return signed_by


def complete_ones(
    versions: Mapping[Digest, Terms], signed_by: Mapping[Digest, tuple[PersonId, ...]]
) -> set[Digest]:
    """Return the versions that everybody signed whom they name, two people or more."""
    return {
        digest
        for digest, people in signed_by.items()
        if len(people) == len(versions[digest].people) >= 2
    }


def sharing_a_key(terms: Terms) -> dict[str, list[PersonId]]:
    """Return each key that stands under more than one name, with those people."""
    keys = [person.key for person in terms.people]
    if len(set(keys)) == len(keys):
        return {}
    holders: dict[str, list[PersonId]] = {}
    for person in terms.people:
        holders.setdefault(person.key, []).append(person.id)
    return {key: people for key, people in holders.items() if len(people) > 1}


def _note_shared(
    digest: Digest, terms: Terms, shared: Mapping[str, list[PersonId]], notes: Notes
) -> None:
    for people in shared.values():
        names = names_of(terms, people)
        note = f"One key stands under several names, {names}; it counts for nobody."
        add_note(notes, digest, note)


def _does_not_count(terms: Terms, person: PersonId) -> str:
    name = names_of(terms, [person])
    if name_is_here(terms, person):
        return f"{name} signed with a key that this version does not name; that does not count."
    return f"{name} signed this without being named in it; that does not count."
