"""The ledger: versions, signatures and journal entries in a folder, atomic and verified.

Lives here: the folder's layout, durable writing, this machine's memory and trust anchors, its
private keys as they lie on the disk, and the sealed files of each person.
May import: ``documents``, ``signing``, ``model`` and what stands below them. The parser and the
cryptography are loaded only when there is something new to read or to sign.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from .ledger import Ledger, create_folder, open_folder
from .local import Local, read_local, write_local
from .place import OWN_FILES, Place, default_data_root, named_path
from .values import Loaded, SetAside, Watch, unwatched

if TYPE_CHECKING:
    from .details import Missing, PrivateFile, StoredSignature, Unconfirmed, Verified
    from .entry_facts import EntryFacts

_HOMES = {
    "EntryFacts": "entry_facts",
    "Missing": "details",
    "PrivateFile": "details",
    "StoredSignature": "details",
    "Unconfirmed": "details",
    "Verified": "details",
}

__all__ = [
    "OWN_FILES",
    "EntryFacts",
    "Ledger",
    "Loaded",
    "Local",
    "Missing",
    "Place",
    "PrivateFile",
    "SetAside",
    "StoredSignature",
    "Unconfirmed",
    "Verified",
    "Watch",
    "create_folder",
    "default_data_root",
    "named_path",
    "open_folder",
    "read_local",
    "unwatched",
    "write_local",
]


def __getattr__(name: str) -> object:
    """Load what is told only of some folders when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = found
    return found
