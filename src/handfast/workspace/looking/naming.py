"""Whether the names in a version are those that this machine knows for the same people."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from handfast.documents.people_names import name_key
from handfast.engine import AgreementStanding, State
from handfast.model import Person, PersonId
from handfast.text_hygiene import one_line

_OVER = frozenset({State.WITHDRAWN, State.SUPERSEDED, State.LAPSED})


def other_names(
    agreements: Iterable[AgreementStanding], names: Mapping[PersonId, str]
) -> Iterator[str]:
    """Yield a sentence for each name in a living version that is not this machine's own name."""
    said: set[str] = set()
    for agreement in agreements:
        for version in agreement.versions:
            if version.state not in _OVER:
                about = one_line(version.terms.title)
                for person in version.terms.people:
                    sentence = _doubt(person, names)
                    if sentence and sentence not in said:
                        said.add(sentence)
                        yield f"{about} {sentence}"


def names_in_doubt(people: Iterable[Person], names: Mapping[PersonId, str]) -> tuple[str, ...]:
    """Return the same for the people of one version."""
    return tuple(f"It {sentence}" for person in people if (sentence := _doubt(person, names)))


def _doubt(person: Person, names: Mapping[PersonId, str]) -> str:
    """Return what is odd about a name, as a sentence without its subject; empty if nothing is."""
    own = names.get(person.id)
    if own is not None and _same(own, person.name):
        return ""
    key = name_key(person.name)
    theirs = next((who for who in names if who != person.id and name_key(names[who]) == key), None)
    if own is None and theirs is None:
        return ""
    said = f"calls the person {person.id} “{one_line(person.name)}”"
    if own is not None:
        said += f", and this machine knows them as “{one_line(own)}”"
    if theirs is not None:
        return f"{said}. Here that is the name of {theirs}: make sure who is meant."
    if name_key(own or "") == key:
        return f"{said}. They look the same and are written with other letters."
    return f"{said}. Make sure who is meant."


def _same(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
