"""The ``allowed_signers`` file, with which OpenSSH checks signatures without us."""

from collections.abc import Iterable

from handfast.errors import UsageError
from handfast.text_hygiene import PERSON_ID

from .public import NAMESPACE, PublicKey


def allowed_signers(people: Iterable[tuple[str, PublicKey]]) -> bytes:
    """Return the file for these (person id, key) pairs, one line each, in order of their ids.

    A principal may be a pattern in this file, so nothing but a plain id is ever written into it.
    """
    lines = set()
    for person, key in people:
        if not PERSON_ID.fullmatch(person):
            raise UsageError(
                "A name in the list of signers is not a plain id.",
                next_step="Use 1 to 32 of the characters a-z, 0-9 and hyphen.",
            )
        lines.add(f'{person} namespaces="{NAMESPACE}" {key.line}\n')
    return "".join(sorted(lines)).encode()
