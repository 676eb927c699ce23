"""Somebody in a folder, as both surfaces show them."""

from attrs import frozen

from handfast.model import PersonId


@frozen
class PersonView:
    """Somebody in this folder. ``key_here``: their private key is on this machine."""

    id: PersonId
    name: str
    fingerprint: str
    key_here: bool
    trusted: bool = True
