"""Signatures by keys that this machine does not trust: of people not met, or in another's name."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from handfast.ledger import Loaded
from handfast.model import PersonId
from handfast.text_hygiene import one_line

from ..workspace import Workspace

Claim = tuple[PersonId, str]
"""In whose name, and by which key."""


class Claims(NamedTuple):
    """How many signatures each key made: of people not met, and beside the key that is trusted."""

    unmet: Mapping[Claim, int]
    wrong: Mapping[Claim, int]


def claims(ws: Workspace, loaded: Loaded) -> Claims:
    """Return the signatures that do not count here, counted by key, in the order of the folder."""
    unmet: Counter[Claim] = Counter()
    wrong: Counter[Claim] = Counter()
    if loaded.unconfirmed:
        trusted = ws.ledger.trusted()
        for item in loaded.unconfirmed:
            (wrong if item.person in trusted else unmet)[item.person, item.key] += 1
    return Claims(unmet, wrong)


def wrong_key(ws: Workspace, claim: Claim) -> str:
    """Say that a key is not the one that is trusted for somebody, and must not be added."""
    person, key = one_line(claim[0]), claim[1]
    owner = next((who for who, one in ws.ledger.trusted().items() if one.fingerprint == key), None)
    whose = f" It is the key of {owner}." if owner else ""
    return (
        f"What is signed in the name of {person} with the key {key} does not count: this is not "
        f"the key that this machine trusts for {person}.{whose} Never add it for them; ask them "
        "whether they signed."
    )
