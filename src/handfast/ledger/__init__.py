"""The ledger: versions, signatures and journal entries in a folder, atomic and verified.

Lives here: the folder's layout, durable writing, this machine's memory and trust anchors, its
private keys as they lie on the disk, and the sealed files of each person.
May import: ``documents``, ``signing``, ``model`` and what stands below them. The parser and the
cryptography are loaded only when there is something new to read or to sign.
"""

from .ledger import Ledger, create_folder, open_folder
from .local import Local, read_local, write_local
from .place import Place, default_data_root
from .values import (
    EntryFacts,
    Loaded,
    Missing,
    PrivateFile,
    SetAside,
    StoredSignature,
    Unconfirmed,
    Verified,
)

__all__ = [
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
    "create_folder",
    "default_data_root",
    "open_folder",
    "read_local",
    "write_local",
]
